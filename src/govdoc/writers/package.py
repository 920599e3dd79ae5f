"""The slim template → a Word package to fill in; a filled one → its bytes, what never changes compressed but once."""

from __future__ import annotations

import io
import zipfile
from copy import deepcopy
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI
from docx.opc.part import Part
from docx.opc.parts.coreprops import CorePropertiesPart
from docx.opc.pkgwriter import _ContentTypesItem
from docx.opc.rel import Relationships
from docx.package import Package
from docx.parts.document import DocumentPart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_OWN = ("/word/document.xml", "/word/footnotes.xml", "/docProps/core.xml", "/word/media/")
"""Parts (beginnings of their names) that are another's in every document; the rest is compressed once and kept."""
_KEPT = 16
"""Sets of unchanging parts: a few formats, with and without footnotes."""
_Moment = tuple[int, int, int, int, int, int]


@cache
def _opened(template: bytes) -> Any:
    """Return the template as python-docx opens it; it is only ever copied from."""
    return docx.Document(io.BytesIO(template))


@cache
def _unchanging(template: bytes) -> tuple[tuple[str, str, Any], ...]:
    """Return (relationship id, type, part) of styles, settings, fonts, footers: one part for all documents."""
    relations = _opened(template).part.rels.values()
    return tuple(
        (r.rId, r.reltype, Part(p.partname, p.content_type, p.blob)) for r in relations for p in [r.target_part]
    )


def blank(template: bytes) -> Any:
    """Return an empty python-docx document made from a template.

    Its body, properties and relationships are its own; styles, settings, fonts and footers are shared by all
    documents made from the template and must not be changed.
    """
    source = _opened(template)
    package = Package()
    part = DocumentPart(source.part.partname, source.part.content_type, deepcopy(source.element), package)
    for relation, kind, target in _unchanging(template):
        part.load_rel(kind, target, relation)
    core = source.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES)
    properties = CorePropertiesPart(core.partname, core.content_type, deepcopy(core.element), package)
    package.load_rel(RELATIONSHIP_TYPE.OFFICE_DOCUMENT, part, "rId1")
    package.load_rel(RELATIONSHIP_TYPE.CORE_PROPERTIES, properties, "rId2")
    return Document(part.element, part)


def packed(document: Any, moment: _Moment) -> bytes:
    """Return a python-docx document as the bytes of its file; every part bears the time ``moment``."""
    rows = list(_rows(document.part.package))
    kept = tuple(row for row in rows if not f"/{row[0]}".startswith(_OWN))
    out = io.BytesIO(_archive(kept, moment))
    # An archive that is opened to be appended to takes new parts behind the old ones, which stay as they are.
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, (row for row in rows if f"/{row[0]}".startswith(_OWN)), moment)
    return out.getvalue()


@lru_cache(_KEPT)
def _archive(rows: tuple[tuple[str, bytes], ...], moment: _Moment) -> bytes:
    """Return an archive of parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, rows, moment)
    return out.getvalue()


def _add(archive: zipfile.ZipFile, rows: Iterable[tuple[str, bytes]], moment: _Moment) -> None:
    """Put parts into an archive, in a way that depends on neither machine nor hour."""
    for name, data in rows:
        info = zipfile.ZipInfo(name, moment)
        info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
        archive.writestr(info, data)


def _rows(package: Any) -> Iterator[tuple[str, bytes]]:
    """Give name and bytes of everything in a package, in the order in which python-docx writes it."""
    parts = package.parts
    yield CONTENT_TYPES_URI.membername, _content_types(tuple((part.partname, part.content_type) for part in parts))
    yield PACKAGE_URI.rels_uri.membername, _relations("/", _targets(package.rels))
    for part in parts:
        yield part.partname.membername, part.blob
        if len(part.rels):
            yield part.partname.rels_uri.membername, _relations(part.partname.baseURI, _targets(part.rels))


def _targets(relations: Any) -> tuple[tuple[str, str, str, bool], ...]:
    """Return (id, type, target, whether it lies outside the package) of each relationship."""
    return tuple(
        (r.rId, r.reltype, r.target_ref if r.is_external else r.target_part.partname, r.is_external)
        for r in relations.values()
    )


@lru_cache(_KEPT)
def _relations(base: str, targets: tuple[tuple[str, str, str, bool], ...]) -> bytes:
    """Return a part of relationships, for those of ``_targets`` of a part in the folder ``base``."""
    made = Relationships(base)
    for relation, kind, target, outside in targets:
        made.add_relationship(kind, target if outside else Part(target, "", b""), relation, outside)
    data: bytes = made.xml
    return data


@lru_cache(_KEPT)
def _content_types(kinds: tuple[tuple[Any, str], ...]) -> bytes:
    """Return [Content_Types].xml for parts given as (name, content type)."""
    item = _ContentTypesItem()
    made = item.from_parts([Part(name, kind, b"") for name, kind in kinds])
    data: bytes = made.blob
    return data
