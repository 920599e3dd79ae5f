"""Two values and what is said of the way from one to the other → growth, direction and points that do not follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.lint.figures import POINTS, SHARE, Figure, at, shown
from govdoc.lint.passage import HAN, reading
from govdoc.lint.rule import Hit, rule
from govdoc.lint.ways import DOWN, UP, triples, ways
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.lint.ways import Triple, Way
    from govdoc.model import Document

_BY = lazy(rf"[，,（(](?:同比|增幅为?|净)?(?:(?P<up>{UP}|增幅)|(?P<down>{DOWN}|降幅))(?:了|达到?|为|幅度为)?")
_MORE = lazy(rf"[，,（(](?:较|比)(?:上年|去年|上一年|上年同期|去年同期)(?:同期)?(?:(?P<up>{UP})|(?P<down>{DOWN}))了?")
_THAN = lazy(r"[，,（(](?:较|比)(?:上年|去年|上一年|(?:20|19)\d\d年(?:底|末)?)的")
_CHANGED = lazy(f"(?:{UP}|{DOWN})了?")
_TIMES = lazy(
    rf"[由从][^，。；\d]{{0,16}}(?P<first>[1-9]\d*(?:\.\d+)?)(?P<unit>[{HAN}]{{1,3}}?)(?:增加|增长|提高|扩大|上升)[到至]了?"
    r"(?P<last>[1-9]\d*(?:\.\d+)?)(?P=unit)[，,](?:增加|增长|提高|扩大|上升)了?(?P<times>\d+(?:\.\d+)?)倍"
)
_SAME_TIMES = 0.05
_WHOLE = 100
_NEAR_WHOLE = 5
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
    """
    whole = reading(document).whole
    for way in ways(document):
        rate = way.following
        told = rate is not None and rate.unit == SHARE and way.first.unit != SHARE and way.first.value > 0
        if rate is not None and told and not _is_real(whole, way.first, rate):
            yield from _rate(document, way, rate)
    for triple in triples(document):
        more, found = _reckoned(whole, triple)
        if found is not None and not _is_real(whole, triple.one, triple.three):
            change = f"{'增加' if more else '减少'}{shown(whole, triple.two)}"
            said = f"按{shown(whole, triple.one)}、比上年{change}算，变化{found:.1f}%"
            yield at(document, triple.one.start, triple.three.end, f"{said}，不是{shown(whole, triple.three)}，请核对")
        elif (right := _than_before(whole, triple)) is not None and not _is_real(whole, triple.one, triple.three):
            said = f"{shown(whole, triple.one)}比{shown(whole, triple.two)}变化{right:.1f}%"
            yield at(document, triple.one.start, triple.three.end, f"{said}，不是{shown(whole, triple.three)}，请核对")
    yield from _times(document, whole)


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


def _rate(document: Document, way: Way, rate: Figure) -> Iterator[Hit]:
    """Compare a rate told behind two values."""
    whole = reading(document).whole
    found = _BY.fullmatch(whole, way.last.end, rate.start)
    if not found or rate.vague or (found["up"] is not None) != way.rises:
        return
    right = _WHOLE * abs(way.last.value - way.first.value) / way.first.value
    if not _near(rate, right, way.first.value, _open(way.first) + _open(way.last)):
        said = f"从{shown(whole, way.first)}到{shown(whole, way.last)}，变化{right:.1f}%"
        yield at(document, way.first.start, rate.end, f"{said}，不是{shown(whole, rate)}，请核对")


def _reckoned(whole: str, triple: Triple) -> tuple[bool, float | None]:
    """Return whether 3300人，比上年增加300人，增长20% tells of more, and the right rate where the one told is wrong."""
    value, change, rate = triple.one, triple.two, triple.three
    if rate.unit != SHARE or value.unit == SHARE:
        return False, None
    more, told = _MORE.fullmatch(whole, value.end, change.start), _BY.fullmatch(whole, change.end, rate.start)
    if not more or not told or (more["up"] is None) != (told["up"] is None):
        return False, None
    before = value.value - change.value if more["up"] else value.value + change.value
    right = _WHOLE * change.value / before if before > 0 else 0.0
    if before <= 0 or _near(rate, right, before, _open(change)):
        return False, None
    return more["up"] is not None, right


