"""govdoc outline: documents → their heading trees with roles."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from govdoc.cli.options import MaxSize, limits

if TYPE_CHECKING:
    from govdoc.corpus import Entry
    from govdoc.report.selection import Selection


class OutlineFormat(StrEnum):
    """Forms in which an outline is printed."""

    TREE = "tree"
    JSON = "json"
    YAML = "yaml"
    MARKDOWN = "markdown"


class RoleName(StrEnum):
    """The roles by which sections can be picked."""

    OPENING = "导语"
    REVIEW = "回顾"
    SITUATION = "形势"
    TASKS = "部署"
    SAFEGUARDS = "保障"
    CLOSING = "结语"
    OTHER = "其他"


_WHOLE = frozenset({OutlineFormat.YAML, OutlineFormat.MARKDOWN})


def outline(
    paths: Annotated[
        list[Path], typer.Argument(metavar="文件…", help="讲话、计划或总结，可以给多个，也可以是文件夹；- 为标准输入。")
    ],
    to: Annotated[
        OutlineFormat | None,
        typer.Option("--format", help="tree 标题树；json 供程序读取；yaml 可用 draft 起草的计划；markdown 清稿。"),
    ] = None,
    role: Annotated[
        list[RoleName] | None, typer.Option("--role", help="只取这些部分，不指定 --format 时打印其正文；可以给几次。")
    ] = None,
    depth: Annotated[int | None, typer.Option("--depth", metavar="N", min=1, help="只列到第 N 层（按嵌套）。")] = None,
    stats: Annotated[bool, typer.Option("--stats", help="附各部分的字数、占比和各层标题数。")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="说明每个部分的角色是怎样判断的。")] = False,
    max_size: MaxSize = None,
) -> None:
    """列出层次标题，标明各部分是回顾、部署还是保障。"""
    from govdoc.corpus import outlined
    from govdoc.report.selection import Selection

    chosen = Selection(frozenset(role or ()), depth, stats=stats, explain=explain)
    if to in _WHOLE and chosen != Selection():
        typer.echo(f"提示：{to} 写出的是整篇，--role、--depth、--stats、--explain 不起作用", err=True)
    entries = outlined(paths, limits(max_size))
    if to is OutlineFormat.JSON:
        from govdoc.report.json import outlines_json

        found = list(entries)
        typer.echo(outlines_json(found, chosen))
        unreadable = any(entry.error for entry in found)
    else:
        unreadable = sum(not _shown(entry, to, chosen) for entry in entries) > 0
    if unreadable:
        raise typer.Exit(2)


def _shown(entry: Entry, to: OutlineFormat | None, chosen: Selection) -> bool:
    """Print one document; where it could not be read say so, and return False."""
    if entry.outline is None:
        typer.echo(f"错误：{entry.error}", err=True)
        return False
    if to is OutlineFormat.YAML:
        from govdoc.report.plan import plan_yaml

        typer.echo(plan_yaml(entry.outline), nl=False)
    elif to is OutlineFormat.MARKDOWN:
        from govdoc.report.markdown import outline_markdown

        typer.echo(outline_markdown(entry.outline), nl=False)
    elif to is None and chosen.roles:
        from govdoc.report.selection import section_text

        if text := section_text(entry.outline, chosen):
            typer.echo(text)
        else:
            typer.echo(f"{entry.path}：没有{'、'.join(sorted(chosen.roles))}部分", err=True)
    else:
        from govdoc.report.tree import show

        show(entry.outline, chosen)
    return True
