"""Path of keys → the place of its value in the text of a plan, or in the front matter of a Markdown file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govdoc.drafting.faults import Fault, KeyPath, key_path
from govdoc.drafting.nodes import Listing, Mapping, Node, Scalar
from govdoc.drafting.yamltree import parse
from govdoc.errors import PlanError
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from govdoc.model import Document

_FRONT = lazy(r"\A---[ \t]*\r?\n(?P<yaml>.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_ELEMENTS = "要素"
_OTHERS = {
    _ELEMENTS: "elements", "附件": "attachments", "附件说明": "attachment_note", "文件": "file", "标题": "title",
    "印章": "seal", "签名章": "stamp",
}  # fmt: skip
"""Keys → their other names."""


def element_fault(typed: str, name: str, path: KeyPath, message: str) -> str:
    """Return what a user reads of a fault of 要素: ``plan.yaml:12:3 要素.附件[1].文件：…``.

    ``typed`` is the whole plan or Markdown file. A value that is not there (an option ``--set``) has the place of the
    key above it.
    """
    path = (_ELEMENTS, *path)
    try:
        # The line of the dashes becomes a comment: places are those of the file.
        found = _FRONT.match(typed)
        root = parse(f"#\n{found['yaml']}" if found else typed, name).root
    except PlanError:
        return f"{name}：{key_path(path)}：{message}"
    line, column = _place(root, path)
    return Fault(line, column, key_path(path), message).said(name)


def typed_fault(document: Document, typed: str, offset: int, message: str) -> str:
    """Return what a user reads of a fault in the Markdown itself, at an offset of the document's source.

    ``typed`` is the whole Markdown file: a title that the front matter gives may have put lines above the text.
    """
    source = document.source
    place = source.place(offset)
    added = source.text.count("\n") - typed.count("\n")
    return Fault((place.line or 1) - added, place.column, "", message).said(source.name)


def _place(node: Node, path: KeyPath) -> tuple[int, int]:
    """Return line and column of the value at a path below a node; that of the last one there is."""
    place = node.line, node.column
    for part in path:
        inner: Node | None = None
        if isinstance(node, Mapping):
            entries = {key.text: (key, value) for key, value in node.entries}
            found = entries.get(str(part)) or entries.get(_OTHERS.get(str(part), ""))
            if found:
                place, inner = (found[0].line, found[0].column), found[1]
        elif isinstance(node, Listing) and isinstance(part, int) and part < len(node.items):
            inner = node.items[part]
            place = inner.line, inner.column
        if inner is None:
            break
        node = inner
    return (node.line, node.column) if isinstance(node, Scalar) else place
