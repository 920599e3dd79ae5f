"""The rows of setphrases.tsv: the phrase is silent, a slip in either half is found, other wordings are left alone."""

from __future__ import annotations

import re

import pytest

from govdoc.lint import Config, lint
from govdoc.lint.rules import setphrases
from govdoc.lint.rules.setphrases import Phrase
from govdoc.readers import parse

ROWS = [pytest.param(row, id=row.words) for row in setphrases.table()]


def _said(text: str, *codes: str) -> list[str]:
    config = Config(select=codes or ("TRM018",))
    return [finding.message for finding in lint(parse(f"{text}\n".encode(), "文.txt"), config)]


@pytest.mark.parametrize("row", ROWS)
def test_the_phrase_and_its_other_forms_are_silent(row: Phrase) -> None:
    for words in (row.words, *row.also):
        assert _said(f"要坚持{words}，抓好落实。") == []


@pytest.mark.parametrize("row", ROWS)
def test_a_wrong_character_in_either_half_is_told(row: Phrase) -> None:
    for half, first in enumerate(row.halves):
        start = len(row.halves[0]) * half
        places = [start + at for at, char in enumerate(first) if char not in setphrases._JOINING and start + at]
        slipped = f"{row.words[: places[0]]}某{row.words[places[0] + 1 :]}"
        said = _said(f"要坚持{slipped}，抓好落实。", "TRM005", "TRM018")
        assert len(said) == 1, slipped
        assert row.words.translate(str.maketrans("“”", "‘’")) in said[0] or "中的" in said[0], slipped


@pytest.mark.parametrize("row", ROWS)
def test_a_phrase_that_is_quoted_goes_free(row: Phrase) -> None:
    slipped = (row.words[:-1] + "某").replace("“", "‘").replace("”", "’")
    assert _said(f"有人写道：“关于{slipped}的事。”") == []


@pytest.mark.parametrize("row", ROWS)
def test_a_row_has_a_source_a_date_and_no_error(row: Phrase) -> None:
    assert row.source
    assert re.fullmatch(r"\d{4}-(?:0[1-9]|1[0-2])", row.date)
    assert re.fullmatch(r"(?:\d{4}-(?:0[1-9]|1[0-2]))?", row.since)
    assert row.severity != "error"


def test_there_are_rows_enough_and_none_twice() -> None:
    words = [row.words for row in setphrases.table()]
    assert len(words) == len({*words}) >= 120


@pytest.mark.parametrize(
    "text",
    [
        "促进职普融通、产教融合、科教融汇。",
        "推动产业兴旺、生态宜居、乡风文明，坚持安全第一、预防为主。",
        "为党育人，为国育才，办公平、有质量的教育，让孩子们有公平优质的教育。",
        "树立中华民族共同体意识，建设中华民族共有精神家园。",
        "以邓小平同志为核心的党中央作出了改革开放的历史性决策。",
        "用好红色资源，赓续红色基因，做学生学习生活的引路人。",
        "深刻认识“两个确立”的决定性意义，增强“四个意识”、坚定“四个自信”、践行“两个维护”。",
        "学校家庭社会协同发力，教育科技人才体制机制一体推进。",
        "全面从严治校永远在路上，实施中小学幼儿园教师省级培训计划。",
        "这是一项功在当代、利在千秋的民心工程，不让一名学生因家庭经济困难而失学。",
        "理直气壮讲好思政课，牢牢掌握意识形态工作主动权，以党的组织建设为统领。",
        "家庭是孩子的第一所学校，请组织放心、强国有我，保障适龄残疾儿童少年接受融合教育。",
        "从源头上消除事故隐患，开展爱国主义、集体主义、英雄主义教育，给孩子心灵埋下真善美的种子。",
    ],
)
def test_other_wordings_are_left_alone(text: str) -> None:
    assert _said(text) == []


def test_a_phrase_that_lost_a_character_is_told_without_its_neighbour() -> None:
    (said,) = _said("学习习近新时代中国特色社会主义思想。", "TRM")
    assert said == "“习近新时代中国特色社会主义思想”应为“习近平新时代中国特色社会主义思想”"


def test_a_fault_that_another_rule_tells_is_told_once() -> None:
    assert len(_said("胸怀天下、以文育人的弘道追求。", "TRM")) == 1


def test_an_older_paper_is_not_judged() -> None:
    body = "\n\n培养担当民族振兴大任的时代新人。"
    assert _said(f"云河县教育局2015年工作总结{body}") == []
    assert len(_said(f"云河县教育局2025年工作总结{body}")) == 1


def test_two_words_that_changed_places_are_told() -> None:
    assert len(_said("做到尊重自然，务必谨慎谦虚、艰苦奋斗。", "TRM")) == 1


def test_a_phrase_that_quotation_marks_name_is_judged() -> None:
    assert len(_said("弘扬“执著专注、精益求精、一丝不苟、追求卓越”的精神。", "TRM005", "TRM018")) == 1
    assert _said("他说：“要执着专业、精益求精、一丝不苟、追求卓越，这很要紧。”") == []


def test_a_fault_where_two_words_meet_in_the_middle_is_told() -> None:
    assert len(_said("“十五五”时期是基本实现社会主义现代化打基础、全面发力的关键时期。")) == 1
