"""What is easily passed over in a Word file: numbers that Word prints, marks in runs of their own, line breaks."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from tests.lint import handmade
from tests.lint.handmade import CENTRE, INDENT, face
from tests.readers import builders
from tests.readers.builders import p, r

from govdoc.lint import Config, lint
from govdoc.profile import NORM
from govdoc.readers import parse

TITLE = p(r("云河县教育局2026年工作要点", handmade.BIAOSONG), CENTRE)
TEXT = "各校要明确专人负责，建好台账，每月检查一次，发现问题立即整改。"
BODY = p(r(TEXT, handmade.FANGSONG), INDENT)
SECTION = f"<w:sectPr>{handmade.PAGE}{handmade.GRID}</w:sectPr>"
LEVEL = '<w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/>'
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def _said(data: bytes, code: str) -> list[str]:
    return [item.message for item in lint(parse(data, "文.docx"), Config(select=(code,)))]


def _numbered(of_list: str, of_mark: str) -> bytes:
    """Return a paper whose headings Word numbers: what the list and the marks of the paragraphs say of the numbers."""
    listed = f"<w:rPr>{of_list}</w:rPr>" if of_list else ""
    numbering = (
        f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">{LEVEL}{listed}</w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    marked = f"<w:rPr>{of_mark}</w:rPr>" if of_mark else ""
    headings = [p(r(text, handmade.HEITI), NUMBERED + marked) + BODY for text in ("压实责任", "抓好落实")]
    return builders.docx(TITLE + "".join(headings) + SECTION, numbering=numbering)


CURE = "（选中段落标记一并设置，或在编号格式里改）（共2段，首见第2段）"
NUMBERS = {
    "编号格式里的字体": (face("宋体", 32), handmade.HEITI, "FMT005", f"一级标题的自动编号应用黑体，现为宋体{CURE}"),
    "段落标记的字体": ("", handmade.SONG, "FMT005", f"一级标题的自动编号应用黑体，现为宋体{CURE}"),
    "字号": ("", face("黑体", 21), "FMT004", f"一级标题的自动编号应用三号（16磅），现为五号（10.5磅）{CURE}"),
    "颜色": (
        '<w:color w:val="FF0000"/>',
        handmade.HEITI,
        "FMT007",
        "自动编号“一、”应为黑色，现为#FF0000",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("of_list", "of_mark", "code", "said"), NUMBERS.values(), ids=NUMBERS)
def test_a_number_that_word_prints_is_set_as_its_heading_is(of_list: str, of_mark: str, code: str, said: str) -> None:
    assert _said(_numbered(of_list, of_mark), code)[0] == said


def test_a_number_takes_what_its_list_says_and_else_what_its_mark_says() -> None:
    for of_list, of_mark in (("", handmade.HEITI), (handmade.HEITI, handmade.SONG), ("<w:vanish/>", handmade.SONG)):
        for code in ("FMT004", "FMT005", "FMT007"):
            assert _said(_numbered(of_list, of_mark), code) == []


def _with_quotes(hint: str) -> bytes:
    """Return a paper with quotation marks in runs of their own, as Word cuts them off."""
    western = f'<w:rFonts {hint} w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋_GB2312"/>'
    runs = [r("各校要落实", handmade.FANGSONG), r("“", western), r("双人双锁", handmade.FANGSONG), r("”", western)]
    return builders.docx(TITLE + p("".join(runs) + r(f"制度。{TEXT}", handmade.FANGSONG), INDENT) + SECTION)


def test_quotation_marks_in_runs_of_their_own_are_looked_at() -> None:
    assert _said(_with_quotes(""), "FMT013") == ["引号、破折号等应用中文字体，现为Times New Roman"]
    assert _said(_with_quotes('w:hint="eastAsia"'), "FMT013") == []


def test_marks_within_latin_words_are_of_latin_type() -> None:
    latin = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋_GB2312"/>'
    text = p(r(TEXT, handmade.FANGSONG) + r("Teacher’s Day", latin) + r("前后开展活动。", handmade.FANGSONG), INDENT)
    assert _said(builders.docx(TITLE + text + SECTION), "FMT013") == []


def _broken(*lines: str, properties: str = INDENT) -> bytes:
    """Return a paper with a paragraph of several lines."""
    runs = r("<w:br/>", handmade.FANGSONG).join(r(line, handmade.FANGSONG) for line in lines)
    return builders.docx(TITLE + BODY + p(runs, properties) + SECTION)


def test_a_manual_line_break_in_a_sentence_and_one_in_the_place_of_a_paragraph_are_told() -> None:
    found = _said(_broken("各科室要明确任务，", "按时报送进展情况。", "各校每月自查一次。"), "FMT046")
    assert found == [
        "句子中间有手动换行符（Shift+Enter），应删去",
        "用手动换行代替分段，下一行没有首行缩进，应改为按回车另起一段",
    ]


def test_short_lines_and_lines_in_the_middle_may_be_broken_by_hand() -> None:
    assert _said(_broken("联系人：办公室", "电话：0101-1234567"), "FMT046") == []
    assert _said(_broken("青川区教育局关于", "做好秋季学期工作的通知", properties=CENTRE), "FMT046") == []


def test_lines_that_suit_the_right_page_are_not_told_beside_a_wrong_one() -> None:
    spacing = handmade.exact(579)
    text = TITLE + p(r(TEXT, handmade.FANGSONG), spacing + INDENT)
    margins = handmade.PAGE.replace('"2098"', '"1440"').replace('"1984"', '"1440"')
    data = builders.docx(f"{text}<w:sectPr>{margins}{handmade.GRID}</w:sectPr>")
    assert _said(data, "FMT008") == []
    assert len(_said(data, "FMT002")) == 1


@pytest.mark.parametrize(("pitch", "advised"), [(None, "29"), (27.5, "27.5"), (28.5, "28.5")])
def test_the_pitch_that_is_advised_gives_the_lines_that_are_wanted(pitch: float | None, advised: str) -> None:
    data = builders.docx(f"{TITLE}{BODY}<w:sectPr>{handmade.PAGE}</w:sectPr>")
    config = Config(select=("FMT008",), profile=replace(NORM, line_pitch=pitch))
    assert [f"请设固定值{advised}磅" in item.message for item in lint(parse(data, "文.docx"), config)] == [True]


def test_the_manager_in_the_properties_is_looked_at() -> None:
    with zipfile.ZipFile(io.BytesIO(builders.docx(TITLE + BODY + SECTION))) as archive:
        members: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    parts = {"r1": ("officeDocument", "word/document.xml"), "r2": ("extended-properties", "docProps/app.xml")}
    members["_rels/.rels"] = builders.relationships(parts)
    members["docProps/app.xml"] = "<Properties><Manager>平湖市教育局</Manager></Properties>"
    found = _said(builders.archive(members), "FMT027")
    assert found == ["文件属性里的经理是“平湖市教育局”，正文没有这个单位，请核对后清除"]


def test_the_items_of_minutes_are_sentences_and_no_headings() -> None:
    title = p(r("关于研究校园安全工作的会议纪要", handmade.BIAOSONG), CENTRE)
    items = (
        "一、会议听取了安全科关于隐患排查情况的汇报。会议要求，各科室要逐项销号。",
        "二、会议研究了食堂监管平台建设方案。会议同意按程序启动采购。",
    )
    text = "".join(p(r(item, handmade.FANGSONG), INDENT) for item in items)
    assert _said(builders.docx(title + text + SECTION), "FMT005") == []


def test_the_title_of_an_attachment_stands_in_the_middle_and_is_no_body_text() -> None:
    note = p(r("附件：校车安全情况登记表", handmade.FANGSONG), INDENT)
    closing = p(r("云河县教育局", handmade.FANGSONG)) + p(r("2026年8月20日", handmade.FANGSONG))
    mark = p(r("附件", handmade.HEITI), "<w:pageBreakBefore/>")
    for properties, said in (("", ["附件标题应居中排布"]), (CENTRE, [])):
        title = p(r("校车安全情况登记表", handmade.BIAOSONG), properties)
        data = builders.docx(TITLE + BODY + note + closing + mark + title + BODY + SECTION)
        assert _said(data, "FMT014") == said
        assert _said(data, "FMT003") == _said(data, "FMT004") == []


def test_a_link_in_the_blue_of_another_editor_is_told_as_a_link() -> None:
    linked = r("www.example.com", handmade.FANGSONG + '<w:color w:val="000080"/><w:u w:val="single"/>')
    data = builders.docx(TITLE + BODY + p(r("材料见", handmade.FANGSONG) + linked, INDENT) + SECTION)
    assert _said(data, "FMT021") == ["超链接应取消，恢复黑色、不带下划线"]
    assert _said(data, "FMT007") == _said(data, "FMT019") == []


def test_a_heading_alone_on_its_line_among_run_in_ones_needs_no_style_where_none_has_one() -> None:
    run_in = "".join(p(r(f"（{n}）健全制度。{TEXT}", handmade.FANGSONG), INDENT) for n in "一二三")
    alone = p(r("（四）加强培训", handmade.KAITI), INDENT) + BODY
    headed = p(r("一、压实责任", handmade.HEITI), f'{INDENT}<w:outlineLvl w:val="0"/>')
    data = builders.docx(TITLE + headed + run_in + alone + SECTION)
    assert [item for item in lint(parse(data, "文.docx")) if item.code in {"INT001", "STR010"}] == []
