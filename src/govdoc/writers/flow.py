"""Document → the paragraphs, tables and figures that are printed, in their order (GB/T 9704—2012 7.3)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from govdoc.gbt9704 import HEADING_PARTS, Part
from govdoc.model import Byline, Figure, Heading, Paragraph, Residue, Salutation, Table, Title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govdoc.model import Block, Document, Text

_BLANK = " \t\u3000\u00a0\r\n"
NOTE_LABEL = "附件："
_NOTE_LABEL = re.compile(r"附件\s*[:：]\s*")
_NOTE_NUMBER = re.compile(r"\d{1,2}\s*[.．、](?!\d)\s*")
_CHAPTER = re.compile(r"第.+[章节篇编分]")
_BREAK = re.compile(r"\r\n?|[\n\x0b\x0c\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of a paragraph that are set alike: in the typeface of ``part``, bold where ``strong``."""

    text: str
    part: Part
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """A paragraph as it is printed; soft line breaks stay inside its stretches."""

    part: Part
    stretches: tuple[Stretch, ...]

    @property
    def text(self) -> str:
        """The characters of the paragraph, ordinals included."""
        return "".join(stretch.text for stretch in self.stretches)


Item = Printed | Table | Figure


def flow(document: Document) -> Iterator[Item]:
    """Give what is printed, in order: title, bylines, addressee, body, attachment note, signature, date, remark.

    A run-in heading and the paragraph that ``continues`` it are one item; residue and empty paragraphs are left out.
    """
    blocks = [block for block in document.blocks if not isinstance(block, Residue)]
    head = next((n for n, block in enumerate(blocks) if not isinstance(block, Title | Byline)), len(blocks))
    yield from _body(blocks[:head])
    if document.elements.addressee is not None:
        yield _plain(Part.SALUTATION, _with_colon(document.elements.addressee))
    yield from _body(blocks[head:])
    yield from _closing(document)


def lines(document: Document) -> list[str]:
    """Return the text of every printed paragraph in order; a table gives its caption, then cell after cell by rows.

    Soft line breaks stay inside a paragraph; empty cells and paragraphs are left out.
    """
    return [line for item in flow(document) for line in _item_lines(item) if line]


def soft_lines(text: str) -> list[str]:
    """Return the lines of a text that holds soft line breaks, of whatever kind."""
    return _BREAK.split(text)


def heading_line(heading: Heading) -> str:
    """Return ordinal and text as printed: 一、 （一） 1. （1） run into the text, 第一章 takes a blank of one 字."""
    ordinal, text = heading.ordinal or "", _clean(heading.text)
    gap = "　" if text and _CHAPTER.fullmatch(ordinal) else ""
    return ordinal + gap + text


def note_lines(names: tuple[Text, ...]) -> list[tuple[str, str, str]]:
    """Return 附件说明 as (label, number, name) a line: 附件：1. ×××, then 2. ××× (7.3.4); one alone has no number.

    A label or number that the name carries already is not repeated.
    """
    bare = [_NOTE_NUMBER.sub("", _NOTE_LABEL.sub("", _clean(name), count=1), count=1) for name in names]
    bare = [name for name in bare if name]
    numbers = [f"{n}. " for n in range(1, len(bare) + 1)] if len(bare) > 1 else [""]
    return [
        (NOTE_LABEL if not n else "", number, name) for n, (number, name) in enumerate(zip(numbers, bare, strict=False))
    ]


def _body(blocks: Sequence[Block]) -> Iterator[Item]:
    """Give the items of blocks, those that ``continue`` joined to the one before them."""
    group: list[Block] = []
    for block in blocks:
        if group and isinstance(block, Heading | Paragraph) and block.continues and _is_text(group[-1]):
            group.append(block)
            continue
        yield from _items(group)
        group = [block]
    yield from _items(group)


def _is_text(block: Block) -> bool:
    """Whether a paragraph may go on after the block."""
    return isinstance(block, Heading | Paragraph)


