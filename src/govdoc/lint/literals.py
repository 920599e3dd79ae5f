"""Words of many rows and a document → which rows may match in which passages, found in one pass."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from govdoc.lint.once import once
from govdoc.lint.passage import passages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from govdoc.lint.passage import Passage
    from govdoc.model import Document

    _Finder = Callable[[str], Iterator[tuple[int, int]]]


class Literals:
    """Strings that are looked for together (Aho–Corasick), so that a pattern costs nothing where its words are not."""

    def __init__(self, strings: Sequence[str]) -> None:
        """Remember the strings, none of them empty; the machine is built when a text is first looked at."""
        self.strings = tuple(strings)

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Give (number of the string, offset) of every occurrence, overlapping ones too, in no fixed order."""
        return self._find(text) if self.strings and text else iter(())

    @cached_property
    def _find(self) -> _Finder:
        """Return the search of the library, or of Python's own where there is no wheel for the machine."""
        try:
            from ahocorasick_rs import AhoCorasick
        except ImportError:
            return lambda text: one_by_one(self.strings, text)
        machine = AhoCorasick(self.strings, store_patterns=False)
        return lambda text: (
            (number, start) for number, start, _ in machine.find_matches_as_indexes(text, overlapping=True)
        )


def one_by_one(strings: Sequence[str], text: str) -> Iterator[tuple[int, int]]:
    """Give what ``Literals.places`` gives, string after string: thirty times slower for a thousand strings."""
    for number, string in enumerate(strings):
        at = text.find(string)
        while at >= 0:
            yield number, at
            at = text.find(string, at + 1)


class Gate:
    """Rows, each with words of which every match of it holds one: where none stands, the row is not tried."""

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        """Remember the words of each row; a row without words is never let through."""
        owners: dict[str, list[int]] = {}
        for number, words in enumerate(rows):
            for word in words:
                owners.setdefault(word, []).append(number)
        self._owners = [*owners.values()]
        self._literals = Literals([*owners])
        self.near = once(self._near)

    def _near(self, document: Document) -> dict[int, list[Passage]]:
        """Return the numbers of the rows that may match, each with the passages that hold one of its words."""
        known, (text, starts) = passages(document), _joined(document)
        near: dict[int, set[int]] = {}
        for word, offset in self._literals.places(text):
            at = bisect_right(starts, offset) - 1
            for number in self._owners[word]:
                near.setdefault(number, set()).add(at)
        return {number: [known[at] for at in sorted(near[number])] for number in sorted(near)}


@once
def _joined(document: Document) -> tuple[str, list[int]]:
    r"""Return the passages of a document joined by ``\n``, and where each begins."""
    values = [passage.value for passage in passages(document)]
    starts = accumulate((len(value) + 1 for value in values), initial=0)
    return "\n".join(values), [*starts][:-1]
