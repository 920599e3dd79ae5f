"""Plain text, however dirty → Document of paragraphs and residue; broken lines joined, every position kept."""

from __future__ import annotations

from govdoc.model import Block, Document, Form, Paragraph, Residue, ResidueKind, Source, Text, block_start
from govdoc.ordinals import parse as parse_ordinal
from govdoc.patterns import lazy
from govdoc.readers.files import with_line_feeds
from govdoc.readers.gluedmarks import unglued
from govdoc.readers.poured import fragments
from govdoc.readers.remarks import without_remarks
from govdoc.readers.residue import heads_links, may_be_link, page_marks, residue_kind
from govdoc.readers.wrapping import Line, ends_sentence, goes_on, wrap_of

_BLANK = " \t\r\f\v\u3000\u00a0\ufeff\u200b"
_INDENT = lazy(r"[ \t\u00a0]{2,}|\u3000+")


def parse(text: str, name: str) -> Document:
    """Return the paragraphs of a text: hard-wrapped lines joined, page marks and web chrome as Residue blocks.

    Headings are not looked for here: ``govdoc.outline.structure`` finds them. Where carriage returns
    alone end lines, the text of the source has line feeds in their places.
    """
    text = with_line_feeds(text)
    source = Source.of_lines(name, text, Form.TEXT)
    lines, marks = _unmarked(_lines(source, without_remarks(text)))
    found, glued = unglued(fragments(_repeats(_joined(lines, marks))), text)
    blocks: list[Block] = [*found]
    if marks or glued:
        blocks += (Residue(ResidueKind.PAGE_MARK, mark) for mark in marks)
        blocks = sorted([*blocks, *glued], key=block_start)
    return Document(tuple(blocks), source)


def _lines(source: Source, whole: str) -> list[Line]:
    """Cut the text of the source, remarks to govdoc blanked out, into lines that hold text."""
    lines: list[Line] = []
    blank = False
    for start, value in zip(source.starts, whole.split("\n"), strict=True):
        stripped = value.strip(_BLANK)
        if stripped:
            lead = value.index(stripped[0]) if value[0] != stripped[0] else 0
            indented = lead > 0 and _INDENT.match(value) is not None
            text, length = Text.run(stripped, start + lead), len(value.rstrip("\r"))
            lines.append(Line(text, stripped, indented, blank, length, ends_sentence(stripped)))
        blank = not stripped
    return lines


def _unmarked(lines: list[Line]) -> tuple[list[Line], list[Text]]:
    """Take the page marks off the heads of their lines; return lines and marks."""
    found = page_marks([line.value for line in lines])
    if not found:
        return lines, []
    marks = [lines[at].text.cut(0, length).strip() for at, length in found.items()]
    rest = []
    for at, line in enumerate(lines):
        if at not in found:
            rest.append(line)
        elif tail := line.text.cut(found[at]).strip():
            value = tail.value
            ends = ends_sentence(value)
            rest.append(line._replace(text=tail, value=value, indented=False, after_blank=False, ends_sentence=ends))
    return rest, marks


def _joined(lines: list[Line], marks: list[Text]) -> list[Paragraph | Residue]:
    """Join the lines of a paragraph that were broken; residue lines stand alone, or go on where they were broken."""
    kinds = _kinds(lines)
    wrap = wrap_of([line for line, kind in zip(lines, kinds, strict=True) if kind is None])
    after_mark = {mark.end for mark in marks}
    # In most texts nothing goes on behind the end of a sentence.
    ends = wrap is None and not marks
    out: list[Paragraph | Residue] = []
    last: Line | None = None
    for line, kind in zip(lines, kinds, strict=True):
        if kind is ResidueKind.PAGE_MARK:
            out.append(Residue(kind, line.text))
            continue
        if kind is not None or last is None or (ends and last.ends_sentence):
            out.append(Residue(kind, line.text) if kind else Paragraph(line.text))
        elif goes_on(last, line, wrap, marked=_follows(line, after_mark)):
            _join(out, line)
        else:
            out.append(Paragraph(line.text))
        # Web chrome goes on in the next line only where lines were broken at a width.
        last = line if kind is None or wrap is not None else None
    return out


