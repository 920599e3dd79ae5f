"""Remarks to govdoc in a text (``<!-- govdoc: ignore[PUN001] 理由 -->``) → where they stand; the text without them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

_REMARK = lazy(r"(?<!`)<!--\s*govdoc[ \t]*[:：](?:((?:(?!-->|\n\s*\n)[\s\S])*)-->|([^\r\n]*))")
"""Closed by --> before a paragraph ends, or open to the end of the line: it was meant for one."""
_SHOWN = lazy(r"[^\r\n]")
_FENCE = lazy(r"^ {0,3}(`{3,}|~{3,})[^\n]*$", re.MULTILINE)


def remarks(text: str) -> Iterator[re.Match[str]]:
    """Give the remarks of a text; group 1 is what they say, None where --> is missing. What code shows is none."""
    if "govdoc" not in text:
        return
    code = list(_fenced(text))
    for found in _REMARK.finditer(text):
        if not any(start <= found.start() < end for start, end in code):
            yield found


def without_remarks(text: str) -> str:
    """Return the text, of the same length, with blanks in place of the remarks: they are no part of the document."""
    pieces, at = [], 0
    for found in remarks(text):
        pieces += [text[at : found.start()], _SHOWN.sub(" ", found[0])]
        at = found.end()
    return "".join([*pieces, text[at:]])


def _fenced(text: str) -> Iterator[tuple[int, int]]:
    """Give the stretches of code between fences; one that is not closed goes to the end."""
    opened: re.Match[str] | None = None
    for found in _FENCE.finditer(text):
        if opened is None:
            opened = found
        elif found[1].startswith(opened[1]) and not found[0].strip().strip("`~"):
            yield opened.start(), found.end()
            opened = None
    if opened is not None:
        yield opened.start(), len(text)
