from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from govdoc.errors import GovdocError, UnreadableError, UsageError
from govdoc.model import Document, Elements, Figure, Form, Paragraph, Source, Table, Text, Title
from govdoc.writers.docx import write
from govdoc.writers.oxml import w

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Parts = dict[str, bytes]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NS = {
    "w": W[1:-1],
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}
SOURCE = Source.of_lines("稿.md", "第一行\n第二行\n", Form.MARKDOWN)


def found(xml: bytes, path: str) -> list[Any]:
    result: list[Any] = etree.fromstring(xml).xpath(path, namespaces=NS)
    return result


def document(*texts: str) -> Document:
    return Document(tuple(Paragraph(Text(text)) for text in texts), SOURCE)


@pytest.fixture
def package(plan: Document, parts: Callable[[bytes], Parts]) -> Parts:
    return parts(write(plan))


def paragraphs(xml: bytes) -> dict[str, Any]:
    return {"".join(p.itertext(f"{W}t")): p for p in found(xml, "w:body/w:p")}


def ind(paragraph: Any) -> dict[str, str]:
    (element,) = paragraph.xpath("w:pPr/w:ind", namespaces=NS)
    return {key.removeprefix(W): value for key, value in element.attrib.items()}


def style(package: Parts, name: str) -> Any:
    (element,) = found(package["word/styles.xml"], f"w:style[w:name/@w:val='{name}']")
    return element


def test_children_are_put_in_the_order_of_the_schema() -> None:
    properties = w("pPr", w("jc", val="left"), w("outlineLvl", val=0), w("keepNext"), w("pStyle", val="x"))
    assert [child.tag.removeprefix(W) for child in properties] == ["pStyle", "keepNext", "jc", "outlineLvl"]


def test_a_child_whose_place_is_unknown_is_refused() -> None:
    with pytest.raises(KeyError):
        w("pPr", w("sz", val=32))


def test_odd_and_even_pages_have_their_own_footer_and_the_settings_say_so(package: Parts) -> None:
    assert found(package["word/settings.xml"], "w:evenAndOddHeaders")
    kinds = found(package["word/document.xml"], "//w:sectPr/w:footerReference/@w:type")
    assert sorted(kinds) == ["default", "even"]


def test_the_page_number_is_a_field_between_dashes(package: Parts) -> None:
    for name in ("word/footer1.xml", "word/footer2.xml"):
        assert "".join(found(package[name], "//w:t/text()")) == "— 1 —"
        assert "".join(found(package[name], "//w:instrText/text()")).strip() == "PAGE"


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_headings_keep_their_built_in_names_and_outline_levels(package: Parts, level: int) -> None:
    heading = style(package, f"heading {level}")
    assert heading.xpath("w:pPr/w:outlineLvl/@w:val", namespaces=NS) == [str(level - 1)]
    assert heading.get(f"{W}customStyle") is None


def test_the_styles_that_readers_look_for_are_there(package: Parts) -> None:
    names = set(found(package["word/styles.xml"], "w:style/w:name/@w:val"))
    ours = {"题下署名", "称呼", "附件说明", "发文机关署名", "成文日期", "附注", "表格文字", "表题"}
    assert names >= {"Normal", "Title", "footer", *ours}


def test_indents_are_given_in_characters_and_in_twips(package: Parts) -> None:
    for name in package:
        for indent in found(package[name], "//w:ind") if name.endswith(".xml") else []:
            keys = {key.removeprefix(W) for key in indent.attrib}
            for side in keys - {key for key in keys if key.endswith("Chars")}:
                assert f"{side}Chars" in keys


def test_a_centred_style_takes_back_the_indent_of_the_body(package: Parts) -> None:
    for name in ("Title", "题下署名", "表格文字", "表头文字", "表题", "图", "footer"):
        (indent,) = style(package, name).xpath("w:pPr/w:ind", namespaces=NS)
        assert (indent.get(f"{W}firstLineChars"), indent.get(f"{W}firstLine")) == ("0", "0"), name


