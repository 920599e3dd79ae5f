"""Document → bytes of a file, by the format asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from govdoc.errors import UsageError

if TYPE_CHECKING:
    from govdoc.model import Document

__all__ = ["FORMATS", "write"]

FORMATS = {"docx": "docx", "md": "markdown", "txt": "text", "html": "html"}
"""Suffix → the module that writes it, imported when it is asked for."""


def write(document: Document, to: str = "docx") -> bytes:
    """Return the document as a file of the format ``to``: docx, md, txt or html (these in UTF-8).

    Raises UsageError for another format and what the writer raises.
    """
    if to not in FORMATS:
        raise UsageError(f"不认识的输出格式“{to}”，可用的有 {'、'.join(FORMATS)}")
    data: bytes = import_module(f"govdoc.writers.{FORMATS[to]}").write(document)
    return data
