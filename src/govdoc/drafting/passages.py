"""Text fields of a plan that hold more than text (表格, 图, 小标题) → places in the text, and the Markdown put there.

A skeleton treats every item of a text field as a paragraph. What is none becomes a sign that stands for it while the
skeleton works, and is written out afterwards, under the heading where the skeleton put it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from govdoc.drafting.expressions import PASSAGE, caption_of, complete, figure, headline, table
from govdoc.drafting.faults import Fault, KeyPath, key_path
from govdoc.drafting.files import missing_file
from govdoc.drafting.nodes import Listing, Mapping, Node, Scalar
from govdoc.drafting.rows import Rows
from govdoc.drafting.schema import Schema, resolved
from govdoc.drafting.typed import BREAK, Typed, escaped
from govdoc.errors import PlanError
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

TEXTS, TABLE = "#/$defs/文段", "#/$defs/表格"
"""References by which a template's schema says that a field may hold such."""
FILE = "x-file"
"""Keyword of a schema whose value is the path of a file beside the plan."""
_DEEPEST = 4
_LEADING = lazy(rf"^[{BREAK}\s，,；;]+")


@dataclass(frozen=True, slots=True)
class TablePassage:
    """A table with its caption."""

    place: Fault
    caption: str
    rows: list[list[str]]


@dataclass(frozen=True, slots=True)
class FigurePassage:
    """A picture with its caption."""

    place: Fault
    caption: str
    target: str


@dataclass(frozen=True, slots=True)
class SectionPassage:
    """A heading inside a text field, and what stands under it: texts, signs for passages among them."""

    place: Fault
    title: str
    body: list[str]
    alone: bool
    """Whether it is the only one of its list: then it is not numbered."""


Passage = TablePassage | FigurePassage | SectionPassage


@dataclass(slots=True)
class Arranged:
    """Walks a valid plan along its schema; ``passages`` grow on the way."""

    root: Schema
    folder: Path
    """Of the plan: paths count from it."""
    faults: list[Fault]
    passages: list[Passage] = field(default_factory=list)

    def node(self, node: Node, schema: Schema, path: KeyPath = ()) -> Node:
        """Return the node with signs for passages and rows for tables; files that are missing are faults."""
        reference, schema = schema.get("$ref"), resolved(schema, self.root)
        match node:
            case Scalar():
                if schema.get(FILE) and (fault := missing_file(node, self.folder, path)):
                    self.faults.append(fault)
                return node
            case _ if reference == TABLE:
                return self._table(node, path)
            case Listing():
                inner = self._item if reference == TEXTS else self._plain_item
                alone = sum(isinstance(item, Mapping) and _has(item, "标题") for item in node.items) == 1
                items = [inner(item, schema, (*path, n), alone) for n, item in enumerate(node.items)]
                return Listing(node.line, node.column, tuple(items), node.bracketed)
            case Mapping():
                known = schema.get("properties", {})
                entries = [
                    (key, self.node(value, known.get(key.text, {}), (*path, key.text))) for key, value in node.entries
                ]
                return Mapping(node.line, node.column, tuple(entries))

    def _plain_item(self, item: Node, schema: Schema, path: KeyPath, alone: bool) -> Node:  # noqa: FBT001 - as _item
        del alone
        inner = schema.get("items")
        return self.node(item, inner if isinstance(inner, dict) else {}, path)

    def _item(self, item: Node, schema: Schema, path: KeyPath, alone: bool) -> Node:  # noqa: FBT001 - of its list
        """Return an item of a text field: a text as it is, another as the sign for it."""
        if not isinstance(item, Mapping):
            return item
        arranged = self._plain_item(item, schema, path, alone)
        parts = {key.text: value for key, value in arranged.entries} if isinstance(arranged, Mapping) else {}
        self.passages.append(_passage(parts, Fault(item.line, item.column, key_path(path), ""), alone=alone))
        return Scalar(item.line, item.column, PASSAGE.format(len(self.passages) - 1), plain=False)

    def _table(self, node: Node, path: KeyPath) -> Node:
        """Return a table as a list of rows, which are lists of cells."""
        rows = Rows(self.folder, self.faults).of(node, path)
        line, column = node.line, node.column
        listed = [Listing(line, column, tuple(Scalar(line, column, cell) for cell in row)) for row in rows]
        return Listing(line, column, tuple(listed))


