"""YAML text → tree of mappings, lists and texts, every node with its place, within bounds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml

from govdoc.drafting.colons import further, key_on_its_line
from govdoc.drafting.faults import Fault, KeyPath, key_path, told
from govdoc.drafting.folding import unfolded
from govdoc.drafting.lostwords import lost_words
from govdoc.drafting.nodes import Listing, Mapping, Node, Scalar, walk
from govdoc.drafting.syntax import suspect_line, syntax_fault, unprintable, wide_colon
from govdoc.errors import PlanError
from govdoc.patterns import lazy
from govdoc.readers.files import MEGABYTE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml.events import Event, ScalarEvent


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much YAML is read: bytes of UTF-8, levels of nesting, nodes."""

    size: int = 10 * MEGABYTE
    depth: int = 50
    nodes: int = 100_000


DEFAULT_BOUNDS = Bounds()
_NOTHING = "~"
"""How YAML writes that there is no value (10.3.2)."""
_MOST_FAULTS = 100
"""After so many, reading stops: a file of aliases alone would take long to judge."""


@dataclass(frozen=True, slots=True)
class Tree:
    """The mapping of a YAML text, and the faults found in reading it that do not stop the reading."""

    root: Mapping
    faults: tuple[Fault, ...]


def parse(text: str, name: str, bounds: Bounds = DEFAULT_BOUNDS, loader: type | None = None) -> Tree:
    """Return the tree of a YAML text whose root is a mapping; ``name`` stands in messages.

    Every scalar keeps the text as typed; a line break inside a text joins 汉字 without a blank. Raises PlanError for
    faults of syntax, for a text beyond the bounds and for a root that is no mapping.
    """
    if len(text.encode(errors="replace")) > bounds.size:
        raise PlanError([f"{name}：文件超过 {bounds.size / MEGABYTE:g} MB 的上限，请拆成几份计划"])
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    builder = _Builder(text, bounds)
    try:
        root = _root(builder, loader)
    except _StopError as stop:
        more = further(text, stop.fault, lambda mended: _first_fault(_Builder(mended, bounds), loader))
        earlier = [one for one in builder.faults if (one.line, one.column) != (stop.fault.line, stop.fault.column)]
        raise PlanError(told([*earlier, stop.fault, *more], name)) from None
    return Tree(root, tuple(builder.faults))


def _root(builder: _Builder, loader: type | None) -> Mapping:
    """Return what a builder makes of its text. Raises _StopError."""
    try:
        return builder.document(yaml.parse(builder.text, Loader=loader or _LOADER))
    except yaml.YAMLError as error:
        raise _StopError(syntax_fault(error, builder.text)) from None
    except UnicodeEncodeError:
        # Half a character, which the parser cannot even take in.
        raise _StopError(unprintable(builder.text) or Fault(1, 1, "", "含有不能使用的字符")) from None


def _first_fault(builder: _Builder, loader: type | None) -> Fault | None:
    """Return what stops the reading, or the first text that is a key with a full-width colon; else None."""
    try:
        root = _root(builder, loader)
    except _StopError as stop:
        return stop.fault
    plain = ((path, node) for path, _, node in walk(root) if path and isinstance(node, Scalar) and node.plain)
    found = (
        key_on_its_line(builder.lines, node.line, node.column, in_list=isinstance(path[-1], int))
        for path, node in plain
    )
    return next((wide_colon(*key) for key in found if key), None)


_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def lines_of(text: str) -> list[str]:
    """Return the lines of a text as YAML counts them (1.1, 5.4)."""
    return _LINE_END.split(text)


_LINE_END = lazy("\r\n|[\r\n\x85\u2028\u2029]")


