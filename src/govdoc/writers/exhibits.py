"""Table or figure → its paragraphs: a table under its caption, a picture above it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from govdoc.model import Table
from govdoc.writers.continued import Cut, label
from govdoc.writers.oxml import indent, off, paragraph, run, size, spacing, w
from govdoc.writers.pictures import picture
from govdoc.writers.styles import FIGURE, TABLE_CAPTION
from govdoc.writers.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document, Figure
    from govdoc.profile import Profile
    from govdoc.writers.columns import Lay
    from govdoc.writers.flow import Item


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a table or a figure stands."""

    lay: Lay
    after: Item | None
    """What stands behind it."""
    stays: bool
    """Its end stays on the page of what stands behind it."""
    cut: Cut | None = None
    """Where a table is divided, so that later pages show 续表; None for one without a caption."""


def table_elements(data: Table, setting: Setting) -> Iterator[Any]:
    """Give caption and table; between two tables, and at the end, Word needs a paragraph."""
    caption = data.caption.value if data.caption is not None else ""
    if caption.strip():
        yield _caption(caption)
    form, cut = setting.lay.form, setting.cut or Cut(len(data.rows), 0)
    if form is None:
        return
    if cut.first < len(data.rows):
        yield table(replace(data, rows=data.rows[: cut.first]), form, range(cut.held - 1))
        yield _between(cut)
        rest = replace(data, rows=data.rows[: data.header_rows] + data.rows[cut.first :])
        kept = _kept(rest, data.header_rows + cut.held_rest, stays=setting.stays)
        yield table(rest, form, kept, label(caption))
    else:
        yield table(data, form, _kept(data, cut.held, stays=setting.stays))
    if setting.after is None or isinstance(setting.after, Table):
        yield paragraph(FIGURE)


def _kept(data: Table, held: int, *, stays: bool) -> set[int]:
    """Return the rows that stay on the page of the next one: all but the last of those held, and the last of all."""
    return {*range(held - 1)} | ({len(data.rows) - 1} if stays else set())


def _between(cut: Cut) -> Any:
    """Return the paragraph of a point between the two parts of a table, or Word makes one of them."""
    begins = w("pageBreakBefore") if cut.forced else None
    line = (off("snapToGrid"), spacing(exact=20), indent(), w("rPr", *size(1)))
    return paragraph(None, *((begins,) if begins is not None else ()), *line)


def figure_elements(part: Any, data: Figure, document: Document, profile: Profile, setting: Setting) -> Iterator[Any]:
    """Give the picture and the caption under it; ``part`` is the document part that will hold it."""
    inline = picture(part, data, document, profile, across=setting.lay.across)
    captioned = bool(data.caption.value.strip())
    element = paragraph(FIGURE, *([w("keepNext")] if captioned or setting.stays else []))
    element.append(w("r", w("drawing", inline)))
    yield element
    if captioned:
        yield _caption(data.caption.value, keep=setting.stays)


def _caption(text: str, *, keep: bool = True) -> Any:
    """Return a caption; above a table it stays on the table's page."""
    element = paragraph(TABLE_CAPTION, *([] if keep else [w("keepNext", val=0)]))
    element.append(run(text.strip()))
    return element
