from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdoc.segment import boundaries
from govdoc.writers.measure import width
from govdoc.writers.titles import title_lines

LIMIT = 20
PHRASES = st.lists(
    st.sampled_from(
        (
            "云河县教育局", "青川区人民政府办公室", "关于印发", "关于做好", "2026年", "2025—2026学年度", "“双减”",
            "《实施方案》", "义务教育优质均衡发展", "校园安全", "专项整治行动", "立德树人", "工作要点", "、", "和",
            "的通知", "（试行）",
        )
    ),
    min_size=1,
    max_size=20,
).map("".join).filter(lambda title: "年2" not in title)  # fmt: skip
"""Titles of phrases as they are; years that follow each other are one date, longer than a line, and are torn."""


@pytest.mark.parametrize(
    "lines",
    [
        "青川区教育局2026年工作要点",
        "云河县教育局2026年|义务教育优质均衡发展工作要点",
        "云河县教育体育局2025年度|法治政府建设工作情况报告",
        "在2026年全县教育工作会议暨|党风廉政建设工作会议上的讲话",
        "云河县教育局关于印发《云河县中小学|校园安全专项整治行动实施方案》的通知",
        "云河县教育局关于做好2026年|春季学期开学工作的通知",
        "青川区教育和体育局关于开展2026年|中小学校食品安全专项整治行动的通知",
        "云河县教育局关于印发|《2026年全县教育工作要点》的通知",
        "云河县教育体育局关于转发|《教育部办公厅关于做好2026年|普通中小学招生入学工作的通知》的通知",
        "在全县教育系统深化新时代|教师队伍建设改革暨师德师风|专题教育动员部署会议上的讲话",
        "云河县人民政府办公室|关于印发云河县县域学前教育普及普惠|发展规划（2026—2030年）的通知",
        "关于进一步加强全区中小学|幼儿园安全工作的实施意见",
        "云河县教育局关于全县|义务教育优质均衡发展情况的报告",
        "青川区教育局关于申请拨付2026年|校舍维修改造专项资金的请示",
        "云河县教育局关于2025年度|履行教育职责情况的自查报告",
        "在庆祝第42个教师节暨|优秀教师表彰大会上的讲话",
        "云河县教育局“十五五”时期|教育事业发展规划编制工作方案",
        "青川区“双减”工作2025年|总结和2026年工作计划",
        "云河县第三小学2025—2026学年度|第二学期德育工作计划",
        "关于深入贯彻落实立德树人根本任务推进|大中小学思想政治教育一体化建设的实施方案",
        "云河县教育局2025年度法治政府建设|工作情况及2026年工作打算的报告",
        "青川区教育局、青川区财政局关于下达|2026年城乡义务教育补助经费预算的通知",
        "关于做好“双减”、课后服务、作业管理、|睡眠管理、手机管理、读物管理工作的通知",
        "云河县教育局办公室关于开展2026年|“阳光体育”系列活动的补充通知",
        "中共云河县委教育工委|关于开展党组织领导的校长负责制|落实情况专项督导的通知",
        "关于成立云河县教育系统安全生产|治本攻坚三年行动领导小组的通知",
        "云河县教育体育局关于做好防溺水、|防欺凌、防灾减灾宣传教育工作的紧急通知",
        "在青川区2026年教育系统党风廉政建设和|反腐败工作会议上的讲话提纲",
        "云河县教育局关于云河县第一高级中学|新校区建设项目可行性研究报告的批复",
        "青川区中小学教师“县管校聘”|管理改革实施方案（试行）",
        "云河县教育局关于给予|张某同志通报表扬的决定",
        "关于云河县2025年教育经费执行|情况和2026年教育经费预算安排的报告",
        "云河县特殊教育学校2026年|送教上门工作实施方案",
        "青川区教育局党组|关于巡察整改进展情况的报告",
        "全县中小学幼儿园2026年|秋季学期开学安全检查工作总结",
        "云河县教育局关于印发《云河县中小学校|食品安全管理办法（试行）》的通知",
        "云河县教育局 云河县财政局 |云河县人力资源和社会保障局|关于做好2026年特岗教师招聘工作的通知",
        "云河县发展和改革委员会、|云河县教育局关于印发|《云河县民办幼儿园收费管理办法》的通知",
        "云河县教育局2026年|政府信息公开工作年度报告",
        "聚焦高质量 打造新样板 |奋力书写教育强县建设新篇章|——在全县教育工作会议上的报告",
    ],
)
def test_a_title_turns_where_a_reader_would_turn_it(lines: str) -> None:
    assert title_lines(lines.replace("|", ""), LIMIT) == tuple(lines.split("|"))


