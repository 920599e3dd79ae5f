from __future__ import annotations

import pytest
from tests.readers import builders
from tests.readers.builders import cell, field, p, r

from govdoc.lint import lint
from govdoc.model import Document, Form, Paragraph, Table, Text
from govdoc.readers import docx


def alternate(requires: str, choice: str, fallback: str) -> str:
    inner = f'<mc:Choice Requires="{requires}">{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback>'
    return f"<mc:AlternateContent>{inner}</mc:AlternateContent>"


def read(body: str) -> Document:
    return docx.parse(builders.docx(body), "要点.docx")


def test_paragraphs_are_joined_by_line_feeds_and_know_their_starts() -> None:
    document = read(p("云河县教育局") + p() + p("各中小学要抓好落实。"))
    assert document.source.form is Form.DOCX
    assert document.source.text == "云河县教育局\n\n各中小学要抓好落实。"
    assert document.source.starts == (0, 7, 8)
    assert document.source.place(10).paragraph == 3
    assert document.blocks == (Paragraph(Text("云河县教育局")), Paragraph(Text("各中小学要抓好落实。", ((0, 8),))))


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:tab/>", "甲\t乙"),
        ("<w:br/>", "甲\n乙"),
        ("<w:cr/>", "甲\n乙"),
        ("<w:noBreakHyphen/>", "甲-乙"),
        ("<w:softHyphen/>", "甲乙"),
        ('<w:sym w:font="Wingdings" w:char="F0FE"/>', "甲☑乙"),
        ('<w:sym w:font="Symbol" w:char="F0B7"/>', "甲•乙"),
        ("<w:lastRenderedPageBreak/>", "甲乙"),
        ("<w:t> 未标 </w:t>", "甲未标乙"),
        ('<w:t xml:space="preserve"> 已标\n</w:t>', "甲 已标 乙"),
    ],
)
def test_what_stands_in_a_run_becomes_text(inside: str, text: str) -> None:
    assert read(p(r("甲") + r(inside) + r("乙"))).source.text == text


@pytest.mark.parametrize(
    "container",
    [
        '<w:hyperlink r:id="x">{}</w:hyperlink>',
        "<w:ins>{}</w:ins>",
        "<w:moveTo>{}</w:moveTo>",
        "<w:smartTag>{}</w:smartTag>",
        "<w:customXml>{}</w:customXml>",
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:fldSimple w:instr="DATE">{}</w:fldSimple>',
        "<w:bdo>{}</w:bdo>",
        alternate("w14", "{}", r("旧")),
        alternate("unheard", r("新"), "{}"),
    ],
)
def test_the_content_of_a_container_is_kept_once(container: str) -> None:
    document = read(p(r("甲") + container.format(r("乙")) + r("丙")))
    assert document.source.text == "甲乙丙"
    assert document.skipped == ()


@pytest.mark.parametrize("name", ["del", "moveFrom"])
def test_deleted_text_is_left_out_and_named(name: str) -> None:
    document = read(p("首段") + p(r("留") + f"<w:{name}><w:r><w:delText>去</w:delText></w:r></w:{name}>"))
    assert document.source.text == "首段\n留"
    assert len(document.skipped) == 1
    assert document.skipped[0].startswith("第2段：修订中")


def test_the_code_of_a_field_is_left_out_and_its_result_kept() -> None:
    document = read(p(r("截至") + field(' DATE \\@ "yyyy" ', "2026年") + r("，")))
    assert document.source.text == "截至2026年，"


def test_a_field_within_the_code_of_a_field_is_no_text() -> None:
    begin, end = '<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="end"/>'
    separate = '<w:fldChar w:fldCharType="separate"/>'
    body = r("甲") + r(begin) + field("PAGE", "3") + r(separate) + r("真") + r(end) + r("乙")
    assert read(p(body)).source.text == "甲真乙"


def test_a_field_that_is_never_closed_does_not_swallow_the_document() -> None:
    broken = r('<w:fldChar w:fldCharType="begin"/>') + r("<w:instrText>DATE</w:instrText>") + r("码")
    assert read(p(broken) + p("后文照读。")).source.text == "\n后文照读。"


