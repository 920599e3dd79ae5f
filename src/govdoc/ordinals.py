"""结构层次序数: text → Ordinal, (level, number) → text; and Chinese numerals both ways (GB/T 9704—2012 7.3.3)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from govdoc.patterns import lazy

_DIGITS = "零一二三四五六七八九"
_UNITS = ((1000, "千"), (100, "百"), (10, "十"))
_LARGEST = 9999
HAN = "[一二三四五六七八九十百千零〇]"
"""One character of a Chinese numeral, as a pattern."""
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")


@lru_cache(1024)
def chinese(number: int) -> str:
    """Return 1–9999 in Chinese numerals as ordinals are written: 10 is 十, 12 is 十二, 110 is 一百一十.

    Raises ValueError outside that range.
    """
    if not 1 <= number <= _LARGEST:
        raise ValueError(f"序数应在 1 至 {_LARGEST} 之间，现为 {number}")
    out, rest, gap = "", number, False
    for value, unit in _UNITS:
        digit, rest = divmod(rest, value)
        if digit:
            out += ("零" if gap and out else "") + _DIGITS[digit] + unit
            gap = False
        elif out:
            gap = True
    if rest:
        out += ("零" if gap and out else "") + _DIGITS[rest]
    return out.removeprefix("一") if out.startswith("一十") else out


@lru_cache(1024)
def arabic(numeral: str) -> int | None:
    """Return the value of a Chinese numeral up to 9999, None where it is none (十十, 一二)."""
    total, digit = 0, -1
    for character in numeral.replace("〇", "零"):
        if character in _DIGITS:
            if digit > 0:
                return None
            digit = _DIGITS.index(character)
            continue
        unit = {"十": 10, "百": 100, "千": 1000}.get(character)
        if unit is None or digit == 0 or (digit < 0 and (unit != 10 or total % 100)):  # noqa: PLR2004
            return None
        total += unit * max(digit, 1)
        digit = -1
    total += max(digit, 0)
    return total if total and _same(numeral, total) else None


def number(numeral: str) -> int:
    """Return the value of 3, 三 or 两, as amounts are told; 0 where it is no number."""
    return int(numeral) if numeral.isdigit() else arabic(numeral.replace("两", "二")) or 0


def _same(numeral: str, value: int) -> bool:
    """Whether a numeral is written as ``value`` is, 一十 beside 十 accepted."""
    written = chinese(value)
    return numeral.replace("〇", "零") in {written, "一" + written}


class Style(StrEnum):
    """The shapes of ordinals; each has one level."""

    __hash__ = str.__hash__

    HAN = "一、"
    PAREN_HAN = "（一）"
    DIGIT = "1."
    PAREN_DIGIT = "（1）"
    SERIES = "一是"
    CIRCLED = "①"
    CHAPTER = "第一章"
    SECTION = "第一节"
    STAGE = "（第一阶段）"


LEVELS = {
    Style.HAN: 1,
    Style.CHAPTER: 1,
    Style.PAREN_HAN: 2,
    Style.SECTION: 2,
    Style.STAGE: 2,
    Style.DIGIT: 3,
    Style.PAREN_DIGIT: 4,
    Style.SERIES: 5,
    Style.CIRCLED: 6,
}
_BY_LEVEL = {1: Style.HAN, 2: Style.PAREN_HAN, 3: Style.DIGIT, 4: Style.PAREN_DIGIT, 5: Style.SERIES, 6: Style.CIRCLED}
_LAST_CIRCLED = 50


@dataclass(frozen=True, slots=True)
class Ordinal:
    """An ordinal as found: where it ends in the string, and how it is written when it is written right."""

    style: Style
    number: int
    length: int
    """Code points it takes in the string, white space behind it included."""
    raw: str
    """As printed, without white space around it."""
    word: str = ""
    """是, 要 … of a series; 章, 部分 … of a chapter; the words of a stage."""
    level: int = field(init=False, repr=False, compare=False)
    """1–4 are 一、（一）1.（1）; 5 is 一是; 6 is ①."""

    normal: str = field(init=False, repr=False, compare=False)
    """As GB/T 9704—2012 7.3.3 and usage write it: full-width brackets, 、 behind 一, . behind 1."""

    def __post_init__(self) -> None:
        # Both are asked for at every heading, of a few hundred ordinals: kept, not found each time.
        object.__setattr__(self, "level", LEVELS[self.style])
        object.__setattr__(self, "normal", self._normal())

    def _normal(self) -> str:
        """Return the ordinal as it is written right."""
        match self.style:
            case Style.SERIES:
                return self.raw if self.raw[0] in "第首其再最" else chinese(self.number) + self.word
            case Style.CHAPTER | Style.SECTION:
                return f"第{chinese(self.number)}{self.word}"
            case Style.STAGE:
                return f"（第{chinese(self.number)}{self.word}）"
            case _:
                return written(self.level, self.number)

    @property
    def canonical(self) -> bool:
        """Whether it is printed as it should be."""
        return self.raw == self.normal


@lru_cache(1024)
def written(level: int, number: int) -> str:
    """Return the ordinal of a level: 1 → 一、 2 → （一） 3 → 1. 4 → （1） 5 → 一是 6 → ①.

    Raises ValueError for a level outside 1–6 and a number that the level cannot write (① ends at 50).
    """
    match _BY_LEVEL.get(level):
        case Style.HAN:
            return f"{chinese(number)}、"
        case Style.PAREN_HAN:
            return f"（{chinese(number)}）"
        case Style.DIGIT:
            return f"{number}."
        case Style.PAREN_DIGIT:
            return f"（{number}）"
        case Style.SERIES:
            return f"{chinese(number)}是"
        case Style.CIRCLED if 1 <= number <= _LAST_CIRCLED:
            return _CIRCLES[number - 1]
        case _:
            raise ValueError(f"没有第 {level} 层第 {number} 号序数")


_CIRCLES = "".join(chr(0x2460 + n) for n in range(20)) + "".join(chr(0x3251 + n) for n in range(15))
_CIRCLES += "".join(chr(0x32B1 + n) for n in range(15))
_PARENTHESIZED = "".join(chr(0x2474 + n) for n in range(20))
_HAN_PARENTHESIZED = "".join(chr(0x3220 + n) for n in range(10))

SERIES_WORDS = ("是", "要", "抓", "靠", "看", "讲", "从", "在于", "为")
"""What follows the numeral of a series, commonest first. Only 是 and 要 are sure by themselves."""

_BLANK = " \t\u3000\u00a0"
_PATTERN = lazy(
    rf"""
    (?:
      (?P<stage>[（(]第(?P<stage_n>{HAN}{{1,4}})(?P<stage_word>阶段|步|批|类|方面|部分)[）)])
    | (?P<paren_han>[（(〔\[【]\s*(?P<paren_han_n>{HAN}{{1,4}})\s*[）)〕\]】]\s*[、.．,，:：]?)
    | (?P<circle_han>(?P<circle_han_n>[{_HAN_PARENTHESIZED}])[、.．]?)
    | (?P<paren_digit>[（(]\s*(?P<paren_digit_n>[0-9０-９]{{1,2}})\s*[）)]\s*[、.．,，:：]?
                     |(?P<bare_n>[0-9０-９]{{1,2}})[）)])
    | (?P<circle_digit>(?P<circle_digit_n>[{_PARENTHESIZED}])[、.．]?)
    | (?P<circled>(?P<circled_n>[{_CIRCLES}])[、.．]?)
    | (?P<chapter>第\s*(?P<chapter_n>{HAN}{{1,4}}|[0-9]{{1,3}})\s*(?P<chapter_word>章|部分|篇|编))
      (?=[\s　:：、，,]|[^的中里]|$)
    | (?P<section>第\s*(?P<section_n>{HAN}{{1,4}}|[0-9]{{1,3}})\s*(?P<section_word>节))(?=[\s　:：、]|[^的中里课日]|$)
    | (?P<series>第(?P<nth_n>{HAN}{{1,3}})[，,、：:]
                |(?P<series_n>{HAN}{{1,3}})(?P<series_word>{"|".join(SERIES_WORDS)}))
    | (?P<han>(?P<han_n>{HAN}{{1,4}})\s*[、．.，,:：])
    | (?P<digit>(?P<digit_n>[0-9０-９]{{1,3}})(?:\s*[.．、](?![0-9０-９])|[，,](?![0-9０-９])))
    )
    [{_BLANK}]*
    """,
    re.VERBOSE,
)
_STYLES = {
    "stage": Style.STAGE,
    "paren_han": Style.PAREN_HAN,
    "circle_han": Style.PAREN_HAN,
    "paren_digit": Style.PAREN_DIGIT,
    "circle_digit": Style.PAREN_DIGIT,
    "circled": Style.CIRCLED,
    "chapter": Style.CHAPTER,
    "section": Style.SECTION,
    "series": Style.SERIES,
    "han": Style.HAN,
    "digit": Style.DIGIT,
}
_STARTS = frozenset(
    "一二三四五六七八九十百千零〇第（(〔[【0123456789０１２３４５６７８９"
    + _CIRCLES
    + _PARENTHESIZED
    + _HAN_PARENTHESIZED
)
"""With which an ordinal begins: most lines are dismissed by this alone."""


def parse(text: str, at: int = 0) -> Ordinal | None:
    """Return the ordinal that begins exactly at ``at``, None where none does.

    Wrong punctuation (（一）、 1、 (1) 一.) is read too; ``canonical`` tells. White space behind it counts into
    ``length``. A decimal (1.5), a numeral that is none (一十二十) are no ordinals.
    """
    if text[at : at + 1] not in _STARTS:
        return None
    found = _PATTERN.match(text, at)
    return None if found is None else _ordinal(found[0])


_PARTS = {
    "stage": ("stage_n", "stage_word"),
    "paren_han": ("paren_han_n",),
    "circle_han": ("circle_han_n",),
    "paren_digit": ("paren_digit_n", "bare_n"),
    "circle_digit": ("circle_digit_n",),
    "circled": ("circled_n",),
    "chapter": ("chapter_n", "chapter_word"),
    "section": ("section_n", "section_word"),
    "series": ("series_n", "series_word", "nth_n"),
    "han": ("han_n",),
    "digit": ("digit_n",),
}
"""Groups of the pattern that hold the numeral of a style and its word; the numeral may stand last instead of first."""


@lru_cache(1024)
def _ordinal(printed: str) -> Ordinal | None:
    """Return the ordinal that a string is, with the white space behind it; None where its numeral is none.

    A few hundred serve all documents.
    """
    found = _PATTERN.match(printed)
    if found is None or found.lastgroup is None:
        return None
    name = found.lastgroup
    numeral, *rest = (found[part] for part in _PARTS[name])
    number = _value(name, numeral or rest[-1] or "")
    word = rest[0] if rest and numeral else None
    return Ordinal(_STYLES[name], number, len(printed), printed.strip(), word or "") if number else None


def _value(name: str, numeral: str) -> int | None:
    """Return the number an ordinal stands for, None where its numeral is none."""
    circles = {"circled": _CIRCLES, "circle_digit": _PARENTHESIZED, "circle_han": _HAN_PARENTHESIZED}.get(name)
    if circles is not None:
        return circles.index(numeral) + 1
    return int(numeral.translate(_FULL_WIDTH)) if numeral[0] not in _DIGITS + "〇十百千" else arabic(numeral)
