"""版记 as older papers have it, lines that end in a wrong mark, and a 版头 on one line with the title."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.readers import builders

import govdoc
from govdoc.lint import lint
from govdoc.model import Document, Paragraph, Residue, ResidueKind, Salutation
from govdoc.outline import outline, structure
from govdoc.readers.docx import parse as parse_docx
from govdoc.readers.text import parse

TITLE = "云河县教育局关于做好防汛工作的通知"
BODY = "各学校要对照任务清单逐项抓好落实，重要情况及时报县教育局办公室。"
PAPER = f"{TITLE}\n各学校：\n{BODY}\n云河县教育局\n2026年6月5日\n"
PRINTED = "云河县教育局办公室　2026年6月6日印发\n"


def framed(text: str) -> Document:
    return outline(parse(text, "文.txt")).document


def values(document: Document) -> dict[str, str]:
    return {name: text.value for name, text in document.elements.texts()}


def residue(document: Document) -> list[str]:
    return [b.text.value for b in document.blocks if isinstance(b, Residue) and b.kind is ResidueKind.COLOPHON]


def test_lines_of_an_old_colophon_are_elements_or_residue_and_no_paragraphs() -> None:
    document = framed(f"{PAPER}主题词：教育　防汛　通知\n抄送：县财政局。\n{PRINTED}（共印120份）\n")
    assert residue(document) == ["主题词：教育　防汛　通知", "（共印120份）"]
    assert [block.text.value for block in document.blocks if isinstance(block, Paragraph)] == [BODY]
    assert values(document)["printing_office"] == "云河县教育局办公室"
    assert lint(parse(f"{PAPER}抄送：县财政局。\n{PRINTED}共印120份\n", "文.txt")) == []


@pytest.mark.parametrize(
    ("lines", "copied"),
    [
        ("抄报：市教育局。\n抄送：县委办公室，县财政局。\n", "市教育局，县委办公室，县财政局。"),
        ("分送：县委常委，县政府领导。\n", "县委常委，县政府领导。"),
        ("发送：各中小学。\n", "各中小学。"),
    ],
)
def test_all_to_whom_an_old_paper_goes_besides_are_copied_to(lines: str, copied: str) -> None:
    assert values(framed(PAPER + lines + PRINTED))["cc"] == copied


def test_the_addressee_of_a_colophon_is_the_one_of_the_paper_unless_it_has_one_above() -> None:
    foot = f"主送：各中小学。\n抄送：县财政局。\n{PRINTED}"
    above = framed(PAPER + foot)
    assert "addressee" not in values(above)
    assert residue(above) == ["主送：各中小学。"]
    text = PAPER.replace("各学校：\n", "") + foot
    assert values(framed(text))["addressee"] == "各中小学"
    assert lint(parse(text, "文.txt")) == []


def test_a_table_with_the_number_of_copies_is_a_colophon_too() -> None:
    rows = ("抄送：县财政局。", "云河县教育局办公室　2026年6月6日印发", "共印60份")
    cells = "".join(f"<w:tr>{builders.cell(builders.p(builders.r(line)))}</w:tr>" for line in rows)
    body = "".join(builders.p(builders.r(line)) for line in PAPER.splitlines()) + f"<w:tbl>{cells}</w:tbl>"
    document = structure(parse_docx(builders.docx(body), "文.docx"))
    assert values(document)["print_date"] == "2026年6月6日"
    assert residue(document) == ["共印60份"]


@pytest.mark.parametrize("mark", ["、", "，"])
@pytest.mark.parametrize("below", ["", "主题词：教育　通知\n", "共印60份\n"])
def test_a_list_that_breaks_off_takes_no_other_element_with_it(mark: str, below: str) -> None:
    found = values(framed(f"{PAPER}抄送：县委办公室、县财政局{mark}\n{below}{PRINTED}"))
    assert found["cc"] == f"县委办公室、县财政局{mark}"
    assert (found["printing_office"], found["print_date"]) == ("云河县教育局办公室", "2026年6月6日")


NUMBERED = "云教发〔2026〕3号"


@pytest.mark.parametrize(
    "head",
    [
        f"云河县教育局文件 {NUMBERED} ",
        f"云河县教育局文件{NUMBERED}　",
        f"云河县教育局文件　{NUMBERED}　签发人：李某某　",
        f"{NUMBERED} ",
    ],
)
def test_a_masthead_on_one_line_with_the_title_is_elements(head: str) -> None:
    text = f"{head}{TITLE}\n各学校：\n{BODY}\n"
    found = outline(parse(text, "文.txt"))
    assert found.title == TITLE
    known = values(found.document)
    assert known["document_number"] == NUMBERED
    assert ("issuer_mark" in known) == ("文件" in head)
    assert ("signatory" in known) == ("签发人" in head)
    assert all(text[value.start : value.end] == value.value for _, value in found.document.elements.texts())


def test_a_paper_poured_into_the_line_of_its_masthead_is_cut_up() -> None:
    document = framed(f"云河县教育局文件 {NUMBERED} {TITLE} 各学校： {BODY}\n{BODY}\n")
    assert values(document) == {"issuer_mark": "云河县教育局文件", "document_number": NUMBERED}
    assert [block.text.value for block in document.blocks if isinstance(block, Salutation)] == ["各学校："]


@pytest.mark.parametrize(
    "line",
    [
        f"根据{NUMBERED} 关于做好防汛工作的通知，各校要抓好落实。",
        f"{NUMBERED} 关于做好防汛工作的有关要求，请各校认真落实。",
    ],
)
def test_a_sentence_that_names_a_paper_is_no_masthead(line: str) -> None:
    assert values(framed(f"{line}\n{BODY}\n")) == {}


def test_a_text_with_a_colophon_and_no_mark_is_saved_under_the_mark_of_its_signature(tmp_path: Path) -> None:
    document = framed(f"{PAPER}抄送：县财政局、\n{PRINTED}")
    for suffix in ("docx", "md", "txt", "html"):
        govdoc.save(document, tmp_path / f"文.{suffix}")
    again = structure(govdoc.read(tmp_path / "文.docx"))
    assert values(again)["issuer_mark"] == "云河县教育局文件"
    assert values(again)["cc"] == "县财政局。"
