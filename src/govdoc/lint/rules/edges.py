"""Elements of a docx that stand at an edge of the 版心 → those that do not (GB/T 9704—2012 7.2, 7.3.7, 7.4)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from govdoc.gbt9704 import PARTS, Part
from govdoc.lint.language import is_chinese
from govdoc.lint.official import measured
from govdoc.lint.placed import Placed, elements
from govdoc.lint.rule import Hit, rule
from govdoc.lint.setting import ATTACHMENT_MARK
from govdoc.model import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document, ParagraphFormat

_SLACK = 0.5
"""字."""
_BLANKS = " \t\u3000\u00a0"
_CORNER = (Part.COPY_NUMBER, Part.CLASSIFICATION, Part.URGENCY)
"""In the order in which they stand below one another (7.2.3)."""
_INDENTS = {**dict.fromkeys(_CORNER, 0), Part.ATTACHMENT_MARK: 0, Part.CC: 1, Part.PRINTING_OFFICE: 1}
"""Parts → how far their line begins from the left, in 字."""
_AWAY = frozenset({"center", "right", "distribute"})


@rule("FMT050", "要素没有顶格或没有空一字")
@measured
def away_from_edge(document: Document) -> Iterator[Hit]:
    """份号、密级和保密期限、紧急程度、附件顺序号顶格编排；抄送机关、印发机关左空一字。

    份号、密级和保密期限、紧急程度按这个顺序自上而下分行排列。表格里的和写在同一行的不查。

    依据：GB/T 9704—2012 7.2.1、7.2.2、7.2.3、7.3.7、7.4.2、7.4.3
    正例：版面：密级.首行=0 抄送.首行=1 附件页=另页
    反例：版面：密级.首行=2
    反例：版面：附件页=另页 附件页.对齐=center
    反例：版面：抄送.首行=0
    """
    for item in _lines(document):
        wanted, text = _INDENTS[item.part], document.source.text[item.paragraph.start : item.paragraph.end]
        size = item.paragraph.runs[0].size if item.paragraph.runs else PARTS[item.part].size
        lead = len(text) - len(text.lstrip(_BLANKS))
        indent = item.paragraph.left / size + item.paragraph.first_line + lead
        if item.paragraph.alignment in _AWAY or "\t" in text[:lead] or abs(indent - wanted) > _SLACK:
            yield Hit(item.text.start, item.text.end, f"{item.part.value}应{'左空一字' if wanted else '居左顶格'}")
    corner = [item for item in elements(document) if item.part in _CORNER]
    for before, item in pairwise(corner):
        if _CORNER.index(item.part) < _CORNER.index(before.part) and item.paragraph.number > before.paragraph.number:
            yield Hit(item.text.start, item.text.end, f"{item.part.value}应排在{before.part.value}之上")


def _lines(document: Document) -> Iterator[Placed]:
    """Give the elements that begin a paragraph of their own at an edge, those in tables left out."""
    layout = document.layout
    rows = layout.paragraphs if layout is not None and is_chinese(document) else ()
    marks = [_mark(document, row) for row in rows if row.starts_page and _is_mark(document, row)]
    for item in (*elements(document), *marks):
        before = document.source.text[item.paragraph.start : item.text.start]
        if item.part in _INDENTS and not item.paragraph.in_table and not before.strip():
            yield item


def _is_mark(document: Document, paragraph: ParagraphFormat) -> bool:
    """Whether a paragraph is 「附件」 with its number; with a colon it may be the head of a 附件说明."""
    text = document.source.text[paragraph.start : paragraph.end].strip()
    return ATTACHMENT_MARK.fullmatch(text) is not None and not text.endswith(("：", ":"))


def _mark(document: Document, paragraph: ParagraphFormat) -> Placed:
    """Return the paragraph of an 附件顺序号 as an element."""
    text = Text.run(document.source.text[paragraph.start : paragraph.end], paragraph.start).strip()
    return Placed(Part.ATTACHMENT_MARK, text, paragraph, ())
