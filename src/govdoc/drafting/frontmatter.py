"""Markdown with YAML front matter → the Markdown, characters in their places, and the elements in its front."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from govdoc.drafting.attachments import BODY_KEY
from govdoc.drafting.attachments import KEY as ATTACHMENTS_KEY
from govdoc.drafting.elements import layout_rules, layout_schema
from govdoc.drafting.faults import Fault, told
from govdoc.drafting.nodes import Mapping, value
from govdoc.drafting.plan import checked
from govdoc.drafting.schema import DIALECT, ELEMENTS, ELEMENTS_KEY, LAYOUT_KEY, LAYOUTS, Schema, closed
from govdoc.drafting.yamltree import parse
from govdoc.errors import PlanError
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govdoc.drafting.nodes import Value
    from govdoc.drafting.overrides import Override

_FRONT = lazy(r"\A---[ \t]*\r?\n(?P<yaml>.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_OPENED = lazy(r"\A---[ \t]*\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*(?=(?:版式|要素|layout|elements)[ \t]*[:：])")
_NOT_CLOSED = "文首的“---”下面写了要素，却没有结束：要素写完后另起一行写“---”，再写正文"
_CONTENT = lazy(r"^\s*[^\s#]", re.MULTILINE)
_VISIBLE = lazy(r"[^\r\n]")
_NO_TEXT: Schema = {
    "not": {},
    "x-refused": "Markdown 稿的附件要另存成文件，把“正文”换成“文件”，写它的路径；要写在一处的，请改用计划（.yaml）",
}


def _elements() -> Schema:
    """Return the schema of 要素 in front matter: no skeleton writes the text of an attachment there."""
    properties = ELEMENTS["properties"]
    items = properties[ATTACHMENTS_KEY]["items"]
    body = items["properties"][BODY_KEY]
    inner = {**items["properties"], BODY_KEY: {**_NO_TEXT, "x-aliases": body["x-aliases"]}}
    attachments = {**properties[ATTACHMENTS_KEY], "items": {**items, "properties": inner}}
    return {**ELEMENTS, "properties": {**properties, ATTACHMENTS_KEY: attachments}}


SCHEMA: Schema = closed(
    {
        "$schema": DIALECT,
        "type": "object",
        "properties": {
            ELEMENTS_KEY: _elements(),
            LAYOUT_KEY: layout_schema(LAYOUT_KEY, LAYOUTS[0]),
        },
        "allOf": layout_rules(LAYOUT_KEY, ELEMENTS_KEY, LAYOUTS[0]),
    }
)
"""What may stand in the front matter of a Markdown file."""


def parted(text: str, name: str, overrides: Sequence[Override] = ()) -> tuple[str, dict[str, Value]]:
    """Return the Markdown with its front matter blanked out, so that every offset stays, elements and 版式.

    ``overrides`` stand for the values in their places. Raises PlanError with the faults of the front matter, at their
    lines in the file.
    """
    found = _FRONT.match(text)
    if found is None and (opened := _OPENED.match(text)):
        line = opened[0].count("\n") + 1
        raise PlanError([Fault(line, 1, "", _NOT_CLOSED).said(name)])
    if found is None and not overrides:
        return text, {}
    blanked = _VISIBLE.sub(" ", found[0]) + text[found.end() :] if found else text
    root, faults = Mapping(1, 1, ()), list[Fault]()
    if found and _CONTENT.search(found["yaml"]):
        # The line of the dashes becomes a comment: places in messages are those of the file.
        tree = parse(f"#\n{found['yaml']}", name)
        root, faults = tree.root, list(tree.faults)
    root = checked(root, SCHEMA, Path(name).parent, faults, overrides)
    if faults:
        raise PlanError(told(faults, name))
    values = value(root)
    values = values if isinstance(values, dict) else {}
    elements = values.get(ELEMENTS_KEY, {})
    layout: dict[str, Value] = {LAYOUT_KEY: values[LAYOUT_KEY]} if LAYOUT_KEY in values else {}
    return blanked, {**(elements if isinstance(elements, dict) else {}), **layout}
