"""附件说明 and the heads of attachments → marks and numbers that do not belong there (GB/T 9704—2012 7.3.4, 7.3.7)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govdoc.lint.attached import declared
from govdoc.lint.passage import Kind, passages
from govdoc.lint.rule import Hit, Severity, hit, replacing, rule
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document

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
    names = declared(document)
    if len(names) == 1 and names[0][1] == 1:
        text = names[0][0]
        yield hit(text, 0, len(text), "只有一个附件，不编顺序号")


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
    for text, _, name in declared(document):
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
