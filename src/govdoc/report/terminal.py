"""Findings → text for people: with excerpts and carets, or one line each."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from govdoc.patterns import lazy
from govdoc.report.columns import pointed, shown
from govdoc.report.json import summary
from govdoc.report.places import spot
from govdoc.report.repeats import counted, entries, fix_mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govdoc.lint import Checked, Finding

LEVELS = {"error": "错误", "warning": "警告", "info": "提示"}
"""Severity → how it is called."""
_COLOURS = {"error": "31", "warning": "33", "info": "36"}
_MOST_ALIKE = 20
"""Entries of one rule in one file that are shown; the rest are counted."""
_MOST_SKIPPED = 5
_MARGIN = "  | "
_PLACE = lazy(r"^第\d+段：")


def findings_text(checked: Sequence[Checked], *, colour: bool = False, columns: int | None = None) -> str:
    """Return findings with place, 依据, excerpt and caret, what was not read, and a line of summary.

    What a rule says of many places in one file in the same words is one entry; its 依据 is told once. ``colour`` adds
    ANSI colours; excerpts are cut to ``columns``, None: as they are.
    """
    parts = [part for file in checked for part in _file(file, colour=colour, columns=columns)]
    return "\n".join([*parts, total(checked, colour=colour)])


def findings_concise(checked: Sequence[Checked]) -> str:
    """Return one line a finding, nothing else: ``path:line:col: level code message``; empty where there is none."""
    return "\n".join(
        f"{shown(file.path)}: 错误 {shown((file.error or '').removeprefix(f'{file.path}：'))}"
        if finding is None
        else _line(file, finding, colour=False)
        for file in checked
        for finding in ([None] if file.error else file.findings)
    )


def _line(file: Checked, finding: Finding, tail: str = "", *, colour: bool) -> str:
    """Return the head line of a finding; [*] and [?] tell that a fix is known."""
    level = _painted(LEVELS[finding.severity], _COLOURS[finding.severity], colour=colour)
    mark = fix_mark(finding)
    words = (level, finding.code, *([mark] if mark else []), shown(finding.message) + tail)
    return f"{shown(file.path)}:{spot(finding)}: {' '.join(words)}"


def _painted(text: str, code: str, *, colour: bool) -> str:
    """Return a text in an ANSI colour."""
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text


def _file(file: Checked, *, colour: bool, columns: int | None) -> Iterator[str]:
    """Give what is printed of one file."""
    if file.error is not None:
        yield f"{_painted('读不了', _COLOURS['error'], colour=colour)} {shown(file.error)}\n"
        return
    seen: Counter[str] = Counter()
    hidden: Counter[str] = Counter()
    names = {}
    told: set[tuple[str, str]] = set()
    for entry in entries(file.findings):
        first = entry[0]
        seen[first.code] += 1
        if seen[first.code] <= _MOST_ALIKE:
            head = _line(file, first, counted(entry), colour=colour)
            basis = [] if (first.code, first.basis) in told else [f"  依据：{first.basis}"]
            told.add((first.code, first.basis))
            yield "\n".join([head, *_excerpt(first, colour=colour, columns=columns), *basis, ""])
        else:
            hidden[first.code] += len(entry)
            names[first.code] = first.name
    for code, count in hidden.items():
        yield f"{shown(file.path)}: 另有 {count} 处 {code} {names[code]}，加 --format concise 可逐条列出\n"
    if file.skipped:
        yield f"{shown(file.path)}: 没有读作正文：{skipped(file)}\n"


def skipped(file: Checked) -> str:
    """Return what the reader of a file could not model, in one line: what is alike in many places, with its count."""
    alike: dict[str, list[str]] = {}
    for item in file.skipped:
        alike.setdefault(_PLACE.sub("", item), []).append(item)
    said = [
        items[0] if len(items) == 1 else f"{what} {len(items)} 处（首见{items[0].removesuffix(what).rstrip('：')}）"
        for what, items in alike.items()
    ]
    more = len(said) - _MOST_SKIPPED
    return shown("；".join(said[:_MOST_SKIPPED])) + (f"；另有 {more} 种" if more > 0 else "")


def _excerpt(finding: Finding, *, colour: bool, columns: int | None) -> Iterator[str]:
    """Give the excerpt with its caret."""
    if finding.excerpt.strip() and finding.start < finding.end:  # what concerns the whole file points at nothing
        room = None if columns is None else max(10, columns - len(_MARGIN))
        line, blanks, caret = pointed(finding.excerpt, finding.indent, finding.end - finding.start, room)
        yield _MARGIN + line
        yield _MARGIN + blanks + _painted(caret, _COLOURS[finding.severity], colour=colour)


def total(checked: Sequence[Checked], *, colour: bool = False) -> str:
    """Return the closing line: files, findings by severity, what can be mended, files that could not be read."""
    counts = summary(checked)
    unread = sum(file.error is not None for file in checked)
    judged = counts["files"] - unread
    tail = f"另有 {unread} 个文件读不了。" if unread else ""
    if not judged:
        return f"{unread} 个文件读不了。"
    found = sum(counts[level] for level in LEVELS)
    if not found:
        return f"查了 {judged} 个文件，没有发现问题。{tail}"
    levels = "、".join(
        _painted(f"{name} {counts[level]}", _COLOURS[level], colour=colour)
        for level, name in LEVELS.items()
        if counts[level]
    )
    return f"查了 {judged} 个文件，发现 {found} 处问题：{levels}。{_mendable(checked, counts['fixable'])}{tail}"


def _mendable(checked: Sequence[Checked], safe: int) -> str:
    """Return the sentence on what can be mended."""
    unsafe = sum(fix_mark(finding) == "[?]" for file in checked for finding in file.findings)
    parts = [f"{safe} 处可用 --fix 改正（标 [*]）"] * bool(safe)
    parts += [f"{unsafe} 处的改法须人核对（标 [?]，用 --fix --unsafe-fixes）"] * bool(unsafe)
    return f"其中 {'，'.join(parts)}。" if parts else ""
