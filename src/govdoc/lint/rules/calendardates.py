"""Days named in a text → those in words, and those that the calendar does not have."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from govdoc.lint.passage import Kind, matches
from govdoc.lint.rule import Hit, Severity, hit, replacing, rule
from govdoc.ordinals import arabic
from govdoc.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from govdoc.model import Document

_CHINESE_DATE = lazy(
    r"(?P<year>[一二三四五六七八九][〇○零ＯO0一二三四五六七八九]{3})年"
    r"(?P<month>[一二三四五六七八九十]{1,2})月(?P<day>[一二三四五六七八九十]{1,3})日"
)
_DIGITS = {character: str(value) for value, character in enumerate("〇一二三四五六七八九")} | dict.fromkeys(
    "○零ＯO0", "0"
)


@rule("ELE005", "成文日期用了汉字数字", Severity.ERROR)
def chinese_date(document: Document) -> Iterator[Hit]:
    """成文日期用阿拉伯数字将年、月、日标全，不再用“二〇二六年”的写法。

    依据：GB/T 9704—2012 7.3.5.4
    正例：
        云河县教育局关于开学工作的通知
        各中小学要认真做好开学准备工作，确保按时开学。
        云河县教育局
        2026年2月5日
    反例：
        云河县教育局关于开学工作的通知
        各中小学要认真做好开学准备工作，确保按时开学。
        云河县教育局
        二〇二六年二月五日
    """
    for passage, found in matches(document, _CHINESE_DATE, "日"):
        if passage.element not in {"date", "print_date"} and passage.kind is not Kind.BODY:
            continue
        if found[0] != passage.value.strip():
            continue
        month, day = arabic(found["month"]), arabic(found["day"])
        if month and day:
            year = "".join(_DIGITS[character] for character in found["year"])
            right = f"{year}年{month}月{day}日"
            fix = replacing(passage.text, (*found.span(), right))
            yield hit(passage.text, *found.span(), f"成文日期应写作“{right}”", fix)


_DATE = lazy(
    r"\d(?<!\d\d)(?:\d{3}\s*(?P<mark>[年./-])\s*(?P<month>\d{1,2})\s*(?:月|(?P=mark))\s*(?P<day>\d{1,2})(?:\s*日|(?![\d.年%％/-]))"
    r"|(?P<tail>\d?)月(?P<only_day>\d{1,2})日)"
)
_LEAP_YEAR = 2000
_YEARS = range(1000, 2200)


@rule("ELE006", "日期不存在", Severity.ERROR)
def impossible_date(document: Document) -> Iterator[Hit]:
    """文中的日期应当存在：没有2月30日，没有13月。

    依据：《党政机关公文处理工作条例》第二十条（时间、数字应当准确）
    正例：2026年2月28日，全县召开开学工作会议，3月1日正式行课。
    反例：2026年2月30日，全县召开开学工作会议。
    反例：培训定于9月31日举行。
    """
    for passage, found in matches(document, _DATE):
        if found["mark"] in {".", "/", "-"} and not _is_full(found):
            continue
        year, month, day = _numbers(found)
        if passage.value.endswith(("农历", "阴历", "夏历"), 0, found.start()):
            continue
        if not _exists(year, month, day):
            yield hit(passage.text, *found.span(), f"没有“{found[0]}”这一天，请核对")


def _is_full(found: re.Match[str]) -> bool:
    """Whether numbers with dots are a date and no section number: a year of ours, a month, a day that may be wrong."""
    return found[0][:2] in {"19", "20"} and 1 <= int(found["month"]) <= 12  # noqa: PLR2004


def _numbers(found: re.Match[str]) -> tuple[int, int, int]:
    """Return year, month, day; a leap year where no year is told."""
    if found["mark"]:
        return int(found[0][:4]), int(found["month"]), int(found["day"])
    return _LEAP_YEAR, int(found[0][0] + found["tail"]), int(found["only_day"])


def _exists(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this day."""
    if year not in _YEARS:
        return True
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
