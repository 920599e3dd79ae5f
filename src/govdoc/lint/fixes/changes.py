"""Edits made one pass after the other → changes of the original text, each in the original's own places."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govdoc.lint.rule import Edit


@dataclass(frozen=True, slots=True)
class Change:
    """Characters ``start`` up to ``end`` of the original give way to ``text``; one of the two is not empty.

    ``behind``: new text that replaces nothing belongs to the character before it, not to the one behind it.
    """

    start: int
    end: int
    text: str
    behind: bool = False


def trimmed(start: int, end: int, text: str, old: str) -> Change:
    """Return the change from ``old`` (it stands at ``start``) to ``text`` without what both begin and end with."""
    most = min(len(old), len(text))
    head = next((n for n in range(most) if old[n] != text[n]), most)
    most -= head
    tail = next((n for n in range(most) if old[-1 - n] != text[-1 - n]), most)
    return Change(start + head, end - tail, text[head : len(text) - tail], behind=head > 0 or not tail)


class Changes:
    """A text that is mended: the original and, in its places, all that was changed so far, from left to right."""

    def __init__(self, original: str) -> None:
        self.original = original
        self.made: tuple[Change, ...] = ()
        self._index()

    def _index(self) -> None:
        """Note where each change stands in the text of now."""
        growth = [len(change.text) - (change.end - change.start) for change in self.made]
        self._shifts = [0, *accumulate(growth)]
        self._begins = [change.start + shift for change, shift in zip(self.made, self._shifts, strict=False)]
        self._ends = [begin + len(change.text) for change, begin in zip(self.made, self._begins, strict=True)]

    def text(self) -> str:
        """Return the text with all changes made."""
        return applied(self.original, self.made)

    def origin(self, edit: Edit, now: str) -> Change:
        """Return what an edit of the text ``now`` changes in the original; new text that it touches counts whole."""
        change = trimmed(edit.start, edit.end, edit.text, now[edit.start : edit.end])
        first = bisect_right(self._ends, change.start)
        last = first
        while last < len(self.made) and self._begins[last] < change.end:
            last += 1
        start = change.start - self._shifts[first]
        end = change.end - self._shifts[last]
        if first < last:
            start = min(start, self.made[first].start) if self._begins[first] <= change.start else start
            end = self.made[last - 1].end if self._ends[last - 1] >= change.end else end
        return Change(start, max(start, end), change.text, change.behind)

    def make(self, edits: Iterable[Edit], now: str) -> None:
        """Make edits of the text ``now``, which do not overlap, on top of the changes made before."""
        fresh = [trimmed(edit.start, edit.end, edit.text, now[edit.start : edit.end]) for edit in edits]
        fresh = [change for change in fresh if change.start < change.end or change.text]
        older = [
            (begin, end, change, True) for begin, end, change in zip(self._begins, self._ends, self.made, strict=True)
        ]
        newer = [(change.start, change.end, change, False) for change in fresh]
        # Sorting is stable: of two at one place the older stands first.
        items = sorted([*older, *newer], key=lambda item: item[:2])
        made: list[Change] = []
        shift = 0
        at = 0
        while at < len(items):
            end = at + 1
            high = items[at][1]
            while end < len(items) and items[end][0] < high:
                high = max(high, items[end][1])
                end += 1
            change, shift = self._joined(items[at:end], high, shift)
            if change.start < change.end or change.text:
                made.append(change)
            at = end
        self.made = tuple(made)
        self._index()

    def _joined(self, items: Sequence[tuple[int, int, Change, bool]], high: int, shift: int) -> tuple[Change, int]:
        """Return older and newer changes that overlap as one, and how far the text of now is shifted behind them."""
        low = items[0][0]
        older = [change for _, _, change, old in items if old]
        newer = [change for _, _, change, old in items if not old]
        after = shift + sum(len(change.text) - (change.end - change.start) for change in older)
        start, end = low - shift, high - after
        if len(items) == 1:
            change = items[0][2]
            return Change(start, end, change.text, change.behind), after
        was = self.original[start:end]
        between = applied(was, older, start)
        change = trimmed(start, end, applied(between, newer, low), was)
        return Change(change.start, change.end, change.text, items[0][2].behind), after


def applied(text: str, changes: Iterable[Change], first: int = 0) -> str:
    """Return a text with changes made whose places count from ``first``."""
    parts = []
    at = 0
    for change in changes:
        parts += [text[at : change.start - first], change.text]
        at = change.end - first
    return "".join([*parts, text[at:]])