def _than_before(whole: str, triple: Triple) -> float | None:
    """Return the right rate where that of 8.6亿元，比上年的8亿元增长12.5% is wrong."""
    value, before, rate = triple.one, triple.two, triple.three
    if rate.unit != SHARE or value.unit == SHARE or before.value <= 0:
        return None
    if not _THAN.fullmatch(whole, value.end, before.start) or not _CHANGED.fullmatch(whole, before.end, rate.start):
        return None
    right = _WHOLE * abs(value.value - before.value) / before.value
    return None if _near(rate, right, before.value, _open(value) + _open(before)) else right


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
    """
    whole = reading(document).whole
    for way in ways(document):
        said = whole[way.first.start : way.last.end]
        apart = abs(way.last.value - way.first.value) >= max(way.first.step, way.last.step)
        if apart and (way.last.value > way.first.value) != way.rises and not any(rank in said for rank in "名位第"):
            yield at(document, way.first.start, way.last.end, f"“{said}”：说是{way.word}，数字却相反，请核对")


_POINTS_BY = lazy(rf"[，,（(](?:同比)?(?:{UP}|{DOWN})了?")


@rule("FAC009", "增减的百分点与所给数字不符")
def wrong_points(document: Document) -> Iterator[Hit]:
    """两个百分数和相差的百分点同时写明的，应当算得出来。

    依据：《党政机关公文处理工作条例》第二十条（四）（数字应当准确）
    正例：巩固率由95.1%提高到96.3%，提高1.2个百分点。
    正例：巩固率为96.3%，比上年的95.1%提高1.2个百分点。
    反例：巩固率由95.1%提高到96.3%，提高2.2个百分点。
    反例：巩固率为96.3%，比上年的95.1%提高1.5个百分点。
    反例：巩固率由92%提高到95%，提高了3%。
    """
    whole = reading(document).whole
    for way in ways(document):
        if (rate := way.following) is not None and _is_points(whole, way, rate):
            said = f"{shown(whole, way.first)}与{shown(whole, way.last)}相差{round(rate.value, 2):g}个百分点"
            yield at(document, way.first.start, rate.end, f"{said}，不是{shown(whole, rate)}")
    for triple in triples(document):
        one, two, points = triple.one, triple.two, triple.three
        if points.unit != POINTS or one.unit != SHARE or not _compared(document, whole, triple):
            continue
        right = abs(two.value - one.value)
        if abs(points.value - right) > (one.step + two.step + points.step) / 2 * 1.001:
            said = f"{shown(whole, one)}与{shown(whole, two)}相差{round(right, 2):g}个百分点"
            yield at(document, one.start, points.end, f"{said}，不是{shown(whole, points)}，请核对")


def _is_points(whole: str, way: Way, rate: Figure) -> bool:
    """Whether 由92%提高到95%，提高了3% tells points as a percentage; from a value near 100% on, the two are one."""
    if rate.unit != SHARE or way.first.unit != SHARE or rate.vague or abs(way.first.value - _WHOLE) < _NEAR_WHOLE:
        return False
    found = _BY.fullmatch(whole, way.last.end, rate.start)
    told = found is not None and (found["up"] is not None) == way.rises
    return told and abs(abs(way.last.value - way.first.value) - rate.value) < rate.step / 100


def _compared(document: Document, whole: str, triple: Triple) -> bool:
    """Whether points are told of two percentages: 由 X 提高到 Y，提高 Z; Y，比上年的 X 提高 Z."""
    if _POINTS_BY.fullmatch(whole, triple.two.end, triple.three.start):
        return any(way.first is triple.one and way.last is triple.two for way in ways(document))
    return bool(
        _CHANGED.fullmatch(whole, triple.two.end, triple.three.start)
        and _THAN.fullmatch(whole, triple.one.end, triple.two.start)
    )
