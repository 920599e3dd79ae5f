"""govdoc new: examples with a comment on every key, and the shortest plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govdoc.drafting import draft
from govdoc.drafting.annotated import annotated, minimal
from govdoc.drafting.nodes import Mapping, Value, value, walk
from govdoc.drafting.plan import parse_plan
from govdoc.drafting.templates import built_in, find
from govdoc.drafting.yamltree import parse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NAMES = sorted(path.parent.name for path in built_in().glob("*/template.yaml"))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("make", [annotated, minimal])
def test_every_key_bears_a_comment_where_it_first_stands(name: str, make: Callable[..., str]) -> None:
    template = find(name)
    text = make(template)
    lines = text.split("\n")
    seen = set()
    for path, key, _ in walk(parse(text, "plan.yaml").root):
        bare = tuple(part for part in path if isinstance(part, str))
        if key is None or bare in seen or "{" in lines[key.line - 1]:
            continue
        seen.add(bare)
        above = lines[key.line - 2].strip() if key.line > 1 else ""
        assert "  #" in lines[key.line - 1] or above.startswith("#") or ": #" in lines[key.line - 1], (bare, key.line)


@pytest.mark.parametrize("name", NAMES)
def test_comments_change_nothing_of_the_example(name: str) -> None:
    template = find(name)
    assert value(parse(annotated(template), "plan.yaml").root) == value(parse(template.example, "plan.yaml").root)


@pytest.mark.parametrize("name", NAMES)
def test_the_shortest_plan_drafts_and_can_lose_no_key(name: str) -> None:
    template = find(name)
    text = minimal(template)
    assert draft(text, name=str(template.folder / "plan.yaml")).blocks
    assert len(text) < len(template.example) or name == "tongyong"
    plan = parse_plan(text, "plan.yaml", find)
    assert set(plan.fields) >= set(template.fields["required"])


def test_the_shortest_plan_tells_which_elements_its_template_asks_for() -> None:
    assert "要素:  # 通知要写明主送机关、发文机关署名、成文日期\n" in minimal(find("通知"))


def test_the_keys_that_the_example_leaves_out_are_named() -> None:
    text = annotated(find("工作要点"))
    assert "  # 还可以写“导语”：事项之前的一段话；可以不写" in text
    elements = next(line for line in text.split("\n") if line.startswith("  # 还可以写：标题、"))
    assert "附件" in elements
    assert "份号" not in elements  # 普通 has no place for it
    assert text.rstrip().endswith("# 还可以写“保障标题”：最后一部分的标题；不写时为“强化组织保障”")


def test_an_example_without_a_comment_gets_them_all(template_folder: Callable[..., Path]) -> None:
    declaration = (
        "name: 简报\ngenre: 简报\ndescription: 试\nschema:\n  required: [甲]\n  properties:\n"
        "    甲: {title: 甲, description: 第一项, type: string}\n"
        "    乙: {title: 乙, description: 第二项, type: array, items: {type: object, properties: "
        "{丙: {title: 丙, description: 第三项, type: string}, 丁: {title: 丁, description: 第四项, type: string}}}}\n"
        "    戊: {title: 戊, description: 第五项, type: string}\n"
    )
    folder = template_folder("# {{ 甲 }}\n", declaration) / "tongbao"
    long = "长" * 60
    (folder / "example.yaml").write_text(
        f"模板: 简报\n甲: {long}\n乙:\n  - 丙: 子\n  - 丙: 丑\n    丁: |\n      寅\n", encoding="utf-8"
    )
    assert annotated(find("简报", [folder])) == (
        f"模板: 简报  # 用哪个模板\n# 甲：第一项\n甲: {long}\n乙:  # 第二项\n  - 丙: 子  # 第三项\n  - 丙: 丑\n"
        "    # 丁：第四项\n    丁: |\n      寅\n\n# 还可以写“戊”：第五项\n"
    )
    assert minimal(find("简报", [folder])).endswith(f"\n\n模板: 简报  # 用哪个模板\n# 甲：第一项\n甲: {long}\n")


def test_values_of_the_shortest_plan_are_those_of_the_example() -> None:
    template = find("工作要点")
    example: Value = value(parse(template.example, "plan.yaml").root)
    short = parse(minimal(template), "plan.yaml").root
    assert isinstance(short, Mapping)
    assert isinstance(example, dict)
    assert {key.text: value(node) for key, node in short.entries if key.text == "单位"} == {"单位": example["单位"]}
