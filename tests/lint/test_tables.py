"""The rows of data: each finds its own example and nothing in the right form."""

from __future__ import annotations

import pytest

from govdoc.lint import Config, lint
from govdoc.lint.rules import terms, typos
from govdoc.readers import parse


@pytest.mark.parametrize("row", typos.table(), ids=[row.example for row in typos.table()])
def test_a_typo_is_found_in_its_example_and_gone_when_mended(row: typos.Typo) -> None:
    found = lint(parse(row.example.encode(), "文.txt"), Config(select=(row.code,)))
    assert [f"“{row.right}”" in finding.message for finding in found] == [True]
    (finding,) = found
    mended = row.example[: finding.start] + row.right + row.example[finding.end :]
    assert lint(parse(mended.encode(), "文.txt"), Config(select=("TYP",))) == []


def test_a_typo_stands_once_in_the_table() -> None:
    patterns = [row.pattern.pattern for row in typos.table()]
    assert len(patterns) == len(set(patterns))


@pytest.mark.parametrize("row", terms.table(), ids=[row.example for row in terms.table()])
def test_a_wrong_formulation_is_found_in_its_example(row: terms.Term) -> None:
    found = lint(parse(row.example.encode(), "文.txt"), Config(select=(row.code,)))
    assert f"{row.source}（{row.date}）" in {finding.basis for finding in found}


@pytest.mark.parametrize("row", terms.table(), ids=[row.example for row in terms.table()])
def test_the_right_formulation_is_found_by_no_row(row: terms.Term) -> None:
    assert lint(parse(f"要牢记{row.right}。".encode(), "文.txt"), Config(select=("TRM",))) == []


@pytest.mark.parametrize("row", terms.table(), ids=[row.example for row in terms.table()])
def test_a_formulation_has_a_source_a_date_and_no_error(row: terms.Term) -> None:
    assert row.source
    assert len(row.date) == len("2026-01")
    assert row.severity != "error"


def test_a_cited_formulation_goes_free() -> None:
    text = "文件《关于坚定“四个意识”的通知》指出，“要筑牢中华民族共同体意识”。"
    assert lint(parse(text.encode(), "文.txt"), Config(select=("TRM",))) == []
