"""Elements of a Word file → the same without the blank lines above them, and a date that is not below its 署名."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from benchmarks.plants.wordfiles import DATE, SIGNATURE, paragraphs, supplement

if TYPE_CHECKING:
    import random

SPOKEN = re.compile("同志|各位|尊敬")
"""称呼 of a speech, above which the standard asks for nothing."""


def closed_up(document: Any, choice: random.Random, *, style: str, below: str = "") -> str | None:
    """Take away the room above the first paragraph of a style, and that below the paragraph before it.

    ``below``: the style of that paragraph, where it matters.
    """
    del choice
    own = next(iter(paragraphs(document, style)), None)
    if own is None or SPOKEN.match(own.text):
        return None
    before = own._element.getprevious()  # noqa: SLF001 - python-docx has no other way
    known = {p._element: p.style.name for p in document.paragraphs}  # noqa: SLF001 - see above
    if before not in known or (below and known[before] != below):
        return None
    for element, side in ((own._element, "before"), (before, "after")):  # noqa: SLF001 - see above
        supplement(element.get_or_add_pPr(), "w:spacing", {side: "0", f"{side}Lines": "0"})
    return str(own.text)


def parted(document: Any, choice: random.Random) -> str | None:
    """Put an empty paragraph between a 署名 and its date."""
    del choice
    names, dates = paragraphs(document, SIGNATURE), paragraphs(document, DATE)
    if len(names) != 1 or len(dates) != 1:
        return None
    dates[0].insert_paragraph_before("", "Normal")
    return str(dates[0].text)


def shifted(document: Any, choice: random.Random, *, style: str, right: int) -> str | None:
    """Push a 署名 or its date far to the left of the other; the finding stands at the date."""
    del choice
    names, dates = paragraphs(document, SIGNATURE), paragraphs(document, DATE)
    if len(names) != 1 or len(dates) != 1:
        return None
    moved = names[0] if style == SIGNATURE else dates[0]
    properties = moved._element.get_or_add_pPr()  # noqa: SLF001 - python-docx has no other way
    supplement(properties, "w:ind", {"right": str(320 * right), "rightChars": str(100 * right)})
    return str(dates[0].text)
