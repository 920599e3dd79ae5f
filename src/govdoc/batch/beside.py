"""Text of a plan → the files beside it that it names: seals, attachments, pictures, tables."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from govdoc.batch.naming import key
from govdoc.drafting import MARKDOWN_SUFFIXES
from govdoc.errors import GovdocError
from govdoc.patterns import lazy
from govdoc.readers.files import DEFAULT_LIMITS, decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BETWEEN = lazy(r"[\n\[\]{},\"']|: |：|- |\s#")
_LINE_HEAD = lazy(r"^[\s\-]*(?:[^\s:]{1,40}: )?\s*")
_LONGEST = 1000
_MOST_NAMES = 2000
"""Names of a folder that are told, for hints on a file that is not there."""
_DRAWN = MARKDOWN_SUFFIXES | {".png", ".jpg", ".jpeg", ".docx", ".csv", ".tsv"}
"""Suffixes of what a plan can name: of other paths in it nothing is read."""
_SMALL = 256 * 1024
"""Bytes of a file that is kept in memory with others."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Files that a plan names, by the path it names them with, and the names of all that lies beside it."""

    files: tuple[tuple[str, bytes], ...] = ()
    """Those that are sent; an absolute path means one machine, and its file is not: see ``elsewhere``."""
    hashes: tuple[tuple[str, str], ...] = ()
    """Path and hash of every file, also of those that are not sent."""
    names: tuple[str, ...] = ()

    def __or__(self, other: Beside) -> Beside:
        """Return the files of both."""
        files, hashes = dict([*self.files, *other.files]), dict([*self.hashes, *other.hashes])
        return Beside(tuple(sorted(files.items())), tuple(sorted(hashes.items())), self.names)


def beside(text: str, name: str, cells: Iterable[str] = ()) -> Beside:
    """Return the files that the plan ``name`` with this text names, or a row of data for it.

    Any piece of the text that is the path of a file counts: rather one too many than a document that lacks its seal.
    """
    folder = Path(name).parent
    found: dict[str, Path] = {}
    for words in (_words(text), cells, _targets(text, name)):
        for word in words:
            _take(word.strip(), folder, found)
    for path, file in list(found.items()):
        if file.suffix.lower() in MARKDOWN_SUFFIXES:
            for target in _inner_targets(file):
                _take(os.path.join(os.path.dirname(path), target), folder, found)  # noqa: PTH118, PTH120 - a path as typed
    read = {path: _bytes_of(file) for path, file in sorted(found.items())}
    sent = tuple((path, data) for path, (data, _) in read.items() if not os.path.isabs(path))  # noqa: PTH117 - as typed
    return Beside(sent, tuple((path, mark) for path, (_, mark) in read.items()), _names(str(folder)))


def elsewhere(files: Beside) -> str | None:
    """Return the path of a picture, an attachment or a table, typed absolute, that this machine has not, or another."""
    for path, mark in files.hashes:
        file = Path(path.partition("#")[0])
        if file.is_absolute() and file.suffix.lower() in _DRAWN and (not _is_file(file) or _bytes_of(file)[1] != mark):
            return path
    return None


def _words(text: str) -> Iterator[str]:
    """Give all pieces of a text that can be a path: between marks of YAML and Markdown, and the values of lines."""
    yield from _BETWEEN.split(text)
    for line in text.split("\n"):
        yield _LINE_HEAD.sub("", line).strip().strip("\"'")
    if "\\" in text or "''" in text:
        yield from _escaped(text)


def _escaped(text: str) -> Iterator[str]:
    """Give the texts of YAML in which characters are escaped; of what is no YAML none."""
    from govdoc.drafting.nodes import Scalar, walk
    from govdoc.drafting.yamltree import parse

    try:
        root = parse(text, "").root
    except GovdocError:
        return
    yield from (node.text for _, _, node in walk(root) if isinstance(node, Scalar))


def _targets(text: str, name: str) -> list[str]:
    """Return the pictures of a Markdown text."""
    from govdoc.model import Figure
    from govdoc.readers import markdown

    if Path(name).suffix.lower() not in MARKDOWN_SUFFIXES or "![" not in text:
        return []
    return [block.target for block in markdown.parse(text, name).blocks if isinstance(block, Figure)]


def _inner_targets(file: Path) -> list[str]:
    """Return the pictures of an attachment; of one that cannot be read none: drafting tells why."""
    try:
        return _targets(decode(_bytes_of(file)[0], str(file)), str(file))
    except GovdocError:
        return []


def _take(word: str, folder: Path, found: dict[str, Path]) -> None:
    """Put a file down that a word names; ``a.docx#word/media/b.png`` names a.docx."""
    if not word or len(word) > _LONGEST or "\0" in word or word in found:
        return
    known, longest = _keys(str(folder))
    for path in dict.fromkeys((word, word.partition("#")[0])):
        near = "/" in path or (len(path) <= longest and key(path) in known)
        if near and _is_file(folder / path):
            found[path] = folder / path
            return


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _bytes_of(path: Path) -> tuple[bytes, str]:
    """Return the bytes of a file, one beyond the bound at most (drafting refuses it then), and their hash."""
    state = path.stat()
    read = _small if state.st_size <= _SMALL else _large
    return read(str(path), state.st_mtime_ns, state.st_size)


def _read(path: str, moment: int, size: int) -> tuple[bytes, str]:
    """Return the bytes of a file as it was at a moment, and their hash: many rows share one seal."""
    del moment, size
    with open(path, "rb") as file:  # noqa: PTH123 - the key of the cache is a text
        data = file.read(DEFAULT_LIMITS.file + 1)
    return data, sha256(data).hexdigest()


_small, _large = lru_cache(32)(_read), lru_cache(2)(_read)


@lru_cache(64)
def _names(folder: str) -> tuple[str, ...]:
    """Return the names in a folder, as many as a hint needs."""
    try:
        return tuple(sorted(os.listdir(folder))[:_MOST_NAMES])  # noqa: PTH208 - names alone
    except OSError:
        return ()


@lru_cache(64)
def _keys(folder: str) -> tuple[frozenset[str], int]:
    """Return the names in a folder as they are compared, and the characters of the longest, composed or not."""
    try:
        names = os.listdir(folder)  # noqa: PTH208 - names alone
    except OSError:
        return frozenset(), 0
    return frozenset(map(key, names)), 2 * max(map(len, names), default=0)


def forget() -> None:
    """Forget the names of folders: another run begins."""
    _names.cache_clear()
    _keys.cache_clear()
