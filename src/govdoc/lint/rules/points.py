"""Percentages and by how many points they differ → points that do not follow, and percentages told for points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.lint.claims import claims, compared
from govdoc.lint.figures import POINTS, SHARE, Figure, at, left_open, shown
from govdoc.lint.passage import HAN, matches, reading
from govdoc.lint.rule import Hit, Severity, hit, rule
from govdoc.lint.ways import DOWN, UP, ways
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.lint.ways import Way
    from govdoc.model import Document

_BY = lazy(rf"[，,（(](?:同比|增幅为?|净)?(?:(?P<up>{UP}|增幅)|(?P<down>{DOWN}|降幅))(?:了|达到?|为|幅度为)?")
_WHOLE = 100
_NEAR_WHOLE = 5


@rule("FAC009", "增减的百分点与所给数字不符")
def wrong_points(document: Document) -> Iterator[Hit]:
    """两个百分数和相差的百分点同时写明的，应当算得出来。

    只写了今年的百分数，又写“比上年提高2.1%”的，是相减还是相除说不清，只作提示。

    依据：《党政机关公文处理工作条例》第二十条（四）（数字应当准确）
    正例：巩固率由95.1%提高到96.3%，提高1.2个百分点。
    正例：巩固率为96.3%，比上年的95.1%提高1.2个百分点。
    反例：巩固率由95.1%提高到96.3%，提高2.2个百分点。
    反例：巩固率为96.3%，比上年的95.1%提高1.5个百分点。
    反例：毛入园率91.5%，高于全市平均水平（89.2%）3.3个百分点。
    反例：巩固率由92%提高到95%，提高了3%。
    """
    whole = reading(document).whole
    for way in ways(document):
        if (rate := way.following) is not None and _is_points(whole, way, rate):
            said = f"{shown(whole, way.first)}与{shown(whole, way.last)}相差{round(rate.value, 2):g}个百分点"
            yield at(document, way.first.start, rate.end, f"{said}，不是{shown(whole, rate)}")
    yield from _above(document)
    yield from _unsure(document)
    for claim in claims(document):
        points, base = claim.told(POINTS), claim.base
        if points is None or base is None or claim.value.unit != SHARE:
            continue
        one, told = claim.value, points.figure
        right = abs(base.value - one.value)
        if abs(told.value - right) > left_open(one, base, told):
            said = f"{shown(whole, one)}与{shown(whole, base)}相差{round(right, 2):g}个百分点"
            yield at(document, claim.start, claim.end, f"{said}，不是{shown(whole, told)}，请核对")


_RATED = lazy("(?:率|占比|比重|比例|满意度)(?:已?达到?了?|为|是|提高到|提升到)?$")
_LONGEST_NAME = 12
_THAN = lazy("比|较|同比")


def _unsure(document: Document) -> Iterator[Hit]:
    """Find 满意度96.5%，比上年提高2.1%: points, or a part of what it was, nobody can tell."""
    whole = reading(document).whole
    for claim in compared(document):
        change = claim.told(SHARE)
        if change is None or claim.base is not None or claim.value.unit != SHARE:
            continue
        behind = whole.startswith(("个", "百分点"), change.figure.end)
        if behind or not _THAN.search(whole, claim.value.end, change.figure.start):
            continue
        if _RATED.search(whole, max(0, claim.value.start - _LONGEST_NAME), claim.value.start):
            word = f"“{shown(whole, change.figure)}”"
            said = f"两个百分数相差，用“百分点”：{word}如果是直接相减得来，应写作“个百分点”"
            yield at(document, change.figure.start, change.figure.end, said, severity=Severity.INFO)


_ABOVE = lazy(
    rf"(?P<one>\d{{1,3}}(?:\.\d+)?)[%％][，,](?:高于|低于|高出|比)[{HAN}]{{2,14}}[（(](?P<two>\d{{1,3}}(?:\.\d+)?)[%％][）)](?:高|低)?"
    r"(?P<points>\d{1,2}(?:\.\d+)?)个百分点"
)


_ABOVE_WORDS = tuple(
    f"{sign}{mark}{word}" for sign in "%％" for mark in "，," for word in ("高于", "低于", "高出", "比")
)


def _above(document: Document) -> Iterator[Hit]:
    """Find 91.5%，高于全市平均水平（89.2%）3.3个百分点."""
    for passage, found in matches(document, _ABOVE, *_ABOVE_WORDS):
        right = abs(float(found["one"]) - float(found["two"]))
        if abs(right - float(found["points"])) > _NEARLY_SAME:
            said = f"{found['one']}%与{found['two']}%相差{round(right, 2):g}个百分点，不是{found['points']}个百分点"
            yield hit(passage.text, *found.span(), f"{said}，请核对")


_NEARLY_SAME = 0.11


def _is_points(whole: str, way: Way, rate: Figure) -> bool:
    """Whether 由92%提高到95%，提高了3% tells points as a percentage; from a value near 100% on, the two are one."""
    if rate.unit != SHARE or way.first.unit != SHARE or rate.vague or abs(way.first.value - _WHOLE) < _NEAR_WHOLE:
        return False
    found = _BY.fullmatch(whole, way.last.end, rate.start)
    told = found is not None and (found["up"] is not None) == way.rises
    return told and abs(abs(way.last.value - way.first.value) - rate.value) < rate.step / 100
