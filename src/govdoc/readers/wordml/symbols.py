"""A character of Symbol, Wingdings … (w:sym, bullets, text) → the Unicode character it looks like."""

from __future__ import annotations

from govdoc.patterns import lazy

_PRIVATE = range(0xF000, 0xF100)
"""Symbol typefaces are addressed in the private use area, 0xF000 above their own codes (17.3.3.30)."""
_TABLES = {
    "symbol": {
        **{code: chr(code) for code in b" !#%&()+,./0123456789:;<=>?[]_{|}"},
        **dict(zip(b"abgdezhqilmnxprstfcyw", "αβγδεζηθιλμνξπρστφχψω", strict=True)),
        **dict(zip(b"GDQLXPSFYW", "ΓΔΘΛΞΠΣΦΨΩ", strict=True)),
        0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAF: "↓", 0xB6: "∂", 0xB5: "∝", 0xC7: "∩", 0xC8: "∪", 0xCE: "∈", 0xD0: "∠",
        0xD1: "∇", 0xD6: "√", 0xD7: "·", 0xDE: "⇒", 0xF2: "∫",
        0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xAE: "→",
        0xA7: "♣", 0xA8: "♦", 0xBC: "…", 0xA5: "∞", 0x2A: "*", 0x2D: "−",
    },
    "wingdings": {
        **{0x80 + n: "⓪①②③④⑤⑥⑦⑧⑨⑩"[n] for n in range(11)},
        **{0x8C + n: "❶❷❸❹❺❻❼❽❾❿"[n] for n in range(10)},
        0x20: " ", 0x21: "✏", 0x28: "☎", 0x2A: "✉", 0x46: "☞", 0x4A: "☺", 0x4C: "☹", 0xDF: "←", 0xE1: "↑", 0xE2: "↓",
        0xE8: "➔",
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


_SYMBOLIC = frozenset({*_TABLES, "webdings", "wingdings 3", "zapf dingbats", "zapfdingbats", "monotype sorts"})
_IN_PRIVATE = lazy(f"[{chr(_PRIVATE.start)}-{chr(_PRIVATE.stop - 1)}]")
_SHORT = 3
"""Characters of a bullet that is typed: longer texts in Latin letters are words."""
_UNKNOWN = "•"


def may_be_symbols(text: str) -> bool:
    """Whether a text may be meant for a symbol typeface: the cheap test before the typeface is looked for."""
    return _IN_PRIVATE.search(text) is not None if len(text) > _SHORT or not text.isascii() else bool(text.strip())


def symbols(typeface: str, text: str) -> str:
    """Return a text as a symbol typeface shows it, character for character; • for what is not known.

    In other typefaces, and letters that no table knows, it is the text itself.
    """
    if typeface.lower() not in _SYMBOLIC:
        return text
    shown = _IN_PRIVATE.sub(lambda found: symbol(typeface, found[0]) or _UNKNOWN, text)
    if typeface.lower().startswith("wingdings") and len(shown) <= _SHORT:
        return "".join([symbol(typeface, character) or character for character in shown])
    return shown
