"""Dates of one document that depend on one another → those in an order that cannot be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govdoc.lint.closing import closing
from govdoc.lint.parts import paper_end, part_at
from govdoc.lint.passage import matches
from govdoc.lint.rule import Hit, Severity, hit, rule
from govdoc.lint.rules.periods import calendar_day
from govdoc.lint.rules.tabledates import past_limits
from govdoc.model import Paragraph
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from govdoc.model import Document, Text

_DATE = r"(?:(?P<year>20\d\d)年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
_SPAN = r"(?:(?:20\d\d年)?\d{1,2}月\d{1,2}日?\s*[至到—～-]\s*)"
_CLOSING = lazy(
    rf"(?P<what>报名(?:的)?截止(?:时间|日期)?[为是：:]?{_SPAN}?|报名(?:时间|日期)[为是：:]?{_SPAN}"
    rf"|(?:作品(?:征集|报送|提交|收集|申报)|征集|征稿|投稿)截止(?:时间|日期)?[为是：:]?){_DATE}"
)
_OPENING = lazy(
    rf"(?P<what>比赛|竞赛|决赛|考试|笔试|培训|活动|开班|会议|开赛|报到|报名开始|展演|展示|展览|汇演|评审|颁奖)(?:时间|日期)[为是：:]?{_DATE}"
)
_SPAN_YEAR = lazy(r"(20\d\d)年")
_SHOWS = frozenset({"展演", "展示", "展览", "汇演", "评审", "颁奖"})
_AFTER = {
    "报名": frozenset(
        {"比赛", "竞赛", "决赛", "考试", "笔试", "培训", "活动", "开班", "会议", "开赛", "报到", "展演", "汇演"}
    ),
    "征集": _SHOWS,
}
"""What begins when a closing is over. An 活动 lasts as long as works are gathered for it."""
_BEFORE = ("日前", "月前", "底前", "末前", "旬前", "年前", "之前", "以前", "班前", "时前", "分前", "0前", "5前")
_HALF_A_YEAR, _A_YEAR_AND_MORE = 183, 400


@rule("FAC014", "报名截止日期晚于活动日期")
def late_closing(document: Document) -> Iterator[Hit]:
    """报名截止应当早于比赛、考试、培训开始。只比各写一次、写明是什么时间的日期。

    依据：《党政机关公文处理工作条例》第二十条（四）（时间应当准确）
    正例：
        1.报名截止时间：5月10日。
        2.比赛时间：5月20日。
    反例：
        1.报名截止时间：5月30日。
        2.比赛时间：5月20日。
    反例：
        1.报名时间：3月1日至4月20日。
        2.比赛时间：4月10日。
    反例：
        1.作品征集截止时间：10月30日。
        2.展演时间：10月20日。
    """
    closings = list(matches(document, _CLOSING, "报名", "征集", "作品", "征稿", "投稿"))
    if len(closings) != 1:
        return
    closing, found = closings[0]
    told = _SPAN_YEAR.search(found["what"])
    year = found["year"] or (told[1] if told else None)
    last = _day(found, None if year is None else int(year))
    kind = "报名" if found["what"].startswith("报名") else "征集"
    part = part_at(document, closing.text.start)
    openings = [
        opening
        for passage, opening in matches(document, _OPENING, "时间", "日期")
        if opening["what"] in _AFTER[kind] and part_at(document, passage.text.start) == part
    ]
    for opening in openings if last else ():
        begins = _day(opening, None) if opening["year"] == year else None
        once = sum(other["what"] == opening["what"] for other in openings) == 1
        if begins and last and once and 0 < (last - begins).days < _HALF_A_YEAR:
            said = f"{kind}{last.month}月{last.day}日才截止"
            message = f"{said}，{opening['what']}时间却是{begins.month}月{begins.day}日，请核对"
            yield hit(closing.text, *found.span(), message)


def _day(found: re.Match[str], year: int | None) -> date | None:
    """Return the day of a match; where no year is told, in ``year``, else in one that serves to compare."""
    return calendar_day(found["year"] or str(year or 2025), found["month"], found["day"])


_TITLE = lazy(
    r"(?<![\d—\-至])(?P<year>20\d\d)年(?!度?(?:至|—|-|和))[^年]*?(?:工作要点|工作重点|工作计划|工作安排|重点工作|实施方案|行动方案|工作方案|整治方案|活动方案)"
)
_PLANNED = lazy("(?:方案|计划|要点|安排)(?:（[^（）]{2,6}）)?$")
_DEADLINE = lazy(
    r"(?P<year>20\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日|底|末|[上中下]旬|年底)?[之以]?前[，,]?"
    r"(?P<what>(?:要|须|应|全面|全部|基本|确保|力争|必须|率先|启动)*(?:完成|实现|建成|达到|落实|报送|出台|开工|启用|竣工|整改|交付|投入|投用|建立|制定|到位|覆盖|清零|销号|办结))(?!的|了)"
)
_PAST = lazy("已|曾|原定|[按照]|未|要求|规定|此前")


@rule("FAC015", "时限早于计划的年份", Severity.INFO)
def deadline_before_plan(document: Document) -> Iterator[Hit]:
    """某年的工作要点、计划、方案，任务的时限一般不早于这一年；多因沿用上年的稿子没有改年份。

    依据：《党政机关公文处理工作条例》第二十条（四）（时间应当准确）
    正例：
        云河县教育局2026年工作要点
        各校要抓好落实，2026年6月底前完成整改。
    反例：
        云河县教育局2026年工作要点
        各校要抓好落实，2025年6月底前完成整改。
    """
    title = document.title
    named = None if title is None else _TITLE.search(title.value)
    written = _written(document) if title is not None and _PLANNED.search(title.value) else None
    if named is None and written is None:
        return
    year, what = (int(named["year"]), "标题") if named else (written.year if written else 0, "成文日期")
    for passage, found in matches(document, _DEADLINE, *_BEFORE):
        begun = max(passage.value.rfind(mark, 0, found.start()) for mark in "。；") + 1
        if int(found["year"]) < year and not _PAST.search(passage.value, begun, found.start()):
            message = f"{what}是{year}年，这项任务的时限却是{found['year']}年，请核对"
            yield hit(passage.text, *found.span(), message)


_HELD = lazy(
    rf"^{_DATE}(?:[^。\n]{{0,60}}(?:召开|主持)|(?=[，,（(上下晚])[^。\n]{{0,30}}会议?(?:研究|审议|听取|讨论|传达|学习|议定))",
    re.MULTILINE,
)


@rule("FAC018", "会议日期晚于成文日期")
def minutes_before_meeting(document: Document) -> Iterator[Hit]:
    """纪要在会后成文：开头写的会议日期不应晚于成文日期、印发日期。

    依据：《党政机关公文处理工作条例》第二十条（四）（时间应当准确）
    正例：
        云河县教育局局长办公会议纪要
        2026年3月5日，局长办公会议召开，议定事项如下。
        一、关于招生工作
        会议同意。
        云河县教育局
        2026年3月9日
    反例：
        云河县教育局局长办公会议纪要
        2026年3月15日，局长办公会议召开，议定事项如下。
        一、关于招生工作
        会议同意。
        云河县教育局
        2026年3月9日
    """
    written = _written(document)
    if written is None or document.title is None or not document.title.value.endswith("纪要"):
        return
    for passage, found in matches(document, _HELD, "召开", "主持", "会"):
        held = _day(found, written.year) if found["year"] else None
        if closing(document).date is None and passage.head is _first_paragraph(document):
            return  # ELE026 compares it with the 印发日期
        if held is not None and held > written:
            what = "印发日期" if closing(document).date is None else "成文日期"
            yield hit(passage.text, *found.span("day"), f"会议日期{_said(held)}晚于{what}{_said(written)}，请核对")
        return


def _first_paragraph(document: Document) -> Paragraph | None:
    """Return the first paragraph, None where there is none."""
    return next((block for block in document.blocks if isinstance(block, Paragraph)), None)


_SUBMIT = lazy(
    rf"(?:^|[。；，,])(?:[^。；，,\d]{{1,12}}(?=请|务必|须|应|要于))?(?:请|务必|须|并|各[^。；，]{{1,12}}?(?:请|务必|须|要|应)|应|要)?(?:各[^。；，]{{1,12}}?)?于{_DATE}(?:\d{{1,2}}[时：:]\d{{0,2}}分?)?(?:下班)?[之以]?前[，,]?"
    r"(?:将|把|报|报送|上报|提交|送|完成|反馈|发送|函复|函告|回复|答复|复函)(?!送?的)",
    re.MULTILINE,
)
_TOLD = lazy("曾|去年|上年|此前|《")
"""Before a limit that another paper set."""
_TO_BE_HELD = lazy(
    rf"(?:(?<!原)(?:定于|拟于|订于)|(?:会议|培训|比赛|考试|活动|报到)时间[：:为]){_DATE}(?!至|前|[—～-])"
)
_CALLING = lazy("的(?:通知|公告|通告|函|邀请函)$")


@rule("FAC019", "时限、会期早于成文日期")
def deadline_before_date(document: Document) -> Iterator[Hit]:
    """通知要求的报送、完成时限，定下的会议、培训日期，不应早于成文日期；没有写年份的按成文的年份算，差半年以上的不管。
    “请于2025年12月20日前”写明了年份，差一年多也算。

    依据：《党政机关公文处理工作条例》第二十条（四）（时间应当准确）
    正例：
        云河县教育局关于报送材料的通知
        各学校：
        请于2026年3月20日前将材料报送办公室。
        云河县教育局
        2026年3月9日
    反例：
        云河县教育局关于报送材料的通知
        各学校：
        请于2026年3月2日前将材料报送办公室。
        云河县教育局
        2026年3月9日
    反例：
        云河县教育局关于召开教育工作会议的通知
        各学校：
        会议定于2026年3月2日召开，请准时参加。
        云河县教育局
        2026年3月9日
    """
    written = _written(document)
    if written is None:
        return
    end = paper_end(document)
    for passage, found in matches(document, _SUBMIT, *_BEFORE):
        # What is attached, or sent on, may be older than the paper.
        own = passage.text.start < end and not _TOLD.search(found[0])
        wanted = _day(found, written.year) if own else None
        # 请于2025年…前 may have kept the year of the last paper.
        farthest = _A_YEAR_AND_MORE if found["year"] and "请" in found[0] else _HALF_A_YEAR
        if wanted is not None and 0 < (written - wanted).days < farthest:
            yield hit(passage.text, *found.span("day"), f"时限{_said(wanted)}早于成文日期{_said(written)}，请核对")
    yield from past_limits(document, written)
    title = document.title
    if title is None or not _CALLING.search(title.value):
        return
    for passage, found in matches(document, _TO_BE_HELD, "于", "时间"):
        held = _day(found, written.year) if passage.text.start < end else None
        if held is not None and 0 < (written - held).days < _HALF_A_YEAR:
            yield hit(passage.text, *found.span("day"), f"会期{_said(held)}早于成文日期{_said(written)}，请核对")


_PRINTED = lazy(r"(?:^|[\s　])(?P<year>20\d\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日印发$", re.MULTILINE)
_ELEMENT_DATE = lazy(r"(?P<year>20\d\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日")


def _written(document: Document) -> date | None:
    """Return 成文日期, else 印发日期; None where there is none in digits."""
    told = _day_of(closing(document).date) or _day_of(document.elements.print_date)
    if told is not None:
        return told
    printed = next((found for _, found in matches(document, _PRINTED, "印发")), None)
    return None if printed is None else _day(printed, None)


def _day_of(element: Text | None) -> date | None:
    """Return the day that an element tells in digits."""
    found = None if element is None else _ELEMENT_DATE.search(element.value)
    return None if found is None else calendar_day(found["year"], found["month"], found["day"])


def _said(day: date) -> str:
    """Print a day."""
    return f"{day.year}年{day.month}月{day.day}日"
