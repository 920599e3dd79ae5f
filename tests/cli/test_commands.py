"""The commands as a user runs them: output, messages, exit codes."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from govdoc.cli.commands import NAMES

SPEECH = "corpus/seen/jianghua-jiaoyu-gongzuo-huiyi.txt"


def govdoc(*arguments: str | Path, cwd: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "govdoc", *map(str, arguments)]
    done = subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, check=False)
    return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())


def test_the_main_job(tmp_path: Path) -> None:
    assert govdoc("new", "工作要点", "-o", "plan.yaml", cwd=tmp_path).returncode == 0
    drafted = govdoc("draft", "plan.yaml", "-o", "plan.docx", cwd=tmp_path)
    assert (drafted.returncode, drafted.stdout) == (0, "")
    assert "plan.docx" in drafted.stderr
    linted = govdoc("lint", "plan.docx", "--fail-on", "info", cwd=tmp_path)
    assert (linted.returncode, linted.stderr) == (0, "")
    outlined = govdoc("outline", "plan.docx", cwd=tmp_path)
    assert outlined.returncode == 0
    assert "保障" in outlined.stdout


def test_the_tree_shows_numbers_titles_and_roles(repository: Path) -> None:
    shown = govdoc("outline", SPEECH, "--depth", "2", cwd=repository).stdout
    assert re.search(r"一、肯定成绩，准确把握去年工作的新进展 +\[回顾\]", shown)
    assert re.search(r"├── （一）学位供给稳步增加 ", shown)
    assert re.search(r"四、加强领导，确保各项工作落到实处 +\[保障\]", shown)
    assert "一是" not in shown


def test_the_json_of_an_outline_points_into_the_text(repository: Path) -> None:
    text = (repository / SPEECH).read_text(encoding="utf-8")
    value = json.loads(govdoc("outline", SPEECH, "--format", "json", cwd=repository).stdout)
    assert list(value) == ["source", "title", "genre", "sections", "residue", "skipped"]
    assert (value["title"], value["genre"]) == ("在全县教育工作会议上的讲话", "讲话")
    roles = [section["role"] for section in value["sections"]]
    assert roles == ["导语", "回顾", "形势", "部署", "保障", "结语"]
    review = value["sections"][1]
    assert list(review) == ["level", "ordinal", "title", "role", "kind", "start", "end", "line", "children"]
    assert text[review["start"] : review["end"]] == "一、肯定成绩，准确把握去年工作的新进展"
    assert (review["level"], review["ordinal"], review["kind"]) == (1, "一、", "heading")
    assert text[: review["start"]].count("\n") + 1 == review["line"]
    items = review["children"][2]["children"]
    assert [(item["level"], item["ordinal"], item["kind"], item["role"]) for item in items] == [
        (5, "一是", "inline", None),
        (5, "二是", "inline", None),
        (5, "三是", "inline", None),
    ]
    assert text[items[0]["start"] : items[0]["end"]] == "一是补充有力"
    opening = value["sections"][0]
    assert (opening["kind"], opening["title"], opening["start"]) == ("implicit", "", opening["end"])


def test_standard_input_is_read(tmp_path: Path) -> None:
    text = "关于开学工作的通知\n各学校：\n一、抓好安全\n请各校做好准备。\n二、抓好收心\n请各校做好准备。\n"
    value = json.loads(govdoc("outline", "-", "--format", "json", cwd=tmp_path, stdin=text.encode("gb18030")).stdout)
    assert [section["ordinal"] for section in value["sections"]] == [None, "一、", "二、"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("outline",), "缺少参数"),
        (("outlin", "a.txt"), "没有命令“outlin”，是否想写 outline"),
        (("outline", "--dpth", "1", "a.txt"), "是否想写 --depth"),
        (("outline", "--depth", "二", "a.txt"), "不是整数"),
        (("outline", "--depth", "0", "a.txt"), "不在范围"),
        (("lint", "--jobs", "-1", "a.txt"), "-1 不在范围之内，应不小于 0"),
        (("outline", "--format", "xml", "a.txt"), "不在可选值之内"),
        (("lint", "--fail-on", "fatal", "a.txt"), "“fatal”不在可选值之内：error、warning、info（"),
        (("outline", "a.txt", "b.txt", "--format"), "后面要有值"),
        (("outline", "无此文件.txt"), "没有这个文件"),
        (("draft", "无此文件.yaml"), "没有这个文件"),
        (("lint", "无此文件.docx"), "没有这个文件"),
        (("rule", "ABC999"), "ABC999"),
        (("new", "情书"), "情书"),
        (("lint", "--select", "ABC999", "a.txt"), "ABC999"),
    ],
)
def test_wrong_use_is_answered_in_chinese_with_exit_code_2(
    arguments: tuple[str, ...], words: str, tmp_path: Path
) -> None:
    done = govdoc(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert words in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert not re.search(r"\b(?:Error|Usage|Missing|Invalid|No such|Got)\b", done.stdout + done.stderr)


@pytest.mark.parametrize("command", [*NAMES, *(f"templates {inner}" for inner in ("list", "check"))])
def test_help_has_no_english_sentence(command: str, tmp_path: Path) -> None:
    done = govdoc(*command.split(), "--help", cwd=tmp_path)
    assert done.returncode == 0
    assert "用法：" in done.stdout
    said = done.stdout.replace(f"govdoc {command}", "")
    assert not re.search(r"[A-Za-z]{3,} [A-Za-z]{2,} [A-Za-z]{2,}", said)


def test_without_arguments_the_help_is_shown(tmp_path: Path) -> None:
    done = govdoc(cwd=tmp_path)
    assert "命令" in done.stdout
    assert done.returncode == 2


def test_the_version_is_one_line(tmp_path: Path) -> None:
    assert re.fullmatch(r"govdoc \d+\.\d+\.\d+\s*", govdoc("--version", cwd=tmp_path).stdout)


def test_a_file_is_replaced_only_with_force(tmp_path: Path) -> None:
    govdoc("new", "工作要点", "-o", "plan.yaml", cwd=tmp_path)
    (tmp_path / "plan.docx").write_bytes(b"mine")
    refused = govdoc("draft", "plan.yaml", "-o", "plan.docx", cwd=tmp_path)
    assert refused.returncode == 2
    assert "--force" in refused.stderr
    assert (tmp_path / "plan.docx").read_bytes() == b"mine"
    assert govdoc("draft", "plan.yaml", "-o", "plan.docx", "--force", cwd=tmp_path).returncode == 0
    assert (tmp_path / "plan.docx").read_bytes()[:2] == b"PK"


def test_a_lone_surrogate_in_the_source_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("# 通知\n\n一、甲&#xD800;\n".encode())
    assert govdoc("outline", "a.md", "--format", "json", cwd=tmp_path).returncode == 0


def test_the_reader_of_our_output_may_leave(repository: Path) -> None:
    shell = f"{sys.executable} -m govdoc outline {SPEECH} | head -n 1"
    done = subprocess.run(shell, shell=True, cwd=repository, capture_output=True, check=True)  # noqa: S602
    assert done.stderr == b""
