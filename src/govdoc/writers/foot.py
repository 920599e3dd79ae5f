"""Paragraphs of a 版记 → the text box at the foot of the last page (GB/T 9704—2012 7.4, 10.1)."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any

from govdoc.gbt9704 import COLOPHON_INNER_RULE, COLOPHON_OUTER_RULE, Length, Part
from govdoc.model import OfficialFormat
from govdoc.writers.drawing import Frame, foot_box
from govdoc.writers.formalstyles import COLOPHON_CHAR, COLOPHON_LINE, FORMAL_IDS
from govdoc.writers.measure import width
from govdoc.writers.oxml import TWIPS_PER_MM, indent, off, paragraph, run, spacing, twips, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.profile import Profile
    from govdoc.writers.printed import Printed

_LISTED = frozenset({Part.MAIN_COPY, Part.CC})
_EIGHTHS_PER_MM = 72 / 25.4 * 8
_FREE = 2
"""字 of 4号 that stay free beside 抄送机关, 印发机关 and 印发日期 (7.4.2, 7.4.3)."""
_LABEL = 3
_AIR = 2
"""字: some programs set air between 汉字 and digits, whatever the file says."""
_CLOSING = 20
"""Twips: a text box must end with a paragraph, which must not lift the last line off the edge of the 版心."""
_RULE = 20
"""Twips that the line above a row takes."""
_NUMBER = 20
"""Tells the text box from the other shapes of a document."""


def foot(items: list[Printed], form: OfficialFormat, profile: Profile) -> Iterator[Any]:
    """Give the paragraph that holds the 版记, as wide as the 版心; none for none. A 信函 has no lines in it (10.1)."""
    if not items:
        return
    rows = [
        row for row in ([i for i in items if i.part in _LISTED], [i for i in items if i.part not in _LISTED]) if row
    ]
    ruled = form is not OfficialFormat.LETTER
    wide = twips(profile.text_width)
    columns = _columns(items, wide)
    content = [_table(rows, columns, ruled=ruled), _end()]
    lines = sum(_lines(item, wide) for item in items if item.part in _LISTED)
    lines += max((_office_lines(item, columns) for item in items if item.part not in _LISTED), default=0)
    height = (lines * COLOPHON_LINE + _CLOSING + len(rows) * _RULE) / TWIPS_PER_MM
    holder = paragraph(None, off("snapToGrid"), spacing(exact=_CLOSING), indent())
    holder.append(foot_box(content, Frame(wide / TWIPS_PER_MM, height), _NUMBER))
    yield holder


def _lines(item: Printed, wide: int) -> int:
    """Return the lines that 抄送机关 take: turned ones begin behind the label."""
    room = wide / COLOPHON_CHAR - _FREE
    return max(1, ceil((width(item.text) - _LABEL) / (room - _LABEL)))


def _office_lines(item: Printed, columns: tuple[int, int]) -> int:
    """Return the lines that 印发机关 or 印发日期 takes."""
    room = columns[0 if item.part is Part.PRINTING_OFFICE else 1] / COLOPHON_CHAR - _FREE
    return max(1, ceil(width(item.text) / room))


def _columns(items: list[Printed], wide: int) -> tuple[int, int]:
    """Return the widths for 印发机关 and 印发日期: as much as the date with 印发 needs; the office has the rest."""
    right = wide // 2
    if any(item.part is Part.PRINTING_OFFICE for item in items):
        date = max((width(item.text) for item in items if item.part is Part.PRINT_DATE), default=0.0)
        right = round((date + 2 + _AIR) * COLOPHON_CHAR)
    return wide - right, right


def _end() -> Any:
    """Return the paragraph that closes the text box."""
    return paragraph(None, off("snapToGrid"), spacing(exact=_CLOSING), indent())


def _table(rows: list[list[Printed]], columns: tuple[int, int], *, ruled: bool) -> Any:
    """Return the 版记 as a table: 主送 and 抄送 in one cell without a line between them, 印发 in two (7.4)."""
    made = [_row(row, columns) for row in rows]
    borders = _borders() if ruled else None
    margins = w("tblCellMar", *(w(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right")))
    properties = w(
        "tblPr",
        w("tblW", w=sum(columns), type="dxa"),
        w("tblInd", w=0, type="dxa"),
        borders,
        w("tblLayout", type="fixed"),
        margins,
    )
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=column) for column in columns)), *made)


def _borders() -> Any:
    """Return the lines: the first and the last thicker than the one between (7.4.1)."""
    rules = (("top", COLOPHON_OUTER_RULE), ("bottom", COLOPHON_OUTER_RULE), ("insideH", COLOPHON_INNER_RULE))
    return w("tblBorders", *(w(side, val="single", sz=_eighths(rule), space=0, color="000000") for side, rule in rules))


def _eighths(rule: Length) -> int:
    return round(rule.value * _EIGHTHS_PER_MM)


def _row(items: list[Printed], columns: tuple[int, int]) -> Any:
    """Return a row: one cell as wide as the 版心, or 印发机关 at the left and 印发日期 at the right."""
    if items[0].part in _LISTED:
        return w("tr", _cell(items, sum(columns), span=2))
    by_part = {item.part: [item] for item in items}
    office, date = by_part.get(Part.PRINTING_OFFICE, []), by_part.get(Part.PRINT_DATE, [])
    return w("tr", _cell(office, columns[0]), _cell(date, columns[1]))


def _cell(items: list[Printed], room: int, span: int = 1) -> Any:
    made = []
    for item in items:
        element = paragraph(FORMAL_IDS[item.part])
        element.append(run(item.text))
        made.append(element)
    spans = w("gridSpan", val=span) if span > 1 else None
    properties = w("tcPr", w("tcW", w=room, type="dxa"), spans, w("vAlign", val="center"))
    return w("tc", properties, *(made or [paragraph(FORMAL_IDS[Part.PRINT_DATE])]))
