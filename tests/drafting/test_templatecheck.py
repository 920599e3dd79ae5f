"""govdoc templates check: what authors of templates are told, with file and line."""
# ruff: noqa: E501 - whole messages are the expectation

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govdoc.drafting.templatecheck import verdicts
from govdoc.drafting.templates import built_in
from govdoc.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DECLARATION = """\
name: 简报
genre: 简报
description: 试验用的模板
schema:
  type: object
  required: [事由, 各项]
  properties:
    事由: {title: 事由, description: 说什么事, type: string, examples: [开学], x-aliases: [subject]}
    密级: {title: 密级, description: 可以不写, enum: [内部, 公开], x-aliases: [secrecy]}
    各项:
      title: 各项
      description: 一项一件
      type: array
      minItems: 1
      x-aliases: [items]
      items: {$ref: '#/$defs/一项'}
  $defs:
    一项:
      title: 一项
      description: 一件
      type: object
      required: [标题, 内容]
      properties:
        标题: {title: 标题, description: 题, type: string, x-aliases: [title]}
        内容: {title: 内容, description: 容, $ref: '#/$defs/文段', x-aliases: [content]}
        时限: {title: 时限, description: 期限, type: string, x-aliases: [deadline]}
"""
SKELETON = """\
{% from "_shared/layers.md.j2" import 成段 %}
# 关于{{ 事由 }}的简报

{% for 项 in 各项 %}

## {{ 项.标题 | 成题 }}

{{ 成段(项.内容) }}{% if 项.时限 is defined %}{{ 项.时限 }}{% endif %}

{% endfor %}
"""
EXAMPLE = "模板: 简报\n事由: 开学工作\n各项:\n  - {标题: 学位, 内容: 新增学位。}\n  - {标题: 安全, 内容: 排查隐患。}\n"


@pytest.fixture
def faults(template_folder: Callable[..., Path]) -> Callable[..., list[str]]:
    """Return the faults of a template, without the folder before the file's name."""

    def found(declaration: str = DECLARATION, skeleton: str = SKELETON, example: str = EXAMPLE) -> list[str]:
        folder = template_folder(skeleton, declaration) / "tongbao"
        if example:
            (folder / "example.yaml").write_text(example, encoding="utf-8")
        (verdict,) = verdicts(folder)
        return [fault.replace(f"{folder}/", "") for fault in verdict.faults]

    return found


def test_a_good_template_has_no_fault(faults: Callable[..., list[str]]) -> None:
    assert faults() == []


def test_our_own_templates_have_no_fault() -> None:
    found = verdicts(built_in())
    assert len(found) >= 14
    assert [fault for verdict in found for fault in verdict.faults] == []


@pytest.mark.parametrize(
    ("changed", "old", "new", "said"),
    [
        (
            "declaration", "{title: 事由, description: 说什么事, ", "{",
            ["template.yaml:8:5 schema.properties.事由：缺少 title、description，编辑器的提示和错误消息要用"],
        ),
        ("declaration", "minItems: 1", "minItems: 一", ["template.yaml:14:7 schema.properties.各项.minItems：不是合格的 JSON Schema（2020-12），应为整数，现为文字"]),
        ("declaration", "genre: 简报\n", "", ["template.yaml:1:1 缺少“genre”（文种，如“工作要点”）"]),
        ("skeleton", "{{ 事由 }}", "{{ 事由 }}{{ 单位 }}", ["skeleton.md.j2:2：骨架用了 schema 里没有的“单位”；schema 里有：事由、密级、各项、要素"]),
        ("skeleton", "各项 %}", "各顶 %}", ["skeleton.md.j2:4：骨架用了 schema 里没有的“各顶”，是否想写“各项”？"]),
        ("skeleton", "项.时限 is", "项.时现 is", ["skeleton.md.j2:8：骨架用了 schema 里没有的“各项.时现”，是否想写“时限”？"]),
        ("skeleton", "{% if 项.时限 is defined %}{{ 项.时限 }}{% endif %}", "{{ 项.时限 }}", ["skeleton.md.j2:8：这里没有“时限”这一项；可以不写的项，请先用“is defined”判断"]),
        ("skeleton", "关于{{ 事由 }}的", "", ["skeleton.md.j2:1：必填的“事由”没有写进文稿；不用的，请从 schema 里去掉，或改为可以不写"]),
        ("skeleton", "{{ 成段(项.内容) }}", "", ["skeleton.md.j2:1：必填的“各项.内容”没有写进文稿；不用的，请从 schema 里去掉，或改为可以不写"]),
        ("skeleton", "{% endfor %}\n", "", ["skeleton.md.j2:9：骨架没有写完：“for”缺少配对的“endfor”"]),
        ("skeleton", "{{ 事由 }}", "{{ 事由 | 成提 }}", ["skeleton.md.j2:2：没有“成提”这个过滤器；可用的有"]),
        ("skeleton", "{{ 事由 }}", "{{ 事由 }}{{ None }}", ["skeleton.md.j2:2：“{{ }}”里不是文字，不能写出"]),
        ("skeleton", "{{ 事由 }}", "{{ 事由 }}{{ 10**9 }}", ["skeleton.md.j2:2：骨架里不能用“**”运算"]),
        ("skeleton", "的简报\n", "的简报 {.居中}\n", ["skeleton.md.j2:2：没有“{.居中}”这个标记，可用的有"]),
        ("example", "事由: 开学工作\n", "", ["example.yaml:1:1 缺少“事由”（说什么事，如“开学”）"]),
        ("example", "模板: 简报", "模板: 工作要点", ["example.yaml:1:5 模板：样例要用本模板，应写“简报”，现为“工作要点”"]),
        ("example", EXAMPLE, "", ["example.yaml：缺少样例，govdoc new 要用"]),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_file_and_line(
    faults: Callable[..., list[str]], changed: str, old: str, new: str, said: list[str]
) -> None:
    parts = {"declaration": DECLARATION, "skeleton": SKELETON, "example": EXAMPLE}
    assert parts[changed].count(old) == 1
    found = faults(**(parts | {changed: parts[changed].replace(old, new)}))
    assert [fault[: len(one)] for fault, one in zip(found, said, strict=True)] == said


def test_a_folder_without_templates_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="里面没有模板"):
        verdicts(tmp_path)
