"""Titles as they are written, alone or over a document, with notes behind the 文种 → silent; faults are found."""

from __future__ import annotations

import pytest

from govdoc.lint import Config, Severity, lint
from govdoc.readers import parse

BODY = """
各中小学、幼儿园：
为进一步做好有关工作，经研究，现将有关事项通知如下。各校要高度重视，认真组织实施，确保各项工作落到实处。
各单位要结合实际制定工作方案，明确责任分工，于3月20日前将落实情况报局办公室。
{office}
2026年3月5日
"""


def _grave(text: str, *select: str) -> list[str]:
    found = lint(parse(text.encode(), "文.txt"), Config(select=select))
    return [finding.code for finding in found if finding.severity is not Severity.INFO]


@pytest.mark.parametrize(
    "title",
    [
        "云河县教育局关于加强中小学食堂管理的若干措施",
        "云河县教育局关于进一步加强校舍安全工作的实施意见（云教发〔2026〕8号）",
        "云河县教育局关于食堂抽检情况的通告〔2026年第3号〕",
        "云河县教育局关于公布第二批书香校园名单的公告（2026年 第12号）",
        "云河县教育局关于举办建校周年活动的公告（第一号）",
        "云河县教育局关于学生申诉办理适用规则若干问题的解释（二）",
        "云河县教育局关于县政协第十届三次会议第45号提案的答复",
        "云河县教育局关于修改〈云河县校车管理办法〉的决定",
        "云河县教育局关于做好2026—2027学年度第一学期“双减”、课后服务、作业管理等工作的通知",
        "云河县教育局等八部门关于印发《云河县中小学“阳光食堂”三年行动方案（2026-2028年）》的通知",
    ],
)
def test_a_title_that_names_its_genre_is_silent_whatever_stands_behind_it(title: str) -> None:
    assert _grave(f"{title}\n") == []
    assert _grave(f"{title}\n{BODY.format(office='云河县教育局')}") == []


@pytest.mark.parametrize("title", ["云河县教育局关于开展校园安全排查", "云河县教育局关于做好2026年秋季招生（试行）"])
def test_a_title_without_a_genre_is_found(title: str) -> None:
    assert _grave(f"{title}\n{BODY.format(office='云河县教育局')}", "ELE011") == ["ELE011"]


@pytest.mark.parametrize(
    "title",
    [
        "关于县第三小学新建项目初步设计的批复",
        "推进县管校聘改革实施方案",
        "转发县人民政府办公室关于做好防汛工作的通知",
        "农村地区小规模学校优化调整方案",
        "中共县委教育工委关于开展专项督查的通知",
    ],
)
def test_a_title_that_names_no_county_does_not_contradict_the_signature(title: str) -> None:
    assert _grave(f"{title}\n{BODY.format(office='云河县教育局')}", "ELE024") == []


def test_a_title_of_another_county_contradicts_the_signature() -> None:
    text = f"青川区中小学食堂质量提升行动实施方案\n{BODY.format(office='云河县教育局')}"
    assert _grave(text, "ELE024") == ["ELE024"]


def test_a_comma_in_a_title_is_an_information() -> None:
    found = lint(parse("关于规范办学行为，减轻学生负担的通知\n".encode(), "文.txt"), Config(select=("ELE013",)))
    assert [finding.severity for finding in found] == [Severity.INFO]


def test_an_issuer_on_a_line_of_its_own_is_no_repeated_title_in_the_signature() -> None:
    text = f"云河县人民政府办公室\n关于做好防汛工作的通知\n{BODY.format(office='云河县人民政府办公室')}"
    assert _grave(text) == []


def test_a_sentence_that_begins_with_the_issuer_keeps_it() -> None:
    text = "云河县人民政府办公室\n关于做好防汛工作的通知\n\n云河县人民政府办公室负责统筹协调防汛工作，各校配合。\n"
    assert _grave(text) == []
    assert "云河县人民政府办公室负责统筹" in "".join(
        part.value for part in parse(text.encode(), "文.txt").texts() if "负责" in part.value
    )


def test_the_code_of_an_office_is_no_misspelt_word() -> None:
    assert _grave("关于进一步深化学籍管理的实施意见（杭政办函〔2026〕33号）\n", "TYP") == []
    assert _grave("全体教师都惨加了培训。\n", "TYP") == ["TYP005"]


def test_angles_within_a_name_in_a_title_are_an_information_and_in_the_body_a_warning() -> None:
    name = "《县政府关于印发<校车管理办法>的通知》"
    assert _grave(f"关于转发{name}的通知\n", "PUN030") == []
    assert _grave(f"各校要认真落实{name}精神，加强管理。\n", "PUN030") == ["PUN030"]


def test_a_name_within_a_name_may_turn_with_the_lines_of_a_title() -> None:
    lines = "云河县教育局关于印发\n《云河县贯彻落实〈加强校园\n安全工作的意见〉实施方案》的通知\n"
    assert _grave(lines + BODY.format(office="云河县教育局")) == []
    assert "PUN003" in _grave(lines.replace("〉", "") + BODY.format(office="云河县教育局"))
