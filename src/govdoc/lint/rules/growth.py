"""Two values and what is said of the way from one to the other → growth, direction and points that do not follow."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from govdoc.lint.claims import claims
from govdoc.lint.figures import SHARE, Figure, at, sentences_with, shown
from govdoc.lint.passage import HAN, reading
from govdoc.lint.rule import Hit, rule
from govdoc.lint.ways import DOWN, UP, ways
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.lint.claims import Change, Claim
    from govdoc.model import Document

_TIMES = lazy(
    rf"[由从](?:(?:19|20)\d\d年)?[^，。；\d]{{0,16}}(?P<first>[1-9]\d*(?:\.\d+)?)(?P<unit>[{HAN}]{{1,3}}?)"
    r"(?:增加|增长|提高|扩大|上升)[到至]了?(?:(?:19|20)\d\d年(?:底|末)?的?|今年的|目前的|现在的)?"
    r"(?P<last>[1-9]\d*(?:\.\d+)?)(?P=unit)[，,](?:增加|增长|提高|扩大|上升)了?(?P<times>\d+(?:\.\d+)?)倍"
)
_SAME_TIMES = 0.05
_FAR_TIMES = 0.15
_PAST = r"(?:上年|去年|上一年|(?:20|19)\d\d年)(?:底|末)?(?:同期)?"
_THAN_BEFORE = lazy(rf"[，,](?:比|较){_PAST}的?")
_OF_BEFORE = lazy(rf"[，,]?是{_PAST}的?")
_TWICE_BEFORE = lazy(rf"[，,](?:比|较){_PAST}翻了?一番[，,（(]{_PAST}(?:为|是|仅)?")
_MULTIPLE = lazy(r"(?P<twice>翻了?一番(?!多|以上))|的(?P<times>\d{1,2}(?:\.\d+)?)倍(?!多|以上|左右)|[，,。；）)]")
_WHOLE = 100
_AT_CONSTANT_PRICES = lazy("生产总值|GDP|增加值|经济总量|总产值|实际|名义|收入")
"""What is told in money of the year while its growth is told at constant prices."""
_BEFORE = 40


@rule("FAC007", "增长率与所给数字不符")
def wrong_growth(document: Document) -> Iterator[Hit]:
    """两年的数字和增长率同时写明的，增长率应当算得出来；生产总值、收入等按可比价格算的，年均等另有算法的，不比。

    依据：《党政机关公文处理工作条例》第二十条（四）（数字应当准确）
    正例：在校学生由3.2万人增加到3.36万人，增长5%。
    正例：今年招生3300人，比上年增加300人，增长10%。
    正例：全县地区生产总值由160亿元增加到175亿元，增长6.5%。
    反例：在校学生由3.2万人增加到3.36万人，增长15%。
    反例：今年招生3300人，比上年增加300人，增长20%。
    反例：教育支出8.6亿元，比上年的8.0亿元增长12.5%。
    反例：在校学生由2000人增加到4000人，增加了2倍。
    反例：培训经费由2022年的260万元增加到2024年的390万元，增长了1.5倍。
    """
    whole = reading(document).whole
    for claim in claims(document):
        rate = claim.told(SHARE)
        if rate is None or claim.value.unit == SHARE or _is_real(whole, claim.value, rate.figure):
            continue
        if (right := _right_rate(claim, rate)) is not None:
            if claim.base is None:
                said = f"按{shown(whole, claim.value)}和增减数算，变化{right:.1f}%"
            else:
                said = f"{shown(whole, claim.base)}到{shown(whole, claim.value)}，变化{right:.1f}%"
            yield at(document, claim.start, claim.end, f"{said}，不是{shown(whole, rate.figure)}，请核对")
    yield from _times(document, whole)
    yield from _multiples(document, whole)


def _multiples(document: Document, whole: str) -> Iterator[Hit]:
    """Find 42人，比去年的28人翻了一番; 56人，是上年28人的3倍."""
    for sentence in sentences_with(document, "番", "倍"):
        for one, other in pairwise(sentence.figures):
            if one.unit != other.unit or one.vague or other.vague or other.value <= 0 or one.unit == SHARE:
                continue
            told = _MULTIPLE.match(whole, other.end, sentence.end)
            asked = _TWICE_BEFORE if told is None else _OF_BEFORE if told["times"] else _THAN_BEFORE
            if (told is None or told["twice"] or told["times"]) and asked.fullmatch(whole, one.end, other.start):
                wanted = float(told["times"]) if told and told["times"] else 2.0
                times = one.value / other.value
                if abs(times - wanted) > _FAR_TIMES * wanted:
                    said = f"{shown(whole, one)}是{shown(whole, other)}的{round(times, 2):.10g}倍，请核对"
                    yield at(document, one.start, other.end, said)


def _right_rate(claim: Claim, rate: Change) -> float | None:
    """Return the rate that follows from a value and the one before; None where the one told follows, or is not sure."""
    value, base, change = claim.value, claim.base, claim.told(claim.value.unit)
    if base is not None:
        if base.value <= 0 or (value.value > base.value) != rate.rises:
            return None
        before, spread, more = base.value, _open(value) + _open(base), value.value - base.value
    elif change is not None and change.rises == rate.rises:
        more = change.figure.value
        before = value.value - more if change.rises else value.value + more
        spread = _open(change.figure)
    else:
        return None
    right = _WHOLE * abs(more) / before if before > 0 else 0.0
    return None if before <= 0 or _near(rate.figure, right, before, spread) else right


def _times(document: Document, whole: str) -> Iterator[Hit]:
    """Find 由2000人增加到4000人，增加了2倍: twice as many are once more."""
    for found in _TIMES.finditer(whole):
        grown = float(found["last"]) / float(found["first"])
        if abs(grown - float(found["times"])) < _SAME_TIMES:
            said = f"“{found[0]}”，只增加了{round(grown - 1, 2):g}倍，请核对"
            yield at(document, found.start("first"), found.end(), said)


def _is_real(whole: str, first: Figure, rate: Figure) -> bool:
    """Whether a rate may be one at constant prices, which does not follow from the values."""
    begin = max(0, first.start - _BEFORE, whole.rfind("。", 0, first.start) + 1)
    return _AT_CONSTANT_PRICES.search(whole, begin, rate.end) is not None


def _open(figure: Figure) -> float:
    """Return what the last digit of an amount leaves open: of a number that was not rounded, nothing."""
    return figure.step if figure.step != 1 else 0.0


def _near(rate: Figure, right: float, base: float, spread: float) -> bool:
    """Whether a rate follows from values that leave ``spread`` open; a twentieth of it is left open too."""
    return abs(rate.value - right) <= rate.step * 1.05 + _WHOLE * spread / base + right / 20


@rule("FAC008", "升降与所给数字相反")
def wrong_direction(document: Document) -> Iterator[Hit]:
    """“由×提高到×”应当越来越大，“由×下降到×”应当越来越小。

    依据：《党政机关公文处理工作条例》第二十条（四）（数字应当准确）
    正例：巩固率由95.1%提高到96.3%，大班额比例由5.2%下降到3.1%。
    正例：全市排名由第9名上升到第3名，价格由上月上涨0.9%转为下降1.3%。
    反例：巩固率由96.3%提高到95.1%。
    反例：教育支出15.6亿元，比上年的14.4亿元增加1.2亿元，下降8.3%。
    """
    whole = reading(document).whole
    for way in ways(document):
        said = whole[way.first.start : way.last.end]
        apart = abs(way.last.value - way.first.value) > max(way.first.step, way.last.step) / 2
        if apart and (way.last.value > way.first.value) != way.rises and not any(rank in said for rank in "名位第"):
            yield at(document, way.first.start, way.last.end, f"“{said}”：说是{way.word}，数字却相反，请核对")
    for claim in claims(document):
        if (against := _against(whole, claim)) is not None:
            word = "增加" if against.rises else "减少"
            said = f"{shown(whole, claim.base or claim.value)}到{shown(whole, claim.value)}"
            yield at(document, claim.start, claim.end, f"说是{word}，数字却相反：{said}，请核对")
        elif (rate := _torn(claim)) is not None:
            one, other = ("减少", "增长") if rate.rises else ("增加", "下降")
            yield at(document, claim.start, claim.end, f"前面说是{one}，后面说是{other}，请核对")


def _torn(claim: Claim) -> Change | None:
    """Return the second of two changes of one value that are told in two directions: 增加1.2亿元，下降8.3%."""
    amount, rate = claim.told(claim.value.unit), claim.told(SHARE)
    if claim.value.unit == SHARE or amount is None or rate is None or amount.rises == rate.rises:
        return None
    return None if amount.year != rate.year or amount.figure.start > rate.figure.start else rate


def _against(whole: str, claim: Claim) -> Change | None:
    """Return the change that is told the other way round; ranks and ways (told above) are not looked at."""
    if claim.base is None or _WAY.search(whole, claim.base.end, max(claim.base.end, claim.value.start)):
        return None
    apart = claim.value.value - claim.base.value
    # Rounded alike, the larger is the larger.
    if (
        abs(apart) < (0 if claim.value.step == claim.base.step else max(claim.value.step, claim.base.step) / 2)
        or not apart
    ):
        return None
    wrong = [change for change in claim.changes if change.rises != (apart > 0)]
    return wrong[0] if wrong and len(wrong) == len(claim.changes) else None


_WAY = lazy(f"(?:{UP}|{DOWN})[到至]?了?")
