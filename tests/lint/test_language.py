"""Papers in other languages → what is left over in them, and nothing of Chinese punctuation, ordinals, layout."""

from __future__ import annotations

import pytest

from govdoc.lint import Config, Severity, lint
from govdoc.lint.ownterms import parse_terms
from govdoc.readers import parse

ENGLISH = (
    "The schools of the county (all of them, that is 1) open on Monday. Don’t be late; see ‘the plan. Lorem ipsum."
)


@pytest.mark.parametrize("text", [ENGLISH, f"{ENGLISH}\n" * 100, f"{ENGLISH}\n" * 20 + "Yunhe (云河)"])
def test_a_paper_in_another_language_is_asked_for_what_is_left_over_alone(text: str) -> None:
    assert {item.code for item in lint(parse(text.encode(), "a.txt"))} == {"RES001"}


@pytest.mark.parametrize(
    "text", ["ABC（1)", f"各校,要抓好落实。{ENGLISH}", f"{ENGLISH}\n" * 60 + "各校,要抓好落实。\n" * 60]
)
def test_a_few_letters_and_mixed_texts_are_judged_as_ever(text: str) -> None:
    assert {item.code for item in lint(parse(text.encode(), "a.txt"))} - {"RES001"}


def test_what_is_left_over_in_a_paper_in_another_language_is_a_hint() -> None:
    (foreign,) = {item.severity for item in lint(parse(ENGLISH.encode(), "a.txt"))}
    assert foreign is Severity.INFO
    graded = Config(severity={"RES": Severity.ERROR})
    assert {item.severity for item in lint(parse(ENGLISH.encode(), "a.txt"), graded)} == {Severity.ERROR}
    own = Config(terms=parse_terms("county\tYunhe County\n", "t.tsv"))
    severities = {item.code: item.severity for item in lint(parse(ENGLISH.encode(), "a.txt"), own)}
    assert severities == {"RES001": Severity.INFO, "TRM900": Severity.WARNING}


def test_a_line_of_letters_without_a_chinese_mark_is_not_chinese() -> None:
    assert lint(parse(b"1) first\n2) second\n", "a.txt")) == []
