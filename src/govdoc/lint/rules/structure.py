"""Ordinals → wrong marks, repeats, gaps, reversals (GB/T 9704—2012 7.3.3)."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from govdoc import ordinals
from govdoc.lint.numbering import DEPTHS, Mark, groups, is_ordered, marks, marks_of_parts
from govdoc.lint.passage import matches
from govdoc.lint.rule import Hit, Severity, hit, replacing, rule
from govdoc.model import Block, Document, Paragraph, block_start
from govdoc.ordinals import Ordinal, Style
from govdoc.patterns import lazy

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
    layered = _is_layered(document)
    for mark in marks(document):
        if isinstance(mark, int) or mark.text is None or mark.ordinal.canonical:
            continue
        before = document.source.text[max(0, mark.start - _FARTHEST) : mark.start].rstrip(" \u3000\t")[-1:]
        if before not in _BEFORE_ORDINAL:
            continue  # 端口 25，…: a number of the sentence
        raw, normal = mark.ordinal.raw, mark.ordinal.normal
        if raw.replace("．", ".") == normal or mark.ordinal.style in {Style.CHAPTER, Style.SECTION}:
            continue
        fix = replacing(mark.text, (0, len(raw), normal))
        # (一) for （一）: half the country types it so. 1、 or 1） with no other level: a list as in any newspaper.
        usual = raw.translate(_WIDE) == normal or (not layered and mark.ordinal.style in _LIST and raw[0] not in "（(")
        severity = Severity.INFO if usual else None
        yield Hit(mark.start, mark.end, f"序数“{raw}”应写作“{normal}”", fix, severity=severity)
    for text in document.elements.attachment_note:
        if found := _ATTACHED.match(text.value):
            fix = replacing(text, (*found.span("mark"), "."))
            said = f"附件顺序号“{found['n']}{found['mark']}”应写作“{found['n']}.”"
            yield replace(hit(text, found.start("n"), found.end("mark"), said, fix), severity=Severity.INFO)
    for passage, found in matches(document, _CIRCLED_STOP, *_CIRCLED_STOPS):
        fix = replacing(passage.text, (found.end() - 1, found.end(), ""))
        said = f"序数“{found[0]}”之后不加顿号、点"
        yield replace(hit(passage.text, *found.span(), said, fix), severity=Severity.INFO)
    for paragraph in document.layout.paragraphs if document.layout else ():
        label = ordinals.parse(paragraph.number_label or "")
        if label and label.style in DEPTHS and not label.canonical and label.raw.replace("．", ".") != label.normal:
            yield Hit(paragraph.start, paragraph.end, f"自动编号“{label.raw}”应写作“{label.normal}”，请修改编号格式")


_CIRCLED_STOP = lazy("[①-⑳][、．.](?=[\u4e00-\u9fff])")
_CIRCLED_STOPS = tuple(chr(ord("①") + number) + mark for number in range(20) for mark in "、．.")
_ATTACHED = lazy(r"(?:附\s*件\s*[:：]?\s*)?(?P<n>\d{1,2})(?P<mark>[、）)])(?=\D)")
_BEFORE_ORDINAL = frozenset({"", *"\n。；：！？…”）;:.!?)|"})
"""What an ordinal stands behind, white space left out."""
_FARTHEST = 12
_LIST = frozenset({Style.DIGIT, Style.PAREN_DIGIT})


def _is_layered(document: Document) -> bool:
    """Whether a text has a level above 1., or writes 1. somewhere: then 1、 breaks its own order."""
    known = [mark.ordinal for mark in marks(document) if not isinstance(mark, int)]
    return any(one.style not in _LIST or one.raw[-1] in ".．" for one in known)


_WIDE = str.maketrans("()．０１２３４５６７８９", "（）.0123456789")


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
    printed = any(mark.heading and not mark.restored for group in groups(document) for mark in group.marks)
    for group in groups(document):
        alone = group.marks[0] if len(group.marks) == 1 and not group.before else None
        if alone is not None and not alone.restored:
            # 三、 alone is as likely 三、四年级 as a number; （三） over a line of its own is none of those.
            if alone.heading and alone.ordinal.style is Style.PAREN_HAN and alone.number > 1 and document.title:
                said = f"这一层只有“{alone.name}”一项，序数不是从一开始，请核对"
                yield Hit(alone.start, alone.end, said, severity=Severity.INFO)
            continue
        last = 0 if group.marks[0].number != group.before + 1 else group.before
        for mark in group.marks:
            if mark.restored:
                # In a text without any ordinal 一曰, 二曰 are as likely.
                severity = None if printed else Severity.INFO
                yield Hit(mark.start, mark.end, f"此处似缺序数“{mark.name}”", severity=severity)
            elif mark.number > last + 1 and not _is_counted_by_word(document, mark, last):
                expected = _like(mark.ordinal, last + 1)
                where = f"“{_like(mark.ordinal, last)}”之后" if last else "本层开头"
                # A piece without a title may be cut out of a text.
                severity = None if last or document.title is not None else Severity.INFO
                message = f"序数跳号：{where}应是“{expected}”，现为“{mark.name}”"
                yield Hit(mark.start, mark.end, message, severity=severity)
            last = mark.number


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
