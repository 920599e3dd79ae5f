from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from lxml import etree

from govdoc.drafting.delivery import check
from govdoc.errors import DeliveryError, GovdocError
from govdoc.model import Document, Form, Paragraph, Source, Text
from govdoc.readers import docx as reader
from govdoc.writers import write
from govdoc.writers.flow import lines
from govdoc.writers.notes import mark

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SOURCE = Source.of_lines("稿.md", "x\n", Form.MARKDOWN)


def document(first: str = "见招聘计划。") -> Document:
    blocks = (
        Paragraph(
            Text("招聘教师60名，其中音体美教师40名。"),
            strong=((0, 7),),
            notes=((7, Text(first)), (18, Text("含专职教练。"))),
        ),
        Paragraph(Text("全部到岗。"), notes=((4, Text("截至8月底。")),)),
    )
    return Document(blocks, SOURCE)


def part(data: bytes, name: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def test_marks_stand_where_they_belong_and_notes_come_last() -> None:
    assert lines(document(), marks=True) == [
        "招聘教师60名①，其中音体美教师40名②。",
        "全部到岗③。",
        "①见招聘计划。",
        "②含专职教练。",
        "③截至8月底。",
    ]


def test_marks_go_beyond_twenty() -> None:
    assert [mark(n) for n in (1, 20, 21, 35, 36, 50, 51)] == ["①", "⑳", "㉑", "㉟", "㊱", "㊿", "(51)"]


def test_a_word_file_has_real_footnotes_with_their_rules() -> None:
    data = write(document())
    notes = part(data, "word/footnotes.xml").findall(f"{W}footnote")
    kinds = [(note.get(f"{W}id"), note.get(f"{W}type")) for note in notes]
    assert kinds == [("-1", "separator"), ("0", "continuationSeparator"), ("1", None), ("2", None), ("3", None)]
    marks = part(data, "word/document.xml").findall(f".//{W}footnoteReference")
    assert [found.get(f"{W}id") for found in marks] == ["1", "2", "3"]


def test_footnotes_are_numbered_by_circles_anew_on_every_page() -> None:
    data = write(document())
    for name in ("word/settings.xml", "word/document.xml"):
        (numbering,) = part(data, name).iter(f"{W}footnotePr")
        assert numbering.find(f"{W}numFmt").get(f"{W}val") == "decimalEnclosedCircleChinese"
        assert numbering.find(f"{W}numRestart").get(f"{W}val") == "eachPage"
    listed = [n.get(f"{W}id") for n in part(data, "word/settings.xml").iter(f"{W}footnote")]
    assert listed == ["-1", "0"]


def test_a_document_without_footnotes_has_no_trace_of_them() -> None:
    data = write(Document((Paragraph(Text("正文。")),), SOURCE))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert "word/footnotes.xml" not in archive.namelist()
        assert b"footnotePr" not in archive.read("word/settings.xml")


def test_footnotes_come_back_from_a_word_file() -> None:
    read = reader.parse(write(document()), "稿.docx")
    found = [[(at, note.value) for at, note in b.notes] for b in read.blocks if isinstance(b, Paragraph)]
    assert found == [[(7, "见招聘计划。"), (18, "含专职教练。")], [(4, "截至8月底。")]]
    assert read.skipped == ()
    for block in read.blocks:
        assert isinstance(block, Paragraph)
        for _, note in block.notes:
            assert read.source.text[note.start : note.end] == note.value


@pytest.mark.parametrize("to", ["docx", "md", "txt", "html"])
def test_every_format_shows_the_footnotes_and_a_lost_one_is_noticed(to: str) -> None:
    check(document(), write(document(), to), to)
    with pytest.raises(DeliveryError):
        check(document(), write(document("见分配计划。"), to), to)


def test_a_character_that_no_file_holds_is_found_in_a_footnote() -> None:
    with pytest.raises(GovdocError, match=r"U\+0001"):
        write(document("见\x01计划。"))
