"""Rows of typos.tsv, characters one off a known word → wrong characters."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from govdoc.lint.gate import Gate
from govdoc.lint.once import once
from govdoc.lint.passage import HAN, Kind, reading
from govdoc.lint.rule import Hit, Severity, hit, replacing, rule
from govdoc.lint.rules import lexicon
from govdoc.lint.rules.misspelling import misspellings
from govdoc.lint.rules.typorows import Typo, table
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.lint.passage import Passage
    from govdoc.lint.rules.spellings import Misspelling
    from govdoc.model import Document

_SHORT = 2
"""Characters of a form that may be there by chance, where two words meet."""
_COMMON = -12.5
"""Likelihood (logarithm) of a word that two words meeting by chance are taken for."""
_AROUND, _GAIN = 4, 5.5
"""Characters on each side that are read to tell; how much likelier (logarithm) the right form must make them."""
_ODD = -9.0
"""Likelihood (logarithm) of a character as a word, below which it is odd to meet it alone."""
_HAN_BEFORE, _HAN_AFTER = lazy(f"[{HAN}]*$"), lazy(f"[{HAN}]*")


@cache
def _gate() -> Gate:
    """Return the gate of the rows."""
    return Gate([row.words for row in table()])


class _Place(NamedTuple):
    """Where a row matches."""

    typo: Typo
    passage: Passage
    start: int
    end: int


@once
def _places(document: Document) -> tuple[_Place, ...]:
    """Return where the rows match, each character once: of two rows that overlap, the longer match, then the first."""
    rows = table()
    found = [
        _Place(rows[number], passage, *match.span())
        for number, near in _gate().near(document).items()
        for pattern in (rows[number].pattern,)
        for passage in near
        for match in pattern.finditer(passage.value)
        if not passage.is_address(match.start())
    ]
    taken: set[tuple[int, int]] = set()
    kept = []
    for place in sorted(found, key=lambda place: place.start - place.end):
        characters = {(id(place.passage), at) for at in range(place.start, place.end)}
        if taken.isdisjoint(characters) and not _is_across(place):
            taken |= characters
            kept.append(place)
    return tuple(kept)


def _is_across(place: _Place) -> bool:
    """Tell whether a form of two characters is the end of one word and the beginning of another: 公布署名.

    Of a form that has a condition, only if both words are common: 装修|定制.
    """
    start, end, text = place.start, place.end, place.passage.value
    if end - start > _SHORT:
        return False
    left, right = _is_common(text[start - 1 : start + 1] if start else ""), _is_common(text[end - 1 : end + 1])
    if "(" in place.typo.wrong:
        return left and right
    if not (left or right):
        return False
    # 女孩|于: the one character is of a word, the other is a word of its own or of the next one (公布|署名).
    first, last = (lexicon.marks(text[at]).alone > _ODD for at in (start, end - 1))
    if (left or first) and (right or last):
        return True
    before, after = _HAN_BEFORE.search(text, max(0, start - _AROUND), start), _HAN_AFTER.match(text, end, end + _AROUND)
    near = [found[0] if found else "" for found in (before, after)]
    gain = lexicon.cut(place.typo.right.join(near))[0] - lexicon.cut(text[start:end].join(near))[0]
    return gain < _GAIN


def _is_common(pair: str) -> bool:
    """Tell whether two characters are a common word."""
    word = lexicon.pair(*pair) if len(pair) == _SHORT else None
    return word is not None and word.likelihood > _COMMON


def _found(document: Document, code: str, verb: str) -> Iterator[Hit]:
    """Give the places of the wrong forms of one rule."""
    for typo, passage, start, end in _places(document):
        if typo.code == code:
            fix = replacing(passage.text, (start, end, typo.right), safe=False)
            yield hit(passage.text, start, end, f"“{passage.value[start:end]}”{verb}“{typo.right}”", fix)


@rule("TYP001", "错别字")
def wrong_character(document: Document) -> Iterator[Hit]:
    """形近、音近而用错的字，只收确有把握的；容易跨词误判的，另加上下文条件。常见的提法漏了一个字、重了一个字的，也收。

    依据：《现代汉语词典》；《党政机关公文处理工作条例》第二十条
    正例：会议部署了安装工作，学校设立既定目标，各部份额不变，来自己经营的农场。
    正例：既使学生受益，又使家长放心；公布署名作品，严防犯罪，排查清彻底。
    正例：不要过度期待，高校课堂要做好纪录片的学习，装修定制由付校长负责。
    反例：会议布署了下一步工作。
    反例：教学楼已峻工验收。
    反例：要坚决防犯校园欺凌。
    反例：开展心里健康教育。
    反例：推进义务教优质均衡发展。
    """
    yield from _found(document, "TYP001", "应为")


@rule("TYP002", "被机械替换的词语")
def replaced_word(document: Document) -> Iterator[Hit]:
    """从文库网站复制的文字，常有成批的词语被近义词替换：原则→原那么、服务→效劳、基础→根底、广大→广阔。

    依据：《党政机关公文处理工作条例》第二十条
    正例：为祖国效劳是青年的光荣，草原那么广阔，各校要开展活动。
    反例：坚持公平公正的原那么，提升公共效劳水平。
    反例：满足广阔群众的需求，开展开展提升年活动。
    """
    yield from _found(document, "TYP002", "疑为")


_NAMES = frozenset({Kind.BYLINE, Kind.ELEMENT, Kind.SALUTATION})
"""Kinds of passages that are names for the most part."""
_NUMBER = lazy(rf"[{HAN}]{{2,14}}[〔\[［](?:19|20)\d\d")
"""The 机关代字 of a 发文字号: no word of the language."""
_NAMED = 6
"""Characters of the name of a work that is an idiom, with its marks."""
_OFTEN = 3
"""A short word that is written like this so many times in one document is a word that we do not know."""


@once
def _misspelt(document: Document) -> tuple[tuple[Misspelling, Passage, int], ...]:
    """Return the wrong characters that no row tells of, each with its passage and its place there, in order."""
    read = reading(document)
    told = {(id(place.passage), at) for place in _places(document) for at in range(place.start, place.end)}
    found = []
    for spelling in sorted(misspellings(read.whole)):
        passage, at = read.at(spelling.at)
        if (id(passage), at) not in told and not passage.is_address(at):
            found.append((spelling, passage, at))
    return tuple(found)


def _hit(spelling: Misspelling, passage: Passage, at: int, verb: str) -> Hit:
    """Return the hit on a word with a wrong character."""
    start = at - (spelling.at - spelling.start)
    end = start + spelling.end - spelling.start
    fix = replacing(passage.text, (at, at + spelling.length, spelling.right), safe=False)
    return hit(passage.text, start, end, f"“{passage.value[start:end]}”{verb}“{spelling.word}”", fix)


def _is_title(spelling: Misspelling, passage: Passage, at: int) -> bool:
    """Tell whether an idiom in another writing is the whole name of a work: 《寒鸭戏水》; no law is named by four."""
    start = at - (spelling.at - spelling.start)
    around = passage.value[max(0, start - 1) : start + spelling.end - spelling.start + 1]
    return len(around) == _NAMED and around[0] + around[-1] == "《》" and spelling.word[-1] not in "法则例"


@rule("TYP004", "固定词语中的错字")
def wrong_character_in_term(document: Document) -> Iterator[Hit]:
    """成语、提法、机构和法律名称等四字以上的固定词语，只有一个字因音同、音近、形近而写错，或者一个字重了、两个字颠倒了。

    词表取自 jieba 词典（MIT）和本项目自编的公文、教育词语；写出来的字同邻字另成常用词的，不报。

    依据：《现代汉语词典》；《党政机关公文处理工作条例》第二十条
    正例：坚持统筹推进义务教育优质均衡发展，落实一校一策。
    反例：坚持统筹推进义务教遇优质均衡发展。
    反例：把贯彻洛实会议精神放在首位。
    反例：普及义务务教育，加强组织导领。
    """
    for spelling, passage, at in _misspelt(document):
        if spelling.is_term and not _is_title(spelling, passage, at):
            yield _hit(spelling, passage, at, "应为")


@rule("TYP005", "疑似错字")
def doubtful_character(document: Document) -> Iterator[Hit]:
    """一个字同左右的字都不成词，换成音同、音近或形近的字就成了常用词，而且整句通顺得多；两字词颠倒了、重了一个字的，也算。

    整个词写成了同音的另一个词，左右的搭配只容得下那一个的，也报：组织事实（实施）、认清形式（形势）、合法权力（权利）。
    引号和书名号里的话、署名等处的人名、同一份文件里出现三次以上的写法，不报。

    依据：《现代汉语词典》；《党政机关公文处理工作条例》第二十条
    正例：各校均已成立“朝花”文学社，由沈知微老师任指导教师。
    反例：全体教师都惨加了培训。
    反例：希望大家几续努力。
    反例：学校的措措施还不具体。
    反例：各校组织事实方案另行下发。
    反例：切实保障学生的合法权力。
    """
    found = [place for place in _misspelt(document) if not place[0].is_term]
    written = Counter((passage.value[at], spelling.word) for spelling, passage, at in found)
    for spelling, passage, at in found:
        if passage.kind in _NAMES or passage.cited(at, at + 1) or written[passage.value[at], spelling.word] >= _OFTEN:
            continue
        if any(code.start() <= at < code.end() for code in _NUMBER.finditer(passage.value)):
            continue
        yield _hit(spelling, passage, at, "疑为")


@rule("TYP006", "不推荐的异形词", Severity.INFO)
def variant_form(document: Document) -> Iterator[Hit]:
    """同一个词的几种写法，公文用推荐的一种：唯一、账目、想象力、执着、其他。

    依据：《第一批异形词整理表》（GF 1001—2001）；《现代汉语词典》
    正例：这是唯一的标准，账目清楚，想象力丰富。
    反例：课堂是育人的惟一阵地。
    反例：其它事项另行通知。
    """
    yield from _found(document, "TYP006", "推荐写作")
