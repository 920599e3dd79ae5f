"""Arguments of the command line (files, folders, patterns) → plans, each with the path its document gets."""

from __future__ import annotations

import glob
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from govdoc.drafting import MARKDOWN_SUFFIXES, PLAN_SUFFIXES
from govdoc.errors import UsageError
from govdoc.readers.files import documents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def plans(paths: Iterable[Path]) -> list[tuple[Path, PurePosixPath]]:
    """Return (plan, its path below the folder it was found in, without suffix), each plan once.

    Of a folder only .yaml and .yml are plans: a Markdown file beside them is most often an attachment; it is drafted
    where it is named, or by a pattern. A path with ``*``, ``?`` or ``[`` that is no file is a pattern; ``**`` is any
    depth. Raises UsageError for what is not there and for what is no plan.
    """
    found: dict[Path, tuple[Path, PurePosixPath]] = {}
    for path in paths:
        for plan, inner in _plans(path):
            found.setdefault(plan.absolute(), (plan, inner.with_suffix("")))
    return list(found.values())


def _plans(path: Path) -> Iterator[tuple[Path, PurePosixPath]]:
    """Give the plans that an argument stands for."""
    if str(path) == "-":
        raise UsageError("batch 不读标准输入，请给出计划文件或文件夹；单独一份计划可用 govdoc draft -")
    if path.is_dir():
        for plan in documents([path], sorted(PLAN_SUFFIXES)):
            yield plan, PurePosixPath(plan.relative_to(path).as_posix())
    elif path.exists() or not glob.has_magic(str(path)):
        _refuse_other(path)
        yield path, PurePosixPath(path.name)
    else:
        matches = [Path(name) for name in sorted(glob.glob(str(path), recursive=True))]  # noqa: PTH207 - Path.glob takes no absolute pattern
        plans = [one for one in matches if one.is_file() and one.suffix.lower() in PLAN_SUFFIXES | MARKDOWN_SUFFIXES]
        if not plans:
            raise UsageError(f"{path}：没有符合的计划文件（.yaml 或 .md），请核对路径")
        yield from ((plan, PurePosixPath(plan.relative_to(_fixed(path)).as_posix())) for plan in plans)


def _refuse_other(path: Path) -> None:
    """Raise UsageError for what is not there and for what is no plan."""
    if not path.exists():
        raise UsageError(f"{path}：没有这个文件，请核对路径")
    if path.suffix.lower() not in PLAN_SUFFIXES | MARKDOWN_SUFFIXES:
        raise UsageError(
            f"{path}：起草要用计划文件（.yaml）或 Markdown 文件（.md）；学校名单之类的数据表请用 --data 给出"
        )


def _fixed(pattern: Path) -> Path:
    """Return the folder before the first wildcard of a pattern."""
    parts = pattern.parts[:-1]
    at = next((n for n, part in enumerate(parts) if glob.has_magic(part)), len(parts))
    return Path(*parts[:at])
