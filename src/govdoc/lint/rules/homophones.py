"""Suspicious places with a word that goes with its neighbours → the word that is meant.

官吏水平 is 管理水平: 管理 goes with 水平, sounds like 官吏 and is far commoner. Thresholds: docs/decisions/0009.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govdoc.lint.rules import collocations, lexicon
from govdoc.lint.rules.oddpairs import COMMON, is_plain
from govdoc.lint.rules.spellings import (
    ALONE,
    VARIANTS,
    Misspelling,
    Reading,
    is_among_words,
    is_name_or_degree,
    is_number,
    is_old,
    is_suggestible,
    stretch_around,
)
from govdoc.lint.rules.suspects import SIDE, Suspect, beside

if TYPE_CHECKING:
    from collections.abc import Iterator

_AROUND = 7
"""Characters on each side that are read."""
_APART = 0.7
"""The share of what a neighbour adds, if 的 or 和 stands between."""
_OF_WORD, _SHARED = 6.5, 1.5
"""Score from which a word is taken for a wrong one; what a character that the two share takes from it."""
_USUAL, _RARE = 2.0, -13.5
"""What a logarithm takes from it by which the word that is written is likelier than a rare one.

One that is no rare one may well be meant: both its neighbours must go with the other.
"""


class _Place(NamedTuple):
    """A stretch of text, where in it the word stands, and the text with the word that may be meant."""

    text: str
    at: int
    meant: str

    @property
    def end(self) -> int:
        """Where the word ends."""
        return self.at + 2

    @property
    def written(self) -> str:
        """What is written there."""
        return self.text[self.at : self.end]

    @property
    def word(self) -> str:
        """What may be meant."""
        return self.meant[self.at : self.end]

    @property
    def changed(self) -> list[int]:
        """Which of its two characters are others."""
        return [place for place in (0, 1) if self.written[place] != self.word[place]]


def homophone(text: str, suspect: Suspect) -> Misspelling | None:
    """Return the word that is meant at a suspicious place; None where what is written may be right."""
    first, last = stretch_around(text, suspect.at, _AROUND)
    stretch, at = text[first:last], suspect.at - first
    place = _Place(stretch, at, stretch[:at] + suspect.word + stretch[at + 2 :])
    if len(place.written) < len(suspect.word) or _is_variant(place) or _goes(place, place.written):
        return None
    if suspect.certain:
        if _is_across(place):
            return None
    elif not _is_meant(place) or is_old(text, suspect.at):
        return None
    only = place.changed[0] if len(place.changed) == 1 else None
    if only is None:
        return Misspelling(suspect.at, suspect.word, suspect.at, suspect.word, 2)
    return Misspelling(suspect.at + only, suspect.word[only], suspect.at, suspect.word)


def is_likely(score: float, likelihood: float, shared: int) -> bool:
    """Tell whether a word is taken for a wrong one: by its score, its own likelihood, characters shared."""
    return score - _SHARED * shared - _USUAL * max(0.0, likelihood - _RARE) >= _OF_WORD


def _is_variant(place: _Place) -> bool:
    """Tell whether the two words differ in characters that stand for each other in many words."""
    return all(place.word[at] in VARIANTS.get(place.written[at], "") for at in place.changed)


def _goes(place: _Place, word: str) -> bool:
    """Tell whether a word goes with the one before or after, as they stand side by side."""
    before, after = place.text[max(0, place.at - 2) : place.at], place.text[place.end : place.end + 2]
    return word in collocations.followers(before) or after in collocations.followers(word)


def _is_across(place: _Place) -> bool:
    """Tell whether one of the two characters is of the word before or after: 制度|保|长效, 教育|向|目标."""
    _, spans = lexicon.cut(place.text)
    return any(start < edge < end for start, end in spans for edge in (place.at, place.end))


def _is_meant(place: _Place) -> bool:
    """Tell whether the other word is likely enough."""
    if not is_suggestible(place.word):
        return False
    as_is, spans = lexicon.cut(place.text)
    likelihood, others = lexicon.cut(place.meant)
    span = next((span for span in others if span[0] <= place.at and place.end <= span[1]), None)
    score = SIDE * sum(_sides(place, others)) if span == (place.at, place.end) else SIDE
    if span is None or not score:
        return False
    score += likelihood - as_is
    known = lexicon.word(place.written)
    if known is not None:
        if known.likelihood > _RARE and sum(_sides(place, others)) <= 1:
            return False
        return (place.at, place.end) in spans and is_likely(score, known.likelihood, 2 - len(place.changed))
    return len(place.changed) == 1 and _is_plain(place, Reading(likelihood, others, place.meant, *_other(place)), score)


def _sides(place: _Place, spans: list[tuple[int, int]]) -> Iterator[float]:
    """Give what the neighbours of the other word add, that it goes with."""
    usual, after = beside(place.meant, place.at)
    first = place.at - 1 if (place.at - 1, place.at) in spans and place.at else place.at
    if (first - 2, first) in spans and place.word in usual:
        yield 1.0 if first == place.at else _APART
    last = place.end + 1 if (place.end, place.end + 1) in spans else place.end
    if (last, last + 2) in spans and after in collocations.followers(place.word):
        yield 1.0 if last == place.end else _APART


def _other(place: _Place) -> tuple[int, str]:
    """Return where the one other character stands, and what is written there."""
    at = place.at + place.changed[0]
    return at, place.text[at]


def _is_plain(place: _Place, reading: Reading, score: float) -> bool:
    """Tell whether the other word is meant where what is written is none."""
    if lexicon.marks(reading.wrong).alone > COMMON or not is_among_words(reading):
        return False
    if is_name_or_degree(reading) or is_number(reading):
        return False
    return is_plain(score - ALONE * len(reading.beside), place.word, place.changed[0], reading.wrong)
