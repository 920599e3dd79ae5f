"""What became of one document ↔ a line of manifest.jsonl."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from govdoc.batch.work import Remark


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


def line_of(record: Record) -> bytes:
    """Return a record as a line of the manifest."""
    return (json.dumps(record.as_data(), ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace")


def record_of(line: bytes) -> Record | None:
    """Return the record of a line; None for what is none, of another version or by hand: it proves nothing."""
    try:
        data = json.loads(line)
        return Record(**{**data, "findings": tuple(Remark(**one) for one in data["findings"])})
    except (ValueError, TypeError, KeyError):
        return None
