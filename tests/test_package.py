"""The wheel: what it carries, and that it works where there is no checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(repository)]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_carries_templates_corpus_and_word_lists(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert "govdoc/templates/gongzuo-yaodian/template.yaml" in names
    assert "govdoc/templates/gongzuo-yaodian/skeleton.md.j2" in names
    assert "govdoc/corpus_texts/seen/jianghua-jiaoyu-gongzuo-huiyi.txt" in names
    assert "govdoc/outline/roles.tsv" in names
    assert "govdoc/py.typed" in names


def test_the_wheel_drafts_from_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "venv"
    venv.create(home, with_pip=True)
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([scripts / "python", "-m", "pip", "install", "--quiet", wheel], check=True, capture_output=True)
    empty = tmp_path / "empty"
    empty.mkdir()

    def govdoc(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [str(scripts / "govdoc"), *arguments]
        return subprocess.run(command, cwd=empty, check=True, capture_output=True, text=True, encoding="utf-8")

    govdoc("new", "工作要点", "-o", "plan.yaml")
    govdoc("draft", "plan.yaml", "-o", "plan.docx")
    assert zipfile.is_zipfile(empty / "plan.docx")
    assert "没有发现问题" in govdoc("lint", "plan.docx", "--fail-on", "info").stdout
    assert "[保障]" in govdoc("outline", "plan.docx").stdout
