"""Strings are found in the passages that hold them, whether they were asked for before or not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdoc.lint import Config, lint, reading, sought
from govdoc.lint.passage import reading as reading_of
from govdoc.lint.reading import Reading
from govdoc.lint.rules import RULES
from govdoc.model import Document, Form, Source
from govdoc.outline import structure
from govdoc.profile import NORM
from govdoc.readers import parse

TEXTS = st.lists(st.text("学校要的，。", min_size=1, max_size=12), min_size=1, max_size=8)
LITERALS = st.lists(st.text("学校要的，", min_size=1, max_size=3), min_size=1, max_size=4)


@pytest.fixture
def forgetful(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, None]]:
    """No string was asked for before; gives those that are asked for."""
    asked: dict[str, None] = {}
    monkeypatch.setattr(sought, "_asked", asked)
    monkeypatch.setattr(sought, "_gates", {})
    sought._machine.cache_clear()
    yield asked
    sought._machine.cache_clear()


def read(values: list[str]) -> Reading:
    starts = [sum(len(value) + 1 for value in values[:at]) for at in range(len(values))]
    text = "\n\n".join(values)
    passages = reading_of(structure(parse(text.encode(), "文.md"))).passages[:1] * len(values)
    return Reading(passages, "\n".join(values), tuple(starts))


@given(TEXTS, LITERALS)
def test_a_string_asked_for_again_is_found_in_the_same_passages(values: list[str], literals: list[str]) -> None:
    right = [row for row, value in enumerate(values) if any(literal in value for literal in literals)]
    for _ in range(2):
        found = read(values).rows_with(tuple(literals))
        assert found == right if found is not None else len(right) > len("\n".join(values)) // 200
        assert read(values).holds(*literals) == any(literal in "\n".join(values) for literal in literals)


def test_what_a_text_of_several_blocks_holds_is_found_once(
    monkeypatch: pytest.MonkeyPatch, forgetful: dict[str, None]
) -> None:
    monkeypatch.setattr(reading, "_BLOCK", 7)
    values = ["甲" * at + "学校" + "乙" * 500 for at in range(9)]
    assert read(values).rows_with(
        (
            "学校",
            "甲学",
        )
    ) == [*range(9)]
    assert set(forgetful) == {"学校", "甲学"}
    assert read(values).rows_with(
        (
            "学校",
            "甲学",
        )
    ) == [*range(9)]
    assert read(values)._known["甲学"] == [*range(1, 9)]


def test_a_string_that_is_everywhere_is_not_looked_at_passage_by_passage(forgetful: dict[str, None]) -> None:
    values = ["学校"] * 1000
    assert read(values).rows_with(("学校",)) is None
    assert "学校" in forgetful
    assert read(values).rows_with(("学校",)) is None


def test_a_character_that_is_everywhere_is_not_counted_to_the_end() -> None:
    assert read(["学校"] * 1000).rows_with(("学",)) is None
    assert read(["乙" * 1000, "学校"] * 40).rows_with(("学",)) == [*range(1, 80, 2)]


def test_a_gate_is_told_all_passages_that_hold_its_strings(forgetful: dict[str, None]) -> None:
    gate = frozenset({"学校", "校要", "要", "没有"})
    values = ["学校要的"] * 300 + ["学校，"]
    right = {"学校": [*range(301)], "校要": [*range(300)], "要": [*range(300)]}
    for _ in range(2):
        assert read(values).rows_of(gate) == right
    assert read(values).rows_with(("学校",)) is None
    assert "学校" not in forgetful


@given(st.text(st.characters(codec=None, exclude_categories=[])))
def test_the_characters_of_a_text_are_those_that_occur(value: str) -> None:
    assert Reading((), value, (0,)).characters == {*value}


def test_the_first_document_knows_already_what_rules_ask_for(forgetful: dict[str, None]) -> None:
    from govdoc.lint import engine

    engine._needs.clear()
    documents: list[Document] = [parse(text.encode(), "文.txt") for text in ("一二三。", "四五六。")]
    lint(documents[0], Config())
    asked = {*forgetful}
    assert len(asked) > 100
    lint(documents[1], Config())
    assert {*forgetful} == asked


def test_the_strings_that_all_rules_ask_for_are_remembered_and_leave_room(forgetful: dict[str, None]) -> None:
    empty = Document((), Source.of_lines("", "", Form.TEXT))
    for rule in RULES:
        assert list(rule.find(empty, NORM)) == []
    # Beyond the bound every string is looked for by itself, in every document.
    assert 1000 < len(forgetful) < 0.8 * sought._MOST
