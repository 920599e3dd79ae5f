"""Elements of a Word file, upright and crosswise → its sections, with the page numbers of crosswise pages.

GB/T 9704—2012 8: on a page laid crosswise the number stands where it stands on the others, and the head of the table
lies at the binding of odd pages, at the fore-edge of even ones. Both say the same of the sheet: its left edge is the
upper edge of the crosswise page. So the page is turned left (anticlockwise) when the sheet is bound, its margins are
those of the sheet in turn, and the number is a line turned right in the margin at the page's left edge, at its foot
on odd pages and at its head on even ones. Which way a printer turns a crosswise page is a setting of the printer.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part as PackagePart
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml import etree

from govdoc.errors import UsageError
from govdoc.gbt9704 import Part
from govdoc.model import Table
from govdoc.writers.columns import Lay, fit
from govdoc.writers.oxml import TWIPS_PER_POINT, field, line_across, paragraph, run, size, spacing, twips, w
from govdoc.writers.printed import Printed
from govdoc.writers.section import footer_distance
from govdoc.writers.styles import footer_properties

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govdoc.model import Document
    from govdoc.profile import Profile
    from govdoc.writers.columns import Form
    from govdoc.writers.flow import Item

_FOOTER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
_LINE = 280
"""Twips: the height of the line of a page number, as on upright pages."""
_SIDES = {"default": "right", "even": "left"}
_TURNED = {"top": "left", "right": "top", "bottom": "right", "left": "bottom"}
"""Side of the crosswise page → side of the sheet that it is."""
_CLOSING = frozenset({Part.ATTACHMENT_NOTE, Part.ATTENDANCE, Part.SIGNATURE, Part.STAMP_OFFICE, Part.DATE, Part.REMARK})
"""Parts that stand on the page of the body's end."""
_UPRIGHT, _CROSSWISE = Lay(), Lay(across=True)
_FOOTER = """<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:v="urn:schemas-microsoft-com:vml">
<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:pict>
<v:rect id="PageNumber{number}" stroked="f" filled="f" style="position:absolute;margin-left:{x}pt;margin-top:{y}pt;\
width:{width}pt;height:{height}pt;z-index:1;mso-position-horizontal-relative:page;\
mso-position-vertical-relative:page">
<v:textbox inset="0,0,0,0" style="layout-flow:vertical"><w:txbxContent/></v:textbox></v:rect>
</w:pict></w:r></w:p></w:ftr>"""
"""VML, which Word and LibreOffice both place as it says: a DrawingML box with turned text lands in the corner of the
first page of a section in LibreOffice 7.4."""


def lays(items: Sequence[Item], document: Document, profile: Profile) -> list[Lay]:
    """Return of each item how it lies: crosswise in an attachment that asks for it, or as a wide table.

    署名 and date behind a crosswise table stand on its page: they are never alone on one (7.3.5.5).
    """
    lies, found = False, list[Lay]()
    attachments = iter(document.attachments)
    for item in items:
        if isinstance(item, Printed) and item.part is Part.ATTACHMENT_MARK:
            lies = next(attachments).landscape
        if isinstance(item, Table) and any(item.rows):
            form = _fitted(item, document, profile, across=lies)
            found.append(Lay(lies or form.across, form))
        else:
            behind = isinstance(item, Printed) and item.part in _CLOSING and bool(found) and found[-1].across
            found.append(_CROSSWISE if lies or behind else _UPRIGHT)
    return found


def _fitted(item: Table, document: Document, profile: Profile, *, across: bool) -> Form:
    """Return how a table is laid. Raises UsageError where no page holds it, with the name of the document."""
    try:
        return fit(item, across=across, profile=profile)
    except UsageError as error:
        raise UsageError(f"{document.source.name}：{error}") from None


