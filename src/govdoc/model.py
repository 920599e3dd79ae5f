"""The one model of a document: text that knows where it came from, blocks, elements and layout.

Frozen dataclasses and the standard library only. The model knows nothing of Word, of rules or of the command line.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


_FARTHEST = 1 << 62


class Text:
    """A string that knows where each of its characters stood in the source. Not to be changed once made.

    ``pieces`` holds ascending pairs (offset in ``value``, offset in the source): from one pair to the next the
    characters run in step with the source. One pair is enough where nothing was joined or taken out; its offset in
    ``value`` is 0.
    """

    # Written by hand and not a dataclass: a long text has a million of these, nearly all of one piece, and a number
    # in place of a tuple of tuples saves a third of the memory.
    __slots__ = ("_origin", "_turns", "value")

    def __init__(self, value: str, pieces: tuple[tuple[int, int], ...] = ((0, 0),)) -> None:
        self.value = value
        self._origin = pieces[0][1]
        self._turns = pieces[1:]

    @property
    def pieces(self) -> tuple[tuple[int, int], ...]:
        """The pairs (offset in ``value``, offset in the source)."""
        return ((0, self._origin), *self._turns)

    def at(self, index: int) -> int:
        """Offset in the source of the character ``index``; of ``len(self)``: just behind the last character."""
        if not self._turns:
            return self._origin + min(index, len(self.value))
        if index and index >= len(self.value):
            return self.at(len(self.value) - 1) + 1
        found = bisect_right(self._turns, (index, _FARTHEST)) - 1
        offset, origin = self._turns[found] if found >= 0 else (0, self._origin)
        return origin + index - offset

    @property
    def start(self) -> int:
        """Offset in the source of the first character."""
        return self._origin

    @property
    def end(self) -> int:
        """Offset in the source just behind the last character."""
        return self.at(len(self.value))

    def cut(self, start: int, end: int | None = None) -> Text:
        """Return the characters from ``start`` up to ``end`` (both ≥ 0), positions kept."""
        stop = len(self.value) if end is None else min(end, len(self.value))
        if start == 0 and stop == len(self.value):
            return self
        start = min(start, stop)
        if not self._turns:
            return Text(self.value[start:stop], ((0, self._origin + start),))
        later = tuple((offset - start, origin) for offset, origin in self._turns if start < offset < stop)
        return Text(self.value[start:stop], ((0, self.at(start) if start < len(self.value) else self.end), *later))

    def strip(self, characters: str | None = None) -> Text:
        """Return the text without white space (or ``characters``) at its ends, positions kept."""
        if self.value.strip(characters) == self.value:
            return self
        left = len(self.value) - len(self.value.lstrip(characters))
        return self.cut(left, max(left, len(self.value.rstrip(characters))))

    def __add__(self, other: Text) -> Text:
        if not self.value:
            return other
        if not other.value:
            return self
        shift = len(self.value)
        joined = [*self.pieces]
        for offset, origin in other.pieces:
            last_offset, last_origin = joined[-1]
            if origin - last_origin != offset + shift - last_offset:
                joined.append((offset + shift, origin))
        return Text(self.value + other.value, tuple(joined))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Text):
            return NotImplemented
        return (self.value, self._origin, self._turns) == (other.value, other._origin, other._turns)

    def __hash__(self) -> int:
        return hash((self.value, self._origin, self._turns))

    def __repr__(self) -> str:
        return f"Text({self.value!r}, {self.pieces!r})"

    def __len__(self) -> int:
        return len(self.value)

    def __str__(self) -> str:
        return self.value


class Form(StrEnum):
    """In which form a document came: it decides how places are named (line and column, or paragraph)."""

    TEXT = "text"
    MARKDOWN = "markdown"
    DOCX = "docx"


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a source, all numbers 1-based: line and column of a text, paragraph and column of a docx."""

    line: int | None
    column: int
    paragraph: int | None


