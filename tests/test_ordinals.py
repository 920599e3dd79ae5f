import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdoc.ordinals import LEVELS, arabic, chinese, parse, written


@given(st.integers(1, 9999))
def test_chinese_numerals_go_there_and_back(number: int) -> None:
    assert arabic(chinese(number)) == number


@pytest.mark.parametrize(
    ("number", "numeral"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (101, "一百零一"),
        (110, "一百一十"),
        (1010, "一千零一十"),
        (2026, "二千零二十六"),
    ],
)
def test_numerals_are_written_as_documents_write_them(number: int, numeral: str) -> None:
    assert chinese(number) == numeral


@pytest.mark.parametrize("numeral", ["十十", "一二", "零", "二十十", "百", ""])
def test_what_is_no_numeral_has_no_value(numeral: str) -> None:
    assert arabic(numeral) is None


@given(st.sampled_from([1, 2, 3, 4, 6]), st.integers(1, 50))
def test_what_is_written_is_parsed_as_canonical(level: int, number: int) -> None:
    text = written(level, number) + "加强领导"
    found = parse(text)
    assert found is not None
    assert (found.level, found.number, found.canonical, text[found.length :]) == (level, number, True, "加强领导")


@pytest.mark.parametrize(
    ("text", "level", "number", "normal"),
    [
        ("(一)教育", 2, 1, "（一）"),
        ("（一）、教育", 2, 1, "（一）"),
        ("㈢教育", 2, 3, "（三）"),
        ("1、教育", 3, 1, "1."),
        ("１．教育", 3, 1, "1."),
        ("2. 教育", 3, 2, "2."),
        ("(1)、教育", 4, 1, "（1）"),
        ("1)教育", 4, 1, "（1）"),
        ("⑴教育", 4, 1, "（1）"),
        ("一.教育", 1, 1, "一、"),
        ("第三章 总则", 1, 3, "第三章"),
        ("第二节 招生", 2, 2, "第二节"),
        ("（第一阶段）动员", 2, 1, "（第一阶段）"),
        ("第一，认真学习", 5, 1, "第一，"),
        ("三要真抓实干", 5, 3, "三要"),
        ("①报名", 6, 1, "①"),
    ],
)
def test_shapes_that_occur_are_read_and_normalised(text: str, level: int, number: int, normal: str) -> None:
    found = parse(text)
    assert found is not None
    assert (found.level, found.number, found.normal) == (level, number, normal)


@pytest.mark.parametrize(
    "text", ["1.5亿元", "12.4法制宣传日", "2026年", "一般而言", "十二五规划", "第一节课", "1,000人", "教育", ""]
)
def test_numbers_in_prose_are_no_ordinals(text: str) -> None:
    assert parse(text) is None


@given(st.text(max_size=30), st.integers(0, 30))
def test_any_text_is_parsed_without_an_exception(text: str, at: int) -> None:
    found = parse(text, min(at, len(text)))
    assert found is None or (found.number >= 1 and found.length <= len(text) and found.style in LEVELS)


@pytest.mark.parametrize(("level", "number"), [(0, 1), (7, 1), (6, 51), (1, 0)])
def test_what_cannot_be_written_is_refused(level: int, number: int) -> None:
    with pytest.raises(ValueError, match="序数"):
        written(level, number)
