"""Printed paragraphs, tables and figures → the page on which each begins, estimated by the widths of characters.

An estimate: where lines turn, Word and LibreOffice know rules about punctuation that this does not, and rows of tables
take the height of a typeface that may be another. Over a long text it may be a page off.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from govdoc.gbt9704 import CHARS_PER_LINE, HEADING_PARTS, LINES_PER_PAGE, TEXT_HEIGHT, TEXT_WIDTH, Part
from govdoc.model import Figure, Table
from govdoc.writers.columns import fit
from govdoc.writers.measure import width
from govdoc.writers.notes import notes_of
from govdoc.writers.oxml import LINE, TWIPS_PER_POINT
from govdoc.writers.printed import Printed, soft_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govdoc.model import Document
    from govdoc.writers.flow import Item

_HEADINGS = frozenset(HEADING_PARTS.values())
_TITLES = frozenset({Part.TITLE, Part.ATTACHMENT_TITLE})
_INDENT = 2.0
_TITLE_CHARS = 20
_CELL_LINE, _CELL_AIR = 1.2, 120
"""Height of a line of a cell in sizes of its type; air above and below it in twips."""
_NOTE_LINES, _NOTE_CHARS = 0.42, 49
"""Lines of the page that a line of a footnote takes, and 字 of 小五 on it."""
_CAPTION = 1.0
_EMU_PER_TWIP = 635


def begins(items: Sequence[Item], across: Sequence[bool], document: Document, *, first: int = 1) -> list[int]:
    """Return the number of the page on which each item begins; the first begins on page ``first``."""
    page, used, found, lies = first, 0.0, [], False
    for n, (item, turned) in enumerate(zip(items, across, strict=True)):
        room = LINES_PER_PAGE * (TEXT_WIDTH.value / TEXT_HEIGHT.value if turned else 1.0)
        if n and (turned != lies or (isinstance(item, Printed) and item.part is Part.ATTACHMENT_MARK)):
            page, used = page + 1, 0.0
        lies = turned
        pieces = list(_pieces(item, document, turned=turned))
        # A heading stays with the first line of what follows it.
        together = pieces[0] + (1.0 if isinstance(item, Printed) and item.part in _HEADINGS else 0.0)
        if used and used + together > room + 1e-6:
            page, used = page + 1, 0.0
        found.append(page)
        for piece in pieces:
            if used and used + piece > room + 1e-6:
                page, used = page + 1, 0.0
            used += piece
    return found


def _pieces(item: Item, document: Document, *, turned: bool) -> Iterator[float]:
    """Give the heights, in lines of the page, of what in an item is not torn: lines, rows, a picture."""
    match item:
        case Printed():
            chars = _TITLE_CHARS if item.part in _TITLES else CHARS_PER_LINE
            indent = 0.0 if item.part in _TITLES else _INDENT
            notes = sum(ceil((width(note) + _INDENT + 1) / _NOTE_CHARS) for note in notes_of(item.stretches))
            turns = [ceil((width(line) + indent) / chars) or 1 for line in soft_lines(item.text)]
            yield from [1.0 + notes * _NOTE_LINES, *[1.0] * (sum(turns) - 1)]
        case Table():
            yield from _rows(item, turned=turned)
        case Figure():
            from govdoc.writers.pictures import extent

            _, height = extent(item, document, across=turned)
            yield height / _EMU_PER_TWIP / LINE + (_CAPTION if item.caption.value.strip() else 0.0)


def _rows(table: Table, *, turned: bool) -> Iterator[float]:
    """Give the heights of the rows of a table, its caption with the first."""
    above = _CAPTION if table.caption is not None and table.caption.value.strip() else 0.0
    if not any(table.rows):
        yield above or 1.0
        return
    form = fit(table, across=turned)
    char = form.points * TWIPS_PER_POINT
    room = [max(1.0, (column - 2 * form.margin) / char) for column in form.columns]
    for row in table.rows:
        turns = [
            sum(max(1, ceil(width(line) / space)) for line in soft_lines(cell.value.strip()))
            for cell, space in zip(row, room, strict=False)
        ]
        yield above + (max(turns, default=1) * char * _CELL_LINE + _CELL_AIR) / LINE
        above = 0.0
