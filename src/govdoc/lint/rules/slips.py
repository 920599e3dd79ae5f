"""Suspicious places → a character of a known word that is written twice, or two that are turned about.

义务务教育, 组织导领; 措措施, 极积. Thresholds and what they cost: docs/decisions/0009.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govdoc.lint.rules import lexicon
from govdoc.lint.rules.spellings import (
    Misspelling,
    is_after_surname,
    is_in_term,
    is_old,
    is_suggestible,
    stretch_around,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_AROUND, _NEAR = 7, 4
"""Characters on each side that are read to judge a place, where a long term is in question and elsewhere."""
_GAIN = 10.0
"""How much likelier (logarithm) the stretch must be without the slip."""
_SHORT, _SHORTEST_TERM = 2, 4
"""Characters of the words that are looked for, beside those of three, which are left alone."""
_TURNED, _TWICE = -11.5, -12.0
"""Likelihood (logarithm) of a word of two characters from which it is looked for."""
_BODIES = frozenset("馆局校县市省部院厅委处科所站队会社厂店区镇乡村州国党军团组室园族司署台股奖煤行")
"""What a body ends in and the name of an office in it begins with: 研究馆馆员, 教育局局长."""
_ACTIONS = frozenset(
    "把谈打亮提摸聊洗看跑散帮鼓加歇握拍排查交睡充逛镀踩试走跳唱说写读想吃喝玩算讲开推拉搬擦扫理剪修补种养喂钓游爬出露尝见"
    "晒练压动放解透换松收考问找点碰议评比"
)
"""What may be done a little: 把把关, 充充电."""


class _Read(NamedTuple):
    """A stretch of text cut into its likeliest words."""

    text: str
    likelihood: float
    spans: Sequence[tuple[int, int]]


def slip(text: str, place: int) -> Misspelling | None:
    """Return a slip at a place where two characters stand that no word holds; None where there is none."""
    odd = text[place : place + 2]
    meant = odd[1] if odd[0] == odd[1] else odd[::-1]
    return _in_term(text, place, meant) or _in_word(text, place, meant)


def _in_term(text: str, place: int, meant: str) -> Misspelling | None:
    """Return a slip within a long term: 义务务教育, 义教务育."""
    before, after = text[max(0, place - _AROUND) : place], text[place + 2 : place + 2 + _AROUND]
    # Nearly all places are passed over here: what costs time comes after.
    is_joined = (
        after[:1] in lexicon.sides(meant[-1]).next_in_terms or before[-1:] in lexicon.sides(meant[0]).previous_in_terms
    )
    if not is_joined or meant in _BODIES or not is_in_term(before + meant + after, len(before)):
        return None
    first = stretch_around(text, place, _AROUND)[0]
    written, other = _readings(text, place, meant, _AROUND)
    at = place - first
    start, end = next(span for span in other.spans if span[0] <= at < span[1])
    word = other.text[start:end]
    if not _is_odd(written, at) or end < at + len(meant) or len(word) < _SHORTEST_TERM or not is_suggestible(word):
        return None  # 枝叶|繁茂 is no 枝繁叶茂
    return Misspelling(place, meant, first + start, word, 2) if _is_likely(written, other) else None


def _in_word(text: str, place: int, meant: str) -> Misspelling | None:
    """Return a slip within a common word of two characters: 极积, 措措施."""
    may_be = _may_be_twice if len(meant) == 1 else _may_be_turned
    if not may_be(text, place):
        return None
    first = stretch_around(text, place, _NEAR)[0]
    written, other = _readings(text, place, meant, _NEAR)
    at = place - first
    start, end = next(span for span in other.spans if span[0] <= at < span[1])
    word = other.text[start:end]
    if len(word) != _SHORT or end < at + len(meant) or not _is_common(word, _TWICE) or word[0] == "一":
        return None
    is_odd = _is_odd(written, at) if len(meant) == 1 else {(at, at + 1), (at + 1, at + 2)} <= {*written.spans}
    is_action = len(meant) == 1 and word[0] == meant and meant in _ACTIONS
    if is_action or not is_odd or not _is_likely(written, other) or is_old(text, place):
        return None
    return Misspelling(place, meant, first + start, word, 2)


def _readings(text: str, place: int, meant: str, around: int) -> tuple[_Read, _Read]:
    """Return the stretch around two characters as it is written, and with what is meant in their place."""
    first, last = stretch_around(text, place, around)
    if last < len(text) and "\u4e00" <= text[last] <= "\u9fff":
        last += 1
    at, written = place - first, text[first:last]
    other = written[:at] + meant + written[at + 2 :]
    return _Read(written, *lexicon.cut(written)), _Read(other, *lexicon.cut(other))


def _is_odd(written: _Read, at: int) -> bool:
    """Tell whether one of two characters is of no word, as they are written."""
    return (at, at + 1) in written.spans or (at + 1, at + 2) in written.spans


def _is_likely(written: _Read, other: _Read) -> bool:
    """Tell whether the other reading is likelier by far."""
    return other.likelihood - written.likelihood >= _GAIN


def _is_common(word: str, least: float) -> bool:
    """Tell whether a word of two characters is common enough to be looked for."""
    known = lexicon.pair(*word)
    return known is not None and known.suggestible and known.likelihood >= least


def _may_be_twice(text: str, place: int) -> bool:
    """Tell whether a character may be written twice by mistake.

    Not in 局局长, 一桩桩, 冷清清的, 愉愉快快, which are meant so.
    """
    before, after = text[place - 1 : place] if place else "", text[place + 2 : place + 4]
    if text[place] in _BODIES or before == "一" or after[:1] in {"的", "地"} or all(_beside(text, place)):
        return False
    pairs = (text[max(0, place - 2) : place], after)
    return not any(len(pair) == _SHORT and pair[0] == pair[1] for pair in pairs)


def _may_be_turned(text: str, place: int) -> bool:
    """Tell whether two characters may be those of a common word, turned about: neither is of the word beside it."""
    if any(_beside(text, place)) or is_after_surname(text, place):
        return False
    return _is_common(text[place + 1] + text[place], _TURNED)


def _beside(text: str, place: int) -> tuple[bool, bool]:
    """Tell whether two characters are often seen after the character before them, and before the one after them."""
    before, after = text[place - 1 : place] if place else "", text[place + 2 : place + 3]
    return text[place] in lexicon.sides(before).usual, after in lexicon.sides(text[place + 1]).usual