@dataclass(frozen=True, slots=True)
class Source:
    r"""The text as read, in Unicode code points, and where its lines (of a docx: its paragraphs) begin.

    For a docx, ``text`` is the text of all paragraphs of the body in document order (those in table cells too),
    joined by ``\n``; numbers that Word generates are not part of it.
    """

    name: str
    text: str
    form: Form
    starts: tuple[int, ...]

    @classmethod
    def of_lines(cls, name: str, text: str, form: Form) -> Source:
        r"""Return the source whose lines end with ``\n``."""
        starts, at = [0], text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        return cls(name, text, form, tuple(starts))

    def row(self, offset: int) -> int:
        """Return the number (1-based) of the line, of a docx the paragraph, that holds a code point of ``text``."""
        return bisect_right(self.starts, offset)

    def place(self, offset: int) -> Place:
        """Return the place of a code point of ``text``."""
        row = self.row(offset)
        column = offset - self.starts[row - 1] + 1
        return Place(None, column, row) if self.form is Form.DOCX else Place(row, column, None)


class HeadingKind(StrEnum):
    """How a heading stands in its text."""

    HEADING = "heading"
    """On a line of its own."""
    RUN_IN = "run_in"
    """标题与正文同段: its paragraph follows on the same line (the next block ``continues``)."""
    INLINE = "inline"
    """一是… inside a paragraph."""
    UNNUMBERED = "unnumbered"
    """On a line of its own, without an ordinal."""
    RESTORED = "restored"
    """Its ordinal was lost; on a line of its own or run in."""


class ResidueKind(StrEnum):
    """What a piece of text is that belongs to no document."""

    PAGE_MARK = "页码标记"
    NAVIGATION = "网页导航"
    ADVERTISEMENT = "网站广告"
    PROVENANCE = "发布信息"
    REPEATED_TITLE = "重复标题"
    CONTENTS = "目录"
    CONTINUATION = "续表表头"
    """Caption and head that a table repeats on later pages."""


@dataclass(frozen=True, slots=True)
class Title:
    """标题 of the document."""

    text: Text


@dataclass(frozen=True, slots=True)
class Byline:
    """A line under the title: the date in brackets, the speaker."""

    text: Text


@dataclass(frozen=True, slots=True)
class Salutation:
    """称呼 or 主送机关 as it stands in the text: 同志们： 各中小学："""

    text: Text


