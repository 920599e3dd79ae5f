"""Word file → where its 版头 ends and its 版记 begins, which no reader named: 发文字号, 抄送, 印发 tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govdoc.gbt9704 import PARTS, Part
from govdoc.lint.once import once
from govdoc.lint.passage import HAN
from govdoc.model import Title

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
    title = max((block.text.start for block in document.blocks if isinstance(block, Title)), default=0)
    last = 0
    for row in rows:
        if _NUMBER.fullmatch(text[row.start : row.end].strip()):
            return row.number
        if row.end < title and _is_mark(row) and (last == 0 or last == row.number - 1):
            last = row.number
    return last


_FOOT = re.compile(
    r"(?:抄\s*[送报]|主\s*送|分\s*送)\s*[:：].*|.{0,40}20\d\d年\d{1,2}月\d{1,2}日\s*印\s*发\s*", re.DOTALL
)
"""抄送：…… and 云河县教育局办公室 2026年8月20日印发."""
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


def _is_mark(row: ParagraphFormat) -> bool:
    """Whether a paragraph is all red and larger than a title."""
    return bool(row.runs) and all(
        run.size > PARTS[Part.TITLE].size and RED.fullmatch(run.color or "") is not None for run in row.runs
    )
