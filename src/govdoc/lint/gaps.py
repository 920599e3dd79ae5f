"""Paragraph of a docx → the paragraph with text before it, and how much room there is between the two."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from govdoc.model import Document, Layout, ParagraphFormat

_LINE = 28.95
"""Points of a line of the 版心."""
_NATURAL = 1.4
"""Height of a line of type, in its size, at most: what an exact height has beyond it is seen as room."""
_LOOSE = 1.6
"""Lines: 行距 from here on is seen as room."""
_SIZE = 16.0


class Gap(NamedTuple):
    """The paragraph with text before another on its page, and the room between them in lines of the 版心."""

    before: ParagraphFormat
    lines: float


def gap_above(document: Document, layout: Layout, paragraph: ParagraphFormat) -> Gap | None:
    """Return what stands above a paragraph; None in tables, at the head of a page or section, and of the document.

    An empty paragraph is a line, whatever its type, which is not known; one of a fixed height is as high as that.
    """
    rows, number, lines = layout.paragraphs, paragraph.number, 0.0
    heads = {page.first_paragraph for page in layout.pages}
    following = paragraph
    while number > 1 and not following.in_table and not following.starts_page and number not in heads:
        before = rows[number - 2]
        lines += (before.after + following.before) / _LINE
        if before.in_table:
            return None
        text = document.source.text[before.start : before.end]
        if text.strip():
            return Gap(before, lines + _own_room(document, before) + _own_room(document, paragraph))
        lines += before.line / _LINE if before.line_rule == "exact" else 1 + text.count("\n")
        number, following = number - 1, before
    return None


def _own_room(document: Document, paragraph: ParagraphFormat) -> float:
    """Return the room within a paragraph: of line breaks at its ends, and of lines far higher than their type."""
    text = document.source.text[paragraph.start : paragraph.end]
    breaks = text[: len(text) - len(text.lstrip())].count("\n") + text[len(text.rstrip()) :].count("\n")
    size = max((run.size for run in paragraph.runs), default=_SIZE)
    if paragraph.line_rule == "auto":
        return breaks + (paragraph.line - 1 if paragraph.line >= _LOOSE else 0.0)
    return breaks + max(0.0, paragraph.line - max(_LINE, _NATURAL * size)) / _LINE
