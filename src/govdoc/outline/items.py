"""Numbered lines that were taken for headings → those that are items of a list, as their siblings tell."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from govdoc import ordinals
from govdoc.model import HeadingKind, Paragraph, Residue
from govdoc.outline.heads import STOP, Head
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from govdoc.model import Block
    from govdoc.outline.chains import Found

_GOES_ON = lazy(r"[；;，,](?:以及|或者?|和|及|并且?)?\s*$")
"""With which an item ends that is not the last of its list."""
_UPPER = 2
"""一、 and （一）: short lines of these levels are headings even where nothing stands under them."""


_PAIR = 2
"""Items: of three or more, a paragraph under the last may go on behind the list."""


def runs(siblings: Sequence[Found]) -> Iterator[list[Found]]:
    """Give the lists among siblings: one ends where the count begins again."""
    run: list[Found] = []
    for item in siblings:
        if run and _number(item) <= _number(run[-1]):
            yield run
            run = []
        run.append(item)
    if run:
        yield run


def _number(item: Found) -> int:
    """Return the number of an item, 0 where it was lost: such a one stands in no list."""
    return item.ordinal.number if item.ordinal is not None else 0


def listed(
    blocks: Sequence[Block], run: Sequence[Found], heads: Mapping[Found, Head], parents: Collection[Found]
) -> dict[Found, Head]:
    """Return the heads of those in a run of siblings that are items of a list after all: of kind None.

    One is where the item before it ends in ；, where it is a sentence among sentences, and of the lower levels where
    all of them are sentences with nothing under them. ``parents``: those with headings below them.
    """
    if _counted_off(run, heads, parents):
        return {item: Head(heads[item].length, None) for item in run}
    kinds = {heads[item].kind for item in run}
    if None not in kinds and (kinds != {HeadingKind.HEADING} or run[0].level <= _UPPER or len(run) == 1):
        return {}
    out: dict[Found, Head] = {}
    texts = {item: _text(blocks, item, run[at + 1] if at + 1 < len(run) else None) for at, item in enumerate(run)}
    for above, item in pairwise(run):
        goes_on = (heads[above].kind is None or above in out) and _GOES_ON.search(texts[above])
        if goes_on and heads[item].kind is not None and item not in parents:
            out[item] = Head(heads[item].length, None)
    sentences = sum(heads[item].kind is None or item in out for item in run)
    bare = [
        item
        for item in run
        if item not in out
        and item not in parents
        and _is_sentence(heads[item], texts[item])
        and ((item is run[-1] and (sentences or len(run) > _PAIR)) or not _text_follows(blocks, item))
    ]
    alike = len(bare) + sentences == len(run) > 1 and run[0].level > _UPPER
    if alike or 2 * sentences >= len(run) > sentences:
        out |= {item: Head(heads[item].length, None) for item in bare}
    return out


def _counted_off(run: Sequence[Found], heads: Mapping[Found, Head], parents: Collection[Found]) -> bool:
    """Whether some are counted off in one line, each a sentence, and the line only goes on behind the last of them."""
    if run[0].level <= _UPPER or len(run) < _PAIR or heads[run[-1]].kind is not HeadingKind.RUN_IN:
        return False
    if run[0].block != run[-1].block or any(item in parents for item in run):
        return False
    return all(heads[item].kind is HeadingKind.HEADING for item in run[:-1])


def _text(blocks: Sequence[Block], item: Found, after: Found | None) -> str:
    """Text of an item in its paragraph."""
    return item.rest(blocks, after.at if after is not None and after.block == item.block else None).rstrip()


def _is_sentence(head: Head, text: str) -> bool:
    """Whether a heading is a line that is one whole sentence."""
    return head.kind is HeadingKind.HEADING and text.endswith((*STOP[:-1], "；", ";"))


def _text_follows(blocks: Sequence[Block], item: Found) -> bool:
    """Whether a plain paragraph without an ordinal stands under an item."""
    for at in range(item.block + 1, len(blocks)):
        block = blocks[at]
        if not isinstance(block, Residue):
            return isinstance(block, Paragraph) and ordinals.parse(block.text.value) is None
    return False
