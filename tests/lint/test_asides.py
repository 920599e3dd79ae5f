"""Lines of a Word file that the standard has no word on → silence of the layout rules."""

from __future__ import annotations

from tests.lint.handmade import BIAOSONG, CENTRE, FANGSONG, FEET, GRID, HEITI, INDENT, KAITI, PAGE, exact, face, table
from tests.readers import builders
from tests.readers.builders import p, r

from govdoc.lint import Config, Severity, lint
from govdoc.readers import parse

LINE = exact(579)
BODY = p(r("各校要明确专人负责，建好台账，每月检查一次，发现问题立即整改。", FANGSONG), LINE + INDENT)
TITLE = p(r("云河县课后服务工作实施方案", BIAOSONG), LINE + CENTRE)


def _heading(text: str, properties: str = HEITI) -> str:
    return p(r(text, properties), LINE + INDENT)


def _warnings(body: str, *select: str) -> list[tuple[str, str]]:
    data = builders.docx(body + f"<w:sectPr>{FEET}{PAGE}{GRID}</w:sectPr>")
    found = lint(parse(data, "文.docx"), Config(select=select, ignore=("FMT012",)))
    return [(item.code, item.message) for item in found if item.severity is not Severity.INFO]


TYPES = ("FMT003", "FMT004", "FMT005", "FMT006", "FMT008", "FMT009")


def test_a_cover_with_contents_that_somebody_typed_is_no_body() -> None:
    contents = "".join(
        p(r(text, FANGSONG) + "<w:r><w:tab/></w:r>" + r("3", FANGSONG), LINE)
        for text in ("一、明确目标任务", "二、落实重点举措")
    )
    cover = TITLE + p(r("云河县教育局", FANGSONG), LINE + CENTRE) + p(r("目　录", HEITI), LINE + CENTRE) + contents
    text = TITLE + BODY + _heading("一、明确目标任务") + BODY + _heading("二、落实重点举措") + BODY
    assert _warnings(cover + text, *TYPES) == []


def test_a_note_below_a_table_is_set_smaller() -> None:
    note = p(r("注：数据截至2025年12月。", face("楷体", 24)), LINE + '<w:ind w:firstLine="480"/>')
    text = TITLE + BODY + table(FANGSONG) + note + BODY
    assert _warnings(text, *TYPES) == []
    wrong = p(r("数据截至2025年12月，比上年增加12所。", face("楷体", 24)), LINE + INDENT)
    assert {code for code, _ in _warnings(TITLE + BODY + table(FANGSONG) + wrong + BODY, *TYPES)} >= {"FMT004"}


def test_the_lines_around_a_form_are_no_body() -> None:
    small = face("仿宋", 24)
    above = p(r("学校（盖章）：　　　　　　检查日期：　　年　月　日", small), LINE)
    below = p(r("填表人：　　　　联系电话：", small), LINE) + p(r("说明：本表一式两份，于3月20日前报送。", small), LINE)
    assert _warnings(TITLE + BODY + above + table(FANGSONG) + below, *TYPES) == []
    far = p(r("说明：本表一式两份，于3月20日前报送。", small), LINE)
    assert "FMT004" in {code for code, _ in _warnings(TITLE + BODY + far + BODY + table(FANGSONG), *TYPES)}


def test_the_mark_of_minutes_is_no_title_and_the_line_below_it_no_body() -> None:
    red = face("方正小标宋简体", 72, '<w:color w:val="FF0000"/>')
    mark = p(r("云河县教育局局长办公会议纪要", red), LINE + CENTRE)
    below = p(r("云河县教育局办公室　　　　　　2026年3月12日", FANGSONG), LINE)
    assert _warnings(mark + below + BODY + _heading("一、关于开学准备工作") + BODY, *TYPES) == []


def test_numbered_sentences_are_set_as_text_and_headings_are_not() -> None:
    sentences = _heading("一、加强上下学时段警力巡查。", FANGSONG) + _heading(
        "二、依法查处校园周边违法行为。", FANGSONG
    )
    letter = p(r("云河县教育局关于商请支持校园周边整治的函", BIAOSONG), LINE + CENTRE) + BODY + sentences + BODY
    assert _warnings(letter, "FMT005") == []
    headings = _heading("一、提高认识。", KAITI) + BODY + _heading("二、狠抓落实。", KAITI) + BODY
    assert [code for code, _ in _warnings(TITLE + BODY + headings, "FMT005")] == ["FMT005"]


def _mixed(*pieces: tuple[str, str]) -> list[tuple[str, Severity]]:
    text = p("".join(r(words, properties) for words, properties in pieces), LINE + INDENT)
    data = builders.docx(TITLE + BODY + text + f"<w:sectPr>{FEET}{PAGE}{GRID}</w:sectPr>")
    return [(item.message, item.severity) for item in lint(parse(data, "文.docx"), Config(select=("FMT003",)))]


def test_words_of_another_typeface_within_a_paragraph_are_a_hint_and_headings_and_labels_are_not() -> None:
    rest = ("各校要明确专人负责，建好台账，每月检查一次，", FANGSONG)
    said = [("段中有的字用楷体_GB2312，应与全段一致用仿宋体", Severity.INFO)]
    assert _mixed(rest, ("发现问题立即整改", KAITI), ("，确保安全。", FANGSONG)) == said
    assert _mixed(("强化责任。", KAITI), rest) == []
    assert _mixed(rest, ("（责任科室：安全科）", KAITI)) == []
    assert _mixed(rest, ("责任单位：", HEITI), ("安全科。", FANGSONG)) == []
    assert _mixed(rest, ("做到“", FANGSONG), ("一校一案", HEITI), ("”。", FANGSONG)) == []
