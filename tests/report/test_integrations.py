"""The pre-commit hooks and the GitHub action: what they match, and their shell lines as they are run."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml


@pytest.fixture
def steps(repository: Path) -> list[dict[str, Any]]:
    action = yaml.safe_load((repository / "action.yml").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = action["runs"]["steps"]
    return found


def _run(step: dict[str, Any], folder: Path, inputs: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a step as GitHub does: its inputs in place, its commands in a file that bash runs with -e and pipefail."""
    values = {key: re.sub(r"\$\{\{ (.*?) \}\}", lambda m: inputs[m[1]], text) for key, text in step["env"].items()}
    script = folder / "step.sh"
    script.write_text(step["run"], encoding="utf-8")
    places = {
        "GITHUB_OUTPUT": str(folder / "output"),
        "GITHUB_PATH": str(folder / "path"),
        "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
        "RUNNER_TEMP": str(folder / "temp"),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }
    bash = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)]
    return subprocess.run(
        bash, cwd=folder, env={**os.environ, **values, **places}, capture_output=True, text=True, check=False,
        encoding="utf-8",
    )  # fmt: skip


def _inputs(**given: str) -> dict[str, str]:
    defaults = {"paths": ".", "args": "", "format": "github", "sarif-file": "", "python": sys.executable}
    return {f"inputs.{name}": given.get(name.replace("-", "_"), value) for name, value in defaults.items()}


needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")


@needs_bash
def test_the_action_annotates_writes_the_summary_and_the_sarif_log_and_fails(
    steps: list[dict[str, Any]], workplace: Path
) -> None:
    done = _run(steps[1], workplace, _inputs(paths="材料/讲话 1.txt\r\n好.txt\n", sarif_file="结果.sarif"))
    assert done.returncode == 1, done.stderr
    assert "::error title=govdoc (PUN001),file=材料/讲话 1.txt,line=4," in done.stdout
    assert "### 材料/讲话 1.txt" in (workplace / "summary.md").read_text(encoding="utf-8")
    assert (workplace / "output").read_text(encoding="utf-8") == "exit-code=1\n"
    results = json.loads((workplace / "结果.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert len(results) > 3


@needs_bash
def test_the_action_passes_options_on_and_is_content_with_good_documents(
    steps: list[dict[str, Any]], workplace: Path
) -> None:
    done = _run(steps[1], workplace, _inputs(paths="材料", args="--select FAC --fail-on error", format="concise"))
    assert (done.returncode, done.stdout) == (0, "")


@needs_bash
def test_an_input_is_never_run_as_a_command(steps: list[dict[str, Any]], workplace: Path) -> None:
    hostile = "$(touch ran); touch ran; `touch ran` \" ' *"
    for inputs in (_inputs(paths=hostile), _inputs(args=hostile), _inputs(sarif_file=hostile), _inputs(format=hostile)):
        _run(steps[1], workplace, inputs)
        assert not (workplace / "ran").exists()
    assert all("${{" not in step["run"] for step in steps)


@needs_bash
@pytest.mark.skipif(not os.environ.get("CI"), reason="installs the package: in CI alone")
def test_the_action_installs_the_package(steps: list[dict[str, Any]], workplace: Path, repository: Path) -> None:
    done = _run(steps[0], workplace, _inputs() | {"github.action_path": str(repository)})
    assert done.returncode == 0, done.stderr
    folder = (workplace / "path").read_text(encoding="utf-8").strip()
    version = subprocess.run([f"{folder}/govdoc", "--version"], capture_output=True, check=True)
    assert version.stdout.startswith(b"govdoc ")
    page = ["lint", "材料", "--format", "html", "--exit-zero"]
    made = subprocess.run([f"{folder}/govdoc", *page], cwd=workplace, capture_output=True, check=True)
    assert b"<script>" in made.stdout


def test_the_hooks_look_at_documents_and_not_at_word_s_lock_files(repository: Path) -> None:
    hooks = yaml.safe_load((repository / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in hooks] == ["govdoc-lint", "govdoc-fix"]
    for hook in hooks:
        chosen = [
            name
            for name in ("报告.docx", "材料/讲话.txt", "a.md", "图.pdf", "docx.py", "材料/~$报告.docx", "~$a.docx")
            if re.search(hook["files"], name) and not re.search(hook["exclude"], name)
        ]
        assert chosen == ["报告.docx", "材料/讲话.txt", "a.md"]
        assert hook["entry"].startswith("govdoc lint")
        assert hook["language"] == "python"