def test_every_fonts_element_names_four_faces_and_no_theme(package: Parts) -> None:
    for name, xml in package.items():
        assert not re.search(rb"w:\w*[tT]heme\w*=", xml), name
        for fonts in found(xml, "//w:rFonts") if name.endswith(".xml") else []:
            assert {key.removeprefix(W) for key in fonts.attrib} == {"ascii", "hAnsi", "eastAsia", "cs"}


def test_no_number_is_left_to_word(package: Parts) -> None:
    assert not any(b"numPr" in xml for xml in package.values())
    assert "一、坚持立德树人" in paragraphs(package["word/document.xml"])


def test_the_zoom_has_its_percent_and_the_layout_is_that_of_2013(package: Parts) -> None:
    settings = package["word/settings.xml"]
    assert found(settings, "w:zoom/@w:percent") == ["100"]
    assert found(settings, "w:compat/w:compatSetting[@w:name='compatibilityMode']/@w:val") == ["15"]


def test_the_language_is_chinese(package: Parts) -> None:
    assert found(package["word/styles.xml"], "w:docDefaults//w:lang/@w:eastAsia") == ["zh-CN"]


def test_the_file_is_small_and_tells_nothing_of_its_making(plan: Document, package: Parts) -> None:
    assert len(write(plan)) < 10_000
    assert not any(b"python-docx" in xml for xml in package.values())


def test_every_part_declares_the_prefix_of_relationships(package: Parts) -> None:
    for name in ("document", "styles", "settings", "fontTable", "footer1", "footer2"):
        assert b"xmlns:r=" in package[f"word/{name}.xml"], name


def test_a_machine_without_xiaobiaosong_is_told_what_to_take(package: Parts) -> None:
    (others,) = found(package["word/fontTable.xml"], "w:font[@w:name='方正小标宋简体']/w:altName/@w:val")
    assert others.endswith("SimSun")


def test_headings_stay_with_their_text_and_the_signature_is_never_alone(package: Parts) -> None:
    assert style(package, "heading 1").xpath("w:pPr/w:keepNext", namespaces=NS)
    assert style(package, "发文机关署名").xpath("w:pPr/w:keepNext", namespaces=NS)
    last = paragraphs(package["word/document.xml"])["2. 责任分工表"]
    assert last.xpath("w:pPr/w:keepNext", namespaces=NS)


def test_only_the_sentence_of_a_run_in_heading_has_its_typeface(package: Parts) -> None:
    body = paragraphs(package["word/document.xml"])
    line = body["（一）建强思政队伍。每校配齐专职思政课教师，6月底前完成首轮培训。"]
    runs = [
        (r.xpath("string(w:rPr/w:rStyle/@w:val)", namespaces=NS), "".join(r.itertext())) for r in line.iter(f"{W}r")
    ]
    assert runs == [("Heading2Char", "（一）建强思政队伍。"), ("", "每校配齐专职思政课教师，6月底前完成首轮培训。")]
    assert not line.xpath("w:pPr/w:pStyle", namespaces=NS)
    assert style(package, "heading 2 char").xpath("w:link/@w:val", namespaces=NS) == ["Heading2"]


def test_bold_stretches_are_bold_and_nothing_else_is(package: Parts) -> None:
    assert ["".join(r.itertext()) for r in found(package["word/document.xml"], "//w:r[w:rPr/w:b]")] == ["责任单位："]


def test_a_free_line_stands_under_the_head_and_above_note_and_signature(package: Parts) -> None:
    body = paragraphs(package["word/document.xml"])
    free = {
        text: p.xpath("w:pPr/w:spacing/@w:beforeLines | w:pPr/w:spacing/@w:afterLines", namespaces=NS)
        for text, p in body.items()
    }
    with_line = [text for text, lines in free.items() if lines == ["100"]]
    assert with_line == ["青川区教育局2026年教育工作要点", "附件：1. 2026年重点项目清单", "青川区教育和体育局"]


