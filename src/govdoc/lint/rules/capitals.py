"""A sum of money in words beside the same in digits → those that differ."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from govdoc.lint.passage import matches
from govdoc.lint.rule import Hit, hit, rule
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document

_WORDS = "(?P<words>[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{2,20})[元圆](?![零壹贰叁肆伍陆柒捌玖])(?:整|正)?"
_DIGITS = r"(?:人民币|小写)?[：:]?\s?[¥￥]?\s?(?P<digits>\d[\d,]*(?:\.\d+)?)(?P<scale>[万亿]?)元?"
_WORDS_FIRST = lazy(rf"{_WORDS}[（(，,]\s?(?:小写)?[：:]?{_DIGITS}(?=[）)，,。；\s]|$)", re.MULTILINE)
_DIGITS_FIRST = lazy(rf"(?<![\d.]){_DIGITS}[（(，,]\s?(?:人民币)?大写[：:]?\s?(?:人民币)?{_WORDS}")
_IN_WORDS = (
    *(f"{word}{money}" for word in "零壹贰叁肆伍陆柒捌玖拾佰仟" for money in "元圆"),
    *(f"{word}{scale}" for word in "壹贰叁肆伍陆柒捌玖拾佰仟" for scale in "万亿"),
)
"""One of them stands in every sum in words."""
_VALUES = {word: value for value, word in enumerate("零壹贰叁肆伍陆柒捌玖")}
_PLACES = {"拾": 10, "佰": 100, "仟": 1000}
_SCALES = {"万": 10_000, "亿": 100_000_000}


@rule("FAC027", "金额的大小写不符")
def words_and_digits(document: Document) -> Iterator[Hit]:
    """同一笔金额既写大写又写小写的，两者应当一致。

    依据：《党政机关公文处理工作条例》第二十条（四）（数字应当准确）
    正例：注册资金为人民币伍拾万元整（¥500000.00），保证金1.5万元（大写：壹万伍仟元整）。
    反例：注册资金为人民币伍拾万元整（¥50000）。
    反例：合同金额为128000元（大写：壹拾贰万元整）。
    """
    either = (matches(document, _WORDS_FIRST, *_IN_WORDS), matches(document, _DIGITS_FIRST, "大写"))
    for passage, found in chain.from_iterable(either):
        value = float(found["digits"].replace(",", "")) * _SCALES.get(found["scale"], 1)
        said = _value(found["words"])
        if said and int(value) != said:
            message = f"大写是{said}元，小写是{value:.10g}元，请核对"
            yield hit(passage.text, *found.span(), message)


def _value(words: str) -> int:
    """Return the value of 壹拾贰万叁仟."""
    total = section = digit = 0
    for word in words:
        if word in _VALUES:
            digit = _VALUES[word]
        elif word in _PLACES:
            section += (digit or 1) * _PLACES[word]
            digit = 0
        else:
            total = (total + section + digit) * _SCALES[word]
            section = digit = 0
    return total + section + digit
