"""Footnotes → the part footnotes.xml of a Word file, its marks in the text and its settings.

The standard knows no footnotes. Practice: ① ② ③ from the beginning on every page, at the foot of the page, 小五宋体.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part as PackagePart
from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import parse_xml
from lxml import etree

from govdoc.writers.contentstyles import FOOTNOTE_REFERENCE, FOOTNOTE_TEXT
from govdoc.writers.oxml import indent, off, paragraph, run, spacing, w

if TYPE_CHECKING:
    from collections.abc import Iterable

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_SEPARATORS = ((-1, "separator"), (0, "continuationSeparator"))
"""Ids that Word gives to the two rules, and what each is."""


class Footnotes:
    """The footnotes of one document, in the order of their marks."""

    def __init__(self) -> None:
        self._texts: list[str] = []

    def references(self, notes: Iterable[str]) -> Iterable[Any]:
        """Give the runs that mark some notes."""
        for note in notes:
            self._texts.append(note)
            yield w("r", w("rPr", w("rStyle", val=FOOTNOTE_REFERENCE)), w("footnoteReference", id=len(self._texts)))

    def attach(self, document: Any) -> None:
        """Add the part and its settings to a python-docx document; nothing where there are no footnotes."""
        if not self._texts:
            return
        part = document.part
        made = PackagePart(PackURI("/word/footnotes.xml"), _TYPE, _xml(self._texts), part.package)
        part.relate_to(made, RELATIONSHIP_TYPE.FOOTNOTES)
        _declare(part)
        for section in document.element.body.iter(qn("w:sectPr")):
            at = len(section.findall(qn("w:headerReference"))) + len(section.findall(qn("w:footerReference")))
            section.insert(at, _numbering())


def _declare(part: Any) -> None:
    """Put settings that know the footnotes in the place of those that all documents share."""
    relation = next(r for r in part.rels.values() if r.reltype == RELATIONSHIP_TYPE.SETTINGS)
    shared = relation.target_part
    made = PackagePart(shared.partname, shared.content_type, _settings(shared.blob), part.package)
    part.load_rel(RELATIONSHIP_TYPE.SETTINGS, made, relation.rId)


@lru_cache(4)
def _settings(shared: bytes) -> bytes:
    """Return the settings with the numbering of footnotes and the ids of the two rules."""
    root = parse_xml(shared)
    root.find(qn("w:compat")).addprevious(_numbering(w("footnote", id=n) for n, _ in _SEPARATORS))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)  # type: ignore[no-any-return]


def _numbering(more: Iterable[Any] = ()) -> Any:
    """Return footnotePr: ① ② ③, from the beginning on every page."""
    return w("footnotePr", w("numFmt", val="decimalEnclosedCircleChinese"), w("numRestart", val="eachPage"), *more)


def _xml(texts: list[str]) -> bytes:
    """Return the part: the two rules, then the notes."""
    root = w("footnotes")
    for identifier, kind in _SEPARATORS:
        line = paragraph(None, off("snapToGrid"), spacing(), indent())
        line.append(w("r", w(kind)))
        root.append(w("footnote", line, type=kind, id=identifier))
    for identifier, text in enumerate(texts, 1):
        line = paragraph(FOOTNOTE_TEXT)
        line.extend([w("r", w("footnoteRef")), run(text)])
        root.append(w("footnote", line, id=identifier))
    whole = root.makeelement(root.tag, nsmap={"w": nsmap["w"], "r": nsmap["r"]})
    whole.extend(list(root))
    etree.cleanup_namespaces(whole, keep_ns_prefixes=["w", "r"])
    return etree.tostring(whole, xml_declaration=True, encoding="UTF-8", standalone=True)  # type: ignore[no-any-return]
