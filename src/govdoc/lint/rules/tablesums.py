"""Tables with a row or a column of totals → totals that are not the sum of the cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.lint.blocks import tables
from govdoc.lint.rule import Hit, hit, rule
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govdoc.model import Document, Table, Text

_TOTAL = lazy(r"合\s*计|总\s*计|共\s*计|总\s*数")
_PARTIAL = lazy("小计|其中|合计|总计|累计|平均|占比")
_NO_SUM = lazy("序号|编号|率|比|均|%|％|年份|电话|邮编|标准|单价|排名|名次|代码|日期|时间|得分|分数|备注")
_NUMBER = lazy(r"-?\d+(?:,\d{3})*(?:\.\d+)?")
_BLANK = frozenset({"", "—", "-", "/", "无", "－"})
_FEWEST_ROWS = 2
_FARTHEST = 0.5
"""Of the sum: a total farther off counts something else."""

_Cells = list[tuple["Text", float]]


@rule("FAC010", "表格的合计与各项之和不符")
def wrong_table_total(document: Document) -> Iterator[Hit]:
    """表格里“合计”“总计”一行（列）应当等于各行（列）之和。

    有小计、合并单元格或者不是数字的列不算；“合计”列只在多数行相符时指出个别不符的行。

    依据：《党政机关公文处理工作条例》第二十条（四）（数字应当准确）
    正例：
        # 云河县教育局2026年工作计划

        | 学段 | 学校数 | 学生数 |
        | --- | --- | --- |
        | 小学 | 30 | 15200 |
        | 初中 | 12 | 8300 |
        | 合计 | 42 | 23500 |
    反例：
        # 云河县教育局2026年工作计划

        | 学段 | 学校数 | 学生数 |
        | --- | --- | --- |
        | 小学 | 30 | 15200 |
        | 初中 | 12 | 8300 |
        | 合计 | 43 | 23500 |
    """
    for table in tables(document):
        yield from _rows(table)
        yield from _columns(table)


def body(table: Table, fewest: int = _FEWEST_ROWS + 1) -> list[tuple[Text, ...]]:
    """Return the rows below the head; none where they are too few, or cells are merged: a row would be shorter."""
    rows = list(table.rows[table.header_rows :])
    width = len(table.rows[0])
    whole = all(len(row) == width for row in table.rows) and table.header_rows == 1 and width > 1
    return rows if whole and len(rows) >= fewest else []


def _rows(table: Table) -> Iterator[Hit]:
    """Compare a first or last row of totals with the rows beside it."""
    rows = body(table)
    totals = [index for index, row in enumerate(rows) if any(_TOTAL.fullmatch(cell.value.strip()) for cell in row[:2])]
    if len(totals) != 1 or totals[0] not in {0, len(rows) - 1}:
        return
    others = [row for index, row in enumerate(rows) if index != totals[0]]
    if any(_PARTIAL.search(cell.value) for row in others for cell in row[:2]):
        return
    faults, sound = [], 0
    for column, head in enumerate(table.rows[0]):
        total = cell_number(rows[totals[0]][column].value)
        values = [cell_number(row[column].value) for row in others]
        if total is None or _NO_SUM.search(head.value) or not _summed(values):
            continue
        added = sum(value or 0 for value in values)
        if _same(added, total):
            sound += 1
        elif added and abs(added - total) < _FARTHEST * abs(added):
            faults.append((rows[totals[0]][column], added))
    if len(faults) <= sound + 1:
        for cell, added in faults:
            yield hit(cell, 0, len(cell), f"这一列各项之和为{round(added, 4):.12g}，合计写作{cell.value}，请核对")


def _columns(table: Table) -> Iterator[Hit]:
    """Compare a column of totals with the cells beside it, where most rows agree."""
    rows = body(table)
    heads = [head.value.strip() for head in table.rows[0]]
    totals = [index for index, head in enumerate(heads) if _TOTAL.fullmatch(head)]
    if (
        len(totals) != 1
        or not rows
        or any(_PARTIAL.search(head) for index, head in enumerate(heads) if index != totals[0])
    ):
        return
    parts = [index for index in range(1, len(heads)) if index != totals[0] and not _NO_SUM.search(heads[index])]
    sound, faults = 0, []
    for row in rows:
        total, values = cell_number(row[totals[0]].value), [cell_number(row[index].value) for index in parts]
        if total is None or len(parts) < _FEWEST_ROWS or not _summed(values):
            continue
        added = sum(value or 0 for value in values)
        if _same(added, total):
            sound += 1
        else:
            faults.append((row[totals[0]], added))
    if sound >= _FEWEST_ROWS and len(faults) * 2 <= sound:
        for cell, added in faults:
            yield hit(cell, 0, len(cell), f"这一行各项之和为{round(added, 4):.12g}，合计写作{cell.value}，请核对")


def cell_number(value: str) -> float | None:
    """Return the number in a cell, 0 of an empty one, None of anything else."""
    bare = value.strip()
    if bare in _BLANK:
        return 0.0
    return float(bare.replace(",", "")) if _NUMBER.fullmatch(bare) else None


def _summed(values: Sequence[float | None]) -> bool:
    """Whether values are numbers that a total may be the sum of."""
    return all(value is not None for value in values) and sum(bool(value) for value in values) >= _FEWEST_ROWS


def _same(added: float, total: float) -> bool:
    """Whether a sum is the total, rounding of decimals left out."""
    return abs(added - total) <= (0.11 if added != int(added) or total != int(total) else 1e-6)
