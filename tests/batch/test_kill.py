"""A batch that is killed at any moment leaves no half a file, and --resume completes it with the same bytes."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

if TYPE_CHECKING:
    from tests.batch.conftest import Folder

COUNT = 30
INTERRUPTED = 130
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
    assert folder.batch("plans", "-o", "warm", "-j", jobs).returncode == 0
    began = time.monotonic()
    assert folder.batch("plans", "-o", "whole", "-j", jobs).returncode == 0
    whole, taken = folder.files("whole"), time.monotonic() - began
    assert len(whole) == COUNT
    moments = random.Random(f"{sign}{jobs}")  # noqa: S311 - moments, no secret
    stopped = 0
    for n in range(kills):
        target = f"out{n // 4}"  # four kills into one folder, each resuming the last
        rest = 1 - len(folder.files(target)) / COUNT
        stopped += kill(folder, target, jobs, sign, moments.uniform(0.05, 0.8) * taken * max(rest, 0.2)) != 0
        left = folder.files(target)
        assert {
            name: data for name, data in left.items() if not Path(name).name.startswith(".")
        }.items() <= whole.items()
        for name in left:
            assert zipfile.is_zipfile(folder.path / target / name) or Path(name).name.startswith(".govdoc-batch")
        if n % 4 == 3 or n == kills - 1:
            finished = folder.batch("plans", "-o", target, "-j", jobs, "--resume")
            assert finished.returncode == 0, finished.stderr
            assert folder.files(target) == whole
            assert temporary(folder.path / target) == []
            records = folder.records(target)
            assert [one["output"] for one in records] == sorted(whole)
            assert [one["error"] for one in records] == [None] * COUNT
    assert stopped  # how many fall into the work depends on what else the machine does


def kill(folder: Folder, target: str, jobs: str, sign: signal.Signals, after: float) -> int:
    """Start a batch, send it a signal after some seconds, and return how it ended; its workers end with it.

    It is a fork of this process, which has loaded the libraries: the moments fall into the work.
    """
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(reading)
        _batch(folder, writing, "plans", "-o", target, "-j", jobs, "--resume")
    os.close(writing)
    time.sleep(after)
    os.kill(process, sign)  # nobody has waited for it: it is still there, if only as a zombie
    # The workers have the pipe, too: it is at its end when they are gone.
    with os.fdopen(reading, encoding="utf-8") as pipe:
        said = pipe.read()
    code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    if sign == signal.SIGINT and code == INTERRUPTED:
        # Before the work has begun, while plans are looked for, there is nothing to tell.
        assert not said or "已中断" in said
    return code


def _batch(folder: Folder, writing: int, *arguments: str) -> NoReturn:
    """Be a process that does a batch, and end."""
    from govdoc.cli import main

    code = 99
    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        os.chdir(folder.path)
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")
        sys.stderr = os.fdopen(writing, "w", encoding="utf-8")
        sys.argv = ["govdoc", "batch", *arguments]
        main()
    except SystemExit as ended:
        code = int(ended.code or 0)
    except KeyboardInterrupt:
        code = INTERRUPTED
    finally:
        sys.stderr.flush()
        os._exit(code)
