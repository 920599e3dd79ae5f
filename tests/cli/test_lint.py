from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import typer
from typer.testing import CliRunner

from govdoc.cli.lint import lint
from govdoc.cli.rule import rule
from govdoc.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

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
