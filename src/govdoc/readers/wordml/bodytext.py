"""A paragraph of the body of a .docx → the heading that it is or begins with, and its text, bold and noted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from govdoc import ordinals
from govdoc.model import Heading, HeadingKind, Paragraph, Text
from govdoc.readers.headings import BLANK, heading_of, one_line, split_lines
from govdoc.readers.wordml.exhibits import notes_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from govdoc.readers.wordml.lines import Line


def whole(line: Line) -> Text:
    """Return the text of a paragraph without white space at its ends."""
    return stretch(line, 0, len(line.text)).strip(BLANK)


def stretch(line: Line, start: int, end: int) -> Text:
    """Return a stretch of a paragraph with its place in the source."""
    return Text(line.text[start:end], ((0, line.start + start),))


def heading_on(line: Line, text: Text, level: int) -> Heading:
    """Return the heading on a line, with the ordinal that Word generates where none is typed."""
    heading = heading_of(text, level)
    if heading.ordinal is None and (generated := _generated(line)) is not None:
        heading = replace(
            heading, level=generated.level, ordinal=generated.normal, kind=HeadingKind.HEADING, automatic=True
        )
    return replace(heading, kind=HeadingKind.RUN_IN) if line.separated else heading


def body_blocks(line: Line, notes: Mapping[str, Text], *, continues: bool) -> Iterator[Heading | Paragraph]:
    """Give the heading that a paragraph begins with by itself, and the lines of its text.

    ``notes`` are the notes by key; with ``continues`` it goes on in the paragraph of the heading before it.
    """
    at = 0
    if line.run_in is not None:
        level, length = line.run_in
        head, rest = stretch(line, 0, length).strip(BLANK), line.text[length:].strip(BLANK)
        if head.value:
            heading = heading_on(line, one_line(head), level)
            yield replace(heading, kind=HeadingKind.RUN_IN) if rest else heading
            at = length
    continues = continues or bool(at)
    for text in split_lines(stretch(line, at, len(line.text))):
        yield Paragraph(text, continues, _strong(line, text), notes_in(line, text, notes))
        continues = False


def _generated(line: Line) -> ordinals.Ordinal | None:
    """Return the ordinal that Word generates for a paragraph, None where its label is no ordinal."""
    found = ordinals.parse(line.label) if line.label else None
    return found if found is not None and line.label is not None and found.length == len(line.label) else None


def _strong(line: Line, text: Text) -> tuple[tuple[int, int], ...]:
    """Return the bold stretches of a text cut from a paragraph."""
    if not any(face.bold for _, _, face in line.faces):
        return ()
    first = text.start - line.start
    ranges: list[tuple[int, int]] = []
    for start, end, face in line.faces:
        start, end = max(0, start - first), min(len(text), end - first)  # noqa: PLW2901
        if not face.bold or start >= end:
            continue
        if ranges and ranges[-1][1] == start:
            ranges[-1] = (ranges[-1][0], end)
        else:
            ranges.append((start, end))
    return tuple(ranges)
