"""Table → w:tbl: as wide as the 版心, columns by their content, its head repeated on every page."""

from __future__ import annotations

import math
from copy import deepcopy
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn

from govdoc.gbt9704 import TEXT_HEIGHT, TEXT_WIDTH
from govdoc.writers.columns import fit
from govdoc.writers.flow import soft_lines
from govdoc.writers.measure import width
from govdoc.writers.oxml import TWIPS_PER_POINT, paragraph, run, size, twips, w
from govdoc.writers.styles import TABLE_HEAD, TABLE_SIZE, TABLE_TEXT

if TYPE_CHECKING:
    from govdoc.model import Table
    from govdoc.writers.columns import Form

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_AIR = 60
"""Twips above and below the text of a cell."""
_RULE = 4
"""Half a point, in eighths."""
_LINE = 1.5
"""Height of a line of a cell in sizes of its type: what the widest of the usual fonts take, and 1.15 lines."""
_LONG_CELL = 150
"""Characters; a cell with fewer never fills a page."""


def table(data: Table, form: Form | None = None) -> Any:
    """Return the element of a table laid as ``form`` says, or as it fits best.

    A row with fewer cells than the widest stretches its last one to the edge. Raises UsageError where its columns fit
    no page.
    """
    form = form or fit(data)
    rows = [_row(tuple(map(str, row)), form, head=n < data.header_rows) for n, row in enumerate(data.rows)]
    grid = w("tblGrid", *(w("gridCol", w=column) for column in form.columns))
    return w("tbl", _properties(form), grid, *rows)


def _properties(form: Form) -> Any:
    """Return tblPr: fixed columns, thin rules, as wide as the 版心."""
    borders = w("tblBorders", *(w(side, val="single", sz=_RULE, space=0, color="000000") for side in _SIDES))
    margins = (("top", _AIR), ("left", form.margin), ("bottom", _AIR), ("right", form.margin))
    return w(
        "tblPr",
        w("tblW", w=sum(form.columns), type="dxa"),
        w("jc", val="center"),
        borders,
        w("tblLayout", type="fixed"),
        w("tblCellMar", *(w(side, w=amount, type="dxa") for side, amount in margins)),
        w("tblLook", val="0620", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
    )


def _row(cells: tuple[str, ...], form: Form, *, head: bool) -> Any:
    """Return a row: not torn by the end of a page unless it is higher than one, repeated where it is of the head."""
    cells, count = cells or ("",), len(form.columns)
    spans = [1] * (len(cells) - 1) + [count - len(cells) + 1]
    whole = not any(len(text) > _LONG_CELL for text in cells) or _height(cells, spans, form) < _page(form)
    row = w("tr", w("trPr", w("cantSplit") if whole else None, w("tblHeader") if head else None))
    if not len(row[0]):
        row.remove(row[0])
    at = 0
    for text, span in zip(cells, spans, strict=True):
        room = form.columns[at] if span == 1 else sum(form.columns[at : at + span])
        aligned = "center" if head or span > 1 else form.aligned[at]
        row.append(_cell(text.strip(), room, span, aligned, TABLE_HEAD if head else TABLE_TEXT, form.points))
        at += span
    return row


def _height(cells: tuple[str, ...], spans: list[int], form: Form) -> float:
    """Return about how high a row is, in twips."""
    highest, at = 1, 0
    char = form.points * TWIPS_PER_POINT
    for text, span in zip(cells, spans, strict=True):
        room = max(1.0, (sum(form.columns[at : at + span]) - 2 * form.margin) / char)
        highest = max(highest, sum(max(1, math.ceil(width(line) / room)) for line in soft_lines(text)))
        at += span
    return highest * char * _LINE


def _page(form: Form) -> float:
    """Return the height of the 版心 in twips, less what the head of the table takes."""
    return twips(TEXT_WIDTH.value if form.across else TEXT_HEIGHT.value) * 0.85


def _cell(text: str, room: int, span: int, aligned: str, style: str, points: float) -> Any:  # noqa: PLR0913, PLR0917 - a cell has these
    """Return a cell of ``room`` twips; its text is one paragraph, turned where the cell is."""
    cell = deepcopy(_bare_cell(room, span, aligned, style))
    if text:
        # Most cells are one plain line: copying a run is four times as fast as building it.
        line = cell[-1]
        if len(soft_lines(text)) == 1 and "\t" not in text:
            made = deepcopy(_bare_run(points))
            made[-1].text = text
        else:
            made = _sized(run(text), points)
        line.append(made)
    return cell


@lru_cache(256)
def _bare_cell(room: int, span: int, aligned: str, style: str) -> Any:
    """Return a cell without text."""
    properties = w(
        "tcPr",
        w("tcW", w=room, type="dxa"),
        w("gridSpan", val=span) if span > 1 else None,
        w("vAlign", val="center"),
    )
    return w("tc", properties, paragraph(style, *((w("jc", val=aligned),) if aligned != "center" else ())))


@cache
def _bare_run(points: float) -> Any:
    """Return a run with an empty text."""
    text = w("t")
    text.set(qn("xml:space"), "preserve")
    return _sized(w("r", text), points)


def _sized(element: Any, points: float) -> Any:
    """Set a run in a size other than that of the style."""
    if points != TABLE_SIZE:
        element.insert(0, w("rPr", *size(points)))
    return element
