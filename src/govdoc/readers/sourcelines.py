"""Lines of a Markdown text as markdown-it read them → the characters of a token, each with its place in the source."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from govdoc.readers.headings import BLANK
from govdoc.readers.inlines import Raw, placed

if TYPE_CHECKING:
    from markdown_it.token import Token

    from govdoc.model import Text


def line_of(token: Token) -> int:
    """Return the line where a token begins, counted from 0."""
    return token.map[0] if token.map else 0


@dataclass(slots=True)
class Lines:
    """The lines of one text, of which ``starts`` are the offsets in the source; lines are counted from 0."""

    values: list[str]
    starts: tuple[int, ...]
    body: str = ""
    """The lines, joined by one character each."""
    begins: dict[int, int] = field(default_factory=dict)
    """Line → where in the body its text begins, behind indents and markers; the parser notes it."""
    _offsets: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.body = "\n".join(self.values)
        self._offsets = [0, *accumulate(len(line) + 1 for line in self.values)]

    def holding(self, origin: int) -> int:
        """Return the line that holds an offset of the source."""
        return bisect_right(self.starts, origin) - 1

    def whole(self, line: int) -> Text:
        """Return the text of a line, indents and markers too, without blanks at its ends."""
        return placed(self.values[line], self._origins(line, *self._ends(line))).strip(BLANK)

    def text(self, line: int) -> Text:
        """Return the text of a line behind indents and markers, without blanks at its ends."""
        row = self.raw_line(line)
        return placed(row.value, row.origins).strip(BLANK)

    def raw_line(self, line: int) -> Raw:
        """Return the characters of a line behind indents and markers."""
        begin, end = self.begins[line], self._ends(line)[1]
        return Raw(self.body[begin:end], list(self._origins(line, begin, end)))

    def raw(self, token: Token, level: int | None) -> Raw:
        """Return the characters of a paragraph, or a heading of a level, as the token holds them."""
        line = self._first_line(token)
        raw = Raw(token.content, [])
        for n, part in enumerate(token.content.split("\n")):
            if n:
                end = self._ends(line + n - 1)[1]
                raw.origins += self._origins(line + n - 1, end, end + 1)
                raw.origins += self._later_part(line + n, part)
            else:
                raw.origins += self._first_part(line, part, level or 0)
        return raw

    def _first_line(self, token: Token) -> int:
        """Return the line where a token's content begins: markdown-it strips lines of full-width blanks before it."""
        first, last = token.map or (0, 1)
        opening = token.content.split("\n", 1)[0]
        while opening and first + 1 < last and not self.body[self.begins[first] : self._offsets[first + 1]].strip():
            first += 1
        return first

    def _first_part(self, line: int, part: str, level: int) -> range:
        """Return where the first line of a token's content stood: blanks and the # of a heading stand before it."""
        begin = self.begins[line]
        skip = level if level and self.body.startswith("#" * level, begin) else 0
        begin = max(begin, self.body.find(part, begin + skip, self._offsets[line + 1]))
        return self._origins(line, begin, begin + len(part))

    def _later_part(self, line: int, part: str) -> range:
        """Return where another line of a token's content stood, its indent included."""
        begin = self.begins[line] - (len(part) - len(part.lstrip(" \t")))
        return self._origins(line, begin, begin + len(part))

    def _origins(self, line: int, start: int, end: int) -> range:
        """Return the offsets in the source of characters [start, end) of the body that stand in a line."""
        shift = self.starts[line] - self._offsets[line]
        return range(start + shift, end + shift)

    def _ends(self, line: int) -> tuple[int, int]:
        """Return where a line begins and ends in the body."""
        return self._offsets[line], self._offsets[line + 1] - 1
