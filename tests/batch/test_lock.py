"""One batch at a time writes into a folder, and one that was killed keeps nobody out."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from govdoc.batch.lock import NAME, Lock, locked
from govdoc.errors import UsageError

HOLD = """
import sys
from pathlib import Path
from govdoc.batch.lock import Lock
Lock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def holder(folder: Path) -> subprocess.Popen[str]:
    """Start a process that has the lock."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_the_lock_of_a_process_that_was_killed_is_free(tmp_path: Path) -> None:
    process = holder(tmp_path)
    with process:
        with pytest.raises(UsageError, match="另一个 govdoc batch 正在往这个文件夹里写，请等它结束"):
            Lock(tmp_path)
        process.kill()
        process.wait()
    assert (tmp_path / NAME).exists()
    Lock(tmp_path).release()
    assert not (tmp_path / NAME).exists()


def test_one_thread_of_a_process_has_the_lock(tmp_path: Path) -> None:
    lock = Lock(tmp_path)
    with pytest.raises(UsageError):
        Lock(tmp_path / "." / "")
    lock.release()
    holders: list[Lock] = []

    def taken(_: int) -> bool:
        try:
            holders.append(Lock(tmp_path))
        except UsageError:
            return False
        return True

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(taken, range(40))) == 1
    holders[0].release()


def test_a_lock_that_is_given_back_while_others_try_has_one_owner_at_a_time(tmp_path: Path) -> None:
    counter = tmp_path / "counter"
    counter.write_text("0", encoding="ascii")
    code = """
import sys
from pathlib import Path
from govdoc.batch.lock import Lock
from govdoc.errors import UsageError
folder, counter, done = Path(sys.argv[1]), Path(sys.argv[1]) / "counter", 0
while done < 15:
    try:
        lock = Lock(folder)
    except UsageError:
        continue
    number = int(counter.read_text("ascii"))
    counter.write_text(str(number + 1), "ascii")
    lock.release()
    done += 1
"""
    others = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path)]) for _ in range(3)]
    assert [other.wait(timeout=60) for other in others] == [0, 0, 0]
    assert counter.read_text(encoding="ascii") == "45"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="permissions")
def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(UsageError, match="写不了"):
        Lock(tmp_path)


def test_where_there_are_no_locks_nobody_is_kept_out() -> None:
    reading, writing = os.pipe()  # what cannot be locked
    assert locked(reading)
    os.close(reading)
    os.close(writing)
