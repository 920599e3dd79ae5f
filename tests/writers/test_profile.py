from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from govdoc.drafting.delivery import check
from govdoc.drafting.settings import profile_for, read_profile
from govdoc.errors import UsageError
from govdoc.gbt9704 import FAMILIES, Strength, Typeface
from govdoc.lint import lint, parse_config
from govdoc.model import Document, Elements, OfficialFormat, Paragraph, Table, Text, Title
from govdoc.profile import NORM, NumberForm, NumberPlace, Profile
from govdoc.readers import docx as reader
from govdoc.writers import write
from govdoc.writers.flow import lines

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WHOLE = """
["版式"]
"字体" = { "仿宋" = "宋体", "楷体" = "华文行楷", "小标宋" = "黑体" }
"页边距" = { "上" = 30, "下" = "25mm", "左" = 25, "右" = "25 毫米" }
"行距" = "28磅"
"三级标题加粗" = true
"页码" = { "位置" = "居中", "样式" = "- # -" }
"""
PROFILE = Profile(
    fangsong="宋体",
    kaiti="华文行楷",
    xiaobiaosong="黑体",
    top=30,
    bottom=25,
    left=25,
    right=25,
    line_pitch=28,
    bold_third_level=True,
    number_place=NumberPlace.CENTRE,
    number_form=NumberForm.HYPHENS,
)


def findings(data: bytes, configuration: str) -> set[str]:
    """Codes of the rules of layout that find something."""
    found = lint(reader.parse(data, "成稿.docx"), parse_config(configuration, "govdoc.toml"))
    return {finding.code for finding in found if finding.code.startswith("FMT")}


def test_the_standard_departs_from_nothing() -> None:
    assert NORM.departures() == ()
    assert NORM.lines_per_page == 22


@pytest.mark.parametrize("typeface", list(Typeface))
def test_another_name_of_the_same_typeface_is_no_departure(typeface: Typeface) -> None:
    for name in FAMILIES[typeface]:
        fields: dict[str, Any] = {typeface.name.lower(): name}
        assert replace(NORM, **fields).departures() == ()


@pytest.mark.parametrize(
    ("profile", "clause", "strength"),
    [
        (replace(NORM, fangsong="宋体"), "5.2.2", Strength.USUALLY),
        (replace(NORM, xiaobiaosong="黑体"), "7.3.1", Strength.USUALLY),
        (replace(NORM, bold_third_level=True), "7.3.3", Strength.USUALLY),
        (replace(NORM, top=25.4), "5.2.1", Strength.MUST),
        (replace(NORM, line_pitch=32), "5.2.3", Strength.USUALLY),
        (replace(NORM, number_place=NumberPlace.CENTRE), "7.5", Strength.USUALLY),
        (replace(NORM, number_form=NumberForm.BARE), "7.5", Strength.USUALLY),
    ],
)
def test_a_departure_names_its_clause_and_how_binding_it_is(profile: Profile, clause: str, strength: Strength) -> None:
    (departure,) = profile.departures()
    assert (departure.clause, departure.strength) == (clause, strength)


def test_what_stays_within_the_tolerance_is_no_departure() -> None:
    assert replace(NORM, top=37.8, left=27.2).departures() == ()
    assert replace(NORM, line_pitch=29).departures() == ()


def test_a_profile_is_read(tmp_path: Path) -> None:
    (tmp_path / "govdoc.toml").write_text('select = ["PUN"]\n' + WHOLE, encoding="utf-8")
    profile, said = profile_for(tmp_path)
    assert profile == PROFILE
    assert "上边距30 mm，标准为37 mm±1 mm（GB/T 9704—2012 5.2.1，应）" in said
    assert len(said.splitlines()) == len(profile.departures()) + 1


