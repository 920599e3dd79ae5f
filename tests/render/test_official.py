"""The official formats on paper, in millimetres, against the numbers of GB/T 9704—2012 typed here with clauses."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image, ImageChops, ImageStat

from govdoc.model import Document, Elements, Form, OfficialFormat, Paragraph, Source, Text, Title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govdoc.model import Block

pytestmark = [
    pytest.mark.render,
    # The library that draws a page opens its own files without naming an encoding.
    pytest.mark.filterwarnings("ignore::EncodingWarning"),
]

Line = Any
"""``Line`` of conftest.py."""
TOP, LEFT, RIGHT, BOTTOM = 37, 28, 184, 262
"""Edges of the 版心 (5.2.1)."""
PITCH, CHAR, SMALL = 225 / 22, 156 / 28, 14 / 72 * 25.4
"""Millimetres of a line, of a 字 of 3号, of a 字 of 4号."""
DPI = 300
MM = 25.4 / 72
NUMBER, COLOPHON = 14.0, 14.0
REFERENCE = Path(__file__).parent / "reference"
SENTENCE = "全县各级各类学校要把立德树人融入思想道德文化知识社会实践教育各环节贯穿基础教育职业教育各领域"
TITLE = "云河县教育局关于做好春季学期开学工作的通知"
JOINT = ("云河县教育局", "云河县公安局", "云河县财政局", "云河县司法局", "云河县民政局", "云河县人力资源和社会保障局",
         "云河县卫生健康局")  # fmt: skip
DATE = "二〇二六年二月五日"
"""In 汉字: LibreOffice puts air between 汉字 and digits, whatever the file says."""


def png(side: int, red: int) -> bytes:
    """Return a square red ring of ``side`` pixels, ``red`` of them thick, on nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    edge = b"\xdc\x00\x00\xff" * side
    middle = b"\xdc\x00\x00\xff" * red + b"\x00" * 4 * (side - 2 * red) + b"\xdc\x00\x00\xff" * red
    rows = [b"\0" + (edge if red > n or n >= side - red else middle) for n in range(side)]
    head = struct.pack(">IIBBBBB", side, side, 8, 6, 0, 0, 0)
    packed = zlib.compress(b"".join(rows))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def document(form: OfficialFormat, paragraphs: int, source: Source, **given: Any) -> Document:
    """Return a document with the usual elements; those of ``given`` stand in their place, None takes one out."""
    usual = {
        "issuer_mark": (Text("云河县教育局文件"),),
        "document_number": Text("云教〔2026〕5号"),
        "addressee": Text("各中小学校、幼儿园"),
        "signature": (Text("云河县教育局"),),
        "date": Text(DATE),
        "cc": Text("县政府办公室，县财政局"),
        "printing_office": Text("云河县教育局办公室"),
        "print_date": Text("2026年2月6日"),
    } | given
    elements = Elements(**{name: value for name, value in usual.items() if value is not None})  # type: ignore[arg-type]
    blocks: tuple[Block, ...] = (Title(Text(TITLE)), *(Paragraph(Text(SENTENCE)) for _ in range(paragraphs)))
    return Document(blocks, source, elements, format=form)


