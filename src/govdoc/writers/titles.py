"""Title → its lines, turned so that words stay whole and the lines form a trapezium or rhombus (GB/T 9704 7.3.1)."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from itertools import combinations, pairwise
from math import ceil

from govdoc.gbt9704 import EVERYDAY_GENRES, STATUTORY_GENRES
from govdoc.writers.flow import soft_lines
from govdoc.writers.measure import width

_NEVER = 10_000
_UNKNOWN = 30
"""Between two 汉字 of which nothing is known: they may be one word."""
_AT_WORD = 6
_BEHIND_ISSUER = 1
_GOOD = 0
_MOST_LINES = 5
_SPARE = 0.1
"""字 for each Latin letter or digit."""
_ONE_MORE = 15
"""What a line more than needed costs."""
_IN_QUOTATION = 10
_QUOTATION = re.compile(r"《[^《》]*》|“[^“”]*”")
_MARKED = (
    r"[0-9A-Za-z％%.—～-]+(?:学年度|学年|年度|[年月日届次周号期版])?",
    r"[《“（〔(‘][^《》“”（）〔〕()‘’]{1,10}[》”）〕)’]",
)
_CLOSES = "、，。：；！？》”）〕)’…的等和与及暨"
_OPENS = "《“（〔(‘"
_ISSUERS = "局厅委部府"
_BODIES = "省市县区州盟旗镇乡校园院会组办处科室"


def title_lines(title: str, limit: float) -> tuple[str, ...]:
    """Return the lines of a title of which none is wider than ``limit`` 字; line breaks it holds already are kept.

    Every character stays: the lines joined are the title. A title that fits is one line.
    """
    given = [line for line in soft_lines(title) if line]
    if len(given) > 1:
        return tuple(given)
    text = "".join(given)
    fewest = ceil(_room(text) / limit)
    if fewest <= 1:
        return (text,)
    counts = range(fewest, min(fewest + 2, _MOST_LINES + 1))
    found = [
        (cost + _ONE_MORE * (count - fewest), lines) for count in counts for cost, lines in _best(text, count, limit)
    ]
    return min(found, default=(0.0, (text,)))[1]


@cache
def _bound() -> re.Pattern[str]:
    """Return what a line break must not tear: numbers with their unit, quotations, the words on file, genres."""
    listed = resources.files("govdoc.writers").joinpath("title_words.txt").read_text(encoding="utf-8").split()
    words = sorted({*STATUTORY_GENRES, *EVERYDAY_GENRES, *listed}, key=lambda word: (-len(word), word))
    return re.compile("|".join([*_MARKED, *words]))


def _best(text: str, count: int, limit: float) -> list[tuple[float, tuple[str, ...]]]:
    """Return the best division into ``count`` lines and what it costs; empty where none fits."""
    penalties = _penalties(text)
    allowed = [n for n in range(1, len(text)) if penalties[n] < _NEVER]
    # A position far from an even division never wins; this keeps the number of divisions small.
    near = [n for n in allowed if any(abs(n - len(text) * k / count) <= limit / 2 for k in range(1, count))]
    found = []
    for cuts in combinations(near, count - 1):
        lines = tuple(text[a:b] for a, b in pairwise((0, *cuts, len(text))))
        cost = _shape([_room(line) for line in lines], limit) + sum(penalties[n] for n in cuts)
        if cost < _NEVER:
            found.append((cost, lines))
    return sorted(found)[:1]


def _room(line: str) -> float:
    """Return the width in 字 with some to spare: in the type of titles digits may be wider than half a 字."""
    return width(line) + _SPARE * sum(character < "\u0100" for character in line)


def _shape(widths: list[float], limit: float) -> float:
    """Return how far the lines are from a trapezium or rhombus: uneven lines cost, an hourglass costs most."""
    if max(widths) > limit:
        return _NEVER
    mean = sum(widths) / len(widths)
    uneven = sum((w - mean) ** 2 for w in widths) / 2
    hourglass = any(b < a and b < c for a, b, c in zip(widths, widths[1:], widths[2:], strict=False))
    square = len(widths) > 1 and len(set(widths)) == 1
    return uneven + 40 * hourglass + 2 * square


def _penalties(text: str) -> list[int]:
    """Return for each position what a line break before it costs."""
    costs = [_UNKNOWN] * (len(text) + 1)
    for at in range(1, len(text)):
        costs[at] = _local(text, at)
    for found in _bound().finditer(text):
        for edge in (found.start(), found.end()):
            if costs[edge] == _UNKNOWN:
                costs[edge] = _AT_WORD
        for at in range(found.start() + 1, found.end()):
            costs[at] = _NEVER
    # A long quotation may be turned, but better before or behind it.
    for found in _QUOTATION.finditer(text):
        for at in range(found.start() + 1, found.end()):
            costs[at] += _IN_QUOTATION
    return costs


def _local(text: str, at: int) -> int:
    """Return the cost of a break that the two characters around it decide."""
    before, after = text[at - 1], text[at]
    if after in _CLOSES or before in _OPENS:
        return _NEVER
    if after in "《“" or before in "》”、，：" or text.startswith("关于", at):
        return _GOOD
    if before == "年" and text[at - 2 : at - 1].isdigit():
        return _GOOD
    if before in _ISSUERS:
        return _BEHIND_ISSUER
    if before in _BODIES or before in "的和与及暨":
        return _AT_WORD
    return _UNKNOWN
