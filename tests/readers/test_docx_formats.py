from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx as python_docx
import pytest
from docx.shared import Pt
from tests.readers import builders
from tests.readers.builders import cell, p, r, style

from govdoc.readers import docx

if TYPE_CHECKING:
    from govdoc.model import ParagraphFormat, RunFormat

_THEME = (
    '<a:clrScheme><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:accent2><a:srgbClr val="c0504d"/>'
    '</a:accent2></a:clrScheme><a:fontScheme><a:majorFont><a:latin typeface="Cambria"/><a:ea typeface="黑体"/>'
    '</a:majorFont><a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:font script="Hans" typeface="宋体"/>'
    '<a:font script="Jpan" typeface="ＭＳ 明朝"/></a:minorFont></a:fontScheme>'
)
_CHINESE = '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
_DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" '
    'w:hAnsiTheme="minorHAnsi"/><w:sz w:val="21"/></w:rPr></w:rPrDefault>{}</w:docDefaults>'
)


def layout(body: str, styles: str = "", settings: str = _CHINESE, numbering: str = "") -> tuple[ParagraphFormat, ...]:
    data = builders.docx(body, styles=styles, settings=settings, theme_elements=_THEME, numbering=numbering)
    document = docx.parse(data, "要点.docx")
    assert document.layout is not None
    return document.layout.paragraphs


def face(run: str, styles: str = "", paragraph: str = "", settings: str = _CHINESE) -> RunFormat:
    (found,) = layout(p(run, paragraph), styles, settings)[0].runs
    return found


def shape(properties: str, styles: str = "") -> ParagraphFormat:
    return layout(p("各中小学", properties), styles)[0]


def test_theme_typefaces_are_resolved_by_script() -> None:
    found = face(r("教育"), _DEFAULTS.format(""))
    assert (found.east_asia, found.ascii, found.h_ansi, found.size) == ("宋体", "Calibri", "Calibri", 10.5)
    japanese = face(r("教育"), _DEFAULTS.format(""), settings='<w:themeFontLang w:eastAsia="ja-JP"/>')
    assert japanese.east_asia == "ＭＳ 明朝"


def test_a_theme_wins_over_the_name_beside_it_but_not_over_a_nearer_name() -> None:
    both = face(r("教育", '<w:rFonts w:eastAsia="仿宋" w:eastAsiaTheme="majorEastAsia"/>'))
    assert both.east_asia == "黑体"
    nearer = face(r("教育", '<w:rFonts w:eastAsia="仿宋"/>'), _DEFAULTS.format(""))
    assert (nearer.east_asia, nearer.ascii) == ("仿宋", "Calibri")


def test_the_hint_sets_quotation_marks_in_the_typeface_of_chinese() -> None:
    found = face(
        r(
            "“双减”",
            '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋" w:hint="eastAsia"/>',
        )
    )
    assert (found.east_asia, found.ascii, found.h_ansi) == ("仿宋", "Times New Roman", "仿宋")


@pytest.mark.parametrize(
    ("written", "points"), [("32", 16), ("32.0", 16), ("31.5", 15.75), ("16pt", 16), ("-32", 10), ("０", 10)]
)
def test_a_size_is_in_half_points_unless_it_has_a_unit(written: str, points: float) -> None:
    assert face(r("甲", f'<w:sz w:val="{written}"/>')).size == points


def test_styles_are_merged_along_their_chain_and_direct_properties_win() -> None:
    styles = (
        style("a", "Normal", '<w:rPr><w:rFonts w:eastAsia="仿宋"/><w:sz w:val="32"/></w:rPr>', default=True)
        + style("b", "乙", '<w:basedOn w:val="a"/><w:rPr><w:color w:val="FF0000"/><w:sz w:val="30"/></w:rPr>')
        + style("c", "丙", '<w:rPr><w:sz w:val="28"/><w:u w:val="single"/></w:rPr>', kind="character")
    )
    chosen = '<w:pStyle w:val="b"/>'
    assert face(r("甲"), styles).size == 16
    assert (face(r("甲"), styles, chosen).size, face(r("甲"), styles, chosen).color) == (15, "FF0000")
    styled = face(r("甲", '<w:rStyle w:val="c"/>'), styles, chosen)
    assert (styled.size, styled.underline, styled.east_asia) == (14, True, "仿宋")
    assert face(r("甲", '<w:rStyle w:val="c"/><w:sz w:val="44"/>'), styles, chosen).size == 22


