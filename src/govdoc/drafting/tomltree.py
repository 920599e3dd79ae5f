"""TOML text → a tree of entries that know the line where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from govdoc.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Path = tuple[str, ...]
_DEPTH = 100
"""Brackets in one line at most: no settings need them, and the parser would run out of stack."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A value of a TOML file, and the file, the keys and the lines (1-based) where it is written."""

    value: Any
    name: str
    path: Path
    lines: Mapping[Path, range]
    texts: tuple[str, ...]
    """All lines of the file."""
    word: str | None = None
    """The element of a list that is meant, in a list of several lines."""

    @property
    def line(self) -> int:
        """The line of the key; of an element of a list its own line."""
        span = next((self.lines[key] for key in self._keys() if key in self.lines), range(1, 2))
        quoted = (f'"{self.word}"', f"'{self.word}'")
        own = (line for line in span if any(word in self.texts[line - 1] for word in quoted))
        return next(own, span[0]) if self.word is not None else span[0]

    @property
    def place(self) -> str:
        """``file:line``."""
        return f"{self.name}:{self.line}"

    def _keys(self) -> Iterator[Path]:
        """Give the path, then those above it."""
        return (self.path[:length] for length in range(len(self.path), -1, -1))

    def entries(self) -> dict[str, Entry]:
        """Return the entries of a table by their keys, of which any other value has none."""
        if not isinstance(self.value, dict):
            return {}
        return {
            key: Entry(value, self.name, (*self.path, key), self.lines, self.texts) for key, value in self.value.items()
        }

    def elements(self) -> list[Entry]:
        """Return the elements of a list, or the one value that stands in place of a list."""
        if not isinstance(self.value, list):
            return [self]
        return [
            Entry(value, self.name, self.path, self.lines, self.texts, value if isinstance(value, str) else None)
            for value in self.value
        ]


def parse_toml(text: str, name: str) -> Entry:
    """Return the root of a TOML text; ``name`` stands in messages.

    Raises UsageError, with file, line and cure, for what is no TOML.
    """
    # Most runs read no TOML: they do not wait for its parser.
    import tomllib

    lines = tuple(text.replace("\r\n", "\n").split("\n"))
    deep = next((n for n, line in enumerate(lines, 1) if line.count("[") + line.count("{") > _DEPTH), None)
    if deep is not None:
        raise UsageError(f"{name}:{deep}：不是合法的 TOML，括号套得太多")
    try:
        value = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        line = int(found[1]) if found else len(text.rstrip().split("\n"))
        raise UsageError(f"{name}:{line}：不是合法的 TOML，{_cure(lines[line - 1], str(error))}") from None
    except RecursionError:
        raise UsageError(f"{name}:1：不是合法的 TOML，括号套得太多") from None
    return Entry(value, name, (), _places(lines), lines)


_CURES = (
    (r"\s*\[*\s*[\w.-]*[\u3400-\u9fff]", '中文的键要加引号，如 ["版式"]、"行距" = 28'),
    (r"[^\"'#]*[“”‘’，：＝［］｛｝]", "引号、逗号、等号、括号都要用半角"),
    (r"\s*[\w-]+\s*:", '键和值之间用等号，如 ignore = ["TYP003"]'),
)  # fmt: skip


def _cure(line: str, error: str) -> str:
    """Return what to do about a line that is no TOML."""
    if "twice" in error or "overwrite" in error:
        return "有的键写了两遍，请合成一处"
    for pattern, cure in _CURES:
        if re.match(pattern, line):
            return cure
    if "Unclosed" in error:
        return "方括号或花括号没有配对"
    return "请检查这一行的引号、括号和等号，文字要加引号"


def _places(lines: tuple[str, ...]) -> dict[Path, range]:
    """Map each path of keys to the lines of the statement that sets it.

    A statement is the shortest run of lines that is TOML by itself: one that breaks off inside a value is none.
    """
    import tomllib

    places: dict[Path, range] = {(): range(1, 2)}
    table: Path = ()
    first = 0
    for last in range(len(lines)):
        try:
            value = tomllib.loads("\n".join(lines[first : last + 1]))
        except tomllib.TOMLDecodeError:
            continue
        span = range(first + 1, last + 2)
        if lines[first].lstrip().startswith("["):
            table = _header(value)
            paths = [table[:length] for length in range(1, len(table) + 1)]
        else:
            paths = list(_paths(value, table))
        for path in paths:
            places.setdefault(path, span)
        first = last + 1
    return places


def _header(value: Any) -> Path:
    """Return the path of the table that a header opens."""
    path: list[str] = []
    while value:
        key, value = next(iter(value.items())) if isinstance(value, dict) else ("", value[0])
        path += [key] if key else []
    return tuple(path)


def _paths(value: dict[str, Any], above: Path) -> Iterator[Path]:
    """Give the paths of a table and of the tables in it."""
    for key, inner in value.items():
        yield (*above, key)
        if isinstance(inner, dict):
            yield from _paths(inner, (*above, key))
