"""Headings in their order → the number each bears in a clean document, and whether numbering alone finds it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from govdoc import ordinals
from govdoc.model import Title
from govdoc.report.pieces import DEEPEST

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govdoc.report.pieces import Piece

NUMBERED_STYLES = frozenset({ordinals.Style.CHAPTER, ordinals.Style.SECTION, ordinals.Style.STAGE})
"""Ordinals that automatic numbering would not write."""
_SECOND = 2


def _zeros() -> list[int]:
    return [0] * (DEEPEST + 1)


@dataclass(slots=True)
class Numbers:
    """The counters of levels 1 to 4 of one document; lists are indexed by level."""

    written: list[int] = field(default_factory=_zeros)
    """As drafting counts: headings alone, afresh under each parent."""
    read: list[int] = field(default_factory=_zeros)
    """As a reader counts: numbered paragraphs too."""
    last: list[int] = field(default_factory=_zeros)
    """The last number of each level, under whatever heading."""
    running: set[int] = field(default_factory=set)
    """Levels whose numbers run through the sections: 1. to 40. in a 工作要点."""

    def next(self, level: int, own: ordinals.Ordinal | None, following: int | None) -> tuple[int, bool]:
        """Return the number of a heading, and whether the plan must give it.

        ``own`` is its ordinal in the source, ``following`` the number of its next sibling there. A number that only
        breaks the row (一、三、) is put right.
        """
        self.pass_over(level)
        number = self._meant(level, own, following)
        given = number != self.written[level] + 1
        self.written[level] = self.read[level] = self.last[level] = number
        return number, given

    def pass_over(self, level: int) -> None:
        """Take notice of a heading of that level: below it numbers begin anew."""
        self.written[level + 1 :] = self.read[level + 1 :] = [0] * (DEEPEST - level)

    def see(self, text: str) -> None:
        """Take notice of a paragraph that is no heading but begins with a number in the row: a numbered sentence."""
        own = ordinals.parse(text)
        if own is None or own.level > DEEPEST:
            return
        if own.number in {1, self.read[own.level] + 1}:
            self.read[own.level] = self.last[own.level] = own.number

    def _meant(self, level: int, own: ordinals.Ordinal | None, following: int | None) -> int:
        """Return the number that the source means: of a chapter, of a list that begins anew, that runs on, the next."""
        number = self.read[level] + 1
        if own is None:
            return number
        if own.style in NUMBERED_STYLES:
            return own.number
        if own.number == 1:
            return 1 if following == _SECOND else number
        after = self.last[level] + 1
        if number == 1 and after > 1 and (own.number == after or level in self.running):
            self.running.add(level)
            return after
        return number


def next_siblings(found: Iterable[Piece]) -> dict[int, int]:
    """Return by the start of a heading the number of its next sibling in the source, where it has one."""
    out: dict[int, int] = {}
    last: dict[int, int] = {}
    for piece in found:
        if isinstance(piece.block, Title):
            last.clear()
        if (heading := piece.heading) is None:
            continue
        last = {level: start for level, start in last.items() if level <= heading.level}
        if own := ordinals.parse(heading.ordinal) if heading.ordinal else None:
            if heading.level in last:
                out[last[heading.level]] = own.number
            last[heading.level] = heading.start
    return out
