"""Years and events of last year's paper that stayed in this year's → what the title contradicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc import ordinals
from govdoc.lint.indicators import subject_year
from govdoc.lint.passage import PROSE, Kind, matches, passages
from govdoc.lint.rule import Hit, hit, rule
from govdoc.lint.rules.titles import titles
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document

_YEAR = lazy(r"(?<!\d)20\d\d(?!\d)")
_OPENING = lazy(
    r"现(?:就|将)(?P<head>[^，。；：\n]{0,12}?)(?P<year>20\d\d)年(?P<tail>[^，。；：\n]{0,30}?(?:工作|情况|总结|安排|要点|计划|打算|事宜|事项)[^，。；：\n]{0,14}?)如下"
)
_TERM = lazy(r"(?P<year>20\d\d)年(?P<term>春季|秋季|上半年|下半年)")
_COMING = lazy(
    r"(?:喜?迎接?|庆祝|向)(?P<event>党的十九大|党的二十大|(?:中国共产党成立|建党)(?:100|一百)周年|新中国成立70周年)(?:的)?(?:胜利)?(?P<end>召开|献礼|的到来|到来)"
)
_PLANNED = lazy(
    r"“?十(?P<n>[一二三四])五”?(?:时期|期间|末)[，,]?[^，。；：“\d]{0,10}?"
    r"(?:力争|将(?=新建|改建|扩建|建成|建设|实现|完成|达到|投入|新增|实施|全面|继续|进一步))"
)
_PLAN_WORDS = ("十一五", "十二五", "十三五", "十四五")
_FIRST_ENDS, _SPAN = 2005, 5
"""The last year of the 十五 plan, and the years that a plan takes."""
_EVENTS = {"党的十九大": 2017, "党的二十大": 2022, "新中国成立70周年": 2019}
_PARTY_100 = 2021


@rule("FAC026", "沿用了上年的年份、提法")
def last_years_words(document: Document) -> Iterator[Hit]:
    """标题写着一个年份，“现将……如下”里却是另一个年份；会议已经开过，还写“迎接……召开”；
    规划期已满，还写期间“将新建”：多因套用上年的稿子没有改。

    依据：《党政机关公文处理工作条例》第二十条（四）（时间应当准确）
    正例：
        云河县第一中学2026年工作总结
        现将2026年工作情况和2027年工作打算报告如下。
    反例：
        云河县第一中学2026年工作总结
        现将2025年工作总结如下。
    反例：
        云河县教育局2026年工作要点
        各校要真抓实干，以优异成绩迎接党的二十大胜利召开。
    反例：
        云河县教育局2026年工作要点
        “十三五”期间，全县将新建幼儿园8所。
    """
    heads = titles(document)
    years = _YEAR.findall("".join(head.value for head in heads))
    if len(heads) == 1 and len(set(years)) == 1 and "学年" not in heads[0].value:
        for passage, found in matches(document, _OPENING, "如下", kinds=PROSE):
            if found["year"] != years[0] and years[0] not in found[0] and "关于" not in found[0]:
                said = f"标题是{years[0]}年，这里却是{found['year']}年，请核对"
                yield hit(passage.text, *found.span("year"), said)
        yield from _opened(document, heads[0].value)
    for passage, found in matches(document, _COMING, *_EVENTS, "周年", kinds=PROSE):
        held = _EVENTS.get(found["event"], _PARTY_100)
        year = subject_year(document)
        begun = max(passage.value.rfind(mark, 0, found.start()) for mark in "。；") + 1
        told = [int(one) for one in _YEAR.findall(passage.value, begun, found.start())]
        if year is not None and year > held and not any(one <= held for one in told):
            yield hit(passage.text, *found.span(), f"本文是{year}年的，“{found['event']}”在{held}年，请改写")
    yield from _plans_gone(document)


def _plans_gone(document: Document) -> Iterator[Hit]:
    """Give the hits on tasks that are still to come in a plan whose years are over."""
    for passage, found in matches(document, _PLANNED, *_PLAN_WORDS, kinds=PROSE):
        year, last = subject_year(document), _FIRST_ENDS + _SPAN * (ordinals.arabic(found["n"]) or 0)
        if year is not None and year > last and not passage.cited(*found.span()):
            said = f"“十{found['n']}五”到{last}年为止，本文是{year}年的，请核对"
            yield hit(passage.text, *found.span(), said)


def _opened(document: Document, title: str) -> Iterator[Hit]:
    """Find 2025年春季学期 at the head of the first paragraph below 2026年春季学期工作总结."""
    told = _TERM.search(title)
    first = next((passage for passage in passages(document) if passage.kind is Kind.BODY), None)
    if told is None or first is None or not title.endswith("总结"):
        return
    found = _TERM.match(first.value)
    if found and found["term"] == told["term"] and found["year"] != told["year"]:
        said = f"标题是{told[0]}，这里却是{found[0]}，请核对"
        yield hit(first.text, *found.span("year"), said)
