from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdoc.writers.measure import width
from govdoc.writers.titles import title_lines

LIMIT = 20


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("青川区教育局2026年工作要点", ("青川区教育局2026年工作要点",)),
        ("云河县教育局2026年义务教育优质均衡发展工作要点", ("云河县教育局2026年", "义务教育优质均衡发展工作要点")),
        ("云河县教育体育局2025年度法治政府建设工作情况报告", ("云河县教育体育局2025年度", "法治政府建设工作情况报告")),
        (
            "在2026年全县教育工作会议暨党风廉政建设工作会议上的讲话",
            ("在2026年全县教育工作会议暨", "党风廉政建设工作会议上的讲话"),
        ),
        (
            "云河县教育局关于印发《云河县中小学校园安全专项整治行动实施方案》的通知",
            ("云河县教育局关于印发《云河县中小学校园", "安全专项整治行动实施方案》的通知"),
        ),
    ],
)
def test_a_title_turns_where_a_reader_would_turn_it(title: str, lines: tuple[str, ...]) -> None:
    assert title_lines(title, LIMIT) == lines


def test_no_line_is_wider_than_the_page_and_no_word_is_torn() -> None:
    lines = title_lines("在全县教育系统深化新时代教师队伍建设改革暨师德师风专题教育动员部署会议上的讲话", LIMIT)
    assert all(width(line) <= LIMIT for line in lines)
    whole = ("教育系统", "队伍", "师德师风", "专题教育", "动员", "部署", "会议", "讲话")
    assert all(any(word in line for line in lines) for word in whole)


def test_line_breaks_that_an_author_set_are_kept() -> None:
    assert title_lines("青川区教育局\n工作要点", LIMIT) == ("青川区教育局", "工作要点")


def test_no_mark_stands_at_the_wrong_end_of_a_line() -> None:
    for line in title_lines("关于做好“双减”、课后服务、作业管理、睡眠管理、手机管理、读物管理工作的通知", LIMIT):
        assert line[0] not in "、，。；：”》）"
        assert line[-1] not in "“《（"


@given(st.text("云河县教育局关于做好的通知《》“”、（）2026年a ", max_size=70))
def test_every_character_of_a_title_is_kept(title: str) -> None:
    assert "".join(title_lines(title, LIMIT)) == title


@given(st.text("云河县教育局工作", max_size=60))
def test_lines_fit_where_the_text_can_be_turned(title: str) -> None:
    assert all(width(line) <= LIMIT for line in title_lines(title, LIMIT))


def test_width_counts_full_width_marks_as_one_and_digits_as_half() -> None:
    assert width("“双减”——2026年") == 9
    assert width("e\u0301") == 0.5
