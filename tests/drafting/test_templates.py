from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from govdoc.drafting.plan import parse_plan
from govdoc.drafting.schema import ELEMENTS
from govdoc.drafting.templates import built_in, find, listing
from govdoc.errors import GovdocError, PlanError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import Any

BUILT_IN = sorted(path.parent.name for path in built_in().glob("*/template.yaml"))


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_template_of_ours_is_found_by_its_folder_its_name_and_its_aliases(name: str) -> None:
    template = find(name)
    assert {find(one).folder for one in (template.name, *template.aliases)} == {built_in() / name}


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_template_of_ours_passes_the_checks_made_of_a_user_s(name: str) -> None:
    assert find(name, [built_in() / name]).name == find(name).name


@pytest.mark.parametrize("name", BUILT_IN)
def test_the_schema_of_a_template_of_ours_is_one_and_describes_every_key(name: str) -> None:
    schema = find(name).plan_schema
    # A reference with 汉字 is no URI, which jsonschema minds where it can check formats.
    Draft202012Validator.check_schema(schema, FormatChecker(formats=()))
    for key, inner in declared(schema):
        assert {"title", "description"} <= set(inner), key


def declared(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give every key a schema declares."""
    for part in (schema, *schema.get("$defs", {}).values()):
        for key, inner in part.get("properties", {}).items():
            yield key, inner
            yield from declared(inner)


@pytest.mark.parametrize("name", BUILT_IN)
def test_the_example_of_a_template_of_ours_is_a_plan_and_comments_every_key_at_the_top(name: str) -> None:
    template = find(name)
    plan = parse_plan(template.example, "example.yaml", find)
    lines = template.example.split("\n")
    for key in plan.fields:
        at = next(n for n, line in enumerate(lines) if line.startswith(f"{key}:"))
        assert "#" in lines[at] or lines[at - 1].startswith("#"), key


def test_every_element_has_an_english_alias_and_an_example() -> None:
    for key, schema in ELEMENTS["properties"].items():
        assert schema["x-aliases"], key
        assert schema["examples"], key


def test_every_template_is_listed_once_with_its_genre(template_folder: Callable[..., Path]) -> None:
    names = [template.name for template in listing([template_folder("# 题\n")])]
    assert names[0] == "通报"
    assert "工作要点" in names
    assert len(names) == len(set(names))


def test_a_user_s_template_comes_before_one_of_ours(template_folder: Callable[..., Path], declaration: str) -> None:
    folder = template_folder("# 题\n", declaration.replace("name: 通报", "name: 工作要点"))
    assert find("工作要点", [folder]).folder == folder / "tongbao"
    assert find("工作要点", [folder / "tongbao"]).folder == folder / "tongbao"


def test_a_user_s_skeleton_may_use_the_shared_macros(template_folder: Callable[..., Path]) -> None:
    skeleton = '{% from "_shared/layers.md.j2" import 并列 %}\n# {{ 单位 }}\n\n{{ 并列(正文) }}\n'
    folder = template_folder(skeleton)
    plan = parse_plan("模板: 通报\n单位: 甲\n正文: [乙, 丙]\n", "plan.yaml", lambda name: find(name, [folder]))
    assert plan.template.markdown(plan) == "# 甲\n\n乙、丙\n"


def test_dates_in_a_user_s_schema_are_normalised(template_folder: Callable[..., Path]) -> None:
    folder = template_folder("# 题\n")
    text = "模板: 通报\n单位: 甲\n各项:\n  - 名称: 乙\n    时限: 2026-06-30\n"
    plan = parse_plan(text, "plan.yaml", lambda name: find(name, [folder]))
    assert plan.fields["各项"] == [{"名称": "乙", "时限": "2026年6月30日"}]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("genre: 通报\n", "", ":1:1 缺少“genre”（文种，如“工作要点”）"),
        ("genre: 通报\n", "genre: 通报\n层级: 一\n", ":3:1 多余的键“层级”"),
        ("genre: 通报\n", "genre: 通报\ngenre: 通知\n", ":3:1 “genre”写了两次"),
        ("genre: 通报\n", "genre: !!python/name:os.system 甲\n", ":2:8 genre：以“!”开头的是 YAML 的标签"),
        ("genre: 通报\n", "genre：通报\n", ":2:6 “genre”后面用了全角冒号"),
        ("type: [string, array]", "type: text", "schema.properties.正文.type：不是合格的 JSON Schema"),
        ("minItems: 1", "minItems: 一", "schema.properties.各项.minItems：不是合格的 JSON Schema"),
        ("单位: {type", "要素: {type", "schema.properties.要素：“要素”是各模板通用的键"),
        ("\n  properties:\n", "\n  $defs:\n", "schema：缺少 properties"),
        ("{type: string, x-", "{$ref: 'https://example.org/x', x-", "指向的定义不存在"),
        ("{type: string, x-", "{$ref: '#/$defs/无', x-", "指向的定义不存在"),
        ("{type: string, x-", "{$ref: '#/properties/单位', x-", "指向的定义不存在"),
    ],
)
def test_a_faulty_template_is_told_with_its_file(
    template_folder: Callable[..., Path], declaration: str, old: str, new: str, said: str
) -> None:
    assert declaration.count(old) == 1
    folder = template_folder("# 题\n", declaration.replace(old, new))
    with pytest.raises(PlanError) as caught:
        find("tongbao", [folder])
    assert any("template.yaml" in fault and said in fault for fault in caught.value.faults), caught.value.faults


def test_one_faulty_template_does_not_hide_the_others(template_folder: Callable[..., Path]) -> None:
    folder = template_folder("# 题\n", "name: 甲\n")
    assert find("工作要点", [folder]).folder.parent == built_in()


def test_a_folder_without_templates_or_skeleton_is_told(template_folder: Callable[..., Path], tmp_path: Path) -> None:
    cases: list[tuple[Path, type[GovdocError], str]] = [
        (tmp_path / "没有", UsageError, "没有这个模板文件夹"),
        (tmp_path, UsageError, "里面没有模板"),
    ]
    for folder, kind, said in cases:
        with pytest.raises(kind, match=said):
            find("通报", [folder])
    folder = template_folder("# 题\n")
    (folder / "tongbao" / "skeleton.md.j2").unlink()
    with pytest.raises(PlanError, match=r"缺少骨架文件 skeleton\.md\.j2"):
        find("通报", [folder])


def test_an_unknown_template_is_told_with_the_nearest(template_folder: Callable[..., Path]) -> None:
    with pytest.raises(UsageError, match="没有“工作重点”这个模板，是否想写“工作要点”？"):
        find("工作重点", [template_folder("# 题\n")])


def test_a_template_without_example_says_so(template_folder: Callable[..., Path]) -> None:
    with pytest.raises(UsageError, match="没有样例"):
        _ = find("通报", [template_folder("# 题\n")]).example


@pytest.mark.parametrize("name", BUILT_IN)
def test_every_key_has_an_english_name_of_its_own(name: str) -> None:
    schema = find(name).plan_schema
    for part in (schema, *schema.get("$defs", {}).values()):
        keys = part.get("properties", {})
        names = [*keys, *(alias for inner in keys.values() for alias in inner["x-aliases"])]
        assert all(inner["x-aliases"] for inner in keys.values())
        assert len(names) == len(set(names))
