"""Findings → the head of the HTML report: a sentence, the filter, and tables by rule and by file."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING

from govdoc.report.marking import visible
from govdoc.report.repeats import fix_mark
from govdoc.report.terminal import LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govdoc.lint import Checked

_KEYS = "按 <kbd>N</kbd>、<kbd>P</kbd> 到下一处、上一处，回车看说明。"
_MEANING = "错误：标准写明“应”“不得”的，须改；警告：不合标准的一般要求，或多半写错了，请核对；提示：供参考，可以不改。"


def heading(checked: Sequence[Checked]) -> Iterator[str]:
    """Give the head of the page: what was found, and the filter."""
    findings = [finding for file in checked for finding in file.findings]
    levels = Counter(finding.severity.value for finding in findings)
    rules = Counter((finding.code, finding.name) for finding in findings)
    yield f"<header>\n<h1>公文检查报告</h1>\n<p>{escape(sentence(checked))}</p>"
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


def sentence(checked: Sequence[Checked]) -> str:
    """Return what was found, for a reader who knows no command line."""
    unread = sum(file.error is not None for file in checked)
    findings = [finding for file in checked for finding in file.findings]
    levels = Counter(finding.severity.value for finding in findings)
    marks = Counter(map(fix_mark, findings))
    counts = "、".join(f"{name} {levels[level]}" for level, name in LEVELS.items() if levels[level])
    found = f"发现 {len(findings)} 处问题：{counts}。" if findings else "没有发现问题。"
    parts = [f"{marks['[*]']} 处可以自动改正"] * bool(marks["[*]"])
    parts += [f"{marks['[?]']} 处有改法、须人核对"] * bool(marks["[?]"])
    mendable = f"其中 {'，'.join(parts)}。" if parts else ""
    tail = f"{unread} 个文件读不了。" if unread else ""
    judged = len(checked) - unread
    return (f"查了 {judged} 个文件，{found}{mendable}" if judged else "") + tail


def overview(checked: Sequence[Checked]) -> Iterator[str]:
    """Give the tables of what was found: by rule, the gravest first, and by file where there are several."""
    if not any(file.findings for file in checked) and len(checked) < 2:  # noqa: PLR2004 - one file needs no list
        return
    yield f'<section class="overview" aria-label="一览">\n<p class="hint">{_MEANING}</p>\n<div class="tables">'
    yield from _by_rule(checked)
    if len(checked) > 1:
        yield from _by_file(checked)
    yield "</div>\n</section>"


def _by_rule(checked: Sequence[Checked]) -> Iterator[str]:
    """Give the table of rules."""
    counts = Counter(
        (finding.severity.value, finding.code, finding.name) for file in checked for finding in file.findings
    )
    ranks = [*LEVELS]
    rows = sorted(counts.items(), key=lambda row: (ranks.index(row[0][0]), -row[1], row[0][1]))
    if not rows:
        return
    yield '<table>\n<tr><th>级别</th><th>问题</th><th>规则</th><th class="number">处数</th></tr>'
    for (level, code, name), number in rows:
        yield (
            f'<tr class="{level}"><td><b>{LEVELS[level]}</b></td><td>{_shown(name)}</td>'
            f'<td><code>{escape(code)}</code></td><td class="number">{number}</td></tr>'
        )
    yield "</table>"


def _by_file(checked: Sequence[Checked]) -> Iterator[str]:
    """Give the table of files, each a link to its part."""
    heads = "".join(f'<th class="number">{name}</th>' for name in LEVELS.values())
    yield f"<table>\n<tr><th>文件</th>{heads}</tr>"
    for number, file in enumerate(checked):
        link = f'<td><a href="#f{number}">{_shown(file.path)}</a></td>'
        levels = Counter(finding.severity.value for finding in file.findings)
        cells = "".join(f'<td class="number">{levels[level] or ""}</td>' for level in LEVELS)
        told = cells if file.error is None else '<td colspan="3">读不了</td>'
        yield f"<tr>{link}{told}</tr>"
    yield "</table>"


def _count(file: Checked) -> str:
    """Return how much was found in a file."""
    return "读不了" if file.error is not None else str(len(file.findings))


def _shown(text: str) -> str:
    """Return text that stands in a page as it is."""
    return escape(visible(text))
