"""Bytes of a .docx → its text, and for each character the element that holds it."""

from __future__ import annotations

import io
import zipfile
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError

from govdoc.errors import UnreadableError
from govdoc.lint.fixes.revisions import unused
from govdoc.lint.fixes.scan import Scan
from govdoc.patterns import lazy
from govdoc.readers.files import DEFAULT_LIMITS
from govdoc.readers.wordml.body import Body
from govdoc.readers.wordml.formats import Formats
from govdoc.readers.wordml.markup import W
from govdoc.readers.wordml.numbering import Numbering
from govdoc.readers.wordml.package import open_package
from govdoc.readers.wordml.runs import Runs
from govdoc.readers.wordml.styles import Styles
from govdoc.readers.wordml.themes import Theme

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from govdoc.lint.fixes.scan import ParagraphSpan, TextSpan
    from govdoc.readers.files import Limits
    from govdoc.readers.wordml.lines import Line
    from govdoc.readers.wordml.markup import Element

TEXT = W + "t"
_DECLARED = lazy(rb"""\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_READABLE = frozenset({b"utf-8", b"utf8", b"us-ascii", b"ascii"})
_HEAD = 64
_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Piece:
    """The characters ``start`` up to ``end`` of the source, that one element gave."""

    start: int
    end: int
    element: Element

    @property
    def is_text(self) -> bool:
        """Whether it is a w:t, and no tab, line end or symbol."""
        return bool(self.element.tag == TEXT)


class WordPaper:
    """A .docx opened to be written into: its paragraphs with their elements, and its parts as bytes."""

    def __init__(self, data: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> None:
        """Read the bytes as the reader does. Raises UnreadableError (see readers.docx)."""
        self.data, self.name = data, name
        package = open_package(data, name, limits)
        self.main = package.main_part()
        self._root: Element = package.tree(self.main)
        self.related = dict(package.targets(self.main).values())
        """Paths of the parts that the document names, by kind; of several of a kind the last."""
        theme = Theme(package.related(self.main, "theme"), package.related(self.main, "settings"))
        styles = Styles(package.related(self.main, "styles"), theme)
        formats = Formats(styles, Numbering(package.related(self.main, "numbering"), styles.list_of), theme)
        self._notes = tuple(package.notes(self.main).items())
        self._comments: Element | None = package.tree(self.related.get("comments"))
        body = Body(formats, [root for _, root in self._notes])
        body.read(self._root)
        self.lines = body.lines
        self.text = "\n".join([line.text for line in body.lines])
        self._starts = [line.start for line in body.lines]
        self._parts: dict[str, bytes] = {}
        self._pieces: dict[int, tuple[Piece, ...]] = {}

    @cached_property
    def names(self) -> dict[str, str]:
        """Map a part's path, as it is looked up, to the name of the member of the archive."""
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            return {_normal(name): name for name in archive.namelist()}

    @property
    def prefix(self) -> str:
        """Prefix of Word's own elements, with its colon: ``w:``."""
        return f"{self._root.prefix}:"

    @property
    def fault(self) -> str | None:
        """Say why nothing may be written into this file, None where it may."""
        if any(name.startswith("_xmlsignatures/") for name in self.names):
            return "文件有数字签名，修改会使签名失效"
        if damaged := [path for path, root in self._notes if root is None]:
            return f"{'、'.join(damaged)} 已损坏，请用 Word 打开修复后另存为 .docx"
        if not all(is_utf8(self.part(path)) for path in self.paths()):
            return "文件内部不是 UTF-8 编码，请用 Word 打开后另存为 .docx"
        if not self._root.prefix:
            return "文件内部的写法少见（命名空间没有前缀），请用 Word 打开后另存为 .docx"
        return None

    def paths(self) -> tuple[str, ...]:
        """Return the paths of the parts that hold text: the document, its footnotes and endnotes."""
        return (self.main, *(path for path, root in self._notes if root is not None))

    def part(self, path: str) -> bytes:
        """Return the bytes of a part; the reader has found its size within bounds."""
        if path not in self._parts:
            with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
                self._parts[path] = archive.read(self.names[_normal(path)])
        return self._parts[path]

    def has(self, path: str) -> bool:
        """Whether there is such a part."""
        return _normal(path) in self.names

    def member(self, path: str) -> str:
        """Return the name of the member of the archive that a part is; a new one has that of its path."""
        return self.names.get(_normal(path), path)

    def number(self, offset: int) -> int:
        """Return the index in ``lines`` of the paragraph that holds a character, or ends before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def pieces(self, number: int) -> tuple[Piece, ...]:
        """Return what the elements of a paragraph gave, in order; nothing where that is not its text."""
        if number not in self._pieces:
            self._pieces[number] = _pieces(self.lines[number])
        return self._pieces[number]

    def between(self, start: int, end: int) -> Iterator[Piece]:
        """Give the pieces that hold the characters ``start`` up to ``end``, which are of one paragraph."""
        pieces = self.pieces(self.number(start)) if self.lines else ()
        at = bisect_right(pieces, start, key=_start_of)
        for piece in pieces[max(0, at - 1) :]:
            if piece.start >= end:
                break
            if piece.end > start:
                yield piece

    def piece(self, offset: int) -> Piece | None:
        """Return the piece that a character belongs to."""
        return next(self.between(offset, offset + 1), None)

    def text_span(self, element: Element) -> tuple[str, TextSpan]:
        """Return the part that a w:t stands in, and where in its bytes."""
        path, number = self._numbers[element]
        return path, self._scans[path].texts[number]

    def paragraph_span(self, element: Element) -> tuple[str, ParagraphSpan]:
        """Return the part that a w:p stands in, and where in its bytes."""
        path, number = self._numbers[element]
        return path, self._scans[path].paragraphs[number]

    @cached_property
    def _numbers(self) -> dict[Element, tuple[str, int]]:
        """Map each w:t and w:p to its part, and how many of its kind stand before it there."""
        roots = ((self.main, self._root), *self._notes)
        return {
            element: (path, number)
            for path, root in roots
            if root is not None
            for tag in (TEXT, W + "p")
            for number, element in enumerate(root.iter(tag))
        }

    @cached_property
    def _scans(self) -> dict[str, Scan]:
        """Map the parts that hold text to where in their bytes it stands.

        Raises UnreadableError where one is written in a way that the reader forgives and Word does not.
        """
        try:
            return {path: Scan(self.part(path)) for path in self.paths()}
        except ExpatError:
            said = "文件内部的写法有误（命名空间声明不合规），没有改动；请用 Word 打开修复后另存为 .docx"
            raise UnreadableError(f"{self.name}：{said}") from None

    def identifiers(self) -> Iterator[int]:
        """Give numbers for new tracked changes: none is that of a change, a bookmark or a comment there is."""
        roots = [root for root in (self._root, *(root for _, root in self._notes), self._comments) if root is not None]
        return unused(number for root in roots for number in root.xpath("//@w:id", namespaces={"w": W[1:-1]}))

    @cached_property
    def open_fields(self) -> Mapping[Element, int]:
        """Map a paragraph to the number of fields that begin before it and end in or behind it."""
        depth = 0
        found: dict[Element, int] = {}
        paragraphs = {line.element for line in self.lines}
        for element in self._root.iter(W + "p", W + "fldChar"):
            if element.tag == W + "p":
                if element in paragraphs:
                    found[element] = depth
            else:
                depth = max(0, depth + TURNS.get(element.get(W + "fldCharType"), 0))
        # A field that never ends must not take in the whole document.
        return {} if depth else found


TURNS = {"begin": 1, "end": -1}
"""w:fldCharType → by how much one is deeper in fields behind it."""


def _start_of(piece: Piece) -> int:
    return piece.start


def _pieces(line: Line) -> tuple[Piece, ...]:
    """Cut a paragraph by elements."""
    runs = Runs(lambda _box: False)
    runs.read(line.element)
    found: list[Piece] = []
    at = line.start
    for element, text in runs.parts:
        found.append(Piece(at, at + len(text), element))
        at += len(text)
    return tuple(found) if "".join([text for _, text in runs.parts]) == line.text else ()


def is_utf8(part: bytes) -> bool:
    """Whether a part is written in UTF-8, as Word's own are: places are counted in its bytes."""
    declared = _DECLARED.match(part.removeprefix(_MARK))
    return b"\0" not in part[:_HEAD] and (declared is None or declared[1].lower() in _READABLE)


def _normal(path: str) -> str:
    """Return a part's path as it is looked up (OPC: without regard to case)."""
    return path.replace("\\", "/").lstrip("/").lower()
