"""Headings of a Word file → the same numbered by Word: beside a typed number, or set otherwise than the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from benchmarks.plants.wordfiles import FIRST, paragraphs
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

if TYPE_CHECKING:
    import random

    from benchmarks.plants.wordfiles import Change

_LEVEL = '<w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/>'


def numbered(document: Any, choice: random.Random) -> str | None:
    """Let Word number a heading that has its number already."""
    paragraph = _chosen(document, choice, "")
    return None if paragraph is None else str(paragraph.text)


def numbers_set(face: str) -> Change:
    """Return what lets Word number a heading in a format of its own, the content of a w:rPr; the typed number goes."""

    def change(document: Any, choice: random.Random) -> str | None:
        paragraph = _chosen(document, choice, f"<w:rPr>{face}</w:rPr>")
        if paragraph is None:
            return None
        paragraph.runs[0].text = re.sub("^[一二三四五六七八九十]+、", "", paragraph.runs[0].text)
        return str(paragraph.text)

    return change


def _chosen(document: Any, choice: random.Random, face: str) -> Any | None:
    """Give a heading of the first level a number of Word's own, and return it; None without headings."""
    found = paragraphs(document, FIRST)
    if not found:
        return None
    numbering = (
        f'<w:numbering {nsdecls("w")}><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0">{_LEVEL}{face}</w:lvl>'
        '</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    )
    part = Part(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, numbering.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    paragraph = choice.choice(found)
    properties = paragraph._element.get_or_add_pPr()  # noqa: SLF001 - python-docx has no other way
    properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'))
    return paragraph
