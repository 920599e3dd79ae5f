"""A finding → what the margin says of it: rule, message, a suggestion, 依据."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from govdoc.lint.rule import Applicability
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govdoc.lint.engine import Finding
    from govdoc.lint.rule import Edit, Fix

_LEVELS = {"error": "错误", "warning": "警告", "info": "提示"}
_MOST = 3
"""Edits of a fix that are shown; the rest are counted."""
_LONGEST = 30
_UNWRITABLE = lazy("[\x00-\x1f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment on the characters ``start`` up to ``end``, of several paragraphs; the first names the rule."""

    start: int
    end: int
    lines: tuple[str, ...]


def remarks(findings: Iterable[Finding], text: str) -> list[Remark]:
    """Return a remark on each finding; ``text`` is the source that their places count in."""
    return [Remark(finding.start, finding.end, _lines(finding, text)) for finding in findings]


def _lines(finding: Finding, text: str) -> tuple[str, ...]:
    """Return what is said of a finding, in characters that XML can hold."""
    said = [f"{finding.code} {finding.name}（{_LEVELS[finding.severity]}）", finding.message]
    if finding.fix is not None and finding.fix.edits:
        said.append(_suggestion(finding.fix, text))
    said.append(f"依据：{finding.basis}")
    return tuple(_UNWRITABLE.sub("\ufffd", line) for line in said)


def _suggestion(fix: Fix, text: str) -> str:
    """Return what a fix would change."""
    shown = "；".join(_change(edit, text[edit.start : edit.end]) for edit in fix.edits[:_MOST])
    more = f"；共 {len(fix.edits)} 处" if len(fix.edits) > _MOST else ""
    doubt = "" if fix.applicability is Applicability.SAFE else "（请核对）"
    return f"建议：{shown}{more}{doubt}"


def _change(edit: Edit, old: str) -> str:
    """Say one edit in words."""
    if not old:
        return f"补上“{_short(edit.text)}”"
    return f"“{_short(old)}”改为“{_short(edit.text)}”" if edit.text else f"删去“{_short(old)}”"


def _short(text: str) -> str:
    """Return a text, in a long one dots for its middle; white space is named."""
    text = text.replace("\n", "↵").replace("\t", "→").replace("\u3000", "□")
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]}……{text[-_LONGEST // 2 :]}"
