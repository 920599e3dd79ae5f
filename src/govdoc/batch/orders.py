"""Plans, a table of data and the options → orders, one a document, each with its place in the output folder."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Literal

from govdoc.batch.columns import overrides_of, placed, values_of
from govdoc.batch.naming import UnnameableError, collisions, namer, names_in, refuse_missing
from govdoc.batch.rows import Row, read_rows
from govdoc.batch.shelf import Shelf
from govdoc.batch.sources import plans
from govdoc.drafting import read_source
from govdoc.errors import GovdocError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from govdoc.drafting.overrides import Override

FORMS = ("docx", "md", "txt", "html")
_ALWAYS = ("计划", "序号", "行")
"""What every name may use besides columns and keys: the plan's file name, a running number, the whole row."""
_MOST_TOLD = 10


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks for."""

    to: str | None = None
    """Format of the documents; None: what the suffix of ``name`` says, else docx."""
    name: str | None = None
    """Jinja template of the documents' paths."""
    data: Path | None = None
    sheet: str | None = None
    labels: tuple[str, ...] = ()
    """Columns that are no keys of the plan: they serve names alone."""
    blank: Literal["error", "keep"] = "error"
    """What an empty cell does: it is a fault, or the plan's own value stays."""
    overrides: tuple[Override, ...] = ()
    """Values that stand for those of every plan."""
    templates: tuple[Path, ...] = ()
    """The user's folders of templates."""
    lint: bool = True
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    @property
    def form(self) -> str:
        """The format of the documents."""
        suffix = PurePosixPath(self.name or "").suffix.lower().removeprefix(".")
        return self.to or (suffix if suffix in FORMS else "docx")


@dataclass(frozen=True, slots=True)
class Order:
    """A document to be drafted."""

    plan: Path
    row: Row | None
    output: str
    """Path below the output folder, ``/`` between folders; "" where it cannot be named."""
    fault: str | None = None
    """Why it cannot be drafted, where that is known beforehand."""
    overrides: tuple[Override, ...] = field(default=(), compare=False)

    @property
    def number(self) -> int | None:
        """The row of the data, 1-based; None: no data."""
        return None if self.row is None else self.row.number

    @property
    def who(self) -> str:
        """What the order is called in messages."""
        return str(self.plan) if self.row is None else self.row.place

    def with_row(self, said: str) -> str:
        """Return an error with the row of the data it came of."""
        if self.row is None:
            return said
        return "\n".join(
            f"{self.who} {line.removeprefix('--set ')}" if line.startswith("--set ") else f"{line}（{self.who}）"
            for line in said.splitlines()
        )


def orders_of(paths: Sequence[Path], options: Options, tell: Callable[[str], object] = str) -> Sequence[Order]:
    """Return an order for each plan, or for each row of the data; they lie in a temporary file and not in memory.

    ``tell`` is given what the user should know, a sentence each. Raises GovdocError, before anything is written, for
    what is wrong with all of them, and where two would write one file.
    """
    _refuse_form(options)
    found = plans(paths)
    if options.data is not None:
        if len(found) != 1:
            raise UsageError(f"--data 要配一份计划（每行数据起草一份），现有 {len(found)} 份；请只给出一份")
        orders = Shelf(_of_rows(found[0][0], options, tell))
    else:
        orders = Shelf(_of_plans(found, options))
    _refuse_all_unnamed(orders)
    _refuse_collisions(orders)
    return orders


def _refuse_form(options: Options) -> None:
    """Raise UsageError where --name and --to ask for different formats."""
    suffix = PurePosixPath(options.name or "").suffix.lower().removeprefix(".")
    if options.to and suffix in FORMS and suffix != options.to:
        raise UsageError(f"--name 的后缀是 .{suffix}，--to 却是 {options.to}，请改为一致")


