"""Document → its blocks of one kind, told apart once for all the rules that go through them."""

from __future__ import annotations

from govdoc.lint.once import once
from govdoc.model import Block, Document, Heading, Residue, Table


@once
def headings(document: Document) -> tuple[Heading, ...]:
    """Return the headings, in order."""
    return tuple([block for block in document.blocks if isinstance(block, Heading)])


@once
def tables(document: Document) -> tuple[Table, ...]:
    """Return the tables, in order."""
    return tuple([block for block in document.blocks if isinstance(block, Table)])


@once
def own_blocks(document: Document) -> tuple[Block, ...]:
    """Return the blocks that belong to the document: all but the residue."""
    return tuple([block for block in document.blocks if not isinstance(block, Residue)])
