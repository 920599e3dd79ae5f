"""Text → places where one character off a known word stands for another that sounds or looks like it.

At a suspicious place the likeliest words of the stretch are compared, as it is and with the other character.
Thresholds and what they cost: docs/decisions/0009.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from govdoc.lint.rules import lexicon
from govdoc.lint.rules.suspects import is_plain, suspects

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_AROUND, _NEAR = 7, 4
"""Characters on each side that are read to judge a place, where a long term is in question and elsewhere."""
_GAIN_OF_TERM = 5.0
_GAIN_OF_3 = 12.0
_SHORT, _SHORTEST_TERM = 2, 4
"""Characters of the words that are looked for: short ones, three, and terms."""
_ODD = -9.0
"""Likelihood (logarithm) of a character as a word, below which it is odd to meet it alone."""
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟"
    "谭陆汪范石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安单关柴洪"
)
_GIVEN_TO = re.compile(r"同志|先生|女士|老师|告诉|介绍|表示|认为|说|$")
"""What follows a name; $ is a mark."""
_DEGREES = frozenset("太很最更所急特极颇愈甚")
"""A character after one of these is a word: 太滥, 所囿, 急挫."""
_GROUPS = "辞词|唯惟维|象像相|账帐|作做|份分|他它她|订定|黏粘|代待带|飘漂|炼练|哪那|的地得|吗嘛|扣叩|度渡|秘密|与于予"
_VARIANTS = {char: group for group in _GROUPS.split("|") for char in group}
"""Characters that stand for each other in many words: which one is right there is for typos.tsv to say."""


class Misspelling(NamedTuple):
    """A wrong character: where it stands, what should, the word that makes, and where that word stands."""

    at: int
    right: str
    start: int
    word: str

    @property
    def is_term(self) -> bool:
        """Whether the word is a long one: there is no doubt."""
        return len(self.word) >= _SHORTEST_TERM


class _Reading(NamedTuple):
    """A stretch of text with another character in the place of the wrong one, cut into its likeliest words."""

    likelihood: float
    spans: list[tuple[int, int]]
    right: str
    text: str


def misspellings(text: str) -> Iterator[Misspelling]:
    """Give the wrong characters of a text, in no order, each once."""
    seen: set[int] = set()
    for place, rights in suspects(text):
        if place not in seen and (found := _judged(text, place, rights)) is not None:
            seen.add(place)
            yield found


def _judged(text: str, place: int, rights: str) -> Misspelling | None:
    """Return the wrong character at a place, one of ``rights`` standing for it; None where the text is as likely."""
    lonely = not any(lexicon.is_known(*text[at : at + 2]) for at in (place - 1, place) if 0 <= at < len(text) - 1)
    before, after = text[max(0, place - _AROUND) : place], text[place + 1 : place + 1 + _AROUND]
    in_terms = [char for char in rights if _is_in_term(before + char + after, len(before))]
    if not in_terms and not lonely:
        return None
    first, last = _stretch(text, place, _AROUND if in_terms else _NEAR)
    stretch, at = text[first:last], place - first
    best = _best(stretch, at, rights if lonely else in_terms)
    start, end = next((start, end) for start, end in best.spans if start <= at < end)
    word = best.text[start:end]
    if best.right in _VARIANTS.get(stretch[at], ""):
        return None
    gain = best.likelihood - lexicon.cut(stretch)[0]
    sure = _is_sure_term(word, stretch, at, gain) or (lonely and _is_sure(word, best, (start, end), stretch[at], gain))
    return Misspelling(place, best.right, first + start, word) if sure else None


def _best(stretch: str, at: int, rights: Sequence[str]) -> _Reading:
    """Return the likeliest reading of a stretch, with one of the characters in the place ``at``."""
    meant = ((char, stretch[:at] + char + stretch[at + 1 :]) for char in rights)
    return max(_Reading(*lexicon.cut(text), char, text) for char, text in meant)


def _is_sure_term(word: str, stretch: str, at: int, gain: float) -> bool:
    """Tell whether a long term is meant.

    失德失范 is no 师德失范: a character that comes again two places on is there on purpose.
    """
    if len(word) < _SHORTEST_TERM or gain < _GAIN_OF_TERM or not _is_suggestible(word):
        return False
    return not any(0 <= other < len(stretch) and stretch[other] == stretch[at] for other in (at - 2, at + 2))


def _is_sure(word: str, reading: _Reading, span: tuple[int, int], wrong: str, gain: float) -> bool:
    """Tell whether a word of two or three characters is meant."""
    if not _SHORT <= len(word) < _SHORTEST_TERM or not _is_suggestible(word):
        return False
    if len(word) > _SHORT:
        return gain >= _GAIN_OF_3 and _is_among_words(reading, span)
    known = lexicon.word(word)
    if known is None or not is_plain(gain, known.likelihood, wrong) or _is_name_or_degree(reading, span):
        return False
    return _is_among_words(reading, span)


def _is_name_or_degree(reading: _Reading, span: tuple[int, int]) -> bool:
    """Tell whether what stands in the place of a short word is a name (单伟同志), or a word after its degree (太滥)."""
    first = reading.text[span[0]]
    if first == reading.right:
        return False
    return first in _DEGREES or (first in _SURNAMES and _GIVEN_TO.match(reading.text, span[1]) is not None)


def _is_suggestible(word: str) -> bool:
    """Tell whether a word may be suggested."""
    known = lexicon.word(word)
    return known is not None and known.suggestible


def _is_among_words(reading: _Reading, span: tuple[int, int]) -> bool:
    """Tell whether a word stands among words: alone between marks, or beside odd characters, it may be a name."""
    text, spans = reading.text, reading.spans
    if len(text) == _SHORT:
        return False
    at = spans.index(span)
    beside = [text[start] for start, end in spans[max(0, at - 1) : at + 2] if end - start == 1]
    if any(lexicon.marks(char).alone < _ODD for char in beside):
        return False
    return not any(end - start == 1 and text[start] in _SURNAMES for start, end in spans[max(0, at - 1) : at])


def _stretch(text: str, place: int, most: int) -> tuple[int, int]:
    """Return where the 汉字 around a place begin and end, so many on each side at most."""
    first, last = place, place + 1
    while first > max(0, place - most) and "\u4e00" <= text[first - 1] <= "\u9fff":
        first -= 1
    while last < min(len(text), place + 1 + most) and "\u4e00" <= text[last] <= "\u9fff":
        last += 1
    return first, last


def _is_in_term(text: str, at: int) -> bool:
    """Tell whether a long term covers a place."""
    start, end = at, at + 1
    while end < len(text) and text[end] in lexicon.sides(text[end - 1]).next_in_terms:
        end += 1
    while start and text[start] in lexicon.sides(text[start - 1]).next_in_terms:
        start -= 1
    if end - start <= _SHORT:
        return False
    for begin in range(start, at + 1):
        for stop in range(max(at + 1, begin + 3), min(end, begin + lexicon.longest(text[begin])) + 1):
            word = lexicon.word(text[begin:stop])
            if word is not None and word.term:
                return True
    return False
