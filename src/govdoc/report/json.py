"""Findings and outlines → JSON, as ``docs/json.md`` describes it; Chinese as it is, offsets in code points."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from govdoc.report.selection import statistics

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govdoc.corpus import Entry
    from govdoc.lint import Checked, Finding
    from govdoc.model import Residue, Source, Text
    from govdoc.outline import Section
    from govdoc.report.selection import Selection

VERSION = 1


def findings_json(checked: Sequence[Checked]) -> str:
    """Return the findings of files as JSON, indented by one, Chinese as it is; no new line at the end.

    ``line`` and ``column`` are null for a docx, ``paragraph`` (1-based) for a text; offsets are code points.
    """
    files = [_file(file) | {"findings": [_finding(finding) for finding in file.findings]} for file in checked]
    value = {"version": VERSION, "files": files, "summary": summary(checked)}
    return json.dumps(value, ensure_ascii=False, indent=1)


def summary(checked: Sequence[Checked]) -> dict[str, int]:
    """Count files, findings by severity, and those with a fix that is safe."""
    findings = [finding for file in checked for finding in file.findings]
    counts = {level: sum(finding.severity == level for finding in findings) for level in ("error", "warning", "info")}
    fixable = sum(finding.fix is not None and finding.fix.applicability == "safe" for finding in findings)
    return {"files": len(checked), **counts, "fixable": fixable}


def findings_jsonl(checked: Sequence[Checked]) -> str:
    """Return the findings as JSON Lines, each an object that tells its ``type``: file, finding, and at last summary.

    The findings of a file follow it, each with its ``path``. No new line at the end.
    """
    return "\n".join(json.dumps(value, ensure_ascii=False) for value in _rows(checked))


def _rows(checked: Sequence[Checked]) -> Iterator[dict[str, Any]]:
    """Give the objects of JSON Lines."""
    for file in checked:
        yield {"type": "file", **_file(file), "findings": len(file.findings)}
        for finding in file.findings:
            yield {"type": "finding", "path": file.path, **_finding(finding)}
    yield {"type": "summary", "version": VERSION, **summary(checked)}


def _file(file: Checked) -> dict[str, Any]:
    """Return the object of a file, without its findings."""
    return {"path": file.path, "error": file.error, "skipped": list(file.skipped)}


def _finding(finding: Finding) -> dict[str, Any]:
    """Return the object of a finding."""
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "basis": finding.basis,
        "line": finding.line,
        "column": None if finding.line is None else finding.column,
        "paragraph": finding.paragraph,
        "start": finding.start,
        "end": finding.end,
        "excerpt": finding.excerpt,
        "fix": _fix(finding),
    }


def _fix(finding: Finding) -> dict[str, Any] | None:
    """Return the object of a fix, None where there is none."""
    if finding.fix is None:
        return None
    edits = [{"start": edit.start, "end": edit.end, "text": edit.text} for edit in finding.fix.edits]
    return {"applicability": finding.fix.applicability.value, "edits": edits}


def outlines_json(entries: Sequence[Entry], chosen: Selection) -> str:
    """Return the outlines as JSON: one object for one document, a list of objects for several; no new line at the end.

    A document that could not be read is an object with ``source`` and ``error``.
    """
    values = [_outline(entry, chosen) for entry in entries]
    return json.dumps(values[0] if len(values) == 1 else values, ensure_ascii=False, indent=1)


def _outline(entry: Entry, chosen: Selection) -> dict[str, Any]:
    """Return the object of a document."""
    if entry.outline is None:
        return {"source": str(entry.path), "error": entry.error}
    outline = entry.outline
    source = outline.document.source
    reasons = outline.explained() if chosen.explain else {}
    sections = [_section(section, source, chosen.depth) for section in chosen.sections(outline)]
    for section in sections:
        if chosen.explain:
            section["reasons"] = reasons.get(section["start"], [])
    value = {
        "source": source.name,
        "title": outline.title,
        "genre": outline.genre,
        "sections": sections,
        "residue": [_residue(block, source) for block in outline.residue],
        "skipped": list(outline.document.skipped),
    }
    if elements := [_element(name, text, source) for name, text in outline.document.elements.texts()]:
        value["elements"] = elements
    if outline.document.attachments:
        value["attachments"] = [_attachment(part.title, source) for part in outline.document.attachments]
    return value | {"stats": statistics(outline)} if chosen.stats else value


def _section(section: Section, source: Source, depth: int | None) -> dict[str, Any]:
    """One section and those below it."""
    deeper = depth is None or depth > 1
    below = section.children if deeper else []
    return {
        "level": section.level,
        "ordinal": section.heading.ordinal if section.heading else None,
        "title": section.title,
        "role": section.role.value if section.role else None,
        "kind": section.kind,
        "start": section.start,
        "end": section.end,
        "line": source.row(section.start),
        "children": [_section(child, source, None if depth is None else depth - 1) for child in below],
    }


def _element(name: str, text: Text, source: Source) -> dict[str, Any]:
    """One element of 版头, 版记 or what stands behind the body, by its name in the model."""
    return {"name": name, "text": text.value, "start": text.start, "end": text.end, "line": source.row(text.start)}


def _attachment(title: Text, source: Source) -> dict[str, Any]:
    """One attachment: its title, empty where it has none; its sections are those that begin behind it."""
    return {"title": title.value, "start": title.start, "end": title.end, "line": source.row(title.start)}


def _residue(block: Residue, source: Source) -> dict[str, Any]:
    """One piece of residue."""
    return {
        "kind": block.kind.value,
        "start": block.text.start,
        "end": block.text.end,
        "line": source.row(block.text.start),
        "text": block.text.value,
    }
