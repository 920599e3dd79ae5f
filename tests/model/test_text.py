from hypothesis import given
from hypothesis import strategies as st

from govdoc.model import Form, Source, Text


def source_of(text: Text, source: str) -> str:
    return "".join(source[text.at(index)] for index in range(len(text)))


PARTS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 8)), max_size=6)
SOURCE = "云河县教育局关于做好二〇二六年春季学期开学工作的通知各中小学幼儿园为确保开学平稳有序"


@given(PARTS, st.integers(0, 60), st.integers(0, 60))
def test_every_character_keeps_its_place_through_joins_and_cuts(parts: list[tuple[int, int]], a: int, b: int) -> None:
    joined = Text("")
    for start, length in parts:
        joined += Text(SOURCE[start : start + length], ((0, start),))
    assert source_of(joined, SOURCE) == joined.value
    piece = joined.cut(min(a, b), max(a, b))
    assert piece.value == joined.value[min(a, b) : max(a, b)]
    assert source_of(piece, SOURCE) == piece.value


def test_the_end_of_a_text_is_just_behind_its_last_character() -> None:
    text = Text("教育", ((0, 2),)) + Text("通知", ((0, 30),))
    assert (text.start, text.end, text.at(1), text.at(2)) == (2, 32, 3, 30)


def test_joining_neighbours_needs_no_second_piece() -> None:
    assert (Text("云河", ((0, 0),)) + Text("县", ((0, 2),))).pieces == ((0, 0),)


def test_stripping_moves_the_start() -> None:
    assert Text("　　各校：", ((0, 10),)).strip("　").start == 12


def test_places_are_one_based_lines_and_columns() -> None:
    source = Source.of_lines("a.txt", "一、甲\n二、乙\n", Form.TEXT)
    place = source.place(6)
    assert (place.line, place.column, place.paragraph) == (2, 3, None)


def test_a_docx_has_paragraphs_and_no_lines() -> None:
    place = Source("a.docx", "甲\n乙", Form.DOCX, (0, 2)).place(2)
    assert (place.line, place.column, place.paragraph) == (None, 1, 2)
