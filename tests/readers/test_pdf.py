"""PDF with a text layer: lines joined, indents seen, page numbers set aside; and every PDF that cannot be read."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from govdoc.errors import UnreadableError
from govdoc.model import Paragraph, Residue, ResidueKind
from govdoc.outline import outline
from govdoc.readers import docx, pdf, read

LEFT, SIZE, PITCH = 80, 16, 29
"""Points."""
Placed = tuple[int, str]
"""A line: how many 字 it is indented, and its text."""


def pdf_bytes(pages: Sequence[Sequence[Placed]], encoding: str = "UniGB-UCS2-H") -> bytes:
    """A PDF as old offices made them: text in a Chinese font that is named, not embedded."""
    codec = "utf-16-be" if encoding.startswith("Uni") else "gbk"
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", (
        f"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/{encoding}/DescendantFonts[4 0 R]>>"
    ), (
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo"
        "<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/FontDescriptor 5 0 R/DW 1000/W[1 95 500 814 939 500]>>"
    ), (
        "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880"
        "/Descent -120/CapHeight 880/StemV 93>>"
    )]  # fmt: skip
    kids = []
    for page in pages:
        drawn = "".join(
            f"BT /F1 {SIZE} Tf {LEFT + indent * SIZE} {740 - at * PITCH} Td <{text.encode(codec).hex()}> Tj ET\n"
            for at, (indent, text) in enumerate(page)
        )
        objects.append(f"<</Length {len(drawn)}>>stream\n{drawn}endstream")
        objects.append(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]"
            f"/Resources<</Font<</F1 3 0 R>>>>/Contents {len(objects)} 0 R>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>"
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    tail = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<</Size {len(objects) + 1}/Root 1 0 R>>\n"
    return out + f"{tail}startxref\n{len(out)}\n%%EOF\n".encode()


SPEECH = [
    [
        (5, "在全县教育工作会议上的讲话"),
        (0, "同志们："),
        (2, "今天召开全县教育工作会议，主要任务是总结去年工作，部"),
        (0, "署今年任务。下面，我讲两点意见。"),
        (2, "一、肯定成绩，坚定信心"),
        (2, "去年，全县新建改扩建学校十二所，新增学位六千个，教师"),
        (0, "队伍不断壮大，办学条件明显改善，群众满意度继续提高了。"),
        (2, "教研工作成效明显，全县学业水平测试合格率又有新的提高"),
        (12, "— 1 —"),
    ],
    [
        (0, "，连续三年位居全市前列，受到上级充分肯定和社会好评。"),
        (2, "二、突出重点，抓好落实"),
        (2, "各学校要对照要点逐项分解任务，明确责任人和完成的时限，"),
        (0, "局督导室按季通报。"),
        (12, "— 2 —"),
    ],
]


def paragraphs(data: bytes) -> list[str]:
    return [block.text.value for block in pdf.parse(data, "讲话.pdf").blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize("encoding", ["UniGB-UCS2-H", "GBK-EUC-H"])
def test_printed_lines_become_paragraphs_also_across_pages(encoding: str) -> None:
    if encoding.startswith("GBK"):
        pages = [[(indent, text.replace("—", "-")) for indent, text in page] for page in SPEECH]
    else:
        pages = SPEECH
    assert paragraphs(pdf_bytes(pages, encoding)) == [
        "在全县教育工作会议上的讲话",
        "同志们：",
        "今天召开全县教育工作会议，主要任务是总结去年工作，部署今年任务。下面，我讲两点意见。",
        "一、肯定成绩，坚定信心",
        "去年，全县新建改扩建学校十二所，新增学位六千个，教师队伍不断壮大，办学条件明显改善，群众满意度继续提高了。",
        "教研工作成效明显，全县学业水平测试合格率又有新的提高，连续三年位居全市前列，受到上级充分肯定和社会好评。",
        "二、突出重点，抓好落实",
        "各学校要对照要点逐项分解任务，明确责任人和完成的时限，局督导室按季通报。",
    ]


def test_page_numbers_become_residue() -> None:
    residue = [block for block in pdf.parse(pdf_bytes(SPEECH), "讲话.pdf").blocks if isinstance(block, Residue)]
    assert [(block.kind, block.text.value) for block in residue] == [
        (ResidueKind.PAGE_MARK, "— 1 —"),
        (ResidueKind.PAGE_MARK, "— 2 —"),
    ]


def test_a_full_line_and_an_indented_one_are_two_paragraphs() -> None:
    lines = [
        (2, "去年，全县新建改扩建学校十二所，新增学位六千个，教师"),
        (0, "队伍不断壮大，办学条件明显改善，群众满意度继续提高了"),
        (2, "教研工作成效明显，全县学业水平测试合格率又有新的提高"),
        (0, "，连续三年位居全市前列，受到上级充分肯定和社会好评过"),
        (2, "校园安全防线更加牢固，全年没有发生一起责任事故，平安"),
        (0, "校园创建率达到百分之九十八，受到家长和社会各界好评。"),
    ]
    assert [text[:2] for text in paragraphs(pdf_bytes([lines]))] == ["去年", "教研", "校园"]


def test_the_date_at_the_right_edge_and_the_attachment_on_the_next_page_are_two_paragraphs() -> None:
    closing = [*SPEECH[1][:4], (17, "2026年3月5日校务办公室"), (12, "— 2 —")]
    attached = [(0, "附件1"), (5, "重点任务分工表"), (2, "各学校按照分工抓好落实，每季度报送一次工作进展情况。")]
    found = paragraphs(pdf_bytes([SPEECH[0], closing, attached]))
    assert found[-4:-1] == ["2026年3月5日校务办公室", "附件1", "重点任务分工表"]


def test_rows_of_a_table_that_fill_the_line_stay_apart() -> None:
    gap = "　" * 10
    rows = [(0, f"{name}{gap}{count}{gap}15200人") for name, count in (("小学", 30), ("初中", 12))]
    found = paragraphs(pdf_bytes([SPEECH[0], [*SPEECH[1][:4], *rows]]))
    assert [line[:2] for line in found[-2:]] == ["小学", "初中"]


def test_an_empty_page_of_a_short_pdf_is_passed_over() -> None:
    assert paragraphs(pdf_bytes([[], [(5, "停课通知"), (12, "2026年")]])) == ["停课通知", "2026年"]


def test_radicals_in_the_place_of_characters_are_put_right() -> None:
    assert paragraphs(pdf_bytes([[(0, "云河县⼀年级⼯作计划")]])) == ["云河县一年级工作计划"]


def test_columns_of_a_table_stay_apart() -> None:
    line = "BT /F1 16 Tf 80 740 Td <5E8F53F7> Tj 100 0 Td <4EFB52A1> Tj ET\n"
    data = pdf_bytes([[(0, "序号")]])
    old = data[data.index(b"BT ") : data.index(b"endstream")]
    data = data.replace(b"/Length %d" % len(old), b"/Length %d" % len(line)).replace(old, line.encode())
    assert pdf.parse(data, "表.pdf").source.text == "序号\u3000任务"


def test_a_pdf_without_a_text_layer_says_so() -> None:
    with pytest.raises(UnreadableError, match="扫描件"):
        pdf.parse(pdf_bytes([[], []]), "扫描.pdf")
    with pytest.raises(UnreadableError, match="扫描件"):
        pdf.parse(pdf_bytes([[(0, "— 1 —")], [(0, "— 2 —")]]), "扫描.pdf")


def test_a_text_layer_without_meaning_says_so() -> None:
    with pytest.raises(UnreadableError, match="乱码"):
        pdf.parse(pdf_bytes([[(0, "\ue001\ue002\ue003\ue004教育")]]), "乱码.pdf")


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", b"%PDF-1.7\n" + b"\0" * 4000, pdf_bytes(SPEECH)[:300]])
def test_a_damaged_pdf_says_so(data: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"损坏|没有文字层") as error:
        pdf.parse(data, "坏.pdf")
    assert str(error.value).startswith("坏.pdf：")


def test_every_cut_of_a_pdf_gives_a_document_or_a_sentence() -> None:
    whole = pdf_bytes(SPEECH)
    for length in range(1, len(whole), 97):
        try:
            found = pdf.parse(whole[:length], "截.pdf").source.text
        except UnreadableError as error:
            found = str(error)
        assert found


def test_without_the_extra_the_message_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(UnreadableError, match=r"pip install 'govdoc\[pdf\]'"):
        pdf.parse(pdf_bytes(SPEECH), "讲话.pdf")


@pytest.mark.render
def test_a_drafted_plan_printed_and_read_back_has_the_same_paragraphs_and_headings(
    plan_docx: bytes, convert: Callable[[bytes, str], bytes]
) -> None:
    drafted = docx.parse(plan_docx, "要点.docx")
    printed = pdf.parse(convert(plan_docx, "pdf"), "要点.pdf")
    wanted = [line.strip() for line in drafted.source.text.split("\n") if line.strip()]
    assert [block.text.value for block in printed.blocks if isinstance(block, Paragraph)] == wanted
    titles = [[section.title for section in outline(document).sections] for document in (drafted, printed)]
    assert titles[0] == titles[1]
    assert len(titles[0]) >= 5


@pytest.mark.render
def test_an_encrypted_pdf_says_so(plan_docx: bytes, convert: Callable[[bytes, str], bytes]) -> None:
    options = '{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"x"}}'
    with pytest.raises(UnreadableError, match="加了密码"):
        pdf.parse(convert(plan_docx, f"pdf:writer_pdf_Export:{options}"), "密.pdf")


def test_a_pdf_is_read_by_its_suffix(tmp_path: Path) -> None:
    path = tmp_path / "讲话.PDF"
    path.write_bytes(pdf_bytes(SPEECH))
    assert read(path).source.name == str(path)
