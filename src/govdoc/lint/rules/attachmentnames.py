"""《……表》（见附件） → another name in the 附件说明."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from govdoc.lint.parts import paper_end
from govdoc.lint.passage import PROSE, matches
from govdoc.lint.rule import Hit, hit, rule
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document

_CALLED = lazy(r"《(?P<name>[^《》\n]{4,40})》[（(](?:详?见)?附件\s?(?P<n>\d{0,2})[）)]")
_LEAD = lazy(r"(?:附\s*件\s*[:：]?\s*)?(?:\d{1,2}\s*[.．、]\s*)?")
_ALIKE = 0.6


@rule("ELE036", "正文所称的附件与附件说明不一")
def attachment_of_another_name(document: Document) -> Iterator[Hit]:
    """正文写“《……统计表》（见附件）”，附件说明里的名称应当一样；多是改了一处，忘了另一处。

    依据：GB/T 9704—2012 7.3.4
    正例：
        云河县教育局关于排查校舍安全的通知
        各中小学要认真填写《云河县中小学校舍安全排查表》（见附件），按时上报。
        附件：中小学校舍安全排查表
    反例：
        云河县教育局关于排查校舍安全的通知
        各中小学要认真填写《中小学校舍安全排查表》（见附件），按时上报。
        附件：中小学校舍安全汇总表
    """
    declared = [_bare(text.value[_begin(text.value) :]) for text in document.elements.attachment_note]
    if not declared:
        return
    end = paper_end(document)
    for passage, found in matches(document, _CALLED, "附件", kinds=PROSE):
        if passage.text.start >= end:
            return  # an attachment may have attachments of its own
        number = int(found["n"] or 1)
        own = _bare(found["name"])
        if number > len(declared) or any(own in name or name in own for name in declared):
            # One alone may be told by a wrong number, which is another fault (ELE022).
            number = 1 if len(declared) == 1 else 0
        other = declared[number - 1] if number else own
        if own not in other and other not in own and SequenceMatcher(None, own, other).ratio() >= _ALIKE:
            yield hit(passage.text, *found.span("name"), f"附件说明中写作“{other[:30]}”，与这里不一，请核对")


def _begin(line: str) -> int:
    """Return where the name begins on a line of the 附件说明."""
    lead = _LEAD.match(line)
    return lead.end() if lead else 0


def _bare(name: str) -> str:
    """Return a name without spaces and marks: what two spellings of it have in common."""
    return re.sub(r"[\s《》“”（）()、，,。.：:]|试行|暂行", "", name)
