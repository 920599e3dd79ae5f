"""Text and findings → lines of HTML in which each finding is a mark that leads to what is said of it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from html import escape
from itertools import accumulate
from typing import TYPE_CHECKING

from govdoc.report.columns import BIDI

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govdoc.lint import Checked, Finding

_VISIBLE = (
    {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n\r"}
    | dict.fromkeys((0x7F, *range(0x80, 0xA0), 0x2028, 0x2029, *map(ord, BIDI)), "\ufffd")
    | {0x0D: " "}
)
_RANKS = ("info", "warning", "error")


def visible(text: str) -> str:
    """Return a text of the same length in which control characters can be seen and do nothing."""
    return text.translate(_VISIBLE)


@dataclass(frozen=True, slots=True)
class Marked:
    """A text as lines of HTML, and for the number of each finding that of the mark where it begins."""

    lines: list[str]
    anchors: dict[int, int]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A finding within its line: offsets in the line, ``end`` at most that of the line; ``card`` tells of it."""

    number: int
    card: int
    start: int
    end: int
    level: str
    message: str


def marked(file: Checked, numbered: Sequence[tuple[int, int, Finding]]) -> Marked:
    """Return the text of a file with its findings (number, number of its card, finding) marked.

    Of a finding over several lines, the first of them is.
    Lines of a text with findings are numbered, of a docx the paragraphs that have some.
    """
    lines = file.text.split("\n")
    found, rows = _by_line(file, lines, numbered)
    if len(lines) > 1 and not lines[-1] and len(lines) - 1 not in found:
        lines.pop()  # the text ends with its last line
    counts = any(finding.line is not None for _, _, finding in numbered)
    anchors: dict[int, int] = {}
    made = []
    for at, line in enumerate(lines):
        row = at + 1 if counts else rows.get(at)
        inner = "".join(_pieces(line, found[at], anchors)) if at in found else escape(visible(line))
        made.append(f'<p data-row="{row}">{inner}</p>' if row else f"<p>{inner}</p>")
    return Marked(made, anchors)


def _by_line(
    file: Checked, lines: Sequence[str], numbered: Sequence[tuple[int, int, Finding]]
) -> tuple[dict[int, list[_Stretch]], dict[int, int]]:
    """Return the stretches on each line (0-based), and the paragraphs of a docx that the lines belong to."""
    starts = [0, *accumulate(len(line) + 1 for line in lines)][:-1]
    found: dict[int, list[_Stretch]] = {}
    rows: dict[int, int] = {}
    for number, card, finding in numbered:
        at = bisect_right(starts, min(finding.start, len(file.text))) - 1
        start = min(finding.start - starts[at], len(lines[at]))
        end = max(start, min(finding.end - starts[at], len(lines[at])))
        found.setdefault(at, []).append(_Stretch(number, card, start, end, finding.severity.value, finding.message))
        if finding.paragraph is not None:
            rows[at] = finding.paragraph
    return found, rows


def _pieces(line: str, stretches: list[_Stretch], anchors: dict[int, int]) -> Iterator[str]:
    """Give a line cut where findings begin and end; ``anchors`` learns the mark where each begins."""
    waiting = sorted(stretches, key=lambda stretch: stretch.start, reverse=True)
    cuts = sorted({0, len(line), *(cut for stretch in stretches for cut in (stretch.start, stretch.end))})
    active: list[_Stretch] = []
    for at, following in zip(cuts, [*cuts[1:], len(line)], strict=True):
        active = [stretch for stretch in active if stretch.end > at]
        points: list[_Stretch] = []
        while waiting and waiting[-1].start == at:
            stretch = waiting.pop()
            (active if stretch.end > at else points).append(stretch)
        if points:
            yield _mark("", points, anchors, " point")
        text = line[at:following]
        if active and text:
            yield _mark(text, active, anchors)
        else:
            yield escape(visible(text))


def _mark(text: str, active: Sequence[_Stretch], anchors: dict[int, int], kind: str = "") -> str:
    """Return a stretch of text as a link to what is said of it."""
    new = [stretch.number for stretch in active if stretch.number not in anchors]
    anchors.update(dict.fromkeys(new, new[0]) if new else {})
    level = max((stretch.level for stretch in active), key=_RANKS.index)
    ids = " ".join(dict.fromkeys(str(stretch.card) for stretch in active))
    title = escape(visible("\n".join(stretch.message for stretch in active)))
    name = f' id="m{new[0]}"' if new else ""
    link = f'href="#c{active[0].card}" data-ids="{ids}" title="{title}"'
    return f'<a class="mark{kind} {level}"{name} {link}>{escape(visible(text))}</a>'
