"""Footnotes of a paragraph → its stretches with the marks behind them, and the marks ① ② ③."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from govdoc.patterns import lazy
from govdoc.writers.printed import Printed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from govdoc.model import Text
    from govdoc.writers.flow import Item
    from govdoc.writers.printed import Stretch

_CIRCLED = ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1))
"""First and last number, and the character of the first, of the circled numbers of Unicode."""
_OPEN, _SHUT = "\x02", "\x03"
"""Around the number of a note that waits to be written; no text that is printed holds control characters."""
_HIDDEN = lazy(rf"{_OPEN}(\d+){_SHUT}")


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


def marked(items: Iterable[Item]) -> tuple[list[Item], list[str]]:
    """Return the items with the number of each note, hidden, behind its stretch, and the notes in order."""
    found: list[str] = []
    out: list[Item] = []
    for item in items:
        if isinstance(item, Printed) and any(stretch.notes for stretch in item.stretches):
            out.append(replace(item, stretches=tuple(_hidden(stretch, found) for stretch in item.stretches)))
        else:
            out.append(item)
    return out, found


def _hidden(stretch: Stretch, found: list[str]) -> Stretch:
    """Return a stretch with the numbers of its notes in its text; add them to those found."""
    numbers = range(len(found) + 1, len(found) + len(stretch.notes) + 1)
    found += stretch.notes
    return replace(stretch, text=stretch.text + "".join(f"{_OPEN}{n}{_SHUT}" for n in numbers))


def shown(text: str, form: Callable[[int], str]) -> str:
    """Return a text with the hidden numbers of notes as ``form`` writes them."""
    return _HIDDEN.sub(lambda found: form(int(found[1])), text) if _OPEN in text else text
