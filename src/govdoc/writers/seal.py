"""Picture of a 印章 or 签名章 → the drawing that lies over 署名 and date (GB/T 9704—2012 7.3.5)."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.image.image import Image

from govdoc.errors import UnreadableError
from govdoc.gbt9704 import SEAL_DIAMETER
from govdoc.writers.closing import STAMP_CHARS, STAMP_GAP
from govdoc.writers.drawing import EMU_PER_MM, Frame, over_text
from govdoc.writers.images import load
from govdoc.writers.measure import width
from govdoc.writers.oxml import CHAR, TWIPS_PER_MM, TWIPS_PER_POINT, line_across, run, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document
    from govdoc.profile import Profile

_ABOVE_SIGNATURE = 1.4
"""Lines from the upper edge of the line of the 署名 up to that of the seal: 署名 and date stand about its middle."""
_STAMP_WIDTH, _STAMP_HEIGHT = STAMP_CHARS * CHAR / TWIPS_PER_MM, 20.0
"""Millimetres that a 签名章 may take."""


@dataclass(frozen=True, slots=True)
class Paper:
    """The 版心 of the page on which seals stand, in millimetres."""

    width: float
    height: float
    line: float
    """From line to line."""


def paper(profile: Profile, *, across: bool) -> Paper:
    """Return the 版心 of the pages of a profile, upright or crosswise."""
    if across:
        return Paper(profile.text_height, profile.text_width, line_across(profile) / TWIPS_PER_MM)
    return Paper(profile.text_width, profile.text_height, int(profile.pitch * TWIPS_PER_POINT) / TWIPS_PER_MM)


def seal(part: Any, document: Document, right: float, date: str, sheet: Paper) -> Any:
    """Return the run of a 印章 behind the text, to stand in the date's paragraph, centred on the date.

    ``right`` is the date's indent in 字. Raises what ``images.load`` raises, UnreadableError for a damaged picture.
    """
    middle = sheet.width - (right + width(date) / 2) * CHAR / TWIPS_PER_MM
    # The line of the date is that under the 署名.
    return seal_at(part, document, document.elements.seals[0], (middle, sheet.line), sheet)


def seal_at(part: Any, document: Document, target: str, place: tuple[float, float], sheet: Paper) -> Any:
    """Return the run of a 印章 behind the text, for a 署名 whose middle and whose line lie at ``place``.

    In millimetres: its middle from the left edge of the 版心; and how far the line of the paragraph that holds the run
    lies under that of the 署名. Raises what ``seal`` raises.
    """
    inline = _inline(part, target, document, (SEAL_DIAMETER.value, SEAL_DIAMETER.value))
    across, high = (int(inline.extent.get(side)) / EMU_PER_MM for side in ("cx", "cy"))
    middle, under = place
    top = (SEAL_DIAMETER.value - high) / 2 - _ABOVE_SIGNATURE * sheet.line - under
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