def _items(group: list[Block]) -> Iterator[Item]:
    """Give the one item that a group of blocks is printed as; none for an empty paragraph."""
    match group:
        case []:
            return
        case [Table() | Figure() as block]:
            yield block
        case _:
            alone = len(group) == 1
            stretches = _trimmed([s for block in group for s in _stretches(block, alone=alone) if s.text])
            if stretches:
                yield Printed(_part(group), stretches)


def _trimmed(stretches: list[Stretch]) -> tuple[Stretch, ...]:
    """Return the stretches without white space at the ends of the paragraph: indents are made by the format."""
    full = [n for n, stretch in enumerate(stretches) if stretch.text.strip(_BLANK)]
    if not full:
        return ()
    kept = stretches[full[0] : full[-1] + 1]
    kept[0] = replace(kept[0], text=kept[0].text.lstrip(_BLANK))
    kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(_BLANK))
    return tuple(_joined(kept))


def _joined(stretches: list[Stretch]) -> Iterator[Stretch]:
    """Give the stretches, neighbours that are set alike as one."""
    for (part, strong), group in groupby(stretches, key=lambda stretch: (stretch.part, stretch.strong)):
        yield Stretch("".join(stretch.text for stretch in group), part, strong)


def _part(group: list[Block]) -> Part:
    """Return the part that decides the style of the paragraph."""
    match group:
        case [Title()]:
            return Part.TITLE
        case [Byline()]:
            return Part.BYLINE
        case [Salutation()]:
            return Part.SALUTATION
        case [Heading(level=level)]:
            return HEADING_PARTS.get(level, Part.BODY)
        case _:
            return Part.BODY


def _stretches(block: Block, *, alone: bool) -> Iterator[Stretch]:
    """Give the stretches of a text block."""
    match block:
        case Heading():
            runs_in = alone or not block.continues
            part = HEADING_PARTS.get(block.level, Part.BODY) if runs_in else Part.BODY
            yield Stretch(heading_line(block), part)
        case Paragraph():
            yield from _strong(block)
        case Title() | Byline() | Salutation():
            yield Stretch(_clean(block.text), _part([block]))
        case Table() | Figure() | Residue():
            return


def _strong(block: Paragraph) -> Iterator[Stretch]:
    """Give the stretches of a paragraph, bold and not."""
    text, at = block.text.value, 0
    for start, end in sorted(block.strong):
        start, end = max(start, at), min(end, len(text))  # noqa: PLW2901
        if start < end:
            yield Stretch(text[at:start], Part.BODY)
            yield Stretch(text[start:end], Part.BODY, strong=True)
            at = end
    yield Stretch(text[at:], Part.BODY)


def _closing(document: Document) -> Iterator[Printed]:
    """Give what follows the body: 7.3.4 to 7.3.6."""
    elements = document.elements
    for line in note_lines(elements.attachment_note):
        stretches = tuple(Stretch(text, Part.ATTACHMENT_NOTE) for text in line if text)
        yield Printed(Part.ATTACHMENT_NOTE, stretches)
    for name in elements.signature:
        yield _plain(Part.SIGNATURE, _clean(name))
    if elements.date is not None:
        yield _plain(Part.DATE, _clean(elements.date))
    if elements.remark is not None:
        yield _plain(Part.REMARK, _in_brackets(_clean(elements.remark)))


def _plain(part: Part, text: str) -> Printed:
    return Printed(part, (Stretch(text, part),))


def _clean(text: Text) -> str:
    """Return the text without white space at its ends."""
    return text.value.strip(_BLANK)


def _with_colon(text: Text) -> str:
    """Return 主送机关 with its full-width colon (7.3.2)."""
    return _clean(text).rstrip(":：") + "："


def _in_brackets(text: str) -> str:
    """Return 附注 in round brackets (7.3.6)."""
    return text if text.startswith(("（", "(")) and text.endswith(("）", ")")) else f"（{text}）"


def _item_lines(item: Item) -> Iterator[str]:
    match item:
        case Printed():
            yield item.text
        case Table():
            if item.caption is not None:
                yield _clean(item.caption)
            for row in item.rows:
                yield from (_clean(cell) for cell in row)
        case Figure():
            yield _clean(item.caption)
