"""A batch on a Dask cluster: the same documents as on one machine, whatever becomes of a worker."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from govdoc.lint.cluster import cluster

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.batch.conftest import Folder

COUNT = 48


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[str]:
    """Start a scheduler on 127.0.0.1; its address."""
    pytest.importorskip("distributed")
    with started(tmp_path / "scheduler.log", "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard") as _:
        yield found(tmp_path / "scheduler.log", r"Scheduler at:\s+(tcp://127\.0\.0\.1:\d+)")


@contextmanager
def started(log: Path, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("wb") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", "distributed.cli.dask_" + arguments[0], *arguments[1:]],
            stdout=file,
            stderr=subprocess.STDOUT,
            cwd=log.parent,
            env=os.environ | {"DASK_TEMPORARY_DIRECTORY": str(log.parent / "dask")},
        )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def worker(address: str) -> list[str]:
    return ["worker", address, "--host", "127.0.0.1", "--nthreads", "1", "--no-nanny", "--no-dashboard"]


def found(log: Path, pattern: str) -> str:
    """Wait for a line in a log."""
    for _ in range(300):
        if match := re.search(pattern, log.read_text(encoding="utf-8", errors="replace")):
            return match[1]
        time.sleep(0.1)
    raise AssertionError(log.read_text(encoding="utf-8", errors="replace"))


def test_a_worker_that_is_killed_loses_nothing_and_doubles_nothing(folder: Folder, scheduler: str) -> None:
    folder.plans(COUNT)
    logs = [folder.path / f"worker{n}.log" for n in range(2)]
    with started(logs[0], *worker(scheduler)) as first, started(logs[1], *worker(scheduler)):
        assert folder.batch("plans", "-o", "whole", "-j", "1").returncode == 0
        for log in logs:
            found(log, "(Registered to)")
        process = subprocess.Popen(
            folder.command("plans", "-o", "out", "--engine", "dask", "--scheduler", scheduler, "--format", "json"),
            cwd=folder.path,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        wait_for(folder.path / "out", 8)
        os.kill(first.pid, signal.SIGKILL)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err + out
    assert folder.files("out") == folder.files("whole")
    outputs = [record["output"] for record in folder.records()]
    assert outputs == sorted(set(outputs))
    assert len(outputs) == COUNT


def test_lint_says_on_a_cluster_what_it_says_here(folder: Folder, scheduler: str) -> None:
    for n in range(3):
        (folder.path / f"{n}.md").write_text(f"# 通知\n\n各校要加强领导,压实责任{n}。\n", encoding="utf-8")
    (folder.path / "坏.docx").write_bytes(b"PK")
    command = [sys.executable, "-m", "govdoc", "lint", ".", "--format", "json"]
    here = subprocess.run(command, cwd=folder.path, capture_output=True, check=False)
    log = folder.path / "worker.log"
    with started(log, *worker(scheduler)):
        found(log, "(Registered to)")
        command += ["--engine", "dask", "--scheduler", scheduler]
        there = subprocess.run(command, cwd=folder.path, capture_output=True, check=False)
    assert (there.returncode, there.stdout) == (here.returncode, here.stdout), there.stderr.decode()
    assert here.returncode == 2


def test_the_plans_that_were_sent_are_not_kept(scheduler: str, tmp_path: Path) -> None:
    with started(tmp_path / "worker.log", *worker(scheduler)), cluster(scheduler) as executor:
        # Any of the client's to look back at would hold the plans of hundreds of documents.
        assert [executor.submit(len, "计划" * n).result() for n in (1, 2)] == [2, 4]
        assert [*executor._client.scheduler_comm.recent_message_log] == []  # type: ignore[attr-defined]


def wait_for(out: Path, count: int) -> None:
    """Wait until so many documents are there."""
    for _ in range(600):
        if len(list(out.glob("*.docx"))) >= count:
            return
        time.sleep(0.02)
    raise AssertionError(f"no {count} documents")


def test_without_an_answer_the_address_is_doubted(folder: Folder) -> None:
    pytest.importorskip("distributed")
    folder.plan()
    done = folder.batch("计划.yaml", "--engine", "dask")
    assert (done.returncode, done.stderr) == (
        2,
        "错误：--engine dask 要用 --scheduler 写明调度器的地址，如 --scheduler tcp://10.0.0.5:8786\n",
    )
    done = folder.batch("计划.yaml", "--engine", "dask", "--scheduler", "http//x")
    assert done.returncode == 2
    assert "连不上 Dask 调度器“http//x”" in done.stderr
    assert not (folder.path / "out").exists()
