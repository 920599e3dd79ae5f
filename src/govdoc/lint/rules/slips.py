"""Suspicious places → a character of a known word that is written twice, or two that are turned about.

义务务教育, 组织导领; 措措施, 极积. Thresholds and what they cost: docs/decisions/0009.
"""

from __future__ import annotations

from govdoc.lint.rules import lexicon
from govdoc.lint.rules.spellings import (
    Misspelling,
    is_after_surname,
    is_in_term,
    is_old,
    is_suggestible,
    stretch_around,
)

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


def slip(text: str, place: int) -> Misspelling | None:
    """Return a slip at a place where two characters stand that no word holds; None where there is none."""
    odd = text[place : place + 2]
    meant = odd[1] if odd[0] == odd[1] else odd[::-1]
    return _in_term(text, place, meant) or _in_word(text, place, meant)


def _in_term(text: str, place: int, meant: str) -> Misspelling | None:
    """Return a slip within a long term: 义务务教育, 义教务育; 枝叶|繁茂 and 张传宣|报道 are none."""
    before, after = text[max(0, place - _AROUND) : place], text[place + 2 : place + 2 + _AROUND]
    # Nearly all places are passed over here: what costs time comes after.
    is_joined = (
        after[:1] in lexicon.sides(meant[-1]).next_in_terms or before[-1:] in lexicon.sides(meant[0]).previous_in_terms
    )
    if not is_joined or meant in _BODIES or not is_in_term(before + meant + after, len(before)):
        return None
    found, alone = _likelier(text, place, meant, _AROUND)
    if found is None or not any(alone) or len(found.word) < _SHORTEST_TERM or not is_suggestible(found.word):
        return None
    is_name = len(meant) == _SHORT and found.start == place and is_after_surname(text, place)
    return None if is_name else found


def _in_word(text: str, place: int, meant: str) -> Misspelling | None:
    """Return a slip within a common word of two characters: 极积, 措措施."""
    may_be, odd = (_may_be_twice, any) if len(meant) == 1 else (_may_be_turned, all)
    if not may_be(text, place):
        return None
    found, alone = _likelier(text, place, meant, _NEAR)
    if found is None or not odd(alone) or len(found.word) != _SHORT or not _is_common(found.word, _TWICE):
        return None
    is_action = found.word[0] == meant and meant in _ACTIONS
    return None if is_action or found.word[0] == "一" or is_old(text, place) else found


def _likelier(text: str, place: int, meant: str, around: int) -> tuple[Misspelling | None, list[bool]]:
    """Return the word that is meant in the place of two characters, and which of them are of no word as they stand.

    None for the word where the stretch is hardly likelier with it.
    """
    first, last = stretch_around(text, place, around)
    if last < len(text) and "\u4e00" <= text[last] <= "\u9fff":
        last += 1
    at, written = place - first, text[first:last]
    other = written[:at] + meant + written[at + 2 :]
    (as_is, words), (likelihood, spans) = lexicon.cut(written), lexicon.cut(other)
    start, end = next(span for span in spans if span[0] <= at < span[1])
    alone = [(here, here + 1) in words for here in (at, at + 1)]
    if end < at + len(meant) or likelihood - as_is < _GAIN:
        return None, alone
    return Misspelling(place, meant, first + start, other[start:end], 2), alone


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
