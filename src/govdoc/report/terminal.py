"""Findings and rules → text for people: with excerpts and carets, or one line each."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from govdoc.report.json import summary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govdoc.lint import Checked, Finding, Rule

LEVELS = {"error": "错误", "warning": "警告", "info": "提示"}
"""Severity → how it is called."""
_COLOURS = {"error": "31", "warning": "33", "info": "36"}
_MOST_ALIKE = 10
"""Findings of one rule in one file that are shown with their excerpt; the rest are counted."""


def findings_text(checked: Sequence[Checked], *, colour: bool = False) -> str:
    """Return findings with place, 依据, excerpt and caret, and a line of summary; ``colour`` adds ANSI colours."""
    parts = [part for file in checked for part in _file(file, colour=colour)]
    return "\n".join([*parts, _total(checked, colour=colour)])


def findings_concise(checked: Sequence[Checked]) -> str:
    """Return one line a finding, nothing else: ``path:line:col: level code message``; empty where there is none."""
    return "\n".join(
        f"{file.path}: 错误 {file.error}" if finding is None else _line(file, finding, colour=False)
        for file in checked
        for finding in ([None] if file.error else file.findings)
    )


def width(text: str) -> int:
    """Columns that a terminal takes for a text: 汉字 and full-width marks two, “ ” ‘ ’ and the rest one."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    """Columns of one character; combining and invisible ones none."""
    if unicodedata.combining(character) or unicodedata.category(character) in {"Cf", "Cc"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _place(path: str, finding: Finding) -> str:
    """Name the place: 报告.docx:第12段:5, or speech.txt:3:5."""
    where = f"第{finding.paragraph}段" if finding.line is None else str(finding.line)
    return f"{path}:{where}:{finding.column}"


def _line(file: Checked, finding: Finding, *, colour: bool) -> str:
    """Return the head line of a finding; [*] tells that a safe fix is known."""
    level = _painted(LEVELS[finding.severity], _COLOURS[finding.severity], colour=colour)
    fixable = " [*]" if finding.fix is not None and finding.fix.applicability == "safe" else ""
    return f"{_place(file.path, finding)}: {level} {finding.code}{fixable} {finding.message}"


def _painted(text: str, code: str, *, colour: bool) -> str:
    """Return a text in an ANSI colour."""
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text


def _file(file: Checked, *, colour: bool) -> Iterator[str]:
    """Give what is printed of one file."""
    if file.error is not None:
        yield f"{_painted('读不了', _COLOURS['error'], colour=colour)} {file.error}\n"
        return
    counts = Counter(finding.code for finding in file.findings)
    shown: Counter[str] = Counter()
    for finding in file.findings:
        shown[finding.code] += 1
        if shown[finding.code] <= _MOST_ALIKE:
            yield "\n".join([_line(file, finding, colour=colour), *_details(finding, colour=colour), ""])
    for code, count in counts.items():
        if count > _MOST_ALIKE:
            name = next(finding.name for finding in file.findings if finding.code == code)
            yield f"{file.path}: 另有 {count - _MOST_ALIKE} 处 {code} {name}，加 --format concise 可逐条列出\n"


def _details(finding: Finding, *, colour: bool) -> Iterator[str]:
    """Give the excerpt with its caret, and the 依据."""
    excerpt = "".join(" " if unicodedata.category(character) == "Cc" else character for character in finding.excerpt)
    if excerpt.strip() and finding.start < finding.end:  # what concerns the whole file points at nothing
        before, marked = (
            excerpt[: finding.indent],
            excerpt[finding.indent : finding.indent + finding.end - finding.start],
        )
        yield f"  | {excerpt}"
        carets = _painted("^" * max(1, width(marked)), _COLOURS[finding.severity], colour=colour)
        yield f"  | {' ' * width(before)}{carets}"
    yield f"  依据：{finding.basis}"


def _total(checked: Sequence[Checked], *, colour: bool) -> str:
    """Return the last line."""
    counts = summary(checked)
    unread = sum(file.error is not None for file in checked)
    tail = f"，{unread} 个文件读不了" if unread else ""
    judged = counts["files"] - unread
    found = counts["error"] + counts["warning"] + counts["info"]
    if not judged:
        return f"{unread} 个文件读不了。"
    if not found:
        return f"查了 {judged} 个文件，没有发现问题{tail}。"
    levels = "、".join(
        _painted(f"{name} {counts[level]}", _COLOURS[level], colour=colour)
        for level, name in LEVELS.items()
        if counts[level]
    )
    fixable = f"，其中 {counts['fixable']} 处有稳妥的改法（标 [*]）" if counts["fixable"] else ""
    return f"查了 {judged} 个文件，发现 {found} 处问题：{levels}{fixable}{tail}。"


def rule_page(rule: Rule) -> str:
    """Return the page of a rule: what it finds and why, 依据, right and wrong examples."""
    examples = [
        f"{label}：\n{_indented(text)}" for label, texts in (("正例", rule.good), ("反例", rule.bad)) for text in texts
    ]
    head = f"{rule.code}  {rule.name}（{LEVELS[rule.severity]}）"
    return "\n\n".join([head, rule.explanation, f"依据：{rule.basis}。", *examples])


def _indented(text: str) -> str:
    """Return an example, each line indented."""
    return "\n".join(f"    {line}".rstrip() for line in text.splitlines())


def rule_table(rules: Sequence[Rule], families: dict[str, str]) -> str:
    """Return all rules, a line each, under their families."""
    parts = []
    for family, title in families.items():
        own = [rule for rule in rules if rule.family == family]
        lines = [f"  {rule.code}  {LEVELS[rule.severity]}  {rule.name}" for rule in own]
        parts.append("\n".join([f"{family} {title}", *lines]))
    return "\n\n".join(parts)
