from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govdoc.errors import UsageError
from govdoc.lint import RULES, Config, Finding, Options, Severity, check, lint, parse_config
from govdoc.lint.config import overridden
from govdoc.lint.rule import Hit, rule
from govdoc.lint.rules import find_rule
from govdoc.model import Document
from govdoc.readers import Limits, parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DIRTY = "同志们:今天,我们召开会议。要落实《中华人民共和国教育法》、《中华人民共和国教师法》，于2026年02月05日前完成。\n"
FEW = [rule for rule in RULES if rule.code in {"PUN001", "PUN004", "NUM001", "TYP001"}]


def _lint(text: str, **options: object) -> list[Finding]:
    return lint(parse(text.encode(), "讲话.txt"), Config(**options), FEW)  # type: ignore[arg-type]


def test_findings_come_in_the_order_of_the_source() -> None:
    found = _lint(DIRTY)
    assert [finding.code for finding in found] == ["PUN001", "PUN001", "PUN004", "NUM001", "NUM001"]
    assert [finding.start for finding in found] == sorted(finding.start for finding in found)


def test_select_takes_families_and_codes() -> None:
    assert {finding.code for finding in _lint(DIRTY, select=("NUM",))} == {"NUM001"}
    assert {finding.code for finding in _lint(DIRTY, select=("PUN004", "NUM"))} == {"PUN004", "NUM001"}


def test_ignore_takes_families_and_codes() -> None:
    assert {finding.code for finding in _lint(DIRTY, ignore=("PUN001",))} == {"PUN004", "NUM001"}
    assert {finding.code for finding in _lint(DIRTY, ignore=("PUN",))} == {"NUM001"}


def test_the_closer_word_wins_between_select_and_ignore() -> None:
    assert {finding.code for finding in _lint(DIRTY, select=("PUN",), ignore=("PUN001",))} == {"PUN004"}
    assert {finding.code for finding in _lint(DIRTY, select=("PUN001",), ignore=("PUN",))} == {"PUN001"}


def test_the_configuration_changes_a_severity() -> None:
    found = _lint(DIRTY, severity={"PUN": Severity.INFO, "PUN004": Severity.ERROR})
    assert {(finding.code, finding.severity) for finding in found} == {
        ("PUN001", Severity.INFO),
        ("PUN004", Severity.ERROR),
        ("NUM001", Severity.WARNING),
    }


def test_fail_on_compares_severities() -> None:
    assert Config(fail_on=Severity.INFO).fails([Severity.INFO])
    assert not Config().fails([Severity.INFO])
    assert Config().fails([Severity.WARNING])
    assert not Config(fail_on=Severity.ERROR).fails([Severity.WARNING])


