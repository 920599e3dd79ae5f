"""Document → whether it is written in Chinese: GB/T 9704 and the rules of words are no measure for other languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.lint.once import once
from govdoc.lint.passage import HAN
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from govdoc.model import Document

_HAN = lazy(f"[{HAN}]+")
_OTHERS = lazy(rf"[^\W\d_{HAN}]+")
_SHARE = 4
"""To one 汉字 there are so many other letters at most: a Chinese paper may hold English names, tables, passages."""


@once
def is_chinese(document: Document) -> bool:
    """Whether a fifth of the letters of a document are 汉字; not in one without text, nor in one in Japanese."""
    han, others = _counted(document.source.text)
    return han > 0 and han * _SHARE >= others and _kana(document.source.text) * _KANA < han


_KANA = 5
"""To one kana there are so many 汉字 at least: a Chinese paper may quote a Japanese name."""
_KANA_LETTERS = lazy("[\u3041-\u3096\u30a1-\u30fa]+")


def _kana(text: str) -> int:
    """Return the number of kana."""
    return sum(map(len, _KANA_LETTERS.findall(text)))


_BEGINNING = 5000
_FEWEST = 50
"""Letters: less is a name, a formula, a mark, and tells no language beside 汉字."""
_WIDE = lazy("[\u3001-\u3011\uff01-\uff1f]")
"""Marks of Chinese: “ABC（1）” may be a line of a Chinese table."""
_TRACE = 100
"""To one 汉字 there are more other letters than that in a paper in another language, with a Chinese name in it."""


@once
def is_foreign(document: Document) -> bool:
    """Whether a document is in another language, all but a few words; the beginning of a Chinese one tells at once."""
    text = document.source.text
    return _is_foreign(text[:_BEGINNING]) and (len(text) <= _BEGINNING or _is_foreign(text))


def _is_foreign(text: str) -> bool:
    """Whether there is hardly a 汉字 among the letters of a text."""
    han, enough = 0, len(text) // _TRACE + 1
    for found in _HAN.finditer(text):
        han += found.end() - found.start()
        if han >= enough:
            return False  # were all the rest letters: a Chinese text is told by its first line
    others = sum(map(len, _OTHERS.findall(text)))
    bare = han == 0 < others and _WIDE.search(text) is None
    return (others >= _FEWEST or bare) and han * _TRACE < others


def _counted(text: str) -> tuple[int, int]:
    """Return the numbers of 汉字 and of other letters."""
    return sum(map(len, _HAN.findall(text))), sum(map(len, _OTHERS.findall(text)))
