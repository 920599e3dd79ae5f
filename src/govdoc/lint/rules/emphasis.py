"""Bold, underline, shading, links in a docx → what stands out where nothing should."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govdoc.gbt9704 import Part
from govdoc.lint.grouping import grouped
from govdoc.lint.language import is_chinese
from govdoc.lint.official import demanded
from govdoc.lint.rule import Hit, Severity, rule
from govdoc.lint.setting import HEADINGS, starting, stretches
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.lint.setting import Stretch
    from govdoc.model import Document, RunFormat
    from govdoc.profile import Profile

_LONG = 30
"""Characters: a paragraph, no label."""


def _is_bold(stretch: Stretch) -> bool:
    """Whether all 汉字 of a stretch are bold."""
    return bool(stretch.runs) and all(run.bold for run, _ in stretch.runs)


@rule("FMT018", "标题或整段文字加粗", Severity.INFO)
def bold_text(document: Document, profile: Profile) -> Iterator[Hit]:
    """标准用字体区分标题的层次，没有加粗；黑体、小标宋再加粗，笔画会糊成一片。段内加粗几个字的不管。

    依据：GB/T 9704—2012 7.3.1、7.3.3
    正例：版面：无改动
    反例：版面：一级标题.加粗=是
    反例：版面：标题.加粗=是
    """
    places = []
    for stretch in stretches(document):
        if not _is_bold(stretch) or (stretch.part is Part.HEADING_3 and profile.bold_third_level):
            continue
        if stretch.part in HEADINGS or stretch.part is Part.TITLE:
            places.append((f"{stretch.part.value}不应加粗，请去掉", *stretch.place))
        elif stretch.part is Part.BODY and stretch.end - stretch.start > _LONG:
            places.append(("正文不应整段加粗，请去掉", *stretch.place))
    yield from grouped(places)


_LINK_BLUES = lazy("0000FF|000080|0563C1|0066CC|0070C0|4472C4|1155CC|00[0-4][0-9A-F][C-F][0-9A-F]", re.IGNORECASE)


def is_link(run: RunFormat) -> bool:
    """Whether a run looks like a link: blue and underlined."""
    return run.underline and run.color is not None and _LINK_BLUES.fullmatch(run.color) is not None


@rule("FMT019", "用了下划线、斜体或删除线", Severity.INFO)
def lined_text(document: Document) -> Iterator[Hit]:
    """公文正文不用下划线、斜体、删除线；多是改稿的痕迹，或者从别处粘来。

    依据：公文排版惯例
    正例：版面：无改动
    反例：版面：正文.下划线=是
    反例：版面：正文.斜体=是
    反例：版面：正文.删除线=是
    """
    places = []
    for stretch in stretches(document):
        for run, _ in stretch.runs:
            styles = (("下划线", run.underline and not is_link(run)), ("斜体", run.italic), ("删除线", run.strike))
            wrong = [name for name, used in styles if used]
            if wrong:
                start, end = max(run.start, stretch.start), min(run.end, stretch.end)
                places.append(
                    (f"{stretch.part.value}用了{'、'.join(wrong)}，应去掉", start, end, stretch.paragraph.number)
                )
    yield from grouped(places)


@rule("FMT020", "底色、突出显示没有清除", Severity.INFO)
def marked_text(document: Document) -> Iterator[Hit]:
    """改稿时涂的黄色、从网页粘来的灰底，定稿前应当清除。

    依据：公文排版惯例
    正例：版面：无改动
    反例：版面：正文.突出=yellow
    """
    layout = document.layout
    yield from grouped(
        ("文字带底色或突出显示，应清除", run.start, run.end, paragraph.number)
        for paragraph in (layout.paragraphs if layout is not None else ())
        for run in paragraph.runs
        if run.marked and not paragraph.in_table and document.source.text[run.start : run.end].strip()
    )


@rule("FMT021", "超链接的蓝色、下划线没有去掉")
@demanded
def blue_link(document: Document) -> Iterator[Hit]:
    """Word 会把网址、邮箱自动变成蓝色带下划线的超链接；公文文字均为黑色，应取消超链接。

    依据：GB/T 9704—2012 5.2.4
    正例：版面：无改动
    反例：版面：正文.颜色=0563C1 正文.下划线=是
    """
    layout = document.layout if document.layout is not None and is_chinese(document) else None
    places = [
        ("超链接应取消，恢复黑色、不带下划线", run.start, run.end, paragraph.number)
        for paragraph in (layout.paragraphs if layout is not None else ())
        for run in paragraph.runs
        if is_link(run) and not run.hidden and document.source.text[run.start : run.end].strip()
    ]
    yield from grouped(places)


@rule("FMT028", "自动编号之外又写了序号")
def double_number(document: Document) -> Iterator[Hit]:
    """Word 已经自动编号的段落，文字里不再写序号，否则印出来是两个。

    同一层次的标题有的自动编号、有的手工编号，增删一条就会错号，只作提示。

    依据：GB/T 9704—2012 7.3.3
    正例：版面：无改动
    反例：版面：一级标题.自动编号=一、
    """
    places = []
    for stretch in starting(document):
        label, paragraph = stretch.paragraph.number_label, stretch.paragraph
        if not label or not any(character.isalnum() for character in label):
            continue
        text = document.source.text[paragraph.start : paragraph.end]
        typed = _ORDINAL.match(text)
        if typed is not None:
            places.append((f"自动编号是“{label}”，文字里又写了“{typed[1]}”，应删去一个", *stretch.place))
    yield from grouped(places)
    yield from _mixed(document)


def _mixed(document: Document) -> Iterator[Hit]:
    """Find the headings of one level of which Word numbers some and somebody typed the numbers of the others."""
    for form, pattern in _FORMS:
        automatic: list[Stretch] = []
        typed: list[Stretch] = []
        for stretch in starting(document):
            label, paragraph = stretch.paragraph.number_label or "", stretch.paragraph
            if stretch.part in HEADINGS and pattern.match(label):
                automatic.append(stretch)
            elif not label and pattern.match(document.source.text, paragraph.start, paragraph.end):
                typed.append(stretch)
        if automatic and typed:
            rarer = min(automatic, typed, key=len)[0]
            said = f"“{form}”一层，{len(automatic)}处是自动编号，{len(typed)}处是手工编号，容易错号，应当统一"
            yield Hit(rarer.start, rarer.end, said, severity=Severity.INFO)


_FORMS = (
    ("一、", lazy(r"\s*[一二三四五六七八九十]{1,3}、")),
    ("（一）", lazy(r"\s*[（(][一二三四五六七八九十]{1,3}[）)]")),
)


_ORDINAL = lazy(
    r"[\s　]*([一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]"
    r"|\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[）)])"
)
