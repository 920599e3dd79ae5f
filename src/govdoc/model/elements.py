"""The elements of GB/T 9704—2012 that are not body text, and the official formats."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING

from govdoc.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator


class OfficialFormat(StrEnum):
    """版式: the ordinary one of everyday papers, and those of GB/T 9704—2012 7 and 10."""

    ORDINARY = "普通"
    DOCUMENT = "文件"
    LETTER = "信函"
    ORDER = "命令"
    MINUTES = "纪要"


@dataclass(frozen=True, slots=True)
class Elements:
    """The elements of GB/T 9704—2012 (7) that are not body text; None or empty where there is none."""

    copy_number: Text | None = None
    classification: Text | None = None
    urgency: Text | None = None
    issuer_mark: tuple[Text, ...] = ()
    document_number: Text | None = None
    signatory: tuple[Text, ...] = ()
    addressee: Text | None = None
    attachment_note: tuple[Text, ...] = ()
    signature: tuple[Text, ...] = ()
    date: Text | None = None
    remark: Text | None = None
    cc: Text | None = None
    printing_office: Text | None = None
    print_date: Text | None = None
    attendance: tuple[tuple[str, Text], ...] = ()
    """纪要 (10.3): 出席, 请假, 列席, each with its names."""
    seals: tuple[str, ...] = ()
    """Paths of the pictures of the 印章, one for each 署名 in their order, laid over it and the date; empty: none."""
    stamp: str | None = None
    """Path of the picture of the 签名章 (7.3.5.3); None: none."""
    stamp_office: Text | None = None
    """职务 before a 签名章."""
    sealed: bool = False
    """The printed paper will be stamped by hand: 署名 and date leave room for the 印章 (7.3.5.1)."""

    def texts(self) -> Iterator[tuple[str, Text]]:
        """Give (identifier, text) of every element there is, in the order of the standard."""
        for field in fields(self):
            value = getattr(self, field.name)
            for item in value if isinstance(value, tuple) else (value,):
                text = item[1] if isinstance(item, tuple) else item
                if isinstance(text, Text):
                    yield field.name, text
