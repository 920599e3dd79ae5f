"""Strings that rules and gates have asked for in this process → what looks for all of them together."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from govdoc.lint.literals import Literals

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


class Machine(NamedTuple):
    """What looks for strings together."""

    literals: Literals
    learnt: frozenset[str]
    """Its strings."""
    gates: frozenset[frozenset[str]]
    gated: int
    """How many of the strings are of gates; they stand first."""
    settled: dict[tuple[str, ...], frozenset[str]]
    """Tuples of strings that were seen to be all among them, as sets: they are asked for in every document."""


def machine() -> Machine:
    """Return what looks for the strings that have been asked for until now."""
    return _machine(len(_asked), len(_gates))


@lru_cache(maxsize=1)
def _machine(asked: int, gates: int) -> Machine:
    """Return what looks for the first strings that were asked for, by rules and by gates."""
    known = [*_gates][:gates]
    gated = dict.fromkeys(chain.from_iterable(known))
    strings = [*gated, *(literal for literal in [*_asked][:asked] if literal not in gated)]
    return Machine(Literals(strings), frozenset(strings), frozenset(known), len(gated), {})
