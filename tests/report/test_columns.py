from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdoc.report.columns import fitting, pointed, shown, width


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("“双减”,", 7),
        ("，（一）", 8),
        ("‘甲’", 4),
        ("——……", 4),
        ("ｶﾞ", 2),
        ("Ａ１", 4),
        ("e\u0301", 1),
        ("甲\u200b乙", 4),
        ("🏫", 2),
        ("①", 1),
    ],
)
def test_hanzi_and_full_width_marks_take_two_columns_and_ambiguous_ones_one(text: str, columns: int) -> None:
    assert width(text) == columns


def test_the_caret_stands_under_what_was_found() -> None:
    line, blanks, caret = pointed("压实“双减”责任,抓好", 8, 1)
    assert (line, len(blanks), caret) == ("压实“双减”责任,抓好", width("压实“双减”责任"), "^")


def test_the_caret_is_as_wide_as_what_was_found() -> None:
    assert pointed("坚持“四个自信”。", 2, 6)[2] == "^" * 10
    assert pointed("甲\u200b乙", 1, 1)[2] == "^"


def test_what_would_move_the_cursor_or_turn_the_text_is_replaced() -> None:
    assert shown("甲\t\x1b[2J\u202e乙\r\n\u2028\x9b") == "甲  [2J\ufffd乙    "


@given(st.text(st.sampled_from("甲，a“ \u200b\u0301🏫"), max_size=60), st.integers(0, 59), st.integers(10, 80))
def test_what_fits_shows_the_beginning_of_the_finding_and_is_never_too_wide(
    text: str, start: int, columns: int
) -> None:
    start = min(start, len(text))
    part, at = fitting(text, start, columns)
    assert width(part) <= columns
    assert part in text
    assert text.startswith(part[at:], start)
    assert at < len(part) or start >= len(text.rstrip("\u200b\u0301")) or at == len(part) == 0


@given(st.text(max_size=50))
def test_a_shown_text_is_as_long_as_before(text: str) -> None:
    assert len(shown(text)) == len(text)
