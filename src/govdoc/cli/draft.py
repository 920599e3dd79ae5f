"""govdoc draft: a plan or Markdown → a finished document."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from govdoc.errors import UsageError

Templates = Annotated[
    list[Path] | None,
    typer.Option("--template", metavar="文件夹", help="自己的模板文件夹，先于自带的模板；可以给几次。"),
]


class DraftFormat(StrEnum):
    """Forms of the drafted file."""

    DOCX = "docx"
    MD = "md"
    TXT = "txt"
    HTML = "html"


def draft(
    plan: Annotated[Path, typer.Argument(metavar="计划", help="计划文件（.yaml）或 Markdown（.md）；- 为标准输入。")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="文件", help="写到哪里，默认为计划的文件名换后缀；- 为标准输出。"),
    ] = None,
    to: Annotated[
        DraftFormat | None, typer.Option("--to", help="输出格式，默认看输出文件的后缀，否则为 docx。")
    ] = None,
    template: Templates = None,
    force: Annotated[bool, typer.Option("--force", help="覆盖已有的文件。")] = False,
) -> None:
    """由计划起草公文，版式依 GB/T 9704—2012。"""
    form = to or _form(output)
    target = output or Path(f"{'草稿' if str(plan) == '-' else plan.stem}.{form}")
    if str(target) != "-" and target.exists() and target.resolve() == plan.resolve():
        raise UsageError(f"{target}：输出就是计划文件本身，请用 -o 另给文件名")
    from govdoc.drafting import draft as drafted
    from govdoc.drafting.delivery import check, deliver
    from govdoc.drafting.settings import profile_for

    document = drafted(plan, templates_dirs=template or ())
    profile, departures = profile_for(Path() if str(plan) == "-" else plan.parent)
    if departures and form == "docx":
        typer.echo(departures, err=True)
    if str(target) == "-":
        from govdoc.writers import write

        data = write(document, form, profile)
        check(document, data, form)
        sys.stdout.buffer.write(data)
        return
    deliver(document, target, to=form, force=force, profile=profile)
    characters = sum(not character.isspace() for text in document.texts() for character in text.value)
    typer.echo(f"已生成 {target}（《{document.title or '无标题'}》，{characters} 字）", err=True)


def _form(output: Path | None) -> str:
    """Return the format that the suffix of the output asks for, docx where there is none."""
    suffix = output.suffix.lower().removeprefix(".") if output and str(output) != "-" else ""
    if not suffix:
        return "docx"
    if suffix not in set(DraftFormat):
        known = "、".join(f".{form}" for form in DraftFormat)
        raise UsageError(f"{output}：不能写成“.{suffix}”文件，能写的有 {known}；也可以用 --to 指定格式")
    return suffix
