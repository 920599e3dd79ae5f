"""Colours of a docx → text and automatic numbers that are not black (GB/T 9704—2012 5.2.4)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govdoc.gbt9704 import PARTS, Part
from govdoc.lint.grouping import grouped
from govdoc.lint.language import is_chinese
from govdoc.lint.official import demanded
from govdoc.lint.rule import Hit, Severity, rule
from govdoc.lint.rules.emphasis import is_link
from govdoc.lint.setting import starting
from govdoc.lint.strictness import strictness
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document, Layout, RunFormat

_RED = lazy("[C-F][0-9A-F][0-3][0-9A-F]{3}", re.IGNORECASE)
_BLACK = lazy("(?:[01][0-9A-F]){3}", re.IGNORECASE)
"""Black, and what nobody tells from it."""


@rule("FMT007", "文字颜色不是黑色", Severity.ERROR)
@demanded
def coloured_text(document: Document) -> Iterator[Hit]:
    """如无特殊说明，公文中文字的颜色均为黑色；发文机关标志的红色除外。

    依据：GB/T 9704—2012 5.2.4
    正例：版面：正文.颜色=000000
    反例：版面：正文.颜色=FF0000
    """
    layout = document.layout
    if layout is not None and is_chinese(document):
        yield from grouped([*_coloured(document, layout), *_coloured_numbers(layout)], strictness(document))


def _coloured(document: Document, layout: Layout) -> Iterator[tuple[str, int, int, int]]:
    """Give the runs in a colour."""
    marks = [(mark.start, mark.end) for mark in document.elements.issuer_mark]
    head = next((stretch.paragraph.number for stretch in starting(document)), 1)
    for paragraph in layout.paragraphs:
        for run in paragraph.runs:
            text = document.source.text[run.start : run.end]
            if is_black(run.color) or run.hidden or is_link(run) or not text.strip():
                continue
            if any(a <= run.start < b for a, b in marks) or (paragraph.number < head and _is_mark(run)):
                continue
            yield f"文字应为黑色，现为#{run.color}", run.start, run.end, paragraph.number


def _is_mark(run: RunFormat) -> bool:
    """Whether a run above the text looks like a 发文机关标志, which no reader named."""
    return run.size > PARTS[Part.TITLE].size and _RED.fullmatch(run.color or "") is not None


def _coloured_numbers(layout: Layout) -> Iterator[tuple[str, int, int, int]]:
    """Give the paragraphs in black of which the number that Word prints is in a colour."""
    for paragraph in layout.paragraphs:
        face = paragraph.number_face
        if face is None or face.hidden or is_black(face.color):
            continue
        if all(is_black(run.color) for run in paragraph.runs):
            said = f"自动编号“{paragraph.number_label}”应为黑色，现为#{face.color}"
            yield said, paragraph.start, paragraph.end, paragraph.number


def is_black(color: str | None) -> bool:
    """Whether a colour is black, or none is set."""
    return color is None or color == "auto" or _BLACK.fullmatch(color) is not None
