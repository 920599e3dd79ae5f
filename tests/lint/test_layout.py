"""Real files, changed in their XML as people change them in Word → what the layout rules say, once for each fault."""

from __future__ import annotations

import io
import random
import re
import zipfile
from functools import cache

import pytest
from tests.lint import handmade
from tests.lint.layouts import layout_document
from tests.readers import builders
from tests.readers.builders import p, r

from govdoc.errors import GovdocError
from govdoc.lint import Config, Severity, lint
from govdoc.outline import structure
from govdoc.readers import parse
from govdoc.writers import write

NOTICE = """\
# 云河县教育局关于做好校车安全工作的通知

各中小学：

为做好校车安全工作，现将有关事项通知如下，请认真贯彻落实，确保师生出行安全。

## 压实工作责任

各校要明确专人负责，“一车一档”建好台账，每月检查一次，发现问题立即整改。

## 加强日常监管

各校要抓好驾驶人培训。

云河县教育局

2026年2月5日
"""
PLAN = NOTICE.replace("关于做好校车安全工作的通知", "2026年工作要点").partition("云河县教育局\n\n2026年2月")[0]
Part = dict[str, str]


@cache
def _parts(text: str) -> tuple[tuple[str, bytes], ...]:
    archive = zipfile.ZipFile(io.BytesIO(write(structure(parse(text.encode(), "文.md")))))
    return tuple((name, archive.read(name)) for name in archive.namelist())


def _changed(text: str, changes: dict[str, tuple[str, str]] | None = None, new: dict[str, str] | None = None) -> bytes:
    """Return our docx of a text; in parts named by ``changes`` the first match of a pattern is replaced."""
    members: dict[str, str | bytes] = dict(_parts(text))
    for name, (pattern, replacement) in (changes or {}).items():
        old = members[name]
        changed, count = re.subn(pattern, replacement, old.decode() if isinstance(old, bytes) else old, count=1)
        assert count, (name, pattern)
        members[name] = changed
    return builders.archive(members | (new or {}))


def _found(data: bytes, *select: str) -> list[tuple[str, str]]:
    return [(item.code, item.message) for item in lint(parse(data, "文.docx"), Config(select=select or ("FMT",)))]


BODY = "word/document.xml"
FIRST = "为做好校车安全工作"
RUN = rf"<w:r>(<w:rPr>.*?</w:rPr>)?<w:t[^>]*>(?={FIRST})"


def test_what_we_write_has_no_finding_of_layout() -> None:
    assert _found(_changed(NOTICE)) == []
    assert _found(_changed(PLAN)) == []


