"""Candidates of ordinals in a text → the runs of siblings (一、二、三…) among them, best first by one pass of scoring.

Whether 一、 is a heading is not to be seen at its place: it is seen from its siblings. So every place that could hold
an ordinal is a candidate with a weight, and the chain of candidates that counts up best wins. A number that is
missing or repeated costs, but does not break a chain: that it is missing is for ``lint`` to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from govdoc.model import Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govdoc.model import Block
    from govdoc.ordinals import Ordinal


class Candidate(NamedTuple):
    """A place where a heading may begin."""

    block: int
    """Index of its paragraph."""
    at: int
    """Offset of the ordinal in the paragraph's text."""
    ordinal: Ordinal
    weight: float
    """How much the place itself speaks for a heading: a line of its own much, the middle of a sentence little."""


@dataclass(slots=True, eq=False)
class Found:
    """A heading that was decided on: where it begins in its paragraph, its level and ordinal. Not to be changed.

    It is not frozen, for that makes three times as long of making one, and a text has thousands.
    """

    block: int
    at: int
    level: int
    ordinal: Ordinal | None
    restored: str | None = None
    """The ordinal that was lost, as it would be written."""
    unnumbered: bool = False

    def skip(self, value: str) -> int:
        """Code points that the ordinal takes in the text of its paragraph: none where Word generates it."""
        ordinal, at = self.ordinal, self.at
        return ordinal.length if ordinal is not None and value[at : at + 1] == ordinal.raw[:1] else 0

    def rest(self, blocks: Sequence[Block], end: int | None = None) -> str:
        """Text behind the ordinal, up to ``end`` in the paragraph."""
        block = blocks[self.block]
        value = block.text.value if isinstance(block, Paragraph) else ""
        return value[self.at + self.skip(value) : end]


STEP = 1.0
"""The next number follows: what a chain gains."""
GAP = -0.8
"""One number is missing."""
REPEAT = -1.2
"""The number stands again."""
RESTART = -0.6
"""The count begins again at 1: an attachment, a second speech."""
JUMP = -2.2
"""The number fits nothing before it."""
SECOND = -0.8
"""The first of a chain is 2: the number of the first was lost."""
LATE = -1.6
"""The first of a chain is neither 1 nor 2."""
_FIRST = {1: 0.0, 2: SECOND}


def best_chain(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates (all of one level, in order of place) that make the best chain; empty where none pays.

    One pass: for each number the best chain that ends in it is kept, so time is linear in the number of candidates.
    """
    if all(place.ordinal.number == number and place.weight > 0 for number, place in enumerate(candidates, 1)):
        # No chain is better than 1, 2, 3 … without a gap, and most are such.
        return list(candidates)
    best: dict[int, tuple[float, int]] = {}
    previous: int | None
    top: tuple[float, int] | None = None
    scores: list[tuple[float, int | None]] = []
    for index, candidate in enumerate(candidates):
        number = candidate.ordinal.number
        score, previous = _FIRST.get(number, LATE), None
        for before, gain in ((number - 1, STEP), (number - 2, GAP), (number, REPEAT)):
            if (known := best.get(before)) is not None and known[0] + gain > score:
                score, previous = known[0] + gain, known[1]
        if top is not None and (jumped := top[0] + (RESTART if number == 1 else JUMP)) > score:
            score, previous = jumped, top[1]
        score += candidate.weight
        scores.append((score, previous))
        if number not in best or score >= best[number][0]:
            best[number] = (score, index)
        if top is None or score >= top[0]:
            top = (score, index)
    return _walked(candidates, scores, top)


def _walked(
    candidates: Sequence[Candidate], scores: list[tuple[float, int | None]], top: tuple[float, int] | None
) -> list[Candidate]:
    """Follow the best chain back from its end."""
    if top is None or top[0] <= 0:
        return []
    chain: list[Candidate] = []
    at: int | None = top[1]
    while at is not None:
        chain.append(candidates[at])
        at = scores[at][1]
    return chain[::-1]
