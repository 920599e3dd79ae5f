"""Ordinals that are none of 一、（一）1.（1）: told where they stand for a level of a 公文, left alone elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govdoc.lint import Config, lint
from govdoc.readers import parse

if TYPE_CHECKING:
    from govdoc.lint import Finding

_NOTICE = "云河县教育局关于开展有关工作的通知\n各中小学：\n现将有关事项通知如下。\n"


def _found(text: str, *select: str) -> list[Finding]:
    return lint(parse(text.encode(), "文.txt"), Config(select=select))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("A.", "B."),
        ("a、", "b、"),
        ("（a）", "（b）"),
        ("a)", "b)"),
        ("Ⅰ.", "Ⅱ."),
        ("I、", "II、"),
        ("甲、", "乙、"),
        ("壹、", "贰、"),
    ],
)
def test_a_paper_that_counts_its_parts_otherwise_is_told_once(first: str, second: str) -> None:
    run_in = f"{first}摸清底数。各校要逐人登记。\n{second}落实责任。各校要签订协议。\n"
    own_lines = f"{first}摸清底数\n各校要逐人登记\n{second}落实责任\n各校要签订协议\n"
    for body in (run_in, own_lines):
        (finding,) = _found(_NOTICE + body, "STR025")
        assert (finding.severity.value, finding.excerpt[: len(first)]) == ("warning", first)


def test_sections_with_a_point_are_a_fault_beside_chinese_numerals_and_a_hint_by_themselves() -> None:
    body = "1.1 摸清底数\n各校要逐人登记。\n1.2 落实责任\n各校要签订协议。\n"
    assert [one.severity.value for one in _found(_NOTICE + body, "STR025")] == ["info"]
    assert [one.severity.value for one in _found(_NOTICE + "一、工作任务\n" + body, "STR025")] == ["warning"]
    assert not _found("云河县校园突发事件应急预案\n1 总则\n" + body, "STR025")


@pytest.mark.parametrize(
    "body",
    [
        "1.校园安全第一责任人是谁？\nA.校长是第一责任人。\nB.班主任是第一责任人。\n",
        "考核分为以下等次：\nA.优秀\nB.合格\nC.不合格\n",
        "（A）级学校免检。每年抽查一次。\n（B）级学校必检。每年检查两次。\n",
        "（1）考核分为两个等次。\na.优秀等次。各校要从严掌握。\nb.合格等次。各校要公平公正。\n",
        "1.1万名学生参加了活动。\n1.2万名家长参加了活动。\n",
        "甲、乙两校结对帮扶。\n乙、丙两校结对帮扶。\n",
        "A类学校每学期检查一次。\nB类学校每月检查一次。\n",
        "Ⅰ 级响应由县政府启动处置。\nⅡ 级响应由县教育局启动。\n",
        "A.各校要逐人登记，不漏一人。\n",
        "一、下列说法正确的是（　　）\nA.安全第一。各校要重视。\nB.预防为主。各校要落实。\n",
    ],
)
def test_options_items_names_and_numbers_are_no_ordinals_of_a_level(body: str) -> None:
    assert not _found(_NOTICE + body, "STR025", "STR001")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        (
            "一）摸清底数。各校要登记。\n二）落实责任。各校要签字。\n",
            "（一）摸清底数。各校要登记。\n（二）落实责任。各校要签字。\n",
        ),
        (
            "一 摸清底数\n各校要登记。\n二 落实责任\n各校要签字。\n",
            "一、摸清底数\n各校要登记。\n二、落实责任\n各校要签字。\n",
        ),
        (
            "1：摸清底数。各校要登记。\n2：落实责任。各校要签字。\n",
            "1.摸清底数。各校要登记。\n2.落实责任。各校要签字。\n",
        ),
        ("⒈摸清底数。各校要登记。\n⒉落实责任。各校要签字。\n", "1.摸清底数。各校要登记。\n2.落实责任。各校要签字。\n"),
        ("（1）分为两等。\na、优秀等次。\nb、合格等次。\n", "（1）分为两等。\na.优秀等次。\nb.合格等次。\n"),
        (
            "包括以下内容：\n1.1.登记乘车学生。\n1.2.登记车辆。\n",
            "包括以下内容：\n1.1 登记乘车学生。\n1.2 登记车辆。\n",
        ),
        (
            "第一章、总则\n要依法办学。\n第二章、管理\n要科学管理。\n",
            "第一章　总则\n要依法办学。\n第二章　管理\n要科学管理。\n",
        ),
    ],
)
def test_an_ordinal_with_a_wrong_mark_is_mended(wrong: str, right: str) -> None:
    text = _NOTICE + wrong
    findings = _found(text, "STR001")
    assert len(findings) == len([line for line in wrong.splitlines() if line not in right.splitlines()])
    for finding in reversed(findings):
        assert finding.fix is not None
        for edit in finding.fix.edits:
            text = text[: edit.start] + edit.text + text[edit.end :]
    assert text == _NOTICE + right


@pytest.mark.parametrize(
    "body",
    [
        "第一章、第二章由学校组织学习。\n",
        "1：2负于一中。\n2：1胜二中。\n",
        "一 等 奖\n张三丰收\n二 等 奖\n李四平安\n",
        "1 月组织宣传活动月启动仪式。\n2 月组织安全教育周启动仪式。\n",
        "1 教学楼建设由县局负责实施。\n2 宿舍楼建设由学校负责实施。\n",
        "一、工作分工\n1 名校长负责全面工作。\n2 名教师负责日常登记。\n",
        "一、工作分工\n1 支队伍常年驻守校园。\n2 支队伍随时待命出发。\n",
        "一、工程标段\nⅠ 标段由一中组织验收。\nⅡ 标段由二中组织验收。\n",
        "第三条、四条合并为一条，作为第三条。\n",
        "第二节、三节改上体育课。\n",
    ],
)
def test_what_looks_like_an_ordinal_is_left(body: str) -> None:
    assert not _found(_NOTICE + body, "STR001")


@pytest.mark.parametrize("before", ["", _NOTICE])
@pytest.mark.parametrize(
    "line",
    [
        "一、考生须带准考证。二、不得带手机进场。三、开考后不得入场。",
        "一、考生须带准考证；二、不得带手机进场；三、开考后不得入场。",
        "（一）考生须带准考证。（二）不得带手机进场。（三）开考后不得入场。",
    ],
)
def test_sentences_counted_in_one_paragraph_are_no_headings_to_complain_of(before: str, line: str) -> None:
    assert not _found(f"{before}{line}\n请各考点转告考生。\n", "STR", "ELE")
