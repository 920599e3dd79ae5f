"""Document → the paragraphs of its 版头, in their order on the page (GB/T 9704—2012 7.2, 10)."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from govdoc.gbt9704 import Part
from govdoc.model import OfficialFormat, Text
from govdoc.writers.printed import Printed, Stretch, clean, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document, Elements

PARTS = frozenset({Part.COPY_NUMBER, Part.CLASSIFICATION, Part.URGENCY, Part.ISSUER_MARK, Part.DOCUMENT_NUMBER})
"""What a paragraph of the 版头 may be."""
FILE_WORD = "文件"
_MARK_ENDINGS = {OfficialFormat.DOCUMENT: FILE_WORD, OfficialFormat.LETTER: "", OfficialFormat.ORDER: "令"}
"""What follows 署名 in a 发文机关标志; a 纪要 has a name of its own."""
SIGNATORY_LABEL = "签发人："
_A_LINE = 2
"""签发人 on one line (7.2.6)."""


def with_mark(document: Document) -> Document:
    """Return the document with the 发文机关标志 that 署名 gives where there is none (7.2.4, 10.1, 10.2)."""
    elements, ending = document.elements, _MARK_ENDINGS.get(document.format)
    if elements.issuer_mark or ending is None or not elements.signature:
        return document
    marks = tuple(Text(clean(name) + ending) for name in elements.signature)
    return replace(document, elements=replace(elements, issuer_mark=marks))


def masthead(document: Document) -> Iterator[Printed]:
    """Give the paragraphs of the 版头; none in the ordinary format.

    A line that holds two elements (发文字号 and 签发人; in a 信函 the first element and the 发文字号) has a tab between
    them. Of several 发文机关 each has its paragraph, and 「文件」 one of its own behind them (7.2.4).
    """
    elements = document.elements
    match document.format:
        case OfficialFormat.ORDINARY:
            return
        case OfficialFormat.LETTER:
            yield from _marks(elements)
            yield from _letter_rows(elements)
        case _:
            yield from _corner(elements)
            yield from _marks(elements)
            yield from _numbers(elements)


def _corner(elements: Elements) -> Iterator[Printed]:
    """Give 份号, 密级和保密期限, 紧急程度 in the order of 7.2.3."""
    for part, text in (
        (Part.COPY_NUMBER, elements.copy_number),
        (Part.CLASSIFICATION, elements.classification),
        (Part.URGENCY, elements.urgency),
    ):
        if text is not None:
            yield plain(part, clean(text))


def _marks(elements: Elements) -> Iterator[Printed]:
    """Give the 发文机关标志; of several, 「文件」 stands once, behind them."""
    names = [clean(name) for name in elements.issuer_mark]
    if len(names) > 1 and any(name.endswith(FILE_WORD) for name in names):
        names = [*(name.removesuffix(FILE_WORD) for name in names), FILE_WORD]
    for name in names:
        yield plain(Part.ISSUER_MARK, name)


def _numbers(elements: Elements) -> Iterator[Printed]:
    """Give the lines of 发文字号 and 签发人: two names a line, the 发文字号 on the last (7.2.5, 7.2.6)."""
    number = clean(elements.document_number) if elements.document_number is not None else ""
    names = [clean(name) for name in elements.signatory]
    rows = [names[at : at + _A_LINE] for at in range(0, len(names), _A_LINE)]
    if not rows:
        # Without a number the line stays: the red line hangs on it, and the number may be written later.
        yield plain(Part.DOCUMENT_NUMBER, number)
    for n, row in enumerate(rows):
        left = number if n == len(rows) - 1 else ""
        label = Stretch(f"{left}\t{SIGNATORY_LABEL if not n else ''}", Part.DOCUMENT_NUMBER)
        yield Printed(Part.DOCUMENT_NUMBER, (label, Stretch("\t".join(row), Part.SIGNATORY)))


def _letter_rows(elements: Elements) -> Iterator[Printed]:
    """Give the lines under the double line of a 信函: elements at the left, the 发文字号 at the right of the first."""
    number = clean(elements.document_number) if elements.document_number is not None else ""
    for left, right in zip_longest(_corner(elements), [number] if number else []):
        if left is None:
            yield plain(Part.DOCUMENT_NUMBER, right or "")
        else:
            behind = (Stretch(f"\t{right}", Part.DOCUMENT_NUMBER),) if right else ()
            yield Printed(left.part, (*left.stretches, *behind))
