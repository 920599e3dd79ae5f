"""JSON Schemas for editors, which read YAML as YAML does."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from govdoc.drafting.annotated import annotated, first_line, minimal, schema_file
from govdoc.drafting.editorschema import any_plan_schema, editor_schema
from govdoc.drafting.templates import Template, built_in, find, listing

NAMES = sorted(path.parent.name for path in built_in().glob("*/template.yaml"))


class Loader(yaml.SafeLoader):
    """YAML 1.2 as editors read it: numbers and truth values, but no dates."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(text: str) -> Any:
    return yaml.load(text, Loader=Loader)  # noqa: S506 - a safe loader


@cache
def whole() -> Draft202012Validator:
    schema = any_plan_schema(listing())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def own(template: Template) -> Draft202012Validator:
    schema = editor_schema(template)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize("name", NAMES)
def test_examples_are_faultless_in_an_editor(name: str) -> None:
    template = find(name)
    for text in (template.example, annotated(template), minimal(template)):
        assert [error.message for error in own(template).iter_errors(read(text))] == []
        assert [error.message for error in whole().iter_errors(read(text))] == []


ENGLISH = {
    "template": "work-points",
    "organization": "甲局",
    "year": 2026,
    "requirements": "坚持" * 20,
    "tasks": [{"title": "甲", "items": [{"title": "乙", "content": 7}]}],
    "safeguards": [{"title": "甲", "content": "乙"}],
}


def test_a_plan_in_english_keys_is_faultless_too() -> None:
    assert list(own(find("工作要点")).iter_errors(ENGLISH)) == []
    assert list(whole().iter_errors(ENGLISH)) == []


@pytest.mark.parametrize(
    ("change", "keyword"),
    [
        ({"year": "26年"}, "pattern"),
        ({"weather": "晴"}, "additionalProperties"),
        ({"tasks": [{"title": "甲"}]}, "required"),
        ({"safeguards": "甲"}, "type"),
        ({"layout": "红头"}, "enum"),
    ],
)
def test_a_misfit_is_found_by_either_schema(change: dict[str, Any], keyword: str) -> None:
    for schema in (own(find("工作要点")), whole()):
        assert [error.validator for error in schema.iter_errors(ENGLISH | change)] == [keyword]


def test_without_its_template_a_plan_is_no_plan() -> None:
    assert [error.validator for error in whole().iter_errors({"年度": 2026})] == ["anyOf"]
    assert [error.validator for error in whole().iter_errors({"模板": "情书"})] == ["enum"]


def test_no_keyword_of_our_own_is_left_and_sentences_are() -> None:
    text = str(editor_schema(find("通用")))
    assert "'x-" not in text
    assert "应为单独的序数" in text
    assert "请另起一项" in text


def test_the_first_line_names_the_file_of_the_schema() -> None:
    template = find("工作要点")
    assert first_line(template) == "# yaml-language-server: $schema=工作要点.schema.json\n"
    assert schema_file(template) == "工作要点.schema.json"
