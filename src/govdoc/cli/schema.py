"""govdoc schema: the name of a template → the JSON Schema of its plans; no name → one for the plans of all."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from govdoc.cli.draft import Templates, template_folders


def schema(
    name: Annotated[
        str | None, typer.Argument(metavar="[模板]", help="模板的名称，如“工作要点”；不给则适用于所有模板的计划。")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="文件", help="写到哪里，默认为标准输出。")
    ] = None,
    template: Templates = None,
    force: Annotated[bool, typer.Option("--force", help="覆盖已有的文件。")] = False,
) -> None:
    """输出计划文件的 JSON Schema（2020-12），供编辑器提示各项的写法、检查错误。"""
    from govdoc.drafting.editorschema import any_plan_schema, as_json, editor_schema
    from govdoc.drafting.saving import refuse_target, save
    from govdoc.drafting.templates import find, listing

    folders = template_folders(template)
    text = as_json(editor_schema(find(name, folders)) if name else any_plan_schema(listing(folders)))
    if output is None or str(output) == "-":
        sys.stdout.write(text)
        return
    refuse_target(output, force=force)
    save(text.encode(), output)
    line = f"# yaml-language-server: $schema={output.name}"
    typer.echo(f"已生成 {output}；同一文件夹里的计划，第一行写“{line}”，编辑器就按它提示和检查", err=True)
