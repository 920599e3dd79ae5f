"""A number and a numFmt of Word (17.18.59) → the numeral as printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.ordinals import chinese

if TYPE_CHECKING:
    from collections.abc import Callable

_LARGEST = 9999
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_LARGEST_ROMAN = 3999
_LETTERS = 26
_REPEATS = 30
_LEGAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_CIRCLED = (*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0))
_HUNDRED = 100


def numeral(value: int, style: str) -> str:
    """Return ``value`` in a number format of Word; in digits where the format is unknown or cannot write it."""
    written = _STYLES.get(style, str)(value) if 0 < value <= _LARGEST or style in _ANY else None
    return str(value) if written is None else written


def _digits(zero: str) -> Callable[[int], str]:
    """Return the format that writes digit by digit: 12 is 一二, or １２."""
    table = str.maketrans("0123456789", zero)
    return lambda value: str(value).translate(table)


def _counting(value: int) -> str:
    """Return chineseCounting: 十二, 二十 below a hundred, digit by digit above (一〇五)."""
    return chinese(value) if value < _HUNDRED else str(value).translate(_HAN_DIGITS)


def _roman(value: int) -> str | None:
    """Return the Roman numeral in capitals."""
    if value > _LARGEST_ROMAN:
        return None
    out = ""
    for worth, letters in _ROMAN:
        times, value = divmod(value, worth)
        out += letters * times
    return out


def _letter(value: int) -> str | None:
    """Return A … Z, AA, BB … as Word counts in letters."""
    times, letter = divmod(value - 1, _LETTERS)
    return None if times >= _REPEATS else chr(ord("A") + letter) * (times + 1)


def _of(characters: str | tuple[int, ...]) -> Callable[[int], str | None]:
    """Return the format that takes the n-th of these characters."""
    row = [c if isinstance(c, str) else chr(c) for c in characters]
    return lambda value: row[value - 1] if value <= len(row) else None


def _lower(upper: Callable[[int], str | None]) -> Callable[[int], str | None]:
    """Return the format in small letters."""
    return lambda value: None if (written := upper(value)) is None else written.lower()


_HAN_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
_HAN = "〇一二三四五六七八九"
_FULL_WIDTH = "０１２３４５６７８９"
_ANY = frozenset({"none", "decimalFullWidth", "decimalFullWidth2", "decimalZero", "numberInDash"})
_STYLES: dict[str, Callable[[int], str | None]] = {
    "none": lambda _: "",
    "decimalZero": lambda value: f"{value:02d}",
    "decimalFullWidth": _digits(_FULL_WIDTH),
    "decimalFullWidth2": _digits(_FULL_WIDTH),
    "numberInDash": lambda value: f"- {value} -",
    "upperRoman": _roman,
    "lowerRoman": _lower(_roman),
    "upperLetter": _letter,
    "lowerLetter": _lower(_letter),
    "decimalEnclosedCircle": _of(_CIRCLED),
    "decimalEnclosedCircleChinese": _of(_CIRCLED),
    "decimalEnclosedFullstop": _of(tuple(range(0x2488, 0x249C))),
    "decimalEnclosedParen": _of(tuple(range(0x2474, 0x2488))),
    "chineseCounting": _counting,
    "taiwaneseCounting": _counting,
    "chineseCountingThousand": chinese,
    "taiwaneseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "koreanCounting": chinese,
    "chineseLegalSimplified": lambda value: chinese(value).translate(_LEGAL),
    "ideographDigital": _digits(_HAN),
    "japaneseDigitalTenThousand": _digits(_HAN),
    "taiwaneseDigital": _digits(_HAN),
    "ideographTraditional": _of("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _of("子丑寅卯辰巳午未申酉戌亥"),
    "ideographEnclosedCircle": _of(tuple(range(0x3280, 0x328A))),
}
