"""Layout of a docx → stretches that are set alike, each with its part of the standard; equal faults → one hit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govdoc import gbt9704
from govdoc.gbt9704 import FAMILIES, Part, Typeface
from govdoc.lint.passage import HAN
from govdoc.lint.rule import Hit
from govdoc.model import Block, Document, Figure, Heading, Layout, Paragraph, Salutation, Text, Title
from govdoc.profile import NORM, Profile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govdoc.model import ParagraphFormat, RunFormat

_HAN = re.compile(f"[{HAN}]")
HEADINGS = frozenset(gbt9704.HEADING_PARTS.values())
"""The parts that are headings."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A block, or the part of one, that is set as one part of the standard; offsets are of the source."""

    part: Part
    block: Block
    start: int
    end: int
    paragraph: ParagraphFormat

    def runs(self, document: Document) -> Iterator[tuple[RunFormat, str]]:
        """Give each run of the stretch that holds 汉字, with the text it has in the stretch."""
        for run in self.paragraph.runs:
            text = document.source.text[max(run.start, self.start) : min(run.end, self.end)]
            if not run.hidden and _HAN.search(text):
                yield run, text


def stretches(document: Document) -> Iterator[Stretch]:
    """Give the parts of a docx that have a format of their own, tables left out."""
    layout = document.layout
    if layout is None:
        return
    for block in document.blocks:
        part = _part(block)
        if part is None or isinstance(block, Figure) or not (text := _text(block)).value:
            continue
        paragraph = _paragraph(document, layout, text.start)
        if paragraph is not None and not paragraph.in_table:
            start = block.start if isinstance(block, Heading) else text.start
            yield Stretch(part, block, start, text.end, paragraph)


def _text(block: Block) -> Text:
    """Return the text of a block that is one text."""
    return block.text if isinstance(block, Title | Salutation | Heading | Paragraph) else Text("")


def _part(block: Block) -> Part | None:
    """Return the part of the standard that a block is; None for tables and residue."""
    match block:
        case Title():
            return Part.TITLE
        case Salutation():
            return Part.SALUTATION
        case Heading():
            return gbt9704.HEADING_PARTS.get(block.level, Part.BODY)
        case Paragraph():
            return Part.BODY
        case _:
            return None


def _paragraph(document: Document, layout: Layout, offset: int) -> ParagraphFormat | None:
    """Return the format of the paragraph that holds a place of the source."""
    number = document.source.place(offset).paragraph
    return layout.paragraphs[number - 1] if number is not None and number <= len(layout.paragraphs) else None


@dataclass(slots=True)
class _Fault:
    """One wrong value, where it stands first, and in how many paragraphs."""

    start: int
    end: int
    paragraphs: list[int]


def grouped(places: Iterable[tuple[str, int, int, int]]) -> Iterator[Hit]:
    """Give one hit for each message (message, start, end, paragraph), at its first place, with the count of paragraphs.

    A file set in the wrong typeface throughout has one fault, not two hundred.
    """
    faults: dict[str, _Fault] = {}
    for message, start, end, number in places:
        fault = faults.setdefault(message, _Fault(start, end, []))
        if number not in fault.paragraphs[-1:]:
            fault.paragraphs.append(number)
    for message, fault in faults.items():
        count = len(fault.paragraphs)
        more = f"（共{count}段，首见第{fault.paragraphs[0]}段）" if count > 1 else ""
        yield Hit(fault.start, fault.end, message + more)


def starting(document: Document) -> Iterator[Stretch]:
    """Give headings and body paragraphs that begin their docx paragraph."""
    last = 0
    for stretch in stretches(document):
        if stretch.paragraph.number != last and (stretch.part is Part.BODY or stretch.part in HEADINGS):
            yield stretch
        last = stretch.paragraph.number


_NAMES = {typeface: frozenset(name.casefold() for name in names) for typeface, names in FAMILIES.items()}
CHINESE_FONTS = frozenset(name for names in _NAMES.values() for name in names)
"""All names of the standard's typefaces, in lower case."""
_SIZE_TOLERANCE = 0.26
"""Points: 三号 is 15.75 in print and 16 in Word."""


def is_typeface(name: str | None, typeface: Typeface, profile: Profile = NORM) -> bool:
    """Whether a font name is one of the names of a typeface, as the profile has it."""
    return name is not None and profile.accepts(name, typeface)


def is_size(points: float, right: float) -> bool:
    """Whether two sizes, in points, are one."""
    return abs(points - right) <= _SIZE_TOLERANCE


def size_name(points: float) -> str:
    """Name a size: 三号（16磅）, or 11磅 where it has no name."""
    name = next((name for name, size in gbt9704.SIZES.items() if is_size(points, size)), None)
    return f"{name}（{points:g}磅）" if name else f"{points:g}磅"
