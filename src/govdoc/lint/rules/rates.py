"""Two amounts and the rate between them → rates that do not follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.lint.figures import SHARE, Figure, at, sentences, share_follows, shown
from govdoc.lint.passage import HAN, reading
from govdoc.lint.rule import Hit, rule
from govdoc.lint.rules.leadingrates import wrong_leading_rates, wrong_trailing_rates
from govdoc.lint.rules.ratios import wrong_ratios
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document

_WHOLE = 100.0
_RATE = lazy(rf"[，,；][{HAN}]{{0,6}}?(?P<verb>[{HAN}]{{2}})率(?:为|达到?了?)?")
_NEARLY = 8.0
"""Points within which a rate is taken for a slip of one of the same two amounts; beyond, the whole is another."""
_AMONG = lazy(rf"[{HAN}]{{0,8}}(?<![其之当])中[，,]?(?:共?有|已有)?[^，。；\d]{{0,14}}")
_TAKES = lazy(rf"[{HAN}]{{0,12}}[，,](?:约?占(?:比|总数的|总人数的)?(?:为|达到?)?)")
_BASED = lazy(rf"[，,]占(?P<base>[{HAN}]{{2,8}}?)的(?:比例|比重)?(?:为|达到?)?")
_LONGEST_BETWEEN, _LONGEST_BASE = 24, 14
_APART = lazy("；|其中")
"""What stands between a total and a part that is another's, or that FAC006 judges."""
_TOTALLED = lazy("(?<=..)(?:总数|总人数|总量|总额)$")
_AGAIN = lazy(rf"[，,](?P<again>[{HAN}]{{2,8}}?)占比(?:为|达到?)?")
_PLANNED = lazy("(?:应[到检考参查配]|计划|预算|任务|发放|目标|拟)[^，。；\\d]{0,10}$")
_DONE_OF = lazy("[，,](?:实[际到检考有]?|已|完成|收回|回收)[^，。；\\d]{0,10}")
_ACHIEVED_RATE = lazy(
    "[，,](?:[^，。；\\d缺未不]{0,8}?(?:到会|到岗|到课|覆盖|回收|完成|执行|到位|支出|参[训检考会]|出勤|检查|受检|体检|签订|入库)率|完成(?:年度|全年)?(?:计划|任务|预算)的)(?:为|达到?)?"
)
_DONE = lazy("[，,]?完成[^，。；、\\d]{1,14}")
_ACHIEVED = lazy(
    rf"[{HAN}]{{0,6}}[，,；](?:已经?|共|其中|实际|完成)?(?P<verb>[{HAN}]{{2}})(?:到位|完成|了|的|学校|单位)?"
)
_EACH = lazy(
    r"[，,；](?:每?(?P<own>[人生户校班])均|平均每(?:所|个|名|位)?(?P<per>[校人生户班批场期])|(?P<size>平均班额))[^，。；、\d]{0,5}?(?:为|达到?|约?是)?"
)
_HEADS = {
    "人": ("人", "人次"),
    "生": ("人", "人次"),
    "户": ("户",),
    "校": ("所",),
    "班": ("个", "班"),
    "批": ("批次",),
    "场": ("场", "场次"),
    "期": ("期",),
}
_NO_COUNT = lazy("增加|减少|其中|新增|累计|上年|去年|每")
_AVERAGE_FARTHEST = 3.0
_OF = lazy(r"[，,](?:占|为|是|相当于)[^，。；、\d]{0,14}")
_LEAST = 3


