from __future__ import annotations

from contextlib import suppress

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from govdoc.drafting.folding import joined
from govdoc.drafting.nodes import value
from govdoc.drafting.yamltree import Bounds, parse
from govdoc.errors import PlanError

LOADERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if hasattr(yaml, "CSafeLoader") else [])]
parsers = pytest.mark.parametrize("loader", LOADERS, ids=lambda loader: loader.__name__)


def read(text: str) -> object:
    return value(parse(text, "plan.yaml").root)


def fault(text: str, loader: type | None = None) -> str:
    with pytest.raises(PlanError) as caught:
        parse(text, "plan.yaml", loader=loader)
    assert len(caught.value.faults) == 1
    return caught.value.faults[0]


@pytest.mark.parametrize(
    "typed", ["2026", "007", "1.50", "2026年", "是", "true", "no", "1e3", "2026-02-05", "null", "12:30"]
)
def test_a_scalar_is_the_text_as_typed(typed: str) -> None:
    assert read(f"键: {typed}\n") == {"键": typed}


def test_a_lone_tilde_is_no_text_unless_it_stands_in_quotation_marks() -> None:
    assert read("键: ~\n另: '~'\n又: ~甲\n") == {"键": "", "另": "~", "又": "~甲"}


def test_a_line_break_in_a_text_leaves_no_blank_beside_chinese() -> None:
    text = "键: 坚持以新时代\n  中国特色社会主义思想为指导，\n  全面贯彻 2 项要求，use AI\n  tools 上课\n"
    assert read(text) == {"键": "坚持以新时代中国特色社会主义思想为指导，全面贯彻 2 项要求，use AI tools 上课"}


@pytest.mark.parametrize(
    "typed", ["'第一行，\n  第二行'", '"第一行，\n  第二行"', ">\n  第一行，\n  第二行\n", ">-\n  第一行，\n  第二行"]
)
def test_quoted_and_folded_texts_are_joined_alike(typed: str) -> None:
    assert read(f"键: {typed}\n") == {"键": "第一行，第二行"}


def test_a_blank_line_in_a_text_stays_a_break_between_paragraphs() -> None:
    assert read("键: |\n  甲段。\n\n  乙段。\n") == {"键": "甲段。\n\n乙段。"}
    assert read("键: 甲段\n  还是甲段。\n\n  乙段。\n") == {"键": "甲段还是甲段。\n乙段。"}


def test_every_node_knows_its_line_and_column_also_behind_rare_characters_and_crlf() -> None:
    root = parse("甲: 𠮷\r\n乙:\r\n  - 丙: 丁\r\n", "plan.yaml").root
    key, inner = root.entries[1]
    assert (key.line, key.column) == (2, 1)
    assert (inner.line, inner.column) == (3, 3)


SYNTAX = [
    ("模板: 工作要点\n要素:\n\t标题: 要点\n", ":3:1 用了制表符（Tab 键）"),
    ("部署:\n  -\t标题: 甲\n\t  事项: 乙\n", ":2:4 用了制表符（Tab 键）"),
    ("模板：工作要点\n单位: 云河县教育局\n", ":1:3 “模板”后面用了全角冒号"),
    ("模板: 工作要点\n单位：云河县教育局\n年度: 2026\n", ":2:3 “单位”后面用了全角冒号"),
    ("部署:\n  - 标题：加强\n    事项: 甲\n", ":2:7 “标题”后面用了全角冒号"),
    ("模板: 工作要点\n单位:云河县教育局\n年度: 2026\n", ":2:3 “单位”后面的英文冒号之后要空一格"),
    ("模板：工作要点\n", ":1:3 “模板”后面用了全角冒号"),
    ("模板: 工作要点\n  单位: 甲\n", ":2:3 “单位”比上一行的“模板”多缩进了"),
    ("标题: 关于: 某事\n", ":1:7 多了一个英文冒号"),
    ("要素:\n  标题: 甲\n 称呼: 乙\n", ":3:2 缩进没有对齐"),
    ("部署:\n  - 标题: 甲\n   事项: 乙\n", ":3:4 列表的缩进没有对齐"),
    ("部署:\n  - 标题: 甲\n - 事项: 乙\n", ":3:2 缩进没有对齐"),
    ("要素:\n  标题: 甲\n单位\n年度: 2\n", ":3:1 “单位”后面缺少冒号"),
    ("标题: **加强**\n", ":1:5 文字以 * & ! % 等符号开头时要加双引号"),
    ("标题: @某人\n", ":1:5 文字不能以“@”开头"),
    ("标题: `a`\n", ":1:5 文字不能以“`”开头"),
    ("标题: %50\n", ":1:5 文字不能以“%”开头"),
    ("标题: }甲\n", ":1:5 文字不能以“}”开头"),
    ("标题: !a!x y\n", ":1:5 文字以 * & ! % 等符号开头时要加双引号"),
    ('标题: "未完\n年度: 2\n', ":1:5 引号没有配对"),
    ('标题: "完"了\n', ":1:8 引号后面多了文字"),
    ("标题: [甲]乙\n", ":1:8 括号后面多了文字"),
    ("标题: [甲, 乙\n年度: 2\n", ":2:3 方括号“[ ]”或花括号“{ }”没有配对"),
    ("标题: |甲\n", ":1:6 “|”和“>”之后要换行"),
    ("标题: - 甲\n", ":1:5 “- ”不能与键写在同一行"),
    ("标题: 甲\x00乙\n", ":1:6 含有看不见的控制字符 U+0000"),
    ("甲: 乙\n---\n丙: 丁\n", ":2:1 一个文件只能写一份计划"),
    ("# 只有注释\n", ":1:1 文件里没有内容"),
    ("- 甲\n- 乙\n", ":1:1 应由一行行的“键: 值”组成"),
]


