"""A change of a .docx → what of Word stands in its way: a field, the edge of a hyperlink, a tracked change …"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govdoc.lint.fixes.boxes import copies
from govdoc.lint.fixes.wordpaper import TEXT, TURNS
from govdoc.patterns import lazy
from govdoc.readers.wordml.markup import COMPATIBILITY, MATH, W, child_value

if TYPE_CHECKING:
    from govdoc.lint.fixes.changes import Change
    from govdoc.lint.fixes.wordpaper import Piece, WordPaper
    from govdoc.readers.wordml.markup import Element

_FIELD, _TRACKED, _LINK, _CONTROL, _DRAWING = "域", "修订", "超链接", "内容控件", "图形"
_BETWEEN = {
    **dict.fromkeys((W + "fldChar", W + "instrText", W + "fldSimple"), _FIELD),
    **dict.fromkeys((W + "del", W + "moveFrom", W + "ins", W + "moveTo"), _TRACKED),
    **dict.fromkeys((W + "drawing", W + "pict", W + "object", COMPATIBILITY + "AlternateContent"), _DRAWING),
    W + "footnoteReference": "脚注",
    W + "endnoteReference": "尾注",
    **dict.fromkeys((W + "tab", W + "ptab", W + "br", W + "cr", W + "sym"), "换行或制表位"),
    **dict.fromkeys((W + "softHyphen", W + "noBreakHyphen"), "连字符"),
    **dict.fromkeys((MATH + "oMath", MATH + "oMathPara"), "公式"),
    W + "ruby": "注音",
}
"""Elements that no change may reach across, and what they are called."""
_EDGES = {
    W + "hyperlink": _LINK,
    W + "ins": _TRACKED,
    W + "moveTo": _TRACKED,
    W + "sdt": _CONTROL,
    W + "fldSimple": _FIELD,
}
"""Containers with an edge; others (smart tags, directions) are seen through."""
_CLOSED = {W + "fldSimple": _FIELD, W + "ruby": "注音", COMPATIBILITY + "AlternateContent": _DRAWING}
"""Containers whose text is not written into: Word makes it, or keeps it twice."""
_BOX = "文本框"
_LOCKED = frozenset({"contentLocked", "sdtContentLocked"})
_REFUSED = lazy("[\x00-\x1f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Site:
    """Where a change is made: the pieces that lose characters, and the one whose run the new text belongs to."""

    lost: tuple[Piece, ...]
    host: Piece | None


@dataclass(frozen=True, slots=True)
class _Anatomy:
    """A paragraph: where its w:t stand among its elements, and what no change may reach across."""

    order: dict[Element, int]
    """Number of each w:t, in the order of the document."""
    walls: tuple[tuple[int, str], ...]
    """Number and name of each element of ``_BETWEEN``."""
    in_field: frozenset[Element]
    """The w:t that stand in a field."""


class Borders:
    """Judges the changes of one .docx. ``tracked``: as tracked changes, which may not stand within another's."""

    def __init__(self, paper: WordPaper, *, tracked: bool = False) -> None:
        self._paper = paper
        self._tracked = tracked
        self._known: dict[int, _Anatomy] = {}

    def border(self, change: Change) -> str | None:
        """Say in a word what stands in the way of a change, None where nothing does."""
        paper = self._paper
        number = paper.number(change.start)
        if not paper.lines or change.end > paper.lines[number].end:
            return "段落"
        if _REFUSED.search(change.text):
            return "换行或控制字符"
        found = site(paper, change)
        if found is None:
            odd = (piece.element.tag for piece in paper.between(change.start, change.end) if not piece.is_text)
            return _BETWEEN.get(next(odd, ""), _BETWEEN[W + "br"])
        elements = [piece.element for piece in (*found.lost, *((found.host,) if found.host else ()))]
        if any(len(element) for element in elements):
            return "文件内部的写法有误"
        paragraph = paper.lines[number].element
        closed = (self._closed(element, paragraph) for element in dict.fromkeys(elements))
        return next((reason for reason in closed if reason), None) or self._crossed(number, elements)

    def _closed(self, element: Element, paragraph: Element) -> str | None:
        """Say what an element stands in that is not written into."""
        for outer in element.iterancestors():
            if outer.tag == W + "txbxContent":
                return None if copies(element) is not None else _BOX
            if reason := _CLOSED.get(outer.tag):
                return reason
            if self._tracked and outer.tag in {W + "ins", W + "moveTo"}:
                return "他人的修订"
            if outer.tag == W + "sdt" and _bound(outer):
                return _CONTROL
            if outer is not paragraph and outer.tag == W + "p":
                return _BOX
        return None

    def _crossed(self, number: int, elements: list[Element]) -> str | None:
        """Say which border lies between elements of a paragraph, or that they stand in a field."""
        paragraph = self._paper.lines[number].element
        chains = [_edges(element, paragraph) for element in elements]
        for chain in chains[1:]:
            if chain != chains[0]:
                odd = next(e for a, b in ((chain, chains[0]), (chains[0], chain)) for e in a if e not in b)
                return _EDGES[odd.tag]
        anatomy = self._anatomy(number)
        if not anatomy.in_field.isdisjoint(elements):
            return _FIELD
        places = [anatomy.order[element] for element in elements]
        at = bisect_left(anatomy.walls, (min(places), ""))
        wall = anatomy.walls[at] if at < len(anatomy.walls) else None
        return wall[1] if wall is not None and wall[0] < max(places) else None

    def _anatomy(self, number: int) -> _Anatomy:
        """Return the anatomy of a paragraph."""
        if number not in self._known:
            paragraph = self._paper.lines[number].element
            self._known[number] = _anatomy(paragraph, self._paper.open_fields.get(paragraph, 0))
        return self._known[number]


def _anatomy(paragraph: Element, depth: int) -> _Anatomy:
    """Look through a paragraph that begins in ``depth`` fields."""
    order: dict[Element, int] = {}
    walls: list[tuple[int, str]] = []
    in_field: set[Element] = set()
    for at, element in enumerate(paragraph.iter()):
        if element.tag == TEXT:
            order[element] = at
            if depth > 0:
                in_field.add(element)
        elif element.tag in _BETWEEN:
            walls.append((at, _BETWEEN[element.tag]))
            depth += TURNS.get(element.get(W + "fldCharType"), 0) if element.tag == W + "fldChar" else 0
    return _Anatomy(order, tuple(walls), frozenset(in_field))


def site(paper: WordPaper, change: Change) -> Site | None:
    """Return where in Word's runs a change is made; None where a character of it is no text of a run."""
    if change.start < change.end:
        lost = tuple(paper.between(change.start, change.end))
        return Site(lost, lost[0] if change.text else None) if lost and all(p.is_text for p in lost) else None
    line = paper.lines[paper.number(change.start)]
    sides = (change.start - 1, change.start) if change.behind else (change.start, change.start - 1)
    hosts = [paper.piece(at) for at in sides if line.start <= at < line.end]
    host = next((piece for piece in hosts if piece is not None and piece.is_text), None)
    return None if host is None else Site((), host)


def _bound(control: Element) -> bool:
    """Whether the text of a content control comes from elsewhere or is locked."""
    properties = control.find(W + "sdtPr")
    return properties is not None and (
        properties.find(W + "dataBinding") is not None or child_value(properties, "lock") in _LOCKED
    )


def _edges(element: Element, paragraph: Element) -> list[Element]:
    """Return the containers with an edge that an element stands in, the inmost first."""
    found = []
    for outer in element.iterancestors():
        if outer is paragraph:
            break
        if outer.tag in _EDGES:
            found.append(outer)
    return found
