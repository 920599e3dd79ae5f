"""Values of a plan in the expressions of a skeleton → what ``{{ … }}`` writes: texts escaped, Markdown as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jinja2 import Undefined
from jinja2.exceptions import SecurityError
from markupsafe import Markup

from govdoc.drafting.typed import BREAK, Typed, escaped
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from govdoc.drafting.nodes import Value

CLOSING_MARKS = "。；，、;,."
"""Marks that do not belong at the end of a heading."""
PASSAGE = "\x04{}\x05"
"""Stands in a text field for its passage of that number, which is no text (see ``passages``)."""
LONGEST_OUTPUT = 2_000_000
"""Characters of Markdown that a skeleton may write, and that any text may grow to."""
_MOST_CELLS = 100_000
_COMPLETE = ("：", "…", "。”", "！”", "？”", "。）", "！）", "？）")
"""What so ends is a whole sentence and takes no full stop."""


class EmptyTextError(ValueError):
    """A text of a plan of which nothing is left as a heading or a sentence; the message is for its author."""


class Fields(dict[str, object]):
    """A mapping of a plan that knows where it stands: the keys above it, items of lists without their numbers."""

    def __init__(self, fields: Mapping[str, object], path: tuple[str, ...]) -> None:
        super().__init__(fields)
        self.path = path


def typed(value: Value, path: tuple[str, ...] = ()) -> object:
    """Return a value of a plan in which every text is ``Typed`` and every mapping ``Fields``."""
    match value:
        case str():
            return Typed(value)
        case list():
            return [typed(item, path) for item in value]
        case dict():
            return Fields({key: typed(inner, (*path, key)) for key, inner in value.items()}, path)


def written(value: object) -> object:
    """Return what ``{{ … }}`` writes: Markdown as it is, texts escaped, lists of texts as paragraphs."""
    match value:
        case str() if len(value) > LONGEST_OUTPUT:
            raise SecurityError(f"写出的文字超过 {LONGEST_OUTPUT} 个字的上限，请检查循环")
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
    if sum(len(piece) for piece in pieces if isinstance(piece, str)) > LONGEST_OUTPUT:
        raise SecurityError(f"写出的文字超过 {LONGEST_OUTPUT} 个字的上限，请检查循环")
    if any(isinstance(piece, Markup) for piece in pieces):
        return Markup("").join(Markup(written(piece)) for piece in pieces)  # noqa: S704
    return Typed("".join(str(piece) for piece in pieces))


def joined_by(items: Iterable[Any], glue: str = "", attribute: str | None = None) -> str:
    """Return texts one behind the other with ``glue`` between them; of mappings the key ``attribute``."""
    chosen = [item[attribute] if attribute else item for item in items]
    return joined([part for item in chosen for part in (glue, item)][1:])


def sentence(text: str) -> str:
    """Return a text that ends in exactly one 。, so that its heading is run in; ！ and ？ stay.

    Raises EmptyTextError for a text of marks alone.
    """
    bare = _bare(text)
    if bare.endswith(PASSAGE[-1]):
        return bare
    return Typed(bare if bare.endswith(("！", "？")) else bare + "。")


def headline(text: str) -> str:
    """Return a text without a mark at its end, for a heading on a line of its own.

    Raises EmptyTextError for a text of marks alone.
    """
    return _bare(text)


def complete(text: str) -> str:
    """Return a text that ends like a sentence: as it is where it ends so already, else as ``sentence`` does."""
    return Typed(text.rstrip()) if text.rstrip().endswith(_COMPLETE) else sentence(text)


def _bare(text: str) -> str:
    """Return a text without marks at its end."""
    bare = text.rstrip(CLOSING_MARKS + " \u3000\n")
    if text and not bare.strip():
        raise EmptyTextError(f"“{text.strip()[:20]}”只有标点，没有文字，请填写内容或把这一项删去")
    return Typed(bare)


def figure(target: str, caption: str = "") -> Markup:
    """Return a picture with its caption as Markdown; the path counts from the plan."""
    return Markup(f"![{escaped(caption).replace(BREAK, '')}]({quote(target.strip())})")  # noqa: S704 - escaped


def caption_of(caption: str) -> str:
    """Return the line of Markdown that is the caption of the table after it; an empty one for none."""
    return f"{escaped(caption).replace(BREAK, '')} {{.表题}}" if caption else ""


def table(rows: Sequence[str | Sequence[str]]) -> Markup:
    r"""Return rows as a table of Markdown whose first row is its head.

    A row is a list of cells, or one text with its cells parted by | (``\|`` is the character itself).
    """
    split = [cells(row) if isinstance(row, str) else list(row) for row in rows]
    count = max((len(row) for row in split), default=0)
    if count * len(split) > _MOST_CELLS:
        raise SecurityError(f"表格超过 {_MOST_CELLS} 格的上限")
    lines = [_row([*row, *[""] * (count - len(row))]) for row in split]
    return Markup("\n".join([*lines[:1], _row(["---"] * count, plain=True), *lines[1:]]))  # noqa: S704


def _row(row: Sequence[str], *, plain: bool = False) -> str:
    """Return a row of a table; its cells escaped unless they are ``plain`` Markdown, each on one line."""
    return "| " + " | ".join(cell if plain else escaped(cell).replace(BREAK, "") for cell in row) + " |"


def cells(row: str) -> list[str]:
    """Return the cells of a row typed with | between them."""
    found = _CELL.findall(f"{row}|")
    return [_ESCAPED.sub(r"\1", cell).strip() for cell in found]


_CELL = lazy(r"((?:[^\\|]|\\.?)*)\|", re.DOTALL)
_ESCAPED = lazy(r"\\([\\|])")
