"""w:sectPr elements and footers → the pages of a document: size, margins, grid, page numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from govdoc.model import PageFormat, PageNumber
from govdoc.readers.wordml.drawings import excerpt
from govdoc.readers.wordml.footers import PAGE, flows, footer_text, placed
from govdoc.readers.wordml.markup import TWIPS_PER_MM, TWIPS_PER_POINT, R, W, number, switched_on, twips, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.readers.wordml.formats import Formats
    from govdoc.readers.wordml.markup import Element
    from govdoc.readers.wordml.package import Package

_LETTER = (12240.0, 15840.0)
"""The page that Word takes where none is stated, in twips."""
_MARGINS = {"top": 1440.0, "right": 1440.0, "bottom": 1440.0, "left": 1440.0, "footer": 720.0}
_CHAR_SPACE = 4096
_KINDS = ("default", "even", "first")
_IN_DASHES = "numberInDash"
"""The form of numbers that Word itself puts dashes around."""


class Pages:
    """Reads sections one after the other: a footer that a section does not name is that of the section before."""

    def __init__(self, package: Package, main: str, formats: Formats, *, even_and_odd: bool) -> None:
        self._package = package
        self._targets = package.targets(main)
        self._formats = formats
        self._even_and_odd = even_and_odd
        self._footers: dict[str, str] = {}
        self._known: dict[str, PageNumber | None] = {}

    def read(self, section: Element, first_paragraph: int) -> PageFormat:
        """Return the format of a section."""
        for reference in section.findall(W + "footerReference"):
            _, path = self._targets.get(reference.get(R + "id", ""), ("", ""))
            self._footers[reference.get(W + "type", "default")] = path
        size, margins = section.find(W + "pgSz"), section.find(W + "pgMar")
        grid = section.find(W + "docGrid")
        columns, numbering = section.find(W + "cols"), section.find(W + "pgNumType")
        kind = None if grid is None else grid.get(W + "type", "default")
        pitch = None if grid is None else number(grid.get(W + "linePitch"))
        return PageFormat(
            width=_millimetres(size, "w", _LETTER[0]),
            height=_millimetres(size, "h", _LETTER[1]),
            **_margins(margins),
            grid=None if kind == "default" else kind,
            line_pitch=None if pitch is None else pitch / TWIPS_PER_POINT,
            first_paragraph=first_paragraph,
            page_numbers=tuple(self._page_numbers(section)),
            orientation=None if size is None else size.get(W + "orient"),
            columns=1 if columns is None else max(1, whole(columns.get(W + "num")) or 1),
            char_space=_char_space(grid, kind),
            first_differs=_first_differs(section),
            number_start=None if numbering is None else whole(numbering.get(W + "start")),
            number_form=_number_form(numbering),
        )

    def _page_numbers(self, section: Element) -> Iterator[PageNumber]:
        """Give the page numbers of the footers that a section shows."""
        shown = {"default": True, "even": self._even_and_odd, "first": _first_differs(section)}
        for kind in _KINDS:
            path = self._footers.get(kind)
            if path and shown[kind]:
                if path not in self._known:
                    self._known[path] = self._footer(self._package.tree(path))
                if (found := self._known[path]) is not None:
                    dashed = _number_form(section.find(W + "pgNumType")) == _IN_DASHES
                    text = found.text.replace(PAGE, f"- {PAGE} -") if dashed else found.text
                    yield replace(found, pages=kind, text=text)

    def _footer(self, root: Element | None) -> PageNumber | None:
        """Return the paragraph with the PAGE field of a footer, None without one."""
        for paragraph in () if root is None else root.iter(W + "p"):
            shape = self._formats.shape(paragraph.find(W + "pPr"), None)
            style = shape.style.identifier or None
            text, digits, tabbed = footer_text(paragraph)
            if PAGE in text:
                face = self._formats.face(digits, style, None)
                alignment = placed(paragraph) or tabbed or shape.properties.get("alignment", "left")
                return PageNumber("", alignment, face.ascii, face.size, text.strip(), flows(paragraph))
        return None


def _margins(margins: Element | None) -> dict[str, float]:
    """Return the margins and the distance of the footer: without the signs that fix them, with the 装订线 (17.6.11).

    The 装订线 is taken for one at the left, as bound papers have it.
    """
    found = {side: abs(_millimetres(margins, side, length)) for side, length in _MARGINS.items()}
    return found | {"left": round(found["left"] + _millimetres(margins, "gutter", 0.0), 2)}


def _first_differs(section: Element) -> bool:
    """Whether the first page of a section has header and footer of its own."""
    first = section.find(W + "titlePg")
    return first is not None and switched_on(first)


def _number_form(numbering: Element | None) -> str:
    """Return how a section writes its page numbers."""
    return "decimal" if numbering is None else str(numbering.get(W + "fmt", "decimal"))


def _char_space(grid: Element | None, kind: str | None) -> float:
    """Return the points that a grid adds to each character: 4096ths of a point (17.6.5)."""
    added = number(grid.get(W + "charSpace")) if grid is not None and kind in {"linesAndChars", "snapToChars"} else None
    return (added or 0.0) / _CHAR_SPACE


def _millimetres(element: Element | None, name: str, otherwise: float) -> float:
    """Return an attribute in twips as millimetres."""
    length = None if element is None else twips(element.get(W + name))
    return round((otherwise if length is None else length) / TWIPS_PER_MM, 2)


def headers(package: Package, main: str) -> tuple[str, ...]:
    """Return the texts of the page headers that hold any, each once: the model has no place for them."""
    found: list[str] = []
    for kind, path in package.targets(main).values():
        root = package.tree(path) if kind == "header" else None
        text = "" if root is None else "".join([part.text or "" for part in root.iter(W + "t")]).strip()
        if text:
            found.append(text)
    return tuple(dict.fromkeys(found))


def header_names(texts: tuple[str, ...]) -> list[str]:
    """Return how headers are named among what was passed over."""
    return [f"页眉“{excerpt(text)}”（未读入）" for text in texts]
