"""The rows of verbobjects.tsv: a wrong verb before a noun is told, a right one and another one between are silent."""

from __future__ import annotations

import pytest

from govdoc.lint import Config, lint
from govdoc.lint.rules import verbobjects
from govdoc.lint.rules.verbobjects import Pairing
from govdoc.readers import parse

ROWS = [pytest.param(row, id=row.example) for row in verbobjects.table()]


def _said(text: str) -> list[str]:
    return [finding.message for finding in lint(parse(f"{text}\n".encode(), "文.txt"), Config(select=("TRM006",)))]


@pytest.mark.parametrize("row", ROWS)
def test_a_row_is_found_in_its_example_and_not_where_that_is_put_right(row: Pairing) -> None:
    (said,) = _said(f"{row.example}。" if row.example[-1] != "。" else row.example)
    assert "搭配不当，宜用" in said
    assert _said(f"{row.mended}。") == []


@pytest.mark.parametrize("row", ROWS)
def test_every_verb_and_noun_of_a_row_is_known(row: Pairing) -> None:
    assert all(verbobjects._VERB.fullmatch(verb) for verb in row.verbs)
    assert len(row.nouns) == len({*row.nouns})


@pytest.mark.parametrize(
    "text",
    [
        "加强高水平建设，提高管理水平。",
        "完善提高职业教育质量的体制机制。",
        "加大对提高教学质量的支持，办学水平稳步提升。",
        "加强教师培训提高教学水平，使适龄儿童达到当地健全儿童少年水平。",
        "扩大办学规模，改善育人环境，营造尊师重教氛围。",
        "有人说“要扩大教育现代化步伐”。",
        "加强和改进学校管理，落实安全责任，履行工作职责。",
        "加快教育质量提升步伐，加大作风改进工作力度，提高群众工作能力和抓落实能力。",
    ],
)
def test_what_goes_together_is_silent(text: str) -> None:
    assert _said(text) == []


def test_a_place_that_another_row_tells_is_told_once() -> None:
    assert len(_said("进一步提高控辍保学工作力度，改善教师的业务水平。")) == 2
