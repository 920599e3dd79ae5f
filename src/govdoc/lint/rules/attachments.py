"""附件说明 and attachments → names, numbers and references that do not agree (GB/T 9704—2012 7.3.4, 7.3.7)."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from govdoc.lint.parts import paper_end
from govdoc.lint.passage import PROSE, Kind, matches, passages, reading
from govdoc.lint.rule import Hit, Severity, hit, replacing, rule
from govdoc.model import Document, Residue, Text, block_texts
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

_ATTACHMENT = lazy(r"附件\s*[：:]\s*(?:\d{1,2}\s*[.．、])?\s*(?P<name>[^。；;，,：:]{4,60}?)(?P<stop>[。；;，,])\s*")


@rule("ELE008", "附件名称后有标点", Severity.ERROR)
def stopped_attachment(document: Document) -> Iterator[Hit]:
    """附件说明中，附件名称后不加标点符号。

    依据：GB/T 9704—2012 7.3.4
    正例：附件：1. 云河县中小学校舍安全排查表
    反例：附件：1. 云河县中小学校舍安全排查表。
    """
    for passage in passages(document):
        noted = passage.element == "attachment_note"
        if not noted and not (passage.kind is Kind.BODY and passage.value.startswith("附")):
            continue
        pattern = _ATTACHMENT if passage.kind is Kind.BODY or "附件" in passage.value else _NAME
        if found := pattern.fullmatch(passage.value):
            at = found.start("stop")
            yield hit(passage.text, at, at + 1, "附件名称后不加标点符号", replacing(passage.text, (at, at + 1, "")))


_NAME = lazy(r"(?:\d{1,2}\s*[.．、])?\s*[^。；;，,]{4,60}(?P<stop>[。；;，,])")
_LEAD = lazy(r"(?:附\s*件\s*[:：]?\s*)?(?:(?P<n>\d{1,2})\s*[.．、]\s*)?")


_APART = lazy(r"(?:^|(?<![:：\s])[；;，,、\s])\s*(?=(?:附\s*件\s*[:：]?\s*)?\d{1,2}\s*[.．、]\s*\D)")
_LISTED = lazy(r"附\s*件\s*(?P<n>\d{1,2})\s*[:：]\s*(?P<name>[^。；：]{3,50})")


def _declared(document: Document) -> list[tuple[Text, int | None, str]]:
    """Return each name of the 附件说明: its text, its number, the name alone."""
    found = []
    for text in document.elements.attachment_note:
        starts = [one.end() for one in _APART.finditer(text.value)] or [0]
        for start, end in zip([0, *starts[1:]], [*starts[1:], len(text)], strict=True):
            lead = _LEAD.match(text.value, start)
            begin = lead.end() if lead else start
            name = text.value[begin:end].rstrip("；;，,、 　")
            found.append((text.cut(start, end), int(lead["n"]) if lead and lead["n"] else None, name))
    return found or _listed(document)


def _listed(document: Document) -> list[tuple[Text, int | None, str]]:
    """Return the names of lines 附件1：……, 附件2：…… that stand together in the text; none where one stands alone."""
    known = [(passage, _LISTED.fullmatch(passage.value)) for passage in passages(document) if passage.kind is Kind.BODY]
    rows = [at for at, (_, found) in enumerate(known) if found]
    if len(rows) < _SEVERAL_LINES or rows != [*range(rows[0], rows[0] + len(rows))]:
        return []
    return [(known[at][0].text, int(found["n"]), found["name"]) for at in rows if (found := known[at][1])]


_SEVERAL_LINES = 2


@rule("ELE020", "只有一个附件却编了序号", Severity.INFO)
def numbered_lone_attachment(document: Document) -> Iterator[Hit]:
    """有多个附件的，才用阿拉伯数字标注附件顺序号；只有一个的不编号。

    依据：GB/T 9704—2012 7.3.4
    正例：
        云河县教育局关于排查校舍安全的通知
        各中小学要认真排查，按时上报。
        附件：云河县中小学校舍安全排查表
    反例：
        云河县教育局关于排查校舍安全的通知
        各中小学要认真排查，按时上报。
        附件：1. 云河县中小学校舍安全排查表
    """
    declared = _declared(document)
    if len(declared) == 1 and declared[0][1] == 1:
        text = declared[0][0]
        yield hit(text, 0, len(text), "只有一个附件，不编顺序号")


_ATTACHMENT_HEAD = lazy(r"附\s*件\s*(\d{0,2})\s*[:：]?")
_LONGEST_TITLE = 60
_ALIKE = 0.6
_NAMED = lazy(
    r"[^，。；：]{2,30}(?:表|台账|名单|清单|方案|办法|细则|规程|样式|汇总|目录|标准|要点|安排|说明|规定|意见|计划|名册|简介|报告|承诺书"
    r"|责任书|协议|申请书|须知|指南|流程|一览|统计|分工)"
)


def _attached(document: Document) -> list[Text]:
    """Return the titles of the attachments that follow the document; the line below 附件1 is one."""
    if document.attachments:
        return [attachment.title for attachment in document.attachments]
    lines = [
        text for block in document.blocks if not isinstance(block, Residue) for text in block_texts(block) if text.value
    ]
    heads = [at for at, text in enumerate(lines[:-1]) if _ATTACHMENT_HEAD.fullmatch(text.value)]
    return [lines[at + 1] for at in heads if len(lines[at + 1]) <= _LONGEST_TITLE]


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
    """附件的个数、顺序和标题，应当与附件说明的表述一致。

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
    declared = _declared(document)
    for place, (text, number, _) in enumerate(declared, 1):
        if number is not None and number != place and len(declared) > 1:
            yield hit(text, 0, len(text), f"附件顺序号应是“{place}”，现为“{number}”")
            break
    attached = _attached(document) if declared else []
    if not declared or not attached or any(_SEVERAL.search(name) for _, _, name in declared):
        return
    if len(attached) > len(declared) or (len(attached) < len(declared) and len(attached) > 1):
        text = declared[0][0]
        yield hit(text, 0, len(text), f"附件说明列了{len(declared)}个附件，文后附有{len(attached)}个")
    for (_, _, name), title in zip(declared, attached, strict=False):
        own, other = _bare(name), _bare(title.value)
        alike = SequenceMatcher(None, own, other).ratio() >= _ALIKE or (_named(own) and _named(other))
        if own not in other and other not in own and alike:
            yield hit(title, 0, len(title), f"附件标题与附件说明中的“{name[:30]}”不一致")


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
    declared = len(_declared(document))
    end = paper_end(document)
    for passage, found in matches(document, _REFERENCE, "附件"):
        # An attachment may have attachments of its own.
        own = passage.kind is Kind.BODY and passage.text.start < end and not _ATTACHMENT_HEAD.fullmatch(passage.value)
        if own and int(found["n"]) > declared and not passage.cited(*found.span()):
            fault = hit(passage.text, *found.span(), f"附件说明只列了{declared}个附件，没有“{found[0]}”")
            # One alone may be the first line of a list that was not read as one.
            yield fault if declared > 1 else replace(fault, severity=Severity.INFO)


