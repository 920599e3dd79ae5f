"""YAML text → Plan: validated against its template, all faults told at once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from govdoc.drafting.faults import (
    Fault,
    KeyPath,
    example,
    key_before_colon,
    key_path,
    message,
    nearest,
    told,
)
from govdoc.drafting.files import missing_files
from govdoc.drafting.nodes import Listing, Mapping, Node, Scalar, Value, value, walk
from govdoc.drafting.overrides import Override, overridden
from govdoc.drafting.passages import Arranged, Passage
from govdoc.drafting.schema import (
    ELEMENTS_KEY,
    LAYOUT_KEY,
    TEMPLATE_KEY,
    Canonical,
    Schema,
    checker,
)
from govdoc.drafting.superfluous import superfluous
from govdoc.drafting.suspicions import Suspicions
from govdoc.drafting.yamltree import lines_of, parse
from govdoc.errors import PlanError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

    from govdoc.drafting.templates import Template
    from govdoc.drafting.yamltree import Tree


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan that its template accepts: values are texts, lists or mappings of such; keys are the Chinese ones."""

    name: str
    """The file's name, for messages."""
    template: Template
    layout: str
    elements: dict[str, Value]
    fields: dict[str, Value]
    """The template's own keys; in a text field, a sign stands for each of ``passages``."""
    passages: tuple[Passage, ...] = ()
    root: Mapping = field(default_factory=lambda: Mapping(1, 1, ()))
    """The plan as it was typed."""

    def said(self, message: str) -> str:
        """Return a sentence about the plan behind the place of the one text it quotes; else behind the file's name."""
        quoted = re.findall("“(.+?)”", message)[:1]
        places = [
            Fault(node.line, node.column, key_path(path), message)
            for path, _, node in walk(self.root)
            if isinstance(node, Scalar) and [node.text.strip()[:20]] == quoted
        ]
        return places[0].said(self.name) if len(places) == 1 else f"{self.name}：{message}"


def parse_plan(
    text: str, name: str, template_of: Callable[[str], Template], overrides: Sequence[Override] = ()
) -> Plan:
    """Return the plan in a YAML text; ``template_of`` finds a template by its name, or raises UsageError.

    ``overrides`` stand for the values in their places. Raises PlanError with all faults, in the order of the text,
    each ``name:line:column key path：what is wrong``.
    """
    tree = parse(text, name)
    faults = list(tree.faults)
    chosen = [one for one in overrides if one.path in {(TEMPLATE_KEY,), ("template",)}]
    template = _template(overridden(tree.root, chosen, _HEAD, faults), tree, name, template_of)
    schema = template.plan_schema
    folder = Path(name).parent
    root = checked(tree.root, schema, folder, faults, overrides)
    faults += Suspicions(lines_of(text), schema).of(root, schema)
    arranged = Arranged(schema, folder, faults)
    whole = arranged.node(root, schema)
    if faults:
        raise PlanError(told(faults, name))
    return _plan(value(whole), name, template, tuple(arranged.passages), root)


_HEAD: Schema = {"properties": {TEMPLATE_KEY: {"x-aliases": ["template"]}}}


def checked(
    root: Mapping, schema: Schema, folder: Path, faults: list[Fault], overrides: Sequence[Override] = ()
) -> Mapping:
    """Return a tree as its schema names and writes it, overrides in their places; what is wrong goes to ``faults``.

    Files that 要素 names are looked for in ``folder``.
    """
    canonical = Canonical(schema, faults)
    root = canonical.mapping(root, schema)
    if overrides:
        root = canonical.mapping(overridden(root, overrides, schema, faults), schema)
    faults += schema_faults(root, schema)
    for key, inner in root.entries:
        if key.text == ELEMENTS_KEY:
            faults += missing_files(inner, folder, (ELEMENTS_KEY,))
    return root


def _plan(values: Value, name: str, template: Template, passages: tuple[Passage, ...], root: Mapping) -> Plan:
    """Sort the values of a valid plan: elements here, the template's own fields there."""
    fields = dict(values) if isinstance(values, dict) else {}
    fields.pop(TEMPLATE_KEY)
    layout = str(fields.pop(LAYOUT_KEY, template.layout))
    elements = fields.pop(ELEMENTS_KEY, {})
    return Plan(name, template, layout, elements if isinstance(elements, dict) else {}, fields, passages, root)


def _template(root: Mapping, tree: Tree, name: str, template_of: Callable[[str], Template]) -> Template:
    """Return the template a plan names; without one nothing else of the plan can be judged."""
    keys = [key.text for key, _ in root.entries]
    for key, node in root.entries:
        if key.text not in {TEMPLATE_KEY, "template"}:
            continue
        if not isinstance(node, Scalar) or not node.text.strip():
            fault = Fault(key.line, key.column, TEMPLATE_KEY, "应写一个模板的名称，如“模板: 工作要点”")
            raise PlanError(told([*tree.faults, fault], name))
        try:
            return template_of(node.text.strip())
        except UsageError as error:
            fault = Fault(node.line, node.column, TEMPLATE_KEY, str(error))
            raise PlanError(told([*tree.faults, fault], name)) from None
    guess = next((key for key in keys if nearest(key, [TEMPLATE_KEY])), None)
    hint = f"；“{guess}”是否想写“模板”？" if guess else ""
    fault = Fault(1, 1, "", f"缺少“模板”，请在第一行写明用哪个模板，如“模板: 工作要点”{hint}")
    raise PlanError(told([*tree.faults, fault], name))