def documents(source: Source) -> dict[str, Document]:
    """Return a document of every format and of every way of closing."""
    form = OfficialFormat
    names = ("云河县教育局", "云河县人力资源和社会保障局", "云河县财政局")
    marks = (Text("云河县教育局文件"), *map(Text, names[1:]))
    letter = {"issuer_mark": (Text(names[0]),), "printing_office": None, "print_date": None}
    order = {"issuer_mark": (Text("云河县人民政府令"),), "document_number": Text("第5号"), "signature": None}
    bare = {"addressee": None, "cc": None, "printing_office": None, "print_date": None}
    secret = {"copy_number": Text("000012"), "classification": Text("机密★1年"), "urgency": Text("特急")}
    decree = document(form.ORDER, 2, source, **order, **bare, stamp="签名章.png", stamp_office=Text("县长"))
    return {
        "文件": document(form.DOCUMENT, 4, source, **secret, attachment_note=(Text("任务分工表"), Text("时间安排表"))),
        "上行文": document(
            form.DOCUMENT, 2, source, signatory=tuple(map(Text, ("林知远", "顾明川", "许安"))), sealed=True, cc=None
        ),
        "联合行文": document(
            form.DOCUMENT, 2, source, issuer_mark=marks, signature=tuple(map(Text, names)), sealed=True
        ),
        "套印": document(form.DOCUMENT, 4, source, seals=("印章.png",), remark=Text("此件公开发布")),
        **{
            f"{count}家套印": document(
                form.DOCUMENT, 3, source, signature=tuple(map(Text, JOINT[:count])), seals=("印章.png",) * count
            )
            for count in (2, 3, 5, 7)
        },
        "信函": document(form.LETTER, 8, source, **letter, document_number=Text("云教函〔2026〕5号")),
        "命令": replace(decree, blocks=decree.blocks[1:]),
        "纪要": document(
            form.MINUTES, 3, source, issuer_mark=(Text("云河县教育局会议纪要"),), document_number=Text("第5期"),
            addressee=None, signature=None, date=None,
            attendance=(("出席", Text("林知远、顾明川")), ("请假", Text("许安"))),
        ),
        "短": document(
            form.DOCUMENT, 1, source, **secret, sealed=True, attachment_note=(Text("任务分工表"), Text("时间安排表")),
        ),
        "八家联合": document(
            form.DOCUMENT, 2, source, issuer_mark=tuple(Text(f"云河县第{n}局文件") for n in "一二三四五六七八"),
        ),
        **{
            f"主送{count}": document(
                form.DOCUMENT, 3, source, addressee=Text("、".join(["云河县第一中学"] * 4 * count))
            )
            for count in range(1, 10)
        },
        "移主送": document(form.DOCUMENT, 3, source, addressee=Text("、".join(["云河县第一初级中学"] * 26))),
        "普通": replace(
            document(form.ORDINARY, 3, source, issuer_mark=None, document_number=None, cc=None, printing_office=None,
                     print_date=None, remark=Text("此件公开发布")),
        ),
    }  # fmt: skip


def filled(lines: int, source: Source) -> Document:
    """Return a document whose body is so many paragraphs of one line."""
    whole = document(OfficialFormat.DOCUMENT, 0, source)
    return replace(whole, blocks=(*whole.blocks, *(Paragraph(Text("各校要抓好落实。")) for _ in range(lines))))


LENGTHS = range(6, 28)
"""22 lengths of the body, which put the 署名 on every line of a page."""


@pytest.fixture(scope="module")
def paper(
    render: Callable[[dict[str, Document]], dict[str, Any]], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Any]]:
    """The documents as open PDFs, all rendered in one call."""
    folder = tmp_path_factory.mktemp("official")
    for name in ("印章.png", "签名章.png"):
        (folder / name).write_bytes(png(200, 6))
    source = Source.of_lines(str(folder / "样张.md"), "x", Form.MARKDOWN)
    opened = render(documents(source) | {f"长{n}": filled(n, source) for n in LENGTHS})
    yield opened
    for pdf in opened.values():
        pdf.close()


@pytest.fixture(scope="module")
def rows(paper: dict[str, Any], page_lines: Callable[[Any], list[Line]]) -> dict[str, list[list[Line]]]:
    return {name: [page_lines(page) for page in pdf.pages] for name, pdf in paper.items()}


def found(pages: list[list[Line]], text: str) -> Line:
    return next(row for page in pages for row in page if text in row.text)


def bands(page: Any, *, red: bool) -> list[tuple[float, float, float, float]]:
    """Return top, bottom, left, right in millimetres of each stretch of the page's height that holds ink."""
    image = page.to_image(resolution=DPI).original.convert("RGB")
    channel, green, _ = image.split()
    mask = (
        ImageChops.subtract(channel, green).point(lambda v: 255 * (v > 100))
        if red
        else channel.point(lambda v: 255 * (v < 128))
    )
    scale, out = DPI / 25.4, []
    start: int | None = None
    inked = [bool(mask.crop((0, y, mask.width, y + 1)).getbbox()) for y in range(mask.height)]
    for y, full in enumerate([*inked, False]):
        if full and start is None:
            start = y
        elif not full and start is not None:
            left, _, right, _ = mask.crop((0, start, mask.width, y)).getbbox() or (0, 0, 0, 0)
            out.append((start / scale, y / scale, left / scale, right / scale))
            start = None
    return out


