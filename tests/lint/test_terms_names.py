"""The rows of lawnames.tsv: right names are silent, slips are found, other real names are left alone."""

from __future__ import annotations

import re

import pytest

from govdoc.lint import Config, lint
from govdoc.lint.rules import knownnames
from govdoc.lint.rules.knownnames import Name, judged
from govdoc.readers import parse

NAMES = [pytest.param(row, id=row.name) for row in knownnames.table()]
LAWS = [row for row in knownnames.table() if row.kind == "law" and not row.replaced_by]


def _found(text: str) -> list[tuple[str, str]]:
    config = Config(select=("TRM010", "TRM011", "TRM015"))
    return [(finding.code, finding.message) for finding in lint(parse(f"{text}\n".encode(), "文.txt"), config)]


@pytest.mark.parametrize("row", NAMES)
def test_a_name_is_right_and_its_wrong_forms_are_found(row: Name) -> None:
    if not row.replaced_by:
        assert judged(row.name) is None
        assert judged(f"{row.name}（试行）") is None
    for wrong in row.wrong:
        verdict = judged(wrong)
        assert verdict is not None
        assert verdict.right.removeprefix("中华人民共和国") == row.name


def test_a_law_is_right_with_its_state_and_wrong_with_a_misspelt_one() -> None:
    for row in LAWS:
        assert judged(f"中华人民共和国{row.name}") is None, row.name
        verdict = judged(f"中华人民共和{row.name}")
        if not row.name.startswith("国"):
            assert verdict is not None, row.name
            assert verdict.right == f"中华人民共和国{row.name}"


def test_there_are_names_enough_and_no_wrong_one_is_the_name_of_another() -> None:
    table = knownnames.table()
    assert len(table) >= 300
    wrong = [form for row in table for form in row.wrong]
    assert len(wrong) == len({*wrong})
    assert not {*wrong} & {row.name for row in table}


def test_each_name_stands_once_and_what_took_its_place_has_a_month() -> None:
    table = knownnames.table()
    names = [row.name for row in table]
    assert len(names) == len({*names})
    for row in table:
        assert row.kind in {"law", "document"}, row.name
        assert bool(row.replaced_by) == bool(row.since), row.name
        assert not row.replaced_by or (row.replaced_by in names and not row.wrong), row.name
        assert re.fullmatch(r"(?:\d{4}-(?:0[1-9]|1[0-2]))?", row.since), row.name
        assert re.fullmatch(r"(?:\d{4}-\d{2} \S.*)?", row.checked), row.name


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("落实《中华人民共和国未成年保护法》。", "《中华人民共和国未成年保护法》应为《中华人民共和国未成年人保护法》"),
        ("落实《预防未成年犯罪法》。", "《预防未成年犯罪法》应为《预防未成年人犯罪法》"),
        ("宣传《妇女权益保证法》。", "《妇女权益保证法》应为《妇女权益保障法》"),
        (
            "落实《关于规范校外培训机构的发展的意见》。",
            "《关于规范校外培训机构的发展的意见》应为《关于规范校外培训机构发展的意见》",
        ),
        ("依据《学位条例》授予学位。", "《学位条例》自2025年1月起废止，现行的是《学位法》"),
        ("执行《环境影响评价法》。", "《环境影响评价法》自2026年8月起废止，现行的是《生态环境法典》"),
        (
            "落实《企事业单位内部治安保卫条例》。",
            "《企事业单位内部治安保卫条例》应为《企业事业单位内部治安保卫条例》",
        ),
        (
            "落实《关于健全学校家庭社会协同育入机制的意见》。",
            "《关于健全学校家庭社会协同育入机制的意见》应为《关于健全学校家庭社会协同育人机制的意见》",
        ),
        (
            "落实《国务院办公厅关于逐步实行免费学前教育的意见》。",
            "《国务院办公厅关于逐步实行免费学前教育的意见》应为《国务院办公厅关于逐步推行免费学前教育的意见》",
        ),
        ("依据《未年成人保护法》执行。", "《未年成人保护法》应为《未成年人保护法》"),
        ("依据《未成人保护法》执行。", "《未成人保护法》应为《未成年人保护法》"),
        ("执行《道路交通的安全法》。", "《道路交通的安全法》应为《道路交通安全法》"),
        ("宣传《消费者权者益保护法》。", "《消费者权者益保护法》应为《消费者权益保护法》"),
        ("宣传《国防教教育法》。", "《国防教教育法》应为《国防教育法》"),
        ("执行《保守国家密法》。", "《保守国家密法》应为《保守国家秘密法》"),
        ("执行《中华人民共和国教师资格条例》。", "《中华人民共和国教师资格条例》应为《教师资格条例》"),
        (
            "落实《教育强国建设规划纲要（2025—2035年）》。",
            "《教育强国建设规划纲要（2025—2035年）》应为《教育强国建设规划纲要（2024—2035年）》",
        ),
    ],
)
def test_a_name_that_is_nearly_right_is_told(text: str, said: str) -> None:
    assert [message for _, message in _found(text)] == [said]


