"""GB/T 9704 as data → the section of a Word file: paper, margins, grid, and how far its page number hangs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govdoc import gbt9704
from govdoc.writers.oxml import LINE, twips, w

if TYPE_CHECKING:
    from govdoc.profile import Profile

FOOTER_DISTANCE = 1449
"""From the edge of the paper to the foot of the page number: puts the 一字线 7 mm below the 版心 (7.5), measured."""
_LOWEST_FOOTER = 280


def section(footers: dict[str, str]) -> Any:
    """Return sectPr: A4, margins, grid; ``footers`` maps default and even to relationship ids."""
    references = [w("footerReference", type=kind) for kind in footers]
    for reference, relation in zip(references, footers.values(), strict=True):
        reference.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", relation)
    margins = {
        "top": twips(gbt9704.MARGIN_TOP.value),
        "right": twips(gbt9704.MARGIN_RIGHT.value),
        "bottom": twips(gbt9704.MARGIN_BOTTOM.value),
        "left": twips(gbt9704.MARGIN_LEFT.value),
    }
    return w(
        "sectPr",
        *references,
        w("pgSz", w=twips(gbt9704.PAGE_WIDTH.value), h=twips(gbt9704.PAGE_HEIGHT.value)),
        w("pgMar", **margins, header=twips(15), footer=FOOTER_DISTANCE, gutter=0),
        w("cols", space=425),
        # Without a type the grid does nothing; "lines" alone gave 22 × 28 in every program measured.
        w("docGrid", type="lines", linePitch=LINE),
    )


def footer_distance(profile: Profile) -> int:
    """Return the twips from the edge of the paper to the foot of the page number, 7 mm below the 版心 of a profile."""
    return max(_LOWEST_FOOTER, FOOTER_DISTANCE + twips(profile.bottom) - twips(gbt9704.MARGIN_BOTTOM.value))
