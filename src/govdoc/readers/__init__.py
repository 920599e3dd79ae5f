"""Path → Document, by the kind of file."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import TYPE_CHECKING

from govdoc.errors import UnreadableError
from govdoc.patterns import lazy
from govdoc.readers.files import DEFAULT_LIMITS, Limits, decode, load

if TYPE_CHECKING:
    from govdoc.model import Document

__all__ = ["DEFAULT_LIMITS", "Limits", "parse", "read"]

_FORMS = {
    ".docx": "docx", ".docm": "docx", ".dotx": "docx", ".dotm": "docx",
    ".md": "markdown", ".markdown": "markdown",
    ".txt": "text", ".text": "text", "": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".shtml": "html",
    ".mhtml": "mhtml", ".mht": "mhtml",
    ".pdf": "pdf",
    ".doc": "doc", ".wps": "doc", ".rtf": "rtf", ".odt": "odt",
}  # fmt: skip
"""Suffix → form: what the content is expected to be."""
_NAMED = ".docx .md .txt .html .mhtml .pdf .doc .wps .odt .rtf"
"""The usual suffixes, as a message names them."""
_MAGIC = (
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "doc",
        "旧版 Word（.doc）、WPS 文字（.wps）或加密的 Word 文件，请把后缀改为 .doc，或去掉密码并另存为 .docx",
    ),
    (b"%PDF", "pdf", "PDF 文件，请把后缀改为 .pdf"),
    (b"{\\rtf", "rtf", "RTF 文件，请把后缀改为 .rtf"),
    (b"\x89PNG", "picture", "图片"),
    (b"\xff\xd8\xff", "picture", "图片"),
    (b"GIF8", "picture", "图片"),
    (b"\x1f\x8b", "archive", "压缩包，请解压后再读"),
    (b"7z\xbc\xaf", "archive", "压缩包，请解压后再读"),
    (b"Rar!", "archive", "压缩包，请解压后再读"),
    (b"PK\x03\x04", "docx", "Word 文件或压缩包；若是 Word 文件，请把后缀改为 .docx"),
)
"""First bytes, the form that they tell, and what a file of another suffix is told."""
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_PAGE = lazy(rb"\s*(?:<(?:\?xml|!--)[^>]*>\s*)*<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)
_HEAD = 4096
_ACCEPTED = {
    "docx": {"docx", "doc", "odt", "picture", "archive", "text"},
    "markdown": {"text"},
    "html": {"html", "text"},
    "mhtml": {"text"},
    "pdf": {"pdf", "text"},
    "doc": {"doc", "rtf"},
}
"""Form by suffix → contents that its reader reads, or refuses with a sentence of its own. Others: itself alone."""


def read(path: str | Path, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Return the document in a file of any known kind; ``-`` is standard input, its kind told from its bytes.

    Raises UnreadableError, a sentence that names file, fault and cure, for a file that is missing, empty, binary,
    encrypted, truncated, larger than ``limits`` or of an unknown kind.
    """
    path = Path(path)
    return parse(load(path, limits), str(path), limits)


def parse(data: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Return the document in ``data``; ``name`` gives its kind by its suffix and stands in messages."""
    found, what = _content(data)
    if name == "-":
        name, form = "标准输入", found
        if form in {"picture", "archive"}:
            raise UnreadableError(f"{name}：内容是{what}")
        return _document(data, name, form, limits)
    form = _form(name)
    if found not in _ACCEPTED.get(form, {form}):
        raise UnreadableError(f"{name}：后缀是 {Path(name).suffix.lower() or '空'}，内容却{what}")
    return _document(data, name, form, limits)


def _form(name: str) -> str:
    """Return the form that a suffix stands for. Raises UnreadableError for one that is not known."""
    suffix = Path(name).suffix.lower()
    if suffix not in _FORMS:
        raise UnreadableError(f"{name}：不认识的文件类型“{suffix}”，能读的有 {_NAMED}")
    return _FORMS[suffix]


def _content(data: bytes) -> tuple[str, str]:
    """Tell the form from the first bytes, text where they tell none; and what a file of another suffix is told."""
    if _OPEN_DOCUMENT in data[:128]:
        return "odt", "是 OpenDocument 文件，请把后缀改为 .odt"
    for magic, form, what in _MAGIC:
        if data.startswith(magic):
            return form, f"是{what}"
    if _PAGE.match(data[:_HEAD].removeprefix(codecs.BOM_UTF8)):
        return "html", "是网页，请把后缀改为 .html"
    return "text", "不是这种文件，或已损坏；若是文本，请把后缀改为 .txt"


def _document(data: bytes, name: str, form: str, limits: Limits) -> Document:
    """Read the bytes in this form; each reader is imported when it is needed."""
    match form:
        case "docx":
            from govdoc.readers import docx

            return docx.parse(data, name, limits)
        case "html" | "mhtml":
            from govdoc.readers import html

            return (html.parse if form == "html" else html.parse_archive)(data, name)
        case "pdf":
            from govdoc.readers import pdf

            return pdf.parse(data, name)
        case "doc" | "rtf" | "odt":
            from govdoc.readers import office

            return office.parse(data, name, limits, suffix="." + form)
        case "markdown":
            from govdoc.readers import markdown

            return markdown.parse(decode(data, name), name)
        case _:
            from govdoc.readers import text

            return text.parse(decode(data, name), name)
