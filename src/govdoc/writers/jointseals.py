"""Several 署名 that are sealed (联合行文) → a table of them with the room of their seals (GB/T 9704—2012 7.3.5.1).

Printed seals hang on the paragraph above the table and not in its cells: what hangs in a cell, some programs keep
inside it. Their places follow from the table, whose rows have a least height that a 署名 never passes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govdoc.errors import UsageError
from govdoc.gbt9704 import SEAL_DIAMETER, Part
from govdoc.writers.closing import ROOM_ABOVE
from govdoc.writers.measure import width
from govdoc.writers.oxml import CHAR, TWIPS_PER_MM, indent, paragraph, run, twips, w
from govdoc.writers.seal import seal_at
from govdoc.writers.styles import STYLE_IDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document
    from govdoc.writers.flow import Printed
    from govdoc.writers.seal import Paper

_MOST = 3
"""Seals in a row."""
_ROW = SEAL_DIAMETER.value + 3
"""Millimetres from row to row, and of a column at least: seals neither touch nor cross."""
_BESIDE = 0.35
"""字 that stay free beside a 署名."""
_UNDER = 3
"""Lines of the last row: 署名, date, and what the seal reaches under them."""


def joint_signatures(items: list[Printed], document: Document, part: Any, sheet: Paper) -> Iterator[Any]:
    """Give the free lines above several 署名 and the table of them: rows as even as may be, the date under the last.

    The last row ends at the right. Raises UsageError where no page holds all the printed seals, and what ``seal_at``
    raises.
    """
    names = [item for item in items if item.part is Part.SIGNATURE]
    date = next((item for item in items if item.part is Part.DATE), None)
    columns = _columns(names, sheet)
    first = len(names) % columns or columns
    rows = [names[at : at + columns] for at in range(0, len(names) - first, columns)]
    rows.append(names[len(names) - first :])
    whole = (ROOM_ABOVE + _UNDER) * sheet.line + (len(rows) - 1) * _ROW < sheet.height
    if document.elements.seals and not whole:
        raise UsageError(
            f"{document.source.name}：{len(names)} 枚印章要排 {len(rows)} 排，一页排不下；"
            f"请把“印章”写成“加盖”，打印后逐一加盖"
        )
    # A table has no free lines of its own, and seals must not be left behind on another page.
    above = [paragraph(None, w("keepNext"), indent()) for _ in range(ROOM_ABOVE)]
    above[-1].extend(_seals(rows, columns, document, part, sheet))
    yield from above
    yield _table(rows, columns, date, twips(sheet.width) // columns, whole=whole)


def _columns(names: list[Printed], sheet: Paper) -> int:
    """Return how many seals stand in a row."""
    widest = (max(width(name.text) for name in names) + _BESIDE) * CHAR
    wide = twips(sheet.width)
    least = max(widest, twips(_ROW))
    return next((count for count in range(min(_MOST, len(names)), 1, -1) if wide / count >= least), 1)


def _seals(rows: list[list[Printed]], columns: int, document: Document, part: Any, sheet: Paper) -> Iterator[Any]:
    """Give the printed seals, each over the middle of its 署名."""
    targets = iter(document.elements.seals)
    room = twips(sheet.width) // columns / TWIPS_PER_MM
    for down, row in enumerate(rows):
        # The paragraph that holds them is the line above the first row of 署名.
        under = -(sheet.line + down * _ROW)
        for across in range(columns - len(row), columns):
            target = next(targets, None)
            if target is not None:
                yield seal_at(part, document, target, ((across + 0.5) * room, under), sheet)


def _table(rows: list[list[Printed]], columns: int, date: Printed | None, room: int, *, whole: bool) -> Any:
    """Return the table without rules, its columns of ``room`` twips; ``whole``: on one page."""
    made, end = [], len(rows) - 1
    for n, row in enumerate(rows):
        stays = n < end and (whole or n == end - 1)
        cells = [[_centred(item, keep=stays)] for item in (*[None] * (columns - len(row)), *row)]
        if n == end and date is not None:
            cells[-1].append(_centred(date, keep=False))
        made.append(_row(cells, room, tall=n < end))
    margins = w("tblCellMar", *(w(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right")))
    properties = w("tblPr", w("tblW", w=room * columns, type="dxa"), w("tblLayout", type="fixed"), margins)
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=room) for _ in range(columns))), *made)


def _row(cells: list[list[Any]], room: int, *, tall: bool) -> Any:
    """Return a row of cells of lines; ``tall`` enough that the seals of the next row do not touch these."""
    height = w("trHeight", val=twips(_ROW), hRule="atLeast") if tall else None
    made = (w("tc", w("tcPr", w("tcW", w=room, type="dxa")), *lines) for lines in cells)
    return w("tr", w("trPr", w("cantSplit"), height), *made)


def _centred(item: Printed | None, *, keep: bool) -> Any:
    """Return a line of such a table; None: an empty one."""
    element = paragraph(STYLE_IDS[item.part] if item else None, w("keepNext", val=int(keep)), w("jc", val="center"))
    if item is not None:
        element.append(run(item.text))
    return element
