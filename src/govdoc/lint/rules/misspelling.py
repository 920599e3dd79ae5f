"""Text → places where one character off a known word stands for another that sounds or looks like it.

Two neighbours that no word holds are suspicious when one of them sounds or looks like what would stand there in a
word. Few are; for those the likeliest words of the stretch are compared, as it is and with the other character.
Thresholds and what they cost: docs/decisions/0008.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from govdoc.lint.rules import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHUNK = 4096
"""Code points looked at in one go: its pairs of neighbours are a set, and a suspicious one is looked for in it."""
_AROUND, _NEAR = 7, 4
"""Characters on each side that are read to judge a place, where a long term is in question and elsewhere."""
_GAIN_OF_TERM = 5.0
_GAIN_OF_3 = 12.0
_GAIN_OF_2 = 9.5
_SCORE_OF_2 = -4.3
_WEIGHT, _SHARE = 1.4, 0.7
"""The likelihood of the right word and the share of the wrong character as a word, in the score of a short word."""
_SHORTEST_TERM = 4
_ODD = -9.0
"""Likelihood (logarithm) of a character as a word, below which it is odd to meet it alone."""
_VARIANTS = {
    char: group
    for group in "辞词 唯惟维 象像相 账帐 作做 份分 他它她 订定 黏粘 代待带 著着 飘漂 炼练 哪那 的地得 吗嘛 扣叩 度渡 秘密 与于予".split()
    for char in group
}
"""Characters that stand for each other in many words: which one is right there is for typos.tsv to say."""
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟"
    "谭陆汪范石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安"
)
_ORDINARY = -15.0
"""Likelihood (logarithm) of the end of a word and the beginning of another side by side, above which it is no sign."""


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


def misspellings(text: str) -> Iterator[Misspelling]:
    """Give the wrong characters of a text, in no order, each once."""
    seen: set[int] = set()
    for start in range(0, len(text), _CHUNK):
        chunk = text[start : start + _CHUNK + 1]
        for pair in _suspicious(chunk):
            at = chunk.find(pair.chars)
            while at >= 0:
                for offset, rights in ((at, pair.lefts), (at + 1, pair.rights)):
                    place = start + offset
                    if rights and place not in seen and (found := _judged(text, place, rights)) is not None:
                        seen.add(place)
                        yield found
                at = chunk.find(pair.chars, at + 1)


class _Pair(NamedTuple):
    """Two neighbours that no word holds, and what might stand for the left one and for the right one."""

    chars: str
    lefts: str
    rights: str


_harmless: set[int] = set()
_suspects: dict[int, _Pair] = {}


def _suspicious(chunk: str) -> list[_Pair]:
    """Return the suspicious pairs of neighbours of a chunk; what was found of a pair is kept."""
    units = memoryview(chunk.encode("utf-16-le", "surrogatepass"))
    size = len(units)
    pairs = set(units[: size // 4 * 4].cast("I"))
    pairs.update(units[2 : 2 + (size - 2) // 4 * 4].cast("I"))
    pairs -= _harmless
    for pair in pairs.difference(_suspects):
        found = _pair(chr(pair & 0xFFFF), chr(pair >> 16))
        if found is None:
            _harmless.add(pair)
        else:
            _suspects[pair] = found
    return [_suspects[pair] for pair in pairs & _suspects.keys()]


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
        lefts.update(char for char in after.previous_in_words & like_left if _may_be_word(char + right, left, right))
        rights.update(char for char in before.next_in_words & like_right if _may_be_word(left + char, right, left))
    if lexicon.marks(left).last + lexicon.marks(right).first < _ORDINARY:
        lefts |= after.previous_in_terms & like_left
        rights |= before.next_in_terms & like_right
    return _Pair(left + right, "".join(sorted(lefts)), "".join(sorted(rights))) if lefts or rights else None


def _may_be_word(meant: str, wrong: str, other: str) -> bool:
    """Tell whether a word of two characters is likely enough, however the characters around it are read."""
    word = lexicon.pair(*meant)
    if word is None:
        return False
    gain = word.likelihood - lexicon.marks(wrong).alone - lexicon.marks(other).alone
    return _is_plain(gain, word.likelihood, wrong)


def _is_plain(gain: float, likelihood: float, wrong: str) -> bool:
    """Tell whether a short word is plainly meant: gain of likelihood of the stretch, likelihood of the word."""
    return gain >= _GAIN_OF_2 and gain + _WEIGHT * likelihood + _SHARE * lexicon.marks(wrong).share >= _SCORE_OF_2


def _judged(text: str, place: int, rights: str) -> Misspelling | None:
    """Return the wrong character at a place, one of ``rights`` standing for it; None where the text is as likely."""
    around = text[max(0, place - 1) : place + 2]
    pairs = [around[at : at + 2] for at in range(len(around) - 1)]
    if any(right in lexicon.sides(left).usual for left, right in pairs):
        return None
    alone = not any(lexicon.is_known(*pair) for pair in pairs)
    before, after = text[max(0, place - _AROUND) : place], text[place + 1 : place + 1 + _AROUND]
    in_terms = [char for char in rights if _is_in_term(before + char + after, len(before))]
    if not in_terms and not alone:
        return None
    first, last = _stretch(text, place, _AROUND if in_terms else _NEAR)
    stretch, at = text[first:last], place - first
    readings = []
    for char in rights if alone else in_terms:
        meant = stretch[:at] + char + stretch[at + 1 :]
        readings.append((*lexicon.cut(meant), char, meant))
    likelihood, spans, char, meant = max(readings)
    start, end = next((start, end) for start, end in spans if start <= at < end)
    word = meant[start:end]
    known = lexicon.word(word) if len(word) > 1 else None
    if known is None or not known.suggestible or char in _VARIANTS.get(text[place], ""):
        return None
    gain = likelihood - lexicon.cut(stretch)[0]
    if len(word) >= _SHORTEST_TERM:
        sure = gain >= _GAIN_OF_TERM
    else:
        sure = alone and _is_among_words(meant, spans, (start, end))
        sure = sure and (gain >= _GAIN_OF_3 if len(word) > 2 else _is_plain(gain, known.likelihood, text[place]))
    return Misspelling(place, char, first + start, word) if sure else None


def _is_among_words(text: str, spans: list[tuple[int, int]], word: tuple[int, int]) -> bool:
    """Tell whether a word of two characters stands among words: beside odd characters it may be part of a name."""
    if len(text) == 2:  # noqa: PLR2004 - the word is all there is
        return False
    at = spans.index(word)
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
    for begin in range(start, at + 1) if end - start > 2 else ():
        for stop in range(max(at + 1, begin + 3), min(end, begin + lexicon.longest(text[begin])) + 1):
            word = lexicon.word(text[begin:stop])
            if word is not None and word.term:
                return True
    return False
