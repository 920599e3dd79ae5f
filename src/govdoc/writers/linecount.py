"""Printed paragraphs → how many lines of a page they take, by the widths of characters."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from govdoc.gbt9704 import Part
from govdoc.writers.closing import ROOM_ABOVE, STAMP_LINES, is_sealed
from govdoc.writers.measure import width
from govdoc.writers.oxml import CHAR, twips
from govdoc.writers.printed import Printed, soft_lines
from govdoc.writers.titles import title_chars, title_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govdoc.model import Document
    from govdoc.profile import Profile
    from govdoc.writers.flow import Item

_TITLES = frozenset({Part.TITLE, Part.ATTACHMENT_TITLE})
_FLUSH = frozenset({Part.SALUTATION, Part.SIGNATURE, Part.DATE})
_INDENT = 2.0


def turned(item: Printed, profile: Profile) -> int:
    """Return the lines of a paragraph in the 版心 of a profile."""
    if item.part in _TITLES:
        return len(title_lines(item.text, title_chars(profile)))
    chars = int(twips(profile.text_width) / CHAR)
    indent = 0.0 if item.part in _FLUSH else _INDENT
    return sum(max(1, ceil((width(line) + indent) / chars)) for line in soft_lines(item.text))


def closing_lines(items: Sequence[Item], document: Document, profile: Profile) -> float:
    """Return the lines from the end of the body to the date, those that are free included; ``items`` follow the body.

    The lines that a seal reaches under the date do not count.
    """
    parts = [item for item in items if isinstance(item, Printed)]
    end = next((n for n, item in enumerate(parts) if item.part is Part.DATE), 0)
    kinds = {item.part for item in parts[: end + 1]}
    free = float(Part.ATTACHMENT_NOTE in kinds) + (ROOM_ABOVE if is_sealed(document.elements) else 1)
    stamp = 1 + STAMP_LINES if Part.STAMP_OFFICE in kinds else 0.0
    return free + stamp + sum(turned(item, profile) for item in parts[: end + 1])
