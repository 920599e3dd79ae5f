"""Numbers of files done and of all → a bar on standard error, if that is a terminal and the work takes long."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import TracebackType

    from rich.progress import Progress as RichProgress

_PATIENCE = 1.0
"""Seconds before a bar is shown."""
_PARTS = 20
"""Lines that are printed from beginning to end where there is no terminal."""
_BETWEEN = 0.1
"""Seconds from one picture of it to the next."""


class Progress:
    """A bar that appears when the work takes long; ``rich`` is loaded for that alone, and no thread is started."""

    def __init__(self, what: str, *, wanted: bool = True, lines: bool = False) -> None:
        """Take the word for the work; with ``lines`` each 5 % gets a line where standard error is no terminal."""
        self._what = what
        self._wanted = wanted and sys.stderr.isatty()
        self._lines = lines and not sys.stderr.isatty()
        self._told = 0
        self._began = self._shown = time.monotonic()
        self._bar: RichProgress | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def step(self, done: int, total: int) -> None:
        """Show how far the work has come."""
        if self._lines:
            self._tell(done, total)
        now = time.monotonic()
        if not self._wanted or total == 1 or now - self._began < _PATIENCE:
            return
        if self._bar is None:
            self._bar = self._start(total)
        if now - self._shown >= _BETWEEN or done == total:
            self._shown = now
            self._bar.update(self._bar.task_ids[0], completed=done, refresh=True)

    def _tell(self, done: int, total: int) -> None:
        """Print a line where another 5 % is done."""
        part = done * _PARTS // total
        if part > self._told:
            self._told = part
            sys.stderr.write(f"{self._what} {done}/{total}（{done * 100 // total}%）\n")
            sys.stderr.flush()

    def _start(self, total: int) -> RichProgress:
        """Show the bar."""
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        bar = Progress(*columns, console=Console(stderr=True), auto_refresh=False, transient=True)
        bar.add_task(self._what, total=total)
        bar.start()
        return bar
