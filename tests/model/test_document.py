"""The document as a whole."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from govdoc.model import (
    Attachment,
    Document,
    Elements,
    Form,
    Layout,
    OfficialFormat,
    Paragraph,
    Source,
    Text,
    Title,
)

WORDS = Text("各校要认真落实。")
FULL = Document(
    (Paragraph(WORDS),),
    Source.of_lines("通知.txt", "各校要认真落实。", Form.TEXT),
    Elements(date=Text("2026年3月5日")),
    Layout((), ()),
    ("图片",),
    (Attachment(Text("名单"), ()),),
    OfficialFormat.LETTER,
    contents=True,
    beside=(Text("框中的字"),),
)


def test_a_document_with_other_blocks_is_the_same_in_all_else() -> None:
    others = (Paragraph(Text("请于本周内报送。")),)
    assert FULL.with_blocks(others) == replace(FULL, blocks=others)


def test_the_document_of_this_test_has_no_field_as_it_is_by_default() -> None:
    plain = Document((), Source.of_lines("", "", Form.MARKDOWN))
    assert [field.name for field in fields(Document) if getattr(FULL, field.name) == getattr(plain, field.name)] == []


NOTE = Text("注文。", ((0, 90),))


@pytest.mark.parametrize(
    ("start", "end", "since", "notes", "strong"),
    [
        (0, 4, None, ((2, NOTE), (4, NOTE)), ((1, 4),)),
        (4, None, None, ((2, NOTE),), ((0, 1),)),
        (4, None, 0, ((0, NOTE), (0, NOTE), (2, NOTE)), ((0, 1),)),
        (2, 4, None, ((2, NOTE),), ((0, 2),)),
    ],
)
def test_a_stretch_of_a_paragraph_keeps_its_bold_type_and_the_footnotes_behind_it(
    start: int, end: int | None, since: int | None, notes: tuple[tuple[int, Text], ...], strong: tuple[tuple[int, int]]
) -> None:
    whole = Paragraph(Text("甲乙丙丁戊己"), strong=((1, 5),), notes=((2, NOTE), (4, NOTE), (6, NOTE)))
    part = whole.cut(start, end, continues=True, since=since)
    assert (part.notes, part.strong, part.continues) == (notes, strong, True)
    assert part.text == whole.text.cut(start, end)


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        ((), ""),
        (("工作要点",), "工作要点"),
        (("青川区教育局", "关于做好招生工作的通知"), "青川区教育局关于做好招生工作的通知"),
        (("青川区教育局关于印发《招生办法", "（试行）》的通知"), "青川区教育局关于印发《招生办法（试行）》的通知"),
        (("办好山里娃的学校", "——青川区教育局2025年工作总结"), "办好山里娃的学校——青川区教育局2025年工作总结"),
        (("同心同向 善作善成", "在全区教育工作会议上的讲话"), "同心同向 善作善成　在全区教育工作会议上的讲话"),
    ],
)
def test_the_lines_of_a_title_are_one(lines: tuple[str, ...], whole: str) -> None:
    titles, behind = [Title(Text(line)) for line in lines], (Paragraph(Text("正文。")), Title(Text("另一篇")))
    document = Document((*titles, *(behind if lines else behind[:1])), Source.of_lines("", "", Form.TEXT))
    assert document.whole_title == whole