def sectioned(elements: Iterable[tuple[Any, bool]], part: Any, last: Any, profile: Profile) -> Iterator[Any]:
    """Give the elements of a body, each with whether its page lies crosswise, with section breaks between them.

    ``part`` is the document part; ``last`` is the section at the end of the body, upright, which is changed to that of
    the last element.
    """
    sections = _Sections(part, last, profile)
    held, lies = None, False
    for element, across in elements:
        if held is not None and across != lies:
            yield from _ended(held, sections.section(across=lies))
        elif held is not None:
            yield held
        held, lies = element, across
    if held is not None:
        yield held
    sections.finish(across=lies)


class _Sections:
    """The sections of one document, made as they end."""

    def __init__(self, part: Any, last: Any, profile: Profile) -> None:
        self._part, self._last, self._profile = part, last, profile
        self._upright = deepcopy(last)
        self._footers: dict[str, str] = {}
        self._made = 0

    def section(self, *, across: bool) -> Any:
        """Return the sectPr of the section that ends now."""
        made = deepcopy(self._upright)
        if self._made and (first := made.find(qn("w:titlePg"))) is not None:
            # The first page of the document is not the first page of every section.
            made.remove(first)
        self._made += 1
        if across:
            self._lay(made)
        return made

    def finish(self, *, across: bool) -> None:
        """Let the section at the end of the body be that of the last element."""
        if self._made or across:
            made = self.section(across=across)
            for child in list(self._last):
                self._last.remove(child)
            self._last.extend(list(made))

    def _lay(self, section: Any) -> None:
        """Turn a section crosswise: paper, margins, footers."""
        paper, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
        width, height = paper.get(qn("w:w")), paper.get(qn("w:h"))
        for name, value in (("w", height), ("h", width), ("orient", "landscape")):
            paper.set(qn(f"w:{name}"), value)
        sides = {side: margins.get(qn(f"w:{of}")) for side, of in _TURNED.items()}
        for side, value in sides.items():
            margins.set(qn(f"w:{side}"), value)
        # The line that holds the box of the number must not push the text up from the lower margin.
        margins.set(qn("w:footer"), str(max(0, int(sides["bottom"]) - 2 * _LINE)))
        for grid in section.findall(qn("w:docGrid")):
            grid.set(qn("w:linePitch"), str(line_across(self._profile)))
        for reference in section.findall(qn("w:footerReference")):
            kind = reference.get(qn("w:type"))
            if kind in _SIDES:
                reference.set(qn("r:id"), self._footer(kind))
            else:
                section.remove(reference)

    def _footer(self, kind: str) -> str:
        """Return the relationship of a crosswise footer, made when it is first needed."""
        if kind not in self._footers:
            number = len(self._footers) + 1
            name = PackURI(f"/word/footerAcross{number}.xml")
            made = PackagePart(name, _FOOTER_TYPE, _footer(_SIDES[kind], number, self._profile), self._part.package)
            self._footers[kind] = self._part.relate_to(made, RELATIONSHIP_TYPE.FOOTER)
        return self._footers[kind]


def _ended(element: Any, section: Any) -> Iterator[Any]:
    """Give the last element of a section; behind a table stands a paragraph of a point, for a section ends in one."""
    if element.tag != qn("w:p"):
        yield element
        element = paragraph(None, spacing(exact=20), w("rPr", *size(1)))
    properties = element.find(qn("w:pPr"))
    if properties is None:
        properties = w("pPr")
        element.insert(0, properties)
    properties.append(section)
    yield element


def _footer(side: str, number: int, profile: Profile) -> bytes:
    """Return a crosswise footer: — 1 — turned right in the left margin, 7 mm beside the 版心 (7.5, 8)."""
    top, height = twips(profile.left), twips(profile.text_width)
    lengths = {"x": footer_distance(profile), "y": top, "width": _LINE, "height": height}
    points = {name: amount / TWIPS_PER_POINT for name, amount in lengths.items()}
    root = parse_xml(_FOOTER.format(number=number, **points).replace("\n<", "<"))
    for box in root.iter(qn("w:txbxContent")):
        line = paragraph("Footer", *footer_properties(side))
        line.extend([run("— "), *field("PAGE", "1"), run(" —")])
        box.append(line)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)  # type: ignore[no-any-return]