def about(value: float, within: float = 1.0) -> Any:
    return pytest.approx(value, abs=within)


@pytest.mark.parametrize(
    ("name", "below", "clause"),
    [
        ("文件", 35, "7.2.4"),
        ("上行文", 35, "7.2.4"),
        ("联合行文", 35, "7.2.4"),
        ("命令", 20, "10.2"),
        ("纪要", 35, "10.3"),
    ],
)
def test_the_upper_edge_of_the_mark(paper: dict[str, Any], name: str, below: float, clause: str) -> None:
    top, _, left, right = bands(paper[name].pages[0], red=True)[0]
    assert top - TOP == about(below), clause
    if name != "联合行文":
        assert (left + right) / 2 == about((LEFT + RIGHT) / 2), "7.2.4: centred"


def test_the_elements_of_the_corner_stand_one_a_line(rows: dict[str, list[list[Line]]]) -> None:
    """7.2.1 to 7.2.3: 份号 on the first line, 密级 on the second, 紧急程度 under it; 3号, the last two 黑体."""
    corner = rows["文件"][0][:3]
    assert [row.text for row in corner] == ["000012", "机密★1年", "特急"]
    assert [row.left for row in corner] == [about(LEFT)] * 3
    assert [row.baseline for row in corner] == [about(TOP + PITCH * (n + 0.8), 1.2) for n in range(3)]
    assert [{*row.fonts} for row in corner] == [{"FandolFang-Regular"}, {"FandolHei-Regular"}, {"FandolHei-Regular"}]
    assert {size for row in corner for size in row.sizes} == {16.0}


@pytest.mark.parametrize("name", ["文件", "上行文", "联合行文", "纪要"])
def test_the_red_line_is_4_mm_below_and_as_wide_as_the_text(paper: dict[str, Any], name: str) -> None:
    """7.2.7."""
    page = paper[name].pages[0]
    top, _, left, right = bands(page, red=True)[-1]
    above = max(bottom for _, bottom, _, _ in bands(page, red=False) if bottom < top)
    assert top - above == about(4)
    assert (left, right) == (about(LEFT), about(RIGHT))


@pytest.mark.parametrize("name", ["文件", "命令", "纪要"])
def test_the_document_number_is_centred_two_lines_below_the_mark(
    paper: dict[str, Any], rows: dict[str, list[list[Line]]], name: str
) -> None:
    """7.2.5, 10.2: two lines free."""
    mark = next(bottom for top, bottom, _, _ in bands(paper[name].pages[0], red=True) if bottom - top > 5)
    number = next(row for row in rows[name][0] if row.text.endswith(("号", "期")) and len(row.text) < 15)
    assert (number.left + number.right) / 2 == about((LEFT + RIGHT) / 2)
    assert number.baseline - mark == about(2.8 * PITCH, 2.5)


def test_the_number_of_an_upward_paper_is_left_and_the_signatories_right(rows: dict[str, list[list[Line]]]) -> None:
    """7.2.5, 7.2.6: both one 字 in, two names a line, the last line beside the number; names 楷体."""
    first, last = found(rows["上行文"], "签发人"), found(rows["上行文"], "云教〔2026〕5号")
    assert first.text == "签发人：林知远顾明川"
    assert last.text.endswith("许安")
    assert RIGHT - first.right == about(CHAR)
    assert last.left - LEFT == about(CHAR)
    assert last.xs[last.text.index("许")] == about(first.xs[first.text.index("林")], 0.3)
    assert first.fonts == {"FandolFang-Regular", "FandolKai-Regular"}
    assert last.baseline - first.baseline == about(PITCH, 0.2)


def test_file_stands_at_the_right_in_the_middle_of_the_issuers(paper: dict[str, Any]) -> None:
    """7.2.4: 联合行文, the host first, one a line."""
    chars = [c for c in paper["联合行文"].pages[0].chars if c["size"] > 22.5]
    heights = sorted({round(float(c["matrix"][5]), 1) for c in chars}, reverse=True)
    file = [c for c in chars if c["text"] in "文件"]
    assert len(heights) == 3
    assert {round(float(c["matrix"][5]), 1) for c in file} == {heights[1]}
    assert min(c["x0"] for c in file) > max(c["x1"] for c in chars if c not in file)


