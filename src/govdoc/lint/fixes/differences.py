"""A text and its changes → a unified diff; of a .docx paragraph by paragraph."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govdoc.lint.fixes.changes import Change, applied

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govdoc.model import Source

_CONTEXT = 3
"""Lines shown before and after a change."""


@dataclass(frozen=True, slots=True)
class _Region:
    """Lines ``first`` up to ``last`` (0-based) of the original, at ``start`` in it, and what is in their place."""

    start: int
    first: int
    last: int
    lines: list[str]


def difference(source: Source, changes: Sequence[Change], text: str | None = None) -> str:
    """Return the unified diff, ending with a line end; empty without changes.

    Where there is a ``text``, the one that the file holds (carriage returns and all, places as in the source), the diff
    can be given to patch(1); without it each paragraph stands under its number.
    """
    if not changes:
        return ""
    written = source.text if text is None else text
    lines = written.split("\n")
    regions = list(_regions(written, changes))
    head = f"--- {source.name}\n+++ {source.name}\n"
    body = _by_paragraph(source, lines, regions) if text is None else _by_hunk(lines, regions)
    return head + "".join(body)


def _regions(text: str, changes: Sequence[Change]) -> Iterator[_Region]:
    """Give the stretches of whole lines that the changes lie in."""
    starts = [0]
    while (at := text.find("\n", starts[-1])) >= 0:
        starts.append(at + 1)
    groups: list[tuple[int, int, list[Change]]] = []
    for change in changes:
        first, last = bisect_right(starts, change.start) - 1, bisect_right(starts, change.end)
        if groups and first < groups[-1][1]:
            groups[-1] = (groups[-1][0], max(last, groups[-1][1]), [*groups[-1][2], change])
        else:
            groups.append((first, last, [change]))
    for first, last, members in groups:
        begin, end = starts[first], starts[last] - 1 if last < len(starts) else len(text)
        yield _Region(begin, first, last, applied(text[begin:end], members, begin).split("\n"))


def _by_paragraph(source: Source, lines: list[str], regions: list[_Region]) -> Iterator[str]:
    """Give the lines of a .docx that change, old and new, under the number of their paragraph; it may hold several."""
    for region in regions:
        yield f"@@ 第{source.place(region.start).paragraph}段 @@\n"
        yield from (f"-{line}\n" for line in lines[region.first : region.last])
        yield from (f"+{line}\n" for line in region.lines)


def _by_hunk(lines: list[str], regions: list[_Region]) -> Iterator[str]:
    """Give the hunks of a text: regions that lie near each other in one, with the lines around them."""
    ended = lines[-1] == ""
    total = len(lines) - ended
    shift = 0
    at = 0
    while at < len(regions):
        end = at + 1
        while end < len(regions) and regions[end].first - regions[end - 1].last <= 2 * _CONTEXT:
            end += 1
        first = max(0, regions[at].first - _CONTEXT)
        last = min(total, regions[end - 1].last + _CONTEXT)
        rows = list(_rows(lines, regions[at:end], first, last))
        new = sum(not row.startswith("-") for row in rows)
        yield f"@@ -{_range(first, last - first)} +{_range(first + shift, new)} @@\n"
        closing = set() if ended or last < total else {_last_of(rows, "-"), _last_of(rows, "+")}
        for number, row in enumerate(rows):
            yield f"{row}\n"
            if number in closing:
                yield "\\ No newline at end of file\n"
        shift += new - (last - first)
        at = end


def _last_of(rows: list[str], mark: str) -> int:
    """Return the number of the last row that belongs to the old (-) or to the new (+) text."""
    return max(number for number, row in enumerate(rows) if row[0] in f" {mark}")


def _rows(lines: list[str], regions: list[_Region], first: int, last: int) -> Iterator[str]:
    """Give the lines of a hunk with their marks."""
    at = first
    for region in regions:
        yield from (f" {line}" for line in lines[at : region.first])
        yield from (f"-{line}" for line in lines[region.first : region.last])
        yield from (f"+{line}" for line in region.lines)
        at = region.last
    yield from (f" {line}" for line in lines[at:last])


def _range(first: int, count: int) -> str:
    """Return where a hunk begins and how many lines it has."""
    return f"{first + 1 if count else first},{count}"
