"""A path and a pattern of the settings → whether the pattern means the path."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def matches(path: Path, pattern: str, folder: Path) -> bool:
    """Whether a pattern, written in a settings file of ``folder``, means a file.

    A pattern without ``/`` is one of file names (``*.md``) or names a folder (``旧稿``) anywhere below; one with ``/``
    counts from ``folder``. ``*`` stands for any characters, ``/`` among them; a folder means all that is in it.
    """
    full = path.resolve()
    pattern = pattern.replace("\\", "/").removeprefix("./")
    bare = pattern.rstrip("/").removesuffix("/**").removesuffix("/*")
    base = folder.resolve()
    parts = full.relative_to(base).parts if full.is_relative_to(base) else full.parts
    if "/" not in bare:
        names = parts[:-1] if bare != pattern else parts
        return any(fnmatchcase(name, bare) for name in names)
    bare = bare.removeprefix("**/").removeprefix("/")
    whole = "/".join(parts)
    anywhere = pattern.startswith("**/")
    starts = range(len(parts)) if anywhere else range(1)
    return any(fnmatchcase(tail, form) for at in starts for tail in [_tail(whole, at)] for form in (bare, f"{bare}/*"))


def _tail(path: str, skipped: int) -> str:
    """Return a path without its first parts."""
    return path.split("/", skipped)[-1]
