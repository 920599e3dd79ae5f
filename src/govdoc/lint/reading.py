"""The passages of a document as one string → in which of them the strings stand that rules ask for.

Rules ask for some hundreds of strings, mostly rare ones. All that were ever asked for are looked for together, in one
pass over the text; that costs less than looking for three of them one by one.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from govdoc.lint.literals import Literals

if TYPE_CHECKING:
    import re
    from collections.abc import Collection, Iterator

    from govdoc.lint.passage import Passage

_SELDOM = 200
"""Characters to one passage with a string: where they are rarer, they are looked at one by one."""
_BLOCK = 1 << 18
"""Characters searched in one go: what is found there is held in memory, however often a string occurs."""
_MOST = 4000
"""Strings that are remembered at most."""
_asked: dict[str, None] = {}
"""Strings of two characters or more that rules have asked for, in this process."""


@dataclass(frozen=True)
class Reading:
    """All passages of a document, and one string of them all, a line end between two: searched once for all."""

    passages: tuple[Passage, ...]
    whole: str
    starts: tuple[int, ...]
    """Where each passage begins in ``whole``."""

    @cached_property
    def characters(self) -> frozenset[str]:
        """The characters that occur."""
        return frozenset(self.whole)

    def holds(self, *literals: str) -> bool:
        """Whether one of the strings occurs at all."""
        known, learnt = self._known, self._learnt
        for literal in literals:
            if literal in known or (literal not in learnt and self._may_hold(literal) and literal in self.whole):
                return True
        return False

    def rows_with(self, literals: Collection[str]) -> list[int] | None:
        """Return the numbers of the passages that hold one of the strings.

        None where there are so many that it is less work to search everything.
        """
        rows: set[int] = set()
        known, learnt, many = self._known, self._learnt, self._many
        for literal in literals:
            found = known.get(literal)
            if found is None and literal not in learnt:
                found = self._searched(literal)
            if found:
                rows.update(found)
                if len(rows) > many:
                    return None
        return sorted(rows)

    def rows_matching(self, pattern: re.Pattern[str]) -> Iterator[int]:
        """Give the numbers of the passages that a pattern may match in."""
        at, end = 0, len(self.whole)
        while at <= end and (seen := pattern.search(self.whole, at)):
            row = self.row(seen.start())
            yield row
            at = self._after(row)

    def at(self, offset: int) -> tuple[Passage, int]:
        """Return the passage that holds a character of ``whole``, and its place there."""
        row = self.row(offset)
        return self.passages[row], offset - self.starts[row]

    def row(self, offset: int) -> int:
        """Return the number of the passage that holds a character of ``whole``."""
        return bisect_right(self.starts, offset) - 1

    @cached_property
    def _many(self) -> int:
        """How many passages are too many to be looked at one by one."""
        return len(self.whole) // _SELDOM + 1

    @cached_property
    def _known(self) -> dict[str, list[int]]:
        """Strings that were asked for before and occur → the passages that hold them; one more than many at most."""
        machine = self._machine
        found: dict[int, list[int]] = {}
        full = self._many + 1
        reach = max(map(len, machine.strings), default=1) - 1
        for begin in range(0, len(self.whole), _BLOCK):
            for number, offset in machine.places(self.whole[begin : begin + _BLOCK + reach]):
                rows = found.setdefault(number, [])
                if len(rows) < full and offset < _BLOCK:
                    row = self.row(begin + offset)
                    if not rows or rows[-1] != row:
                        rows.append(row)
        return {machine.strings[number]: rows for number, rows in found.items() if rows}

    @cached_property
    def _machine(self) -> Literals:
        """The strings that were asked for before this text was read, to be looked for together."""
        return _machine(len(_asked))

    @cached_property
    def _learnt(self) -> frozenset[str]:
        """Those strings: one that is not in ``_known`` does not occur."""
        return _learnt(self._machine)

    def _may_hold(self, literal: str) -> bool:
        """Whether all characters of a string occur."""
        return self.characters.issuperset(literal)

    def _searched(self, literal: str) -> list[int]:
        """Return the passages that hold a string, one more than many at most; the next document will know it."""
        if len(literal) > 1 and len(_asked) < _MOST:
            _asked[literal] = None
        rows: list[int] = []
        at = self.whole.find(literal) if self._may_hold(literal) else -1
        while at >= 0 and len(rows) <= self._many:
            rows.append(self.row(at))
            at = self.whole.find(literal, self._after(rows[-1]))
        return rows

    def _after(self, row: int) -> int:
        """Return where the passage after one begins."""
        return self.starts[row + 1] if row + 1 < len(self.starts) else len(self.whole) + 1


@lru_cache(maxsize=1)
def _learnt(machine: Literals) -> frozenset[str]:
    """Return the strings of a machine."""
    return frozenset(machine.strings)


@lru_cache(maxsize=1)
def _machine(count: int) -> Literals:
    """Return the first strings that were asked for, to be looked for together."""
    return Literals([*_asked][:count])
