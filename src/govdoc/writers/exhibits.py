"""Table or figure → its paragraphs: a table under its caption, a picture above it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govdoc.model import Table
from govdoc.writers.columns import fit
from govdoc.writers.oxml import paragraph, run, w
from govdoc.writers.pictures import picture
from govdoc.writers.styles import FIGURE, TABLE_CAPTION
from govdoc.writers.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document, Figure
    from govdoc.writers.flow import Item


def table_elements(data: Table, after: Item | None, *, across: bool) -> Iterator[Any]:
    """Give caption and table; between two tables, and at the end, Word needs a paragraph.

    ``across``: its page lies crosswise.
    """
    if data.caption is not None and data.caption.value.strip():
        yield _caption(data.caption.value)
    if not any(data.rows):
        return
    yield table(data, fit(data, across=across))
    if after is None or isinstance(after, Table):
        yield paragraph(FIGURE)


def figure_elements(part: Any, data: Figure, document: Document, *, across: bool) -> Iterator[Any]:
    """Give the picture and the caption under it; ``part`` is the document part that will hold it."""
    inline = picture(part, data, document, across=across)
    captioned = bool(data.caption.value.strip())
    element = paragraph(FIGURE, *([w("keepNext")] if captioned else []))
    element.append(w("r", w("drawing", inline)))
    yield element
    if captioned:
        yield _caption(data.caption.value, keep=False)


def _caption(text: str, *, keep: bool = True) -> Any:
    """Return a caption; above a table it stays on the table's page."""
    element = paragraph(TABLE_CAPTION, *([] if keep else [w("keepNext", val=0)]))
    element.append(run(text.strip()))
    return element
