"""Document → the paragraphs of its 版记 (GB/T 9704—2012 7.4, 10.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.gbt9704 import Part
from govdoc.model import OfficialFormat
from govdoc.profile import NORM
from govdoc.writers.firstpage import addressee_moves
from govdoc.writers.printed import Printed, clean, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document, Text
    from govdoc.profile import Profile

PARTS = frozenset({Part.MAIN_COPY, Part.CC, Part.PRINTING_OFFICE, Part.PRINT_DATE})
"""What a paragraph of the 版记 may be."""
MAIN_LABEL, CC_LABEL, PRINTED_WORD = "主送：", "抄送：", "印发"


def colophon(document: Document, profile: Profile = NORM) -> Iterator[Printed]:
    """Give 主送机关 where it moved here, 抄送机关, 印发机关, 印发日期; none in the ordinary format."""
    elements = document.elements
    if document.format is OfficialFormat.ORDINARY:
        return
    if elements.addressee is not None and addressee_moves(document, profile):
        yield plain(Part.MAIN_COPY, _listed(MAIN_LABEL, elements.addressee))
    if elements.cc is not None:
        yield plain(Part.CC, _listed(CC_LABEL, elements.cc))
    if elements.printing_office is not None:
        yield plain(Part.PRINTING_OFFICE, clean(elements.printing_office))
    if elements.print_date is not None:
        yield plain(Part.PRINT_DATE, clean(elements.print_date).removesuffix(PRINTED_WORD) + PRINTED_WORD)


def _listed(label: str, text: Text) -> str:
    """Return 机关 behind their label, with the 。 that ends them (7.4.2)."""
    names = clean(text).removeprefix(label).rstrip("。．.：:；;，,、")
    return f"{label}{names}。"
