"""Plain text, however dirty → Document of paragraphs and residue; broken lines joined, every position kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from govdoc.model import Block, Document, Form, Paragraph, Residue, ResidueKind, Source, Text, block_start
from govdoc.ordinals import parse as parse_ordinal
from govdoc.readers.residue import heads_links, may_be_link, page_marks, residue_kind

_BLANK = " \t\r\f\v\u3000\u00a0\ufeff\u200b"
_INDENT = re.compile(r"[ \t\u00a0]{2,}|\u3000+")
_END = "。！？!?…"
_CLOSING = "”’」』）)》"


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that holds text: stripped, with what stood before it."""

    text: Text
    indented: bool
    after_blank: bool
    length: int
    """Code points as printed, white space at its ends included."""

    @property
    def value(self) -> str:
        return self.text.value

    @property
    def ends_sentence(self) -> bool:
        return _ends_sentence(self.value)


def _ends_sentence(value: str) -> bool:
    """Whether a line ends a sentence, or announces what follows; a dot ends one only behind a 汉字."""
    last = value.rstrip(_CLOSING)[-2:]
    return last[-1:] in _END or value[-1:] in "：:" or (last[-1:] == "." and not last.isascii())


def parse(text: str, name: str) -> Document:
    """Return the paragraphs of a text: hard-wrapped lines joined, page marks and web chrome as Residue blocks.

    Headings are not looked for here: ``govdoc.outline.structure`` finds them.
    """
    source = Source.of_lines(name, text, Form.TEXT)
    lines, marks = _unmarked(_lines(source))
    blocks: list[Block] = [*_fragments(_repeats(_joined(lines, marks)))]
    blocks += (Residue(ResidueKind.PAGE_MARK, mark) for mark in marks)
    blocks.sort(key=block_start)
    return Document(tuple(blocks), source)


def _lines(source: Source) -> list[_Line]:
    """Cut the source into lines that hold text."""
    lines: list[_Line] = []
    blank = False
    whole = source.text
    for start, end in pairwise((*source.starts, len(whole) + 1)):
        value = whole[start : end - 1]
        stripped = value.strip(_BLANK)
        if stripped:
            lead = value.index(stripped[0]) if value[0] != stripped[0] else 0
            text = Text(stripped, ((0, start + lead),))
            lines.append(_Line(text, bool(_INDENT.match(value)), blank, len(value.rstrip("\r"))))
        blank = not stripped
    return lines


def _unmarked(lines: list[_Line]) -> tuple[list[_Line], list[Text]]:
    """Take the page marks off the heads of their lines; return lines and marks."""
    found = page_marks([line.value for line in lines])
    marks = [lines[at].text.cut(0, length).strip() for at, length in found.items()]
    rest = []
    for at, line in enumerate(lines):
        if at not in found:
            rest.append(line)
        elif tail := line.text.cut(found[at]).strip():
            rest.append(_Line(tail, indented=False, after_blank=False, length=line.length))
    return rest, marks


def _joined(lines: list[_Line], marks: list[Text]) -> list[Paragraph | Residue]:
    """Join the lines of a paragraph that were broken; residue lines stand alone, or go on where they were broken."""
    kinds = _kinds(lines)
    wrap = _wrap([line for line, kind in zip(lines, kinds, strict=True) if kind is None])
    after_mark = {mark.end for mark in marks}
    out: list[Paragraph | Residue] = []
    last: _Line | None = None
    for line, kind in zip(lines, kinds, strict=True):
        if kind is ResidueKind.PAGE_MARK:
            out.append(Residue(kind, line.text))
            continue
        open_block = _open_block(out)
        if kind is None and last is not None and _goes_on(last, line, wrap, marked=_follows(line, after_mark)):
            if isinstance(out[open_block], Paragraph):
                out[open_block] = Paragraph(_glued(out[open_block].text, line.text))
            else:
                out.append(Residue(_kind(out[open_block]), line.text))
        else:
            out.append(Residue(kind, line.text) if kind else Paragraph(line.text))
        # Web chrome goes on in the next line only where lines were broken at a width.
        last = line if kind is None or wrap is not None else None
    return out


def _kinds(lines: list[_Line]) -> list[ResidueKind | None]:
    """Tell of each line what residue it is, None for text of the document; links stand under their head."""
    kinds: list[ResidueKind | None] = []
    links = False
    for line in lines:
        kind = residue_kind(line.value)
        if kind is None and links and may_be_link(line.value):
            kind = ResidueKind.NAVIGATION
        links = kind is not None and (links or heads_links(line.value))
        kinds.append(kind)
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


def _follows(line: _Line, ends: set[int]) -> bool:
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


_NARROWEST, _WIDEST = 16, 100
_FEWEST_FULL = 4
_SLACK = 3
_CLUSTER = 0.6


@dataclass(frozen=True, slots=True)
class _Wrap:
    """How a text was hard-wrapped: after a number of code points, or at a width in 汉字."""

    by_width: bool
    size: float

    def full(self, line: _Line, following: str) -> bool:
        """Whether a line reaches the edge; a mark that may not begin a line is taken down with the 字 before it."""
        if not self.by_width:
            return line.length >= self.size
        return _width(line.value) >= self.size - _SLACK - (following in "，。；：、！？）”》")


def _width(value: str) -> float:
    """Width in 汉字: ASCII counts half."""
    return sum(0.5 if character.isascii() else 1 for character in value)


