"""The passages of a document as one string → in which of them the strings stand that rules ask for.

Rules ask for some hundreds of strings, gates for some thousands, mostly rare ones. All that were ever asked for are
looked for together, in one pass over the text; that costs less than looking for three of them one by one.
"""

from __future__ import annotations

import re
import sys
from array import array
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from govdoc.lint.sought import machine, remember, remember_gate
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from govdoc.lint.literals import Literals
    from govdoc.lint.passage import Passage
    from govdoc.lint.sought import Machine

_ADDRESS_SIGNS = ("@", "\\", "://", "www.")
"""What every address holds, of the net, of mail, of a file."""
ADDRESS_SIGN = lazy("|".join(map(re.escape, _ADDRESS_SIGNS)))
_SELDOM = 200
"""Characters to one passage with a string: where they are rarer, they are looked at one by one."""
_SHORT = 10_000
"""Characters of a text in which one is looked for as fast as in the set of them, which takes time to build."""
_BLOCK = 1 << 18
"""Characters searched in one go: what is found there is held in memory, however often a string occurs."""
_UTF_16 = f"utf-16-{sys.byteorder[0]}e"
_HALVES = frozenset(range(0xD800, 0xE000))
"""Numbers that are halves of characters: where there are none, a number is a character."""
_PROBE = 32
"""Passages that hold a string after which it is reckoned how many there will be."""


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
        # Numbers are told apart twice as fast as characters.
        units = {*array("H", self.whole.encode(_UTF_16, "surrogatepass"))}
        return frozenset(map(chr, units)) if units.isdisjoint(_HALVES) else frozenset(self.whole)

    @cached_property
    def has_addresses(self) -> bool:
        """Whether there may be addresses, which rules leave alone."""
        return any(sign in self.whole for sign in _ADDRESS_SIGNS)

    def holds(self, *literals: str) -> bool:
        """Whether one of the strings occurs at all."""
        known, learnt = self._known, self._learnt
        return any(literal in known or (literal not in learnt and self._occurs(literal)) for literal in literals)

    def _occurs(self, literal: str) -> bool:
        """Whether a string occurs that was not looked for with the others; the next document will know it."""
        remember(literal)
        return self._may_hold(literal) and literal in self.whole

    def rows_with(self, literals: tuple[str, ...]) -> list[int] | None:
        """Return the numbers of the passages that hold one of the strings.

        None where there are so many that it is less work to search everything.
        """
        rows: set[int] = set()
        many = self._many
        for found in self._found(literals):
            rows.update(found)
            if len(rows) > many:
                return None
        return sorted(rows) if rows else []

    def _found(self, literals: tuple[str, ...]) -> Iterable[list[int]]:
        """Give the passages that hold each of those strings that occur: mostly, none does, and that is told at once."""
        number = self._machine.groups.numbers.get(literals, self._grouped)
        if number < self._grouped:
            return self._groups.get(number, ())
        self._settle(literals)
        return filter(None, map(self._rows_of_one, literals))

    def _settle(self, group: Collection[str]) -> None:
        """Have it told at once of the documents to come whether one of some strings occurs."""
        groups = self._machine.groups
        if group not in groups.numbers and self._learnt.issuperset(group):
            groups.remember(group)

    @cached_property
    def _grouped(self) -> int:
        """How many groups of strings were known when this text was first asked for one."""
        return len(self._machine.groups.numbers)

    @cached_property
    def _groups(self) -> dict[int, list[list[int]]]:
        """Numbers of the groups of which a string occurs → the passages that hold it, string by string."""
        owners, found = self._machine.groups.owners, defaultdict[int, list[list[int]]](list)
        for literal, rows in self._known.items():
            for number in owners.get(literal, ()):
                found[number].append(rows)
        return found

    def _rows_of_one(self, literal: str) -> list[int]:
        """Return the passages that hold a string."""
        found = self._known.get(literal)
        if found is None and literal not in self._learnt and (len(literal) > 1 or literal in self._stock):
            found = self._searched(literal)
        return found or []

    def lacks_words(self, words: frozenset[str]) -> bool:
        """Whether none of some strings, each of two characters or more, occurs; False where it is not known yet."""
        number = self._machine.groups.numbers.get(words, self._grouped)
        if number < self._grouped:
            return number not in self._groups
        self._settle(words)
        return self._known.keys().isdisjoint(words) and words <= self._learnt

    def lacks_characters(self, characters: frozenset[str]) -> bool:
        """Whether none of some characters occurs."""
        stock = self._stock
        return not any(character in stock for character in characters)

    def rows_of(self, gate: frozenset[str]) -> dict[str, list[int]]:
        """Return those strings of a gate that occur, each with the numbers of all passages that hold it."""
        if gate in self._machine.gates:
            return {literal: rows for literal, rows in self._known.items() if literal in gate}
        remember_gate(gate)
        found = {literal: [*self._rows(literal)] for literal in gate if self._may_hold(literal)}
        return {literal: rows for literal, rows in found.items() if rows}

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
    def _is_short(self) -> bool:
        """Whether it is less work to look for a character in the text than to gather all that occur."""
        return len(self.whole) < _SHORT

    @cached_property
    def _stock(self) -> str | frozenset[str]:
        """What a character is looked for in."""
        return self.whole if self._is_short else self.characters

    @cached_property
    def _many(self) -> int:
        """How many passages are too many to be looked at one by one."""
        return len(self.whole) // _SELDOM + 1

    @cached_property
    def _known(self) -> dict[str, list[int]]:
        """Strings that were asked for before and occur → the passages that hold them; one more than many at most.

        Of the strings of gates, all passages.
        """
        return self.rows_by(self._machine.literals, self._machine.gated, self._many + 1)

    def rows_by(self, literals: Literals, gated: int = 1 << 30, full: int = 0) -> dict[str, list[int]]:
        """Return those of the strings that occur, each with the numbers of the passages that hold it.

        Of the first ``gated`` strings all passages, of the others the first ``full`` at most.
        """
        found: dict[int, list[int]] = {}
        starts = self.starts
        reach = max(literals.longest - 1, 0)
        for begin in range(0, len(self.whole), _BLOCK):
            for number, offset, _ in literals.places(self.whole[begin : begin + _BLOCK + reach]):
                rows = found.get(number)
                if rows is None:
                    rows = found[number] = []
                if offset < _BLOCK and (number < gated or len(rows) < full):
                    row = bisect_right(starts, begin + offset) - 1
                    if not rows or rows[-1] != row:
                        rows.append(row)
        return {literals.strings[number]: rows for number, rows in found.items() if rows}

    @cached_property
    def _machine(self) -> Machine:
        """The strings that were asked for before this text was read, to be looked for together."""
        return machine()

    @cached_property
    def _learnt(self) -> frozenset[str]:
        """Those strings: one that is not in ``_known`` does not occur."""
        return self._machine.learnt

    @cached_property
    def _single(self) -> dict[str, list[int]]:
        """Strings of one character that were asked for → what was found."""
        return {}

    def _may_hold(self, literal: str) -> bool:
        """Whether all characters of a string occur."""
        return literal in self.whole if self._is_short else self.characters.issuperset(literal)

    def _searched(self, literal: str) -> list[int]:
        """Return the passages that hold a string, one more than many at most; the next document will know it."""
        if literal in self._single:
            return self._single[literal]
        rows = self._some(literal) if self._may_hold(literal) else []
        if len(literal) == 1:
            self._single[literal] = rows
        remember(literal)
        return rows

    def _some(self, literal: str) -> list[int]:
        """Return the passages that hold a string; where there are many, more than many numbers."""
        given, most = self._rows(literal), self._many + 1
        rows = [*islice(given, min(_PROBE, most))]
        # As it begins it will go on: a common character is not counted to the end.
        if len(rows) == _PROBE and _PROBE * len(self.whole) > 2 * self._many * self.starts[rows[-1]]:
            return [*range(most)]
        rows += islice(given, most - len(rows))
        return rows

    def _rows(self, literal: str) -> Iterator[int]:
        """Give the numbers of the passages that hold a string."""
        whole, starts = self.whole, self.starts
        at = whole.find(literal)
        while at >= 0:
            row = bisect_right(starts, at)
            yield row - 1
            at = whole.find(literal, starts[row]) if row < len(starts) else -1

    def _after(self, row: int) -> int:
        """Return where the passage after one begins."""
        return self.starts[row + 1] if row + 1 < len(self.starts) else len(self.whole) + 1
