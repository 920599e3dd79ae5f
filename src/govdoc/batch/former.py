"""manifest.jsonl of former batches → their records, found by the path of the document; memory holds places alone."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from govdoc.batch.naming import key
from govdoc.batch.record import record_of
from govdoc.errors import UsageError, reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from govdoc.batch.record import Record


class Former:
    """What former batches put down in a manifest."""

    def __init__(self, path: Path) -> None:
        """Look the manifest through, if there is one. Raises UsageError where it cannot be read or is none of ours."""
        self.whole = 0
        """Bytes of its whole lines; behind them is what a process was writing when it was killed."""
        self._last: dict[str, int] = {}
        self._before: dict[int, int] = {}
        self._file = None
        with suppress(FileNotFoundError):
            try:
                self._file = path.open("rb")
            except PermissionError as error:
                raise UsageError(f"{path}：读不了（{reason(error)}），请检查权限") from error
        self._look_through()
        if self.whole and not self._last:
            self.close()
            raise UsageError(f"{path}：已有这个文件，却不是 govdoc batch 写的，请移走它或换一个输出文件夹")

    def record(self, output: str) -> Record | None:
        """Return the last record of a document, None where there is none."""
        place = self._last.get(output)
        return None if place is None else self._at(place)

    def hashes(self, output: str) -> set[str]:
        """Return the hashes of what was written at a path."""
        found, place = set(), self._last.get(output)
        while place is not None:
            record = self._at(place)
            found |= {record.sha256} if record and record.sha256 else set()
            place = self._before.get(place)
        return found

    def outputs(self) -> Iterator[str]:
        """Give the paths of all documents."""
        return iter(self._last)

    def others(self, outputs: Iterable[str]) -> list[str]:
        """Return the paths of documents that are none of ``outputs``, also where case does not count."""
        left = {key(output): output for output in self._last if output}
        for output in outputs:
            if not left:
                break
            left.pop(key(output), None)
        return list(left.values())

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()

    def _look_through(self) -> None:
        """Note where the records are."""
        for line in self._file or ():
            if not line.endswith(b"\n"):
                break
            if (record := record_of(line)) is not None:
                if (former := self._last.get(record.output)) is not None:
                    self._before[self.whole] = former
                self._last[record.output] = self.whole
            self.whole += len(line)

    def _at(self, place: int) -> Record | None:
        """Return the record at a place of the file."""
        if self._file is None:
            return None
        self._file.seek(place)
        return record_of(self._file.readline())
