"""govdoc lint: files → findings on standard output."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from govdoc.cli.options import MaxSize, limits

if TYPE_CHECKING:
    from govdoc.lint.files import Checked


class Format(StrEnum):
    """The forms of the report."""

    TEXT = "text"
    CONCISE = "concise"
    JSON = "json"


class Level(StrEnum):
    """The severities."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


def lint(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="文件或文件夹…", help="要检查的 .docx .md .txt；“-”为标准输入；文件夹逐层查找"),
    ],
    select: Annotated[
        list[str] | None, typer.Option("--select", metavar="规则", help="只用这些规则：代码或类别，如 PUN,NUM001")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="规则", help="不用这些规则：代码或类别")
    ] = None,
    fail_on: Annotated[
        Level | None, typer.Option("--fail-on", help="发现这一级或更重的问题时退出码为 1，默认 warning")
    ] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="发现问题退出码也为 0（文件读不了仍为 2）")] = False,
    form: Annotated[
        Format, typer.Option("--format", help="text 附摘录；concise 一处一行；json 供程序读取")
    ] = Format.TEXT,
    max_size: MaxSize = None,
) -> None:
    """检查公文的标点、数字、层次、提法、错别字、数据和版面，指出问题并给出依据。

    级别、所用规则可写进 .govdoc.yaml（键为 select、ignore、severity、fail-on），从文件所在文件夹逐级向上查找；
    命令行优先。退出码：0 没有问题，1 有问题，2 用法有误或文件读不了。
    """
    from govdoc.lint.config import selectors
    from govdoc.lint.files import Options, check
    from govdoc.lint.rule import Severity

    options = Options(
        selectors(select or ()), selectors(ignore or ()), Severity(fail_on.value) if fail_on else None, limits(max_size)
    )
    checked = check(paths, options)
    for departures in dict.fromkeys(file.departures for file in checked if file.departures):
        typer.echo(departures, err=True)
    text = _rendered(checked, form)
    if text:
        typer.echo(text)
    if any(file.error is not None for file in checked):
        raise typer.Exit(2)
    if any(file.failed for file in checked) and not exit_zero:
        raise typer.Exit(1)


def _rendered(checked: list[Checked], form: Format) -> str:
    """Return the report."""
    from govdoc.report.json import findings_json
    from govdoc.report.terminal import findings_concise, findings_text

    if form is Format.JSON:
        return findings_json(checked)
    if form is Format.CONCISE:
        return findings_concise(checked)
    return findings_text(checked, colour=sys.stdout.isatty() and "NO_COLOR" not in os.environ)
