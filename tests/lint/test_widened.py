"""Rules that were widened to forms found by planting: the fault is told, what looks like it is not."""

from __future__ import annotations

import pytest

from govdoc.lint import Config, lint
from govdoc.readers import parse


def _codes(text: str, *select: str) -> list[str]:
    return [finding.code for finding in lint(parse(text.encode(), "文.txt"), Config(select=select))]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("NUM001", "考点于06月07日启用，3月8日试运行。"),
        ("NUM003", "学校自85年创办以来，校风一直淳朴。"),
        ("NUM013", "图书共有2OO册。"),
        ("NUM013", "在校学生36 05人。"),
        ("NUM016", "合同价款为5,43万元。"),
        ("NUM020", "各班每周3放学后召开班会。"),
        ("NUM026", "考生须于13：45到校，14：30开考。"),
        ("PUN019", "各校要落实“五项管理、”要求。"),
        ("PUN020", "校长说：“我们准备好了吗？”。"),
        ("PUN024", "一要查隐患。二要建台账；三要抓整改。"),
        ("PUN026", "开设舞蹈、书法、和篆刻。"),
        ("RES003", "ã€Šç« ç¨‹ã€‹已经印发。"),
        ("RES010", "投入资金80万元（金额待核对）。"),
        ("RES013", "各校要认真排查– 12 –校舍隐患。"),
        ("STR016", "步骤为：①报名；②初审；③面试；③公示。"),
    ],
)
def test_a_form_that_was_missed_is_told(code: str, text: str) -> None:
    assert code in _codes(text, code)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("NUM001", "报告厅2026年10月12日启用，编号A003月报照常印发。"),
        ("NUM003", "自90年代初以来，学校连续20年春季学期开展植树活动。"),
        ("NUM008", "七、八年级和一、二年制的班级分开统计，三、四里屯各设一个点。"),
        ("NUM009", "用电节约10%以上，附近3公里左右没有工厂，预约20人以上的另行通知。"),
        ("NUM010", "操场跑道长3千米，新增5百年校史陈列。"),
        ("NUM013", "全县共有学校1 002所，投入资金12 500万元，H2O2试剂3瓶。"),
        ("NUM016", "名单见表1,2，奖金1,200元。"),
        ("NUM019", "共有15位1体机用户。"),
        ("NUM020", "每周3次，每周5节课，第3周5人参加。"),
        ("NUM026", "比例为3：15，决赛以21：15获胜。"),
        ("PUN008", "收好书包、水杯，等设备调好再进场。"),
        ("PUN010", "云河—青川高速公路沿线设有3所学校。"),
        ("PUN019", "“去吧，”老师说，“路上小心。”"),
        ("PUN026", "通过听课、与师生座谈、查阅资料了解情况。"),
        ("PUN026", "走进社区、和谐家庭、和美乡村。"),
        ("PUN033", "组织《中华人民共和国宪法》主题教育活动，印发《足球联赛方案》。"),
        ("RES006", "姓名__性别__年龄__，由本人填写。"),
        ("RES010", "报名表（请家长确认）由学校留存。"),
        ("RES013", "请翻到课本第 3 页和第 5 页，见报告第 12 页的表格。"),
        ("RES015", "设置方法：打开C:\\Windows\\System32。"),
        ("STR015", "第一，早谋划。第二，早部署。第三，早落实。"),
        ("STR016", "条件①和条件②都要满足，条件②优先。"),
    ],
)
def test_what_looks_like_it_stays_silent(code: str, text: str) -> None:
    assert _codes(text, code) == []


def test_a_broken_line_of_a_paragraph_is_no_salutation() -> None:
    text = "云河县教育局2026年工作要点\n各学校要把提高质量摆在突出位置，\n遵循教育规律，办好人民满意的教育。\n"
    assert _codes(text, "ELE010") == []


def test_numbered_tables_that_go_on_are_not_repeated() -> None:
    text = "表1　学校情况\n各校情况见上表，总体平稳有序。\n表2　班额情况\n各班班额见上表。\n表2　班额情况（续）\n"
    assert _codes(text, "STR018") == []


def test_a_plan_whose_report_names_next_year_first_is_told_by_its_headings() -> None:
    text = (
        "云河县教育局2026年工作总结\n一、下一步打算\n明年要继续新建学校，改善办学条件。\n"
        "二、2026年工作回顾\n2026年，全县新建学校3所，新增学位2400个。\n"
    )
    assert _codes(text, "STR019") == ["STR019"]
    right = text.replace("一、下一步打算\n明年要继续新建学校，改善办学条件。\n", "").replace("二、", "一、")
    assert _codes(right + "二、下一步打算\n明年要继续新建学校，改善办学条件。\n", "STR019") == []


def test_a_report_to_the_congress_may_ask_to_be_considered() -> None:
    text = "云河县教育局关于学前教育情况的报告\n县人大常委会：\n现将情况报告如下。\n以上报告，请予审议。\n"
    assert _codes(text, "ELE015") == []