def test_under_a_byline_the_free_line_moves_below_it(speech: Document, parts: Callable[[bytes], Parts]) -> None:
    body = paragraphs(parts(write(speech))["word/document.xml"])
    assert not body["在全区教育工作会议上的讲话"].xpath("w:pPr/w:spacing", namespaces=NS)
    assert body["区教育局局长"].xpath("w:pPr/w:spacing/@w:afterLines", namespaces=NS) == ["100"]


def test_turned_lines_of_the_attachment_note_stand_under_the_name(package: Parts) -> None:
    body = paragraphs(package["word/document.xml"])
    first, second = ind(body["附件：1. 2026年重点项目清单"]), ind(body["2. 责任分工表"])
    assert (first["leftChars"], first["hangingChars"]) == ("650", "450")
    assert (second["leftChars"], second["hangingChars"]) == ("650", "150")


@pytest.mark.parametrize(
    ("names", "date", "rights"),
    [
        (("青川区教育和体育局",), "2026年2月5日", ["200", "300"]),
        (("青川区教育局",), "2026年12月25日", ["500", "200"]),
        (("青川区教育局", "青川区人力资源和社会保障局"), "2026年2月5日", ["900", "200", "700"]),
        ((), "2026年2月5日", ["200"]),
    ],
)
def test_signature_and_date_stand_as_7_3_5_2_says(
    parts: Callable[[bytes], Parts], names: tuple[str, ...], date: str, rights: list[str]
) -> None:
    elements = Elements(signature=tuple(map(Text, names)), date=Text(date))
    body = paragraphs(parts(write(replace(document("正文。"), elements=elements)))["word/document.xml"])
    assert [ind(p).get("rightChars", "0") for text, p in body.items() if text != "正文。"] == rights


def test_a_long_title_is_turned_with_line_breaks(parts: Callable[[bytes], Parts]) -> None:
    title = Title(Text("云河县教育局2026年义务教育优质均衡发展工作要点"))
    xml = parts(write(Document((title,), SOURCE)))["word/document.xml"]
    assert found(xml, "//w:t/text()") == ["云河县教育局2026年", "义务教育优质均衡发展工作要点"]
    assert len(found(xml, "//w:br")) == 1


def test_a_table_is_as_wide_as_the_page_and_repeats_its_head(package: Parts) -> None:
    xml = package["word/document.xml"]
    assert sum(map(int, found(xml, "//w:gridCol/@w:w"))) == int(found(xml, "//w:tblW/@w:w")[0])
    assert len(found(xml, "//w:tr[w:trPr/w:tblHeader]")) == 1
    assert found(xml, "//w:tr[3]/w:tc/w:tcPr/w:gridSpan/@w:val") == ["2"]
    assert not found(xml, "//w:tbl//w:spacing[@w:lineRule='exact']")


def test_between_two_tables_and_at_the_end_stands_a_paragraph(parts: Callable[[bytes], Parts]) -> None:
    table = Table(((Text("甲"),),))
    xml = parts(write(Document((table, table), SOURCE)))["word/document.xml"]
    assert [e.tag.removeprefix(W) for e in found(xml, "w:body/*")] == ["tbl", "p", "tbl", "p", "sectPr"]


def test_many_columns_make_the_text_of_a_table_smaller(parts: Callable[[bytes], Parts]) -> None:
    table = Table((tuple(Text(f"第{n}列") for n in range(8)),), 0)
    xml = parts(write(Document((table,), SOURCE)))["word/document.xml"]
    assert set(found(xml, "//w:tc//w:sz/@w:val")) == {"21"}


def test_a_picture_is_embedded_and_fitted_to_the_page(
    picture: Callable[..., Document], parts: Callable[[bytes], Parts]
) -> None:
    package = parts(write(picture(4000, 1000)))
    (extent,) = found(package["word/document.xml"], "//wp:extent")
    assert int(extent.get("cx")) == 156 * 36000
    assert int(extent.get("cy")) == 39 * 36000
    assert any(name.startswith("word/media/") for name in package)
    assert "图.png" not in package["word/document.xml"].decode()


