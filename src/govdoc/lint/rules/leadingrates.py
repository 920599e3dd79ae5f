"""整改率90%，已整改160处 → rates told before the amounts, or between them, that do not follow from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.lint.figures import SHARE, Figure, at, sentences_with, share_open, shown
from govdoc.lint.passage import HAN, reading
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.lint.rule import Hit
    from govdoc.model import Document

_WHOLE = 100.0
_RATED = lazy(rf"(?P<verb>[{HAN}]{{2}})率(?:为|达到?了?)?$")
_PART = lazy(rf"[，,；、](?:[共已][经有]?|实际|其中)?[{HAN}]{{2,10}}")
_TOTAL = lazy(rf"[，,；（(](?:[{HAN}]{{0,10}})")
_NO_TOTAL = lazy("其中|增|减|新|余|约")
_LONGEST, _NEARLY = 10, 12.0
"""Points within which a rate is taken to be meant for two amounts; beyond, they are of another whole."""


def wrong_leading_rates(document: Document) -> Iterator[Hit]:
    """Give the rates that do not follow from a total and a part, the part told last."""
    whole = reading(document).whole
    for sentence in sentences_with(document, "率"):
        for one, two, part in zip(sentence.figures, sentence.figures[1:], sentence.figures[2:], strict=False):
            if part.unit == SHARE or part.unit not in {one.unit, two.unit}:
                continue
            pair = _rate_and_total(whole, one, two)
            if pair is None or not _belongs(whole, *pair, two, part):
                continue
            rate, total = pair
            right = _WHOLE * part.value / total.value
            if share_open(rate, part, total) < abs(rate.value - right) <= _NEARLY:
                said = f"{shown(whole, part)}是{shown(whole, total)}的{right:.1f}%"
                yield at(document, one.start, part.end, f"{said}，不是{shown(whole, rate)}，请核对")


def wrong_trailing_rates(document: Document) -> Iterator[Hit]:
    """Give the rates that follow from no total of their sentence: 承办6件，已完成2件，正在推进4件，完成率43.3%."""
    whole = reading(document).whole
    for sentence in sentences_with(document, "率"):
        for at_, rate in enumerate(sentence.figures):
            before = sentence.figures[:at_]
            if rate.unit != SHARE or rate.vague or len(before) < _FEWEST:
                continue
            called = _RATED.search(whole, max(sentence.start, rate.start - _LONGEST), rate.start)
            if called is None:
                continue
            done = [one for one in before[1:] if _is_done(whole, sentence.start, one, called["verb"])]
            totals = [one for one in before if done and one.unit == done[-1].unit and one.value >= done[-1].value > 0]
            if len(done) != 1 or done[0].vague or len(totals) < _FEWEST or totals[0] is done[0]:
                continue
            right = [_WHOLE * done[0].value / one.value for one in totals if one is not done[0]]
            follows = any(abs(rate.value - one) <= share_open(rate, done[0], totals[0]) for one in right)
            if not follows and abs(rate.value - right[0]) <= _NEARLY:
                said = f"{shown(whole, done[0])}是{shown(whole, totals[0])}的{right[0]:.1f}%"
                yield at(document, totals[0].start, rate.end, f"{said}，不是{shown(whole, rate)}，请核对")


_FEWEST = 2


def _is_done(whole: str, floor: int, figure: Figure, verb: str) -> bool:
    """Whether an amount is told by the word that the rate is called by, and nothing else: 已完成2件."""
    found = _DONE.search(whole, max(floor, figure.start - _LONGEST), figure.start)
    return found is not None and found["verb"] == verb


_DONE = lazy(rf"[，,；、](?:[已共]经?|实际|其中)?(?:全部)?(?P<verb>[{HAN}]{{2}})$")


def _rate_and_total(whole: str, one: Figure, two: Figure) -> tuple[Figure, Figure] | None:
    """Return which of two amounts is a rate and which the total it is of; None where they are neither."""
    if (one.unit == SHARE) == (two.unit == SHARE) or one.vague or two.vague:
        return None
    if one.unit != SHARE:
        return two, one
    plain = _TOTAL.fullmatch(whole, one.end, two.start) and not _NO_TOTAL.search(whole, one.end, two.start)
    return (one, two) if plain else None


def _belongs(whole: str, rate: Figure, total: Figure, two: Figure, part: Figure) -> bool:
    """Whether the last of three amounts is told by the word that the rate is called by: 整改率, 已整改."""
    if part.unit != total.unit or part.vague or not 0 < part.value <= total.value:
        return False
    called = _RATED.search(whole, max(0, rate.start - _LONGEST), rate.start)
    told = _PART.fullmatch(whole, two.end, part.start)
    return called is not None and told is not None and called["verb"] in whole[two.end : part.start]
