"""Amounts told as a way from one to another (由 X 提高到 Y) → both, the direction, and the amount told next."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from govdoc.lint.figures import Figure, sentences
from govdoc.lint.once import once
from govdoc.lint.passage import HAN, reading
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.lint.figures import Sentence
    from govdoc.model import Document

UP = "提高|增加|增长|上升|提升|扩大|增至|升至"
DOWN = "下降|降低|减少|缩减|压减|压缩|回落|降至|减至"
_YEAR = r"(?:20|19)\d\d年(?:底|末)?"
_FROM = lazy(rf"[由从](?:[^，。；、：\d]{{0,16}}|{_YEAR}的?|去年的?|上年的?)$")
_BETWEEN = rf"(?:(?![转变再又但而到至为])[{HAN}]){{0,4}}?"
"""由上涨0.9%转为下降1.3%, 由增长0.5%回落至下降1.3% tell two rates, no way from one to the other."""
_TO = lazy(rf"{_BETWEEN}(?P<way>(?P<up>{UP})|(?P<down>{DOWN}))[到至]?了?(?:{_YEAR}的|今年的|目前的|现在的)?")
_ODD = lazy("可比|不变价|同口径|剔除|年均|平均每|月均|日均|每[年月日周]|累计|翻|倍")
_FARTHEST = 30


@dataclass(frozen=True, slots=True)
class Way:
    """From one value to another, as told in one clause; ``following`` is the amount that the sentence tells next."""

    first: Figure
    last: Figure
    rises: bool
    word: str
    following: Figure | None


@once
def ways(document: Document) -> tuple[Way, ...]:
    """Return the ways of a document; of sentences that reckon otherwise than from value to value, none."""
    whole = reading(document).whole
    return tuple(way for sentence in sentences(document) for way in _ways(whole, sentence))


def _ways(whole: str, sentence: Sentence) -> Iterator[Way]:
    """Give the ways of a sentence."""
    figures = sentence.figures
    for index, (first, last) in enumerate(pairwise(figures)):
        if first.unit != last.unit or last.start - first.end > _FARTHEST or first.vague or last.vague:
            continue
        turned = _TO.fullmatch(whole, first.end, last.start)
        floor = figures[index - 1].end if index else sentence.start
        if turned and _FROM.search(whole, floor, first.start) and not is_odd(whole, sentence):
            following = figures[index + 2] if index + 2 < len(figures) else None
            yield Way(first, last, turned["up"] is not None, turned["way"], following)


def is_odd(whole: str, sentence: Sentence) -> bool:
    """Whether a sentence reckons otherwise than from value to value: at constant prices, on average, a month."""
    return _ODD.search(whole, sentence.start, sentence.end) is not None
