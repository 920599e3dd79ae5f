"""--fix, --diff, --track, --annotate: files mended and marked, and what is said of it."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import typer

from govdoc.errors import GovdocError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from govdoc.lint.baseline import Baseline
    from govdoc.lint.fixes.mending import Mended, Wish
    from govdoc.lint.tasks import Task

_MOST = 10
"""Findings that could not be mended that are named; the rest are counted."""
_WRITABLE = 0o222


@dataclass(frozen=True, slots=True)
class Repairs:
    """What the options ask for."""

    fix: bool = False
    unsafe: bool = False
    diff: bool = False
    track: bool = False
    annotate: Path | None = None
    save_as: Path | None = None
    force: bool = False

    @property
    def wanted(self) -> bool:
        """Whether anything is asked for."""
        return self.mends or self.annotate is not None

    @property
    def mends(self) -> bool:
        """Whether files are to be mended, in earnest or for a look."""
        return self.fix or self.track or self.diff

    def takes_output(self, tasks: Sequence[Task]) -> bool:
        """Whether standard output is taken by a mended text that came from standard input."""
        writes = self.mends and not self.diff and self.save_as is None
        return writes and any(task.data is not None for task in tasks)

    def check(self, tasks: Sequence[Task]) -> None:
        """Raise UsageError where options do not go together, or something would be written over what is there."""
        if self.diff and (self.annotate is not None or self.save_as is not None):
            raise UsageError("--diff 只显示改动、不写文件，不能与 --annotate、--save-as 同用")
        for name, given in (("--unsafe-fixes", self.unsafe), ("--save-as", self.save_as is not None)):
            if given and not self.mends:
                raise UsageError(f"{name} 要与 --fix、--track 或 --diff 同用")
        if self.force and self.annotate is None and self.save_as is None:
            raise UsageError("--force 要与 --annotate 或 --save-as 同用")
        targets = {"--annotate": self.annotate, "--save-as": self.save_as}
        for name, target in targets.items():
            if target is not None:
                self._check_target(name, target, tasks)
        if self.annotate is not None and self.save_as is not None and self.annotate.resolve() == self.save_as.resolve():
            raise UsageError(f"{self.annotate}：--annotate 和 --save-as 不能写进同一个文件")

    def _check_target(self, name: str, target: Path, tasks: Sequence[Task]) -> None:
        """Raise UsageError where a file may not be written."""
        from govdoc.drafting.saving import refuse_target

        if len(tasks) != 1:
            raise UsageError(f"{name} 一次只能用于一个文件，现有 {len(tasks)} 个")
        source = tasks[0].path.suffix.lower()
        wanted = (source,) if name == "--save-as" or source in {".docm", ".dotx", ".dotm"} else (".docx",)
        if tasks[0].data is None and target.suffix.lower() not in wanted:
            raise UsageError(f"{target}：{name} 的文件名应以 {wanted[0] or '原文件的后缀'} 结尾")
        if name == "--annotate" and tasks[0].data is None and target.resolve() == tasks[0].path.resolve():
            raise UsageError(f"{target}：批注不写进原文件，请给带批注的文件另取文件名")
        refuse_target(target, force=self.force)

    def wishes(self, tasks: Sequence[Task], baseline: Baseline, folder: Path | None) -> list[Wish]:
        """Return what is asked for of each file."""
        from govdoc.lint.fixes.mending import Wish, known_of
        from govdoc.lint.fixes.repairing import Manner

        manner = Manner(self.unsafe, self.track) if self.mends else None
        return [
            Wish(manner, self.annotate is not None, known_of(baseline, folder, task) if folder else {})
            for task in tasks
        ]


def repaired(
    repairs: Repairs, tasks: Sequence[Task], known: Baseline, baseline: Path | None, jobs: int | None
) -> list[Mended]:
    """Mend the files and write them; return what is to be reported of each, without its bytes.

    Nothing where nothing of the kind is asked for. Raises UsageError where options do not go together.
    """
    repairs.check(tasks)
    if not repairs.wanted:
        return []
    wishes = repairs.wishes(tasks, known, baseline.parent if baseline else None)
    return [
        replace(_written(repairs, task, mended), old=b"", new=b"", annotated=None)
        for task, mended in zip(tasks, _mended(tasks, wishes, jobs), strict=True)
    ]


def _mended(tasks: Sequence[Task], wishes: Sequence[Wish], jobs: int | None) -> Iterator[Mended]:
    """Mend the files, in several processes where that is asked for or worth while."""
    from govdoc.cli.progress import Progress
    from govdoc.lint.fixes.mending import mending
    from govdoc.lint.jobs import cores, pool, processes
    from govdoc.lint.tasks import sizes

    workers = processes(sizes(tasks)) if jobs is None else min(jobs or cores(), len(tasks))
    with Progress("修改") as progress:
        if workers < 2:  # noqa: PLR2004 - one process is this one
            yield from mending(tasks, wishes, step=progress.step)
        else:
            with pool(workers) as executor:
                yield from mending(tasks, wishes, executor, progress.step)


def _written(repairs: Repairs, task: Task, mended: Mended) -> Mended:
    """Write what became of one file; where that fails, its error says so.

    Raises UsageError where the one file that is to be mended elsewhere is of a kind that is not mended.
    """
    if repairs.diff or mended.checked.error is not None:
        return mended
    if mended.refused and repairs.save_as is not None:
        raise UsageError(f"{task.name}：{mended.summary}")
    try:
        if repairs.mends:
            _write_mended(repairs, task, mended)
        if repairs.annotate is not None and mended.annotated is not None:
            _save(mended.annotated, repairs.annotate)
    except GovdocError as error:
        checked = replace(mended.checked, error=str(error), findings=(), failed=True)
        return replace(mended, checked=checked, summary="", changed=False, left=())
    return mended


def _write_mended(repairs: Repairs, task: Task, mended: Mended) -> None:
    """Put a mended file where it belongs: in its place, into the file named, or to standard output."""
    from govdoc.readers.files import load

    if mended.refused and task.data is not None:
        raise UsageError(f"{task.name}：{mended.summary}")
    if repairs.save_as is not None:
        _save(mended.new, repairs.save_as)
    elif task.data is not None:
        sys.stdout.buffer.write(mended.new)
        sys.stdout.buffer.flush()
    elif mended.changed:
        if load(task.path, task.limits) != mended.old:
            raise UsageError(f"{task.path}：检查期间文件被别的程序改过，没有写入；请再运行一次")
        if not task.path.stat().st_mode & _WRITABLE:  # a file beside it could still be put in its place
            raise UsageError(f"{task.path}：文件是只读的，没有写入；请去掉只读属性，或用 --save-as 另存")
        _save(mended.new, task.path)


def _save(data: bytes, path: Path) -> None:
    """Put bytes at ``path`` at once."""
    from govdoc.drafting.saving import save

    save(data, path)


def show(repairs: Repairs, mended: Sequence[Mended]) -> bool:
    """Print the unified diffs, and on standard error what they come to; return whether there are any."""
    for file in mended:
        typer.echo(file.difference, nl=False)
        if file.checked.error is not None:
            typer.echo(f"错误：{file.checked.error}", err=True)
    tell(repairs, mended, err=True)
    return any(file.changed for file in mended)


def tell(repairs: Repairs, mended: Sequence[Mended], *, err: bool) -> None:
    """Say what was done, a line a file, and where something stood in the way."""
    if text := "\n".join(_told(repairs, mended)):
        typer.echo(text, err=err)


def _told(repairs: Repairs, mended: Sequence[Mended]) -> Iterator[str]:
    """Give the lines that say what was done."""
    good = [file for file in mended if file.checked.error is None]
    for file in good if repairs.mends else ():
        if len(mended) == 1 or file.changed or file.left:
            yield f"{file.checked.path}：{file.planned if repairs.diff else file.summary}"
    left = [item for file in good for item in file.left]
    for item in left[:_MOST]:
        yield f"  未改 {item.where} {item.code} {item.message}（{item.reason}）"
    if len(left) > _MOST:
        yield f"  未改的另有 {len(left) - _MOST} 处"
    if good and repairs.save_as is not None:
        yield f"改好的文件存为 {repairs.save_as}"
    if good and repairs.annotate is not None:
        said = "问题已写成批注" if any(file.checked.findings for file in good) else "没有问题可批，照原样"
        yield f"{said}，存为 {repairs.annotate}"