@pytest.mark.parametrize(
    ("paragraph", "character", "direct", "bold"),
    [
        (True, False, "", True),
        (True, True, "", False),
        (False, True, "", True),
        (True, True, "<w:b/>", True),
        (True, False, '<w:b w:val="0"/>', False),
    ],
)
def test_a_toggle_is_on_in_an_odd_number_of_styles(
    *, paragraph: bool, character: bool, direct: str, bold: bool
) -> None:
    styles = style("p", "甲", "<w:rPr><w:b/></w:rPr>" if paragraph else "") + style(
        "c", "乙", "<w:rPr><w:b/></w:rPr>" if character else "", kind="character"
    )
    assert face(r("文", f'<w:rStyle w:val="c"/>{direct}'), styles, '<w:pStyle w:val="p"/>').bold is bold


@pytest.mark.parametrize(
    ("color", "expected"),
    [
        ('<w:color w:val="auto"/>', None),
        ('<w:color w:val="ff0000"/>', "FF0000"),
        ('<w:color w:val="123456" w:themeColor="accent2"/>', "C0504D"),
        ('<w:color w:val="123456" w:themeColor="accent2" w:themeShade="80"/>', "123456"),
        ('<w:color w:val="auto" w:themeColor="text1"/>', "000000"),
        ('<w:color w:val="auto" w:themeColor="accent6"/>', None),
    ],
)
def test_colours_are_resolved(color: str, expected: str | None) -> None:
    assert face(r("文", color)).color == expected


def test_hidden_text_is_kept_and_flagged_and_equal_runs_are_merged() -> None:
    (paragraph,) = layout(p(r("甲") + r("乙") + r("丙", "<w:vanish/>") + r("丁")))
    assert [(q.start, q.end, q.hidden) for q in paragraph.runs] == [(0, 2, False), (2, 3, True), (3, 4, False)]


@pytest.mark.parametrize(
    ("properties", "first_line"),
    [
        ('<w:ind w:firstLineChars="200" w:firstLine="999"/>', 2.0),
        ('<w:ind w:firstLine="640"/>', 2.0),
        ('<w:ind w:firstLineChars="0" w:firstLine="640"/>', 2.0),
        ('<w:ind w:hangingChars="150" w:hanging="1"/>', -1.5),
        ('<w:ind w:hanging="320" w:firstLine="640"/>', -1.0),
        ('<w:ind w:firstLine="32pt"/>', 2.0),
        ("", 0.0),
    ],
)
def test_the_first_line_is_measured_in_characters_of_the_paragraph(properties: str, first_line: float) -> None:
    styles = style("a", "Normal", '<w:rPr><w:sz w:val="32"/></w:rPr>', default=True)
    assert shape(properties, styles).first_line == first_line


def test_indents_and_spacing_are_points() -> None:
    found = shape(
        '<w:snapToGrid w:val="0"/><w:spacing w:before="120" w:after="60" w:line="579" w:lineRule="exact"/>'
        '<w:ind w:start="400" w:endChars="200"/><w:jc w:val="end"/>'
    )
    assert (found.left, found.right, found.before, found.after) == (20, 20, 6, 3)
    assert (found.line_rule, found.line, found.alignment, found.snap_to_grid) == ("exact", 28.95, "right", False)


