"""Document → bytes of a file, by the format asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from govdoc.errors import UsageError
from govdoc.profile import NORM, Profile

if TYPE_CHECKING:
    from govdoc.model import Document

__all__ = ["FORMATS", "LAID_OUT", "write"]

FORMATS = {"docx": "docx", "md": "markdown", "txt": "text", "html": "html"}
"""Suffix → the module that writes it, imported when it is asked for."""
LAID_OUT = frozenset({"docx", "html"})
"""Formats that a profile changes."""


def write(document: Document, to: str = "docx", profile: Profile = NORM) -> bytes:
    """Return the document as a file of the format ``to``: docx, html (laid out by ``profile``), md or txt (in UTF-8).

    A 版头 without its 发文机关标志 gets the one that 署名 gives.

    Raises UsageError for another format and what the writer raises.
    """
    if to not in FORMATS:
        raise UsageError(f"不认识的输出格式“{to}”，可用的有 {'、'.join(FORMATS)}")
    from govdoc.writers.masthead import with_mark

    document = with_mark(document)
    arguments = (profile,) if to in LAID_OUT else ()
    data: bytes = import_module(f"govdoc.writers.{FORMATS[to]}").write(document, *arguments)
    return data
