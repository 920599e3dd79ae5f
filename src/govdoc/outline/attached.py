"""Plain text behind 附件1 on a line of its own → attachments of the document, as readers of other forms give them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from govdoc.model import Attachment, Form, Paragraph, Residue, Text, block_start
from govdoc.ordinals import parse as parse_ordinal
from govdoc.outline.closing import date_in, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govdoc.model import Block, Document

MARK = re.compile(r"附\s*件\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})?\s*[：:]?")
"""附件1 at the head of an attachment; a colon behind it is a slip (GB/T 9704—2012 7.3.7)."""
_LONGEST_TITLE = 60
_SENTENCE = re.compile("[。；！？]")
_NEAR = 40


def with_attachments(document: Document) -> Document:
    """Return a plain text with what follows 附件1 behind its 成文日期 or its 附件说明 as attachments.

    Their blocks are as the reader gave them. In other forms the reader knows attachments by their styles.
    """
    if document.source.form is not Form.TEXT or document.attachments:
        return document
    blocks = document.blocks
    marks = [at for at, block in enumerate(blocks) if _is_mark(block)]
    marks = [at for at in marks if _ended(document, at)]
    if not marks:
        return document
    spans = zip(marks, [*marks[1:], len(blocks)], strict=True)
    attachments = tuple(_attachment([b for b in blocks[at:end] if not isinstance(b, Residue)]) for at, end in spans)
    # Residue stays with the document, wherever it stands.
    kept = tuple(block for at, block in enumerate(blocks) if at < marks[0] or isinstance(block, Residue))
    return replace(document, blocks=kept, attachments=attachments)


def unfolded(document: Document) -> Document:
    """Return a plain text with its attachments behind its body again, as they are printed; other forms as they are."""
    if document.source.form is not Form.TEXT or not document.attachments:
        return document
    found: list[Block] = []
    for attachment in document.attachments:
        lines = (printed_mark(document, attachment), attachment.title)
        found += [*(Paragraph(line) for line in lines if line is not None and line.value), *attachment.blocks]
    first = min(block_start(block) for block in found) if found else 0
    behind = [block for block in document.blocks if isinstance(block, Residue) and block.text.start > first]
    before = [block for block in document.blocks if block not in behind]
    return replace(document, blocks=(*before, *sorted([*found, *behind], key=block_start)))


def printed_mark(document: Document, attachment: Attachment) -> Text | None:
    """Return 附件1 as it stands in a plain text above the title of an attachment, None in other forms."""
    if document.source.form is not Form.TEXT:
        return None
    start = attachment.title.start
    first = max(0, start - _NEAR)
    found = list(_MARK_LINE.finditer(document.source.text[first : start + 1]))
    return Text(found[-1]["mark"], ((0, first + found[-1].start("mark")),)) if found else None


_MARK_LINE = re.compile(rf"^[ \t\u3000]*(?P<mark>{MARK.pattern})[ \t\u3000\r]*$", re.MULTILINE)


def _is_mark(block: Block) -> bool:
    """Whether a block is 附件1 and nothing else."""
    return isinstance(block, Paragraph) and MARK.fullmatch(block.text.value) is not None


def _ended(document: Document, at: int) -> bool:
    """Whether the document itself has ended before a place: its date is there, or its 附件说明, and a body."""
    before = document.blocks[:at]
    if not any(isinstance(block, Paragraph) for block in before) or at + 1 == len(document.blocks):
        return False
    note = document.elements.attachment_note
    if note and text_of(document.blocks[at]).start > note[0].start:
        return True
    return any(date_in(before, index) for index in range(1, at))


def _attachment(blocks: Sequence[Block]) -> Attachment:
    """Return the attachment whose mark is the first of some blocks: the short line under it is its title."""
    mark, rest = text_of(blocks[0]), blocks[1:]
    if rest and _is_title(text_of(rest[0]).value):
        return Attachment(text_of(rest[0]), tuple(rest[1:]))
    return Attachment(Text("", ((0, mark.end),)), tuple(rest))


def _is_title(value: str) -> bool:
    """Whether a line is the title of an attachment: short, no sentence, without an ordinal."""
    if not 0 < len(value) <= _LONGEST_TITLE or value[-1] in "：:，":
        return False
    return not _SENTENCE.search(value) and parse_ordinal(value) is None
