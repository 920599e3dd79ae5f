"""The templates in 普通 format: their examples, and plans made of their schemas from the least to the fullest."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from govdoc.drafting import draft
from govdoc.drafting.schema import DATE, ELEMENTS_KEY, LAYOUT_KEY, TEMPLATE_KEY, resolved
from govdoc.drafting.templates import built_in, find
from govdoc.errors import PlanError
from govdoc.lint import lint
from govdoc.model import Heading
from govdoc.ordinals import parse as ordinal_of
from govdoc.outline import outline
from govdoc.readers import docx
from govdoc.writers import write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document

ROLES = {
    "gongzuo-yaodian": "导语 部署 部署 部署 部署 部署 保障",
    "gongzuo-jihua": "导语 部署 部署 部署 保障",
    "gongzuo-zongjie": "导语 回顾 形势 部署 保障",
    "jianghuagao": "导语 回顾 形势 部署 保障 结语",
    "biaotai-fayan": "导语 形势 部署 保障 结语",
    "shishi-fangan": "导语 部署 部署 部署 部署 保障 保障",
    "shuzhi-baogao": "导语 回顾 回顾 形势 部署 结语",
    "tongzhi": "导语 部署 部署 部署 保障",
}
NAMES = sorted(ROLES)
GOLDEN = Path(__file__).parent / "golden"
ELEMENTS = {"主送机关": "各学校", "发文机关署名": "云河县教育局", "成文日期": "2026年3月5日"}
DOUBLED = re.compile(r"[。；，、：]{2}|[（(][）)]|None|；）|，）")


def example(name: str) -> Document:
    return draft(built_in() / name / "example.yaml")


@pytest.mark.parametrize("name", NAMES)
def test_the_example_reads_as_ever(name: str, update_golden: bool) -> None:  # noqa: FBT001
    found = write(example(name), "txt").decode()
    golden = GOLDEN / f"{name}.txt"
    if update_golden:
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_the_example_is_of_real_length_and_faultless_in_word(name: str) -> None:
    document = example(name)
    size = sum(not character.isspace() for text in document.texts() for character in text.value)
    assert 1200 <= size <= 2500
    assert not document.skipped
    assert lint(docx.parse(write(document), "example.docx")) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_parts_of_the_example_play_their_roles(name: str) -> None:
    roles = [section.role for section in outline(docx.parse(write(example(name)), "example.docx")).sections]
    assert roles == ROLES[name].split()


@dataclass
class Filled:
    """A plan made of a schema: every text is another one, and taken down in ``texts``."""

    root: dict[str, Any]
    text: str
    items: int = 1
    full: bool = False
    several: bool = False
    """Whether a text that may have paragraphs has two."""
    texts: list[str] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=lambda: count(10))

    def value(self, schema: dict[str, Any], *, listed: bool = False) -> Any:
        """Return a value that fits a schema; an item of a list of paragraphs (``listed``) is one text."""
        schema = {**resolved(schema, self.root), **schema}
        kind = schema.get("type")
        if schema.get("format") == DATE:
            return self.taken("2026年3月5日")
        if "x-pattern" in schema and "年份" in schema["x-pattern"]:
            return self.taken("2026")
        if kind == "object":
            wanted = schema["properties"] if self.full else self.required(schema)
            return {key: self.value(schema["properties"][key]) for key in wanted}
        if kind == "array" or (kind != "string" and not listed and self.several):
            most = min(self.items, schema.get("maxItems", 99)) if kind == "array" else 2
            return [self.value(schema["items"], listed=True) for _ in range(most)]
        return self.taken("丙" * schema.get("minLength", 0) + self.text.format(next(self.numbers)))

    @staticmethod
    def required(schema: dict[str, Any]) -> list[str]:
        """Return the keys a mapping needs, also where others are left out."""
        return [*schema.get("required", ()), *schema.get("then", {}).get("required", ())]

    def taken(self, text: str) -> str:
        """Return a text and take it down."""
        self.texts.append(text.rstrip("。；"))
        return text


def filled(name: str, text: str = "甲{}乙", **how: Any) -> tuple[Document, list[str]]:
    """Draft a plan made of the schema of a template; also give the texts it holds."""
    template = find(name)
    fields = {
        key: inner
        for key, inner in template.plan_schema["properties"].items()
        if key not in {TEMPLATE_KEY, LAYOUT_KEY, ELEMENTS_KEY}
    }
    maker = Filled(template.plan_schema, text, **how)
    plan = maker.value({"type": "object", "properties": fields, "required": template.fields["required"]})
    values = {TEMPLATE_KEY: template.name, **plan} | ({ELEMENTS_KEY: ELEMENTS} if name == "tongzhi" else {})
    return draft(json.dumps(values, ensure_ascii=False), name="plan.yaml"), maker.texts


WAYS = [
    {},
    {"several": True},
    {"full": True},
    {"items": 2},
    {"full": True, "several": True, "items": 2},
    {"full": True, "items": 20},
    {"full": True, "text": "甲{}乙。"},
    {"full": True, "text": "甲{}乙；", "several": True, "items": 3},
    {"full": True, "text": "**甲{}** {{{{乙}}}}|`<b>#", "items": 2},
    {"full": True, "text": "#甲{} 乙 {{.题下}}", "items": 2},
]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: " ".join(way) or "least")
@pytest.mark.parametrize("name", NAMES)
def test_a_plan_of_any_size_leaves_no_hole_and_loses_nothing(name: str, way: dict[str, Any]) -> None:
    document, texts = filled(name, **way)
    written = write(document, "txt").decode()
    whole = written.replace("\n", "")
    assert [text for text in texts if text not in whole] == []
    assert DOUBLED.search(written) is None
    assert ("一是" in written) == ("二是" in written)
    assert lone_ordinals(document) == []
    assert not document.skipped


def lone_ordinals(document: Document) -> list[str]:
    """Return the last ordinal under each parent where it is a first: （一） without （二）."""
    last: dict[tuple[int, ...], str] = {}
    counters = [0] * 5
    for block in document.blocks:
        if isinstance(block, Heading) and block.ordinal and (ordinal := ordinal_of(block.ordinal)):
            counters[block.level :] = [ordinal.number, *[0] * (4 - block.level)]
            last[block.level, *counters[1 : block.level]] = block.ordinal
    return [ordinal for ordinal in last.values() if (parsed := ordinal_of(ordinal)) and parsed.number == 1]


def text_of(plan: str) -> str:
    return write(draft(plan, name="plan.yaml"), "txt").decode()


SUMMARY = "模板: 工作总结\n单位: 云河县教育局\n年度: {}\n概述: {}\n问题: [甲]\n"
SUMMARY += "成绩: [{{标题: 甲, 内容: 乙}}]\n下一步: [{{标题: 甲, 内容: 乙}}]\n"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("工作有成效", "工作有成效，现将有关情况总结如下："),
        ("工作有成效，", "工作有成效，现将有关情况总结如下："),
        ("工作有成效。", "工作有成效。现将有关情况总结如下："),
        ("工作有成效。现总结如下。", "工作有成效。现总结如下："),
        ("[工作有成效, 现总结如下]", "工作有成效。\n现总结如下："),
        ("[工作有成效, 办好了实事]", "工作有成效。\n办好了实事，现将有关情况总结如下："),
    ],
)
def test_the_opening_leads_over_once(typed: str, said: str) -> None:
    assert f"\n{said}\n一、" in text_of(SUMMARY.format("2025", typed))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2025", "2025年工作总结"),
        ("2025年", "2025年工作总结"),
        ("2025年上半年", "2025年上半年工作总结"),
        ("2025年秋季学期", "2025年秋季学期工作总结"),
        ("2025—2026学年", "2025—2026学年工作总结"),
    ],
)
def test_a_year_may_be_a_term(typed: str, said: str) -> None:
    assert text_of(SUMMARY.format(typed, "甲")).startswith(f"云河县教育局{said}\n")


SPEECH = "模板: 讲话稿\n会议: 全县会议\n开场: {}\n部署: [{{标题: 甲, 导语: 乙}}]\n"
SPEECH += "保障: {{标题: 丙, 导语: 丁}}\n结尾: 谢谢！\n"


def test_a_speech_says_how_many_points_it_has() -> None:
    assert "会议开始。下面，我讲两点意见。\n一、甲" in text_of(SPEECH.format("会议开始"))
    three = SPEECH.format("会议开始") + "回顾: {标题: 成绩, 导语: 成绩很大}\n"
    assert "会议开始。下面，我讲三点意见。\n一、成绩" in text_of(three)
    assert "下面，我强调几句。\n一、甲" in text_of(SPEECH.format("会议开始。下面，我强调几句。"))


def test_an_element_stands_for_the_field_of_the_same_name() -> None:
    elements = "日期: 2026-03-05\n称呼: 各位代表\n要素:\n  题下日期: 2026-03-06\n  称呼: 同志们\n"
    text = text_of(SPEECH.format("会议开始") + elements)
    assert text.startswith("在全县会议上的讲话\n（2026年3月6日）\n\n同志们：\n")
    assert "各位代表" not in text


def test_the_head_of_the_table_of_tasks_calls_the_offices_as_they_are_called() -> None:
    plan = "模板: 工作计划\n单位: 甲局\n年度: 2026\n总体要求: 甲\n重点任务: [{标题: 甲, 内容: 乙}]\n"
    plan += "保障: [{标题: 甲, 内容: 乙}]\n任务分解:\n  - {任务: 丙, 时限: 3月, 牵头科室: %s}\n"
    for office, head in [("办公室", "牵头科室"), ("基础教育股", "牵头股室"), ("[办公室, 规划处]", "牵头处室")]:
        assert head in text_of(plan % office)
    assert "责任人" not in text_of(plan % "办公室").split("任务分解表")[-1]


def test_a_notice_without_its_elements_is_told_what_it_lacks() -> None:
    with pytest.raises(PlanError, match="缺少“要素”（通知要写明主送机关、发文机关署名、成文日期）"):
        draft("模板: 通知\n单位: 甲\n事由: 乙\n缘由: 丙\n事项: [{标题: 丁, 内容: 戊}]\n", name="plan.yaml")


def test_a_part_without_points_and_words_is_told() -> None:
    with pytest.raises(PlanError, match=r"部署\[1\]：缺少“导语”（没有“要点”的部分，至少要有一段话"):
        draft(SPEECH.format("甲").replace(", 导语: 乙", ""), name="plan.yaml")


@pytest.mark.parametrize("name", NAMES)
def test_every_key_has_an_english_name_of_its_own(name: str) -> None:
    schema = find(name).plan_schema
    for part in (schema, *schema.get("$defs", {}).values()):
        keys = part.get("properties", {})
        names = [*keys, *(alias for inner in keys.values() for alias in inner["x-aliases"])]
        assert all(inner["x-aliases"] for inner in keys.values())
        assert len(names) == len(set(names))
