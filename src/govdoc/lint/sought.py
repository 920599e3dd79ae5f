"""Strings that rules and gates have asked for in this process → what looks for all of them together."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from govdoc.lint.literals import Literals

if TYPE_CHECKING:
    from collections.abc import Collection

_MOST = 6000
"""Strings that are remembered at most, those of gates left out."""
_asked: dict[str, None] = {}
"""Strings of two characters or more that rules have asked for, in this process."""
_gates: dict[frozenset[str], None] = {}
"""Sets of strings whose passages gates have asked for."""


def remember(literal: str) -> None:
    """Have a string looked for together with the others in the documents to come."""
    if len(literal) > 1 and len(_asked) < _MOST:
        _asked[literal] = None


def remember_gate(gate: frozenset[str]) -> None:
    """Have the strings of a gate looked for together with the others in the documents to come, all places of each."""
    _gates[gate] = None


class Groups:
    """Strings that are asked for together in every document, numbered, so that one pass tells which groups occur."""

    def __init__(self) -> None:
        """Know no group."""
        self.numbers: dict[Collection[str], int] = {}
        self.owners: dict[str, list[int]] = {}
        """Strings → the numbers of the groups that hold them."""

    def remember(self, group: Collection[str]) -> None:
        """Give a group, a tuple or a frozen set, the next number."""
        number = self.numbers[group] = len(self.numbers)
        for literal in frozenset(group):
            self.owners.setdefault(literal, []).append(number)


class Machine(NamedTuple):
    """What looks for strings together."""

    literals: Literals
    learnt: frozenset[str]
    """Its strings."""
    gates: frozenset[frozenset[str]]
    gated: int
    """How many of the strings are of gates; they stand first."""
    groups: Groups
    """Of those strings, what was asked for together."""


def machine() -> Machine:
    """Return what looks for the strings that have been asked for until now."""
    return _machine(len(_asked), len(_gates))


@lru_cache(maxsize=1)
def _machine(asked: int, gates: int) -> Machine:
    """Return what looks for the first strings that were asked for, by rules and by gates."""
    known = [*_gates][:gates]
    gated = dict.fromkeys(chain.from_iterable(known))
    strings = [*gated, *(literal for literal in [*_asked][:asked] if literal not in gated)]
    return Machine(Literals(strings), frozenset(strings), frozenset(known), len(gated), Groups())
