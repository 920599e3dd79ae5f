"""Footnotes and endnotes of a .docx, and their marks → the keys that join them, and what they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.readers.wordml.markup import W

if TYPE_CHECKING:
    from govdoc.readers.wordml.markup import Element

_AT_END = "尾注"
_ENDNOTES = frozenset((W + "endnote", W + "endnoteReference"))


def note_key(element: Element) -> str:
    """Return the key of a note, the same for its text and for its mark: footnotes and endnotes count by themselves."""
    identifier: str = element.get(W + "id", "")
    return _AT_END + identifier if element.tag in _ENDNOTES else identifier


def called(key: str) -> str:
    """Return what the note with a key is called."""
    return _AT_END if key.startswith(_AT_END) else "脚注"
