"""Markdown typed as people type papers → 称呼, 主送机关, 题下, 附件说明, 署名 and 成文日期 as what they are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from govdoc.drafting.dates import written_date
from govdoc.model import Byline, Document, Heading, OfficialFormat, Paragraph, Salutation, Table, Title
from govdoc.ordinals import parse as ordinal_of
from govdoc.patterns import lazy
from govdoc.readers.brokenlines import EVENT
from govdoc.readers.salutations import ADDRESSED, calls_offices, is_salutation
from govdoc.readers.signatures import SIGNATURE

if TYPE_CHECKING:
    from govdoc.model import Block

_MOST_SIGNATURES = 3
_NOTE = lazy(r"附\s*件\s*[：:]\s*(?:1\s*[.．、])?\s*[^。；\s][^。；]{0,80}")
_FURTHER = lazy(r"[2-9]\s*[.．、]\s*[^。；\s][^。；]{0,80}")
_STOPS = ("。", "！", "？", "）", "”", "特此通知", "特此报告", "特此通报", "特此公告", "此复")


def with_typed(document: Document) -> Document:
    """Return a document drafted from Markdown with the elements that its author typed into the text.

    Only what is certain by its place and its form: lines right under the title, 附件说明, 署名 and date at the very
    end. What the front matter gives stands.
    """
    return _noted(_signed(_addressed(document)))


def _addressed(document: Document) -> Document:
    """Return the document with the lines under its title named."""
    blocks = list(document.blocks)
    at = next((n + 1 for n, block in enumerate(blocks) if isinstance(block, Title)), len(blocks))
    bare = at < len(blocks) and not isinstance(blocks[at], Byline | Salutation)
    if bare and EVENT.fullmatch(_value(blocks[at])):
        blocks[at] = Byline(blocks[at].text)  # type: ignore[union-attr]
    while at < len(blocks) and isinstance(blocks[at], Byline):
        at += 1
    called = blocks[at] if at + 1 < len(blocks) else None
    if not isinstance(called, Paragraph) or document.elements.addressee or not is_salutation(_value(called)):
        return document.with_blocks(blocks)
    if not _is_sent(document) or not calls_offices(called.text.value):
        return document.with_blocks([*blocks[:at], Salutation(called.text.strip()), *blocks[at + 1 :]])
    names = called.text.strip("：: \u3000")
    return replace(
        document, blocks=(*blocks[:at], *blocks[at + 1 :]), elements=replace(document.elements, addressee=names)
    )


def _is_sent(document: Document) -> bool:
    """Whether a paper has a 主送机关: its title names such a kind, or it is set with a 版头."""
    title = next((block.text.value for block in reversed(document.blocks) if isinstance(block, Title)), "")
    return title.endswith(ADDRESSED) or document.format in {OfficialFormat.DOCUMENT, OfficialFormat.LETTER}


def _signed(document: Document) -> Document:
    """Return the document with the 署名 and the date at its end as elements."""
    blocks, known = document.blocks, document.elements
    if known.date or known.signature or len(blocks) <= 1 or not _is_date(_value(blocks[-1])):
        return document
    end = len(blocks) - 1
    first = end
    while first > 1 and end - first < _MOST_SIGNATURES and SIGNATURE.fullmatch(_value(blocks[first - 1])):
        first -= 1
    names = tuple(block.text.strip() for block in blocks[first:end] if isinstance(block, Paragraph))
    if not _may_end(blocks[first - 1], signed=first < end):
        return document
    date = blocks[-1].text.strip()  # type: ignore[union-attr]
    return replace(document, blocks=blocks[:first], elements=replace(known, signature=names, date=date))


def _may_end(last: Block, *, signed: bool) -> bool:
    """Whether a text may end with a block: a date below a heading, behind ： or below a bare word is what these ask."""
    value = _value(last)
    if not signed:
        return isinstance(last, Table) or value.endswith(_STOPS) or _NOTE.fullmatch(value) is not None
    return not isinstance(last, Title | Heading) and not value.endswith(("：", ":"))


def _noted(document: Document) -> Document:
    """Return the document with the 附件说明 at its end as an element: 附件：1.…, then 2.… each on its own line."""
    blocks = document.blocks
    first = len(blocks) - 1
    while first > 0 and _FURTHER.fullmatch(_value(blocks[first])):
        first -= 1
    if first < 1 or document.elements.attachment_note or not _NOTE.fullmatch(_value(blocks[first])):
        return document
    names = tuple(block.text.strip() for block in blocks[first:] if isinstance(block, Paragraph))
    return replace(document, blocks=blocks[:first], elements=replace(document.elements, attachment_note=names))


def _is_date(value: str) -> bool:
    """Whether a line is a whole date."""
    try:
        return bool(value) and value[-1] == "日" and bool(written_date(value))
    except ValueError:
        return False


def _value(block: Block) -> str:
    """Return the characters of a paragraph; none of other blocks, and of what goes on behind a heading."""
    return block.text.value.strip() if isinstance(block, Paragraph) and not block.continues else ""


_TYPED_LEVELS = (1, 2)


def typed_headings(document: Document) -> int:
    """Return how many paragraphs begin with a typed 一、 or （一） in a document that has no headings, as text then."""
    if any(isinstance(block, Heading) for block in document.blocks):
        return 0
    found = (ordinal_of(_value(block)) for block in document.blocks)
    return sum(ordinal is not None and ordinal.level in _TYPED_LEVELS for ordinal in found)