def _coded(*codes: str) -> str:
    """Return the runs of a field without a result, its code broken into pieces."""
    pieces = "".join(r(f"<w:instrText>{code}</w:instrText>") for code in codes)
    return r('<w:fldChar w:fldCharType="begin"/>') + pieces + r('<w:fldChar w:fldCharType="end"/>')


@pytest.mark.parametrize(
    ("field_runs", "text", "skipped"),
    [
        (_coded("eq \\o\\ac(", "○", ",3)"), "③抓落实", ()),
        (_coded(" MACROBUTTON AcceptAllChanges [单击此处填写日期]"), "[单击此处填写日期]抓落实", ()),
        (_coded("eq \\f(1,2)"), "抓落实", ("第1段：公式",)),
        (_coded(" FORMTEXT "), "抓落实", ()),
    ],
)
def test_a_field_without_a_result_shows_what_its_code_says(
    field_runs: str, text: str, skipped: tuple[str, ...]
) -> None:
    document = read(p(field_runs + r("抓落实")))
    assert (document.source.text, document.skipped) == (text, skipped)


def test_the_result_of_a_field_may_run_over_several_paragraphs() -> None:
    first = r('<w:fldChar w:fldCharType="begin"/>') + r('<w:fldChar w:fldCharType="separate"/>') + r("甲")
    assert read(p(first) + p("乙") + p(r('<w:fldChar w:fldCharType="end"/>') + r("丙"))).source.text == "甲\n乙\n丙"


