from __future__ import annotations

import pytest
from tests.readers import builders
from tests.readers.builders import cell, p, r, style

from govdoc.model import (
    Byline,
    Document,
    Heading,
    HeadingKind,
    Paragraph,
    Residue,
    ResidueKind,
    Salutation,
    Table,
    Text,
    Title,
)
from govdoc.readers import docx

_OUTLINE = '<w:pPr><w:outlineLvl w:val="{}"/></w:pPr>'
_STYLES = (
    style("a", "Normal", default=True)
    + style("t", "Title")
    + style("1", "heading 1", _OUTLINE.format(0))
    + style("2", "heading 2", '<w:link w:val="2c"/>' + _OUTLINE.format(1))
    + style("2c", "标题 2 字符", '<w:link w:val="2"/>', kind="character")
    + style("8", "heading 8")
    + style("cn", "标题 3")
    + style("own", "我的标题", '<w:basedOn w:val="1"/>')
    + style("plain", "像标题的正文", '<w:basedOn w:val="1"/>' + _OUTLINE.format(9))
    + style("out", "带级别", _OUTLINE.format(3))
    + style("toc", "toc 1")
    + style("sub", "Subtitle", '<w:basedOn w:val="t"/>')
    + style("cap", "caption")
    + "".join(
        style(str(n), name)
        for n, name in enumerate(("题下署名", "称呼", "附件说明", "发文机关署名", "成文日期", "附注"), 10)
    )
)


def read(*paragraphs: str, numbering: str = "") -> Document:
    return docx.parse(builders.docx("".join(paragraphs), styles=_STYLES, numbering=numbering), "要点.docx")


def styled(text: str, identifier: str, more: str = "") -> str:
    return p(text, f'<w:pStyle w:val="{identifier}"/>{more}')


def only_heading(document: Document) -> Heading:
    (block,) = document.blocks
    assert isinstance(block, Heading)
    return block


def test_a_typed_ordinal_is_taken_off_and_decides_the_level() -> None:
    document = read(p("导语。"), styled("  (一)、抓好教学", "1"))
    heading = document.blocks[1]
    assert heading == Heading(2, "（一）", Text("抓好教学", ((0, 10),)), HeadingKind.HEADING, 6)


@pytest.mark.parametrize(
    ("identifier", "level"), [("1", 1), ("2", 2), ("8", 6), ("cn", 3), ("own", 1), ("out", 4)]
)  # fmt: skip
def test_without_an_ordinal_the_style_gives_the_level(identifier: str, level: int) -> None:
    heading = only_heading(read(styled("抓好教学", identifier)))
    assert (heading.level, heading.ordinal, heading.kind) == (level, None, HeadingKind.UNNUMBERED)


def test_the_outline_level_of_a_paragraph_makes_a_heading() -> None:
    assert only_heading(read(p("抓好教学", '<w:outlineLvl w:val="1"/>'))).level == 2


@pytest.mark.parametrize("source", [styled("抓好教学", "plain"), styled("抓好教学", "1", '<w:outlineLvl w:val="9"/>')])
def test_the_level_of_body_text_makes_a_paragraph(source: str) -> None:
    assert read(source).blocks == (Paragraph(Text("抓好教学")),)


@pytest.mark.parametrize("text", ["一看就懂的公开课", "三抓三促行动", "二十大精神进校园", "2026年工作"])
def test_words_that_begin_like_an_ordinal_are_none(text: str) -> None:
    heading = only_heading(read(styled(text, "1")))
    assert (heading.ordinal, heading.text.value) == (None, text)


def test_the_lines_of_a_title_are_one_title() -> None:
    document = read(
        styled("云河县教育局", "t"), p(), p(r("2026年") + r("<w:br/>") + r("工作要点"), '<w:pStyle w:val="t"/>')
    )
    (title,) = document.blocks
    assert isinstance(title, Title)
    assert title.text.value == "云河县教育局2026年工作要点"
    assert [title.text.at(n) for n in (0, 6, 11)] == [0, 8, 14]


def test_a_subtitle_is_a_byline_though_based_on_the_title() -> None:
    assert read(styled("（征求意见稿）", "sub")).blocks == (Byline(Text("（征求意见稿）")),)


