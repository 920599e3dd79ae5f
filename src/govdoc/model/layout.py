"""How a Word file is laid out: its pages, paragraphs and runs, what is left over in it, what it says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
    number_face: RunFormat | None = None
    """How that number is set; it has no characters of the source."""
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
    """left, center, right, both, inside, outside, or measured: a frame that lies by a length."""
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
    number_start: int | None = None
    """The page number that the section begins with; None: it goes on from the section before."""
    number_form: str = "decimal"
    """How its page numbers are written, as Word names it: decimal, numberInDash, upperRoman …"""


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
    manager: str = ""
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
