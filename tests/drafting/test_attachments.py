from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from govdoc.drafting import draft
from govdoc.errors import PlanError
from govdoc.model import Document, Figure, Form, Heading, Paragraph, Source, Table, Text
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
    (tmp_path / "分工表.xlsx").write_bytes(b"PK")
    (tmp_path / "坏.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")

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


WRITTEN = """\
  附件:
    - 标题: 检查办法
      横排: 是
      正文:
        - 为做好检查工作，制定本办法。
        - 标题: 检查校舍
          正文:
            - 表题: 校舍
              表格: [学校 | 幢数, 城东小学 | 3]
        - 标题: 检查食堂
          正文: 查看台账。
    - {文件: 分工表.md}
    - {title: 报送说明, body: 按月报送。}
"""


def test_attachments_written_in_the_plan_stand_among_those_from_files(plan: Callable[[str], Path]) -> None:
    document = draft(plan(WRITTEN))
    assert [(a.title.value, a.landscape) for a in document.attachments] == [
        ("检查办法", True),
        ("重点任务分工表", False),
        ("报送说明", False),
    ]
    assert [text.value for text in document.elements.attachment_note] == ["检查办法", "重点任务分工表", "报送说明"]
    assert [block.text.value for block in document.blocks if isinstance(block, Paragraph)] == ["请落实。"]
    first = document.attachments[0].blocks
    assert [block.ordinal for block in first if isinstance(block, Heading)] == ["一、", "二、"]
    (table,) = (block for block in first if isinstance(block, Table))
    assert (table.caption.value if table.caption else None) == "表1　校舍"


