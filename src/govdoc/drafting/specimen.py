"""Template → plans made of its schema: the least it accepts, or one with every key; every text in it is another."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Any

from govdoc.drafting.officialforms import CLASSIFICATION, COPY_NUMBER, DATE, NUMBER
from govdoc.drafting.schema import ELEMENTS_KEY, LAYOUT_KEY, TEMPLATE_KEY, Schema, resolved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.drafting.nodes import Value
    from govdoc.drafting.templates import Template

_WRITTEN = {DATE: "2026年3月5日", NUMBER: "云教〔2026〕5号", CLASSIFICATION: "机密★1年", COPY_NUMBER: "000001"}
_DEEPEST = 8


@dataclass(slots=True)
class Specimen:
    """Makes plans of one template."""

    template: Template
    full: bool = False
    """With every key, not the required ones alone."""
    like: Value | None = None
    """A plan whose values are taken where it has some, else texts are made up."""
    backup: Value | None = None
    """A plan whose values are taken for what only conditions of the schema ask for; None: ``like``."""
    texts: dict[str, str] = field(default_factory=dict)
    """Each text that was made up → the path of its key."""
    numbers: Iterator[int] = field(default_factory=lambda: count(10))

    def plan(self) -> dict[str, Value]:
        """Return a plan; what conditions of the schema ask for is added from ``backup`` where it has it."""
        schema = self.template.plan_schema
        keys = [key for key in schema["properties"] if key not in {TEMPLATE_KEY, LAYOUT_KEY, ELEMENTS_KEY}]
        required = {*schema["required"], *_asked_for(schema)}
        wanted = keys if self.full else [key for key in keys if key in required]
        like = self.like if isinstance(self.like, dict) else {}
        made = {key: self.value(schema["properties"][key], like.get(key), key) for key in wanted}
        return self._completed({TEMPLATE_KEY: self.template.name, **made}, self.backup or like)

    def _completed(self, plan: dict[str, Value], backup: Value) -> dict[str, Value]:
        """Return the plan with the keys that the rules of its schema miss in it, as far as ``backup`` has them."""
        from jsonschema import Draft202012Validator

        validator = Draft202012Validator(self.template.plan_schema)
        for _ in range(_DEEPEST):
            missing = [
                (tuple(error.absolute_path), key)
                for error in validator.iter_errors(plan)
                if error.validator == "required" and isinstance(error.validator_value, list)
                for key in error.validator_value
                if isinstance(error.instance, dict) and key not in error.instance
            ]
            put = [_put(plan, backup, (*path, key)) for path, key in missing]
            if not any(put):
                break
        order = list(self.template.plan_schema["properties"])
        return {key: plan[key] for key in sorted(plan, key=order.index)}

    def value(self, schema: Schema, like: Value | None, path: str) -> Value:
        """Return a value that fits a schema."""
        schema = {**resolved(schema, self.template.plan_schema), **schema}
        kinds = schema.get("type", "string")
        kinds = [kinds] if isinstance(kinds, str) else kinds
        shown = "string" if isinstance(like, str) else "array" if isinstance(like, list) else "object" if like else ""
        kind = shown if shown in kinds else kinds[0]
        if kind == "object" and "string" in kinds and not self.full and not schema.get("required"):
            kind = "string"
        if kind == "object" and path.count(".") < _DEEPEST:
            return self._mapping(schema, like if isinstance(like, dict) else {}, path)
        if kind == "array":
            given = like if isinstance(like, list) else []
            least = max(1, schema.get("minItems", 1))
            items = [*given[:least], *[None] * (least - len(given))]
            return [self.value(schema.get("items", {}), item, path) for item in items]
        return like if isinstance(like, str) else self._text(schema, path)

    def _mapping(self, schema: Schema, like: dict[str, Value], path: str) -> dict[str, Value]:
        """Return a mapping with the keys that are wanted, in the order of the schema."""
        properties = schema.get("properties", {})
        required = {*schema.get("required", ()), *_asked_for(schema)}
        keys = [key for key in properties if self.full or key in required]
        return {key: self.value(properties[key], like.get(key), f"{path}.{key}") for key in keys}

    def _text(self, schema: Schema, path: str) -> str:
        """Return a text: one of a few where the schema says so, its example where it wants a form, else a new one."""
        examples = [one for one in schema.get("examples", ()) if isinstance(one, str)]
        if options := schema.get("enum") or ([schema["const"]] if "const" in schema else []):
            return str(options[0])
        if form := _WRITTEN.get(str(schema.get("format"))):
            return form
        if examples and ("pattern" in schema or self.like is not None):
            return str(examples[0])
        text: str = "丙" * max(0, schema.get("minLength", 0) - 4) + f"甲{next(self.numbers)}乙"
        self.texts[text] = path
        return text


def _put(plan: Value, like: Value, path: tuple[str | int, ...]) -> bool:
    """Put a value of ``like`` at a path of the plan, whose keys come later, one by one; say whether there was one."""
    for part in path[:-1]:
        plan, like = _inner(plan, part), _inner(like, part)
    key, found = path[-1], _inner(like, path[-1])
    if not isinstance(plan, dict) or not isinstance(key, str) or not found:
        return False
    plan[key] = {} if isinstance(found, dict) else found
    return True


def _inner(value: Value, part: str | int) -> Value:
    """Return what stands at a key or a place, an empty text where nothing does."""
    if isinstance(value, dict):
        return value.get(str(part), "")
    return value[part] if isinstance(value, list) and isinstance(part, int) and part < len(value) else ""


def _asked_for(schema: Schema) -> Iterator[str]:
    """Give the keys that a condition asks for where an optional key is not there: ``if: {not: {required: …}}``."""
    rules: list[Any] = [schema, *schema.get("allOf", ())]
    for rule in rules:
        if isinstance(rule.get("if"), dict) and "not" in rule["if"]:
            yield from rule.get("then", {}).get("required", ())
