"""Columns of a table → places in a plan: keys, or dotted paths, as its template knows them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from govdoc.drafting import is_markdown, template_name
from govdoc.drafting.faults import nearest
from govdoc.drafting.overrides import Override, override_of
from govdoc.drafting.settings import template_folders
from govdoc.errors import GovdocError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from govdoc.batch.orders import Options
    from govdoc.batch.rows import Row
    from govdoc.drafting.faults import KeyPath
    from govdoc.drafting.schema import Schema


def placed(
    columns: Iterable[str],
    source: tuple[str, str],
    options: Options,
    naming: Sequence[str],
    tell: Callable[[str], object],
) -> dict[str, KeyPath]:
    """Return the place of each column in the plan ``source`` (text, name); those for names alone have none.

    A column that is no key of the plan but occurs in ``--name`` (``naming``) serves that alone, and ``tell`` says so.
    Raises UsageError for any other: a typing error must not leave the plan's own value in every document.
    """
    schema = _schema(*source, (*options.templates, *template_folders(Path(source[1]))))
    known = _first_keys(schema)
    found: dict[str, KeyPath] = {}
    for column in columns:
        if column in options.labels:
            continue
        path = _path(column, options)
        if schema is None or str(path[0]) in known:
            found[column] = path
        elif column in naming:
            tell(f"{options.data} 的“{column}”不是计划里的键，只用在文件名里")
        else:
            raise UsageError(f"{options.data}：{_unknown(column, known, schema)}")
    return found


def overrides_of(row: Row, paths: Mapping[str, KeyPath]) -> tuple[Override, ...]:
    """Return what a row puts into the plan; empty cells put nothing."""
    return tuple(Override(path, row.cells[column]) for column, path in paths.items() if row.cells.get(column))


def values_of(text: str, name: str) -> dict[str, Any]:
    """Return the values of a plan, for names; of Markdown and of a plan with faults of syntax none."""
    from govdoc.drafting.nodes import value
    from govdoc.drafting.yamltree import parse

    if is_markdown(text, name):
        return {}
    try:
        found = value(parse(text, name).root)
    except GovdocError:
        return {}
    return found if isinstance(found, dict) else {}


def _path(column: str, options: Options) -> KeyPath:
    """Return the path that the name of a column is."""
    try:
        return override_of(f"{column}=").path
    except UsageError:
        said = "应为计划里的键，或用“.”连起来的路径，如 要素.成文日期、工作部署.0.标题（列表从 0 数起）"
        raise UsageError(f"{options.data}：栏名“{column}”{said}") from None


def _schema(text: str, name: str, folders: tuple[Path, ...]) -> Schema | None:
    """Return the schema of a plan; None where its template cannot be told: drafting will say why."""
    if is_markdown(text, name):
        from govdoc.drafting.frontmatter import SCHEMA

        return SCHEMA
    from govdoc.drafting.templates import find

    try:
        return find(template_name(text, name), folders).plan_schema
    except GovdocError:
        return None


def _first_keys(schema: Schema | None) -> set[str]:
    """Return the keys that may stand in the outermost level, under all their names."""
    properties = {} if schema is None else schema.get("properties", {})
    return {word for key, inner in properties.items() for word in (key, *inner.get("x-aliases", ()))}


def _unknown(column: str, known: set[str], schema: Schema) -> str:
    """Say what a column that is no key was probably meant to be."""
    from govdoc.drafting.schema import key_paths

    home = next((path for path in key_paths(schema) if path[-1] == column), None)
    guess = ".".join(map(str, home)) if home else nearest(column, sorted(known))
    hint = f"是否想写“{guess}”？" if guess else ""
    return f"“{column}”这一栏不是计划里的键，{hint}若只是备查，请加 --label {column}"
