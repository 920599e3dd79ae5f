"""Document → whether its 主送机关 would leave page 1 without body text (GB/T 9704—2012 7.3.2, 7.3.3)."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from govdoc.model import Heading, OfficialFormat, Residue, Title
from govdoc.profile import NORM
from govdoc.writers.measure import width
from govdoc.writers.oxml import CHAR, twips
from govdoc.writers.titles import title_chars, title_lines

if TYPE_CHECKING:
    from govdoc.model import Document
    from govdoc.profile import Profile

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


def addressee_moves(document: Document, profile: Profile = NORM) -> bool:
    """Whether 主送机关 goes to the 版记, because page 1 must show body text; never in the ordinary format.

    An estimate by the widths of characters: the lines of 版头, title and 主送机关, and the first of the body (two
    where it begins with a heading) must fit those of the page.
    """
    if document.elements.addressee is None or document.format not in _ABOVE_TITLE:
        return False
    body = [block for block in document.blocks if not isinstance(block, Title | Residue)]
    asked = 2 if body and isinstance(body[0], Heading) else 1
    chars = int(twips(profile.text_width) / CHAR)
    addressee = ceil(width(document.elements.addressee.value.strip()) / chars)
    title = len(title_lines(document.title.value, title_chars(profile))) + 1 if document.title else 0
    return masthead_lines(document) + title + addressee + asked > profile.lines_per_page


def masthead_lines(document: Document) -> float:
    """Return the lines that the 版头 takes, with the free ones under it; 0 in the ordinary format."""
    if document.format not in _ABOVE_TITLE:
        return 0.0
    elements = document.elements
    more = min(max(0, len(elements.issuer_mark) - 1) * _MORE_ISSUERS, _MOST)
    more += max(0, ceil(len(elements.signatory) / 2) - 1)
    return _ABOVE_TITLE[document.format] + more
