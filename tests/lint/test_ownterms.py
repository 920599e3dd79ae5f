"""The user's own list of terms: rows are read with all their faults, and found without false alarms."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdoc.errors import UsageError
from govdoc.lint import Config, Finding, Options, Severity, check, lint
from govdoc.lint.config import read_config
from govdoc.lint.enginerules import own_formulation, own_word
from govdoc.lint.ownterms import parse_terms
from govdoc.lint.rule import Rule
from govdoc.readers import parse

HEAD = "错误写法\t规范写法\t来源\t日期\t级别\n"
FORMULATION = "\t教育强县三年攻坚行动\n"


def found(text: str, table: str) -> list[Finding]:
    """Return what a list of terms finds in a text."""
    config = Config(select=("TRM900", "TRM901"), terms=parse_terms(table, "用语.tsv"))
    return lint(parse(text.encode(), "讲话.txt"), config)


def test_a_wrong_word_is_found_with_its_source() -> None:
    (finding,) = found("深化县管校用改革。\n", HEAD + "县管校用\t县管校聘\t云河县教育局\t2025年3月\t错误\n")
    assert (finding.code, finding.severity, finding.start, finding.end) == ("TRM900", Severity.ERROR, 2, 6)
    assert finding.message == "“县管校用”应为“县管校聘”"
    assert finding.basis == "云河县教育局（2025年3月）"
    assert finding.fix is not None
    assert finding.fix.edits[0].text == "县管校聘"


def test_without_source_the_row_itself_is_named() -> None:
    (finding,) = found("深化县管校用改革。\n", "# 说明\n\n县管校用\t县管校聘\n")
    assert finding.basis == "本单位用语表 用语.tsv:3"
    assert finding.severity is Severity.WARNING


def test_a_cell_may_hold_several_wrong_forms_between_bars() -> None:
    findings = found("深化县管校用改革，推行县聘校管。\n", "县管校用|县聘校管｜县管县聘\t县管校聘\n")
    assert [(finding.start, finding.message) for finding in findings] == [
        (2, "“县管校用”应为“县管校聘”"), (11, "“县聘校管”应为“县管校聘”")
    ]  # fmt: skip
    assert {finding.basis for finding in findings} == {"本单位用语表 用语.tsv:1"}


def test_the_faults_of_a_cell_with_several_forms_are_told_once() -> None:
    with pytest.raises(UsageError) as caught:
        parse_terms("甲|乙\t丙\t\t\t致命\n|丁|\t丁\n", "用语.tsv")
    assert [line.split("：")[0] for line in str(caught.value).splitlines()] == ["用语.tsv:1", "用语.tsv:2"]


def test_a_word_without_a_right_one_is_only_marked() -> None:
    (finding,) = found("召开动员大会。\n", "动员大会\t\n")
    assert finding.message == "“动员大会”不宜使用"
    assert finding.fix is None


def test_what_is_part_of_the_right_word_is_right() -> None:
    table = "教体局\t云河县教体局\n县局\t县教育局\n"
    assert found("云河县教体局印发通知。\n", table) == []
    assert [finding.start for finding in found("报教体局，抄县局。\n", table)] == [1, 6]


def test_quoted_and_cited_words_go_free() -> None:
    assert found("“县管校用”一词见《县管校用办法》。\n", "县管校用\t县管校聘\n") == []


def test_a_pattern_stands_between_slashes() -> None:
    (finding,) = found("开展了第3次摸底排查。\n", "/摸底(?:排查|调查)/\t排查摸底\n")
    assert finding.message == "“摸底排查”应为“排查摸底”"
    assert finding.fix is None


@pytest.mark.parametrize(
    "wrong",
    [
        "教育强县三年攻艰行动",
        "教育强县三年攻坚克行动",
        "教育强县三年坚攻行动",
        "教育强县三年攻行动",
        "教育强县三年攻坚行行动",
    ],
)
def test_a_formulation_one_character_off_is_found(wrong: str) -> None:
    (finding,) = found(f"要实施{wrong}，抓好落实。\n", FORMULATION)
    assert finding.code == "TRM901"
    assert finding.message == f"“{wrong}”应为“教育强县三年攻坚行动”"


def test_a_wrong_character_within_a_formulation_is_told_once() -> None:
    terms, text = parse_terms(FORMULATION, "用语.tsv"), "要实施教育强县三年攻间行动，抓好落实。\n"
    assert [finding.code for finding in lint(parse(text.encode(), "讲话.md"), Config(select=("TYP", "TRM")))] == [
        "TYP004"
    ]
    config = Config(select=("TYP", "TRM"), terms=terms)
    assert [finding.code for finding in lint(parse(text.encode(), "讲话.md"), config)] == ["TRM901"]


@pytest.mark.parametrize(
    "right",
    [
        "教育强县三年攻坚行动",
        "教育强县五年攻坚行动",
        "教育强县的三年攻坚行动",
        "教育强县“三年攻坚行动”",
        "教育强县、三年攻坚行动",
        "教育强省三年攻艰行动",
        "强县三年攻坚行动",
        "教育强县三年攻坚",
        "“教育强县三年攻艰行动”",
    ],
)
def test_a_formulation_otherwise_worded_goes_free(right: str) -> None:
    assert found(f"要实施{right}，抓好落实。\n", FORMULATION) == []


def test_what_is_another_formulation_of_the_list_is_right() -> None:
    table = FORMULATION + "\t教育强校三年攻坚行动\n"
    assert found("实施教育强县三年攻坚行动、教育强校三年攻坚行动。\n", table) == []


def test_what_is_as_near_to_several_formulations_is_told_once_with_all_of_them() -> None:
    (finding,) = found("实施教育强乡三年攻坚行动。\n", FORMULATION + "\t教育强校三年攻坚行动\t\t\t错误\n")
    assert finding.message == "“教育强乡三年攻坚行动”应为“教育强县三年攻坚行动”或“教育强校三年攻坚行动”"
    assert finding.severity is Severity.ERROR
    assert finding.fix is None


def test_a_wrong_word_of_the_list_is_told_once() -> None:
    table = "教育强县三年攻艰行动\t教育强县三年攻坚行动\n" + FORMULATION
    assert [finding.code for finding in found("实施教育强县三年攻艰行动。\n", table)] == ["TRM900"]


def test_a_formulation_broken_over_two_lines_is_read_in_one_and_has_no_fix() -> None:
    config = Config(select=("TRM901",), terms=parse_terms(FORMULATION, "用语.tsv"))
    text = "要深入实施教育强县三年攻\n艰行动，抓好落实。\n"
    (finding,) = lint(parse(text.encode(), "讲话.md"), config)
    assert text[finding.start : finding.end] == "教育强县三年攻\n艰行动"


@pytest.mark.parametrize("rule", [own_word, own_formulation], ids=lambda rule: rule.code)
def test_the_examples_on_the_pages_are_true(rule: Rule) -> None:
    table = HEAD + "县管校用\t县管校聘\n" + FORMULATION
    assert all(found(text, table) == [] for text in rule.good)
    assert all({finding.code for finding in found(text, table)} == {rule.code} for text in rule.bad)


def test_all_faults_of_a_list_are_told_with_file_and_line() -> None:
    table = HEAD + "甲\t甲\n\t短提法\n/(/\t乙\n/x*/\t乙\n丙\t丁\t\t\t致命\n\t\t无\n好\t行\n"
    with pytest.raises(UsageError) as caught:
        parse_terms(table, "用语.tsv")
    lines = str(caught.value).splitlines()
    assert [line.split("：")[0] for line in lines] == [f"用语.tsv:{n}" for n in (2, 3, 4, 5, 6, 7)]
    assert "一样" in lines[0]
    assert "太短" in lines[1]
    assert "正则表达式" in lines[2]
    assert "连空文字也能匹配" in lines[3]
    assert "不认识的级别“致命”" in lines[4]


def test_a_word_of_the_own_list_is_told_once_and_not_by_our_list_too() -> None:
    config = Config(terms=parse_terms("县管校用\t县管校聘\n", "t.tsv"))
    found = lint(parse("各校要落实县管校用改革。\n".encode(), "a.txt"), config)
    assert [finding.code for finding in found if finding.code[:3] in {"TRM", "TYP"}] == ["TRM900"]


def test_a_pattern_may_say_that_it_stands_at_the_ends_of_a_paragraph() -> None:
    text = "关于春季开学的通知\n\n各学校：\n根据工作安排，现通知如下。\n请抓好落实。\n请遵照执行\n"
    findings = found(text, "/^请/\t望\n/执行$/\t执行。\n")
    assert [text[finding.start : finding.end] for finding in findings] == ["请", "请", "执行"]


def test_a_row_that_speaks_of_sources_is_no_head() -> None:
    (term,) = parse_terms("县管校用\t县管校聘\t来源\n", "t.tsv")
    assert term.wrong == "县管校用"


def test_columns_may_stand_in_another_order_and_in_english() -> None:
    (term,) = parse_terms("severity\tright\twrong\ninfo\t县管校聘\t县管校用\n", "t.tsv")
    assert (term.wrong, term.right, term.severity) == ("县管校用", "县管校聘", Severity.INFO)


def test_a_list_from_a_spreadsheet_is_read(tmp_path: Path) -> None:
    (tmp_path / "用语.csv").write_bytes('错误写法,规范写法\r\n"县管校用","县管校聘"\r\n'.encode("gb18030"))
    (tmp_path / "t.tsv").write_bytes('﻿错误写法\t规范写法\r\n"老城""区"""\t青川区\r\n'.encode("utf-16-le"))
    (tmp_path / "govdoc.toml").write_text('terms = ["用语.csv", "t.tsv"]\n', encoding="utf-8")
    (tmp_path / "a.txt").write_text("深化县管校用改革。\n", encoding="utf-8")
    (only,) = check([tmp_path / "a.txt"], Options(select=("TRM900",)))
    assert [finding.code for finding in only.findings] == ["TRM900"]
    assert only.findings[0].basis == "本单位用语表 用语.csv:2"  # a report travels: no path of this machine


