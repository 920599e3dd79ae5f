"""A paragraph and a table of a .docx, as the walk over the document gives them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from govdoc.readers.wordml.formats import Face, Shape
    from govdoc.readers.wordml.markup import Element


@dataclass(slots=True)
class Line:
    """A paragraph of the body. ``number`` is 1-based, ``start`` its offset in the source; others are of ``text``."""

    number: int
    start: int
    text: str
    faces: list[tuple[int, int, Face]]
    shape: Shape
    mark: Face
    """The format of its end, all there is of an empty paragraph."""
    in_table: bool
    label: str | None
    label_face: Face | None
    """The format of its number: that of its mark, and what its list says."""
    contents: bool
    """It stands in a table of contents that Word generated."""
    element: Element
    """The w:p itself."""
    run_in: tuple[int, int] | None = None
    """Level of the heading that it begins with, by a character style, and that heading's length."""
    separated: bool = False
    """Its mark is a style separator: the next paragraph goes on in the same line."""
    notes: list[tuple[int, str]] = field(default_factory=list)
    """Its footnotes and endnotes: characters before the mark, key."""
    pictures: list[str] = field(default_factory=list)
    """Its pictures, by their paths in the package."""
    host: int | None = None
    """The number of the paragraph that it hangs on: it is of a note or of a text box."""

    @property
    def end(self) -> int:
        """Offset in the source just behind its last character."""
        return self.start + len(self.text)


@dataclass(slots=True)
class Grid:
    """A table: rows of cells, each the paragraphs [first, last) by their place in ``Body.lines``."""

    rows: list[list[tuple[int, int]]] = field(default_factory=list)
    header_rows: int = 0


Item: TypeAlias = Line | Grid