@pytest.mark.parametrize(
    ("inside", "name"),
    [
        ("<w:drawing><a:blip/></w:drawing>", "图片"),
        ('<w:footnoteReference w:id="2"/>', "脚注"),
        ('<w:endnoteReference w:id="2"/>', "尾注"),
        ('<w:commentReference w:id="2"/>', "批注"),
        ("<w:object/>", "嵌入对象"),
        ('<w:sym w:font="Webdings" w:char="F041"/>', "符号（Webdings F041）"),
        ('<w:sym w:font="Webdings" w:char="zz"/>', "符号（Webdings zz）"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_named_with_its_paragraph(inside: str, name: str) -> None:
    document = read(p("首段") + p(r(inside) + r("有图")))
    assert document.skipped == (f"第2段：{name}",)
    assert document.source.text == "首段\n有图"


def boxed(content: str) -> str:
    return f"<w:txbxContent>{content}</w:txbxContent>"


ONE, TWO = boxed(p("甲")), boxed(p("乙"))
INNER = boxed(p(r("框中框，") + r(f"<w:pict>{boxed(p('里层'))}</w:pict>")))
TABLE = boxed(f"<w:tbl><w:tr>{cell(p('甲'))}</w:tr></w:tbl>{p()}")


@pytest.mark.parametrize(
    ("inside", "beside"),
    [
        (f"<w:pict>{boxed(p('甲') + p('乙'))}</w:pict>", ("甲", "乙")),
        (alternate("wps", f"<w:drawing>{ONE}</w:drawing>", f"<w:pict>{ONE}</w:pict>"), ("甲",)),
        (f"<w:drawing><wps:g>{ONE}{TWO}</wps:g></w:drawing>", ("甲", "乙")),
        (f"<w:pict>{INNER}</w:pict>", ("框中框，", "里层")),
        (f"<w:pict>{TABLE}</w:pict>", ("甲",)),
    ],
    ids=["paragraphs", "kept twice", "a group", "a box in a box", "a table"],
)
def test_the_paragraphs_of_text_boxes_stand_beside_the_text_and_are_told_by_the_paragraph_they_hang_on(
    inside: str, beside: tuple[str, ...]
) -> None:
    document = read(p("首段") + p(r(inside) + r("有图")) + p("末段"))
    assert tuple(text.value for text in document.beside) == beside
    assert [document.source.place(text.start).paragraph for text in document.beside] == [2] * len(beside)
    assert [block.text.value for block in document.blocks if isinstance(block, Paragraph)] == ["首段", "有图", "末段"]
    assert document.layout is not None
    assert len(document.layout.paragraphs) == 3
    assert all(name.startswith("第2段：文本框“") for name in document.skipped)


def test_a_footnote_in_a_table_is_named_and_stands_beside_the_text() -> None:
    cited = p(r("甲") + r('<w:footnoteReference w:id="2"/>'))
    table = f"<w:tbl><w:tr>{cell(cited)}</w:tr></w:tbl>"
    notes = builders.part("footnotes", f'<w:footnote w:id="2">{p("不含民办。")}</w:footnote>')
    document = docx.parse(builders.with_part(builders.docx(p("首段") + table), "footnotes", notes), "表.docx")
    assert document.skipped == ("第2段：脚注",)
    assert [(text.value, document.source.place(text.start).paragraph) for text in document.beside] == [
        ("不含民办。", 2)
    ]


def test_endnotes_are_notes_of_their_paragraphs_as_footnotes_are_each_kind_with_its_own_ids() -> None:
    cited = p(
        r("公办园甲")
        + r('<w:endnoteReference w:id="2"/>')
        + r("，乙")
        + r('<w:footnoteReference w:id="2"/>')
        + r("。")
        + r('<w:endnoteReference w:id="7"/>')
    )
    data = builders.docx(p("首段") + cited + p("末段"))
    for name, text in (("footnotes", "脚下的注。"), ("endnotes", "篇末的注。")):
        note = f'<w:{name[:-1]} w:id="2">{p(text)}</w:{name[:-1]}>'
        data = builders.with_part(data, name, builders.part(name, note))
    document = docx.parse(data, "文.docx")
    noted = document.blocks[1]
    assert isinstance(noted, Paragraph)
    assert [(at, text.value) for at, text in noted.notes] == [(4, "篇末的注。"), (6, "脚下的注。")]
    assert [document.source.place(text.start).paragraph for _, text in noted.notes] == [2, 2]
    assert document.skipped == ("第2段：尾注",)


def test_an_endnote_on_a_title_is_named_and_stands_beside_the_text() -> None:
    cited = p(r("做好工作") + r('<w:endnoteReference w:id="2"/>'), '<w:outlineLvl w:val="0"/>')
    notes = builders.part("endnotes", f'<w:endnote w:id="2">{p("不含民办,下同。")}</w:endnote>')
    document = docx.parse(
        builders.with_part(builders.docx(p("首段") + cited + p("末段")), "endnotes", notes), "文.docx"
    )
    assert document.skipped == ("第2段：尾注",)
    assert [text.value for text in document.beside] == ["不含民办,下同。"]
    found = [finding for finding in lint(document) if finding.code == "PUN001"]
    assert [document.source.text[finding.start : finding.end] for finding in found] == [","]


@pytest.mark.parametrize("properties", ['<w:outlineLvl w:val="0"/>', '<w:pStyle w:val="Title"/>'])
def test_a_footnote_on_a_heading_or_a_title_is_named_and_stands_beside_the_text(properties: str) -> None:
    cited = p(r("做好工作") + r('<w:footnoteReference w:id="2"/>'), properties)
    titles = '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'
    notes = builders.part("footnotes", f'<w:footnote w:id="2">{p("不含民办。")}</w:footnote>')
    data = builders.docx(p("首段") + cited + p("末段"), styles=titles)
    document = docx.parse(builders.with_part(data, "footnotes", notes), "文.docx")
    assert document.skipped == ("第2段：脚注",)
    assert [(text.value, document.source.place(text.start).paragraph) for text in document.beside] == [
        ("不含民办。", 2)
    ]


@pytest.mark.parametrize(("named", "skipped"), [("印章", ()), ("图片 1", ("第1段：图片",))])
def test_a_seal_that_we_drew_is_not_named_and_other_pictures_behind_the_text_are(
    named: str, skipped: tuple[str, ...]
) -> None:
    drawn = f'<wp:anchor behindDoc="1"><wp:docPr id="1" name="{named}"/><a:blip r:embed="r9"/></wp:anchor>'
    assert read(p(r("2026年2月5日") + r(f"<w:drawing>{drawn}</w:drawing>"))).skipped == skipped


@pytest.mark.parametrize(
    ("typeface", "typed", "shown"),
    [
        ("Wingdings", "\uf06c", "●"),
        ("Wingdings", "n", "■"),
        ("Wingdings", "\uf0f5", "•"),
        ("Symbol", "\uf0b7", "•"),
        ("Webdings", "\uf063", "•"),
        ("宋体", "n", "n"),
        ("宋体", "\uf06c", "\uf06c"),
        ("Wingdings", "县教育局", "县教育局"),
    ],
)
def test_text_in_a_symbol_typeface_is_what_it_shows(typeface: str, typed: str, shown: str) -> None:
    fonts = f'<w:rFonts w:ascii="{typeface}" w:hAnsi="{typeface}"/>'
    assert read(p(r(typed, fonts) + r("抓落实"))).source.text == f"{shown}抓落实"


def test_an_equation_is_named() -> None:
    assert read(p("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>")).skipped == ("第1段：公式",)


def test_the_base_of_a_phonetic_guide_is_kept() -> None:
    ruby = "<w:ruby><w:rt><w:r><w:t>yún</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>云</w:t></w:r></w:rubyBase></w:ruby>"
    document = read(p(r(ruby) + r("河县")))
    assert document.source.text == "云河县"
    assert document.skipped == ("第1段：注音",)


def test_lines_of_one_paragraph_become_paragraphs() -> None:
    document = read(p(r("甲") + r("<w:br/>") + r("　乙 ") + r("<w:br/>")))
    assert [b.text.value for b in document.blocks if isinstance(b, Paragraph)] == ["甲", "乙"]
    assert document.blocks[1] == Paragraph(Text("乙", ((0, 3),)))


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def test_a_table_keeps_its_cells_and_their_places() -> None:
    header = "<w:trPr><w:tblHeader/></w:trPr>"
    body = table(
        header + cell(p("学校")) + cell(p("人数")),
        header + cell(p("简称")) + cell(p("人")),
        cell(p("一小") + p("东区")) + cell(p()),
    )
    document = read(p("附表") + body + p())
    (_, found) = document.blocks
    assert isinstance(found, Table)
    assert [[c.value for c in row] for row in found.rows] == [["学校", "人数"], ["简称", "人"], ["一小\n东区", ""]]
    assert found.header_rows == 2
    assert document.source.text[found.rows[2][0].start : found.rows[2][0].end] == "一小\n东区"
    assert document.layout is not None
    assert [q.in_table for q in document.layout.paragraphs] == [False, *[True] * 7, False]


def test_a_merged_cell_stands_once() -> None:
    body = table(
        cell(p("片区"), '<w:vMerge w:val="restart"/>') + cell(p("合计"), '<w:gridSpan w:val="2"/>'),
        cell(p(), "<w:vMerge/>") + cell(p("一")) + cell(p("二")),
        cell(p("藏"), '<w:vMerge w:val="continue"/>') + cell(p("三")),
    )
    document = read(body)
    (found,) = document.blocks
    assert isinstance(found, Table)
    assert [[c.value for c in row] for row in found.rows] == [["片区", "合计"], ["一", "二"], ["三"]]
    assert document.source.text == "片区\n合计\n\n一\n二\n藏\n三"
    assert document.skipped == ("第6段：合并单元格中被遮住的文字（未读入）",)


def test_a_table_in_a_cell_gives_its_text_to_the_cell() -> None:
    document = read(table(cell(p("外") + table(cell(p("内"))) + p("后"))))
    (found,) = document.blocks
    assert isinstance(found, Table)
    assert found.rows == ((Text("外\n内\n后"),),)
    assert document.skipped == ("第2段：表格中的表格（文字并入所在的单元格）",)


def test_rows_and_blocks_in_content_controls_are_read() -> None:
    row = f"<w:sdt><w:sdtContent><w:tr>{cell(p('甲'))}</w:tr></w:sdtContent></w:sdt>"
    document = read(f"<w:sdt><w:sdtContent>{p('前')}</w:sdtContent></w:sdt><w:tbl>{row}</w:tbl>")
    assert document.blocks == (Paragraph(Text("前")), Table(((Text("甲", ((0, 2),)),),)))


def test_a_document_without_paragraphs_has_one_empty_line() -> None:
    document = read("")
    assert (document.source.text, document.source.starts, document.blocks) == ("", (0,), ())
