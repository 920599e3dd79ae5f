"""Tree of a template.yaml → the values it declares; its schema gets the definitions that templates share."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from govdoc.drafting.nodes import Listing, Mapping, Node, Scalar
from govdoc.drafting.yamltree import Bounds, parse
from govdoc.errors import PlanError
from govdoc.patterns import lazy
from govdoc.readers.files import MEGABYTE, Limits, decode, load

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from govdoc.drafting.schema import Schema

SHARED_FIELDS = "fields.yaml"
"""Definitions of fields, in a folder that templates share."""
_DEFINITIONS, _TO_DEFINITION = "$defs", "#/$defs/"
_LIMITS = Limits(file=5 * MEGABYTE)
_DEEPEST = 100
_NUMBER = lazy(r"-?\d+")
_TEXTS = frozenset({"examples", "enum", "const", "required", "default", "pattern", "x-aliases"})
"""Keywords whose values are texts of a plan, whatever they look like."""


def constructed(node: Node, *, texts: bool = False) -> Any:
    """Return a tree with the numbers and truth values that a JSON Schema needs; texts of plans stay texts."""
    match node:
        case Scalar(text=text, plain=True) if not texts:
            return int(text) if _NUMBER.fullmatch(text) else {"true": True, "false": False}.get(text, text)
        case Scalar():
            return node.text
        case Listing():
            return [constructed(item, texts=texts) for item in node.items]
        case Mapping():
            return {key.text: constructed(inner, texts=key.text in _TEXTS) for key, inner in node.entries}


def completed(fields: Schema, shared: tuple[Path, ...], beside: Schema | None = None) -> Schema:
    """Return a template's schema with every definition it refers to and lacks, from the ``fields.yaml`` it shares.

    So it does with those that ``beside`` refers to, a schema that will stand in one with it.
    """
    own = fields.get(_DEFINITIONS, {})
    wanted = (_names_referred_to(fields) | _names_referred_to(beside)) - set(own)
    if not wanted or not isinstance(own, dict):
        return fields
    common = {name: field for folder in reversed(shared) for name, field in _shared_fields(folder).items()}
    found: Schema = {}
    while missing := sorted((wanted & set(common)) - set(found)):
        found |= {name: common[name] for name in missing}
        wanted |= _names_referred_to({name: common[name] for name in missing}) - set(own)
    return {**fields, _DEFINITIONS: {**found, **own}}


def _names_referred_to(schema: object) -> set[str]:
    """Return the names of the definitions that a schema refers to."""
    return {one.removeprefix(_TO_DEFINITION) for one in references(schema) if one.startswith(_TO_DEFINITION)}


@cache
def _shared_fields(folder: Path) -> Schema:
    """Return the definitions in a folder that templates share. Raises PlanError for faults of YAML."""
    path = folder / SHARED_FIELDS
    if not path.is_file():
        return {}
    tree = parse(decode(load(path, _LIMITS), str(path)), str(path), Bounds(depth=_DEEPEST))
    if tree.faults:
        raise PlanError([fault.said(str(path)) for fault in sorted(tree.faults)])
    fields: Schema = constructed(tree.root)
    return fields


def references(schema: object) -> Iterator[str]:
    """Give every reference in a schema."""
    if isinstance(schema, dict):
        for key, inner in schema.items():
            if key == "$ref" and isinstance(inner, str):
                yield inner
            yield from references(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from references(inner)
