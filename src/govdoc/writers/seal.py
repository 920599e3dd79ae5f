"""Picture of a 印章 or 签名章, several 署名 that are sealed → their elements in a Word file (GB/T 9704—2012 7.3.5)."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.image.image import Image

from govdoc.errors import UnreadableError
from govdoc.gbt9704 import SEAL_DIAMETER, TEXT_WIDTH, Part
from govdoc.writers.closing import ROOM_ABOVE, STAMP_CHARS, STAMP_GAP
from govdoc.writers.drawing import EMU_PER_MM, Frame, over_text
from govdoc.writers.images import load
from govdoc.writers.measure import width
from govdoc.writers.oxml import CHAR, LINE, TEXT, TWIPS_PER_MM, paragraph, run, spacing, twips, w
from govdoc.writers.styles import STYLE_IDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document
    from govdoc.writers.flow import Printed

_SEAL_TOP = -2.4 * LINE / TWIPS_PER_MM
"""Millimetres from the upper edge of the date's line to the seal's: 署名 and date stand a little under its middle."""
_STAMP_WIDTH, _STAMP_HEIGHT = STAMP_CHARS * CHAR / TWIPS_PER_MM, 20.0
"""Millimetres that a 签名章 may take."""
_COLUMNS = ((9.0, 3), (13.5, 2))
"""Widest 署名 in 字 → seals in a row; the seals neither touch nor leave the 版心."""
_SEAL_ROW = SEAL_DIAMETER.value + 3


def seal(part: Any, document: Document, right: float, date: str) -> Any:
    """Return the run of a 印章 behind the text, to stand in the date's paragraph, centred on the date.

    ``right`` is the date's indent in 字. Raises what ``images.load`` raises, UnreadableError for a damaged picture.
    """
    target = document.elements.seal or ""
    inline = _inline(part, target, document, (SEAL_DIAMETER.value, SEAL_DIAMETER.value))
    across, high = (int(inline.extent.get(side)) / EMU_PER_MM for side in ("cx", "cy"))
    middle = TEXT_WIDTH.value - (right + width(date) / 2) * CHAR / TWIPS_PER_MM
    top = _SEAL_TOP + (SEAL_DIAMETER.value - high) / 2
    inline.docPr.set("name", "印章")
    return w("r", w("drawing", over_text(inline, Frame(across, high, top, middle - across / 2))))


def stamped(office: str, part: Any, document: Document) -> Iterator[Any]:
    """Give the runs of 职务 and, where there is a picture of it, of the 签名章 behind it (7.3.5.3).

    Raises what ``seal`` raises.
    """
    if document.elements.stamp is None:
        yield run(office)
        return
    if office[:-1]:
        yield run(office[:-1])
    last = run(office[-1:])
    # The two 字 between them are spacing of the last character: a blank would be text.
    last.insert(0, w("rPr", w("spacing", val=round(STAMP_GAP * CHAR))))
    yield last
    inline = _inline(part, document.elements.stamp, document, (_STAMP_WIDTH, _STAMP_HEIGHT))
    inline.docPr.set("name", "签名章")
    yield w("r", w("drawing", inline))


def sealed_table(items: list[Printed]) -> Any:
    """Return several 署名 in rows, each with the room of its seal, the date under the last (7.3.5.1).

    The last row ends at the right.
    """
    names = [item for item in items if item.part is Part.SIGNATURE]
    date = next((item for item in items if item.part is Part.DATE), None)
    widest = max(width(name.text) for name in names)
    columns = min(next((count for room, count in _COLUMNS if widest <= room), 1), len(names))
    first = len(names) % columns or columns
    rows = [names[at : at + columns] for at in range(0, len(names) - first, columns)]
    rows.append([*names[len(names) - first :]])
    room = TEXT // columns
    made = [
        _row(row, columns, room, date if n == len(rows) - 1 else None, n < len(rows) - 1) for n, row in enumerate(rows)
    ]
    margins = w("tblCellMar", *(w(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right")))
    properties = w("tblPr", w("tblW", w=room * columns, type="dxa"), w("tblLayout", type="fixed"), margins)
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=room) for _ in range(columns))), *made)


def _row(names: list[Printed], columns: int, room: int, date: Printed | None, tall: bool) -> Any:  # noqa: FBT001
    """Return a row of 署名, flush right; ``tall`` enough that the seals of the next row do not touch these."""
    cells = [w("tc", w("tcPr", w("tcW", w=room, type="dxa")), _centred(None)) for _ in range(columns - len(names))]
    for name in names:
        lines = [_centred(name)] + ([_centred(date)] if date is not None and name is names[-1] else [])
        cells.append(w("tc", w("tcPr", w("tcW", w=room, type="dxa")), *lines))
    height = w("trHeight", val=twips(_SEAL_ROW), hRule="atLeast") if tall else None
    return w("tr", w("trPr", w("cantSplit"), height), *cells)


def _centred(item: Printed | None) -> Any:
    """Return a line of such a table; None: an empty one."""
    element = paragraph(STYLE_IDS[item.part] if item else None, w("jc", val="center"))
    if item is not None:
        element.append(run(item.text))
    return element


def free_lines() -> Any:
    """Return the empty paragraph above such a table: a table has no free lines of its own."""
    return paragraph(None, w("keepNext"), spacing(exact=ROOM_ABOVE * LINE))


def _inline(part: Any, target: str, document: Document, room: tuple[float, float]) -> Any:
    """Return wp:inline for a picture fitted into so many millimetres."""
    data = load(target, document.source.name)
    try:
        image = Image.from_blob(data)
        scale = min(room[0] * EMU_PER_MM / image.width, room[1] * EMU_PER_MM / image.height)
        size = round(image.width * scale), round(image.height * scale)
        inline = part.new_pic_inline(io.BytesIO(data), *size)
    except (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError, ZeroDivisionError) as error:
        raise UnreadableError(f"{document.source.name}：图片“{target}”已损坏，请重新导出后再试") from error
    for side in ("distT", "distB", "distL", "distR"):
        # Where nothing is said, some programs keep 3 mm free around a picture.
        inline.set(side, "0")
    return inline
