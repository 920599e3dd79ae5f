"""Blocks of a docx → the same blocks, what a web page left behind as residue, as readers of plain text have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.model import Block, Document, Paragraph, Residue, ResidueKind
from govdoc.patterns import lazy
from govdoc.readers.residue import residue_kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_KINDS = frozenset({ResidueKind.NAVIGATION, ResidueKind.PROVENANCE, ResidueKind.ADVERTISEMENT, ResidueKind.PAGE_MARK})
"""Contents are known by their styles in a docx, or typed behind the word 目录."""
_CONTENTS = lazy(r"目\s*录")
_FEWEST = 2
"""Lines of contents that are believed to be typed."""
_BARE = lazy(r"\s*\d+\s*(?:/\s*\d+\s*)?")
"""A lone number is a page mark among the lines of a text; a paragraph of a docx was set on purpose."""


def swept(document: Document) -> tuple[Block, ...]:
    """Return the blocks of a document, of a docx with paragraphs that are web chrome or page marks as residue.

    Where nothing else would be left, the paragraphs stay what they are.
    """
    if document.layout is None:
        return document.blocks
    blocks = tuple(_swept(document))
    return document.blocks if all(isinstance(block, Residue) for block in blocks) else blocks


def _swept(document: Document) -> Iterator[Block]:
    """Give each block, or the residue that it is."""
    typed = _typed_contents(document.blocks)
    for at, block in enumerate(document.blocks):
        kind = _kind(block) if isinstance(block, Paragraph) else None
        kind = ResidueKind.CONTENTS if at in typed else kind
        yield block if kind is None else Residue(kind, block.text)  # type: ignore[union-attr]


def _typed_contents(blocks: Sequence[Block]) -> range:
    """Return where 目录 and the lines below it stand that end in the number of a page; empty where none do."""
    first = next((at for at, block in enumerate(blocks) if _CONTENTS.fullmatch(_value(block))), None)
    if first is None:
        return range(0)
    end = first + 1
    while end < len(blocks) and residue_kind(_value(blocks[end])) is ResidueKind.CONTENTS:
        end += 1
    return range(first, end) if end - first > _FEWEST else range(0)


def _value(block: Block) -> str:
    """Return the characters of a paragraph, none of other blocks."""
    return block.text.value if isinstance(block, Paragraph) else ""


def _kind(paragraph: Paragraph) -> ResidueKind | None:
    """Return what residue a paragraph is, None where it is one of the document."""
    value = paragraph.text.value
    if paragraph.continues or paragraph.notes or _BARE.fullmatch(value):
        return None
    kind = residue_kind(value)
    return kind if kind in _KINDS else None
