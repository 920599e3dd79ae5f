"""Document → the same with a number on every caption of a table or a figure that has none: 表1, 图1 (practice)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from govdoc.model import Figure, Table, Text
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govdoc.model import Block, Document

_NUMBERED = lazy(r"\s*(?:续|附)?(?P<kind>[表图])\s*(?:(?P<number>\d{1,4})|[一二三四五六七八九十]+)(?![\d年月日号个张])")
_WORDS = {Table: "表", Figure: "图"}


def captioned(document: Document) -> Document:
    """Return the document with 表1, 表2 … and 图1, 图2 … before captions without a number.

    Numbers that authors wrote stay, and the next ones follow them; every attachment counts anew. What has no caption
    stays without.
    """
    attachments = tuple(replace(a, blocks=tuple(_captioned(a.blocks))) for a in document.attachments)
    return replace(document, blocks=tuple(_captioned(document.blocks)), attachments=attachments)


def _captioned(blocks: Iterable[Block]) -> Iterator[Block]:
    """Give the blocks, captions numbered."""
    counts = dict.fromkeys(_WORDS.values(), 0)
    for block in blocks:
        if not isinstance(block, Table | Figure) or block.caption is None or not block.caption.value.strip():
            yield block
            continue
        word = _WORDS[type(block)]
        found = _NUMBERED.match(block.caption.value)
        if found is not None:
            counts[found["kind"]] = int(found["number"]) if found["number"] else counts[found["kind"]] + 1
            yield block
            continue
        counts[word] += 1
        label = Text(f"{word}{counts[word]}　", ((0, block.caption.start),))
        yield replace(block, caption=label + block.caption.strip())
