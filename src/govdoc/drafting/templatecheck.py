"""Folder of a template → its faults, each with file and line: schema, skeleton, example."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from govdoc.drafting.declared import constructed
from govdoc.drafting.faults import Fault, key_path, nearest
from govdoc.drafting.nodes import Mapping, value, walk
from govdoc.drafting.plan import parse_plan
from govdoc.drafting.schema import RESERVED, key_paths
from govdoc.drafting.skeleton import names_used
from govdoc.drafting.specimen import Specimen
from govdoc.drafting.templates import (
    DECLARATION,
    EXAMPLE,
    SHARED_FOLDER,
    SKELETON,
    Template,
    built_in,
    folders_in,
    load_template,
)
from govdoc.drafting.yamltree import Bounds, parse
from govdoc.errors import GovdocError, PlanError, UsageError
from govdoc.readers.files import decode, load

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from govdoc.drafting.nodes import Value

_DEEPEST = 100


@dataclass(slots=True)
class Verdict:
    """What the check of one template found."""

    folder: Path
    faults: list[str] = field(default_factory=list)
    template: Template | None = None
    """None: its template.yaml cannot be used."""


def verdicts(root: Path) -> list[Verdict]:
    """Return the verdict on the template in a folder, or on each of those in it. Raises UsageError where is none."""
    return [verdict(folder) for folder in folders_in(root)]


def verdict(folder: Path) -> Verdict:
    """Return what is wrong with one template; nothing of it is trusted."""
    found = Verdict(folder)
    shared = (folder.parent / SHARED_FOLDER, built_in() / SHARED_FOLDER)
    try:
        found.template = load_template(folder, shared)
    except GovdocError as error:
        found.faults += str(error).splitlines()
        return found
    found.faults += _undescribed(folder / DECLARATION)
    try:
        unknown = list(_unknown_names(found.template))
    except PlanError as error:
        unknown = error.faults
    found.faults += unknown or dict.fromkeys(_trials(found.template))
    return found


def _undescribed(path: Path) -> Iterator[str]:
    """Give a fault for each key of a schema without title or description: editors and messages show them."""
    tree = parse(decode(load(path), str(path)), str(path), Bounds(depth=_DEEPEST))
    for where, key, node in walk(tree.root):
        declared = len(where) > 1 and where[-2] == "properties" and isinstance(where[-1], str)
        in_rule = {"if", "then", "else", "not", "allOf", "anyOf", "oneOf"} & set(where)
        if not declared or in_rule or key is None or not isinstance(node, Mapping):
            continue
        keys = set(constructed(node))
        if lacking := [word for word in ("title", "description") if word not in keys]:
            message = f"缺少 {'、'.join(lacking)}，编辑器的提示和错误消息要用"
            yield Fault(key.line, key.column, key_path(where), message).said(str(path))


def _unknown_names(template: Template) -> Iterator[str]:
    """Give a fault for each name of a skeleton that the schema does not declare."""
    known = [*template.fields.get("properties", {}), RESERVED[-1]]
    for name, place in names_used(template.folder, template.shared):
        if name not in known:
            guess = nearest(name, known)
            hint = f"，是否想写“{guess}”？" if guess else f"；schema 里有：{'、'.join(known)}"
            yield f"{place}：骨架用了 schema 里没有的“{name}”{hint}"


def _trials(template: Template) -> Iterator[str]:
    """Draft the example and plans made of the schema; give what goes wrong, and what was asked for or left out."""
    use = _Use(template)
    faults = [*use.example(), *(fault for full in (False, True) for fault in use.specimen(full=full))]
    yield from faults
    yield from use.unknown()
    if not faults:
        # What a skeleton leaves out can be told only where all of it ran.
        yield from use.unused()


@dataclass(slots=True)
class _Use:
    """What the skeleton of one template asks for and writes, plan by plan."""

    template: Template
    asked: dict[tuple[str, ...], str] = field(default_factory=dict)
    """Path of a key, items without their numbers → where the skeleton first asked for it."""
    written: set[str] = field(default_factory=set)
    """Paths of the keys whose text came out."""
    made: set[str] = field(default_factory=set)
    """Paths of the keys that had a text of their own."""
    like: Value = ""
    """The values of the example."""

    def example(self) -> Iterator[str]:
        """Draft the example and give its faults."""
        path = self.template.folder / EXAMPLE
        if not path.is_file():
            yield f"{path}：缺少样例，govdoc new 要用"
            return
        try:
            text = decode(load(path), str(path))
            self._draft(text, str(path))
            self.like = value(parse(text, str(path)).root)
        except GovdocError as error:
            yield from str(error).splitlines()

    def _draft(self, text: str, name: str) -> str:
        """Return the Markdown of a plan of this template; keys that are asked for are put down."""
        return self.template.markdown(parse_plan(text, name, self._itself), self._ask)

    def _ask(self, path: tuple[str, ...], place: str) -> None:
        """Put down where a key was first asked for."""
        self.asked.setdefault(path, place)

    def _itself(self, name: str) -> Template:
        """Return the template. Raises UsageError for another name."""
        if name not in {self.template.name, *self.template.aliases}:
            raise UsageError(f"样例要用本模板，应写“{self.template.name}”，现为“{name}”")
        return self.template

    def specimen(self, *, full: bool) -> Iterator[str]:
        """Draft a plan made of the schema; give the faults of the skeleton.

        A schema may have rules that a made-up plan cannot know: then it is passed over.
        """
        made = Specimen(self.template, full=full, backup=self.like)
        plan = made.plan()
        name = str(self.template.folder / EXAMPLE)
        text = json.dumps(plan, ensure_ascii=False)
        try:
            parse_plan(text, name, self._itself)
        except PlanError:
            return
        try:
            markdown = self._draft(text, name)
        except PlanError as error:
            yield from error.faults
            return
        self.made |= set(made.texts.values())
        self.written |= {path for typed, path in made.texts.items() if typed in markdown}

    def unknown(self) -> Iterator[str]:
        """Give a fault for each key that the template's own skeletons ask for and no plan can have.

        Macros that templates share ask for what some of them have.
        """
        known = list(key_paths(self.template.plan_schema))
        home = str(self.template.folder)
        for path, place in self.asked.items():
            beside = [str(one[-1]) for one in known if one[:-1] == path[:-1]]
            if path[-1] not in beside and beside and place.startswith(home):
                guess = nearest(path[-1], beside)
                hint = f"，是否想写“{guess}”？" if guess else f"；这里有：{'、'.join(beside)}"
                yield f"{place}：骨架用了 schema 里没有的“{key_path(path)}”{hint}"

    def unused(self) -> Iterator[str]:
        """Give a fault for each required key whose text never came out."""
        schema = self.template.plan_schema
        top = {key for key in self.template.fields.get("required", ()) if key not in RESERVED}
        asked = {".".join(path) for path in self.asked} | {name for name, _ in names_used(self.template.folder, ())}
        for path in sorted(_required(schema, top)):
            known = path in self.written or (path not in self.made and path in asked)
            if not known:
                skeleton = self.template.folder / SKELETON
                yield f"{skeleton}:1：必填的“{path}”没有写进文稿；不用的，请从 schema 里去掉，或改为可以不写"


def _required(schema: dict[str, object], top: set[str]) -> Iterator[str]:
    """Give the paths of the keys that a plan must have, of mappings in required lists too."""
    from govdoc.drafting.schema import resolved

    properties = schema["properties"]
    assert isinstance(properties, dict)  # noqa: S101 - of a checked schema
    waiting = [(key, properties[key]) for key in top if key in properties]
    while waiting:
        path, inner = waiting.pop()
        inner = resolved(inner, schema)
        items = inner.get("items")
        inner = resolved(items, schema) if inner.get("type") == "array" and isinstance(items, dict) else inner
        if inner.get("type") != "object":
            yield path
        elif path.count(".") < 8:  # noqa: PLR2004 - a schema may refer to itself
            known = inner.get("properties", {})
            waiting += [(f"{path}.{key}", known[key]) for key in inner.get("required", ()) if key in known]
