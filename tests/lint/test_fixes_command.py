from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import docx as python_docx
import pytest
from tests.readers import builders
from tests.readers.builders import p

OLD = "各校要加强领导,压实责任,抓好落实。\n"
NEW = "各校要加强领导，压实责任，抓好落实。\n"
QUIET = ("--select", "PUN001")


def govdoc(*arguments: object, given: bytes = b"", folder: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "govdoc", "lint", *map(str, arguments)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1767225600"}
    return subprocess.run(command, input=given, capture_output=True, check=False, cwd=folder, env=environment)


@pytest.fixture
def speech(tmp_path: Path) -> Path:
    path = tmp_path / "讲话.txt"
    path.write_text(OLD, encoding="utf-8", newline="")
    return path


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "通知.docx"
    document = python_docx.Document()
    document.add_paragraph(OLD.strip())
    document.save(str(path))
    return path


def test_fix_writes_the_file_in_place_and_says_how_much_it_changed(speech: Path) -> None:
    speech.chmod(0o640)
    done = govdoc(*QUIET, "--fix", speech)
    assert done.returncode == 0
    assert speech.read_text(encoding="utf-8") == NEW
    assert speech.stat().st_mode & 0o777 == 0o640
    assert done.stdout.decode().splitlines()[-1] == f"{speech}：已改 2 处"
    again = govdoc(*QUIET, "--fix", speech)
    assert again.stdout.decode().splitlines()[-1] == f"{speech}：没有可以自动修改的问题"


def test_a_file_that_is_read_only_is_left_and_told_so(speech: Path, tmp_path: Path) -> None:
    speech.chmod(0o444)
    done = govdoc(*QUIET, "--fix", speech)
    assert done.returncode == 2
    assert f"{speech}：文件是只读的" in (done.stdout + done.stderr).decode()
    assert speech.read_text(encoding="utf-8") == OLD
    assert govdoc(*QUIET, "--fix", "--save-as", tmp_path / "新.txt", speech).returncode == 0


def test_diff_writes_nothing_and_ends_with_one_where_there_are_changes(speech: Path) -> None:
    done = govdoc(*QUIET, "--diff", speech.name, folder=speech.parent)
    assert done.returncode == 1
    assert done.stdout.decode() == f"--- 讲话.txt\n+++ 讲话.txt\n@@ -1,1 +1,1 @@\n-{OLD}+{NEW}"
    assert done.stderr.decode() == "讲话.txt：可改 2 处\n"
    assert speech.read_text(encoding="utf-8") == OLD
    assert govdoc(*QUIET, "--diff", "--exit-zero", speech).returncode == 0
    speech.write_text(NEW, encoding="utf-8")
    done = govdoc(*QUIET, "--diff", speech)
    assert (done.returncode, done.stdout) == (0, b"")


def test_standard_input_comes_out_mended_and_the_report_goes_elsewhere() -> None:
    done = govdoc(*QUIET, "--fix", "-", given=OLD.encode("gb18030"))
    assert done.stdout == NEW.encode("gb18030")
    assert "标准输入：已改 2 处" in done.stderr.decode()


def test_a_name_for_standard_input_is_not_written_to(speech: Path) -> None:
    done = govdoc(*QUIET, "--fix", "--stdin-filename", speech, "-", given=OLD.encode())
    assert done.stdout == NEW.encode()
    assert speech.read_text(encoding="utf-8") == OLD


def test_machine_formats_keep_standard_output_to_themselves(speech: Path) -> None:
    done = govdoc(*QUIET, "--fix", "--format", "json", speech)
    assert json.loads(done.stdout)["summary"]["error"] == 0
    assert "已改 2 处" in done.stderr.decode()


def test_a_mended_copy_leaves_the_file_alone_and_is_not_written_over_another(speech: Path) -> None:
    target = speech.with_name("改后.txt")
    done = govdoc(*QUIET, "--fix", "--save-as", target, speech)
    assert done.stdout.decode().splitlines()[-1] == f"改好的文件存为 {target}"
    assert (speech.read_text(encoding="utf-8"), target.read_text(encoding="utf-8")) == (OLD, NEW)
    target.write_text("别的", encoding="utf-8")
    done = govdoc(*QUIET, "--fix", "--save-as", target, speech)
    assert done.returncode == 2
    assert done.stderr.decode() == f"错误：{target}：文件已存在，若要覆盖请加 --force\n"
    assert govdoc(*QUIET, "--fix", "--save-as", target, "--force", speech).returncode == 0
    assert target.read_text(encoding="utf-8") == NEW


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--unsafe-fixes", "讲话.txt"), "--unsafe-fixes 要与 --fix、--track 或 --diff 同用"),
        (("--save-as", "a.txt", "讲话.txt"), "--save-as 要与 --fix、--track 或 --diff 同用"),
        (("--diff", "--annotate", "a.docx", "讲话.txt"),
         "--diff 只显示改动、不写文件，不能与 --annotate、--save-as 同用"),
        (("--annotate", "a.txt", "讲话.txt"), "a.txt：--annotate 的文件名应以 .docx 结尾"),
        (("--fix", "--save-as", "a.docx", "讲话.txt"), "a.docx：--save-as 的文件名应以 .txt 结尾"),
        (("--annotate", "a.docx", "讲话.txt", "通知.docx"), "--annotate 一次只能用于一个文件，现有 2 个"),
        (("--annotate", "无/a.docx", "讲话.txt"), "无/a.docx：没有文件夹“无”，请先建立或换一个位置"),
        (("--fix", "--annotate", "通知.docx", "--force", "通知.docx"),
         "通知.docx：批注不写进原文件，请给带批注的文件另取文件名"),
        (("--annotate", "./通知.docx", "--force", "通知.docx"),
         "通知.docx：批注不写进原文件，请给带批注的文件另取文件名"),
        (("--fix", "--force", "讲话.txt"), "--force 要与 --annotate 或 --save-as 同用"),
        (("--fix", "--save-as", "a.docx", "--annotate", "./a.docx", "通知.docx"),
         "a.docx：--annotate 和 --save-as 不能写进同一个文件"),
        (("--track", "--save-as", "a.txt", "讲话.txt"),
         "讲话.txt：修订只能写进 Word 文件（.docx），文本请用 --fix 或 --diff"),
    ],
)  # fmt: skip
def test_options_that_do_not_go_together_are_refused(
    arguments: tuple[str, ...], said: str, speech: Path, notice: Path
) -> None:
    before = speech.read_bytes(), notice.read_bytes()
    done = govdoc(*arguments, folder=speech.parent)
    assert (done.returncode, done.stderr.decode()) == (2, f"错误：{said}\n")
    assert (speech.read_bytes(), notice.read_bytes()) == before
    assert sorted(path.name for path in speech.parent.iterdir()) == ["讲话.txt", "通知.docx"]


