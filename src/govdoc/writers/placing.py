"""A printed paragraph and its neighbours → what its style alone cannot say: free lines, indents, what it stays with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govdoc.gbt9704 import Part
from govdoc.model import OfficialFormat
from govdoc.writers.closing import ROOM_ABOVE, STAMP_LINES, is_sealed
from govdoc.writers.flow import NOTE_LABEL, Item, Printed
from govdoc.writers.measure import width
from govdoc.writers.oxml import LINE, indent, spacing, w

if TYPE_CHECKING:
    from govdoc.model import Document

_HEAD = frozenset({Part.TITLE, Part.BYLINE})
_CLOSING = frozenset({Part.SIGNATURE, Part.STAMP_OFFICE, Part.DATE})
_BETWEEN = frozenset({Part.ATTACHMENT_NOTE, Part.ATTENDANCE})
_MOST_BETWEEN = 5
"""Lines of 附件说明: a longer one may stand on two pages."""
_ABOVE = {
    Part.ATTACHMENT_NOTE: {Part.ATTACHMENT_NOTE},
    Part.ATTENDANCE: {Part.ATTENDANCE},
    Part.SIGNATURE: {Part.SIGNATURE},
    Part.DATE: {Part.SIGNATURE},
}
"""Parts with a free line above (7.3.4, 7.3.5, 10.3), and behind what there is none."""


def placing(
    item: Printed, before: Item | None, after: Item | None, rights: dict[int, float], document: Document
) -> list[Any]:
    """Return the direct properties of a paragraph between two others; ``rights`` are those of ``right_indents``."""
    return [
        *_keep(item, before, after, document),
        *_room(item, before, after, document),
        *_indents(item, before, rights),
    ]


def _part(item: Item | None) -> Part | None:
    return item.part if isinstance(item, Printed) else None


def _keep(item: Printed, before: Item | None, after: Item | None, document: Document) -> list[Any]:
    """Keep the end of the body on the page of 署名 and date (7.3.5.5), with a short 附件说明 between them.

    The style of the 署名 keeps it on the date's page.
    """
    if opens_body(item, before):
        # Page 1 must show body text (7.3.3), so the first paragraph begins there; ``carried`` takes its end along.
        return []
    closes = followed_by_closing(after, document) and item.part not in {Part.SIGNATURE, Part.STAMP_OFFICE}
    return [w("keepNext")] if closes else []


def opens_body(item: Item, before: Item | None) -> bool:
    """Whether a paragraph is the first of the body."""
    return _part(item) is Part.BODY and (before is None or _part(before) in _HEAD | {Part.SALUTATION})


def followed_by_closing(after: Item | None, document: Document) -> bool:
    """Whether what stands behind a paragraph, table or figure is 署名 or date, or a short 附件说明 above them."""
    part = _part(after)
    if part in _CLOSING:
        return True
    if part not in _BETWEEN:
        return False
    elements = document.elements
    closed = elements.signature or elements.stamp_office or elements.date
    return bool(closed) and len(elements.attachment_note) + len(elements.attendance) <= _MOST_BETWEEN


def _room(item: Printed, before: Item | None, after: Item | None, document: Document) -> list[Any]:
    """Return the free lines around a paragraph where its style alone does not say them."""
    if item.part in _HEAD:
        return _head_room(item, before, after, document)
    if item.part is Part.STAMP_OFFICE:
        # Two free lines (7.3.5.3), and half of those that a stamp by hand takes above and under 职务.
        half = 0.0 if document.elements.stamp else (STAMP_LINES - 1) / 2
        return [spacing(before=2 + half, after=half)]
    same = _ABOVE.get(item.part)
    if not same or before is None or _part(before) in same:
        return []
    sealed = item.part is Part.SIGNATURE and is_sealed(document.elements)
    return [spacing(before=ROOM_ABOVE if sealed else 1)]


def _head_room(item: Printed, before: Item | None, after: Item | None, document: Document) -> list[Any]:
    """Return the free lines above and under title and bylines: two under the 版头 (7.3.1, 10.1), one above the text."""
    above = 2 if before is None and document.format is not OfficialFormat.ORDINARY else 0
    under = 1 if after is not None and _part(after) not in _HEAD else 0
    return [spacing(above, under, exact=LINE if item.part is Part.TITLE else None)] if above or under else []


def _indents(item: Printed, before: Item | None, rights: dict[int, float]) -> list[Any]:
    """Return the indent of a paragraph whose place depends on its text."""
    if id(item) in rights:
        return [indent(right=rights[id(item)])]
    if item.part is Part.ATTACHMENT_NOTE:
        *labels, _ = item.stretches
        hanging = sum(width(stretch.text) for stretch in labels)
        # The second and later names stand under the first one's number, behind the width of 附件：.
        start = 2 + (width(NOTE_LABEL) if _part(before) is Part.ATTACHMENT_NOTE else 0)
        return [indent(left=start + hanging, hanging=hanging)]
    return []
