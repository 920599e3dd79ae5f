"""全县共有学校六十八所，其中小学五十二所…… → parts in words that are more than their total."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from govdoc import ordinals
from govdoc.lint.figures import at
from govdoc.lint.passage import HAN
from govdoc.lint.rules.facts import kinds_of
from govdoc.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from govdoc.lint.rule import Hit
    from govdoc.model import Document

_FEWEST_PARTS = 2
_COUNTED = lazy(rf"(?P<n>[一二两三四五六七八九十百千零]{{1,9}})(?P<unit>[所名人个项间辆台户])(?![{HAN}])")


def _are_parts(whole: str, found: Sequence[re.Match[str]]) -> bool:
    """Whether numbers in words behind the first are of one unit and of kinds that have nothing in common."""
    names = [
        whole[one.end() : other.start()].lstrip("，、,；").removeprefix("其中").strip("，、：,")
        for one, other in pairwise(found)
    ]
    kinds = kinds_of(names)
    return kinds is not None and len({one["unit"] for one in found}) == 1 and len({*names}) == len(names)


def spelled_parts(document: Document, whole: str) -> Iterator[Hit]:
    """Compare parts of one list of kinds with a total that are told in words: 六十八所，其中小学五十二所，……."""
    place = whole.find("其中")
    while place >= 0:
        begin = max(whole.rfind("。", 0, place), whole.rfind("\n", 0, place)) + 1
        end = min((at for at in (whole.find("。", place), whole.find("\n", place)) if at >= 0), default=len(whole))
        found = list(_COUNTED.finditer(whole, begin, end))
        if len(found) > _FEWEST_PARTS and found[0].end() < place < found[1].start() and _are_parts(whole, found):
            total, *parts = (ordinals.number(one["n"]) for one in found)
            if sum(parts) > total > 0:
                said = f"分项之和为{ordinals.chinese(sum(parts))}{found[0]['unit']}，与总数{found[0][0]}不符，请核对"
                yield at(document, found[0].start(), found[-1].end(), said)
        place = whole.find("其中", end)
