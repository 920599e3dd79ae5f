"""Line of a Word file → whether it is no body text, though no reader says so: of contents, a note, a line of a head."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govdoc.gbt9704 import HEADING_PARTS, PARTS, Part
from govdoc.lint.once import once
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from govdoc.model import Document, ParagraphFormat, Text

_HEADINGS = frozenset(HEADING_PARTS.values())
RED = lazy("[B-F][0-9A-F][0-4][0-9A-F][0-4][0-9A-F]", re.IGNORECASE)
_MARKS = ("纪要", "简报", "专报", "快报", "动态", "通讯", "令")
"""Kinds whose 标志 reads like a title (GB/T 9704—2012 10.2, 10.3)."""
_CONTENTS = lazy(r".*(?:\t|[.．…·]{3,})\s*\d{1,3}\s*")
"""一、明确目标任务……3: a table of contents that somebody typed."""
_NOTE = lazy(r"\s*(?:注|备注|附注|资料来源|数据来源)\s*[:：].*")
"""What stands below a table or a picture, in smaller type."""
_FORM = lazy(
    r"\s*(?:说明|填表说明|填报单位|填表单位|填报人|填表人|单位|学校|制表|审核)[^。：:]{0,12}[:：].*"
    r"|[^。]*[:：][\s　_]{2,}[^。]*"
)
"""填表人：　　联系电话：, 说明：本表一式两份。: the lines right above and below a form."""
_BELOW = 2
"""Lines below a table that may belong to it."""
_ISSUED = lazy(r"\s*\S{2,30}[\s　]{2,}(?:19|20)\d\d年\d{1,2}月\d{1,2}日\s*")
"""云河县教育局办公室　　2026年3月12日: the line below the 标志 of a 纪要, a 简报."""


def is_aside(document: Document, part: Part | None, paragraph: ParagraphFormat, text: Text) -> bool:
    """Whether the standard has no word on how a stretch is set, whatever part it was taken for.

    It is a line of contents, a note below a table, office and date of a 纪要, its 标志, or the title behind a cover.
    """
    if part is Part.TITLE:
        return is_mark(paragraph) and text.value.rstrip().endswith(_MARKS)
    if part is Part.SALUTATION:
        return False
    whole = document.source.text[paragraph.start : paragraph.end]
    patterns = (_CONTENTS, _NOTE, _ISSUED) + ((_FORM,) if paragraph.number in _beside_tables(document) else ())
    odd = any(pattern.fullmatch(whole) is not None for pattern in patterns)
    return odd or (part in _HEADINGS and _is_title(document, text))


@once
def _beside_tables(document: Document) -> frozenset[int]:
    """Return the numbers of the paragraphs with text right above a table, and of the two right below one."""
    rows = () if document.layout is None else document.layout.paragraphs
    text = document.source.text
    kept = [row for row in rows if row.in_table or text[row.start : row.end].strip()]
    found: set[int] = set()
    for at, row in enumerate(kept):
        around = kept[at + 1 : at + 2] + kept[max(0, at - _BELOW) : at]
        if not row.in_table and any(other.in_table for other in around):
            found.add(row.number)
    return frozenset(found)


def _is_title(document: Document, text: Text) -> bool:
    """Whether a heading is the title, once more behind a cover."""
    title = document.title
    return title is not None and "".join(title.value.split()) == "".join(text.value.split())


def is_mark(paragraph: ParagraphFormat) -> bool:
    """Whether a paragraph is all red and larger than a title: the 标志 of a 纪要 names its kind, as titles do."""
    return bool(paragraph.runs) and all(
        run.size > PARTS[Part.TITLE].size and RED.fullmatch(run.color or "") is not None for run in paragraph.runs
    )
