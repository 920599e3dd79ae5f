"""What stands between 版头 and 版记, as printed → the elements of a Word file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govdoc.gbt9704 import Part
from govdoc.model import Figure, Table
from govdoc.writers.carried import carried_room
from govdoc.writers.closing import is_sealed, right_indents
from govdoc.writers.contents import with_contents
from govdoc.writers.drawing import Frame, empty_foot
from govdoc.writers.exhibits import Setting, figure_elements, table_elements
from govdoc.writers.flow import Item, Printed
from govdoc.writers.footnotes import Footnotes
from govdoc.writers.jointseals import joint_signatures
from govdoc.writers.landscape import lays
from govdoc.writers.oxml import paragraph, run
from govdoc.writers.pages import Paged, paged
from govdoc.writers.placing import followed_by_closing, opens_body, placing
from govdoc.writers.seal import Paper, paper, seal, stamped
from govdoc.writers.styles import STYLE_IDS, heading_character
from govdoc.writers.titles import title_chars, title_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govdoc.model import Document
    from govdoc.profile import Profile
    from govdoc.writers.columns import Lay

_TITLES = frozenset({Part.TITLE, Part.ATTACHMENT_TITLE})


class Body:
    """What stands between 版头 and 版记, on its way to elements."""

    def __init__(self, document: Document, profile: Profile, part: Any, items: list[Item]) -> None:
        """Take the document part that will hold the pictures, and what is printed."""
        self.notes = Footnotes()
        self._document, self._profile, self._part, self._items = document, profile, part, items
        self._rights = right_indents(items, document.elements, profile)
        self._lays = lays(items, document, profile)
        self._together = _sealed_together(items, document)

    def elements(self) -> list[tuple[Any, bool]]:
        """Return the elements, each with whether its page lies crosswise."""
        pages = paged(self._items, self._lays, self._document, self._profile) if self._asks_for_pages() else Paged()
        made = [
            (element, lay.across)
            for n, (item, lay) in enumerate(zip(self._items, self._lays, strict=True))
            for element in self._made(n, item, lay, pages)
        ]
        return with_contents(self._document, self._items, made, pages.begins, self._profile.lines_per_page)

    def _asks_for_pages(self) -> bool:
        """Whether anything depends on where pages end: a table of contents, a table with a caption."""
        captioned = (isinstance(item, Table) and item.caption is not None for item in self._items)
        return self._document.contents or any(captioned)

    def _made(self, n: int, item: Item, lay: Lay, pages: Paged) -> Iterable[Any]:
        """Return the elements of an item."""
        items, document = self._items, self._document
        before, after = items[n - 1] if n else None, items[n + 1] if n + 1 < len(items) else None
        match item:
            case Printed():
                if item in self._together:
                    first = item is self._together[0]
                    return joint_signatures(self._together, document, self._part, self._sheet(lay)) if first else ()
                element = paragraph(STYLE_IDS[item.part], *placing(item, before, after, self._rights, document))
                element.extend(self._runs(item, lay))
                if after is not None and opens_body(after, item):
                    element.extend(self._room_under(n + 1))
                return (element,)
            case Table():
                setting = Setting(lay, after, followed_by_closing(after, document), pages.cuts.get(n))
                return table_elements(item, setting)
            case Figure():
                setting = Setting(lay, after, followed_by_closing(after, document))
                return figure_elements(self._part, item, document, self._profile, setting)

    def _sheet(self, lay: Lay) -> Paper:
        """Return the 版心 of the page on which 署名 and date stand."""
        return paper(self._profile, across=lay.across)

    def _room_under(self, n: int) -> Iterator[Any]:
        """Give the empty box under the one paragraph of a body that must take its last lines to page 2.

        It hangs on the paragraph before: one that hung on the paragraph itself would take the whole of it along.
        """
        after = self._items[n + 1] if n + 1 < len(self._items) else None
        alone = followed_by_closing(after, self._document)
        if alone and (room := carried_room(self._items, n, self._document, self._profile)):
            yield empty_foot(Frame(self._profile.text_width, room))

    def _runs(self, item: Printed, lay: Lay) -> Iterator[Any]:
        """Give the runs of a paragraph, with the marks of its footnotes and the seal that lies over it."""
        document = self._document
        if item.part is Part.STAMP_OFFICE:
            yield from stamped(item.text, self._part, document)
            return
        if item.part in _TITLES:
            yield run("\n".join(title_lines(item.text, title_chars(self._profile))))
            return
        for stretch in item.stretches:
            style = heading_character(stretch.part) if stretch.part is not item.part else None
            yield run(stretch.text, style, strong=stretch.strong)
            yield from self.notes.references(stretch.notes)
        if item.part is Part.DATE and document.elements.seals:
            yield seal(self._part, document, self._rights.get(id(item), 0.0), item.text, self._sheet(lay))


def _sealed_together(items: list[Item], document: Document) -> list[Printed]:
    """Return the 署名 and the date where several 署名 are sealed (联合行文): they stand in a table."""
    if not is_sealed(document.elements) or len(document.elements.signature) < 2:  # noqa: PLR2004 - several
        return []
    return [item for item in items if isinstance(item, Printed) and item.part in {Part.SIGNATURE, Part.DATE}]
