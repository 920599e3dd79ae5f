"""Lines and tree of a plan → what is valid YAML but hardly what its author meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from govdoc.drafting.faults import Fault, KeyPath, key_path
from govdoc.drafting.nodes import Listing, Mapping, Node, Scalar
from govdoc.drafting.schema import Schema, resolved
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONGEST_NAME = 12
_KEY = lazy(r"\s*(?:-\s+)?(?P<key>[^\s:：]{1,12})\s*[:：]")


@dataclass(frozen=True, slots=True)
class Suspicions:
    """Looks through a plan whose keys are the Chinese ones."""

    lines: Sequence[str]
    """Lines of the file."""
    root: Schema

    def of(self, node: Node, schema: Schema, path: KeyPath = ()) -> Iterator[Fault]:
        """Give a fault for each ，between names in brackets, and for each key that became part of a text above it."""
        schema = resolved(schema, self.root)
        match node:
            case Listing():
                yield from self._wide_comma(node, path)
                items = schema.get("items")
                for number, item in enumerate(node.items):
                    yield from self.of(item, items if isinstance(items, dict) else {}, (*path, number))
            case Mapping():
                known = schema.get("properties", {})
                for key, inner in node.entries:
                    if isinstance(inner, Scalar):
                        yield from self._swallowed(node, key, inner, known, path)
                    yield from self.of(inner, known.get(key.text, {}), (*path, key.text))
            case _:
                return

    @staticmethod
    def _wide_comma(node: Listing, path: KeyPath) -> Iterator[Fault]:
        """Find one plain text in brackets that is names with ，between them."""
        only = node.items[0] if node.bracketed and len(node.items) == 1 else None
        if not isinstance(only, Scalar) or not only.plain or "，" not in only.text:
            return
        if all(0 < len(name.strip()) <= _LONGEST_NAME and "。" not in name for name in only.text.split("，")):
            message = "方括号里各项之间要用英文逗号“,”，现为全角逗号“，”；本来只有一项的，请去掉方括号"
            yield Fault(only.line, only.column + only.text.index("，"), key_path(path), message)

    def _swallowed(self, node: Mapping, key: Scalar, inner: Scalar, known: Schema, path: KeyPath) -> Iterator[Fault]:
        """Find a key of the same mapping in the lines on which a text goes on."""
        if not inner.plain or not key.line or not inner.text:
            return
        present = {one.text for one, _ in node.entries}
        names = {name: name for name in known} | {
            alias: name for name, one in known.items() for alias in one.get("x-aliases", ())
        }
        for number in range(inner.line, len(self.lines)):
            line = self.lines[number]
            if line.strip() and len(line) - len(line.lstrip(" ")) < key.column:
                return
            found = _KEY.match(line)
            if found and names.get(found["key"], key.text) not in present:
                column = found.start("key") + 1
                message = (
                    f"“{found['key']}”这一行并进了上一行的文字：是键的，要与“{key.text}”对齐，后面写英文冒号和空格；"
                    "是文字的，请给整段文字加上英文双引号"
                )
                yield Fault(number + 1, column, key_path(path), message)
