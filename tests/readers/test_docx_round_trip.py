"""What our own writer writes, the reader reads back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.gbt9704 import PARTS, Part
from govdoc.model import Byline, Document, Elements, Heading, Paragraph, Salutation, Table, Text, Title
from govdoc.readers import docx, markdown
from govdoc.writers import docx as writer

if TYPE_CHECKING:
    from govdoc.model import Block

_MARKDOWN = r"""# 云河县教育局关于进一步规范义务教育学校课后服务管理工作的2026年度工作要点

## 一、总体要求

### （一）提高站位。

各校要把课后服务摆上**重要**日程，不得以“自愿”为名变相收费\*。

### （二）健全机制

#### 1. 完善制度

##### （1）建立台账

每月底前报送，完成率不低于98%。

## 二、保障措施

| 序号 | 事项 |
|---|---|
| 1 | 排查隐患 |
"""


def _plain(blocks: tuple[Block, ...]) -> list[object]:
    """Return blocks without their places."""
    found: list[object] = []
    for block in blocks:
        match block:
            case Heading():
                found.append((block.level, block.ordinal, block.text.value, block.kind, block.continues))
            case Paragraph():
                found.append((block.text.value, block.continues, block.strong))
            case Table():
                found.append(([[cell.value for cell in row] for row in block.rows], block.header_rows))
            case Title() | Byline() | Salutation():
                found.append((type(block), block.text.value))
            case _:
                found.append(block)
    return found


def test_a_document_comes_back_block_by_block() -> None:
    written = markdown.parse(_MARKDOWN, "要点.md")
    read = docx.parse(writer.write(written), "要点.docx")
    assert _plain(read.blocks) == _plain(written.blocks)
    assert read.skipped == ()


def test_elements_come_back_under_their_names() -> None:
    elements = Elements(
        attachment_note=(Text("任务分工表"), Text("时间安排表")),
        signature=(Text("云河县教育局"),),
        date=Text("2026年3月2日"),
        remark=Text("此件公开发布"),
    )
    blocks = (
        Title(Text("工作要点")),
        Byline(Text("（征求意见稿）")),
        Salutation(Text("各中小学：")),
        Paragraph(Text("请落实。")),
    )
    source = markdown.parse("", "a.md").source
    read = docx.parse(writer.write(Document(blocks, source, elements)), "a.docx")
    assert _plain(read.blocks) == _plain(blocks)
    found = [(name, text.value) for name, text in read.elements.texts()]
    assert found == [
        ("attachment_note", "附件：1. 任务分工表"),
        ("attachment_note", "2. 时间安排表"),
        ("signature", "云河县教育局"),
        ("date", "2026年3月2日"),
        ("remark", "（此件公开发布）"),
    ]


def test_the_layout_of_the_standard_is_read_from_what_was_written() -> None:
    layout = docx.parse(writer.write(markdown.parse(_MARKDOWN, "要点.md")), "要点.docx").layout
    assert layout is not None
    title, first = layout.paragraphs[:2]
    for paragraph, part in ((title, PARTS[Part.TITLE]), (first, PARTS[Part.HEADING_1])):
        assert {run.east_asia for run in paragraph.runs} == {part.typeface}
        assert {run.size for run in paragraph.runs} == {part.size}
        assert (paragraph.alignment, paragraph.first_line) == (part.alignment, part.first_line)
    assert [(n.pages, n.alignment, n.text) for n in layout.pages[0].page_numbers] == [
        ("default", "right", "— # —"),
        ("even", "left", "— # —"),
    ]
    assert layout.even_and_odd
