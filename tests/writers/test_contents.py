from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree

from govdoc.errors import UsageError
from govdoc.lint import lint
from govdoc.model import (
    Attachment,
    Document,
    Elements,
    Form,
    Heading,
    HeadingKind,
    OfficialFormat,
    Paragraph,
    Residue,
    Source,
    Text,
    Title,
)  # fmt: skip
from govdoc.readers import docx as reader
from govdoc.writers.docx import write

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SOURCE = Source.of_lines("稿.md", "x\n", Form.MARKDOWN)


def heading(level: int, ordinal: str, text: str, kind: HeadingKind = HeadingKind.HEADING) -> Heading:
    return Heading(level, ordinal, Text(text), kind, 0)


def plan(**more: Any) -> Document:
    long = Paragraph(Text("各校要抓好落实，按月报送进展。" * 40))
    blocks = (
        Title(Text("云河县教育发展规划")),
        heading(1, "一、", "总体要求"),
        heading(2, "（一）", "指导思想。", HeadingKind.RUN_IN),
        replace(long, continues=True),
        heading(2, "（二）", "主要目标"),
        long,
        heading(1, "二、", "保障措施"),
        long,
    )
    return Document(blocks, SOURCE, contents=True, **more)


def body(document: Document) -> Any:
    with zipfile.ZipFile(io.BytesIO(write(document))) as archive:
        return etree.fromstring(archive.read("word/document.xml"))[0]


def test_the_entries_stand_behind_the_title_with_their_levels_and_pages() -> None:
    root = body(plan())
    assert [child.tag.removeprefix(W) for child in root[:3]] == ["p", "sdt", "p"]
    entries = root[1].findall(f".//{W}hyperlink")
    assert [
        ("".join(e.itertext(f"{W}t")), e.getparent().find(f"{W}pPr/{W}pStyle").get(f"{W}val")) for e in entries
    ] == [
        ("一、总体要求2", "TOC1"),
        ("（一）指导思想2", "TOC2"),
        ("（二）主要目标3", "TOC2"),
        ("二、保障措施4", "TOC1"),
    ]


def test_it_is_a_field_whose_entries_lead_to_the_bookmarks_of_the_headings() -> None:
    root = body(plan())
    codes = [code.text.strip() for code in root.iter(f"{W}instrText")]
    assert codes[0] == 'TOC \\o "1-3" \\h \\z \\b _GovdocBody'
    kinds = [field.get(f"{W}fldCharType") for field in root.iter(f"{W}fldChar")]
    assert kinds.count("begin") == kinds.count("end") == kinds.count("separate") == 5
    anchors = [link.get(f"{W}anchor") for link in root.iter(f"{W}hyperlink")]
    starts = {mark.get(f"{W}name"): mark.get(f"{W}id") for mark in root.iter(f"{W}bookmarkStart")}
    assert set(anchors) == set(starts) - {"_GovdocBody"}
    assert sorted(starts.values()) == sorted(mark.get(f"{W}id") for mark in root.iter(f"{W}bookmarkEnd"))


def test_nothing_asks_word_to_update_fields_for_it_would_ask_the_reader() -> None:
    data = write(plan())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert b"updateFields" not in archive.read("word/settings.xml")
        assert b"w:dirty" not in archive.read("word/document.xml")


def test_the_body_begins_a_new_page() -> None:
    assert body(plan())[2].find(f"{W}pPr/{W}pageBreakBefore") is not None


def test_headings_of_attachments_are_not_listed() -> None:
    attachment = Attachment(Text("说明"), (heading(1, "一、", "附件的标题"), Paragraph(Text("内容。"))))
    listed = body(plan(attachments=(attachment,)))[1]
    assert "附件的标题" not in "".join(listed.itertext(f"{W}t"))


def test_it_comes_back_as_generated_and_no_rule_finds_fault() -> None:
    read = reader.parse(write(plan()), "稿.docx")
    assert sum(isinstance(block, Residue) for block in read.blocks) == 5
    assert [f.code for f in lint(read) if f.code.startswith(("FMT", "RES"))] == []


def test_a_format_whose_first_page_must_show_text_has_none() -> None:
    with pytest.raises(UsageError, match="首页必须显示正文"):
        write(replace(plan(elements=Elements(issuer_mark=(Text("云河县教育局"),))), format=OfficialFormat.LETTER))


def test_a_document_without_headings_has_none() -> None:
    with pytest.raises(UsageError, match="没有层次标题"):
        write(Document((Title(Text("题")), Paragraph(Text("正文。"))), SOURCE, contents=True))
