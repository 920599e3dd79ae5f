"""Findings → annotations of GitHub Actions, and Markdown for the summary of the step."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from govdoc.report.markup import cell, code
from govdoc.report.places import Lines, relative, spoken, spot
from govdoc.report.repeats import counted, entries
from govdoc.report.terminal import LEVELS, skipped, total

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from govdoc.lint import Checked, Finding

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
_MOST = 10
"""Annotations of a level that GitHub shows for a step; it drops the rest without a word."""
_SUMMARY_BYTES = 900_000
"""Of 1 MiB that GitHub takes for the summary of a step: a larger one it refuses whole."""
_HEAD = "| 级别 | 规则 | 位置 | 问题 | 原文 |\n| --- | --- | --- | --- | --- |"
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def findings_github(checked: Sequence[Checked], *, summarized: bool = True) -> str:
    """Return workflow commands, the gravest first, ten of a level at most, and the closing line.

    What goes beyond that is in ``step_summary``; ``summarized``: it is shown.
    """
    unread = [_unread(file) for file in checked if file.error is not None]
    room = dict.fromkeys(_COMMANDS, _MOST) | {"error": max(0, _MOST - len(unread))}
    lines = unread[:_MOST] + list(_annotations(checked, room))
    found = sum(len(file.findings) for file in checked)
    hidden = found + len(unread) - len(lines)
    where = "全部见本步骤的摘要" if summarized else "全部请用 --format concise 看"
    tail = f"每一级至多标注 {_MOST} 处，还有 {hidden} 处没有标注，{where}。" if hidden else ""
    return "\n".join([*lines, total(checked) + tail])


def _annotations(checked: Sequence[Checked], room: Mapping[str, int]) -> Iterator[str]:
    """Give the annotations of findings, level by level."""
    for level in _COMMANDS:
        left = room[level]
        for file in checked:
            if not left:
                break
            chosen = [finding for finding in file.findings if finding.severity == level][:left]
            left -= len(chosen)
            lines = Lines(file) if chosen else None
            yield from (_annotation(file, finding, lines) for finding in chosen if lines is not None)


def _unread(file: Checked) -> str:
    """Return the annotation of a file that could not be read."""
    properties = _properties(title="govdoc (读不了)", file=relative(file.path))
    return f"::error {properties}::{(file.error or '').translate(_DATA)}"


def _annotation(file: Checked, finding: Finding, lines: Lines) -> str:
    """Return the annotation of a finding: with line and columns for a text, in words for a docx."""
    values: dict[str, object] = {"title": f"govdoc ({finding.code})", "file": relative(file.path)}
    said = f"{finding.message}（依据：{finding.basis}）"
    if finding.line is None:
        excerpt = f"“{finding.excerpt.strip()}”" if finding.excerpt.strip() else ""
        said = f"{spoken(finding)}{excerpt}：{said}"
    else:
        span = lines.of(finding)
        values |= {"line": span.line}
        if span.line == span.end_line:  # GitHub takes no columns of several lines
            values |= {"col": span.column, "endLine": span.line, "endColumn": span.end_column}
        else:
            values |= {"endLine": span.end_line}
    return f"::{_COMMANDS[finding.severity]} {_properties(**values)}::{said.translate(_DATA)}"


def _properties(**values: object) -> str:
    """Return the properties of a command."""
    return ",".join(f"{name}={str(value).translate(_PROPERTY)}" for name, value in values.items())


def step_summary(checked: Sequence[Checked]) -> str:
    """Return the report as Markdown, within what GitHub takes; what rules repeat is one row with its places."""
    parts = ["## 公文检查", "", cell(total(checked)), ""]
    size = sum(_size(part) for part in parts)
    left = Counter[str]()
    for part in _sections(checked):
        size += _size(part)
        if size > _SUMMARY_BYTES:
            left["没有列出"] += 1
        else:
            parts.append(part)
    if left:
        parts += ["", f"报告太长，另有 {left.total()} 行没有列出；在本地运行 `govdoc lint` 可看全部。"]
    return "\n".join(parts) + "\n"


def _size(part: str) -> int:
    """Return the bytes of a line."""
    return len(part.encode("utf-8", "backslashreplace")) + 1


def _sections(checked: Iterable[Checked]) -> Iterator[str]:
    """Give the lines of all files that have something to say."""
    for file in checked:
        if file.error is not None:
            yield f"\n### {cell(relative(file.path))}\n\n**读不了**：{cell(file.error)}\n"
            continue
        if file.findings:
            yield f"\n### {cell(relative(file.path))}\n\n{_HEAD}"
        found = sorted(entries(file.findings), key=lambda entry: -entry[0].severity.rank)
        yield from map(_row, found)
        if file.skipped:
            yield f"\n没有读作正文：{cell(skipped(file))}\n"


def _row(entry: list[Finding]) -> str:
    """Return the row of an entry."""
    finding = entry[0]
    excerpt = code(finding.excerpt) if finding.excerpt.strip() else ""
    said = cell(finding.message + counted(entry))
    values = (LEVELS[finding.severity], f"{finding.code} {cell(finding.name)}", spot(finding), said, excerpt)
    return "| " + " | ".join(values) + " |"
