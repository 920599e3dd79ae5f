"""Text → places that are suspicious: two neighbours that no word holds, but one would if one of them were another.

Most pairs of neighbours are harmless, and the same ones come again and again: what was found of a pair is kept.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from govdoc.lint.rules import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

_UTF_16 = f"utf-16-{sys.byteorder[0]}e"
_CHUNK = 1024
"""Code points looked at in one go: its pairs of neighbours are a set, and a suspicious one is looked for in it."""
_GAIN = 9.5
_SCORE = -4.3
_WEIGHT, _SHARE = 1.4, 0.7
"""The likelihood of the right word and the share of the wrong character as a word, in the score of a short word."""
_ORDINARY = -15.0
"""Likelihood (logarithm) of the end of a word and the beginning of another side by side, above which it is no sign."""


class _Pair(NamedTuple):
    """Two neighbours, and what might stand for the left one and for the right one."""

    chars: str
    lefts: str
    rights: str


_harmless: set[int] = set()
_suspects: dict[int, _Pair] = {}


def suspects(text: str) -> Iterator[tuple[int, str]]:
    """Give the suspicious places of a text, each with the characters that might be meant there; some come twice."""
    for start in range(0, len(text), _CHUNK):
        chunk = text[start : start + _CHUNK + 1]
        for chars, lefts, rights in _pairs(chunk):
            at = chunk.find(chars)
            while at >= 0:
                place = start + at
                if lefts and not (place and chars[0] in lexicon.sides(text[place - 1]).usual):
                    yield place, lefts
                if rights and (text[place + 2 : place + 3] or "\n") not in lexicon.sides(chars[1]).usual:
                    yield place + 1, rights
                at = chunk.find(chars, at + 1)


def is_plain(gain: float, likelihood: float, wrong: str) -> bool:
    """Tell whether a short word is plainly meant: gain of likelihood of the stretch, likelihood of the word."""
    return gain >= _GAIN and gain + _WEIGHT * likelihood + _SHARE * lexicon.marks(wrong).share >= _SCORE


def _pairs(chunk: str) -> list[_Pair]:
    """Return the suspicious pairs of neighbours of a chunk."""
    units = memoryview(chunk.encode(_UTF_16, "surrogatepass"))
    size = len(units)
    # Two characters of two bytes each are one number: sets of numbers are built three times as fast as of strings.
    numbers = set(units[: size // 4 * 4].cast("I"))
    numbers.update(units[2 : 2 + (size - 2) // 4 * 4].cast("I"))
    # Not “-=”: that would go through all that is harmless, this goes through the chunk.
    numbers = numbers - _harmless
    found = []
    for number in numbers:
        pair = _suspects.get(number) or _pair(*_characters(number))
        if pair is None:
            _harmless.add(number)
        else:
            _suspects[number] = pair
            found.append(pair)
    return found


def _characters(number: int) -> tuple[str, str]:
    """Return the two characters of a pair in their order."""
    low, high = chr(number & 0xFFFF), chr(number >> 16)
    return (low, high) if sys.byteorder == "little" else (high, low)


def _pair(left: str, right: str) -> _Pair | None:
    """Return a pair of neighbours as a suspicious one; None if a word holds it, or would with no other character."""
    if not ("\u4e00" <= left <= "\u9fff" and "\u4e00" <= right <= "\u9fff"):
        return None
    before, after = lexicon.sides(left), lexicon.sides(right)
    if right in before.usual:
        return None
    like_left, like_right = lexicon.alike(left), lexicon.alike(right)
    lefts: set[str] = set()
    rights: set[str] = set()
    if right not in before.rare:
        lefts.update(char for char in after.previous_in_words & like_left if _may_be_word(char, right, left, right))
        rights.update(char for char in before.next_in_words & like_right if _may_be_word(left, char, right, left))
    if lexicon.marks(left).last + lexicon.marks(right).first < _ORDINARY:
        lefts |= after.previous_in_terms & like_left
        rights |= before.next_in_terms & like_right
    return _Pair(left + right, "".join(sorted(lefts)), "".join(sorted(rights))) if lefts or rights else None


def _may_be_word(first: str, second: str, wrong: str, other: str) -> bool:
    """Tell whether a word of two characters is likely enough, however the characters around it are read."""
    word = lexicon.pair(first, second)
    if word is None:
        return False
    gain = word.likelihood - lexicon.marks(wrong).alone - lexicon.marks(other).alone
    return is_plain(gain, word.likelihood, wrong)
