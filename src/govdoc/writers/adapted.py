"""A Word file as the standard wants it, and a profile → the file with what the profile sets otherwise."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import parse_xml
from lxml import etree

from govdoc import gbt9704
from govdoc.gbt9704 import PARTS, Part, Typeface
from govdoc.profile import NORM, POINTS_PER_MM, NumberPlace, Profile
from govdoc.writers.oxml import LINE, TEXT, TWIPS_PER_POINT, run, twips, w
from govdoc.writers.printed import clean, soft_lines
from govdoc.writers.styles import STYLE_IDS
from govdoc.writers.template import template
from govdoc.writers.titles import title_lines

if TYPE_CHECKING:
    from govdoc.model import Document

_ACROSS_FOOTER = "/word/footerAcross"
_ACROSS = twips(gbt9704.TEXT_HEIGHT.value)
_EMU_PER_TWIP = 635
_NEAR = 2
"""Twips, for rounding."""
_LOWEST_FOOTER = 280
_THIRD = ("Heading3", "Heading3Char")
_TITLES = frozenset({STYLE_IDS[Part.TITLE], STYLE_IDS[Part.ATTACHMENT_TITLE]})


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
            _third_level(root, profile)
            target.writestr(name, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
    return out.getvalue()


def adapt(package: Any, profile: Profile, document: Document) -> None:
    """Change a python-docx document in place: typefaces, pitch of lines, widths of tables and boxes, titles.

    Its styles, page and page numbers are those of ``adapted_template`` already, but for the pages that lie crosswise.
    """
    body = package.element.body
    for relation in package.part.rels.values():
        if not relation.is_external and relation.target_part.partname.startswith(_ACROSS_FOOTER):
            _footer(relation.target_part, profile)
    _everywhere(body, profile)
    _widths(body, profile)
    texts = {"".join(soft_lines(clean(text))): clean(text) for text in document.texts()}
    for style in body.iter(qn("w:pStyle")):
        if style.get(qn("w:val")) in _TITLES:
            _title(style.getparent().getparent(), profile, texts)


def title_chars(profile: Profile) -> int:
    """Return the 字 of a title that fit into a line."""
    return int(profile.text_width * POINTS_PER_MM / PARTS[Part.TITLE].size)


def _title(paragraph: Any, profile: Profile, texts: dict[str, str]) -> None:
    """Turn a title anew: the lines of the profile are longer or shorter."""
    text = "".join(element.text or "" for element in paragraph.iter(qn("w:t")))
    runs = paragraph.findall(qn("w:r"))
    if text in texts and runs:
        runs[0].addprevious(run("\n".join(title_lines(texts[text], title_chars(profile)))))
        for old in runs:
            paragraph.remove(old)


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
        footer = int(margins.get(qn("w:footer"))) + twips(profile.bottom - NORM.bottom)
        margins.set(qn("w:footer"), str(max(footer, _LOWEST_FOOTER)))
    for grid in root.iter(qn("w:docGrid")):
        grid.set(qn("w:linePitch"), str(_line(profile)))


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


def _widths(body: Any, profile: Profile) -> None:
    """Make as wide as the page what is as wide as the 版心: tables, tabs at its edge, boxes; pictures no wider."""
    wide, across = twips(profile.text_width), twips(profile.text_height)
    if (wide, across) == (TEXT, _ACROSS):
        return
    for table in body.iter(qn("w:tbl")):
        whole = int(table.tblPr.find(qn("w:tblW")).get(qn("w:w"), "0"))
        for old, new in ((TEXT, wide), (_ACROSS, across)):
            if abs(whole - old) <= _NEAR:
                _scale(table, new / old)
    for tab in body.iter(qn("w:tab")):
        if tab.get(qn("w:pos")) == str(TEXT):
            tab.set(qn("w:pos"), str(wide))
    for extent in body.iter(f"{{{nsmap['wp']}}}extent", f"{{{nsmap['a']}}}ext"):
        _fit(extent, wide * _EMU_PER_TWIP)


def _scale(table: Any, factor: float) -> None:
    """Scale the widths of a table."""
    for element in table.iter(qn("w:tblW"), qn("w:gridCol"), qn("w:tcW")):
        element.set(qn("w:w"), str(round(int(element.get(qn("w:w"), "0")) * factor)))


def _fit(extent: Any, wide: int) -> None:
    """Make a drawing as wide as the text where it was as wide as the 版心; one that is too wide becomes smaller."""
    old, high = int(extent.get("cx", "0")), int(extent.get("cy", "0"))
    boxed = next(extent.iterancestors(f"{{{nsmap['wp']}}}anchor"), None) is not None
    if boxed and abs(old - TEXT * _EMU_PER_TWIP) <= _NEAR * _EMU_PER_TWIP:
        extent.set("cx", str(wide))
    elif not boxed and old > wide:
        extent.set("cx", str(wide))
        extent.set("cy", str(round(high * wide / old)))
