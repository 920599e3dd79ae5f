"""Document → whether its 主送机关 would leave page 1 without body text (GB/T 9704—2012 7.3.2, 7.3.3)."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from govdoc.gbt9704 import CHARS_PER_LINE, LINES_PER_PAGE
from govdoc.model import Heading, OfficialFormat, Residue, Title
from govdoc.writers.measure import width

if TYPE_CHECKING:
    from govdoc.model import Document

TITLE_CHARS = 20
"""字 of 2号 that fit into a line of 156 mm."""
_ABOVE_TITLE = {
    # Lines of the 版心 that the 版头 takes, with the two free ones above the title; measured on paper.
    OfficialFormat.DOCUMENT: 10.5,
    OfficialFormat.LETTER: 5.5,
    OfficialFormat.ORDER: 9.0,
    OfficialFormat.MINUTES: 10.5,
}
MARK_ROOM = 230.0
"""Points of height that the 发文机关标志 may take in all: many 发文机关 are set smaller, or they push the body away."""
_MORE_ISSUERS, _MOST = 1.6, MARK_ROOM / 28.95 - 2
"""Lines that each further 发文机关 takes, and all of them at most."""


def addressee_moves(document: Document) -> bool:
    """Whether 主送机关 goes to the 版记, because page 1 must show body text; never in the ordinary format.

    An estimate by the widths of characters: the lines of 版头, title and 主送机关, and the first of the body (two
    where it begins with a heading) must fit the 22 of the page.
    """
    if document.elements.addressee is None or document.format not in _ABOVE_TITLE:
        return False
    body = [block for block in document.blocks if not isinstance(block, Title | Residue)]
    asked = 2 if body and isinstance(body[0], Heading) else 1
    addressee = ceil(width(document.elements.addressee.value.strip()) / CHARS_PER_LINE)
    return _head(document) + addressee + asked > LINES_PER_PAGE


def _head(document: Document) -> float:
    """Return the lines down to 主送机关: 版头, title, and the free line under it."""
    # The writer of titles needs the paragraphs that this module helps to find.
    from govdoc.writers.titles import title_lines

    elements = document.elements
    more = min(max(0, len(elements.issuer_mark) - 1) * _MORE_ISSUERS, _MOST)
    more += max(0, ceil(len(elements.signatory) / 2) - 1)
    title = len(title_lines(document.title.value, TITLE_CHARS)) + 1 if document.title else 0
    return _ABOVE_TITLE[document.format] + more + title