class _StopError(Exception):
    """Reading cannot go on."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


@dataclass(slots=True)
class _Builder:
    """Builds nodes from the parser's events, so that no bound is passed before it is noticed."""

    text: str
    bounds: Bounds
    faults: list[Fault] = field(default_factory=list)
    nodes: int = 0
    lines: list[str] = field(default_factory=list)

    def document(self, events: Iterator[Event]) -> Mapping:
        self.lines = lines_of(self.text)
        next(events)  # the start of the stream
        if isinstance(next(events), yaml.StreamEndEvent):
            raise _StopError(Fault(1, 1, "", "文件里没有内容，请照 govdoc new 生成的样例填写"))
        root = self._node(next(events), events, (), 1)
        next(events)  # the end of the document
        if not isinstance(further := next(events), yaml.StreamEndEvent):
            raise _StopError(_at(further, (), "一个文件只能写一份计划，请把“---”后面的内容另存为一个文件"))
        if isinstance(root, Mapping):
            return root
        fault = suspect_line(self.text)
        raise _StopError(fault or Fault(root.line, root.column, "", "应由一行行的“键: 值”组成，如“单位: 云河县教育局”"))

    def _node(self, event: Event, events: Iterator[Event], path: KeyPath, depth: int) -> Node:
        self.nodes += 1
        if self.nodes > self.bounds.nodes:
            raise _StopError(_at(event, (), f"内容超过 {self.bounds.nodes} 项的上限，请拆成几份计划"))
        if len(self.faults) > _MOST_FAULTS:
            raise _StopError(_at(event, (), "错误太多，从这里起没有再看，请先改好前面的"))
        if depth > self.bounds.depth:
            raise _StopError(_at(event, path[:3], f"层次超过 {self.bounds.depth} 级的上限"))
        self._refuse(event, path)
        line, column = _place(event)
        match event:
            case yaml.ScalarEvent():
                return self._scalar(event, path)
            case yaml.SequenceStartEvent():
                items: list[Node] = []
                while not isinstance(inner := next(events), yaml.SequenceEndEvent):
                    items.append(self._node(inner, events, (*path, len(items)), depth + 1))
                return Listing(line, column, tuple(items), bool(event.flow_style))
            case yaml.MappingStartEvent():
                return Mapping(line, column, tuple(self._entries(events, path, depth)))
            case _:  # an alias, already refused; it counts as filled
                return Scalar(line, column, f"*{getattr(event, 'anchor', '')}")

    def _entries(self, events: Iterator[Event], path: KeyPath, depth: int) -> Iterator[tuple[Scalar, Node]]:
        seen: dict[str, Scalar] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self._node(event, events, path, depth + 1)
            name = key.text if isinstance(key, Scalar) else "?"
            node = self._node(next(events), events, (*path, name), depth + 1)
            if not isinstance(key, Scalar):
                self.faults.append(_at(event, path, "键只能是文字，不能是列表或括号"))
            elif name in seen:
                message = f"“{name}”写了两次（前一次在第 {seen[name].line} 行），请合并或删去一处"
                self.faults.append(_at(event, path, message))
            else:
                seen[name] = key
                yield key, node

    def _refuse(self, event: Event, path: KeyPath) -> None:
        """Take down anchors, aliases and tags: a plan needs none, and they are how YAML is abused."""
        if isinstance(event, yaml.AliasEvent):
            self.faults.append(_at(event, path, f"“*{event.anchor}”是 YAML 的别名，计划文件不用；若是文字，请加双引号"))
            return
        if getattr(event, "anchor", None):
            self.faults.append(_at(event, path, f"“&{event.anchor}”是 YAML 的锚点，计划文件不用；若是文字，请加双引号"))  # type: ignore[attr-defined]
        if getattr(event, "tag", None):
            self.faults.append(_at(event, path, "以“!”开头的是 YAML 的标签，计划文件不用；若是文字，请加双引号"))

    def _scalar(self, event: ScalarEvent, path: KeyPath) -> Scalar:
        """Return a text; words that YAML would lose or misplace without a word are faults."""
        (line, column), plain = _place(event), not event.style
        text = self._text(event, path)
        if plain and text == _NOTHING:
            text = ""
        end = event.end_mark
        behind = self.lines[end.line][end.column :] if end and end.line < len(self.lines) else ""
        if plain and end:
            raw = self.lines[line - 1 : end.line + 1]
            found = lost_words(raw, column - 1, end.column)
            self.faults += [Fault(line + at, where + 1, key_path(path), said) for at, where, said in found]
        return Scalar(line, column, text, plain, behind.lstrip().startswith("#"))

    def _text(self, event: ScalarEvent, path: KeyPath) -> str:
        if found := unprintable(event.value):
            self.faults.append(_at(event, path, found.message))
        first, last = event.start_mark, event.end_mark
        if first is None or last is None or first.line == last.line or event.style == "|":
            return event.value.rstrip("\n")
        raw = self.lines[first.line : last.line + 1]
        raw[-1] = raw[-1][: last.column]
        raw[0] = raw[0][first.column :]
        return unfolded(event.value.rstrip("\n"), raw[1:] if event.style == ">" else raw)


def _at(event: Event, path: KeyPath, message: str) -> Fault:
    return Fault(*_place(event), key_path(path), message)


def _place(event: Event) -> tuple[int, int]:
    """Return line and column (1-based) of an event."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
