"""The rows of data: each finds its own example and nothing in the right form."""

from __future__ import annotations

import pytest

from govdoc.lint import Config, lint
from govdoc.lint.rules import typorows
from govdoc.readers import parse


@pytest.mark.parametrize("row", typorows.table(), ids=[row.example for row in typorows.table()])
def test_a_typo_is_found_in_its_example_and_gone_when_mended(row: typorows.Typo) -> None:
    found = lint(parse(row.example.encode(), "文.txt"), Config(select=(row.code,)))
    assert [f"“{row.right}”" in finding.message for finding in found] == [True]
    (finding,) = found
    mended = row.example[: finding.start] + row.right + row.example[finding.end :]
    assert lint(parse(mended.encode(), "文.txt"), Config(select=("TYP",))) == []


def test_a_typo_stands_once_in_the_table() -> None:
    patterns = [row.pattern.pattern for row in typorows.table()]
    assert len(patterns) == len(set(patterns))
