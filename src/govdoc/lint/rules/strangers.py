"""Members of a fixed series in a text → what stands in the place of the one that is not among them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Sequence

_MANY = 5
"""Members of a series in which a place inside is known by its neighbours, whatever stands there."""
_FEWEST = 4
"""Characters of a member that a word is known to be but for one of them."""
_MARKS = frozenset("、，。；：！？“”‘’《》（）和与及等 　\n")
_LAST = frozenset("，。；：！？”’）的\n")
"""What may follow the last member: neither a further one, nor the rest of a longer word."""


class Stranger(NamedTuple):
    """A list with another word in the place of a member: where it stands, the word, and the number of the member."""

    start: int
    end: int
    word: str
    place: int


class _Slot(NamedTuple):
    """Where a member is due: between which neighbours (-1: none), and how much like it a word there must be."""

    left: int
    right: int
    member: str
    least: int


def strangers(
    text: str, found: Sequence[re.Match[str]], members: Sequence[str], joins: Callable[[str], bool]
) -> Iterator[Stranger]:
    """Give the lists that hold all members but one, in order, and another word in its place.

    ``found`` are the members in the text; ``joins`` tells whether what stands between two words makes a list of them.
    """
    places = [members.index(member[0]) for member in found]
    due = len(members) - 1
    for at in range(len(found) - due + 1):
        these, list_ = places[at : at + due], found[at : at + due]
        absent = next((n for n, place in enumerate(these) if place != n), due)
        gaps = [n for n in range(1, due) if n != absent]
        if these == [n for n in range(len(members)) if n != absent] and all(
            joins(text[list_[n - 1].end() : list_[n].start()]) for n in gaps
        ):
            left = list_[absent - 1].end() if absent else -1
            right = list_[absent].start() if absent < due else -1
            slot = _Slot(left, right, members[absent], _least(members, absent, right - left if left >= 0 else 0))
            yield from _found(text, slot, absent, (list_[0].start(), list_[-1].end()), joins)


def beside(
    text: str, found: Sequence[re.Match[str]], members: Sequence[str], joins: Callable[[str], bool]
) -> Iterator[Stranger]:
    """Give two neighbours of a series that stand beside a word which is the next member but for one character."""
    for one, other in pairwise(found):
        place = members.index(one[0])
        if members[place + 1 :][:1] != (other[0],) or not joins(text[one.end() : other.start()]):
            continue
        for left, right, due in ((-1, one.start(), place - 1), (other.end(), -1, place + 2)):
            if 0 <= due < len(members) and len(members[due]) >= _FEWEST:
                slot = _Slot(left, right, members[due], len(members[due]) - 1)
                for stranger in _found(text, slot, due, (one.start(), other.end()), joins):
                    if stranger.word not in members:
                        yield stranger


def _least(members: Sequence[str], absent: int, width: int) -> int:
    """Return how many characters a word must share with the absent member: half of them.

    In a series of many, those that all members have in common will do (唯分数、唯升学……), and between two neighbours
    that only marks part from it (``width`` is how far they stand apart) any word of its length.
    """
    size = len(members[absent])
    if len(members) < _MANY:
        return (size + 1) // 2
    if width == size + 2:
        return 0
    return _shared(members) + _shared([member[::-1] for member in members]) or (size + 1) // 2


def _shared(words: Sequence[str]) -> int:
    """Return how many characters words have in common at their beginning."""
    return next((n for n, chars in enumerate(zip(*words, strict=False)) if len({*chars}) > 1), 0)


def _found(
    text: str, slot: _Slot, place: int, span: tuple[int, int], joins: Callable[[str], bool]
) -> Iterator[Stranger]:
    """Give the word that stands in a slot of the list at ``span``, if one does."""
    at, size = _between(text, slot, joins), len(slot.member)
    if at is not None:
        yield Stranger(min(span[0], at), max(span[1], at + size), text[at : at + size], place)


def _between(text: str, slot: _Slot, joins: Callable[[str], bool]) -> int | None:
    """Return where a word stands in a slot, as long as the member that is due and like enough, None where none does."""
    left, right, member, least = slot
    size = len(member)
    if right < 0:
        starts = range(left + 1, min(left + 1 + _FARTHEST, len(text) - size + 1))
    else:
        starts = range(left + 1 if left >= 0 else max(0, right - size - _FARTHEST), right - size)
    best = max(starts, key=lambda at: _likeness(text[at : at + size], member), default=-1)
    if best < 0 or not least <= _likeness(text[best : best + size], member) < size:
        return None
    # 把好方向 is 把方向 with a character put in, and no other word.
    before = text[best - 1 : best] not in {"、", member[0]} if left < 0 else joins(text[left:best])
    last = best + size
    after = text[last : last + 1] in {*_LAST, ""} if right < 0 else joins(text[last:right])
    return best if before and after else None


def _likeness(word: str, member: str) -> int:
    """Return how many characters are those of a member, in their places; less than none where a mark is not."""
    other = {one for one, due in zip(word, member, strict=False) if one != due}
    return -1 if _MARKS & other else sum(map(str.__eq__, word, member))


_FARTHEST = 6
"""Characters that may stand between a list and a word at one of its ends."""
