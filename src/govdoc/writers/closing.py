"""署名 and date of a document → how far each stands from the right edge (GB/T 9704—2012 7.3.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.gbt9704 import Part
from govdoc.profile import NORM
from govdoc.writers.flow import Printed
from govdoc.writers.measure import width
from govdoc.writers.oxml import CHAR, twips

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govdoc.model import Elements
    from govdoc.profile import Profile
    from govdoc.writers.flow import Item

_ASIDE = 2.0
"""字 between the edge and the 署名, and between the first characters of 署名 and date (7.3.5.2)."""
SEALED_ASIDE = 4.0
"""字 between the edge and the date, or the 签名章 (7.3.5.1, 7.3.5.3)."""
STAMP_GAP = 2.0
"""字 between 职务 and 签名章 (7.3.5.3)."""
STAMP_CHARS = 7.0
"""字 that are left free for a 签名章 that is stamped by hand: 39 mm."""
ROOM_ABOVE = 2
"""Lines free above a sealed 署名: the seal's top is then within one line of the text above (7.3.5.1)."""
STAMP_LINES = 2.0
"""Lines that a 签名章 takes: 20 mm."""


def is_sealed(elements: Elements) -> bool:
    """Whether 署名 and date are placed under a 印章 (7.3.5.1), printed or stamped by hand."""
    return elements.sealed or bool(elements.seals)


def right_indents(items: Sequence[Item], elements: Elements, profile: Profile = NORM) -> dict[int, float]:
    """Return the right indents in 字 of 署名, 职务 and date, by ``id`` of the item.

    Unsealed (7.3.5.2): the 署名 stands two 字 from the edge, the date begins two 字 right of it; where the date is
    longer, it stands two 字 from the edge and the 署名 moves left. Several 署名 begin alike. Sealed (7.3.5.1): the date
    stands four 字 from the edge, the 署名 centred over it. With a 签名章 (7.3.5.3): it and the date stand so.
    """
    names = _of(items, Part.SIGNATURE)
    dates = _of(items, Part.DATE)
    chars = twips(profile.text_width) // CHAR
    if offices := _of(items, Part.STAMP_OFFICE):
        edge = SEALED_ASIDE if elements.stamp else SEALED_ASIDE + STAMP_CHARS + STAMP_GAP
        return {id(item): edge for item in offices} | _over(names, dates, chars)
    return _over(names, dates, chars) if is_sealed(elements) else _beside(names, dates, chars)


def _of(items: Sequence[Item], part: Part) -> list[Printed]:
    return [item for item in items if isinstance(item, Printed) and item.part is part]


def _beside(names: list[Printed], dates: list[Printed], chars: int) -> dict[int, float]:
    """Return the indents of an unsealed document."""
    name, date = _longest(names, chars), _longest(dates, chars)
    edge = _ASIDE if name >= date else 2 * _ASIDE + date - name
    rights = {id(item): edge + max(0.0, name - width(item.text)) for item in names}
    behind = name - date if names and name >= date else _ASIDE
    return rights | {id(item): behind for item in dates}


def _over(names: list[Printed], dates: list[Printed], chars: int) -> dict[int, float]:
    """Return the indents where the 署名 is centred over the date; a very long one draws the date to the left."""
    name, date = _longest(names, chars), _longest(dates, chars)
    edge = max(SEALED_ASIDE, (name - date) / 2)
    middle = edge + date / 2
    return {id(item): max(0.0, middle - width(item.text) / 2) for item in names} | {id(item): edge for item in dates}


def _longest(items: list[Printed], chars: int) -> float:
    """Return the width in 字 of the longest; one that takes more than a line is as wide as the line lets it."""
    return min(max((width(item.text) for item in items), default=0.0), chars - _ASIDE)
