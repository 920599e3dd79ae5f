"""govdoc new: the name of a template → its annotated example plan."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from govdoc.cli.draft import Templates
from govdoc.errors import UsageError


def new(
    name: Annotated[
        str | None, typer.Argument(metavar="模板", help="模板的名称，如“工作要点”；用 --list 查看。")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="文件", help="写到哪里，默认为“模板名.yaml”；- 为标准输出。"),
    ] = None,
    names: Annotated[bool, typer.Option("--list", help="列出所有模板。")] = False,
    template: Templates = None,
    force: Annotated[bool, typer.Option("--force", help="覆盖已有的文件。")] = False,
) -> None:
    """生成一份带注释的计划样例，改成自己的内容后用 draft 起草。"""
    from govdoc.drafting.templates import find, listing

    folders = template or []
    if names:
        for one in listing(folders):
            typer.echo(f"{one.name}\t{one.description}")
        return
    if name is None:
        known = "、".join(one.name for one in listing(folders))
        raise UsageError(f"请写明要用哪个模板，如“govdoc new 工作要点”；可用的有：{known}")
    found = find(name, folders)
    target = output or Path(f"{found.name}.yaml")
    if str(target) == "-":
        sys.stdout.write(found.example)
        return
    from govdoc.drafting.delivery import refuse_target, save

    refuse_target(target, force=force)
    save(found.example.encode(), target)
    typer.echo(f"已生成 {target}，改好后运行：govdoc draft {target}", err=True)
