"""Printed paragraphs, tables and figures → the page on which each begins, and where its captioned tables are cut.

An estimate by the widths of characters: where lines turn, Word and LibreOffice know rules about punctuation that this
does not. It is sure at the beginning of an attachment and of a crosswise page; over a long text it may be a page off.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil
from typing import TYPE_CHECKING

from govdoc.gbt9704 import HEADING_PARTS, Part
from govdoc.model import Figure, Table
from govdoc.writers import continued
from govdoc.writers.continued import Cut, Rows, Spot
from govdoc.writers.firstpage import masthead_lines
from govdoc.writers.heights import row_heights
from govdoc.writers.linecount import closing_lines, turned
from govdoc.writers.measure import width
from govdoc.writers.notes import notes_of
from govdoc.writers.oxml import TWIPS_PER_POINT, line_across, twips
from govdoc.writers.placing import followed_by_closing
from govdoc.writers.printed import Printed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govdoc.model import Document
    from govdoc.profile import Profile
    from govdoc.writers.columns import Form, Lay
    from govdoc.writers.flow import Item

_HEADINGS = frozenset(HEADING_PARTS.values())
_HEAD = frozenset({Part.TITLE, Part.BYLINE})
_OPENING = frozenset({Part.ATTACHMENT_NOTE, Part.ATTENDANCE, Part.SIGNATURE})
"""Parts of which the first has a free line above it."""
_INDENT = 2.0
_NOTE_LINES, _NOTE_CHARS = 0.42, 49
"""Lines of the page that a line of a footnote takes, and 字 of 小五 on it."""
_CAPTION, _CAPTION_CHARS = 1.0, 31
"""Lines that a line of a caption takes, and 字 of 4号 on it."""
_EMU_PER_TWIP = 635
_SPARE = 0.04
"""Of the width of a text in a cell: what another typeface may take more."""
_BY_PARAGRAPH, _BY_EXHIBIT, _MOST_DOUBT = 0.12, 0.5, 4.0
"""Lines by which the place of what follows may be wrong for each paragraph of several lines, each table or figure; and
at most."""


@dataclass(slots=True)
class Paged:
    """The pages of a body, counted from 1; where it has a table of contents, from the page behind that."""

    begins: list[int] = field(default_factory=list)
    """Of each item: the page on which it begins."""
    cuts: dict[int, Cut] = field(default_factory=dict)
    """Where captioned tables are cut, by their place among the items."""


@dataclass(slots=True)
class _Page:
    """The page that is being filled, in lines."""

    used: float
    number: int = 1
    room: int = 0
    doubt: float = 0.0
    """By how many lines ``used`` may be wrong."""

    def turn(self) -> None:
        """Go on to the next page."""
        self.number, self.used = self.number + 1, 0.0

    def put(self, height: float, together: float | None = None, again: float = 0.0) -> None:
        """Put something that is not torn; with what follows it, it is ``together`` high; ``again`` heads new pages."""
        if self.used and self.used + (together or height) > self.room + 1e-6:
            self.turn()
            self.used = again
        self.used += height

    def blur(self, lines: float) -> None:
        """Add to the doubt."""
        self.doubt = min(_MOST_DOUBT, self.doubt + lines)


def paged(items: Sequence[Item], lays: Sequence[Lay], document: Document, profile: Profile) -> Paged:
    """Return the pages of the items of a body."""
    paging = _Paging(document, profile)
    for n, lay in enumerate(lays):
        paging.put(items, n, lay, lays[n - 1] if n else None)
    return paging.found


class _Paging:
    """The walk over a body, page after page."""

    def __init__(self, document: Document, profile: Profile) -> None:
        self.found = Paged()
        self._document, self._profile = document, profile
        self._line = 0
        self._page = _Page(masthead_lines(document))

    def put(self, items: Sequence[Item], n: int, lay: Lay, last: Lay | None) -> None:
        """Put an item behind the one before it."""
        item, before, after = items[n], items[n - 1] if n else None, items[n + 1] if n + 1 < len(items) else None
        page, profile = self._page, self._profile
        behind_contents = self._document.contents and _is_head(before) and not _is_head(item)
        turned = last is not None and lay.across != last.across
        if behind_contents:
            page.number, page.used, page.doubt = 1, 0.0, 0.0
        elif turned or (isinstance(item, Printed) and item.part is Part.ATTACHMENT_MARK):
            if page.used:
                page.turn()
            page.doubt = 0.0
        self._line = line_across(profile) if lay.across else int(profile.pitch * TWIPS_PER_POINT)
        # What whole lines leave over of the 版心, some programs do not use.
        page.room = twips(profile.text_width if lay.across else profile.text_height) // self._line
        free = 0.0 if behind_contents else _free(item, before)
        if isinstance(item, Table) and lay.form is not None:
            page.used += free
            closes = followed_by_closing(after, self._document)
            under = closing_lines(items[n + 1 :], self._document, profile) if closes else 0.0
            self._put_table(item, lay.form, under)
        else:
            first, *more = self._pieces(item, lay)
            self._put(item, [free + first, *more])

    def _put(self, item: Item, heights: list[float]) -> None:
        """Put a paragraph or a figure; a heading stays with the first line of what follows it."""
        follows = 1.0 if isinstance(item, Printed) and item.part in _HEADINGS else 0.0
        for n, height in enumerate(heights):
            self._page.put(height, height + follows if not n else None)
            if not n:
                self.found.begins.append(self._page.number)
        if not isinstance(item, Printed):
            self._page.blur(_BY_EXHIBIT)
        elif len(heights) > 1:
            self._page.blur(_BY_PARAGRAPH)

    def _put_table(self, item: Table, form: Form, under: float) -> None:
        """Put a table, cut where it runs over a page and has a caption; ``under`` it stand lines that must not part."""
        caption, page = _caption(item), self._page
        likely = tuple(height / self._line for height in row_heights(item, form))
        division, again = Cut(len(likely), 1), sum(likely[: item.header_rows])
        if caption:
            most = tuple(height / self._line for height in row_heights(item, form, _SPARE))
            rows = Rows(caption, likely, most, item.header_rows, under)
            division, again = continued.cut(rows, Spot(page.used, page.room, page.doubt)), rows.again
            self.found.cuts[len(self.found.begins)] = division
        page.put(caption + likely[0], caption + sum(likely[: division.held]))
        self.found.begins.append(page.number)
        for number, height in enumerate(likely[1:], 1):
            if number == division.first:
                page.turn()
                page.used = again
            page.put(height, again=again)
        page.blur(_BY_EXHIBIT)

    def _pieces(self, item: Item, lay: Lay) -> Iterator[float]:
        """Give the heights, in lines of the page, of what in an item is not torn: lines, a picture."""
        match item:
            case Printed():
                notes = sum(ceil((width(note) + _INDENT + 1) / _NOTE_CHARS) for note in notes_of(item.stretches))
                yield 1.0 + notes * _NOTE_LINES
                yield from [1.0] * (turned(item, self._profile) - 1)
            case Table():
                # Without rows: its caption alone.
                yield _caption(item)
            case Figure():
                from govdoc.writers.pictures import extent

                _, height = extent(item, self._document, self._profile, across=lay.across)
                yield height / _EMU_PER_TWIP / self._line + _caption(item)


def _is_head(item: Item | None) -> bool:
    return isinstance(item, Printed) and item.part in _HEAD


def _caption(item: Table | Figure) -> float:
    """Return the lines that a caption takes."""
    text = item.caption.value.strip() if item.caption is not None else ""
    return _CAPTION * ceil(width(text) / _CAPTION_CHARS)


def _free(item: Item, before: Item | None) -> float:
    """Return the free lines above a paragraph, a table or a figure."""
    own, above = (one.part if isinstance(one, Printed) else None for one in (item, before))
    under_head = above is Part.ATTACHMENT_TITLE or (above in _HEAD and own not in _HEAD)
    opens = own is Part.ATTACHMENT_TITLE or (own in _OPENING and above is not own)
    return 1.0 if under_head or opens else 0.0
