"""Ordinals and headings → gaps, repeats, wrong marks, headings that head nothing (GB/T 9704—2012 7.3.3)."""

from __future__ import annotations

import re
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from govdoc import ordinals
from govdoc.lint.numbering import DEPTHS, groups, marks
from govdoc.lint.passage import passages
from govdoc.lint.rule import Hit, Severity, hit, replacing, rule
from govdoc.model import Document, Heading, HeadingKind, Paragraph, Residue
from govdoc.ordinals import Ordinal, Style

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule("STR001", "层次序数写法不规范")
def malformed_ordinal(document: Document) -> Iterator[Hit]:
    """结构层次序数依次写作“一、”“（一）”“1.”“（1）”。

    带括号的序数后面不再加顿号或点；汉字数字后面用顿号，阿拉伯数字后面用下脚点；括号用全角。

    依据：GB/T 9704—2012 7.3.3
    正例：
        一、加强组织领导
        （一）健全工作机制
        1. 明确责任。各校校长是第一责任人。
        （1）建立台账。
    反例：
        一、加强组织领导
        （一）、健全工作机制
        （二）、压实工作责任
    反例：
        1、强化宣传。各校要广泛宣传。
        2、强化督导。各校要定期自查。
    """
    for mark in marks(document):
        if isinstance(mark, int) or mark.text is None or mark.ordinal.canonical:
            continue
        raw, normal = mark.ordinal.raw, mark.ordinal.normal
        if raw.replace("．", ".") == normal or mark.ordinal.style in {Style.CHAPTER, Style.SECTION}:
            continue
        fix = replacing(mark.text, (0, len(raw), normal))
        yield Hit(mark.start, mark.end, f"序数“{raw}”应写作“{normal}”", fix)
    for paragraph in document.layout.paragraphs if document.layout else ():
        label = ordinals.parse(paragraph.number_label or "")
        if label and label.style in DEPTHS and not label.canonical and label.raw.replace("．", ".") != label.normal:
            yield Hit(paragraph.start, paragraph.end, f"自动编号“{label.raw}”应写作“{label.normal}”，请修改编号格式")


@rule("STR002", "层次序数重复")
def repeated_ordinal(document: Document) -> Iterator[Hit]:
    """同一层次的序数不得重复：多因增删段落后没有顺延编号。

    依据：GB/T 9704—2012 7.3.3
    正例：
        一、提高认识
        各校要提高思想认识。
        二、狠抓落实
        各校要抓好工作落实。
    反例：
        一、提高认识
        各校要提高思想认识。
        二、狠抓落实
        各校要抓好工作落实。
        二、加强督查
        县局将定期开展督查。
    """
    for group in groups(document):
        for before, mark in pairwise(group.marks):
            if mark.number == before.number:
                yield Hit(mark.start, mark.end, f"序数“{mark.name}”重复，前面已有“{before.name}”")


@rule("STR003", "层次序数跳号")
def ordinal_gap(document: Document) -> Iterator[Hit]:
    """同一层次的序数应当从一开始，逐个连续。

    跳号多因删去一节后没有顺延编号，也可能是漏了一节或者丢了一个序号。

    依据：GB/T 9704—2012 7.3.3
    正例：
        一、提高认识
        各校要提高思想认识。
        二、狠抓落实
        各校要抓好工作落实。
        三、加强督查
        县局将定期开展督查。
    反例：
        一、提高认识
        各校要提高思想认识。
        三、加强督查
        县局将定期开展督查。
        四、严明纪律
        各校要严守纪律。
    """
    for group in groups(document):
        if len(group.marks) == 1 and not group.before and not group.marks[0].restored:
            continue  # alone, it is as likely 三、四年级 as a number
        last = 0 if group.marks[0].number != group.before + 1 else group.before
        for mark in group.marks:
            if mark.restored:
                yield Hit(mark.start, mark.end, f"此处似缺序数“{mark.name}”")
            elif mark.number > last + 1:
                expected = _like(mark.ordinal, last + 1)
                where = f"“{_like(mark.ordinal, last)}”之后" if last else "本层开头"
                yield Hit(mark.start, mark.end, f"序数跳号：{where}应是“{expected}”，现为“{mark.name}”")
            last = mark.number


def _like(ordinal: Ordinal, number: int) -> str:
    """Write another number in the style of an ordinal."""
    if ordinal.style in {Style.CHAPTER, Style.SECTION}:
        return f"第{ordinals.chinese(number)}{ordinal.word}"
    return ordinals.written(ordinal.level, number)


