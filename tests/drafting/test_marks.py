"""Marks in braces behind the lines of a skeleton, and what they make of the document."""

from collections.abc import Callable
from pathlib import Path

import pytest

from govdoc.drafting import draft
from govdoc.drafting.expressions import cells, table
from govdoc.drafting.marks import NAMES
from govdoc.errors import PlanError
from govdoc.model import Block, Heading, Paragraph, Table, Title


def drafted(template_folder: Callable[..., Path], skeleton: str, text: str = "甲") -> tuple[Block, ...]:
    folder = template_folder(skeleton)
    plan = f"模板: 通报\n单位: 甲\n正文: {text}\n"
    return draft(plan, templates_dirs=[folder], name="plan.yaml").blocks


def shown(blocks: tuple[Block, ...]) -> list[tuple[str, str | None, str]]:
    return [
        (type(block).__name__, block.ordinal if isinstance(block, Heading) else None, block.text.value)
        for block in blocks
        if not isinstance(block, Table) and hasattr(block, "text")
    ]


def test_marks_say_what_a_line_is(template_folder: Callable[..., Path]) -> None:
    skeleton = (
        "# {{ 单位 }} {.篇名}\n\n日期 {.题下}\n\n各位： {.称呼}\n\n## 一 {.独行}\n\n# 乙 {.篇名}\n\n## 二 {.独行}\n"
    )
    assert shown(drafted(template_folder, skeleton)) == [
        ("Title", None, "甲"),
        ("Byline", None, "日期"),
        ("Salutation", None, "各位："),
        ("Heading", "一、", "一"),
        ("Title", None, "乙"),
        ("Heading", "一、", "二"),
    ]


def test_marks_say_how_a_heading_is_numbered_and_set(template_folder: Callable[..., Path]) -> None:
    skeleton = (
        "# 题\n\n## 甲： {.同段}\n\n段。\n\n## 怎么办？ {.独行}\n\n段。\n\n## 附则 {.无序号}\n\n"
        "## 第三章 丙 {.自带序数} {.独行}\n\n## 一是抓紧 {.独行}\n\n## 总则。 {.无序号} {.同段}\n\n段。\n"
    )
    blocks = drafted(template_folder, skeleton)
    found = [
        (block.ordinal, str(block.kind), block.text.value) if isinstance(block, Heading) else block.continues
        for block in blocks
        if isinstance(block, Heading | Paragraph)
    ]
    assert found == [
        ("一、", "run_in", "甲："),
        True,
        ("二、", "heading", "怎么办？"),
        False,
        (None, "unnumbered", "附则"),
        ("第三章", "heading", "丙"),
        ("四、", "heading", "一是抓紧"),
        (None, "run_in", "总则。"),
        True,
    ]


@pytest.mark.parametrize("name", NAMES)
def test_a_mark_in_a_value_is_text(template_folder: Callable[..., Path], name: str) -> None:
    blocks = drafted(template_folder, "# 题\n\n{{ 正文 }}\n", f"'甲 {{.{name}}}'")
    assert [block.text.value for block in blocks if isinstance(block, Paragraph)] == [f"甲 {{.{name}}}"]


def test_a_mark_that_is_none_is_told_with_those_that_are(template_folder: Callable[..., Path]) -> None:
    with pytest.raises(PlanError, match=r"skeleton\.md\.j2:3：没有“\{\.居中\}”这个标记，可用的有 无序号、"):
        drafted(template_folder, "# 题\n\n段 {.居中}\n")


def test_a_caption_is_of_the_table_behind_it_and_else_a_paragraph(template_folder: Callable[..., Path]) -> None:
    skeleton = "# 题\n\n表一 {.表题}\n\n{{ ['甲 | 乙', '丙'] | 成表 }}\n\n表二 {.表题}\n\n{{ 正文 }}\n"
    blocks = drafted(template_folder, skeleton)
    assert [type(block) for block in blocks] == [Title, Table, Paragraph, Paragraph]
    assert isinstance(blocks[1], Table)
    assert str(blocks[1].caption) == "表一"
    assert [[str(cell) for cell in row] for row in blocks[1].rows] == [["甲", "乙"], ["丙", ""]]


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("甲 | 乙", ["甲", "乙"]),
        ("甲 | ", ["甲", ""]),
        ("甲\\|乙 | 丙\\\\", ["甲|乙", "丙\\"]),
        ("甲\\", ["甲\\"]),
        ("\\n | 乙", ["\\n", "乙"]),
    ],
)
def test_a_row_is_cut_at_its_bars(row: str, found: list[str]) -> None:
    assert cells(row) == found


def test_a_row_of_backslashes_is_cut_in_no_time() -> None:
    assert cells("\\" * 20_001) == ["\\" * 10_001]


def test_markup_in_a_cell_is_text() -> None:
    assert table([["*甲*", "乙|丙"]]) == "| \\*甲\\* | 乙\\|丙 |\n| --- | --- |"


def test_a_skeleton_may_refuse_a_plan_in_its_own_words(template_folder: Callable[..., Path]) -> None:
    with pytest.raises(PlanError) as caught:
        drafted(template_folder, "# 题\n\n{{ ('“' ~ 正文 ~ '”太短') | 报错 }}\n")
    assert caught.value.faults == ["plan.yaml：“甲”太短"]
