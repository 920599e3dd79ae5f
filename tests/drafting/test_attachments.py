from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from govdoc.drafting import draft
from govdoc.errors import PlanError
from govdoc.model import Document, Figure, Form, Heading, Source, Table, Text
from govdoc.writers import write

SHEET = "# 重点任务分工表\n\n表：分工\n\n| 序号 | 任务 |\n|---|---|\n| 1 | 改善办学条件 |\n"


@pytest.fixture
def plan(tmp_path: Path) -> Callable[[str], Path]:
    """A function from lines of 要素 to a plan beside a few files."""
    (tmp_path / "分工表.md").write_text(SHEET, encoding="utf-8")
    (tmp_path / "说明.md").write_text("## 报送\n\n按月报送。\n\n## 考核\n\n按季考核。\n", encoding="utf-8")
    rows = ((Text("甲"), Text("乙")), (Text("1"), Text("2")))
    word = Document((Table(rows),), Source.of_lines("x.md", "x", Form.MARKDOWN))
    (tmp_path / "表.docx").write_bytes(write(word))

    def made(elements: str) -> Path:
        path = tmp_path / "plan.yaml"
        path.write_text(f"模板: 通用\n标题: 通知\n正文: 请落实。\n要素:\n{elements}", encoding="utf-8")
        return path

    return made


def test_attachments_are_read_from_files_beside_the_plan_and_noted(plan: Callable[[str], Path]) -> None:
    document = draft(plan("  附件:\n    - {文件: 分工表.md, 横排: 是}\n    - {标题: 报送说明, 文件: 说明.md}\n"))
    assert [(a.title.value, a.landscape) for a in document.attachments] == [
        ("重点任务分工表", True),
        ("报送说明", False),
    ]
    assert [text.value for text in document.elements.attachment_note] == ["重点任务分工表", "报送说明"]
    ordinals = [block.ordinal for block in document.attachments[1].blocks if isinstance(block, Heading)]
    assert ordinals == ["一、", "二、"]


def test_captions_of_an_attachment_are_numbered(plan: Callable[[str], Path]) -> None:
    (table,) = draft(plan("  附件:\n    - {文件: 分工表.md}\n")).attachments[0].blocks
    assert isinstance(table, Table)
    assert table.caption is not None
    assert table.caption.value == "表1　分工"


def test_a_table_of_a_word_file_and_a_picture_are_attachments(plan: Callable[[str], Path]) -> None:
    path = plan("  附件:\n    - {标题: 数据表, 文件: 表.docx}\n    - {标题: 布点图, 文件: 图.png}\n")
    Image.new("RGB", (30, 20)).save(path.parent / "图.png")
    first, second = draft(path).attachments
    assert isinstance(first.blocks[0], Table)
    assert isinstance(second.blocks[0], Figure)


@pytest.mark.parametrize(
    ("elements", "words"),
    [
        ("  附件:\n    - {文件: 没有.md}\n", r"plan\.yaml:6:13 要素\.附件\[1\]\.文件：找不到文件“没有\.md”"),
        ("  附件:\n    - {文件: 分工表.xlsx}\n", r"plan\.yaml:6:13 要素\.附件\[1\]\.文件：.*不能作附件，能用的有"),
        ("  附件:\n    - {文件: 说明.md}\n", "“说明.md”没有标题"),
        (
            "  附件:\n    - {标题: 考核表, 文件: 分工表.md}\n",
            r"plan\.yaml:6:13 要素\.附件\[1\]\.标题：标题是“考核表”，.*里的标题却是“重点任务分工表”",
        ),
        (
            "  附件:\n    - {文件: 分工表.md}\n  附件说明: [甲, 乙]\n",
            r"plan\.yaml:7:3 要素\.附件说明：列了 2 件，“附件”却有 1 件",
        ),
        (
            "  附件:\n    - {文件: 分工表.md}\n  附件说明: 考核办法\n",
            r"plan\.yaml:7:9 要素\.附件说明\[1\]：第 1 件写作“考核办法”",
        ),
        (
            "  附件:\n    - {文件: 分工表.md}\n    - {标题: 说明, 文件: 说明.md}\n  附件说明: [说明, 重点任务分工表]\n",
            "顺序不同",
        ),
        ("  附件:\n    - {标题: 甲}\n", "缺少“文件”"),
    ],
)
def test_a_fault_is_a_fault_of_the_plan(plan: Callable[[str], Path], elements: str, words: str) -> None:
    with pytest.raises(PlanError, match=words):
        draft(plan(elements))


def test_an_attachment_note_that_agrees_stays_as_written(plan: Callable[[str], Path]) -> None:
    document = draft(plan("  附件:\n    - {文件: 分工表.md}\n  附件说明: 附件：重点任务分工表\n"))
    assert [text.value for text in document.elements.attachment_note] == ["附件：重点任务分工表"]


def test_a_plan_may_ask_for_a_table_of_contents(plan: Callable[[str], Path]) -> None:
    assert draft(plan("  目录: 是\n")).contents
    assert not draft(plan("  目录: 否\n")).contents


def test_numbers_that_authors_wrote_stay_and_the_next_follow() -> None:
    table = "\n\n| 甲 |\n|---|\n| 1 |\n\n"
    document = draft(f"# 题\n\n表3　甲{table}表：乙{table}表五　丙{table}正文。{table}")
    captions = [block.caption.value if block.caption else None for block in document.blocks if isinstance(block, Table)]
    assert captions == ["表3　甲", "表4　乙", "表五　丙", None]
