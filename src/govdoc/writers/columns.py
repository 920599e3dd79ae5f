"""Table → how it is laid: upright or crosswise, the size of its type, the widths and alignments of its columns."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from govdoc.errors import UsageError
from govdoc.gbt9704 import SIZES
from govdoc.patterns import lazy
from govdoc.profile import NORM
from govdoc.writers.flow import soft_lines
from govdoc.writers.measure import width
from govdoc.writers.oxml import TWIPS_PER_POINT, twips

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Table
    from govdoc.profile import Profile

_MANY_COLUMNS = 6
"""From here on the text is 五号, or its columns would be too narrow."""
_LONG = 10.0
"""字: a column with a longer cell is set flush left, the others are centred."""
_WIDEST = 24.0
"""字: beyond this a longer cell earns its column no more room."""
_AIR = 120
"""Twips between the text of a column and the margins of its cells, where there is room."""
_WIDE, _NARROW = 108, 57
"""Margins of a cell in twips at either side: Word's own, and 1 mm for tables of many columns."""
_SMALL = 9.0
"""小五: the smallest type that can be read on paper."""
_TOKEN = lazy(r"[A-Za-z0-9.,%:/_+\-]+")
_SEAM = lazy(r"(?<=[\u4e00-\u9fff])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[\u4e00-\u9fff])")
_SEAM_AIR = 0.25
"""字: the air that Word puts between 汉字 and Latin letters or digits."""
_FIGURE = lazy(r"[+-]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?\s*[%％‰]?")
_NOTHING = frozenset({"", "—", "——", "-", "－", "/", "／", "…", "无"})
_CODES = lazy("序号|编号|代码|号码|电话|手机|邮编|年份|年度|日期|时间|学号|证号|账号|文号|排名|名次")
_CODE_DIGITS = 8


@dataclass(frozen=True, slots=True)
class Form:
    """How a table is laid. Lengths in twips, ``points`` the size of its text."""

    across: bool
    points: float
    margin: int
    columns: tuple[int, ...]
    aligned: tuple[str, ...]
    """Of each column: left for long texts, right for figures, center."""
    page: int
    """Height of the 版心 of its page."""


@dataclass(frozen=True, slots=True)
class Lay:
    """How an item lies: whether its page is crosswise, and the form of a table that has rows."""

    across: bool = False
    form: Form | None = None


@dataclass(frozen=True, slots=True)
class _Needs:
    """The width in 字 of the widest line of each column, and of what in it must not be broken."""

    natural: tuple[float, ...]
    least: tuple[float, ...]


_LADDER = (
    # across, points, margin, 字 that a column gets at least
    (False, SIZES["小四"], _WIDE, 3.0),
    (False, SIZES["五号"], _WIDE, 3.0),
    (True, SIZES["小四"], _WIDE, 3.0),
    (True, SIZES["五号"], _WIDE, 3.0),
    (True, SIZES["五号"], _NARROW, 2.0),
    (True, _SMALL, _NARROW, 2.0),
)
"""Ways to lay a table, the most readable first; the first that holds it is taken."""


def fit(data: Table, *, across: bool = False, profile: Profile = NORM) -> Form:
    """Return how a table is laid in the 版心 of a profile; ``across``: its page lies crosswise whatever its width.

    A table that no upright page holds is laid crosswise (GB/T 9704—2012 8). Raises UsageError where no A4 page holds
    its columns.
    """
    count = max(len(row) for row in data.rows)
    needs = _needs(data, count)
    sides = twips(profile.text_width), twips(profile.text_height)
    for lies, points, margin, least in _LADDER:
        if (across or data.landscape) > lies or (count >= _MANY_COLUMNS and points > SIZES["五号"] and not lies):
            continue
        char = points * TWIPS_PER_POINT
        least_widths = [
            max(min(n, least), t) * char + 2 * margin for n, t in zip(needs.natural, needs.least, strict=True)
        ]
        room, page = reversed(sides) if lies else sides
        if sum(least_widths) <= room:
            natural = [n * char + 2 * margin + _AIR for n in needs.natural]
            columns = _shared(least_widths, natural, room, _WIDEST * char)
            return Form(lies, points, margin, columns, tuple(_alignments(data, count, needs.natural)), page)
    raise UsageError(f"{named(data)}有 {count} 栏，A4 纸横排也排不下，请拆成几张表，或合并、缩短其中的栏")


def named(data: Table) -> str:
    """Return what a table is called in a message: by its caption, or by how its first row begins."""
    text = data.caption.value.strip() if data.caption else ""
    cells = "、".join(cell.value.strip() for cell in data.rows[0][:3]) if data.rows else ""
    return f"表格“{text or cells}”"


def _needs(data: Table, count: int) -> _Needs:
    """Measure the columns; cells that stretch over several do not count."""
    natural, least = [1.0] * count, [1.0] * count
    for row in data.rows:
        for n, cell in enumerate(row if len(row) == count else islice(row, max(0, len(row) - 1))):
            for line in soft_lines(cell.value.strip()):
                if (room := width(line) + _SEAM_AIR * len(_SEAM.findall(line))) > natural[n]:
                    natural[n] = room
                if room > least[n]:
                    least[n] = max(least[n], *(min(len(token) / 2, _LONG) for token in _TOKEN.findall(line)), 1.0)
    return _Needs(tuple(natural), tuple(least))


def _shared(least: list[float], natural: list[float], room: int, widest: float) -> tuple[int, ...]:
    """Return the widths of the columns; their sum is ``room``.

    Columns that are content with an equal share of what is left get what they need, so that no date is torn; the
    others share the rest by their length.
    """
    given, left = list(least), room - sum(least)
    wanting = [n for n in range(len(least)) if natural[n] > least[n]]
    while wanting:
        share = left / len(wanting)
        content = [n for n in wanting if natural[n] - given[n] <= share]
        if not content:
            break
        left -= sum(natural[n] - given[n] for n in content)
        given = [natural[n] if n in content else width_ for n, width_ in enumerate(given)]
        wanting = [n for n in wanting if n not in content]
    weights = [min(natural[n], widest) if n in wanting else 0.0 for n in range(len(given))]
    if not wanting:
        weights = given[:]
    total = sum(weights)
    wanted = [width_ + left * weight / total for width_, weight in zip(given, weights, strict=True)]
    edges = [round(sum(wanted[:n])) for n in range(len(wanted))] + [room]
    return tuple(right - left for left, right in pairwise(edges))


def _alignments(data: Table, count: int, natural: tuple[float, ...]) -> Iterator[str]:
    """Give the alignment of each column."""
    body = data.rows[data.header_rows :]
    head = data.rows[: data.header_rows]
    for n in range(count):
        title = "".join(row[n].value for row in head if n < len(row))
        cells = [row[n].value.strip() for row in body if n < len(row) and len(row) == count]
        if _is_figures(cells) and not _CODES.search(title):
            yield "right"
        else:
            yield "left" if natural[n] > _LONG else "center"


def _is_figures(cells: list[str]) -> bool:
    """Whether a column holds amounts: numbers that are no codes and do not merely count the rows."""
    found = [cell for cell in cells if cell not in _NOTHING]
    if not found or not all(_FIGURE.fullmatch(cell) for cell in found):
        return False
    if any(cell.isdigit() and (len(cell) >= _CODE_DIGITS or (cell[0] == "0" and len(cell) > 1)) for cell in found):
        return False
    return len(found) == 1 or found != [str(n) for n in range(1, len(found) + 1)]
