"""署名 and date of a document → how far each stands from the right edge (GB/T 9704—2012 7.3.5.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.gbt9704 import CHARS_PER_LINE, Part
from govdoc.writers.flow import Printed
from govdoc.writers.measure import width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govdoc.writers.flow import Item

_ASIDE = 2.0
"""字 between the edge and the 署名, and between the first characters of 署名 and date."""


def right_indents(items: Sequence[Item]) -> dict[int, float]:
    """Return the right indents in 字 of 署名 and date of an unsealed document, by ``id`` of the item.

    The 署名 stands two 字 from the edge, the date begins two 字 right of it. Where the date is longer, the date stands
    two 字 from the edge and the 署名 moves left. Several 署名 begin alike.
    """
    names = [item for item in items if isinstance(item, Printed) and item.part is Part.SIGNATURE]
    dates = [item for item in items if isinstance(item, Printed) and item.part is Part.DATE]
    name, date = _longest(names), _longest(dates)
    edge = _ASIDE if name >= date else 2 * _ASIDE + date - name
    rights = {id(item): edge + max(0.0, name - width(item.text)) for item in names}
    behind = name - date if names and name >= date else _ASIDE
    return rights | {id(item): behind for item in dates}


def _longest(items: list[Printed]) -> float:
    """Return the width in 字 of the longest; one that takes more than a line is as wide as the line lets it."""
    return min(max((width(item.text) for item in items), default=0.0), CHARS_PER_LINE - _ASIDE)