def test_a_list_that_is_missing_is_told_with_the_place_in_the_settings(tmp_path: Path) -> None:
    (tmp_path / "govdoc.toml").write_text('\nterms = [\n "用语.tsv",\n]\n', encoding="utf-8")
    (tmp_path / "a.txt").write_text("甲乙。\n", encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        check([tmp_path / "a.txt"])
    assert "govdoc.toml:3：用语表读不了" in str(caught.value)
    assert "没有这个文件" in str(caught.value)


def test_the_settings_and_the_list_in_the_docs_are_accepted(repository: Path, tmp_path: Path) -> None:
    page = (repository / "docs" / "lint.md").read_text(encoding="utf-8")
    blocks = page.split("```")
    (settings,) = [block.removeprefix("toml\n") for block in blocks if block.startswith("toml\n")]
    rows = [line[1:-1].split("|") for line in page.splitlines() if line.startswith("|") and line.count("|") == 6]
    lines = ["\t".join(cell.strip() for cell in row) for row in rows if "---" not in row[0]]
    (tmp_path / "本局用语.tsv").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "govdoc.toml").write_text(settings, encoding="utf-8")
    config = read_config(tmp_path / "govdoc.toml")
    assert config.allow == ("云河", "县管校聘")
    assert [term.wrong for term in config.terms] == ["县管校用", "动员大会", "/第[一二]批次/", ""]
    assert config.terms[3].right == "教育强县三年攻坚行动"
    assert config.profile.line_pitch == 28
