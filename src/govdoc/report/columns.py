"""Text → columns of a terminal: how wide it is, what of it fits, and the caret under a stretch of it."""

from __future__ import annotations

import unicodedata

BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Characters that turn the direction of writing."""
_SHOWN = (
    dict.fromkeys((*range(32), *range(127, 160)), " ")
    | {0x2028: " ", 0x2029: " "}
    | dict.fromkeys(map(ord, BIDI), "\ufffd")
)
"""Control characters and those that turn the direction of writing → one harmless character each."""
_BEFORE = 3
"""In a narrow window, one part in so many of the excerpt may stand before the finding."""


def shown(text: str) -> str:
    """Return a text of the same length that a terminal prints as it is: it rings no bell and moves no cursor."""
    return text.translate(_SHOWN)


def width(text: str) -> int:
    """Columns that a terminal takes for a text: 汉字 and full-width marks two, “ ” ‘ ’ and the rest one."""
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    """Columns of one character; combining and invisible ones none."""
    if character < "\x7f":
        return int(character >= " ")
    if unicodedata.combining(character) or unicodedata.category(character) in {"Cf", "Cc", "Me", "Mn"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def fitting(text: str, start: int, columns: int) -> tuple[str, int]:
    """Return the part of a line that fits into ``columns`` and shows what begins at ``start``, and where it begins."""
    if width(text) <= columns:
        return text, start
    room = columns // _BEFORE
    left = start
    while left and room >= _columns(text[left - 1]):
        left -= 1
        room -= _columns(text[left])
    used, right = 0, left
    while right < len(text) and used + _columns(text[right]) <= columns:
        used += _columns(text[right])
        right += 1
    return text[left:right], start - left


def pointed(line: str, start: int, length: int, columns: int | None = None) -> tuple[str, str, str]:
    """Return a line, the blanks before its caret, and the caret under ``length`` characters from ``start`` on.

    With ``columns`` the line is cut to fit.
    """
    line = shown(line)
    if columns is not None:
        line, start = fitting(line, start, columns)
    caret = "^" * max(1, width(line[start : start + length]))
    return line, " " * width(line[:start]), caret
