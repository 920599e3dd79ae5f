"""A line into which a whole document was poured → its paragraphs, where white space is left of their ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.model import Paragraph, Residue
from govdoc.ordinals import parse as parse_ordinal
from govdoc.patterns import lazy
from govdoc.readers.residue import residue_kind
from govdoc.readers.wrapping import ends_sentence

if TYPE_CHECKING:
    from govdoc.model import Text

_BLANK = " \t\r\f\v\u3000\u00a0\ufeff\u200b"
_SERIES = 5
_COLLAPSED = 150
"""Code points: in a longer line, white space between 汉字 is what is left of a paragraph's end."""
_GAP = lazy(
    # [^\x00-\x7f] stands for 汉字 and their marks: a class of 20,000 characters costs a millisecond to compile.
    r"(?<=[^\x00-\x7f])[ \t\u3000\u00a0]+(?=[^\x00-\x7f]|[(\d*?])"
    r"|(?<=[,.;:!?)])[ \u3000\u00a0]+(?=[^\x00-\x7f]|\d{1,3}$)"
)
_GAPS = frozenset(" \t\u3000\u00a0")
_LONGEST_HEAD = 60
_STOPS = "。！？"
_NEVER_FIRST = "，。；：、！？）》〉】〕”’"
"""Marks that no paragraph begins with: a blank before them is a slip."""


def fragments(blocks: list[Paragraph | Residue]) -> list[Paragraph | Residue]:
    """Cut lines into which whole documents were poured, where white space is left of the ends of paragraphs."""
    out: list[Paragraph | Residue] = []
    for block in blocks:
        value = block.text.value
        # Few long lines hold white space at all, and to see that is cheap.
        if len(value) < _COLLAPSED or isinstance(block, Residue) or not any(gap in value for gap in _GAPS):
            out.append(block)
            continue
        pieces = _pieces(block.text, opening=all(isinstance(before, Residue) for before in out))
        if not pieces or pieces[0] is block.text:
            out.append(block)
            continue
        for piece in pieces:
            kind = residue_kind(piece.value)
            out.append(Residue(kind, piece) if kind else Paragraph(piece))
    return out


def _pieces(text: Text, *, opening: bool) -> list[Text]:
    """Cut at white space that ends a paragraph: after a sentence, around a heading or a title.

    ``opening``: nothing stands above the line, so that it begins with the title.
    """
    pieces: list[Text] = []
    start = 0
    for gap in _GAP.finditer(text.value):
        head, tail = text.value[start : gap.start()], text.value[gap.end() : gap.end() + 8]
        first = not pieces and (opening or "，" not in head)
        if head and _ends_here(head, tail, first=first):
            pieces.append(text.cut(start, gap.start()))
            start = gap.end()
    pieces.append(text.cut(start).strip(_BLANK))
    return [piece for piece in pieces if piece.value]


def _ends_here(head: str, tail: str, *, first: bool) -> bool:
    """Whether a paragraph ends between two pieces of a poured line."""
    if tail.startswith(tuple(_NEVER_FIRST)):
        return False
    if ends_sentence(head):
        return True
    own, ordinal = parse_ordinal(head), parse_ordinal(tail)
    if own is not None and own.length >= len(head):
        return False
    if ordinal is not None and ordinal.level < _SERIES:
        return True
    return len(head) <= _LONGEST_HEAD and (first or own is not None) and not any(mark in head for mark in _STOPS)
