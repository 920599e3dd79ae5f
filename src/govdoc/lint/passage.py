"""Document → passages: what is read in one go, a run-in heading with its paragraph, each cell by itself."""

from __future__ import annotations

from bisect import bisect_left
from enum import Enum, auto
from functools import cached_property
from typing import TYPE_CHECKING

from govdoc.lint.asked import Asked
from govdoc.lint.once import once
from govdoc.lint.reading import ADDRESS_SIGN, Reading
from govdoc.model import (
    Block,
    Byline,
    Document,
    Figure,
    Heading,
    HeadingKind,
    Paragraph,
    Residue,
    Salutation,
    Table,
    Text,
    Title,
    block_texts,
)
from govdoc.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Collection, Iterator

HAN = "\u3400-\u9fff〇"
"""汉字, for use inside a character class."""
DIGITS = "0123456789０１２３４５６７８９"
"""What \\d matches in our texts."""


class Kind(Enum):
    """What a passage is."""

    TITLE = auto()
    BYLINE = auto()
    SALUTATION = auto()
    HEADING = auto()
    BODY = auto()
    CELL = auto()
    CAPTION = auto()
    ELEMENT = auto()
    NOTE = auto()
    """A footnote, a paragraph of a text box."""

    # There is one of each: that of objects is as good as a hash of the name, and costs no call.
    __hash__ = object.__hash__


PROSE = frozenset({Kind.BODY, Kind.HEADING})
"""Kinds of running text."""

Span = tuple[int, int]
_QUOTED = lazy(r"“[^“”]*”|《[^《》]*》|「[^「」]*」|‘[^‘’]*’")
_OPAQUE = lazy(
    r"(?:https?|ftp)://[^\s\u3000-\u9fff\uff00-\uffef“”]+|www\.[^\s\u3000-\u9fff\uff00-\uffef“”]+"
    r"|(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}|[A-Za-z]:\\[^\s\u4e00-\u9fff]*"
)


class Passage:
    """A stretch of text that punctuation and sentences do not reach beyond. Not to be changed once made.

    ``head`` is the first block of it, None for an element; ``element`` the identifier of that, empty otherwise;
    ``value`` the characters.
    """

    # Written by hand and not a dataclass: a long text has tens of thousands of these.
    def __init__(self, kind: Kind, text: Text, head: Block | None = None, element: str = "") -> None:
        self.kind = kind
        self.text = text
        self.value = text.value
        self.head = head
        self.element = element

    @cached_property
    def quoted(self) -> tuple[Span, ...]:
        """Stretches in quotation marks or 书名号, the marks included: what is quoted or cited is not ours to mend."""
        return tuple(found.span() for found in _QUOTED.finditer(self.value))

    @property
    def in_sentences(self) -> bool:
        """Whether it holds the end of a sentence or a clause: a title, a name, a cell does not."""
        return any(mark in self.value for mark in "。；！？")

    @cached_property
    def opaque(self) -> tuple[Span, ...]:
        """Addresses of the net, of mail, of files."""
        if not ADDRESS_SIGN.search(self.value):
            return ()
        return tuple(found.span() for found in _OPAQUE.finditer(self.value))

    def cited(self, start: int, end: int) -> bool:
        """Whether the characters lie wholly within quotation marks or 书名号."""
        # What is quoted stands in order, and no stretch within another.
        row = bisect_left(self.quoted, (start,)) - 1
        return row >= 0 and end < self.quoted[row][1]

    def is_address(self, at: int) -> bool:
        """Whether a character belongs to an address."""
        return any(left <= at < right for left, right in self.opaque)


_KINDS: dict[type[Block], Kind] = {
    Title: Kind.TITLE,
    Byline: Kind.BYLINE,
    Salutation: Kind.SALUTATION,
    Heading: Kind.HEADING,
    Paragraph: Kind.BODY,
    Figure: Kind.CAPTION,
}


@once
def reading(document: Document) -> Reading:
    """Return what is read of a document: the passages of its blocks, its elements, its notes; residue is none."""
    found = (*_of_blocks(document), *_of_elements(document), *_of_notes(document))
    starts, at = [], 0
    for passage in found:
        starts.append(at)
        at += len(passage.value) + 1
    # A cell may hold a line end: in the one string it is a space, so that a line is a passage.
    return Reading(found, "\n".join(passage.value.replace("\n", " ") for passage in found), tuple(starts))


