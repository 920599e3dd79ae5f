"""Document → an error where it holds what no file of ours can hold or print."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from govdoc.errors import GovdocError, UsageError
from govdoc.model import Form, block_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from govdoc.model import Document, Text

_UNWRITABLE = re.compile(r"[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
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
}
_PRINTED = frozenset({"addressee", "attachment_note", "signature", "date", "remark"})
"""The others are elements of 版头 and 版记: the ordinary format (计划, 总结, 讲话 …) has no room for them."""


def refuse(document: Document) -> None:
    """Raise GovdocError for a character that cannot be written, UsageError for elements that would not be printed.

    Nothing may be lost on the way to the paper, so what has no place there stops the writer.
    """
    for block in document.blocks:
        for text in block_texts(block):
            _refuse_characters(text.value, document.source.name, partial(_place, document, text))
    for name, text in document.elements.texts():
        # An element may come from a plan's key or a file's front: its name finds it, an offset would not.
        _refuse_characters(text.value, document.source.name, lambda _, name=name: f"“{_NAMES[name]}”中")  # type: ignore[misc]
    extra = dict.fromkeys(_NAMES[name] for name, _ in document.elements.texts() if name not in _PRINTED)
    if extra:
        raise UsageError(f"{document.source.name}：普通格式没有版头和版记，无处排印{'、'.join(extra)}，请去掉后再试")


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
