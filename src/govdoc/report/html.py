"""Findings → one HTML page that needs nothing else: the text of the documents, marks at the findings, a filter.

A document is somebody else's: all of it is escaped, and the page's policy lets nothing run or load but its own script
and style, named by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
from html import escape
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from govdoc.report.marking import marked, visible
from govdoc.report.overview import heading, overview
from govdoc.report.places import spoken
from govdoc.report.repeats import entries
from govdoc.report.terminal import LEVELS, skipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govdoc.lint import Checked, Edit, Finding

_PAGE = Path(__file__).with_name("page")
_MOST_EDITS, _MOST_WORDS = 3, 30
_MOST_PLACES = 200
"""Places of one card that are listed; a page of a hundred thousand links is of no use to anybody."""
_FIXES = {"safe": "可自动改正", "unsafe": "改法（须人核对）"}


class Numbers(NamedTuple):
    """The numbers that findings and cards of a page get, in their order."""

    findings: Iterator[int]
    cards: Iterator[int]


def findings_html(checked: Sequence[Checked]) -> str:
    """Return the page; no new line at the end."""
    style, script = (_PAGE.joinpath(name).read_text(encoding="utf-8") for name in ("style.css", "script.js"))
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}';"
        " base-uri 'none'; form-action 'none'"
    )
    numbers = Numbers(count(1), count(1))
    sections = (line for number, file in enumerate(checked) for line in _section(file, number, numbers))
    return "\n".join(
        (
            '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>公文检查报告</title>\n<style>{style}</style>\n</head>\n<body>",
            *heading(checked),
            "<main>",
            *overview(checked),
            *sections,
            f"</main>\n<script>{script}</script>\n</body>\n</html>",
        )
    )


def _hash(text: str) -> str:
    """Return the hash by which a policy names a script or a style."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _section(file: Checked, number: int, numbers: Numbers) -> Iterator[str]:
    """Give the part of a file: its text beside its findings."""
    said = f"{len(file.findings)} 处" if file.findings else "没有发现问题"
    told = "读不了" if file.error is not None else said
    yield f'<section class="file" id="f{number}" data-file="{number}">'
    yield f"<h2>{_shown(file.path)}<small>{told}</small></h2>"
    if file.error is not None:
        yield f'<p class="unread">{_shown(file.error)}</p>'
    if file.skipped:
        yield f'<p class="skipped">没有读作正文：{_shown(skipped(file))}</p>'
    if file.error is None:
        yield from _pair(file, number, numbers)
    yield "</section>"


def _pair(file: Checked, number: int, numbers: Numbers) -> Iterator[str]:
    """Give the text of a file, and beside it a card for each finding; one for all that say the same."""
    own = {id(finding): next(numbers.findings) for finding in file.findings}
    groups = [(next(numbers.cards), group) for group in entries(file.findings)]
    cards = {id(finding): card for card, group in groups for finding in group}
    found = marked(file, [(own[id(finding)], cards[id(finding)], finding) for finding in file.findings])
    yield '<div class="pair">\n<div class="text">'
    yield from found.lines
    yield "</div>"
    yield '<div class="cards" role="list" aria-label="问题">'
    for card, group in groups:
        yield _card(file, number, card, group, [found.anchors[own[id(finding)]] for finding in group])
    yield "</div>\n</div>"


def _card(file: Checked, number: int, index: int, group: Sequence[Finding], anchors: Sequence[int]) -> str:
    """Return what is said of findings that say the same."""
    finding = group[0]
    level = finding.severity.value
    head = (
        f'<a href="#m{anchors[0]}">{spoken(finding)}</a> <b>{LEVELS[level]}</b>'
        f" <code>{escape(finding.code)}</code> {escape(finding.name)}"
    )
    fix = f'<p class="fix">{_fix(file, finding)}</p>' if finding.fix is not None else ""
    return (
        f'<div role="listitem" class="card {level}" id="c{index}" data-id="{index}" data-severity="{level}"'
        f' data-code="{escape(finding.code)}" data-file="{number}" data-count="{len(group)}">\n<p>{head}</p>\n'
        f'<p>{_shown(finding.message)}</p>\n<p class="basis">依据：{_shown(finding.basis)}</p>{fix}'
        f"{_places(group, anchors)}</div>"
    )


def _places(group: Sequence[Finding], anchors: Sequence[int]) -> str:
    """Return the other places of findings that say the same, each a link; "" where there is one."""
    if len(group) == 1:
        return ""
    named = list(zip(group, anchors, strict=True))[1 : _MOST_PLACES + 1]
    links = "、".join(f'<a href="#m{anchor}">{spoken(finding)}</a>' for finding, anchor in named)
    more = "……" if len(group) > _MOST_PLACES + 1 else ""
    return f'<details class="places"><summary>这样的共 {len(group)} 处</summary>{links}{more}</details>'


def _fix(file: Checked, finding: Finding) -> str:
    """Return how a finding is mended."""
    if finding.fix is None:
        return ""
    edits = finding.fix.edits
    changes = "，".join(_edit(file.text, edit) for edit in edits[:_MOST_EDITS])
    more = f"等 {len(edits)} 处" if len(edits) > _MOST_EDITS else ""
    return f"{_FIXES[finding.fix.applicability]}：{_shown(changes + more)}"


def _edit(text: str, edit: Edit) -> str:
    """Return an edit in words."""
    old, new = _clipped(text[edit.start : edit.end]), _clipped(edit.text)
    if not old:
        return f"加上“{new}”"
    return f"“{old}”改为“{new}”" if new else f"删去“{old}”"


def _clipped(text: str) -> str:
    """Return the beginning of a text."""
    return text if len(text) <= _MOST_WORDS else text[:_MOST_WORDS] + "……"


def _shown(text: str) -> str:
    """Return text that stands in a page as it is."""
    return escape(visible(text))
