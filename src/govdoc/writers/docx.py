"""Document → .docx laid out by GB/T 9704—2012, in the format that the document asks for."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from govdoc.errors import UsageError
from govdoc.gbt9704 import Part
from govdoc.model import Figure, OfficialFormat, Table
from govdoc.profile import NORM, Profile
from govdoc.writers import colophon, masthead
from govdoc.writers.adapted import adapt, adapted_template
from govdoc.writers.closing import is_sealed, right_indents
from govdoc.writers.contents import with_contents
from govdoc.writers.exhibits import figure_elements, table_elements
from govdoc.writers.flow import Item, Printed, flow, soft_lines
from govdoc.writers.foot import foot
from govdoc.writers.footnotes import Footnotes
from govdoc.writers.landscape import crosswise, sectioned
from govdoc.writers.oxml import paragraph, run, w
from govdoc.writers.package import blank, packed
from govdoc.writers.pictures import numbered
from govdoc.writers.placing import placing
from govdoc.writers.redhead import red_head
from govdoc.writers.refusal import refuse
from govdoc.writers.seal import free_lines, seal, sealed_table, stamped
from govdoc.writers.styles import STYLE_IDS, heading_character
from govdoc.writers.titles import title_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govdoc.model import Document

_TITLE_CHARS = 20
"""字 of 2号 that fit into a line of 156 mm."""
_TITLES = frozenset({Part.TITLE, Part.ATTACHMENT_TITLE})
_DOC_GRID = w("docGrid").tag
_EARLIEST = 315532800
"""1980-01-01, the first second that a zip archive can name."""
_TITLE_PROPERTY = 255


def write(document: Document, profile: Profile = NORM) -> bytes:
    """Return the Word file of a document, laid out by ``profile``; the same document always gives the same bytes.

    Its times are those of SOURCE_DATE_EPOCH (seconds), or none. Raises GovdocError for a character that XML cannot
    hold, UsageError for elements of 版头 and 版记, and what pictures raise.
    """
    refuse(document)
    package = blank(adapted_template(profile))
    end = package.element.body.sectPr
    items = list(flow(document))
    form = document.format
    head = [item for item in items if isinstance(item, Printed) and item.part in masthead.PARTS]
    tail = [item for item in items if isinstance(item, Printed) and item.part in colophon.PARTS]
    middle = items[len(head) : len(items) - len(tail)]
    notes = Footnotes()
    body = with_contents(document, middle, list(_elements(middle, document, package.part, notes)))
    # The 版记 stands on an upright page: its lines are as wide as the 版心 (7.4.1).
    whole = [*((e, False) for e in red_head(head, form)), *body, *((e, False) for e in foot(tail, form))]
    if form is OfficialFormat.LETTER:
        # No page number on page 1 (10.1): its footer is another one, and there is none.
        end.find(_DOC_GRID).addprevious(w("titlePg"))
    for element in sectioned(whole, package.part, end):
        end.addprevious(element)
    notes.attach(package)
    numbered(package.element.body)
    if profile != NORM:
        adapt(package, profile, document)
    _properties(package.core_properties, document)
    return packed(package, _moment().timetuple()[:6])


def _elements(items: list[Item], document: Document, part: Any, notes: Footnotes) -> Iterator[tuple[Any, bool]]:
    """Give the elements of the body, each with whether its page lies crosswise."""
    rights = right_indents(items, document.elements)
    together = _sealed_together(items, document)
    lies = crosswise(items, document)
    for n, item in enumerate(items):
        before, after = items[n - 1] if n else None, items[n + 1] if n + 1 < len(items) else None
        made: Iterable[Any]
        match item:
            case Printed() if item in together:
                made = (free_lines(), sealed_table(together)) if item is together[0] else ()
            case Printed():
                element = paragraph(STYLE_IDS[item.part], *placing(item, before, after, rights, document))
                element.extend(_runs(item, document, part, notes, rights.get(id(item), 0.0)))
                made = (element,)
            case Table():
                made = table_elements(item, after, across=lies[n])
            case Figure():
                made = figure_elements(part, item, document, across=lies[n])
        for element in made:
            yield element, lies[n]


def _sealed_together(items: list[Item], document: Document) -> list[Printed]:
    """Return the 署名 and the date where several 署名 are sealed (联合行文): they stand in a table."""
    if not is_sealed(document.elements) or len(document.elements.signature) < 2:  # noqa: PLR2004 - several
        return []
    return [item for item in items if isinstance(item, Printed) and item.part in {Part.SIGNATURE, Part.DATE}]


def _runs(item: Printed, document: Document, part: Any, notes: Footnotes, right: float) -> Iterator[Any]:
    """Give the runs of a paragraph, with the marks of its footnotes and the seal that lies over it."""
    if item.part is Part.STAMP_OFFICE:
        yield from stamped(item.text, part, document)
        return
    if item.part in _TITLES:
        yield run("\n".join(title_lines(item.text, _TITLE_CHARS)))
        return
    for stretch in item.stretches:
        style = heading_character(stretch.part) if stretch.part is not item.part else None
        yield run(stretch.text, style, strong=stretch.strong)
        yield from notes.references(stretch.notes)
    if item.part is Part.DATE and document.elements.seal is not None:
        yield seal(part, document, right, item.text)


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
