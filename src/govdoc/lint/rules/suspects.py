"""Text → places that are suspicious: two neighbours that no word holds, but one would if one of them were another.

Most pairs of neighbours are harmless, and the same ones come again and again: what was found of a pair is kept.
"""

from __future__ import annotations

import math
import sys
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from govdoc.lint.rules import collocations, lexicon
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

_UTF_16 = f"utf-16-{sys.byteorder[0]}e"
_CHUNK = 1 << 16
"""Code points looked at in one go."""
_GAIN = 8.5
_SCORE = -2.5
_LIKELIEST = -4.0
"""Likelihood (logarithm) that no word exceeds: what two common characters are cannot be told from the gain."""
_TYPES, _FRAME, _LOOKS, _NEARLY = 0.6, 2.4, 2.4, 1.5
"""In the score of a short word: how many words the two characters make otherwise, a frame, a likeness of shape.

And a sound that is nearly the same only.
"""
_USUAL = 2.0
"""What a word of official papers adds to it: one that is known to go with many others."""
_AFTER = frozenset(
    "了着过的得者于及出到成起来去给有在为后前中里上下动入回与和是也就都时内间边头说看家人们国县镇村乡山河江湖路街氏"
)
_BEFORE = frozenset("不一可以之所其自初再已未无有又也都很最更将被把从在与和各每该本此多大小新老为还就能会要想")
"""Characters that any other may stand before or after, without a word being made: 忆及, 挫后, 邰国; 再犯, 初现."""
_ORDINARY, _TURNED = -15.0, -13.0
"""Likelihood (logarithm) of the end of a word and the beginning of another side by side, above which it is no sign.

Of one character for another, and of two that are turned about.
"""
SIDE, MOST = 3.0, 6.0
"""What a neighbour that a word goes with adds to its score; both of them."""
COMMON = -7.2
"""Likelihood (logarithm) of a character as a word, above which it may stand anywhere."""
_BETWEEN = frozenset("的和与及、")
"""What may stand between two words that go with each other."""
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


class _Pair(NamedTuple):
    """Two neighbours and what might be meant."""

    chars: str
    lefts: str = ""
    rights: str = ""
    """Characters that might stand for the left one and for the right one."""
    slip: bool = False
    words: tuple[str, ...] = ()
    """Words that might stand for both, if they go with the word before or after."""
    contexts: collocations.Contexts | None = None
    befores: str = ""
    afters: str = ""
    """Characters of which one stands before or after, if one of those words is meant."""


_COMMON_WORD = -12.3
"""Likelihood (logarithm) of a word above which one side does not tell that another is meant."""
_harmless: set[int] = set()
_suspects: dict[int, _Pair] = {}


def suspects(text: str) -> Iterator[Suspect]:
    """Give the suspicious places of a text, in order; some come twice."""
    for start in range(0, len(text), _CHUNK):
        for at, number in sorted(_unknown(text[start : start + _CHUNK + 1])):
            pair = _suspects.get(number) or _learnt(number)
            if pair is not None and (found := _at(text, start + at, pair)):
                yield from found


def _at(text: str, place: int, pair: _Pair) -> list[Suspect]:
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


def _meant(text: str, place: int, pair: _Pair) -> Iterator[Suspect]:
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

    One side is enough beside a rare word; a common one stands beside so many others that both must tell, but for words
    that people take for each other.
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
    known = lexicon.word(text[place:end])
    return "" if known is not None and known.likelihood > _COMMON_WORD else word


def beside(text: str, place: int) -> tuple[frozenset[str], str]:
    """Return the words that go with the one before a place of two characters, and the one after it."""
    first = place - 1 if place > 1 and text[place - 1] in _BETWEEN else place
    last = place + 3 if text[place + 2 : place + 3] in _BETWEEN else place + 2
    return collocations.followers(text[first - 2 : first]) if first > 1 else _NOTHING, text[last : last + 2]


def is_plain(gain: float, word: str, at: int, wrong: str) -> bool:
    """Tell whether a short word is plainly meant, by the gain of likelihood of the stretch with ``wrong`` replaced."""
    return gain >= _GAIN and gain + _evidence(word, at, wrong) >= _SCORE


@cache
def _evidence(word: str, at: int, wrong: str) -> float:
    """Return how much speaks for a short word, whatever stands around it.

    The commoner the word, the more; the more words the two characters that stand there make with others, the less:
    they may well make one more.
    """
    known = lexicon.pair(*word)
    other = word[1 - at]
    first, last = (wrong, other) if at == 0 else (other, wrong)
    types = (1 + len(lexicon.sides(first).next_in_words)) * (1 + len(lexicon.sides(last).previous_in_words))
    framed = other in (_BEFORE if at else _AFTER)
    likelihood = known.likelihood if known else -math.inf
    looks, nearly = word[at] in lexicon.lookalikes(wrong), word[at] not in lexicon.alike(wrong)
    usual = collocations.goes_with_many(word)
    return likelihood - _TYPES * math.log(types) - _FRAME * framed + _LOOKS * looks - _NEARLY * nearly + _USUAL * usual


