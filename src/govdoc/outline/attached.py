"""What stands behind 附件1 on a line of its own → attachments of the document, as our own files name them by style."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from govdoc.model import Attachment, Heading, HeadingKind, Paragraph, Residue, Text, Title, block_start
from govdoc.ordinals import arabic
from govdoc.ordinals import parse as parse_ordinal
from govdoc.outline.closing import date_in, may_be_dates
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from govdoc.model import Block, Document

_NAME_OF_MARK = r"附\s*(?:件|表)\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})?"
MARK = lazy(rf"{_NAME_OF_MARK}\s*[：:.．、]?|[（(]\s*{_NAME_OF_MARK}\s*[）)]|[【\[]\s*{_NAME_OF_MARK}\s*[】\]]")
"""附件1 at the head of an attachment; a colon or brackets are slips (GB/T 9704—2012 7.3.7)."""
_BEGINS = ("附", "（附", "(附", "【附", "[附")
_NUMBER = lazy(r"\d{1,2}|[一二三四五六七八九十]{1,2}")
_LONGEST_TITLE = 60
_SENTENCE = lazy("[。；！？]")
_NOTHING = Text("")
_LINES = (Paragraph, Heading, Title)


def with_attachments(document: Document) -> Document:
    """Return the document with what follows 附件1 behind its 成文日期 or its 附件说明 as attachments.

    Their blocks are as the reader gave them. What the reader knew by its styles stays as it is.
    """
    if document.attachments or not any(map(_may_be_mark, document.blocks)):
        return document
    blocks = _opened(document)
    marks = [at for at, block in enumerate(blocks[:-1]) if _is_mark(_line(block))]
    ended = _ended(replace(document, blocks=blocks)) if marks else 0
    marks = _of_one_word([at for at in marks if at >= ended], blocks)
    if not marks or not _are_of_one([_number(_line(blocks[at]).value) for at in marks]):
        return document
    spans = zip(marks, [*marks[1:], len(blocks)], strict=True)
    names = {_bare(text.value) for text in document.elements.attachment_note}
    parts = ([b for b in blocks[at:end] if not isinstance(b, Residue)] for at, end in spans)
    attachments = tuple(_attachment(part, names) for part in parts)
    # Residue stays with the document, wherever it stands.
    kept = tuple(block for at, block in enumerate(blocks) if at < marks[0] or isinstance(block, Residue))
    return replace(document, blocks=kept, attachments=attachments)


def _of_one_word(marks: list[int], blocks: Sequence[Block]) -> list[int]:
    """Return the marks of 附件 alone: a 附表 among them belongs to the attachment it stands in."""
    named = [at for at in marks if "件" in _line(blocks[at]).value]
    return named or marks


_TITLED = lazy(
    r"(?P<mark>附\s*[件表]\s*(?:(?P<number>\d{1,2}|[一二三四五六七八九十]{1,2})(?:\s*[：:.．、](?!\d)|(?=\s))|[：:]))"
    r"\s*(?P<title>\S.{2,58})"
)
_FILE = lazy(r"\.(?:docx?|xlsx?|pptx?|pdf|wps|et|zip|rar|jpe?g|png)[）)]?$", re.IGNORECASE)


def _opened(document: Document) -> tuple[Block, ...]:
    """Return the blocks with 附件1：名称, the head of an attachment on one line, as the two lines it should be.

    All of them stand behind the 成文日期 with text under each: a list of links to files has none. One without a number
    must be named in the 附件说明.
    """
    blocks = document.blocks
    heads = {
        at: found
        for at, block in enumerate(blocks)
        if _line(block).value.startswith("附") and (found := _TITLED.fullmatch(_line(block).value))
    }
    if not heads:
        return blocks
    end = _ended(replace(document, elements=replace(document.elements, attachment_note=())))
    heads = {at: found for at, found in heads.items() if at >= end}
    heads = {at: heads[at] for at in _of_one_word([*heads], blocks)}
    names = {_bare(text.value) for text in document.elements.attachment_note}
    for at, found in heads.items():
        follows = at + 1 < len(blocks) and at + 1 not in heads and not _is_mark(_line(blocks[at + 1]))
        named = found["number"] or _bare(found["title"]) in names
        if not (follows and named and _is_title(found["title"])) or _FILE.search(found["title"]):
            return blocks
    return tuple(part for at, block in enumerate(blocks) for part in _two(block, heads.get(at)))


def _two(block: Block, head: re.Match[str] | None) -> tuple[Block, ...]:
    """Return a block as the mark and the title that it holds; itself where it holds none."""
    if head is None:
        return (block,)
    return Paragraph(_line(block).cut(*head.span("mark"))), Paragraph(_line(block).cut(head.start("title")))


def unfolded(document: Document) -> Document:
    """Return the document with its attachments behind its body, as they are printed, their titles as paragraphs.

    It keeps the attachments besides, so that what is judged can be told apart (``beginnings``).
    """
    if not document.attachments:
        return document
    found: list[Block] = []
    for attachment in document.attachments:
        lines = [*([attachment.mark] if attachment.mark else []), *_lines(document, attachment.title)]
        found += [Paragraph(line) for line in lines if line.value]
        found += [Paragraph(block.text) if isinstance(block, Title) else block for block in attachment.blocks]
    first = min(block_start(block) for block in found) if found else 0
    # What residue stands among the attachments, the document has kept at its end.
    end = len(document.blocks)
    while end and isinstance(document.blocks[end - 1], Residue) and block_start(document.blocks[end - 1]) > first:
        end -= 1
    behind = sorted([*found, *document.blocks[end:]], key=block_start)
    return replace(document, blocks=(*document.blocks[:end], *behind))


def _lines(document: Document, text: Text) -> Iterator[Text]:
    """Give a text that was joined from several lines line by line."""
    start = 0
    for offset, origin in text.pieces[1:]:
        if "\n" in document.source.text[text.at(offset - 1) : origin]:
            yield text.cut(start, offset)
            start = offset
    yield text.cut(start)


def beginnings(document: Document) -> tuple[int, ...]:
    """Return the offsets in the source where the attachments begin, each with its 附件1."""
    return tuple((part.title if part.mark is None else part.mark).start for part in document.attachments)


def _may_be_mark(block: Block) -> bool:
    """Whether a block begins as 附件1 does: the cheap test before all others."""
    return isinstance(block, _LINES) and block.text.value.startswith(_BEGINS)


def _line(block: Block) -> Text:
    """Return the text of a block that is a line by itself and no numbered heading, empty of other blocks."""
    if isinstance(block, Heading) and (block.ordinal is not None or block.kind is not HeadingKind.UNNUMBERED):
        return _NOTHING
    return block.text if isinstance(block, _LINES) else _NOTHING


def _is_mark(line: Text) -> bool:
    """Whether a line is 附件1: the cheap test before the pattern."""
    return line.value.startswith(_BEGINS) and MARK.fullmatch(line.value) is not None


def _number(mark: str) -> int:
    """Return the number of a mark, 0 where it has none."""
    found = _NUMBER.search(mark)
    return 0 if found is None else int(found[0]) if found[0].isdigit() else arabic(found[0]) or 0


def _are_of_one(numbers: list[int]) -> bool:
    """Whether the marks are those of one document: one alone, or counted up. Those of a collection begin again."""
    return len(numbers) == 1 or (0 not in numbers and all(this < after for this, after in pairwise(numbers)))


def _ended(document: Document) -> int:
    """Return the first place where the document itself has ended: behind its date, or its 附件说明, and a body."""
    blocks, note = document.blocks, document.elements.attachment_note
    first = next((at for at, block in enumerate(blocks) if isinstance(block, Paragraph)), len(blocks))
    known = [text.start for text in (*note, document.elements.date) if text is not None]
    dates = (at + 1 for at in may_be_dates(blocks) if at > first and date_in(blocks, at))
    notes = (at for at, b in enumerate(blocks) if known and at > first and block_start(b) > known[0])
    return min(next(dates, len(blocks)), next(notes, len(blocks)))


def _attachment(blocks: Sequence[Block], names: Container[str]) -> Attachment:
    """Return the attachment whose mark is the first of some blocks: the short line under it is its title.

    Two lines are where they are together a name of the 附件说明, as ``_bare`` gives those.
    """
    mark, rest = _line(blocks[0]), blocks[1:]
    if not rest or not _is_title(_line(rest[0]).value):
        return Attachment(Text("", ((0, mark.end),)), tuple(rest), mark=mark)
    title = _line(rest[0])
    both = title + _line(rest[1]) if len(rest) > 1 else title
    if _bare(both.value) in names and _bare(title.value) not in names:
        return Attachment(both, tuple(rest[2:]), mark=mark)
    return Attachment(title, tuple(rest[1:]), mark=mark)


def _bare(name: str) -> str:
    """Return a name of the 附件说明, or a title, without 附件：1., spaces and marks."""
    return re.sub(r"[\s《》“”（）()、，,。；;.．：:]", "", _LEAD.sub("", name, count=1))


_LEAD = lazy(r"^(?:附\s*件\s*[：:]?\s*)?(?:\d{1,2}\s*[.．、]\s*)?")


def _is_title(value: str) -> bool:
    """Whether a line is the title of an attachment: short, no sentence, without an ordinal."""
    if not 0 < len(value) <= _LONGEST_TITLE or value[-1] in "：:，":
        return False
    return not _SENTENCE.search(value) and parse_ordinal(value) is None
