"""YAML text → Plan: validated against its template, all faults told at once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govdoc.drafting.faults import (
    Fault,
    KeyPath,
    colon_hint,
    example,
    key_before_colon,
    key_path,
    message,
    nearest,
    told,
)
from govdoc.drafting.files import missing_files
from govdoc.drafting.overrides import Override, overridden
from govdoc.drafting.passages import Arranged, Passage
from govdoc.drafting.schema import (
    ELEMENTS_KEY,
    LAYOUT_KEY,
    TEMPLATE_KEY,
    Canonical,
    Schema,
    checker,
    key_paths,
)
from govdoc.drafting.suspicions import Suspicions
from govdoc.drafting.yamltree import Mapping, Node, Scalar, Value, lines_of, parse, value, walk
from govdoc.errors import PlanError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

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
    faults = list(_empties(nodes))
    empty = {path for path, (_, node) in nodes.items() if _is_empty(node)}
    # A registry of its own: a reference to another address is never fetched from the network.
    validator = Draft202012Validator(schema, format_checker=checker(), registry=Registry())
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


def _empties(nodes: Nodes) -> Iterator[Fault]:
    """Give a fault for every value that is empty: a document never has a hole."""
    for path, (key, node) in nodes.items():
        if path and _is_empty(node) and not (key and key_before_colon(key.text)):
            place = key or node
            remarked = isinstance(node, Scalar) and node.remarked
            hint = "（“#”后面的是注释，不算内容）" if remarked else ""
            yield Fault(place.line, place.column, key_path(path), f"没有填写内容{hint}；不需要的话，请把这一项整个删去")


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
            yield from _superfluous(node, path, schema, root)
        case "required":
            # jsonschema raises one error a key: the key is told by its message alone.
            absent = next(name for name in _required(error) if error.message.startswith(repr(name)))
            title = schema.get("properties", {}).get(absent, {})
            yield Fault(place.line, place.column, key_path(path), f"缺少“{absent}”{_needed(title)}")
        case _:
            yield Fault(place.line, place.column, key_path(path), message(error))


def _required(error: ValidationError) -> list[str]:
    """Return the keys that a schema asks for."""
    asked = error.validator_value
    return [str(key) for key in asked] if isinstance(asked, list) else []


def _needed(schema: dict[str, Any]) -> str:
    """Say what a missing key is for."""
    description = schema.get("description")
    return f"（{description}{example(schema)}）" if isinstance(description, str) else example(schema)


def _superfluous(node: Mapping, path: KeyPath, schema: dict[str, Any], root: Schema) -> Iterator[Fault]:
    """Give a fault for each key that is not known here, with the key that was probably meant."""
    known = schema.get("properties", {})
    patterns = schema.get("patternProperties", {})
    present = {key.text for key, _ in node.entries}
    for key, _ in node.entries:
        if key.text not in known and not any(re.search(pattern, key.text) for pattern in patterns):
            hint = _meant(key.text, path, [name for name in known if name not in present], root)
            yield Fault(key.line, key.column, key_path(path), f"多余的键“{key.text}”{hint}")


def _meant(word: str, path: KeyPath, known: Sequence[str], root: Schema) -> str:
    """Say which key was probably meant, or where the key belongs."""
    if key_before_colon(word):
        return colon_hint(word)
    here = tuple(part for part in path if isinstance(part, str))
    bare = word.strip(" \u3000\u00a0")
    if bare != word and bare in known:
        return f"：键前后有全角空格，缩进请用半角空格，键写成“{bare}”"
    homes = [parts for parts in key_paths(root) if parts[-1] == bare and parts[:-1] != here]
    if homes:
        parent = ".".join(str(part) for part in homes[0][:-1])
        return f"，应写在“{parent}”之下，请检查缩进" if parent else "，应写在最外一层，请去掉缩进"
    guess = nearest(word, known)
    return f"，是否想写“{guess}”？" if guess else f"，这里可以写：{'、'.join(known)}" if known else ""
