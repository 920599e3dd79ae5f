"""Dates with their weekday → those that are another day of the week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.lint.dating import written
from govdoc.lint.indicators import subject_year
from govdoc.lint.parts import paper_end
from govdoc.lint.passage import matches
from govdoc.lint.rule import Hit, Severity, hit, rule
from govdoc.lint.rules.periods import calendar_day
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document

_WEEKDAY = lazy(
    r"(?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日[（(，,\s]?(?:星期|周)(?P<weekday>[一二三四五六日天])"
)
_WEEKDAYS = "一二三四五六日"
_WEEKDAY_WORDS = tuple(f"{before}{word}" for before in "、日（(，, 　本" for word in ("星期", "周"))


@rule("FAC005", "星期与日期不符", Severity.WARNING)
def wrong_weekday(document: Document) -> Iterator[Hit]:
    """同时写明日期和星期的，两者应当相符：会议通知最怕写错。

    依据：《党政机关公文处理工作条例》第二十条（四）（时间应当准确）
    正例：会议定于2026年2月5日（星期四）召开。
    反例：会议定于2026年2月5日（星期五）召开。
    反例：
        云河县教育局2026年招生工作方案
        录取名单于7月25日（星期五）公布，各校按时发放录取通知书。
    """
    for passage, found in matches(document, _WEEKDAY, *_WEEKDAY_WORDS):
        day = calendar_day(found["year"], found["month"], found["day"])
        right = "" if day is None else _WEEKDAYS[day.weekday()]
        if right and found["weekday"].replace("天", "日") != right:
            yield hit(passage.text, *found.span(), f"这一天是星期{right}，不是星期{found['weekday']}，请核对")
    yield from _weekdays_of_this_year(document)


_SHORT_WEEKDAY = lazy(
    r"(?<![\d年])(?P<month>\d{1,2})月(?P<day>\d{1,2})日[（(](?:[^（）()\d]{1,6}[，、,])?(?:本?星期|本?周)(?P<weekday>[一二三四五六日天])[）)]"
)
_TURN = frozenset({1, 2, 12})
"""Months of which a paper may speak in another year than its own."""
_AUTUMN = 8


def _weekdays_of_this_year(document: Document) -> Iterator[Hit]:
    """Compare 7月25日（星期五） by the year of the title, or of the 成文日期."""
    end = paper_end(document)
    for passage, found in matches(document, _SHORT_WEEKDAY, *_WEEKDAY_WORDS):
        year = _year_of(document, int(found["month"]))
        # What is attached, or sent on, may be of another year.
        if year is None or passage.cited(*found.span()) or passage.text.start >= end:
            continue
        day = calendar_day(str(year), found["month"], found["day"])
        right = "" if day is None else _WEEKDAYS[day.weekday()]
        if right and found["weekday"].replace("天", "日") != right:
            said = f"{year}年的这一天是星期{right}，不是星期{found['weekday']}，请核对"
            yield hit(passage.text, *found.span(), said)


def _year_of(document: Document, month: int) -> int | None:
    """Return the year that a month without one is of; at the turn of a year, by the month of the 成文日期 alone."""
    year, told = subject_year(document), written(document)
    if month not in _TURN or year is None:
        return year
    own = None if told is None or int(told[:4]) != year else int(told[5:])
    near = own is not None and (own > _AUTUMN if month == 12 else own in _TURN - {12})  # noqa: PLR2004 - December
    return year if near else None
