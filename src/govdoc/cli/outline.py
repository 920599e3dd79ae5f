"""govdoc outline: documents → their heading trees with roles."""

from __future__ import annotations

from enum import StrEnum
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from govdoc.cli.options import MaxSize, limits
from govdoc.errors import UsageError, reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govdoc.corpus import Entry
    from govdoc.outline import Outline
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


_WHOLE = {OutlineFormat.YAML: ".yaml", OutlineFormat.MARKDOWN: ".md"}
"""Forms that hold the whole document → the suffix of their files."""


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
    output: Annotated[
        Path | None,
        typer.Option("--output-dir", "-o", metavar="文件夹", help="yaml、markdown 不打印，一份写成一个文件。"),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="覆盖已有的文件。")] = False,
    max_size: MaxSize = None,
) -> None:
    """列出层次标题，标明各部分是回顾、部署还是保障。"""
    from govdoc.corpus import outlined
    from govdoc.readers.files import DOCUMENT_SUFFIXES, documents
    from govdoc.report.selection import Selection

    chosen = Selection(frozenset(role or ()), depth, stats=stats, explain=explain)
    if to in _WHOLE and chosen != Selection():
        typer.echo(f"提示：{to} 写出的是整篇，--role、--depth、--stats、--explain 不起作用", err=True)
    files = list(documents(paths, DOCUMENT_SUFFIXES))
    entries = outlined(files, limits(max_size))
    several = len(files) > 1 or paths[0].is_dir()
    if output is not None:
        unreadable = _saved(entries, files, to, output, force=force)
    elif to is OutlineFormat.JSON:
        from govdoc.report.json import outlines_json

        found = list(entries)
        typer.echo(outlines_json(found, chosen))
        unreadable = sum(entry.error is not None for entry in found)
    else:
        unreadable = sum(not _shown(entry, to, chosen, at, several=several) for at, entry in enumerate(entries))
    if unreadable:
        raise typer.Exit(2)


def _shown(entry: Entry, to: OutlineFormat | None, chosen: Selection, at: int, *, several: bool) -> bool:
    """Print one document; where it could not be read say so, and return False.

    ``several``: it is number ``at`` of some, and is told from the others.
    """
    if entry.outline is None:
        typer.echo(f"错误：{entry.error}", err=True)
        return False
    if to in _WHOLE:
        # A plan names its file in its first line; as documents of one YAML file they can be read by other programs.
        head = "---\n" if to is OutlineFormat.YAML else f"<!-- {entry.path} -->\n\n"
        typer.echo(("\n" if at and to is OutlineFormat.MARKDOWN else "") + head if several else "", nl=False)
        typer.echo(_whole(entry.outline, to), nl=False)
        return True
    if several:
        typer.echo(("\n" if at else "") + f"{entry.path}：")
    if to is None and chosen.roles:
        from govdoc.report.selection import section_text

        if text := section_text(entry.outline, chosen):
            typer.echo(text)
        else:
            typer.echo(f"{entry.path}：没有{'、'.join(sorted(chosen.roles))}部分", err=True)
    else:
        from govdoc.report.tree import show

        show(entry.outline, chosen)
    return True


def _whole(outline: Outline, to: OutlineFormat | None) -> str:
    """Return a whole document as a plan or as Markdown."""
    if to is OutlineFormat.YAML:
        from govdoc.report.plan import plan_yaml

        return plan_yaml(outline)
    from govdoc.report.markdown import outline_markdown

    return outline_markdown(outline)


def _saved(entries: Iterable[Entry], files: list[Path], to: OutlineFormat | None, folder: Path, *, force: bool) -> int:
    """Write each document into a file of a folder; return how many could not be read.

    Raises UsageError, before anything is written, for a form that is no whole document, for a folder that cannot be,
    and for a file that stands there already.
    """
    if to not in _WHOLE:
        raise UsageError("-o 把整篇写成文件，要和 --format yaml（计划）或 --format markdown（清稿）同用")
    from govdoc.cli.output import write

    targets = _targets(files, folder, _WHOLE[to], force=force)
    written = 0
    for entry in entries:
        if entry.outline is None:
            typer.echo(f"错误：{entry.error}", err=True)
            continue
        write(targets[entry.path], _whole(entry.outline, to))
        written += 1
    cure = f"，核对后运行：govdoc batch {folder} -o 成稿" if to is OutlineFormat.YAML and written else ""
    typer.echo(f"已生成 {written} 个文件，在 {folder}{cure}", err=True)
    return len(targets) - written


def _targets(files: list[Path], folder: Path, suffix: str, *, force: bool) -> dict[Path, Path]:
    """Return where each file goes in a folder, which is made; files of one name go to different places.

    Raises UsageError where the folder cannot be made, and for a place that is taken or is one of the files themselves.
    """
    from govdoc.drafting.saving import refuse_target

    if folder.is_file():
        raise UsageError(f"{folder}：这是文件，-o 要给文件夹")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{folder}：建不了这个文件夹（{reason(error)}），请核对路径和权限") from error
    sources = {path.resolve() for path in files}
    found = {path: folder / f"{name}{suffix}" for path, name in _named(files)}
    for target in found.values():
        if target.resolve() in sources:
            raise UsageError(f"{target}：输出就是稿子本身，请用 -o 另给文件夹")
        refuse_target(target, force=force)
    return found


def _named(files: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Give each file and its name without the suffix: with it, then with a number, where another has that name."""
    taken: set[str] = set()
    for path in files:
        first = "标准输入" if str(path) == "-" else path.stem
        names = chain((first, path.name), (f"{path.name}-{number}" for number in count(2)))
        name = next(name for name in names if name.casefold() not in taken)
        taken.add(name.casefold())
        yield path, name
