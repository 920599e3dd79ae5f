"""Templates → the JSON Schema (2020-12) of their plans as editors need it.

An editor reads YAML as YAML does: 2026 is a number there, and govdoc's own keywords are unknown. So every text may be a
number as well, English aliases are patterns of keys (an editor offers keys, not patterns), and the sentences for
misfits go to the keywords that yaml-language-server reads.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from govdoc.drafting.schema import DIALECT, TEMPLATE_KEY, Schema
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from govdoc.drafting.templates import Template

_MAPS = frozenset({"properties", "$defs", "patternProperties", "dependentSchemas"})
_LISTS = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})
_SCHEMAS = frozenset({"items", "if", "then", "else", "not", "contains", "propertyNames", "additionalProperties"})
_SENTENCES = {"x-pattern": ("patternErrorMessage", "应为{}"), "x-refused": ("errorMessage", "{}")}
_NUMBER = lazy(r"-?\d{1,15}")


MADE_BY = "由 govdoc 生成，供编辑器使用；模板改动后请重新生成"


def editor_schema(template: Template) -> Schema:
    """Return the schema of the plans of one template."""
    return {"$schema": DIALECT, "$comment": MADE_BY, **_Translation("#").schema(template.plan_schema, "#")}


def as_json(schema: Schema) -> str:
    """Return a schema as the text of a file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def is_ours(path: Path) -> bool:
    """Whether a file is a schema that govdoc wrote, which may be written anew."""
    try:
        return MADE_BY in path.read_text(encoding="utf-8")[:400]
    except (OSError, UnicodeDecodeError):
        return False


def any_plan_schema(templates: Iterable[Template]) -> Schema:
    """Return one schema for the plans of all these templates: 模板 decides which part of it holds."""
    found = list(templates)
    names = {one.name: [one.name, *one.aliases] for one in found}
    key = {
        "title": TEMPLATE_KEY,
        "description": "用哪个模板：" + "；".join(f"{one.name}（{one.description}）" for one in found),
        "enum": [name for alike in names.values() for name in alike],
        "examples": [one.name for one in found],
    }
    rules = [
        {
            "if": {"anyOf": [_is_for(TEMPLATE_KEY, alike), _is_for("template", alike)]},
            "then": {"$ref": _reference(f"#/$defs/{_pointed(name)}")},
        }
        for name, alike in names.items()
    ]
    definitions = {}
    for one in found:
        place = f"#/$defs/{_pointed(one.name)}"
        definitions[one.name] = _Translation(place).schema(one.plan_schema, place)
    return {
        "$schema": DIALECT,
        "$comment": MADE_BY,
        "title": "govdoc 计划文件",
        "description": "先写“模板”，其余各项由模板决定",
        "type": "object",
        "anyOf": [{"required": [TEMPLATE_KEY]}, {"required": ["template"]}],
        "properties": {TEMPLATE_KEY: key},
        "patternProperties": {"^template$": {"$ref": _reference(f"#/properties/{TEMPLATE_KEY}")}},
        "allOf": rules,
        "$defs": definitions,
    }


def _is_for(key: str, names: list[str]) -> Schema:
    return {"properties": {key: {"enum": names}}, "required": [key]}


def _pointed(name: str) -> str:
    """Return a key as it stands in a JSON Pointer (RFC 6901, 3)."""
    return name.replace("~", "~0").replace("/", "~1")


def _reference(pointer: str) -> str:
    """Return a pointer inside the schema as a URI (RFC 3986), which holds no 汉字."""
    return quote(pointer, safe="#/$~")


@dataclass(frozen=True, slots=True)
class _Translation:
    """Translates one schema that will stand at ``base`` of the whole."""

    base: str

    def schema(self, schema: Schema, place: str) -> Schema:
        """Return a schema, which will stand at ``place``, for editors."""
        out: Schema = {}
        for key, inner in schema.items():
            if key in _SENTENCES:
                name, said = _SENTENCES[key]
                out[name] = said.format(inner)
            elif key == "$ref":
                out[key] = _reference(self.base + str(inner).removeprefix("#"))
            elif key == "type":
                out[key] = _with_numbers(inner)
            elif key == "enum":
                out[key] = [*inner, *(int(one) for one in inner if isinstance(one, str) and _NUMBER.fullmatch(one))]
            elif not key.startswith("x-") and key != "$schema":
                out[key] = self._inner(key, inner, f"{place}/{key}")
        return _with_aliases(out, schema, place)

    def _inner(self, key: str, inner: Any, place: str) -> Any:
        """Return the value of a keyword; schemas in it are translated."""
        if key in _MAPS and isinstance(inner, dict):
            return {name: self.schema(one, f"{place}/{_pointed(name)}") for name, one in inner.items()}
        if key in _LISTS and isinstance(inner, list):
            return [self.schema(one, f"{place}/{number}") for number, one in enumerate(inner)]
        if key in _SCHEMAS and isinstance(inner, dict):
            return self.schema(inner, place)
        return inner


def _with_numbers(kinds: Any) -> Any:
    """Return the types of a value as an editor sees them: what is a text for us may be a number or a truth value."""
    listed = [kinds] if isinstance(kinds, str) else list(kinds)
    return [*listed, "number", "boolean"] if "string" in listed else kinds


def _with_aliases(out: Schema, schema: Schema, place: str) -> Schema:
    """Return a translated schema in which every key may be written as one of its aliases."""
    properties = schema.get("properties", {})
    aliases = {key: list(inner["x-aliases"]) for key, inner in properties.items() if inner.get("x-aliases")}
    if not aliases:
        return out
    patterns = {
        f"^({'|'.join(map(re.escape, names))})$": {"$ref": _reference(f"{place}/properties/{_pointed(key)}")}
        for key, names in aliases.items()
    }
    required = [key for key in schema.get("required", ()) if key in aliases]
    rules = [
        {"if": {"not": {"anyOf": [{"required": [name]} for name in aliases[key]]}}, "then": {"required": [key]}}
        for key in required
    ]
    kept = [key for key in schema.get("required", ()) if key not in aliases]
    out = {**out, "patternProperties": {**out.get("patternProperties", {}), **patterns}}
    out.pop("required", None)
    if kept:
        out["required"] = kept
    if rules:
        out["allOf"] = [*out.get("allOf", ()), *rules]
    return out
