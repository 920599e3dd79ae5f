"""Every rule has faults that can be planted (benchmarks/lint_accuracy.py), and a plant is where it says it is."""

from __future__ import annotations

import random

import pytest
from benchmarks.lint_accuracy import NEVER, is_found, plants
from benchmarks.plants import layout, sown, structural

from govdoc.lint import ALL_RULES, Config
from govdoc.lint.engine import lint
from govdoc.readers import parse

ENOUGH = 5
ROWS = sown.rows()
HOST = sown.Host(
    "甲.txt",
    "云河县教育局2026年工作要点\n一、提高质量\n"
    "各学校要把提高教育质量摆在突出位置，遵循教育规律和学生成长规律。要开齐开足国家课程，上好每一堂课，让每个学生都有进步。\n"
    "二、加强管理\n"
    "各学校要完善内部管理制度，健全教代会、家委会等民主管理机制。要落实校务公开，主动接受师生和社会监督，办好人民满意的教育。\n",
)


@pytest.mark.parametrize("rule", [rule for rule in ALL_RULES if rule.code not in NEVER], ids=lambda rule: rule.code)
def test_a_rule_has_plants(rule: object) -> None:
    code = rule.code  # type: ignore[attr-defined] # a Rule
    assert any(row.code == code for row in ROWS) or code in structural.WAYS or code in layout.WAYS, (
        f"{code}：在 benchmarks/plants/ 里给它加几行错误的写法（格式见 sown.py）"
    )


def test_a_plant_is_of_a_rule_that_there_is() -> None:
    known = {rule.code for rule in ALL_RULES}
    assert {row.code for row in ROWS} | set(structural.WAYS) | set(layout.WAYS) <= known


def test_every_kind_of_row_is_known() -> None:
    assert {row.kind for row in ROWS} <= set(sown.WAYS) | layout.KINDS


def test_marks_of_a_place_are_taken_out_and_told() -> None:
    assert sown.unmarked("各校⟦,⟧要⟦抓好⟧。") == ("各校,要抓好。", [(2, 3), (4, 6)])


@pytest.mark.parametrize("seed", range(5))
def test_a_sentence_is_planted_behind_another_and_the_rest_of_the_text_stays(seed: int) -> None:
    row = sown.Row("PUN001", "sentence", "要抓实⟦,⟧抓好。")
    plant = sown.planted(row, HOST, random.Random(seed))  # noqa: S311 - a place, not a secret
    assert plant is not None
    text = plant.data.decode()
    assert text.replace("要抓实,抓好。", "") == HOST.text
    assert [text[start:end] for start, end in plant.places] == [","]
    assert text[text.index("要抓实,") - 1] == "。"


def test_the_same_seed_plants_the_same() -> None:
    # A Word file bears the time at which it was saved.
    first, again, other = (
        [(plant.name, plant.what, plant.places, plant.near) for plant in plants(("PUN002",), ENOUGH, seed)]
        for seed in (1, 1, 2)
    )
    assert first == again
    assert first != other


def test_a_plant_is_found_where_it_stands_and_missed_elsewhere() -> None:
    text = "各校要提高认识,抓好落实。各校要统一思想，压实责任。\n"
    there = sown.Planted("PUN001", "甲.txt", text.encode(), ((7, 8),), "")
    elsewhere = sown.Planted("PUN001", "甲.txt", text.encode(), ((20, 21),), "")
    assert is_found(there, Config())
    assert not is_found(elsewhere, Config())


def test_numbers_put_in_disorder_are_really_wrong() -> None:
    parts = "".join(
        f"{n}、抓好{what}工作\n各校要认真抓好落实。\n"
        for n, what in zip("一二三四五", "党建德育教学安全后勤"[::2], strict=True)
    )
    choice = random.Random(3)  # noqa: S311 - a place, not a secret
    for way in (structural.repeated, structural.gapped, structural.exchanged):
        text = way(parts, choice)
        assert text is not None
        value, places = sown.unmarked(text)
        assert value != parts
        assert places
        assert lint(parse(value.encode(), "甲.txt"), Config(select=("STR002", "STR003", "STR004")))
