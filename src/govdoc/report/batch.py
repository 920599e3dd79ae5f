"""Records of a batch → table for people, JSON for programs, Markdown for the summary of a CI step."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from govdoc.report.columns import shown, width
from govdoc.report.markup import cell
from govdoc.report.terminal import LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_MOST_FAULTS, _MOST_FINDINGS = 20, 20
_MOST_LINES = 8
"""Lines of one plan's faults that are shown."""


class Remark(Protocol):
    """What lint says of a place in a document."""

    @property
    def code(self) -> str:
        """The rule."""

    @property
    def severity(self) -> str:
        """How grave it is."""

    @property
    def message(self) -> str:
        """What is wrong."""

    @property
    def line(self) -> int | None:
        """The line, in a text."""

    @property
    def paragraph(self) -> int | None:
        """The paragraph, in a Word file."""

    @property
    def column(self) -> int:
        """The character there."""


class Done(Protocol):
    """What a record of a batch tells."""

    @property
    def input(self) -> str:
        """The plan."""

    @property
    def row(self) -> int | None:
        """The row of the data."""

    @property
    def template(self) -> str:
        """The template."""

    @property
    def output(self) -> str:
        """The document."""

    @property
    def findings(self) -> Sequence[Remark]:
        """What lint says of it."""

    @property
    def seconds(self) -> float:
        """How long it took."""

    @property
    def error(self) -> str | None:
        """Why there is none."""

    @property
    def skipped(self) -> bool:
        """Whether it was left as it is."""

    def as_data(self) -> dict[str, Any]:
        """Return all of it, for JSON."""


@dataclass(slots=True)
class _Counts:
    """Counts of a template's documents."""

    drafted: int = 0
    skipped: int = 0
    failed: int = 0
    seconds: float = 0.0
    findings: Counter[str] = field(default_factory=Counter)

    def add(self, record: Done) -> None:
        self.drafted += not record.error and not record.skipped
        self.skipped += record.skipped
        self.failed += record.error is not None
        self.seconds += 0.0 if record.skipped else record.seconds
        self.findings.update(finding.severity for finding in record.findings)

    def cells(self) -> list[str]:
        """Return the counts as texts, milliseconds a document at the end."""
        worked = self.drafted + self.failed
        each = f"{self.seconds / worked * 1000:.0f}" if worked and self.seconds else "—"
        return [*map(str, (self.drafted, self.skipped, self.failed)), *(str(self.findings[s]) for s in LEVELS), each]


HEAD = ("模板", "成稿", "未变", "失败", *LEVELS.values(), "毫秒/份")


def _rows(records: Iterable[Done]) -> list[list[str]]:
    """Return a row for each template and, where there are several, one for all."""
    by_template: dict[str, _Counts] = {}
    total = _Counts()
    for record in records:
        name = record.template or ("（未能起草）" if record.error else "（Markdown）")
        by_template.setdefault(name, _Counts()).add(record)
        total.add(record)
    rows = [[name, *counts.cells()] for name, counts in sorted(by_template.items())]
    return [*rows, ["合计", *total.cells()]] if len(rows) > 1 else rows


def batch_text(records: Sequence[Done]) -> str:
    """Return the faults, the findings and a table of counts."""
    lines = [*_faults(records), *_findings(records)]
    table = [list(HEAD), *_rows(records)]
    widths = [max(width(row[n]) for row in table) for n in range(len(HEAD))]
    for row in table:
        first = row[0] + " " * (widths[0] - width(row[0]))
        rest = (" " * (widths[n] - width(row[n])) + row[n] for n in range(1, len(HEAD)))
        lines.append("  ".join([first, *rest]).rstrip())
    return "\n".join(lines)


def _faults(records: Iterable[Done]) -> Iterator[str]:
    """Give why documents could not be drafted, the first of many."""
    failed = [record for record in records if record.error]
    for record in failed[:_MOST_FAULTS]:
        lines = (record.error or "").splitlines()
        yield from (f"错误：{shown(line)}" for line in lines[:_MOST_LINES])
        if len(lines) > _MOST_LINES:
            yield f"错误：{_who(record)}：还有 {len(lines) - _MOST_LINES} 处，见 manifest.jsonl"
    if len(failed) > _MOST_FAULTS:
        yield f"还有 {len(failed) - _MOST_FAULTS} 份没有成稿，原因见 manifest.jsonl"
    if failed:
        yield ""


def _findings(records: Iterable[Done]) -> Iterator[str]:
    """Give what lint says of the documents, the first of many."""
    found = [(record, finding) for record in records for finding in record.findings]
    for record, finding in found[:_MOST_FINDINGS]:
        level = LEVELS.get(finding.severity, "")
        yield f"{shown(record.output)}:{_spot(finding)} {level} {finding.code} {shown(finding.message)}"
    if len(found) > _MOST_FINDINGS:
        yield f"还有 {len(found) - _MOST_FINDINGS} 处问题，见 manifest.jsonl，或运行 govdoc lint"
    if found:
        yield ""


def _who(record: Done) -> str:
    """Return the plan, and the row of the data where there is one."""
    return record.input if record.row is None else f"{record.input} 第 {record.row} 行"


def _spot(finding: Remark) -> str:
    """Return where in the document a finding is."""
    return f"第{finding.paragraph}段:" if finding.paragraph else f"{finding.line}:{finding.column}:"


def batch_json(records: Sequence[Done]) -> str:
    """Return all records and the counts as JSON."""
    counts = _Counts()
    for record in records:
        counts.add(record)
    summary = {"documents": len(records), "drafted": counts.drafted, "skipped": counts.skipped, "failed": counts.failed}
    summary |= {level: counts.findings[level] for level in LEVELS}
    documents = [{**record.as_data(), "skipped": record.skipped} for record in records]
    return json.dumps({"version": 1, "documents": documents, "summary": summary}, ensure_ascii=False, indent=2)


def batch_summary(records: Sequence[Done]) -> str:
    """Return the table of counts and the first faults as Markdown."""
    lines = ["## 批量起草", "", "| " + " | ".join(HEAD) + " |", "| --- |" + " ---: |" * (len(HEAD) - 1)]
    lines += ["| " + " | ".join(map(cell, row)) + " |" for row in _rows(records)]
    failed = [record for record in records if record.error]
    if failed:
        lines += ["", "| 没有成稿 | 原因 |", "| --- | --- |"]
        lines += [f"| {cell(_who(record))} | {cell(record.error or '')} |" for record in failed[:_MOST_FAULTS]]
    if len(failed) > _MOST_FAULTS:
        lines.append(f"\n另有 {len(failed) - _MOST_FAULTS} 份没有成稿，原因见 manifest.jsonl。")
    return "\n".join(lines) + "\n"
