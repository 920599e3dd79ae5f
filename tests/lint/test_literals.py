"""The strings that a rule gives with its patterns stand in every match, and a rule is called wherever it may find."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.plants import sown
from tests.lint.grown import Growth

from govdoc.lint import FAMILIES, RULES, Finding, lint
from govdoc.lint.asked import Asked, Needs, needs_of
from govdoc.lint.passage import matches
from govdoc.lint.reading import Reading
from govdoc.lint.rule import Hit, Severity, rule
from govdoc.lint.rules import MODULES
from govdoc.model import Document
from govdoc.patterns import lazy
from govdoc.readers import parse

CORPUS = Path(__file__).parents[2] / "corpus"
TEXTS = [
    *(text for one in RULES for text in (*one.good, *one.bad)),
    *(sown.unmarked(row.text)[0] for row in sown.rows()),
    *(path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*/*.txt"))),
]


EXPRESSIONS = [value for module in MODULES for value in vars(module).values() if hasattr(value, "groupindex")]
"""Those that rules look for."""
_TOGETHER = 20
"""Grown strings to one text, each a paragraph of its own."""


def found(texts: list[str]) -> list[list[Finding]]:
    return [lint(parse(text.encode(), "文.txt")) for text in texts if text.strip()]


@pytest.mark.parametrize("part", range(8))
def test_no_rule_finds_more_where_everything_is_searched(part: int, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = TEXTS[part::8]
    expected = found(texts)
    monkeypatch.setattr(Reading, "rows_with", lambda _read, _literals: None)
    monkeypatch.setattr(Needs, "are_met", lambda _needs, _read: True)
    assert found(texts) == expected


def grown(seed: int) -> list[str]:
    chance = random.Random(seed)  # noqa: S311 - no secret, the same strings each time
    lines = [Growth(one, chance).text() for one in EXPRESSIONS for _ in range(4)]
    return ["\n\n".join(lines[at : at + _TOGETHER]) for at in range(0, len(lines), _TOGETHER)]


@pytest.mark.parametrize("seed", range(4))
def test_no_rule_finds_more_in_strings_made_of_its_own_expressions(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = grown(seed)
    expected = found(texts)
    assert len({finding.code for findings in expected for finding in findings}) > len(RULES) / 4
    monkeypatch.setattr(Reading, "rows_with", lambda _read, _literals: None)
    monkeypatch.setattr(Needs, "are_met", lambda _needs, _read: True)
    assert found(texts) == expected


def test_most_plain_rules_tell_what_they_need() -> None:
    known = {one.code: needs_of(one.find) for one in RULES}
    assert sum(needs is not None for needs in known.values()) > len(RULES) / 5
    assert known["PUN007"] is not None
    assert "，，" in known["PUN007"].words
    assert known["STR001"] is None  # it looks at headings
    assert {one[:3] for one in known} == set(FAMILIES) - {"INT"}


@rule("TST001", "试验", Severity.WARNING)
def looks_elsewhere(document: Document) -> Iterator[Hit]:
    """一条也看别处的规则。

    依据：试验
    正例：甲
    反例：乙
    """
    for passage, one in matches(document, lazy("乙"), "乙"):
        yield Hit(passage.text.at(one.start()), passage.text.at(one.start()) + 1, "乙")
    if "丙" in document.source.text:
        yield Hit(0, 1, "丙")


def test_a_rule_that_looks_at_more_than_matches_is_always_called() -> None:
    assert needs_of(looks_elsewhere.find) is None
    assert [one.message for one in lint(parse("丙甲。".encode(), "文.txt"), rules=(looks_elsewhere,))] == ["丙"]


def test_a_pattern_without_strings_is_looked_for_everywhere() -> None:
    asked = Asked()
    with pytest.raises(LookupError):
        list(matches(asked, lazy("乙")))
