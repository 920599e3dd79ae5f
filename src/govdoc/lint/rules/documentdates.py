"""成文日期, 印发日期, 署名 → dates that are incomplete, or out of order."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from govdoc.gbt9704 import STATUTORY_GENRES
from govdoc.lint.parts import paper
from govdoc.lint.rule import Hit, hit, rule
from govdoc.lint.rules.titles import titles
from govdoc.model import Document, Paragraph, Residue, Text
from govdoc.outline import genre
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

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


_CALL_YEAR = lazy(r"[〔\[（(【](20\d\d)[〕\]）)】]\s*第?\d+\s*号$")
_TURN = 2
"""Months into which a paper may run that was numbered in December."""


@rule("ELE039", "发文字号的年份与成文日期不符")
def numbered_in_another_year(document: Document) -> Iterator[Hit]:
    """发文字号的年份是成文的年份；年初印发的，沿用上年编号的不算。

    依据：GB/T 9704—2012 7.2.5、7.3.5.4
    正例：
        云教发〔2026〕8号
        云河县教育局关于做好开学工作的通知
        各中小学：
        请认真做好开学准备工作，确保按时开学。
        云河县教育局
        2026年8月25日
    反例：
        云教发〔2025〕8号
        云河县教育局关于做好开学工作的通知
        各中小学：
        请认真做好开学准备工作，确保按时开学。
        云河县教育局
        2026年8月25日
    """
    number, signed = document.elements.document_number, document.elements.date
    told = None if number is None else _CALL_YEAR.search(number.value.strip())
    day = None if signed is None else _FULL_DATE.search(signed.value)
    if number is None or told is None or day is None or not _is_line(document, number):
        return
    year, month = int(day[1]), int(day[2])
    if int(told[1]) != year and not (int(told[1]) == year - 1 and month <= _TURN):
        yield hit(number, *told.span(1), f"发文字号是{told[1]}年，成文日期是{day[0]}，请核对")


def _is_line(document: Document, text: Text) -> bool:
    """Whether a text is a line of its own: a number before or behind a title is often that of a list."""
    whole = document.source.text
    return whole[: text.start].rpartition("\n")[2].strip() == "" == whole[text.end :].partition("\n")[0].strip()


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
