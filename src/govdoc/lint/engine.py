"""Document and configuration → findings, in the order of the source."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import chain
from operator import attrgetter
from pathlib import Path
from traceback import walk_tb
from typing import TYPE_CHECKING

from govdoc.lint.asked import needs_of
from govdoc.lint.config import Config
from govdoc.lint.enginerules import (
    ENGINE_RULES,
    malformed_remark,
    own_formulation,
    own_word,
    rule_failed,
    unused_remark,
)
from govdoc.lint.language import is_foreign
from govdoc.lint.ownwords import own_rules
from govdoc.lint.passage import reading
from govdoc.lint.rule import Hit, Severity
from govdoc.lint.rules import RULES
from govdoc.lint.suppression import malformed, remarks_of, silenced, unused
from govdoc.model import Document, Form, Paragraph, Source
from govdoc.outline import structure, unfolded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from govdoc.lint.asked import Needs
    from govdoc.lint.rule import Fix, Judge, Rule
    from govdoc.lint.suppression import Remark

_OF_WORDS = frozenset({"TYP", "TRM"})
"""Families whose findings the words that the settings allow go free of."""
_OWN = frozenset({own_word.code, own_formulation.code})
"""Rules of the user's own words."""
_OF_ANY_LANGUAGE = ("RES", "TRM9")
"""Rules that judge papers in other languages too: what is left over, and the user's own words."""
_OF_LAYOUT = "FMT"
"""The family that judges the layout of Word files alone."""
_EXCERPT = 40
"""Code points of an excerpt at most."""
_BEFORE = 16
"""Code points of an excerpt that may stand before the finding."""


_PLACE = attrgetter("start", "end", "code", "message")
"""In what order findings are told."""


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

    Plain paragraphs are structured first; a plain text is judged with its attachments. Remarks in the text silence what
    they name. A rule that fails is a fault of ours: it is told by a finding INT001, and the other rules go on.
    """
    config = config or Config()
    document = _structured(document)
    rules = (*rules, *own_rules(config.terms))
    chosen = config.select or config.ignore or config.extend_select
    judging = [rule for rule in rules if config.selects(rule.code)] if chosen else rules
    if document.layout is None:
        judging = [rule for rule in judging if not rule.code.startswith(_OF_LAYOUT)]
    if is_foreign(document):
        judging = [rule for rule in judging if rule.code.startswith(_OF_ANY_LANGUAGE)]
    _make_known([rule for rule in judging if rule.find not in _needs])
    read = reading(document)
    found: dict[tuple[int, int, str, str], Finding] = {}
    for rule in judging:
        needs = _needs[rule.find]
        if needs and not needs.are_met(read):
            continue
        for finding in _judged(rule, document, config):
            found.setdefault((finding.start, finding.end, finding.code, finding.message), finding)
    findings = [*found.values()]
    if config.allow:
        findings = [finding for finding in findings if not _allowed(finding, config.allow, document.source.text)]
    findings = _milder(findings, config) if is_foreign(document) else findings
    known = remarks_of(document, lambda word: any(rule.code.startswith(word) for rule in (*rules, *ENGINE_RULES)))
    if known:
        findings = silenced(findings, known)
        findings += _of_remarks(known, document, config, {rule.code: rule in judging for rule in rules})
    return sorted(_once(findings), key=_PLACE)


def _structured(document: Document) -> Document:
    """Return a document structured, its footnotes beside the text: their paragraphs may have become headings."""
    blocks = chain(document.blocks, *(attachment.blocks for attachment in document.attachments))
    notes = [note for block in blocks if isinstance(block, Paragraph) for _, note in block.notes]
    structured = unfolded(structure(document))
    return replace(structured, beside=(*notes, *document.beside)) if notes else structured


def _milder(findings: Sequence[Finding], config: Config) -> list[Finding]:
    """Return what was found in a paper in another language as hints: its placeholders may be its own matter.

    Words of the user's own list and faults of ours stay what they are, and what the settings grade.
    """
    kept = {*_OWN, rule_failed.code}
    graded = {finding.code for finding in findings if config.severity_of(finding.code)}
    return [
        finding if finding.code in kept | graded else replace(finding, severity=Severity.INFO) for finding in findings
    ]


def _once(findings: Sequence[Finding]) -> list[Finding]:
    """Return findings without those of ours on wording within a word of the user's own list, which tells of it."""
    own = [(finding.start, finding.end) for finding in findings if finding.code in _OWN]
    if not own:
        return [*findings]
    return [
        finding
        for finding in findings
        if finding.code[:3] not in _OF_WORDS
        or finding.code in _OWN
        or not any(start <= finding.start and finding.end <= end for start, end in own)
    ]


