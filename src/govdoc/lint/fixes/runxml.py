"""The bytes of one w:r → its children; and back, with other text, or cut in two where something goes between."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.parsers import expat

from govdoc.lint.fixes.scan import tag_end
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

_BLANKS = " \t\r\n"
_NAME = lazy(rb"<([^\s<>/:]+:)?[^\s<>/]+")
_CHANGED = lazy(rb"<(?P<tag>[^\s<>/:]+:rPrChange)\b.*?</(?P=tag)>", re.DOTALL)
_IDENTIFIER = lazy(rb"""(:id\s*=\s*["'])\d+(["'])""")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


@dataclass(frozen=True, slots=True)
class Child:
    """A child of a run, not its w:rPr: where its bytes stand in those of the run; of a w:t the text that counts."""

    start: int
    end: int
    text: str | None


@dataclass(frozen=True, slots=True)
class Cut:
    """What happens to the text of a w:t (the child that begins at ``child``) from ``start`` up to ``end``.

    It is left out of the run, and ``between`` goes there, between the two halves of the run. ``deleted``: the text
    left out comes first, as deleted text, in what ``deleted`` makes of its run.
    """

    child: int
    start: int
    end: int
    between: bytes = b""
    deleted: Callable[[bytes], bytes] | None = None


class Run:
    """One run taken apart."""

    def __init__(self, xml: bytes, identifiers: Iterator[int]) -> None:
        """Take the bytes from the start tag to the end tag, and numbers for what must not be in a file twice."""
        self.xml = xml
        self._identifiers = identifiers
        self._copies = 0
        self._head_end = tag_end(xml, 0)
        name = _NAME.match(xml)
        self.prefix = (name[1] or b"") if name else b""
        """Prefix of its namespace with its colon: ``w:``."""
        self.properties = b""
        """The w:rPr."""
        self.children: list[Child] = []
        self._walk()

    def _walk(self) -> None:
        """Find the children."""
        parser = expat.ParserCreate()
        depth, started, kept = 0, 0, False
        text: list[str] = []

        def begin(_name: str, attributes: dict[str, str]) -> None:
            nonlocal depth, started, kept
            depth += 1
            if depth == _CHILD:
                started = parser.CurrentByteIndex
                kept = attributes.get("xml:space") == "preserve"
                text.clear()

        def finish(name: str) -> None:
            nonlocal depth
            depth -= 1
            if depth == _CHILD - 1:
                self._add(
                    name, started, parser.CurrentByteIndex, "".join(text) if kept else "".join(text).strip(_BLANKS)
                )

        parser.StartElementHandler, parser.EndElementHandler = begin, finish
        parser.CharacterDataHandler = text.append
        parser.Parse(self.xml, True)  # noqa: FBT003 - pyexpat takes no keywords

    def _add(self, name: str, start: int, at: int, text: str) -> None:
        """Take in a child that ends at ``at``, before its end tag."""
        opened = tag_end(self.xml, start)
        end = opened if self.xml[opened - 2 : opened] == b"/>" else tag_end(self.xml, at)
        prefix = self.prefix.decode()
        if name == prefix + "rPr":
            self.properties = self.xml[start:end]
        else:
            self.children.append(Child(start, end, text if name == prefix + "t" else None))

    def child(self, start: int) -> Child:
        """Return the child that begins at this byte."""
        return next(child for child in self.children if child.start == start)

    def with_texts(self, texts: Mapping[int, str]) -> bytes:
        """Return the run with other text in the w:t that begin at these bytes; nothing where no content is left."""
        if not any(texts.get(child.start, "kept") for child in self.children):
            return b""
        parts, at = [], 0
        for child in self.children:
            if child.start in texts:
                parts += [self.xml[at : child.start], self.text(texts[child.start])]
                at = child.end
        return b"".join([*parts, self.xml[at:]])

    def cut(self, cuts: Iterable[Cut]) -> bytes:
        """Return the run cut in pieces; ``cuts`` go from left to right."""
        out: list[bytes] = []
        held: list[bytes] = []
        waiting = list(cuts)
        for child in self.children:
            if child.text is None or not any(cut.child == child.start for cut in waiting):
                held.append(self.xml[child.start : child.end])
                continue
            at = 0
            for cut in waiting:
                if cut.child == child.start:
                    held += self._texts(child.text[at : cut.start])
                    out += [self._whole(held), self._deleted(cut, child.text), cut.between]
                    held, at = [], cut.end
            held += self._texts(child.text[at:])
        return b"".join([*out, self._whole(held)])

    def _deleted(self, cut: Cut, text: str) -> bytes:
        """Return the text that a cut leaves out as deleted text."""
        if cut.deleted is None or cut.start == cut.end:
            return b""
        return cut.deleted(self.made(self.text(text[cut.start : cut.end], "delText")))

    def _texts(self, text: str) -> list[bytes]:
        """Return a w:t for a text, none for none."""
        return [self.text(text)] if text else []

    def _whole(self, contents: list[bytes]) -> bytes:
        """Return a run like this one around contents, nothing around none."""
        if not contents:
            return b""
        self._copies += 1
        properties = self.properties if self._copies == 1 else _CHANGED.sub(self._renumbered, self.properties)
        return self.xml[: self._head_end] + properties + b"".join(contents) + self._tail()

    def _renumbered(self, changed: re.Match[bytes]) -> bytes:
        """Return a tracked change of format with a number of its own."""
        return _IDENTIFIER.sub(rb"\g<1>%d\g<2>" % next(self._identifiers), changed[0], count=1)

    def _tail(self) -> bytes:
        """Return the end tag."""
        return b"</" + self.prefix + b"r>"

    def made(self, content: bytes) -> bytes:
        """Return a new run with the format of this one; what others changed of the format stays with them."""
        return b"<" + self.prefix + b"r>" + _CHANGED.sub(b"", self.properties) + content + self._tail()

    def text(self, text: str, name: str = "t") -> bytes:
        """Return a w:t (or w:delText) that holds a text, white space at its ends kept."""
        tag = self.prefix + name.encode()
        space = b' xml:space="preserve"' if text != text.strip(_BLANKS) or "  " in text else b""
        return b"<" + tag + space + b">" + text.translate(_ESCAPES).encode() + b"</" + tag + b">"


_CHILD = 2
"""How deep the children of the root lie."""
