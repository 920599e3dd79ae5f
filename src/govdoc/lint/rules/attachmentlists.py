"""附件说明, attachments, references to them → numbers and names that do not agree (GB/T 9704—2012 7.3.4, 7.3.7)."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from govdoc.lint.attached import ATTACHMENT_HEAD, attached, declared, heads, listed
from govdoc.lint.parts import paper_end
from govdoc.lint.passage import PROSE, matches, reading
from govdoc.lint.rule import Hit, Severity, hit, rule
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document, Text

_ALIKE = 0.6
_NAMED = lazy(
    r"[^，。；：]{2,30}(?:表|台账|名单|清单|方案|办法|细则|规程|样式|汇总|目录|标准|要点|安排|说明|规定|意见|计划|名册|简介|报告|承诺书"
    r"|责任书|协议|申请书|须知|指南|流程|一览|统计|分工)"
)
_SEVERAL = lazy(r"\s\d{1,2}\s*[.．、]\s*\D")
"""Two attachments named on one line."""


def _named(name: str) -> bool:
    """Whether a line is surely the name of an attachment: of two such, however different, one is wrong."""
    return _NAMED.fullmatch(name) is not None


def _bare(name: str) -> str:
    """Return a name without spaces, 书名号 and marks: what two spellings of it have in common."""
    return re.sub(r"[\s《》〈〉“”（）()、，,。.：:]", "", name)


@rule("ELE021", "附件说明与附件不一致")
def misdeclared_attachment(document: Document) -> Iterator[Hit]:
    """附件的个数、顺序号和标题，应当与附件说明的表述一致；只附了一个的、没有附件说明的，只作提示。

    依据：GB/T 9704—2012 7.3.7
    正例：
        云河县教育局关于排查校舍安全的通知
        各中小学要认真排查，按时上报。
        附件：1. 中小学校舍安全排查表
        2. 中小学校舍安全整改台账
        附件1
        中小学校舍安全排查表
        学校名称、排查时间、排查结果。
        附件2
        中小学校舍安全整改台账
        学校名称、整改时限、责任人。
    反例：
        云河县教育局关于排查校舍安全的通知
        各中小学要认真排查，按时上报。
        附件：1. 中小学校舍安全排查表
        2. 中小学校舍安全整改台账
        附件1
        中小学校舍安全检查表
        学校名称、排查时间、排查结果。
        附件2
        中小学校舍安全整改台账
        学校名称、整改时限、责任人。
    """
    names = declared(document)
    yield from _unlisted(document, names)
    yield from _misnumbered(document, names)
    titles = attached(document) if names else []
    if not titles or any(_SEVERAL.search(name) for _, _, name in names):
        return
    if len(titles) != len(names):
        text = names[0][0]
        fault = hit(text, 0, len(text), f"附件说明列了{len(names)}个附件，文后附有{len(titles)}个")
        # Where one alone follows, the others may be files of their own.
        yield fault if len(titles) > 1 or len(titles) > len(names) else replace(fault, severity=Severity.INFO)
    for (_, _, name), title in zip(names, titles, strict=False):
        own, other = _bare(name), _bare(title.value)
        alike = SequenceMatcher(None, own, other).ratio() >= _ALIKE or (_named(own) and _named(other))
        if own not in other and other not in own and alike:
            yield hit(title, 0, len(title), f"附件标题与附件说明中的“{name[:30]}”不一致")


def _unlisted(document: Document, names: list[tuple[Text, int | None, str]]) -> Iterator[Hit]:
    """Give the first of several numbered attachments behind a signed paper that names none: a hint."""
    marks = [one.mark for one in document.attachments if one.mark is not None and _NUMBERED.search(one.mark.value)]
    known = document.elements
    if not names and len(marks) > 1 and known.signature and known.date and (known.addressee or known.document_number):
        said = f"文后有{len(marks)}个附件，正文之后没有附件说明"
        yield replace(hit(marks[0], 0, len(marks[0]), said), severity=Severity.INFO)


_NUMBERED = lazy(r"\d")


def _misnumbered(document: Document, names: list[tuple[Text, int | None, str]]) -> Iterator[Hit]:
    """Give the first number that is out of order in the 附件说明, and the first attachment that is not in it."""
    for place, (text, number, _) in enumerate(names, 1):
        if number is not None and number != place and len(names) > 1:
            yield hit(text, 0, len(text), f"附件顺序号应是“{place}”，现为“{number}”")
            return
    known: set[int] = set()
    for mark in heads(document) if len(names) > 1 else ():
        found = ATTACHMENT_HEAD.fullmatch(mark.value)
        number = int(found[1]) if found and found[1] else 0
        if number and (number > len(names) or number in known):
            fault = "前面已经有了" if number in known else f"附件说明只列了{len(names)}个附件"
            yield hit(mark, 0, len(mark), f"“{mark.value}”：{fault}，请核对")
            return
        known.add(number)


_REFERENCE = lazy(r"附件\s*(?P<n>\d{1,2})(?![\d.．、]|[-—－]\d)")


@rule("ELE022", "提到的附件不在附件说明中")
def missing_attachment(document: Document) -> Iterator[Hit]:
    """正文里“见附件3”所指的附件，应当列在附件说明中。

    依据：GB/T 9704—2012 7.3.4
    正例：
        云河县教育局关于排查校舍安全的通知
        各中小学要填写排查表（见附件1），建立台账（见附件2）。
        附件：1. 中小学校舍安全排查表
        2. 中小学校舍安全整改台账
    反例：
        云河县教育局关于排查校舍安全的通知
        各中小学要填写排查表（见附件1），建立台账（见附件3）。
        附件：1. 中小学校舍安全排查表
        2. 中小学校舍安全整改台账
    反例：
        云河县教育局关于排查校舍安全的通知
        各中小学要按时填报排查表（详见附件）。
        云河县教育局
        2026年2月5日
    """
    if not document.elements.attachment_note:
        yield from _undeclared(document)
        return
    told = len(declared(document))
    end = paper_end(document)
    for passage, found in matches(document, _REFERENCE, "附件"):
        # An attachment may have attachments of its own.
        own = passage.kind in PROSE and passage.text.start < end and not ATTACHMENT_HEAD.fullmatch(passage.value)
        if own and int(found["n"]) > told and not passage.cited(*found.span()):
            fault = hit(passage.text, *found.span(), f"附件说明只列了{told}个附件，没有“{found[0]}”")
            # One alone may be the first line of a list that was not read as one.
            yield fault if told > 1 else replace(fault, severity=Severity.INFO)


_SEEN = lazy("(?:详见|见)附件")


def _undeclared(document: Document) -> Iterator[Hit]:
    """Find 详见附件 in a signed paper that names no attachment and has none behind it."""
    if document.attachments or document.elements.signature == () or not reading(document).holds("见附件"):
        return
    if attached(document) or listed(document):
        return
    for passage, found in matches(document, _SEEN, "见附件", kinds=PROSE):
        if not passage.cited(*found.span()):
            said = f"正文说“{found[0]}”，却没有附件说明，请核对"
            yield replace(hit(passage.text, *found.span(), said), severity=Severity.INFO)
            return