def test_a_small_picture_keeps_its_size(picture: Callable[..., Document], parts: Callable[[bytes], Parts]) -> None:
    (extent,) = found(parts(write(picture(96, 48)))["word/document.xml"], "//wp:extent")
    assert (extent.get("cx"), extent.get("cy")) == ("1219200", "609600")


@pytest.mark.parametrize(
    ("target", "content", "error", "said"),
    [
        ("没有.png", None, UnreadableError, "找不到"),
        ("https://example.org/a.png", None, UsageError, "网络"),
        ("动图.gif", b"GIF89a", UsageError, "PNG 或 JPEG"),
        ("残.png", b"\x89PNG\r\n\x1a\n\x00\x00", UnreadableError, "损坏"),
    ],
)
def test_a_picture_that_cannot_be_shown_is_refused(
    tmp_path: Path, target: str, content: bytes | None, error: type[GovdocError], said: str
) -> None:
    if content is not None:
        (tmp_path / target).write_bytes(content)
    source = Source.of_lines(str(tmp_path / "稿.md"), "x", Form.MARKDOWN)
    with pytest.raises(error, match=said):
        write(Document((Figure(target, Text("图")),), source))


@pytest.mark.parametrize("character", ["\x00", "\x08", "\x1b", "\ud800", "\ufffe"])
def test_a_character_that_xml_cannot_hold_is_named_with_its_place(character: str) -> None:
    text = Text(f"第二{character}行", ((0, 4),))
    with pytest.raises(GovdocError, match=f"稿.md：第 2 行第 3 字处有文件无法容纳的字符 U\\+{ord(character):04X}"):
        write(Document((Paragraph(text),), SOURCE))


def test_an_element_that_xml_cannot_hold_is_named_by_its_name() -> None:
    with pytest.raises(GovdocError, match="“发文机关署名”中有"):
        write(replace(document("正文。"), elements=Elements(signature=(Text("某局\x01"),))))


def test_elements_that_the_format_does_not_print_are_refused() -> None:
    elements = Elements(document_number=Text("青教〔2026〕5号"), cc=Text("区政府办公室"))
    with pytest.raises(UsageError, match="发文字号、抄送机关"):
        write(replace(document("正文。"), elements=elements))


def test_the_same_document_gives_the_same_bytes(plan: Document) -> None:
    assert write(plan) == write(plan)


def test_the_times_are_those_of_source_date_epoch(
    speech: Document, parts: Callable[[bytes], Parts], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert b"created" not in parts(write(speech))["docProps/core.xml"]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1771545600")
    assert b"2026-02-20T00:00:00Z" in parts(write(speech))["docProps/core.xml"]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "昨天")
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        write(speech)


def test_the_properties_name_title_and_issuer(package: Parts) -> None:
    core = package["docProps/core.xml"].decode()
    assert "<dc:title>青川区教育局2026年教育工作要点</dc:title>" in core
    assert "<dc:creator>青川区教育和体育局</dc:creator>" in core


def test_a_title_longer_than_a_property_may_be_is_cut_there_alone(parts: Callable[[bytes], Parts]) -> None:
    package = parts(write(Document((Title(Text("长" * 300)),), SOURCE)))
    assert "".join(found(package["word/document.xml"], "//w:t/text()")) == "长" * 300
    assert "长" * 255 + "<" in package["docProps/core.xml"].decode()


def test_an_empty_document_is_still_a_word_file(parts: Callable[[bytes], Parts]) -> None:
    assert found(parts(write(Document((), SOURCE)))["word/document.xml"], "w:body/w:sectPr")


def test_tabs_and_line_breaks_become_elements(parts: Callable[[bytes], Parts]) -> None:
    xml = parts(write(document("甲\t乙\n丙  丁")))["word/document.xml"]
    assert [e.tag.removeprefix(W) for e in found(xml, "//w:r/*")] == ["t", "tab", "t", "br", "t"]
    assert found(xml, "//w:t/text()")[-1] == "丙  丁"
