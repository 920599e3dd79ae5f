"""Titles → what is missing, doubled or too much in 机关 and 事由."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from govdoc.gbt9704 import STATUTORY_GENRES
from govdoc.lint.blocks import headings, own_blocks
from govdoc.lint.official import has_elements
from govdoc.lint.once import once
from govdoc.lint.passage import Kind, Passage, passages
from govdoc.lint.rule import Hit, Severity, hit, replacing, rule
from govdoc.model import Document, Paragraph
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

_FEWEST_HEADINGS = 2
_LATEST_BEGINNING = 4
"""Paragraphs that may stand before 一、."""


@once
def titles(document: Document) -> list[Passage]:
    """Return the passages that are titles."""
    return [passage for passage in passages(document) if passage.kind is Kind.TITLE]


@rule("ELE001", "缺少标题")
def no_title(document: Document) -> Iterator[Hit]:
    """公文应当有标题；正文分了层次却没有标题，多是复制时漏掉了；没有主送、署名一类要素的，只作提示。

    依据：《党政机关公文处理工作条例》第九条
    正例：
        云河县教育局2026年工作要点
        一、加强党的建设
        各校要落实主体责任。
        二、提高教育质量
        各校要深化课堂教学改革。
    反例：
        一、加强党的建设
        各校要落实主体责任。
        二、提高教育质量
        各校要深化课堂教学改革。
    """
    blocks = own_blocks(document)
    # 一、…。二、…。 in one paragraph is a list: a heading begins a paragraph.
    first = [one for one in headings(document) if one.level == 1 and one.ordinal and not one.continues]
    # 一、 far below, or 三、 at the beginning: a piece cut out of a text.
    begun = any(block in blocks[: _LATEST_BEGINNING + 1] and block.ordinal in {"一、", "第一章"} for block in first[:1])
    if document.title is None and len(first) >= _FEWEST_HEADINGS and begun:
        body = blocks[0]
        at = body.text.start if isinstance(body, Paragraph) else first[0].start
        # A test paper, a thesis, a piece of a text: they are no 公文, and have no title that could be told.
        severity = None if has_elements(document) else Severity.INFO
        yield Hit(at, at, "没有找到标题，请在文首写明标题", severity=severity)


_BEFORE_NUMBER = lazy(rf"的(?:{'|'.join(STATUTORY_GENRES)})(?P<mark>[，、；：])(?=\S{{1,12}}〔20\d\d〕\d+号$)")
"""A mark behind which the 发文字号 was taken for the second line of the title."""


_CALLED_OUT = lazy(rf"(?:的(?:{'|'.join(STATUTORY_GENRES)})|工作(?:要点|计划|总结|方案)|实施方案)[！!？?]$")


@rule("ELE002", "标题末尾有标点")
def stopped_title(document: Document) -> Iterator[Hit]:
    """公文标题末尾不用句号、逗号、分号、冒号、顿号。

    依据：GB/T 15834—2011 标题末尾不用点号
    正例：
        云河县教育局2026年工作要点
        2026年，全县教育工作要突出重点，狠抓落实，办好人民满意的教育。
    反例：
        # 云河县教育局2026年工作要点。

        2026年，全县教育工作要突出重点，狠抓落实，办好人民满意的教育。
    """
    for passage in titles(document):
        if passage.value[-1:] in tuple("。，；：、,;:") or _CALLED_OUT.search(passage.value):
            at = len(passage.value) - 1
            yield hit(passage.text, at, at + 1, "标题末尾不用标点", replacing(passage.text, (at, at + 1, "")))
        elif found := _BEFORE_NUMBER.search(passage.value):
            yield hit(passage.text, *found.span("mark"), "标题末尾不用标点")


@rule("ELE003", "标题中“关于”重复")
def doubled_about(document: Document) -> Iterator[Hit]:
    """标题中“关于”只用一次；转发、印发文件应当省去一个“关于”，或者把原文标题放进书名号。

    依据：《党政机关公文处理工作条例》第九条（七）
    正例：
        云河县教育局关于做好2026年春季开学工作的通知

        各中小学：

        现将有关事项通知如下。
    反例：
        # 云河县教育局关于关于做好2026年春季开学工作的通知

        现将有关事项通知如下。
    反例：
        # 云河县教育局关于转发市教育局关于做好春季开学工作的通知

        现将有关事项通知如下。
    """
    for passage in titles(document):
        places = [found.start() for found in re.finditer("关于", passage.value)]
        places = [at for at in places if not passage.cited(at, at + 2)]
        for before, at in pairwise(places):
            found = hit(passage.text, at, at + 2, "标题中“关于”重复，请删去一个，或把原文标题放进书名号")
            # 关于转发×××关于…的通知 stands over many a real document.
            yield found if at == before + 2 else replace(found, severity=Severity.INFO)


_LONGEST = 54


@rule("ELE012", "标题过长", Severity.INFO)
def long_title(document: Document) -> Iterator[Hit]:
    """标题应当准确简要地概括公文的主要内容，一般不超过三行。

    依据：《党政机关公文处理工作条例》第九条（七）
    正例：
        # 云河县教育局关于做好2026年春季开学工作的通知

        各中小学：

        现将有关事项通知如下。
    反例：
        # 关于在全县学校和幼儿园开展以安全、法治、心理健康为主要内容的2026年春季开学第一课系列主题教育活动有关工作的通知

        各中小学：

        现将有关事项通知如下。
    """
    for passage in titles(document):
        if len(passage.value) > _LONGEST:
            yield hit(passage.text, 0, len(passage.text), f"标题有{len(passage.value)}个字，宜精简到三行以内")


_STATUTORY = lazy(rf"关于.+的(?:{'|'.join(STATUTORY_GENRES)})$")
_STOP = lazy("[，。；]")


@rule("ELE013", "公文标题中用了逗号、句号或分号")
def stop_in_title(document: Document) -> Iterator[Hit]:
    """“关于……的通知”一类公文标题中不用逗号、句号、分号，停顿处改用“和”“暨”或顿号；书名号、引号里的不在此列，逗号只作提示。

    依据：GB/T 15834—2011 4.1、4.6（句号、分号用于句子、分句之间，标题是一个词组）；逗号依公文写作惯例
    正例：
        # 云河县教育局关于加强作业、睡眠、手机管理的通知

        各中小学：

        现将有关事项通知如下。
    反例：
        # 云河县教育局关于加强作业管理，减轻学生负担的通知

        各中小学：

        现将有关事项通知如下。
    """
    for passage in titles(document):
        for found in _STOP.finditer(passage.value) if _STATUTORY.search(passage.value) else ():
            bracketed = passage.value.count("（", 0, found.start()) > passage.value.count("）", 0, found.start())
            if not passage.cited(*found.span()) and not bracketed and found.end() < len(passage.value):
                # 关于……，……的通知 stands over many a real document.
                severity = Severity.INFO if found[0] == "，" else None
                yield replace(hit(passage.text, *found.span(), f"公文标题中不用“{found[0]}”"), severity=severity)
