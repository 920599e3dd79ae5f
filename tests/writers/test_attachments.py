from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree

from govdoc.drafting.delivery import check
from govdoc.errors import DeliveryError, GovdocError
from govdoc.model import Attachment, Document, Elements, Form, Paragraph, Source, Table, Text
from govdoc.readers import docx as reader
from govdoc.writers import write
from govdoc.writers.flow import lines

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SOURCE = Source.of_lines("稿.md", "x\n", Form.MARKDOWN)
TABLE = Table(((Text("序号"), Text("任务")), (Text("1"), Text("改善办学条件"))))


def document(*attachments: Attachment) -> Document:
    elements = Elements(signature=(Text("云河县教育局"),), date=Text("2026年2月5日"))
    return Document((Paragraph(Text("请抓好落实。")),), SOURCE, elements, attachments=attachments)


TWO = document(
    Attachment(Text("重点任务分工表"), (TABLE,), landscape=True),
    Attachment(Text("工作说明"), (Paragraph(Text("按月报送。"), notes=((4, Text("每月5日前。")),)),)),
)


def test_attachments_stand_behind_the_date_with_mark_and_title() -> None:
    assert lines(TWO)[-9:] == [
        "2026年2月5日", "附件1", "重点任务分工表", "序号", "任务", "1", "改善办学条件", "附件2", "工作说明",
        "按月报送。", "每月5日前。",
    ][-9:]  # fmt: skip


def test_a_single_attachment_has_no_number() -> None:
    one = document(Attachment(Text("分工表"), (TABLE,)))
    assert "附件" in lines(one)
    assert "附件1" not in lines(one)


def test_each_begins_a_page_with_its_mark_in_a_style_of_its_own() -> None:
    with zipfile.ZipFile(io.BytesIO(write(TWO))) as archive:
        styles = etree.fromstring(archive.read("word/styles.xml"))
        root = etree.fromstring(archive.read("word/document.xml"))
    (mark,) = (s for s in styles if s.get(f"{W}styleId") == "AttachmentMark")
    assert mark.find(f"{W}pPr/{W}pageBreakBefore") is not None
    marks: list[Any] = [
        p for p in root.iter(f"{W}p") if p.find(f"{W}pPr/{W}pStyle[@{W}val='AttachmentMark']") is not None
    ]
    assert ["".join(p.itertext(f"{W}t")) for p in marks] == ["附件1", "附件2"]


def test_they_come_back_from_a_word_file_with_their_content() -> None:
    read = reader.parse(write(TWO), "稿.docx")
    assert [(a.title.value, a.landscape, type(a.blocks[0])) for a in read.attachments] == [
        ("重点任务分工表", True, Table),
        ("工作说明", False, Paragraph),
    ]
    assert [block.text.value for block in read.blocks if isinstance(block, Paragraph)] == ["请抓好落实。"]


@pytest.mark.parametrize("to", ["docx", "md", "txt", "html"])
def test_a_character_lost_in_an_attachment_is_noticed_in_every_format(to: str) -> None:
    check(TWO, write(TWO, to), to)
    other = (TWO.attachments[0], replace(TWO.attachments[1], blocks=(Paragraph(Text("按季报送。")),)))
    with pytest.raises(DeliveryError):
        check(TWO, write(replace(TWO, attachments=other), to), to)


def test_a_character_that_no_file_holds_is_found_in_an_attachment() -> None:
    with pytest.raises(GovdocError, match="附件1中有文件无法容纳的字符"):
        write(document(Attachment(Text("分\x00工表"), (TABLE,))))


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write(TWO) == write(TWO)
