"""Tables with a column of days → rows that end before they begin, limits that are over, rows out of order."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from govdoc.lint.blocks import tables
from govdoc.lint.once import once
from govdoc.lint.rule import Hit, hit
from govdoc.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator
    from datetime import date

    from govdoc.model import Document, Table

_PAIRS = (
    (
        lazy("(?:计划|实际)?(?:开始|起始|开工|启动)(?:时间|日期|年月)?"),
        lazy("(?:计划|实际)?(?:结束|截止|终止|竣工|完工|完成)(?:时间|日期|年月)?"),
    ),
    (lazy("出生(?:时间|日期|年月)?"), lazy("(?:参加工作|入党|从教|任教|毕业|入职)(?:时间|日期|年月)?")),
)
"""Heads of columns of which the second is the later."""
_DAY = lazy(
    r"(?!\d{1,2}$)(?:(?P<year>(?:19|20)\d\d)\s*[年./-]\s*)?(?P<month>\d{1,2})(?:月|[./-]|$)(?:(?P<day>\d{1,2})日?)?"
)


def reversed_rows(document: Document) -> Iterator[Hit]:
    """Give the cells of ends that are before the beginnings in their rows."""
    for table, heads in _headed(document):
        for first, last in _columns(heads):
            yield from _reversed(table, first, last)


@once
def _headed(document: Document) -> tuple[tuple[Table, list[str]], ...]:
    """Return the tables with one row of heads, and these without spaces."""
    headed = (table for table in tables(document) if table.header_rows == 1)
    return tuple((table, ["".join(cell.value.split()) for cell in table.rows[0]]) for table in headed)


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


_LIMIT = lazy("(?:完成|办结|整改|工作|任务|落实)?(?:时限|期限)(?:要求)?|(?:完成|办结|整改|报送|上报|截止)(?:时间|日期)")
_ROWS = lazy("时间|日期|月份|时间安排|时间节点|起止时间|实施时间|活动时间|阶段时间")
_BEGUN = lazy(r"(?:(?P<year>20\d\d)年)?(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日|[上中下]旬|初|底|末|份)?")
_FEWEST_DATED, _FEWEST_MONTHS = 3, 4
_DONE = lazy("已|完成情况|整改情况|落实情况|进展|立行立改|立即整改")
_COUNTERS = frozenset({"序号", "编号", "阶段", "步骤", "学期", "周次"})
"""Heads beside which a column of days tells in what order things come; beside 活动 it tells none."""


def past_limits(document: Document, written: date) -> Iterator[Hit]:
    """Give the limits in a table that were over before the paper was written, where all others are to come."""
    for table, heads in _headed(document):
        columns = [at for at, head in enumerate(heads) if _LIMIT.fullmatch(head)]
        if len(columns) != 1 or any(map(_DONE.search, heads)):
            continue
        rows = [
            row for row in table.rows[1:] if len(row) == len(heads) and not any(_DONE.search(one.value) for one in row)
        ]
        days = [(cell, _day(cell.value.rstrip("前底"))) for cell in (row[columns[0]] for row in rows)]
        known = [(cell, _limit(day, written)) for cell, day in days if day]
        past = [cell for cell, day in known if day < (written.year, written.month, written.day)]
        if len(known) >= _FEWEST_DATED and len(past) == 1:
            said = f"时限“{past[0].value.strip()}”早于成文日期{written.year}年{written.month}月{written.day}日，请核对"
            yield hit(past[0], 0, len(past[0]), said)


_LAST, _LONG_AGO = 31, 4
"""Months before the paper by which a limit without a year is taken to be of the next one."""


def _limit(day: _Day, written: date) -> tuple[int, int, int]:
    """Return the last day that a limit leaves."""
    year = written.year + (written.month - day[1] > _LONG_AGO) if day[0] is None else day[0]
    return year, day[1], day[2] or _LAST


def months_out_of_order(document: Document) -> Iterator[Hit]:
    """Give the one row of a schedule that stands between later and earlier months; a school year may turn."""
    for table, heads in _headed(document):
        columns = [
            at for at, head in enumerate(heads[:2]) if _ROWS.fullmatch(head) and (not at or heads[0] in _COUNTERS)
        ]
        rows = [row for row in table.rows[1:] if len(row) == len(heads)]
        begun = [(row[columns[0]], _BEGUN.match(row[columns[0]].value.strip())) for row in rows] if columns else []
        dated = [(cell, _begins(found)) for cell, found in begun if found]
        if len(dated) >= _FEWEST_MONTHS and len(dated) == len(rows):
            wrong = misplaced([day for _, day in dated])
            if wrong is not None:
                cell = dated[wrong][0]
                yield hit(cell, 0, len(cell), f"“{cell.value.strip()[:16]}”在上下各行之间时间先后颠倒，请核对")


def _begins(found: re.Match[str]) -> tuple[int, int, int]:
    """Return year (0: none), month and day (0: none) of a beginning."""
    return int(found["year"] or 0), int(found["month"]), int(found["day"] or 0)


def misplaced(days: list[tuple[int, int, int]]) -> int | None:
    """Return the place of the only day without which all others are in order; of two exchanged, that of the second.

    None where they are in order, or more than one is not. What begins in the second half of a year may run on into the
    next, once; so may the last, if it is earlier than the first.
    """
    turns = int(days[0][1] >= _SECOND_HALF)
    falls = {at for at in range(1, len(days)) if _is_earlier(days[at], days[at - 1])}
    if len(falls) > turns + _MOST_FALLS or _falls(days) <= turns:
        return None
    if days[-1][1] < days[0][1] and _falls(days[:-1]) <= turns:
        return None
    beside = {0, len(days) - 1, *falls, *(at - 1 for at in falls)}
    found = [at for at in sorted(beside) if _falls(days[:at] + days[at + 1 :]) <= turns]
    exchanged = len(found) == 2 and found[1] - found[0] == 1  # noqa: PLR2004
    return found[-1] if len(found) == 1 or exchanged else None


_SECOND_HALF, _MOST_FALLS = 7, 2
"""Falls that one day out of order can make, one before it and one behind."""


def _falls(days: list[tuple[int, int, int]]) -> int:
    """Return how often a month is followed by an earlier one; after a turn, none may be as late as the first."""
    falls = sum(_is_earlier(other, one) for one, other in pairwise(days))
    return falls + (falls > 0 and days[-1][:2] >= days[0][:2])


def _is_earlier(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    """Whether a day is before another, by the month alone where no day is told."""
    return one < other if one[2] and other[2] else one[:2] < other[:2]
