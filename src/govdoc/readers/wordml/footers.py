"""A paragraph of a footer → its text with the PAGE field as #, and where the frame or box it stands in lies."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from govdoc.patterns import lazy
from govdoc.readers.wordml.markup import COMPATIBILITY, W
from govdoc.readers.wordml.runs import branch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.readers.wordml.markup import Element

PAGE = "#"
"""Stands for the PAGE field."""
MEASURED = "measured"
"""Where a frame lies by a length from the margin or the edge of the paper."""
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_PAGE_CODE = lazy(r"\s*PAGE(?![A-Z])", re.IGNORECASE)
_VML_ALIGN = lazy(r"mso-position-horizontal:\s*(left|center|right|inside|outside)")
_INSIDE = frozenset(W + name for name in ("hyperlink", "smartTag", "sdt", "sdtContent", "ins", "moveTo", "customXml"))


@dataclass(slots=True)
class _Field:
    """A complex field that is open: its code, and whether its result has begun."""

    code: str = ""
    result: bool = False

    @property
    def is_page(self) -> bool:
        return _is_page(self.code)


@dataclass(slots=True)
class _Collector:
    """Gathers the text of runs, the w:rPr of the digits of the page number, and the side that a tab moves it to."""

    text: str = ""
    digits: Element | None = None
    side: str | None = None
    fields: list[_Field] = field(default_factory=list)
    tabbed: str | None = None

    def take(self, run: Element) -> None:
        """Take in one w:r."""
        properties = run.find(W + "rPr")
        for child in run:
            match child.tag.removeprefix(W):
                case "fldChar":
                    self._turn(child.get(W + "fldCharType"), properties)
                case "instrText" if self.fields:
                    self.fields[-1].code += child.text or ""
                case "pgNum":
                    self.page(properties)
                case "t":
                    self._characters(child.text or "", properties)
                case "tab":
                    self.tabbed = MEASURED
                case "ptab":
                    self.tabbed = child.get(W + "alignment") or MEASURED
                case _:
                    pass

    def page(self, properties: Element | None) -> None:
        """Put the page number here."""
        self.text += PAGE
        self.digits, self.side = properties, self.tabbed

    def _turn(self, kind: str | None, properties: Element | None) -> None:
        """Follow the beginning, the separator and the end of a field."""
        if kind == "begin":
            self.fields.append(_Field())
        elif self.fields and not self.fields[-1].result:
            self.fields[-1].result = True
            if self.fields[-1].is_page:
                self.page(properties)
        if kind == "end" and self.fields:
            self.fields.pop()

    def _characters(self, text: str, properties: Element | None) -> None:
        """Take in text; the digits that a PAGE field showed last give its format alone."""
        if any(opened.is_page for opened in self.fields):
            self.digits = properties
        elif all(opened.result for opened in self.fields):
            self.text += text


def footer_text(paragraph: Element) -> tuple[str, Element | None, str | None]:
    """Return the text of a paragraph with its PAGE field as #, the w:rPr of that field, and the side a tab moves it to.

    The side is None without a tab, measured where only the tab stops would tell it.
    """
    collector = _Collector()
    for element in _runs(paragraph):
        if element.tag == W + "r":
            collector.take(element)
        else:
            collector.page(element.find(f"{W}r/{W}rPr"))
    return collector.text, collector.digits, collector.side


def placed(paragraph: Element) -> str | None:
    """Return where the frame or text box of a paragraph lies, None without.

    It is left, center, right, inside or outside, or measured (somewhere by a length: nobody can tell the side).
    """
    frame = paragraph.find(f"{W}pPr/{W}framePr")
    if frame is not None:
        aligned: str | None = frame.get(W + "xAlign")
        return aligned or (MEASURED if frame.get(W + "x") else None)
    for ancestor in paragraph.iterancestors():
        if ancestor.tag == _DRAWING + "anchor":
            named: str | None = ancestor.findtext(f"{_DRAWING}positionH/{_DRAWING}align")
            return named or MEASURED
        style = ancestor.get("style", "")
        if found := _VML_ALIGN.search(style):
            return found[1]
        if "position:absolute" in style.replace(" ", ""):
            return MEASURED
    return None


def flows(paragraph: Element) -> bool:
    """Whether a paragraph stands in the lines of a footer, and in no frame, text box or turned cell."""
    if paragraph.find(f"{W}pPr/{W}framePr") is not None:
        return False
    outer = {ancestor.tag for ancestor in paragraph.iterancestors()}
    turned = (cell.find(f"{W}tcPr/{W}textDirection") for cell in paragraph.iterancestors(W + "tc"))
    return W + "txbxContent" not in outer and all(direction is None for direction in turned)


def _runs(parent: Element) -> Iterator[Element]:
    """Give the runs of a paragraph in order, and its simple PAGE fields; not those of text boxes in it."""
    for child in parent:
        if child.tag == W + "r" or (child.tag == W + "fldSimple" and _is_page(child.get(W + "instr", ""))):
            yield child
        elif child.tag in _INSIDE or child.tag == W + "fldSimple":
            yield from _runs(child)
        elif child.tag == COMPATIBILITY + "AlternateContent":
            yield from _runs(branch(child))


def _is_page(code: str) -> bool:
    """Whether a field's code is that of the page number."""
    return _PAGE_CODE.match(code) is not None
