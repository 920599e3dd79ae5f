"""Headings and numbered sentences → their ordinals in groups of siblings."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from govdoc import ordinals
from govdoc.lint.once import once
from govdoc.lint.parts import parts
from govdoc.model import Document, Heading, HeadingKind, Paragraph, Text
from govdoc.ordinals import Ordinal, Style
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

DEPTHS = {Style.CHAPTER: 0, Style.SECTION: 1, Style.HAN: 2, Style.PAREN_HAN: 3, Style.DIGIT: 4, Style.PAREN_DIGIT: 5}
_LARGEST_ITEM, _FEW = 40, 3
_ATTACHED = lazy(r"附件\s*[:：]?\s*")


@dataclass(frozen=True, slots=True)
class Mark:
    """An ordinal at the head of a heading or a numbered sentence; ``text`` holds it as printed, None if it is not."""

    ordinal: Ordinal
    start: int
    end: int
    text: Text | None
    heading: bool
    restored: bool = False

    @property
    def number(self) -> int:
        """Its number."""
        return self.ordinal.number

    @property
    def name(self) -> str:
        """The ordinal as it is written right."""
        return self.ordinal.normal


@dataclass(slots=True)
class Group:
    """Ordinals of one style under one parent; ``before`` is the last number of the group before it."""

    before: int
    marks: list[Mark] = field(default_factory=list)


def marks(document: Document) -> tuple[Mark | int, ...]:
    """Return every ordinal in order, and the depth of each heading without one."""
    return tuple(mark for part in marks_of_parts(document) for mark in part)


@once
def marks_of_parts(document: Document) -> tuple[tuple[Mark | int, ...], ...]:
    """Return ordinals and depths of the paper, then of each attachment: there they begin anew."""
    return tuple(tuple(_marks(part)) for part in parts(document))


def _marks(document: Document) -> Iterator[Mark | int]:
    """Give them."""
    whole = document.source.text
    for block in document.blocks:
        if isinstance(block, Heading) and block.ordinal is None and block.level <= 4:  # noqa: PLR2004 - 5, 6 are items
            misread = [*_of_sentence(block.text)] if block.text.value[:1] in ordinals.HAN else []
            yield from misread
            if not misread:
                yield block.level + 1
        elif isinstance(block, Heading):
            yield from _of_heading(block, whole)
        elif isinstance(block, Paragraph) and not block.continues and block.text.value[:1] in _BEGINNINGS:
            yield from _of_sentence(block.text)


_BEGINNINGS = frozenset("附一二三四五六七八九十第（(〔[【0123456789０１２３４５６７８９")
"""With which a numbered sentence begins: most are dismissed by this alone."""


@lru_cache(maxsize=512)
def normal_ordinal(written: str | None) -> Ordinal | None:
    """Return the ordinal that a heading is said to have, None where it has none: a few hundred serve all documents."""
    return ordinals.parse(written or "")


def _of_heading(block: Heading, whole: str) -> Iterator[Mark]:
    """Give the ordinal of a heading: as printed, as Word makes it, or as restored."""
    ordinal = normal_ordinal(block.ordinal)
    if ordinal is None or ordinal.style not in DEPTHS:
        return
    printed = None if block.automatic or block.kind is HeadingKind.RESTORED else ordinals.parse(whole, block.start)
    if printed is None or printed.style is not ordinal.style:
        end = max(block.text.end, block.start + 1) if block.text.value else block.start
        yield Mark(ordinal, block.start, end, None, heading=True, restored=block.kind is HeadingKind.RESTORED)
        return
    end = block.start + len(printed.raw)
    yield Mark(printed, block.start, end, Text(printed.raw, ((0, block.start),)), heading=True)


def _of_sentence(text: Text) -> Iterator[Mark]:
    """Give the ordinal of a numbered sentence, that of 附件：1. too."""
    attached = _ATTACHED.match(text.value)
    at = attached.end() if attached else 0
    ordinal = ordinals.parse(text.value, at)
    if ordinal is None or ordinal.style not in DEPTHS or ordinal.number > _LARGEST_ITEM:
        return
    rest = text.value[at + ordinal.length : at + ordinal.length + 1]
    if ordinal.raw[-1] not in "、.．）)" or not rest or rest in ordinals.HAN:
        return
    printed = text.cut(at, at + len(ordinal.raw))
    yield Mark(ordinal, printed.start, printed.end, printed, heading=False)


@once
def groups(document: Document) -> list[Group]:
    """Sort the ordinals into groups of siblings: a heading of a higher level ends those below it."""
    latest: dict[int, int] = {}
    return [group for part in marks_of_parts(document) for group in _grouped(part, latest)]


def _grouped(known: tuple[Mark | int, ...], latest: dict[int, int]) -> list[Group]:
    """Sort the ordinals of one part; ``latest`` holds the last number of each depth up to there."""
    found: list[Group] = []
    open_groups: dict[int, Group] = {}
    place = -1
    for mark in known:
        if isinstance(mark, Mark):
            # Two ordinals may be restored for one paragraph; the first is as good a guess as the second.
            if mark.restored and mark.start == place:
                continue
            place = mark.start
        depth = mark if isinstance(mark, int) else DEPTHS[mark.ordinal.style]
        for deeper in [known for known in open_groups if known > depth or (known == depth and isinstance(mark, int))]:
            del open_groups[deeper]
        if isinstance(mark, int):
            continue
        group = open_groups.get(depth)
        if group is None or _begins_anew(group, mark):
            group = open_groups[depth] = Group(latest.get(depth, 0))
            found.append(group)
        group.marks.append(mark)
        latest[depth] = mark.number
    return found


@once
def is_ordered(document: Document) -> bool:
    """Whether most ordinals follow the one before them: lines gathered from many documents are in no order to mend."""
    right = wrong = 0
    for group in groups(document):
        numbers = [mark.number for mark in group.marks]
        if len(numbers) >= _FEW and sorted(numbers) == [*range(1, len(numbers) + 1)]:
            right += len(numbers)  # all are there: two may be exchanged
            continue
        begun = numbers[0] in {1, group.before + 1}
        followed = sum(after == before + 1 for before, after in pairwise(numbers))
        right += begun + followed
        wrong += (not begun) + len(numbers) - 1 - followed
    return wrong <= right


def _begins_anew(group: Group, mark: Mark) -> bool:
    """Whether 1 begins another list rather than repeats the number before it."""
    repeated = group.marks[-1].number == 1 and mark.ordinal.style in {Style.HAN, Style.PAREN_HAN}
    return mark.number == 1 and not repeated
