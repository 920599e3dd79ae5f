"""govdoc new: the name of a template → its annotated example plan; no name → the templates there are."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from unicodedata import east_asian_width

import typer

from govdoc.cli.draft import Templates, template_folders

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govdoc.drafting.templates import Template


def new(
    name: Annotated[
        str | None, typer.Argument(metavar="[模板]", help="模板的名称，如“工作要点”；不给则列出所有模板。")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="文件", help="写到哪里，默认为“模板名.yaml”；- 为标准输出。"),
    ] = None,
    least: Annotated[bool, typer.Option("--minimal", help="只写必填的各项。")] = False,
    names: Annotated[bool, typer.Option("--list", help="列出所有模板：名称、文种、版式、用途。")] = False,
    no_schema: Annotated[
        bool, typer.Option("--no-schema", help="不在旁边写供编辑器用的“模板名.schema.json”。")
    ] = False,
    template: Templates = None,
    force: Annotated[bool, typer.Option("--force", help="覆盖已有的文件。")] = False,
) -> None:
    """生成一份每项带注释的计划样例，改成自己的内容后用 draft 起草。

    计划旁边另写一个“模板名.schema.json”，计划的第一行指明它：装了 YAML 插件的编辑器据此提示写法、随写随查，不用联网。
    """
    from govdoc.drafting.annotated import annotated, first_line, minimal
    from govdoc.drafting.templates import find, listing

    folders = template_folders(template)
    if names or name is None:
        typer.echo(table(listing(folders)))
        return
    found = find(name, folders)
    text = minimal(found) if least else annotated(found)
    target = output or Path(f"{found.name}.yaml")
    if str(target) == "-":
        sys.stdout.write(text)
        return
    from govdoc.drafting.saving import refuse_target, save

    refuse_target(target, force=force)
    if not no_schema:
        write_schema(found, target.parent)
        text = first_line(found) + text
    save(text.encode(), target)
    typer.echo(f"已生成 {target}，改好后运行：govdoc draft {target}", err=True)


def write_schema(template: Template, folder: Path) -> None:
    """Write the schema for editors beside the plans; one that govdoc did not write stays as it is."""
    from govdoc.drafting.annotated import schema_file
    from govdoc.drafting.editorschema import as_json, editor_schema, is_ours
    from govdoc.drafting.saving import save

    path = folder / schema_file(template)
    if not path.exists() or is_ours(path):
        save(as_json(editor_schema(template)).encode(), path)


def table(templates: Sequence[Template]) -> str:
    """Return name, 文种, 版式 and purpose of templates, in columns."""
    rows = [("模板", "文种", "版式", "用途"), *((t.name, t.genre, t.layout, t.description) for t in templates)]
    widths = [max(_width(row[n]) for row in rows) for n in range(3)]
    return "\n".join(
        "  ".join([*(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=False)), row[3]])
        for row in rows
    )


def _width(text: str) -> int:
    """Return the columns a text takes in a terminal."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
