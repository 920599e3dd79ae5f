"""Document and configuration → findings, in the order of the source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from govdoc.lint.config import Config
from govdoc.lint.rules import RULES
from govdoc.outline import structure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govdoc.lint.rule import Fix, Hit, Rule, Severity
    from govdoc.model import Document, Source

_EXCERPT = 40
"""Code points of an excerpt at most."""
_BEFORE = 16
"""Code points of an excerpt that may stand before the finding."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault of a document: rule, place and words. ``start`` and ``end`` are offsets in the source."""

    code: str
    name: str
    severity: Severity
    message: str
    basis: str
    line: int | None
    column: int
    """1-based, in the line or in the paragraph."""
    paragraph: int | None
    start: int
    end: int
    excerpt: str
    indent: int
    """Code points of the excerpt that stand before the finding."""
    fix: Fix | None


def lint(document: Document, config: Config | None = None, rules: Sequence[Rule] = RULES) -> list[Finding]:
    """Return the findings of the selected rules, by place, then by code; each fault once.

    Plain paragraphs are structured first. A rule that fails is a fault of ours and is not caught.
    """
    config = config or Config()
    document = structure(document)
    found: dict[tuple[int, int, str, str], Finding] = {}
    for rule in rules:
        if not config.selects(rule.code):
            continue
        for hit in rule.find(document, config.profile):
            finding = _finding(rule, hit, config, document.source)
            found.setdefault((finding.start, finding.end, finding.code, finding.message), finding)
    return [found[key] for key in sorted(found)]


def _finding(rule: Rule, hit: Hit, config: Config, source: Source) -> Finding:
    """Give a hit its code, severity, place and excerpt."""
    place = source.place(hit.start)
    excerpt, indent = _excerpt(source.text, hit.start - place.column + 1, hit.start, hit.end)
    severity = config.severity_of(rule.code) or hit.severity or rule.severity
    return Finding(
        rule.code, rule.name, severity, hit.message, hit.basis or rule.basis, place.line, place.column,
        place.paragraph, hit.start, hit.end, excerpt, indent, hit.fix,
    )  # fmt: skip


def _excerpt(text: str, first: int, start: int, end: int) -> tuple[str, int]:
    """Return the part of the line (it begins at ``first``) that shows a finding, and how far in the finding begins."""
    furthest = min(len(text), start + _EXCERPT)
    last = text.find("\n", start, furthest)
    last = furthest if last < 0 else last
    left = max(first, start - _BEFORE)
    if min(end, last) - left < _EXCERPT and last - left < _EXCERPT:
        left = max(first, min(left, last - _EXCERPT))
    right = min(last, left + _EXCERPT)
    cut = text[left:right]
    lead = len(cut) - len(cut.lstrip())
    lead = min(lead, start - left)
    return cut[lead:].rstrip(), start - left - lead