def test_the_styles_of_our_own_writer_become_elements() -> None:
    texts = ["（2026年3月2日）", "同志们：", "附件：1. 任务分工表", "云河县教育局", "2026年3月2日", "（此件公开发布）"]
    document = read(*[styled(text, str(n)) for n, text in enumerate(texts, 10)], styled("2026年3月3日", "14"))
    assert [type(block) for block in document.blocks] == [Byline, Salutation, Paragraph]
    elements = document.elements
    assert [str(text) for _, text in elements.texts()] == texts[2:]
    assert elements.date is not None
    assert document.source.text[elements.date.start : elements.date.end] == "2026年3月2日"
    assert str(document.blocks[2].text) == "2026年3月3日"  # type: ignore[union-attr]


def test_a_heading_in_its_character_style_runs_into_its_paragraph() -> None:
    runs = (
        r("（一）强化", '<w:rStyle w:val="2c"/>') + r("统筹。", '<w:rStyle w:val="2c"/><w:b/>') + r("各校要健全机制。")
    )
    document = read(p(runs))
    assert document.blocks == (
        Heading(2, "（一）", Text("强化统筹。", ((0, 3),)), HeadingKind.RUN_IN, 0),
        Paragraph(Text("各校要健全机制。", ((0, 8),)), continues=True),
    )


def test_a_whole_paragraph_in_a_heading_s_character_style_is_a_heading() -> None:
    assert only_heading(read(p(r("抓好教学", '<w:rStyle w:val="2c"/>')))).kind is HeadingKind.UNNUMBERED


def test_a_style_separator_joins_heading_and_paragraph() -> None:
    document = read(styled("一、抓好教学。", "1", "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"), p("各校要落实。"))
    assert [type(b) for b in document.blocks] == [Heading, Paragraph]
    heading, paragraph = document.blocks
    assert isinstance(heading, Heading)
    assert isinstance(paragraph, Paragraph)
    assert heading.kind is HeadingKind.RUN_IN
    assert paragraph.continues


def test_bold_stretches_are_strong() -> None:
    document = read(
        p(
            r("　　一是", "<w:b/>")
            + r("抓实。", "<w:b/><w:i/>")
            + r("各校")
            + r("要落实", '<w:b w:val="0"/>')
            + r("！", "<w:b/>")
        )
    )
    assert document.blocks == (Paragraph(Text("一是抓实。各校要落实！", ((0, 2),)), strong=((0, 5), (10, 11))),)


def test_a_generated_number_is_the_ordinal_of_a_heading() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
        '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    document = read(
        styled("抓好教学", "2", listed), p("列表项", listed), styled("一、强化保障", "1", listed), numbering=numbering
    )
    first, second, third = document.blocks
    assert first == Heading(1, "一、", Text("抓好教学"), HeadingKind.HEADING, 0, automatic=True)
    assert isinstance(second, Paragraph)
    assert isinstance(third, Heading)
    assert not third.automatic, "a typed ordinal stands in the source, the generated one does not"
    assert document.layout is not None
    assert [q.number_label for q in document.layout.paragraphs] == ["一、", "二、", "三、"]


def test_a_table_of_contents_is_residue() -> None:
    control = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{p('目录')}</w:sdtContent></w:sdt>"
    )
    document = read(control, styled("一、抓好教学\t3", "toc"), p("正文。"))
    assert [b.kind for b in document.blocks if isinstance(b, Residue)] == [ResidueKind.CONTENTS] * 2
    assert document.blocks[2:] == (Paragraph(Text("正文。", ((0, 12),))),)


def test_a_caption_belongs_to_the_table_after_it() -> None:
    grid = f"<w:tbl><w:tr>{cell(p('甲'))}</w:tr></w:tbl>"
    document = read(styled("表1 任务分工", "cap"), p(), grid, styled("图1 组织架构", "cap"), p("后文。"), grid)
    kinds = [type(block) for block in document.blocks]
    assert kinds == [Table, Paragraph, Paragraph, Table]
    first, last = document.blocks[0], document.blocks[3]
    assert isinstance(first, Table)
    assert isinstance(last, Table)
    assert str(first.caption) == "表1 任务分工"
    assert last.caption is None


def test_a_ring_of_styles_is_cut() -> None:
    ring = style("x", "甲", '<w:basedOn w:val="y"/>') + style("y", "乙", '<w:basedOn w:val="x"/>')
    document = docx.parse(builders.docx(p("文", '<w:pStyle w:val="x"/>'), styles=ring), "a.docx")
    assert document.blocks == (Paragraph(Text("文")),)