def _has(item: Mapping, key: str) -> bool:
    return any(name.text == key for name, _ in item.entries)


def _passage(parts: dict[str, Node], place: Fault, *, alone: bool) -> Passage:
    """Return what a mapping in a text field is."""
    if "表格" in parts:
        return TablePassage(place, _text(parts.get("表题")), [_texts(row) for row in _items(parts["表格"])])
    if "图" in parts:
        return FigurePassage(place, _text(parts.get("图题")), _text(parts["图"]))
    return SectionPassage(place, _text(parts.get("标题")), _texts(parts.get("正文")), alone)


def _items(node: Node | None) -> tuple[Node, ...]:
    return node.items if isinstance(node, Listing) else () if node is None else (node,)


def _text(node: Node | None) -> str:
    return node.text.strip() if isinstance(node, Scalar) else ""


def _texts(node: Node | None) -> list[str]:
    return [item.text for item in _items(node) if isinstance(item, Scalar)]


_SIGN = lazy(PASSAGE.replace("{}", r"(\d+)"))
_HASHES = lazy(r"\s*(#{1,6})\s")


def expanded(markdown: str, passages: Sequence[Passage], name: str) -> str:
    """Return what a skeleton wrote, every sign replaced by its passage, on lines of its own.

    Raises PlanError, with the place in the plan ``name``, for a passage that the skeleton put into a heading or a
    table, for a heading where none stands above it, and for one below the fourth level.
    """
    if not passages:
        return markdown
    out, level = list[str](), 0
    for line in markdown.split("\n"):
        if hashes := _HASHES.match(line):
            level = len(hashes[1]) - 1
        if not _SIGN.search(line):
            out.append(line)
        elif hashes or line.lstrip().startswith("|"):
            number = _SIGN.search(line)
            raise _refused(passages[int(number[1]) if number else 0], "这一项写在标题或表格里，只能是文字", name)
        else:
            out += _parts(line, passages, level, name)
    return "\n".join(out)


def _parts(line: str, passages: Sequence[Passage], level: int, name: str) -> Iterator[str]:
    """Give the pieces of a line and the passages between them, blank lines between all."""
    for number, piece in enumerate(_SIGN.split(line)):
        if number % 2:
            yield from ("", *_written(passages[int(piece)], passages, level, name), "")
        elif text := _LEADING.sub("", piece) if number else piece.rstrip(f"{BREAK} "):
            yield text


def _written(passage: Passage, passages: Sequence[Passage], level: int, name: str) -> Iterator[str]:
    """Give the lines of a passage under a heading of ``level`` (0: the title)."""
    match passage:
        case TablePassage(caption=caption, rows=rows):
            yield from (caption_of(caption), "", str(table(rows)))
        case FigurePassage(caption=caption, target=target):
            yield str(figure(target, caption))
        case SectionPassage():
            yield from _section(passage, passages, level + 1, name)


def _section(section: SectionPassage, passages: Sequence[Passage], level: int, name: str) -> Iterator[str]:
    if level == 1:
        raise _refused(section, "这段话在各个标题之前，不能再写小标题；请写成一段文字", name)
    if level > _DEEPEST:
        raise _refused(section, f"小标题已在第 {level} 层：标题至多四层，请减少一层，或写成一段文字", name)
    runs_in = bool(section.body) and not _SIGN.match(section.body[0]) and section.title.endswith("。")
    title = complete(section.title) if runs_in else headline(Typed(section.title))
    mark = " {.无序号}" if section.alone else ""
    yield f"{'#' * (level + 1)} {escaped(title).replace(BREAK, '')}{mark} {{.{'同段' if runs_in else '独行'}}}"
    for text in section.body:
        yield ""
        if _SIGN.search(text):
            yield from _parts(text, passages, level, name)
        else:
            yield BREAK.join(escaped(complete(part)) for part in text.split("\n\n") if part.strip())
    yield ""


def _refused(passage: Passage, message: str, name: str) -> PlanError:
    """Return the error that names a passage's place in the plan."""
    place = passage.place
    return PlanError([Fault(place.line, place.column, place.path, message).said(name)])
