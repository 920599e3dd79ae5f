"""Document → the head of each of its attachments: 附件1, and its title (GB/T 9704—2012 7.3.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.gbt9704 import Part
from govdoc.writers.printed import Printed, clean, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Attachment, Document

WORD = "附件"


def heads(document: Document) -> Iterator[tuple[list[Printed], Attachment]]:
    """Give each attachment with its head: 「附件」 and its number, none where it is the only one, then its title."""
    several = len(document.attachments) > 1
    for number, attachment in enumerate(document.attachments, 1):
        printed = [plain(Part.ATTACHMENT_MARK, f"{WORD}{number if several else ''}")]
        if title := clean(attachment.title):
            printed.append(plain(Part.ATTACHMENT_TITLE, title))
        yield printed, attachment
