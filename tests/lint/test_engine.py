from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govdoc.errors import UsageError
from govdoc.lint import Config, Finding, Options, Severity, check, lint, parse_config
from govdoc.lint.rule import Hit, rule
from govdoc.lint.rules import find_rule
from govdoc.model import Document
from govdoc.readers import Limits, parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DIRTY = "同志们:今天,我们召开会议。要落实《中华人民共和国教育法》、《中华人民共和国教师法》，于2026年02月05日前完成。\n"


def _lint(text: str, **options: object) -> list[Finding]:
    return lint(parse(text.encode(), "讲话.txt"), Config(**options))  # type: ignore[arg-type]


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
        ("NUM001", Severity.ERROR),
    }


def test_fail_on_compares_severities() -> None:
    assert Config(fail_on=Severity.INFO).fails([Severity.INFO])
    assert not Config().fails([Severity.INFO])
    assert Config().fails([Severity.WARNING])
    assert not Config(fail_on=Severity.ERROR).fails([Severity.WARNING])


def test_a_fault_of_a_rule_is_ours_and_not_caught() -> None:
    @rule("STR999", "坏规则")
    def broken(document: Document) -> Iterator[Hit]:
        """坏。

        依据：无
        正例：甲
        反例：乙
        """
        yield Hit(1 // len(document.skipped), 0, "")

    with pytest.raises(ZeroDivisionError):
        lint(parse(b"abc", "a.txt"), Config(), [broken])


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
        "select: [PUN, NUM001]\nignore: PUN004\nseverity: {NUM: info}\nfail-on: error\n", ".govdoc.yaml"
    )
    assert config == Config(("PUN", "NUM001"), ("PUN004",), {"NUM": Severity.INFO}, Severity.ERROR)
    assert parse_config("# 空\n", ".govdoc.yaml") == Config()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("select: [PUN]\nignroe: [NUM]\n", "设置.yaml:2：不认识的键“ignroe”"),
        ("ignore: [PUN777]\n", "设置.yaml:1：没有规则“PUN777”"),
        ("severity:\n  PUN: fatal\n", "设置.yaml:2：不认识的级别“fatal”"),
        ("severity: error\n", "设置.yaml:1：“severity”应为"),
        ("select: {a: b}\n", "设置.yaml:1：“select”应为"),
        ("- PUN\n", "设置.yaml:1：应为"),
        ("select: [PUN\n", "不是合法的 YAML"),
        ("a: \x01\n", "不是合法的 YAML"),
    ],
)
def test_a_wrong_configuration_is_told_with_file_and_line(text: str, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_config(text, "设置.yaml")
    assert said in str(caught.value)


def test_the_nearest_configuration_above_a_file_holds(tmp_path: Path) -> None:
    inner = tmp_path / "甲" / "乙"
    inner.mkdir(parents=True)
    (tmp_path / ".govdoc.yaml").write_text("select: [NUM]\n", encoding="utf-8")
    (tmp_path / "甲" / ".govdoc.yaml").write_text("select: [PUN004]\nfail-on: error\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text(DIRTY, encoding="utf-8")
    (inner / "b.txt").write_text(DIRTY, encoding="utf-8")
    outer, deep = check([tmp_path / "a.txt", inner / "b.txt"])
    assert {finding.code for finding in outer.findings} == {"NUM001"}
    assert {finding.code for finding in deep.findings} == {"PUN004"}
    assert (outer.failed, deep.failed) == (True, False)


def test_the_command_line_goes_before_the_configuration(tmp_path: Path) -> None:
    (tmp_path / ".govdoc.yaml").write_text("select: [NUM]\n", encoding="utf-8")
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
    assert len(read.findings) == 5


def test_the_limit_of_size_is_passed_on(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(DIRTY * 10, encoding="utf-8")
    (only,) = check([file], Options(limits=Limits(file=100)))
    assert only.error is not None
    assert "上限" in only.error