@dataclass(frozen=True, slots=True)
class Heading:
    """层次标题. ``level`` is that of its marker: 1–4 are 一、（一）1.（1）; 5 is 一是, 一要, 第一，; 6 is ①.

    ``ordinal`` is normalised (``一、`` ``（一）`` ``1.`` ``（1）``), None where there is none; ``text`` is the heading
    without it (a run-in heading keeps its 。); ``start`` is the offset in the source where the heading begins, its
    ordinal included. ``continues``: it stands in the same paragraph as the block before it.
    """

    level: int
    ordinal: str | None
    text: Text
    kind: HeadingKind
    start: int
    continues: bool = False
    automatic: bool = False
    """The ordinal was generated by Word (numPr): it is no part of the source."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body. ``continues``: it goes on in the paragraph of the heading before it.

    ``strong`` holds the stretches (start, end) of ``text`` that are bold; ``notes`` its footnotes, each with the offset
    in ``text`` behind which its mark stands.
    """

    text: Text
    continues: bool = False
    strong: tuple[tuple[int, int], ...] = ()
    notes: tuple[tuple[int, Text], ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table: rows of cells, the first ``header_rows`` of them its head. A merged cell stands once."""

    rows: tuple[tuple[Text, ...], ...]
    header_rows: int = 1
    caption: Text | None = None
    landscape: bool = False
    """To be printed on a page laid crosswise (GB/T 9704—2012 8)."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture: where it lies, and its caption."""

    target: str
    caption: Text


@dataclass(frozen=True, slots=True)
class Residue:
    """Web chrome, advertisements, page marks, repeated titles: not of the document, and never dropped."""

    kind: ResidueKind
    text: Text


Block = Title | Byline | Salutation | Heading | Paragraph | Table | Figure | Residue


@dataclass(frozen=True, slots=True)
class Attachment:
    """附件 (GB/T 9704—2012 7.3.7): its title, and its content on pages of its own."""

    title: Text
    blocks: tuple[Block, ...]
    landscape: bool = False


class OfficialFormat(StrEnum):
    """版式: the ordinary one of everyday papers, and those of GB/T 9704—2012 7 and 10."""

    ORDINARY = "普通"
    DOCUMENT = "文件"
    LETTER = "信函"
    ORDER = "命令"
    MINUTES = "纪要"


@dataclass(frozen=True, slots=True)
class Elements:
    """The elements of GB/T 9704—2012 (7) that are not body text; None or empty where there is none."""

    copy_number: Text | None = None
    classification: Text | None = None
    urgency: Text | None = None
    issuer_mark: tuple[Text, ...] = ()
    document_number: Text | None = None
    signatory: tuple[Text, ...] = ()
    addressee: Text | None = None
    attachment_note: tuple[Text, ...] = ()
    signature: tuple[Text, ...] = ()
    date: Text | None = None
    remark: Text | None = None
    cc: Text | None = None
    printing_office: Text | None = None
    print_date: Text | None = None
    attendance: tuple[tuple[str, Text], ...] = ()
    """纪要 (10.3): 出席, 请假, 列席, each with its names."""
    seals: tuple[str, ...] = ()
    """Paths of the pictures of the 印章, one for each 署名 in their order, laid over it and the date; empty: none."""
    stamp: str | None = None
    """Path of the picture of the 签名章 (7.3.5.3); None: none."""
    stamp_office: Text | None = None
    """职务 before a 签名章."""
    sealed: bool = False
    """The printed paper will be stamped by hand: 署名 and date leave room for the 印章 (7.3.5.1)."""

    def texts(self) -> Iterator[tuple[str, Text]]:
        """Give (identifier, text) of every element there is, in the order of the standard."""
        for field in fields(self):
            value = getattr(self, field.name)
            for item in value if isinstance(value, tuple) else (value,):
                text = item[1] if isinstance(item, tuple) else item
                if isinstance(text, Text):
                    yield field.name, text


@dataclass(frozen=True, slots=True)
class RunFormat:
    """The effective format of a stretch of a docx paragraph, resolved as Word does. Offsets are of the source."""

    start: int
    end: int
    east_asia: str | None
    """Typeface of 汉字."""
    ascii: str | None
    """Typeface of Latin letters and digits."""
    h_ansi: str | None
    """Typeface of “ ” … — · and other characters beyond ASCII that are not 汉字."""
    size: float
    """In points."""
    bold: bool = False
    italic: bool = False
    underline: bool = False
    hidden: bool = False
    color: str | None = None
    """RRGGBB; None for automatic."""
    strike: bool = False
    marked: str | None = None
    """Name of the highlighter's colour, or RRGGBB of the shading; None for none."""
    spacing: float = 0.0
    """Points between characters beyond their width; condensed is negative."""


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """The effective format of a docx paragraph. Lengths in points; ``number`` is 1-based; offsets are of the source."""

    number: int
    start: int
    end: int
    style: str
    """Name of its style (built-in names in English: ``heading 1``)."""
    alignment: str
    """left, center, right, both or distribute."""
    first_line: float
    """Indent of the first line in 字 of the paragraph's own size; hanging is negative."""
    left: float
    right: float
    before: float
    after: float
    line_rule: str
    """auto, exact or atLeast."""
    line: float
    """Points for exact and atLeast, lines for auto."""
    snap_to_grid: bool = True
    outline_level: int | None = None
    """1-based; None for body text."""
    number_label: str | None = None
    """The number that Word generates (numPr, of the paragraph or of its style), as printed."""
    in_table: bool = False
    runs: tuple[RunFormat, ...] = ()
    starts_page: bool = False
    """It begins a page by a break before it, or by its own 段前分页."""


@dataclass(frozen=True, slots=True)
class PageNumber:
    """A footer that holds a PAGE field: for which pages, where, in which type."""

    pages: str
    """default (odd where even pages have their own), even or first."""
    alignment: str
    typeface: str | None
    size: float
    text: str
    """The footer's text with the field shown as #: ``— # —``."""
    flows: bool = True
    """It stands in a line of the footer, and in no frame, text box or turned cell, which lie anywhere on the page."""


@dataclass(frozen=True, slots=True)
class PageFormat:
    """A section of a docx. Lengths in millimetres; ``line_pitch`` in points."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    footer: float
    grid: str | None
    """Type of the document grid: lines, linesAndChars, snapToChars; None where there is none."""
    line_pitch: float | None
    first_paragraph: int
    """Number (1-based) of the first paragraph of the section."""
    page_numbers: tuple[PageNumber, ...] = ()
    orientation: str | None = None
    """What the file tells a printer: portrait or landscape; None where it says nothing."""
    columns: int = 1
    char_space: float = 0.0
    """Points that the grid adds to each character."""
    first_differs: bool = False
    """首页不同: the first page has header and footer of its own."""


class RemainKind(StrEnum):
    """What is left over in a docx from working on it."""

    COMMENT = "批注"
    INSERTED = "修订插入"
    DELETED = "修订删除"
    MOVED = "修订移动"
    REFORMATTED = "格式修订"
    TEXT_BOX = "文本框"


@dataclass(frozen=True, slots=True)
class Remain:
    """Something left over, by the number (1-based) of its paragraph; ``text`` is what it holds, if any."""

    kind: RemainKind
    paragraph: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Properties:
    """What a docx says of itself, where no reader sees it; empty: nothing."""

    title: str = ""
    creator: str = ""
    modifier: str = ""
    company: str = ""
    subject: str = ""
    keywords: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a docx is laid out: its sections and its paragraphs, in the order of ``Source.starts``."""

    pages: tuple[PageFormat, ...]
    paragraphs: tuple[ParagraphFormat, ...]
    even_and_odd: bool = False
    remains: tuple[Remain, ...] = ()
    headers: tuple[str, ...] = ()
    """The texts of its page headers."""
    properties: Properties = Properties()

    def labels(self) -> dict[int, str]:
        """Map the offset of a paragraph to the number that Word prints before it."""
        return {p.start: p.number_label for p in self.paragraphs if p.number_label}


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read or as drafted. ``skipped`` names what the reader could not model."""

    blocks: tuple[Block, ...]
    source: Source
    elements: Elements = Elements()
    layout: Layout | None = None
    skipped: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    format: OfficialFormat = OfficialFormat.ORDINARY
    contents: bool = False
    """A table of contents stands behind the title."""

    @property
    def title(self) -> Text | None:
        """The text of the first title, None where there is none."""
        return next((block.text for block in self.blocks if isinstance(block, Title)), None)

    def texts(self) -> Iterator[Text]:
        """Give every stretch of text that belongs to the document: blocks, elements, attachments; no residue."""
        for block in self.blocks:
            yield from block_texts(block)
        for _, text in self.elements.texts():
            yield text
        for attachment in self.attachments:
            yield attachment.title
            for block in attachment.blocks:
                yield from block_texts(block)


def block_texts(block: Block) -> Iterator[Text]:
    """Give the texts of a block that belong to the document: none for residue."""
    match block:
        case Title() | Byline() | Salutation() | Heading():
            yield block.text
        case Paragraph():
            yield block.text
            for _, note in block.notes:
                yield note
        case Table():
            if block.caption is not None:
                yield block.caption
            for row in block.rows:
                yield from row
        case Figure():
            yield block.caption
        case Residue():
            return


def block_start(block: Block) -> int:
    """Offset in the source where a block begins, the ordinal of a heading included."""
    if isinstance(block, Heading):
        return block.start
    return next((text.start for text in block_texts(block)), 0) if not isinstance(block, Residue) else block.text.start
