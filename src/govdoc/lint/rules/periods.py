"""Dates and days told side by side → periods that run backwards, lengths that do not fit."""

from __future__ import annotations

from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from govdoc import ordinals
from govdoc.lint.passage import DIGITS, matches
from govdoc.lint.rule import Hit, hit, rule
from govdoc.lint.rules.clockspans import reversed_clocks
from govdoc.lint.rules.tabledates import reversed_rows
from govdoc.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from govdoc.model import Document

_TO = "(?:—|–|-|～|~|至|到)"
_JOINS = ("—", "–", "-", "～", "~", "至", "到")
_JOINED = [f"{join}{n}" for join in _JOINS for n in DIGITS]
_YEARS = lazy(rf"(?P<first>[12](?<![\d.\-/].)[09]\d\d)年?{_TO}(?P<last>(?:19|20)\d\d)(?=学?年)")
_DAYS = lazy(rf"(?P<month>\d(?<!\d.)\d?)月(?P<first>\d{{1,2}})日?{_TO}(?:(?P=month)月)?(?P<last>\d{{1,2}})日")


_MONTHS = lazy(
    rf"(?:(?P<y1>(?:19|20)\d\d)年)?(?P<m1>\d(?<!\d.)\d?)月(?:(?P<d1>\d{{1,2}})日)?起?{_TO}"
    r"(?:(?P<y2>(?:19|20)\d\d)年)?(?P<m2>\d{1,2})月(?:(?P<d2>\d{1,2})日)?"
)
_BEGUN_ENDED = lazy(
    r"(?:(?P<y1>20\d\d)年)?(?P<m1>\d(?<!\d.)\d?)月(?P<d1>\d{1,2})日起?(?:开始|开工|启动|动工|开班|开学|施行|执行|实施)，(?:有效期|于)?至?"
    r"(?:(?P<y2>20\d\d)年)?(?P<m2>\d{1,2})月(?P<d2>\d{1,2})日(?:结束|竣工|完工|截止|结业|交付|止|。|，|$)"
)
_BUILT = lazy(
    r"(?P<y1>20\d\d)年(?P<m1>\d{1,2})月(?:\d{1,2}日)?[底初]?(?:前|正式|全面)?(?:开工|动工|启动|开始|破土)[^。；\n\d]{0,12}[，、；]"
    r"(?:项目|工程|主体|计划|预计|拟|力争|确保|争取|[并已于将至到在])*(?P<y2>20\d\d)年(?P<m2>\d{1,2})月(?:\d{1,2}日)?[底初]?(?:前|正式|全面)?(?:竣工|完工|建成|交付|验收|投入使用|投用)(?!的)"
)
_TO_MONTHS = tuple(f"{unit}{join}" for unit in "月日起" for join in (*_JOINS, "起"))


@rule("FAC004", "起止时间颠倒")
def reversed_period(document: Document) -> Iterator[Hit]:
    """起止年份、日期应当由早到晚。

    依据：《党政机关公文处理工作条例》第二十条（四）（时间应当准确）
    正例：2026—2030年规划期内，每年12月28日至1月3日放假，3月1日至5日报到。
    反例：2030—2026年规划期内，各校要提高质量。
    反例：3月15日至10日报到。
    反例：督查阶段从6月15日至5月30日。
    反例：培训自2026年7月起至2026年5月止。
    反例：项目2026年3月开工，2025年8月竣工。
    反例：会议定于6月15日上午9:00—8:30召开。
    反例：
        # 云河县教育局2026年工作计划

        | 阶段 | 开始时间 | 结束时间 |
        | --- | --- | --- |
        | 动员 | 3月1日 | 3月15日 |
        | 总结 | 6月10日 | 6月1日 |
    """
    for pattern in (_YEARS, _DAYS):
        for passage, found in matches(document, pattern, *_JOINED):
            if int(found["first"]) > int(found["last"]):
                yield hit(passage.text, *found.span(), f"起止时间颠倒：“{found[0]}”，请核对")
    yield from _out_of_order(document)
    yield from _built_before_begun(document)
    for passage, found in matches(document, _MONTHS, *_TO_MONTHS):
        if _is_reversed(found):
            yield hit(passage.text, *found.span(), f"起止时间颠倒：“{found[0]}”，请核对")
    yield from reversed_clocks(document)
    yield from reversed_rows(document)


def _out_of_order(document: Document) -> Iterator[Hit]:
    """Find 6月15日开工，5月20日竣工 and 自2026年9月1日起施行，有效期至2025年8月31日."""
    for passage, found in matches(
        document, _BEGUN_ENDED, "开始，", "开工，", "启动，", "动工，", "开班，", "开学，", "施行，", "执行，", "实施，"
    ):
        year = found["y1"] or _ANY_YEAR
        first = calendar_day(year, found["m1"], found["d1"])
        last = calendar_day(found["y2"] or year, found["m2"], found["d2"])
        if first is not None and last is not None and last < first:
            yield hit(passage.text, *found.span(), f"起止时间颠倒：“{found[0]}”，请核对")


