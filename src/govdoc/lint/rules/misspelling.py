"""Text → places where a known word is written wrongly: one character for another, twice, or turned about.

At a suspicious place the likeliest words of the stretch are compared, as it is and with the other character.
Thresholds and what they cost: docs/decisions/0009.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from govdoc.lint.rules import lexicon
from govdoc.lint.rules.suspects import is_plain, suspects
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_AROUND, _NEAR = 7, 4
"""Characters on each side that are read to judge a place, where a long term is in question and elsewhere."""
_GAIN_OF_TERM = 10.0
_GAIN_OF_3 = 12.0
_SHORT, _SHORTEST_TERM = 2, 4
"""Characters of the words that are looked for: short ones, three, and terms."""
_ODD = -9.0
"""Likelihood (logarithm) of a character as a word, below which it is odd to meet it alone."""
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟"
    "谭陆汪范石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安单关柴洪"
)
_GIVEN_TO = lazy(r".?(?:同志|先生|女士|老师|告诉|介绍|表示|认为|说)|$")
"""What follows a surname and a character of a given name; $ is a mark."""
_ALL_SURNAMES = _SURNAMES | frozenset(
    "童阎盛詹骆焦管霍鲍柯耿鲁葛祝褚翟齐毕聂岳蓝殷甘喻柴游阳裴席尤舒屈项凌纪梅庞瞿苗包祁奚隋左路晏娄符谷卜戚冉池宁臧麦"
    "栾楼闵邸桑鄢仇崇佘卓狄靳苑柏敖郎沙车苟宗缪牟贝辛倪季闻翁蒲仲伍余关祖匡卞阮储"
)
_ALONE = 0.8
"""What a character that stands alone beside a short word takes from its score."""
_OLD, _FAR = frozenset("兮矣曰哉吾汝於為國與會個們來這時對學說發後過無維"), 15
"""Characters of the old language, and of the old script, in which other words are words; how far off they tell."""
_BODIES = frozenset("馆局校县市省部院厅委处科所站队会社厂店区镇乡村州国党军团组室园族司署台")
"""What a body ends in and the name of an office in it begins with: 研究馆馆员, 教育局局长."""
_DEGREES = frozenset("太很最更所急特极颇愈甚")
"""A character after one of these is a word: 太滥, 所囿, 急挫."""
_FRAMES = lazy("以.[促带代定引聚换].|走.串.|[争斗].[争斗].|先.后.|前.后.|上.下.|内.外.|左.右.|东.西.|南.北.")
"""Frames of four characters that people fill as they need: 以效定产, 走街串户, 争芳斗妍."""
_GROUPS = "辞词|唯惟维|象像相|账帐|作做|份分|他它她|订定|黏粘|代待带|飘漂|炼练|哪那|的地得|吗嘛|扣叩|度渡|秘密|与于予"
_VARIANTS = {char: group for group in _GROUPS.split("|") for char in group}
"""Characters that stand for each other in many words: which one is right there is for typos.tsv to say."""


class Misspelling(NamedTuple):
    """Wrong characters: where they stand, what should, where the word stands that makes, and how many there are."""

    at: int
    right: str
    start: int
    word: str
    length: int = 1

    @property
    def end(self) -> int:
        """Where the word ends, as it is written."""
        return self.start + len(self.word) - len(self.right) + self.length

    @property
    def is_term(self) -> bool:
        """Whether the word is a long one: there is no doubt."""
        return len(self.word) >= _SHORTEST_TERM


class _Reading(NamedTuple):
    """A stretch of text with another character in the place of the wrong one, cut into its likeliest words."""

    likelihood: float
    spans: list[tuple[int, int]]
    text: str
    at: int
    wrong: str

    @property
    def right(self) -> str:
        """The other character."""
        return self.text[self.at]

    @property
    def span(self) -> tuple[int, int]:
        """Where the word stands that the other character is of."""
        return next(span for span in self.spans if span[0] <= self.at < span[1])

    @property
    def beside(self) -> list[str]:
        """The characters beside that word that are words of their own."""
        number = self.spans.index(self.span)
        return [self.text[start] for start, end in self.spans[max(0, number - 1) : number + 2] if end - start == 1]


def misspellings(text: str) -> Iterator[Misspelling]:
    """Give the wrong characters of a text, in no order, each once."""
    seen: set[int] = set()
    for place, rights in suspects(text):
        if place in seen:
            continue
        found = _judged(text, place, rights) if rights else _slip(text, place)
        if found is not None:
            seen.add(place)
            yield found


def _judged(text: str, place: int, rights: str) -> Misspelling | None:
    """Return the wrong character at a place, one of ``rights`` standing for it; None where the text is as likely."""
    first = max(0, place - _AROUND)
    found, is_sure = _judged_within(text[first : place + _AROUND + 1], place - first, rights)
    if found is None or (not is_sure and _is_old(text, place)):
        return None
    return found._replace(at=place, start=first + found.start)


@lru_cache(4096)
def _judged_within(text: str, place: int, rights: str) -> tuple[Misspelling | None, bool]:
    """Return the wrong character in the text around a place, and whether it is sure whatever the language is.

    Formulations come again and again: what was found is kept.
    """
    lonely = not any(lexicon.is_known(*text[at : at + 2]) for at in (place - 1, place) if 0 <= at < len(text) - 1)
    before, after = text[max(0, place - _AROUND) : place], text[place + 1 : place + 1 + _AROUND]
    in_terms = [char for char in rights if _is_in_term(before + char + after, len(before))]
    if not in_terms and not lonely:
        return None, False
    first, last = _stretch(text, place, _AROUND if in_terms else _NEAR)
    stretch, at = text[first:last], place - first
    best = _best(stretch, at, rights if lonely else in_terms)
    start, end = best.span
    word, gain = best.text[start:end], best.likelihood - lexicon.cut(stretch)[0]
    if best.right in _VARIANTS.get(best.wrong, "") or _is_filled(word, stretch[start:end]):
        return None, False
    is_sure = _is_sure_term(word, stretch, at, gain)
    if not is_sure and not (lonely and _is_sure(word, best, gain)):
        return None, False
    return Misspelling(place, best.right, first + start, word), is_sure


def _slip(text: str, place: int) -> Misspelling | None:
    """Return a character of a long term that is written twice, or two that are turned about; None where there is none.

    义务务教育, 义教务育.
    """
    odd = text[place : place + 2]
    meant = odd[1] if odd[0] == odd[1] else odd[::-1]
    before, after = text[max(0, place - _AROUND) : place], text[place + 2 : place + 2 + _AROUND]
    # Nearly all places are passed over here: what costs time comes after.
    is_joined = (
        after[:1] in lexicon.sides(meant[-1]).next_in_terms or before[-1:] in lexicon.sides(meant[0]).previous_in_terms
    )
    if not is_joined or not _is_in_term(before + meant + after, len(before)):
        return None
    first, last = _stretch(text, place, _AROUND)
    stretch, at = text[first:last], place - first
    written, words = lexicon.cut(stretch)
    if meant in _BODIES or ((at, at + 1) not in words and (at + 1, at + 2) not in words):
        return None  # 研究馆|馆员; 枝叶|繁茂 is no 枝繁叶茂
    likelihood, spans = lexicon.cut(stretch[:at] + meant + stretch[at + 2 :])
    start, end = next(span for span in spans if span[0] <= at < span[1])
    word = (stretch[:at] + meant + stretch[at + 2 :])[start:end]
    if end < at + len(meant) or len(word) < _SHORTEST_TERM or not _is_suggestible(word):
        return None
    return Misspelling(place, meant, first + start, word, 2) if likelihood - written >= _GAIN_OF_TERM else None


def _best(stretch: str, at: int, rights: Sequence[str]) -> _Reading:
    """Return the likeliest reading of a stretch, with one of the characters in the place ``at``."""
    meant = (stretch[:at] + char + stretch[at + 1 :] for char in rights)
    return max(_Reading(*lexicon.cut(text), text, at, stretch[at]) for text in meant)


def _is_old(text: str, place: int) -> bool:
    """Tell whether a place stands in a sentence of the old language."""
    return not _OLD.isdisjoint(text[max(0, place - _FAR) : place + _FAR])


def _is_filled(word: str, written: str) -> bool:
    """Tell whether a word and what is written in its place are the same frame, filled in two ways."""
    return _FRAMES.fullmatch(word) is not None and _FRAMES.fullmatch(written) is not None


def _is_sure_term(word: str, stretch: str, at: int, gain: float) -> bool:
    """Tell whether a long term is meant.

    失德失范 is no 师德失范: a character that comes again two places on is there on purpose.
    """
    if len(word) < _SHORTEST_TERM or gain < _GAIN_OF_TERM or not _is_suggestible(word):
        return False
    return not any(0 <= other < len(stretch) and stretch[other] == stretch[at] for other in (at - 2, at + 2))


def _is_sure(word: str, reading: _Reading, gain: float) -> bool:
    """Tell whether a word of two or three characters is meant."""
    if not _SHORT <= len(word) < _SHORTEST_TERM or not _is_suggestible(word) or not _is_among_words(reading):
        return False
    if len(word) > _SHORT:
        return gain >= _GAIN_OF_3
    gain -= _ALONE * len(reading.beside)
    return is_plain(gain, word, reading.at - reading.span[0], reading.wrong) and not _is_name_or_degree(reading)


def _is_name_or_degree(reading: _Reading) -> bool:
    """Tell whether what stands in the place of a short word is a name, or a word after its degree.

    童志成, 单伟同志; 太滥.
    """
    start, end = reading.span
    if start == reading.at:
        return reading.wrong in _ALL_SURNAMES and (bool(reading.beside) or end == len(reading.text))
    first = reading.text[start]
    return first in _DEGREES or (first in _SURNAMES and _GIVEN_TO.match(reading.text, end) is not None)


def _is_suggestible(word: str) -> bool:
    """Tell whether a word may be suggested."""
    known = lexicon.word(word)
    return known is not None and known.suggestible


def _is_among_words(reading: _Reading) -> bool:
    """Tell whether a word stands among words: alone between marks, or beside odd characters, it may be a name."""
    text, spans = reading.text, reading.spans
    if len(text) == _SHORT or any(lexicon.marks(char).alone < _ODD for char in reading.beside):
        return False
    number = spans.index(reading.span)
    return not any(end - start == 1 and text[start] in _SURNAMES for start, end in spans[max(0, number - 1) : number])


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
