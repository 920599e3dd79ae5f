"""Ordinals → repeats, gaps, reversals (GB/T 9704—2012 7.3.3)."""

from __future__ import annotations

from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from govdoc import ordinals
from govdoc.lint.numbering import Group, Mark, groups, is_ordered, marks_of_parts
from govdoc.lint.rule import Hit, Severity, rule
from govdoc.model import Block, Document, Paragraph, block_start
from govdoc.ordinals import Ordinal, Style

if TYPE_CHECKING:
    from collections.abc import Iterator


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
    if not is_ordered(document):
        return
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
    if not is_ordered(document):
        return
    known = groups(document)
    printed = any(mark.heading and not mark.restored for group in known for mark in group.marks)
    for group in known:
        alone = group.marks[0] if len(group.marks) == 1 and not group.before else None
        if alone is None or alone.restored:
            yield from _gaps(document, group, printed=printed)
        elif _is_cut_off(document, alone):
            said = f"这一层只有“{alone.name}”一项，序数不是从一开始，请核对"
            yield Hit(alone.start, alone.end, said, severity=Severity.INFO)


def _is_cut_off(document: Document, alone: Mark) -> bool:
    """Whether an ordinal without siblings is not the first: 三、 may be 三、四年级, （三） over a line is not."""
    later = alone.ordinal.style is Style.PAREN_HAN and alone.number > 1
    return alone.heading and later and document.title is not None


def _gaps(document: Document, group: Group, *, printed: bool) -> Iterator[Hit]:
    """Give the ordinals before which one is missing; ``printed``: there are headings with ordinals in the text."""
    last = 0 if group.marks[0].number != group.before + 1 else group.before
    for mark in group.marks:
        if mark.restored:
            # In a text without any ordinal 一曰, 二曰 are as likely.
            severity = None if printed else Severity.INFO
            yield Hit(mark.start, mark.end, f"此处似缺序数“{mark.name}”", severity=severity)
        elif mark.number > last + 1 and not _is_counted_by_word(document, mark, last):
            yield _gap(document, mark, last)
        last = mark.number


def _gap(document: Document, mark: Mark, last: int) -> Hit:
    """Return the hit on an ordinal that leaves others out; in a piece without a title, that may be cut out, a hint."""
    where = f"“{_like(mark.ordinal, last)}”之后" if last else "本层开头"
    said = f"序数跳号：{where}应是“{_like(mark.ordinal, last + 1)}”，现为“{mark.name}”"
    severity = None if last or document.title is not None else Severity.INFO
    return Hit(mark.start, mark.end, said, severity=severity)


def _is_counted_by_word(document: Document, mark: Mark, last: int) -> bool:
    """Whether Word itself made a number, so that none is missing: those before it were read as plain paragraphs."""
    if mark.text is not None:
        return False
    above: list[Block] = list(takewhile(lambda block: block_start(block) < mark.start, document.blocks))
    paragraphs = len([*takewhile(lambda block: isinstance(block, Paragraph), reversed(above))])
    return last > 0 or paragraphs >= mark.number - 1


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
    if not is_ordered(document):
        return
    for group in groups(document):
        for before, mark in pairwise(group.marks):
            if mark.number < before.number:
                yield Hit(mark.start, mark.end, f"序数颠倒：“{mark.name}”出现在“{before.name}”之后")
    known = {mark.start for group in groups(document) if len(group.marks) > 1 for mark in group.marks}
    for part in marks_of_parts(document):
        heads = [mark for mark in part if not isinstance(mark, int) and mark.heading]
        first = next((mark for mark in heads if mark.ordinal.style is Style.HAN), None)
        second = next((mark for mark in heads if mark.ordinal.style is Style.PAREN_HAN), None)
        if not (first and second and {first.start, second.start} <= known):
            continue
        if second.start < first.start and second.number == first.number == 1:
            yield Hit(second.start, second.end, "层次颠倒：第二层“（一）”出现在第一层“一、”之前")
