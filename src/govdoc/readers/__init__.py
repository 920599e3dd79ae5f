"""Path → Document, by the kind of file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from govdoc.errors import UnreadableError
from govdoc.readers.files import DEFAULT_LIMITS, Limits, decode, load

if TYPE_CHECKING:
    from govdoc.model import Document

__all__ = ["DEFAULT_LIMITS", "Limits", "parse", "read"]

_TEXT = frozenset({".txt", ".text", ""})
_MARKDOWN = frozenset({".md", ".markdown"})
_DOCX = frozenset({".docx", ".docm"})
_MAGIC = (
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "旧版 Word（.doc）、WPS 文字（.wps）或加密的 Word 文件，请去掉密码并另存为 .docx",
    ),
    (b"%PDF", "PDF 文件，请改用其 Word 或文本原稿"),
    (b"{\\rtf", "RTF 文件，请另存为 .docx"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"\x1f\x8b", "压缩包，请解压后再读"),
    (b"7z\xbc\xaf", "压缩包，请解压后再读"),
    (b"Rar!", "压缩包，请解压后再读"),
)


def read(path: str | Path, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Return the document in a .txt, .md or .docx file; ``-`` is standard input, its kind told from its bytes.

    Raises UnreadableError, a sentence that names file, fault and cure, for a file that is missing, empty, binary,
    encrypted, truncated, larger than ``limits`` or of an unknown kind.
    """
    path = Path(path)
    return parse(load(path, limits), str(path), limits)


def parse(data: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Return the document in ``data``; ``name`` gives its kind by its suffix and stands in messages."""
    suffix = Path(name).suffix.lower()
    if name == "-":
        suffix, name = (".docx" if data.startswith(b"PK\x03\x04") else ".txt"), "标准输入"
    if suffix in _DOCX:
        from govdoc.readers import docx

        return docx.parse(data, name, limits)
    if suffix not in _TEXT | _MARKDOWN:
        raise UnreadableError(f"{name}：不认识的文件类型“{suffix}”，能读的有 .docx .txt .md")
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise UnreadableError(f"{name}：后缀是 {suffix or '空'}，内容却是{what}")
    if data.startswith(b"PK\x03\x04"):
        raise UnreadableError(
            f"{name}：后缀是 {suffix or '空'}，内容却是 Word 文件或压缩包；若是 Word 文件，请把后缀改为 .docx"
        )
    text = decode(data, name)
    if suffix in _MARKDOWN:
        from govdoc.readers import markdown

        return markdown.parse(text, name)
    from govdoc.readers import text as plain

    return plain.parse(text, name)
