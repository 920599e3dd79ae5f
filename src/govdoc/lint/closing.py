"""Document → its 署名 and 成文日期, also where 附注, 抄送 or a line of the 印发机关 stand below them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from govdoc.lint.once import once
from govdoc.model import Document, Paragraph, Residue, Text, Title
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

_DATE = lazy(
    r"\s*(?:(?:19|20)\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*[日号]|(?:19|20)\d\d\.\d{1,2}\.\d{1,2}"
    r"|[一二][〇○零ＯO0一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)\s*"
)
_BELOW = lazy(
    r"\s*(?:[（(].*|联\s*系\s*(?:人|电话|方式)\s*[：:].*|抄\s*[送报]\s*[：:].*|.*\d日\s*印\s*发|公开方式\s*[：:].*|附\s*件\s*\d*\s*[：:].*)",
    re.DOTALL,
)
_OFFICE = lazy(
    r"\s*[^，。！？：:；“”《》\d]{2,30}(?:局|厅|委员会|委|政府|办公室|党组|党委|党支部|工委|领导小组|中学|小学|学校|幼儿园|学院|中心校?|教育督导室)\s*"
)
_REACH = 10


class Closing(NamedTuple):
    """署名 and 成文日期 of a document; None where there is none, or more than one line may be it."""

    signature: Text | None
    date: Text | None


@once
def closing(document: Document) -> Closing:
    """Return 署名 and 成文日期: the elements, else the lines among the last that can be nothing else."""
    elements = document.elements
    if elements.date is not None or elements.signature:
        return Closing(elements.signature[0] if len(elements.signature) == 1 else None, elements.date)
    if not any(isinstance(block, Title) for block in document.blocks):
        return Closing(None, None)
    lines = [block for block in document.blocks[-_REACH:] if not isinstance(block, Residue)]
    for place, (before, block) in enumerate(pairwise(lines), 1):
        if isinstance(block, Paragraph) and _DATE.fullmatch(block.text.value) and _ends_with(lines[place + 1 :]):
            own = isinstance(before, Paragraph) and _OFFICE.fullmatch(before.text.value)
            return Closing(before.text if own and isinstance(before, Paragraph) else None, block.text)
    return Closing(None, None)


def _ends_with(below: Sequence[object]) -> bool:
    """Whether nothing but what stands below a 成文日期 follows."""
    return all(isinstance(block, Paragraph) and _BELOW.fullmatch(block.text.value) for block in below)
