"""A document and its findings → a .docx with a comment of Word at the place of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from govdoc.errors import DeliveryError, UsageError
from govdoc.lint.fixes.archive import replaced
from govdoc.lint.fixes.margin import comments
from govdoc.lint.fixes.plainword import plain_word
from govdoc.lint.fixes.remarks import remarks
from govdoc.lint.fixes.rewriting import Bench
from govdoc.lint.fixes.runxml import Cut
from govdoc.lint.fixes.wordpaper import WordPaper
from govdoc.model import Form
from govdoc.patterns import lazy
from govdoc.readers.files import DEFAULT_LIMITS
from govdoc.readers.wordml.markup import COMPATIBILITY, W

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govdoc.lint.engine import Finding
    from govdoc.lint.fixes.remarks import Remark
    from govdoc.lint.fixes.wordpaper import Piece
    from govdoc.model import Document
    from govdoc.readers.files import Limits

_CLOSED = frozenset({W + "ruby", W + "sdt", W + "txbxContent", COMPATIBILITY + "AlternateContent"})
"""Containers that no comment begins or ends in: it goes around the whole paragraph."""
_TYPES, _TYPES_ROOT = "[Content_Types].xml", b"Types"
_TAG = lazy(rb"<([^\s<>/]+)")


def annotated(data: bytes, document: Document, findings: Sequence[Finding], limits: Limits = DEFAULT_LIMITS) -> bytes:
    """Return a .docx with every finding as a comment at its place, author govdoc; all else stays as it is.

    ``data`` are the bytes of ``document``. A text comes line by line into a new file. What stands in a footnote or in a
    text box, where Word knows no comments, is told at the paragraph that these hang on. Raises UsageError for other
    kinds of files, DeliveryError where the text does not read as before.
    """
    said = remarks(findings, document.source.text)
    if document.source.form is not Form.DOCX:
        data, said = plain_word(document.source.text, said)
    elif not data.startswith(b"PK"):
        raise UsageError(f"{document.source.name}：批注只能写进 .docx，请先用 Word 或 WPS 打开并另存为 .docx")
    paper = WordPaper(data, document.source.name, limits)
    typed = paper.has(_TYPES) and _TYPES_ROOT in paper.part(_TYPES)
    fault = paper.fault or (None if typed else "压缩包里缺少内容类型表，请用 Word 打开后另存")
    if fault is not None:
        raise UsageError(f"{document.source.name}：{fault}，没有写批注")
    made = _commented(paper, said) if said and paper.lines else data
    if WordPaper(made, document.source.name, limits).text != paper.text:
        said_so = "写入批注后自检未通过，文字与原来的不符；没有写出，请报给 govdoc 的维护者"
        raise DeliveryError(f"{document.source.name}：{said_so}")
    return made


def _commented(paper: WordPaper, said: Sequence[Remark]) -> bytes:
    """Return the file with comments."""
    identifiers = paper.identifiers()
    numbered = [(next(identifiers), remark) for remark in said]
    marks = _Marks(paper)
    for number, remark in numbered:
        marks.put(number, remark)
    texts = Bench(paper, (piece for piece, _, _ in marks.within), identifiers)
    cuts: dict[object, list[Cut]] = {}
    for piece, at, mark in sorted(marks.within, key=lambda item: (item[0].start, item[1])):
        texts.text(piece)
        cuts.setdefault(texts.place(piece), []).append(Cut(texts.child(piece), at, at, mark))
    made = {place: run.cut(cuts[place]) for place, run in texts.runs.items()}
    parts = texts.parts(made, marks.around())
    members = {paper.member(path): part for path, part in parts.items()}
    return replaced(paper.data, {**members, **comments(paper, numbered)}, paper.name)


@dataclass(slots=True)
class _Marks:
    """Where the marks of comments go: into runs, or around the content of paragraphs."""

    paper: WordPaper
    within: list[tuple[Piece, int, bytes]] = field(default_factory=list)
    """Piece, characters of it before the mark, mark."""
    _around: dict[int, tuple[list[bytes], list[bytes]]] = field(default_factory=dict)
    """Index of the paragraph → the marks at its head and at its end."""

    def put(self, number: int, remark: Remark) -> None:
        """Put the marks of one comment."""
        paper = self.paper
        prefix = paper.prefix.encode()
        start = b'<%bcommentRangeStart %bid="%d"/>' % (prefix, prefix, number)
        end = b'<%bcommentRangeEnd %bid="%d"/>' % (prefix, prefix, number)
        end += b'<%br><%bcommentReference %bid="%d"/></%br>' % (prefix, prefix, prefix, number, prefix)
        index = paper.number(min(remark.start, len(paper.text)))
        host = self._host(index)
        last = min(remark.end, paper.lines[index].end)
        if host == index and remark.start < last:
            first_piece, last_piece = self._open(remark.start), self._open(last - 1)
            if first_piece is not None and last_piece is not None:
                self.within.append((first_piece, remark.start - first_piece.start, start))
                self.within.append((last_piece, last - last_piece.start, end))
                return
        head, tail = self._around.setdefault(host, ([], []))
        head.append(start)
        tail.append(end)

    def _open(self, offset: int) -> Piece | None:
        """Return the piece of a character where its run can be cut."""
        piece = self.paper.piece(offset)
        if piece is None or not piece.is_text or len(piece.element):
            return None
        paragraph = self.paper.lines[self.paper.number(offset)].element
        for outer in piece.element.iterancestors():
            if outer is paragraph:
                return piece
            if outer.tag in _CLOSED:
                return None
        return None

    def _host(self, index: int) -> int:
        """Return the paragraph that can bear a comment: of a footnote the one with its mark, of a text box its own."""
        line = self.paper.lines[index]
        if line.host is not None:
            return line.host - 1
        inside = any(outer.tag == W + "txbxContent" for outer in line.element.iterancestors())
        return self._host(index - 1) if inside and index else index

    def around(self) -> dict[str, list[tuple[int, int, bytes]]]:
        """Return what goes around the content of paragraphs: path of the part → (start, end, bytes) to put there."""
        paper = self.paper
        found: dict[str, list[tuple[int, int, bytes]]] = {}
        for index, marks in self._around.items():
            path, span = paper.paragraph_span(paper.lines[index].element)
            part, (head, tail) = paper.part(path), (b"".join(each) for each in marks)
            if span.empty:
                name = _TAG.match(part, span.start)
                opened = part[span.start : span.end - 2] + b">"
                edits = [(span.start, span.end, b"%b%b%b</%b>" % (opened, head, tail, name[1] if name else b"w:p"))]
            else:
                edits = [(span.content, span.content, head), (span.end, span.end, tail)]
            found.setdefault(path, []).extend(edits)
        return found
