"""Points, grouping and percentages of figures → what breaks GB/T 15835—2011 5.1.1, 5.1.2 and 5.3."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from govdoc.lint.passage import DIGITS, PROSE, matches
from govdoc.lint.rule import Hit, Severity, hit, replacing, rule
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document

_NO_ZERO = lazy(
    r"\.(?<![\dA-Za-z.)）\]]\.)(?<!\d \.)\d+(?=[%％万亿元个‰分倍岁册台套亩])"
    r"|\.(?<=[为达到至占约过].)\d{1,3}(?=[，。；、）]|$)",
    re.MULTILINE,
)


@rule("NUM015", "小数缺了小数点前的“0”，或者小数点写错", Severity.ERROR)
def decimal_without_zero(document: Document) -> Iterator[Hit]:
    """纯小数必须写出小数点前定位的“0”；小数点是齐底线的半角圆点，不是句号、间隔号。

    依据：GB/T 15835—2011 5.1.2
    正例：体质健康优良率提高0.5个百分点。
    反例：体质健康优良率提高.5个百分点。
    反例：平均分提高.8分。
    反例：全县教育投入3。5亿元。
    """
    for passage, found in matches(document, _NO_ZERO, "."):
        fix = replacing(passage.text, (found.start(), found.start() + 1, "0."), safe=False)
        yield hit(passage.text, *found.span(), f"“{found[0]}”应写作“0{found[0]}”", fix)
    for passage, found in matches(document, _OTHER_POINT, *_POINTED):
        start = number_start(passage.value, found.start())
        written = passage.value[start : found.end()]
        fix = replacing(passage.text, (found.start() + 1, found.start() + 2, "."), safe=False)
        right = written.replace(found[0][1], ".")
        fault = hit(passage.text, start, found.end(), f"小数点是半角圆点，“{written}”应写作“{right}”", fix)
        # A sentence may end in a figure, and old types have no other point.
        yield replace(fault, severity=Severity.WARNING if found[0][1] in "。,，" else Severity.INFO)


def number_start(value: str, at: int) -> int:
    """Return where the number begins of which a match at a digit holds the last one: 260多余, not 0多余."""
    return len(value[:at].rstrip("0123456789.")) if value[at].isdigit() else at


_POINTED = (*(f"{n}{dot}" for n in DIGITS for dot in "。·．‧•"), *(f"{n}{mark}" for n in range(10) for mark in ",，"))
_OTHER_POINT = lazy(
    r"\d[。·．‧•](?<![\d年月日第表图附件.]\d.)\d{1,3}(?=[万亿]|[%％]|个百分点|倍|平方|立方|公里|公斤|米|元)|0[,，](?<![\d,.]0.)\d{1,2}(?=[%％‰])"
    r"|\d[。．·•](?<=\d\d.)(?<![\d年月日第表图附件.]\d\d.)\d{1,2}(?=[%％]|个百分点)|\d[,，](?<=[为达到是]\d\d.)\d{1,2}(?=[%％][，。；、])"
)
_UNEVEN = lazy(r"\d{1,3}(?:,\d{3})*,\d{4,}(?![\d,.])(?=[元人名个万亿所册吨户平])")
_SHORT_GROUP = lazy(r"\d{1,3}(?:,\d{3})*,\d{1,2}(?![\d,.])(?=[万亿]?元|[万亿][人名吨册亩平])")
_WIDE_COMMAS = [f"{n}，" for n in DIGITS]
_WIDE_COMMA = lazy(
    r"\d{1,3}，\d{3}(?:，\d{3})*(?=[元万亿](?![一二三四五六七八九])|[人名册台套亩个所件户份米公立平](?!民))"
)
_PEOPLE = frozenset("人名册台套亩个所件户份米公立平")


@rule("NUM016", "千分撇用得不对")
def wrong_grouping(document: Document) -> Iterator[Hit]:
    """数字分节从个位起每三位一节，用千分空或者半角的千分撇；不用全角逗号。

    依据：GB/T 15835—2011 5.1.1
    正例：投入资金1,234,567元。
    反例：投入资金1，234，567元。
    反例：总投资12,34万元。
    """
    for pattern, literals in ((_UNEVEN, (",",)), (_SHORT_GROUP, (",",)), (_WIDE_COMMA, _WIDE_COMMAS)):
        for passage, found in matches(document, pattern, *literals, kinds=PROSE):
            before = passage.value[max(0, found.start() - 1) : found.start()]
            if not (before.isdigit() or before in set(".．,，第")):
                right = found[0].replace(",", "").replace("，", "")
                fault = hit(passage.text, *found.span(), f"“{found[0]}”分节有误，应写作“{right}”或按三位分节")
                # 1，300人 may be the end of one clause and the head of the next.
                yield replace(fault, severity=Severity.INFO) if passage.value[found.end()] in _PEOPLE else fault


_PERCENT = lazy(
    r"百分之\d+(?:\.\d+)?[%％]|百分之[一二三四五六七八九十]+[%％]|[%％](?<=\d[%％])[%％]+|\d[%％](?:个)?百分点|\d个[%％]|百分点[%％]|百分之\d+(?:\.\d+)?(?![\d.])"
)
_PERCENTS = [word.replace("+", sign) for sign in "%％" for word in ("+%", "+％", "+百", "+个百", "分点+", "个+")]
_BARE_POINTS = lazy(r"\d百分点")
_MINUS_LESS = lazy(r"(?:下降|减少|降低|回落|下滑)(?<![/／或（(、].{2})了?[-－−]\d+(?:\.\d+)?(?=[%％‰]|个?百分点)")
_POINTS_OF_AMOUNT = lazy(
    r"\d[万亿]?(?:元|人|名|人次|吨|户|亩|万?辆)，(?:同比|(?:比|较)(?:上年|去年)(?:同期)?)(?:增长|增加|下降|减少)了?\d+(?:\.\d+)?个百分点"
)
"""收入15680元，同比增长8.2个百分点: points tell the difference of two percentages, never that of two amounts."""
_AFTER_DIGITS = [f"{n}百分点" for n in range(10)]


@rule("NUM017", "百分数写法重复或混用")
def doubled_percent(document: Document) -> Iterator[Hit]:
    """百分数写作“5%”或者“百分之五”，不写作“百分之5”“百分之5%”；百分点前面不带百分号，只说两个百分数之差；说了下降，数字前不再带负号。

    依据：GB/T 15835—2011 5.3
    正例：入学率提高5个百分点，达到95%，进口增长-0.3%。
    反例：入学率提高5%个百分点。
    反例：入学率达到百分之95%。
    反例：农村居民人均可支配收入15680元，同比增长8.2个百分点。
    反例：在校生人数同比下降-2.5%。
    """
    for passage, found in matches(document, _MINUS_LESS, "下降", "减少", "降低", "回落", "下滑"):
        yield hit(passage.text, *found.span(), f"“{found[0]}”负负重复，应去掉负号")
    for passage, found in matches(document, _POINTS_OF_AMOUNT, "百分点", kinds=PROSE):
        yield hit(passage.text, *found.span(), f"“{found[0]}”：数量的增减用“%”，不用“百分点”，请核对")
    for passage, found in matches(document, _BARE_POINTS, *_AFTER_DIGITS, kinds=PROSE):
        fix = replacing(passage.text, (found.end() - 3, found.end(), "个百分点"))
        start = number_start(passage.value, found.start())
        number = passage.value[start : found.start() + 1]
        fault = hit(passage.text, start, found.end(), f"“{number}百分点”应写作“{number}个百分点”", fix)
        yield replace(fault, severity=Severity.INFO)
    for passage, found in matches(document, _PERCENT, "百分之", *_PERCENTS):
        start = number_start(passage.value, found.start())
        written = passage.value[start : found.end()]
        fault = hit(passage.text, start, found.end(), f"“{written}”写法重复或混用，只用一种")
        lax = found[0][-1].isdigit()
        yield replace(fault, severity=Severity.INFO) if lax else fault
