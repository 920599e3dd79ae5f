"""govdoc schema: the name of a template → the JSON Schema of its plans."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from govdoc.cli.draft import Templates


def schema(
    name: Annotated[str, typer.Argument(metavar="模板", help="模板的名称，如“工作要点”。")],
    template: Templates = None,
) -> None:
    """输出计划文件的 JSON Schema（2020-12），供编辑器补全和检查。"""
    from govdoc.drafting.templates import find

    json.dump(find(name, template or ()).plan_schema, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
