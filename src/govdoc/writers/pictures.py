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

_TALLEST = TEXT_HEIGHT.value * 0.8
"""Millimetres: leaves room on the page for the caption and a few lines."""


def picture(part: Any, figure: Figure, document: Document) -> Any:
    """Return wp:inline for a PNG or JPEG, scaled down to the 版心; ``part`` is the document part that will hold it.

    Raises UnreadableError for a damaged picture, and what ``images.load`` raises.
    """
    data = load(figure.target, document.source.name)
    try:
        image = Image.from_blob(data)
        scale = min(1.0, Mm(TEXT_WIDTH.value) / image.width, Mm(_TALLEST) / image.height)
        width, height = round(image.width * scale), round(image.height * scale)
        inline = part.new_pic_inline(io.BytesIO(data), width, height)
    except (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError, ZeroDivisionError) as error:
        raise UnreadableError(f"{document.source.name}：图片“{figure.target}”已损坏，请重新导出后再试") from error
    inline.docPr.set("descr", figure.caption.value)
    # The name of the file would tell where it lay on the author's machine.
    inline.docPr.set("name", f"图片 {inline.docPr.get('id')}")
    return inline
