"""Bytes → a file in its place, at once or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from govdoc.errors import UsageError, reason

if TYPE_CHECKING:
    from collections.abc import Iterable

_MAY_WRITE = 0o666


def refuse_target(path: Path, *, force: bool = False) -> None:
    """Raise UsageError where nothing may be written at ``path``, before any work is done."""
    if path.is_dir():
        raise UsageError(f"{path}：这是文件夹，请给出文件名")
    if path.exists() and not force:
        raise UsageError(f"{path}：文件已存在，若要覆盖请加 --force")
    if not path.parent.is_dir():
        raise UsageError(f"{path}：没有文件夹“{path.parent}”，请先建立或换一个位置")


def save(data: bytes | Iterable[bytes], path: Path, prefix: str = ".govdoc-", *, durable: bool = True) -> None:
    """Put ``data``, or its parts, at ``path`` at once: others see the old file or the whole new one. Raises UsageError.

    Until then it is a file beside it whose name begins with ``prefix``. What is not ``durable`` may be lost where the
    machine loses its power in the next seconds, and costs a fraction of the time.
    """
    # The file behind a link is replaced, not the link.
    target = Path(os.path.realpath(path))
    temporary = None
    try:
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=prefix, delete=False) as file:
            temporary = Path(file.name)
            file.writelines([data] if isinstance(data, bytes) else data)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        temporary.chmod(_mode(target))
        temporary.replace(target)
    except OSError as error:
        raise UsageError(f"{path}：写入失败（{reason(error)}），请检查权限和磁盘空间") from error
    finally:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink()


def _mode(target: Path) -> int:
    """Return the permissions of the file: those it has, or those a new file gets here."""
    with suppress(OSError):
        return target.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return _MAY_WRITE & ~mask
