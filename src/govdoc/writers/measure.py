"""Text → the room it takes, in 字 (GB/T 9704—2012 3.1: the width of one 汉字)."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import category, east_asian_width

from govdoc.patterns import lazy

_FULL = frozenset("WFA")
"""Wide, full-width, and the ambiguous “ ” … — ·, which the Chinese typefaces set as wide as a 汉字."""
_NO_ROOM = frozenset({"Mn", "Me", "Cf"})
"""Combining marks, variation selectors, joiners: they change the character before them and take no room."""
_JOINED = lazy("\u200d.|[\U0001f3fb-\U0001f3ff]", re.DOTALL)
"""What is drawn into the picture before it: the further parts of a joined emoji, the colour of a skin."""


def width(text: str) -> float:
    """Return the width in 字: 1 for a 汉字 or full-width mark, one half for a Latin letter, digit or blank."""
    if text.isascii():
        return len(text) / 2
    if "\u200d" in text or max(text) >= "\U0001f000":
        text = _JOINED.sub("", text)
    return sum(map(_width, text))


@lru_cache(8192)
def _width(character: str) -> float:
    """Return the width of one character."""
    if category(character) in _NO_ROOM:
        return 0.0
    return 1.0 if east_asian_width(character) in _FULL else 0.5
