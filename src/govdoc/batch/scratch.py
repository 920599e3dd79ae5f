"""Files given as bytes → the same files in a folder of this process, which ends with it."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from functools import cache
from hashlib import sha256
from multiprocessing.util import Finalize
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_PREFIX, _LOCK = "govdoc-batch-", "lock"
_MOST_FOLDERS = 50


def unpacked(files: Iterable[tuple[str, bytes]]) -> Path:
    """Return a folder that holds files under their relative paths; the same files get the same folder.

    Paths may begin with ``..``: the folder lies deep enough for that.
    """
    files = tuple(files)
    mark = sha256(repr([(path, sha256(data).digest()) for path, data in files]).encode()).hexdigest()[:32]
    depth = max((Path(os.path.normpath(path)).parts.count("..") for path, _ in files), default=0)
    whole = _root(os.getpid()) / mark
    inner = Path(*["_"] * depth)
    if whole.is_dir():
        os.utime(whole)
    else:
        _make_room(whole.parent)
        making = Path(tempfile.mkdtemp(dir=whole.parent))
        _fill(making / inner, files)
        with suppress(OSError):  # another thread was first
            making.rename(whole)
    return whole / inner


def _fill(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write the files."""
    folder.mkdir(parents=True, exist_ok=True)
    for path, data in files:
        target = folder / path
        os.makedirs(target.parent, exist_ok=True)  # noqa: PTH103 - Path.mkdir stumbles over a/../b
        target.write_bytes(data)


def _make_room(root: Path) -> None:
    """Take the oldest folder away where there are many: each plan may have seals of its own."""
    folders = [path for path in root.iterdir() if path.is_dir()]
    if len(folders) > _MOST_FOLDERS:
        shutil.rmtree(min(folders, key=lambda path: path.stat().st_mtime_ns), ignore_errors=True)


@cache
def _root(process: int) -> Path:
    """Return the folder of this process; a child that was forked gets one of its own."""
    _clear_away()
    root = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{process}-"))
    _hold(root / "new")
    with suppress(OSError):
        (root / "new").rename(root / _LOCK)  # nobody sees it before it is locked
    Finalize(None, shutil.rmtree, (root,), {"ignore_errors": True}, exitpriority=1)
    return root


_held: list[int] = []


def _hold(path: Path) -> bool:
    """Lock a file until this process ends; whether nobody else has it."""
    try:
        import fcntl
    except ImportError:  # Windows: what a killed process leaves is left to the system
        return False
    try:
        held = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        return False
    try:
        fcntl.lockf(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(held)
        return False
    _held.append(held)
    return True


def _clear_away() -> None:
    """Take away the folders that processes left behind which were killed."""
    for root in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        if (root / _LOCK).is_file() and _hold(root / _LOCK):
            shutil.rmtree(root, ignore_errors=True)
            os.close(_held.pop())
