"""Every rule proves its own page: right examples are silent, wrong ones are found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govdoc.lint import ALL_RULES, FAMILIES, RULES, Config, Severity, lint

if TYPE_CHECKING:
    from collections.abc import Callable

    from govdoc.lint import Rule
    from govdoc.model import Document

GOOD = [pytest.param(rule, text, id=f"{rule.code}-good{n}") for rule in RULES for n, text in enumerate(rule.good)]
BAD = [pytest.param(rule, text, id=f"{rule.code}-bad{n}") for rule in RULES for n, text in enumerate(rule.bad)]


@pytest.mark.parametrize(("rule", "text"), GOOD)
def test_a_right_example_has_no_finding_of_its_rule(
    rule: Rule, text: str, example: Callable[[str], Document], others: Callable[[str], tuple[Document, ...]]
) -> None:
    found = lint(example(text), Config(select=(rule.code,), against=others(text)))
    assert found == []


@pytest.mark.parametrize(("rule", "text"), BAD)
def test_a_wrong_example_has_a_finding_of_its_rule(
    rule: Rule, text: str, example: Callable[[str], Document], others: Callable[[str], tuple[Document, ...]]
) -> None:
    found = lint(example(text), Config(select=(rule.code,), against=others(text)))
    assert found
    assert {finding.code for finding in found} == {rule.code}


def test_a_right_example_breaks_no_other_rule_either(example: Callable[[str], Document]) -> None:
    others = {
        (rule.code, finding.code)
        for rule in RULES
        for text in rule.good
        for finding in lint(example(text), Config(ignore=("ELE001", "STR005")))
        if finding.code != rule.code
    }
    assert others == set()


def test_every_family_has_rules_and_codes_are_unique() -> None:
    codes = [rule.code for rule in ALL_RULES]
    assert len(codes) == len(set(codes))
    assert {rule.family for rule in ALL_RULES} == set(FAMILIES)


def test_an_error_rests_on_a_standard_or_on_the_regulation() -> None:
    for rule in RULES:
        if rule.severity is Severity.ERROR:
            assert rule.basis.startswith(("GB/T", "《党政机关公文处理工作条例》")), rule.code
