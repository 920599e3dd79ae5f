"""The 版心 of a profile on paper: what the standard places by its edges stands by the profile's, in millimetres."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from govdoc.model import (
    Document,
    Elements,
    Form,
    Heading,
    HeadingKind,
    OfficialFormat,
    Paragraph,
    Source,
    Table,
    Text,
    Title,
)
from govdoc.profile import Profile
from govdoc.writers.docx import write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from govdoc.model import Block

pytestmark = pytest.mark.render

Line = Any
"""``Line`` of conftest.py."""
MM = 25.4 / 72
CHAR, SMALL = 156 / 28, 14 * MM
PROFILE = Profile(top=32, bottom=30, left=22, right=20)
LEFT, RIGHT, TOP, BOTTOM = 22, 190, 32, 267
"""Edges of the 版心 of the profile."""
SOURCE = Source.of_lines("样张.md", "x", Form.MARKDOWN)
SENTENCE = "全县各级各类学校要把立德树人融入思想道德文化知识社会实践教育各环节贯穿基础教育职业教育各领域。"


def upward() -> Document:
    elements = Elements(
        issuer_mark=(Text("云河县教育局文件"),), document_number=Text("云教〔2026〕5号"),
        signatory=(Text("林知远"), Text("顾明川")), signature=(Text("云河县教育局"),), date=Text("二〇二六年二月五日"),
        cc=Text("县政府办公室"), printing_office=Text("云河县教育局办公室"), print_date=Text("2026年2月6日"),
    )  # fmt: skip
    blocks: tuple[Block, ...] = (Title(Text("关于做好开学工作的请示")), *(Paragraph(Text(SENTENCE)) for _ in range(3)))
    return Document(blocks, SOURCE, elements, format=OfficialFormat.DOCUMENT)


def across() -> Document:
    rows = tuple(tuple(Text(f"指标{row}{column}") for column in range(4)) for row in range(3))
    blocks = (Paragraph(Text(SENTENCE)), Table(rows, landscape=True), Paragraph(Text(SENTENCE)))
    return Document(blocks, SOURCE)


def listed() -> Document:
    headings = (Heading(1, f"{n}、", Text(f"落实第{n}项任务"), HeadingKind.HEADING, 0) for n in "一二三")
    blocks: tuple[Block, ...] = (Title(Text("云河县教育事业发展规划")), *headings, Paragraph(Text(SENTENCE)))
    return Document(blocks, SOURCE, contents=True)


@pytest.fixture(scope="module")
def papers(render: Callable[[Mapping[str, Document | bytes]], dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The documents, each as an open PDF."""
    opened = render({build.__name__: write(build(), PROFILE) for build in (upward, across, listed)})
    yield opened
    for pdf in opened.values():
        pdf.close()


@pytest.fixture(scope="module")
def first(papers: dict[str, Any], page_lines: Callable[[Any], list[Line]]) -> list[Line]:
    """The lines of page 1 of the paper with 签发人."""
    return page_lines(papers["upward"].pages[0])


def test_the_signatories_end_one_character_from_the_edge(first: list[Line]) -> None:
    """7.2.6: 发文字号 one 字 from the left edge, the last name one 字 from the right."""
    row = next(row for row in first if "签发人" in row.text)
    assert row.left - LEFT == pytest.approx(CHAR, abs=1)
    assert RIGHT - row.right == pytest.approx(CHAR, abs=1)


def test_the_mark_is_35_mm_below_the_upper_edge_and_centred(first: list[Line]) -> None:
    """7.2.4; the ink of the stand-in type begins 0.8 em above its baseline."""
    mark = next(row for row in first if row.text == "云河县教育局文件")
    (size,) = mark.sizes
    assert mark.baseline - 0.8 * size * MM - TOP == pytest.approx(35, abs=1.5)
    assert (mark.left + mark.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=1)


def test_the_colophon_is_as_wide_as_the_text_and_on_its_lower_edge(papers: dict[str, Any]) -> None:
    page = papers["upward"].pages[-1]
    rules = [r for r in (*page.lines, *page.rects) if r["x1"] - r["x0"] > 200]
    assert min(r["x0"] for r in rules) * MM == pytest.approx(LEFT, abs=0.5)
    assert max(r["x1"] for r in rules) * MM == pytest.approx(RIGHT, abs=0.5)
    assert max(r["bottom"] for r in rules) * MM == pytest.approx(BOTTOM, abs=0.5)


def test_the_number_of_a_crosswise_page_stands_7_mm_beside_the_text_of_the_sheet(papers: dict[str, Any]) -> None:
    """7.5, 8: page 2, so at the head of the crosswise page, one 字 in; the sheet's lower margin is at its left."""
    page = papers["across"].pages[1]
    assert page.width > page.height
    number = [c for c in page.chars if not c["upright"] and c["text"].strip()]
    middle = sum(c["x0"] + c["x1"] for c in number) / len(number) / 2 * MM
    assert (297 - BOTTOM) - middle == pytest.approx(7, abs=1)
    assert min(c["top"] for c in number) * MM - LEFT == pytest.approx(SMALL, abs=0.5)


def test_a_crosswise_table_is_as_wide_as_the_page_of_the_profile(papers: dict[str, Any]) -> None:
    edges = [*papers["across"].pages[1].lines, *papers["across"].pages[1].rects]
    assert min(e["x0"] for e in edges) * MM == pytest.approx(297 - BOTTOM, abs=0.5)
    assert max(e["x1"] for e in edges) * MM == pytest.approx(297 - TOP, abs=0.5)


def test_the_numbers_of_the_contents_stand_at_the_edge(
    papers: dict[str, Any], page_lines: Callable[[Any], list[Line]]
) -> None:
    rows = [row for row in page_lines(papers["listed"].pages[0]) if "...." in row.text]
    assert len(rows) == 3
    assert [row.right for row in rows] == [pytest.approx(RIGHT, abs=0.5)] * 3
