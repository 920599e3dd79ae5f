"""一是、第一，、①、第×条、表1 → series that skip or repeat a number."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from govdoc import ordinals
from govdoc.lint.once import once
from govdoc.lint.passage import reading
from govdoc.lint.rule import Hit, Severity, hit, rule
from govdoc.model import Document, Heading
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

_SERIES = lazy(r"(?P<n>[一二三四五六七八九十]{1,2})(?P<word>[是要])(?!否|不|么|求|否则|旦|概|律|视同)")
_BEFORE_ITEM = frozenset("\n。；：:;，,、！？”） \u3000\t)")
_BARE = r"(?<=[。；：;！？]){}(?=[\u4e00-\u9fff])(?!、|个|年|月|种|类|级|项|名|所|次|方面|者|点|条|线|届|期|中)"


class _Item(NamedTuple):
    """一是, 二要 … at the head of a clause; offsets are of what is read of the document, ``part`` is its section."""

    number: int
    word: str
    start: int
    end: int
    part: int

    @property
    def name(self) -> str:
        """As it is printed."""
        return ordinals.chinese(self.number) + self.word


@once
def _items(document: Document) -> list[_Item]:
    """Return the items of all series."""
    read = reading(document)
    if not read.holds("一是", "一要"):
        return []
    # A series stays within its section.
    parts = [
        start
        for start, passage in zip(read.starts, read.passages, strict=True)
        if isinstance(passage.head, Heading) and passage.head.level <= 4  # noqa: PLR2004 - 5 and 6 are items
    ]
    found = []
    for one in _SERIES.finditer(read.whole):
        number = ordinals.arabic(one["n"])
        if number is not None and (not one.start() or read.whole[one.start() - 1] in _BEFORE_ITEM):
            found.append(_Item(number, one["word"], one.start(), one.end(), bisect_right(parts, one.start())))
    return found


def _fault(document: Document, item: _Item, message: str) -> Hit:
    """Return the hit on an item."""
    passage, at = reading(document).at(item.start)
    return hit(passage.text, at, at + item.end - item.start, message)


@rule("STR008", "“一是……二是……”序数不连续")
def series_gap(document: Document) -> Iterator[Hit]:
    """“一是”“二是”“三是”应当逐个连续；跳号或重复，多因增删后没有顺延，或者漏了“是”字。

    依据：GB/T 9704—2012 7.3.3
    正例：会议要求，一是加强领导；二是压实责任；三是强化督导。
    反例：会议要求，一是加强领导；三是压实责任；四是强化督导。
    反例：会议要求，一是加强领导。二是压实责任。二是强化督导。
    """
    last: dict[tuple[str, int], _Item] = {}
    end = 0
    for item in _items(document):
        before = last.get((item.word, item.part))
        if before is None and item.number != 1:
            continue
        if before is not None and item.number not in {1, before.number + 1} and item.number >= before.number:
            between = reading(document).whole[end : item.start]
            yield _fault(document, item, _series_message(before, item, between))
        last[item.word, item.part], end = item, item.end


def _series_message(before: _Item, item: _Item, between: str) -> str:
    """Say what is wrong between two items of a series."""
    if item.number == before.number:
        return f"“{item.name}”重复，应顺延为“{ordinals.chinese(item.number + 1)}{item.word}”"
    lost = ordinals.chinese(before.number + 1)
    if item.number == before.number + 2 and re.search(_BARE.format(lost), "。" + between):
        return f"“{before.name}”之后直接是“{item.name}”，前文的“{lost}”似漏了“{item.word}”字"
    return f"“{before.name}”之后应是“{lost}{item.word}”，现为“{item.name}”"


@rule("STR013", "只有“一是”没有“二是”", Severity.INFO)
def lone_series(document: Document) -> Iterator[Hit]:
    """“一是”之后应当有“二是”；只有一项，就不必分项。

    依据：公文写作惯例
    正例：会议要求，一是加强领导；二是压实责任。
    反例：会议要求，一是加强领导，压实工作责任，确保取得实效。
    """
    items = [item for item in _items(document) if item.word == "是"]
    for item, after in zip_longest(items, items[1:]):
        if item.number == 1 and (after is None or after.number == 1):
            yield _fault(document, item, "只有“一是”，后文没有“二是”")


@rule("STR014", "“一要”“二是”混用", Severity.INFO)
def mixed_series(document: Document) -> Iterator[Hit]:
    """同一组分项用同一个词领起：都用“是”，或者都用“要”。

    依据：公文写作惯例
    正例：会议强调，一要加强领导，二要压实责任，三要强化督导。
    反例：会议强调，一要加强领导，二是压实责任，三要强化督导。
    """
    for before, item in pairwise(_items(document)):
        near = item.part == before.part and item.start - before.end <= _NEAR
        if near and item.number == before.number + 1 and item.word != before.word:
            yield _fault(document, item, f"前一项用“{before.name}”，此处用“{item.name}”")


_NEAR = 150
