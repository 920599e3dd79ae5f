"""What the templates in 普通 format make of what is typed: openings, years, heads of tables."""

from __future__ import annotations

import pytest

from govdoc.drafting import draft
from govdoc.errors import PlanError
from govdoc.writers import write


def text_of(plan: str) -> str:
    return write(draft(plan, name="plan.yaml"), "txt").decode()


SUMMARY = "模板: 工作总结\n单位: 云河县教育局\n年度: {}\n概述: {}\n问题: [甲]\n"
SUMMARY += "成绩: [{{标题: 甲, 内容: 乙}}]\n下一步: [{{标题: 甲, 内容: 乙}}]\n"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("工作有成效", "工作有成效，现将有关情况总结如下："),
        ("工作有成效，", "工作有成效，现将有关情况总结如下："),
        ("工作有成效。", "工作有成效。现将有关情况总结如下："),
        ("工作有成效。现总结如下。", "工作有成效。现总结如下："),
        ("[工作有成效, 现总结如下]", "工作有成效。\n现总结如下："),
        ("[工作有成效, 办好了实事]", "工作有成效。\n办好了实事，现将有关情况总结如下："),
    ],
)
def test_the_opening_leads_over_once(typed: str, said: str) -> None:
    assert f"\n{said}\n一、" in text_of(SUMMARY.format("2025", typed))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2025", "2025年工作总结"),
        ("2025年", "2025年工作总结"),
        ("2025年上半年", "2025年上半年工作总结"),
        ("2025年秋季学期", "2025年秋季学期工作总结"),
        ("2025—2026学年", "2025—2026学年工作总结"),
    ],
)
def test_a_year_may_be_a_term(typed: str, said: str) -> None:
    assert text_of(SUMMARY.format(typed, "甲")).startswith(f"云河县教育局{said}\n")


SPEECH = "模板: 讲话稿\n会议: 全县会议\n开场: {}\n部署: [{{标题: 甲, 导语: 乙}}]\n"
SPEECH += "保障: {{标题: 丙, 导语: 丁}}\n结尾: 谢谢！\n"


def test_a_speech_says_how_many_points_it_has() -> None:
    assert "会议开始。下面，我讲两点意见。\n一、甲" in text_of(SPEECH.format("会议开始"))
    three = SPEECH.format("会议开始") + "回顾: {标题: 成绩, 导语: 成绩很大}\n"
    assert "会议开始。下面，我讲三点意见。\n一、成绩" in text_of(three)
    assert "下面，我强调几句。\n一、甲" in text_of(SPEECH.format("会议开始。下面，我强调几句。"))


def test_an_element_stands_for_the_field_of_the_same_name() -> None:
    elements = "日期: 2026-03-05\n称呼: 各位代表\n要素:\n  题下日期: 2026-03-06\n  称呼: 同志们\n"
    text = text_of(SPEECH.format("会议开始") + elements)
    assert text.startswith("在全县会议上的讲话\n（2026年3月6日）\n\n同志们：\n")
    assert "各位代表" not in text


def test_the_head_of_the_table_of_tasks_calls_the_offices_as_they_are_called() -> None:
    plan = "模板: 工作计划\n单位: 甲局\n年度: 2026\n总体要求: 甲\n重点任务: [{标题: 甲, 内容: 乙}]\n"
    plan += "保障: [{标题: 甲, 内容: 乙}]\n任务分解:\n  - {任务: 丙, 时限: 3月, 牵头科室: %s}\n"
    for office, head in [("办公室", "牵头科室"), ("基础教育股", "牵头股室"), ("[办公室, 规划处]", "牵头处室")]:
        assert head in text_of(plan % office)
    assert "责任人" not in text_of(plan % "办公室").split("任务分解表")[-1]


def test_a_notice_without_its_elements_is_told_what_it_lacks() -> None:
    with pytest.raises(PlanError, match="缺少“要素”（通知要写明主送机关、发文机关署名、成文日期）"):
        draft("模板: 通知\n单位: 甲\n事由: 乙\n缘由: 丙\n事项: [{标题: 丁, 内容: 戊}]\n", name="plan.yaml")


def test_a_part_without_points_and_words_is_told() -> None:
    with pytest.raises(PlanError, match=r"部署\[1\]：缺少“导语”（没有“要点”的部分，至少要有一段话"):
        draft(SPEECH.format("甲").replace(", 导语: 乙", ""), name="plan.yaml")
