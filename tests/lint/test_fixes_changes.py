from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from govdoc.lint.fixes.changes import Change, Changes, trimmed
from govdoc.lint.fixes.choosing import compatible
from govdoc.lint.rule import Applicability, Edit, Fix


@st.composite
def passes(draw: st.DrawFn) -> tuple[str, list[list[Edit]]]:
    """A text, and edits of it made pass after pass, none of one pass overlapping another."""
    text = draw(st.text("甲乙丙丁", min_size=1, max_size=12))
    now, rounds = text, []
    for _ in range(draw(st.integers(1, 4))):
        cuts = sorted(draw(st.lists(st.integers(0, len(now)), max_size=6)))
        new = st.text("甲戊己", max_size=3)
        edits = [Edit(a, b, draw(new)) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
        edits = [e for n, e in enumerate(edits) if not n or (e.start, e.end) > (edits[n - 1].end, edits[n - 1].end)]
        rounds.append(edits)
        now = made(now, edits)
    return text, rounds


def made(text: str, edits: list[Edit]) -> str:
    for edit in sorted(edits, key=lambda e: (e.start, e.end), reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


@given(passes())
def test_passes_put_together_change_the_original_into_the_same_text(case: tuple[str, list[list[Edit]]]) -> None:
    text, rounds = case
    changes, now = Changes(text), text
    for edits in rounds:
        changes.make(edits, now)
        now = made(now, edits)
        assert changes.text() == now
    ends = [(change.start, change.end) for change in changes.made]
    assert all(left[1] <= right[0] for left, right in pairwise(ends))


@given(passes())
def test_an_edit_is_traced_back_to_the_characters_of_the_original_that_it_replaces(
    case: tuple[str, list[list[Edit]]],
) -> None:
    text, rounds = case
    changes, now = Changes(text), text
    for edits in rounds:
        for edit in edits:
            origin = changes.origin(edit, now)
            assert 0 <= origin.start <= origin.end <= len(text)
            kept = trimmed(edit.start, edit.end, edit.text, now[edit.start : edit.end])
            if not changes.made:
                assert (origin.start, origin.end) == (kept.start, kept.end)
        changes.make(edits, now)
        now = made(now, edits)


def test_what_an_edit_leaves_as_it_is_at_both_ends_is_no_part_of_the_change() -> None:
    assert trimmed(5, 9, "截至三月", "截止三月") == Change(6, 7, "至", behind=True)
    assert trimmed(0, 1, "，", ",") == Change(0, 1, "，", behind=True)
    assert trimmed(3, 5, "甲乙丙", "甲乙") == Change(5, 5, "丙", behind=True)
    assert trimmed(3, 5, "丙甲乙", "甲乙") == Change(3, 3, "丙", behind=False)
    assert trimmed(3, 6, "。", "。。。") == Change(4, 6, "", behind=True)


def chosen(*fixes: tuple[Edit, ...]) -> list[int]:
    """Numbers of the fixes that can be made together."""
    named = [(number, Fix(Applicability.SAFE, edits)) for number, edits in enumerate(fixes)]
    return [number for number, _ in compatible(named)]  # type: ignore[arg-type, misc]


def test_of_fixes_that_overlap_the_first_wins() -> None:
    assert chosen((Edit(0, 2, "甲"),), (Edit(1, 3, "乙"),), (Edit(3, 4, "丙"),)) == [0, 2]


def test_a_fix_is_taken_whole_or_not_at_all() -> None:
    assert chosen((Edit(5, 6, "甲"),), (Edit(0, 1, "（"), Edit(5, 6, "）")), (Edit(0, 1, "丙"),)) == [0, 2]


def test_fixes_that_want_the_same_are_both_done() -> None:
    assert chosen((Edit(0, 1, "甲"),), (Edit(0, 1, "甲"),), (Edit(0, 1, "乙"),)) == [0, 1]


def test_two_insertions_at_one_place_wait_for_each_other() -> None:
    assert chosen((Edit(2, 2, "甲"),), (Edit(2, 2, "乙"),), (Edit(0, 4, "丙"),)) == [0]


def test_a_fix_whose_edits_overlap_is_never_made() -> None:
    assert chosen((Edit(0, 2, "甲"), Edit(1, 3, "乙"))) == []
