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
    from collections.abc import Collection, Iterable, Iterator, Sequence

_MOST_FAULTS, _MOST_FINDINGS = 20, 20
_MOST_LINES = 8
"""Lines of one plan's faults that are shown."""


_MOST_LEFT = 10
_LEFT = {
    "standing": "清单里多出的成稿（不在这次的计划里）：{1}；计划已删或改名的，可加 --prune 清掉",
    "removed": "{0}清单里多出的成稿：{1}",
    "changed": "多出而没有清掉（内容与清单不符，有人改过），不用的请自己删：{1}",
    "stuck": "多出而删不了，请检查权限：{1}",
}
"""What became of a document without a plan → what is said of it."""


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


class Left(Protocol):
    """A document of a former batch that this one has no plan for."""

    @property
    def output(self) -> str:
        """The document."""

    @property
    def state(self) -> str:
        """What became of it."""


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


def batch_text(records: Collection[Done]) -> str:
    """Return the faults, the findings and a table of counts; the records are gone through several times."""
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
    failed = 0
    for failed, record in enumerate((record for record in records if record.error), 1):
        if failed > _MOST_FAULTS:
            continue
        lines = (record.error or "").splitlines()
        yield from (f"错误：{shown(line)}" for line in lines[:_MOST_LINES])
        if len(lines) > _MOST_LINES:
            yield f"错误：{_who(record)}：还有 {len(lines) - _MOST_LINES} 处，见 manifest.jsonl"
    if failed > _MOST_FAULTS:
        yield f"还有 {failed - _MOST_FAULTS} 份没有成稿，原因见 manifest.jsonl"
    if failed:
        yield ""


def _findings(records: Iterable[Done]) -> Iterator[str]:
    """Give what lint says of the documents, the first of many."""
    found = 0
    for found, (output, finding) in enumerate(((one.output, each) for one in records for each in one.findings), 1):
        if found <= _MOST_FINDINGS:
            level = LEVELS.get(finding.severity, "")
            yield f"{shown(output)}:{_spot(finding)} {level} {finding.code} {shown(finding.message)}"
    if found > _MOST_FINDINGS:
        yield f"还有 {found - _MOST_FINDINGS} 处问题，见 manifest.jsonl，或运行 govdoc lint"
    if found:
        yield ""


def _who(record: Done) -> str:
    """Return the plan, and the row of the data where there is one."""
    return record.input if record.row is None else f"{record.input} 第 {record.row} 行"


def _spot(finding: Remark) -> str:
    """Return where in the document a finding is."""
    return f"第{finding.paragraph}段:" if finding.paragraph else f"{finding.line}:{finding.column}:"


def batch_json(records: Iterable[Done], leftovers: Iterable[Left] = ()) -> Iterator[str]:
    """Give all records and the counts as JSON, piece by piece: ten thousand records are never in memory."""
    counts = _Counts()
    yield '{\n  "version": 1,\n  "documents": ['
    number = 0
    for number, record in enumerate(records, 1):
        counts.add(record)
        yield f"{',' * (number > 1)}\n    {_inner({**record.as_data(), 'skipped': record.skipped}, 4)}"
    yield "\n  ]" if number else "]"
    summary = {"documents": number, "drafted": counts.drafted, "skipped": counts.skipped, "failed": counts.failed}
    summary |= {level: counts.findings[level] for level in LEVELS}
    left = [{"output": one.output, "state": one.state} for one in leftovers]
    yield f',\n  "leftovers": {_inner(left, 2)},\n  "summary": {_inner(summary, 2)}\n}}'


def _inner(value: object, depth: int) -> str:
    """Return a value as JSON that stands so many blanks deep."""
    return json.dumps(value, ensure_ascii=False, indent=2).replace("\n", "\n" + " " * depth)


def batch_summary(records: Collection[Done]) -> str:
    """Return the table of counts and the first faults as Markdown."""
    lines = ["## 批量起草", "", "| " + " | ".join(HEAD) + " |", "| --- |" + " ---: |" * (len(HEAD) - 1)]
    lines += ["| " + " | ".join(map(cell, row)) + " |" for row in _rows(records)]
    failed = 0
    for failed, record in enumerate((record for record in records if record.error), 1):
        lines += ["", "| 没有成稿 | 原因 |", "| --- | --- |"] if failed == 1 else []
        lines += [f"| {cell(_who(record))} | {cell(record.error or '')} |"] if failed <= _MOST_FAULTS else []
    if failed > _MOST_FAULTS:
        lines.append(f"\n另有 {failed - _MOST_FAULTS} 份没有成稿，原因见 manifest.jsonl。")
    return "\n".join(lines) + "\n"


def leftovers_text(leftovers: Iterable[Left], *, dry: bool = False) -> Iterator[str]:
    """Give a sentence for each thing that became of documents without a plan."""
    by_state: dict[str, list[str]] = {}
    for one in leftovers:
        by_state.setdefault(one.state, []).append(shown(one.output))
    for state, said in _LEFT.items():
        if names := by_state.get(state):
            more = f" 等 {len(names)} 份" if len(names) > _MOST_LEFT else ""
            yield said.format("会清掉" if dry else "已清掉", "、".join(names[:_MOST_LEFT]) + more)
