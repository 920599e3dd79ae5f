"""docProps/core.xml and app.xml → what a document says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.errors import UnreadableError
from govdoc.model import Properties

if TYPE_CHECKING:
    from govdoc.readers.wordml.package import Package

_FIELDS = {
    "title": "title", "creator": "creator", "lastModifiedBy": "modifier", "subject": "subject", "keywords": "keywords",
    "Company": "company", "Manager": "manager",
}  # fmt: skip
"""Local names in the two parts → fields of Properties."""
_PARTS = frozenset({"core-properties", "extended-properties"})


def metadata(package: Package) -> Properties:
    """Return the properties of a document; none of parts that are damaged: nobody misses them."""
    values: dict[str, str] = {}
    for kind, path in package.targets("").values():
        if kind not in _PARTS:
            continue
        try:
            root = package.tree(path)
        except UnreadableError:
            continue
        for child in () if root is None else root:
            field = _FIELDS.get(str(child.tag).rpartition("}")[2])
            if field and child.text:
                values.setdefault(field, child.text.strip())
    return Properties(**values)
