"""The ends of paragraphs → those without a mark, with a mark that ends nothing, and lines broken in a sentence."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from govdoc.lint.once import once
from govdoc.lint.passage import HAN, Kind, Passage, matches, reading
from govdoc.lint.rule import Hit, Severity, hit, replacing, rule
from govdoc.model import Document, Heading
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPEN_END = 12
_NO_VERSE = 30


@rule("PUN022", "段末的标点不对")
def open_end(document: Document) -> Iterator[Hit]:
    """一段话以逗号、顿号结束，不是没有写完，就是误断了行；“如下”提示下文，其后用冒号；分项列举的最后一项，末尾用句号。

    依据：GB/T 15834—2011 4.1.3、4.6.3、4.7.3.1
    正例：
        一、提高认识
        各校要提高思想认识，切实增强责任感。
        二、狠抓落实
        各校要抓好工作落实，确保取得实效。
    反例：
        一、提高认识
        各校要提高思想认识，切实增强责任感，
        二、狠抓落实
        各校要抓好工作落实，确保取得实效。
    """
    yield from _misled(document)
    for passage, at in _broken(document):
        if passage.value[at] in "，、":
            said = f"断了行，段末用了“{passage.value[at]}”：应为句号，或者没有写完"
            yield replace(hit(passage.text, at, at + 1, said), severity=Severity.INFO)
    read = reading(document)
    if not read.holds("，\n", "、\n"):
        return
    for passage, after in pairwise(read.passages):
        own = passage.kind is Kind.BODY and passage.value[-1:] in tuple("，、") and len(passage.value) >= _OPEN_END
        if own:
            at = len(passage.value) - 1
            fix = replacing(passage.text, (at, at + 1, "。"), safe=False)
            fault = hit(passage.text, at, at + 1, f"段末用了“{passage.value[at]}”，应为句号，或者没有写完", fix)
            # Before a paragraph it may be a verse or a broken line.
            sure = isinstance(after.head, Heading) and after.head.ordinal is not None
            if sure or len(passage.value) >= _NO_VERSE:
                yield fault if sure else replace(fault, severity=Severity.INFO)


_LEADING = lazy(
    r"如下(?:[，、]$|；)|(?:以下|下列)(?:事项|内容|要求|材料|措施|工作|意见|几点|规定|问题|情况)；", re.MULTILINE
)
_LED = (
    "如下，", "如下；", "如下、", "事项；", "内容；", "要求；", "材料；", "措施；", "工作；", "意见；", "几点；",
    "规定；", "问题；", "情况；",
)  # fmt: skip
_LAST_ITEM = lazy(r"；二(?:是|要)[^\n]{2,200}；$|；第二，[^\n]{2,200}；$", re.MULTILINE)
_ITEM = lazy(r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．是要]|第[一二三四五六七八九]|[①-⑳]")


@once
def _next(document: Document) -> dict[int, str]:
    """Return what stands behind each passage, by where the passage begins."""
    return {before.text.start: after.value for before, after in pairwise(reading(document).passages)}


def _misled(document: Document) -> Iterator[Hit]:
    """Give 如下 without a colon, and the last item of a paragraph that ends as the ones before it."""
    for passage, found in matches(document, _LEADING, *_LED, kinds={Kind.BODY}):
        at, mark = found.end() - 1, found[0][-1]
        fix = replacing(passage.text, (at, at + 1, "："))
        yield hit(passage.text, at, at + 1, f"“{found[0][:-1]}”提示下文，其后的“{mark}”应为冒号", fix)
    for passage, found in matches(document, _LAST_ITEM, "；二是", "；二要", "；第二，", kinds={Kind.BODY}):
        if not _ITEM.match(_next(document).get(passage.text.start, "")):
            at = found.end() - 1
            fix = replacing(passage.text, (at, at + 1, "。"), safe=False)
            fault = hit(passage.text, at, at + 1, "分项列举到此为止，末尾应为句号，或者没有写完", fix)
            yield replace(fault, severity=Severity.INFO)


_CLAUSE = lazy("^.{2,12}[将要应须].{10,}")
_LONG_PARAGRAPH = 60
_ENDS = frozenset("。；：！？…）”》")
_CLAUSES = lazy(r"。|，[^，。\n]+，[^，。\n]+，")
"""A sentence and another, or one of four clauses."""


_FORMULA = lazy(
    "^特此(?:通知|通报|公告|通告|公示|报告|函复|函达|函告|批复)$|^此复$|^专此函达$"
    "|(?:现将|现就)[^。；：\n]{4,60}如下$|^[^。；：\n]{0,80}现(?:纪要|通报|通知|报告|公告|通告|公示|公布|函复|答复|批复)如下$|(?:妥否|当否|可否|是否妥当)，请(?:予)?(?:批示|批复|审批|指示|审议|审定|审示|示)$|(?:^|，)特?制[定订]本(?:方案|办法|预案|规定|意见|细则|制度)$"
)
"""Closing and leading words that end a paragraph, and have lost their mark."""
_OF_FORMULA = (
    "通知", "通报", "公告", "通告", "公示", "报告", "函复", "函达", "函告", "批复", "此复", "如下", "方案", "办法",
    "预案", "规定", "意见", "细则", "制度", "批示", "审批", "指示", "审议", "审定", "审示", "请示",
)  # fmt: skip
"""What they end in."""


@rule("PUN023", "段末没有标点", Severity.INFO)
def unstopped_paragraph(document: Document) -> Iterator[Hit]:
    """由句子组成的一段话，末尾应当有句号一类的标点。

    依据：GB/T 15834—2011 4.1.3
    正例：各校要提高思想认识，切实增强责任感。要抓好工作落实，确保取得实效，努力办好人民满意的教育，不辜负全县群众的期望和重托。
    反例：各校要提高思想认识，切实增强责任感。要抓好工作落实，确保取得实效，努力办好人民满意的教育，不辜负全县广大人民群众的殷切期望和重托
    反例：
        # 云河县教育局关于商请支援教师培训的函

        请贵院选派8名专家，支持我县教师培训。

        特此函达
    """
    for passage, at in _broken(document):
        if _HAN.match(passage.value, at):
            said = "断了行：段末没有标点，或者一句话误分了段"
            yield hit(passage.text, at, at + 1, said)
    for passage in reading(document).passages:
        if passage.value[-1:] in _ENDS or passage.kind is not Kind.BODY:
            continue
        at = len(passage.value) - 1
        if passage.value.endswith(_OF_FORMULA) and (found := _FORMULA.search(passage.value)):
            cure = "应用冒号" if passage.value.endswith("如下") else "应用句号"
            yield hit(passage.text, at, at + 1, f"“{found[0][-8:]}”之后没有标点，{cure}")
        elif at + 1 >= _LONG_PARAGRAPH and _CLAUSES.search(passage.value) and _is_sentence(passage):
            yield hit(passage.text, at, at + 1, "段末没有标点")


def _is_sentence(passage: Passage) -> bool:
    """Whether a paragraph ends in a sentence: not in a list of names, or a signature, without a comma."""
    last = passage.value.rpartition("。")[2]
    clause = "，" in last or _CLAUSE.search(last) is not None
    return clause and _HAN.match(passage.value, len(passage.value) - 1) is not None


_HAN = lazy(f"[{HAN}]")
_FEW = 6
"""Paragraphs to one broken line, at least: a text with more of them was hard-wrapped."""


_ON_PURPOSE = lazy(
    rf"[^，。；\n]{{0,20}}(?:同志们|同学们|老师们|朋友们|大家|来宾|领导|家长)[，：]\n|[{HAN}]{{4,24}}[局会府室厅部委校园股]\n20\d\d[.．/年-]"
)
"""A salutation, a 署名 over its date: lines that end where they should."""
_LINE = 30
"""Characters of such a line, at most."""


@once
def _broken(document: Document) -> list[tuple[Passage, int]]:
    """Return the last characters of lines that were read as one paragraph with the next, where few lines were."""
    places = [
        (passage, offset - 1)
        for passage in reading(document).passages
        if passage.kind is Kind.BODY
        for offset, origin in passage.text.pieces[1:]
        if "\n" in document.source.text[passage.text.at(offset - 1) : origin]
        and not (
            offset < _LINE and _ON_PURPOSE.match(passage.value[:offset] + "\n" + passage.value[offset : offset + 5])
        )
    ]
    return places if len(places) * _FEW <= len(reading(document).passages) else []
