"""Document → the paragraphs, tables and figures that are printed, in their order (GB/T 9704—2012 7.3)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from govdoc.gbt9704 import HEADING_PARTS, Part
from govdoc.model import Byline, Figure, Heading, OfficialFormat, Paragraph, Residue, Salutation, Table, Title
from govdoc.patterns import lazy
from govdoc.profile import NORM
from govdoc.writers.attachments import heads
from govdoc.writers.colophon import colophon
from govdoc.writers.firstpage import addressee_moves
from govdoc.writers.masthead import masthead
from govdoc.writers.notes import mark, marked, noted, shown
from govdoc.writers.printed import BLANK, Printed, Stretch, clean, plain, soft_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govdoc.model import Block, Document, Text
    from govdoc.profile import Profile

__all__ = ["NOTE_LABEL", "Item", "Printed", "Stretch", "flow", "heading_line", "lines", "note_lines", "soft_lines"]

NOTE_LABEL = "附件："
_NOTE_LABEL = lazy(r"附件\s*[:：]\s*")
_NOTE_NUMBER = lazy(r"\d{1,2}\s*[.．、](?!\d)\s*")
_CHAPTER = lazy(r"第.+[章节篇编分]")


Item = Printed | Table | Figure


def flow(document: Document, profile: Profile = NORM) -> Iterator[Item]:
    """Give what is printed by a profile, in order: 版头, title, bylines, addressee, body, what closes it, 版记.

    A run-in heading and the paragraph that ``continues`` it are one item; residue and empty paragraphs are left out.
    """
    yield from masthead(document)
    left_out = (Residue, _left_out(document))
    blocks = [block for block in document.blocks if not isinstance(block, left_out)]
    head = next((n for n, block in enumerate(blocks) if not isinstance(block, Title | Byline)), len(blocks))
    yield from _body(blocks[:head])
    if document.elements.addressee is not None and not addressee_moves(document, profile):
        yield plain(Part.SALUTATION, _with_colon(document.elements.addressee))
    yield from _body(blocks[head:])
    yield from _closing(document)
    for head_lines, attachment in heads(document):
        yield from head_lines
        yield from _body([block for block in attachment.blocks if not isinstance(block, Residue)])
    yield from colophon(document, profile)


def _left_out(document: Document) -> type[Block]:
    """Return the kind of block that is not printed: the title of a 命令 where its 标志 says the same (10.2)."""
    title, marks = document.title, document.elements.issuer_mark
    same = title is not None and [clean(mark) for mark in marks] == ["".join(soft_lines(clean(title)))]
    return Title if same and document.format is OfficialFormat.ORDER else Residue


def lines(document: Document, profile: Profile = NORM, *, marks: bool = False) -> list[str]:
    """Return the text of every printed paragraph in order; a table gives its caption, then cell after cell by rows.

    Soft line breaks stay inside a paragraph; empty cells and paragraphs are left out. Footnotes come last;
    ``marks``: with ① ② ③ before them and in the text.
    """
    items, notes = marked(flow(document, profile))
    form = mark if marks else lambda _: ""
    found = [shown(line, form) for item in items for line in _item_lines(item) if line]
    return found + [form(number) + note for number, note in enumerate(notes, 1)]


def heading_line(heading: Heading) -> str:
    """Return ordinal and text as printed: 一、 （一） 1. （1） run into the text, 第一章 takes a blank of one 字."""
    ordinal, text = heading.ordinal or "", clean(heading.text)
    gap = "　" if text and _CHAPTER.fullmatch(ordinal) else ""
    return ordinal + gap + text


def note_lines(names: tuple[Text, ...]) -> list[tuple[str, str, str]]:
    """Return 附件说明 as (label, number, name) a line: 附件：1. ×××, then 2. ××× (7.3.4); one alone has no number.

    A label or number that the name carries already is not repeated.
    """
    bare = [_NOTE_NUMBER.sub("", _NOTE_LABEL.sub("", clean(name), count=1), count=1) for name in names]
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
            stretches = _trimmed([s for block in group for s in _stretches(block, alone=alone) if s.text or s.notes])
            if stretches:
                yield Printed(_part(group), stretches)


def _trimmed(stretches: list[Stretch]) -> tuple[Stretch, ...]:
    """Return the stretches without white space at the ends of the paragraph: indents are made by the format."""
    full = [n for n, stretch in enumerate(stretches) if stretch.text.strip(BLANK)]
    if not full:
        return ()
    kept = stretches[full[0] : full[-1] + 1]
    if kept[0].text[0] in BLANK:
        kept[0] = replace(kept[0], text=kept[0].text.lstrip(BLANK))
    if kept[-1].text[-1] in BLANK:
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(BLANK))
    return tuple(_joined(kept)) if len(kept) > 1 else tuple(kept)


def _joined(stretches: list[Stretch]) -> Iterator[Stretch]:
    """Give the stretches, neighbours that are set alike as one."""
    whole: Stretch | None = None
    for stretch in stretches:
        if whole is not None and not whole.notes and (whole.part, whole.strong) == (stretch.part, stretch.strong):
            whole = replace(stretch, text=whole.text + stretch.text)
            continue
        if whole is not None:
            yield whole
        whole = stretch
    if whole is not None:
        yield whole


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
            yield from noted(_strong(block), block.notes)
        case Title() | Byline() | Salutation():
            yield Stretch(clean(block.text), _part([block]))
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
    """Give what follows the body: 7.3.4 to 7.3.6, 10.3."""
    elements = document.elements
    for line in note_lines(elements.attachment_note):
        stretches = tuple(Stretch(text, Part.ATTACHMENT_NOTE) for text in line if text)
        yield Printed(Part.ATTACHMENT_NOTE, stretches)
    for label, names in elements.attendance:
        marked = (Stretch(f"{label}：", Part.ATTENDANCE_LABEL), Stretch(clean(names), Part.ATTENDANCE))
        yield Printed(Part.ATTENDANCE, marked)
    for name in elements.signature:
        yield plain(Part.SIGNATURE, clean(name))
    if elements.stamp_office is not None:
        yield plain(Part.STAMP_OFFICE, clean(elements.stamp_office))
    if elements.date is not None:
        yield plain(Part.DATE, clean(elements.date))
    if elements.remark is not None:
        yield plain(Part.REMARK, _in_brackets(clean(elements.remark)))


def _with_colon(text: Text) -> str:
    """Return 主送机关 with its full-width colon (7.3.2)."""
    return clean(text).rstrip(":：") + "："


def _in_brackets(text: str) -> str:
    """Return 附注 in round brackets (7.3.6)."""
    return text if text.startswith(("（", "(")) and text.endswith(("）", ")")) else f"（{text}）"


def _item_lines(item: Item) -> Iterator[str]:
    match item:
        case Printed():
            yield item.text
        case Table():
            if item.caption is not None:
                yield clean(item.caption)
            for row in item.rows:
                yield from (clean(cell) for cell in row)
        case Figure():
            yield clean(item.caption)
