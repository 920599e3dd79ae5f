from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from govdoc.drafting.expressions import headline, sentence
from govdoc.drafting.skeleton import rendered
from govdoc.drafting.typed import BREAK, escaped, paragraphs
from govdoc.errors import PlanError

if TYPE_CHECKING:
    from pathlib import Path

    from govdoc.drafting.nodes import Value


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "template"
    home.mkdir()
    shared = tmp_path / "_shared"
    shared.mkdir()
    (shared / "macros.md.j2").write_text(
        "{% macro 项(名称) %}\n## {{ 名称 }}\n{%- endmacro %}\n{% macro 原样(值) %}{{ 值 }}{% endmacro %}\n",
        encoding="utf-8",
    )
    (tmp_path / "secret.j2").write_text("秘密", encoding="utf-8")
    return home


def render(folder: Path, skeleton: str, **values: Value) -> str:
    (folder / "skeleton.md.j2").write_text(skeleton, encoding="utf-8")
    return rendered(folder, [folder.parent / "_shared"], values)


LOOP = "{% set 数 = namespace(文=文, n=9) %}{% for 甲 in range(60) %}"


def refused(folder: Path, skeleton: str, **values: Value) -> str:
    with pytest.raises(PlanError) as caught:
        render(folder, skeleton, **values)
    assert len(caught.value.faults) == 1
    return caught.value.faults[0].removeprefix(str(folder.resolve()) + "/")


def parsed(markdown: str) -> list[tuple[str, str]]:
    """Give (kind of block, text) as CommonMark with tables reads it."""
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    found = []
    for opening, token in pairwise(tokens):
        if token.type == "inline":
            assert {child.type for child in token.children or []} <= {"text", "text_special", "softbreak"}, token
            found.append((opening.tag, "".join(child.content for child in token.children or [])))
    return found


PRINTABLE = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co", "Zl", "Zp"]))
MARKISH = st.text(st.sampled_from("#*_`-+=>|~[](){}<!&.;:\\\"'/^$%@ 1a甲。　"))
TEXTS = st.one_of(PRINTABLE, MARKISH).filter(lambda text: bool(text.strip()))


@given(TEXTS)
def test_any_text_comes_out_of_a_paragraph_literally(text: str) -> None:
    assert parsed(escaped(text)) == [("p", text.strip())]


@given(TEXTS)
def test_any_text_comes_out_of_a_heading_literally(text: str) -> None:
    assert parsed(f"## {escaped(text)}") == [("h2", text.strip())]


@given(TEXTS)
def test_any_text_comes_out_of_a_table_cell_literally(text: str) -> None:
    assert parsed(f"| 甲 |\n| --- |\n| {escaped(text)} |")[1] == ("td", text.strip())


@given(TEXTS, TEXTS)
def test_texts_side_by_side_make_no_markup(first: str, second: str) -> None:
    both = parsed(f"{escaped(first)}{escaped(second)}")
    assert both == [("p", first.strip() + second.strip())]


def test_blank_lines_part_paragraphs_and_single_breaks_do_not() -> None:
    assert paragraphs("  甲段，\n  还是甲段。\n\n\n 乙段 one\n two\n") == ["甲段，还是甲段。", "乙段 one two"]


def test_a_value_of_two_paragraphs_becomes_two(folder: Path) -> None:
    assert render(folder, "前：{{ 文 }}后。\n", 文="甲。\n\n# 乙") == "前：甲。\n\n\\# 乙后。\n"
    assert render(folder, "{{ 文 }}\n", 文=["甲", "乙"]) == "甲\n\n乙\n"


def test_in_a_heading_two_paragraphs_stay_one_line(folder: Path) -> None:
    assert render(folder, "## {{ 文 }}\n", 文="甲\n\n乙") == "## 甲乙\n"


def test_a_text_in_quotation_marks_is_escaped_as_any_other(folder: Path) -> None:
    assert render(folder, "{{ '**甲** <b>' }}\n") == "\\*\\*甲\\*\\* \\<b\\>\n"


def test_markup_of_the_skeleton_works_and_of_a_value_does_not(folder: Path) -> None:
    assert (
        render(folder, "## **{{ 文 }}**\n", 文="**甲**{{ 单位 }}<b>")
        == "## **\\*\\*甲\\*\\*\\{\\{ 单位 \\}\\}\\<b\\>**\n"
    )


