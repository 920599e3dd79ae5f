"""The official formats as Word files: every element in its style, checked, and read back."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from govdoc.drafting.delivery import check
from govdoc.errors import DeliveryError, GovdocError, UnreadableError, UsageError
from govdoc.lint import lint
from govdoc.model import Document, Elements, Form, OfficialFormat, Paragraph, Source, Text, Title
from govdoc.readers import docx as reader
from govdoc.writers import write as written
from govdoc.writers.docx import write
from govdoc.writers.flow import lines

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from govdoc.model import Block

Parts = dict[str, bytes]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NS = {
    "w": W[1:-1],
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}
SOURCE = Source.of_lines("稿.md", "x", Form.MARKDOWN)
BODY = "各校要扎实做好开学准备，确保师生按时返校、课程按时开设、安全平稳有序。"
NAMES = ("云河县教育局", "云河县公安局", "云河县财政局", "云河县市场监督管理局")
COLOPHON: dict[str, Any] = {
    "cc": Text("县政府办公室，县财政局"),
    "printing_office": Text("云河县教育局办公室"),
    "print_date": Text("2026年2月6日"),
}


def paper(form: OfficialFormat, source: Source = SOURCE, **given: Any) -> Document:
    blocks: tuple[Block, ...] = (
        Title(Text("云河县教育局关于做好开学工作的通知")),
        *(Paragraph(Text(BODY)) for _ in range(3)),
    )
    return Document(blocks, source, Elements(**given), format=form)


def texts(*values: str) -> tuple[Text, ...]:
    return tuple(map(Text, values))


def notice(**given: Any) -> Document:
    usual: dict[str, Any] = {
        "issuer_mark": texts("云河县教育局文件"),
        "document_number": Text("云教〔2026〕5号"),
        "addressee": Text("各中小学校、幼儿园"),
        "signature": texts("云河县教育局"),
        "date": Text("2026年2月5日"),
        **COLOPHON,
    }
    return paper(OfficialFormat.DOCUMENT, **(usual | given))


def letter(**given: Any) -> Document:
    usual: dict[str, Any] = {
        "issuer_mark": texts("云河县教育局"),
        "document_number": Text("云教函〔2026〕5号"),
        "urgency": Text("特急"),
        "signature": texts("云河县教育局"),
        "date": Text("2026年2月5日"),
        "cc": Text("县财政局"),
    }
    return paper(OfficialFormat.LETTER, **(usual | given))


def order() -> Document:
    whole = paper(
        OfficialFormat.ORDER,
        issuer_mark=texts("云河县人民政府令"),
        document_number=Text("第5号"),
        stamp_office=Text("县长"),
        date=Text("2026年2月5日"),
    )
    return replace(whole, blocks=whole.blocks[1:])


def minutes() -> Document:
    return paper(
        OfficialFormat.MINUTES,
        issuer_mark=texts("云河县教育局会议纪要"),
        document_number=Text("第5期"),
        attendance=(("出席", Text("林知远、顾明川")), ("请假", Text("许安"))),
        **COLOPHON,
    )


ALL = {
    "文件": notice(copy_number=Text("000012"), classification=Text("机密★1年"), urgency=Text("特急")),
    "上行文": notice(signatory=texts("林知远", "顾明川", "许安"), sealed=True),
    "联合行文": notice(issuer_mark=texts("云河县教育局文件", *NAMES[1:]), signature=texts(*NAMES), sealed=True),
    "移主送": notice(addressee=Text("、".join(["云河县第一初级中学"] * 26))),
    "信函": letter(),
    "命令": order(),
    "纪要": minutes(),
}
each = pytest.mark.parametrize("document", ALL.values(), ids=ALL.keys())


def found(xml: bytes, path: str) -> list[Any]:
    result: list[Any] = etree.fromstring(xml).xpath(path, namespaces=NS)
    return result


@pytest.fixture(scope="session")
def body(parts: Callable[[bytes], Parts]) -> Callable[[Document], bytes]:
    return lambda document: parts(write(document))["word/document.xml"]


@each
@pytest.mark.parametrize("to", ["docx", "md", "txt", "html"])
def test_every_format_passes_its_check_in_every_form(document: Document, to: str) -> None:
    check(document, written(document, to), to)


@each
def test_the_same_document_gives_the_same_bytes(document: Document) -> None:
    assert write(document) == write(document)


@each
def test_what_govdoc_writes_govdoc_finds_faultless(document: Document) -> None:
    assert lint(reader.parse(write(document), "成稿.docx")) == []


@each
def test_elements_come_back_from_the_file(document: Document) -> None:
    read = reader.parse(write(document), "成稿.docx")
    assert read.skipped == ()
    assert read.format is document.format
    wanted = [(name, text.value) for name, text in document.elements.texts() if name != "addressee"]
    given = [(name, text.value) for name, text in read.elements.texts() if name != "addressee"]
    assert [(name, value.removesuffix("。")) for name, value in given] == wanted
    assert [label for label, _ in read.elements.attendance] == [label for label, _ in document.elements.attendance]


@each
def test_a_file_that_was_read_is_written_alike(document: Document) -> None:
    read = reader.parse(write(document), "成稿.docx")
    assert lines(read) == lines(document)


def test_every_part_is_valid_under_the_schemas_of_ooxml(repository: Path, tmp_path: Path) -> None:
    validator = repository.parent / "shared" / "schemas" / "validate_docx.py"
    if not validator.is_file():
        assert not os.environ.get("CI"), "the schemas of OOXML are missing"
        pytest.skip("the schemas of OOXML are not beside the checkout")
    (tmp_path / "章.png").write_bytes(PNG)
    source = Source.of_lines(str(tmp_path / "稿.md"), "x", Form.MARKDOWN)
    sealed = replace(notice(seals=("章.png",)), source=source)
    stamped = replace(order(), source=source, elements=replace(order().elements, stamp="章.png"))
    files = []
    joint = replace(notice(seals=("章.png",) * 4, signature=texts(*NAMES)), source=source)
    for n, document in enumerate((*ALL.values(), sealed, stamped, joint)):
        files.append(tmp_path / f"{n}.docx")
        files[-1].write_bytes(write(document))
    done = subprocess.run(
        [sys.executable, validator, *files], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count(": valid") == len(files)


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63f8cfc0f01f0005000"
    "1ff89993d1d0000000049454e44ae426082"
)
"""A red dot."""


@pytest.mark.parametrize(
    "name", ["cc", "printing_office", "print_date", "document_number", "issuer_mark", "copy_number"]
)
def test_a_lost_character_of_masthead_and_colophon_is_noticed(name: str) -> None:
    whole = ALL["文件"]
    value = getattr(whole.elements, name)
    shorter = tuple(Text(one.value[1:]) for one in value) if isinstance(value, tuple) else Text(value.value[1:])
    short = replace(whole, elements=replace(whole.elements, **{name: shorter}))  # type: ignore[arg-type]
    with pytest.raises(DeliveryError):
        check(whole, write(short), "docx")


def test_the_fallback_of_the_text_box_says_what_the_text_box_says(body: Callable[[Document], bytes]) -> None:
    xml = body(ALL["移主送"])
    choice = found(xml, "//mc:Choice//w:txbxContent//w:t/text()")
    assert choice == found(xml, "//mc:Fallback//w:txbxContent//w:t/text()")
    assert choice[0].startswith("主送：云河县第一初级中学、")
    assert choice[1:] == ["抄送：县政府办公室，县财政局。", "云河县教育局办公室", "2026年2月6日印发"]


def test_the_red_line_is_as_wide_as_the_text(body: Callable[[Document], bytes]) -> None:
    """An indent of the paragraph would shorten its border: the 字 before the number is one of its first line."""
    (line,) = found(body(ALL["上行文"]), "//w:p[w:pPr/w:pBdr]")
    assert line.xpath("w:pPr/w:pBdr/w:bottom/@w:color", namespaces=NS) == ["FF0000"]
    (indent,) = line.xpath("w:pPr/w:ind", namespaces=NS)
    assert {key.removeprefix(W): value for key, value in indent.attrib.items()} == {
        "firstLineChars": "100",
        "firstLine": "315",
    }


def test_an_order_has_no_red_line(body: Callable[[Document], bytes]) -> None:
    assert not found(body(order()), "//w:pBdr")


def test_a_letter_has_no_number_on_its_first_page_and_four_red_bars(body: Callable[[Document], bytes]) -> None:
    xml = body(letter())
    assert [e.tag.removeprefix(W) for e in found(xml, "//w:sectPr/*")][-2:] == ["titlePg", "docGrid"]
    names = found(xml, "//wp:docPr/@name")
    assert sum(name.startswith("红线") for name in names) == 4
    ids = found(xml, "//wp:docPr/@id")
    assert len(set(ids)) == len(ids)


def test_an_ordinary_document_has_none_of_this(body: Callable[[Document], bytes]) -> None:
    xml = body(paper(OfficialFormat.ORDINARY, signature=texts("云河县教育局"), date=Text("2026年2月5日")))
    assert not found(xml, "//w:pBdr | //w:drawing | //w:titlePg | //w:tbl")


def test_the_title_of_an_order_that_its_mark_repeats_is_printed_once() -> None:
    twice = replace(order(), blocks=(Title(Text("云河县人民政府令")), Paragraph(Text(BODY))))
    assert lines(twice) == ["云河县人民政府令", "第5号", BODY, "县长", "2026年2月5日"]


def test_the_addressee_stays_where_the_body_still_shows() -> None:
    assert "各中小学校、幼儿园：" in lines(notice())
    assert not any(line.startswith("主送：") for line in lines(notice()))


def test_a_seal_lies_behind_the_text_and_is_not_named_by_its_file(
    tmp_path: Path, body: Callable[[Document], bytes]
) -> None:
    (tmp_path / "章.png").write_bytes(PNG)
    source = Source.of_lines(str(tmp_path / "稿.md"), "x", Form.MARKDOWN)
    xml = body(replace(notice(seals=("章.png",)), source=source))
    (anchor,) = found(xml, "//wp:anchor[wp:docPr/@name='印章']")
    assert anchor.get("behindDoc") == "1"
    assert anchor.xpath("wp:extent/@cx", namespaces=NS) == [str(42 * 36000)]
    assert "章.png" not in xml.decode()


def test_each_of_several_seals_is_a_drawing_of_its_own_above_the_table_of_signatures(
    tmp_path: Path, body: Callable[[Document], bytes]
) -> None:
    (tmp_path / "章.png").write_bytes(PNG)
    source = Source.of_lines(str(tmp_path / "稿.md"), "x", Form.MARKDOWN)
    xml = body(replace(notice(seals=("章.png",) * 4, signature=texts(*NAMES)), source=source))
    anchors = found(xml, "//wp:anchor[wp:docPr/@name='印章']")
    assert len(anchors) == 4
    assert not found(xml, "//w:tbl//wp:anchor[wp:docPr/@name='印章']")
    ids = found(xml, "//wp:docPr/@id")
    assert len(set(ids)) == len(ids)


def test_more_seals_than_a_page_holds_are_refused(tmp_path: Path) -> None:
    (tmp_path / "章.png").write_bytes(PNG)
    source = Source.of_lines(str(tmp_path / "稿.md"), "x", Form.MARKDOWN)
    names = texts(*(f"云河县第{n}局" for n in range(1, 17)))
    crowded = replace(notice(seals=("章.png",) * 16, signature=names), source=source)
    with pytest.raises(UsageError, match=r"16 枚印章要排 6 排，一页排不下.*加盖"):
        write(crowded)


@pytest.mark.parametrize(
    ("document", "error", "said"),
    [
        (notice(seals=("章.png",), date=None), UsageError, "套印印章要有发文机关署名和成文日期"),
        (paper(OfficialFormat.ORDINARY, cc=Text("县财政局")), UsageError, "普通格式没有版头和版记，无处排印抄送机关"),
        (letter(printing_office=Text("办公室")), UsageError, "信函格式中无处排印印发机关"),
        (letter(signatory=texts("林知远")), UsageError, "无处排印签发人"),
        (notice(issuer_mark=(), signature=()), UsageError, "文件格式要有红色的发文机关标志"),
        (notice(seals=("没有.png",)), UnreadableError, "没有.png"),
        (notice(seals=("章.png",), signature=texts(*NAMES)), UsageError, "印章有 1 枚，发文机关署名有 4 个"),
        (notice(stamp="章.png"), UsageError, "签发人职务"),
        (notice(cc=Text("县\x01政府")), GovdocError, "“抄送机关”中有文件无法容纳的字符"),
    ],
)
def test_what_a_format_cannot_print_is_refused(document: Document, error: type[GovdocError], said: str) -> None:
    with pytest.raises(error, match=said):
        write(document)


@pytest.mark.parametrize(
    ("name", "points"), [("云河县教育局文件", 48), ("云河县义务教育优质均衡发展工作领导小组办公室文件", 18)]
)
def test_a_mark_is_as_large_as_its_line_allows(body: Callable[[Document], bytes], name: str, points: int) -> None:
    (run,) = found(body(notice(issuer_mark=texts(name))), "//w:r[w:t='" + name + "']")
    size = run.xpath("w:rPr/w:sz/@w:val", namespaces=NS) or ["96"]
    assert int(size[0]) / 2 == pytest.approx(points, abs=1.5)
    assert int(size[0]) / 2 * len(name) <= 442.5
