"""Document → .docx laid out by GB/T 9704—2012, in the format that the document asks for."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from govdoc.errors import UsageError
from govdoc.gbt9704 import Part
from govdoc.model import Figure, OfficialFormat, Table
from govdoc.writers import colophon, masthead
from govdoc.writers.closing import is_sealed, right_indents
from govdoc.writers.exhibits import figure_elements, table_elements
from govdoc.writers.flow import NOTE_LABEL, Item, Printed, flow, soft_lines
from govdoc.writers.foot import foot
from govdoc.writers.footnotes import Footnotes
from govdoc.writers.landscape import crosswise, sectioned
from govdoc.writers.measure import width
from govdoc.writers.notes import notes_of
from govdoc.writers.oxml import LINE, indent, paragraph, run, spacing, w
from govdoc.writers.package import blank, packed
from govdoc.writers.redhead import red_head
from govdoc.writers.refusal import refuse
from govdoc.writers.styles import STYLE_IDS, heading_character
from govdoc.writers.template import template
from govdoc.writers.titles import title_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govdoc.model import Document

_TITLE_CHARS = 20
"""字 of 2号 that fit into a line of 156 mm."""
_HEAD = frozenset({Part.TITLE, Part.BYLINE})
_CLOSING = frozenset({Part.SIGNATURE, Part.STAMP_OFFICE, Part.DATE})
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
    notes = Footnotes()
    body = list(_elements(middle, document, package.part, notes))
    lies = bool(body) and body[-1][1]
    whole = [*((e, False) for e in red_head(head, form)), *body, *((e, lies) for e in foot(tail, form))]
    for element in sectioned(whole, package.part, end):
        end.addprevious(element)
    notes.attach(package)
    if form is OfficialFormat.LETTER:
        # No page number on page 1 (10.1): its footer is another one, and there is none.
        next(package.element.body.iter(end.tag)).find(_DOC_GRID).addprevious(w("titlePg"))
    _properties(package.core_properties, document)
    return packed(package, _moment().timetuple()[:6])


def _elements(items: list[Item], document: Document, part: Any) -> Iterator[Any]:
    """Give the elements of the body."""
    rights = right_indents(items, document.elements)
    together = _sealed_together(items, document)
    for n, item in enumerate(items):
        after = items[n + 1] if n + 1 < len(items) else None
        match item:
            case Printed() if item in together:
                if item is together[0]:
                    yield from (free_lines(), _sealed_table(together))
            case Printed():
                element = _paragraph(item, items[n - 1] if n else None, after, rights, document)
                _pictures(element, item, rights, document, part)
                yield element
            case Table():
                yield from _table(item, after)
            case Figure():
                yield from _figure(item, picture(part, item, document))


def _sealed_together(items: list[Item], document: Document) -> list[Printed]:
    """Return the 署名 and the date where several 署名 are sealed (联合行文): they stand in a table."""
    if not is_sealed(document.elements) or len(document.elements.signature) < 2:  # noqa: PLR2004 - several
        return []
    return [item for item in items if isinstance(item, Printed) and item.part in {Part.SIGNATURE, Part.DATE}]


def _sealed_table(items: list[Printed]) -> Any:
    names = [item for item in items if item.part is Part.SIGNATURE]
    return sealed_table(names, next((item for item in items if item.part is Part.DATE), None))


def _pictures(element: Any, item: Printed, rights: dict[int, float], document: Document, part: Any) -> None:
    """Put 签名章 and 印章 into the paragraphs they belong to."""
    if item.part is Part.STAMP_OFFICE:
        stamped(element, item.text, part, document)
    elif item.part is Part.DATE and document.elements.seal is not None:
        element.append(seal(part, document, rights[id(item)], item.text))


def _paragraph(
    item: Printed, before: Item | None, after: Item | None, rights: dict[int, float], document: Document
) -> Any:
    """Return the element of a paragraph: its style, and directly only what depends on the text around it."""
    direct = [*_keep(item, after), *_room(item, before, after, document), *_indents(item, before, rights)]
    element = paragraph(STYLE_IDS[item.part], *direct)
    if item.part is Part.TITLE:
        element.append(run("\n".join(title_lines(item.text, _TITLE_CHARS))))
        return element
    for stretch in item.stretches if item.part is not Part.STAMP_OFFICE else ():
        style = heading_character(stretch.part) if stretch.part is not item.part else None
        element.append(run(stretch.text, style, strong=stretch.strong))
    return element


def _part(item: Item | None) -> Part | None:
    return item.part if isinstance(item, Printed) else None


def _keep(item: Printed, after: Item | None) -> list[Any]:
    """Keep the paragraph before it on the page of the 署名 (or date); the style of the 署名 keeps it on the date's."""
    closes = _part(after) in _CLOSING and item.part is not Part.SIGNATURE
    return [w("keepNext")] if closes else []


def _room(item: Printed, before: Item | None, after: Item | None, document: Document) -> list[Any]:
    """Return the free lines around a paragraph where its style alone does not say them."""
    if item.part in _HEAD:
        return _head_room(item, before, after, document)
    if item.part is Part.STAMP_OFFICE:
        # Two free lines (7.3.5.3), and half of those that a stamp by hand takes above and under 职务.
        half = 0.0 if document.elements.stamp else (STAMP_LINES - 1) / 2
        return [spacing(before=2 + half, after=half)]
    same = _ABOVE.get(item.part)
    if not same or before is None or _part(before) in same:
        return []
    sealed = item.part is Part.SIGNATURE and is_sealed(document.elements)
    return [spacing(before=ROOM_ABOVE if sealed else 1)]


_ABOVE = {
    Part.ATTACHMENT_NOTE: {Part.ATTACHMENT_NOTE},
    Part.ATTENDANCE: {Part.ATTENDANCE},
    Part.SIGNATURE: {Part.SIGNATURE},
    Part.DATE: {Part.SIGNATURE},
}
"""Parts with a free line above (7.3.4, 7.3.5, 10.3), and behind what there is none."""


def _head_room(item: Printed, before: Item | None, after: Item | None, document: Document) -> list[Any]:
    """Return the free lines above and under title and bylines: two under the 版头 (7.3.1, 10.1), one above the text."""
    above = 2 if before is None and document.format is not OfficialFormat.ORDINARY else 0
    under = 1 if after is not None and _part(after) not in _HEAD else 0
    return [spacing(above, under, exact=LINE if item.part is Part.TITLE else None)] if above or under else []


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
