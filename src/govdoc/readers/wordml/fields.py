"""The code of a field without a result → the text that it shows, or the name of what it shows (17.16)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from govdoc.patterns import lazy

_ENCLOSED = lazy(r"\s*EQ\s*\\O(?:\s*\\A[CLR])?\s*\(\s*[○〇◯]\s*[,，;；]\s*(\d{1,2})\s*\)\s*", re.IGNORECASE)
"""A number in a circle (带圈字符), as Word and WPS write it."""
_BUTTON = lazy(r"\s*(?:MACROBUTTON|GOTOBUTTON)\s+\S+\s+(.*\S)\s*", re.IGNORECASE | re.DOTALL)
"""A place to be filled in: what stands behind the name of the macro is shown."""
_CIRCLED = ord("①")
_MOST = 20


@dataclass(slots=True)
class Field:
    """An open field: its code, and whether that, not yet its result, is being read."""

    in_code: bool = True
    code: str = ""

    def shown(self) -> tuple[str, str]:
        """Return the text that a field without a result shows, and the Chinese name of what it shows besides text."""
        if (number := _ENCLOSED.fullmatch(self.code)) and 1 <= int(number[1]) <= _MOST:
            return chr(_CIRCLED + int(number[1]) - 1), ""
        if button := _BUTTON.fullmatch(self.code):
            return button[1], ""
        return "", "公式" if self.code.split()[:1] in (["EQ"], ["eq"], ["Eq"]) else ""
