"""Manifest and orders → documents of plans that are no more; taken away only where they are proved to be ours."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from govdoc.batch.former import Former

State = Literal["standing", "removed", "changed", "stuck"]


@dataclass(frozen=True, slots=True)
class Leftover:
    """A document that a former batch wrote and this one does not."""

    output: str
    state: State
    """It stands; it was taken away (in a dry run: would be); it stays, for somebody changed it; it could not be."""


def standing_of(former: Former, others: Iterable[str], folder: Path) -> list[str]:
    """Return those of ``others`` whose files stand below the folder."""
    return [output for output in others if _is_inside(folder, output) and former.hashes(output)]


def cleared(former: Former, outputs: Iterable[str], folder: Path, *, dry: bool) -> list[Leftover]:
    """Take the files of ``outputs`` away; those whose content the manifest does not prove to be ours stay."""
    return [Leftover(output, _cleared(former.hashes(output), folder / output, dry=dry)) for output in outputs]


def _cleared(hashes: set[str], path: Path, *, dry: bool) -> State:
    try:
        if sha256(path.read_bytes()).hexdigest() not in hashes:
            return "changed"
        if not dry:
            path.unlink()
    except OSError:
        return "stuck"
    return "removed"


def _is_inside(folder: Path, output: str) -> bool:
    """Whether a path of a manifest is that of a file below the folder, by no link: anybody may have edited it."""
    if PurePosixPath(output).is_absolute() or ".." in PurePosixPath(output).parts:
        return False
    path = folder / output
    try:
        return path.is_file() and not path.is_symlink() and path.resolve().is_relative_to(folder.resolve())
    except OSError:
        return False