def test_no_line_is_wider_than_the_page_and_no_word_is_torn() -> None:
    lines = title_lines("在全县教育系统深化新时代教师队伍建设改革暨师德师风专题教育动员部署会议上的讲话", LIMIT)
    assert all(width(line) <= LIMIT for line in lines)
    whole = ("教育系统", "队伍", "师德师风", "专题教育", "动员", "部署", "会议", "讲话")
    assert all(any(word in line for line in lines) for word in whole)


@settings(deadline=None)  # the first example loads the dictionary
@given(PHRASES)
def test_every_turn_is_a_boundary_of_words(title: str) -> None:
    lines = title_lines(title, LIMIT)
    ends = [sum(map(len, lines[:n])) for n in range(1, len(lines))]
    assert set(ends) <= set(boundaries(title))
    assert "".join(lines) == title
    assert all(width(line) <= LIMIT for line in lines)


@settings(deadline=None)  # the first example loads the dictionary
@given(PHRASES)
def test_no_year_is_torn_and_no_line_begins_with_the_wrong_word(title: str) -> None:
    for above, below in pairwise(title_lines(title, LIMIT)):
        assert not (above[-1].isdigit() and (below[0].isdigit() or below[0] in "年—学"))
        assert below[0] not in "、，。；：”》）的"
        assert above[-1] not in "“《（"


@pytest.mark.parametrize(
    "whole", ["《云河县校园安全整治行动方案》", "“一校一策、一生一案”", "（2026—2030年）", "2025—2026学年度"]
)
@settings(deadline=None)  # the first example loads the dictionary
@given(before=st.integers(2, 20), after=st.integers(0, 20))
def test_what_fits_into_a_line_is_not_torn(whole: str, before: int, after: int) -> None:
    title = (
        "云河县教育局关于做好全县中小学校食品安全工作开展情况的总结"[:before]
        + whole
        + "和全县学前教育发展工作情况督导检查报告"[:after]
    )
    assert any(whole in line for line in title_lines(title, LIMIT))


def test_a_quotation_longer_than_a_line_turns_at_a_word() -> None:
    lines = title_lines("《云河县学前教育普及普惠与义务教育优质均衡发展三年行动计划》", LIMIT)
    assert lines == ("《云河县学前教育普及普惠与", "义务教育优质均衡发展三年行动计划》")


def test_three_lines_never_form_an_hourglass() -> None:
    for title in (
        "云河县人民政府办公室关于印发云河县县域学前教育普及普惠发展规划（2026—2030年）的通知",
        "在全县教育系统深化新时代教师队伍建设改革暨师德师风专题教育动员部署会议上的讲话",
    ):
        above, middle, below = map(width, title_lines(title, LIMIT))
        assert not middle < min(above, below)


def test_line_breaks_that_an_author_set_are_kept() -> None:
    assert title_lines("青川区教育局\n工作要点", LIMIT) == ("青川区教育局", "工作要点")


def test_a_line_that_an_author_made_too_long_is_turned() -> None:
    lines = title_lines("青川区教育局办公室\n关于做好2026年义务教育优质均衡发展督导评估工作的通知", LIMIT)
    assert lines[0] == "青川区教育局办公室"
    assert len(lines) == 3


def test_a_title_of_two_hundred_characters_takes_as_many_lines_as_it_needs() -> None:
    title = ("关于全面贯彻教育大会精神加快建设高质量教育体系推动义务教育优质均衡发展的意见" * 6)[:200]
    lines = title_lines(title, LIMIT)
    assert len(lines) <= 12
    assert all(width(line) <= LIMIT for line in lines)


def test_no_mark_stands_at_the_wrong_end_of_a_line() -> None:
    for line in title_lines("关于做好“双减”、课后服务、作业管理、睡眠管理、手机管理、读物管理工作的通知", LIMIT):
        assert line[0] not in "、，。；：”》）"
        assert line[-1] not in "“《（"


@settings(deadline=None)  # the first example loads the dictionary
@given(st.text("云河县教育局关于做好的通知《》“”、（）2026年a e\u0301", max_size=70))
def test_every_character_of_a_title_is_kept(title: str) -> None:
    assert "".join(title_lines(title, LIMIT)) == title


@settings(deadline=None)  # the first example loads the dictionary
@given(st.text("云河县教育局工作a、的𠮷", max_size=120))
def test_lines_fit_whatever_the_title_is(title: str) -> None:
    assert all(width(line) <= LIMIT for line in title_lines(title, LIMIT))


def test_a_title_of_one_line_loads_no_dictionary() -> None:
    code = (
        "import sys\n"
        "from govdoc.writers.titles import title_lines\n"
        f"title_lines('青川区教育局2026年工作要点', {LIMIT})\n"
        "print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8")
    assert not {"jieba", "rjieba"} & set(done.stdout.split())


def test_width_counts_full_width_marks_as_one_and_digits_as_half() -> None:
    assert width("“双减”——2026年") == 9
    assert width("e\u0301") == 0.5
