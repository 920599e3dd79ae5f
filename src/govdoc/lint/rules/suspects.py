"""Text → places that are suspicious: two neighbours that no word holds, but one would if one of them were another.

Most pairs of neighbours are harmless, and the same ones come again and again: what was found of a pair is kept.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from govdoc.lint.rules import collocations, lexicon
from govdoc.lint.rules.oddpairs import BETWEEN, Pair, pair_of
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

_UTF_16 = f"utf-16-{sys.byteorder[0]}e"
_CHUNK = 1 << 14
"""Code points looked at in one go."""
SIDE = 3.0
"""What a neighbour that a word goes with adds to its score."""
_NOTHING: frozenset[str] = frozenset()


class Suspect(NamedTuple):
    """A suspicious place, the characters that might be meant there, or the word of two characters.

    Neither: what stands there may be written twice, or be turned about with its neighbour.
    """

    at: int
    chars: str = ""
    word: str = ""
    certain: bool = False
    """Whether the word is meant beyond doubt."""


_harmless: set[int] = set()
_suspects: dict[int, Pair] = {}


def suspects(text: str) -> Iterator[Suspect]:
    """Give the suspicious places of a text, in order; some come twice."""
    for start in range(0, len(text), _CHUNK):
        for at, number in sorted(_unknown(text[start : start + _CHUNK + 1])):
            pair = _suspects.get(number) or _learnt(number)
            if pair is not None and (found := _at(text, start + at, pair)):
                yield from found


def _at(text: str, place: int, pair: Pair) -> list[Suspect]:
    """Return what is suspicious about a pair of neighbours where it stands."""
    chars, lefts, rights, slip, _, _, befores, afters = pair
    before, after = text[place - 1] if place else "\n", text[place + 2 : place + 3] or "\n"
    found = []
    if lefts and chars[0] not in lexicon.sides(before).usual:
        found.append(Suspect(place, lefts))
    if rights and after not in lexicon.sides(chars[1]).usual:
        found.append(Suspect(place + 1, rights))
    if slip:
        found.append(Suspect(place))
    # Nearly all words are passed over here: one character tells that their neighbours are others.
    if afters and (after in afters or before in befores):
        found += _meant(text, place, pair)
    return found


def _meant(text: str, place: int, pair: Pair) -> Iterator[Suspect]:
    """Give the words that are meant at a place, or may be, as the one before or after tells."""
    if pair.contexts is not None and (word := _certain(text, place, pair.contexts)):
        yield Suspect(place, word=word, certain=True)
    if pair.words:
        usual, after_it = beside(text, place)
        for word in pair.words:
            if word in usual or after_it in collocations.followers(word):
                yield Suspect(place, word=word)


def _certain(text: str, place: int, contexts: collocations.Contexts) -> str:
    """Return the word that what stands beside a place of two characters tells is meant; empty where nothing does.

    One side is enough beside what is no word; a word may well be meant, so both must tell, but for words that people
    take for each other.
    """
    end = place + 2
    behind = text[end : end + 2]
    left, right = contexts.before.get(text[max(0, place - 2) : place]), contexts.after.get(behind)
    # 公证处, but 公正处理: a character that begins another word tells nothing.
    if right is None and (not behind[1:] or lexicon.word(behind) is None):
        right = contexts.after.get(behind[:1])
    word = left or right or ""
    if not word or left == right or word in contexts.sure:
        return word
    return word if lexicon.word(text[place:end]) is None else ""


def beside(text: str, place: int) -> tuple[frozenset[str], str]:
    """Return the words that go with the one before a place of two characters, and the one after it."""
    first = place - 1 if place > 1 and text[place - 1] in BETWEEN else place
    last = place + 3 if text[place + 2 : place + 3] in BETWEEN else place + 2
    return collocations.followers(text[first - 2 : first]) if first > 1 else _NOTHING, text[last : last + 2]


def _learnt(number: int) -> Pair | None:
    """Return the suspicious pair that a number stands for; None if it is harmless, which is kept in mind."""
    if number in _harmless:
        return None
    pair = pair_of(*_characters(number))
    if pair is None:
        _harmless.add(number)
    else:
        _suspects[number] = pair
    return pair


def _unknown(chunk: str) -> list[tuple[int, int]]:
    """Return place and number of the pairs that are not known to be harmless; two characters make one number."""
    units = memoryview(chunk.encode(_UTF_16, "surrogatepass"))
    if len(units) > 2 * len(chunk):
        # A character of four bytes is none of ours, and would shift the places.
        units = memoryview(_FAR.sub("\0", chunk).encode(_UTF_16, "surrogatepass"))
    found = []
    known = _harmless.__contains__
    for first in (0, 1):
        numbers = units[2 * first : 2 * first + (len(units) - 2 * first) // 4 * 4].cast("I")
        # A byte for each pair, so that the few unknown ones are not looked for one by one.
        flags = bytes(map(known, numbers))
        at = flags.find(0)
        while at >= 0:
            found.append((2 * at + first, numbers[at]))
            at = flags.find(0, at + 1)
    return found


_FAR = lazy("[\U00010000-\U0010ffff]")


def _characters(number: int) -> tuple[str, str]:
    """Return the two characters of a pair in their order."""
    low, high = chr(number & 0xFFFF), chr(number >> 16)
    return (low, high) if sys.byteorder == "little" else (high, low)