@pytest.mark.parametrize("name", ["文件", "上行文", "联合行文", "纪要"])
def test_two_lines_are_free_under_the_red_line(
    paper: dict[str, Any], rows: dict[str, list[list[Line]]], name: str
) -> None:
    """7.3.1: the title stands on the third line under it; its baseline at four fifths of that line."""
    line = bands(paper[name].pages[0], red=True)[-1][1]
    title = next(row for row in rows[name][0] if row.sizes == {22.0})
    assert title.baseline - line == about(2.8 * PITCH)


def test_the_addressee_is_one_line_below_the_title_flush_left(rows: dict[str, list[list[Line]]]) -> None:
    """7.3.2."""
    title = [row for row in rows["文件"][0] if row.sizes == {22.0}][-1]
    addressee = found(rows["文件"], "各中小学校、幼儿园：")
    assert addressee.left == about(LEFT, 0.3)
    assert addressee.baseline - title.baseline == about(2 * PITCH, 1.2)


def test_the_attachment_note_is_one_line_below_two_characters_in(rows: dict[str, list[list[Line]]]) -> None:
    """7.3.4."""
    page = next(page for page in rows["文件"] if any("附件：" in row.text for row in page))
    at = next(n for n, row in enumerate(page) if "附件：" in row.text)
    assert page[at].left - LEFT == about(2 * CHAR)
    assert page[at].baseline - page[at - 1].baseline == about(2 * PITCH, 0.3)
    assert page[at + 1].baseline - page[at].baseline == about(PITCH, 0.3)


def test_an_unsealed_date_begins_two_characters_right_of_the_signature(rows: dict[str, list[list[Line]]]) -> None:
    """7.3.5.2; here the date is the longer: it stands two 字 from the edge, the 署名 moves left."""
    signature, date = _closing(rows["普通"])
    assert RIGHT - date.right == about(2 * CHAR)
    assert date.left - signature.left == about(2 * CHAR)
    assert date.baseline - signature.baseline == about(PITCH, 0.2)


def _closing(pages: list[list[Line]]) -> tuple[Line, Line]:
    date = found(pages, DATE)
    page = next(page for page in pages if date in page)
    return page[page.index(date) - 1], date


@pytest.mark.parametrize("name", ["上行文", "套印"])
def test_a_sealed_signature_is_centred_on_the_date_four_characters_in(
    rows: dict[str, list[list[Line]]], name: str
) -> None:
    """7.3.5.1."""
    signature, date = _closing(rows[name])
    assert RIGHT - date.right == about(4 * CHAR)
    assert (signature.left + signature.right) / 2 == about((date.left + date.right) / 2)


def test_the_seal_lies_over_signature_and_date_within_one_line_of_the_text(
    paper: dict[str, Any], rows: dict[str, list[list[Line]]]
) -> None:
    """7.3.5.1: centred on the date; 署名 and date a little under its middle; its top within a line of the text."""
    signature, date = _closing(rows["套印"])
    number = next(n for n, page in enumerate(rows["套印"]) if date in page)
    top, _, left, right = bands(paper["套印"].pages[number], red=True)[0]
    bottom = max(band[1] for band in bands(paper["套印"].pages[number], red=True))
    page = rows["套印"][number]
    text = page[page.index(signature) - 1]
    assert (left + right) / 2 == about((date.left + date.right) / 2)
    assert bottom - top == about(42, 1.5)
    # The ink of a line ends a millimetre under its baseline.
    assert 0 < top - (text.baseline + 1) < PITCH
    middle = (top + bottom) / 2
    assert middle < date.baseline - 0.8 * PITCH
    assert top < signature.baseline - 5.6
    assert date.baseline < bottom


