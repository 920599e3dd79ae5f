"""Markdown with YAML front matter → the Markdown, characters in their places, and the elements in its front."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govdoc.drafting.elements import layout_rules, layout_schema
from govdoc.drafting.plan import schema_faults
from govdoc.drafting.schema import DIALECT, ELEMENTS, ELEMENTS_KEY, LAYOUT_KEY, LAYOUTS, Canonical, Schema, closed
from govdoc.drafting.yamltree import parse, value
from govdoc.errors import PlanError

if TYPE_CHECKING:
    from govdoc.drafting.faults import Fault
    from govdoc.drafting.yamltree import Value

_FRONT = re.compile(r"\A---[ \t]*\r?\n(?P<yaml>.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_VISIBLE = re.compile(r"[^\r\n]")
SCHEMA: Schema = closed(
    {
        "$schema": DIALECT,
        "type": "object",
        "properties": {
            ELEMENTS_KEY: ELEMENTS,
            LAYOUT_KEY: layout_schema(LAYOUT_KEY, LAYOUTS[0]),
        },
        "allOf": layout_rules(LAYOUT_KEY, ELEMENTS_KEY, LAYOUTS[0]),
    }
)
"""What may stand in the front matter of a Markdown file."""


def parted(text: str, name: str) -> tuple[str, dict[str, Value]]:
    """Return the Markdown with its front matter blanked out, so that every offset stays, elements and 版式.

    Raises PlanError with the faults of the front matter, at their lines in the file.
    """
    found = _FRONT.match(text)
    if found is None:
        return text, {}
    blanked = _VISIBLE.sub(" ", found[0]) + text[found.end() :]
    if not found["yaml"].strip():
        return blanked, {}
    # The line of the dashes becomes a comment: places in messages are those of the file.
    tree = parse(f"#\n{found['yaml']}", name)
    faults: list[Fault] = list(tree.faults)
    root = Canonical(SCHEMA, faults).node(tree.root, SCHEMA)
    faults += schema_faults(root, SCHEMA)
    if faults:
        raise PlanError([fault.said(name) for fault in sorted(faults)])
    values = value(root)
    values = values if isinstance(values, dict) else {}
    elements = values.get(ELEMENTS_KEY, {})
    layout: dict[str, Value] = {LAYOUT_KEY: values[LAYOUT_KEY]} if LAYOUT_KEY in values else {}
    return blanked, {**(elements if isinstance(elements, dict) else {}), **layout}
