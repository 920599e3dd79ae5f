"""govdoc draft: a plan or Markdown → a finished document."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from govdoc.errors import UsageError

if TYPE_CHECKING:
    from govdoc.model import Document
    from govdoc.profile import Profile

Templates = Annotated[
    list[Path] | None,
    typer.Option(
        "--template",
        metavar="文件夹",
        help="自己的模板文件夹，先于自带的模板；可以给几次。配置文件里 templates-dir 写明的不必再给。",
    ),
]


_SEVERAL = 2
_SAVED_BY_OTHERS = frozenset({"pdf", "doc", "wps", "odt", "ofd", "rtf"})


class DraftFormat(StrEnum):
    """Forms of the drafted file."""

    DOCX = "docx"
    MD = "md"
    TXT = "txt"
    HTML = "html"


def template_folders(given: list[Path] | None, near: Path = Path()) -> tuple[Path, ...]:
    """Return the user's folders of templates: those given, then those that the settings near a path name."""
    from govdoc.drafting.settings import template_folders as set_folders

    return (*given_folders(given), *set_folders(near))


def given_folders(given: list[Path] | None) -> tuple[Path, ...]:
    """Return the folders that ``--template`` gives. Raises UsageError for one that is none, or holds no template."""
    if not given:
        return ()
    from govdoc.drafting.templates import folders_in

    for folder in given:
        try:
            folders_in(folder)
        except UsageError as error:
            raise UsageError(f"--template {error}") from None
    return tuple(given)


def draft(
    plan: Annotated[Path, typer.Argument(metavar="计划", help="计划文件（.yaml）或 Markdown（.md）；- 为标准输入。")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="文件", help="写到哪里，默认为计划的文件名换后缀；- 为标准输出。"),
    ] = None,
    to: Annotated[
        DraftFormat | None, typer.Option("--to", help="输出格式，默认看输出文件的后缀，否则为 docx。")
    ] = None,
    given: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="键=文字",
            help="临时改一项，照字面当文字，可以给几次；如 --set 年度=2027 或 保障.0.标题=加强领导（列表从 0 数起）。",
        ),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="只检查计划，列出将写成什么（标题、要素、层次、附件、字数），不写文件。")
    ] = False,
    template: Templates = None,
    force: Annotated[bool, typer.Option("--force", help="覆盖已有的文件。")] = False,
) -> None:
    """由计划起草公文，版式依 GB/T 9704—2012。"""
    from govdoc.drafting import MARKDOWN_SUFFIXES, PLAN_SUFFIXES, is_markdown, read_source

    form = to or _form(output)
    target = output or Path(f"{'草稿' if str(plan) == '-' else plan.stem}.{form}")
    drafts = plan.suffix.lower() in PLAN_SUFFIXES | MARKDOWN_SUFFIXES | {""}
    if str(target) != "-" and drafts and target.exists() and target.resolve() == plan.resolve():
        raise UsageError(f"{target}：输出就是计划文件本身，请用 -o 另给文件名")
    from govdoc.drafting import draft as drafted
    from govdoc.drafting.overrides import override_of
    from govdoc.drafting.settings import folder_of, profile_for

    overrides = [override_of(one) for one in given or ()]
    text, name = read_source(plan)
    document = drafted(text, templates_dirs=template_folders(template, plan), name=name, overrides=overrides)
    profile, departures = profile_for(folder_of(plan))
    departures = departures if form == "docx" else ""
    if check:
        _data(document, form, profile)
        typer.echo(_planned(document, text, name, target, form, departures))
        return
    hint = _hint(document, name) if is_markdown(text, name) else ""
    for line in filter(None, (departures, hint)):
        typer.echo(line, err=True)
    if str(target) == "-":
        sys.stdout.buffer.write(_data(document, form, profile))
        return
    from govdoc.drafting.delivery import deliver
    from govdoc.drafting.summary import characters

    deliver(document, target, to=form, force=force, profile=profile)
    title = f"《{_inner(document.whole_title)}》" if document.title else "没有标题"
    typer.echo(f"已生成 {target}（{title}，{characters(document)} 字）", err=True)


def _hint(document: Document, name: str) -> str:
    """Say what to do where the headings of a Markdown draft were typed as text: they are set as text, then."""
    from govdoc.drafting.typedelements import typed_headings

    if (count := typed_headings(document)) < _SEVERAL:
        return ""
    cure = f"请改用“## 标题”（不写序号），或先整理成计划：govdoc outline {name} --format yaml -o ."
    return f"提示：没有层次标题，有 {count} 段以“一、”“（一）”开头，都照正文排了；{cure}"


def _inner(title: str) -> str:
    """Return a title as it stands within 《》: its own 《》 are 〈〉 there (GB/T 15834—2011 4.15.3.5)."""
    return title.translate(str.maketrans("《》", "〈〉"))


def _data(document: Document, form: str, profile: Profile) -> bytes:
    """Return the document as a file, read back and compared."""
    from govdoc.drafting.delivery import check
    from govdoc.writers import write

    data = write(document, form, profile)
    check(document, data, form)
    return data


def _planned(document: Document, text: str, name: str, target: Path, form: str, departures: str) -> str:
    """Return what would be written, a line each."""
    from govdoc.drafting import template_name
    from govdoc.drafting.summary import summary

    exists = "（文件已存在，起草时要加 --force）" if str(target) != "-" and target.exists() else ""
    where = "标准输出" if str(target) == "-" else f"{target}{exists}"
    lines = [f"{name}：可以起草", f"  输出：{where}", f"  格式：{form}"]
    lines += [f"  模板：{template_name(text, name) or '（Markdown，不用模板）'}"]
    lines += [f"  {key}：{said}" for key, said in summary(document)]
    return "\n".join([*lines, *departures.splitlines()])


def _form(output: Path | None) -> str:
    """Return the format that the suffix of the output asks for, docx where there is none."""
    suffix = output.suffix.lower().removeprefix(".") if output and str(output) != "-" else ""
    if not suffix:
        return "docx"
    if suffix not in set(DraftFormat):
        known = "、".join(f".{form}" for form in DraftFormat)
        cure = "先写成 .docx，再用 Word 或 WPS 另存" if suffix in _SAVED_BY_OTHERS else "也可以用 --to 指定格式"
        raise UsageError(f"{output}：不能写成“.{suffix}”文件，能写的有 {known}；{cure}")
    return suffix