def passages(document: Document) -> tuple[Passage, ...]:
    """Return the passages of a document, blocks in order, then elements, then notes; residue is none."""
    return reading(document).passages


def matches(
    document: Document | Asked,
    pattern: re.Pattern[str],
    *literals: str,
    kinds: Collection[Kind] = (),
    addresses: bool = False,
) -> Iterator[tuple[Passage, re.Match[str]]]:
    """Give every match of a pattern within a passage, in order; ``kinds``: in those alone; ``addresses``: there too.

    ``literals``: one of them is in every match. Where they are rare, only the passages that hold one are searched;
    without them the whole document is searched first. ``^`` and ``$`` are therefore written with re.MULTILINE, and a
    negated class leaves out a line end.
    """
    if isinstance(document, Asked):
        document.note(literals)
        return
    read = reading(document)
    rows = read.rows_with(literals) if literals else None
    anywhere = addresses or not read.has_addresses
    for row in read.rows_matching(pattern) if rows is None else rows:
        passage = read.passages[row]
        if kinds and passage.kind not in kinds:
            continue
        # Asked for here and not above: where no passage is searched, the pattern is not even compiled.
        for found in pattern.finditer(passage.value):
            if anywhere or not passage.is_address(found.start()):
                yield passage, found


def printed_ordinal(document: Document, heading: Heading) -> Text | None:
    """Return the ordinal of a heading as printed in the source, a line end within it left out; None if it has none."""
    length = heading.text.start - heading.start
    if (
        heading.automatic
        or heading.ordinal is None
        or heading.kind is HeadingKind.RESTORED
        or not 0 < length <= _LONGEST
    ):
        return None
    printed = document.source.text[heading.start : heading.text.start]
    if "\n" not in printed:
        return Text(printed, ((0, heading.start),))
    text, at = Text(""), heading.start
    for line in printed.split("\n"):
        text = text + Text(line, ((0, at),))
        at += len(line) + 1
    return text


_LONGEST = 16
"""Code points an ordinal takes at most, white space included."""


def _of_blocks(document: Document) -> Iterator[Passage]:
    """Give the passages of the blocks, those that continue joined."""
    head: Block | None = None
    texts: list[Text] = []
    for block in document.blocks:
        if isinstance(block, Heading | Paragraph) and block.continues and isinstance(head, Heading | Paragraph):
            texts.append(_whole(document, block))
            continue
        if head is not None:
            yield _passage(head, _joined(texts))
        head = None
        if isinstance(block, Table):
            yield from _of_table(block)
        elif isinstance(block, Figure):
            yield Passage(Kind.CAPTION, block.caption, block)
        elif not isinstance(block, Residue):
            head, texts = block, [_whole(document, block)]
    if head is not None:
        yield _passage(head, _joined(texts))


def _joined(texts: list[Text]) -> Text:
    """Join texts at once: one by one, a document poured into one paragraph would be copied for each of its headings."""
    if len(texts) == 1:
        return texts[0]
    pieces: list[tuple[int, int]] = []
    length = 0
    for text in texts:
        if text.value:
            for offset, origin in text.pieces:
                pieces.append((offset + length, origin))
            length += len(text.value)
    return Text("".join([text.value for text in texts]), tuple(pieces) or ((0, texts[0].start),))


def _passage(head: Block, text: Text) -> Passage:
    """Name a passage by its first block; a heading with more behind it is running text."""
    kind = _KINDS[type(head)]
    if isinstance(head, Heading) and len(text) > len(head.text) + _LONGEST:
        kind = Kind.BODY
    return Passage(kind, text, head)


def _whole(document: Document, block: Title | Byline | Salutation | Heading | Paragraph) -> Text:
    """Return the text of a block, a heading's printed ordinal before it."""
    if isinstance(block, Heading) and (ordinal := printed_ordinal(document, block)) is not None:
        return ordinal + block.text
    return block.text


def _of_table(table: Table) -> Iterator[Passage]:
    """Give the caption and the cells of a table."""
    for text in block_texts(table):
        yield Passage(Kind.CAPTION if text is table.caption else Kind.CELL, text, table)


def _of_elements(document: Document) -> Iterator[Passage]:
    """Give the elements that are not body text."""
    for name, text in document.elements.texts():
        yield Passage(Kind.ELEMENT, text, None, name)


def _of_notes(document: Document) -> Iterator[Passage]:
    """Give the footnotes and the paragraphs of text boxes."""
    return (Passage(Kind.NOTE, text) for text in document.beside)
