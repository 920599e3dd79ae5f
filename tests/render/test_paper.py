"""What stands on the paper, in millimetres, against GB/T 9704—2012."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

pytestmark = pytest.mark.render

Line = Any
"""``Line`` of conftest.py."""
Pages = dict[str, list[list[Line]]]
TOP, LEFT, RIGHT, BOTTOM = 37, 28, 184, 262
"""Edges of the 版心 (5.2.1)."""
PITCH = 225 / 22
CHAR = 156 / 28
NUMBER = 14.0


def body(page: list[Line]) -> list[Line]:
    return [line for line in page if line.sizes != {NUMBER}]


def line(pages: list[list[Line]], text: str) -> Line:
    return next(line for page in pages for line in page if text in line.text)


def ink(page: Any, upper: float, lower: float) -> tuple[float, float, float, float]:
    """Return left, top, right, bottom in millimetres of what is printed between two heights."""
    scale = 300 / 25.4
    image = page.to_image(resolution=300).original.convert("L").point(lambda value: 255 * (value < 128))
    box = image.crop((0, int(upper * scale), image.width, int(lower * scale))).getbbox()
    left, top, right, bottom = (edge / scale for edge in box)
    return left, top + upper, right, bottom + upper


def test_a_full_page_has_22_lines_of_28_characters(pages: Pages) -> None:
    """5.2.3."""
    for page in pages["full"][1:3]:
        assert [len(row.text) for row in body(page)] == [28] * 22


def test_the_lines_fill_the_text_area(pages: Pages) -> None:
    """5.2.1: 37 mm above, 225 mm high, 28 mm left, 156 mm wide."""
    rows = body(pages["full"][1])
    assert rows[0].baseline == pytest.approx(44.31, abs=0.3)
    assert rows[-1].baseline == pytest.approx(258.76, abs=0.3)
    assert min(row.left for row in rows) == pytest.approx(LEFT, abs=0.3)
    assert max(row.right for row in rows) == pytest.approx(RIGHT, abs=0.6)
    assert all(b.baseline - a.baseline == pytest.approx(PITCH, abs=0.05) for a, b in pairwise(rows))


def test_the_first_line_of_a_paragraph_is_two_characters_in(pages: Pages) -> None:
    """7.3.3."""
    rows = body(pages["full"][0])
    assert rows[0].left - rows[1].left == pytest.approx(2 * CHAR, abs=0.2)


# The library that draws the page opens its own files without naming an encoding.
@pytest.mark.filterwarnings("ignore::EncodingWarning")
@pytest.mark.parametrize(("index", "side"), [(0, "right"), (1, "left"), (2, "right")])
def test_the_page_number_stands_7_mm_below_at_the_outer_edge(
    pages: Pages, pdfs: dict[str, Any], index: int, side: str
) -> None:
    """7.5: 7 mm under the 版心 to the dash; odd pages right, even pages left, one 字 of 4号 in; 宋体."""
    (number,) = (row for row in pages["full"][index] if row.sizes == {NUMBER})
    assert number.text == f"—{index + 1}—"
    assert all("Song" in font for font in number.fonts)
    left, _, right, _ = ink(pdfs["full"].pages[index], BOTTOM + 2, 285)
    edge = RIGHT - right if side == "right" else left - LEFT
    assert edge == pytest.approx(4.94, abs=0.5)
    # The dash alone: the column of its middle.
    middle = number.xs[0] + 2
    page = pdfs["full"].pages[index]
    dash = page.crop((middle / 25.4 * 72, BOTTOM / 25.4 * 72, (middle + 1) / 25.4 * 72, page.height))
    _, top, _, _ = ink(dash, 2, 20)
    assert top == pytest.approx(7, abs=0.5)


def test_the_title_is_centred_in_xiaobiaosong_of_22_points(pages: Pages) -> None:
    """7.3.1; FandolSong-Bold stands for 小标宋."""
    for row in pages["plan"][0][:2]:
        assert (row.left + row.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=0.6)
        assert row.sizes == {22.0}
        assert row.fonts == {"FandolSong-Bold"}
    assert [row.text for row in pages["plan"][0][:2]] == ["青川区教育和体育局", "义务教育优质均衡发展工作要点"]


def test_one_line_is_free_under_the_title_and_the_addressee_is_flush_left(pages: Pages) -> None:
    """7.3.2."""
    title, addressee = pages["plan"][0][1:3]
    assert addressee.text == "各中小学校、幼儿园："
    assert addressee.left == pytest.approx(LEFT, abs=0.3)
    assert addressee.baseline - title.baseline == pytest.approx(2 * PITCH, abs=2)


@pytest.mark.parametrize(
    ("text", "font"),
    [
        ("一、坚持立德树人", "FandolHei-Regular"),
        ("（一）建强思政队伍", "FandolKai-Regular"),
        ("1.落实责任", "FandolFang-Regular"),
    ],
)
def test_headings_have_the_typefaces_of_7_3_3(pages: Pages, text: str, font: str) -> None:
    row = line(pages["plan"], text)
    assert row.fonts == {font}
    assert row.sizes == {16.0}
    assert row.left - LEFT == pytest.approx(2 * CHAR, abs=1)


def test_only_the_sentence_of_a_run_in_heading_is_in_kaiti(pages: Pages) -> None:
    row = line(pages["plan"], "（二）丰富实践育人。")
    assert row.fonts == {"FandolKai-Regular", "FandolFang-Regular"}


def test_the_byline_is_centred_in_kaiti_right_under_the_title(pages: Pages) -> None:
    title, byline, salutation, _ = pages["speech"][0][:4]
    assert (byline.left + byline.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=1.5)
    assert byline.fonts == {"FandolKai-Regular"}
    assert byline.baseline - title.baseline == pytest.approx(PITCH, abs=2)
    assert salutation.baseline - byline.baseline == pytest.approx(2 * PITCH, abs=0.5)
    assert salutation.left == pytest.approx(LEFT, abs=0.3)


def test_a_table_is_as_wide_as_the_text_area_and_its_text_inside(pdfs: dict[str, Any], pages: Pages) -> None:
    edges = [edge for page in pdfs["plan"].pages for edge in [*page.lines, *page.rects]]
    assert min(e["x0"] for e in edges) / 72 * 25.4 == pytest.approx(LEFT, abs=0.5)
    assert max(e["x1"] for e in edges) / 72 * 25.4 == pytest.approx(RIGHT, abs=0.5)
    assert line(pages["plan"], "任务完成时限").sizes == {12.0}


def test_turned_lines_of_the_attachment_note_align_with_the_name(pages: Pages) -> None:
    """7.3.4."""
    note, second = line(pages["plan"], "附件：1."), line(pages["plan"], "2.考核办法")
    rows = [row for page in pages["plan"] for row in body(page)]
    turned = rows[rows.index(note) + 1]
    assert note.left - LEFT == pytest.approx(2 * CHAR, abs=0.5)
    assert turned.left - LEFT == pytest.approx(6.5 * CHAR, abs=0.3)
    # Digits, points and blanks of the stand-in font are narrower than half a 字, those of 仿宋 are not.
    assert turned.left == pytest.approx(note.xs[note.text.index("青")], abs=2.5)
    assert turned.left == pytest.approx(second.xs[2], abs=2.5)


def test_signature_and_date_stand_as_7_3_5_2_says(pages: Pages) -> None:
    """署名 two 字 from the right, the date two 字 right of its beginning."""
    signature, date = line(pages["plan"], "青川区教育和体育局"), line(pages["plan"], "二〇二六年")
    signature = [row for page in pages["plan"] for row in page if row.text == "青川区教育和体育局"][-1]
    assert RIGHT - signature.right == pytest.approx(2 * CHAR, abs=1)
    assert date.left - signature.left == pytest.approx(2 * CHAR, abs=0.5)
    assert date.baseline - signature.baseline == pytest.approx(PITCH, abs=0.2)


def test_the_signature_is_never_alone_on_a_page(pages: Pages) -> None:
    last = [row.text for row in body(pages["brimful"][-1])]
    assert last == ["各校要抓好落实。", "青川区教育局", "2026年2月5日"]


def test_every_typeface_is_one_that_the_file_names(pages: Pages) -> None:
    """“ ” … — are taken from hAnsi: a name that is missing there prints in another face."""
    faces = {font for rows in pages.values() for page in rows for row in page for font in row.fonts}
    assert faces == {
        "FandolFang-Regular",
        "FandolHei-Regular",
        "FandolKai-Regular",
        "FandolSong-Bold",
        "FandolSong-Regular",
    }


def test_the_example_of_the_work_points_is_four_pages_long(pages: Pages) -> None:
    assert len(pages["example"]) == 4
    assert len(body(pages["example"][3])) >= 11
