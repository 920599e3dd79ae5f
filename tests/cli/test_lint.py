from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import typer
from typer.testing import CliRunner

from govdoc.cli.lint import lint
from govdoc.cli.rule import rule
from govdoc.errors import UsageError
from govdoc.lint import ALL_RULES, engine, parse_config
from govdoc.lint.rule import Hit
from govdoc.lint.rules import find_rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from govdoc.model import Document
    from govdoc.profile import Profile

APP = typer.Typer()
APP.command()(lint)
APP.command()(rule)
RUN = CliRunner()
DIRTY = "各校要加强领导,压实责任。\n"
INFO = "各校要认真落实 《中小学生守则》，创新方式方法，确保取得实实在在的成效。\n"


@pytest.fixture
def dirty(tmp_path: Path) -> Path:
    path = tmp_path / "讲话.txt"
    path.write_text(DIRTY, encoding="utf-8")
    return path


def test_findings_give_exit_code_1(dirty: Path) -> None:
    done = RUN.invoke(APP, ["lint", str(dirty)])
    assert done.exit_code == 1
    assert "PUN001" in done.stdout


def test_exit_zero_gives_0_all_the_same(dirty: Path) -> None:
    assert RUN.invoke(APP, ["lint", str(dirty), "--exit-zero"]).exit_code == 0


