"""Tables with a column of rates or shares → rows whose rate does not follow as it does in the other rows."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from govdoc.lint.rule import Hit, hit, rule
from govdoc.lint.rules.tablesums import body, cell_number
from govdoc.model import Table
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from govdoc.model import Document, Text

_RATE = lazy("率|占比|比例|比重|增长|增幅|增减|%|％")
_NO_RATE = lazy("百分点")
_DIFFERENCE = lazy("增减|增加|减少|增长[额数量]|变化|差额|差值|相差")
_TOTAL = lazy(r"合\s*计|总\s*计|共\s*计|总\s*数|全[县市区校]")
_WHOLE = 100.0
_FEWEST, _MOST_FAULTS = 3, 2
_MOST_COLUMNS = 8

_RELATIONS: tuple[tuple[str, Callable[[float, float], float]], ...] = (
    ("增长", lambda before, after: _WHOLE * (after - before) / before),
    ("比率", lambda base, part: _WHOLE * part / base),
    ("增减", lambda before, after: after - before),
)


@rule("FAC030", "表格里的比率与所给数字不符")
def wrong_table_rate(document: Document) -> Iterator[Hit]:
    """表格里增长率、占比、合格率一列，多数行都能由另两列（或者由该列与合计）算出来的，个别行算不出来，多是写错了。

    依据：《党政机关公文处理工作条例》第二十条（四）（数字应当准确）
    正例：
        # 云河县教育局2026年工作计划

        | 学校 | 参考人数 | 优秀人数 | 优秀率 |
        | --- | --- | --- | --- |
        | 一中 | 420 | 126 | 30% |
        | 二中 | 380 | 95 | 25% |
        | 三中 | 300 | 60 | 20% |
    反例：
        # 云河县教育局2026年工作计划

        | 学校 | 参考人数 | 优秀人数 | 优秀率 |
        | --- | --- | --- | --- |
        | 一中 | 420 | 126 | 30% |
        | 二中 | 380 | 95 | 35% |
        | 三中 | 300 | 60 | 20% |
    反例：
        # 云河县教育局2026年工作计划

        | 学段 | 在校生 | 占比 |
        | --- | --- | --- |
        | 小学 | 30400 | 50.0% |
        | 初中 | 18240 | 35.0% |
        | 高中 | 12160 | 20.0% |
        | 合计 | 60800 | 100% |
    """
    for block in document.blocks:
        if isinstance(block, Table):
            rows = body(block)
            for column, head in enumerate(block.rows[0]):
                if (
                    rows
                    and (_RATE.search(head.value) or _DIFFERENCE.search(head.value))
                    and not _NO_RATE.search(head.value)
                ):
                    yield from _faults(block, rows, column)


def _faults(table: Table, rows: Sequence[tuple[Text, ...]], column: int) -> Iterator[Hit]:
    """Give the cells of a column that break the one relation which all others keep."""
    told = [_rate(row[column].value) for row in rows]
    columns = {
        index: [cell_number(row[index].value) for row in rows]
        for index, head in enumerate(table.rows[0])
        if index != column and not _RATE.search(head.value)
    }
    columns = {
        index: values for index, values in [*columns.items()][:_MOST_COLUMNS] if sum(map(bool, values)) >= _FEWEST
    }
    for name, right in _candidates(rows, columns):
        head = table.rows[0][column].value
        if (name == "增长" and "占" in head) or (name == "增减") != _is_difference(head, rows, column):
            continue
        known = [at for at, rate in enumerate(told) if rate is not None and right[at] is not None]
        wrong = [at for at in known if not _agrees(rows[at][column].value, told[at] or 0.0, right[at] or 0.0)]
        sound = len(known) - len(wrong)
        if sound >= max(2, len(known) - _MOST_FAULTS) and sound > len(wrong) and len(known) >= _FEWEST:
            for at in wrong:
                cell = rows[at][column]
                yield hit(
                    cell,
                    0,
                    len(cell),
                    f"这一格按其他各行的算法应为{_printed(right[at], name)}，现为{cell.value}，请核对",
                )
            return


def _is_difference(head: str, rows: Sequence[tuple[Text, ...]], column: int) -> bool:
    """Whether a column tells differences, no rates: by its head, and without a sign of per cent."""
    told = _DIFFERENCE.search(head) is not None and "%" not in head and "率" not in head and "幅" not in head
    return told and not any(row[column].value.strip().endswith(("%", "％")) for row in rows)


def _printed(value: float | None, name: str) -> str:
    """Print what a cell should hold."""
    return f"{round(value or 0.0, 4):g}" if name == "增减" else f"{value or 0.0:.1f}%"


def _candidates(
    rows: Sequence[tuple[Text, ...]], columns: dict[int, list[float | None]]
) -> Iterator[tuple[str, list[float | None]]]:
    """Give what a rate may be of: of two columns, in each row; of a column, its share of the total."""
    for one, other in permutations(columns, 2):
        for name, relation in _RELATIONS:
            pairs = zip(columns[one], columns[other], strict=True)
            yield name, [None if not base or part is None else relation(base, part) for base, part in pairs]
    totals = [at for at, row in enumerate(rows) if _TOTAL.fullmatch(row[0].value.strip())]
    for values in columns.values():
        whole = values[totals[0]] if len(totals) == 1 else None
        if whole:
            yield "占比", [None if part is None else _WHOLE * part / whole for part in values]


_PERCENT = lazy(r"[-+]?\d+(?:\.\d+)?\s*[%％]?")


def _rate(value: str) -> float | None:
    """Return the rate in a cell, None where it holds none."""
    bare = value.strip()
    return float(bare.rstrip("%％ ")) if _PERCENT.fullmatch(bare) else None


def _agrees(value: str, told: float, right: float) -> bool:
    """Whether a rate is the right one, rounded or cut off."""
    decimals = len(value.strip().rstrip("%％ ").partition(".")[2])
    return abs(told - right) <= 1.05 * 0.1**decimals