def test_a_configuration_without_layout_is_the_standard(tmp_path: Path) -> None:
    (tmp_path / "govdoc.toml").write_text('ignore = ["PUN"]\n', encoding="utf-8")
    assert profile_for(tmp_path) == (NORM, "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('"版式" = "好看"', ":1：“版式”应为“键 = 值”的形式"),
        ('["版式"]\n"字号" = 3', ":2：“版式”中不认识的键“字号”"),
        ('["版式"]\n"页边距" = {"上" = "三厘米"}', ":2：“页边距.上”应为 5 到 80 之间的数（毫米），现为“三厘米”"),
        ('["版式"]\n"页边距" = {"左" = 70, "右" = 70}', ":1：页边距太大"),
        ('["版式"]\n"行距" = 9', ":2：“行距”应为 18 到 60 之间的数（磅），现为“9”"),
        ('["版式"]\n"字体" = {"仿宋" = ["甲"]}', ":2：“字体.仿宋”应为字体的名称"),
        ('["版式"]\n["版式"."页码"]\n"位置" = "中间"', ":3：“页码.位置”应为 外侧、居中 之一，现为“中间”"),
        ('["版式"]\n"三级标题加粗" = "也许"', ":2：“三级标题加粗”应为 是、否 之一"),
        ('"板式" = {}', ":1：不认识的键“板式”，是否想写“版式”？"),
        ("[版式]", ":1：不是合法的 TOML，中文的键要加引号"),
        ("profile = [", ":1：不是合法的 TOML"),
    ],
)
def test_a_fault_of_the_configuration_is_named(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "govdoc.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as error:
        read_profile(path)
    assert said in str(error.value)


def test_the_standard_profile_changes_no_byte(plan: Document) -> None:
    assert write(plan, "docx", NORM) == write(plan)


def test_what_a_profile_sets_the_rules_find_faultless_and_the_standard_finds(plan: Document) -> None:
    data = write(plan, "docx", PROFILE)
    assert findings(data, WHOLE) == set()
    assert findings(data, "") >= {"FMT002", "FMT003", "FMT005", "FMT006", "FMT012"}
    assert findings(write(plan), WHOLE) >= {"FMT002", "FMT003", "FMT006", "FMT008", "FMT012"}


def test_the_parts_of_the_file_say_what_the_profile_sets(
    plan: Document, parts: Callable[[bytes], dict[str, bytes]]
) -> None:
    found = {name: data.decode() for name, data in parts(write(plan, "docx", PROFILE)).items() if name.endswith("xml")}
    document, styles, footer = (found[f"word/{name}.xml"] for name in ("document", "styles", "footer1"))
    assert 'w:linePitch="560"' in document
    assert 'w:top="1701"' in document
    assert "仿宋" not in document + styles
    assert "华文行楷" in styles
    third = re.search(r'<w:style [^>]*w:styleId="Heading3">.*?</w:style>', styles)
    assert third is not None
    assert "<w:b/><w:bCs/>" in third[0]
    assert 'w:val="center"' in footer
    assert ">- <" in footer


def test_tables_are_as_wide_as_the_page_of_the_profile(
    plan: Document, parts: Callable[[bytes], dict[str, bytes]]
) -> None:
    assert any(isinstance(block, Table) for block in plan.blocks)
    document = parts(write(plan, "docx", PROFILE))["word/document.xml"].decode()
    width = re.search(r'<w:tblW w:w="(\d+)"', document)
    assert width is not None
    assert abs(int(width[1]) - 160 / 25.4 * 1440) <= 3
    columns = [int(found) for found in re.findall(r'<w:gridCol w:w="(\d+)"', document)]
    assert abs(sum(columns) - int(width[1])) <= len(columns)


def test_titles_turn_by_the_width_of_the_profile(speech: Document, parts: Callable[[bytes], dict[str, bytes]]) -> None:
    title = "云河县教育局关于做好2026年春季学期开学工作的通知"
    document = replace(speech, blocks=(Title(Text(title)), Paragraph(Text("各中小学校要抓好落实。"))))
    narrow = parts(write(document, "docx", replace(NORM, left=55, right=55)))["word/document.xml"].decode()
    assert narrow.count("<w:br/>") == 2
    assert parts(write(document))["word/document.xml"].decode().count("<w:br/>") == 1


def test_pages_that_lie_crosswise_have_the_page_number_of_the_profile(
    speech: Document, parts: Callable[[bytes], dict[str, bytes]]
) -> None:
    table = Table(((Text("项目"), Text("数量")), (Text("学位"), Text("200个"))), landscape=True)
    document = replace(speech, blocks=(*speech.blocks, table))
    found = parts(write(document, "docx", PROFILE))
    footers = [data.decode() for name, data in found.items() if name.startswith("word/footerAcross")]
    assert len(footers) == 2
    for footer in footers:
        assert footer.count(">- <") == footer.count("> -<") >= 1
        assert "—" not in footer


def test_an_html_page_is_laid_out_by_the_profile(plan: Document) -> None:
    page, standard = (write(plan, "html", profile).decode() for profile in (PROFILE, NORM))
    assert "margin: 30mm 25mm 25mm 25mm" in page
    assert "line-height: 9.878mm" in page
    assert "font-family: '宋体', '仿宋'" in page
    assert re.search(r"\.level3 \{[^}]*font-weight: bold", page)
    assert not re.search(r"\.level3 \{[^}]*font-weight: bold", standard)
    assert standard == write(plan, "html").decode()
    assert write(plan, "md", PROFILE) == write(plan, "md")


@pytest.mark.parametrize("to", ["docx", "html", "md", "txt"])
def test_the_library_writes_and_saves_by_a_profile(plan: Document, to: str, tmp_path: Path) -> None:
    import govdoc

    govdoc.save(plan, tmp_path / f"要点.{to}", profile=PROFILE)
    assert (tmp_path / f"要点.{to}").read_bytes() == govdoc.write(plan, to, profile=PROFILE) == write(plan, to, PROFILE)
    assert govdoc.write(plan, to) == write(plan, to)


def test_signatories_stand_by_the_edge_of_the_profile(
    speech: Document, parts: Callable[[bytes], dict[str, bytes]]
) -> None:
    elements = Elements(
        issuer_mark=(Text("云河县教育局文件"),), document_number=Text("云教〔2026〕5号"), signatory=(Text("林知远"),)
    )
    paper = replace(speech, elements=elements, format=OfficialFormat.DOCUMENT)
    files = (write(paper, "docx", profile) for profile in (NORM, replace(NORM, left=38, right=36)))
    first = re.compile(rb'<w:tab w:val="left" w:pos="(\d+)"')
    stops = [int(first.findall(parts(data)["word/document.xml"])[0]) for data in files]
    assert stops[0] - stops[1] == pytest.approx(20 / 25.4 * 1440, abs=2)


def test_an_addressee_moves_where_the_page_of_the_profile_has_no_room_for_the_body(speech: Document) -> None:
    elements = Elements(issuer_mark=(Text("云河县教育局文件"),), addressee=Text("、".join(["云河县第一中学"] * 14)))
    title = Title(Text("关于做好开学工作的通知"))
    paper = replace(
        speech, blocks=(title, Paragraph(Text("请落实。"))), elements=elements, format=OfficialFormat.DOCUMENT
    )
    narrow = replace(NORM, left=50, right=50, line_pitch=32)
    assert not any(line.startswith("主送：") for line in lines(paper))
    assert any(line.startswith("主送：") for line in lines(paper, narrow))
    check(paper, write(paper, "docx", narrow), "docx", narrow)
