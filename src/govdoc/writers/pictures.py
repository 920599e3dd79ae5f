"""Figure → the drawing of its picture in a Word file, fitted to the 版心."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.image.image import Image
from docx.image.jpeg import Jfif
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.shape import CT_Inline
from docx.shared import Mm

from govdoc.errors import UnreadableError
from govdoc.model import Document, Figure, Form, Source, Text
from govdoc.profile import NORM
from govdoc.writers.images import load, pixels

if TYPE_CHECKING:
    from govdoc.profile import Profile

_SHARE = 0.8
"""Of the height of the 版心: leaves room on the page for the caption and a few lines."""
_DENSITY = 72
"""Pixels an inch, where a picture does not say."""
_DAMAGED = (
    InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError, ZeroDivisionError, ValueError,
    IndexError, KeyError,
)  # fmt: skip
"""What python-docx raises for a head that is not as it should be."""


def picture(part: Any, figure: Figure, document: Document, profile: Profile = NORM, *, across: bool = False) -> Any:
    """Return wp:inline for a PNG or JPEG, scaled down to the 版心; ``part`` is the document part that will hold it.

    ``across``: its page lies crosswise. Raises UnreadableError for a damaged picture, and what ``images.load`` raises.
    """
    data = load(figure.target, document.source.name)
    try:
        image = _image(data)
        inline = _inline(part, image, *_extent(image, profile, across=across))
    except _DAMAGED as error:
        raise UnreadableError(f"{document.source.name}：图片“{figure.target}”已损坏，请重新导出后再试") from error
    inline.docPr.set("descr", figure.caption.value.strip())
    for side in "TBLR":
        # LibreOffice takes an eighth of an inch where nothing is said, and a picture as wide as the line overhangs.
        inline.set(f"dist{side}", "0")
    return inline


def refuse_picture(target: str, name: str) -> None:
    """Raise what ``picture`` would raise for a picture of the document ``name``; nothing is shown."""
    extent(Figure(target, Text("")), Document((), Source.of_lines(name, "", Form.MARKDOWN)))


def numbered(body: Any) -> None:
    """Give the pictures of a whole body ids of their own and names by them, in their order.

    python-docx counts what is in the body already; ours come in together. The name of the file would tell where it lay
    on the author's machine.
    """
    drawings = [drawing for drawing in body.iter(qn("wp:inline"), qn("wp:anchor")) if _shows_picture(drawing)]
    for number, drawing in enumerate(drawings, 1):
        for named in (drawing.find(qn("wp:docPr")), *drawing.iter(qn("pic:cNvPr"))):
            named.set("id", str(number))
            if drawing.tag == qn("wp:inline"):
                named.set("name", f"图片 {number}")


def _shows_picture(drawing: Any) -> bool:
    return next(drawing.iter(qn("pic:cNvPr")), None) is not None


def extent(figure: Figure, document: Document, profile: Profile = NORM, *, across: bool = False) -> tuple[int, int]:
    """Return the width and the height in EMU that a picture takes. Raises what ``picture`` raises."""
    try:
        return _extent(_image(load(figure.target, document.source.name)), profile, across=across)
    except _DAMAGED as error:
        raise UnreadableError(f"{document.source.name}：图片“{figure.target}”已损坏，请重新导出后再试") from error


def _image(data: bytes) -> Any:
    """Return a picture as python-docx knows it."""
    try:
        return Image.from_blob(data)
    except UnrecognizedImageError:
        # A JPEG in CMYK, as Adobe writes it, names neither JFIF nor Exif; python-docx knows it by these alone.
        return Image(data, "image.jpg", Jfif(*pixels(data), _DENSITY, _DENSITY))


def _inline(part: Any, image: Any, width: int, height: int) -> Any:
    """Return wp:inline for a picture, which is put into the package once however often it is shown."""
    parts = part.package.image_parts
    relation = part.relate_to(parts._get_by_sha1(image.sha1) or parts._add_image_part(image), RELATIONSHIP_TYPE.IMAGE)  # noqa: SLF001 - the public way reads the picture by itself
    return CT_Inline.new_pic_inline(1, relation, image.filename, width, height)


def _extent(image: Any, profile: Profile, *, across: bool) -> tuple[int, int]:
    """Return width and height in EMU, scaled down to the 版心 where they are beyond it."""
    sides = profile.text_width, profile.text_height
    wide, high = reversed(sides) if across else sides
    scale = min(1.0, Mm(wide) / image.width, Mm(high * _SHARE) / image.height)
    return max(1, round(image.width * scale)), max(1, round(image.height * scale))
