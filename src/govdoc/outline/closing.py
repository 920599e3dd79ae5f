"""Paragraphs behind the body → 附件说明, 署名, 成文日期 and 附注 as elements (GB/T 9704—2012 7.3.4–7.3.6)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from govdoc.model import Document, Heading, Paragraph, Residue, Text
from govdoc.patterns import lazy
from govdoc.readers.signatures import DATE, DATE_LINE, SIGNATURE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govdoc.model import Block

_SLIPPED_DATE = lazy(rf"{DATE}\s*[。.．]|\d{{4}}\s*([.．/-])\s*\d{{1,2}}\s*\1\s*\d{{1,2}}\s*日?")
"""A date with a 。 behind it, or without 年月日: believed under a 署名 alone."""
_BLANK_DATE = lazy("[xX×]")
_ON_ONE_LINE = lazy(rf"(?P<name>[^，。！？：:；“”\d]{{4,40}}?)\s+(?P<date>{DATE})")
_REMARK = lazy(r"[（(](?!共印|附\s*[件表])[^（()）]{2,80}[）)]")
_MOST_SIGNATURES = 6
_LONGEST_CLOSING = 80
"""Code points of 署名 and date on one line."""
_LONGEST_TITLE = 60
_PASSED = lazy(
    r"[（(]?共印\s*\d+\s*份.{0,20}"
    r"|(?:联\s*系\s*人|联系(?:电话|方式)|电\s*话|公开(?:属性|方式|选项)|信息公开选项|校\s*对|打\s*字)\s*[：:].{0,60}"
)
"""Lines behind a date that are no element of the model: they stay where they are."""
_NOTE = lazy(r"附\s*件\s*[：:]\s*(?:(1)\s*[.．、]\s*)?\S.{0,80}")
_NOTE_HEAD = lazy(r"附\s*件\s*[：:]")
_SHORT_HEAD = lazy(r"附\s*[：:]\s*(?=1\s*[.．、]\s*[^\d\s].{1,80}$)")
"""附：1. for 附件：1.: it is no part of the name."""
_FURTHER = lazy(r"(\d{1,2})\s*[.．、]\s*[^。；;]{2,80}[。；;]?")
_MOST_LOST = 1
"""Numbers that a 附件说明 may skip at once."""


class Dated(NamedTuple):
    """A 成文日期: the index of its paragraph, its text, and the 署名 on the same line, if any."""

    at: int
    date: Text
    name: Text | None


def noted(document: Document) -> Document:
    """Return the document with its 附件说明 as an element: 附件：1.…, then 2.… on lines of their own."""
    blocks = document.blocks
    if document.elements.attachment_note:
        return document
    begin = next((at for at in beginning_with(blocks, "附") if _begins_note(blocks, at)), None)
    if begin is None:
        return document
    head = text_of(blocks[begin])
    short = _SHORT_HEAD.match(head.value)
    names = [] if _NOTE_HEAD.fullmatch(head.value) else [head.cut(short.end() if short else 0)]
    end, number = begin + 1, len(names)
    while end < len(blocks) and (further := _FURTHER.fullmatch(text_of(blocks[end]).value)):
        if not number < int(further[1]) <= number + 1 + _MOST_LOST:
            break
        number = int(further[1])
        names.append(text_of(blocks[end]))
        end += 1
    elements = replace(document.elements, attachment_note=tuple(names))
    return replace(document, blocks=blocks[:begin] + blocks[end:], elements=elements)


def _begins_note(blocks: Sequence[Block], at: int) -> bool:
    """Whether a 附件说明 begins with a block: 附件：… on a line, or 附件： alone and 1.… under it."""
    value = text_of(blocks[at]).value
    if _NOTE.fullmatch(value) or _SHORT_HEAD.match(value):
        return True
    if at + 1 == len(blocks) or not _NOTE_HEAD.fullmatch(value):
        return False
    first = _FURTHER.fullmatch(text_of(blocks[at + 1]).value)
    return first is not None and first[1] == "1"


def dated(document: Document) -> Document:
    """Return the document with 署名, 成文日期 and 附注 as elements, also where a paper that it sends out follows."""
    if document.elements.date is not None:
        return document
    blocks = document.blocks
    found = _at_end(blocks) or _within(blocks)
    if found is None or found.at < 1 or not _body_before(blocks, found.at):
        return document
    if document.layout is not None and _BLANK_DATE.search(found.date.value):
        # A form to be filled in: how its lines are set says nothing yet.
        return document
    removed, names = {found.at}, [found.name] if found.name is not None else []
    if found.name is None:
        signed = list(_signed(blocks, found.at))
        removed |= set(signed)
        names = [text_of(blocks[at]) for at in reversed(signed)]
    elements = replace(document.elements, date=found.date)
    if names and not elements.signature:
        elements = replace(elements, signature=tuple(part for text in names for part in _offices(text)))
    remark = _following(blocks, found.at)
    if remark is not None and elements.remark is None and _REMARK.fullmatch(text_of(blocks[remark]).value):
        elements = replace(elements, remark=text_of(blocks[remark]))
        removed.add(remark)
    return replace(document, elements=elements, blocks=tuple(b for at, b in enumerate(blocks) if at not in removed))


def _at_end(blocks: Sequence[Block]) -> Dated | None:
    """Find the date with which a document ends, but for 附注 and what is passed over."""
    last = before(blocks, len(blocks))
    while last is not None and _PASSED.fullmatch(text_of(blocks[last]).value):
        last = before(blocks, last)
    if last is None:
        return None
    if (found := date_in(blocks, last)) is None and _REMARK.fullmatch(text_of(blocks[last]).value):
        above = before(blocks, last)
        return None if above is None else date_in(blocks, above)
    return found


def _within(blocks: Sequence[Block]) -> Dated | None:
    """Find 署名 and date in the midst of a text, where another paper follows that this one sends out."""
    for at in may_be_dates(blocks):
        if not 1 < at < len(blocks) - 1:
            continue
        found = date_in(blocks, at)
        if found is None or not (found.name or SIGNATURE.fullmatch(text_of(blocks[at - 1]).value)):
            continue
        after = _following(blocks, at)
        value = text_of(blocks[after]).value if after is not None else ""
        above = text_of(blocks[at - 1 if found.name else at - 2]).value
        if value and len(value) <= _LONGEST_TITLE and value[-1] not in "。；：，" and above.endswith(("。", "！")):
            return found
    return None


def beginning_with(blocks: Sequence[Block], character: str) -> Iterator[int]:
    """Give the paragraphs that begin with a character: the cheap test before the patterns."""
    return (at for at, b in enumerate(blocks) if isinstance(b, Paragraph) and b.text.value.startswith(character))


def may_be_dates(blocks: Sequence[Block]) -> Iterator[int]:
    """Give the paragraphs that are short and hold a month: the cheap test before the patterns."""
    for at, block in enumerate(blocks):
        if isinstance(block, Paragraph) and len(value := block.text.value) <= _LONGEST_CLOSING and "月" in value:
            yield at


def date_in(blocks: Sequence[Block], at: int) -> Dated | None:
    """Return the date that a paragraph is, alone or behind a 署名 and white space; None where it is none."""
    text = text_of(blocks[at])
    if DATE_LINE.fullmatch(text.value):
        return Dated(at, text, None)
    if at and _SLIPPED_DATE.fullmatch(text.value) and SIGNATURE.fullmatch(text_of(blocks[at - 1]).value):
        return Dated(at, text, None)
    both = _ON_ONE_LINE.fullmatch(text.value)
    if both is None or not SIGNATURE.fullmatch(both["name"]):
        return None
    return Dated(at, text.cut(both.start("date")), text.cut(0, both.end("name")))


def _signed(blocks: Sequence[Block], date: int) -> Iterator[int]:
    """Give the paragraphs above a date that are 署名, the nearest first."""
    at = before(blocks, date)
    for _ in range(_MOST_SIGNATURES):
        if at is None or at < 1 or not SIGNATURE.fullmatch(text_of(blocks[at]).value):
            return
        yield at
        at = before(blocks, at)


def _offices(text: Text) -> Iterator[Text]:
    """Give the 署名 on a line: several where white space parts names that are each an office's."""
    parts = [(found.start(), found.end()) for found in re.finditer(r"\S+", text.value)]
    if all(SIGNATURE.fullmatch(text.value[start:end]) for start, end in parts):
        yield from (text.cut(start, end) for start, end in parts)
    else:
        yield text


def _body_before(blocks: Sequence[Block], end: int) -> bool:
    """Whether there is a block of the body before ``end``."""
    return any(isinstance(block, Paragraph | Heading) for block in blocks[:end])


def before(blocks: Sequence[Block], end: int) -> int | None:
    """Index of the last block before ``end`` that is no residue, None where it is not a plain paragraph."""
    for index in range(end - 1, -1, -1):
        if not isinstance(blocks[index], Residue):
            return index if isinstance(blocks[index], Paragraph) else None
    return None


def _following(blocks: Sequence[Block], at: int) -> int | None:
    """Index of the first block behind ``at`` that is no residue, None where it is not a plain paragraph."""
    for index in range(at + 1, len(blocks)):
        if not isinstance(blocks[index], Residue):
            return index if isinstance(blocks[index], Paragraph) else None
    return None


def text_of(block: Block) -> Text:
    """Text of a paragraph, empty for other blocks."""
    return block.text if isinstance(block, Paragraph) else Text("")
