"""Document → .docx laid out by GB/T 9704—2012, in the format that the document asks for."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from govdoc.errors import UsageError
from govdoc.gbt9704 import Part
from govdoc.model import Figure, OfficialFormat, Table
from govdoc.writers import colophon, masthead
from govdoc.writers.closing import right_indents
from govdoc.writers.flow import NOTE_LABEL, Item, Printed, flow, soft_lines
from govdoc.writers.foot import foot
from govdoc.writers.measure import width
from govdoc.writers.oxml import LINE, indent, paragraph, run, spacing, w
from govdoc.writers.package import blank, packed
from govdoc.writers.pictures import picture
from govdoc.writers.redhead import red_head
from govdoc.writers.refusal import refuse
from govdoc.writers.styles import FIGURE, STYLE_IDS, TABLE_CAPTION, heading_character
from govdoc.writers.tables import table
from govdoc.writers.template import template
from govdoc.writers.titles import title_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document

_TITLE_CHARS = 20
"""字 of 2号 that fit into a line of 156 mm."""
_HEAD = frozenset({Part.TITLE, Part.BYLINE})
_CLOSING = frozenset({Part.SIGNATURE, Part.DATE})
_DOC_GRID = w("docGrid").tag
_EARLIEST = 315532800
"""1980-01-01, the first second that a zip archive can name."""
_TITLE_PROPERTY = 255


def write(document: Document) -> bytes:
    """Return the Word file of a document; the same document always gives the same bytes.

    Its times are those of SOURCE_DATE_EPOCH (seconds), or none. Raises GovdocError for a character that XML cannot
    hold, UsageError for elements of 版头 and 版记, and what pictures raise.
    """
    refuse(document)
    package = blank(template())
    end = package.element.body.sectPr
    items = list(flow(document))
    form = document.format
    head = [item for item in items if isinstance(item, Printed) and item.part in masthead.PARTS]
    tail = [item for item in items if isinstance(item, Printed) and item.part in colophon.PARTS]
    middle = items[len(head) : len(items) - len(tail)]
    for element in (*red_head(head, form), *_elements(middle, document, package.part), *foot(tail, form)):
        end.addprevious(element)
    if form is OfficialFormat.LETTER:
        # No page number on page 1 (10.1): its footer is another one, and there is none.
        next(package.element.body.iter(end.tag)).find(_DOC_GRID).addprevious(w("titlePg"))
    _properties(package.core_properties, document)
    return packed(package, _moment().timetuple()[:6])


def _elements(items: list[Item], document: Document, part: Any) -> Iterator[Any]:
    """Give the elements of the body."""
    rights = right_indents(items)
    for n, item in enumerate(items):
        after = items[n + 1] if n + 1 < len(items) else None
        match item:
            case Printed():
                yield _paragraph(item, items[n - 1] if n else None, after, rights)
            case Table():
                yield from _table(item, after)
            case Figure():
                yield from _figure(item, picture(part, item, document))


def _paragraph(item: Printed, before: Item | None, after: Item | None, rights: dict[int, float]) -> Any:
    """Return the element of a paragraph: its style, and directly only what depends on the text around it."""
    direct = [*_keep(item, after), *_room(item, before, after), *_indents(item, before, rights)]
    element = paragraph(STYLE_IDS[item.part], *direct)
    if item.part is Part.TITLE:
        element.append(run("\n".join(title_lines(item.text, _TITLE_CHARS))))
        return element
    for stretch in item.stretches:
        style = heading_character(stretch.part) if stretch.part is not item.part else None
        element.append(run(stretch.text, style, strong=stretch.strong))
    return element


def _part(item: Item | None) -> Part | None:
    return item.part if isinstance(item, Printed) else None


def _keep(item: Printed, after: Item | None) -> list[Any]:
    """Keep the paragraph before it on the page of the 署名 (or date); the style of the 署名 keeps it on the date's."""
    closes = _part(after) in _CLOSING and item.part is not Part.SIGNATURE
    return [w("keepNext")] if closes else []


def _room(item: Printed, before: Item | None, after: Item | None) -> list[Any]:
    """Return the free lines: under the head (7.3.2), above 附件说明 (7.3.4), above 署名 and date (7.3.5)."""
    if item.part in _HEAD:
        under = after is not None and _part(after) not in _HEAD
        return [spacing(after=1, exact=LINE if item.part is Part.TITLE else None)] if under else []
    above = {
        Part.ATTACHMENT_NOTE: {Part.ATTACHMENT_NOTE},
        Part.SIGNATURE: {Part.SIGNATURE},
        Part.DATE: {Part.SIGNATURE},
    }
    same = above.get(item.part)
    return [spacing(before=1)] if same and before is not None and _part(before) not in same else []


def _indents(item: Printed, before: Item | None, rights: dict[int, float]) -> list[Any]:
    """Return the indent of a paragraph whose place depends on its text."""
    if id(item) in rights:
        return [indent(right=rights[id(item)])]
    if item.part is Part.ATTACHMENT_NOTE:
        *labels, _ = item.stretches
        hanging = sum(width(stretch.text) for stretch in labels)
        # The second and later names stand under the first one's number, behind the width of 附件：.
        start = 2 + (width(NOTE_LABEL) if _part(before) is Part.ATTACHMENT_NOTE else 0)
        return [indent(left=start + hanging, hanging=hanging)]
    return []


def _table(data: Table, after: Item | None) -> Iterator[Any]:
    """Give caption and table; between two tables, and at the end, Word needs a paragraph."""
    if data.caption is not None and data.caption.value.strip():
        yield _caption(data.caption.value)
    if not any(data.rows):
        return
    yield table(data)
    if after is None or isinstance(after, Table):
        yield paragraph(FIGURE)


def _figure(data: Figure, inline: Any) -> Iterator[Any]:
    """Give the picture and the caption under it."""
    element = paragraph(FIGURE, *([w("keepNext")] if data.caption.value.strip() else []))
    element.append(w("r", w("drawing", inline)))
    yield element
    if data.caption.value.strip():
        yield _caption(data.caption.value, keep=False)


def _caption(text: str, *, keep: bool = True) -> Any:
    """Return a caption; above a table it stays on the table's page."""
    element = paragraph(TABLE_CAPTION, *([] if keep else [w("keepNext", val=0)]))
    element.append(run(text.strip()))
    return element


def _properties(core: Any, document: Document) -> None:
    """Set the properties of the file: the title, whose document it is; nothing about the machine."""
    title = document.title
    core.title = "".join(soft_lines(title.value))[:_TITLE_PROPERTY] if title else ""
    core.author = "、".join(map(str, document.elements.signature))[:_TITLE_PROPERTY]
    core.language = "zh-CN"
    if "SOURCE_DATE_EPOCH" in os.environ:
        core.created = core.modified = _moment()


def _moment() -> datetime:
    """Return the time that the environment asks for, the earliest of a zip archive where it asks for none.

    Raises UsageError where SOURCE_DATE_EPOCH is no number of seconds.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", str(_EARLIEST))
    try:
        return datetime.fromtimestamp(max(int(given), _EARLIEST), UTC).replace(tzinfo=None)
    except (ValueError, OverflowError, OSError):
        raise UsageError(f"环境变量 SOURCE_DATE_EPOCH 应为整数秒数，现为“{given}”，请改正或取消") from None
