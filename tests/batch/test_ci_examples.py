"""The files in examples/ci do what they say: their shell lines are run here, step by step."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.batch.conftest import Folder

INSTALL = "python -m pip install govdoc"
bash = pytest.mark.skipif(sys.platform == "win32", reason="the runners are Linux")


def example(repository: Path, name: str) -> dict[str, Any]:
    # BaseLoader: "on" is a key, not a truth value.
    loaded: dict[str, Any] = yaml.load((repository / "examples/ci" / name).read_text("utf-8"), yaml.BaseLoader)  # noqa: S506
    return loaded


def run(folder: Folder, line: str) -> subprocess.CompletedProcess[str]:
    """Run a step as the runners do; the one that installs is only recognised: govdoc is installed here."""
    if line == INSTALL:
        line = "govdoc --version"
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", line],
        cwd=folder.path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env=os.environ
        | {
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "GITHUB_STEP_SUMMARY": str(folder.path / "summary.md"),
        },
    )


def steps(job: dict[str, Any]) -> list[str]:
    return [step["run"] for step in job["steps"] if "run" in step]


@bash
def test_github_actions(folder: Folder, repository: Path) -> None:
    folder.plans(3)
    job = example(repository, "github-actions.yml")["jobs"]["draft"]
    for line in steps(job):
        done = run(folder, line)
        assert done.returncode == 0, line + done.stderr + done.stdout
    uploads = [step["with"] for step in job["steps"] if "upload" in step.get("uses", "")]
    for upload in uploads:
        assert (folder.path / upload.get("path", upload.get("sarif_file"))).exists()
    assert json.loads((folder.path / "govdoc.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert "批量起草" in (folder.path / "summary.md").read_text("utf-8")
    assert len(folder.files("out")) == 3


@bash
def test_github_actions_fails_where_a_plan_does_and_still_reports(folder: Folder, repository: Path) -> None:
    folder.plans(2)
    folder.plan("plans/坏.yaml", more="多写的: 一项\n")
    install, draft, lint = steps(example(repository, "github-actions.yml")["jobs"]["draft"])
    assert run(folder, install).returncode == 0
    assert run(folder, draft).returncode == 2
    assert run(folder, lint).returncode == 0
    assert "plans/坏.yaml" in (folder.path / "summary.md").read_text("utf-8")


@bash
def test_a_matrix_of_folders_comes_together(folder: Folder, repository: Path) -> None:
    jobs = example(repository, "github-matrix.yml")["jobs"]
    parts = jobs["draft"]["strategy"]["matrix"]["part"]
    for part in parts:
        folder.plan(f"plans/{part}/甲.yaml")
        folder.plan(f"plans/{part}/乙.yaml")
        for line in steps(jobs["draft"]):
            done = run(folder, line.replace("${{ matrix.part }}", part))
            assert done.returncode == 0, line + done.stderr
    (line,) = steps(jobs["together"])
    assert run(folder, line).stdout.strip() == "4"


@bash
def test_gitlab_ci(folder: Folder, repository: Path) -> None:
    folder.plans(3)
    job = example(repository, "gitlab-ci.yml")["公文"]
    for line in (*job["before_script"], *job["script"], *job["after_script"]):
        done = run(folder, line)
        assert done.returncode == 0, line + done.stderr + done.stdout
    reports = job["artifacts"]["reports"].values()
    for path in (*job["artifacts"]["paths"], *reports):
        assert (folder.path / path).exists()
