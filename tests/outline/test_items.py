"""Numbered lines: items of a list are no headings, whatever their length; headings that head a text are."""

from __future__ import annotations

import pytest

from govdoc.outline import outline
from govdoc.readers.text import parse


def titles(*lines: str) -> list[str]:
    found = outline(parse("\n".join(lines), "a.txt"))
    return [s.title for root in found.sections for s in root.walk() if s.heading is not None]


BODY = "各学校要对照任务清单逐项抓好落实，确保事事有人管、件件有着落，重要情况及时报县教育局办公室。"
LONG = "请各学校于3月20日前将自查报告和问题清单一式两份加盖公章后报送县教育局安全股，逾期不报的予以通报"


@pytest.mark.parametrize("form", ["{}.", "（{}）"])
def test_the_last_item_of_a_list_is_an_item_too(form: str) -> None:
    items = ("持有教师资格证书；", "年龄在35周岁以下；", "适应岗位要求的身体条件。")
    lines = [form.format(number) + item for number, item in enumerate(items, 1)]
    assert titles("一、报名条件", *lines, "二、报名时间", BODY) == ["报名条件", "报名时间"]


def test_the_last_item_is_one_before_a_paragraph_too() -> None:
    lines = ("（一）由财政局负责，落实经费；", "（二）由教育局负责，做好教师招聘。", BODY)
    assert titles("一、会议议定", *lines) == ["会议议定"]


def test_a_short_sentence_among_long_ones_is_an_item() -> None:
    lines = (f"1.{LONG}。", "2.逾期不予受理。", f"3.{LONG}。")
    assert titles("一、报送要求", *lines) == ["报送要求"]


def test_short_sentences_of_the_lower_levels_with_nothing_under_them_are_items() -> None:
    assert titles("一、报到时间", "1.高中于3月1日报到。", "2.初中于3月2日报到。", "3.小学于3月3日报到。") == [
        "报到时间"
    ]


def test_what_goes_on_behind_a_list_is_no_text_of_its_last_item() -> None:
    lines = ("（1）每天检查门卫。", "（2）每周检查食堂。", "（3）每月检查校舍。", BODY)
    assert titles("一、检查安排", *lines) == ["检查安排"]


def test_headings_with_a_full_stop_that_head_a_text_stay() -> None:
    lines = ("（一）抓好党建。", BODY, "（二）抓好安全。", BODY, "（三）抓好质量。", BODY)
    assert titles("一、重点任务", *lines) == ["重点任务", "抓好党建", "抓好安全", "抓好质量"]
    run_in = (f"1.抓好党建。{BODY}", f"2.抓好安全。{BODY}", f"3.抓好质量。{BODY}")
    assert titles("一、重点任务", *run_in) == ["重点任务", "抓好党建", "抓好安全", "抓好质量"]


def test_short_sentences_of_the_second_level_stay_headings() -> None:
    assert titles("一、实施步骤", "（一）动员部署阶段。", "（二）集中整治阶段。", "（三）总结验收阶段。") == [
        "实施步骤", "动员部署阶段", "集中整治阶段", "总结验收阶段",
    ]  # fmt: skip


RULES = (
    "云河县校外供餐管理办法",
    "第一章　总　则",
    "第一条　为规范管理，制定本办法。",
    "第二条　供餐坚持下列原则：",
    "（一）学校自愿",
    "（二）安全第一。",
    "第三条　本县学校适用本办法。",
    "第二章　供餐单位",
    "第四条　有下列情形之一的，解除合同：",
    "（一）擅自转包的；",
    "（二）拒不整改的。",
    "前款规定的合同由学校解除。",
)


def test_rules_have_chapters_and_their_articles_have_items() -> None:
    assert titles(*RULES) == ["总则", "供餐单位"]


def test_an_article_begins_a_line_of_its_own_whatever_is_above_it() -> None:
    document = parse("第一条 有下列情形的：\n（一）擅自转包的；\n第二条 本办法自印发之日起施行。", "a.txt")
    assert len(document.blocks) == 3


def test_headings_behind_the_articles_are_found_again() -> None:
    assert titles(*RULES, "附件", "一、评分项目", BODY, "（一）卫生", BODY)[2:] == ["评分项目", "卫生"]


def test_articles_with_titles_are_headings_below_their_chapter() -> None:
    lines = (
        "云河县校外供餐管理办法",
        "第一章　总则",
        "第一条（目的）",
        "为规范管理，制定本办法。",
        "第二条（适用范围）　本县学校适用本办法。",
        "第三条【原则】供餐坚持下列原则：",
        "（一）学校自愿；",
        "（二）安全第一。",
    )
    found = outline(parse("\n".join(lines), "a.txt"))
    assert [(s.level, s.title) for root in found.sections for s in root.walk() if s.heading is not None] == [
        (1, "总则"),
        (2, "第一条（目的）"),
        (2, "第二条（适用范围）"),
        (2, "第三条【原则】"),
    ]
