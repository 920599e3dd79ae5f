"""Ordered items of a Markdown text → their numbers as typed, which stand before the text of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from govdoc.patterns import lazy
from govdoc.readers.inlines import Raw

if TYPE_CHECKING:
    import re

    from govdoc.readers.sourcelines import Lines

_MARKER = lazy(r"(?:\d{1,9}[.)][ \t]+)+\Z")
_LONE_MARKER = lazy(r"\d{1,9}[.)]")


@dataclass(slots=True)
class Numbers:
    """The lines of items whose text has not come yet."""

    lines: Lines
    _waiting: list[int] = field(default_factory=list)

    def begin(self, line: int) -> None:
        """Enter an item."""
        self._waiting.append(line)

    def take(self, start: int, line: int) -> Raw | None:
        """Return the number, with its places, before a text that starts at an offset of the source in a line."""
        if not self._waiting:
            return None
        item = self._waiting[-1]
        self._waiting.clear()
        found = _MARKER.search(self.lines.values[line], 0, start - self.lines.starts[line])
        if found is None or item != line:
            line, found = item, _last_marker(self.lines.values[item])
        if found is None:
            return None
        at = self.lines.starts[line]
        return Raw(found[0], list(range(at + found.start(), at + found.end())))

    def take_lone(self) -> Raw | None:
        """Return the number of an item that begins with no paragraph."""
        return self.take(self.lines.starts[self._waiting[-1]], self._waiting[-1]) if self._waiting else None


def _last_marker(line: str) -> re.Match[str] | None:
    """Return the number of an item whose text begins in a later line."""
    return next(reversed(list(_LONE_MARKER.finditer(line))), None)
