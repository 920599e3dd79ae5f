"""Bytes of a text file → its text, and the bytes of the mended text: same encoding, same BOM, same line ends."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from govdoc.lint.fixes.changes import applied
from govdoc.readers.files import decode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govdoc.lint.fixes.changes import Change

_ENCODINGS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"", "utf-8"),
    (b"", "gb18030"),
    (b"", "utf-16-le"),
    (b"", "utf-16-be"),
)


class TextPaper:
    """A text file that can be mended."""

    def __init__(self, data: bytes, name: str) -> None:
        """Read the bytes. Raises UnreadableError for what is no text."""
        self.text = decode(data, name)
        self._data = data
        self._encoding = next((found for found in map(self._tried, _ENCODINGS) if found is not None), None)

    def _tried(self, candidate: tuple[bytes, str]) -> tuple[bytes, str, bytes] | None:
        """Return mark, encoding and what is left over where the bytes are this text in that encoding."""
        mark, encoding = candidate
        if not self._data.startswith(mark):
            return None
        try:
            written = mark + self.text.encode(encoding)
        except UnicodeEncodeError:
            return None
        # Half a character at the end of a file cut short stays where it is.
        return (mark, encoding, self._data[len(written) :]) if self._data.startswith(written) else None

    def border(self, change: Change) -> str | None:
        """Say what stands in the way of a change, None where nothing does."""
        if self._encoding is None:
            return "文件的编码无法原样写回"
        try:
            change.text.encode(self._encoding[1])
        except UnicodeEncodeError:
            return "新的文字不能用文件的编码书写"
        return None

    def mended(self, changes: Sequence[Change], *, tracked: bool = False, packed: bool = True) -> bytes:
        """Return the bytes of the file with changes made; every byte outside of them is as it was.

        A text has no tracked changes, and nothing in it is packed.
        """
        del tracked, packed
        if self._encoding is None:
            return self._data
        mark, encoding, rest = self._encoding
        return mark + applied(self.text, changes).encode(encoding) + rest
