"""A Word file as the standard wants it, and a profile → the file with what the profile sets otherwise."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml import etree

from govdoc.gbt9704 import Typeface
from govdoc.profile import NORM, NumberPlace, Profile
from govdoc.writers.oxml import LINE, TEXT, TWIPS_PER_POINT, twips, w
from govdoc.writers.section import footer_distance
from govdoc.writers.template import template

_ACROSS_FOOTER = "/word/footerAcross"
_THIRD = ("Heading3", "Heading3Char")


@cache
def adapted_template(profile: Profile) -> bytes:
    """Return the template of a profile: its styles, page and page numbers; the standard's own for the standard."""
    if profile == NORM:
        return template()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template())) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            root = parse_xml(source.read(name))
            _everywhere(root, profile)
            if root.tag == qn("w:ftr"):
                _number(root, profile)
            _sections(root, profile)
            _tabs(root, profile)
            _third_level(root, profile)
            target.writestr(name, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
    return out.getvalue()


def adapt(package: Any, profile: Profile) -> None:
    """Change a python-docx document in place: typefaces, pitch of lines.

    Its styles, page and page numbers are those of ``adapted_template`` already, but for the pages that lie crosswise.
    """
    for relation in package.part.rels.values():
        if not relation.is_external and relation.target_part.partname.startswith(_ACROSS_FOOTER):
            _footer(relation.target_part, profile)
    _everywhere(package.element.body, profile)


def _everywhere(root: Any, profile: Profile) -> None:
    """Rename typefaces and change the pitch of lines."""
    names = {typeface.value: profile.typeface(typeface) for typeface in Typeface}
    for tag, keys in (("w:rFonts", ("ascii", "hAnsi", "eastAsia", "cs")), ("w:font", ("name",))):
        for element in root.iter(qn(tag)):
            for key in keys:
                old = element.get(qn(f"w:{key}"))
                if old in names:
                    element.set(qn(f"w:{key}"), names[old])
    line = _line(profile)
    if line != LINE:
        for element in root.iter(qn("w:spacing")):
            _pitch(element, line)


def _line(profile: Profile) -> int:
    """Return the pitch of lines in twips, rounded down."""
    return int(profile.pitch * TWIPS_PER_POINT)


def _pitch(element: Any, line: int) -> None:
    """Change heights that are whole lines of the standard, and free lines, to lines of another pitch."""
    height = int(element.get(qn("w:line"), "0"))
    if element.get(qn("w:lineRule")) == "exact" and height and height % LINE == 0:
        element.set(qn("w:line"), str(height // LINE * line))
    for side in ("before", "after"):
        if free := element.get(qn(f"w:{side}Lines")):
            element.set(qn(f"w:{side}"), str(round(int(free) / 100 * line)))


def _sections(root: Any, profile: Profile) -> None:
    """Set the margins, the place of the page number under the 版心, and the grid."""
    for margins in root.iter(qn("w:pgMar")):
        for side in ("top", "right", "bottom", "left"):
            margins.set(qn(f"w:{side}"), str(twips(getattr(profile, side))))
        margins.set(qn("w:footer"), str(footer_distance(profile)))
    for grid in root.iter(qn("w:docGrid")):
        grid.set(qn("w:linePitch"), str(_line(profile)))


def _tabs(root: Any, profile: Profile) -> None:
    """Put tabs at the edge of the 版心 (page numbers of a table of contents) at that of the profile."""
    for tab in root.iter(qn("w:tab")):
        if tab.get(qn("w:pos")) == str(TEXT):
            tab.set(qn("w:pos"), str(twips(profile.text_width)))


def _third_level(root: Any, profile: Profile) -> None:
    """Make headings of the third level bold where the profile wants them so."""
    for style in root.iter(qn("w:style")):
        if profile.bold_third_level and style.get(qn("w:styleId")) in _THIRD:
            for switch in (*style.iter(qn("w:b")), *style.iter(qn("w:bCs"))):
                switch.attrib.pop(qn("w:val"), None)


def _footer(part: Any, profile: Profile) -> None:
    """Change the page number of crosswise pages."""
    root = parse_xml(part.blob)
    _everywhere(root, profile)
    _number(root, profile)
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001 - the part's bytes have no other setter


def _number(footer: Any, profile: Profile) -> None:
    """Set what stands around the page number, and where it stands."""
    around = profile.number_form.split("#")
    # A footer may hold the number more than once: for new programs and for old ones.
    for n, element in enumerate(element for element in footer.iter(qn("w:t")) if "—" in (element.text or "")):
        element.text = around[n % 2]
    for properties in footer.iter(qn("w:pPr")):
        if profile.number_place is NumberPlace.CENTRE and (aside := properties.find(qn("w:ind"))) is not None:
            properties.replace(aside, w("ind", firstLineChars=0, firstLine=0))
            properties.find(qn("w:jc")).set(qn("w:val"), "center")
