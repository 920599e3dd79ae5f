"""Paragraphs of Markdown typed line under line → 称呼, 附件说明, 署名 and date as paragraphs of their own.

Markdown joins lines without a blank line between them; people who come from Word type them so.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from govdoc.model import Paragraph, Title
from govdoc.patterns import lazy
from govdoc.readers.salutations import is_salutation
from govdoc.readers.signatures import DATE_LINE, SIGNATURE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govdoc.model import Block

EVENT = lazy(r"[（(][^（()）]*\d{4}年\d{1,2}月[^（()）]*[）)]")
"""A date under a title, and where a speech was made."""
_NOTE, _FURTHER = lazy(r"附\s*件\s*[：:]"), lazy(r"[1-9]\s*[.．、]")
_LAST = 3
"""Paragraphs at the end in which a 附件说明 is looked for: below it stand 署名 and date."""


def unbroken(blocks: Sequence[Block], source: str) -> list[Block]:
    """Return the blocks, what is no sentence cut off the head of the text under the title and off its end."""
    out = list(blocks)
    if out and isinstance(last := out[-1], Paragraph):
        out[-1:] = _closed(last, source)
    for at in range(len(out) - 1, max(len(out) - 1 - _LAST, -1), -1):
        if isinstance(block := out[at], Paragraph) and _NOTE.search(block.text.value):
            out[at : at + 1] = _noted(block, source)
    under = next((at + 1 for at, block in enumerate(out) if isinstance(block, Title)), len(out))
    while under < len(out) and isinstance(block := out[under], Paragraph):
        lines = _lines(block, source)
        cut = next(lines, 0)
        first = block.text.value[:cut]
        if not cut or not (is_salutation(first) or EVENT.fullmatch(first)):
            break
        out[under : under + 1] = [block.cut(0, cut, continues=block.continues), block.cut(cut, continues=False)]
        under += 1
    return out


def _closed(block: Paragraph, source: str) -> list[Block]:
    """Cut 署名 and date off the end of a paragraph, each a line of it."""
    cuts = [0, *_lines(block, source), len(block.text)]
    if len(cuts) <= 2 or not DATE_LINE.fullmatch(block.text.value[cuts[-2] :]):  # noqa: PLR2004 - it has one line
        return [block]
    signed = SIGNATURE.fullmatch(block.text.value[cuts[-3] : cuts[-2]]) is not None
    starts = [0, *([cuts[-3]] if signed and cuts[-3] else []), cuts[-2], len(block.text)]
    return [block.cut(start, end, continues=block.continues and not start) for start, end in pairwise(starts)]


def _noted(block: Paragraph, source: str) -> list[Block]:
    """Cut 附件：1.… off the end of a paragraph, each 2.… under it and a 署名 below, lines of it."""
    cuts, value = [0, *_lines(block, source)], block.text.value
    begin = next((at for at, cut in enumerate(cuts) if _NOTE.match(value, cut)), len(cuts))
    lines = [value[start:end] for start, end in pairwise([*cuts[begin:], len(value)])]
    if not all(_FURTHER.match(line) or SIGNATURE.fullmatch(line) for line in lines[1:]):
        return [block]
    starts = [*({0} if begin else ()), *cuts[begin:], len(value)]
    return [block.cut(start, end, continues=block.continues and not start) for start, end in pairwise(starts)]


def _lines(block: Paragraph, source: str) -> Iterator[int]:
    """Give the offsets in a paragraph at which a new line of the source begins."""
    for offset, origin in block.text.pieces[1:]:
        before = source[block.text.at(offset - 1) + 1 : origin]
        if "\n" in before and not before.strip(" \t\r\n\\"):
            yield offset
