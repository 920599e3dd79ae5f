"""Findings of a file → entries: what one rule says of many places in the same words is said once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from govdoc.report.places import spot

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govdoc.lint import Finding

_NAMED = 3
"""Places that an entry names; findings that are no more than these stand each for itself."""


def fix_mark(finding: Finding) -> str:
    """Return [*] where --fix mends a finding, [?] where its fix wants a look, nothing where there is none."""
    if finding.fix is None:
        return ""
    return "[*]" if finding.fix.applicability == "safe" else "[?]"


def entries(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Return findings in entries, in the order of their first places."""
    found = list(findings)
    counts = Counter(map(_key, found))
    repeated: dict[tuple[str, ...], list[Finding]] = {}
    made: list[list[Finding]] = []
    for finding in found:
        key = _key(finding)
        if key in repeated:
            repeated[key].append(finding)
            continue
        made.append([finding])
        if counts[key] > _NAMED:
            repeated[key] = made[-1]
    return made


def _key(finding: Finding) -> tuple[str, ...]:
    """Return what findings of one entry have in common."""
    return finding.code, finding.severity, finding.message, fix_mark(finding)


def counted(entry: list[Finding]) -> str:
    """Return how many places an entry has, and the first of them; "" where it is one."""
    if len(entry) == 1:
        return ""
    places = "、".join(map(spot, entry[:_NAMED]))
    return f"（共 {len(entry)} 处：{places}……）"
