"""Figure → the drawing of its picture in a Word file, fitted to the 版心."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.image.image import Image
from docx.shared import Mm

from govdoc.errors import UnreadableError
from govdoc.gbt9704 import TEXT_HEIGHT, TEXT_WIDTH
from govdoc.writers.images import load

if TYPE_CHECKING:
    from govdoc.model import Document, Figure

_SHARE = 0.8
"""Of the height of the 版心: leaves room on the page for the caption and a few lines."""
_DAMAGED = (
    InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError, ZeroDivisionError, ValueError,
    IndexError, KeyError,
)  # fmt: skip
"""What python-docx raises for a head that is not as it should be."""


def picture(part: Any, figure: Figure, document: Document, *, across: bool = False) -> Any:
    """Return wp:inline for a PNG or JPEG, scaled down to the 版心; ``part`` is the document part that will hold it.

    ``across``: its page lies crosswise. Raises UnreadableError for a damaged picture, and what ``images.load`` raises.
    """
    data = load(figure.target, document.source.name)
    try:
        width, height = _extent(Image.from_blob(data), across=across)
        inline = part.new_pic_inline(io.BytesIO(data), width, height)
    except _DAMAGED as error:
        raise UnreadableError(f"{document.source.name}：图片“{figure.target}”已损坏，请重新导出后再试") from error
    inline.docPr.set("descr", figure.caption.value.strip())
    # The name of the file would tell where it lay on the author's machine.
    inline.docPr.set("name", f"图片 {inline.docPr.get('id')}")
    return inline


def extent(figure: Figure, document: Document, *, across: bool = False) -> tuple[int, int]:
    """Return the width and the height in EMU that a picture takes. Raises what ``picture`` raises."""
    try:
        return _extent(Image.from_blob(load(figure.target, document.source.name)), across=across)
    except _DAMAGED as error:
        raise UnreadableError(f"{document.source.name}：图片“{figure.target}”已损坏，请重新导出后再试") from error


def _extent(image: Any, *, across: bool) -> tuple[int, int]:
    """Return width and height in EMU, scaled down to the 版心 where they are beyond it."""
    wide, high = (TEXT_HEIGHT, TEXT_WIDTH) if across else (TEXT_WIDTH, TEXT_HEIGHT)
    scale = min(1.0, Mm(wide.value) / image.width, Mm(high.value * _SHARE) / image.height)
    return max(1, round(image.width * scale)), max(1, round(image.height * scale))
