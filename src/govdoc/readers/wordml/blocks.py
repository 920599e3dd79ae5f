"""Paragraphs and tables of a .docx → blocks and elements of the model, by style and never by guess."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from govdoc.model import (
    Byline,
    Elements,
    Figure,
    Paragraph,
    Residue,
    ResidueKind,
    Salutation,
    Table,
    Text,
    Title,
)
from govdoc.readers.headings import BLANK, one_line
from govdoc.readers.wordml import closing, formal
from govdoc.readers.wordml.bodytext import body_blocks, heading_on, stretch, whole
from govdoc.readers.wordml.closing import Closing
from govdoc.readers.wordml.continuation import CONTINUED, put_continuation
from govdoc.readers.wordml.exhibits import ATTACHMENT_MARK, ATTACHMENT_TITLE, Attached, lost_notes, note_texts
from govdoc.readers.wordml.formal import Formal
from govdoc.readers.wordml.lines import Grid, Line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from govdoc.model import Block, OfficialFormat, Source
    from govdoc.readers.wordml.body import Body
    from govdoc.readers.wordml.lines import Item
    from govdoc.readers.wordml.styles import Style, Styles

_CAPTIONS = frozenset({"caption", "表题"})
_BODY_LEVEL = 10


@dataclass(slots=True)
class _Builder:
    """What has been built so far."""

    lines: list[Line]
    source: Source
    styles: Styles
    blocks: list[Block] = field(default_factory=list)
    last: Line | None = None
    """The paragraph before, where the next one may go on in it."""
    caption: Text | None = None
    """The caption that the block before is, where a table may follow."""
    formal: Formal = field(default_factory=Formal)
    """版头 and 版记."""
    closing: Closing = field(default_factory=Closing)
    """What stands behind the text."""
    notes: Mapping[str, Text] = field(default_factory=dict)
    """Footnotes and endnotes by key."""
    attachments: list[Attached] = field(default_factory=list)

    def add(self, line: Line) -> None:
        """Add what a paragraph is."""
        text = whole(line)
        captioned, self.caption = self.caption, None
        if text.value:
            role = _ROLES.get(self._role(line))
            if line.contents or any(style.is_contents for style in self._chain(line)):
                self.blocks.append(Residue(ResidueKind.CONTENTS, text))
            elif role is not None:
                role(self, text, line)
            elif (level := self._level(line)) is not None:
                self.blocks.append(heading_on(line, one_line(text), level))
            else:
                self._body(line)
        else:
            self.caption = captioned
        self.blocks += [Figure(target, Text("", ((0, line.end),))) for target in line.pictures]
        self.last = line

    def table(self, grid: Grid) -> None:
        """Add a table; the caption before it becomes its own. One made of elements alone is no table."""
        if elements := self._elements_in(grid):
            for line in elements:
                self.add(line)
            return
        rows = tuple(tuple(self._cell(first, last) for first, last in row) for row in grid.rows if row)
        if not any(cell.value for row in rows for cell in row):
            return
        if self._is_continuation(grid):
            put_continuation(self.blocks, rows, grid.header_rows)
            self.caption, self.last = None, None
            return
        if self.caption is not None:
            self.blocks.pop()
        self.blocks.append(Table(rows, grid.header_rows or 1, self.caption))
        self.caption, self.last = None, None

    def _elements_in(self, grid: Grid) -> list[Line]:
        """Return the lines of a table that only holds 发文机关标志, or 署名 and date (联合行文); none of another."""
        spans = [span for row in grid.rows for span in row]
        lines = [line for first, last in spans for line in self.lines[first:last] if line.text.strip()]
        return lines if all(self._role(line) in _TABLED for line in lines) else []

    def _is_continuation(self, grid: Grid) -> bool:
        """Whether the first row of a table is the caption of a 续表, in the style of our own files."""
        spans = grid.rows[0]
        lines = [line for first, last in spans for line in self.lines[first:last] if line.text.strip()]
        return len(spans) == 1 and bool(lines) and all(self._role(line) == CONTINUED for line in lines)

    def elements(self) -> Elements:
        """Return the elements found."""
        return Elements(
            issuer_mark=tuple(self.formal.marks),
            signatory=tuple(self.formal.signatories),
            attendance=tuple(self.formal.attendance),
            **self.formal.values,  # type: ignore[arg-type]
            attachment_note=tuple(self.closing.attachment_note),
            signature=tuple(self.closing.signature),
            date=self.closing.date,
            remark=self.closing.remark,
        )

    def put_title(self, text: Text, line: Line) -> None:
        """Add a title; the paragraphs of a title in several lines are one."""
        del line
        text = one_line(text)
        if self.blocks and isinstance(self.blocks[-1], Title):
            self.blocks[-1] = Title(self.blocks[-1].text + text)
        else:
            self.blocks.append(Title(text))

    def put_byline(self, text: Text, line: Line) -> None:
        """Add a line under the title."""
        del line
        self.blocks.append(Byline(one_line(text)))

    def put_salutation(self, text: Text, line: Line) -> None:
        """Add 称呼 or 主送机关."""
        del line
        self.blocks.append(Salutation(one_line(text)))

    def put_caption(self, text: Text, line: Line) -> None:
        """Add a caption: that of the picture before it, else a paragraph, until a table follows."""
        del line
        before = self.blocks[-1] if self.blocks else None
        if isinstance(before, Figure) and not before.caption.value and not text.value.startswith(("表", "续表")):
            self.blocks[-1] = replace(before, caption=one_line(text))
            return
        self.caption = one_line(text)
        self.blocks.append(Paragraph(self.caption))

    def put_attachment_mark(self, text: Text, line: Line) -> None:
        """Begin an attachment: what follows is its content."""
        del line
        self.attachments.append(Attached(text, Text("", ((0, text.end),))))
        self.blocks = self.attachments[-1].blocks

    def put_attachment_title(self, text: Text, line: Line) -> None:
        """Take in the title of an attachment."""
        del line
        if self.attachments and not self.blocks:
            self.attachments[-1].title += one_line(text)
        else:
            self.blocks.append(Title(one_line(text)))

    def put_closing(self, text: Text, line: Line) -> None:
        """Take in what stands behind the text; a second date or 附注 stays in the body, for nothing is dropped."""
        if not self.closing.take(self._role(line), text):
            self._body(line)

    def put_formal(self, text: Text, line: Line) -> None:
        """Take in an element of 版头 or 版记; a second one stays in the body."""
        del text  # without the tab that may stand first
        if not self.formal.take(self._role(line), stretch(line, 0, len(line.text))):
            self._body(line)

    def _role(self, line: Line) -> str:
        """Return the name of the style that says what a paragraph is, empty where none does."""
        return next((style.name for style in self._chain(line) if style.name in _ROLES), "")

    def _chain(self, line: Line) -> tuple[Style, ...]:
        """Return the style of a paragraph and those it is based on."""
        return self.styles.chain(line.shape.style.identifier, "paragraph")

    def _level(self, line: Line) -> int | None:
        """Return the level of a heading by outline level or style, None for body text."""
        outline = line.shape.properties.get("outline_level")
        if outline is not None:
            return None if outline == _BODY_LEVEL else outline
        return self.styles.heading_level(line.shape.style.identifier)

    def _body(self, line: Line) -> None:
        """Add a paragraph of the body."""
        continues = self.last is not None and self.last.separated
        self.blocks += body_blocks(line, self.notes, continues=continues)

    def _cell(self, first: int, last: int) -> Text:
        """Return the text of a cell: its paragraphs, as the source joins them."""
        if first >= last:
            return Text("", ((0, self.lines[first - 1].end if first else 0),))
        start, end = self.lines[first].start, self.lines[last - 1].end
        return Text(self.source.text[start:end], ((0, start),)).strip(BLANK)


_ROLES: dict[str, Callable[[_Builder, Text, Line], None]] = {
    "Title": _Builder.put_title,
    "Subtitle": _Builder.put_byline,
    "题下署名": _Builder.put_byline,
    "称呼": _Builder.put_salutation,
    ATTACHMENT_MARK: _Builder.put_attachment_mark,
    ATTACHMENT_TITLE: _Builder.put_attachment_title,
    **dict.fromkeys((*_CAPTIONS, CONTINUED), _Builder.put_caption),
    **dict.fromkeys(formal.STYLES, _Builder.put_formal),
    **dict.fromkeys(closing.STYLES, _Builder.put_closing),
}
"""What a paragraph in one of these styles, or in one based on it, is."""
_TABLED = frozenset({*formal.MARKS, closing.SIGNATURE, closing.DATE})
"""Styles of the elements that several 发文机关 have in a table."""


class Built(NamedTuple):
    """What the paragraphs and tables of a document are."""

    blocks: tuple[Block, ...]
    elements: Elements
    format: OfficialFormat
    attachments: list[Attached]
    lost_notes: list[tuple[str, Text]]
    """Notes on titles, headings and elements, which bear none: where and what each is, and its text."""


def blocks_of(items: list[Item], body: Body, source: Source, styles: Styles) -> Built:
    """Return blocks, elements, format and attachments of a document; empty paragraphs are no blocks."""
    notes = note_texts(body.notes, body.lines, source)
    builder = _Builder(body.lines, source, styles, notes=notes)
    blocks = builder.blocks
    for item in items:
        if isinstance(item, Grid):
            builder.table(item)
        else:
            builder.add(item)
    attachments = builder.attachments
    lost = lost_notes(notes, chain(blocks, *(part.blocks for part in attachments)), body) if notes else []
    return Built(tuple(blocks), builder.elements(), builder.formal.format, attachments, lost)
