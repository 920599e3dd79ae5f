"""Document as it is judged → the paper without its attachments, and each attachment by itself."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from govdoc.lint.once import once
from govdoc.lint.passage import Passage, passages
from govdoc.model import Document, Elements, block_start
from govdoc.outline import beginnings

if TYPE_CHECKING:
    from govdoc.model import Block


@once
def parts(document: Document) -> tuple[Document, ...]:
    """Return the paper without its attachments, then each attachment with no title, no elements, nothing beside it.

    Headings are counted anew in each. A document without attachments is its own only part.
    """
    if not document.attachments:
        return (document,)
    starts = beginnings(document)
    blocks: list[list[Block]] = [[] for _ in range(len(starts) + 1)]
    for block in document.blocks:
        blocks[bisect_right(starts, block_start(block))].append(block)
    paper, *others = (replace(document, blocks=tuple(own), attachments=()) for own in blocks)
    return (paper, *(replace(other, elements=Elements(), beside=()) for other in others))


def paper(document: Document) -> Document:
    """Return the document without its attachments."""
    return parts(document)[0]


@once
def own_passages(document: Document) -> tuple[Passage, ...]:
    """Return the passages of the paper itself: its blocks and elements, nothing of its attachments."""
    end = paper_end(document)
    return tuple(passage for passage in passages(document) if passage.element or passage.text.start < end)


def part_at(document: Document, offset: int) -> int:
    """Return the number of the attachment that holds a place of the source, 0 for the paper."""
    return bisect_right(beginnings(document), offset) if document.attachments else 0


@once
def paper_end(document: Document) -> int:
    """Return the offset in the source where the attachments begin; that behind its last character without any."""
    return min(beginnings(document), default=len(document.source.text) + 1)
