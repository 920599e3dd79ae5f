"""Bytes of a part of Word → where in them given elements stand: byte for byte, so that nothing else is touched."""

from __future__ import annotations

from dataclasses import dataclass
from xml.parsers import expat

from govdoc.patterns import lazy

_NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
"""Of the common and of the strict form."""
_TEXT, _RUN, _PARAGRAPH, _PROPERTIES = (
    frozenset(f"{namespace} {name}" for namespace in _NAMESPACES) for name in ("t", "r", "p", "pPr")
)
_TAG = lazy(rb"""<[^\s<>/"'=]+(?:\s+[^\s<>/"'=]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*/?>""")


@dataclass(frozen=True, slots=True)
class Span:
    """Bytes ``start`` up to ``end`` of a part: an element with its tags."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TextSpan:
    """Where a w:t begins, and the run that it stands in."""

    start: int
    run: Span


@dataclass(frozen=True, slots=True)
class ParagraphSpan:
    """A w:p: where its content begins, behind w:pPr, and where it ends, before the end tag.

    ``empty``: it is written as one tag, of which both places are the end.
    """

    start: int
    content: int
    end: int
    empty: bool


@dataclass(slots=True)
class _Open:
    """A w:p that has begun: its number, its place, how deep it lies, and where its w:pPr begins and ends."""

    number: int
    start: int
    depth: int
    properties: int = -1
    content: int = -1


class Scan:
    """The walk over one part: every w:t in a run and every w:p, by how many stand before it in the part."""

    def __init__(self, part: bytes) -> None:
        self.texts: dict[int, TextSpan] = {}
        self.paragraphs: dict[int, ParagraphSpan] = {}
        self._part = part
        self._counts = [0, 0]
        self._runs: list[tuple[int, list[tuple[int, int]]]] = []
        self._open: list[_Open] = []
        self._depth = 0
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._finish
        self._parser.Parse(part, True)  # noqa: FBT003 - pyexpat takes no keywords

    def _begin(self, name: str, _attributes: object) -> None:
        """Take in a start tag."""
        self._depth += 1
        if name in _TEXT:
            if self._runs:
                self._runs[-1][1].append((self._counts[0], self._parser.CurrentByteIndex))
            self._counts[0] += 1
        elif name in _RUN:
            self._runs.append((self._parser.CurrentByteIndex, []))
        elif name in _PARAGRAPH:
            self._open.append(_Open(self._counts[1], self._parser.CurrentByteIndex, self._depth))
            self._counts[1] += 1
        elif name in _PROPERTIES and self._open and self._open[-1].depth == self._depth - 1:
            self._open[-1].properties = self._parser.CurrentByteIndex

    def _finish(self, name: str) -> None:
        """Take in an end tag, or the end of an element that is one tag."""
        if name in _RUN:
            start, texts = self._runs.pop()
            if texts:
                span = Span(start, tag_end(self._part, self._parser.CurrentByteIndex))
                self.texts |= {number: TextSpan(at, span) for number, at in texts}
        elif name in _PARAGRAPH:
            self._close(self._open.pop())
        elif name in _PROPERTIES and self._open and self._open[-1].depth == self._depth - 1:
            self._open[-1].content = self._behind(self._open[-1].properties)
        self._depth -= 1

    def _close(self, paragraph: _Open) -> None:
        """Note a paragraph."""
        opened = tag_end(self._part, paragraph.start)
        empty = self._part[opened - 2 : opened] == b"/>"
        content = paragraph.content if paragraph.content >= 0 else opened
        end = opened if empty else self._parser.CurrentByteIndex
        self.paragraphs[paragraph.number] = ParagraphSpan(paragraph.start, content, end, empty)

    def _behind(self, start: int) -> int:
        """Return the place behind the element that begins at ``start`` and ends here."""
        opened = tag_end(self._part, start)
        is_one_tag = self._part[opened - 2 : opened] == b"/>"
        return opened if is_one_tag else tag_end(self._part, self._parser.CurrentByteIndex)


def tag_end(part: bytes, start: int) -> int:
    """Return the place behind the tag that begins at ``start``."""
    found = _TAG.match(part, start)
    return found.end() if found else part.index(b">", start) + 1
