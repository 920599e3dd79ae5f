"""A docx pasted together from web pages, and one whose title stands in the style of a heading."""

from __future__ import annotations

import pytest
from tests.readers import builders
from tests.readers.builders import p, style

from govdoc.model import Document, Heading, Residue, ResidueKind, Title
from govdoc.outline import structure
from govdoc.readers import docx

BODY = "各学校要对照任务清单逐项抓好落实，重要情况及时报县教育局办公室。"
_STYLES = style("a", "Normal", default=True) + style("1", "heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')


def structured(*paragraphs: str) -> Document:
    return structure(docx.parse(builders.docx("".join(paragraphs), styles=_STYLES), "要点.docx"))


def heading(text: str) -> str:
    return p(text, '<w:pStyle w:val="1"/>')


def residue(document: Document) -> list[tuple[ResidueKind, str]]:
    return [(block.kind, block.text.value) for block in document.blocks if isinstance(block, Residue)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("下面是小编为大家整理的教育局工作总结，供大家参考。", ResidueKind.ADVERTISEMENT),
        ("时间：2025-11-03 09:12:45 来源：网友投稿", ResidueKind.PROVENANCE),
        ("上一篇：青川区教育局工作总结", ResidueKind.NAVIGATION),
        ("— 3 —", ResidueKind.PAGE_MARK),
    ],
)
def test_what_a_web_page_left_in_a_docx_is_residue(line: str, kind: ResidueKind) -> None:
    assert residue(structured(p("云河县教育局工作总结"), p(line), p(BODY))) == [(kind, line)]


@pytest.mark.parametrize("line", ["12", "3/4", "时间：2026年3月12日上午9:00", "目录", "一、加强领导………………3"])
def test_honest_lines_of_a_docx_are_no_residue(line: str) -> None:
    assert residue(structured(p("云河县教育局工作总结"), p(BODY), p(line), p(BODY))) == []


def test_a_docx_of_nothing_but_such_lines_keeps_them() -> None:
    assert residue(structured(p("— 3 —"))) == []


def test_a_title_in_the_style_of_a_heading_is_the_title() -> None:
    document = structured(heading("云河县教育局2026年工作要点"), p("一、加强领导"), p(BODY), p("二、抓好落实"), p(BODY))
    assert document.title is not None
    assert document.title.value == "云河县教育局2026年工作要点"
    assert [block.text.value for block in document.blocks if isinstance(block, Heading)] == ["加强领导", "抓好落实"]


@pytest.mark.parametrize("first", ["加强领导", "一、工作总结", "以下是本年度的工作总结。"])
def test_a_heading_that_names_no_genre_or_has_an_ordinal_stays_a_heading(first: str) -> None:
    document = structured(heading(first), p(BODY), heading("抓好落实"), p(BODY))
    assert document.title is None
    assert isinstance(document.blocks[0], Heading)


def test_contents_typed_by_hand_are_residue_and_the_title_below_them_is_one() -> None:
    lines = ("工作实施方案", "目　录", "一、明确目标任务\t1", "二、加强组织领导\t2", "工作实施方案")
    typed = [p("</w:t><w:tab/><w:t>".join(line.split("\t"))) for line in lines]
    document = structured(*typed, p("一、明确目标任务"), p(BODY), p("二、加强组织领导"), p(BODY))
    assert [text for _, text in residue(document)] == ["目　录", *lines[2:4]]
    assert [block.text.value for block in document.blocks if isinstance(block, Title)] == [lines[0]] * 2
    assert [block.ordinal for block in document.blocks if isinstance(block, Heading)] == ["一、", "二、"]


def test_a_heading_that_ends_in_a_number_is_none_of_contents() -> None:
    assert residue(structured(p("工作实施方案"), p("目录"), p("一、目标任务\t1"), p(BODY))) == []
