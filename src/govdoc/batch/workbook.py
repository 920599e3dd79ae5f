"""Bytes of an .xlsx → the rows of a sheet, every cell as it is seen. The one home of ``openpyxl``."""

from __future__ import annotations

import io
import warnings
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import zip_longest
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from govdoc.errors import UnreadableError
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PLACES = lazy(r"(?P<grouped>#,##)?(?P<whole>0+)(?:\.(?P<part>0+))?%?(?:_.)*(?:;.*)?")
"""Number formats with a fixed number of places: 000, 0.00, #,##0, 0%."""
_MERGED = lazy(rb'mergeCell\s[^>]*?ref="([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})"')
_PIECE, _REFERENCE = 1 << 20, 200
"""Bytes of a sheet that are looked through at once, and those in which a reference may be cut in two."""
_DIGITS = 15
"""Digits that a number of a workbook holds."""
_DAMAGE = (BadZipFile, KeyError, ValueError, TypeError, OSError, SyntaxError, AttributeError, IndexError, EOFError)
"""What openpyxl raises for a file that is none."""


def lines_of(data: bytes, name: str, sheet: str | None = None) -> Iterator[tuple[int, Sequence[str]]]:
    """Give (row, texts) of a sheet, the first that is not hidden where ``sheet`` is None.

    What is merged downwards stands in every row. Raises UnreadableError for a file that is no workbook, a sheet that is
    not there, an error of a formula (#N/A) and a formula whose value was never worked out.
    """
    values, formulas = (_sheet(_open(data, name, values=values), name, sheet) for values in (True, False))
    above: list[str] = []
    try:
        merged = _merged(values)
        for number, (row, typed) in enumerate(zip_longest(values.rows, formulas.rows, fillvalue=()), 1):
            cells = enumerate(zip_longest(row, typed), 1)
            texts = [_text(cell, formula, f"{name} 第 {number} 行第 {n} 栏") for n, (cell, formula) in cells]
            for n in _covered(merged, number):
                texts.extend([""] * (n - len(texts)))
                texts[n - 1] = texts[n - 1] or (above[n - 1] if n <= len(above) else "")
            above = texts
            yield number, texts
    except _DAMAGE as error:
        raise UnreadableError(_broken(name)) from error


def _open(data: bytes, name: str, *, values: bool) -> Any:
    """Return a workbook: with the values of its formulas, or with the formulas."""
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of validation and drawings that openpyxl leaves out
            return load_workbook(io.BytesIO(data), read_only=True, data_only=values, keep_links=False)
    except _DAMAGE as error:
        raise UnreadableError(_broken(name)) from error


def _broken(name: str) -> str:
    return f"{name}：不是完整的 .xlsx 文件，或加了密码；请在表格软件里打开，另存为 .xlsx 再试"


def _sheet(book: Any, name: str, sheet: str | None) -> Any:
    """Return a sheet by its name, or the first."""
    names = [one.title for one in book.worksheets]
    shown = [one for one in book.worksheets if one.sheet_state == "visible"]
    if sheet is not None and sheet not in names:
        raise UnreadableError(f"{name}：没有工作表“{sheet}”，有的是 {'、'.join(names)}")
    if not names:
        raise UnreadableError(f"{name}：没有工作表，请检查这个文件")
    found = book[sheet] if sheet is not None else (shown or book.worksheets)[0]
    found.reset_dimensions()  # what the file says of its size is often wrong
    return found


def _merged(sheet: Any) -> list[tuple[int, int, int]]:
    """Return (column, first row, last row) of the cells of a sheet that are merged with those below, in order."""
    from openpyxl.utils.cell import range_boundaries

    found, window = set(), b""
    # A sheet that is read row by row does not tell what is merged: it stands at the end of the file.
    with sheet.parent._archive.open(sheet._worksheet_path) as file:  # noqa: SLF001
        while piece := file.read(_PIECE):
            window = window[-_REFERENCE:] + piece
            found |= set(_MERGED.findall(window))
    boundaries: Iterator[tuple[int, int, int, int]] = (range_boundaries(one.decode()) for one in found)  # type: ignore[misc]
    return sorted((left, top, bottom) for left, top, _, bottom in boundaries if bottom > top)


def _covered(merged: list[tuple[int, int, int]], row: int) -> Iterator[int]:
    """Give the columns whose cell in a row is merged with that above."""
    return (column for column, first, last in merged if first < row <= last)


def _text(cell: Any, formula: Any, place: str) -> str:
    """Return what one sees in a cell."""
    value = None if cell is None else cell.value
    typed = None if formula is None else formula.value
    if value is None and isinstance(typed, str) and typed.startswith("="):
        raise UnreadableError(f"{place}：公式“{typed[:30]}”没有算出的值，请在表格软件里打开、保存一次，或改成数值")
    if cell is not None and cell.data_type == "e":
        raise UnreadableError(f"{place}：公式出错（{value}），请改正")
    return "" if value is None else seen(value, str(cell.number_format or ""))


def seen(value: object, form: str) -> str:
    """Return the text of a value in a number format: 2026, not 2026.0; 85%, not 0.85; 2026年3月5日."""
    match value:
        case bool():
            return "是" if value else "否"
        case int() | float():
            return _number(value, form)
        case date():
            clock = value.time() if isinstance(value, datetime) else time()
            return _day(value) + (f"{clock:%H:%M}" if clock != time() else "")
        case time():
            return f"{value:%H:%M}"
        case timedelta():
            minutes = int(value.total_seconds()) // 60
            return f"{minutes // 60}:{minutes % 60:02}"
        case _:
            return str(value)


def _day(value: date) -> str:
    return f"{value.year}年{value.month}月{value.day}日"


def _number(value: float, form: str) -> str:
    """Return a number in its format; in one that is not known, with the digits that were typed."""
    exact = Decimal(f"{value:.{_DIGITS}g}") * (100 if "%" in form else 1)
    sign, percent = "-" * (exact < 0), "%" * ("%" in form)
    found = _PLACES.fullmatch(form)
    if found is None:
        return f"{exact.normalize():f}{percent}"
    places = len(found["part"] or "")
    rounded = abs(exact).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    digits = f"{rounded:{',' if found['grouped'] else ''}f}".zfill(len(found["whole"]) + places + bool(places))
    return f"{sign if rounded else ''}{digits}{percent}"
