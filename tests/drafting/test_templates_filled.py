"""Plans made of the schema of every template, from the least to the fullest: no hole, no loss, no doubled mark."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest

from govdoc.drafting import draft
from govdoc.drafting.schema import DATE, ELEMENTS_KEY, LAYOUT_KEY, TEMPLATE_KEY, resolved
from govdoc.drafting.templates import built_in, find
from govdoc.model import Heading
from govdoc.ordinals import parse as ordinal_of
from govdoc.writers import write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document

NAMES = sorted(path.parent.name for path in built_in().glob("*/template.yaml"))
ELEMENTS = {
    "主送机关": "各学校",
    "签发人": "林知远",
    "发文机关标志": "云河县教育局会议纪要",
    "出席": "林知远、顾明川",
    "发文机关署名": "云河县教育局",
    "成文日期": "2026年3月5日",
    "附注": "联系人：顾明川",
}
NEEDED = {"yinfa-tongzhi": ("正文",), "han": ("缘由",)}
"""Template → fields without which another must stand in their place."""
LEFT_OUT = {"han": ("来函",)}
"""Template → fields that go with another kind than the first."""
DOUBLED = re.compile(r"[。；，、：]{2}|[（(][）)]|None|；）|，）")


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
        if (fixed := self.fixed(schema)) is not None:
            return fixed
        if "table" in schema.get("x-aliases", ()):
            return [[self.value({"type": "string"})], [self.value({"type": "string"})]]
        if kind == "object":
            wanted = schema["properties"] if self.full else self.required(schema)
            return {key: self.value(schema["properties"][key]) for key in wanted}
        if kind == "array" or (kind != "string" and not listed and self.several):
            most = max(schema.get("minItems", 1), min(self.items, schema.get("maxItems", 99))) if kind == "array" else 2
            return [self.value(schema["items"], listed=True) for _ in range(most)]
        return self.taken("丙" * schema.get("minLength", 0) + self.text.format(next(self.numbers)))

    def fixed(self, schema: dict[str, Any]) -> str | None:
        """Return the value of a schema that does not take any text."""
        if "enum" in schema:
            return str(schema["enum"][0])
        if schema.get("format") == DATE:
            return self.taken("2026年3月5日")
        return self.taken("2026") if "年份" in schema.get("x-pattern", "") else None

    @staticmethod
    def required(schema: dict[str, Any]) -> list[str]:
        """Return the keys a mapping needs, also where others are left out."""
        return [*schema.get("required", ()), *schema.get("then", {}).get("required", ())]

    def taken(self, text: str) -> str:
        """Return a text and take it down."""
        self.texts.append(text.rstrip("。；"))
        return text


def needed_elements(fields: dict[str, Any]) -> list[str]:
    """Return the elements a template asks for."""
    rules = [rule.get("properties", {}).get(ELEMENTS_KEY, {}) for rule in fields.get("allOf", ())]
    return [key for rule in rules for key in rule.get("required", ())]


def filled(name: str, text: str = "甲{}乙", **how: Any) -> tuple[Document, list[str]]:
    """Draft a plan made of the schema of a template; also give the texts it holds."""
    template = find(name)
    fields = {
        key: inner
        for key, inner in template.plan_schema["properties"].items()
        if key not in {TEMPLATE_KEY, LAYOUT_KEY, ELEMENTS_KEY, *LEFT_OUT.get(name, ())}
    }
    required = [*template.fields["required"], *NEEDED.get(name, ())]
    elements = {key: ELEMENTS[key] for key in needed_elements(template.fields)}
    maker = Filled(template.plan_schema, text, **how)
    plan = maker.value({"type": "object", "properties": fields, "required": required})
    values = {TEMPLATE_KEY: template.name, **plan} | ({ELEMENTS_KEY: elements} if elements else {})
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
