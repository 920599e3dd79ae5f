from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

CONFIGURATION = '["版式"]\n"页边距" = { "上" = 30 }\n"页码" = { "位置" = "居中" }\n'


def govdoc(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-X", "utf8", "-m", "govdoc", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, encoding="utf-8")


def test_draft_and_lint_both_list_how_the_layout_departs_from_the_standard(tmp_path: Path) -> None:
    (tmp_path / "讲话.md").write_text("# 在全县教育工作会议上的讲话\n\n今天开会。\n", encoding="utf-8")
    plain = govdoc(tmp_path, "draft", "讲话.md", "-o", "标准.docx")
    assert "不同" not in plain.stderr
    (tmp_path / "govdoc.toml").write_text(CONFIGURATION, encoding="utf-8")
    drafted = govdoc(tmp_path, "draft", "讲话.md", "-o", "讲话.docx")
    checked = govdoc(tmp_path, "lint", "讲话.docx", "讲话.md", "--select", "FMT")
    for done in (drafted, checked):
        assert done.returncode == 0
        assert "上边距30 mm，标准为37 mm±1 mm（GB/T 9704—2012 5.2.1，应）" in done.stderr
        assert done.stderr.count("页码居中") == 1
    assert govdoc(tmp_path, "lint", "标准.docx", "--select", "FMT").returncode == 1


def test_a_fault_of_the_layout_stops_both_with_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "讲话.md").write_text("# 讲话\n\n今天开会。\n", encoding="utf-8")
    (tmp_path / "govdoc.toml").write_text('["版式"]\n"行距" = "三倍"\n', encoding="utf-8")
    for command in (("draft", "讲话.md"), ("lint", "讲话.md")):
        done = govdoc(tmp_path, *command)
        assert done.returncode == 2
        assert "govdoc.toml:2：“行距”应为" in done.stderr
    assert not (tmp_path / "讲话.docx").exists()