def test_attachments_written_in_the_plan_follow_those_of_the_template(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(
        "模板: 印发通知\n单位: 云河县教育局\n名称: 课后服务管理办法\n正文: 各校要规范开展课后服务。\n要素:\n"
        "  主送机关: 各学校\n  发文机关署名: 云河县教育局\n  成文日期: 2026-03-05\n"
        "  附件: [{标题: 报名表, 正文: 请如实填写。}]\n",
        encoding="utf-8",
    )
    assert [part.title.value for part in draft(path).attachments] == ["课后服务管理办法", "报名表"]


def test_an_attachment_is_not_taken_for_the_paper_whose_title_elements_give(plan: Callable[[str], Path]) -> None:
    path = plan("  标题: 关于开展检查的通知\n  附件: [{标题: 检查办法, 正文: 逐项检查。}]\n")
    path.write_text(path.read_text(encoding="utf-8").replace("标题: 通知\n", "", 1), encoding="utf-8")
    document = draft(path)
    assert str(document.title) == "关于开展检查的通知"
    assert [part.title.value for part in document.attachments] == ["检查办法"]


def test_front_matter_holds_no_text_of_an_attachment(tmp_path: Path) -> None:
    path = tmp_path / "稿.md"
    path.write_text("---\n要素:\n  附件: [{标题: 甲, 正文: 好。}]\n---\n# 通知\n\n请落实。\n", encoding="utf-8")
    with pytest.raises(PlanError, match=r"稿\.md:3:20 要素\.附件\[1\]\.正文：Markdown 稿的附件要另存成文件"):
        draft(path)


@pytest.mark.parametrize(
    ("elements", "words"),
    [
        (
            "  附件:\n    - {标题: 甲, 正文: 好。, 文件: 分工表.md}\n",
            r"plan\.yaml:6:27 要素\.附件\[1\]\.文件：“文件”和“正文”只能写一样",
        ),
        ("  附件:\n    - {标题: 甲}\n", r"plan\.yaml:6:7 要素\.附件\[1\]：缺少“文件”（.*没有文件的，.*“正文”里）"),
        ("  附件:\n    - {正文: 好。}\n", r"plan\.yaml:6:7 要素\.附件\[1\]：缺少“标题”（附件的名称）"),
        (
            "  附件:\n    - {标题: 甲, 正文: [{图: 没有.png}]}\n",
            r"plan\.yaml:6:24 要素\.附件\[1\]\.正文\[1\]\.图：找不到文件“没有\.png”",
        ),
        (
            "  附件:\n    - {标题: 甲, 正文: [{图: 坏.png}]}\n",
            r"plan\.yaml:6:15 要素\.附件\[1\]\.正文：图片“坏\.png”",
        ),
        ("  附件:\n    - {文件: 没有.md}\n", r"plan\.yaml:6:12 要素\.附件\[1\]\.文件：找不到文件“没有\.md”"),
        ("  附件:\n    - {文件: 分工表.xlsx}\n", r"plan\.yaml:6:12 要素\.附件\[1\]\.文件：.*不能作附件，能用的有"),
        ("  附件:\n    - {文件: 说明.md}\n", "“说明.md”没有标题"),
        (
            "  附件:\n    - {标题: 考核表, 文件: 分工表.md}\n",
            r"plan\.yaml:6:12 要素\.附件\[1\]\.标题：标题是“考核表”，.*里的标题却是“重点任务分工表”",
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
    ],
)
def test_a_fault_is_a_fault_of_the_plan(plan: Callable[[str], Path], elements: str, words: str) -> None:
    with pytest.raises(PlanError, match=words):
        draft(plan(elements))


def test_an_attachment_note_that_agrees_stays_as_written(plan: Callable[[str], Path]) -> None:
    document = draft(plan("  附件:\n    - {文件: 分工表.md}\n  附件说明: 附件：重点任务分工表\n"))
    assert [text.value for text in document.elements.attachment_note] == ["附件：重点任务分工表"]


@pytest.mark.parametrize("title", ["", "  标题: 云河县教育局关于检查的通知\n"])
@pytest.mark.parametrize("headed", [True, False])
def test_a_note_typed_into_the_text_is_told_at_its_own_line(tmp_path: Path, title: str, headed: bool) -> None:  # noqa: FBT001 - a case
    for name in ("检查表", "分工表"):
        (tmp_path / f"{name}.md").write_text(f"# {name}\n\n每月填报一次。\n", encoding="utf-8")
    lines = [
        "---",
        "要素:",
        *title.splitlines(),
        "  附件:",
        "    - 文件: 检查表.md",
        "    - 文件: 分工表.md",
        "---",
        "",
    ]
    lines += ["# 云河县教育局关于自查的通知", ""] if headed else []
    lines += ["各校要认真自查。", "", "附件：1.检查表", "", "2.分工明细表"]
    path = tmp_path / "稿.md"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(PlanError, match=rf"稿\.md:{len(lines)}:1 附件说明：第 2 件写作“2\.分工明细表”"):
        draft(path)


def test_a_plan_may_ask_for_a_table_of_contents(plan: Callable[[str], Path]) -> None:
    assert draft(plan("  目录: 是\n")).contents
    assert not draft(plan("  目录: 否\n")).contents


def test_numbers_that_authors_wrote_stay_and_the_next_follow() -> None:
    table = "\n\n| 甲 |\n|---|\n| 1 |\n\n"
    document = draft(f"# 题\n\n表3　甲{table}表：乙{table}表五　丙{table}正文。{table}")
    captions = [block.caption.value if block.caption else None for block in document.blocks if isinstance(block, Table)]
    assert captions == ["表3　甲", "表4　乙", "表五　丙", None]


BROKEN = {
    "残.png": b"\x89PNG\r\n\x1a\n\x00\x00",
    "矢量.png": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "动图.jpg": b"GIF89a",
}


@pytest.mark.parametrize(
    ("elements", "said"),
    [
        (
            "  发文机关署名: 甲局\n  印章: 残.png\n  成文日期: 2026-02-05\n",
            "plan.yaml:6:7 要素.印章：图片“残.png”已损坏",
        ),
        (
            "  发文机关署名: [甲局, 乙局]\n  成文日期: 2026-02-05\n  印章: 好.png\n",
            "7:7 要素.印章：印章有 1 枚，发文机关署名有 2 个",
        ),
        (
            "  发文机关署名: [甲局, 乙局]\n  印章: [好.png, 矢量.png]\n",
            "6:15 要素.印章[2]：图片“矢量.png”的内容是 SVG 矢量图",
        ),
        ("  签发人职务: 局长\n  签名章: 动图.jpg\n", "6:8 要素.签名章：图片“动图.jpg”的内容是 GIF"),
        ("  附件:\n    - 标题: 图\n      文件: 矢量.png\n", "7:11 要素.附件[1].文件：图片“矢量.png”的内容是 SVG"),
        ("  附件:\n    - 文件: 带图.md\n", "6:11 要素.附件[1].文件：“带图.md”里的图片“残.png”已损坏"),
        ("  attachments:\n    - file: 带图.md\n", "6:13 要素.附件[1].文件：“带图.md”里的图片“残.png”已损坏"),
    ],
)
def test_a_picture_that_cannot_be_shown_is_named_at_its_place_in_the_plan(
    plan: Callable[[str], Path], elements: str, said: str
) -> None:
    path = plan(elements)
    for name, data in BROKEN.items():
        (path.parent / name).write_bytes(data)
    Image.new("RGB", (30, 20)).save(path.parent / "好.png")
    (path.parent / "带图.md").write_text("# 布点\n\n![图](残.png)\n", encoding="utf-8")
    with pytest.raises(PlanError) as error:
        draft(path)
    assert said in str(error.value)


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_picture_of_a_markdown_file_is_named_with_its_line(tmp_path: Path, ending: str) -> None:
    (tmp_path / "残.png").write_bytes(BROKEN["残.png"])
    text = "---\n要素:\n  成文日期: 2026年2月5日\n---\n# 通知\n\n请落实。\n\n![布点](残.png)\n"
    (tmp_path / "稿.md").write_bytes(text.replace("\n", ending).encode())
    with pytest.raises(PlanError, match=r"稿\.md:9:\d+ 图片“残\.png”已损坏"):
        draft(tmp_path / "稿.md")


def test_a_table_of_too_many_columns_is_named_at_its_place(plan: Callable[[str], Path], tmp_path: Path) -> None:
    wide = "|".join(f"指标{n}" for n in range(60))
    sheet = f"# 指标\n\n|{wide}|\n{'|---' * 60}|\n|{wide}|\n"
    (tmp_path / "稿.md").write_text(sheet, encoding="utf-8")
    with pytest.raises(PlanError, match=r"稿\.md:3:\d+ 表格“指标0、指标1、指标2”有 60 栏"):
        draft(tmp_path / "稿.md")
    path = plan("  附件:\n    - 文件: 宽表.md\n")
    (path.parent / "宽表.md").write_text(sheet, encoding="utf-8")
    with pytest.raises(PlanError, match=r"plan\.yaml:6:11 要素\.附件\[1\]\.文件：“宽表\.md”里的表格.*有 60 栏"):
        draft(path)


def test_a_seal_for_each_of_several_signatures_is_a_list(plan: Callable[[str], Path]) -> None:
    path = plan("  发文机关署名: [甲局, 乙局]\n  成文日期: 2026年2月5日\n  印章: [甲.png, 乙.png]\n")
    for name in ("甲.png", "乙.png"):
        Image.new("RGB", (30, 30)).save(path.parent / name)
    assert draft(path).elements.seals == ("甲.png", "乙.png")
