"""Telephone numbers and post codes → those with a digit too few or too many, and emergency numbers mixed up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from govdoc.lint.indicators import subject_year
from govdoc.lint.passage import HAN, matches
from govdoc.lint.rule import Hit, Severity, hit, replacing, rule
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document

_LABEL = lazy(rf"(?:电话|手机|热线|联系方式|传真)(?:号码?|为)?(?:[（(][^（）()]{{1,8}}[）)])?[^{HAN}。]{{0,40}}$")
_MOBILE = lazy(r"1(?<![\d\-—.,*×].)[3-9](?:\d{8}|\d{10})(?![\d\-—.,*×Xx%％元号人万])")
_LANDLINE = lazy(r"0(?<![\d\-—.].)\d{2,3}[-—–－](?P<own>\d{6}|\d{9,10})(?![\d\-—.*×Xx])")
_DASHED = lazy(r"0(?<![\d\-—.].)\d{2,3}(?P<dash>[—–－～~])[2-9]\d{6,7}(?![\d\-—.*×Xx])")
_SHORT = 6
_SEVEN_DIGITS = 2010
"""Since when no exchange of the mainland has numbers of six digits."""
_POST = lazy(r"邮(?:政编码|编)[为：:]?\s?(?P<code>\d{3,9})(?!\d)")
_POST_DIGITS = 6
_EMERGENCY = lazy(r"1(?<![\d、和或及].)(?P<n>10|19|20|22)”?(?P<what>火警|急救|匪警)(?![、和或及])")
_NUMBERS = {"火警": "119", "急救": "120", "匪警": "110"}
_NEAR = 60


@rule("NUM027", "电话号码、邮政编码不对")
def wrong_number(document: Document) -> Iterator[Hit]:
    """手机号码11位，固定电话（区号之外）7位或者8位，邮政编码6位；火警119，急救120，匪警110。

    依据：《党政机关公文处理工作条例》第二十条（四）（数字应当准确）；GB/T 15834—2011 4.13.3.1
    正例：联系电话：0831-6612345、13866881234，邮编：644000。发生火灾的，立即拨打119火警电话。
    反例：联系人：陈志，联系电话：1386688123。
    反例：联系电话：0831-661234512。
    反例：地址：文昌路66号，邮编：64400。
    反例：联系电话：0831—6612345。
    反例：立即拨打120火警电话报警。
    """
    for passage, found in matches(document, _MOBILE, "电话", "手机", "热线", "联系方式"):
        if _LABEL.search(passage.value, max(0, found.start() - _NEAR), found.start()):
            yield hit(passage.text, *found.span(), f"手机号码应为11位，现为{len(found[0])}位，请核对")
    for passage, found in matches(document, _LANDLINE, "电话", "热线", "联系方式", "传真"):
        digits = len(found["own"])
        if not _LABEL.search(passage.value, max(0, found.start() - _NEAR), found.start()):
            continue
        if digits != _SHORT or (subject_year(document) or 0) >= _SEVEN_DIGITS:
            yield hit(passage.text, *found.span(), f"区号之后应为7位或8位，现为{digits}位，请核对")
    yield from _dashed(document)
    for passage, found in matches(document, _POST, "邮编", "邮政编码"):
        if len(found["code"]) != _POST_DIGITS:
            yield hit(passage.text, *found.span("code"), f"邮政编码应为6位，现为{len(found['code'])}位，请核对")
    for passage, found in matches(document, _EMERGENCY, *_NUMBERS):
        if (right := _NUMBERS[found["what"]]) != "1" + found["n"]:
            yield hit(passage.text, *found.span(), f"{found['what']}电话是{right}，不是1{found['n']}")


def _dashed(document: Document) -> Iterator[Hit]:
    """Give the telephone numbers whose code is parted from the rest by a long dash."""
    for passage, found in matches(document, _DASHED, "电话", "热线", "联系方式", "传真"):
        if _LABEL.search(passage.value, max(0, found.start() - _NEAR), found.start()):
            fix = replacing(passage.text, (*found.span("dash"), "-"))
            fault = hit(passage.text, *found.span("dash"), "区号与号码之间用短横线“-”", fix)
            yield replace(fault, severity=Severity.INFO)
