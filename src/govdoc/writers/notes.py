"""Footnotes of a paragraph → its stretches with the marks behind them, and the marks ① ② ③."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govdoc.model import Text
    from govdoc.writers.printed import Stretch

_CIRCLED = ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1))
"""First and last number, and the character of the first, of the circled numbers of Unicode."""


def mark(number: int) -> str:
    """Return the mark of a footnote: ① to ㊿, then (51)."""
    for first, last, code in _CIRCLED:
        if first <= number <= last:
            return chr(code + number - first)
    return f"({number})"


def noted(stretches: Iterable[Stretch], notes: Sequence[tuple[int, Text]]) -> Iterator[Stretch]:
    """Give the stretches of a paragraph, cut where a mark stands: its note goes with the characters before it."""
    given = list(stretches)
    length, at = sum(len(stretch.text) for stretch in given), 0
    placed: dict[int, tuple[str, ...]] = {}
    for offset, note in notes:
        # No mark stands before the first character or behind the last.
        place = max(1, min(offset, length))
        placed[place] = (*placed.get(place, ()), note.value.strip())
    for stretch in given:
        end = at + len(stretch.text)
        cuts = [place for place in sorted(placed) if at < place < end]
        for start, stop in zip([at, *cuts], [*cuts, end], strict=True):
            characters = stretch.text[start - at : stop - at]
            yield replace(stretch, text=characters, notes=placed.get(stop, ()) if characters else ())
        at = end


def notes_of(stretches: Iterable[Stretch]) -> list[str]:
    """Return the notes of stretches in order."""
    return [note for stretch in stretches for note in stretch.notes]
