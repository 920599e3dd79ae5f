"""govdoc batch: plans, or one plan and a table → many finished documents and a manifest."""

from __future__ import annotations

import os
from contextlib import ExitStack
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from govdoc.cli.draft import DraftFormat, Templates, given_folders
from govdoc.cli.engines import Engine, EngineOption, Scheduler
from govdoc.cli.lint import Level
from govdoc.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Executor

    from govdoc.batch import Options, Order, Record, Records, Way

_FEW = 4
"""So many documents are drafted before a second process has started."""
_AHEAD = 4
"""Groups of documents for each process that wait or are worked on."""
INTERRUPTED = 130


class Format(StrEnum):
    """Forms of the report."""

    TEXT = "text"
    JSON = "json"


class Blank(StrEnum):
    """What an empty cell does."""

    ERROR = "error"
    KEEP = "keep"


def batch(
    plans: Annotated[
        list[Path],
        typer.Argument(metavar="计划…", help="计划文件、文件夹（逐层找 .yaml）或通配符；配 --data 时只给一份计划。"),
    ],
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="文件夹", help="成稿和 manifest.jsonl 写到这个文件夹，没有就新建。"),
    ] = Path("out"),
    data: Annotated[
        Path | None,
        typer.Option(
            "--data", metavar="表", help="数据表（.xlsx .csv .jsonl），一行起草一份；栏名是计划里的键或路径。"
        ),
    ] = None,
    sheet: Annotated[
        str | None, typer.Option("--sheet", metavar="名称", help="用 .xlsx 的哪个工作表，默认第一个。")
    ] = None,
    name: Annotated[
        str | None,
        typer.Option("--name", metavar="写法", help="成稿的文件名，如“{{ 学校 }}_工作要点.docx”；“/”分文件夹。"),
    ] = None,
    label: Annotated[
        list[str] | None, typer.Option("--label", metavar="栏名", help="这一栏不放进计划，只供文件名用，可以给几次。")
    ] = None,
    blank: Annotated[
        Blank, typer.Option("--blank", help="数据表里空着的格：error 算错，keep 沿用计划里写的。")
    ] = Blank.ERROR,
    given: Annotated[
        list[str] | None, typer.Option("--set", metavar="键=文字", help="每份都临时改一项，写法同 govdoc draft。")
    ] = None,
    to: Annotated[
        DraftFormat | None, typer.Option("--to", help="输出格式，默认看 --name 的后缀，否则为 docx。")
    ] = None,
    template: Templates = None,
    force: Annotated[bool, typer.Option("--force", help="覆盖已有的文件。")] = False,
    resume: Annotated[
        bool, typer.Option("--resume", help="接着上次做：计划、数据、模板、图片等都没变且成稿还在的，不再做。")
    ] = False,
    prune: Annotated[
        bool, typer.Option("--prune", help="清掉清单里多出的成稿：计划已删或改名、成稿仍是写出时的样子的。")
    ] = False,
    fail_fast: Annotated[
        bool, typer.Option("--fail-fast/--keep-going", help="有一份失败就停；默认做完其余的。")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="照样起草、检查，但什么也不写。")] = False,
    no_lint: Annotated[bool, typer.Option("--no-lint", help="成稿不作检查。")] = False,
    select: Annotated[
        list[str] | None, typer.Option("--select", metavar="规则", help="只用这些规则检查：代码或类别。")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="规则", help="不用这些规则检查：代码或类别。")
    ] = None,
    fail_on: Annotated[
        Level | None, typer.Option("--fail-on", help="发现这一级或更重的问题时退出码为 1，默认看配置，再默认 warning。")
    ] = None,
    form: Annotated[
        Format, typer.Option("--format", help="标准输出上的报告：text 汇总表，json 供程序读取。")
    ] = Format.TEXT,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", "-j", metavar="N", min=0, help="同时用几个进程，0 为全部处理器；默认份数多时自动。"),
    ] = None,
    engine: EngineOption = Engine.LOCAL,
    scheduler: Scheduler = None,
) -> None:
    """由许多份计划，或一份计划和一张数据表，批量起草公文，逐份检查，写出清单 manifest.jsonl。

    一份出错不影响其余；退出码取最重的：0 全部成稿，1 检查发现问题，2 有的没有成稿，3 govdoc 自身出错。
    """
    from govdoc.batch import Options, Way, orders_of
    from govdoc.drafting.overrides import override_of
    from govdoc.lint.config import selectors
    from govdoc.lint.jobs import collect_often
    from govdoc.report.batch import leftovers_text

    collect_often()
    if resume and force:
        raise UsageError("--resume 与 --force 不能同时用：前者只做没做完的，后者全部重做")
    options = Options(
        to=to.value if to else None,
        name=name,
        data=data,
        sheet=sheet,
        labels=tuple(label or ()),
        blank=blank.value,
        overrides=tuple(override_of(one) for one in given or ()),
        templates=given_folders(template),
        lint=not no_lint,
        select=selectors(select or ()),
        ignore=selectors(ignore or ()),
    )
    orders = orders_of(plans, options, partial(typer.echo, err=True))
    fails = _judge(fail_on)
    stop = (lambda record: bool(record.error) or fails(record)) if fail_fast else None
    way = Way(force=force, resume=resume, dry=dry_run, prune=prune, stop=stop)
    records = _records(orders, output, options, way, _Workers(jobs, engine, scheduler))
    _show(records, form)
    for said in leftovers_text(records.leftovers, dry=dry_run):
        typer.echo(said, err=True)
    if prune and any(not order.output for order in orders):
        typer.echo("有的起不出文件名，不知道哪些成稿多出，什么也没有清；请改正后再运行", err=True)
    if len(records) < len(orders):
        typer.echo(f"停在第 {len(records)} 份（共 {len(orders)} 份）；改好后加 --resume 可接着做", err=True)
    raise typer.Exit(max((record.code or int(fails(record)) for record in records), default=0))


