"""Document → an error where it holds what no file of ours can hold or print."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from govdoc.errors import GovdocError, UsageError
from govdoc.model import Form, OfficialFormat, block_texts
from govdoc.patterns import lazy
from govdoc.writers.measure import width

if TYPE_CHECKING:
    from collections.abc import Callable

    from govdoc.model import Document, Elements, Text

_UNWRITABLE = lazy(r"[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold; half of it is no text in UTF-8 either."""
_NAMES = {
    "copy_number": "份号",
    "classification": "密级和保密期限",
    "urgency": "紧急程度",
    "issuer_mark": "发文机关标志",
    "document_number": "发文字号",
    "signatory": "签发人",
    "addressee": "主送机关",
    "attachment_note": "附件说明",
    "signature": "发文机关署名",
    "date": "成文日期",
    "remark": "附注",
    "cc": "抄送机关",
    "printing_office": "印发机关",
    "print_date": "印发日期",
    "attendance": "会议名单",
    "stamp_office": "签发人职务",
}
_COLOPHON = frozenset({"cc", "printing_office", "print_date"})
_MASTHEAD = frozenset({"copy_number", "classification", "urgency", "issuer_mark", "document_number"})
_NOT_PRINTED = {
    # 10.1: the 版记 of a 信函 names neither office nor date; only 文件 has 签发人 (7.2.6), only 纪要 who was there.
    OfficialFormat.ORDINARY: {*_MASTHEAD, *_COLOPHON, "signatory", "attendance"},
    OfficialFormat.DOCUMENT: {"attendance"},
    OfficialFormat.LETTER: {"signatory", "attendance", "printing_office", "print_date"},
    OfficialFormat.ORDER: {"signatory", "attendance"},
    OfficialFormat.MINUTES: {"signatory"},
}
"""Elements that a format has no place for."""
_LONGEST_TITLE = 300
"""字: 15 lines of 2号, with the lines above and under them, leave room for body text on page 1 (7.3.3)."""
_WHY = {OfficialFormat.ORDINARY: "普通格式没有版头和版记，"}


def refuse(document: Document) -> None:
    """Raise GovdocError for a character that cannot be written, UsageError for elements that would not be printed.

    Nothing may be lost on the way to the paper, so what has no place there stops the writer.
    """
    for block in document.blocks:
        for text in block_texts(block):
            _refuse_characters(text.value, document.source.name, partial(_place, document, text))
    for number, attachment in enumerate(document.attachments, 1):
        for text in (attachment.title, *(text for block in attachment.blocks for text in block_texts(block))):
            _refuse_characters(text.value, document.source.name, lambda _, number=number: f"附件{number}中")  # type: ignore[misc]
    for name, text in document.elements.texts():
        # An element may come from a plan's key or a file's front: its name finds it, an offset would not.
        _refuse_characters(text.value, document.source.name, lambda _, name=name: f"“{_NAMES[name]}”中")  # type: ignore[misc]
    extra = dict.fromkeys(
        _NAMES[name] for name, _ in document.elements.texts() if name in _NOT_PRINTED[document.format]
    )
    if extra:
        why = _WHY.get(document.format, f"{document.format}格式中")
        raise UsageError(f"{document.source.name}：{why}无处排印{'、'.join(extra)}，请去掉后再试")
    if document.format is not OfficialFormat.ORDINARY and not document.elements.issuer_mark:
        raise UsageError(
            f"{document.source.name}：{document.format}格式要有红色的发文机关标志，请在“要素”中写明“发文机关标志”"
        )
    _refuse_seals(document)
    _refuse_long_title(document)


def _refuse_long_title(document: Document) -> None:
    """Raise UsageError for a title that would leave page 1 without body text (7.3.3)."""
    title = document.title
    if title is not None and (length := width(title.value)) > _LONGEST_TITLE:
        raise UsageError(
            f"{document.source.name}：标题有 {length:.0f} 字，第一页排不下正文；"
            f"标题写明机关、事由、文种即可，不超过 {_LONGEST_TITLE} 字，其余的话请移到正文"
        )


def _refuse_seals(document: Document) -> None:
    """Raise UsageError for seals that cannot be laid over the text as 7.3.5 asks."""
    elements, name = document.elements, document.source.name
    if elements.stamp is not None and elements.stamp_office is None:
        raise UsageError(f"{name}：有签名章而没有“签发人职务”，请写明职务，如“局长”")
    if fault := seals_fault(elements):
        raise UsageError(f"{name}：{fault}")


def seals_fault(elements: Elements) -> str:
    """Say what 署名 and date lack for the printed seals that there are; "" where they lack nothing."""
    if elements.seals and (not elements.signature or elements.date is None):
        return "套印印章要有发文机关署名和成文日期，请在“要素”中补上"
    if elements.seals and len(elements.seals) != len(elements.signature):
        return (
            f"印章有 {len(elements.seals)} 枚，发文机关署名有 {len(elements.signature)} 个；"
            "请按署名的顺序一个机关写一枚，或者把“印章”写成“加盖”，打印后逐一加盖"
        )
    return ""


def _refuse_characters(value: str, name: str, place: Callable[[int], str]) -> None:
    """Raise for the first character that no file can hold: where it is, and what is around it."""
    if found := _UNWRITABLE.search(value):
        at = found.start()
        near = _UNWRITABLE.sub("□", value[max(0, at - 6) : at + 7])
        raise GovdocError(f"{name}：{place(at)}有文件无法容纳的字符 U+{ord(found[0]):04X}（“{near}”），请删除后再试")


def _place(document: Document, text: Text, index: int) -> str:
    """Return in words where a character stands."""
    place = document.source.place(text.at(index))
    row = f"第 {place.paragraph} 段" if document.source.form is Form.DOCX else f"第 {place.line} 行"
    return f"{row}第 {place.column} 字处"
