"""Text → the room it takes, in 字 (GB/T 9704—2012 3.1: the width of one 汉字)."""

from __future__ import annotations

from unicodedata import combining, east_asian_width

_FULL = frozenset("WFA")
"""Wide, full-width, and the ambiguous “ ” … — ·, which the Chinese typefaces set as wide as a 汉字."""


def width(text: str) -> float:
    """Return the width in 字: 1 for a 汉字 or full-width mark, one half for a Latin letter, digit or blank."""
    if text.isascii():
        return len(text) / 2
    return sum(0 if combining(c) else 1 if east_asian_width(c) in _FULL else 0.5 for c in text)