def _join(blocks: list[Paragraph | Residue], line: Line) -> None:
    """Join a line to the last block that is no page mark if it is a paragraph; residue goes on in another block."""
    at = _open_block(blocks)
    block = blocks[at]
    if isinstance(block, Paragraph):
        blocks[at] = Paragraph(_glued(block.text, line.text))
    else:
        blocks.append(Residue(_kind(block), line.text))


def _kinds(lines: list[Line]) -> list[ResidueKind | None]:
    """Tell of each line what residue it is, None for text of the document; links stand under their head."""
    kinds = [residue_kind(line.value) for line in lines]
    links = False
    for at, line in enumerate(lines) if any(kinds) else ():
        if kinds[at] is None and links and may_be_link(line.value):
            kinds[at] = ResidueKind.NAVIGATION
        links = kinds[at] is not None and (links or heads_links(line.value))
    return kinds


def _open_block(blocks: list[Paragraph | Residue]) -> int:
    """Index of the last block that is no page mark: what a page mark interrupts goes on behind it."""
    for index in range(len(blocks) - 1, -1, -1):
        if _kind(blocks[index]) is not ResidueKind.PAGE_MARK:
            return index
    return -1


def _kind(block: Paragraph | Residue) -> ResidueKind:
    """Kind of residue; of a paragraph any that is no page mark."""
    return block.kind if isinstance(block, Residue) else ResidueKind.CONTENTS


def _follows(line: Line, ends: set[int]) -> bool:
    """Whether a page mark stood right before the line."""
    return bool(ends) and any(line.text.start - gap in ends for gap in range(4))


def _glued(left: Text, right: Text) -> Text:
    """Join two lines: with a space between Latin words, directly otherwise."""
    if (
        left.value[-1:].isascii()
        and left.value[-1:].isalnum()
        and right.value[:1].isascii()
        and right.value[:1].isalnum()
    ):
        return left + Text(" ", ((0, left.end),)) + right
    return left + right


_TITLE_LENGTHS = range(8, 61)
_GOES_ON = frozenset("，。、；：？！,;:?!的是在以要与和及，”》）")
"""What follows a title that is the beginning of a sentence."""


def _repeats(blocks: list[Paragraph | Residue]) -> list[Paragraph | Residue]:
    """Mark a title that is printed again: as a line of its own, or once more and again at the head of the body."""
    out: list[Paragraph | Residue] = []
    title: str | None = None
    for block in blocks:
        text = block.text
        if isinstance(block, Residue) or (title is not None and not text.value.startswith(title)):
            out.append(block)
            continue
        while title is not None and text.value.startswith(title) and text.value[len(title) :][:1] not in _GOES_ON:
            out.append(Residue(ResidueKind.REPEATED_TITLE, text.cut(0, len(title))))
            text = text.cut(len(title)).strip(_BLANK)
        if text.value:
            out.append(block if text is block.text else Paragraph(text))
        if title is None and _may_be_title(text.value):
            title = text.value
    return out


_NO_TITLE = lazy(
    r"[^，。：；《》“”]*(?:[局委厅部院会室所馆社站处科股组园厂队]|政府|中心|学校|[中小大]学|公司|集团|银行)(?:文件)?"
    r"|.*[〔\[［](?:19|20)\d\d[〕\]］]\s*\d+\s*号[）)]?"
    r"|[（(]?\d{4}\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?[）)]?"
)
"""An office, a 发文字号, a date: they stand again in the text, and sentences begin with them."""


def _may_be_title(value: str) -> bool:
    """Whether a line may be the title: of its length, without an ordinal, not ending as sentences do, no office."""
    if len(value) not in _TITLE_LENGTHS or value[-1] in "。.：:，,；;":
        return False
    return parse_ordinal(value) is None and not _NO_TITLE.fullmatch(value)
