"""成文日期, 印发日期 and the days named in a text → those that are incomplete, impossible or out of order."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from govdoc.gbt9704 import STATUTORY_GENRES
from govdoc.lint.parts import paper
from govdoc.lint.passage import Kind, matches
from govdoc.lint.rule import Hit, Severity, hit, replacing, rule
from govdoc.lint.rules.titles import titles
from govdoc.model import Document, Paragraph, Residue, Text
from govdoc.ordinals import arabic
from govdoc.outline import genre
from govdoc.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

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


_YEAR_MONTH = lazy(
    r"[（(]?\s*\d{4}\s*年\s*\d{1,2}\s*月\s*[）)]?|[一二][〇○零一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月"
)


@rule("ELE025", "成文日期没有标全，或者加了标点")
def incomplete_date(document: Document) -> Iterator[Hit]:
    """成文日期署会议通过或者负责人签发的日期，年、月、日标全；要点、计划、总结、讲话不在此列。

    依据：GB/T 9704—2012 7.3.5.4
    正例：
        云河县教育局关于做好开学工作的通知
        各中小学要认真做好开学准备工作，确保按时开学。
        云河县教育局
        2026年2月5日
    反例：
        云河县教育局关于做好开学工作的通知
        各中小学要认真做好开学准备工作，确保按时开学。
        云河县教育局
        2026年2月
    反例：
        云河县教育局关于做好开学工作的通知
        各中小学要认真做好开学准备工作，确保按时开学。
        云河县教育局
        2月5日
    反例：
        云河县教育局关于做好开学工作的通知
        各中小学要认真做好开学准备工作，确保按时开学。
        云河县教育局
        2026.2.5
    """
    if (stopped := _stopped(document)) is not None:
        yield hit(stopped, len(stopped) - 1, len(stopped), "成文日期之后不加标点")
    signed = document.elements.date or _partly_dated(document)
    if signed is None or not (_YEAR_MONTH.fullmatch(signed.value) or _PARTLY.fullmatch(signed.value)):
        return
    if any("关于" in title.value and genre(title.value) in STATUTORY_GENRES for title in titles(document)):
        yield hit(signed, 0, len(signed), "成文日期应将年、月、日标全")


_DATED = lazy(r"\d{4}年\d{1,2}月\d{1,2}日[。．.，；]")


def _stopped(document: Document) -> Text | None:
    """Return the 成文日期 that has a mark behind it, read as one or not; None where there is none."""
    own = document.elements.date
    if own is not None and _DATED.fullmatch(own.value):
        return own
    for before, block in pairwise(_closing(document)):
        if _DATED.fullmatch(block.text.value) and _OFFICE.fullmatch(before.text.value):
            return block.text
    return None


_PARTLY = lazy(
    r"\d{4}([./-])\d{1,2}\1\d{1,2}|\d{4}年\d{1,2}月\d{1,2}|\d{4}\s*年(?:\s*\d{1,2}\s*月\s+日)?|\d{1,2}\s*月\s*\d{1,2}\s*日"
)
"""2026.3.5, 2026年, 10月8日, 2026年3月　日."""


def _partly_dated(document: Document) -> Text | None:
    """Return the line below a 署名 among the last that holds a part of a date; None where there is none."""
    for before, block in pairwise(_closing(document)):
        if _PARTLY.fullmatch(block.text.value) and _OFFICE.fullmatch(before.text.value):
            return block.text
    return None


_FULL_DATE = lazy(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")


@rule("ELE026", "印发日期早于成文日期")
def printed_before_signed(document: Document) -> Iterator[Hit]:
    """印发日期是公文送印的日期，不会早于成文日期；两个日期至少有一个写错了。

    依据：GB/T 9704—2012 7.3.5.4、7.4.3
    正例：
        云河县教育局关于做好开学工作的通知
        各中小学要认真做好开学准备工作，确保按时开学。
        云河县教育局
        2026年2月5日
        云河县教育局办公室　2026年2月6日印发
    反例：
        云河县教育局关于做好开学工作的通知
        各中小学要认真做好开学准备工作，确保按时开学。
        云河县教育局
        2026年2月15日
        云河县教育局办公室　2026年2月6日印发
    """
    printed = _printed(document)
    signed = _signed(document)
    what = "成文日期"
    if signed is None and (signed := _met(document)) is not None:
        what = "会议日期"
    if printed is not None and signed is not None:
        own, other = _FULL_DATE.search(printed.value), _FULL_DATE.search(signed.value)
        if own and other and tuple(map(int, own.groups())) < tuple(map(int, other.groups())):
            yield hit(printed, *own.span(), f"印发日期“{own[0]}”早于{what}“{other[0]}”，请核对")


_PRINTED = lazy(r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*印\s*发")
_LAST_BLOCKS = 8


def _closing(document: Document) -> list[Paragraph]:
    """Return the paragraphs among the last blocks."""
    return [block for block in paper(document).blocks[-_LAST_BLOCKS:] if isinstance(block, Paragraph)]


def _printed(document: Document) -> Text | None:
    """Return the text that holds the 印发日期, None where there is none."""
    if document.elements.print_date is not None:
        return document.elements.print_date
    return next((block.text for block in _closing(document) if _PRINTED.search(block.text.value)), None)


def _signed(document: Document) -> Text | None:
    """Return the 成文日期: the element, or the one line among the last that is a date and nothing else."""
    if document.elements.date is not None:
        return document.elements.date
    lines = [block.text for block in _closing(document) if _FULL_DATE.fullmatch(block.text.value)]
    return lines[0] if len(lines) == 1 else None


def _met(document: Document) -> Text | None:
    """Return the first paragraph of a 纪要, which begins with the day of the meeting; None of other documents."""
    if not any(title.value.endswith("纪要") for title in titles(document)):
        return None
    first = next((block.text for block in document.blocks if isinstance(block, Paragraph)), None)
    return first if first is not None and _FULL_DATE.match(first.value) else None


_OFFICE = lazy(r"[^，。！？：:；“”\d]{4,30}(?:局|委员会|政府|办公室|党组|党委|工委|领导小组)")


@rule("ELE027", "署名写在了成文日期之后")
def date_before_signature(document: Document) -> Iterator[Hit]:
    """发文机关署名在上，成文日期在下。

    依据：GB/T 9704—2012 7.3.5.2
    正例：
        云河县教育局关于做好开学工作的通知
        各中小学要认真做好开学准备工作，确保按时开学。
        云河县教育局
        2026年2月5日
    反例：
        云河县教育局关于做好开学工作的通知
        各中小学要认真做好开学准备工作，确保按时开学。
        2026年2月5日
        云河县教育局
    """
    blocks = [block for block in paper(document).blocks if not isinstance(block, Residue)]
    if len(blocks) < 4 or not all(isinstance(block, Paragraph) for block in blocks[-3:]):  # noqa: PLR2004 - title, body, two
        return
    body, day, office = (block.text for block in blocks[-3:] if isinstance(block, Paragraph))
    if _OFFICE.fullmatch(office.value) and _FULL_DATE.fullmatch(day.value) and body.value.endswith("。"):
        yield hit(office, 0, len(office), "署名应在成文日期的上一行")
