"""Findings → one HTML page that needs nothing else: the text of the documents, marks at the findings, a filter.

A document is somebody else's: all of it is escaped, and the page's policy lets nothing run or load but its own script
and style, named by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from html import escape
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from govdoc.report.marking import marked, visible
from govdoc.report.places import spoken
from govdoc.report.terminal import LEVELS, total

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govdoc.lint import Checked, Edit, Finding

_PAGE = Path(__file__).with_name("page")
_MOST_EDITS, _MOST_WORDS = 3, 30
_FIXES = {"safe": "可用 --fix 改正", "unsafe": "改法须人核对"}
_KEYS = "按 <kbd>N</kbd>、<kbd>P</kbd> 到下一处、上一处，回车看说明。"


def findings_html(checked: Sequence[Checked]) -> str:
    """Return the page; no new line at the end."""
    style, script = (_PAGE.joinpath(name).read_text(encoding="utf-8") for name in ("style.css", "script.js"))
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}';"
        " base-uri 'none'; form-action 'none'"
    )
    numbers = count(1)
    sections = (line for number, file in enumerate(checked) for line in _section(file, number, numbers))
    return "\n".join(
        (
            '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>公文检查报告</title>\n<style>{style}</style>\n</head>\n<body>",
            *_header(checked),
            "<main>",
            *sections,
            f"</main>\n<script>{script}</script>\n</body>\n</html>",
        )
    )


def _hash(text: str) -> str:
    """Return the hash by which a policy names a script or a style."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _header(checked: Sequence[Checked]) -> Iterator[str]:
    """Give the head of the page: what was found, and the filter."""
    findings = [finding for file in checked for finding in file.findings]
    levels = Counter(finding.severity.value for finding in findings)
    rules = Counter((finding.code, finding.name) for finding in findings)
    yield f"<header>\n<h1>公文检查报告</h1>\n<p>{escape(total(checked))}</p>"
    yield '<div class="filter" role="search" aria-label="筛选">\n<fieldset><legend>级别</legend>'
    for level, name in LEVELS.items():
        box = f'<input type="checkbox" name="severity" value="{level}" checked>'
        yield f"<label>{box} {name} {levels[level]}</label>"
    yield f'</fieldset>\n<label>规则 <select id="rule"><option value="">全部 {len(findings)}</option>'
    for (code, name), number in sorted(rules.items()):
        yield f'<option value="{escape(code)}">{escape(f"{code} {name} {number}")}</option>'
    yield f'</select></label>\n<label>文件 <select id="file"><option value="">全部 {len(checked)}</option>'
    for number, file in enumerate(checked):
        yield f'<option value="{number}">{_shown(f"{file.path} {_count(file)}")}</option>'
    yield '</select></label>\n<button type="button" id="reset">全部显示</button>'
    yield f'<output id="shown" aria-live="polite">共 {len(findings)} 处</output>\n</div>'
    yield f'<p class="hint">{_KEYS}</p>\n</header>'


def _count(file: Checked) -> str:
    """Return how much was found in a file."""
    return "读不了" if file.error is not None else str(len(file.findings))


def _section(file: Checked, number: int, numbers: Iterator[int]) -> Iterator[str]:
    """Give the part of a file: its text beside its findings."""
    said = f"{len(file.findings)} 处" if file.findings else "没有发现问题"
    told = "读不了" if file.error is not None else said
    yield f'<section class="file" data-file="{number}">\n<h2>{_shown(file.path)}<small>{told}</small></h2>'
    if file.error is not None:
        yield f'<p class="unread">{_shown(file.error)}</p>'
    if file.skipped:
        yield f'<p class="skipped">未能完整读入：{_shown("；".join(file.skipped))}</p>'
    if file.error is None:
        numbered = [(next(numbers), finding) for finding in file.findings]
        found = marked(file, numbered)
        yield '<div class="pair">\n<div class="text">'
        yield from found.lines
        yield "</div>"
        yield '<div class="cards" role="list" aria-label="问题">'
        yield from (_card(file, number, index, finding, found.anchors[index]) for index, finding in numbered)
        yield "</div>\n</div>"
    yield "</section>"


def _card(file: Checked, number: int, index: int, finding: Finding, anchor: int) -> str:
    """Return what is said of a finding."""
    level = finding.severity.value
    head = (
        f'<a href="#m{anchor}">{spoken(finding)}</a> <b>{LEVELS[level]}</b>'
        f" <code>{escape(finding.code)}</code> {escape(finding.name)}"
    )
    fix = f'<p class="fix">{_fix(file, finding)}</p>' if finding.fix is not None else ""
    return (
        f'<div role="listitem" class="card {level}" id="c{index}" data-id="{index}" data-severity="{level}"'
        f' data-code="{escape(finding.code)}" data-file="{number}">\n<p>{head}</p>\n<p>{_shown(finding.message)}</p>\n'
        f'<p class="basis">依据：{_shown(finding.basis)}</p>{fix}</div>'
    )


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