def _built_before_begun(document: Document) -> Iterator[Hit]:
    """Find 2026年3月开工，2025年8月竣工."""
    for passage, found in matches(document, _BUILT, "竣工", "完工", "建成", "交付", "验收", "投入使用", "投用"):
        if (int(found["y2"]), int(found["m2"])) < (int(found["y1"]), int(found["m1"])):
            yield hit(passage.text, *found.span(), f"起止时间颠倒：“{found[0]}”，请核对")


def _is_reversed(found: re.Match[str]) -> bool:
    """Whether a period in months and days runs backwards, and not over the turn of a year."""
    first, last = int(found["m1"]), int(found["m2"])
    days = (int(found["d1"] or 1), int(found["d2"] or 31))
    if found["y1"] and found["y2"]:
        return (int(found["y1"]), first, days[0]) > (int(found["y2"]), last, days[1])
    if found["y2"] or max(first, last) > 12:  # noqa: PLR2004 - months
        return False
    # 9月至7月 is a school year, 7月1日至6月30日 a year of accounts.
    return 1 <= first - last <= _NEAR and first not in _SCHOOL_YEAR and not (found["d1"] and days[0] == 1)


_NEAR = 2
_SCHOOL_YEAR = frozenset({8, 9})


def calendar_day(year: str, month: str, day: str) -> date | None:
    """Return a day; None where there is no such day (ELE006 speaks of those)."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


_DAY_OF_WEEK = "(?:[（(](?:星期|周)[一二三四五六日天][）)])?"
_LENGTH = lazy(
    rf"(?:(?P<year>(?:19|20)\d\d)年)?(?P<m1>\d(?<!\d.)\d?)月(?P<d1>\d{{1,2}})日?{_DAY_OF_WEEK}{_TO}(?:(?P<m2>\d{{1,2}})月)?(?P<d2>\d{{1,2}})日{_DAY_OF_WEEK}"
    r"(?:举办|举行|召开|开展|进行)?[，,（(]?(?:共计?|为期|历时|时间为?|会期|假期)(?P<days>[1-9]\d?|[一二两三四五六七八九十]{1,3})天(?!半)"
)
_BEGUN_LENGTH = lazy(
    r"(?:(?P<year>(?:19|20)\d\d)年)?(?P<m1>\d(?<!\d.)\d?)月(?P<d1>\d{1,2})日(?:开始|起|放假)，?(?:至|到|于)?(?P<m2>\d{1,2})月(?P<d2>\d{1,2})日"
    r"(?:结束|止)?，(?:共计?|历时|为期|时间)(?P<days>[1-9]\d{0,2}|[一二两三四五六七八九十]{1,3})天(?!半)"
)
_IN_MONTHS = lazy(
    rf"(?P<m1>\d(?<!\d.)\d?)月(?P<d1>\d{{1,2}})日?{_TO}(?:(?P<m2>\d{{1,2}})月)?(?P<d2>\d{{1,2}})日[，,（(]?为期(?P<n>[一二两三四五六1-6])个月"
)
_SLACK_MONTH = 0.7
_DAYS_OF_MONTH = 30.4
_ANY_YEAR = "2025"
"""Serves to reckon where no year is told."""
_FEBRUARY = 2


@rule("FAC017", "天数与起止日期不符")
def wrong_length(document: Document) -> Iterator[Hit]:
    """写明起止日期又写天数的，两者应当相符；算头不算尾、头尾都算均可。

    依据：《党政机关公文处理工作条例》第二十条（四）（时间应当准确）
    正例：培训于5月11日至13日，为期3天。
    正例：国庆节10月1日至8日，共8天。
    反例：培训于5月11日至13日，为期5天。
    反例：暑假从7月5日开始，8月31日结束，共计68天。
    反例：活动于4月1日至4月30日，为期两个月。
    """
    yield from _months(document)
    lengths = [f"{n}天" for n in DIGITS + "一二两三四五六七八九十"]
    for passage, found in chain(matches(document, _LENGTH, *lengths), matches(document, _BEGUN_LENGTH, *lengths)):
        year = found["year"] or _ANY_YEAR
        first = calendar_day(year, found["m1"], found["d1"])
        last = calendar_day(year, found["m2"] or found["m1"], found["d2"])
        if first is None or last is None or last < first:
            continue
        if found["year"] is None and first.month <= _FEBRUARY < last.month:
            continue  # it may be a leap year
        between = (last - first).days
        if ordinals.number(found["days"]) not in {between, between + 1}:
            message = f"“{found[0]}”：从头到尾是{between + 1}天，请核对"
            yield hit(passage.text, *found.span(), message)


def _months(document: Document) -> Iterator[Hit]:
    """Find 4月1日—4月30日，为期两个月."""
    for passage, found in matches(document, _IN_MONTHS, "为期"):
        first = calendar_day(_ANY_YEAR, found["m1"], found["d1"])
        last = calendar_day(_ANY_YEAR, found["m2"] or found["m1"], found["d2"])
        if first is not None and last is not None and last > first:
            months = ((last - first).days + 1) / _DAYS_OF_MONTH
            if abs(months - ordinals.number(found["n"])) > _SLACK_MONTH:
                yield hit(passage.text, *found.span(), f"“{found[0]}”：从头到尾约{months:.0f}个月，请核对")
