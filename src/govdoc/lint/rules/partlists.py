"""Sentence → a total and the parts told of it, each with its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govdoc.lint.figures import SHARE, Figure, name_before, sentence_before, sentences, sentences_with
from govdoc.lint.passage import HAN, reading
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.lint.figures import Sentence
    from govdoc.model import Document

_AMONG = lazy(rf"其中|包括(?=[{HAN}]{{1,8}}\d)|按[{HAN}]{{2,8}}分(?:[：:，,]|类[：:，,])")
_AMONG_WORDS = ("其中", "包括", "分：", "分:", "分，", "分,", "分类")
_KINDS_FIRST = (
    "男", "小学", "幼儿园", "公办", "城区", "城镇", "新建", "上半年", "线上", "初中", "高中", "完工",
    "已完工", "竣工", "已竣工", "优秀", "省级", "县级", "赞成", "一等奖", "大班",
)  # fmt: skip
_OPENINGS, _COLONS = frozenset("：:，,；（("), frozenset("：:")
_TO_PARTS = lazy(r"(?!以上)[^。；\d]{0,12}$")
_CHANGED = lazy(rf"(?:增加|增长|减少|下降|比|较|超|达到?标|占(?!地))[{HAN}]{{0,3}}$")
_TOTAL = lazy(r"(?:共|现有|总计|合计|总[数量额投面])[^。；\d]{0,12}$|总[数量额投面][^。；，\d]{0,8}$")
_NO_PART = lazy("[比较增减占达第每为]|平均|累计|以上|[男女][足篮排乒羽网冰曲手水棒垒]")
_BRACKET = lazy("[。；（）()]|其中|另[有外设]|此外|还有")
_RESULT = lazy("已经?(?:完成|完工|建成|整改|通过|开工|投用|竣工)|惠及|受益|覆盖|涉及")
_STATE = lazy("在建|未|待|正在|尚")
_EACH = lazy(rf"每[{HAN}]{{0,3}}$")
_SHARED = ("补助", "分担", "承担", "自筹", "配套", "负担", "缴纳", "财政", "资金")
_LONGEST_EACH = 8


class Parts(NamedTuple):
    """A total and the parts told of it, each with its name.

    ``pure``: nothing of another unit stands between them; ``whole``: nor a bracket; nothing else follows them.
    """

    total: Figure
    names: tuple[str, ...]
    figures: tuple[Figure, ...]
    whole: bool
    pure: bool
    called: bool
    """Whether the total is called one: 共, 总投资."""


def announced(document: Document) -> Iterator[tuple[Sentence, Parts]]:
    """Give the totals with their parts that a 其中, a 包括 stands between."""
    whole = reading(document).whole
    for sentence in sentences_with(document, *_AMONG_WORDS):
        for found in _AMONG.finditer(whole, sentence.start, sentence.end):
            if (parts := _listed(document, sentence, found.span())) is not None:
                yield sentence, parts


def unannounced(document: Document) -> Iterator[tuple[Sentence, Parts, int]]:
    """Give the totals with the parts that may follow right behind them, and where these begin: 96所：小学58所."""
    whole = reading(document).whole
    for sentence in sentences(document):
        for total, one, two in zip(sentence.figures, sentence.figures[1:], sentence.figures[2:], strict=False):
            if total.unit == one.unit == two.unit and _opens(whole, total.end):
                place = total.end + 1
                if (parts := _listed(document, sentence, (place, place))) is not None:
                    yield sentence, parts, place


def _opens(whole: str, place: int) -> bool:
    """Whether a list of parts may begin behind the mark at a place."""
    mark = whole[place]
    return mark in _COLONS or (mark in _OPENINGS and whole.startswith((*_KINDS_FIRST, "20"), place + 1))


def _total(whole: str, sentence: Sentence, place: int, unit: str, before: Sentence | None) -> Figure | None:
    """Return the total that 其中 speaks of: the amount of that unit right before, or the only one."""
    own = [figure for figure in sentence.figures if figure.end <= place]
    if not own and before is not None and 0 <= sentence.start - before.end <= 1:
        own = [figure for figure in before.figures if figure.unit == unit]
        own = own if len(own) == 1 else []
    elif own and not (own[-1].unit == unit and _TO_PARTS.match(whole, own[-1].end, place)):
        own = [figure for figure in own if figure.unit == unit]
        own = own if len(own) == 1 and "。" not in whole[own[0].end : place] else []
    if not own or own[-1].vague or _CHANGED.search(whole, max(0, own[-1].start - 8), own[-1].start):
        return None
    return own[-1]


def _listed(document: Document, sentence: Sentence, among: tuple[int, int]) -> Parts | None:
    """Return the total before a 其中 and the parts behind it; None where no total is sure."""
    whole, (place, floor) = reading(document).whole, among
    before = sentence_before(document, sentence)
    behind = [figure for figure in sentence.figures if figure.start >= floor and figure.unit != SHARE]
    total = _total(whole, sentence, place, behind[0].unit, before) if behind else None
    if total is None:
        return None
    stop = _BRACKET.search(whole, floor, sentence.end)
    names, parts, pure = _named(whole, sentence, total.unit, (floor, stop.start() if stop else sentence.end))
    each = _EACH.search(whole, max(0, total.start - _LONGEST_EACH), total.start) is not None
    if each and not all(name.endswith(_SHARED) for name in names):
        return None  # 每人补助2000元，其中小学1000元、初中1250元: each is one of them
    called = _TOTAL.search(whole, min(sentence.start, total.start), total.start) is not None
    return Parts(total, tuple(names), tuple(parts), pure and stop is None, pure, called) if parts else None


def _named(whole: str, sentence: Sentence, unit: str, span: tuple[int, int]) -> tuple[list[str], list[Figure], bool]:
    """Return the names and the amounts of the parts in a stretch, and whether no amount of another unit is there."""
    floor, end = span
    names: list[str] = []
    parts: list[Figure] = []
    pure = True
    for figure in sentence.figures:
        if floor <= figure.start < end:
            name = name_before(whole, figure, floor)
            name = whole[figure.start - 5 : figure.start] if name == "年" else name
            if parts and _RESULT.match(name) and not any(_STATE.search(one) for one in names):
                break  # 小学12所、初中6所，已完工9所: of all of them
            if figure.unit == unit and name and not _NO_PART.search(name):
                names.append(name)
                parts.append(figure)
            elif figure.unit != SHARE:
                pure = False
            floor = figure.end
    return names, parts, pure