def test_a_clean_file_gives_0(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("各校要抓好落实。\n", encoding="utf-8")
    assert RUN.invoke(APP, ["lint", str(path)]).exit_code == 0


def test_a_missing_file_gives_2_and_the_others_are_reported(dirty: Path) -> None:
    done = RUN.invoke(APP, ["lint", str(dirty.parent / "无.txt"), str(dirty), "--exit-zero", "--format", "json"])
    assert done.exit_code == 2
    value = json.loads(done.stdout)
    assert [bool(file["error"]) for file in value["files"]] == [True, False]


def test_infos_fail_only_where_asked(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(INFO, encoding="utf-8")
    assert RUN.invoke(APP, ["lint", str(path)]).exit_code == 0
    assert RUN.invoke(APP, ["lint", str(path), "--fail-on", "info"]).exit_code == 1


def test_select_and_ignore_take_lists(dirty: Path) -> None:
    assert RUN.invoke(APP, ["lint", str(dirty), "--select", "num,ELE"]).exit_code == 0
    assert RUN.invoke(APP, ["lint", str(dirty), "--ignore", "NUM", "--ignore", "PUN001"]).exit_code == 0


def test_an_unknown_rule_is_a_wrong_use(dirty: Path) -> None:
    done = RUN.invoke(APP, ["lint", str(dirty), "--select", "ABC"])
    assert isinstance(done.exception, UsageError)
    assert "没有规则“ABC”" in str(done.exception)


def test_standard_input_is_read(dirty: Path) -> None:
    done = RUN.invoke(APP, ["lint", "-", "--format", "concise"], input=dirty.read_bytes())
    assert done.stdout == "标准输入:1:8: 错误 PUN001 [*] 半角“,”应为全角“，”\n"


def test_the_page_of_a_rule_is_printed() -> None:
    assert "PUN001" in RUN.invoke(APP, ["rule", "pun001"]).stdout
    assert "FMT014" in RUN.invoke(APP, ["rule"]).stdout


def test_the_rules_of_a_family_are_listed() -> None:
    listed = RUN.invoke(APP, ["rule", "pun"]).stdout
    assert listed.startswith("PUN ")
    assert "PUN001" in listed
    assert "FMT0" not in listed


def test_a_failing_rule_gives_3_before_all_else(dirty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(document: Document, profile: Profile, others: tuple[Document, ...] = ()) -> Iterator[Hit]:
        del document, profile, others
        yield Hit(1 // int("0"), 0, "")

    broken = replace(find_rule("NUM001"), find=fails)
    monkeypatch.setattr(engine.lint, "__defaults__", (None, (broken, find_rule("PUN001"))))
    done = RUN.invoke(APP, ["lint", str(dirty), str(dirty.parent / "无.txt"), "--exit-zero", "--format", "concise"])
    assert done.exit_code == 3
    assert "INT001 规则 NUM001（" in done.stdout
    assert "PUN001" in done.stdout


def test_the_name_of_standard_input_tells_its_kind_and_its_settings(dirty: Path) -> None:
    (dirty.parent / "govdoc.toml").write_text('per-file-ignores = {"*.md" = ["PUN"]}\n', encoding="utf-8")
    data = b"# \xe6\xa0\x87\xe9\xa2\x98\n\n" + dirty.read_bytes()
    for name, codes in (("a.md", 0), ("a.txt", 1)):
        arguments = ["lint", "--stdin-filename", str(dirty.parent / name), "-", "--select", "PUN001"]
        done = RUN.invoke(APP, [*arguments, "--format", "json"], input=data)
        (file,) = json.loads(done.stdout)["files"]
        assert file["path"] == str(dirty.parent / name)
        assert len(file["findings"]) == 1
        done = RUN.invoke(APP, [*arguments[:-2], "--format", "json"], input=data)
        (file,) = json.loads(done.stdout)["files"]
        assert sum(finding["code"] == "PUN001" for finding in file["findings"]) == codes
    done = RUN.invoke(APP, ["lint", "--stdin-filename", "a.md", str(dirty)])
    assert isinstance(done.exception, UsageError)


def test_what_is_ignored_for_a_file_is_shown_with_where_it_comes_from(dirty: Path) -> None:
    settings = dirty.parent / "govdoc.toml"
    settings.write_text('per-file-ignores = {"*.txt" = "ALL"}\n', encoding="utf-8")
    done = RUN.invoke(APP, ["lint", str(dirty), "--show-settings", "--ignore", "NUM"])
    (line,) = (line for line in done.stdout.splitlines() if line.startswith("ignore ="))
    said, _, origin = line.partition(" # ")
    assert said.strip() == 'ignore = ["ALL", "NUM"]'
    assert origin == f"per-file-ignores（{settings}:1）；--ignore"


@pytest.mark.parametrize("option", ["--output-file", "--write-baseline"])
def test_a_folder_that_is_not_there_is_told_before_anything_is_checked(dirty: Path, option: str) -> None:
    done = RUN.invoke(APP, ["lint", str(dirty), option, str(dirty.parent / "无此夹" / "a.json")])
    assert isinstance(done.exception, UsageError)
    assert "，请先建立或换一个位置" in str(done.exception)


def test_empty_standard_input_is_an_error_of_that_file(dirty: Path) -> None:
    done = RUN.invoke(APP, ["lint", "-", str(dirty), "--format", "json"], input=b"")
    assert done.exit_code == 2
    first, second = json.loads(done.stdout)["files"]
    assert "空的" in first["error"]
    assert second["findings"]


def test_config_and_isolated_go_before_the_nearest_settings(dirty: Path, tmp_path: Path) -> None:
    (tmp_path / "govdoc.toml").write_text('ignore = ["PUN001"]\n', encoding="utf-8")
    (tmp_path / "他.toml").write_text('select = ["PUN001"]\nfail-on = "error"\n', encoding="utf-8")
    select = ["--extend-select", "NUM"]
    assert RUN.invoke(APP, ["lint", str(dirty), "--ignore", "INT"]).exit_code == 0
    assert RUN.invoke(APP, ["lint", str(dirty), "--isolated"]).exit_code == 1
    assert RUN.invoke(APP, ["lint", str(dirty), "--config", str(tmp_path / "他.toml"), *select]).exit_code == 1
    done = RUN.invoke(APP, ["lint", str(dirty), "--isolated", "--config", "他.toml"])
    assert isinstance(done.exception, UsageError)


def test_the_settings_are_shown_as_toml_with_where_they_come_from(dirty: Path, tmp_path: Path) -> None:
    text = '# 设置\nignore = ["TYP003"]\nallow = ["云“河”\\\\"]\n[severity]\nPUN = "info"\n["版式"]\n"行距" = 28.5\n'
    (tmp_path / "govdoc.toml").write_text(text, encoding="utf-8")
    done = RUN.invoke(APP, ["lint", str(dirty), "--show-settings", "--ignore", "NUM", "--fail-on", "error"])
    assert done.exit_code == 0
    lines = {line.split(" = ")[0]: line for line in done.stdout.splitlines()}
    assert lines["ignore"].endswith(f"# {tmp_path / 'govdoc.toml'}:2；--ignore")
    assert lines["fail-on"].endswith("# --fail-on")
    assert lines["extend-select"].endswith("# 默认")
    value = tomllib.loads(done.stdout)
    assert value["ignore"] == ["TYP003", "NUM"]
    assert value["severity"] == {"PUN": "info"}
    assert value["版式"]["行距"] == 28.5
    again = parse_config(done.stdout, "govdoc.toml")
    assert (again.ignore, again.allow, again.profile.line_pitch) == (("TYP003", "NUM"), ("云“河”\\",), 28.5)
    assert f"不参加的 {sum(r.code.startswith('NUM') for r in ALL_RULES) + 1} 条：NUM（全部 " in done.stdout
    assert done.stdout.rstrip().endswith("条）、TYP003")


def test_that_no_rule_judges_is_said(dirty: Path) -> None:
    done = RUN.invoke(APP, ["lint", str(dirty), "--ignore", "ALL"])
    assert done.stderr == "没有一条规则参加检查，请核对 --select、--ignore 和配置文件\n"
    assert RUN.invoke(APP, ["lint", str(dirty), "--ignore", "PUN"]).stderr == ""


def test_files_with_the_same_settings_are_shown_together(dirty: Path, tmp_path: Path) -> None:
    inner = tmp_path / "子"
    inner.mkdir()
    (inner / "govdoc.toml").write_text("allow = ['甲']\n", encoding="utf-8")
    (inner / "a.txt").write_text("甲。\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("甲。\n", encoding="utf-8")
    done = RUN.invoke(APP, ["lint", str(tmp_path), "--show-settings"])
    assert done.stdout.count("# 配置文件：") == 2
    assert f"# 检查 {tmp_path / 'b.txt'}、{dirty}\n" in done.stdout


def test_statistics_count_by_rule(dirty: Path, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("各校要加强领导,压实责任,于2026年02月05日前完成。\n", encoding="utf-8")
    arguments = ["lint", str(tmp_path), "--statistics", "--select", "PUN001,NUM001"]
    done = RUN.invoke(APP, arguments)
    assert done.exit_code == 1
    first, second, last = done.stdout.splitlines()
    assert first.split()[:2] == ["3", "PUN001"]
    assert first.endswith("（2 个文件）")
    assert second.split()[:2] == ["2", "NUM001"]
    assert last.startswith("查了 2 个文件，2 条规则发现 5 处问题")
    rows = json.loads(RUN.invoke(APP, [*arguments, "--format", "json"]).stdout)
    assert [(row["code"], row["count"], row["files"]) for row in rows] == [("PUN001", 3, 2), ("NUM001", 2, 1)]
    assert dirty.exists()


def test_a_baseline_is_written_and_then_holds_back(dirty: Path, tmp_path: Path) -> None:
    baseline = tmp_path / "基线.json"
    some = ["--select", "PUN001", "--format", "concise"]
    written = RUN.invoke(APP, ["lint", str(dirty), *some, "--write-baseline", str(baseline)])
    assert (written.exit_code, written.stdout) == (0, "")
    assert "已把 1 处问题记进" in written.stderr
    held = RUN.invoke(APP, ["lint", str(dirty), *some, "--baseline", str(baseline)])
    assert (held.exit_code, held.stdout) == (0, "")
    assert "1 处旧问题没有列出" in held.stderr
    dirty.write_text("要增强本领,改进作风。\n", encoding="utf-8")
    new = RUN.invoke(APP, ["lint", str(dirty), *some, "--baseline", str(baseline)])
    assert new.exit_code == 1
    assert "讲话.txt：PUN001“各校要加强领导,压实责任。”" in new.stderr
    assert RUN.invoke(APP, ["lint", str(dirty), "--baseline", str(tmp_path / "无.json")]).exit_code != 0


def test_a_report_can_be_written_into_a_file(dirty: Path, tmp_path: Path) -> None:
    target = tmp_path / "报告.json"
    done = RUN.invoke(APP, ["lint", str(dirty), "--format", "json", "-o", str(target)])
    assert (done.exit_code, done.stdout) == (1, "")
    assert json.loads(target.read_text(encoding="utf-8"))["summary"]["files"] == 1
    done = RUN.invoke(APP, ["lint", str(dirty), "-o", str(tmp_path / "无" / "报告.txt")])
    assert isinstance(done.exception, UsageError)


def test_several_processes_report_the_same_in_the_same_order(dirty: Path, tmp_path: Path) -> None:
    for n in range(20):
        (tmp_path / f"{n:02}.txt").write_text(dirty.read_text(encoding="utf-8") * (n + 1), encoding="utf-8")
    reports = [RUN.invoke(APP, ["lint", str(tmp_path), "--format", "concise", "-j", jobs]) for jobs in ("1", "2", "0")]
    assert len({report.stdout for report in reports}) == 1
    assert {report.exit_code for report in reports} == {1}


def test_the_counts_tell_files_that_could_not_be_read(dirty: Path) -> None:
    missing = str(dirty.parent / "无.txt")
    done = RUN.invoke(APP, ["lint", "--statistics", missing])
    assert (done.exit_code, done.stdout) == (2, "1 个文件读不了。\n")
    done = RUN.invoke(APP, ["lint", "--statistics", missing, str(dirty)])
    assert done.stdout.splitlines()[-1].startswith("查了 1 个文件，")
    assert done.stdout.splitlines()[-1].endswith("。另有 1 个文件读不了。")


def test_a_pattern_that_the_shell_left_alone_stands_for_its_files(dirty: Path) -> None:
    (dirty.parent / "要点.txt").write_text(DIRTY, encoding="utf-8")
    (dirty.parent / "~$要点.txt").write_text(DIRTY, encoding="utf-8")
    value = json.loads(RUN.invoke(APP, ["lint", str(dirty.parent / "*.txt"), "--format", "json"]).stdout)
    assert [file["path"] for file in value["files"]] == [str(dirty.parent / name) for name in ("要点.txt", "讲话.txt")]
    done = RUN.invoke(APP, ["lint", str(dirty.parent / "*.md")])
    assert isinstance(done.exception, UsageError)
    assert "没有相符的文件" in str(done.exception)


def test_a_name_alone_means_standard_input_and_nothing_at_all_is_a_wrong_use() -> None:
    done = RUN.invoke(APP, ["lint", "--stdin-filename", "讲话.md"], input=DIRTY)
    assert done.stdout.startswith("讲话.md:1:8: 错误 PUN001")
    assert isinstance(RUN.invoke(APP, ["lint"]).exception, UsageError)
