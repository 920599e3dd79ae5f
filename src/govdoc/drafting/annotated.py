"""Template → an example plan for authors: its own with a comment on every key, or the shortest one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from govdoc.drafting.nodes import Listing, Mapping, Node, Scalar, value
from govdoc.drafting.schema import ELEMENTS_KEY, LAYOUT_KEY, TEMPLATE_KEY, Schema, resolved
from govdoc.drafting.yamltext import comment, yaml_text
from govdoc.drafting.yamltree import parse
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Mapping as Map

    from govdoc.drafting.templates import Template

SCHEMA_SUFFIX = ".schema.json"
_TEMPLATE_SAID = "用哪个模板"
_WIDEST = 60
"""汉字 that a line with a comment behind it may hold."""
_MANY = 6
_KEY_LINE = lazy(r"\s*(?:- )*(?P<key>[^\s:#'\"\[{][^:#]*): ?(?P<rest>.*)")


def schema_file(template: Template) -> str:
    """Return the name of the file for the schema of a template's plans; an editor finds no name with blanks."""
    name = template.folder.name if re.search(r"\s", template.name) else template.name
    return name + SCHEMA_SUFFIX


def first_line(template: Template) -> str:
    """Return the comment by which yaml-language-server finds the schema beside the plan."""
    return comment(f"yaml-language-server: $schema={schema_file(template)}")


def annotated(template: Template) -> str:
    """Return the template's example with a comment on every key, and the keys named that it leaves out."""
    return _with_comments(template.example, template.plan_schema, lacking=True)


def minimal(template: Template) -> str:
    """Return the shortest plan of a template: required keys alone, texts from its example, a comment on every key."""
    from govdoc.drafting.specimen import Specimen

    example = value(parse(template.example, template.name).root)
    plan = Specimen(template, like=example).plan()
    head = f"只有必填的各项，都要改成自己的内容；可以不写的各项，见 govdoc new {template.name}"
    return comment(head) + "\n" + _with_comments(yaml_text(plan), template.plan_schema, lacking=False)  # type: ignore[arg-type]


def _with_comments(text: str, schema: Schema, *, lacking: bool) -> str:
    """Return a plan in which the first place of every key bears a comment; ``lacking`` keys are named too."""
    notes = _Notes(schema, text.split("\n"))
    notes.visit(parse(text, "example.yaml").root, schema, ())
    if lacking:
        notes.name_the_lacking()
    out = list[str]()
    for number, line in enumerate(notes.lines, 1):
        out += [*notes.above.get(number, ()), line]
    return "\n".join([*out[:-1], *notes.at_the_end, *out[-1:]])


@dataclass(slots=True)
class _Notes:
    """What is to be added to the lines of a plan."""

    root: Schema
    lines: list[str]
    above: dict[int, list[str]] = field(default_factory=dict)
    """Number of a line (1-based) → comments above it."""
    at_the_end: list[str] = field(default_factory=list)
    seen: dict[tuple[str, ...], set[str]] = field(default_factory=dict)
    """Path of a mapping, without numbers → its keys that were found."""
    first: dict[tuple[str, ...], tuple[int, Schema]] = field(default_factory=dict)
    """Path of a mapping → line of its first key, and its schema."""

    def visit(self, node: Node, schema: Schema, path: tuple[str, ...]) -> None:
        """Go through a plan along its schema."""
        schema = {**resolved(schema, self.root), **schema}
        match node:
            case Listing():
                for item in node.items:
                    self.visit(item, schema.get("items", {}), path)
            case Mapping() if node.entries:
                self.first.setdefault(path, (node.entries[0][0].line, schema))
                self._keys(node, schema.get("properties", {}), path)
            case _:
                return

    def _keys(self, node: Mapping, known: Schema, path: tuple[str, ...]) -> None:
        """Put a comment on each key that is met for the first time."""
        seen = self.seen.setdefault(path, set())
        for key, inner in node.entries:
            name = next((n for n, one in known.items() if key.text == n or key.text in one.get("x-aliases", ())), "")
            if name and name not in seen:
                seen.add(name)
                self._comment(key, inner, self._purpose(name, known[name], path))
            self.visit(inner, known.get(name, {}), (*path, name))

    def _purpose(self, name: str, schema: Schema, path: tuple[str, ...]) -> str:
        """Return what a key is for; of 要素 which of them the template asks for."""
        if name == TEMPLATE_KEY:
            return _TEMPLATE_SAID
        asked = [rule.get("properties", {}).get(name, {}) for rule in self.root.get("allOf", ()) if not path]
        return next((one["description"] for one in asked if "description" in one), _said(schema, self.root))

    def _comment(self, key: Scalar, inner: Node, said: str) -> None:
        """Put a comment behind a short value, else above its key; none where one stands already."""
        line = self.lines[key.line - 1]
        found = _KEY_LINE.fullmatch(line)
        before = self.lines[key.line - 2].strip() if key.line > 1 else ""
        if not said or found is None or found["key"] != key.text or before.startswith("#") or _remarked(line, inner):
            return
        single = isinstance(inner, Scalar) and found["rest"].strip('"') == inner.text
        if (single or not found["rest"]) and len(line) + len(said) <= _WIDEST:
            self.lines[key.line - 1] = f"{line.rstrip()}  # {said}"
        else:
            indent = len(line) - len(line.lstrip())
            self.above.setdefault(key.line, []).append(f"{' ' * indent}# {key.text}：{said}")

    def name_the_lacking(self) -> None:
        """Name the keys that may be written and are nowhere, above the first mapping that could hold them."""
        for path, (line, schema) in self.first.items():
            known = {key: one for key, one in schema.get("properties", {}).items() if key not in _HEAD}
            refused = _without_place(self.root) if path == (ELEMENTS_KEY,) else set()
            lacking = [key for key in known if key not in self.seen[path] | refused]
            text = self.lines[line - 1]
            notes = [f"# {said}" for said in _listed(lacking, known, self.root)] if "{" not in text else []
            if path:
                indent = " " * (len(text) - len(text.lstrip()))
                self.above.setdefault(line, []).extend(indent + note for note in notes)
            else:
                self.at_the_end += ["", *notes] if notes else []


_HEAD = {TEMPLATE_KEY, LAYOUT_KEY, ELEMENTS_KEY}


def _without_place(root: Schema) -> set[str]:
    """Return the elements that the 版式 of the template does not print."""
    layout = root["properties"][LAYOUT_KEY].get("default")
    found: set[str] = set()
    for rule in root.get("allOf", ()):
        condition = rule.get("if", {}).get("properties", {}).get(LAYOUT_KEY, {})
        if condition.get("const") == layout:
            elements = rule["then"].get("properties", {}).get(ELEMENTS_KEY, {})
            found |= set(elements.get("properties", {}))
    return found


def _listed(lacking: list[str], known: Map[str, Schema], root: Schema) -> list[str]:
    """Return the sentences that name keys: one for all where there are many."""
    if len(lacking) > _MANY:
        return [f"还可以写：{'、'.join(lacking)}"]
    return [f"还可以写“{key}”：{_said(known[key], root)}" for key in lacking]


def _said(schema: Schema, root: Schema) -> str:
    """Return what a key is for."""
    return str({**resolved(schema, root), **schema}.get("description", ""))


def _remarked(line: str, inner: Node) -> bool:
    """Whether a comment stands on the line of a key."""
    return inner.remarked if isinstance(inner, Scalar) else bool(re.search(r":\s+#", line))