BOX = (
    '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:r>'
    "<w:t>领导小组名单</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
LEFT = [
    ("FMT020", rf"{RUN}", '<w:r><w:rPr><w:highlight w:val="yellow"/></w:rPr><w:t>', "底色"),
    ("FMT019", rf"{RUN}", "<w:r><w:rPr><w:strike/></w:rPr><w:t>", "删除线"),
    ("FMT024", rf"{RUN}", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>", "隐藏"),
    (
        "FMT021",
        rf"{RUN}",
        '<w:r><w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr><w:t>',
        "超链接",
    ),
    ("FMT022", rf"(?={RUN})", '<w:r><w:commentReference w:id="1"/></w:r>', "还有1条批注"),
    (
        "FMT023",
        rf"(?={RUN})",
        '<w:del w:id="1"><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t>新</w:t></w:r></w:ins>',
        "修订插入1处、修订删除1处，首见第3段",
    ),
    (
        "FMT026",
        rf"(?={RUN})",
        BOX,
        "文本框里有文字“领导小组名单”",
    ),
    ("FMT036", "<w:cols[^>]*/>|(?=<w:docGrid)", '<w:cols w:num="2"/>', "分了2栏"),
    ("FMT037", "(?=<w:docGrid)", "<w:titlePg/>", "首页没有页码"),
    ("FMT039", r"(?<=<w:pgSz )", 'w:orient="landscape" ', "横向"),
    ("FMT012", r"<w:footerReference[^>]*/>", "", "单页没有页码"),
]


@pytest.mark.parametrize(("code", "pattern", "new", "said"), LEFT, ids=[row[0] for row in LEFT])
def test_what_is_left_over_in_a_file_is_found(code: str, pattern: str, new: str, said: str) -> None:
    found = _found(_changed(PLAN, {BODY: (pattern, new)}), code)
    assert [name for name, _ in found[:1]] == [code]
    assert said in found[0][1]


def test_properties_that_name_another_document_are_found_and_persons_are_not() -> None:
    core = r"(?<=<dc:title>)[^<]*"
    other = _changed(PLAN, {"docProps/core.xml": (core, "青川区教育局2024年工作总结")})
    assert _found(other) == [("FMT027", "文件属性里的标题是“青川区教育局2024年工作总结”，与本文标题不符，请改正或清除")]
    assert (
        _found(_changed(PLAN, {"docProps/core.xml": (r"<dc:creator>[^<]*|<dc:creator/>", "<dc:creator>王某某")})) == []
    )


def test_subject_and_keywords_of_another_body_are_found() -> None:
    for tag, name in (("dc:subject", "主题"), ("cp:keywords", "关键词")):
        other = _changed(PLAN, {"docProps/core.xml": ("(?=</cp:coreProperties>)", f"<{tag}>青川区教育局招生</{tag}>")})
        assert _found(other) == [("FMT027", f"文件属性里的{name}写着“青川区教育局”，正文没有这个单位，请核对后清除")]
        own = _changed(PLAN, {"docProps/core.xml": ("(?=</cp:coreProperties>)", f"<{tag}>教育局，工作要点</{tag}>")})
        assert _found(own) == []


def test_a_wrong_margin_is_an_error_in_a_notice_and_a_warning_in_a_plan() -> None:
    change = {BODY: (r'w:left="1587"', 'w:left="1800"')}
    severities = {
        text[:20]: {
            item.severity for item in lint(parse(_changed(text, change), "文.docx"), Config(select=("FMT002",)))
        }
        for text in (NOTICE, PLAN)
    }
    assert list(severities.values()) == [{Severity.ERROR}, {Severity.WARNING}]


def test_a_file_set_in_the_wrong_typeface_throughout_has_one_finding_for_each_part() -> None:
    members = dict(_parts(NOTICE))
    styles = re.sub("仿宋|楷体|黑体|方正小标宋简体", "微软雅黑", members["word/styles.xml"].decode())
    text = re.sub("仿宋|楷体|黑体|方正小标宋简体", "微软雅黑", members[BODY].decode())
    found = _found(builders.archive(members | {"word/styles.xml": styles, BODY: text}))
    codes = [code for code, _ in found]
    assert {"FMT003", "FMT005", "FMT006", "FMT032"} <= set(codes)
    assert max(codes.count(code) for code in codes) <= 3
    assert any("（共3段，首见第3段）" in message for _, message in found)


def _plain(*paragraphs: str, section: str = "") -> bytes:
    """Return a docx as a person makes it who knows no styles: paragraphs in the standard's type, nothing else set."""
    fonts = '<w:rFonts w:ascii="仿宋" w:hAnsi="仿宋" w:eastAsia="仿宋"/><w:sz w:val="32"/>'
    page = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/>'
    style = builders.style("a", "Normal", f"<w:rPr>{fonts}</w:rPr>", default=True)
    body = "".join(paragraphs) + f"<w:sectPr>{page}{section}</w:sectPr>"
    return builders.docx(body, styles=style)


INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
RIGHT = '<w:jc w:val="right"/>'


def test_signature_and_date_at_the_very_edge_are_found_once_and_a_date_below_a_longer_name_is_not() -> None:
    head = (
        p("云河县教育局关于放假的通知", '<w:jc w:val="center"/>') + p("各学校：") + p("现将放假事项通知如下。", INDENT)
    )
    edge = _plain(head, p("云河县教育局", RIGHT), p("2026年2月5日", RIGHT))
    assert [code for code, _ in _found(edge, "FMT030")] == ["FMT030"]
    placed = f'<w:ind w:right="640"/>{RIGHT}'
    assert _found(_plain(head, p("云河县教育局", placed), p("2026年2月5日", RIGHT)), "FMT030") == []


def test_a_date_that_is_longer_than_the_name_above_it_does_not_end_at_the_edge() -> None:
    head = p("云河县教育局关于放假的通知", '<w:jc w:val="center"/>') + p("各学校：")
    closing = p("云河县教育局", f'<w:ind w:right="960"/>{RIGHT}'), p("2026年10月15日", RIGHT)
    found = _found(_plain(head + p("现将放假事项通知如下。", INDENT), *closing), "FMT030")
    assert found == [("FMT030", "成文日期比署名长，应右空二字，现为0字")]


def test_pages_of_text_are_numbered_in_arabic_numerals() -> None:
    for form, faults in (("upperRoman", 1), ("chineseCounting", 1), ("decimal", 0)):
        found = _found(_sections(f'<w:pgNumType w:fmt="{form}"/>', ""), "FMT012")
        assert sum("阿拉伯数字" in said for _, said in found) == faults


def test_an_attachment_behind_the_date_begins_a_page_by_whatever_means() -> None:
    head = (
        p("云河县教育局关于放假的通知", '<w:jc w:val="center"/>') + p("各学校：") + p("现将放假事项通知如下。", INDENT)
    )
    end = p("云河县教育局", RIGHT) + p("2026年2月5日", RIGHT)
    broken = p('<w:r><w:br w:type="page"/></w:r>')
    assert [code for code, _ in _found(_plain(head, end, p("附件1")), "FMT040")] == ["FMT040"]
    for way in (
        broken + p("附件1"),
        p("附件1", "<w:pageBreakBefore/>"),
        p('<w:r><w:br w:type="page"/><w:t>附件1</w:t></w:r>'),
    ):
        assert _found(_plain(head, end, way), "FMT040") == []


def test_three_hao_type_without_tightening_is_told_to_give_27_characters() -> None:
    grid = '<w:docGrid w:type="lines" w:linePitch="579"/>'
    text = "为做好校车安全工作，现将有关事项通知如下，请认真贯彻落实，确保师生出行安全。"
    found = _found(_plain(p("云河县教育局2026年工作要点"), p(text, INDENT), section=grid), "FMT017")
    assert found == [("FMT017", "每行约27个字，一般应为28个（字距紧缩0.25磅，或者设每行28字的网格）")]
    tight = '<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-842"/>'
    assert _found(_plain(p("云河县教育局2026年工作要点"), p(text, INDENT), section=tight), "FMT017") == []


def _sections(first: str, second: str, footers: dict[str, str] | None = None) -> bytes:
    """Return a docx of two sections, with this in their w:sectPr, both of some paragraphs of text."""
    page = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/>'
    text = p("各校要明确专人负责，建好台账，每月检查一次，发现问题立即整改。", INDENT)
    one = p("", f'<w:sectPr><w:footerReference w:type="default" r:id="odd"/>{page}{first}</w:sectPr>')
    body = p("云河县教育局2026年工作要点") + text * 2 + one + text * 2 + f"<w:sectPr>{second}{page}</w:sectPr>"
    return builders.docx(body, footers={"odd": handmade.number(RIGHT), **(footers or {})})


def test_page_numbers_go_on_through_all_sections() -> None:
    start = '<w:pgNumType w:start="1"/>'
    page = _sections("", "")
    assert _found(page, "FMT043") == []
    assert [said for _, said in _found(page, "FMT012")] == [
        "单、双页码的位置相同，应设“奇偶页不同”：单页码居右，双页码居左"
    ]
    assert _found(_sections("", start), "FMT043") == [
        ("FMT043", "第5段起的一节，页码从1重新编起，应与前面连续（页码格式选“续前节”）")
    ]
    assert _found(_sections(start, ""), "FMT043") == []
    assert _found(_sections('<w:pgNumType w:fmt="upperRoman"/>', start), "FMT043") == []
    bare = _sections("", '<w:footerReference w:type="default" r:id="none"/>', {"none": p("内部资料")})
    assert "第5段起的一节没有页码，请把它的页脚接到前一节" in [said for _, said in _found(bare, "FMT012")]


def test_a_number_that_word_puts_dashes_around_has_them() -> None:
    plain = p(builders.field("PAGE", "1", handmade.face("宋体", 28)), RIGHT)
    for form, faults in (("", 1), ('<w:pgNumType w:fmt="numberInDash"/>', 0)):
        found = [said for _, said in _found(_sections(form, form, {"odd": plain}), "FMT012")]
        assert sum("一字线" in said for said in found) == faults


def test_a_page_number_in_a_box_that_lies_by_a_length_may_be_on_either_side() -> None:
    box = handmade.boxed(handmade.number("")).replace("<wp:align>outside</wp:align>", "<wp:posOffset>0</wp:posOffset>")
    box = box.replace("mso-position-horizontal:outside;", "position:absolute;margin-left:380pt;")
    sides = {"odd": box, "even": box}
    assert [said for _, said in _found(handmade.word_by_hand(footers=sides), "FMT012")] == []


def test_a_page_number_behind_a_tab_may_be_on_either_side_and_an_aligned_tab_says_on_which() -> None:
    tab, ptab = ("<w:tab/>", 0), ('<w:ptab w:relativeTo="margin" w:alignment="center" w:leader="none"/>', 1)
    for mark, faults in (tab, ptab):
        odd = handmade.number("").replace("<w:r>", f"<w:r>{mark}</w:r><w:r>", 1)
        found = _found(handmade.word_by_hand(footers={"odd": odd, "even": handmade.number("")}), "FMT012")
        assert sum("单页码应居右" in said for _, said in found) == faults


def test_headings_of_one_level_are_numbered_by_word_or_by_hand() -> None:
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    level = '<w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/>'
    numbering = (
        f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">{level}</w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    text = p("各校要明确专人负责，每月检查一次。", INDENT)
    title = p("云河县教育局2026年工作要点")
    mixed = title + p("加强领导", numbered) + text + p("二、抓好落实") + text + p("三、强化督查") + text
    found = _found(builders.docx(mixed, numbering=numbering), "FMT028")
    assert found == [("FMT028", "“一、”一层，1处是自动编号，2处是手工编号，容易错号，应当统一")]
    alike = title + p("加强领导", numbered) + text + p("抓好落实", numbered) + text
    assert _found(builders.docx(alike, numbering=numbering), "FMT028") == []


def test_a_typeface_that_was_set_for_latin_letters_alone_is_told_so() -> None:
    western = '<w:rFonts w:ascii="仿宋" w:hAnsi="仿宋" w:eastAsia="宋体"/><w:sz w:val="32"/>'
    text = p(r("各校要明确专人负责，建好台账，每月检查一次，发现问题立即整改。", western), INDENT)
    found = _found(builders.docx(p("云河县教育局2026年工作要点") + text), "FMT003")
    assert found == [("FMT003", "正文应用仿宋体，现为宋体（“仿宋”只设给了西文，中文字体要另设）")]


@pytest.mark.parametrize("name", ["文星仿宋", "国标仿宋-GB/T 2312", "FZFSK--GBK1-0", "CESI仿宋-GB2312", "仿宋_GB18030"])
def test_a_typeface_whose_name_says_what_it_is_is_taken_at_its_word(name: str) -> None:
    named = f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}"/><w:sz w:val="32"/>'
    text = p(r("各校要明确专人负责，建好台账，每月检查一次，发现问题立即整改。", named), INDENT)
    assert _found(builders.docx(p("云河县教育局2026年工作要点") + text), "FMT003") == []


def test_least_spacing_that_no_line_outgrows_is_as_good_as_exact() -> None:
    for line, good in ((579, True), (400, False)):
        spacing = f'<w:spacing w:line="{line}" w:lineRule="atLeast"/>'
        text = p("各校要明确专人负责，建好台账，每月检查一次，发现问题立即整改。", spacing + INDENT)
        found = _found(_plain(p("云河县教育局2026年工作要点", spacing), text), "FMT008")
        assert (found == []) is good


def test_lines_in_the_middle_or_at_the_right_are_not_taken_for_body_text() -> None:
    song = '<w:rFonts w:eastAsia="宋体"/>'
    centred = p(r("表1　任务分工", song), '<w:jc w:val="center"/>')
    data = _plain(p("云河县教育局2026年工作要点", '<w:jc w:val="center"/>'), p("各校要抓好落实。", INDENT), centred)
    assert _found(data, "FMT003", "FMT009") == []


VALUES = ("", "0", "-1", "99999999999", "abc", "１", "1.5", "none", "2147483648", "二", " ")
ODD = (
    '<w:altChunk r:id="x"/>',
    "<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>",
    '<w:p><w:r><w:br w:type="page"/></w:r></w:p>',
    "<w:sectPr/>",
    '<w:p><w:ins w:id="1"><w:r><w:t>共3人</w:t></w:r></w:ins></w:p>',
)


def _mutated(members: dict[str, str | bytes], chance: random.Random) -> bytes:
    """Return a docx whose XML is changed at random places: elements lost or doubled, values made nonsense."""
    changed = dict(members)
    for name in [name for name in members if name.endswith(".xml") and chance.random() < 0.5]:
        data = changed[name]
        text = data.decode() if isinstance(data, bytes) else data
        for _ in range(chance.randint(1, 8)):
            tags = list(re.finditer(r"<w:[A-Za-z]+[^<>]*/>", text))
            if not tags:
                break
            tag = chance.choice(tags)
            value = chance.choice(VALUES)
            new = chance.choice(["", tag[0] * 2, re.sub('="[^"]*"', f'="{value}"', tag[0])])
            text = text[: tag.start()] + new + text[tag.end() :]
            ends = [found.end() for found in re.finditer("</w:p>", text)]
            if ends and chance.random() < 0.3:
                at = chance.choice(ends)
                text = text[:at] + chance.choice(ODD) + text[at:]
        changed[name] = text
    if chance.random() < 0.2:
        changed.pop(chance.choice(["word/styles.xml", "word/settings.xml", "docProps/core.xml"]), None)
    return builders.archive(changed)


@pytest.mark.parametrize("seed", range(40))
def test_no_rule_fails_on_a_file_whose_xml_is_damaged(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - a test is repeated with the same changes
    try:
        document = parse(_mutated(dict(_parts(chance.choice([NOTICE, PLAN]))), chance), "坏.docx")
    except GovdocError:
        return
    assert [item.message for item in lint(document) if item.code == "INT001"] == []


def test_a_page_number_at_the_outer_side_changes_sides_by_itself() -> None:
    frame = '<w:framePr w:wrap="around" w:hAnchor="margin" w:xAlign="{}" w:y="1"/>'
    song = '<w:rFonts w:ascii="宋体"/><w:sz w:val="28"/>'
    text = p("云河县教育局2026年工作要点") + p("各校要抓好落实。", INDENT)
    for side, said in (("outside", []), ("center", ["单、双页码的位置相同，应设“奇偶页不同”：单页码居右，双页码居左"])):
        foot = p(r("— ", song) + builders.field("PAGE", "1", song) + r(" —", song), frame.format(side))
        section = '<w:sectPr><w:footerReference w:type="default" r:id="f"/></w:sectPr>'
        data = builders.docx(text + section, footers={"f": foot})
        assert [message for _, message in _found(data, "FMT012")] == said


def test_one_line_more_or_less_on_a_page_is_a_hint() -> None:
    for line, severity in ((600, Severity.INFO), (640, Severity.WARNING)):
        spacing = f'<w:spacing w:line="{line}" w:lineRule="exact"/>'
        data = _plain(p("云河县教育局2026年工作要点"), p("各校要抓好落实。", spacing + INDENT))
        found = lint(parse(data, "文.docx"), Config(select=("FMT008",)))
        assert [item.severity for item in found] == [severity]


RED_HEAD = "<w:rFonts w:eastAsia='方正小标宋简体'/><w:color w:val='FF0000'/><w:sz w:val='84'/>"
TITLE = "<w:rFonts w:eastAsia='方正小标宋简体'/><w:sz w:val='44'/>"


@pytest.mark.parametrize("number", ["云教发〔2026〕12号", "云教发〔2026〕12号　　签发人：张某某", ""])
def test_a_red_head_set_by_hand_is_not_taken_for_the_title(number: str) -> None:
    centre = '<w:jc w:val="center"/>'
    head = p(r("云河县教育局文件", RED_HEAD), centre) + p() + (p(number, centre) + p() if number else "")
    title = p(r("云河县教育局关于放假的通知", TITLE), centre)
    data = _plain(head, title, p("各学校："), p("现将放假事项通知如下，请认真执行。", INDENT))
    assert _found(data, "FMT003", "FMT004", "FMT006", "FMT007", "FMT009", "FMT014") == []


def test_a_paper_in_another_language_is_not_measured_by_the_standard() -> None:
    letter = '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"/>'
    for text, codes in (
        ("A report on schools, with one Chinese name: 云河县.", []),
        ("云河县教育局report", ["FMT001"]),
    ):
        found = _found(builders.docx(p(text) + f"<w:sectPr>{letter}</w:sectPr>"), "FMT")
        assert [code for code, _ in found][:1] == codes


def test_a_crosswise_page_whose_number_stands_at_its_foot_is_a_hint() -> None:
    found = [item for item in lint(parse(handmade.with_crosswise_table(), "文.docx")) if item.code == "FMT012"]
    assert [(item.severity, item.message[:6]) for item in found] == [(Severity.INFO, "横排的一节，")]


def test_a_title_set_large_and_red_is_judged_as_the_title_that_it_is() -> None:
    title = p(r("云河县教育局关于放假的通知", RED_HEAD), '<w:jc w:val="center"/>')
    data = _plain(title, p("各中小学："), p("现将放假事项通知如下，请认真执行。", INDENT))
    assert [code for code, _ in _found(data, "FMT006")] == ["FMT006"]


def test_spaces_are_deleted_only_where_the_paragraph_is_indented_without_them() -> None:
    bare, indented = (
        [finding for finding in lint(document) if finding.code == "FMT010"]
        for document in map(layout_document, ("正文.前空格=2 正文.首行=0", "正文.前空格=2 正文.首行=2"))
    )
    assert [finding.fix for finding in bare] == [None]
    (finding,) = indented
    assert finding.fix is not None
    assert all(edit.text == "" for edit in finding.fix.edits)
