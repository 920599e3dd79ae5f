"""Items one by one → a sequence of them in a temporary file; memory holds no more than their places."""

from __future__ import annotations

import os
import pickle
from array import array
from collections.abc import Sequence
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, TypeVar, overload
from weakref import finalize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_Item = TypeVar("_Item")
_IN_MEMORY = 1 << 20
"""Bytes of a shelf that needs no file."""
_NOWHERE = -1


class Shelf(Sequence[_Item]):
    """Items in the order of their numbers; ten thousand take no more memory than ten."""

    def __init__(self, items: Iterable[_Item] = ()) -> None:
        """Take the items, each as it comes; they are numbered from 0."""
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - open as long as the shelf
        finalize(self, self._file.close)
        self._places, self._sizes = array("q"), array("q")
        self._count = 0
        for number, item in enumerate(items):
            self.put(number, item)

    def put(self, number: int, item: _Item) -> None:
        """Keep an item under its number, in the place of one that was there; numbers may come in any order."""
        more = number + 1 - len(self._places)
        self._places.extend([_NOWHERE] * more)
        self._sizes.extend([0] * more)
        self._count += self._places[number] == _NOWHERE
        data = pickle.dumps(item, pickle.HIGHEST_PROTOCOL)
        self._file.seek(0, os.SEEK_END)
        self._places[number], self._sizes[number] = self._file.tell(), len(data)
        self._file.write(data)

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[_Item]:
        """Give the items in the order of their numbers; numbers that have none are passed over."""
        return (self._at(number) for number in range(len(self._places)) if self._places[number] != _NOWHERE)

    @overload
    def __getitem__(self, index: int) -> _Item: ...
    @overload
    def __getitem__(self, index: slice) -> list[_Item]: ...
    def __getitem__(self, index: int | slice) -> _Item | list[_Item]:
        numbers = range(len(self._places))
        there = [n for n in numbers if self._places[n] != _NOWHERE] if self._count < len(numbers) else numbers
        return self._at(there[index]) if isinstance(index, int) else [self._at(n) for n in there[index]]

    def _at(self, number: int) -> _Item:
        """Return the item of a number."""
        self._file.seek(self._places[number])
        item: _Item = pickle.loads(self._file.read(self._sizes[number]))  # noqa: S301 - our own bytes
        return item
