"""Fields of a template → the JSON Schema (2020-12) of a whole plan, and what it says of a plan's tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from govdoc.drafting.dates import written_date
from govdoc.drafting.faults import Fault, KeyPath, key_path
from govdoc.drafting.yamltree import Listing, Mapping, Node, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jsonschema import FormatChecker

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
DATE = "公文日期"
"""The format of a date: written 2026年2月5日 or 2026-02-05, normalised to the first."""
LAYOUTS = ("普通",)
TEMPLATE_KEY, LAYOUT_KEY, ELEMENTS_KEY = "模板", "版式", "要素"
RESERVED = (TEMPLATE_KEY, LAYOUT_KEY, ELEMENTS_KEY)


def _line(title: str, description: str, example: str, *aliases: str, **more: object) -> Schema:
    """Return the schema of a text."""
    return {
        "title": title,
        "description": description,
        "type": "string",
        "examples": [example],
        "x-aliases": list(aliases),
        **more,
    }


ELEMENTS: Schema = {
    "title": "要素",
    "description": "各模板通用的公文要素，都可以不写",
    "type": "object",
    "x-aliases": ["elements"],
    "properties": {
        "标题": _line("标题", "不用模板拟的标题时填写", "云河县教育局2026年工作要点", "title"),
        "题下日期": _line("题下日期", "写在标题下的括号里，讲话稿常用", "2026年2月5日", "byline_date", format=DATE),
        "主送机关": _line(
            "主送机关", "在标题下一行顶格，末尾的冒号自动加上", "各中小学、幼儿园，局属各单位", "addressee"
        ),
        "称呼": _line("称呼", "讲话稿开头对听众的称呼，末尾的冒号自动加上", "同志们", "salutation"),
        "附件说明": {
            "title": "附件说明",
            "description": "正文后列出的附件名称，一件写一项，不加书名号和序号",
            "type": ["string", "array"],
            "items": {"type": "string"},
            "examples": ["2026年重点工作任务分工表"],
            "x-aliases": ["attachment_note"],
        },
        "发文机关署名": {
            "title": "发文机关署名",
            "description": "发文机关全称；联合行文时写成列表，主办机关在前",
            "type": ["string", "array"],
            "items": {"type": "string"},
            "examples": ["云河县教育局"],
            "x-aliases": ["signature"],
        },
        "成文日期": _line("成文日期", "署名下一行的日期", "2026年2月5日", "date", format=DATE),
        "附注": _line("附注", "日期下一行、圆括号里的说明，括号自动加上", "此件公开发布", "remark"),
    },
}
"""The elements that a document without 版头 and 版记 can bear, in the order of GB/T 9704—2012 7.3."""


def merged(name: str, description: str, fields: Schema, aliases: tuple[str, ...] = ()) -> Schema:
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
        LAYOUT_KEY: {
            "title": LAYOUT_KEY,
            "description": "版面：普通（无版头、版记）",
            "enum": list(LAYOUTS),
            "default": LAYOUTS[0],
            "x-aliases": ["layout"],
        },
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
    """Return the checker of the formats a plan may name: dates."""
    from jsonschema import FormatChecker

    formats = FormatChecker(formats=())
    formats.checks(DATE, raises=ValueError)(lambda typed: not isinstance(typed, str) or bool(written_date(typed)))
    return formats


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
            case Scalar() if schema.get("format") == DATE:
                return Scalar(node.line, node.column, _dated(node.text), node.plain)
            case Listing() if isinstance(schema.get("items"), dict):
                items = (self.node(item, schema["items"], (*path, number)) for number, item in enumerate(node.items))
                return Listing(node.line, node.column, tuple(items))
            case Mapping() if isinstance(schema.get("properties"), dict):
                return Mapping(node.line, node.column, tuple(self._entries(node, schema["properties"], path)))
            case _:
                return node

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
            renamed = Scalar(key.line, key.column, name)
            yield renamed, self.node(inner, known.get(name, {}), (*path, name))


def _dated(typed: str) -> str:
    """Return a date in its one form; what is none stays, for the validation to name."""
    try:
        return written_date(typed)
    except ValueError:
        return typed
