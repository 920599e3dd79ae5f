"""Findings of many files → how often each rule found something."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govdoc.report.terminal import LEVELS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govdoc.lint import Checked, Finding


@dataclass(frozen=True, slots=True)
class Row:
    """A rule and what it found: how grave at most, how often, in how many files, how often with a safe fix."""

    code: str
    name: str
    severity: str
    count: int
    files: int
    fixable: int


def rows(checked: Sequence[Checked]) -> list[Row]:
    """Return a row for each rule that found something, the most frequent first, then by code."""
    found: dict[str, list[tuple[str, Finding]]] = {}
    for file in checked:
        for finding in file.findings:
            found.setdefault(finding.code, []).append((file.path, finding))
    made = [_row(code, hits) for code, hits in found.items()]
    return sorted(made, key=lambda row: (-row.count, row.code))


def _row(code: str, hits: Sequence[tuple[str, Finding]]) -> Row:
    """Return the row of a rule."""
    findings = [finding for _, finding in hits]
    gravest = max((finding.severity for finding in findings), key=lambda severity: severity.rank)
    fixable = sum(finding.fix is not None and finding.fix.applicability == "safe" for finding in findings)
    files = len({path for path, _ in hits})
    return Row(code, findings[0].name, gravest.value, len(findings), files, fixable)


def statistics_text(checked: Sequence[Checked]) -> str:
    """Return a line a rule: how often, code, severity, [*] where some can be fixed, name, in how many files."""
    table = rows(checked)
    wide = max((len(str(row.count)) for row in table), default=1)
    lines = [
        f"{row.count:>{wide}}  {row.code}  {LEVELS[row.severity]}  {'[*]' if row.fixable else '   '}  {row.name}"
        + (f"（{row.files} 个文件）" if len(checked) > 1 else "")
        for row in table
    ]
    total = sum(row.count for row in table)
    fixable = sum(row.fixable for row in table)
    tail = f"，其中 {fixable} 处可用 --fix 改正" if fixable else ""
    unread = sum(file.error is not None for file in checked)
    if unread == len(checked) > 0:
        return f"{unread} 个文件读不了。"
    whole, left = f"查了 {len(checked) - unread} 个文件，", f"另有 {unread} 个文件读不了。" if unread else ""
    said = f"{len(table)} 条规则发现 {total} 处问题{tail}。" if table else "没有发现问题。"
    return "\n".join([*lines, f"{whole}{said}{left}"])


def statistics_json(checked: Sequence[Checked]) -> str:
    """Return the rows as a JSON list of objects; no new line at the end."""
    values = [
        {
            "code": row.code,
            "name": row.name,
            "severity": row.severity,
            "count": row.count,
            "files": row.files,
            "fixable": row.fixable,
        }
        for row in rows(checked)
    ]
    return json.dumps(values, ensure_ascii=False, indent=1)
