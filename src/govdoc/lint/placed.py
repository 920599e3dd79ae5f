"""Elements of a docx → the part of the standard that each is, its paragraph and its runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from govdoc.gbt9704 import Part
from govdoc.lint.once import once
from govdoc.lint.pages import paragraph_at
from govdoc.lint.setting import closing_lines, runs_of
from govdoc.model import Text

if TYPE_CHECKING:
    from govdoc.model import Document, ParagraphFormat, RunFormat

ELEMENT_PARTS = {
    "copy_number": Part.COPY_NUMBER, "classification": Part.CLASSIFICATION, "urgency": Part.URGENCY,
    "issuer_mark": Part.ISSUER_MARK, "document_number": Part.DOCUMENT_NUMBER, "signatory": Part.SIGNATORY,
    "attachment_note": Part.ATTACHMENT_NOTE, "signature": Part.SIGNATURE, "date": Part.DATE, "remark": Part.REMARK,
    "cc": Part.CC, "printing_office": Part.PRINTING_OFFICE, "print_date": Part.PRINT_DATE,
}  # fmt: skip
"""Identifiers of elements → their parts; those that a paragraph may share with others are none of them."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An element of the standard, its paragraph and its runs that hold 汉字."""

    part: Part
    text: Text
    paragraph: ParagraphFormat
    runs: tuple[tuple[RunFormat, str], ...]


@once
def elements(document: Document) -> tuple[Placed, ...]:
    """Return the elements of a docx that stand in a paragraph, in their order."""
    layout, found = document.layout, []
    for name, text in document.elements.texts() if layout is not None else ():
        part = ELEMENT_PARTS.get(name)
        paragraph = None if layout is None or part is None else paragraph_at(document, layout, text.start)
        if part is not None and paragraph is not None and text.value:
            found.append(Placed(part, text, paragraph, runs_of(document, paragraph, text.start, text.end)))
    for number, part in closing_lines(document).items():
        paragraph = paragraph_at(document, layout, document.source.starts[number - 1]) if layout is not None else None
        if paragraph is None:
            continue
        text = Text(document.source.text[paragraph.start : paragraph.end], ((0, paragraph.start),)).strip()
        found.append(Placed(part, text, paragraph, runs_of(document, paragraph, text.start, text.end)))
    return tuple(sorted(found, key=lambda item: item.paragraph.number))
