"""Captioned table that runs over a page → where it is cut, so that later pages show 续表 above the repeated head.

Word repeats the head of a table and knows no 续表. So the table is written as two: the rows that page surely holds, and
the rest under a caption of its own (续表1), which is a row of the head and thus repeated on every further page. No page
break is written between them: so many rows of the rest stay together that they find no room on the page, whichever
program counts. Where the estimate is wrong, or the author adds a line above, no half-empty page arises.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

CONTINUED = "续"
_NUMBERED = lazy(
    r"\s*(?P<label>续?\s*附?\s*表\s*(?:[A-Z]?\d{1,4}(?:[-–—.．]\d{1,4})*|[一二三四五六七八九十]{1,3})(?![\d年月日号个张]))"
)
_SMALL = 6.0
"""Lines of the page: a table that takes no more is not divided."""
_OPENING = 4.0
"""Lines that caption, head and first rows take at least where a longer one begins."""
_UNSURE = 0.5
"""Lines: no estimate is better."""
_REST = 4.0
"""Lines that the rest of a table takes at least."""
_TALL = 0.6
"""Of a page: a table with a higher row is left to the program."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where on a page a table begins: lines used above it, lines of a page, and by how many the first may be wrong."""

    used: float
    room: float
    doubt: float


@dataclass(frozen=True, slots=True)
class Rows:
    """A table measured in lines of the page: its caption, each row as it is likely and at most, rows of its head."""

    caption: float
    likely: tuple[float, ...]
    most: tuple[float, ...]
    head: int
    under: float = 0.0
    """Lines that must stand under the last row: 署名 and date, which are never alone on a page."""

    @property
    def whole(self) -> float:
        """The height of caption and table, at most, with what must stand under it."""
        return self.caption + sum(self.most) + self.under

    @property
    def again(self) -> float:
        """The height of a 续表 caption and the repeated head."""
        return self.caption + sum(self.likely[: self.head])


@dataclass(frozen=True, slots=True)
class Cut:
    """How a captioned table is divided; rows count from 0, those of the head included."""

    first: int
    """Rows before the cut; all of them where it is not cut."""
    held: int
    """Rows at its beginning that stay together."""
    held_rest: int = 0
    """Rows at the beginning of the rest that stay together."""
    forced: bool = False
    """The rest is too short to find no room on the page: it must be told to begin the next one."""


def label(caption: str) -> str:
    """Return the caption of the continued table: 续表1 for 表1　任务分工, 续表 where it has no number."""
    found = _NUMBERED.match(caption)
    bare = "".join(found["label"].split()) if found else "表"
    return bare if bare.startswith(CONTINUED) else CONTINUED + bare


def cut(rows: Rows, spot: Spot) -> Cut:
    """Return how a table is divided that begins at ``spot``."""
    count = len(rows.most)
    if rows.whole - rows.under <= _SMALL:
        return Cut(count, count)
    if max(rows.most) > spot.room * _TALL or count <= rows.head + 1:
        return Cut(count, min(count, rows.head + 1))
    held = max(rows.head + 1, _reach(rows.caption, rows.most, _OPENING))
    doubt = spot.doubt + _UNSURE
    free = spot.room - spot.used
    if rows.whole + doubt <= free:
        return Cut(count, held)
    found = _divided(rows, held, free, doubt)
    if found is None:
        # So many rows stay together that the table surely begins on the next page.
        held = max(held, _reach(rows.caption, rows.likely, free + doubt))
        found = None if rows.whole + _UNSURE <= spot.room else _divided(rows, held, spot.room, _UNSURE)
    return found or Cut(count, held)


def _divided(rows: Rows, held: int, free: float, doubt: float) -> Cut | None:
    """Return the cut of a table that has ``free`` lines of a page, give or take ``doubt``; None where none is good."""
    most, likely = ([*accumulate(heights, initial=rows.caption)] for heights in (rows.most, rows.likely))
    end = likely[-1] + rows.under
    last = max((n for n, height in enumerate(most) if height <= free - doubt), default=0)
    wanted = (_REST + 2 * doubt, _REST)
    cuts = (n for least in wanted for n in range(last, held - 1, -1) if rows.again + end - likely[n] >= least)
    first = next(cuts, None)
    if first is None:
        return None
    gap = free + doubt - likely[first]
    rest = rows.again + end - likely[first]
    if rest <= gap:
        return Cut(first, held, forced=True)
    return Cut(first, held, _reach(rows.again, rows.likely[first:], gap))


def _reach(above: float, heights: Sequence[float], lines: float) -> int:
    """Return how many rows under so many lines it takes to be higher than ``lines``; all where all are not."""
    reached = accumulate(heights, initial=above)
    return next((n for n, height in enumerate(reached) if height > lines), len(heights))
