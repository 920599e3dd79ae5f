"""Outline → JSON, as ``docs/json.md`` describes it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from govdoc.report.tree import plain_title

if TYPE_CHECKING:
    from govdoc.model import Residue, Source
    from govdoc.outline import Outline, Section


def outline_json(outline: Outline, depth: int | None = None) -> str:
    """Return the outline as JSON, down to ``depth`` levels of nesting (None: all); offsets are Unicode code points."""
    source = outline.document.source
    value = {
        "source": source.name,
        "title": outline.title,
        "genre": outline.genre,
        "sections": [_section(section, source, depth) for section in outline.sections],
        "residue": [_residue(block, source) for block in outline.residue],
        "skipped": list(outline.document.skipped),
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _section(section: Section, source: Source, depth: int | None) -> dict[str, Any]:
    """One section and those below it."""
    deeper = depth is None or depth > 1
    below = section.children if deeper else []
    return {
        "level": section.level,
        "ordinal": section.heading.ordinal if section.heading else None,
        "title": plain_title(section),
        "role": section.role.value if section.role else None,
        "kind": section.kind,
        "start": section.start,
        "end": section.end,
        "line": source.row(section.start),
        "children": [_section(child, source, None if depth is None else depth - 1) for child in below],
    }


def _residue(block: Residue, source: Source) -> dict[str, Any]:
    """One piece of residue."""
    return {
        "kind": block.kind.value,
        "start": block.text.start,
        "end": block.text.end,
        "line": source.row(block.text.start),
        "text": block.text.value,
    }