def test_a_height_without_rule_is_in_lines() -> None:
    found = shape('<w:spacing w:line="360"/>', _DEFAULTS.format('<w:pPrDefault><w:pPr><w:spacing w:line="400" '
                  'w:lineRule="exact"/></w:pPr></w:pPrDefault>'))  # fmt: skip
    assert (found.line_rule, found.line) == ("auto", 1.5)


def test_space_in_lines_goes_by_the_grid_of_the_section() -> None:
    spacing = '<w:spacing w:beforeLines="50" w:before="1" w:afterAutospacing="1" w:after="3"/>'
    grid = '<w:sectPr><w:docGrid w:type="lines" w:linePitch="579"/></w:sectPr>'
    body = p("甲", spacing + grid) + p("乙", spacing) + "<w:sectPr/>"
    first, second = layout(body)
    assert (first.before, first.after) == (14.47, 14)
    assert second.before == 6


def test_the_indent_of_a_list_stands_between_style_and_paragraph() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:pPr><w:ind w:left="400" w:hanging="200"/></w:pPr>'
        '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    styles = style("s", "甲", '<w:pPr><w:ind w:left="800" w:right="100"/></w:pPr>') + style(
        "n", "乙", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:ind w:left="900"/></w:pPr>'
    )
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr>'
    body = (
        p("甲", '<w:pStyle w:val="s"/>' + listed.format(1))
        + p("甲", '<w:pStyle w:val="s"/>' + listed.format(1) + '<w:ind w:left="60"/>')
        + p("乙", '<w:pStyle w:val="n"/>')
        + p("乙", '<w:pStyle w:val="n"/>' + listed.format(0))
    )
    found = layout(body, styles, numbering=numbering)
    assert [q.left for q in found] == [20, 3, 45, 45]
    assert [q.right for q in found] == [5, 5, 0, 0]
    assert [q.first_line for q in found] == [-1, -1, -1, 0]


def test_a_table_style_stands_below_the_paragraph_style() -> None:
    styles = style("a", "Normal", default=True) + style(
        "t", "网格", '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="24"/></w:rPr>', kind="table"
    )
    body = f'<w:tbl><w:tblPr><w:tblStyle w:val="t"/></w:tblPr><w:tr>{cell(p("甲"))}</w:tr></w:tbl>' + p("乙")
    inside, outside = layout(body, styles)
    assert (inside.alignment, inside.runs[0].size, inside.in_table) == ("center", 12, True)
    assert (outside.alignment, outside.runs[0].size, outside.in_table) == ("left", 10, False)


def test_outline_levels_count_from_one() -> None:
    styles = style("1", "heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>') + style("2", "Heading 2")
    found = [shape(q, styles) for q in ('<w:pStyle w:val="1"/>', '<w:pStyle w:val="2"/>', '<w:outlineLvl w:val="9"/>')]
    assert [q.outline_level for q in found] == [1, 2, None]
    assert [q.style for q in found] == ["heading 1", "heading 2", "Normal"]


def test_python_docx_s_template_is_resolved_through_its_theme() -> None:
    made = python_docx.Document()
    made.add_heading("2026年工作要点", 0)
    made.add_heading("抓好教学", 1)
    run = made.add_paragraph("各中小学").add_run("要落实")
    run.font.size, run.bold = Pt(16), True
    out = io.BytesIO()
    made.save(out)
    document = docx.parse(out.getvalue(), "样稿.docx")
    assert document.layout is not None
    title, heading, body = document.layout.paragraphs
    assert (title.style, title.runs[0].ascii, title.runs[0].east_asia) == ("Title", "Calibri", "ＭＳ ゴシック")
    assert (heading.outline_level, heading.runs[0].bold, heading.runs[0].color) == (1, True, "365F91")
    assert [(q.ascii, q.size, q.bold) for q in body.runs] == [("Cambria", 11, False), ("Cambria", 16, True)]
    assert (body.line_rule, body.line, body.after) == ("auto", 1.15, 10)
