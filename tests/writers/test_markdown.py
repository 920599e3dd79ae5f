from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from govdoc.errors import GovdocError
from govdoc.model import Document, Figure, Form, Heading, HeadingKind, Paragraph, Source, Table, Text
from govdoc.writers.flow import lines
from govdoc.writers.markdown import write

if TYPE_CHECKING:
    from markdown_it.token import Token

    from govdoc.model import Block

SOURCE = Source.of_lines("x.md", "x", Form.MARKDOWN)
PARSER = MarkdownIt("commonmark").enable("table")
MARKUP = "*_`#>+-.!|~&<[](){}=:123\\ 甲乙，。“”\n"


def markdown(*blocks: Block) -> str:
    return write(Document(blocks, SOURCE)).decode()


def inline(text: str) -> list[Token]:
    return [child for token in PARSER.parse(text) for child in token.children or []]


def shown(text: str) -> str:
    """Return the characters that a reader of the Markdown sees."""
    return "".join(t.content for t in inline(text) if t.type in {"text", "code_inline", "html_inline"})


def test_headings_keep_their_ordinals_at_their_level(plan: Document) -> None:
    text = write(plan).decode()
    for line in (
        "# 青川区教育局2026年教育工作要点",
        "## 一、坚持立德树人",
        "### （二）丰富实践育人",
        "#### 1.建好实践基地",
    ):
        assert f"{line}\n" in text


def test_a_run_in_heading_is_a_heading_that_ends_in_a_full_stop(plan: Document) -> None:
    assert "### （一）建强思政队伍。\n\n每校配齐" in write(plan).decode()


def test_a_heading_alone_that_ends_in_a_full_stop_draws_nothing_to_it() -> None:
    heading = Heading(3, "1.", Text("落实责任。"), HeadingKind.RUN_IN, 0)
    assert markdown(heading, Paragraph(Text("下文。"))) == "1\\.落实责任。\n\n下文。\n"


@pytest.mark.parametrize(
    "value",
    ["1. 列表", "12) 列表", "# 标题", "> 引文", "- 项目", "+ 项目", "===", "---", "*强调*", "a_b_c", "`代码`",
     "[链](x)",     "<b>", "&amp;", "~~删~~", "```", "甲|乙", "\\*", "![图](a)", "<https://example.org>", "    缩进"],
)  # fmt: skip
def test_text_that_looks_like_markup_is_text(value: str) -> None:
    tokens = PARSER.parse(markdown(Paragraph(Text(value))))
    assert [t.type for t in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert {child.type for child in tokens[1].children or []} <= {"text", "text_special"}
    assert shown(markdown(Paragraph(Text(value)))) == value.strip()


@given(st.lists(st.text(MARKUP, max_size=30), max_size=4))
def test_every_character_of_a_paragraph_is_shown(values: list[str]) -> None:
    document = Document(tuple(Paragraph(Text(value)) for value in values), SOURCE)
    right = "".join("".join(line.split()) for line in lines(document))
    assert "".join(shown(write(document).decode()).split()) == right


@given(st.text(MARKUP, max_size=20), st.integers(0, 20), st.integers(0, 20))
def test_bold_marks_are_never_shown(value: str, start: int, end: int) -> None:
    document = Document((Paragraph(Text(value), strong=((start, end),)),), SOURCE)
    right = "".join("".join(line.split()) for line in lines(document))
    assert "".join(shown(write(document).decode()).split()) == right


def test_bold_text_ends_before_a_mark_so_that_it_is_bold_at_all() -> None:
    text = markdown(Paragraph(Text("加强领导。各校要“双减”提质。"), strong=((0, 5), (8, 12))))
    assert text == "**加强领导**。各校要“**双减**”提质。\n"
    assert [t.type for t in inline(text)].count("strong_open") == 2


def test_a_table_reads_back_with_its_cells() -> None:
    table = Table(((Text("甲|乙"), Text("丙")), (Text("只一格"),)), 1, Text("表1"))
    text = markdown(table)
    assert [t.type for t in PARSER.parse(text)].count("td_open") == 2
    assert shown(text) == "表1甲|乙丙只一格"


def test_a_figure_keeps_path_and_caption() -> None:
    (token,) = inline(markdown(Figure("图 (1).png", Text("图1　布点"))))
    assert (token.type, token.content) == ("image", "图1　布点")


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(GovdocError, match="U\\+D800"):
        markdown(Paragraph(Text("甲\ud800")))