@pytest.mark.parametrize(
    "skeleton",
    [
        "{{ 文 }}",
        "{{ '' }}{{ 文 }}",
        "{{ 文 ~ '' }}",
        "{{ '' ~ 文 ~ '' }}",
        "{{ '' + 文 }}",
        "{{ 文[:] }}",
        "{{ 文.strip() }}",
        "{{ [文] | join('、') }}",
        "{{ [文] }}",
        "{% set 值 = 文 %}{{ 值 }}",
        "{% set 值 %}{{ 文 }}{% endset %}{{ 值 }}",
        "{% from '_shared/macros.md.j2' import 原样 %}{{ 原样(文) }}",
        "{% from '_shared/macros.md.j2' import 原样 %}{{ 原样('') ~ 文 }}",
        "{% from '_shared/macros.md.j2' import 原样 %}{{ 原样('') ~ 文.strip() }}",
        "{% from '_shared/macros.md.j2' import 原样 %}{{ 原样('') + 文.strip() }}",
        "{% from '_shared/macros.md.j2' import 原样 %}{{ [原样(''), 文[:]] | join }}",
        "{% from '_shared/macros.md.j2' import 原样 %}{{ 原样(原样(文)) }}",
        "{% macro 包() %}{{ caller() }}{% endmacro %}{% call 包() %}{{ 文 }}{% endcall %}",
        "{{ 文 | default('') }}",
        "{{ 文 | trim }}",
        "{{ [文] | first }}",
        "{% for 字 in [文] %}{{ 字 }}{% endfor %}",
        "{{ 文 if 文 else '' }}",
    ],
)
def test_a_value_is_escaped_once_whichever_way_it_takes(folder: Path, skeleton: str) -> None:
    assert parsed(render(folder, skeleton, 文="**甲** & <b> `乙` # {{ 7 * 7 }}")) == [
        ("p", "**甲** & <b> `乙` # {{ 7 * 7 }}")
    ]


def test_the_names_of_a_plan_cannot_be_code(folder: Path) -> None:
    assert render(folder, "{{ 文 }}", 文="{% include 'x' %}{{ self }}") == "\\{% include 'x' %\\}\\{\\{ self \\}\\}\n"


@pytest.mark.parametrize(
    "skeleton",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ 文.__class__ }}",
        "{{ 文['__class__'] }}",
        "{{ 文.format(1) }}",
        "{{ '{0.__class__}'.format(文) }}",
        "{{ 文.__init__.__globals__ }}",
        "{{ self.__init__ }}",
        "{{ range.__self__ }}",
        "{{ cycler }}",
        "{{ lipsum.__globals__ }}",
        "{{ ().__class__.__bases__[0].__subclasses__() }}",
        "{{ namespace.__init__ }}",
        "{{ 文 | attr('__class__') }}",
        "{{ 文 | safe }}",
        "{{ 文 | pprint }}",
        "{{ 项目.append('x') }}",
        "{{ 项目.clear() }}",
        "{% include '../secret.j2' %}",
        "{% include '_shared/../secret.j2' %}",
        "{% include '/etc/passwd' %}",
        "{% include '../../../../etc/passwd' %}",
        "{% import 'os' as os %}",
        "{{ 文 * 100000000 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ '%1000000000d' % 1 }}",
        "{{ 文.ljust(1000000000) }}",
        "{{ 文 | center(1000000000) }}",
        "{% for 数 in range(100000000) %}{% endfor %}",
        "{% for 甲 in range(999) %}{% for 乙 in range(999) %}{% endfor %}{% endfor %}",
        "{% set 数 = range(999) | list %}{% for 甲 in 数 %}{% for 乙 in 数 %}{% endfor %}{% endfor %}",
        "{% macro 转(n) %}{{ 转(n) }}{% endmacro %}{{ 转(1) }}",
        "{% macro 转(n) %}{% if n %}{{ 转(n - 1) }}{{ 转(n - 1) }}{% endif %}{% endmacro %}{{ 转(60) }}",
        LOOP + "{% set 数.文 = 数.文 ~ 数.文 %}{% endfor %}{{ 数.文 }}",
        LOOP + "{% set 数.文 = 数.文 + 数.文 %}{% endfor %}{{ 数.文 }}",
        LOOP + "{% set 数.文 = [数.文, 数.文] | join %}{% endfor %}{{ 数.文 }}",
        LOOP + "{% set 数.n = 数.n * 数.n %}{% endfor %}{{ 数.n }}",
        LOOP + "{% set 数.文 %}{{ 数.文 }}{{ 数.文 }}{% endset %}{% endfor %}{{ 数.文 }}",
        "{{ [文] | batch(100000000, 文) | list }}",
        "{{ [文] | slice(100000000) | list }}",
        "{{ ('甲,' ~ 文).split(',') | list | sort | map('center', 10000000) | list }}",
        "{{ 2 | round(100000000) }}",
        "{% include 'skeleton.md.j2' %}",
        "{% extends 'skeleton.md.j2' %}",
        "{% for 数 in range(999) %}{% for 又 in range(99) %}{{ 文 }}" + "长" * 99 + "{% endfor %}{% endfor %}",
    ],
)
@pytest.mark.timeout(60)
def test_no_skeleton_leaves_the_sandbox_or_its_bounds(folder: Path, skeleton: str) -> None:
    said = refused(folder, skeleton, 文="甲", 项目=["乙"])
    assert said.startswith(("skeleton.md.j2:1：", "skeleton.md.j2：写出的文字超过"))
    assert "秘密" not in said


