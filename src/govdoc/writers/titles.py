"""Title → its lines, turned so that words stay whole and the lines form a trapezium or rhombus (GB/T 9704 7.3.1)."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate, pairwise
from math import ceil
from typing import TYPE_CHECKING

from govdoc.gbt9704 import PARTS, Part
from govdoc.profile import POINTS_PER_MM
from govdoc.writers.measure import width
from govdoc.writers.printed import soft_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govdoc.profile import Profile

_SPARE = 0.1
"""字 for each Latin letter or digit: in the type of titles digits may be wider than half a 字."""
_ONE_MORE = 15
"""What a line more than needed costs."""
_HOURGLASS = 40
_SQUARE = 2
_EQUAL = 0.7
"""字: lines that differ by less look alike."""
_Division = tuple[float, tuple[int, ...]]
"""What a division costs, and the offsets at which its lines turn."""


def title_chars(profile: Profile) -> int:
    """Return the 字 of a title that fit into a line."""
    return int(profile.text_width * POINTS_PER_MM / PARTS[Part.TITLE].size)


@lru_cache(64)
def title_lines(title: str, limit: float) -> tuple[str, ...]:
    """Return the lines of a title of which none is wider than ``limit`` 字; line breaks it holds already are kept.

    Every character stays: the lines joined are the title. A title that fits is one line; there is no bound on the
    number of lines (7.3.1: 分一行或多行).
    """
    given = [line for line in soft_lines(title) if line] or [""]
    return tuple(line for part in given for line in _turned(part, limit))


def _turned(text: str, limit: float) -> tuple[str, ...]:
    """Return the lines of a text without line breaks."""
    edges = list(accumulate(map(_room, text), initial=0.0))
    if edges[-1] <= limit:
        return (text,)
    if at := _subtitle(text):
        return _turned(text[:at], limit) + _turned(text[at:], limit)
    # The words are asked for only here: a title of one line needs no dictionary.
    from govdoc.writers.turns import anywhere, turns

    cuts = _division(turns(text), edges, limit) or _division(anywhere(text), edges, limit) or ()
    return tuple(text[a:b] for a, b in pairwise((0, *cuts, len(text))))


def _subtitle(text: str) -> int:
    """Return where a 副标题 begins, ——在……会议上的讲话, which takes a line of its own; 0 where there is none."""
    at = text.find("——")
    if at < 1 or any(text.count(left, 0, at) > text.count(right, 0, at) for left, right in ("《》", "“”", "（）")):
        return 0
    return at


def _room(character: str) -> float:
    """Return the width of a character in 字, with some to spare."""
    return width(character) + (_SPARE if character < "\u0100" else 0)


def _division(costs: dict[int, int], edges: list[float], limit: float) -> tuple[int, ...] | None:
    """Return the offsets of the best division; None where no division keeps every line within ``limit``."""
    fewest = ceil(edges[-1] / limit)
    found: list[_Division] = []
    for count in range(fewest, 2 * fewest + 2):
        best = _best(costs, edges, count, limit)
        if best is not None:
            found.append((best[0] + _ONE_MORE * (count - fewest), best[1]))
        if found and count > fewest:
            break
    return min(found)[1] if found else None


def _best(costs: dict[int, int], edges: list[float], count: int, limit: float) -> _Division | None:
    """Return the best division into ``count`` lines: first of those near an even one, then of all."""
    mean = edges[-1] / count
    for reach in (limit / 2, edges[-1]):

        def near(line: int, reach: float = reach) -> list[int]:
            return [at for at in costs if abs(edges[at] - mean * line) <= reach]

        if found := _cheapest(costs, edges, count, limit, near):
            return found
    return None


def _cheapest(
    costs: dict[int, int], edges: list[float], count: int, limit: float, near: Callable[[int], list[int]]
) -> _Division | None:
    """Go line by line, keeping the cheapest way to each (offset, width of the last line, whether lines grow shorter).

    ``near`` gives the offsets at which a line of that number may end.
    """
    mean, end = edges[-1] / count, len(edges) - 1
    ways: dict[tuple[int, float, bool], _Division] = {(0, 0.0, False): (0.0, ())}
    for line in range(1, count + 1):
        ends, later = (near(line) if line < count else [end]), dict[tuple[int, float, bool], _Division]()
        for (start, last, falls), (cost, cuts) in ways.items():
            for at, room in _reached(ends, edges, start, limit):
                shape, now_falls = _shape(room, last if line > 1 else None, falls=falls)
                total = cost + shape + (room - mean) ** 2 / 2 + costs.get(at, 0)
                key = (at, room, now_falls)
                if key not in later or total < later[key][0]:
                    later[key] = total, ((*cuts, at) if at < end else cuts)
        ways = later
    return min(ways.values(), default=None)


def _reached(ends: list[int], edges: list[float], start: int, limit: float) -> Iterator[tuple[int, float]]:
    """Give the ends that a line from ``start`` can have, and how wide it is then."""
    for at in ends:
        room = round(edges[at] - edges[start], 3)
        if at > start and room <= limit:
            yield at, room


def _shape(room: float, last: float | None, *, falls: bool) -> tuple[float, bool]:
    """Return what a line costs for its width beside the line above, and whether the lines grow shorter now.

    A line that is longer than a shorter one below a longer one makes an hourglass; equal lines make a square.
    """
    if last is None:
        return 0, False
    if abs(room - last) < _EQUAL:
        return _SQUARE, falls
    return (_HOURGLASS if falls else 0, False) if room > last else (0, True)
