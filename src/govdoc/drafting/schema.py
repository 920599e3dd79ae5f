"""Fields of a template → the JSON Schema (2020-12) of a whole plan, and what it says of a plan's tree."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from govdoc.drafting.elements import ELEMENTS, LAYOUTS, Schema, layout_rules, layout_schema
from govdoc.drafting.faults import Fault, KeyPath, key_path
from govdoc.drafting.nodes import Listing, Mapping, Node, Scalar
from govdoc.drafting.officialforms import DATE, FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jsonschema import FormatChecker

DIALECT = "https://json-schema.org/draft/2020-12/schema"
__all__ = [
    "DATE", "DIALECT", "ELEMENTS", "ELEMENTS_KEY", "LAYOUTS", "LAYOUT_KEY", "RESERVED", "TEMPLATE_KEY", "Canonical",
    "Schema", "checker", "closed", "key_paths", "merged", "resolved",
]  # fmt: skip
TEMPLATE_KEY, LAYOUT_KEY, ELEMENTS_KEY = "模板", "版式", "要素"
RESERVED = (TEMPLATE_KEY, LAYOUT_KEY, ELEMENTS_KEY)


def merged(
    name: str, description: str, fields: Schema, aliases: tuple[str, ...] = (), layout: str = LAYOUTS[0]
) -> Schema:
    """Return the schema of a plan for the template ``name``: the template's fields, 模板, 版式 and 要素.

    Every mapping is closed: a key that the schema does not know is a fault, unless the template says otherwise.
    """
    head: Schema = {
        TEMPLATE_KEY: {
            "title": TEMPLATE_KEY,
            "description": f"用哪个模板：{description}",
            "enum": [name, *aliases],
            "x-aliases": ["template"],
        },
        LAYOUT_KEY: layout_schema(LAYOUT_KEY, layout),
        ELEMENTS_KEY: ELEMENTS,
    }
    whole = {
        **fields,
        "$schema": DIALECT,
        "title": f"计划文件：{name}",
        "description": description,
        "type": "object",
        "required": [TEMPLATE_KEY, *fields.get("required", ())],
        "properties": {**head, **fields.get("properties", {})},
        "allOf": [*fields.get("allOf", ()), *layout_rules(LAYOUT_KEY, ELEMENTS_KEY, layout)],
    }
    return closed(whole)


def closed(schema: Schema) -> Schema:
    """Return a schema in which every mapping with declared keys refuses others, unless it says otherwise."""
    out: Schema = {}
    for key, inner in schema.items():
        if key in {"properties", "$defs", "patternProperties"} and isinstance(inner, dict):
            out[key] = {name: closed(one) if isinstance(one, dict) else one for name, one in inner.items()}
        elif key == "items" and isinstance(inner, dict):
            out[key] = closed(inner)
        else:
            out[key] = inner
    if "properties" in out:
        out.setdefault("additionalProperties", False)
    return out


def checker() -> FormatChecker:
    """Return the checker of the formats a plan may name: dates, 发文字号, 密级, 份号."""
    from jsonschema import FormatChecker

    formats = FormatChecker(formats=())
    for name, written in FORMATS.items():
        formats.checks(name, raises=ValueError)(partial(_is_written, written))
    return formats


def _is_written(written: Callable[[str], str], typed: object) -> bool:
    """Whether a value can be written in a form. Raises ValueError, which says why, where it cannot."""
    return not isinstance(typed, str) or bool(written(typed))


def resolved(schema: Schema, root: Schema) -> Schema:
    """Return the schema behind a reference inside the same schema (``#/$defs/…``)."""
    seen = 0
    while isinstance(reference := schema.get("$ref"), str) and reference.startswith("#/") and seen < len(root) + 50:
        found: Any = root
        for part in reference[2:].split("/"):
            found = found.get(part, {}) if isinstance(found, dict) else {}
        schema, seen = (found if isinstance(found, dict) else {}), seen + 1
    return schema


def key_paths(schema: Schema, root: Schema | None = None, path: KeyPath = ()) -> Iterator[KeyPath]:
    """Give the path of every key that the schema declares, items of lists without their number."""
    root = root if root is not None else schema
    schema = resolved(schema, root)
    if len(path) > _DEEPEST:
        return
    for key, inner in schema.get("properties", {}).items():
        yield (*path, key)
        yield from key_paths(inner, root, (*path, key))
    if isinstance(schema.get("items"), dict):
        yield from key_paths(schema["items"], root, path)


_DEEPEST = 8


@dataclass(slots=True)
class Canonical:
    """Rewrites a tree: English aliases to the Chinese keys, dates to their one form."""

    root: Schema
    faults: list[Fault]

    def node(self, node: Node, schema: Schema, path: KeyPath = ()) -> Node:
        """Return the node as the schema names and writes it; what does not fit stays as it is."""
        schema = resolved(schema, self.root)
        match node:
            case Scalar() if schema.get("format") in FORMATS:
                return replace(node, text=_written(node.text, schema["format"]))
            case Listing() if isinstance(schema.get("items"), dict):
                items = (self.node(item, schema["items"], (*path, number)) for number, item in enumerate(node.items))
                return replace(node, items=tuple(items))
            case Mapping():
                return self.mapping(node, schema, path)
            case _:
                return node

    def mapping(self, node: Mapping, schema: Schema, path: KeyPath = ()) -> Mapping:
        """Return the mapping as the schema names its keys and writes its values."""
        known = schema.get("properties")
        return replace(node, entries=tuple(self._entries(node, known, path))) if isinstance(known, dict) else node

    def _entries(self, node: Mapping, known: Schema, path: KeyPath) -> Iterator[tuple[Scalar, Node]]:
        aliases = {alias: key for key, inner in known.items() for alias in inner.get("x-aliases", ())}
        seen: set[str] = set()
        for key, inner in node.entries:
            name = key.text if key.text in known else aliases.get(key.text, key.text)
            if name in seen:
                message = f"“{key.text}”就是“{name}”，这一键已经写过，请删去一处"
                self.faults.append(Fault(key.line, key.column, key_path(path), message))
                continue
            seen.add(name)
            yield replace(key, text=name), self.node(inner, known.get(name, {}), (*path, name))


def _written(typed: str, form: str) -> str:
    """Return a value in its one form; what is none stays, for the validation to name."""
    try:
        return FORMATS[form](typed)
    except ValueError:
        return typed
