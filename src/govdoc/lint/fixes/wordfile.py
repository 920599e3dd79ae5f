"""Bytes of a .docx → which changes can be made in it, and its bytes with them made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.lint.fixes.borders import Borders
from govdoc.lint.fixes.rewriting import mended
from govdoc.lint.fixes.wordpaper import WordPaper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govdoc.lint.fixes.changes import Change
    from govdoc.readers.files import Limits


class WordFile:
    """A .docx that can be mended. ``tracked``: in the end by tracked changes."""

    def __init__(self, data: bytes, name: str, limits: Limits, *, tracked: bool) -> None:
        """Read the bytes. Raises UnreadableError (see readers.docx)."""
        self._paper = WordPaper(data, name, limits)
        self._fault = self._paper.fault
        self._borders = Borders(self._paper, tracked=tracked)

    def border(self, change: Change) -> str | None:
        """Say what stands in the way of a change, None where nothing does."""
        return self._fault or self._borders.border(change)

    def mended(self, changes: Sequence[Change], *, tracked: bool = False, packed: bool = True) -> bytes:
        """Return the bytes of the file with changes made; not compressed where it is not ``packed``."""
        return mended(self._paper, changes, tracked=tracked, packed=packed)
