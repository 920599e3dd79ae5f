"""Records of a batch → manifest.jsonl, a line a document; written so that a kill at any moment loses none of them."""

from __future__ import annotations

import os
from contextlib import suppress
from itertools import chain
from typing import TYPE_CHECKING

from govdoc.batch.former import Former
from govdoc.batch.lock import Lock
from govdoc.batch.record import line_of
from govdoc.batch.shelf import Shelf
from govdoc.drafting.saving import save
from govdoc.errors import UsageError, reason

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from govdoc.batch.record import Record

NAME = "manifest.jsonl"
PREFIX = ".govdoc-batch-"
"""How the names of our temporary files begin."""


class Manifest:
    """The manifest of a folder, open and locked: one batch at a time writes there."""

    def __init__(self, folder: Path) -> None:
        """Open it; raises UsageError where that cannot be done or another batch is at work."""
        self.path = folder / NAME
        self._lock = Lock(folder)
        try:
            self.former = Former(self.path)
            self._file = _opened(self.path, self.former.whole)
        except BaseException:
            self._lock.release()
            raise

    def add(self, record: Record) -> None:
        """Put a record at the end, in one piece; before its file is moved into place (see ``Record.sha256``)."""
        os.write(self._file, line_of(record))

    def close(self) -> None:
        """Close it, with the lines in the order in which they were written."""
        self.former.close()
        with suppress(OSError):
            os.close(self._file)
        self._lock.release()

    def complete(self, records: Iterable[Record], others: Iterable[str]) -> None:
        """Close it with a line a document: those of ``others`` that stand, of former batches, then ``records``."""
        standing = (self.former.record(output) for output in others if (self.path.parent / output).is_file())
        kept = Shelf(record for record in standing if record is not None)
        self.former.close()
        os.close(self._file)  # Windows replaces no open file
        try:
            save(map(line_of, chain(kept, records)), self.path, PREFIX)
        finally:
            self._lock.release()


def _opened(path: Path, whole: int) -> int:
    """Return the manifest, opened for appending after its ``whole`` lines. Raises UsageError."""
    try:
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o644)
        os.ftruncate(file, whole)
    except OSError as error:
        raise UsageError(f"{path}：写不了（{reason(error)}），请检查权限") from error
    return file


def clear_away(folders: Iterable[Path]) -> None:
    """Take away temporary files that a batch which was killed left in its folders."""
    for folder in folders:
        for path in folder.glob(f"{PREFIX}*"):
            with suppress(OSError):
                path.unlink()
