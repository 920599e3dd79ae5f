"""Records of a batch ↔ manifest.jsonl, a line a document; written so that a kill at any moment loses none of them."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from govdoc.batch.work import Remark
from govdoc.drafting.delivery import save
from govdoc.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

NAME = "manifest.jsonl"
PREFIX = ".govdoc-batch-"
"""How the names of our temporary files begin."""


@dataclass(frozen=True, slots=True)
class Record:
    """What became of one document."""

    input: str
    """The plan."""
    row: int | None
    """The row of the data, 1-based; None: no data."""
    template: str
    output: str
    """Path of the document, from the folder of the manifest; "": it has no name."""
    inputs: str
    """Hash (SHA-256) of everything that went in."""
    sha256: str | None
    """Hash of the file that stands there; None: none."""
    title: str
    findings: tuple[Remark, ...]
    seconds: float
    error: str | None
    code: int
    """Exit code of the error, 0 where there is none."""
    fail_on: str = "warning"
    """The severity from which on the settings let findings fail."""
    skipped: bool = field(default=False, compare=False)
    """Whether nothing was done because nothing has changed since; not in the file."""

    def as_data(self) -> dict[str, Any]:
        """Return the record as it stands in the manifest and in reports."""
        data = asdict(self)
        del data["skipped"]
        return data


class Manifest:
    """The manifest of a folder, open and locked: one batch at a time writes there."""

    def __init__(self, folder: Path) -> None:
        """Open it; raises UsageError where that cannot be done or another batch is at work."""
        self.path = folder / NAME
        self._file = _opened(self.path)
        lines = self._whole_lines()
        found = list(_records(lines))
        if lines and not found:
            os.close(self._file)
            raise UsageError(f"{self.path}：已有这个文件，却不是 govdoc batch 写的，请移走它或换一个输出文件夹")
        self.records = {record.output: record for record in found}
        """The last record of each document."""
        self.ours: dict[str, set[str]] = {}
        """Hashes of what was written at each path, by this batch or a former one."""
        for record in found:
            self._note(record)

    def add(self, record: Record) -> None:
        """Put a record at the end, in one piece; before its file is moved into place (see ``Record.sha256``)."""
        os.write(self._file, _line(record))
        self._note(record)

    def close(self, ordered: Iterable[Record] = ()) -> None:
        """Close it; where the batch came to its end, with a line a document, in the order of the input."""
        now = {record.output or (record.input, record.row): record for record in ordered}
        if now:
            former = [one for path, one in self.records.items() if path and path not in now]
            standing = [one for one in former if (self.path.parent / one.output).is_file()]
            save(b"".join(map(_line, [*standing, *now.values()])), self.path, PREFIX)
        with suppress(OSError):
            os.close(self._file)

    def _note(self, record: Record) -> None:
        if record.sha256:
            self.ours.setdefault(record.output, set()).add(record.sha256)

    def _whole_lines(self) -> list[bytes]:
        """Return the lines of the file; half a line, of a process that was killed, is cut off."""
        size = os.fstat(self._file).st_size
        data = os.pread(self._file, size, 0) if hasattr(os, "pread") else self.path.read_bytes()
        whole = data.rfind(b"\n") + 1
        if whole < len(data):
            os.ftruncate(self._file, whole)
        return data[:whole].splitlines()


def _opened(path: Path) -> int:
    """Return the manifest, opened for appending and locked against other batches. Raises UsageError."""
    try:
        while True:
            file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o644)
            if not _locked(file):
                os.close(file)
                raise UsageError(f"{path.parent}：另一个 govdoc batch 正在往这个文件夹里写，请等它结束")
            # Another batch may have put a new one in its place between the two steps.
            if path.exists() and os.stat(path).st_ino == os.fstat(file).st_ino:  # noqa: PTH116 - as fstat
                return file
            os.close(file)
    except OSError as error:
        raise UsageError(f"{path}：写不了（{error.strerror or error}），请检查权限") from error


def _locked(file: int) -> bool:
    """Lock an open file for this process; whether nobody else has it. Windows has no such lock."""
    try:
        import fcntl
    except ImportError:
        return True
    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _line(record: Record) -> bytes:
    return (json.dumps(record.as_data(), ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace")


def _records(lines: Iterable[bytes]) -> Iterator[Record]:
    """Give the records of lines; what is no record (of another version, or by hand) proves nothing and is left out."""
    for line in lines:
        try:
            data = json.loads(line)
            yield Record(**{**data, "findings": tuple(Remark(**one) for one in data["findings"])})
        except (ValueError, TypeError, KeyError):
            continue


def clear_away(folders: Iterable[Path]) -> None:
    """Take away temporary files that a batch which was killed left in its folders."""
    for folder in folders:
        for path in folder.glob(f"{PREFIX}*"):
            with suppress(OSError):
                path.unlink()
