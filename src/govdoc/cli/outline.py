"""govdoc outline: a document → its heading tree with roles."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from govdoc.cli.options import MaxSize, limits


class OutlineFormat(StrEnum):
    """Forms in which an outline is printed."""

    TREE = "tree"
    JSON = "json"


def outline(
    path: Annotated[Path, typer.Argument(metavar="文件", help="讲话、计划或总结（.docx .md .txt）；- 为标准输入。")],
    to: Annotated[OutlineFormat, typer.Option("--format", help="输出形式。")] = OutlineFormat.TREE,
    depth: Annotated[int | None, typer.Option("--depth", metavar="N", min=1, help="只列到第 N 层（按嵌套）。")] = None,
    max_size: MaxSize = None,
) -> None:
    """列出层次标题，标明各部分是回顾、部署还是保障。"""
    from govdoc.outline import outline as outlined
    from govdoc.readers import read

    found = outlined(read(path, limits(max_size)))
    if to is OutlineFormat.JSON:
        from govdoc.report.json import outline_json

        typer.echo(outline_json(found, depth))
    else:
        from govdoc.report.tree import show

        show(found, depth)
