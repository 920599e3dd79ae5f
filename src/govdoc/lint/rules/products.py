"""每校补助3万元，补助25所学校，合计65万元 → amounts that are not so many times what one gets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.lint.figures import Figure, at, sentences_with, shown
from govdoc.lint.passage import HAN, reading
from govdoc.lint.rules.facts import amount
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

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
