"""Findings that are known and let be → a baseline file; the baseline → the findings that are new, and stale entries.

An entry is a rule and the text of a paragraph, as a hash: a paragraph may move within its file, but where its words
change, it is looked at anew.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from govdoc.errors import GovdocError, UsageError
from govdoc.lint.enginerules import rule_failed
from govdoc.lint.files import without
from govdoc.readers.files import MEGABYTE, Limits, decode, load

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from govdoc.lint.engine import Finding
    from govdoc.lint.files import Checked
    from govdoc.lint.tasks import Task

VERSION = 1
_EXCERPT = 20
"""Characters of a paragraph that an entry shows to people."""
_LIMITS = Limits(file=200 * MEGABYTE)


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A rule, and the paragraph on which its findings are let be."""

    code: str
    paragraph: str
    """Hash of its text, white space at its ends left out."""


@dataclass(frozen=True, slots=True)
class Known:
    """How often an entry stands in a file, and how its paragraph begins."""

    count: int
    excerpt: str


Baseline = dict[str, dict[Entry, Known]]
"""Paths of files, relative to the folder of the baseline, with ``/`` → what is known of them."""


@dataclass(frozen=True, slots=True)
class Stale:
    """An entry of which fewer findings are left than the baseline knows."""

    path: str
    code: str
    excerpt: str
    count: int

    def __str__(self) -> str:
        return f"{self.path}：{self.code}“{self.excerpt}”" + (f" {self.count} 处" if self.count > 1 else "")


def entry_of(finding: Finding, text: str) -> tuple[Entry, str]:
    """Return the entry that a finding belongs to, and how its paragraph begins; ``text`` is the source."""
    start = max(0, finding.start - finding.column + 1)
    end = text.find("\n", finding.start)
    paragraph = text[start : len(text) if end < 0 else end].strip()
    digest = hashlib.sha256(paragraph.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return Entry(finding.code, digest), paragraph[:_EXCERPT]


def key_of(path: Path, folder: Path) -> str:
    """Return the key of a file in a baseline that lies in ``folder``."""
    full = path.resolve()
    try:
        return os.path.relpath(full, folder.resolve()).replace(os.sep, "/")
    except ValueError:  # another drive
        return full.as_posix()


def known_in(checked: Checked) -> dict[Entry, Known]:
    """Return the entries for the findings of a file; what is our own fault is never let be."""
    counts: Counter[Entry] = Counter()
    excerpts: dict[Entry, str] = {}
    for finding in checked.findings:
        if finding.code != rule_failed.code:
            entry, excerpt = entry_of(finding, checked.text)
            counts[entry] += 1
            excerpts[entry] = excerpt
    return {entry: Known(count, excerpts[entry]) for entry, count in counts.items()}


def apply(
    baseline: Baseline, folder: Path, tasks: Sequence[Task], files: Sequence[Checked]
) -> tuple[list[Checked], list[Stale]]:
    """Return the files without the findings that a baseline in ``folder`` knows, and the entries that are stale.

    Files that were not checked or could not be read, and rules that were not asked, make no entry stale; files that
    are gone do.
    """
    new, stale, seen = [], list[Stale](), set[str]()
    for task, checked in zip(tasks, files, strict=True):
        key = key_of(task.path, folder)
        seen.add(key)
        if checked.error is not None:
            new.append(checked)
            continue
        known = baseline.get(key, {})
        left = Counter({entry: value.count for entry, value in known.items()})
        kept = [finding for finding in checked.findings if not _taken(finding, checked.text, left)]
        new.append(without(checked, tuple(kept), task.config))
        stale += [
            Stale(key, entry.code, known[entry].excerpt, count)
            for entry, count in sorted(left.items())
            if count and task.config.selects(entry.code)
        ]
    return new, stale + _gone(baseline, folder, seen)


def _taken(finding: Finding, text: str, left: Counter[Entry]) -> bool:
    """Whether an entry stands for a finding; it is then used up."""
    entry, _ = entry_of(finding, text)
    if finding.code == rule_failed.code or not left[entry]:
        return False
    left[entry] -= 1
    return True


def _gone(baseline: Baseline, folder: Path, seen: set[str]) -> list[Stale]:
    """Return the entries of files that are no longer there."""
    return [
        Stale(key, entry.code, known.excerpt, known.count)
        for key, entries in sorted(baseline.items())
        if key not in seen and not (folder / key).exists()
        for entry, known in sorted(entries.items(), key=lambda item: item[0])
    ]


def updated(baseline: Baseline, folder: Path, tasks: Sequence[Task], files: Sequence[Checked]) -> Baseline:
    """Return the baseline that knows all findings of these files.

    What it knew of other files that still exist, and of rules that were not asked, stays.
    """
    out = {key: dict(entries) for key, entries in baseline.items() if (folder / key).exists()}
    for task, checked in zip(tasks, files, strict=True):
        key = key_of(task.path, folder)
        if checked.error is None:
            kept = {entry: known for entry, known in out.get(key, {}).items() if not task.config.selects(entry.code)}
            out[key] = {**kept, **known_in(checked)}
    return {key: entries for key, entries in out.items() if entries}


def dump(baseline: Baseline) -> str:
    """Return a baseline as JSON, a line an entry, in one order whatever was checked first: paths, codes, paragraphs."""
    files = []
    for key, entries in sorted(baseline.items()):
        rows = [_row(entry, known) for entry, known in sorted(entries.items(), key=lambda item: item[0])]
        files.append(f"  {json.dumps(key, ensure_ascii=False)}: [\n   " + ",\n   ".join(rows) + "\n  ]")
    inner = "\n" + ",\n".join(files) + "\n " if files else ""
    return f'{{\n "version": {VERSION},\n "files": {{{inner}}}\n}}\n'


def _row(entry: Entry, known: Known) -> str:
    """Return the object of an entry in one line."""
    value = {"code": entry.code, "paragraph": entry.paragraph, "count": known.count, "excerpt": known.excerpt}
    return json.dumps(value, ensure_ascii=False)


def read_baseline(path: Path) -> Baseline:
    """Return the baseline in a file; raises UsageError where it cannot be read or is none."""
    try:
        text = decode(load(path, _LIMITS), str(path))
    except GovdocError as error:
        raise UsageError(f"基线文件读不了：{error}") from None
    try:
        value = json.loads(text)
        if value["version"] != VERSION:
            raise UsageError(f"{path}：基线文件的版本是 {value['version']}，请用 --write-baseline 重新生成")
        return {str(key): dict(_read(row) for row in rows) for key, rows in value["files"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise UsageError(f"{path}：不是基线文件，或已损坏，请用 --write-baseline 重新生成") from None


def _read(row: Mapping[str, Any]) -> tuple[Entry, Known]:
    """Read the object of an entry."""
    return Entry(str(row["code"]), str(row["paragraph"])), Known(int(row["count"]), str(row["excerpt"]))