_needs: dict[Judge, Needs | None] = {}
"""The rules that have told, in this process, what strings they look for, and without which they find nothing."""


def _make_known(rules: Sequence[Rule]) -> None:
    """Let rules judge an empty text, so that the strings they ask for are looked for together in the first real one."""
    empty = Document((), Source.of_lines("", "", Form.TEXT))
    for rule in rules:
        _judged(rule, empty, Config())
        _needs[rule.find] = needs_of(rule.find)


def _judged(rule: Rule, document: Document, config: Config) -> list[Finding]:
    """Return the findings of one rule; where it fails, those up to there and INT001."""
    findings = []
    try:
        for hit in rule.find(document, config.profile, config.against):
            findings.append(_finding(rule, hit, config, document.source))  # noqa: PERF401 - kept where the rule fails
    except Exception as error:  # noqa: BLE001 - whatever it is, the other rules go on and the finding tells it
        said = f"规则 {rule.code}（{rule.name}）处理这份文件时出错：{fault(error)}；其余规则照常，请把这句话报给维护者"
        findings.append(_finding(rule_failed, Hit(0, min(1, len(document.source.text)), said), config, document.source))
    return findings


def fault(error: Exception) -> str:
    """Name an error of ours and where it was raised, in one line: IndexError，punctuation.py 第 120 行."""
    where = ""
    if error.__traceback__ is not None:
        *_, last = walk_tb(error.__traceback__)
        where = f"，{Path(last[0].f_code.co_filename).name} 第 {last[1]} 行"
    detail = " ".join(str(error).split())[:100]
    return f"{type(error).__name__}{f' {detail}' if detail else ''}{where}"


def _allowed(finding: Finding, words: Sequence[str], text: str) -> bool:
    """Whether a finding on wording is on a word that the settings allow, or within it; lines may break in the word."""
    if finding.code[:3] not in _OF_WORDS:
        return False
    for word in words:
        reach = 2 * len(word)
        around = text[max(0, finding.start - reach) : finding.end + reach]
        start = finding.start - max(0, finding.start - reach)
        end = start + finding.end - finding.start
        for found in re.finditer(r"\s*".join(map(re.escape, word)), around):
            if (found.start() <= start and end <= found.end()) or (start <= found.start() and found.end() <= end):
                return True
    return False


def _of_remarks(
    known: Sequence[Remark], document: Document, config: Config, judging: Mapping[str, bool]
) -> Iterator[Finding]:
    """Give the findings on remarks: those that silence nothing, and those that cannot be followed."""

    def judged(word: str) -> bool:
        return all(asked for code, asked in judging.items() if code.startswith(word))

    for rule, hits in (
        (unused_remark, unused(known, document.source.text, judged)),
        (malformed_remark, malformed(known)),
    ):
        if config.selects(rule.code):
            yield from (_finding(rule, hit, config, document.source) for hit in hits)


def _finding(rule: Rule, hit: Hit, config: Config, source: Source) -> Finding:
    """Give a hit its code, severity, place and excerpt."""
    place = source.place(hit.start)
    excerpt, indent = _excerpt(source.text, hit.start - place.column + 1, hit.start)
    severity = config.severity_of(rule.code) or hit.severity or rule.severity
    return Finding(
        rule.code, rule.name, severity, hit.message, hit.basis or rule.basis, place.line, place.column,
        place.paragraph, hit.start, hit.end, excerpt, indent, hit.fix,
    )  # fmt: skip


def _excerpt(text: str, first: int, start: int) -> tuple[str, int]:
    """Return the part of the line (it begins at ``first``) that shows a finding, and how far in the finding begins."""
    furthest = min(len(text), start + _EXCERPT)
    last = text.find("\n", start, furthest)
    last = furthest if last < 0 else last
    left = max(first, start - _BEFORE)
    if last - left < _EXCERPT:
        left = max(first, last - _EXCERPT)
    cut = text[left : min(last, left + _EXCERPT)]
    lead = min(len(cut) - len(cut.lstrip()), start - left)
    return cut[lead:].rstrip(), start - left - lead