@rule("FAC024", "比率、平均数与所给数字不符")
def wrong_rate(document: Document) -> Iterator[Hit]:
    """总数、办成的数和比率，总数、其中一项和占比，总数、个数和平均数接连写明的，比率应当算得出来；取整的差别不算。

    依据：《党政机关公文处理工作条例》第二十条（四）（数字应当准确）
    正例：共排查隐患326处，整改到位318处，整改率为97.5%。班里28名学生中，留守儿童18名，占64.3%。
    正例：全县招生1200人，毕业生就业860人，就业率为95.2%。
    反例：共排查隐患326处，整改到位318处，整改率为98.5%。
    反例：全班28名学生中，留守儿童18名，占75%。
    反例：全县寄宿生9860人，占在校生总数21500人的48.5%。
    反例：抽查学校36所，合格31所，合格率为91.1%。
    反例：培训教师9600人次，完成年度任务12000人次的85%。
    反例：排查安全隐患200处，整改率90%，已整改160处。
    反例：资助学生3200人次，发放资金320万元，人均1200元。
    反例：学校现有在校学生1520人，专任教师80人，生师比为16∶1。
    """
    whole = reading(document).whole
    for sentence in sentences(document):
        figures = sentence.figures
        if len(figures) < _LEAST:
            continue
        for one, two, rate in zip(figures, figures[1:], figures[2:], strict=False):
            if (right := _average(whole, one, two, rate)) is not None:
                said = f"按{shown(whole, one)}、{shown(whole, two)}算，平均数是{round(right, 2):.10g}"
                yield at(document, one.start, rate.end, f"{said}，不是{shown(whole, rate)}，请核对")
            if rate.unit != SHARE or one.unit != two.unit or one.unit == SHARE or one.vague or two.vague or rate.vague:
                continue
            if (pair := _pair(whole, one, two, rate)) is not None:
                part, total = pair
                right = _WHOLE * part.value / total.value
                said = f"{shown(whole, part)}是{shown(whole, total)}的{right:.1f}%"
                yield at(document, one.start, rate.end, f"{said}，不是{shown(whole, rate)}，请核对")
    yield from wrong_leading_rates(document)
    yield from wrong_trailing_rates(document)
    yield from wrong_ratios(document)


def _pair(whole: str, one: Figure, two: Figure, rate: Figure) -> tuple[Figure, Figure] | None:
    """Return part and total of which a rate is told wrong; None where it is right, or not sure to be theirs."""
    between, behind = whole[one.end : two.start], whole[two.end : rate.start]
    if _DONE.fullmatch(between) and behind == "的" and min(one.value, two.value) > 0:
        return None if share_follows(rate, one, two) else (one, two)
    if 0 < one.value < two.value:
        told = _OF.fullmatch(between) and behind == "的"
        return (one, two) if told and not share_follows(rate, one, two) else None
    if not 0 < two.value <= one.value or share_follows(rate, two, one):
        return None
    return (two, one) if _is_part(whole, one, two, rate) else None


def _is_part(whole: str, one: Figure, two: Figure, rate: Figure) -> bool:
    """Whether a rate behind two amounts is told to be the second of the first."""
    between, behind = whole[one.end : two.start], whole[two.end : rate.start]
    if (based := _BASED.fullmatch(behind)) and len(between) <= _LONGEST_BETWEEN and not _APART.search(between):
        named = whole[max(0, one.start - _LONGEST_BASE) : one.start]
        return named.rstrip("为达到共").endswith((based["base"], _TOTALLED.sub("", based["base"])))
    if (again := _AGAIN.fullmatch(behind)) and again["again"] in between:
        return True
    if _PLANNED.search(whole, max(0, one.start - _LONGEST_BASE), one.start) and _DONE_OF.fullmatch(between):
        return _ACHIEVED_RATE.fullmatch(behind) is not None
    told = _RATE.fullmatch(behind)
    if told is None:
        return bool(_AMONG.fullmatch(between) and _TAKES.fullmatch(behind))
    achieved = _ACHIEVED.fullmatch(between)
    if achieved and achieved["verb"] == told["verb"]:
        return True
    clause = between.rpartition("，")[2]
    return (told["verb"] in between or clause[:1] == told["verb"][0]) and abs(
        rate.value - _WHOLE * two.value / one.value
    ) <= _NEARLY


def _average(whole: str, one: Figure, two: Figure, told: Figure) -> float | None:
    """Return the right average where the one told behind an amount and a number of heads is wrong; else None."""
    found = _EACH.fullmatch(whole, two.end, told.start)
    if found is None or told.vague or one.vague or two.vague or SHARE in {one.unit, two.unit}:
        return None
    if _NO_COUNT.search(whole, max(0, one.start - 6), two.start) or "；" in whole[one.end : two.start]:
        return None
    heads = _HEADS[found["own"] or found["per"] or "班"]
    pairs = [(one, two), (two, one)]
    known = [(shared, count) for shared, count in pairs if count.unit in heads and shared.unit == told.unit]
    if len(known) != 1:
        return None
    shared, count = known[0]
    if count.value <= 0:
        return None
    right = shared.value / count.value
    slack = told.step * 0.999
    for figure in (shared, count):
        slack += right * figure.step / figure.value if figure.step != 1 else 0.0
    near = right / _AVERAGE_FARTHEST < told.value < right * _AVERAGE_FARTHEST
    return right if near and abs(told.value - right) > slack else None
