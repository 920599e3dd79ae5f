"""Table and how it is laid → how high its rows are, in twips.

Lines of cells have a least height that no usual typeface passes, so a row is as high in one program as in another:
only where the text of a cell turns remains an estimate.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from govdoc.writers.measure import width
from govdoc.writers.oxml import TWIPS_PER_POINT
from govdoc.writers.printed import soft_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govdoc.model import Table
    from govdoc.writers.columns import Form

AIR = 60
"""Twips above and below the text of a cell."""
_LEADING = 1.5
"""Height of a line of a cell in sizes of its type: what the widest of the usual typefaces take, 1.15 times."""
_RULE = 10
"""Twips that the line under a row takes."""


def least_line(points: float) -> int:
    """Return the least height of a line of a cell, in twips."""
    return round(points * _LEADING * TWIPS_PER_POINT)


def row_heights(data: Table, form: Form, spare: float = 0.0) -> list[float]:
    """Return about how high each row is; with ``spare`` (a share of its width) to spare for each text."""
    return [row_height([cell.value for cell in row], form, spare) for row in data.rows]


def row_height(cells: Sequence[str], form: Form, spare: float = 0.0) -> float:
    """Return about how high a row is; the last cell of a short one stretches to the edge."""
    char, last, most = form.points * TWIPS_PER_POINT, len(cells) - 1, 1
    for n, text in enumerate(cells):
        room = form.columns[n] if n < last else sum(form.columns[n:])
        most = max(most, _turns(text.strip(), max(1.0, (room - 2 * form.margin) / char), spare))
    return most * least_line(form.points) + 2 * AIR + _RULE


def _turns(text: str, room: float, spare: float) -> int:
    """Return the lines of a text in so many 字."""
    lines = soft_lines(text)
    if len(lines) == 1 and len(text) * (1 + spare) <= room:
        # No character is wider than one 字.
        return 1
    return sum(max(1, math.ceil(width(line) * (1 + spare) / room)) for line in lines)
