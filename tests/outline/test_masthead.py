"""版头 and 版记 typed into a plain text, or set by hand in Word: elements, and no part of the title."""

from __future__ import annotations

import pytest
from tests.lint import handmade
from tests.readers import builders

from govdoc.lint import lint
from govdoc.model import Document, OfficialFormat, Salutation, Table
from govdoc.outline import outline, structure
from govdoc.readers.docx import parse as parse_docx
from govdoc.readers.text import parse

BODY = "各学校要对照任务清单逐项抓好落实，重要情况及时报县教育局办公室。"
TITLE = "云河县教育局关于做好防汛工作的通知"


def framed(text: str) -> Document:
    return outline(parse(text, "文.txt")).document


def elements(text: str) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for name, value in framed(text).elements.texts():
        out.setdefault(name, []).append(value.value)
    return out


def test_every_element_above_the_title_is_one() -> None:
    head = "000012\n机密★1年\n特急\n云河县教育局文件\n\n云教发〔2026〕8号\n"
    text = f"{head}{TITLE}\n各学校：\n{BODY}"
    assert elements(text) == {
        "copy_number": ["000012"],
        "classification": ["机密★1年"],
        "urgency": ["特急"],
        "issuer_mark": ["云河县教育局文件"],
        "document_number": ["云教发〔2026〕8号"],
    }
    assert outline(parse(text, "文.txt")).title == TITLE
    assert framed(text).format is OfficialFormat.DOCUMENT


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("云教发〔2026〕8号　　　　签发人：李某某", ["李某某"]),
        ("云教发〔2026〕 8 号      签发人：李  明", ["李  明"]),
        ("云教发〔2026〕8号 签发人：李某某 王某某", ["李某某", "王某某"]),
        ("云教发〔2026〕8号\n签发人：李某某", ["李某某"]),
    ],
)
def test_the_signatory_stands_beside_the_number_or_below_it(line: str, names: list[str]) -> None:
    found = elements(f"云河县教育局文件\n{line}\n云河县教育局关于防汛工作情况的报告\n县人民政府：\n{BODY}")
    assert found["signatory"] == names
    assert found["document_number"][0].startswith("云教发〔2026〕")


def test_the_marks_of_several_offices_and_their_word_file() -> None:
    text = f"云河县教育局\n云河县财政局\n文件\n云教联发〔2026〕3号\n关于做好教师待遇保障工作的通知\n各学校：\n{BODY}"
    assert elements(text)["issuer_mark"] == ["云河县教育局文件", "云河县财政局"]


def test_a_mark_spread_by_blanks_is_one() -> None:
    found = elements(f"云 河 县 教 育 局 文 件\n云教发〔2026〕8号\n{TITLE}\n各学校：\n{BODY}")
    assert found["issuer_mark"] == ["云 河 县 教 育 局 文 件"]


def test_an_office_that_begins_the_title_is_no_mark() -> None:
    text = f"云河县教育局\n关于做好防汛工作的通知\n各学校：\n{BODY}"
    assert elements(text) == {}
    assert outline(parse(text, "文.txt")).title == TITLE
    below_mark = f"云河县教育局文件\n云教发〔2026〕8号\n{text}"
    assert elements(below_mark)["issuer_mark"] == ["云河县教育局文件"]
    assert outline(parse(below_mark, "文.txt")).title == TITLE


def test_a_motto_above_the_title_stays_the_title() -> None:
    text = f"凝心聚力　开拓进取\n在全县教育工作会议上的讲话\n同志们：\n{BODY}"
    assert outline(parse(text, "文.txt")).title == "凝心聚力　开拓进取"


def test_a_number_under_the_title_is_the_document_number() -> None:
    assert elements(f"{TITLE}\n云教发〔2026〕8号\n各学校：\n{BODY}") == {"document_number": ["云教发〔2026〕8号"]}


