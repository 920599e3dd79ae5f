"""docs/templates.md: its template made in ten minutes works as written, and it names every shared macro and field."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from govdoc.drafting import draft
from govdoc.drafting.templates import built_in, find
from govdoc.lint import lint
from govdoc.readers import docx
from govdoc.writers import write

if TYPE_CHECKING:
    from pathlib import Path

_FENCED = re.compile(
    r"^\*\*第.步，`我的模板/(?P<file>[^`]+)`\*\*.*?^```\w+\n(?P<text>.*?)^```", re.DOTALL | re.MULTILINE
)
_MACRO = re.compile(r"\{% macro (?P<call>[^%]+?) %\}")


@pytest.fixture
def page(repository: Path) -> str:
    """Return docs/templates.md."""
    return (repository / "docs/templates.md").read_text(encoding="utf-8")


def test_the_template_of_ten_minutes_works_word_for_word(page: str, tmp_path: Path) -> None:
    files = {found["file"]: found["text"] for found in _FENCED.finditer(page)}
    assert list(files) == ["fangjia/template.yaml", "fangjia/skeleton.md.j2", "fangjia/example.yaml"]
    for file, text in files.items():
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text(text, encoding="utf-8")
    assert find("放假通知", [tmp_path]).folder == tmp_path / "fangjia"
    document = draft(tmp_path / "fangjia/example.yaml", templates_dirs=[tmp_path])
    assert str(document.title) == "云河县教育局关于2026年清明节放假的通知"
    assert lint(docx.parse(write(document), "放假.docx")) == []


def test_every_shared_macro_is_named_with_its_parameters(page: str) -> None:
    calls = {
        call["call"]
        for file in (built_in() / "_shared").glob("*.md.j2")
        for call in _MACRO.finditer(file.read_text(encoding="utf-8"))
    }
    inner = {"科室称(各行)", "前段(文字)", "题目(项, 层)", "部分(项, 上层)"}
    assert inner < calls
    assert [call for call in sorted(calls - inner) if f"`{call}`" not in page] == []


def test_every_shared_field_is_named(page: str) -> None:
    text = (built_in() / "_shared/fields.yaml").read_text(encoding="utf-8")
    fields = set(re.findall(r"^(\S+):$", text, re.MULTILINE)) - {"另起一项", "另起一段", "表格的一行"}
    assert [field for field in sorted(fields) if f"`{field}`" not in page.split("### 共用的字段")[1]] == []
