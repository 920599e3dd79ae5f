"""Arbitrary text in every field of every template: it is found again in the Word file, and the document has no hole."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from govdoc.drafting import draft
from govdoc.drafting.delivery import check
from govdoc.drafting.nodes import Value, value
from govdoc.drafting.specimen import Specimen
from govdoc.drafting.templates import Template, built_in, find
from govdoc.drafting.yamltree import parse
from govdoc.model import Document, Heading, Title
from govdoc.ordinals import parse as ordinal_of
from govdoc.readers import docx
from govdoc.writers import write

NAMES = sorted(path.parent.name for path in built_in().glob("*/template.yaml"))
SNIPPETS = [
    "**重**", "# 题", "| 格 |", "{{ 单位 }}", "{% if %}", "1. 一", "- 项", "<b>粗</b>", "&amp;", "![图](a.png)", "`码`",
    "[^1]", "~~删~~", "  前空", "一、甲", "（一）乙", "一是", "{.同段}", "***", "---", "\\", "$x$", "007", "None", "是",
    "\\n", "<!-- -->", "http://a.b/c?d=1&e=2", "：", "“引”", "a: b", "#甲", "% 百", "@人", "&a", "*a", "!t", "'", '"',
]  # fmt: skip
PRINTABLE = st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"]), max_size=10)
MARKISH = st.text(st.sampled_from("#*_`-+=>|~[](){}<!&.;:\\\"'/^$%@ 1a甲。　"), max_size=10)
TEXTS = st.sampled_from(SNIPPETS) | MARKISH | PRINTABLE
MARKS = "。；，、;,.：: \u3000"
HOLES = re.compile(r"None|[。；，：]{2}|[（(][）)]|；）|，）|、）")


@dataclass(slots=True)
class Filling(Specimen):
    """A plan with a text of the test's own in every field that takes it."""

    before: str = ""
    behind: str = ""
    typed: list[tuple[str, str]] = field(default_factory=list)
    """Path and text of each."""

    def _text(self, schema: dict[str, Any], path: str) -> str:
        base = Specimen._text(self, schema, path)
        if base not in self.texts:
            return base
        judged = Draft202012Validator({key: inner for key, inner in schema.items() if key != "$ref"})
        if path.endswith(ROWS):
            # | parts the cells of a row there: it is typed as \\|.
            return self._row(base, path)
        candidates = (self.before + base + self.behind, base + self.behind, base)
        chosen = next(text for text in candidates if judged.is_valid(text))
        self.typed.append((path, chosen))
        return chosen

    def _row(self, base: str, path: str) -> str:
        """Return a row of one cell."""
        cell = self.before + base + self.behind
        self.typed.append((path, cell))
        return cell.replace("\\", "\\\\").replace("|", "\\|")


ROWS = (".表格", ".行", ".列")
"""Keys whose texts are rows of a table."""


@cache
def example(name: str) -> Value:
    return value(parse(find(name).example, "example.yaml").root)


def filled(template: Template, before: str, behind: str, *, full: bool = True) -> tuple[Document, list[str]]:
    made = Filling(template, full=full, backup=example(template.folder.name), before=before, behind=behind)
    plan = made.plan()
    if "类型" in plan:
        plan["类型"] = "答复"
    typed = [text for path, text in made.typed]
    if template.folder.name in FREE:
        # One item of it cannot hold all the keys that an item may have.
        sections: list[Value] = [{"标题": text + behind, "正文": [before + text]} for text in "乙丙"]
        plan["正文"] = [before + "甲" + behind, *sections]
        typed = [text for path, text in made.typed if not path.startswith("正文")]
        typed += [before + "甲" + behind, "乙" + behind, "丙" + behind, before + "乙", before + "丙"]
    return draft(json.dumps(plan, ensure_ascii=False), name=str(template.folder / "plan.yaml")), typed


FREE = {"tongyong", "yinfa-tongzhi"}
"""Templates whose 正文 takes sections of any depth."""


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(TEXTS, TEXTS)
def test_whatever_is_typed_is_found_again_in_the_word_file(name: str, before: str, behind: str) -> None:
    document, typed = filled(find(name), before, behind)
    data = write(document)
    check(document, data, "docx")
    found = squeezed(docx.parse(data, "a.docx").source.text)
    assert [text for text in typed if squeezed(text).rstrip(MARKS) not in found] == []


@pytest.mark.parametrize("full", [False, True], ids=["least", "full"])
@pytest.mark.parametrize("name", NAMES)
def test_no_document_has_a_hole(name: str, full: bool) -> None:  # noqa: FBT001 - a parameter of pytest
    for ending in ("", "。。", "；"):
        document, _ = filled(find(name), "", ending, full=full)
        written = write(document, "txt").decode()
        assert HOLES.search(written.replace("。。", "。") if ending == "。。" else written) is None
        assert all(squeezed(block.text.value) for block in document.blocks if isinstance(block, Heading | Title))
        assert ("一是" in written) <= ("二是" in written)
        assert lone_ordinals(document) == []


def lone_ordinals(document: Document) -> list[str]:
    """Return the ordinals that are the first of their kind and have no second under the same heading."""
    last: dict[tuple[int, ...], int] = {}
    shown: dict[tuple[int, ...], str] = {}
    counters = [0] * 6
    for block in document.blocks:
        if isinstance(block, Heading) and block.ordinal and (ordinal := ordinal_of(block.ordinal)):
            counters[block.level :] = [ordinal.number, *[0] * (5 - block.level)]
            last[block.level, *counters[1 : block.level]] = ordinal.number
            shown[block.level, *counters[1 : block.level]] = block.ordinal
    return [shown[place] for place, number in last.items() if number == 1]
