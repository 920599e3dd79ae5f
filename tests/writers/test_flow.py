from __future__ import annotations

from dataclasses import replace

from govdoc.gbt9704 import Part
from govdoc.model import (
    Document,
    Elements,
    Figure,
    Form,
    Heading,
    HeadingKind,
    Paragraph,
    Residue,
    ResidueKind,
    Source,
    Table,
    Text,
)
from govdoc.writers.flow import Printed, flow, lines

SOURCE = Source.of_lines("x.md", "x", Form.MARKDOWN)


def printed(*blocks: Heading | Paragraph | Residue | Figure | Table, elements: Elements | None = None) -> list[str]:
    return lines(Document(blocks, SOURCE, elements or Elements()))


def heading(level: int, ordinal: str | None, text: str, kind: HeadingKind = HeadingKind.HEADING) -> Heading:
    return Heading(level, ordinal, Text(text), kind, 0, kind is HeadingKind.INLINE)


def test_the_parts_come_in_the_order_of_the_standard(plan: Document) -> None:
    order = [item.part for item in flow(plan) if isinstance(item, Printed)]
    assert order[:3] == [Part.TITLE, Part.SALUTATION, Part.BODY]
    assert order[-5:] == [Part.ATTACHMENT_NOTE, Part.ATTACHMENT_NOTE, Part.SIGNATURE, Part.DATE, Part.REMARK]


def test_the_bylines_stand_between_title_and_addressee(speech: Document) -> None:
    document = replace(speech, elements=Elements(addressee=Text("各学校")))
    assert lines(document)[:5] == [
        "在全区教育工作会议上的讲话",
        "（2026年2月20日）",
        "区教育局局长",
        "各学校：",
        "同志们：",
    ]


def test_a_run_in_heading_and_its_paragraph_are_one_paragraph(plan: Document) -> None:
    item = next(i for i in flow(plan) if isinstance(i, Printed) and i.text.startswith("（一）"))
    assert item.part is Part.BODY
    assert [(s.text, s.part) for s in item.stretches] == [
        ("（一）建强思政队伍。", Part.HEADING_2),
        ("每校配齐专职思政课教师，6月底前完成首轮培训。", Part.BODY),
    ]


def test_inline_headings_stay_in_their_paragraph_in_the_type_of_the_body(plan: Document) -> None:
    item = next(i for i in flow(plan) if isinstance(i, Printed) and "一是" in i.text)
    assert item.text == "基地建设抓住两头。一是抓规划，按片区布点；二是抓使用，按学段排课。"
    assert {s.part for s in item.stretches} == {Part.BODY}


def test_residue_is_left_out(plan: Document) -> None:
    assert not [line for line in lines(plan) if "共 3 页" in line]


def test_a_paragraph_behind_residue_does_not_swallow_the_one_before_it() -> None:
    mark = Residue(ResidueKind.PAGE_MARK, Text("- 2 -"))
    assert printed(Paragraph(Text("甲。")), mark, Paragraph(Text("乙。"))) == ["甲。", "乙。"]


def test_a_paragraph_that_continues_a_table_stands_alone() -> None:
    table = Table(((Text("表"),),))
    assert printed(table, Paragraph(Text("下文。"), continues=True)) == ["表", "下文。"]


def test_a_chapter_is_parted_from_its_name_by_one_blank() -> None:
    assert printed(heading(1, "第一章", "总则"), heading(1, "一、", "总则"), heading(2, "（第一阶段）", "启动")) == [
        "第一章　总则",
        "一、总则",
        "（第一阶段）启动",
    ]


def test_blanks_at_the_ends_of_a_paragraph_are_no_text() -> None:
    strong = Paragraph(Text("　　要求：各校抓好落实。 "), strong=((2, 5),))
    (item,) = flow(Document((strong,), SOURCE))
    assert isinstance(item, Printed)
    assert [(s.text, s.strong) for s in item.stretches] == [("要求：", True), ("各校抓好落实。", False)]


def test_overlapping_bold_stretches_print_every_character_once() -> None:
    paragraph = Paragraph(Text("一二三四五六"), strong=((3, 9), (1, 4)))
    assert printed(paragraph) == ["一二三四五六"]


def test_paragraphs_of_blanks_are_not_printed() -> None:
    assert printed(Paragraph(Text("　 ")), Paragraph(Text("正文。"))) == ["正文。"]


def test_the_addressee_gets_its_colon_once() -> None:
    for given in ("各学校", "各学校：", "各学校:"):
        assert printed(elements=Elements(addressee=Text(given))) == ["各学校："]


def test_several_attachments_are_numbered_and_one_is_not() -> None:
    one, two = Text("清单"), Text("分工表")
    assert printed(elements=Elements(attachment_note=(one,))) == ["附件：清单"]
    assert printed(elements=Elements(attachment_note=(one, two))) == ["附件：1. 清单", "2. 分工表"]


def test_an_attachment_note_as_it_was_read_is_not_labelled_twice() -> None:
    note = (Text("附件：1. 清单"), Text("2．分工表"), Text("2026年预算"))
    assert printed(elements=Elements(attachment_note=note)) == ["附件：1. 清单", "2. 分工表", "3. 2026年预算"]


def test_a_remark_stands_in_round_brackets_once() -> None:
    assert printed(elements=Elements(remark=Text("联系人：甲"))) == ["（联系人：甲）"]
    assert printed(elements=Elements(remark=Text("（联系人：甲）"))) == ["（联系人：甲）"]


def test_a_table_gives_caption_and_cells_and_a_figure_its_caption() -> None:
    table = Table(((Text("甲"), Text("")), (Text("乙"), Text("丙"))), 1, Text("表1"))
    assert printed(table, Figure("a.png", Text("图1"))) == ["表1", "甲", "乙", "丙", "图1"]