@parsers
@pytest.mark.parametrize(("text", "said"), SYNTAX)
def test_a_fault_of_syntax_is_told_with_its_place_and_cure(text: str, said: str, loader: type) -> None:
    assert fault(text, loader).startswith(f"plan.yaml{said}")


@parsers
def test_a_wrong_escape_is_told(loader: type) -> None:
    assert "双引号里的“\\”有特殊含义" in fault('标题: "甲\\丙"\n', loader)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("甲: &a 乙\n", "plan.yaml:1:4 甲：“&a”是 YAML 的锚点"),
        ("甲: *a\n", "plan.yaml:1:4 甲：“*a”是 YAML 的别名"),
        ("甲: !!python/object/apply:os.system ['true']\n", "plan.yaml:1:4 甲：以“!”开头的是 YAML 的标签"),
        ("甲: 乙\n丙: 丁\n甲: 戊\n", "plan.yaml:3:1 “甲”写了两次（前一次在第 1 行）"),
        ("甲:\n  - 乙: 丙\n    乙: 丁\n", "plan.yaml:3:5 甲[1]：“乙”写了两次"),
        ('甲: "乙\\u0007丙"\n', "plan.yaml:1:4 甲：含有看不见的控制字符 U+0007"),
        ("[甲, 乙]: 丙\n", "plan.yaml:1:1 键只能是文字"),
    ],
)
def test_what_a_plan_does_not_need_is_a_fault_and_the_reading_goes_on(text: str, said: str) -> None:
    faults = parse(text, "plan.yaml").faults
    assert faults[0].said("plan.yaml").startswith(said)


def test_nesting_size_and_number_are_bounded() -> None:
    assert "层次超过 50 级" in fault("甲: " + "[" * 2000)
    with pytest.raises(PlanError, match="内容超过 20 项的上限"):
        parse("甲: [" + "乙, " * 30 + "]", "plan.yaml", Bounds(nodes=20))
    with pytest.raises(PlanError, match="文件超过 10 MB 的上限"):
        parse("甲: " + "乙" * 4_000_000, "plan.yaml")


def test_aliases_cannot_multiply() -> None:
    laughs = "甲: &a [哈, 哈, 哈]\n乙: &b [*a, *a, *a]\n丙: &c [*b, *b, *b]\n"
    tree = parse(laughs, "plan.yaml")
    assert len(tree.faults) == 9
    assert value(tree.root) == {"甲": ["哈", "哈", "哈"], "乙": ["*a"] * 3, "丙": ["*b"] * 3}


@given(st.text())
def test_no_text_breaks_the_reading(text: str) -> None:
    with suppress(PlanError):
        assert isinstance(value(parse(text, "plan.yaml").root), dict)


@given(st.lists(st.sampled_from("甲乙ab1，“"), min_size=1).map("".join))
def test_joining_one_line_changes_nothing(line: str) -> None:
    assert joined(line) == line
