"""Folder → the right to write there, which one batch at a time has; it ends with the process, however that ends."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from errno import EACCES, EAGAIN
from threading import Lock as Turn
from typing import TYPE_CHECKING

from govdoc.errors import UsageError, reason

if TYPE_CHECKING:
    from pathlib import Path

NAME = ".govdoc-batch.lock"
_BUSY = "{}：另一个 govdoc batch 正在往这个文件夹里写，请等它结束"
_HELD = frozenset({EACCES, EAGAIN})
"""What systems say of a lock that another process has; anything else means that there are no locks here."""


_own: set[tuple[int, Path]] = set()
"""Processes and the locks that they have: POSIX keeps other processes out, and not other threads of this one."""
_changing = Turn()


class Lock:
    """A file in a folder that the system keeps locked for this process: one of a process that was killed is free."""

    def __init__(self, folder: Path) -> None:
        """Take the lock. Raises UsageError where another batch has it, and where nothing can be written."""
        self._path = folder.resolve() / NAME
        with _changing:
            if (os.getpid(), self._path) in _own:
                raise UsageError(_BUSY.format(folder))
            try:
                self._file = self._taken(folder)
            except OSError as error:
                raise UsageError(f"{folder}：写不了（{reason(error)}），请检查权限") from error
            _own.add((os.getpid(), self._path))

    def release(self) -> None:
        """Give the lock back and take its file away."""
        with _changing, suppress(OSError):
            _own.discard((os.getpid(), self._path))
            if sys.platform == "win32":  # an open file cannot be taken away there; one that another has opened stays
                os.close(self._file)
                self._path.unlink()
            else:
                self._path.unlink()  # before it is free: else it might already be another's
                os.close(self._file)

    def _taken(self, folder: Path) -> int:
        """Return the file of the lock, open and locked."""
        while True:
            file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
            if not locked(file):
                os.close(file)
                raise UsageError(_BUSY.format(folder))
            # Another batch may have taken its file away between the two steps.
            with suppress(FileNotFoundError):
                if os.path.samestat(self._path.stat(), os.fstat(file)):
                    return file
            os.close(file)


def locked(file: int) -> bool:
    """Lock an open file for this process, and say whether nobody else has it; where there are no locks, nobody has."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in _HELD
    return True
