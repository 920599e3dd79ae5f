"""Offsets in a text as read → places that a reader can find: line and column, or paragraph."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, count
from operator import add


class Form(StrEnum):
    """In which form a document came: it decides how places are named (line and column, or paragraph)."""

    TEXT = "text"
    MARKDOWN = "markdown"
    DOCX = "docx"


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a source, all numbers 1-based: line and column of a text, paragraph and column of a docx."""

    line: int | None
    column: int
    paragraph: int | None


@dataclass(frozen=True, slots=True)
class Source:
    r"""The text as read, in Unicode code points, and where its lines (of a docx: its paragraphs) begin.

    For a docx, ``text`` is the text of all paragraphs of the body in document order (those in table cells too), then
    of footnotes and text boxes, joined by ``\n``; numbers that Word generates are not part of it.
    """

    name: str
    text: str
    form: Form
    starts: tuple[int, ...]
    hung: tuple[int, ...] = ()
    """Of a docx, whose last rows are footnotes and text boxes: for each of them the paragraph that it hangs on."""

    @classmethod
    def of_lines(cls, name: str, text: str, form: Form) -> Source:
        r"""Return the source whose lines end with ``\n``."""
        lengths = map(len, text.split("\n")[:-1])
        return cls(name, text, form, (0, *map(add, accumulate(lengths), count(1))))

    def row(self, offset: int) -> int:
        """Return the number (1-based) of the line, of a docx the paragraph, that holds a code point of ``text``."""
        return bisect_right(self.starts, offset)

    def place(self, offset: int) -> Place:
        """Return the place of a code point of ``text``; what hangs on a paragraph of a docx is told by that."""
        row = self.row(offset)
        column = offset - self.starts[row - 1] + 1
        if self.form is not Form.DOCX:
            return Place(row, column, None)
        behind = row - (len(self.starts) - len(self.hung))
        return Place(None, column, self.hung[behind - 1] if behind > 0 else row)