def _learnt(number: int) -> _Pair | None:
    """Return the suspicious pair that a number stands for; None if it is harmless, which is kept in mind."""
    if number in _harmless:
        return None
    pair = _pair(*_characters(number))
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
    for first in (0, 1):
        numbers = units[2 * first : 2 * first + (len(units) - 2 * first) // 4 * 4].cast("I")
        found += [(2 * at + first, number) for at, number in enumerate(numbers) if number not in _harmless]
    return found


_FAR = lazy("[\U00010000-\U0010ffff]")


def _characters(number: int) -> tuple[str, str]:
    """Return the two characters of a pair in their order."""
    low, high = chr(number & 0xFFFF), chr(number >> 16)
    return (low, high) if sys.byteorder == "little" else (high, low)


def _pair(left: str, right: str) -> _Pair | None:
    """Return a pair of neighbours as a suspicious one; None if a word holds it, or would with no other character."""
    if not ("\u4e00" <= left <= "\u9fff" and "\u4e00" <= right <= "\u9fff"):
        return None
    before, after = lexicon.sides(left), lexicon.sides(right)
    chars = left + right
    words, contexts = tuple(collocations.soundalikes(chars)), collocations.contexts(chars)
    if right in before.usual:
        return _told(_Pair(chars, words=words, contexts=contexts)) if words or contexts else None
    like_left, like_right = lexicon.nearly_alike(left), lexicon.nearly_alike(right)
    lefts: set[str] = set()
    rights: set[str] = set()
    is_rare = right in before.rare
    if not is_rare and _LIKELIEST - lexicon.marks(left).alone - lexicon.marks(right).alone >= _GAIN:
        lefts.update(char for char in after.previous_in_words & like_left if _may_be_word(char + right, 0, left))
        rights.update(char for char in before.next_in_words & like_right if _may_be_word(left + char, 1, right))
    if lexicon.marks(left).last + lexicon.marks(right).first < _ORDINARY:
        lefts |= after.previous_in_terms & like_left
        rights |= before.next_in_terms & like_right
    if not (words or is_rare):
        words = (*_ending(left, right, like_left, lefts), *_beginning(left, right, like_right, rights))
    pair = _Pair(chars, "".join(sorted(lefts)), "".join(sorted(rights)), _may_be_slip(left, right), words, contexts)
    return _told(pair) if any(pair[1:]) else None


def _told(pair: _Pair) -> _Pair:
    """Return a pair with the characters that tell whether what stands beside it is worth a look."""
    befores = {char for word in pair.words for char in collocations.lasts(word)}
    afters = {follow[0] for word in pair.words for follow in collocations.followers(word)}
    if pair.contexts is not None:
        befores.update(before[-1] for before in pair.contexts.before)
        afters.update(after[0] for after in pair.contexts.after)
    if pair.words:
        befores |= _BETWEEN
        afters |= _BETWEEN
    told = "".join(sorted(afters)) or ("\n" if befores else "")
    return pair._replace(befores="".join(sorted(befores)), afters=told)


def _ending(left: str, right: str, like_left: frozenset[str], told: set[str]) -> list[str]:
    """Return the words that end with ``right`` and may be likely enough if they go with the words before and after."""
    if lexicon.marks(left).alone > COMMON:
        return []
    chars = like_left.intersection(collocations.previous_in_joined(right)) - told
    return [char + right for char in chars if _may_be_word(char + right, 0, left, MOST)]


def _beginning(left: str, right: str, like_right: frozenset[str], told: set[str]) -> list[str]:
    """Return the words that begin with ``left`` and may be likely enough if they go with those words."""
    if lexicon.marks(right).alone > COMMON:
        return []
    chars = like_right.intersection(collocations.next_in_joined(left)) - told
    return [left + char for char in chars if _may_be_word(left + char, 1, right, MOST)]


def _may_be_slip(left: str, right: str) -> bool:
    """Tell whether two characters that no word holds may be one of a word, twice, or two of it, turned about."""
    before, after = lexicon.sides(left), lexicon.sides(right)
    if right in before.rare:
        return False
    if left == right:
        return any(before[2:])
    is_ordinary = lexicon.marks(left).last + lexicon.marks(right).first > _TURNED
    return not is_ordinary and (left in after.next_in_terms or left in after.next_in_words)


def _may_be_word(word: str, at: int, wrong: str, more: float = 0.0) -> bool:
    """Tell whether a word of two characters is likely enough, however the characters around it are read."""
    known = lexicon.pair(*word)
    if known is None:
        return False
    gain = known.likelihood - lexicon.marks(wrong).alone - lexicon.marks(word[1 - at]).alone
    return is_plain(gain + more, word, at, wrong)