def test_track_writes_tracked_changes_and_annotate_comments(notice: Path) -> None:
    copy, margin = notice.with_name("修订.docx"), notice.with_name("批注.docx")
    old = notice.read_bytes()
    done = govdoc(*QUIET, "--track", "--save-as", copy, notice)
    assert done.returncode == 0
    assert python_docx.Document(str(copy)).element.xml.count("<w:ins ") == 2
    done = govdoc(*QUIET, "--annotate", margin, notice)
    assert done.returncode == 1
    assert done.stdout.decode().splitlines()[-1] == f"问题已写成批注，存为 {margin}"
    assert len(list(python_docx.Document(str(margin)).comments)) == 2
    assert notice.read_bytes() == old
    assert govdoc(*QUIET, "--track", notice).returncode == 0
    assert notice.read_bytes() == copy.read_bytes()


def test_what_could_not_be_mended_is_named_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "通知.docx"
    path.write_bytes(builders.docx(p(builders.field("REF b", "各校要加强领导,压实责任。"))))
    done = govdoc(*QUIET, "--fix", path.name, folder=tmp_path)
    assert done.returncode == 1
    assert done.stdout.decode().splitlines()[-2:] == [
        "通知.docx：1 处未改（域）",
        "  未改 通知.docx:第1段:8 PUN001 半角“,”应为全角“，”（域）",
    ]


def test_files_that_cannot_be_mended_do_not_hinder_the_others(speech: Path) -> None:
    page = speech.with_name("网页.html")
    page.write_text(f"<html><body><p>{OLD * 3}</p></body></html>", encoding="utf-8")
    missing = speech.with_name("无.txt")
    done = govdoc(*QUIET, "--fix", page, missing, speech)
    assert done.returncode == 2
    assert speech.read_text(encoding="utf-8") == NEW
    assert f"{speech}：已改 2 处" in done.stdout.decode()
    done = govdoc(*QUIET, "--fix", page)
    assert f"{page}：.html 文件只能检查，不能改写；请另存为 .docx 后再改" in done.stdout.decode()
    done = govdoc(*QUIET, "--fix", "--save-as", page.with_name("b.html"), page)
    assert done.returncode == 2
    assert not page.with_name("b.html").exists()


def test_many_files_are_mended_in_several_processes(tmp_path: Path) -> None:
    for number in range(6):
        (tmp_path / f"{number}.txt").write_text(OLD, encoding="utf-8")
    assert govdoc(*QUIET, "--fix", "--jobs", "2", tmp_path).returncode == 0
    assert {path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == {NEW}


def test_what_a_baseline_knows_is_let_be(speech: Path) -> None:
    baseline = speech.with_name("基线.json")
    assert govdoc(*QUIET, "--write-baseline", baseline, speech).returncode == 0
    speech.write_text(OLD + "各镇要落实,各村要配合。\n", encoding="utf-8")
    assert govdoc(*QUIET, "--baseline", baseline, "--fix", speech).returncode == 0
    assert speech.read_text(encoding="utf-8") == OLD + "各镇要落实，各村要配合。\n"


@pytest.mark.parametrize("suffix", [".docm", ".dotx", ".dotm"])
def test_files_with_macros_and_templates_are_mended_and_keep_their_kind(notice: Path, suffix: str) -> None:
    path = notice.rename(notice.with_suffix(suffix))
    refused = govdoc(*QUIET, path, "--annotate", path.with_name("批注.docx"))
    assert refused.returncode == 2
    assert f"文件名应以 {suffix} 结尾" in refused.stderr.decode()
    done = govdoc(*QUIET, "--fix", path)
    assert (done.returncode, done.stdout.decode().splitlines()[-1]) == (0, f"{path}：已改 2 处")


def test_a_folder_is_searched_for_files_with_macros_and_not_for_templates(notice: Path) -> None:
    for suffix in (".docm", ".dotx"):
        notice.with_suffix(suffix).write_bytes(notice.read_bytes())
    found = json.loads(govdoc(notice.parent, "--format", "json", "--exit-zero").stdout)["files"]
    assert [Path(file["path"]).suffix for file in found] == [".docm", ".docx"]
