"""A paragraph before a table of Markdown → the caption that it is: 表1 任务分工, or 表：任务分工."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govdoc.model import Paragraph
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from govdoc.model import Block, Text

_CAPTION = lazy(
    r"(?:续?表|附表)\s*(?:\d+|[一二三四五六七八九十]+)(?:[-—.．－]\d+)*(?:[\s　:：、.．].*[^。；：，、]|)\Z", re.DOTALL
)
_LABEL = lazy(r"表[:：]\s*")
_LONGEST = 60


def caption_in(block: Block) -> Text | None:
    """Return the caption that a block is, without a label that has no number; None where it is none."""
    if not isinstance(block, Paragraph) or block.continues or block.notes:
        return None
    value = block.text.value
    if len(value) > _LONGEST or "\n" in value:
        return None
    if label := _LABEL.match(value):
        return block.text.cut(label.end()) if label.end() < len(value) else None
    return block.text if _CAPTION.match(value) else None
