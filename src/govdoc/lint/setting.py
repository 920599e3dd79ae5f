"""Layout of a docx → stretches that are set alike, each with its part of the standard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from govdoc import gbt9704
from govdoc.gbt9704 import Part
from govdoc.lint.asides import is_aside
from govdoc.lint.fontfamily import is_size
from govdoc.lint.language import is_chinese
from govdoc.lint.masthead import colophon, masthead
from govdoc.lint.once import once
from govdoc.lint.pages import paragraph_at
from govdoc.lint.passage import HAN
from govdoc.model import (
    Block,
    Document,
    Figure,
    Heading,
    Paragraph,
    Salutation,
    Text,
    Title,
)
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import ParagraphFormat, RunFormat

_HAN = lazy(f"[{HAN}]")
HEADINGS = frozenset(gbt9704.HEADING_PARTS.values())
"""The parts that are headings."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A block, or the part of one, that is set as one part of the standard; offsets are of the source."""

    part: Part
    block: Block
    start: int
    end: int
    paragraph: ParagraphFormat
    runs: tuple[tuple[RunFormat, str], ...]
    """Each run of it that holds 汉字, with the text it has in the stretch."""

    @property
    def number(self) -> tuple[str, RunFormat] | None:
        """The number that Word prints before it, and how that is set; None without one, or where it is hidden."""
        label, face = self.paragraph.number_label, self.paragraph.number_face
        shown = label is not None and face is not None and not face.hidden and any(map(str.isalnum, label))
        return (label or "", face) if shown and face is not None else None

    @property
    def place(self) -> tuple[int, int, int]:
        """Start, end and the number of the paragraph."""
        return self.start, self.end, self.paragraph.number


@once
def stretches(document: Document) -> tuple[Stretch, ...]:
    """Return the parts of a docx that have a format of their own, tables left out; none in another language."""
    return tuple(_stretches(document))


def _stretches(document: Document) -> Iterator[Stretch]:
    """Give them one by one."""
    layout = document.layout
    if layout is None or not is_chinese(document):
        return
    attached, closing = False, closing_lines(document)
    first, behind = masthead(document) + 1, colophon(document) or len(layout.paragraphs) + 1
    for block in document.blocks:
        part = _part(block)
        if part is None or isinstance(block, Figure) or not (text := _text(block)).value:
            continue
        paragraph = paragraph_at(document, layout, text.start)
        if paragraph is None or paragraph.in_table or not first <= paragraph.number < behind:
            continue
        part = _nearer(part, text, paragraph, attached=attached)
        if is_aside(document, part, paragraph, text) or (paragraph.number in closing and part is Part.BODY):
            continue
        attached = part is Part.ATTACHMENT_MARK or (attached and part is Part.ATTACHMENT_TITLE)
        if part is not None:
            start = block.start if isinstance(block, Heading) else text.start
            yield Stretch(part, block, start, text.end, paragraph, runs_of(document, paragraph, start, text.end))


ATTACHMENT_MARK = lazy(r"附\s*件\s*[\d一二三四五六七八九十]{0,3}\s*[：:]?")
"""「附件」 and its number, alone in a paragraph, at the head of an attachment."""


_DATE = lazy(r"\s*(?:19|20)\d\d年\d{1,2}月\d{1,2}日\s*")
_LONGEST_NAME = 30


@once
def closing_lines(document: Document) -> dict[int, Part]:
    """Return the numbers of the paragraphs that are 署名 and 成文日期 before attachments, which nobody named."""
    layout = document.layout
    if layout is None or document.elements.date is not None:
        return {}
    text = document.source.text
    lines = [p for p in layout.paragraphs if not p.in_table and text[p.start : p.end].strip()]
    for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
        name, following = text[before.start : before.end].strip(), text[after.start : after.end].strip()
        if _DATE.fullmatch(text, line.start, line.end) and ATTACHMENT_MARK.fullmatch(following):
            named = len(name) <= _LONGEST_NAME and not name.endswith(("。", "；", "：", "）"))
            return {line.number: Part.DATE} | ({before.number: Part.SIGNATURE} if named else {})
    return {}


def _nearer(part: Part, text: Text, paragraph: ParagraphFormat, *, attached: bool) -> Part | None:
    """Return the part of a stretch by how its paragraph is set; None for a line that is not body text.

    Lines set in the middle or at the right, without a sentence, are captions, names, dates.
    """
    if part is not Part.BODY and part not in HEADINGS and not attached:
        return part
    if (part is Part.BODY or part in HEADINGS) and ATTACHMENT_MARK.fullmatch(text.value):
        return Part.ATTACHMENT_MARK
    if attached and (paragraph.alignment == "center" or _is_set_as_title(paragraph)):
        return Part.ATTACHMENT_TITLE
    if part is Part.BODY and paragraph.alignment in {"center", "right"} and "。" not in text.value:
        return None
    return part


def _is_set_as_title(paragraph: ParagraphFormat) -> bool:
    """Whether the whole of a paragraph is as large as a title."""
    size = gbt9704.PARTS[Part.TITLE].size
    return bool(paragraph.runs) and all(is_size(run.size, size) for run in paragraph.runs)


def runs_of(document: Document, paragraph: ParagraphFormat, start: int, end: int) -> tuple[tuple[RunFormat, str], ...]:
    """Return the runs of a paragraph that hold 汉字 between two places, each with that text."""
    source, found = document.source.text, []
    for run in paragraph.runs:
        if run.start < end and start < run.end and not run.hidden:
            text = source[max(run.start, start) : min(run.end, end)]
            if _HAN.search(text):
                found.append((run, text))
    return tuple(found)


def _text(block: Block) -> Text:
    """Return the text of a block that is one text."""
    return block.text if isinstance(block, Title | Salutation | Heading | Paragraph) else Text("")


def _part(block: Block) -> Part | None:
    """Return the part of the standard that a block is; None for tables and residue."""
    match block:
        case Title():
            return Part.TITLE
        case Salutation():
            return Part.SALUTATION
        case Heading():
            return gbt9704.HEADING_PARTS.get(block.level, Part.BODY)
        case Paragraph():
            return Part.BODY
        case _:
            return None


@once
def starting(document: Document) -> tuple[Stretch, ...]:
    """Return headings and body paragraphs that begin their docx paragraph."""
    return tuple(_starting(document))


def _starting(document: Document) -> Iterator[Stretch]:
    """Give them one by one."""
    last = 0
    for stretch in stretches(document):
        if stretch.paragraph.number != last and (stretch.part is Part.BODY or stretch.part in HEADINGS):
            yield stretch
        last = stretch.paragraph.number
