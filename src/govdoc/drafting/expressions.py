"""Values of a plan in the expressions of a skeleton → what ``{{ … }}`` writes: texts escaped, Markdown as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NoReturn

from jinja2 import Undefined
from jinja2.exceptions import SecurityError
from markupsafe import Markup

from govdoc.drafting.typed import BREAK, Typed, escaped
from govdoc.errors import PlanError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govdoc.drafting.yamltree import Value

CLOSING_MARKS = "。；，、;,."
"""Marks that do not belong at the end of a heading."""


def typed(value: Value) -> object:
    """Return a value of a plan in which every text is ``Typed``."""
    match value:
        case str():
            return Typed(value)
        case list():
            return [typed(item) for item in value]
        case dict():
            return {key: typed(inner) for key, inner in value.items()}


def written(value: object) -> object:
    """Return what ``{{ … }}`` writes: Markdown as it is, texts escaped, lists of texts as paragraphs."""
    match value:
        case Markup() | Undefined():
            return value
        case str():
            return Markup(escaped(value))  # noqa: S704 - escaped for Markdown
        case bool() | None:
            raise SecurityError("“{{ }}”里不是文字，不能写出")
        case int() | float():
            return str(value)
        case list() | tuple() if value and all(isinstance(item, str) for item in value):
            return Markup(BREAK).join(Markup(written(item)) for item in value)  # noqa: S704
        case _:
            raise SecurityError("“{{ }}”里不是文字，不能写出；列表和键值对要用 for 逐项写出")


def joined(parts: Iterable[object]) -> str:
    """Return texts one behind the other: text where all are texts, Markdown where one is."""
    pieces = [part if isinstance(part, str) else written(part) for part in parts]
    if any(isinstance(piece, Markup) for piece in pieces):
        return Markup("").join(Markup(written(piece)) for piece in pieces)  # noqa: S704
    return Typed("".join(str(piece) for piece in pieces))


def joined_by(items: Iterable[Any], glue: str = "", attribute: str | None = None) -> str:
    """Return texts one behind the other with ``glue`` between them; of mappings the key ``attribute``."""
    chosen = [item[attribute] if attribute else item for item in items]
    return joined([part for item in chosen for part in (glue, item)][1:])


def sentence(text: str) -> str:
    """Return a text that ends in exactly one 。, so that its heading is run in; ！ and ？ stay."""
    bare = text.rstrip(CLOSING_MARKS + " \u3000")
    return Typed(bare if bare.endswith(("！", "？")) else bare + "。")


def headline(text: str) -> str:
    """Return a text without a mark at its end, for a heading on a line of its own."""
    return Typed(text.rstrip(CLOSING_MARKS + " \u3000"))


def table(rows: Sequence[str | Sequence[str]]) -> Markup:
    r"""Return rows as a table of Markdown whose first row is its head.

    A row is a list of cells, or one text with its cells parted by | (``\|`` is the character itself).
    """
    split = [cells(row) if isinstance(row, str) else list(row) for row in rows]
    count = max((len(row) for row in split), default=0)
    lines = [_row([*row, *[""] * (count - len(row))]) for row in split]
    return Markup("\n".join([*lines[:1], _row(["---"] * count, plain=True), *lines[1:]]))  # noqa: S704


def _row(row: Sequence[str], *, plain: bool = False) -> str:
    """Return a row of a table; its cells escaped unless they are ``plain`` Markdown, each on one line."""
    return "| " + " | ".join(cell if plain else escaped(cell).replace(BREAK, "") for cell in row) + " |"


def cells(row: str) -> list[str]:
    """Return the cells of a row typed with | between them."""
    found = _CELL.findall(f"{row}|")
    return [_ESCAPED.sub(r"\1", cell).strip() for cell in found]


_CELL = re.compile(r"((?:[^\\|]|\\.?)*)\|", re.DOTALL)
_ESCAPED = re.compile(r"\\([\\|])")


def refused(plan: str, message: str) -> NoReturn:
    """Stop drafting with a sentence of the skeleton's for the author of the plan of that name. Raises PlanError."""
    raise PlanError([f"{plan}：{message}"])
