"""The second part of a table that our files divide (续表) → rows of the table before it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from govdoc.model import Residue, ResidueKind, Table

if TYPE_CHECKING:
    from govdoc.model import Block, Text

CONTINUED = "续表题"
"""Name of the style that our files give to the caption that later pages of a table repeat."""

Row = tuple["Text", ...]


def put_continuation(blocks: list[Block], rows: tuple[Row, ...], header_rows: int) -> None:
    """Add a table whose first row is a 续表 caption: to the table that stands last, if it has the same head.

    Caption and head that it repeats become residue. Under another head it is a table of its own.
    """
    (caption,), *rest = rows
    count = max(0, header_rows - 1)
    at = _last_table(blocks)
    table = None if at is None else blocks[at]
    if at is None or not isinstance(table, Table) or not _goes_on(table, rest, count):
        blocks.append(Table(tuple(rest), count or 1, caption))
        return
    blocks[at] = replace(table, rows=(*table.rows, *rest[count:]))
    repeated = [caption, *(cell for row in rest[:count] for cell in row if cell.value)]
    blocks += [Residue(ResidueKind.CONTINUATION, text) for text in repeated]


def _goes_on(table: Table, rows: list[Row], count: int) -> bool:
    """Whether rows, the first ``count`` of them a head, go on with a table: under its head, or none, as wide."""
    if count:
        return _values(table.rows[: table.header_rows]) == _values(rows[:count])
    return max(map(len, rows), default=0) == max(map(len, table.rows), default=0)


def _last_table(blocks: list[Block]) -> int | None:
    """Return where the table stands that is last, whatever heads were repeated behind it; None for something else."""
    for at in range(len(blocks) - 1, -1, -1):
        block = blocks[at]
        if not (isinstance(block, Residue) and block.kind is ResidueKind.CONTINUATION):
            return at if isinstance(block, Table) else None
    return None


def _values(rows: tuple[Row, ...] | list[Row]) -> list[list[str]]:
    return [[cell.value for cell in row] for row in rows]
