"""A folder of documents → each of them with its sections."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from govdoc.errors import UnreadableError
from govdoc.outline import Outline, outline
from govdoc.readers import read
from govdoc.readers.files import DEFAULT_LIMITS, DOCUMENT_SUFFIXES, Limits, documents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Entry", "load", "outlined"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of a collection: its outline, or why it could not be read."""

    path: Path
    outline: Outline | None
    error: str | None = None


def load(path: str | Path, limits: Limits = DEFAULT_LIMITS) -> Iterator[Entry]:
    """Yield each document of a folder, in alphabetical order, with its sections; of a file, that file alone.

    One document is in memory at a time. A file that cannot be read is an entry with ``error``, and the others follow.
    Raises UsageError for a folder without documents.
    """
    yield from outlined([Path(path)], limits)


def outlined(paths: Iterable[Path], limits: Limits = DEFAULT_LIMITS) -> Iterator[Entry]:
    """Yield each of several files and of the files in folders, as ``load`` does; ``-`` is standard input."""
    for path in documents(paths, DOCUMENT_SUFFIXES):
        try:
            yield Entry(path, outline(read(path, limits)))
        except UnreadableError as error:
            yield Entry(path, None, str(error))
