"""document.xml → what is left over from working on it, and which paragraphs a break puts on a new page."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from govdoc.model import Remain, RemainKind
from govdoc.readers.wordml.markup import COMPATIBILITY, VAL, W

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from govdoc.readers.wordml.lines import Line
    from govdoc.readers.wordml.markup import Element

_KINDS = {
    W + "commentReference": RemainKind.COMMENT,
    W + "ins": RemainKind.INSERTED,
    W + "del": RemainKind.DELETED,
    W + "moveFrom": RemainKind.MOVED,
    W + "rPrChange": RemainKind.REFORMATTED,
    W + "pPrChange": RemainKind.REFORMATTED,
    W + "sectPrChange": RemainKind.REFORMATTED,
    W + "tblPrChange": RemainKind.REFORMATTED,
    W + "txbxContent": RemainKind.TEXT_BOX,
}
_TEXTS = (W + "t", W + "delText")


def remains(root: Element, lines: list[Line]) -> tuple[Remain, ...]:
    """Return what is left over in a document, in order; text boxes that were read as text are none."""
    numbers: dict[Element, int] = {}
    read: set[Element] = set()
    found: list[Remain] = []
    for element in root.iter(*_KINDS):
        if not numbers:
            numbers = {line.element: line.host or line.number for line in lines}
            read = {line.element for line in lines if line.host is None}
        kind = _KINDS[element.tag]
        text = "".join([part.text or "" for part in element.iter(*_TEXTS)]).strip()
        if kind is RemainKind.TEXT_BOX and (not text or _is_known(element, read)):
            continue
        found.append(Remain(kind, _number(element, numbers), text))
    return tuple(found)


def _is_known(box: Element, read: Collection[Element]) -> bool:
    """Whether the paragraphs of a text box were read as text, or it is the fallback of another."""
    if any(paragraph in read for paragraph in box.iter(W + "p")):
        return True
    return any(parent.tag == COMPATIBILITY + "Fallback" for parent in box.iterancestors())


def _number(element: Element, numbers: Mapping[Element, int]) -> int:
    """Return the number of the paragraph around an element, or of the first within it; 1 where there is none."""
    around = (numbers[parent] for parent in element.iterancestors() if parent in numbers)
    inside = (numbers[child] for child in element.iter(W + "p") if child in numbers)
    return next(around, None) or next(inside, None) or 1


def page_starts(root: Element, lines: list[Line], sections: list[tuple[Element, int]]) -> frozenset[int]:
    """Return the numbers of the paragraphs that a page break or a section puts on a new page."""
    starts = {last + 1 for (_, last), (following, _) in pairwise(sections) if _turns(following)}
    numbers: dict[Element, int] = {}
    for element in root.iter(W + "br"):
        if element.get(W + "type") != "page":
            continue
        if not numbers:
            numbers = {line.element: line.number for line in lines}
        number = _number(element, numbers)
        line = lines[number - 1] if number <= len(lines) else None
        # A break that text of its own paragraph follows starts that paragraph, any other the next one.
        starts.add(number if line is not None and line.text.startswith("\n") and line.text.strip() else number + 1)
    return frozenset(starts)


def _turns(section: Element) -> bool:
    """Whether a section begins on a new page."""
    kind = section.find(W + "type")
    return kind is None or kind.get(VAL, "nextPage") not in {"continuous", "nextColumn"}
