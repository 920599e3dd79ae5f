"""Two ways of saying a thing run into one (TRM017): each pattern finds its example, sound sentences are silent."""

from __future__ import annotations

import pytest

from govdoc.lint import Config, lint
from govdoc.lint.rules import blends
from govdoc.readers import parse

EXAMPLES = (
    "成绩离不开全体教师的努力分不开。",
    "主要原因是制度不健全造成的。",
    "本着先易后难为原则开展工作。",
    "按照先急后缓为原则，安排项目。",
    "根据考试成绩为依据，评定等级。",
    "通过主题班会为载体，开展教育。",
    "为了提高质量为目的，开展教研。",
    "办好学校，关键在于校长起决定作用。",
    "成绩靠的是全体教师努力取得的。",
    "王老师被评为“县级优秀教师”称号。",
    "仍然存在着经费短缺的存在。",
    "主要是由于缺乏经验不足。",
    "下一步，大力弘扬教育家精神为引领，建好队伍。",
    "请各校于本周内上报为宜。",
    "之所以落后的原因，是投入不足。",
    "参加会议的有各校校长和书记，局机关各科室负责人参加了会议。",
    "以提高质量为目的为核心推进改革。",
    "对于这个问题上，要统一认识。",
    "在局党组的关心支持下，使学校面貌有了改观。",
    "随着条件的不断改善，使教师安心从教。",
    "坚决防止避免事故。",
    "由于管理不严的原因，导致问题发生。",
    "会议研究了招生工作进行了研究。",
    "本办法由县教育局负责解释权。",
    "缺口达200余名之多。",
)


def _said(text: str) -> list[str]:
    return [finding.message for finding in lint(parse(f"{text}\n".encode(), "文.txt"), Config(select=("TRM017",)))]


@pytest.mark.parametrize("text", EXAMPLES)
def test_a_blend_is_told_once(text: str) -> None:
    assert len(_said(text)) == 1


def test_every_pattern_has_an_example_that_its_words_let_through() -> None:
    for pattern, words, cure in blends._BLENDS:
        held = [text for text in EXAMPLES if pattern.search(text)]
        assert held, cure
        assert all(any(word in text for word in words) for text in held), cure


def test_quotation_marks_within_the_words_found_are_inner_ones() -> None:
    assert _said("王老师被评为“县级优秀教师”称号。") == ["“评为‘县级优秀教师’称号”句式杂糅：“评为……”“授予……称号”用其一"]


@pytest.mark.parametrize(
    "text",
    [
        "通过开展活动，使用新教材的教师提高了认识；随着形势发展，使命更加光荣。",
        "坚持以公平为原则，按照把质量作为目的的要求，根据已确定为依据的标准执行。",
        "他被评为县优秀教师，授予“教学能手”称号；评为先进并授予荣誉称号。",
        "关键在于落实，校长起决定性作用；问题的存在说明整改不彻底。",
        "缺乏对不足的认识，经验不足；靠的是大家用汗水换来的信任。",
        "参加会议的有各校校长和书记，局机关有关科室负责人列席会议。",
        "通过以活动为载体，借助平台成为载体。",
        "在县委领导下，学校面貌有了改观，使教师安心从教。",
    ],
)
def test_sound_sentences_are_left_alone(text: str) -> None:
    assert _said(text) == []
