"""Document → plain text, a line a paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.gbt9704 import Part
from govdoc.model import Figure, Table
from govdoc.writers.flow import Printed, flow, soft_lines
from govdoc.writers.notes import mark, marked, shown
from govdoc.writers.refusal import refuse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document
    from govdoc.writers.flow import Item

_HEAD = frozenset({Part.TITLE, Part.BYLINE})
_NEW_GROUP = frozenset(
    {
        Part.ATTACHMENT_NOTE,
        Part.ATTACHMENT_MARK,
        Part.ATTENDANCE,
        Part.SIGNATURE,
        Part.STAMP_OFFICE,
        Part.MAIN_COPY,
        Part.CC,
    }
)


def write(document: Document) -> bytes:
    r"""Return the text in UTF-8, lines ended by ``\n``: no indents, free lines where the paper has them.

    The cells of a row are parted by tabs; footnotes stand at the end. Raises what ``refuse`` raises.
    """
    refuse(document)
    items, notes = marked(flow(document))
    text = "".join(f"{line}\n" for line in _lines(items))
    below = "".join(f"{mark(number)}{''.join(soft_lines(note))}\n" for number, note in enumerate(notes, 1))
    return (shown(text, mark) + ("\n" + below if below else "")).encode()


def _lines(items: list[Item]) -> Iterator[str]:
    before: Part | None = None
    for item in items:
        part = item.part if isinstance(item, Printed) else Part.BODY
        if (
            before is not None
            and before is not part
            and (part in _NEW_GROUP or (before in _HEAD and part not in _HEAD))
        ):
            yield ""
        before = part
        match item:
            case Printed():
                yield "".join(soft_lines(item.text)) if part is Part.TITLE else "\n".join(soft_lines(item.text))
            case Table():
                yield from _table(item)
            case Figure():
                yield item.caption.value.strip()


def _table(table: Table) -> Iterator[str]:
    """Give the caption and the rows."""
    if table.caption is not None:
        yield table.caption.value.strip()
    for row in table.rows:
        yield "\t".join(" ".join(soft_lines(cell.value.strip())) for cell in row)
