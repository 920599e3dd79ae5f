"""govdoc templates: the templates there are; a folder of templates → their faults."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from govdoc.cli.chinese import ChineseCommand, ChineseGroup
from govdoc.cli.draft import Templates, template_folders

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.drafting.templates import Template

app = typer.Typer(
    name="templates", cls=ChineseGroup, help="列出模板，检查自己写的模板。", no_args_is_help=True, add_completion=False
)


@app.command("list", cls=ChineseCommand)
def listed(template: Templates = None) -> None:
    """列出所有模板：名称、文种、版式、用途。"""
    from govdoc.cli.new import table
    from govdoc.drafting.templates import listing

    typer.echo(table(listing(template_folders(template))))


@app.command("check", cls=ChineseCommand)
def check(
    folders: Annotated[
        list[Path], typer.Argument(metavar="文件夹…", help="一个模板的文件夹，或装着几个模板的文件夹。")
    ],
) -> None:
    """检查自己写的模板：schema、骨架、样例能否配合，样例起草的文稿 lint 有没有问题。

    每个问题一行：文件、行、毛病和办法。退出码：0 没有问题，1 有问题，2 用法有误。
    """
    from govdoc.drafting.templatecheck import verdicts

    found = [verdict for folder in folders for verdict in verdicts(folder)]
    faults = 0
    for verdict in found:
        said = [*verdict.faults, *(_linted(verdict.template) if verdict.template and not verdict.faults else ())]
        faults += len(said)
        for line in said:
            typer.echo(line)
    typer.echo(f"检查了 {len(found)} 个模板，{f'有 {faults} 处问题' if faults else '没有问题'}", err=True)
    if faults:
        raise typer.Exit(1)


def _linted(template: Template) -> Iterator[str]:
    """Give what lint finds in the example's document, each with the line of the example that says it."""
    from govdoc.drafting import draft
    from govdoc.drafting.templates import EXAMPLE
    from govdoc.errors import GovdocError
    from govdoc.lint import lint
    from govdoc.readers import docx
    from govdoc.writers import write

    path = template.folder / EXAMPLE
    try:
        document = docx.parse(write(draft(path, templates_dirs=[template.folder])), "example.docx")
    except GovdocError as error:
        yield from str(error).splitlines()
        return
    lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
    for finding in lint(document):
        said = finding.excerpt.strip("… ")
        number = next((n for n, line in enumerate(lines, 1) if said and said in line), None)
        place = f"{path}:{number}" if number else f"{path}（起草的文稿第 {finding.paragraph} 段）"
        yield f"{place}：{finding.code} {finding.message}（“{finding.excerpt}”）"
