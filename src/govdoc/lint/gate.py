"""Rows of words and a document → which rows may match in which passages, found in one pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.lint.literals import Literals
from govdoc.lint.once import once
from govdoc.lint.passage import reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govdoc.lint.passage import Passage
    from govdoc.model import Document


class Gate:
    """Rows, each with words of which every match of it holds one: where none stands, the row is not tried."""

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        """Remember the words of each row; a row without words is never let through."""
        self._owners: dict[str, list[int]] = {}
        for number, words in enumerate(rows):
            for word in words:
                self._owners.setdefault(word, []).append(number)
        self._words = frozenset(self._owners)
        self._literals = Literals([*self._owners])
        self.near = once(self._near)

    def _near(self, document: Document) -> dict[int, list[Passage]]:
        """Return the numbers of the rows that may match, each with the passages that hold one of its words."""
        read = reading(document)
        near: dict[int, set[int]] = {}
        few = len(self._words) <= _MOST
        for word, rows in (read.rows_of(self._words) if few else read.rows_by(self._literals)).items():
            for number in self._owners[word]:
                near.setdefault(number, set()).update(rows)
        return {number: [read.passages[row] for row in sorted(near[number])] for number in sorted(near)}


_MOST = 4000
"""Words that are looked for together with those of others; more would slow down the search for all."""
