"""Word file → where its 版头 ends that no reader named: the 发文机关标志 in red, the 发文字号 under it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govdoc.gbt9704 import PARTS, Part
from govdoc.lint.once import once
from govdoc.lint.passage import HAN

if TYPE_CHECKING:
    from govdoc.model import Document, ParagraphFormat

_NUMBER = re.compile(
    rf"[{HAN}]{{2,12}}\s*[〔﹝［\[（(【]\s*(?:19|20)\d\d\s*[〕﹞］\]）)】]\s*第?\s*\d{{1,5}}\s*号(?:\s*签\s*发\s*人\s*[:：].*)?"
)
"""云教发〔2026〕12号, with its brackets right or wrong, alone in its paragraph or with the 签发人."""
RED = re.compile("[B-F][0-9A-F][0-4][0-9A-F][0-4][0-9A-F]", re.IGNORECASE)
_DEEPEST = 15
"""Paragraphs with text from the beginning, among which a 发文字号 is looked for."""


@once
def masthead(document: Document) -> int:
    """Return the number of the last paragraph of a 版头 that no reader named, 0 where there is none."""
    layout, known = document.layout, document.elements
    if layout is None or known.document_number is not None or known.issuer_mark:
        return 0
    text = document.source.text
    rows = [row for row in layout.paragraphs if text[row.start : row.end].strip()][:_DEEPEST]
    last = 0
    for row in rows:
        if _NUMBER.fullmatch(text[row.start : row.end].strip()):
            return row.number
        if _is_mark(row) and (last == 0 or last == row.number - 1):
            last = row.number
    return last


def _is_mark(row: ParagraphFormat) -> bool:
    """Whether a paragraph is all red and larger than a title."""
    return bool(row.runs) and all(
        run.size > PARTS[Part.TITLE].size and RED.fullmatch(run.color or "") is not None for run in row.runs
    )
