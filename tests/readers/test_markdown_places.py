"""Every character of every text of a Markdown document stands in the source where the document says it does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import example, given, settings
from hypothesis import strategies as st

from govdoc.model import Figure, Table
from govdoc.readers import markdown

if TYPE_CHECKING:
    from govdoc.model import Document

_PIECES = st.sampled_from(
    [
        *("云河县", "教育局", "一、", "（一）", "。", "，", "“", "”", "A1", "50%", "😀", ":"),
        *("1. ", "2) ", "- ", "> ", "# ", "## ", "### ", "---", "===", "```", "~~~", "|", "|--|", "    "),
        *("**", "*", "_", "`", "``", "\\", "\\*", "\\|", "&amp;", "&#35;", "&copy", "&"),
        *("[", "](", '](a "题")', ")", "![", "<b>", "<br>", "<!--", "-->", "<http://a.b/c>"),
        *(" ", "  ", "\t", "　", "\n", "\n\n", "\r\n", "\r", "\0"),
    ]
)
_MARKUP = st.lists(_PIECES, max_size=40).map("".join)


def _misplaced(document: Document) -> list[tuple[str, str, int]]:
    """Return the characters that do not stand in the source where their text says, entities and joints apart."""
    source = document.source.text
    found = []
    for text in document.texts():
        for at, character in enumerate(text.value):
            there = source[text.at(at)] if text.at(at) < len(source) else ""
            joint = character == " " and there in "\r\n<"
            breaks = character == "\n" and there == "<"
            odd = there == "&" or (character == "\ufffd" and there == "\0")
            if character != there and not (joint or breaks or odd):
                found.append((character, there, at))
    return found


@settings(max_examples=400, deadline=None)
@given(_MARKUP)
@example("> - a\n>   b **c**\n> d")
@example("\t1. x\n\t   `a\n\t b`")
@example("|a\\|b|c|\n|-|-|\n|d|\\\\|e|f|\n")
@example("云河县\\\n  教育局  \n工作")
@example("***\0*")
@example("　\n云河县")
@example("云河县<!--\r\n-->")
def test_every_character_stands_where_its_text_says(source: str) -> None:
    document = markdown.parse(source, "要点.md")
    assert _misplaced(document) == []


@settings(max_examples=300, deadline=None)
@given(_MARKUP)
def test_no_chinese_word_is_lost(source: str) -> None:
    document = markdown.parse(source, "要点.md")
    kept = "".join(text.value for text in document.texts()) + "".join(document.skipped)
    kept += "".join(block.target for block in document.blocks if isinstance(block, Figure))
    assert kept.count("云河县") >= source.count("云河县") - _in_front_matter(source)


def _in_front_matter(source: str) -> int:
    lines = re.split(r"\r\n|\r|\n", source)
    return "\n".join(lines[: markdown.front_lines(lines)]).count("云河县")


_PLAIN = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Zs", "Cf"]), min_size=1, max_size=30
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_PLAIN, min_size=1, max_size=4))
def test_what_was_escaped_comes_back_as_it_was(paragraphs: list[str]) -> None:
    escaped = [re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", paragraph) for paragraph in paragraphs]
    document = markdown.parse("\n\n".join(escaped), "要点.md")
    assert [text.value for text in document.texts()] == paragraphs
    assert _misplaced(document) == []


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(_PLAIN, min_size=2, max_size=2), min_size=1, max_size=4))
def test_the_cells_of_a_table_come_back_as_they_were(rows: list[list[str]]) -> None:
    lines = ["| " + " | ".join(re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", cell) for cell in row) + " |" for row in rows]
    document = markdown.parse("\n".join([lines[0], "|---|---|", *lines[1:]]), "要点.md")
    (table,) = document.blocks
    assert isinstance(table, Table)
    assert [[cell.value for cell in row] for row in table.rows] == rows
    assert _misplaced(document) == []