class _Workers:
    """Who does the work: this process, others of this machine, or a cluster."""

    def __init__(self, jobs: int | None, engine: Engine, scheduler: str | None) -> None:
        self.jobs, self.engine, self.scheduler = jobs, engine, scheduler

    def executor(self, count: int, way: Way, stack: ExitStack) -> tuple[Executor | None, Way]:
        """Return an executor for so many documents (None: this process), and the way that suits it."""
        from dataclasses import replace

        from govdoc.batch import warm
        from govdoc.lint.jobs import cores, pool

        if self.engine is Engine.DASK:
            from govdoc.cli.engines import dask

            return stack.enter_context(dask(self.scheduler)), way
        wanted = cores() if self.jobs in {None, 0} else self.jobs or 1
        workers = min(wanted, count)
        if workers < 2 or (self.jobs is None and count < _FEW):  # noqa: PLR2004 - one process is this one
            return None, way
        warm()  # before the processes are forked, which then have it already

        def another() -> Executor:
            return stack.enter_context(pool(workers, warm))

        return another(), replace(way, again=another, ahead=_AHEAD * workers)


def _records(orders: Sequence[Order], output: Path, options: Options, way: Way, workers: _Workers) -> Records:
    """Do the batch, with a sign of progress; an interruption says how to go on."""
    from dataclasses import replace

    from govdoc.batch import batch
    from govdoc.cli.progress import Progress

    done = 0

    def step(now: int, total: int) -> None:
        nonlocal done
        done = now
        progress.step(now, total)

    try:
        with ExitStack() as stack, Progress("起草", lines=True) as progress:
            executor, suited = workers.executor(len(orders), replace(way, step=step), stack)
            return batch(orders, output, options, suited, executor)
    except KeyboardInterrupt:
        rest = "" if way.dry else "；加 --resume 再运行一次，可接着做完其余的"
        typer.echo(f"已中断，完成 {done} 份（共 {len(orders)} 份）{rest}", err=True)
        raise typer.Exit(INTERRUPTED) from None


def _judge(fail_on: Level | None) -> Callable[[Record], bool]:
    """Return what tells whether the findings of a document are as grave as asked."""
    from govdoc.lint.rule import Severity

    def fails(record: Record) -> bool:
        least = Severity(fail_on.value if fail_on else record.fail_on).rank
        return any(Severity(finding.severity).rank >= least for finding in record.findings)

    return fails


def _show(records: Records, form: Format) -> None:
    """Print the report, and add it to the summary of the step of GitHub Actions, where there is one."""
    from govdoc.report.batch import batch_json, batch_summary, batch_text

    if form is Format.JSON:
        for piece in batch_json(records, records.leftovers):
            typer.echo(piece, nl=False)
        typer.echo()
    else:
        typer.echo(batch_text(records))
    if file := os.environ.get("GITHUB_STEP_SUMMARY"):
        try:
            with Path(file).open("a", encoding="utf-8", errors="backslashreplace") as summary:
                summary.write(batch_summary(records))
        except OSError as error:
            typer.echo(f"步骤摘要 {file} 写不了：{error.strerror}", err=True)
