"""Findings → a GitLab Code Quality report."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from govdoc.report.places import fingerprints, relative, spoken

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govdoc.lint import Checked

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def findings_gitlab(checked: Sequence[Checked]) -> str:
    """Return an array with an object a finding, a line each; a file that cannot be read is one of severity critical.

    ``lines.begin`` of a docx is the number of the paragraph. No new line at the end.
    """
    rows = [json.dumps(row, ensure_ascii=False) for file in checked for row in _rows(file)]
    return "[" + ",\n ".join(rows) + "]"


def _rows(file: Checked) -> Iterator[dict[str, Any]]:
    """Give the objects of a file."""
    path = relative(file.path)
    if file.error is not None:
        digest = hashlib.sha256(f"unreadable\0{path}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
        yield _row(file.error, "unreadable", digest, "critical", path, 1)
    for finding, digest in zip(file.findings, fingerprints(file, path), strict=True):
        said = f"{finding.message}（依据：{finding.basis}）"
        if finding.line is None:
            said = f"{spoken(finding)}：{said}"
        line = finding.line or finding.paragraph or 1
        yield _row(said, finding.code, digest, _SEVERITIES[finding.severity], path, line)


def _row(said: str, check: str, digest: str, severity: str, path: str, line: int) -> dict[str, Any]:  # noqa: PLR0913, PLR0917 - one a field
    """Return the object of a finding."""
    return {
        "description": said,
        "check_name": check,
        "fingerprint": digest,
        "severity": severity,
        "location": {"path": path, "lines": {"begin": line}},
    }
