"""The rows of orders.tsv: wrong orders are found, parts in order are silent, and what is missing is named."""

from __future__ import annotations

import re
from itertools import permutations

import pytest

from govdoc.lint import Config, lint
from govdoc.lint.rules import orders
from govdoc.lint.rules.orders import Series
from govdoc.readers import parse

ROWS = [pytest.param(row, id=f"{row.name}-{row.members[0]}") for row in orders.table()]
LISTS = [pytest.param(row, id=f"{row.name}-{row.members[0]}") for row in orders.table() if not row.gap]


def _said(text: str) -> list[str]:
    return [finding.message for finding in lint(parse(f"{text}\n".encode(), "文.txt"), Config(select=("TRM",)))]


@pytest.mark.parametrize("row", ROWS)
def test_a_series_is_found_in_its_example(row: Series) -> None:
    assert any("次序不对" in said for said in _said(f"{row.example}。"))


@pytest.mark.parametrize("row", ROWS)
def test_the_whole_series_in_order_is_silent(row: Series) -> None:
    joint = "，" if row.gap else "、"
    assert _said(f"要坚持{joint.join(row.members)}的要求。") == []
    if row.mended:
        assert _said(f"{row.mended}。") == []


@pytest.mark.parametrize("row", LISTS)
@pytest.mark.parametrize("joint", ["、", "，"])
def test_every_other_order_of_the_first_members_is_found(row: Series, joint: str) -> None:
    least = row.members[: max(row.least, 2)]
    for order in [*permutations(least)][1:8]:
        assert any("次序不对" in said for said in _said(f"要坚持{joint.join(order)}的要求，弘扬{row.context}。")), order


@pytest.mark.parametrize("row", LISTS)
def test_parts_of_a_series_in_order_are_silent(row: Series) -> None:
    for skipped in range(len(row.members)):
        part = [*row.members[:skipped], *row.members[skipped + 1 :]]
        assert _said(f"这里说的是{'、'.join(part)}的事。") == []


@pytest.mark.parametrize("row", ROWS)
def test_a_series_has_a_source_and_a_date(row: Series) -> None:
    assert row.source
    assert re.fullmatch(r"\d{4}-(?:0[1-9]|1[0-2])", row.date)
    assert re.fullmatch(r"(?:\d{4}-(?:0[1-9]|1[0-2]))?", row.since)
    assert re.fullmatch(r"(?:\d{4}-\d{2} \S.*)?", row.checked)
    assert row.severity != "error"


@pytest.mark.parametrize("row", ROWS)
def test_a_series_has_members_enough_and_none_twice(row: Series) -> None:
    assert len(row.members) == len({*row.members})
    assert 2 <= row.least <= len(row.members)
    assert not any(one != other and one in other for one in row.members for other in row.members)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("坚定“四个自信”，即道路自信、理论自信、制度自信。", "文化自信"),
        ("社会主义核心价值观包括富强、民主、和谐的价值目标。", "文明"),
        ("统筹推进经济建设、政治建设、文化建设、社会建设的“五位一体”总体布局。", "生态文明建设"),
        ("增强“四个意识”（政治意识、大局意识、核心意识）。", "看齐意识"),
    ],
)
def test_a_missing_member_is_named_where_the_series_is(text: str, missing: str) -> None:
    assert any(f"缺少“{missing}”" in said for said in _said(text))


