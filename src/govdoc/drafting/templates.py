"""Name of a template and folders → Template: its schema, its genre, its skeleton."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import govdoc
from govdoc.drafting.attachments import has_written
from govdoc.drafting.declared import completed, constructed, references
from govdoc.drafting.faults import Fault, key_path, message, nearest
from govdoc.drafting.nodes import Node, walk
from govdoc.drafting.plan import schema_faults
from govdoc.drafting.schema import ELEMENTS, ELEMENTS_KEY, LAYOUTS, RESERVED, Schema, merged, resolved
from govdoc.drafting.yamltree import Bounds, parse
from govdoc.errors import PlanError, UsageError
from govdoc.readers.files import MEGABYTE, Limits, decode, load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jsonschema.exceptions import ValidationError

    from govdoc.drafting.faults import KeyPath
    from govdoc.drafting.plan import Plan

DECLARATION, SKELETON, EXAMPLE = "template.yaml", "skeleton.md.j2", "example.yaml"
SHARED_FOLDER = "_shared"
WRITTEN_ATTACHMENTS = f"{SHARED_FOLDER}/attachments.md.j2"
"""Skeleton of the attachments whose text the plan holds, behind that of the template."""
_LIMITS = Limits(file=5 * MEGABYTE)
_DEEPEST = 100
"""Levels of a template.yaml: a schema nests deeper than the plans it describes."""

_DECLARED: Schema = {
    "type": "object",
    "additionalProperties": False,
    "required": ["name", "genre", "description", "schema"],
    "properties": {
        "name": {"type": "string", "description": "模板的名称", "examples": ["工作要点"]},
        "aliases": {"type": "array", "items": {"type": "string"}, "description": "名称的别写"},
        "genre": {"type": "string", "description": "文种", "examples": ["工作要点"]},
        "description": {"type": "string", "description": "一句话说明用途"},
        "layout": {"enum": list(LAYOUTS), "description": "版式"},
        "schema": {"type": "object", "description": "各项内容的 JSON Schema（2020-12）"},
    },
}
"""What ``template.yaml`` declares."""


@dataclass(frozen=True)
class Template:
    """A template: a folder with template.yaml, skeleton.md.j2 and example.yaml."""

    name: str
    genre: str
    """文种 of what it drafts."""
    description: str
    layout: str
    aliases: tuple[str, ...]
    fields: Schema
    """JSON Schema of the template's own keys."""
    folder: Path
    shared: tuple[Path, ...]
    """Folders in which ``_shared/…`` is looked up, in turn."""

    @cached_property
    def plan_schema(self) -> Schema:
        """JSON Schema (2020-12) of a whole plan."""
        return merged(self.name, self.description, self.fields, self.aliases, self.layout)

    @property
    def example(self) -> str:
        """The annotated example plan. Raises UsageError where the template has none."""
        path = self.folder / EXAMPLE
        if not path.is_file():
            raise UsageError(f"模板“{self.name}”没有样例：{path} 不存在")
        return decode(load(path, _LIMITS), str(path))

    def markdown(self, plan: Plan, watch: Callable[[tuple[str, ...], str], None] | None = None) -> str:
        """Return the Markdown that the skeleton makes of a plan; ``watch`` is told the keys it asks for, and where.

        Raises PlanError for faults of the skeleton.
        """
        from govdoc.drafting.passages import expanded
        from govdoc.drafting.skeleton import Callbacks, rendered

        callbacks = Callbacks(partial(expanded, passages=plan.passages, name=plan.name), plan.said, watch)
        values = {**plan.fields, ELEMENTS_KEY: plan.elements}
        names = [SKELETON, *([WRITTEN_ATTACHMENTS] if has_written(plan.elements) else [])]
        return rendered(self.folder, self.shared, values, callbacks, names)


def built_in() -> Path:
    """Return the folder of the templates that come with govdoc: in the wheel, else beside the source."""
    package = Path(govdoc.__file__).parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parents[1] / "templates"


def find(name: str, folders: Iterable[Path] = ()) -> Template:
    """Return the template of that name, alias or folder name; ``folders`` (the user's) come before the built-in ones.

    A folder is one template, or holds templates. Raises UsageError where there is none, PlanError where its
    template.yaml is faulty.
    """
    known: list[str] = []
    broken: list[str] = []
    for folder, shared, own in _folders(folders):
        try:
            template = load_template(folder, shared, trusted=not own)
        except PlanError as error:
            broken += error.faults
            if folder.name == name:
                raise
            continue
        if name in {template.name, folder.name, *template.aliases}:
            return template
        known.append(template.name)
    if broken:
        raise PlanError(broken)
    guess = nearest(name, known)
    hint = f"是否想写“{guess}”？" if guess else ""
    raise UsageError(f"没有“{name}”这个模板，{hint}可用的有：{'、'.join(dict.fromkeys(known)) or '（无）'}")


