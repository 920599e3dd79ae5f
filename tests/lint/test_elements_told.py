"""Faults of elements and ordinals in many wordings: they are told; what looks like them is not."""

from __future__ import annotations

import pytest

from govdoc.lint import Config, lint
from govdoc.readers import parse

_BODY = "为做好有关工作，现将有关事项通知如下：\n一、高度重视\n各校要提高认识。\n二、认真落实\n各校要逐项落实。\n"


def _codes(text: str) -> set[str]:
    return {finding.code for finding in lint(parse(text.encode(), "文.txt"), Config(select=("ELE", "STR")))}


def _notice(**given: str) -> str:
    own = {
        "title": "云河县教育局关于开展校园安全检查的通知",
        "number": "云教发〔2026〕8号",
        "to": "各学校：",
        "signed": "云河县教育局",
        "date": "2026年3月5日",
    } | given
    text = f"{own['title']}\n{own['number']}\n{own['to']}\n{_BODY}{own['signed']}\n{own['date']}\n"
    return text.replace("\n", "\n\n")


@pytest.mark.parametrize(
    "number",
    [
        "云教发2026年8号",
        "〔2026〕云教发8号",
        "云教发〔2026〕八号",
        "云教发〔二〇二六〕8号",
        "云教发2026〔8〕号",
        "云教发〔2026年〕8号",
    ],
)
def test_a_number_of_another_form_is_told(number: str) -> None:
    assert "ELE007" in _codes(_notice(number=number))


@pytest.mark.parametrize(
    "title", ["云河县教育局云河县教育局关于开展校园安全检查的通知", "云河县教育局关于开展校园安全检查通知通知"]
)
def test_a_name_written_twice_in_a_title_is_told(title: str) -> None:
    assert "ELE004" in _codes(_notice(title=title))


@pytest.mark.parametrize("date", ["2026年3月5日。", "2026年3月5"])
def test_a_date_with_a_mark_or_without_its_last_word_is_told(date: str) -> None:
    assert "ELE025" in _codes(_notice(date=date))


def test_a_sound_notice_has_no_finding() -> None:
    assert _codes(_notice()) == set()


def test_three_headings_of_which_two_are_exchanged_are_told() -> None:
    text = "云河县教育局工作方案\n一、高度重视\n提高认识。\n三、认真落实\n逐项落实。\n二、加强督查\n定期通报。\n"
    assert _codes(text) & {"STR003", "STR004"}


def test_a_part_that_goes_on_at_once_to_the_fourth_level_is_told() -> None:
    text = "云河县教育局工作方案\n一、任务\n（1）查。各校自查。\n（2）改。各校整改。\n"
    text += "二、要求\n（一）快。抓紧。\n（二）实。抓实。\n"
    assert "STR012" in _codes(text)


def test_a_first_part_over_headings_that_count_anew_has_a_text() -> None:
    text = "云河县教育局工作总结\n第一部分　工作总结\n一、抓党建\n抓实。\n二、抓质量\n抓好。\n"
    text += "第二部分　工作打算\n一、党建\n做实。\n"
    assert "STR006" not in _codes(text)


def test_numbers_left_out_in_the_list_of_attachments_are_told() -> None:
    note = "附件：1. 检查评分表；3. 隐患台账"
    text = f"云河县教育局关于开展检查的通知\n各学校：\n{_BODY}{note}\n云河县教育局\n2026年3月5日\n"
    assert "ELE021" in _codes(text)


def test_headings_that_hold_a_word_of_another_part_are_not_out_of_order() -> None:
    text = "云河县教育局2026年工作要点\n一、实施学位保障行动，优化教育布局\n新建学校3所。\n"
    text += "二、实施质量提升行动，确保各项任务落地\n办好课后服务。\n三、加强组织领导\n压实责任。\n"
    assert "STR019" not in _codes(text)


def test_a_date_in_dots_a_title_without_a_genre_and_a_report_that_asks_are_told() -> None:
    assert "ELE025" in _codes(_notice(date="2026.3.5"))
    assert "ELE011" in _codes(
        "云河县教育局关于做好春季开学工作\n\n各学校：\n\n请认真落实。\n\n云河县教育局\n\n2026年3月5日\n"
    )
    asking = _notice(title="云河县教育局关于防汛工作情况的报告", to="县人民政府：")
    assert "ELE015" not in _codes(asking)
    assert "ELE015" in _codes(asking.replace("各校要逐项落实。", "恳请县政府拨付资金50万元，请批示。"))


def test_an_attachment_that_is_spoken_of_is_named_or_there() -> None:
    seen = _notice().replace("各校要逐项落实。", "具体要求详见附件。")
    assert "ELE022" in _codes(seen)
    assert "ELE022" not in _codes(
        seen.replace("\n\n云河县教育局\n\n2026", "\n\n附件：检查评分表\n\n云河县教育局\n\n2026")
    )


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("增加教师编制和改造校舍", True),
        ("维修教学楼及招聘保安", True),
        ("拨付资金和改造校舍", False),
        ("维修教学楼和改造操场", False),
        ("增加教师和宿管员编制", False),
        ("提高补助标准和改造食堂", True),
        ("改造食堂和提高伙食质量", False),
        ("增加投入和改造薄弱学校", False),
        ("改造校舍和增加学位", False),
    ],
)
def test_two_deeds_of_a_request_are_told_building_with_its_money_is_one(asked: str, *, told: bool) -> None:
    text = f"青川区教育局关于{asked}的请示\n\n区人民政府：\n情况如下，妥否，请批示。\n\n青川区教育局\n2026年4月15日\n"
    found = lint(parse(text.encode(), "文.txt"), Config(select=("ELE017",)))
    assert bool(found) is told