@rule("STR004", "层次序数颠倒")
def reversed_ordinal(document: Document) -> Iterator[Hit]:
    """序数应当由小到大，第一层“一、”应当在第二层“（一）”之前出现。

    依据：GB/T 9704—2012 7.3.3
    正例：
        一、提高认识
        （一）领会精神实质。各校要学深悟透。
        （二）把握工作要求。各校要对标对表。
    反例：
        一、提高认识
        各校要提高思想认识。
        二、狠抓落实
        各校要抓好工作落实。
        四、严明纪律
        各校要严守纪律。
        三、加强督查
        县局将定期开展督查。
    """
    for group in groups(document):
        for before, mark in pairwise(group.marks):
            if mark.number < before.number:
                yield Hit(mark.start, mark.end, f"序数颠倒：“{mark.name}”出现在“{before.name}”之后")
    heads = [mark for mark in marks(document) if not isinstance(mark, int) and mark.heading]
    first = next((mark for mark in heads if mark.ordinal.style is Style.HAN), None)
    second = next((mark for mark in heads if mark.ordinal.style is Style.PAREN_HAN), None)
    if first and second and second.start < first.start and second.number == first.number == 1:
        yield Hit(second.start, second.end, "层次颠倒：第二层“（一）”出现在第一层“一、”之前")


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
        if len(group.marks) == 1 and mark.number == 1 and mark.heading and mark.ordinal.style is not Style.HAN:
            if mark.ordinal.style in {Style.CHAPTER, Style.SECTION}:
                continue
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
    blocks = [block for block in document.blocks if not isinstance(block, Residue)]
    empty: dict[int, list[Heading]] = {1: [], 2: []}
    full: dict[int, int] = {1: 0, 2: 0}
    for block, after in zip_longest(blocks, blocks[1:]):
        if not isinstance(block, Heading) or block.level not in empty:
            continue
        bare = after is None or (isinstance(after, Heading) and not after.continues and after.level <= block.level)
        if not bare:
            full[block.level] += 1
        elif block.kind is HeadingKind.HEADING and not block.text.value.endswith(("。", "；", "：", "！", "？")):
            empty[block.level].append(block)
    for level, found in empty.items():
        if full[level] > len(found):
            for block in found:
                yield Hit(block.start, max(block.text.end, block.start), f"标题“{block.text.value[:20]}”之下没有正文")


_LONGEST_HEADING = 30


@rule("STR007", "独立成行的标题末尾用了句号", Severity.INFO)
def stopped_heading(document: Document) -> Iterator[Hit]:
    """独立成行的第一、第二层标题末尾不用句号；与正文同段的标题才用。

    依据：公文写作惯例（参照 GB/T 15834—2011 标题末尾不用句号）
    正例：
        一、提高认识
        各校要提高思想认识，切实增强责任感。
        二、狠抓落实
        各校要抓好工作落实，确保取得实效。
    反例：
        一、提高认识。
        各校要提高思想认识，切实增强责任感。
        二、狠抓落实
        各校要抓好工作落实，确保取得实效。
    """
    blocks = [block for block in document.blocks if not isinstance(block, Residue)]
    for block, after in pairwise(blocks):
        if not isinstance(block, Heading) or block.kind is not HeadingKind.HEADING or block.level > 2:  # noqa: PLR2004
            continue
        value = block.text.value
        alone = isinstance(after, Paragraph) and not after.continues
        if alone and value.endswith("。") and value.count("。") == 1 and 1 < len(value) <= _LONGEST_HEADING:
            at = len(value) - 1
            yield hit(block.text, at, at + 1, "标题独立成行，末尾不用句号", replacing(block.text, (at, at + 1, "")))


_SERIES = re.compile(
    r"(?:^|(?<=[。；：:;，,、！？”）)\s]))([一二三四五六七八九十]{1,2})(是|要)(?!否|以|不|么|求|否则|旦|概|律|视同)"
)
_BARE = r"(?<=[。；：;！？]){}(?=[\u4e00-\u9fff])(?!、|个|年|月|种|类|级|项|名|所|次|方面|者|点|条|线|届|期|中)"


@rule("STR008", "“一是……二是……”序数不连续")
def series_gap(document: Document) -> Iterator[Hit]:
    """“一是”“二是”“三是”应当逐个连续；跳号或重复，多因增删后没有顺延，或者漏了“是”字。

    依据：GB/T 9704—2012 7.3.3
    正例：会议要求，一是加强领导；二是压实责任；三是强化督导。
    反例：会议要求，一是加强领导；三是压实责任；四是强化督导。
    反例：会议要求，一是加强领导。二是压实责任。二是强化督导。
    """
    last: dict[str, int] = {}
    for passage in passages(document):
        head = passage.head
        if isinstance(head, Heading) and head.level <= 4:  # noqa: PLR2004 - a series stays within its section
            last = {}
        end = 0
        for found in _SERIES.finditer(passage.value):
            number, word = ordinals.arabic(found[1]), found[2]
            if number is None:
                continue
            before = last.get(word)
            if number == 1:
                last[word], end = 1, found.end()
                continue
            if before is None:
                continue
            between = passage.value[end : found.start()]
            if number != before + 1 and number >= before:
                yield hit(passage.text, *found.span(), _series_message(before, number, word, between))
            last[word], end = number, found.end()


def _series_message(before: int, number: int, word: str, between: str) -> str:
    """Say what is wrong between two items of a series."""
    found, earlier = ordinals.chinese(number), ordinals.chinese(before)
    if number == before:
        return f"“{found}{word}”重复，应顺延为“{ordinals.chinese(number + 1)}{word}”"
    lost = ordinals.chinese(before + 1)
    if number == before + 2 and re.search(_BARE.format(lost), "。" + between):
        return f"“{earlier}{word}”之后直接是“{found}{word}”，前文的“{lost}”似漏了“{word}”字"
    return f"“{earlier}{word}”之后应是“{lost}{word}”，现为“{found}{word}”"
