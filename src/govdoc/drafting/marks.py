"""``{.同段}`` at the end of a skeleton's line → what the block that the line becomes is, and how it is numbered.

Markdown knows headings and paragraphs alone. What else a document holds, a skeleton says in braces behind the line, as
Pandoc writes attributes. Values of a plan cannot: their braces are escaped.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from govdoc.model import Attachment, Byline, Heading, HeadingKind, Paragraph, Salutation, Table, Title
from govdoc.patterns import lazy
from govdoc.readers.headings import heading_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from govdoc.model import Block, Document, Text

UNNUMBERED, ALONE, RUN_IN, OWN_ORDINAL = "无序号", "独行", "同段", "自带序数"
TITLE, BYLINE, SALUTATION, CAPTION = "篇名", "题下", "称呼", "表题"
ATTACHMENT, ACROSS = "附件", "横排"
NAMES = (UNNUMBERED, ALONE, RUN_IN, OWN_ORDINAL, TITLE, BYLINE, SALUTATION, CAPTION, ATTACHMENT, ACROSS)
NO_ORDINAL = ""
"""Ordinal of a heading that numbering shall pass over; None asks for a number."""
_OPEN, _SHUT = "\x02", "\x03"
"""Around the names in the Markdown that the reader reads. No value of a plan holds control characters."""
ATTACHMENT_SIGN = rf"{_OPEN}[^{_SHUT}]*{ATTACHMENT}"
"""Pattern of how the text of an attachment's title begins in the Markdown that the reader reads."""
_BEHIND = lazy(r"(?:\s\{\.[^{}\s]+\})+$")
_HASHES = lazy(r"#{1,6}\s+")
_BEFORE = lazy(rf"{_OPEN}([^{_SHUT}]*){_SHUT}\s*")


class MarkError(ValueError):
    """A mark in braces that is none; the message is a Chinese sentence."""

    def __init__(self, mark: str) -> None:
        super().__init__(f"没有“{mark}”这个标记，可用的有 {'、'.join(NAMES)}")
        self.mark = mark


def marked(line: str) -> str:
    """Return a line of Markdown with the names in braces at its end moved, hidden, before its text.

    Raises MarkError for a name that is none.
    """
    found = _BEHIND.search(line)
    if found is None:
        return line
    names = [name[2:-1] for name in found[0].split()]
    if unknown := [name for name in names if name not in NAMES]:
        raise MarkError(f"{{.{unknown[0]}}}")
    start = hashes.end() if (hashes := _HASHES.match(line)) else 0
    return f"{line[:start]}{_OPEN}{' '.join(names)}{_SHUT}{line[start : found.start()].strip()}"


def is_marked(line: str) -> bool:
    """Whether a line that ``marked`` returned bears names."""
    return _OPEN in line


def settled_marks(document: Document) -> Document:
    """Return the document as read from Markdown with every marked block as what its marks make of it.

    A title marked 附件 begins an attachment, which goes on to the next one or to the end; marked 横排 too, it lies on
    paper across.
    """
    blocks: list[Block] = []
    marks: list[frozenset[str]] = []
    alone = False
    for block in document.blocks:
        names, text = _parted(block)
        made = _made(block, names, text) if names else block
        if alone and isinstance(made, Paragraph) and made.continues:
            made = replace(made, continues=False)
        alone = ALONE in names
        blocks.append(made)
        marks.append(names)
    first = next((n for n, names in enumerate(marks) if ATTACHMENT in names), len(blocks))
    own = tuple(_captioned(blocks[:first], marks[:first]))
    return replace(document, blocks=own, attachments=tuple(_attachments(blocks[first:], marks[first:])))


def _attachments(blocks: Sequence[Block], marks: Sequence[frozenset[str]]) -> Iterator[Attachment]:
    """Give the attachments in blocks of which the first is the title of one."""
    starts = [n for n, names in enumerate(marks) if ATTACHMENT in names]
    for start, end in pairwise([*starts, len(blocks)]):
        title, inner = blocks[start], slice(start + 1, end)
        if isinstance(title, Title):
            yield Attachment(title.text, tuple(_captioned(blocks[inner], marks[inner])), ACROSS in marks[start])


def _parted(block: Block) -> tuple[frozenset[str], Text | None]:
    """Return the names on a block and its text without them."""
    if not isinstance(block, Title | Heading | Paragraph):
        return frozenset(), None
    found = _BEFORE.match(block.text.value)
    return (frozenset(found[1].split()), block.text.cut(found.end())) if found else (frozenset(), None)


def _made(block: Block, names: frozenset[str], text: Text | None) -> Block:
    """Return what a block with marks is."""
    if text is None:
        return block
    if isinstance(block, Heading) and not names & {TITLE, ATTACHMENT}:
        return _heading(block, names, text)
    for name, make in _BLOCKS.items():
        if name in names:
            return make(text)
    return Title(text) if isinstance(block, Title) else Paragraph(text)


def _heading(block: Heading, names: frozenset[str], text: Text) -> Heading:
    """Return a heading of the level its ``#`` say; its text is all of the line, unless it brings its ordinal."""
    found = replace(heading_of(text, block.level), level=block.level) if OWN_ORDINAL in names else None
    heading = found if found and found.ordinal else replace(block, text=text, start=text.start)
    kind = HeadingKind.RUN_IN if RUN_IN in names else HeadingKind.HEADING if ALONE in names else heading.kind
    return replace(heading, kind=kind, ordinal=NO_ORDINAL if UNNUMBERED in names else heading.ordinal)


_BLOCKS: dict[str, Callable[[Text], Block]] = {
    TITLE: Title,
    ATTACHMENT: Title,
    BYLINE: Byline,
    SALUTATION: Salutation,
}


def _captioned(blocks: Sequence[Block], marks: Sequence[frozenset[str]]) -> list[Block]:
    """Return the blocks with each line marked 表题 as the caption of the table after it."""
    out: list[Block] = []
    caption: Text | None = None
    for block, names in zip(blocks, marks, strict=True):
        if caption is not None and isinstance(block, Table):
            out[-1] = replace(block, caption=caption)
        else:
            out.append(block)
        caption = block.text if isinstance(block, Paragraph) and CAPTION in names else None
    return out
