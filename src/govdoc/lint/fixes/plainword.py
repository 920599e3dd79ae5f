"""A text → a .docx that holds it line by line, and remarks on it in the places of that file."""

from __future__ import annotations

import zipfile
from bisect import bisect_left
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from govdoc.lint.fixes.archive import replaced
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govdoc.lint.fixes.remarks import Remark

_DOCUMENT = "word/document.xml"
_UNWRITABLE = lazy("[\x00-\x1f\ufffe\uffff\ud800-\udfff]")
_LINE_END = lazy(r"\r(?=\n|\Z)")


def plain_word(text: str, remarks: Sequence[Remark]) -> tuple[bytes, list[Remark]]:
    """Return a Word file whose paragraphs are the lines of a text, and the remarks where they belong in it.

    Characters that XML cannot hold are shown as U+FFFD. The layout is the plain one of our template.
    """
    from govdoc.writers.template import template

    dropped = [found.start() for found in _LINE_END.finditer(text)]
    lines = [_UNWRITABLE.sub("\ufffd", line.removesuffix("\r").replace("\t", " ")) for line in text.split("\n")]
    body = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' if line else "<w:p></w:p>"
        for line in lines
    )
    with zipfile.ZipFile(BytesIO(template())) as archive:
        part = archive.read(_DOCUMENT)
    at = part.index(b"<w:body>") + len(b"<w:body>")
    data = replaced(template(), {_DOCUMENT: part[:at] + body.encode() + part[at:]}, "空白文件")
    moved = [replace(r, start=_moved(r.start, dropped), end=_moved(r.end, dropped)) for r in remarks]
    return data, moved


def _moved(offset: int, dropped: Sequence[int]) -> int:
    """Return the place of a character once those ``dropped`` are gone."""
    return offset - bisect_left(dropped, offset)