@pytest.mark.parametrize(
    "text",
    [
        "社会主义核心价值观包括富强、民主、文明等内容。",
        "坚定“四个自信”，增强道路自信、理论自信。",
        "统筹推进“五位一体”总体布局，抓好经济建设、文化建设。",
        "“自由、公正、平等、法治”的写法次序有误。",
        "有人把它写成“理论自信、道路自信、制度自信、文化自信”，这不对。",
        "统筹“五位一体”总体布局，经济、社会、政治、文化领域齐抓共管；讲清“四个自信”，理论、制度、文化各有专章。",
        "2010年以前，全县推进思想建设、组织建设、作风建设、政治建设。",
        "办学以创新、开放、共享为理念，推动校际协调、课程创新、资源共享。",
        "爱国、敬业、诚信、友善，富强、民主、文明、和谐，二十四个字人人会背。",
        "全体教师艰苦奋斗、爱岗敬业、甘于奉献、勇于创新，取得明显成绩。",
        "学校有德育处、体育组、美育中心、劳动教育基地和智育研究室。",
        "邓小平理论与马克思列宁主义、毛泽东思想一脉相承。",
        "提升思政引领力、科技支撑力、国际影响力。",
        "学校坚持安全、优质、普惠的办园方向，推进学前教育普及普惠安全优质发展。",
        "社区共建共享，商圈共商共建共享，健全共建共治共享的社会治理制度。",
        "增强人才培养、科学研究、社会服务能力，深化国际交流合作。",
        "严守政治纪律和政治规矩，严明组织纪律、工作纪律。",
    ],
)
def test_what_only_looks_like_a_series_is_silent(text: str) -> None:
    assert _said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "坚定“理论自信、道路自信、制度自信、文化自信”。",
        "坚持“创新、开放、绿色、协调、共享”五大发展理念。",
        "在思想上、行动上、政治上同党中央保持一致。",
    ],
)
def test_a_series_that_quotation_marks_name_is_judged(text: str) -> None:
    assert any("次序不对" in said for said in _said(text))


def test_the_right_order_is_told_in_the_words_of_the_text() -> None:
    assert _said("坚持德智体劳美全面培养。") == ["“德智体劳美”次序不对，应为“德智体美劳”"]
    assert _said("推进产教融合，职普融通，科教融汇。") == [
        "“产教融合，职普融通，科教融汇”次序不对，应为“职普融通，产教融合，科教融汇”"
    ]


@pytest.mark.parametrize("text", ["处理人、物财产关系。", "人物、财物和财产", "统筹人、财、物。", "财物、人员。"])
def test_a_series_of_single_characters_is_read_with_its_marks(text: str) -> None:
    assert _said(text) == []


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("增强政治意识、大局意识、纪律意识、看齐意识。", "纪律意识", "核心意识"),
        ("提高政治辨别力、政治领悟力、政治执行力。", "政治辨别力", "政治判断力"),
        ("弘扬崇尚劳动、热爱劳动、辛勤劳动、诚信劳动的劳动精神。", "诚信劳动", "诚实劳动"),
        ("贯彻创新、协调、绿色、融合、共享的理念。", "融合", "开放"),
        (
            "必须坚持人民至上、坚持自信自立、坚持守正创新、坚持问题意识、坚持系统观念、坚持胸怀天下。",
            "问题意识",
            "问题导向",
        ),
        ("培育社会主义核心价值观，做到富强、民主、文明、和睦。", "和睦", "和谐"),
        ("把握“学思想、强党性、重实践、出新功”的总要求。", "出新功", "建新功"),
    ],
)
def test_another_word_in_the_place_of_a_member_is_told(text: str, wrong: str, right: str) -> None:
    (said,) = _said(text)
    assert f"中的“{wrong}”应为“{right}”" in said


@pytest.mark.parametrize(
    "text",
    [
        "增强政治意识、大局意识、责任意识、忧患意识。",
        "有人写成“政治意识、大局意识、纪律意识、看齐意识”，这不对。",
        "富强、民主、文明、美丽，产业振兴、人才振兴、文化振兴齐头并进。",
        "经济、政治意识、大局意识、核心意识、看齐意识都要讲。",
        "学校既教书育人，也讲尊重自然、顺应自然、保护自然、美化校园。",
        "提高政治判断力、政治领悟力、政治执行力、落实力。",
        "引导学生尊重自然、敬畏自然、保护自然，学会亲近自然、顺应自然、保护自然。",
        "遵循自愿、平等、公正、法治的原则，做爱岗、敬业、诚信、友善的好教师。",
        "党组织履行把好方向、管大局、作决策、抓班子、带队伍、保落实职责。",
    ],
)
def test_a_list_of_its_own_is_silent(text: str) -> None:
    assert _said(text) == []


@pytest.mark.parametrize("row", [pytest.param(row, id=row.name) for row in orders.table() if row.whole])
def test_a_whole_series_names_what_stands_in_the_place_of_its_second_member(row: Series) -> None:
    word = row.members[1]
    members = [row.members[0], "某" + word[1:], *row.members[2:]]
    if row.gap > 0 or len(word) == 1:
        return
    said = _said(f"要讲{'、'.join(members)}，弘扬{row.context}。")
    assert any(f"中的“某{word[1:]}”应为“{word}”" in one for one in said), said
