"""Paragraphs that stand behind the text, by the names of their styles → 附件说明, 署名, 成文日期 and 附注."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from govdoc.readers.headings import one_line

if TYPE_CHECKING:
    from govdoc.model import Text

ATTACHMENT_NOTE, SIGNATURE, DATE, REMARK = "附件说明", "发文机关署名", "成文日期", "附注"
STYLES = (ATTACHMENT_NOTE, SIGNATURE, DATE, REMARK)
"""Names of the styles that are read here."""


@dataclass(slots=True)
class Closing:
    """What has been found so far."""

    attachment_note: list[Text] = field(default_factory=list)
    signature: list[Text] = field(default_factory=list)
    date: Text | None = None
    remark: Text | None = None

    def take(self, style: str, text: Text) -> bool:
        """Take in a paragraph; False for a second date or 附注."""
        if style == ATTACHMENT_NOTE:
            self.attachment_note.append(one_line(text))
        elif style == SIGNATURE:
            self.signature.append(one_line(text))
        elif style == DATE and self.date is None:
            self.date = one_line(text)
        elif style == REMARK and self.remark is None:
            self.remark = one_line(text)
        else:
            return False
        return True