def test_a_stamp_stands_two_lines_below_four_characters_in(
    paper: dict[str, Any], rows: dict[str, list[list[Line]]]
) -> None:
    """7.3.5.3: 职务 two 字 left of it, in its middle; the date one line below, four 字 in."""
    top, bottom, left, right = bands(paper["命令"].pages[0], red=True)[-1]
    office = next(row for row in rows["命令"][0] if row.text == "县长")
    date = found(rows["命令"], DATE)
    page = rows["命令"][0]
    text = page[page.index(office) - 1]
    assert RIGHT - right == about(4 * CHAR)
    assert left - office.right == about(2 * CHAR)
    assert office.baseline - 2 == about((top + bottom) / 2, 1.5)
    assert top - text.baseline == about(2.2 * PITCH, 1.5)
    assert RIGHT - date.right == about(4 * CHAR)
    assert date.baseline - bottom == about(1.8 * PITCH, 1.5)


@pytest.mark.parametrize("count", [2, 3, 5, 7])
def test_the_seals_of_a_joint_paper_stand_over_their_signatures_and_do_not_touch(
    paper: dict[str, Any], rows: dict[str, list[list[Line]]], count: int
) -> None:
    """7.3.5.1: one for each, upright, centred on it, the last over the date too; at most three in a row."""
    name = f"{count}家套印"
    number = next(n for n, page in enumerate(rows[name]) if any(row.text == DATE for row in page))
    page, sheet = rows[name][number], paper[name].pages[number]
    seals = sorted((i["x0"] * MM, i["x1"] * MM, i["top"] * MM, i["bottom"] * MM) for i in sheet.images)
    assert len(seals) == count
    assert all(right - left == about(42, 0.3) and bottom - top == about(42, 0.3) for left, right, top, bottom in seals)
    assert all(left > LEFT - 0.5 and right < RIGHT + 0.5 for left, right, _, _ in seals)
    for n, one in enumerate(seals):
        for other in seals[n + 1 :]:
            assert other[0] - one[1] > 1 or abs(other[2] - one[2]) > 42 + 1
    for signature in JOINT[:count]:
        left, right, baseline = placed(sheet, signature)
        (over,) = (s for s in seals if s[0] < (left + right) / 2 < s[1] and s[2] < baseline < s[3])
        assert (over[0] + over[1]) / 2 == about((left + right) / 2)
        assert (over[2] + over[3]) / 2 == about(baseline - 2, 5)
    date = next(row for row in page if row.text == DATE)
    assert any(s[2] < date.baseline < s[3] and (s[0] + s[1]) / 2 == about((date.left + date.right) / 2) for s in seals)
    above = page[page.index(date) - 1 - max(1, -(-count // (2 if count > 5 else 3)))]
    assert 0 < min(top for _, _, top, _ in seals) - (above.baseline + 1) < PITCH


def placed(sheet: Any, text: str) -> tuple[float, float, float]:
    """Return left, right and baseline of a 署名 among others of its line."""
    chars = [c for c in sheet.chars if c["text"].strip() and round(c["size"], 1) == 16]
    (at,) = (n for n in range(len(chars)) if "".join(c["text"] for c in chars[n : n + len(text)]) == text)
    found = chars[at : at + len(text)]
    return found[0]["x0"] * MM, found[-1]["x1"] * MM, (float(sheet.height) - found[0]["matrix"][5]) * MM


def test_joint_signatures_stand_in_rows_with_room_for_their_seals(rows: dict[str, list[list[Line]]]) -> None:
    """7.3.5.1: seals neither touch nor leave the 版心; the date under the last."""
    last, date = _closing(rows["联合行文"])
    page = next(page for page in rows["联合行文"] if date in page)
    first = page[page.index(last) - 1]
    assert first.text == "云河县教育局云河县人力资源和社会保障局"
    assert last.text == "云河县财政局"
    assert last.baseline - first.baseline > 42
    assert (last.left + last.right) / 2 == about((date.left + date.right) / 2)
    assert (last.left + last.right) / 2 + 21 < RIGHT


@pytest.mark.parametrize("name", ["文件", "上行文", "联合行文", "移主送", "纪要", *(f"长{n}" for n in LENGTHS)])
def test_the_last_line_of_the_colophon_is_on_the_lower_edge_of_the_last_page(paper: dict[str, Any], name: str) -> None:
    """7.4.1: as wide as the 版心; first and last 0.35 mm, those between 0.25 mm."""
    rules = sorted(
        ((r["top"] + r["bottom"]) / 2 / 72 * 25.4, float(r["x0"]) / 72 * 25.4, float(r["x1"]) / 72 * 25.4, r)
        for r in (*paper[name].pages[-1].lines, *paper[name].pages[-1].rects)
        if r["x1"] - r["x0"] > 200
    )
    heights = [rule[0] for rule in rules]
    assert heights[-1] == about(BOTTOM, 0.5)
    assert min(rule[1] for rule in rules) == about(LEFT, 0.3)
    assert max(rule[2] for rule in rules) == about(RIGHT, 0.3)
    for page in paper[name].pages[:-1]:
        assert not any(abs(r["top"] / 72 * 25.4 - BOTTOM) < 1 for r in (*page.lines, *page.rects))


def test_the_lines_of_the_colophon_are_of_two_strengths(paper: dict[str, Any]) -> None:
    """7.4.1: 0.35 mm, 0.25 mm between."""
    black = [band for band in bands(paper["文件"].pages[-1], red=False) if band[3] - band[2] > 150]
    thickness = [bottom - top for top, bottom, _, _ in black][-3:]
    assert thickness == [about(0.35, 0.09), about(0.25, 0.09), about(0.35, 0.09)]
    assert thickness[1] < thickness[0]


def test_the_text_of_the_colophon_is_one_character_in(rows: dict[str, list[list[Line]]]) -> None:
    """7.4.2, 7.4.3: 4号仿宋, 印发机关 left, 印发日期 with 印发 right, 抄送 ended with 。."""
    copy, printed = (row for row in rows["文件"][-1] if row.sizes == {COLOPHON} and "—" not in row.text)
    assert copy.text == "抄送：县政府办公室，县财政局。"
    assert printed.text == "云河县教育局办公室2026年2月6日印发"
    assert copy.left - LEFT == about(SMALL, 0.5)
    assert printed.left - LEFT == about(SMALL, 0.5)
    assert RIGHT - printed.right == about(SMALL, 0.5)
    assert copy.fonts == {"FandolFang-Regular"}


def test_an_addressee_that_hides_the_body_moves_to_the_colophon(rows: dict[str, list[list[Line]]]) -> None:
    """7.3.2, 7.3.3: page 1 must show body text."""
    first, last = rows["移主送"][0], rows["移主送"][-1]
    assert any(row.text.startswith("全县各级") for row in first)
    moved = next(row for row in last if row.text.startswith("主送："))
    turned = last[last.index(moved) + 1]
    assert turned.left == about(moved.xs[3], 0.3)
    assert not any("第一初级中学" in row.text for row in first)


@pytest.mark.parametrize("name", ["短", "八家联合", *(f"主送{count}" for count in range(1, 10))])
def test_page_1_shows_body_text(rows: dict[str, list[list[Line]]], name: str) -> None:
    """7.3.3: however long 发文机关标志 and 主送机关 are, and however short the body."""
    assert any(row.text.startswith("全县各级") for row in rows[name][0])


def test_the_addressee_moves_only_where_it_must(rows: dict[str, list[list[Line]]]) -> None:
    """7.3.2: page 1 has room for seven lines of it and two of the body."""
    stays = [any("云河县第一中学" in row.text for row in rows[f"主送{count}"][0]) for count in range(1, 10)]
    assert stays == sorted(stays, reverse=True)
    assert stays.index(False) >= 6


@pytest.mark.parametrize("length", LENGTHS)
def test_the_signature_is_never_alone_on_a_page(rows: dict[str, list[list[Line]]], length: int) -> None:
    """7.3.5.5: body text stands above it, wherever on the page it falls."""
    signature, date = _closing(rows[f"长{length}"])
    page = next(page for page in rows[f"长{length}"] if date in page)
    assert signature.text == "云河县教育局"
    assert "各校要抓好落实。" in [row.text for row in page[: page.index(signature)]]


def test_the_lengths_put_the_signature_on_every_line(rows: dict[str, list[list[Line]]]) -> None:
    heights = {round((_closing(rows[f"长{n}"])[0].baseline - TOP) / PITCH) for n in LENGTHS}
    assert len(heights) >= 17


def test_the_mark_of_a_letter_is_30_mm_below_the_edge_of_the_paper(paper: dict[str, Any]) -> None:
    """10.1: and the double line 4 mm below it, thick above thin; both lines 170 mm, the lower 20 mm above the foot."""
    mark, thick, thin, low_thin, low_thick = bands(paper["信函"].pages[0], red=True)
    assert mark[0] == about(30)
    assert thick[0] - mark[1] == about(4)
    assert thick[1] - thick[0] > thin[1] - thin[0]
    assert low_thick[1] - low_thick[0] > low_thin[1] - low_thin[0]
    assert 297 - low_thick[1] == about(20)
    for _, _, left, right in (thick, thin, low_thin, low_thick):
        assert right - left == about(170)
        assert (left + right) / 2 == about(105)


def test_the_number_of_a_letter_is_flush_right_under_the_double_line(
    paper: dict[str, Any], rows: dict[str, list[list[Line]]]
) -> None:
    """10.1: 7/8 of the height of a 3号 汉字 under it; the title two lines below."""
    line = bands(paper["信函"].pages[0], red=True)[2][1]
    top = bands(paper["信函"].pages[0], red=False)[0][0]
    number = found(rows["信函"], "云教函〔2026〕5号")
    title = next(row for row in rows["信函"][0] if row.sizes == {22.0})
    assert top - line == about(7 / 8 * 16 / 72 * 25.4)
    assert number.right == about(RIGHT)
    assert title.baseline - number.baseline == about(3 * PITCH)


def test_a_letter_has_no_page_number_on_its_first_page(rows: dict[str, list[list[Line]]]) -> None:
    """10.1, 7.5: odd pages right, even pages left."""
    numbers = [[row for row in page if row.text.startswith("—")] for page in rows["信函"]]
    assert numbers[0] == []
    assert [row.text for row in numbers[1]] == ["—2—"]
    assert numbers[1][0].left - LEFT == about(SMALL)
    (odd,) = (row for row in rows["文件"][0] if row.text.startswith("—"))
    assert RIGHT - odd.right == about(SMALL)


def test_the_colophon_of_a_letter_has_no_lines_and_stands_at_the_foot(
    paper: dict[str, Any], rows: dict[str, list[list[Line]]]
) -> None:
    """10.1."""
    copy = found(rows["信函"], "抄送：")
    last = paper["信函"].pages[-1]
    assert copy in rows["信函"][-1]
    assert copy.baseline == about(259.7, 1.5)
    assert not [r for r in (*last.lines, *last.rects) if r["x1"] - r["x0"] > 200]


def test_an_order_shows_its_text_two_lines_below_its_number(rows: dict[str, list[list[Line]]]) -> None:
    """10.2."""
    number = next(row for row in rows["命令"][0] if row.text == "第5号")
    text = next(row for row in rows["命令"][0] if row.text.startswith("全县"))
    assert text.baseline - number.baseline == about(3 * PITCH, 1.2)


def test_those_present_stand_one_line_below_the_text_of_minutes(rows: dict[str, list[list[Line]]]) -> None:
    """10.3: two 字 in, 出席 in 黑体, the names in 仿宋."""
    present = found(rows["纪要"], "出席：")
    page = next(page for page in rows["纪要"] if present in page)
    text = page[page.index(present) - 1]
    assert present.left - LEFT == about(2 * CHAR)
    assert present.baseline - text.baseline == about(2 * PITCH, 0.5)
    assert present.fonts == {"FandolHei-Regular", "FandolFang-Regular"}


@pytest.mark.parametrize("name", ["普通", "文件", "上行文", "联合行文", "信函", "命令", "纪要"])
def test_the_first_page_looks_as_reviewed(
    paper: dict[str, Any],
    name: str,
    update_golden: bool,  # noqa: FBT001 - a fixture
) -> None:
    """A grey picture of 60 dots an inch; the mean difference of its dots may be two of 255."""
    drawn = paper[name].pages[0].to_image(resolution=60).original.convert("L")
    file = REFERENCE / f"{name}.png"
    if update_golden:
        REFERENCE.mkdir(exist_ok=True)
        drawn.quantize(16).save(file, optimize=True)
    with Image.open(file) as kept:
        assert kept.size == drawn.size
        difference = ImageStat.Stat(ImageChops.difference(kept.convert("L"), drawn)).mean[0]
    assert difference < 2
