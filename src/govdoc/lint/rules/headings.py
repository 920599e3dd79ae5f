"""Headings → those that head nothing, stand alone, are alike, or skip a level (GB/T 9704—2012 7.3.3)."""

from __future__ import annotations

from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from govdoc import ordinals
from govdoc.lint.blocks import headings, own_blocks
from govdoc.lint.numbering import DEPTHS, Mark, groups, marks_of_parts, normal_ordinal
from govdoc.lint.parts import parts
from govdoc.lint.rule import Hit, Severity, rule
from govdoc.model import Block, Document, Heading, HeadingKind
from govdoc.ordinals import Style
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@rule("STR005", "下级层次只有一项", Severity.INFO)
def lone_item(document: Document) -> Iterator[Hit]:
    """一个层次下面只有一个序数，就不必分层：或者补上第二项，或者并入上一层。

    依据：公文写作惯例
    正例：
        一、提高认识
        （一）学习领会。各校要学深悟透。
        （二）宣传引导。各校要广泛宣传。
    反例：
        一、提高认识
        （一）学习领会。各校要学深悟透。
        二、狠抓落实
        各校要抓好工作落实。
    """
    for group in groups(document):
        mark = group.marks[0]
        lone = len(group.marks) == 1 and mark.number == 1 and mark.heading
        if lone and mark.ordinal.style not in {Style.HAN, Style.CHAPTER}:
            yield Hit(mark.start, mark.end, f"这一层只有“{mark.name}”一项，宜补上后项或并入上一层")


@rule("STR006", "标题之下没有正文")
def empty_heading(document: Document) -> Iterator[Hit]:
    """层次标题之下应当有正文；同层其他标题都有正文，唯独这一个没有，多是漏写或者误删。

    依据：《党政机关公文处理工作条例》第十九条（三）
    正例：
        一、提高认识
        各校要提高思想认识。
        二、狠抓落实
        各校要抓好工作落实。
    反例：
        一、提高认识
        各校要提高思想认识，切实增强责任感。
        二、狠抓落实
        三、加强督查
        县局将定期开展督查，结果予以通报。
    """
    for part in parts(document):
        yield from _empty_headings(own_blocks(part))


def _empty_headings(blocks: Sequence[Block]) -> Iterator[Hit]:
    """Give the headings of one part that head nothing, where most of their level do."""
    empty: dict[int, list[Heading]] = {1: [], 2: []}
    full: dict[int, int] = {1: 0, 2: 0}
    for block, after in zip_longest(blocks, blocks[1:]):
        if not isinstance(block, Heading) or block.level not in empty:
            continue
        bare = after is None or (isinstance(after, Heading) and not after.continues and after.level <= block.level)
        if bare and isinstance(after, Heading) and _is_below(after, block):
            continue
        if not bare:
            full[block.level] += 1
        elif block.kind is HeadingKind.HEADING and not _is_sentence(block.text.value):
            empty[block.level].append(block)
    for level, found in empty.items():
        if full[level] > len(found):
            for block in found:
                yield Hit(block.start, max(block.text.end, block.start), f"标题“{block.text.value[:20]}”之下没有正文")


def _is_below(after: Heading, block: Heading) -> bool:
    """Whether a heading counts anew in another form under one of the same level: 第一部分, then 一、."""
    own, other = normal_ordinal(block.ordinal), normal_ordinal(after.ordinal)
    return other is not None and other.number == 1 and (own is None or own.style is not other.style)


_LONGEST_CLAUSED = 26
_BIDDING = lazy(r"(?:各|全[省市县区校]|[省市县区]|教育局|学校|要)[^，。]{0,14}(?:[要应须]|必须|应当|负责)[^，。]{2,}，")


def _is_sentence(text: str) -> bool:
    """Whether a numbered line is a sentence, its 。 there or lost, and no heading: long, or said to somebody."""
    if text.endswith(("。", "；", "：", "！", "？")):
        return True
    return text.count("，") > 1 or ("，" in text and len(text) > _LONGEST_CLAUSED) or _BIDDING.match(text) is not None


_SHORTEST = 4


@rule("STR011", "同层标题雷同")
def repeated_heading(document: Document) -> Iterator[Hit]:
    """同一部分里的两个标题一字不差，多是复制之后没有改。

    依据：《党政机关公文处理工作条例》第十九条（三）
    正例：
        一、提高思想认识
        各校要提高思想认识。
        二、抓好工作落实
        各校要抓好工作落实。
    反例：
        一、提高思想认识
        各校要提高思想认识。
        二、提高思想认识
        各校要抓好工作落实。
    """
    for siblings in (group for part in parts(document) for group in _siblings(part)):
        seen: dict[str, Heading] = {}
        for block in siblings:
            text = block.text.value.rstrip("。：:")
            if _LAW.search(text):
                continue  # 刑事诉讼法第九十六条规定，…… begins a sentence
            if len(text) >= _SHORTEST and text in seen:
                message = f"标题“{text[:20]}”与前面的“{seen[text].ordinal}”雷同"
                yield Hit(block.start, max(block.text.end, block.start + 1), message)
            seen.setdefault(text, block)


