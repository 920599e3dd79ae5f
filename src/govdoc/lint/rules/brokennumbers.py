"""Figures with blanks or letters in them → what a scan or a PDF has broken (GB/T 15835—2011 5.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.lint.passage import DIGITS, matches
from govdoc.lint.rule import Hit, hit, replacing, rule
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document

_SPACED_YEAR = lazy(
    r"(?:19|20)(?<!\d..)[ \u3000]+\d{2}[ \u3000]*年|2 0 \d \d ?年"
    r"|(?:19|20)(?<!\d..)\d[ \u3000]+\d[ \u3000]*年(?!级)|(?:2 0|1 9)(?<!\d.{3})\d\d年(?!级)"
)
_SPACED = [f"{digit}{space}" for digit in DIGITS for space in (" ", "\u3000")]
_COUNTED = r"(?=[所名个人万亿元项次件户套台册吨亩份场间篇条批届位张门%％]|平方|公里|年[^级])"
_LETTER_WITHIN = lazy(
    rf"\d(?<![A-Za-z\d.\-/]\d)\d*(?:[OoＯ]|[lI](?=[\dOoＯ]))[\dOoＯlI]*{_COUNTED}|[lI](?<![A-Za-z].)\d{{1,4}}{_COUNTED}"
)
"""1O2所, 3l0万元: no letter stands within a number, and none at its end but an O."""
_PARTED_DECIMAL = lazy(r"(?<![\d.A-Za-z])\d+(?: +\.|\. +|\.\.)\d+(?=[万亿]|[%％]|个百分点|倍)")
_BLANK_WITHIN = lazy(rf"\d(?<![A-Za-z\d.,:：\-/ ]\d)\d{{0,3}} +0(?!\d\d(?!\d))\d*(?![\d.:： ]){_COUNTED}")
"""12 00人: a number begins with no 0, and 1 000 alone is parted by rule."""
_PARTED_GROUP = lazy(rf"(?<![\d.,，])\d{{1,3}}(?: +[,，] *|[,，] +)0\d\d(?!\d){_COUNTED}")
"""12 ,000元: no number begins with a 0."""
_LETTERED = lazy(r"2[OoＯ]\d\d年|20[OoＯ]\d年|20\d[OoＯ]年|[lI](?<![A-Za-z].)[0-2]?月\d{1,2}日|\d{1,2}月[lI]\d?日")
_LETTERS = (
    *(f"{before}{letter}" for before in "20" for letter in "OoＯ"), "O年", "o年", "Ｏ年",
    *(f"{letter}{n}月" for letter in "lI" for n in ("", 0, 1, 2)), "月l", "月I",
)  # fmt: skip


@rule("NUM013", "数字里混进了空格或字母")
def broken_number(document: Document) -> Iterator[Hit]:
    """年份被空格隔断，数字0、1打成了字母O、l：多是扫描识别或者从PDF复制时造成的。

    依据：《党政机关公文处理工作条例》第二十条（数字应当准确）
    正例：2026年10月，全县共有学校46所。
    反例：20 26年，全县共有学校46所。
    反例：2O26年，全县共有学校46所。
    反例：全县共有学校1O2所，投入资金3l0万元。
    反例：202 6年，培训教师12 00人次。
    """
    for pattern, literals in (
        (_SPACED_YEAR, _SPACED),
        (_LETTER_WITHIN, tuple("OoＯlI")),
        (_BLANK_WITHIN, (" 0",)),
        (_PARTED_DECIMAL, (" .", ". ", "..")),
        (_PARTED_GROUP, (" ,", " ，", ", ", "， ")),
        (_LETTERED, _LETTERS),
    ):
        for passage, found in matches(document, pattern, *literals):
            right = (
                found[0].replace("，", ",").translate(_DIGITS).replace("..", ".").replace(" ", "").replace("\u3000", "")
            )
            fix = replacing(passage.text, (*found.span(), right), safe=False)
            yield hit(passage.text, *found.span(), f"“{found[0]}”应写作“{right}”", fix)


_DIGITS = str.maketrans("OoＯlI", "00011")