@rule("STR999", "坏规则")
def broken(document: Document) -> Iterator[Hit]:
    """坏。

    依据：无
    正例：甲
    反例：乙
    """
    yield Hit(0, 1, "先找到的")
    yield Hit(1 // len(document.skipped), 0, "")


def test_a_rule_that_fails_is_a_finding_and_the_others_go_on() -> None:
    found = lint(parse(DIRTY.encode(), "a.txt"), Config(), [broken, *FEW])
    (fault,) = [finding for finding in found if finding.code == "INT001"]
    assert "规则 STR999（坏规则）" in fault.message
    assert "ZeroDivisionError" in fault.message
    assert "test_engine.py 第" in fault.message
    assert fault.severity is Severity.ERROR
    assert {"STR999", "PUN001", "PUN004", "NUM001"} <= {finding.code for finding in found}


def test_nothing_silences_a_rule_that_fails() -> None:
    text = "<!-- govdoc: ignore-file[INT001, STR999] -->\n\n各校要抓好落实。\n"
    for config in (Config(), Config(ignore=("INT", "PUN")), Config(select=("STR",))):
        found = lint(parse(text.encode(), "a.txt"), config, [broken])
        assert "INT001" in {finding.code for finding in found}


def test_extend_select_adds_to_what_is_selected_and_brings_back_what_is_ignored() -> None:
    assert Config(select=("PUN",), extend_select=("NUM001",)).selects("NUM001")
    assert not Config(select=("PUN",), extend_select=("NUM001",)).selects("NUM002")
    assert Config(ignore=("NUM",), extend_select=("NUM001",)).selects("NUM001")
    assert Config(extend_select=("NUM001",)).selects("PUN001")


def test_between_equal_words_ignore_wins_and_the_command_line_before_the_settings() -> None:
    assert not Config(select=("PUN001",), ignore=("PUN001",)).selects("PUN001")
    assert overridden(Config(ignore=("PUN001", "NUM")), ("PUN001",), (), None).selects("PUN001")
    assert not overridden(Config(ignore=("PUN001",)), ("PUN",), (), None).selects("PUN001")


def test_what_the_command_line_ignores_is_ignored_however_closely_the_settings_select_it() -> None:
    config = overridden(Config(select=("PUN001", "NUM"), extend_select=("STR003",)), (), ("PUN", "STR"), None)
    assert [config.selects(code) for code in ("PUN001", "PUN002", "STR003", "NUM001")] == [False, False, False, True]
    assert not overridden(Config(select=("STR",)), (), ("",), None).selects("STR001")
    assert overridden(Config(select=("PUN001",)), ("PUN001",), ("PUN",), None).selects("PUN001")


def test_allowed_words_are_exempt_from_rules_of_wording_alone() -> None:
    text = "会议布署了工作，要既使学生满意,又使家长放心。\n各校布署下一步工作。\n"
    assert [finding.code for finding in _lint(text)] == ["TYP001", "PUN001", "TYP001"]
    assert [finding.code for finding in _lint(text, allow=("布署",))] == ["PUN001"]
    assert [finding.code for finding in _lint(text, allow=("会议布署了",))] == ["PUN001", "TYP001"]
    assert [finding.code for finding in _lint(text, allow=("布",))] == ["PUN001"]
    assert len(_lint(text, allow=("满意,又",))) == 3


def test_ignores_of_single_files_count_from_the_settings(tmp_path: Path) -> None:
    (tmp_path / "govdoc.toml").write_text(
        'select = ["PUN", "NUM001"]\n'
        'per-file-ignores = { "旧稿/*" = ["PUN001", "PUN004"], "*.md" = "NUM001", "子/深/讲话.txt" = ["PUN001"] }\n',
        encoding="utf-8",
    )
    found = {}
    for name in ("a.txt", "a.md", "旧稿/甲/a.txt", "子/深/讲话.txt", "讲话.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(DIRTY, encoding="utf-8")
        (only,) = check([path])
        found[name] = {finding.code for finding in only.findings}
    every = {"PUN001", "PUN004", "NUM001"}
    assert found == {
        "a.txt": every,
        "a.md": every - {"NUM001"},
        "旧稿/甲/a.txt": {"NUM001"},
        "子/深/讲话.txt": every - {"PUN001"},
        "讲话.txt": every,
    }


def test_a_rule_without_examples_is_refused() -> None:
    with pytest.raises(ValueError, match="正例"):

        @rule("STR998", "缺例")
        def lacking(document: Document) -> Iterator[Hit]:
            """只有正文。

            依据：无
            """
            yield Hit(0, len(document.blocks), "")


def test_an_unknown_code_names_its_neighbours() -> None:
    with pytest.raises(UsageError, match="PUN001"):
        find_rule("PUN999")
    assert find_rule("pun001").code == "PUN001"


def test_a_configuration_is_read() -> None:
    config = parse_config(
        'select = ["PUN", "NUM001"]\nignore = "PUN004"\nseverity = {NUM = "info"}\nfail-on = "error"\n', "govdoc.toml"
    )
    assert config == Config(("PUN", "NUM001"), ("PUN004",), {"NUM": Severity.INFO}, Severity.ERROR)
    assert parse_config("# 空\n", "govdoc.toml") == Config()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('select = ["PUN"]\nignroe = ["NUM"]\n', "设置.toml:2：不认识的键“ignroe”"),
        (
            'select = ["PUN"]\nextend_select = ["NUM"]\nextend-select = ["NUM"]\n',
            "设置.toml:3：“extend-select”已在第 2 行",
        ),
        ('ignore = ["PUN777"]\n', "设置.toml:1：没有规则“PUN777”（相近的类别：PUN）"),
        ('# 说明\nignore = [\n  "PUN",\n  "PUN777",\n]\n', "设置.toml:4：没有规则“PUN777”"),
        ('[severity]\nPUN = "fatal"\n', "设置.toml:2：不认识的级别“fatal”"),
        ('severity = "error"\n', "设置.toml:1：“severity”应为"),
        ("select = {a = 1}\n", "设置.toml:1：“select”应为"),
        ("select = [PUN\n", "设置.toml:1：不是合法的 TOML"),
        ("select: [PUN]\n", "设置.toml:1：不是合法的 TOML，键和值之间用等号"),
        ("\nselect = [“PUN”]\n", "设置.toml:2：不是合法的 TOML，引号、逗号、等号、括号都要用半角"),
        ('allow = ["甲"]\nallow = ["乙"]\n', "有的键写了两遍"),
        ("a = " + "[" * 5000, "设置.toml:1：不是合法的 TOML，括号套得太多"),
        ("a = \x01\n", "不是合法的 TOML"),
    ],
)
def test_a_wrong_configuration_is_told_with_file_and_line(text: str, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_config(text, "设置.toml")
    assert said in str(caught.value)


def test_the_nearest_configuration_above_a_file_holds(tmp_path: Path) -> None:
    inner = tmp_path / "甲" / "乙"
    inner.mkdir(parents=True)
    (tmp_path / "govdoc.toml").write_text('select = ["NUM"]\n', encoding="utf-8")
    (tmp_path / "甲" / "govdoc.toml").write_text('select = ["PUN004"]\nfail-on = "error"\n', encoding="utf-8")
    (tmp_path / "a.txt").write_text(DIRTY, encoding="utf-8")
    (inner / "b.txt").write_text(DIRTY, encoding="utf-8")
    outer, deep = check([tmp_path / "a.txt", inner / "b.txt"])
    assert {finding.code for finding in outer.findings} == {"NUM001"}
    assert {finding.code for finding in deep.findings} == {"PUN004"}
    assert (outer.failed, deep.failed) == (True, False)


def test_the_command_line_goes_before_the_configuration(tmp_path: Path) -> None:
    (tmp_path / "govdoc.toml").write_text('select = ["NUM"]\n', encoding="utf-8")
    (tmp_path / "a.txt").write_text(DIRTY, encoding="utf-8")
    (only,) = check([tmp_path / "a.txt"], Options(select=("PUN004",)))
    assert {finding.code for finding in only.findings} == {"PUN004"}


def test_a_folder_is_walked_and_hidden_files_are_left_out(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "子/c.txt", ".d/e.txt", "~$f.docx", "g.pdf"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("各校要抓好落实。\n", encoding="utf-8")
    names = [file.path.removeprefix(str(tmp_path)).lstrip("/\\").replace("\\", "/") for file in check([tmp_path])]
    assert names == ["a.md", "b.txt", "子/c.txt"]


def test_a_folder_without_documents_is_a_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="没有可读的文件"):
        check([tmp_path])


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_reported(tmp_path: Path) -> None:
    good = tmp_path / "a.txt"
    good.write_text(DIRTY, encoding="utf-8")
    missing, read = check([tmp_path / "无.txt", good])
    assert missing.error is not None
    assert "没有这个文件" in missing.error
    assert (missing.findings, missing.failed) == ((), True)
    assert {"PUN001", "PUN004", "NUM001"} <= {finding.code for finding in read.findings}
    assert read.text == DIRTY


def test_the_limit_of_size_is_passed_on(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(DIRTY * 10, encoding="utf-8")
    (only,) = check([file], Options(limits=Limits(file=100)))
    assert only.error is not None
    assert "上限" in only.error