def test_a_faulty_number_and_an_unknown_urgency_are_judged() -> None:
    text = f"紧急\n云河县教育局文件\n云教发[2026]08号\n{TITLE}\n各学校：\n{BODY}\n云河县教育局\n2026年6月5日\n"
    assert {finding.code for finding in lint(parse(text, "文.txt"))} == {"ELE007", "ELE032"}


FOOT = "抄送：县应急管理局，\n县水利局。\n云河县教育局办公室　　2026年6月6日印发\n"
END = f"{TITLE}\n各学校：\n{BODY}\n云河县教育局\n2026年6月5日\n"


def test_the_colophon_is_elements_and_the_date_before_it_is_the_date() -> None:
    assert elements(f"{END}（此件公开发布）\n{FOOT}（共印60份）") == {
        "signature": ["云河县教育局"],
        "date": ["2026年6月5日"],
        "remark": ["（此件公开发布）"],
        "cc": ["县应急管理局，县水利局。"],
        "printing_office": ["云河县教育局办公室"],
        "print_date": ["2026年6月6日"],
    }


def test_an_early_print_date_and_an_unstopped_cc_are_judged() -> None:
    foot = FOOT.replace("6月6日", "5月6日").replace("水利局。", "水利局")
    found = {finding.code for finding in lint(parse(END + foot, "文.txt"))}
    assert {"ELE026", "ELE030"} <= found


@pytest.mark.parametrize("made", [handmade.with_red_head, handmade.with_foot_in_lines])
def test_a_paper_set_by_hand_in_word_has_its_elements(made: object) -> None:
    assert callable(made)
    found = outline(parse_docx(made(), "手工.docx"))
    names = {name for name, _ in found.document.elements.texts()}
    assert {"issuer_mark", "document_number", "signature", "date", "cc", "printing_office", "print_date"} <= names
    assert found.title == "".join(handmade.TITLE)
    assert not any(isinstance(block, Table) for block in found.document.blocks)


def test_a_masthead_in_a_table_of_word_is_one() -> None:
    cells = "".join(
        f"<w:tr>{builders.cell(builders.p(builders.r(t)))}</w:tr>" for t in ("云河县教育局文件", "云教发〔2026〕8号")
    )
    body = f"<w:tbl>{cells}</w:tbl>" + "".join(builders.p(builders.r(t)) for t in (TITLE, "各学校：", BODY))
    found = outline(parse_docx(builders.docx(body), "表.docx"))
    assert [name for name, _ in found.document.elements.texts()] == ["issuer_mark", "document_number"]
    assert found.title == TITLE


def test_a_table_of_data_stays_one() -> None:
    cells = "".join(f"<w:tr>{builders.cell(builders.p(builders.r(t)))}</w:tr>" for t in ("云河县教育局", "学校数"))
    body = builders.p(builders.r(TITLE)) + builders.p(builders.r(BODY)) + f"<w:tbl>{cells}</w:tbl>"
    assert any(isinstance(block, Table) for block in structure(parse_docx(builders.docx(body), "表.docx")).blocks)


@pytest.mark.parametrize(
    "line",
    ["各学校：", "各校：", "各科室：", "各中小学：", "县直各学校、幼儿园：", "县人民政府：", "省教育厅，市人民政府："],
)
def test_a_short_line_of_addressees_is_one(line: str) -> None:
    document = framed(f"{TITLE}\n{line}\n{BODY}")
    assert [block.text.value for block in document.blocks if isinstance(block, Salutation)] == [line]


@pytest.mark.parametrize(
    ("head", "foot", "form"),
    [
        ("云河县教育局文件\n云教发〔2026〕8号\n", "", OfficialFormat.DOCUMENT),
        ("云河县教育局\n云教函〔2026〕8号\n", "", OfficialFormat.LETTER),
        ("特急\n", "", OfficialFormat.DOCUMENT),
        ("", FOOT, OfficialFormat.DOCUMENT),
        ("", "", OfficialFormat.ORDINARY),
    ],
)
def test_the_elements_tell_the_format(head: str, foot: str, form: OfficialFormat) -> None:
    assert framed(head + END + foot).format is form
