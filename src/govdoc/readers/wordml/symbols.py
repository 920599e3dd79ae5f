"""A character of Symbol, Wingdings … (w:sym, bullets) → the Unicode character it looks like."""

from __future__ import annotations

_PRIVATE = range(0xF000, 0xF100)
"""Symbol typefaces are addressed in the private use area, 0xF000 above their own codes (17.3.3.30)."""
_TABLES = {
    "symbol": {
        0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xAE: "→",
        0xA7: "♣", 0xA8: "♦", 0xBC: "…", 0xA5: "∞", 0x2A: "*", 0x2D: "−",
    },
    "wingdings": {
        0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9F: "•", 0xA1: "○", 0xA7: "▪",
        0xA8: "□", 0xAB: "★", 0xB2: "☆", 0xD8: "➢", 0xE0: "→", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    },
    "wingdings 2": {0x50: "✓", 0x52: "☑", 0x54: "☒", 0xA3: "□", 0x97: "●", 0x99: "○"},
}  # fmt: skip


def symbol(typeface: str, character: str) -> str | None:
    """Return the Unicode character of a symbol, None where it is not known."""
    code = ord(character)
    if code not in _PRIVATE:
        return character if typeface.lower() not in _TABLES or code > 0xFF else _TABLES[typeface.lower()].get(code)  # noqa: PLR2004
    return _TABLES.get(typeface.lower() or "symbol", {}).get(code - _PRIVATE.start)
