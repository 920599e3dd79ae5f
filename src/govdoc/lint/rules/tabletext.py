"""Amounts told in a table and again in the text → those that are not the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govdoc.lint.blocks import tables
from govdoc.lint.figures import at, shown
from govdoc.lint.indicators import subject_year
from govdoc.lint.labelled import labelled
from govdoc.lint.parts import part_at
from govdoc.lint.passage import reading
from govdoc.lint.rule import Hit, rule
from govdoc.lint.rules.tablesums import body, cell_number
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.lint.labelled import Labelled
    from govdoc.model import Document, Table, Text

_HEAD = lazy(
    r"(?P<name>[^（()）\d]{2,12}?)(?:总?人?数量?|规模)?(?:[（(](?P<scale>[百千万亿]{0,2})(?P<unit>[^（()）]{1,3})[）)])?"
)
_TOTAL = lazy(r"合\s*计|总\s*计|共\s*计|全[县市区校省]")
_SCALES = {"": 1, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
_SAME_UNITS = {"名": "人", "位": "人"}
_YEAR = lazy(r"(?:19|20)\d\d")
_OF_ALL = lazy("全[县市区校省]")
_NEVER = lazy("率|占|比|增|减|均|标准|序号|编号|排名|得分|名次|计划|目标|任务")
_NEAR = 0.5
"""Of a value: one that is farther off is of something else."""


class _Cell(NamedTuple):
    """A number in a table: what its row and its column are called, its unit and what the number is worth."""

    row: str
    column: str
    unit: str
    value: float
    step: float
    cell: Text


@rule("FAC033", "表格与正文的数字不符")
def text_against_table(document: Document) -> Iterator[Hit]:
    """正文里说的数字，和表格里同一行、同一列的应当一致；只在这张表另有数字与正文相符、可见说的是同一件事时比较。

    依据：《党政机关公文处理工作条例》第二十条（四）（数字应当准确）
    正例：
        # 云河县教育局2026年工作总结

        全县共有小学30所，在校生15200人；初中12所，在校生8300人。

        | 学段 | 学校数（所） | 在校生数（人） |
        | --- | --- | --- |
        | 小学 | 30 | 15200 |
        | 初中 | 12 | 8300 |
        | 合计 | 42 | 23500 |
    反例：
        # 云河县教育局2026年工作总结

        全县共有小学30所，在校生15200人；初中14所，在校生8300人。

        | 学段 | 学校数（所） | 在校生数（人） |
        | --- | --- | --- |
        | 小学 | 30 | 15200 |
        | 初中 | 12 | 8300 |
        | 合计 | 42 | 23500 |
    """
    if not tables(document) or subject_year(document) is None:
        return
    told = [item for item in labelled(document) if not item.reckoned and item.year == subject_year(document)]
    for table in tables(document) if told else ():
        if cells := _cells(table, subject_year(document)):
            yield from _compared(document, cells, told)


def _compared(document: Document, cells: list[_Cell], told: list[Labelled]) -> Iterator[Hit]:
    """Give the amounts told otherwise than in a table, where at least as many are told alike."""
    whole, sound, wrong = reading(document).whole, 0, []
    part = part_at(document, cells[0].cell.start)
    for item in told:
        passage, index = reading(document).at(item.figure.start)
        known = _of(whole, cells, item) if part_at(document, passage.text.at(index)) == part else None
        if known is None:
            continue
        if item.figure.agrees(known.value, known.step):
            sound += 1
        elif abs(item.figure.value - known.value) < _NEAR * known.value:
            wrong.append((item.figure, known))
    for figure, known in wrong if sound >= len(wrong) else ():
        said = f"表格里“{known.row}”一行的“{known.column}”是{known.cell.value.strip()}，这里是{shown(whole, figure)}"
        yield at(document, figure.start, figure.end, f"{said}，请核对")


def _of(whole: str, cells: list[_Cell], item: Labelled) -> _Cell | None:
    """Return the cell that tells an amount of the text, None where no one does, or several may."""
    begun = max(whole.rfind(mark, 0, item.figure.start) for mark in "。；\n") + 1
    said = whole[begun : item.figure.start]
    same = [cell for cell in cells if cell.unit == item.figure.unit]
    of_row = [cell for cell in same if cell.row == item.label]
    if len(of_row) > 1:
        of_row = [cell for cell in of_row if cell.column in said]
    found = of_row or [cell for cell in same if item.label in {cell.row + cell.column, f"{cell.row}的{cell.column}"}]
    if not found:
        begun = max(whole.rfind(mark, 0, item.figure.start) for mark in "。\n") + 1
        rows = {cell.row for cell in cells if cell.row in said}
        rows = rows or {cell.row for cell in cells if _is_all(cell, whole[begun : item.figure.start])}
        found = [cell for cell in same if cell.column == item.label and len(rows) == 1 and cell.row in rows]
    return found[0] if len(found) == 1 else None


def _is_all(cell: _Cell, said: str) -> bool:
    """Whether a row is that of totals, and a clause that names no row speaks of all."""
    return _TOTAL.fullmatch(cell.row) is not None and _OF_ALL.search(said) is not None


def _cells(table: Table, year: int | None) -> list[_Cell]:
    """Return the numbers of a table that has a head for each column and another name for each row."""
    rows = body(table, 2)
    names = ["".join(row[0].value.split()) for row in rows]
    caption = table.caption.value if table.caption else ""
    if len({*names}) < len(names) or any(int(found) != year for found in _YEAR.findall(caption)):
        return []
    return [
        _Cell(name, head[0], head[1], value * head[2], head[2] if value == int(value) else head[2] / 10, row[index])
        for index, head in enumerate(_head(cell.value) for cell in table.rows[0])
        for name, row in zip(names, rows, strict=True)
        if index and head and (value := cell_number(row[index].value))
    ]


def _head(value: str) -> tuple[str, str, int] | None:
    """Return what a column is called, its unit and what one of it is worth; None where it tells no plain amounts."""
    bare = "".join(value.split())
    found = _HEAD.fullmatch(bare)
    if found is None or _NEVER.search(bare) or _YEAR.search(bare):
        return None
    unit = found["unit"] or ("所" if found["name"] in {"学校", "幼儿园"} else "人")
    return found["name"], _SAME_UNITS.get(unit, unit), _SCALES.get(found["scale"] or "", 1)
