"""govdoc: draft, outline and lint the official documents of Chinese education bureaus (GB/T 9704—2012).

The library: ``read``, ``draft``, ``write`` and ``save`` here; ``govdoc.outline.outline`` and ``govdoc.lint.lint`` for
the two analyses, which are packages of their own. What a call needs is imported by the call.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govdoc.model import Document
    from govdoc.profile import Profile

__version__ = "0.1.0"
__all__ = ["__version__", "draft", "read", "save", "write"]


def read(path: str | Path) -> Document:
    """Return the document in a .docx, .md or .txt file; raises GovdocError, which names fault and cure."""
    from govdoc.readers import read as read_file

    return read_file(path)


def draft(plan: str | Path, *, templates_dirs: Sequence[Path] = ()) -> Document:
    """Return the document that a plan (.yaml) or a Markdown file describes; raises PlanError with all its faults."""
    from govdoc.drafting import draft as draft_file

    return draft_file(Path(plan), templates_dirs=templates_dirs)


def write(document: Document, to: str = "docx", *, profile: Profile | None = None) -> bytes:
    """Return the document as the bytes of a file: docx, md, txt or html.

    ``profile`` (``govdoc.profile.Profile``) says what is set otherwise than GB/T 9704—2012 has it; None: nothing.
    """
    from govdoc.profile import NORM
    from govdoc.writers import write as write_bytes

    return write_bytes(document, to, profile or NORM)


def save(document: Document, path: str | Path, *, force: bool = False, profile: Profile | None = None) -> None:
    """Write the document to ``path`` in the format of its suffix, read back and compared before it is moved into place.

    ``profile`` is that of ``write``.

    Raises UsageError where the file exists and ``force`` is not given, DeliveryError where the check fails.
    """
    from govdoc.drafting.delivery import deliver
    from govdoc.profile import NORM

    to = Path(path).suffix.removeprefix(".") or "docx"
    deliver(document, Path(path), to=to, force=force, profile=profile or NORM)
