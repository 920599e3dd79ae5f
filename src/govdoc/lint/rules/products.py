"""每校补助3万元，补助25所学校，合计65万元; 每年500万元，三年共…… → amounts that are not so many times one of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govdoc import ordinals
from govdoc.lint.figures import Figure, at, sentences_with, shown
from govdoc.lint.passage import HAN, PROSE, matches, reading
from govdoc.lint.rule import hit
from govdoc.lint.rules.facts import amount
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govdoc.lint.rule import Hit
    from govdoc.model import Document

_EACH = lazy(rf"(?:[，。；：、]|^)(?P<each>每(?P<what>[生人校班户村场次天名所个位])[{HAN}]{{0,10}})$")
_TIMES = lazy(rf"[，,](?:[{HAN}]{{0,8}})")
_HEADS = {
    "生": "人", "人": "人", "名": "人", "位": "人", "校": "所", "所": "所", "班": "班个", "户": "户", "村": "个",
    "个": "个", "场": "场", "次": "次场", "天": "天",
}  # fmt: skip
_TOTAL = lazy(
    rf"[{HAN}]{{0,8}}[，,](?:(?:共|总)(?:需|计|补助|发放|安排|投入|支出|拨付|支付)|合计|累计)(?:补助|发放|安排|投入|支出|拨付|资金|经费){{0,2}}"
)
_ODD = lazy("约|余|每|增|减|其中|不等|最高|以[上内]")
_MONEY = "元"
_FARTHEST = 2.0
"""Times by which a total may be off; farther off, it counts something else."""
_BEFORE = 16


def wrong_products(document: Document) -> Iterator[Hit]:
    """Give the totals that are not what one gets times the number of those who get it."""
    whole = reading(document).whole
    for sentence in sentences_with(document, "每"):
        for one, count, total in zip(sentence.figures, sentence.figures[1:], sentence.figures[2:], strict=False):
            if one.unit != _MONEY or total.unit != _MONEY or one.vague or count.vague or total.vague:
                continue
            if not _is_times(whole, one, count) or not _TOTAL.fullmatch(whole, count.end, total.start):
                continue
            if _is_wrong(right := one.value * count.value, count, total):
                said = f"每份{shown(whole, one)}、{shown(whole, count)}，合计{amount(right, total, whole)}"
                yield at(document, one.start, total.end, f"{said}，不是{shown(whole, total)}，请核对")


def _is_times(whole: str, one: Figure, count: Figure) -> bool:
    """Whether an amount is told of each of those that the next one counts: 每校补助3万元，补助25所."""
    each = _EACH.search(whole, max(0, one.start - _BEFORE), one.start)
    if each is None or count.unit not in _HEADS[each["what"]] or _ODD.search(whole, one.end, count.start):
        return False
    return "每" not in each["each"][1:] and _TIMES.fullmatch(whole, one.end, count.start) is not None


def _is_wrong(right: float, count: Figure, total: Figure) -> bool:
    """Whether a total is another than the right one, though near enough to be meant for it."""
    slack = total.step * 1.05 + (right * count.step / count.value if count.step != 1 and count.value else 0.0)
    near = right / _FARTHEST < total.value < right * _FARTHEST
    return near and abs(total.value - right) > slack


_N = r"[1-9]\d*(?:\.\d+)?"
_YEARLY = lazy(
    rf"每(?P<per>年|月|学期|学年)[^，。；、\d]{{0,16}}(?P<a>{_N})(?P<u>[万亿]?元|[{HAN}])[，,](?:连续|为期)?"
    rf"(?P<b>\d{{1,2}}|[两二三四五六七八九十])个?(?P=per)[^，。；、\d]{{0,4}}(?:共计?|合计|总计|累计)[^，。；、\d]{{0,6}}(?P<c>{_N})(?P=u)"
)
_DAILY = lazy(
    rf"每[生人]每[天日][{HAN}]{{0,6}}(?P<a>{_N})(?P<u>元)[^。；\d]{{0,12}}(?P<b>[1-9]\d*)天(?:计算|的标准|标准)?[，,、](?:即|则|合计|共)?每[生人]每(?:年|学年|学期)[{HAN}]{{0,6}}(?P<c>{_N})元"
)
_ANNUAL = lazy(
    rf"(?:近|过去|[^十第\d]|^)(?P<n>[两三四五六七八九])年[来间]?[^。；达到\d]{{0,16}}(?P<a>{_N})(?P<s1>[万亿]?)(?P<u>[{HAN}]{{1,2}}?)"
    rf"[，,]年均[^，。；\d]{{0,6}}(?P<b>{_N})(?P<s2>[万亿]?)(?P=u)",
    re.MULTILINE,
)
_WORTH = {"": 1.0, "万": 1e4, "亿": 1e8}
_ABOUT = 0.06
_SAME = 1e-6


def wrong_multiples(document: Document) -> Iterator[Hit]:
    """Give what so much a day, a month or a year makes in several, and the reverse, where it is told wrong."""
    for pattern, judge, words in _KINDS:
        for passage, found in matches(document, pattern, *words, kinds=PROSE):
            if (message := judge(found)) is not None:
                yield hit(passage.text, *found.span(), message)


def _yearly(found: re.Match[str]) -> str | None:
    """Tell the sum of equal amounts where it is told wrong."""
    count = ordinals.number(found["b"])
    right = float(found["a"]) * count
    if abs(right - float(found["c"])) < _SAME * right:
        return None
    unit = found["u"]
    times = f"{count}{'个' if found['per'] in {'月', '学期', '学年'} else ''}{found['per']}"
    return f"每{found['per']}{found['a']}{unit}，{times}共{right:.10g}{unit}，不是{found['c']}{unit}，请核对"


def _daily(found: re.Match[str]) -> str | None:
    """Tell what so much a day makes in so many days, where it is told wrong."""
    right = float(found["a"]) * int(found["b"])
    if abs(right - float(found["c"])) < _SAME * right:
        return None
    return f"每天{found['a']}元，{found['b']}天共{right:.10g}元，不是{found['c']}元，请核对"


def _annual(found: re.Match[str]) -> str | None:
    """Tell what an amount of several years makes a year, where it is told wrong."""
    years = ordinals.number(found["n"])
    right = float(found["a"]) * _WORTH[found["s1"]] / years
    if abs(float(found["b"]) * _WORTH[found["s2"]] - right) <= _ABOUT * right:
        return None
    each = f"{right / _WORTH[found['s2']]:.10g}{found['s2']}{found['u']}"
    return f"{years}年共{found['a']}{found['s1']}{found['u']}，年均{each}，请核对"


_KINDS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None], tuple[str, ...]], ...] = (
    (_DAILY, _daily, ("每生每天", "每人每天", "每生每日", "每人每日")),
    (_ANNUAL, _annual, ("年均",)),
    (_YEARLY, _yearly, ("每年", "每月", "每学")),
)
