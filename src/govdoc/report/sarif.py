"""Findings → SARIF 2.1.0 (OASIS), as code scanning and editors read it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from govdoc import __version__
from govdoc.lint import ALL_RULES, FAMILIES
from govdoc.report.places import Lines, Span, fingerprints, spoken, uri
from govdoc.report.rulepages import rule_body

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from govdoc.lint import Checked, Finding, Fix, Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_PROBLEMS = {"error": "error", "warning": "warning", "info": "recommendation"}
_ROOT = "%SRCROOT%"
_FIXES = {"safe": "稳妥的改法", "unsafe": "须人核对的改法"}


def findings_sarif(checked: Sequence[Checked]) -> str:
    """Return the findings as a SARIF log with one run, a line a result; no new line at the end.

    A paragraph of a docx counts as a line, and is named in ``logicalLocations``; fixes are given for texts alone. Files
    that could not be read are notifications, and the execution was then not successful.
    """
    known = {rule.code: rule for rule in ALL_RULES}
    first: dict[str, Finding] = {}
    for file in checked:
        for finding in file.findings:
            first.setdefault(finding.code, finding)
    codes = {code: index for index, code in enumerate(sorted(first))}
    rules = [_rule(known.get(code), first[code]) for code in codes]
    driver = {"name": "govdoc", "version": __version__, "language": "zh-CN", "rules": rules}
    run = {
        "tool": {"driver": driver},
        "language": "zh-CN",
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "运行检查时所在的文件夹"}}},
        "invocations": [_invocation(checked)],
    }
    results = ",\n".join(_json(result) for file in checked for result in _results(file, codes))
    head = f'{{"$schema":{_json(SCHEMA)},"version":"2.1.0","runs":[{_json(run)[:-1]},\n"results":['
    return f"{head}\n{results}\n]}}]}}" if results else f"{head}]}}]}}"


def _json(value: object) -> str:
    """Return JSON in one line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _rule(rule: Rule | None, finding: Finding) -> dict[str, Any]:
    """Return the descriptor of a rule; of one that is not ours (a library user's own), what its finding tells."""
    if rule is None:
        text = f"{finding.name}。依据：{finding.basis}。"
        page, full, level, family = text, finding.name, finding.severity.value, finding.code[:3]
    else:
        page, full, level, family = rule_body(rule), rule.explanation, rule.severity.value, rule.family
    return {
        "id": finding.code,
        "shortDescription": {"text": finding.name},
        "fullDescription": {"text": full},
        "help": {"text": f"{full}\n\n依据：{finding.basis if rule is None else rule.basis}。", "markdown": page},
        "defaultConfiguration": {"level": _LEVELS[level]},
        "properties": {"tags": [FAMILIES.get(family, family)], "problem.severity": _PROBLEMS[level]},
    }


def _invocation(checked: Sequence[Checked]) -> dict[str, Any]:
    """Return how the run went: what could not be read is an error, what was skipped a note."""
    notes = [_note(file, "error", file.error) for file in checked if file.error is not None]
    notes += [_note(file, "note", f"没有读作正文：{'；'.join(file.skipped)}") for file in checked if file.skipped]
    good = not any(file.broken or file.error is not None for file in checked)
    return {"executionSuccessful": good, "toolExecutionNotifications": notes}


def _note(file: Checked, level: str, text: str) -> dict[str, Any]:
    """Return a notification about a file."""
    location = {"physicalLocation": {"artifactLocation": _artifact(uri(file.path))}}
    return {"level": level, "message": {"text": text}, "locations": [location]}


def _artifact(address: str) -> dict[str, str]:
    """Return where a file lies: from the working folder on, or absolute."""
    return {"uri": address} if address.startswith("file:") else {"uri": address, "uriBaseId": _ROOT}


def _results(file: Checked, codes: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    """Give the results of a file."""
    if not file.findings:
        return
    artifact, lines = _artifact(uri(file.path)), Lines(file)
    for finding, print_ in zip(file.findings, fingerprints(file), strict=True):
        result = {
            "ruleId": finding.code,
            "ruleIndex": codes[finding.code],
            "level": _LEVELS[finding.severity],
            "message": {"text": _message(finding)},
            "locations": [_location(finding, artifact, lines)],
            "partialFingerprints": _fingerprints(finding, print_),
            "properties": {"name": finding.name, "basis": finding.basis},
        }
        if finding.fix is not None and finding.line is not None:
            result["fixes"] = [_fix(finding.fix, artifact, lines)]
        yield result


def _message(finding: Finding) -> str:
    """Return the message; for a docx, which no viewer can show, with place and excerpt."""
    if finding.line is not None:
        return finding.message
    excerpt = f"“{finding.excerpt.strip()}”" if finding.excerpt.strip() else ""
    return f"{spoken(finding)}：{finding.message}" + (f"（原文：{excerpt}）" if excerpt else "")


def _fingerprints(finding: Finding, print_: str) -> dict[str, str]:
    """Return the fingerprints; GitHub's own as well where it cannot make it from the lines of the file."""
    own = {"govdocFinding/v1": print_}
    return own if finding.line is not None else own | {"primaryLocationLineHash": f"{print_[:16]}:1"}


def _location(finding: Finding, artifact: dict[str, str], lines: Lines) -> dict[str, Any]:
    """Return where a finding is."""
    region: dict[str, Any] = _region(lines.of(finding))
    if finding.line is not None and finding.excerpt:
        region["snippet"] = {"text": finding.excerpt}
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": artifact, "region": region}}
    if finding.paragraph is not None:
        location["logicalLocations"] = [{"name": f"第{finding.paragraph}段", "kind": "paragraph"}]
    return location


def _region(span: Span) -> dict[str, int]:
    """Return a region, 1-based, its end exclusive."""
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _fix(fix: Fix, artifact: dict[str, str], lines: Lines) -> dict[str, Any]:
    """Return a fix of a text file: its replacements belong together."""
    replacements = [
        {"deletedRegion": _region(lines.between(edit.start, edit.end)), "insertedContent": {"text": edit.text}}
        for edit in fix.edits
    ]
    changes = [{"artifactLocation": artifact, "replacements": replacements}]
    return {
        "description": {"text": _FIXES[fix.applicability]},
        "artifactChanges": changes,
        "properties": {"applicability": fix.applicability.value},
    }
