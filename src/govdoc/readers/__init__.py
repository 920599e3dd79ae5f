"""Path → Document, by the kind of file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from govdoc.errors import UnreadableError
from govdoc.readers.files import DEFAULT_LIMITS, Limits, decode, load

if TYPE_CHECKING:
    from govdoc.model import Document

__all__ = ["DEFAULT_LIMITS", "SUFFIXES", "Limits", "parse", "read"]

_FORMS = {
    ".docx": "docx", ".docm": "docx",
    ".md": "markdown", ".markdown": "markdown",
    ".txt": "text", ".text": "text", "": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".shtml": "html",
    ".mhtml": "mhtml", ".mht": "mhtml",
    ".pdf": "pdf",
    ".doc": "doc", ".wps": "doc", ".rtf": "rtf", ".odt": "odt",
}  # fmt: skip
"""Suffix → form: what the content is expected to be."""
SUFFIXES = (".docx", ".md", ".txt", ".html", ".htm", ".mhtml", ".pdf", ".doc", ".wps", ".odt", ".rtf")
"""Files that are looked for in a folder, and named where a suffix is not known."""
_ZIP = b"PK\x03\x04"
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S)
_ARCHIVE = re.compile(rb"(?:from|mime-version|snapshot-content-location|subject|date)\s*:", re.I)
_HEAD = 4096
_MAGIC = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc", "旧版 Word（.doc）、WPS 文字（.wps）或加了密码的 Word 文件", ".doc"),
    (b"%PDF", "pdf", "PDF 文件", ".pdf"),
    (b"{\\rtf", "rtf", "RTF 文件", ".rtf"),
    (b"\x89PNG", "picture", "图片", ""),
    (b"\xff\xd8\xff", "picture", "图片", ""),
    (b"GIF8", "picture", "图片", ""),
    (b"\x1f\x8b", "archive", "压缩包，请解压后再读", ""),
    (b"7z\xbc\xaf", "archive", "压缩包，请解压后再读", ""),
    (b"Rar!", "archive", "压缩包，请解压后再读", ""),
)
"""First bytes, form, what it is called, and the suffix that such a file should have."""
_TAKEN_AS_IS = {"doc": {"doc", "rtf"}, "pdf": {"pdf", "text"}, "html": {"html", "text"}, "docx": {"docx", "text"}}
"""Form by suffix → contents that its reader takes or refuses with a sentence of its own."""


def read(path: str | Path, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Return the document in a file of any kind in ``SUFFIXES``; ``-`` is standard input, its kind told from its bytes.

    Raises UnreadableError, a sentence that names file, fault and cure, for a file that is missing, empty, binary,
    encrypted, truncated, larger than ``limits`` or of an unknown kind.
    """
    path = Path(path)
    return parse(load(path, limits), str(path), limits)


def parse(data: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Return the document in ``data``; ``name`` gives its kind by its suffix and stands in messages."""
    found, what, better = _content(data)
    if name == "-":
        name, form = "标准输入", found
        if form in {"picture", "archive"}:
            raise UnreadableError(f"{name}：内容是{what}")
    else:
        form = _form(name)
        if found not in _TAKEN_AS_IS.get(form, {form, "text"}):
            shown = Path(name).suffix.lower() or "空"
            cure = f"，请把后缀改为 {better}" if better else ""
            raise UnreadableError(f"{name}：后缀是 {shown}，内容却是{what}{cure}")
    return _document(data, name, form, limits)


def _form(name: str) -> str:
    """Return the form that a suffix stands for. Raises UnreadableError for one that is not known."""
    suffix = Path(name).suffix.lower()
    if suffix not in _FORMS:
        raise UnreadableError(f"{name}：不认识的文件类型“{suffix}”，能读的有 {' '.join(SUFFIXES)}")
    return _FORMS[suffix]


def _content(data: bytes) -> tuple[str, str, str]:
    """Tell a form from the first bytes: form, what it is called, the suffix it should have; text where none is told."""
    for magic, form, what, suffix in _MAGIC:
        if data.startswith(magic):
            return form, what, suffix
    if data.startswith(_ZIP):
        if _OPEN_DOCUMENT in data[:128]:
            return "odt", "OpenDocument 文件", ".odt"
        return "docx", " Word 文件或压缩包", ".docx（若是 Word 文件）"
    if _PAGE.match(data[:_HEAD]):
        return "html", "网页", ".html"
    return "text", "文本", ".txt"
