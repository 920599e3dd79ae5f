"""Two neighbours that no word holds → what might be meant: a character for one of them, a word for both, a slip."""

from __future__ import annotations

import math
from functools import cache
from typing import NamedTuple

from govdoc.lint.rules import collocations, lexicon

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
_BEFORE = frozenset("不一可以之所其自初再已未无有又也都很最更将被把从在与和各每该本此多大小新老为还就能会要想这那")
"""Characters that any other may stand before or after, without a word being made: 忆及, 挫后, 邰国; 再犯, 这洋|哥们."""
_ORDINARY, _TURNED = -15.0, -13.0
"""Likelihood (logarithm) of the end of a word and the beginning of another side by side, above which it is no sign.

Of one character for another, and of two that are turned about.
"""
MOST = 6.0
"""What two neighbours that a word goes with add to its score."""
COMMON = -7.2
"""Likelihood (logarithm) of a character as a word, above which it may stand anywhere."""
BETWEEN = frozenset("的和与及、")
"""What may stand between two words that go with each other."""


class Pair(NamedTuple):
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


def pair_of(left: str, right: str) -> Pair | None:
    """Return a pair of neighbours as a suspicious one; None if a word holds it, or would with no other character."""
    if not ("\u4e00" <= left <= "\u9fff" and "\u4e00" <= right <= "\u9fff"):
        return None
    before, chars = lexicon.sides(left), left + right
    words, contexts = tuple(collocations.soundalikes(chars)), collocations.contexts(chars)
    if right in before.usual:
        return _told(Pair(chars, words=words, contexts=contexts)) if words or contexts else None
    lefts, rights = _singles(left, right)
    if not (words or right in before.rare):
        words = (*_ending(left, right, lefts), *_beginning(left, right, rights))
    pair = Pair(chars, "".join(sorted(lefts)), "".join(sorted(rights)), _may_be_slip(left, right), words, contexts)
    return _told(pair) if any(pair[1:]) else None


def _singles(left: str, right: str) -> tuple[set[str], set[str]]:
    """Return the characters that might stand for the left one and for the right one of two, in a word or a term."""
    before, after = lexicon.sides(left), lexicon.sides(right)
    one, other = lexicon.marks(left), lexicon.marks(right)
    like_left, like_right = lexicon.nearly_alike(left), lexicon.nearly_alike(right)
    lefts: set[str] = set()
    rights: set[str] = set()
    if right not in before.rare and _LIKELIEST - one.alone - other.alone >= _GAIN:
        lefts.update(char for char in after.previous_in_words & like_left if _may_be_word(char + right, 0, left))
        rights.update(char for char in before.next_in_words & like_right if _may_be_word(left + char, 1, right))
    if one.last + other.first < _ORDINARY:
        lefts |= after.previous_in_terms & like_left
        rights |= before.next_in_terms & like_right
    return lefts, rights


def _told(pair: Pair) -> Pair:
    """Return a pair with the characters that tell whether what stands beside it is worth a look."""
    befores = {char for word in pair.words for char in collocations.lasts(word)}
    afters = {follow[0] for word in pair.words for follow in collocations.followers(word)}
    if pair.contexts is not None:
        befores.update(before[-1] for before in pair.contexts.before)
        afters.update(after[0] for after in pair.contexts.after)
    if pair.words:
        befores |= BETWEEN
        afters |= BETWEEN
    told = "".join(sorted(afters)) or ("\n" if befores else "")
    return pair._replace(befores="".join(sorted(befores)), afters=told)


def _ending(left: str, right: str, told: set[str]) -> list[str]:
    """Return the words that end with ``right`` and may be likely enough if they go with the words before and after."""
    if lexicon.marks(left).alone > COMMON:
        return []
    chars = lexicon.nearly_alike(left).intersection(collocations.previous_in_joined(right)) - told
    return [char + right for char in sorted(chars) if _may_be_word(char + right, 0, left, MOST)]


def _beginning(left: str, right: str, told: set[str]) -> list[str]:
    """Return the words that begin with ``left`` and may be likely enough if they go with those words."""
    if lexicon.marks(right).alone > COMMON:
        return []
    chars = lexicon.nearly_alike(right).intersection(collocations.next_in_joined(left)) - told
    return [left + char for char in sorted(chars) if _may_be_word(left + char, 1, right, MOST)]


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