_LAW = lazy("第[一二三四五六七八九十百零]+条(?:第[一二三四五六七八九十]+款)?(?:的?规定)?$")


def _siblings(document: Document) -> Iterator[list[Heading]]:
    """Give the numbered headings under one parent, as long as their ordinals go up."""
    found: dict[int, list[Heading]] = {}
    last: dict[int, int] = {}
    for block in headings(document):
        if block.level > 4:  # noqa: PLR2004 - 5 and 6 are items
            continue
        ordinal = normal_ordinal(block.ordinal)
        for level in [level for level in found if level > block.level]:
            yield found.pop(level)
        if ordinal is None:
            continue
        if ordinal.number <= last.get(block.level, 0) and block.level in found:
            yield found.pop(block.level)
        found.setdefault(block.level, []).append(block)
        last[block.level] = ordinal.number
    yield from found.values()


_CHILDREN = {
    Style.HAN: (Style.PAREN_HAN, frozenset({Style.DIGIT, Style.PAREN_DIGIT})),
    Style.PAREN_HAN: (Style.DIGIT, frozenset({Style.PAREN_DIGIT})),
}


@rule("STR012", "层次跳级", Severity.INFO)
def skipped_level(document: Document) -> Iterator[Hit]:
    """前后的“一、”之下都用“（一）”，中间一个直接用“1.”，层次不一；全篇都只用“一、”“1.”两层，不在此列。

    依据：GB/T 9704—2012 7.3.3
    正例：
        一、提高认识
        （一）学习领会。各校要学深悟透。
        （二）宣传引导。各校要广泛宣传。
        二、狠抓落实
        （一）明确责任。各校要分工到人。
        （二）加强督导。县局将定期督查。
        三、强化保障
        1. 落实经费。各校要用好经费。
        2. 营造氛围。各校要广泛宣传。
    反例：
        一、提高认识
        （一）学习领会。各校要学深悟透。
        （二）宣传引导。各校要广泛宣传。
        二、狠抓落实
        1. 明确责任。各校要分工到人。
        2. 加强督导。县局将定期督查。
        三、强化保障
        （一）落实经费。各校要用好经费。
        （二）营造氛围。各校要广泛宣传。
    """
    for part in marks_of_parts(document):
        yield from _skipped([mark for mark in part if isinstance(mark, Mark)])


def _skipped(known: Sequence[Mark]) -> Iterator[Hit]:
    """Give the headings of one part that skip a level between others that do not."""
    for style, (regular, skipping) in _CHILDREN.items():
        skips = any(mark.number == 1 and mark.ordinal.style in skipping for mark in known)
        first = [*_first_children(known, style, regular)][::-1] if skips else []
        steps = [at for at, mark in enumerate(first) if mark.ordinal.style is regular]
        # Between two that do not skip: a last part that is shorter than the others often skips in good papers.
        for mark in first[steps[0] : steps[-1]] if steps else ():
            if mark.ordinal.style in skipping and mark.number == 1:
                expected = ordinals.written(2 if regular is Style.PAREN_HAN else 3, 1)
                message = f"前后在这一层都用“{expected}”，此处跳到“{mark.name}”"
                yield Hit(mark.start, max(mark.end, mark.start + 1), message)
                break
        else:
            yield from _leap([after for before, after in pairwise(known) if before.ordinal.style is style])


def _first_children(known: Sequence[Mark], style: Style, regular: Style) -> Iterator[Mark]:
    """Give for each heading of a style, the last first, the mark under it that counts: of the level below, else any."""
    under: list[Mark] = []
    for mark in reversed(known):
        if DEPTHS[mark.ordinal.style] > DEPTHS[style]:
            under.append(mark)
            continue
        if mark.heading and mark.ordinal.style is style and under:
            below = next((one for one in reversed(under) if one.ordinal.style is regular), None)
            if below is not None or under[-1].heading or len(under) > 1:
                yield below or under[-1]
        under = []


def _leap(first: list[Mark]) -> Iterator[Hit]:
    """Find the one part that goes on to （1） at once where the other parts go on to （一） or 1."""
    deep = [mark for mark in first if mark.ordinal.style is Style.PAREN_DIGIT and mark.number == 1]
    others = [mark for mark in first if mark.number == 1 and mark.ordinal.style in {Style.PAREN_HAN, Style.DIGIT}]
    if len(deep) == 1 and others:
        message = f"别处在这一层用“{others[0].name}”，此处跳到“{deep[0].name}”"
        yield Hit(deep[0].start, max(deep[0].end, deep[0].start + 1), message)