def _of_rows(plan: Path, options: Options, tell: Callable[[str], object]) -> Iterator[Order]:
    """Give an order for each row."""
    data = options.data or Path()
    rows = read_rows(data, options.sheet)
    text, name = read_source(plan)
    naming = names_in(options.name or "")
    columns = dict.fromkeys(column for row in rows for column in row.cells)
    own = values_of(text, name)
    refuse_missing(naming, [*columns, *own, *_ALWAYS, *(column.partition(".")[0] for column in columns)])
    paths = placed(columns, (text, name), options, naming, tell)
    width = len(str(len(rows)))
    template = options.name or "{{ 计划 }}-{{ 序号 }}"
    named = _named(template, options.form)
    wanted = [column for column in columns if not any(part.isdecimal() for part in column.split("."))]
    for n, given in enumerate(rows, 1):
        # A line of JSON that lacks what others have is a row with an empty cell; lists may differ in length.
        row = replace(given, cells={**dict.fromkeys(wanted, ""), **given.cells})
        values: dict[str, Any] = {"计划": plan.stem, "序号": f"{n:0{width}}", **own, **row.cells, "行": dict(row.cells)}
        made = Order(plan, row, "", overrides=(*options.overrides, *overrides_of(row, paths)))
        yield _checked(_with_name(made, named, _nested(values, paths)), options)


def _nested(values: dict[str, Any], paths: Mapping[str, tuple[str | int, ...]]) -> dict[str, Any]:
    """Return values in which those of dotted columns (要素.成文日期) are also found under their keys."""
    for column, path in paths.items():
        if len(path) > 1 and all(isinstance(part, str) for part in path) and column in values:
            inner = values.get(str(path[0]))
            values[str(path[0])] = _put(inner if isinstance(inner, dict) else {}, path[1:], values[column])
    return values


def _put(inner: dict[str, Any], path: tuple[str | int, ...], value: Any) -> dict[str, Any]:
    below = inner.get(str(path[0]))
    deeper = value if len(path) == 1 else _put(below if isinstance(below, dict) else {}, path[1:], value)
    return {**inner, str(path[0]): deeper}


def _checked(order: Order, options: Options) -> Order:
    """Return the order, with a fault where a cell is empty that must not be."""
    if options.blank == "keep" or order.row is None or order.fault:
        return order
    empty = [column for column, text in order.row.cells.items() if not text and column not in options.labels]
    if not empty:
        return order
    said = f"{order.row.place}：“{empty[0]}”是空的，请填写，或加 --blank keep 沿用计划里写的"
    return replace(order, fault=said)


def _of_plans(found: Sequence[tuple[Path, PurePosixPath]], options: Options) -> Iterator[Order]:
    """Give an order for each plan: its own name and folder, or what ``--name`` makes of its values."""
    if options.name is None:
        form = options.form
        yield from (Order(plan, None, f"{inner}.{form}", overrides=options.overrides) for plan, inner in found)
        return
    named = _named(options.name, options.form)
    width = len(str(len(found)))
    for n, (plan, _) in enumerate(found, 1):
        made = Order(plan, None, "", overrides=options.overrides)
        try:
            own = values_of(*read_source(plan))
        except GovdocError as error:
            yield replace(made, fault=str(error))
            continue
        yield _with_name(made, named, {"计划": plan.stem, "序号": f"{n:0{width}}", **own})


def _named(template: str, form: str) -> Callable[[Mapping[str, Any]], str]:
    """Return what makes a path with its suffix of values."""
    ending = f".{form}"
    return namer(template if template.lower().endswith(ending) else template + ending)


def _with_name(order: Order, named: Callable[[Mapping[str, Any]], str], values: Mapping[str, Any]) -> Order:
    try:
        return replace(order, output=named(values))
    except UnnameableError as error:
        return replace(order, fault=f"{order.who}：{error}")


def _refuse_all_unnamed(orders: Sequence[Order]) -> None:
    """Raise UsageError where none of the orders could be named: the template of the name is to blame."""
    if orders and all(order.fault and not order.output for order in orders):
        raise UsageError(orders[0].fault or "")


def _refuse_collisions(orders: Sequence[Order]) -> None:
    """Raise UsageError where two orders would write one file."""
    found = collisions((number, order.output) for number, order in enumerate(orders) if order.output)
    if not found:
        return
    lines = [
        f"{orders[one].who} 与 {orders[other].who} 会写成同一个文件 {path}" for one, other, path in found[:_MOST_TOLD]
    ]
    if len(found) > _MOST_TOLD:
        lines.append(f"还有 {len(found) - _MOST_TOLD} 处同名没有列出")
    lines.append("什么也没有写；请用 --name 让每份的文件名不同，如加上 {{ 序号 }}")
    raise UsageError("\n".join(lines))
