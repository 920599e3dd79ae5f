"""署名 and 成文日期 of a docx → a date that does not stand below its 署名 as GB/T 9704—2012 7.3.5 has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govdoc.gbt9704 import Part
from govdoc.lint.gaps import gap_above
from govdoc.lint.official import measured
from govdoc.lint.placed import elements
from govdoc.lint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.lint.placed import Placed
    from govdoc.model import Document

_ONE = 0.7
"""Lines: from here on somebody set a blank line."""
_LEAST, _MOST = 0.3, 4.0
"""字 that the date begins to the right of the 署名: two, with what nobody knows of the width of digits."""
_FROM_CENTRE = 3.0
"""字 that the middle of the date lies beside that of the 署名, at most, where one is set over the other."""
_SPREAD = 0.15
"""字 that a digit takes up beyond half a 汉字, at most: room between both, another typeface."""

_BLANKS = " \u3000\u00a0"
_ENDS = [Part.SIGNATURE, Part.DATE]


class _Place(NamedTuple):
    """How far a line ends from the right, how wide it is, and how much wider it may be, in 字."""

    right: float
    width: float
    spread: float


@rule("FMT049", "成文日期与署名没有对好")
@measured
def date_beside_signature(document: Document) -> Iterator[Hit]:
    """成文日期编排在署名的下一行，中间不空行；首字比署名首字右移二字（不加盖印章），或者署名以日期为准居中（加盖印章）。

    只在一个机关署名、署名和日期都靠右排并且各占一行时查；字的宽度是估算的，差得不多的不报。

    依据：GB/T 9704—2012 7.3.5.1、7.3.5.2
    正例：版面：署名.右缩=64 日期.右缩=64
    正例：版面：署名.右缩=96 日期.右缩=32
    反例：版面：日期.空行=1
    反例：版面：署名.右缩=32 日期.右缩=160
    """
    found = [item for item in elements(document) if item.part in _ENDS and not item.paragraph.in_table]
    if document.layout is None or [item.part for item in found] != _ENDS:
        return
    name, date = found
    gap = gap_above(document, document.layout, date.paragraph)
    place, other = _place(document, name), _place(document, date)
    if gap is None or gap.before.number != name.paragraph.number or place is None or other is None:
        return
    if gap.lines >= _ONE:
        yield Hit(date.text.start, date.text.end, "成文日期应编排在署名的下一行，中间不空行")
    elif _is_aside(place, other):
        said = "成文日期与署名没有对好：首字应比署名首字右移二字（不盖章），或者署名以日期为准居中（盖章）"
        yield Hit(date.text.start, date.text.end, said)


def _is_aside(name: _Place, date: _Place) -> bool:
    """Whether a date stands neither two 字 right of the beginning of its 署名 nor below the middle of it."""
    offset = name.right + name.width - date.right - date.width
    is_right = _LEAST <= offset <= _MOST or _LEAST <= offset - date.spread <= _MOST
    middle = date.right + (date.width + date.spread / 2) / 2
    return not is_right and abs(name.right + name.width / 2 - middle) > _FROM_CENTRE


def _place(document: Document, item: Placed) -> _Place | None:
    """Return where an element set at the right stands; None where that is not known."""
    paragraph = item.paragraph
    text = document.source.text[paragraph.start : paragraph.end]
    size = paragraph.runs[0].size if paragraph.runs else 0.0
    alone = paragraph.alignment == "right" and not text[: item.text.start - paragraph.start].strip()
    if not alone or not size or "\n" in text or "\t" in text or any(run.size != size for run in paragraph.runs):
        return None
    bare = text.rstrip(_BLANKS)
    right = paragraph.right / size + _width(text[len(bare) :])
    return _Place(right, _width(bare.lstrip(_BLANKS)), _SPREAD * sum(map(str.isdigit, bare)))


def _width(text: str) -> float:
    """Return the width of a text in 字: digits and blanks of ASCII are half as wide."""
    return sum(0.5 if character.isascii() or character == "\u00a0" else 1.0 for character in text)
