from __future__ import annotations

from tests.readers import builders
from tests.readers.builders import field, p, r, style

from govdoc.model import Layout, PageNumber
from govdoc.readers import docx

_PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:footer="1449"/>'
)
_DASHED = p(
    r("— ") + field("PAGE  \\* MERGEFORMAT", "3", '<w:rFonts w:ascii="宋体"/><w:sz w:val="28"/>') + r(" —"),
    '<w:jc w:val="right"/>',
)


def layout(body: str, footers: dict[str, str] | None = None, settings: str = "", styles: str = "") -> Layout:
    data = builders.docx(body, footers=footers, settings=settings, styles=styles)
    found = docx.parse(data, "要点.docx").layout
    assert found is not None
    return found


def footer(identifier: str, kind: str = "default") -> str:
    return f'<w:footerReference w:type="{kind}" r:id="{identifier}"/>'


def numbers(content: str, *, kind: str = "default", more: str = "", settings: str = "") -> tuple[PageNumber, ...]:
    body = p("文") + f"<w:sectPr>{footer('f1', kind)}{more}</w:sectPr>"
    (page,) = layout(body, {"f1": content}, settings).pages
    return page.page_numbers


def test_a_page_is_measured_in_millimetres() -> None:
    grid = '<w:docGrid w:type="lines" w:linePitch="579"/>'
    (page,) = layout(p("文") + f"<w:sectPr>{_PAGE}{grid}</w:sectPr>").pages
    assert (page.width, page.height, page.top, page.right) == (210.01, 297.0, 37.01, 26.0)
    assert (page.bottom, page.left, page.footer) == (35.0, 27.99, 25.56)
    assert (page.grid, page.line_pitch, page.first_paragraph) == ("lines", 28.95, 1)


def test_margins_that_are_fixed_and_a_binding_margin_are_reckoned_as_word_lays_them() -> None:
    margins = '<w:pgMar w:top="-2098" w:right="1474" w:bottom="-1984" w:left="1134" w:gutter="454"/>'
    (page,) = layout(p("文") + f"<w:sectPr>{margins}</w:sectPr>").pages
    assert (page.top, page.bottom, page.left) == (37.01, 35.0, 28.01)


def test_a_grid_without_type_is_none() -> None:
    (page,) = layout(p("文") + '<w:sectPr><w:docGrid w:linePitch="312"/></w:sectPr>').pages
    assert (page.grid, page.line_pitch) == (None, 15.6)


def test_sections_begin_behind_the_paragraph_that_ends_the_one_before() -> None:
    found = layout(p("甲") + p("乙", "<w:sectPr/>") + p("丙") + "<w:sectPr/>")
    assert [page.first_paragraph for page in found.pages] == [1, 3]


def test_a_page_number_tells_place_typeface_and_text() -> None:
    assert numbers(_DASHED) == (PageNumber("default", "right", "宋体", 14, "— # —"),)


def test_a_simple_field_is_a_page_number_too() -> None:
    simple = p('<w:fldSimple w:instr=" PAGE "><w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t>1</w:t></w:r></w:fldSimple>')
    assert numbers(simple) == (PageNumber("default", "left", None, 9, "#"),)


def test_the_code_of_a_page_number_may_be_written_in_any_way() -> None:
    for code in ("PAGE\\* MERGEFORMAT", "page \\* Arabic", "Page"):
        assert [number.text for number in numbers(p(field(code, "1")))] == ["#"]
    assert numbers(p(field("PAGEREF _Toc1", "1"))) == ()


def test_other_fields_are_no_page_number() -> None:
    assert numbers(p(field("NUMPAGES", "9"))) == ()
    assert (
        numbers(p(r("共") + field("NUMPAGES", "9") + r("页第") + field("PAGE", "1") + r("页")))[0].text == "共9页第#页"
    )


def test_a_page_number_in_a_frame_or_a_box_lies_where_that_lies() -> None:
    framed = p(field("PAGE", "1"), '<w:framePr w:wrap="around" w:xAlign="outside"/>')
    assert (numbers(framed)[0].alignment, numbers(framed)[0].flows) == ("outside", False)
    inner = p(field("PAGE", "1"))
    box = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:positionH relativeFrom="margin">'
        f"<wp:align>center</wp:align></wp:positionH><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></wp:anchor>"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    assert numbers(p(box)) == (PageNumber("default", "center", None, 10, "#", flows=False),)


def test_even_pages_count_where_the_settings_say_so() -> None:
    assert numbers(_DASHED, kind="even") == ()
    settings = "<w:evenAndOddHeaders/>"
    assert [n.pages for n in numbers(_DASHED, kind="even", settings=settings)] == ["even"]
    assert layout(p("文"), settings=settings).even_and_odd


def test_the_first_page_counts_where_the_section_says_so() -> None:
    assert numbers(_DASHED, kind="first") == ()
    assert [n.pages for n in numbers(_DASHED, kind="first", more="<w:titlePg/>")] == ["first"]


def test_a_section_takes_over_the_footer_of_the_one_before() -> None:
    body = (
        p("甲", f"<w:sectPr>{footer('f1')}</w:sectPr>")
        + p("乙", "<w:sectPr/>")
        + f"<w:sectPr>{footer('f2')}</w:sectPr>"
    )
    found = layout(body, {"f1": _DASHED, "f2": p("无页码")})
    assert [len(page.page_numbers) for page in found.pages] == [1, 1, 0]


def test_a_header_with_text_is_named() -> None:
    members = {
        "word/_rels/document.xml.rels": builders.relationships({"h": ("header", "h.xml"), "e": ("header", "e.xml")}),
        "word/h.xml": builders.part("hdr", p("内部资料 注意保存")),
        "word/e.xml": builders.part("hdr", p()),
        "word/document.xml": builders.part("document", f"<w:body>{p('文')}</w:body>"),
    }
    assert docx.parse(builders.archive(members), "a.docx").skipped == ("页眉“内部资料 注意保存”（未读入）",)


def test_the_style_of_a_footer_counts() -> None:
    styles = style("f", "footer", '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="28"/></w:rPr>')
    body = p("文") + f"<w:sectPr>{footer('f1')}</w:sectPr>"
    (page,) = layout(body, {"f1": p(field("PAGE", "1"), '<w:pStyle w:val="f"/>')}, styles=styles).pages
    assert page.page_numbers == (PageNumber("default", "center", None, 14, "#"),)