_SEEN = lazy("(?:详见|见)附件")


def _undeclared(document: Document) -> Iterator[Hit]:
    """Find 详见附件 in a signed paper that names no attachment and has none behind it."""
    if document.attachments or document.elements.signature == () or not reading(document).holds("见附件"):
        return
    if _attached(document) or _listed(document):
        return
    for passage, found in matches(document, _SEEN, "见附件", kinds=PROSE):
        if not passage.cited(*found.span()):
            said = f"正文说“{found[0]}”，却没有附件说明，请核对"
            yield replace(hit(passage.text, *found.span(), said), severity=Severity.INFO)
            return


@rule("ELE023", "附件名称用了书名号", Severity.INFO)
def titled_attachment(document: Document) -> Iterator[Hit]:
    """附件说明里直接写附件名称，不加书名号。

    依据：GB/T 9704—2012 7.3.4 的示例
    正例：
        云河县教育局关于排查校舍安全的通知
        各中小学要认真排查，按时上报。
        附件：云河县中小学校舍安全排查表
    反例：
        云河县教育局关于排查校舍安全的通知
        各中小学要认真排查，按时上报。
        附件：《云河县中小学校舍安全排查表》
    """
    for text, _, name in _declared(document):
        if name.startswith("《") and name.endswith("》") and name.count("《") == 1:
            at = len(text) - len(name)
            fix = replacing(text, (at, at + 1, ""), (len(text) - 1, len(text), ""), safe=False)
            yield hit(text, at, len(text), "附件名称不加书名号", fix)


_MARKED = lazy(r"附\s*件\s*\d{0,2}\s*(?P<colon>[:：])")


@rule("ELE031", "附件页的“附件”后用了冒号", Severity.INFO)
def marked_attachment_head(document: Document) -> Iterator[Hit]:
    """附件页左上角的“附件”二字和顺序号后面不加冒号；附件说明里的“附件：”才加。

    依据：GB/T 9704—2012 7.3.7
    正例：
        附件1
        中小学校舍安全排查表
        学校名称、排查时间、排查结果。
    反例：
        附件1：
        中小学校舍安全排查表
        学校名称、排查时间、排查结果。
    """
    noted = bool(document.elements.attachment_note)
    for passage in passages(document):
        own = passage.value.startswith("附") and not passage.element
        if own and (found := _MARKED.fullmatch(passage.value)):
            if not noted and not re.search(r"\d", found[0]):
                continue  # 附件： and the list of attachments below it
            fix = replacing(passage.text, (*found.span("colon"), ""))
            yield hit(passage.text, *found.span(), "附件页的“附件”和顺序号之后不加冒号", fix)
