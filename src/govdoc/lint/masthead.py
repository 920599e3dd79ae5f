"""Word file → where its 版头 ends and its 版记 begins, where neither the reader nor the outline could name them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govdoc.lint.asides import is_mark
from govdoc.lint.once import once
from govdoc.model import Title
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from govdoc.model import Document

_DEEPEST = 15
"""Paragraphs with text from the beginning, among which a 版头 is looked for."""


@once
def masthead(document: Document) -> int:
    """Return the number of the last paragraph of a 发文机关标志 that is told by its red type alone, 0 where none is."""
    layout, known = document.layout, document.elements
    if layout is None or known.document_number is not None or known.issuer_mark:
        return 0
    text = document.source.text
    rows = [row for row in layout.paragraphs if text[row.start : row.end].strip()][:_DEEPEST]
    title = max((block.text.start for block in document.blocks if isinstance(block, Title)), default=0)
    last = 0
    for row in rows:
        if row.end < title and is_mark(row) and (last == 0 or last == row.number - 1):
            last = row.number
    return last


_FOOT = lazy(r"(?:抄\s*[送报]|主\s*送|分\s*送)\s*[:：].*|.{0,40}20\d\d年\d{1,2}月\d{1,2}日\s*印\s*发\s*", re.DOTALL)
"""Lines that the outline leaves alone where others stand among them."""
_HIGHEST = 8
"""Paragraphs with text from the end, among which a 版记 is looked for."""


@once
def colophon(document: Document) -> int | None:
    """Return the number of the first paragraph of a 版记 that no reader named, None where there is none."""
    layout, known = document.layout, document.elements
    if layout is None or known.cc is not None or known.printing_office is not None:
        return None
    text = document.source.text
    rows = [row for row in layout.paragraphs if text[row.start : row.end].strip()][-_HIGHEST:]
    return next((row.number for row in rows if _FOOT.fullmatch(text[row.start : row.end].strip())), None)
