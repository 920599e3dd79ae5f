"""The template 通用: any structure of text, sections, tables and further titles."""

from pathlib import Path

import pytest

from govdoc.drafting import draft
from govdoc.drafting.templates import built_in, find
from govdoc.errors import PlanError
from govdoc.lint import lint
from govdoc.model import Heading, Paragraph, block_texts
from govdoc.readers import docx
from govdoc.writers import write

EXAMPLE = built_in() / "tongyong" / "example.yaml"


def faults(body: str) -> list[str]:
    with pytest.raises(PlanError) as caught:
        draft(f"模板: 通用\n正文:\n{body}", name="plan.yaml")
    return caught.value.faults


def test_the_example_is_a_speech_without_a_finding() -> None:
    document = draft(EXAMPLE)
    size = sum(not character.isspace() for text in document.texts() for character in text.value)
    assert 850 <= size <= 1200
    assert [block.ordinal for block in document.blocks if isinstance(block, Heading)] == [
        *["一、", "（一）", "（二）"],
        *["二、", "（一）", "（二）", "1.", "2.", "（三）"],
        *["三、", "（一）", "（二）", "（三）"],
    ]
    assert lint(docx.parse(write(document), "example.docx")) == []


def test_what_the_example_shows_in_comments_works(tmp_path: Path) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    start, end = text.index("  # - 标题: 强化督导考核："), text.index("  - 同志们，教育承载")
    shown = "".join(line.removeprefix("  # ") + "\n" for line in text[start:end].rstrip().split("\n"))
    plan = tmp_path / "plan.yaml"
    plan.write_text(f"模板: 通用\n正文:\n- 一段。\n{shown}", encoding="utf-8")
    kinds = [type(block).__name__ for block in draft(plan).blocks]
    assert kinds == ["Paragraph", "Heading", "Paragraph", "Heading", "Heading", "Table", "Title", "Salutation"]


@pytest.mark.parametrize("name", ["通用", "general", "其他", "tongyong"])
def test_it_goes_by_several_names(name: str) -> None:
    assert find(name).name == "通用"


def test_a_plan_with_english_keys_is_the_same_document() -> None:
    english = "template: general\ntitle: 题\nsalutation: 同志们\nbody:\n  - title: 甲。\n    level: 3\n    body: 段。\n"
    chinese = "模板: 通用\n标题: 题\n称呼: 同志们\n正文:\n  - 标题: 甲。\n    层次: 3\n    正文: 段。\n"
    assert draft(english).blocks == draft(chinese).blocks


def test_four_levels_are_numbered_and_a_fifth_is_refused() -> None:
    body, indent = "", "  "
    for text in "甲乙丙丁":
        body += f"{indent}- 标题: {text}\n{indent}  正文:\n"
        indent += "    "
    document = draft(f"模板: 通用\n正文:\n{body}{indent}- 段。\n")
    assert [block.ordinal for block in document.blocks if isinstance(block, Heading)] == [
        "一、",
        "（一）",
        "1.",
        "（1）",
    ]
    assert faults(f"{body}{indent}- 标题: 戊\n") == [
        f"plan.yaml:11:25 {'正文[1].' * 5}标题：“戊”已在第 5 层：标题至多四层，请减少一层，或写成一段文字"
    ]


def test_a_heading_runs_in_by_its_full_stop_or_by_word() -> None:
    sections = ("标题: 甲。", "标题: 乙：\n    同段: 是", "标题: 丙。\n    同段: 否")
    body = "".join(f"  - {section}\n    正文: 段。\n" for section in sections)
    document = draft(f"模板: 通用\n正文:\n{body}")
    found = [(block.text.value, block.continues) for block in document.blocks if isinstance(block, Heading | Paragraph)]
    assert found == [("甲。", False), ("段。", True), ("乙：", False), ("段。", True), ("丙", False), ("段。", False)]


def test_values_are_text_wherever_they_stand() -> None:
    value = '"# 一、**甲** {{ 乙 }} {.同段} | `丙` <b>"'
    items = ("{}", "篇名: {0}\n    称呼: {0}", "标题: {}", "表题: {0}\n    表格: [[{0}]]")
    body = "".join(f"  - {item.format(value)}\n" for item in items)
    document = draft(f"模板: 通用\n标题: {value}\n题下: {value}\n正文:\n{body}")
    texts = [str(text) for block in document.blocks for text in block_texts(block)]
    found = [text.removesuffix("：").removeprefix("表1　") for text in texts]
    assert found == [value.strip('"')] * 8


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("  - 标题: 一、甲\n", "plan.yaml:3:9 正文[1].标题：应为不带序号的标题（序号自动编排），现为“一、甲”"),
        ("  - 标题: 甲\n    正文:\n      - 层次: 2\n", "plan.yaml:5:9 正文[1].正文[1]：写了“层次”，就还要写“标题”"),
        ("  - 标题: 甲\n    层次: 5\n", "plan.yaml:4:9 正文[1].层次：只能是“1”、“2”、“3”、“4”，现为“5”"),
        ("  - 标题: 甲\n    序数: 甲\n", "plan.yaml:4:9 正文[1].序数：应为单独的序数，如“第一章”，现为“甲”"),
        ("  - 标题: 甲\n    同段: 对\n", "plan.yaml:4:9 正文[1].同段：只能是“是”、“否”，现为“对”"),
        ("  - 表格: 甲\n", "plan.yaml:3:9 正文[1].表格：应为列表（每项一行，以“- ”开头）"),
        (
            "  - 标题: 甲\n    表格: [乙]\n",
            "plan.yaml:4:5 正文[1].表格：不能与“标题”“表格”“图”写在同一项里，请另起一项",
        ),
        ("  - 标题: 甲\n    正文:\n      - 内容: 乙\n", "plan.yaml:5:9 正文[1].正文[1]：多余的键“内容”"),
        ("  - []\n", "plan.yaml:3:5 正文[1]：没有填写内容；不需要的话，请把这一项整个删去"),
        (
            "  - 标题: 甲\n    正文:\n      - 标题: 乙\n        层次: 1\n",
            "plan.yaml:5:13 正文[1].正文[1].标题：“乙”的层次是 1，应比上一级标题（第 1 层）深",
        ),
    ],
)
def test_a_fault_at_any_depth_is_told_at_its_place(body: str, said: str) -> None:
    assert faults(body)[0].startswith(said)
