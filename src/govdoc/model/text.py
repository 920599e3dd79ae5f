"""A string and where each of its characters stood in the source → cuts and joins that still know it."""

from __future__ import annotations

from bisect import bisect_right

_FARTHEST = 1 << 62


class Text:
    """A string that knows where each of its characters stood in the source. Not to be changed once made.

    ``pieces`` holds ascending pairs (offset in ``value``, offset in the source): from one pair to the next the
    characters run in step with the source. One pair is enough where nothing was joined or taken out; its offset in
    ``value`` is 0.
    """

    # Written by hand and not a dataclass: a long text has a million of these, nearly all of one piece, and a number
    # in place of a tuple of tuples saves a third of the memory.
    __slots__ = ("_origin", "_turns", "value")

    def __init__(self, value: str, pieces: tuple[tuple[int, int], ...] = ((0, 0),)) -> None:
        self.value = value
        self._origin = pieces[0][1]
        self._turns = pieces[1:]

    @classmethod
    def run(cls, value: str, origin: int) -> Text:
        """Return a text of one piece that begins at ``origin``: the same as by ``pieces``, in half the time."""
        self = cls.__new__(cls)
        self.value = value
        self._origin = origin
        self._turns = ()
        return self

    @property
    def pieces(self) -> tuple[tuple[int, int], ...]:
        """The pairs (offset in ``value``, offset in the source)."""
        return ((0, self._origin), *self._turns)

    def at(self, index: int) -> int:
        """Offset in the source of the character ``index``; of ``len(self)``: just behind the last character."""
        if not self._turns:
            return self._origin + min(index, len(self.value))
        if index and index >= len(self.value):
            return self.at(len(self.value) - 1) + 1
        found = bisect_right(self._turns, (index, _FARTHEST)) - 1
        offset, origin = self._turns[found] if found >= 0 else (0, self._origin)
        return origin + index - offset

    @property
    def start(self) -> int:
        """Offset in the source of the first character."""
        return self._origin

    @property
    def end(self) -> int:
        """Offset in the source just behind the last character."""
        return self.at(len(self.value))

    def cut(self, start: int, end: int | None = None) -> Text:
        """Return the characters from ``start`` up to ``end`` (both ≥ 0), positions kept."""
        size = len(self.value)
        stop = size if end is None or end > size else end
        if start == 0 and stop == size:
            return self
        if not self._turns and start <= stop:
            return Text.run(self.value[start:stop], self._origin + start)
        start = min(start, stop)
        later = tuple((offset - start, origin) for offset, origin in self._turns if start < offset < stop)
        return Text(self.value[start:stop], ((0, self.at(start) if start < size else self.end), *later))

    def strip(self, characters: str | None = None) -> Text:
        """Return the text without white space (or ``characters``) at its ends, positions kept."""
        if self.value.strip(characters) == self.value:
            return self
        left = len(self.value) - len(self.value.lstrip(characters))
        return self.cut(left, max(left, len(self.value.rstrip(characters))))

    def __add__(self, other: Text) -> Text:
        if not self.value:
            return other
        if not other.value:
            return self
        shift = len(self.value)
        joined = [*self.pieces]
        for offset, origin in other.pieces:
            last_offset, last_origin = joined[-1]
            if origin - last_origin != offset + shift - last_offset:
                joined.append((offset + shift, origin))
        return Text(self.value + other.value, tuple(joined))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Text):
            return NotImplemented
        return (self.value, self._origin, self._turns) == (other.value, other._origin, other._turns)

    def __hash__(self) -> int:
        return hash((self.value, self._origin, self._turns))

    def __repr__(self) -> str:
        return f"Text({self.value!r}, {self.pieces!r})"

    def __len__(self) -> int:
        return len(self.value)

    def __str__(self) -> str:
        return self.value
