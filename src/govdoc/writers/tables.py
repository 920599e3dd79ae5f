"""Table → w:tbl: as wide as the 版心, columns by their content, its head repeated on every page."""

from __future__ import annotations

from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any

from govdoc.gbt9704 import SIZES
from govdoc.writers.flow import soft_lines
from govdoc.writers.measure import width
from govdoc.writers.oxml import TEXT, TWIPS_PER_POINT, paragraph, run, size, w
from govdoc.writers.styles import TABLE_HEAD, TABLE_SIZE, TABLE_TEXT

if TYPE_CHECKING:
    from govdoc.model import Table

_MANY_COLUMNS = 6
"""From here on the text is 五号, or its columns would be too narrow."""
_LONG = 10
"""字: a column with a longer cell is set flush left, the others are centred."""
_NARROWEST, _WIDEST = 3, 24
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_PADDING = 420
"""Twips of a column that its text does not fill: the margins of the cell, and a little air."""
_CELL_MARGINS = (("top", 60), ("left", 108), ("bottom", 60), ("right", 108))
_RULE = 4
"""Half a point, in eighths."""


def table(data: Table) -> Any:
    """Return the element of a table; a row with fewer cells than the widest stretches its last one to the edge."""
    count = max(len(row) for row in data.rows)
    columns, flush = _columns(data, count), [amount > _LONG for amount in _widest(data, count)]
    rows = [_row(tuple(map(str, row)), columns, flush, head=n < data.header_rows) for n, row in enumerate(data.rows)]
    grid = w("tblGrid", *(w("gridCol", w=column) for column in columns))
    return w("tbl", _properties(), grid, *rows)


def _properties() -> Any:
    """Return tblPr: fixed columns, thin rules, as wide as the 版心."""
    borders = w("tblBorders", *(w(side, val="single", sz=_RULE, space=0, color="000000") for side in _SIDES))
    return w(
        "tblPr",
        w("tblW", w=TEXT, type="dxa"),
        w("jc", val="center"),
        borders,
        w("tblLayout", type="fixed"),
        w("tblCellMar", *(w(side, w=amount, type="dxa") for side, amount in _CELL_MARGINS)),
        w("tblLook", val="0620", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
    )


def _widest(data: Table, count: int) -> list[float]:
    """Return the width in 字 of the widest line of each column; cells that stretch over several do not count."""
    widest = [0.0] * count
    for row in data.rows:
        full = len(row) == count
        for n, cell in enumerate(row if full else islice(row, max(0, len(row) - 1))):
            widest[n] = max(widest[n], *(width(line) for line in soft_lines(cell.value)))
    return widest


def _columns(data: Table, count: int) -> list[int]:
    """Return the widths of the columns in twips; their sum is the width of the 版心.

    Columns of short cells get what they need, so that no date is torn; the long ones share what is left.
    """
    widest, char = _widest(data, count), _size(count) * TWIPS_PER_POINT
    needs = [max(amount, _NARROWEST) * char + _PADDING for amount in widest]
    shares = [min(amount, _WIDEST) if amount > _LONG else 0.0 for amount in widest]
    left = TEXT - sum(need for need, share in zip(needs, shares, strict=True) if not share)
    if not any(shares) or left < sum(shares) * char / 4:
        shares, left, needs = [min(need, _WIDEST * char) for need in needs], TEXT, [0.0] * count
    wanted = [left * share / sum(shares) if share else need for need, share in zip(needs, shares, strict=True)]
    edges = [round(sum(wanted[:n])) for n in range(count)] + [TEXT]
    return [right - left for left, right in pairwise(edges)]


def _row(cells: tuple[str, ...], columns: list[int], flush: list[bool], *, head: bool) -> Any:
    """Return a row; rows are not torn by the end of a page, those of the head are repeated."""
    cells, count = cells or ("",), len(columns)
    spans = [1] * (len(cells) - 1) + [count - len(cells) + 1]
    form = (TABLE_HEAD if head else TABLE_TEXT), _size(count)
    made, at = [], 0
    for text, span in zip(cells, spans, strict=True):
        made.append(_cell(text, sum(columns[at : at + span]), span, form, left=flush[at] and span == 1 and not head))
        at += span
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader") if head else None), *made)


def _cell(text: str, room: int, span: int, form: tuple[str, float], *, left: bool) -> Any:
    """Return a cell of ``room`` twips in a style and size; its text is one paragraph, turned where the cell is."""
    style, points = form
    properties = w(
        "tcPr",
        w("tcW", w=room, type="dxa"),
        w("gridSpan", val=span) if span > 1 else None,
        w("vAlign", val="center"),
    )
    line = paragraph(style, *((w("jc", val="left"),) if left else ()))
    if text.strip():
        line.append(_sized(run(text.strip()), points))
    return w("tc", properties, line)


def _sized(element: Any, points: float) -> Any:
    """Set a run in a size other than that of the style."""
    if points != TABLE_SIZE:
        element.insert(0, w("rPr", *size(points)))
    return element


def _size(count: int) -> float:
    """Return the size of the text of a table with so many columns."""
    return SIZES["五号"] if count >= _MANY_COLUMNS else TABLE_SIZE
