"""Table → w:tbl: as wide as the 版心, columns by their content, its head repeated on every page."""

from __future__ import annotations

from copy import deepcopy
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn

from govdoc.writers.flow import soft_lines
from govdoc.writers.heights import AIR, least_line, row_height
from govdoc.writers.oxml import paragraph, run, size, spacing, w
from govdoc.writers.styles import TABLE_CONTINUED, TABLE_HEAD, TABLE_SIZE, TABLE_TEXT

if TYPE_CHECKING:
    from collections.abc import Container

    from govdoc.model import Table
    from govdoc.writers.columns import Form

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_OPEN = ("top", "left", "right")
"""Sides of the row of a 续表 caption that have no rule; the head of the table under it has its own."""
_RULE = 4
"""Half a point, in eighths."""
_LONG_CELL = 150
"""Characters; a cell with fewer never fills a page."""
_PAGE_SHARE = 0.85
"""Of the 版心, what the head of a table leaves at least."""


def table(data: Table, form: Form, kept: Container[int] = (), continued: str = "") -> Any:
    """Return the element of a table laid as ``form`` says; rows ``kept`` (from 0) stay on the page of the next one.

    A row with fewer cells than the widest stretches its last one to the edge. ``continued``: the 续表 caption that
    every page of it shows above the head.
    """
    rows = [
        _row(tuple(map(str, row)), form, head=n < data.header_rows, kept=n in kept) for n, row in enumerate(data.rows)
    ]
    above = [_caption_row(continued, form)] if continued else []
    grid = w("tblGrid", *(w("gridCol", w=column) for column in form.columns))
    return w("tbl", _properties(form), grid, *above, *rows)


def _properties(form: Form) -> Any:
    """Return tblPr: fixed columns, thin rules, as wide as the 版心."""
    borders = w("tblBorders", *(w(side, val="single", sz=_RULE, space=0, color="000000") for side in _SIDES))
    margins = (("top", AIR), ("left", form.margin), ("bottom", AIR), ("right", form.margin))
    return w(
        "tblPr",
        w("tblW", w=sum(form.columns), type="dxa"),
        w("jc", val="center"),
        borders,
        w("tblLayout", type="fixed"),
        w("tblCellMar", *(w(side, w=amount, type="dxa") for side, amount in margins)),
        w("tblLook", val="0620", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
    )


def _caption_row(text: str, form: Form) -> Any:
    """Return the first row of a 续表: its caption, repeated with the head, without rules beside and above it."""
    line = paragraph(TABLE_CONTINUED)
    line.append(run(text))
    count = len(form.columns)
    properties = w(
        "tcPr",
        w("tcW", w=sum(form.columns), type="dxa"),
        w("gridSpan", val=count) if count > 1 else None,
        w("tcBorders", *(w(side, val="nil") for side in _OPEN)),
        w("vAlign", val="center"),
    )
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), w("tc", properties, line))


def _row(cells: tuple[str, ...], form: Form, *, head: bool, kept: bool) -> Any:
    """Return a row: not torn by the end of a page unless it is higher than one, repeated where it is of the head."""
    cells, count = cells or ("",), len(form.columns)
    spans = [1] * (len(cells) - 1) + [count - len(cells) + 1]
    whole = not any(len(text) > _LONG_CELL for text in cells) or row_height(cells, form) < form.page * _PAGE_SHARE
    row = w("tr", w("trPr", w("cantSplit") if whole else None, w("tblHeader") if head else None))
    if not len(row[0]):
        row.remove(row[0])
    at = 0
    for text, span in zip(cells, spans, strict=True):
        room = form.columns[at] if span == 1 else sum(form.columns[at : at + span])
        aligned = "center" if head or span > 1 else form.aligned[at]
        empty = _bare_cell(room, span, aligned, (TABLE_HEAD if head else TABLE_TEXT), form.points, kept)
        row.append(_filled(deepcopy(empty), text.strip(), form.points))
        at += span
    return row


def _filled(cell: Any, text: str, points: float) -> Any:
    """Put a text into a cell: one paragraph, turned where the cell is."""
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
def _bare_cell(room: int, span: int, aligned: str, style: str, points: float, kept: bool) -> Any:  # noqa: FBT001, PLR0913, PLR0917 - a key of the cache
    """Return a cell of ``room`` twips without text."""
    properties = w(
        "tcPr",
        w("tcW", w=room, type="dxa"),
        w("gridSpan", val=span) if span > 1 else None,
        w("vAlign", val="center"),
    )
    direct = (
        # The style of a head keeps it with what follows.
        w("keepNext") if kept and style != TABLE_HEAD else None,
        spacing(least=least_line(points)) if points != TABLE_SIZE else None,
        w("jc", val=aligned) if aligned != "center" else None,
    )
    return w("tc", properties, paragraph(style, *(one for one in direct if one is not None)))


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