def listing(folders: Iterable[Path] = ()) -> list[Template]:
    """Return all templates, the user's first; of two with one name the first. Raises PlanError for faulty ones."""
    found = (load_template(folder, shared, trusted=not own) for folder, shared, own in _folders(folders))
    templates: dict[str, Template] = {}
    for template in found:
        templates.setdefault(template.name, template)
    return list(templates.values())


def _folders(folders: Iterable[Path]) -> Iterator[tuple[Path, tuple[Path, ...], bool]]:
    """Give (folder of a template, folders it shares, whether it is a user's)."""
    home = built_in()
    for root in folders:
        inner = folders_in(root)
        above = root.parent if inner == [root] else root
        yield from ((folder, (above / SHARED_FOLDER, home / SHARED_FOLDER), True) for folder in inner)
    yield from ((folder, (home / SHARED_FOLDER,), False) for folder in _below(home))


def folders_in(root: Path) -> list[Path]:
    """Return a folder that is a template, else the templates in it, by name. Raises UsageError where there is none."""
    if not root.is_dir():
        raise UsageError(f"{root}：没有这个模板文件夹，请核对路径")
    inner = [root] if (root / DECLARATION).is_file() else _below(root)
    if not inner:
        raise UsageError(f"{root}：里面没有模板（模板是含有 {DECLARATION} 的文件夹）")
    return inner


def _below(root: Path) -> list[Path]:
    """Return the folders of templates in a folder, by name."""
    return sorted(path.parent for path in root.glob(f"*/{DECLARATION}"))


def load_template(folder: Path, shared: tuple[Path, ...] = (), *, trusted: bool = False) -> Template:
    """Return the template in a folder; of a ``trusted`` one (our own, tested) the schema is not checked again.

    Raises PlanError for a template.yaml with faults and for a folder without skeleton.
    """
    declared = _declared(folder / DECLARATION, shared, trusted=trusted)
    if not (folder / SKELETON).is_file():
        raise PlanError([f"{folder}：缺少骨架文件 {SKELETON}"])
    return Template(
        name=str(declared["name"]),
        genre=str(declared["genre"]),
        description=str(declared["description"]),
        layout=str(declared.get("layout", LAYOUTS[0])),
        aliases=tuple(dict.fromkeys((*declared.get("aliases", ()), folder.name))),
        fields=declared["schema"],
        folder=folder,
        shared=shared,
    )


def _declared(path: Path, shared: tuple[Path, ...], *, trusted: bool) -> dict[str, Any]:
    """Return what a template.yaml declares, with the shared fields its schema refers to. Raises PlanError."""
    name = str(path)
    tree = parse(decode(load(path, _LIMITS), name), name, Bounds(depth=_DEEPEST))
    faults = list(tree.faults)
    if not trusted:
        faults += _declaration_faults(tree.root)
    if faults:
        raise PlanError([fault.said(name) for fault in sorted(faults)])
    declared: dict[str, Any] = constructed(tree.root)
    declared["schema"] = completed(declared["schema"], shared, ELEMENTS)
    if not trusted and (wrong := list(_schema_faults(declared["schema"]))):
        places = {path: key or node for path, key, node in walk(tree.root)}
        raise PlanError([_placed(path, said, places).said(name) for path, said in wrong])
    return declared


def _placed(path: KeyPath, message: str, places: dict[KeyPath, Node]) -> Fault:
    """Return a fault at the place of a key, or of the nearest one above it that the file itself holds."""
    inner = path
    while inner not in places:
        inner = inner[:-1]
    return Fault(places[inner].line, places[inner].column, key_path(path), message)


def _declaration_faults(root: Node) -> list[Fault]:
    """Return the faults of template.yaml itself; the schema inside it is judged by ``_schema_faults``."""
    return [fault for fault in schema_faults(root, _DECLARED) if not fault.path.startswith("schema.")]


def _schema_faults(fields: Schema) -> Iterator[tuple[KeyPath, str]]:
    """Give what makes a template's schema unfit for plans: the way to it, and what is wrong."""
    from jsonschema import Draft202012Validator, FormatChecker
    from jsonschema.exceptions import SchemaError

    try:
        # A reference with 汉字 is no URI as RFC 3986 has it, and none is needed: nothing is fetched.
        Draft202012Validator.check_schema(fields, FormatChecker(formats=()))
    except SchemaError as error:
        path = ("schema", *error.absolute_path)
        yield path, f"不是合格的 JSON Schema（2020-12），{message(cast('ValidationError', error))}"
        return
    if not fields.get("properties"):
        yield ("schema",), "缺少 properties，模板至少要有一项内容"
    for key in fields.get("properties", {}):
        if key in RESERVED:
            yield ("schema", "properties", key), f"“{key}”是各模板通用的键，请换一个名称"
    for reference in references(fields):
        found = resolved({"$ref": reference}, fields)
        if not found or "$ref" in found:
            yield ("schema",), f"“{reference}”指向的定义不存在或又指回自己；只能引用本文件的“#/$defs/…”"
