"""A batch that is killed at any moment leaves no half a file, and --resume completes it with the same bytes."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.batch.conftest import Folder

COUNT = 30
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")


def temporary(folder: Path) -> list[Path]:
    return [path for path in folder.rglob(".*") if path.is_file()]


@pytest.mark.parametrize(
    ("sign", "jobs", "kills"), [(signal.SIGKILL, "2", 8), (signal.SIGINT, "2", 8), (signal.SIGKILL, "1", 4)]
)
def test_killed_at_random_moments_it_goes_on_to_the_same_bytes(
    folder: Folder, sign: signal.Signals, jobs: str, kills: int
) -> None:
    folder.plans(COUNT)
    began = time.monotonic()
    assert folder.batch("plans", "-o", "whole", "-j", jobs).returncode == 0
    whole, taken = folder.files("whole"), time.monotonic() - began
    assert len(whole) == COUNT
    moments = random.Random(f"{sign}{jobs}")  # noqa: S311 - moments, no secret
    stopped = 0
    for n in range(kills):
        target = f"out{n // 4}"  # four kills into one folder, each resuming the last
        killed = kill(folder, target, jobs, sign, moments.uniform(0.1, 1.0) * taken)
        stopped += killed != 0
        left = folder.files(target)
        assert {
            name: data for name, data in left.items() if not Path(name).name.startswith(".")
        }.items() <= whole.items()
        for name in left:
            assert zipfile.is_zipfile(folder.path / target / name) or Path(name).name.startswith(".govdoc-batch-")
        if n % 4 == 3 or n == kills - 1:
            finished = folder.batch("plans", "-o", target, "-j", jobs, "--resume")
            assert finished.returncode == 0, finished.stderr
            assert folder.files(target) == whole
            assert temporary(folder.path / target) == []
            records = folder.records(target)
            assert [one["output"] for one in records] == sorted(whole)
            assert [one["error"] for one in records] == [None] * COUNT
    assert stopped


def kill(folder: Folder, target: str, jobs: str, sign: signal.Signals, after: float) -> int:
    """Start a batch, send it a signal after some seconds, and return how it ended; its workers end with it."""
    process = subprocess.Popen(
        folder.command("plans", "-o", target, "-j", jobs, "--resume"),
        cwd=folder.path,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        os.kill(process.pid, sign)
    # The workers have the pipe, too: it is at its end when they are gone.
    said = process.communicate(timeout=30)[1]
    if sign == signal.SIGINT and process.returncode == 130:
        # Before the work has begun, while libraries are loaded, there is nothing to tell.
        assert not said or "已中断" in said
    return process.returncode
