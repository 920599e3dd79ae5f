"""--baseline and --write-baseline: known findings are held back, or written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from govdoc.cli.findings import tell_unread
from govdoc.cli.output import write

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from govdoc.lint.baseline import Baseline
    from govdoc.lint.files import Checked
    from govdoc.lint.tasks import Task


def read_known(baseline: Path | None) -> Baseline:
    """Read the baseline before the work begins."""
    if baseline is None:
        return {}
    from govdoc.lint.baseline import read_baseline

    return read_baseline(baseline)


def held_back(known: Baseline, path: Path, tasks: Sequence[Task], checked: Sequence[Checked]) -> list[Checked]:
    """Return the files without the findings of a baseline; say what of it is stale."""
    from govdoc.lint.baseline import apply

    left, stale = apply(known, path.parent, tasks, checked)
    if held := sum(file.known for file in left):
        typer.echo(f"基线 {path} 记下的 {held} 处旧问题没有列出", err=True)
    if stale:
        typer.echo(f"基线 {path} 有 {len(stale)} 条已经过时（问题已改，或段落已变）：", err=True)
        for entry in stale:
            typer.echo(f"  {entry}", err=True)
        typer.echo(f"  可用 --write-baseline {path} 更新", err=True)
    return left


def write_known(path: Path, tasks: Sequence[Task], checked: Sequence[Checked]) -> None:
    """Write the findings into a baseline; what it knows of other files and rules stays."""
    from govdoc.lint.baseline import dump, known_in, read_baseline, updated

    before = read_baseline(path) if path.exists() else {}
    write(path, dump(updated(before, path.parent, tasks, checked)))
    tell_unread(checked)
    count = sum(known.count for file in checked for known in known_in(file).values())
    typer.echo(f"已把 {count} 处问题记进 {path}，以后用 --baseline {path} 检查就只报新问题", err=True)