def _wrap(lines: list[_Line]) -> _Wrap | None:
    """Tell how a text was hard-wrapped; None where it was not.

    In a wrapped text the lines that end within a sentence all end near one edge, and none is much longer.
    """
    if not lines or max(line.length for line in lines) > 2 * _WIDEST:
        return None
    inner = [line for line in lines if not line.ends_sentence]
    unfinished = sum(parse_ordinal(line.value) is None for line in inner)
    for by_width, slack in ((False, 0), (True, _SLACK)):
        sizes = [_width(line.value) if by_width else line.length for line in inner]
        widest = max((_width(line.value) if by_width else line.length for line in lines), default=0)
        full = sum(size >= widest - slack for size in sizes)
        if _NARROWEST <= widest <= _WIDEST and full >= max(_FEWEST_FULL, _CLUSTER * unfinished):
            return _Wrap(by_width, widest)
    return None


_SENTENCE_LENGTH = 40
"""Code points: a longer line without an end is no heading, so it goes on."""


def _goes_on(line: _Line, after: _Line, wrap: _Wrap | None, *, marked: bool) -> bool:
    """Whether ``after`` is the rest of the paragraph that ``line`` belongs to."""
    if wrap is None and not marked and line.ends_sentence:
        return False
    ordinal = parse_ordinal(after.value)
    starts_anew = ordinal is not None and ordinal.level < 5  # noqa: PLR2004 - 一是 may stand inside a paragraph
    if marked:
        return not (starts_anew and line.ends_sentence)
    if wrap is not None:
        return _wrapped(line, after, wrap, starts_anew=starts_anew)
    if starts_anew:
        return False
    if line.value[-1] in "，,、；;":
        return not (ordinal and line.value[-1] in "；;")
    return len(line.value) > _SENTENCE_LENGTH and not after.indented


def _wrapped(line: _Line, after: _Line, wrap: _Wrap, *, starts_anew: bool) -> bool:
    """Whether a line of a hard-wrapped text goes on in the next: it is full, and no new paragraph begins."""
    if not wrap.full(line, after.value[0]):
        return False
    if after.indented or (after.after_blank and line.ends_sentence):
        return False
    return not (starts_anew and (line.ends_sentence or line.value[-1] in _CLOSING))


_COLLAPSED = 150
"""Code points: in a longer line, white space between 汉字 is what is left of a paragraph's end."""
_GAP = re.compile(
    # [^\x00-\x7f] stands for 汉字 and their marks: a class of 20,000 characters costs a millisecond to compile.
    r"(?<=[^\x00-\x7f])[ \t\u3000\u00a0]+(?=[^\x00-\x7f]|[(\d*?])"
    r"|(?<=[,.;:!?)])[ \u3000\u00a0]+(?=[^\x00-\x7f]|\d{1,3}$)"
)
_LONGEST_HEAD = 60


def _fragments(blocks: list[Paragraph | Residue]) -> list[Paragraph | Residue]:
    """Cut lines into which whole documents were poured, where white space is left of the ends of paragraphs."""
    out: list[Paragraph | Residue] = []
    for block in blocks:
        if isinstance(block, Residue) or len(block.text) < _COLLAPSED:
            out.append(block)
            continue
        for piece in _pieces(block.text):
            kind = residue_kind(piece.value)
            out.append(Residue(kind, piece) if kind else Paragraph(piece))
    return out


def _pieces(text: Text) -> list[Text]:
    """Cut at white space that ends a paragraph: after a sentence, around a heading or a title."""
    pieces: list[Text] = []
    start = 0
    for gap in _GAP.finditer(text.value):
        head, tail = text.value[start : gap.start()], text.value[gap.end() : gap.end() + 8]
        if head and _ends_here(head, tail, first=not pieces):
            pieces.append(text.cut(start, gap.start()))
            start = gap.end()
    pieces.append(text.cut(start).strip(_BLANK))
    return [piece for piece in pieces if piece.value]


def _ends_here(head: str, tail: str, *, first: bool) -> bool:
    """Whether a paragraph ends between two pieces of a poured line."""
    if _ends_sentence(head):
        return True
    own, ordinal = parse_ordinal(head), parse_ordinal(tail)
    if own is not None and own.length >= len(head):
        return False
    if ordinal is not None and ordinal.level < 5:  # noqa: PLR2004 - levels with headings of their own
        return True
    return len(head) <= _LONGEST_HEAD and (first or own is not None)


_TITLE_LENGTHS = range(8, 61)


def _repeats(blocks: list[Paragraph | Residue]) -> list[Paragraph | Residue]:
    """Mark a title that is printed again: as a line of its own, or once more and again at the head of the body."""
    out: list[Paragraph | Residue] = []
    title: str | None = None
    for block in blocks:
        if isinstance(block, Residue):
            out.append(block)
            continue
        text = block.text
        while title is not None and text.value.startswith(title):
            out.append(Residue(ResidueKind.REPEATED_TITLE, text.cut(0, len(title))))
            text = text.cut(len(title)).strip(_BLANK)
        if text.value:
            out.append(Paragraph(text))
        if title is None and _may_be_title(text.value):
            title = text.value
    return out


def _may_be_title(value: str) -> bool:
    """Whether a line may be the title: of its length, without an ordinal, not ending as sentences do."""
    return len(value) in _TITLE_LENGTHS and value[-1] not in "。.：:，,；;" and parse_ordinal(value) is None
