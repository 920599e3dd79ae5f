"""A plan as a tree: mappings, lists and texts, each with its place → plain values, and a walk over them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.drafting.faults import KeyPath


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as typed (a number, a date, 是 and true are texts too); line and column are 1-based."""

    line: int
    column: int
    text: str
    plain: bool = True
    """Written without quotation marks and not as a block."""
    remarked: bool = False
    """A comment stands behind it."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list."""

    line: int
    column: int
    items: tuple[Node, ...]
    bracketed: bool = False
    """Written in brackets."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order of the text; no key stands twice."""

    line: int
    column: int
    entries: tuple[tuple[Scalar, Node], ...]


Node = Scalar | Listing | Mapping
Value = str | list["Value"] | dict[str, "Value"]


def value(node: Node) -> Value:
    """Return a tree as plain dicts, lists and strings."""
    match node:
        case Scalar():
            return node.text
        case Listing():
            return [value(item) for item in node.items]
        case Mapping():
            return {key.text: value(inner) for key, inner in node.entries}


def walk(node: Node, path: KeyPath = (), key: Scalar | None = None) -> Iterator[tuple[KeyPath, Scalar | None, Node]]:
    """Give (path, key, node) for a node and all nodes below it; the key of a list's item is None."""
    yield path, key, node
    match node:
        case Scalar():
            return
        case Listing():
            for number, item in enumerate(node.items):
                yield from walk(item, (*path, number))
        case Mapping():
            for name, inner in node.entries:
                yield from walk(inner, (*path, name.text), name)
