"""Table of data (.xlsx, .csv, .jsonl) → rows, every cell the text that was typed."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from govdoc.batch.shelf import Shelf
from govdoc.drafting.syntax import CONTROL
from govdoc.errors import UnreadableError, UsageError
from govdoc.patterns import lazy
from govdoc.readers.files import MEGABYTE, Limits, decode, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

_QUOTED = lazy(r'"[^"]*"')
_LIMITS = Limits(file=200 * MEGABYTE)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of data: a document."""

    number: int
    """Where it stands in the file, 1-based: the row of the sheet, the line of the text."""
    cells: Mapping[str, str]
    """Column (a key of the plan, or a dotted path) → text; "" where nothing is written."""
    file: str = ""

    @property
    def place(self) -> str:
        """What the row is called in messages."""
        return f"{self.file} 第 {self.number} 行"


def read_rows(path: Path, sheet: str | None = None) -> Shelf[Row]:
    """Return the rows of a table, empty ones left out; numbers and dates are the text one sees, not 1.0.

    ``sheet`` names that of a workbook; None: the first. Raises UsageError for another kind of file, UnreadableError,
    with file and row, for what cannot be taken: cells without a column, a column twice, errors of formulas.
    """
    suffix = path.suffix.lower()
    if sheet is not None and suffix not in {".xlsx", ".xlsm"}:
        raise UsageError(f"--sheet 只用于 .xlsx 数据表，{path} 没有工作表")
    match suffix:
        case ".xlsx" | ".xlsm":
            from govdoc.batch.workbook import lines_of

            rows = Shelf(_table(lines_of(load(path, _LIMITS), str(path), sheet), str(path)))
        case ".csv" | ".tsv":
            rows = Shelf(_table(_csv_lines(decode(load(path, _LIMITS), str(path)), str(path), suffix), str(path)))
        case ".jsonl" | ".ndjson":
            rows = Shelf(_json_rows(decode(load(path, _LIMITS), str(path)), str(path)))
        case ".xls" | ".et":
            raise UsageError(f"{path}：旧格式的表格读不了，请在表格软件里另存为 .xlsx")
        case _:
            raise UsageError(f"{path}：--data 要用 .xlsx、.csv 或 .jsonl 文件，不能用“{suffix}”文件")
    if not rows:
        raise UnreadableError(f"{path}：表里没有数据行，请检查这个文件")
    return rows


def _table(lines: Iterable[tuple[int, Sequence[str]]], name: str) -> Iterator[Row]:
    """Give the rows of a table: the first line that is not empty names the columns."""
    columns: list[str] | None = None
    for number, cells in lines:
        texts = [cell.strip() for cell in cells]
        if not any(texts):
            continue
        if columns is None:
            columns = _columns(texts, f"{name} 第 {number} 行")
            continue
        _refuse_strays(columns, texts, f"{name} 第 {number} 行")
        padded = [*texts, *[""] * (len(columns) - len(texts))]
        yield Row(number, {column: text for column, text in zip(columns, padded, strict=False) if column}, name)


def _columns(texts: list[str], place: str) -> list[str]:
    """Return the names of the columns, empty ones at the end left out. Raises UnreadableError for one given twice."""
    while texts and not texts[-1]:
        texts.pop()
    named = [text for text in texts if text]
    if twice := next((text for n, text in enumerate(named) if text in named[:n]), None):
        raise UnreadableError(f"{place}（表头）：栏名“{twice}”出现两次，请改名或删去一栏")
    if broken := next((text for text in named if "\n" in text or CONTROL.search(text)), None):
        raise UnreadableError(f"{place}（表头）：栏名“{' '.join(broken.split())}”里有换行或控制字符，请写在一行里")
    return texts


def _refuse_strays(columns: list[str], texts: list[str], place: str) -> None:
    """Raise UnreadableError for what stands in a column without a name, and for control characters."""
    for n, text in enumerate(texts):
        if text and (n >= len(columns) or not columns[n]):
            raise UnreadableError(
                f"{place}：第 {n + 1} 栏有内容“{text[:20]}”，表头却没有这一栏的栏名；"
                "请补上栏名，表头上面如有标题行请删去，格里有逗号的要加英文双引号"
            )
        if CONTROL.search(text):
            raise UnreadableError(f"{place}：第 {n + 1} 栏含有看不见的控制字符，请删去")


def _csv_lines(text: str, name: str, suffix: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Give (line, cells) of a CSV text; a comma, tabulator or semicolon of its head line parts the cells."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    marks = "\t" if suffix == ".tsv" else ",\t;，"
    bare = _QUOTED.sub("", first)
    delimiter = next((mark for mark in marks if mark in bare), ",")
    csv.field_size_limit(MEGABYTE)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begin = 1
    try:
        for cells in reader:
            yield begin, cells
            begin = reader.line_num + 1
    except csv.Error:
        raise UnreadableError(
            f"{name} 第 {begin} 行：引号没有配对，或一格超过 1 MB，请用表格软件重新导出为 CSV"
        ) from None


def _json_rows(text: str, name: str) -> Iterator[Row]:
    """Give the rows of a text with a JSON object a line; inner objects and lists become dotted paths."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            # Numbers stay as they are typed.
            item = json.loads(line, parse_int=str, parse_float=str, parse_constant=str, object_pairs_hook=_once)
        except _TwiceError as error:
            raise UnreadableError(f"{name} 第 {number} 行：“{error}”出现两次，请删去一处") from None
        except (ValueError, RecursionError):
            raise UnreadableError(f"{name} 第 {number} 行：不是完整的 JSON，请核对括号和引号") from None
        if not isinstance(item, dict):
            raise UnreadableError(f"{name} 第 {number} 行：应为一个 JSON 对象，每个键是一栏，整行写在大括号里")
        cells = dict(_leaves(item, ""))
        _refuse_strays(list(cells), list(cells.values()), f"{name} 第 {number} 行")
        yield Row(number, cells, name)


class _TwiceError(ValueError):
    """A key that stands twice in one JSON object."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object of JSON. Raises _TwiceError for a key that it has twice."""
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _TwiceError(next(key for n, key in enumerate(keys) if key in keys[:n]))
    return found


def _leaves(item: Any, path: str) -> Iterator[tuple[str, str]]:
    """Give (dotted path, text) of every value inside a JSON value."""
    match item:
        case dict() | list():
            inner = item.items() if isinstance(item, dict) else enumerate(item)
            for key, value in inner:
                yield from _leaves(value, f"{path}.{key}" if path else str(key))
        case None:
            yield path, ""
        case bool():
            yield path, "是" if item else "否"
        case _:
            yield path, str(item).strip()
