"""A place of a docx → its paragraph, its section; a section → where it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.lint.language import is_chinese

if TYPE_CHECKING:
    from govdoc.model import Document, Layout, PageFormat, ParagraphFormat


def judged_pages(document: Document) -> tuple[PageFormat, ...]:
    """Return the sections of a docx in Chinese, none of other documents."""
    return document.layout.pages if document.layout is not None and is_chinese(document) else ()


def paragraph_at(document: Document, layout: Layout, offset: int) -> ParagraphFormat | None:
    """Return the format of the paragraph that holds a place of the source."""
    number = document.source.row(offset)
    return layout.paragraphs[number - 1] if 0 < number <= len(layout.paragraphs) else None


def first_of(document: Document, page: PageFormat) -> int:
    """Return the offset of the first paragraph of a section."""
    return document.source.starts[min(page.first_paragraph, len(document.source.starts)) - 1]


def page_of(layout: Layout, number: int) -> PageFormat | None:
    """Return the section of a paragraph."""
    return next((page for page in reversed(layout.pages) if page.first_paragraph <= number), None)
