"""Tables with a column of beginnings and one of ends → rows that end before they begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.lint.rule import Hit, hit
from govdoc.model import Table
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document

_PAIRS = (
    (
        lazy("(?:计划|实际)?(?:开始|起始|开工|启动)(?:时间|日期|年月)?"),
        lazy("(?:计划|实际)?(?:结束|截止|终止|竣工|完工|完成)(?:时间|日期|年月)?"),
    ),
    (lazy("出生(?:时间|日期|年月)?"), lazy("(?:参加工作|入党|从教|任教|毕业|入职)(?:时间|日期|年月)?")),
)
"""Heads of columns of which the second is the later."""
_DAY = lazy(r"(?:(?P<year>(?:19|20)\d\d)\s*[年./-]\s*)?(?P<month>\d{1,2})(?:月|[./-]|$)(?:(?P<day>\d{1,2})日?)?")


def reversed_rows(document: Document) -> Iterator[Hit]:
    """Give the cells of ends that are before the beginnings in their rows."""
    for block in document.blocks:
        if isinstance(block, Table) and block.header_rows == 1:
            heads = ["".join(cell.value.split()) for cell in block.rows[0]]
            for first, last in _columns(heads):
                yield from _reversed(block, first, last)


def _columns(heads: list[str]) -> Iterator[tuple[int, int]]:
    """Give the numbers of two columns of which the one begins what the other ends, where there is one of each."""
    for begins, ends in _PAIRS:
        first = [at for at, head in enumerate(heads) if begins.fullmatch(head)]
        last = [at for at, head in enumerate(heads) if ends.fullmatch(head)]
        if len(first) == len(last) == 1:
            yield first[0], last[0]


def _reversed(table: Table, first: int, last: int) -> Iterator[Hit]:
    """Give the cells of one pair of columns; rows with merged cells are passed over."""
    for row in table.rows[1:]:
        begun, ended = (_day(row[at].value) for at in (first, last)) if len(row) == len(table.rows[0]) else (None, None)
        if begun and ended and (begun[0] is None) == (ended[0] is None) and _is_before(ended, begun):
            cell = row[last]
            yield hit(
                cell, 0, len(cell), f"起止时间颠倒：“{row[first].value.strip()}”之后才是“{cell.value.strip()}”，请核对"
            )


_Day = tuple[int | None, int, int]


def _day(value: str) -> _Day | None:
    """Return year, month and day of a cell, 0 for a day that is not told; None of anything else."""
    found = _DAY.fullmatch(value.strip())
    if found is None:
        return None
    return int(found["year"]) if found["year"] else None, int(found["month"]), int(found["day"] or 0)


_NEAR = 6
"""Months by which an end without a year may be before its beginning; farther, it is of the next year."""


def _is_before(ended: _Day, begun: _Day) -> bool:
    """Whether an end is before its beginning, what is not told left out."""
    if ended[0] is not None and begun[0] is not None and ended[0] != begun[0]:
        return ended[0] < begun[0]
    if ended[0] is None and begun[1] - ended[1] > _NEAR:
        return False
    return ended[1:] < begun[1:] if ended[2] and begun[2] else ended[1] < begun[1]
