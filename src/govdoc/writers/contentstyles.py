"""GB/T 9704 as data → the styles of attachments, of footnotes and of the table of contents."""

from __future__ import annotations

from typing import Any

from govdoc.gbt9704 import PARTS, Part, Typeface
from govdoc.writers.oxml import LINE, TEXT, TWIPS_PER_POINT, fonts, indent, off, size, spacing, w

CONTENT_IDS = {Part.ATTACHMENT_MARK: "AttachmentMark", Part.ATTACHMENT_TITLE: "AttachmentTitle"}
FOOTNOTE_TEXT, FOOTNOTE_REFERENCE = "FootnoteText", "FootnoteReference"
CONTENTS_HEADING = "TOCHeading"
CONTENTS_LEVELS = 3
"""Levels of headings that a table of contents lists."""
FOOTNOTE_SIZE = 9.0
"""小五: practice; the standard knows no footnotes."""
_FOOTNOTE_CHAR = round(FOOTNOTE_SIZE * TWIPS_PER_POINT)
_CONTENTS_FACES = (Typeface.HEITI, Typeface.FANGSONG, Typeface.FANGSONG)

Properties = tuple[Any, ...]


def contents_style(level: int) -> str:
    """Return the id of the style of an entry of the table of contents."""
    return f"TOC{level}"


def content_styles() -> list[tuple[str, str, Properties, Properties]]:
    """Return (id, name, paragraph properties, run properties) of every paragraph style, each based on Normal."""
    return [_mark(), _title(), _footnote(), _contents_heading(), *map(_entry, range(1, CONTENTS_LEVELS + 1))]


def _mark() -> tuple[str, str, Properties, Properties]:
    """Return the style of 附件1: 3号黑体 at the head of a new page, flush left (7.3.7)."""
    part = PARTS[Part.ATTACHMENT_MARK]
    paragraph = (w("keepNext"), w("pageBreakBefore"), indent(), w("jc", val=part.alignment))
    return CONTENT_IDS[Part.ATTACHMENT_MARK], Part.ATTACHMENT_MARK, paragraph, (fonts(part.typeface),)


def _title() -> tuple[str, str, Properties, Properties]:
    """Return the style of an attachment's title: centred on the third line (7.3.7), set as the title of the document.

    Practice: one free line under it, as under the document's own.
    """
    part = PARTS[Part.ATTACHMENT_TITLE]
    room = spacing(before=1, after=1, exact=LINE)
    paragraph = (w("keepNext"), off("snapToGrid"), room, indent(), w("jc", val=part.alignment))
    run = (fonts(part.typeface), off("b"), off("bCs"), off("spacing"), *size(part.size))
    return CONTENT_IDS[Part.ATTACHMENT_TITLE], Part.ATTACHMENT_TITLE, paragraph, run


def _footnote() -> tuple[str, str, Properties, Properties]:
    """Return footnote text: 小五宋体, two 字 in (practice)."""
    paragraph = (off("snapToGrid"), spacing(), indent(first=2, char=_FOOTNOTE_CHAR))
    return FOOTNOTE_TEXT, "footnote text", paragraph, (fonts(Typeface.SONGTI), off("spacing"), *size(FOOTNOTE_SIZE))


def _contents_heading() -> tuple[str, str, Properties, Properties]:
    """Return the style of 目录: 3号黑体, centred, a free line under it (practice)."""
    paragraph = (w("keepNext"), spacing(after=1), indent(), w("jc", val="center"))
    return CONTENTS_HEADING, "TOC Heading", paragraph, (fonts(Typeface.HEITI),)


def _entry(level: int) -> tuple[str, str, Properties, Properties]:
    """Return toc 1 to toc 3: one 字 further in a level, the page number at the right edge behind dots."""
    tabs = w("tabs", w("tab", val="right", leader="dot", pos=TEXT))
    paragraph = (tabs, indent(left=float(level - 1)), w("jc", val="left"))
    face = _CONTENTS_FACES[level - 1]
    run = (fonts(face),) if face is not Typeface.FANGSONG else ()
    return contents_style(level), f"toc {level}", paragraph, run


def content_character_styles() -> list[tuple[str, str, Properties]]:
    """Return (id, name, run properties) of the character styles: the raised mark of a footnote."""
    return [(FOOTNOTE_REFERENCE, "footnote reference", (w("vertAlign", val="superscript"),))]