def schema_faults(root: Node, schema: Schema) -> list[Fault]:
    """Return the faults of a tree under a schema: empty values, then whatever jsonschema finds besides."""
    from jsonschema import Draft202012Validator
    from referencing import Registry

    nodes = {path: (key, node) for path, key, node in walk(root)}
    empty = {path for path, (_, node) in nodes.items() if _is_empty(node)}
    # A registry of its own: a reference to another address is never fetched from the network.
    validator = Draft202012Validator(schema, format_checker=checker(), registry=Registry())
    faults = list(_empties(nodes, _asked_for(root, validator) if empty else {}))
    for error in validator.iter_errors(value(root)):
        for inner in _innermost(error):
            if tuple(inner.absolute_path) not in empty:
                faults += _faults_of(inner, nodes, schema)
    return faults


Nodes = dict[KeyPath, tuple[Scalar | None, Node]]


def _is_empty(node: Node) -> bool:
    match node:
        case Scalar():
            return not node.text.strip()
        case Mapping():
            return not node.entries
        case _:
            return not node.items


def _asked_for(root: Node, validator: Draft202012Validator) -> dict[KeyPath, str]:
    """Return the keys that would be missed if the empty ones were deleted, and what they are for."""
    asked = dict[KeyPath, str]()
    for error in validator.iter_errors(value(_without_empties(root))):
        for inner in _innermost(error):
            if inner.validator == "required":
                asked[*inner.absolute_path, _absent(inner)] = _purpose(inner)
    return asked


def _without_empties(node: Node) -> Node:
    """Return a tree without the keys that have no value; items of lists keep their places."""
    match node:
        case Mapping():
            filled = [(key, _without_empties(inner)) for key, inner in node.entries if not _is_empty(inner)]
            return replace(node, entries=tuple(filled))
        case Listing():
            return replace(node, items=tuple(_without_empties(item) for item in node.items))
        case _:
            return node


def _empties(nodes: Nodes, asked: dict[KeyPath, str]) -> Iterator[Fault]:
    """Give a fault for every value that is empty: a document never has a hole; ``asked`` are keys that must stand."""
    for path, (key, node) in nodes.items():
        if path and _is_empty(node) and not (key and key_before_colon(key.text)):
            place = key if key and node.line else node
            remarked = isinstance(node, Scalar) and node.remarked
            hint = "（“#”后面的是注释，不算内容）" if remarked else ""
            cure = f"这一项必须填写{asked[path]}" if path in asked else "不需要的话，请把这一项整个删去"
            yield Fault(place.line, place.column, key_path(path), f"没有填写内容{hint}；{cure}")


def _innermost(error: ValidationError) -> Iterator[ValidationError]:
    """Give the errors inside the alternatives of an error where one alternative fits in type, else the error itself."""
    if error.validator not in {"anyOf", "oneOf"} or not error.context:
        yield error
        return
    wrong_type = {one.schema_path[0] for one in error.context if one.validator == "type" and not one.path}
    fitting = [one for one in error.context if one.schema_path[0] not in wrong_type]
    alternatives = {one.schema_path[0] for one in fitting}
    if len(alternatives) == 1:
        for inner in fitting:
            yield from _innermost(inner)
    else:
        yield error


def _faults_of(error: ValidationError, nodes: Nodes, root: Schema) -> Iterator[Fault]:
    """Give the faults an error of jsonschema stands for: one for each key that is missing or superfluous."""
    path: KeyPath = tuple(error.absolute_path)
    key, node = nodes[path]
    schema = error.schema if isinstance(error.schema, dict) else {}
    place = node if isinstance(node, Scalar) or key is None else key
    match error.validator:
        case "additionalProperties" | "unevaluatedProperties" if isinstance(node, Mapping):
            yield from superfluous(node, path, schema, root)
        case "required":
            yield Fault(place.line, place.column, key_path(path), f"缺少“{_absent(error)}”{_purpose(error)}")
        case _:
            yield Fault(place.line, place.column, key_path(path), message(error))


def _absent(error: ValidationError) -> str:
    """Return the key that is missing: jsonschema raises one error a key, and tells the key by its message alone."""
    asked = error.validator_value if isinstance(error.validator_value, list) else []
    return next(str(name) for name in asked if error.message.startswith(repr(name)))


def _purpose(error: ValidationError) -> str:
    """Say what a missing key is for."""
    schema = error.schema if isinstance(error.schema, dict) else {}
    schema = schema.get("properties", {}).get(_absent(error), {})
    description = schema.get("description")
    return f"（{description}{example(schema)}）" if isinstance(description, str) else example(schema)
