"""Reports → standard output or a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from pathlib import Path


def deliver(text: str, path: Path | None, *, err: bool = False) -> None:
    """Print a report (with ``err`` on standard error: the output is another's), or write it into a file."""
    if path is not None and str(path) != "-":
        write(path, text + "\n" if text else "")
    elif text:
        typer.echo(text, err=err)


def write(path: Path, text: str) -> None:
    """Put a text at ``path`` in UTF-8, at once or not at all; raises UsageError where that cannot be done."""
    from govdoc.drafting.saving import save

    save(text.encode("utf-8", "backslashreplace"), path)