@pytest.mark.parametrize(
    "text",
    [
        "编写《小学数学教学法》《硬笔书法》，学习《律师法》和《体育法》。",
        "制定《云河县中小学校园安全管理实施办法》《云河县义务教育阶段学生作业管理办法》。",
        "印发《关于深化教育教学改革全面提高义务教育质量的实施意见》。",
        "落实《“十五五”学前教育发展提升行动计划》《第四期学前教育行动计划》。",
        "根据《云河省实施〈中华人民共和国义务教育法〉办法》第三条。",
        "执行《云河省未成年人保护条例》《市域义务教育优质均衡发展督导评估办法》。",
        "对照《残疾人教育法》（国外立法例）开展比较研究，阅读《爱的教育》《学会生存》。",
        "2003年，学校按照《食品卫生法》和《民法通则》开展普法。",
        "贯彻《中共中央 国务院关于学前教育深化改革规范发展的若干意见》。",
        "贯彻《国务院办公厅关于规范校外培训机构发展的意见》（国办发〔2018〕80号）。",
        "《中华人民共和国国家通用语言文字法》和《中华人民共和国国旗法》列入普法目录。",
        "依照《中华人民共和国招标投标法》（以下简称《招投标法》）组织采购，《招投标法》未作规定的除外。",
        "落实《关于加强新时代中小学数学教育工作的意见》《关于加强新时代中小学德育教育工作的意见》。",
        "落实《关于全面加强和改进新时代学校安全工作的意见》《关于规范民办校外培训机构发展的意见》。",
        "执行《云河县“十四五”学前教育发展提升行动计划》《“十五五”县域普通高中发展提升行动计划》。",
        "2020年，学校依照《环境保护法》《信访条例》开展普法。",
        "落实《教育强国建设规划纲要（2024-2035年）》《教师教育振兴行动计划（教师〔2018〕2号）》。",
        "日本《教育基本法》和美国《教师权益保障法》各有规定。",
        "《民法典》取代了《合同法》《物权法》，原《婚姻法》的规定编入其中，《民法总则》等同时废止。",
        "比较香港《婚姻法》、日本《环境保护法》与我国的规定。",
        "学习本省的《预防未成年人犯罪条例》和《民办教育促进条例》。",
    ],
)
def test_other_names_are_left_alone(text: str) -> None:
    assert _found(text) == []


def test_an_older_paper_may_cite_what_was_in_force() -> None:
    text = "云河县教育局2015年普法工作总结\n\n组织学习《中华人民共和国合同法》。"
    assert _found(text) == []
    assert [code for code, _ in _found(text.replace("2015", "2025"))] == ["TRM015"]


@pytest.mark.parametrize(("year", "right"), [("2024", "噪声污染防治法"), ("2027", "生态环境法典")])
def test_what_is_in_force_is_told_by_the_date_of_the_paper(year: str, right: str) -> None:
    ((_, said),) = _found(f"云河县教育局{year}年工作要点\n\n依据《环境噪声污染防治法》管好考点周边。")
    assert said == f"《环境噪声污染防治法》自2022年6月起废止，现行的是《{right}》"


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("按照《新时代幼儿园教师职业行为十项规定》开展自查。", "新时代幼儿园教师职业行为十项准则"),
        ("落实《中小学心理健康教育指导方案》。", "中小学心理健康教育指导纲要"),
        ("严格执行《中小学实验室管理规程》。", "中小学实验室规程"),
    ],
)
def test_a_document_that_is_called_something_else_is_asked_about(text: str, right: str) -> None:
    (found,) = lint(parse(f"{text}\n".encode(), "文.txt"), Config(select=("TRM011",)))
    assert found.severity == "info"
    assert f"疑为《{right}》" in found.message


@pytest.mark.parametrize(
    "text",
    [
        "学校制定《中小学实验室管理规程》。",
        "按照我县《校外培训材料管理规定》办理，修订《幼儿园教师职业行为十项规定》。",
        "落实《中小学德育工作规程》和《中小学德育工作指南》。",
        "我县出台《重大行政决策程序规定》，学校修订《中小学财务管理制度》。",
        "市局印发《关于进一步加强中小学生体质健康工作的通知》。",
    ],
)
def test_a_document_of_ones_own_is_not(text: str) -> None:
    assert lint(parse(f"{text}\n".encode(), "文.txt"), Config(select=("TRM011",))) == []


def test_a_law_cited_as_laws_is_put_right() -> None:
    (found,) = lint(parse("学习《中华人民共和国食品安全法律》。\n".encode(), "文.txt"), Config(select=("TRM010",)))
    assert "应为《中华人民共和国食品安全法》" in found.message
