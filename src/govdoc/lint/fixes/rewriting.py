"""A .docx and changes of its text → its bytes anew: the runs that hold the text, and not a byte beside them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from govdoc.errors import DeliveryError
from govdoc.lint.fixes.archive import replaced
from govdoc.lint.fixes.borders import site
from govdoc.lint.fixes.boxes import copies
from govdoc.lint.fixes.changes import Change, applied
from govdoc.lint.fixes.revisions import Revisions
from govdoc.lint.fixes.runxml import Cut, Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from govdoc.lint.fixes.scan import Span
    from govdoc.lint.fixes.wordpaper import Piece, WordPaper
    from govdoc.readers.wordml.markup import Element

_Place: TypeAlias = "tuple[str, Span]"
"""A part, and where in it a run stands."""
_Splice = tuple[int, int, bytes]
"""Bytes of a part from … to …, and what comes in their place."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """What a change does to one piece: its characters ``start`` up to ``end`` give way to ``text``.

    The new text has the format of the run of ``host``.
    """

    piece: Piece
    start: int
    end: int
    text: str
    host: Piece


class Bench:
    """The runs that hold some pieces of a .docx, taken out of its parts to be worked on."""

    def __init__(self, paper: WordPaper, pieces: Iterable[Piece], identifiers: Iterator[int]) -> None:
        self._paper = paper
        self._places: dict[Element, tuple[_Place, int]] = {}
        self.runs: dict[_Place, Run] = {}
        """Run by place."""
        for piece in pieces:
            path, found = paper.text_span(piece.element)
            place = (path, found.run)
            if place not in self.runs:
                self.runs[place] = Run(paper.part(path)[found.run.start : found.run.end], identifiers)
            self._places[piece.element] = (place, found.start - found.run.start)

    def place(self, piece: Piece) -> _Place:
        """Return where the run of a piece stands."""
        return self._places[piece.element][0]

    def run(self, piece: Piece) -> Run:
        """Return the run of a piece."""
        return self.runs[self.place(piece)]

    def child(self, piece: Piece) -> int:
        """Return the byte of its run at which the w:t of a piece begins."""
        return self._places[piece.element][1]

    def text(self, piece: Piece) -> str:
        """Return the text in the bytes of a piece. Raises DeliveryError where it is not that which was read."""
        text = self.run(piece).child(self.child(piece)).text
        if text is None or len(text) != piece.end - piece.start:
            said = "修改自检未通过：文件里的文字与读到的对不上，文件没有改动，请报给 govdoc 的维护者"
            raise DeliveryError(f"{self._paper.name}：{said}")
        return text

    def parts(
        self, made: Mapping[_Place, bytes], beside: Mapping[str, list[_Splice]] | None = None
    ) -> dict[str, bytes]:
        """Return the parts with runs made anew, and what is put beside runs: path of the part → splices."""
        splices = {path: list(found) for path, found in (beside or {}).items()}
        for (path, span), run in made.items():
            splices.setdefault(path, []).append((span.start, span.end, run))
        return {path: _spliced(self._paper.part(path), found) for path, found in splices.items()}


def _spliced(part: bytes, splices: list[_Splice]) -> bytes:
    """Return a part with other bytes in some places; of splices at one place the one that replaces nothing is first."""
    pieces, at = [], 0
    for start, end, new in sorted(splices, key=lambda splice: splice[:2]):
        pieces += [part[at:start], new]
        at = end
    return b"".join([*pieces, part[at:]])


def mended(paper: WordPaper, changes: Sequence[Change], *, tracked: bool = False, packed: bool = True) -> bytes:
    """Return the bytes of the file with changes made; not compressed where it is not ``packed``.

    Every change must be free of borders (see ``border``). Raises DeliveryError where the file is not as it was read.
    """
    read = [stroke for change in changes for stroke in _strokes(paper, change, tracked=tracked)]
    strokes = [copy for stroke in read for copy in (stroke, *_copied(stroke))]
    pieces = dict.fromkeys(piece for stroke in strokes for piece in (stroke.piece, stroke.host))
    identifiers = paper.identifiers()
    bench = Bench(paper, pieces, identifiers)
    made = _tracked(bench, strokes, Revisions(identifiers)) if tracked else _plain(bench, strokes)
    members = {paper.member(path): part for path, part in bench.parts(made).items()}
    return replaced(paper.data, members, paper.name, packed=packed)


def _strokes(paper: WordPaper, change: Change, *, tracked: bool) -> Iterator[Stroke]:
    """Give what a change does to the pieces it meets.

    New text goes into the first piece that loses text, for it takes its format; a tracked one follows the last.
    """
    found = site(paper, change)
    if found is None:
        return
    if found.host is not None and not found.lost:
        at = change.start - found.host.start
        yield Stroke(found.host, at, at, change.text, found.host)
    for piece in found.lost:
        start, end = max(change.start, piece.start), min(change.end, piece.end)
        text = change.text if piece is found.lost[-1 if tracked else 0] else ""
        yield Stroke(piece, start - piece.start, end - piece.start, text, found.lost[0])


def _copied(stroke: Stroke) -> Iterator[Stroke]:
    """Give the same for the other copies of a text box; a change and what gives it its format are of one paragraph."""
    pieces = (stroke.piece, stroke.host)
    for copy, host in zip(*(copies(piece.element) or () for piece in pieces), strict=True):
        yield replace(stroke, piece=replace(stroke.piece, element=copy), host=replace(stroke.host, element=host))


def _plain(bench: Bench, strokes: Iterable[Stroke]) -> dict[_Place, bytes]:
    """Return the runs with the changes made."""
    by_piece: dict[Piece, list[Stroke]] = {}
    for stroke in strokes:
        by_piece.setdefault(stroke.piece, []).append(stroke)
    texts: dict[_Place, dict[int, str]] = {}
    for piece, found in by_piece.items():
        changes = [Change(stroke.start, stroke.end, stroke.text) for stroke in found]
        texts.setdefault(bench.place(piece), {})[bench.child(piece)] = applied(bench.text(piece), changes)
    return {place: bench.runs[place].with_texts(found) for place, found in texts.items()}


def _tracked(bench: Bench, strokes: Iterable[Stroke], revisions: Revisions) -> dict[_Place, bytes]:
    """Return the runs with the changes as w:del and w:ins."""
    cuts: dict[_Place, list[Cut]] = {}
    for stroke in strokes:
        bench.text(stroke.piece)
        run, host = bench.run(stroke.piece), bench.run(stroke.host)
        new = revisions.inserted(host.made(host.text(stroke.text)), host.prefix) if stroke.text else b""
        deleted = partial(revisions.deleted, prefix=run.prefix)
        cuts.setdefault(bench.place(stroke.piece), []).append(
            Cut(bench.child(stroke.piece), stroke.start, stroke.end, new, deleted)
        )
    return {place: bench.runs[place].cut(found) for place, found in cuts.items()}
