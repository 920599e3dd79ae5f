"""Words and phrases that stand twice on end: what is told, what is meant so, what mends it."""

from __future__ import annotations

import pytest

from govdoc.lint import Config, lint
from govdoc.readers import parse

TWICE = """\
要通过通过家访了解情况。	通过通过
这是全县的的重点工作。	的的
各级各类学校学校要高度重视。	学校学校
各校要落实落实主体责任。	落实落实
要进一步加强进一步加强安全管理，压实责任。	进一步加强进一步加强
"""
MEANT_SO = """\
交警支队支队长带队检查，国家国家公园管理局来函。
吐鲁番和和田同时开工，党中央中央军委作出部署，该社是根据根据地的经验办的。
大家认真研究研究，一家人和和美美，改革改革再改革。
一件事一件事地抓实，一个困难一个困难地克服，每一步每一步都算数。
学校数教师数学生数平均每校教师平均每校教师
"""


@pytest.mark.parametrize("row", TWICE.splitlines())
def test_what_stands_twice_on_end_is_told_and_mended(row: str) -> None:
    text, twice = row.split("\t")
    (finding,) = lint(parse(text.encode(), "文.txt"), Config(select=("TYP003",)))
    assert finding.message == f"“{twice}”重复"
    assert finding.fix is not None
    ((start, end, new),) = [(edit.start, edit.end, edit.text) for edit in finding.fix.edits]
    assert text[:start] + new + text[end:] == text.replace(twice, twice[: len(twice) // 2])


@pytest.mark.parametrize("text", MEANT_SO.splitlines())
def test_words_that_are_said_twice_on_purpose_or_end_and_begin_longer_ones_go_free(text: str) -> None:
    assert lint(parse(text.encode(), "文.txt"), Config(select=("TYP003",))) == []
