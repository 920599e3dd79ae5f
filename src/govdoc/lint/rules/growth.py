"""Two values and what is said of the way from one to the other → growth, direction and points that do not follow."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from govdoc.lint.figures import POINTS, SHARE, Figure, at, sentences, shown
from govdoc.lint.passage import HAN, reading
from govdoc.lint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.lint.figures import Sentence
    from govdoc.model import Document

_UP = "提高|增加|增长|上升|提升|扩大|增至|升至"
_DOWN = "下降|降低|减少|缩减|压减|压缩|回落|降至|减至"
_FROM = re.compile(rf"[由从][^，。；、：\d]{{0,16}}$")
_FROM_YEAR = re.compile(r"[由从](?:(?:20|19)\d\d年(?:底|末)?的?|去年的?|上年的?)$")
_TO = re.compile(
    rf"[{HAN}]{{0,4}}?(?P<way>(?P<up>{_UP})|(?P<down>{_DOWN}))到?至?了?(?:(?:20|19)\d\d年(?:底|末)?的|今年的|目前的|现在的)?$"
)
_BY = re.compile(
    rf"[，,（(](?:同比|增幅为?|净)?(?P<way>(?P<up>{_UP}|增幅)|(?P<down>{_DOWN}|降幅))(?:了|达到?|为|幅度为)?$"
)
_ODD = re.compile("可比|不变价|同口径|剔除|年均|平均每|月均|日均|每[年月日周]|累计|翻|倍")
_RANK = "名"
_NEAR = 24


@dataclass(frozen=True, slots=True)
class _Way:
    """From one value to another, as told in one clause."""

    first: Figure
    last: Figure
    rises: bool
    word: str


def _ways(whole: str, sentence: Sentence) -> Iterator[tuple[_Way, Figure | None]]:
    """Give what goes 由 X 提高到 Y, with the amount told next."""
    figures = sentence.figures
    for index, (first, last) in enumerate(pairwise(figures)):
        floor = figures[index - 1].end if index else sentence.start
        begun = _FROM.search(whole, floor, first.start) or _FROM_YEAR.search(
            whole, max(floor, first.start - _NEAR), first.start
        )
        turned = _TO.fullmatch(whole, first.end, last.start)
        if begun and turned and first.unit == last.unit and not (first.vague or last.vague):
            following = figures[index + 2] if index + 2 < len(figures) else None
            yield _Way(first, last, rises=turned["up"] is not None, word=turned["way"]), following


def _is_odd(whole: str, sentence: Sentence) -> bool:
    """Whether a sentence reckons otherwise than from value to value."""
    return _ODD.search(whole, sentence.start, sentence.end) is not None


@rule("FAC007", "增长率与所给数字不符")
def wrong_growth(document: Document) -> Iterator[Hit]:
    """两年的数字和增长率同时写明的，增长率应当算得出来；按可比价格、年均等另有算法的不比。

    依据：《党政机关公文处理工作条例》第二十条（四）（数字应当准确）
    正例：在校学生由3.2万人增加到3.36万人，增长5%。
    正例：今年招生3300人，比上年增加300人，增长10%。
    反例：在校学生由3.2万人增加到3.36万人，增长15%。
    反例：今年招生3300人，比上年增加300人，增长20%。
    """
    whole = reading(document).whole
    for sentence in sentences(document) if "%" in whole or "％" in whole else ():  # noqa: RUF001 - full width
        if len(sentence.figures) < 3 or _is_odd(whole, sentence):  # noqa: PLR2004 - two values and the rate
            continue
        for way, rate in _ways(whole, sentence):
            if rate is not None and rate.unit == SHARE and way.first.unit != SHARE:
                yield from _rate(document, way, rate)
        yield from _differences(document, sentence)


def _rate(document: Document, way: _Way, rate: Figure) -> Iterator[Hit]:
    """Compare a rate told behind two values."""
    whole = reading(document).whole
    found = _BY.fullmatch(whole, way.last.end, rate.start)
    if not found or rate.vague or way.first.value <= 0 or (found["up"] is None) == way.rises:
        return
    right = 100 * abs(way.last.value - way.first.value) / way.first.value
    if not _near(rate, right, way.first, way.last):
        message = f"从{shown(whole, way.first)}到{shown(whole, way.last)}，变化{right:.1f}%，不是{shown(whole, rate)}，请核对"
        yield at(document, way.first.start, rate.end, message)


_MORE = re.compile(rf"[，,（(](?:较|比)(?:上年|去年|上一年|上年同期|去年同期)(?:同期)?(?P<way>(?P<up>{_UP})|(?P<down>{_DOWN}))了?$")


def _differences(document: Document, sentence: Sentence) -> Iterator[Hit]:
    """Compare value, difference and rate: 3300人，比上年增加300人，增长10%."""
    whole = reading(document).whole
    for value, difference, rate in zip(sentence.figures, sentence.figures[1:], sentence.figures[2:], strict=False):
        if rate.unit != SHARE or value.unit != difference.unit or value.unit == SHARE:
            continue
        more, rises = _MORE.fullmatch(whole, value.end, difference.start), _BY.fullmatch(whole, difference.end, rate.start)
        if not more or not rises or (more["up"] is None) != (rises["up"] is None):
            continue
        before = value.value - difference.value if more["up"] else value.value + difference.value
        if before <= 0 or value.vague or difference.vague or rate.vague:
            continue
        right = 100 * difference.value / before
        if not _near(rate, right, difference, value):
            message = f"按{shown(whole, value)}、增减{shown(whole, difference)}算，变化{right:.1f}%，不是{shown(whole, rate)}，请核对"
            yield at(document, value.start, rate.end, message)


def _near(rate: Figure, right: float, one: Figure, other: Figure) -> bool:
    """Whether a rate is what two values give: their last digits and a twentieth of the rate are left open."""
    steps = [figure.step / max(figure.value, figure.step) for figure in (one, other) if figure.step > 1]
    least = min(one.value, other.value)
    change = abs(one.value - other.value)
    spread = sum(figure.step for figure in (one, other) if figure.step != 1)
    slack = right * sum(steps) + (100 * spread / least if change and least > spread else 0)
    return abs(rate.value - right) <= rate.step * 1.05 + slack + right / 20


@rule("FAC008", "升降与所给数字相反")
def wrong_direction(document: Document) -> Iterator[Hit]:
    """“由×提高到×”应当越来越大，“由×下降到×”应当越来越小。

    依据：《党政机关公文处理工作条例》第二十条（四）（数字应当准确）
    正例：巩固率由95.1%提高到96.3%，大班额比例由5.2%下降到3.1%。
    正例：全市排名由第9名上升到第3名。
    反例：巩固率由96.3%提高到95.1%。
    """
    whole = reading(document).whole
    for sentence in sentences(document):
        if len(sentence.figures) < 2 or _is_odd(whole, sentence):  # noqa: PLR2004 - from and to
            continue
        for way, _ in _ways(whole, sentence):
            ranked = _RANK in shown(whole, way.first) or "位" in shown(whole, way.first)
            gap = abs(way.last.value - way.first.value)
            if not ranked and gap >= max(way.first.step, way.last.step) and (way.last.value > way.first.value) != way.rises:
                said = whole[way.first.start : way.last.end]
                yield at(document, way.first.start, way.last.end, f"“{said}”：说是{way.word}，数字却相反，请核对")


_POINTS_BY = re.compile(rf"[，,（(](?:同比)?(?P<way>(?P<up>{_UP})|(?P<down>{_DOWN}))了?$")
_THAN = re.compile(rf"[，,（(](?:较|比)(?:上年|去年|上一年|(?:20|19)\d\d年(?:底|末)?)的$")


@rule("FAC009", "增减的百分点与所给数字不符")
def wrong_points(document: Document) -> Iterator[Hit]:
    """两个百分数和相差的百分点同时写明的，应当算得出来。

    依据：《党政机关公文处理工作条例》第二十条（四）（数字应当准确）
    正例：巩固率由95.1%提高到96.3%，提高1.2个百分点。
    正例：巩固率为96.3%，比上年的95.1%提高1.2个百分点。
    反例：巩固率由95.1%提高到96.3%，提高2.2个百分点。
    反例：巩固率为96.3%，比上年的95.1%提高1.5个百分点。
    """
    whole = reading(document).whole
    for sentence in sentences(document) if POINTS in whole else ():
        for way, points in _ways(whole, sentence):
            if points is not None and points.unit == POINTS and way.first.unit == SHARE:
                if _POINTS_BY.fullmatch(whole, way.last.end, points.start):
                    yield from _points(document, way.first, way.last, points)
        for last, first, points in zip(sentence.figures, sentence.figures[1:], sentence.figures[2:], strict=False):
            if (points.unit, last.unit, first.unit) != (POINTS, SHARE, SHARE):
                continue
            rises = re.compile(f"(?:{_UP}|{_DOWN})了?").fullmatch(whole, first.end, points.start)
            if rises and _THAN.fullmatch(whole, last.end, first.start):
                yield from _points(document, first, last, points)


def _points(document: Document, first: Figure, last: Figure, points: Figure) -> Iterator[Hit]:
    """Compare the difference of two percentages."""
    whole = reading(document).whole
    right = abs(last.value - first.value)
    slack = (first.step + last.step + points.step) / 2
    if not (first.vague or last.vague or points.vague) and abs(points.value - right) > slack * 1.001:
        message = f"{shown(whole, first)}与{shown(whole, last)}相差{round(right, 2):g}个百分点，不是{shown(whole, points)}，请核对"
        yield at(document, min(first.start, last.start), points.end, message)
