"""``--set 部署.0.标题=…`` → the same change in the tree of a plan, as text and as typed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from govdoc.drafting.faults import Fault, KeyPath, key_path
from govdoc.drafting.nodes import Listing, Mapping, Node, Scalar
from govdoc.drafting.schema import Schema, resolved
from govdoc.errors import UsageError
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable

_PART = lazy(r"(?P<key>[^\[\]]*)(?P<numbers>(?:\[\d{1,6}\])*)")
_NUMBER = lazy(r"\d{1,6}")


@dataclass(frozen=True, slots=True)
class Override:
    """A value given on the command line."""

    path: KeyPath
    """Keys, and positions in lists counted from 0."""
    text: str


def override_of(typed: str) -> Override:
    """Return what ``键.键.0.键=文字`` asks for; ``键[1]`` counts from 1, as messages do. Raises UsageError."""
    path, equals, text = typed.partition("=")
    parts: list[str | int] = []
    for part in path.strip().split("."):
        found = _PART.fullmatch(part.strip())
        numbers = [int(number) - 1 for number in re.findall(r"\d+", found["numbers"])] if found else []
        key = found["key"].strip() if found else ""
        if not equals or not found or not key or min(numbers, default=0) < 0:
            raise UsageError(
                f"--set “{typed[:40]}”：应写成“键=文字”，如“年度=2026”“工作部署.0.标题=加强党建”（列表从 0 数起）"
            )
        parts += [key, *numbers]
    return Override(tuple(parts), text)


def overridden(root: Mapping, overrides: Iterable[Override], schema: Schema, faults: list[Fault]) -> Mapping:
    """Return the tree with the values that were given in their places; keys may be named by their aliases.

    A mapping, or an item behind the last of a list, is made where it is missing. What has no place is put down in
    ``faults``. The texts stand in line 0 (see ``Fault``).
    """
    for number, override in enumerate(overrides, 1):
        try:
            placed = _Setting(schema, number, override).set(root, schema, override.path, ())
        except _NoPlaceError as error:
            faults.append(Fault(0, number, error.path, str(error)))
        else:
            root = placed if isinstance(placed, Mapping) else root
    return root


class _NoPlaceError(Exception):
    """An override points nowhere."""

    def __init__(self, path: KeyPath, message: str) -> None:
        super().__init__(message)
        self.path = key_path(path)


@dataclass(frozen=True, slots=True)
class _Setting:
    """One override on its way down the tree."""

    schema: Schema
    number: int
    override: Override

    def set(self, node: Node | None, schema: Schema, rest: KeyPath, path: KeyPath) -> Node:
        """Return the node with the text in its place; None stands for what is not there yet."""
        if not rest:
            return Scalar(0, self.number, self.override.text, plain=False)
        schema = resolved(schema, self.schema)
        node = self._empty(schema, rest) if node is None else node
        match node:
            case Mapping():
                return self._in_mapping(node, schema, rest, path)
            case Listing():
                return self._in_listing(node, schema, rest, path)
            case Scalar() if "array" in schema.get("type", ()) and self._counts(rest[0]):
                # A text where a list may stand is a list of one.
                return self._in_listing(Listing(node.line, node.column, (node,)), schema, rest, path)
            case _:
                raise _NoPlaceError(path, f"这里是文字，下面没有“{rest[0]}”")

    @staticmethod
    def _counts(part: str | int) -> bool:
        """Whether a part of a path is a position in a list."""
        return isinstance(part, int) or bool(_NUMBER.fullmatch(part))

    def _empty(self, schema: Schema, rest: KeyPath) -> Node:
        """Return an empty list where a number comes next and the schema has a list, else an empty mapping."""
        numbered = isinstance(rest[0], int) or (_NUMBER.fullmatch(rest[0]) and "items" in schema)
        return Listing(0, self.number, ()) if numbered else Mapping(0, self.number, ())

    def _in_mapping(self, node: Mapping, schema: Schema, rest: KeyPath, path: KeyPath) -> Mapping:
        name, known = str(rest[0]), schema.get("properties", {})
        if isinstance(rest[0], int):
            raise _NoPlaceError(path, f"这里是“键: 值”，不是列表，没有第 {rest[0] + 1} 项")
        if name not in known:
            name = next((key for key, inner in known.items() if name in inner.get("x-aliases", ())), name)
        inner = known.get(name, {})
        entries = dict(enumerate(node.entries))
        at = next((n for n, (key, _) in entries.items() if key.text == name), len(entries))
        key, old = entries.get(at, (Scalar(0, self.number, name), None))
        entries[at] = key, self.set(old, inner, rest[1:], (*path, name))
        return replace(node, entries=tuple(entries.values()))

    def _in_listing(self, node: Listing, schema: Schema, rest: KeyPath, path: KeyPath) -> Listing:
        count, typed = len(node.items), rest[0]
        if isinstance(typed, str) and typed.startswith("-") and _NUMBER.fullmatch(typed[1:]):
            raise _NoPlaceError(path, f"第几项从 0 数起，不能写“{typed}”；最后一项是 {max(count - 1, 0)}")
        if isinstance(typed, str) and not _NUMBER.fullmatch(typed):
            raise _NoPlaceError(path, f"这里是列表，“{typed}”前要写明第几项，如“{key_path(path)}.0.{typed}”")
        at = int(typed)
        if at > count:
            last = f"从 0 数起只能写 0 到 {count - 1}，加在最后写 {count}" if count else "要加第一项写 0"
            raise _NoPlaceError(path, f"没有第 {at + 1} 项，这个列表有 {count} 项，{last}")
        inner = schema.get("items")
        old = node.items[at] if at < count else None
        new = self.set(old, inner if isinstance(inner, dict) else {}, rest[1:], (*path, at))
        return replace(node, items=(*node.items[:at], new, *node.items[at + 1 :]))
