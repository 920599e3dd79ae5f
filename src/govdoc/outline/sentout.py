"""A notice that sends out a paper (印发《……》) → that paper behind the date, without 附件 on it, as an attachment."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from govdoc.model import Attachment, Heading, Paragraph, Residue, Title, block_start
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govdoc.model import Block, Document, Text

_SENT = lazy(r"(?:印发|转发|批转|公布|发布)[^《]{0,40}《(?P<name>.+)》")
_BLANK = lazy(r"\s")


def with_paper_sent(document: Document, title: str | None) -> Document:
    """Return the document with the paper that its title names in 《》, where that stands behind the date, attached.

    The line under the date is then that name. Anything else there stays where it is.
    """
    date, found = document.elements.date, _SENT.search(title or "")
    if date is None or found is None or document.attachments:
        return document
    blocks = document.blocks
    at = next((at for at, block in enumerate(blocks) if block_start(block) > date.start), len(blocks))
    behind = [block for block in blocks[at:] if not isinstance(block, Residue)]
    heading = _title(behind[:2], _BLANK.sub("", found["name"]))
    if heading is None or len(behind) <= heading[1]:
        return document
    kept = (*blocks[:at], *(block for block in blocks[at:] if isinstance(block, Residue)))
    return replace(document, blocks=kept, attachments=(Attachment(heading[0], tuple(behind[heading[1] :])),))


def _title(lines: Sequence[Block], name: str) -> tuple[Text, int] | None:
    """Return the title that one or two lines are, and how many; None where they are not the name."""
    texts = [line.text for line in lines if isinstance(line, Paragraph | Title | Heading)]
    for count in range(1, len(texts) + 1):
        whole = texts[0] if count == 1 else texts[0] + texts[1]
        if _BLANK.sub("", whole.value) == name:
            return whole, count
    return None
