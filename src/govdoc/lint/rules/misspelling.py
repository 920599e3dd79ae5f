"""Text → places where a known word is written wrongly: one character for another, twice, or turned about.

At a suspicious place the likeliest words of the stretch are compared, as it is and with the other character.
Thresholds and what they cost: docs/decisions/0009.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from govdoc.lint.rules import lexicon
from govdoc.lint.rules.homophones import homophone
from govdoc.lint.rules.oddpairs import is_plain
from govdoc.lint.rules.slips import slip
from govdoc.lint.rules.spellings import (
    ALONE,
    VARIANTS,
    Misspelling,
    Reading,
    is_among_words,
    is_end_of_body,
    is_end_of_four,
    is_in_term,
    is_name_or_degree,
    is_old,
    is_suggestible,
    stretch_around,
)
from govdoc.lint.rules.suspects import suspects
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_AROUND, _NEAR = 7, 4
"""Characters on each side that are read to judge a place, where a long term is in question and elsewhere."""
_GAIN_OF_TERM = 10.0
_GAIN_OF_3 = 10.0
_SHORT, _SHORTEST_TERM = 2, 4
"""Characters of the words that are looked for: short ones, three, and terms."""
_PARTICLES = frozenset("暨呢吗吧啊呀")
"""Characters that link or end what others say: 活动周暨|展览 is no 活动周期."""
_DOERS = frozenset("者家员师手人")
"""Ends of words for who does something, of which new ones are made: 执针者, 制扇人."""
_FRAMES = lazy(
    "以.[促带代定引聚换].|走.串.|[争斗].[争斗].|先.后.|前.后.|上.下.|内.外.|左.右.|东.西.|南.北.|..[起下出过上进回][来去]"
)
"""Frames of four characters that people fill as they need: 以效定产, 走街串户, 争芳斗妍, 正靓起来."""


def misspellings(text: str) -> Iterator[Misspelling]:
    """Give the wrong characters of a text, in no order, each once."""
    seen: set[int] = set()
    for suspect in suspects(text):
        place = suspect.at
        if place in seen:
            continue
        if suspect.word:
            found = homophone(text, suspect)
        else:
            found = _judged(text, place, suspect.chars) if suspect.chars else slip(text, place)
        if found is not None and found.at not in seen:
            seen.update(range(found.at, found.at + found.length))
            yield found


def _judged(text: str, place: int, rights: str) -> Misspelling | None:
    """Return the wrong character at a place, one of ``rights`` standing for it; None where the text is as likely."""
    first = max(0, place - _AROUND)
    found, is_sure = _judged_within(text[first : place + _AROUND + 1], place - first, rights)
    if found is None or (not is_sure and is_old(text, place)):
        return None
    return found._replace(at=place, start=first + found.start)


@lru_cache(4096)
def _judged_within(text: str, place: int, rights: str) -> tuple[Misspelling | None, bool]:
    """Return the wrong character in the text around a place, and whether it is sure whatever the language is.

    Formulations come again and again: what was found is kept.
    """
    lonely = not any(lexicon.is_known(*text[at : at + 2]) for at in (place - 1, place) if 0 <= at < len(text) - 1)
    in_terms = _in_terms(text, place, rights)
    if not in_terms and not lonely:
        return None, False
    first, last = stretch_around(text, place, _AROUND if in_terms else _NEAR)
    best = _best(text[first:last], place - first, rights if lonely else in_terms)
    is_meant, is_sure = _verdict(best, text[first:last], lonely=lonely)
    if not is_meant:
        return None, False
    start, end = best.span
    return Misspelling(place, best.right, first + start, best.text[start:end]), is_sure


def _in_terms(text: str, place: int, rights: str) -> list[str]:
    """Return those of the characters with which a long term would cover a place."""
    before, after = text[max(0, place - _AROUND) : place], text[place + 1 : place + 1 + _AROUND]
    after_it = lexicon.sides(before[-1:]).next_in_terms
    return [
        char
        for char in rights
        if (char in after_it or after[:1] in lexicon.sides(char).next_in_terms)
        and is_in_term(before + char + after, len(before))
    ]


def _best(stretch: str, at: int, rights: Sequence[str]) -> Reading:
    """Return the likeliest reading of a stretch, with one of the characters in the place ``at``."""
    meant = (stretch[:at] + char + stretch[at + 1 :] for char in rights)
    return max(Reading(*lexicon.cut(text), text, at, stretch[at]) for text in meant)


def _verdict(best: Reading, written: str, *, lonely: bool) -> tuple[bool, bool]:
    """Tell whether the word of a reading is meant, and whether it is sure whatever the language is."""
    start, end = best.span
    word, gain = best.text[start:end], best.likelihood - lexicon.cut(written)[0]
    if best.right in VARIANTS.get(best.wrong, "") or _is_filled(word, written[start:end]):
        return False, False
    is_sure = _is_sure_term(word, written, best.at, gain)
    return is_sure or (lonely and _is_sure(word, best, gain)), is_sure


def _is_filled(word: str, written: str) -> bool:
    """Tell whether a word and what is written in its place are the same frame, filled in two ways."""
    return _FRAMES.fullmatch(word) is not None and _FRAMES.fullmatch(written) is not None


def _is_sure_term(word: str, stretch: str, at: int, gain: float) -> bool:
    """Tell whether a long term is meant.

    失德失范 is no 师德失范: a character that comes again two places on is there on purpose.
    """
    if len(word) < _SHORTEST_TERM or gain < _GAIN_OF_TERM or not is_suggestible(word):
        return False
    return not any(0 <= other < len(stretch) and stretch[other] == stretch[at] for other in (at - 2, at + 2))


def _is_sure(word: str, reading: Reading, gain: float) -> bool:
    """Tell whether a word of two or three characters is meant."""
    if not _SHORT <= len(word) < _SHORTEST_TERM or not is_suggestible(word) or not is_among_words(reading):
        return False
    if reading.wrong in _PARTICLES or is_end_of_four(reading) or is_end_of_body(reading):
        return False
    if len(word) > _SHORT:
        return gain >= _GAIN_OF_3 and not _is_doer(word, reading, gain)
    gain -= ALONE * len(reading.beside)
    return is_plain(gain, word, reading.at - reading.span[0], reading.wrong) and not is_name_or_degree(reading)


def _is_doer(word: str, reading: Reading, gain: float) -> bool:
    """Tell whether what is written may well be a verb, an object and 者: 执针者 is no 执政者.

    There the word without its end must plainly be meant.
    """
    root, end = lexicon.pair(*word[:_SHORT]), word[_SHORT:]
    if reading.at != reading.span[0] + 1 or end not in _DOERS or root is None:
        return False
    known = lexicon.word(word)
    gain += root.likelihood + lexicon.marks(end).alone - (known.likelihood if known else 0.0)
    return not is_plain(gain, word[:_SHORT], 1, reading.wrong)
