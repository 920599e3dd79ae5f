"""Nothing → the bytes of an empty Word file with our styles, settings and page numbers: the slim template."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from typing import Any

from docx.oxml.ns import nsmap
from lxml import etree

from govdoc.gbt9704 import Typeface
from govdoc.writers.oxml import field, paragraph, run, w
from govdoc.writers.section import section
from govdoc.writers.styles import footer_properties, styles

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"
_OFFICE_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_COMPAT_URI = "http://schemas.microsoft.com/office/word"
_FONT_KINDS = {
    # name: (other names it is found under, family); the last of 小标宋's are what a machine without it has.
    Typeface.FANGSONG: ("FangSong,仿宋_GB2312,STFangsong", "modern"),
    Typeface.KAITI: ("KaiTi,楷体_GB2312,STKaiti", "modern"),
    Typeface.HEITI: ("SimHei,STHeiti", "modern"),
    Typeface.SONGTI: ("SimSun,STSong", "auto"),
    Typeface.XIAOBIAOSONG: ("FZXiaoBiaoSong-B05S,方正小标宋_GBK,STZhongsong,SimSun", "auto"),
}
_OVERRIDES = {
    "/word/document.xml": f"{_WORD}.document.main+xml",
    "/word/styles.xml": f"{_WORD}.styles+xml",
    "/word/settings.xml": f"{_WORD}.settings+xml",
    "/word/fontTable.xml": f"{_WORD}.fontTable+xml",
    "/word/footer1.xml": f"{_WORD}.footer+xml",
    "/word/footer2.xml": f"{_WORD}.footer+xml",
    "/docProps/core.xml": _CORE,
}
_PARTS = {"rId1": "styles", "rId2": "settings", "rId3": "fontTable", "rId4": "footer1", "rId5": "footer2"}
_CORE_XML = (
    f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
)


@cache
def template() -> bytes:
    """Return the template: 22 × 28 grid, A4, styles of GB/T 9704, page numbers on odd and even pages."""
    parts = {
        "[Content_Types].xml": _xml(_content_types()),
        "_rels/.rels": _xml(_package_relations()),
        "word/document.xml": _xml(w("document", w("body", section({"default": "rId4", "even": "rId5"})))),
        "word/_rels/document.xml.rels": _xml(_document_relations()),
        "word/styles.xml": _xml(styles()),
        "word/settings.xml": _xml(_settings()),
        "word/fontTable.xml": _xml(_font_table()),
        "word/footer1.xml": _xml(_footer("right")),
        "word/footer2.xml": _xml(_footer("left")),
        "docProps/core.xml": _CORE_XML.encode(),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def _xml(root: Any) -> bytes:
    """Return an element as a part; every part declares the prefixes w and r, as Word's own do."""
    if root.tag.startswith(f"{{{nsmap['w']}}}"):
        whole = root.makeelement(root.tag, dict(root.attrib), nsmap={"w": nsmap["w"], "r": nsmap["r"]})
        whole.extend(list(root))
        etree.cleanup_namespaces(whole, keep_ns_prefixes=["w", "r"])
        root = whole
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)  # type: ignore[no-any-return]


def _settings() -> Any:
    """Return the settings: page numbers differ on even pages; the layout of Word 2013 and later."""
    compatibility = w(
        "compat",
        w("doNotExpandShiftReturn"),
        w("compatSetting", name="compatibilityMode", uri=_COMPAT_URI, val=15),
    )
    return w(
        "settings",
        w("zoom", percent=100),
        w("defaultTabStop", val=420),
        w("evenAndOddHeaders"),
        w("characterSpacingControl", val="compressPunctuation"),
        compatibility,
    )


def _font_table() -> Any:
    """Return the fonts with the names they also go by, so that a machine without one takes the nearest."""
    rows = []
    for typeface, (others, family) in _FONT_KINDS.items():
        rows.append(
            w(
                "font",
                w("altName", val=others),
                w("charset", val="86"),
                w("family", val=family),
                w("pitch", val="fixed" if family == "modern" else "variable"),
                name=typeface,
            )
        )
    return w("fonts", *rows)


def _footer(side: str) -> Any:
    """Return a footer: — 1 — at the outer edge (7.5)."""
    line = paragraph("Footer", *footer_properties(side))
    line.extend([run("— "), *field("PAGE", "1"), run(" —")])
    return w("ftr", line)


def _content_types() -> Any:
    space = f"{_PACKAGE}/content-types"
    types = etree.Element(f"{{{space}}}Types", nsmap={None: space})
    defaults = {"rels": _RELATIONS, "xml": "application/xml"}
    for extension, kind in defaults.items():
        etree.SubElement(types, f"{{{space}}}Default", Extension=extension, ContentType=kind)
    for name, kind in _OVERRIDES.items():
        etree.SubElement(types, f"{{{space}}}Override", PartName=name, ContentType=kind)
    return types


def _relations(rows: list[tuple[str, str, str]]) -> Any:
    space = f"{_PACKAGE}/relationships"
    root = etree.Element(f"{{{space}}}Relationships", nsmap={None: space})
    for identifier, kind, target in rows:
        etree.SubElement(root, f"{{{space}}}Relationship", Id=identifier, Type=kind, Target=target)
    return root


def _package_relations() -> Any:
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    return _relations(
        [("rId1", f"{_OFFICE_REL}/officeDocument", "word/document.xml"), ("rId2", core, "docProps/core.xml")]
    )


def _document_relations() -> Any:
    kinds = {key: f"{_OFFICE_REL}/{name.rstrip('12')}" for key, name in _PARTS.items()}
    return _relations([(key, kinds[key], f"{name}.xml") for key, name in _PARTS.items()])