def test_a_link_out_of_the_folder_is_not_followed(folder: Path) -> None:
    (folder / "link.j2").symlink_to(folder.parent / "secret.j2")
    assert "找不到“link.j2”" in refused(folder, "{% include 'link.j2' %}")


@pytest.mark.parametrize(
    ("skeleton", "said"),
    [
        ("# 题\n\n{{ 无此项 }}\n", "skeleton.md.j2:3：计划里没有“无此项”"),
        ("{{ 项.无 }}", "skeleton.md.j2:1：这里没有“无”这一项"),
        ("{% if 无此项 %}甲{% endif %}", "skeleton.md.j2:1：计划里没有“无此项”"),
        ("{{ 无此项.深.处 }}", "skeleton.md.j2:1：计划里没有“无此项”"),
        ("\n{{ 文 | shout }}", "skeleton.md.j2:2：没有“shout”这个过滤器"),
        ("{% if 文 %}", "skeleton.md.j2:1：骨架没有写完"),
        ("{{ 文 ", "skeleton.md.j2:1：语句没有写完"),
        ("{% 如果 文 %}", "skeleton.md.j2:1：没有“如果”这个语句"),
        ("{{ 文 文 }}", "skeleton.md.j2:1：这里应有“end of print statement”，却是“文”"),
        ("{{ 项 }}", "skeleton.md.j2:1：“{{ }}”里不是文字，不能写出"),
        ("{{ 1 / 0 }}", "skeleton.md.j2:1：骨架写错了"),
        ("{% include '没有.j2' %}", "skeleton.md.j2:1：找不到“没有.j2”"),
    ],
)
def test_a_fault_of_the_skeleton_is_told_with_its_line(folder: Path, skeleton: str, said: str) -> None:
    assert refused(folder, skeleton, 文="甲", 项={"名": "乙"}).startswith(said)


def test_a_fault_in_a_shared_macro_names_the_shared_file(folder: Path) -> None:
    (folder.parent / "_shared" / "bad.md.j2").write_text("{% macro 坏() %}\n{{ 缺 }}\n{% endmacro %}", encoding="utf-8")
    with pytest.raises(PlanError, match=r"_shared/bad\.md\.j2:2：计划里没有“缺”"):
        render(folder, "{% from '_shared/bad.md.j2' import 坏 %}{{ 坏() }}")


def test_a_skeleton_in_another_encoding_is_refused(folder: Path) -> None:
    (folder / "skeleton.md.j2").write_bytes("# 题目".encode("gb18030"))
    with pytest.raises(PlanError, match="骨架不是 UTF-8 编码"):
        rendered(folder, [], {})


def test_indents_and_empty_lines_of_the_skeleton_leave_no_trace(folder: Path) -> None:
    skeleton = "{% for 数 in range(2) %}\n\n    {{ 数 }}项\n\n{% endfor %}\n"
    assert render(folder, skeleton) == "0项\n\n1项\n"


def test_a_heading_gets_exactly_the_mark_it_needs() -> None:
    assert [sentence(text) for text in ("甲", "甲。", "甲；", "甲！", "甲。 ")] == [
        "甲。",
        "甲。",
        "甲。",
        "甲！",
        "甲。",
    ]
    assert [headline(text) for text in ("甲", "甲。", "甲：乙，")] == ["甲", "甲", "甲：乙"]


def test_no_separator_of_paragraphs_can_be_typed() -> None:
    assert BREAK not in escaped(f"甲{BREAK}乙")
