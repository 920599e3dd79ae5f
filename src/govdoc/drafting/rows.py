"""A table in a plan (rows; columns and rows; a CSV file) → its rows as texts, the head first."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from govdoc.drafting.expressions import cells
from govdoc.drafting.faults import Fault, KeyPath, key_path
from govdoc.drafting.files import missing_file
from govdoc.drafting.nodes import Listing, Mapping, Node, Scalar
from govdoc.drafting.syntax import CONTROL
from govdoc.errors import UnreadableError
from govdoc.readers.files import MEGABYTE, Limits, decode, load

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

COLUMNS_KEY, ROWS_KEY, CSV_KEY = "列", "行", "csv"
MOST_ROWS, MOST_COLUMNS = 2000, 30
_LIMITS = Limits(file=5 * MEGABYTE)


@dataclass(frozen=True, slots=True)
class Rows:
    """Reads the tables of one plan; files are looked up in ``folder``, faults put down in ``faults``."""

    folder: Path
    faults: list[Fault]

    def of(self, node: Node, path: KeyPath) -> list[list[str]]:
        """Return the rows of a table; none where it is faulty."""
        match node:
            case Mapping():
                parts = {key.text: inner for key, inner in node.entries}
                if isinstance(file := parts.get(CSV_KEY), Scalar):
                    return self._of_file(file, (*path, CSV_KEY))
                return self._of_columns(parts, path)
            case Listing():
                rows = [_cells(item) for item in node.items]
                return rows if self._bounded(node, rows, path) else []
            case _:
                return []

    def _of_columns(self, parts: dict[str, Node], path: KeyPath) -> list[list[str]]:
        """Return 列 and 行 as rows; every row has as many cells as there are columns."""
        columns, rows = parts.get(COLUMNS_KEY), parts.get(ROWS_KEY)
        if columns is None or not isinstance(rows, Listing):
            return []
        head, body = _cells(columns), [_cells(item) for item in rows.items]
        for number, (item, row) in enumerate(zip(rows.items, body, strict=True)):
            if len(row) != len(head):
                hint = "；格里有英文逗号的，要加英文双引号" if len(row) > len(head) else "；空着的格请写“—”"
                message = f"这一行有 {len(row)} 格，“{COLUMNS_KEY}”有 {len(head)} 栏，请改为一致{hint}"
                self._fault(item, (*path, ROWS_KEY, number), message)
        return [head, *body] if self._bounded(rows, [head, *body], path) else []

    def _of_file(self, file: Scalar, path: KeyPath) -> list[list[str]]:
        """Return the rows of a CSV file beside the plan."""
        if missing := missing_file(file, self.folder, path):
            self.faults.append(missing)
            return []
        place = self.folder / file.text.strip()
        try:
            text = decode(load(place, _LIMITS), str(place))
            rows = list(_read(text, str(place)))
        except UnreadableError as error:
            self._fault(file, path, str(error))
            return []
        return rows if self._bounded(file, rows, path) else []

    def _bounded(self, node: Node, rows: Sequence[Sequence[str]], path: KeyPath) -> bool:
        """Whether a table is of a size that a document can hold."""
        widest = max(map(len, rows), default=0)
        if len(rows) > MOST_ROWS or widest > MOST_COLUMNS:
            message = f"表格太大（{len(rows)} 行、{widest} 栏），至多 {MOST_ROWS} 行、{MOST_COLUMNS} 栏，请拆成几张"
            self._fault(node, path, message)
        return len(rows) <= MOST_ROWS and widest <= MOST_COLUMNS

    def _fault(self, node: Node, path: KeyPath, message: str) -> None:
        self.faults.append(Fault(node.line, node.column, key_path(path), message))


def _cells(node: Node) -> list[str]:
    """Return the cells of a row: a list, or one text with | between them."""
    if isinstance(node, Scalar):
        return cells(node.text)
    return [item.text for item in node.items if isinstance(item, Scalar)] if isinstance(node, Listing) else []


def _read(text: str, name: str) -> Iterator[list[str]]:
    """Give the rows of a CSV text, empty ones and empty columns at the end left out.

    Raises UnreadableError, with file and line, for a row of another width than the head, a quotation mark that does not
    close, control characters, and a file without rows.
    """
    first = text.lstrip("\n\r").partition("\n")[0]
    delimiter = next((mark for mark in ",\t;，" if mark in first), ",")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    found: list[tuple[int, list[str]]] = []
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                found.append((reader.line_num, [cell.strip() for cell in row]))
            if len(found) > MOST_ROWS:
                break
    except csv.Error:
        raise UnreadableError(f"{name}:{reader.line_num}：引号没有配对，请用表格软件重新导出为 CSV") from None
    if len(found) <= 1:
        raise UnreadableError(f"{name}：{'只有表头，没有数据' if found else '没有内容'}，请检查这个文件")
    width = _width([row for _, row in found])
    for line, row in found:
        if len(row) < width or any(row[width:]):
            raise UnreadableError(f"{name}:{line}：这一行有 {len(row)} 格，表头有 {width} 栏，请改为一致")
        if any(CONTROL.search(cell) for cell in row):
            raise UnreadableError(f"{name}:{line}：含有看不见的控制字符，请删去")
        yield row[:width]


def _width(rows: Sequence[Sequence[str]]) -> int:
    """Return the number of columns: those of the head, without empty ones at the end."""
    columns = list(zip_longest(*rows, fillvalue=""))[: len(rows[0])]
    while len(columns) > 1 and not any(columns[-1]):
        columns.pop()
    return len(columns)
