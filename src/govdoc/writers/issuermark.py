"""Names of 发文机关 → the 发文机关标志, as large as fits, in one line or several (GB/T 9704—2012 7.2.4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from govdoc.gbt9704 import PARTS, Part
from govdoc.writers.firstpage import MARK_ROOM
from govdoc.writers.formalstyles import MARK_STYLES
from govdoc.writers.masthead import FILE_WORD
from govdoc.writers.measure import width
from govdoc.writers.oxml import (
    TWIPS_PER_POINT,
    paragraph,
    run,
    size,
    spacing,
    w,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import OfficialFormat

_LARGEST = {1: PARTS[Part.ISSUER_MARK].size, 2: 40, 3: 34}
"""Points of a 发文机关标志 by the number of 发文机关: page 1 must show body text (7.3.3)."""
_SMALLEST = 16
"""Points; a 标志 that is too long even then turns."""
LEADING = 1.25
"""Height of a line of the 标志, as a multiple of its size."""
RISE, FALL = 0.78, 0.14
"""How far the ink of 小标宋 reaches above and below the baseline, in em: between what its makes were measured to do."""
BASELINE = 0.8
"""Of the height of an exact line, above the baseline."""
_GAP = 0.5
"""字 between the names and 「文件」 of a 联合行文."""


@dataclass(frozen=True, slots=True)
class IssuerMark:
    """The 发文机关标志: names, whether 「文件」 stands beside them, and its size in points."""

    names: tuple[str, ...]
    beside: bool
    points: float

    @property
    def line(self) -> int:
        """Height of a line in twips."""
        return round(self.points * LEADING * TWIPS_PER_POINT)

    @property
    def lift(self) -> float:
        """From the upper edge of its first line to that of its ink, in twips."""
        return (LEADING * BASELINE - RISE) * self.points * TWIPS_PER_POINT


def fitted_mark(texts: list[str], wide: int) -> IssuerMark | None:
    """Return the 标志 in the largest size that so many twips hold in one line."""
    if not texts:
        return None
    beside = len(texts) > 1 and texts[-1] == FILE_WORD
    names = tuple(texts[:-1] if beside else texts)
    chars = max(width(name) for name in names) + (2 * _GAP + len(FILE_WORD) if beside else 0)
    largest = min(_LARGEST.get(len(names), min(_LARGEST.values())), int(MARK_ROOM / LEADING / len(names)))
    fitting = int(wide / TWIPS_PER_POINT / chars * 2) / 2
    return IssuerMark(names, beside, max(_SMALLEST, min(largest, fitting)))


def mark_elements(mark: IssuerMark, form: OfficialFormat) -> Iterator[Any]:
    """Give the 标志: a paragraph, or a table without borders where 「文件」 stands beside several names (7.2.4)."""
    if not mark.beside:
        for name in mark.names:
            yield mark_line(mark, name, form)
        return
    right = round((len(FILE_WORD) + _GAP) * mark.points * TWIPS_PER_POINT)
    # A little more than the widest name needs, or rounding turns it.
    left = round((max(width(name) for name in mark.names) + _GAP / 2) * mark.points * TWIPS_PER_POINT)
    names = [mark_line(mark, name, form, w("jc", val="distribute")) for name in mark.names]
    cells = ((left, names), (right, [mark_line(mark, FILE_WORD, form, w("jc", val="right"))]))
    yield _unruled_table(cells)


def mark_line(mark: IssuerMark, text: str, form: OfficialFormat, *properties: Any) -> Any:
    """Return a line of the 标志."""
    element = paragraph(MARK_STYLES[form][0], spacing(exact=mark.line), *properties)
    element.append(run(text))
    if mark.points != PARTS[Part.ISSUER_MARK].size:
        element[-1].insert(0, w("rPr", *size(mark.points)))
    return element


def _unruled_table(cells: tuple[tuple[int, list[Any]], ...]) -> Any:
    """Return a table of one row, centred, its cells in the middle of its height."""
    margins = w("tblCellMar", *(w(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right")))
    total = sum(room for room, _ in cells)
    properties = w(
        "tblPr", w("tblW", w=total, type="dxa"), w("jc", val="center"), w("tblLayout", type="fixed"), margins
    )
    row = [
        w("tc", w("tcPr", w("tcW", w=room, type="dxa"), w("vAlign", val="center")), *content) for room, content in cells
    ]
    grid = w("tblGrid", *(w("gridCol", w=room) for room, _ in cells))
    return w("tbl", properties, grid, w("tr", *row))
