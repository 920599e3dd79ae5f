"""govdoc lint: files → findings on standard output."""

from __future__ import annotations

import gc
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from govdoc.cli.engines import Engine, EngineOption, Scheduler, dask
from govdoc.cli.findings import COUNTED, Format, counted, rendered
from govdoc.cli.options import MaxSize, limits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govdoc.lint.files import Checked
    from govdoc.lint.tasks import Task


class Level(StrEnum):
    """The severities."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


def lint(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="文件或文件夹…", help="要检查的 .docx .md .txt；“-”为标准输入；文件夹逐层查找"),
    ] = None,
    select: Annotated[
        list[str] | None, typer.Option("--select", metavar="规则", help="只用这些规则：代码或类别，如 PUN,NUM001")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="规则", help="不用这些规则：代码或类别")
    ] = None,
    extend_select: Annotated[
        list[str] | None, typer.Option("--extend-select", metavar="规则", help="在配置所选之外，再用这些规则")
    ] = None,
    fail_on: Annotated[
        Level | None, typer.Option("--fail-on", help="发现这一级或更重的问题时退出码为 1，默认 warning")
    ] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="发现问题退出码也为 0（文件读不了仍为 2）")] = False,
    form: Annotated[
        Format,
        typer.Option("--format", help="text 附摘录；concise 一处一行；html 网页，附原文和筛选；其余供程序读取"),
    ] = Format.TEXT,
    output_file: Annotated[
        Path | None, typer.Option("--output-file", "-o", metavar="文件", help="报告写到这个文件，不在屏幕上显示")
    ] = None,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="只列每条规则发现了几处，可配 --format json")
    ] = False,
    baseline: Annotated[
        Path | None, typer.Option("--baseline", metavar="文件", help="不再报告这个基线文件里记下的旧问题")
    ] = None,
    write_baseline: Annotated[
        Path | None, typer.Option("--write-baseline", metavar="文件", help="把现有的问题记进基线文件，退出码为 0")
    ] = None,
    config: Annotated[
        Path | None, typer.Option("--config", metavar="文件", help="只用这个配置文件，不从文件所在文件夹向上查找")
    ] = None,
    isolated: Annotated[bool, typer.Option("--isolated", help="不读任何配置文件")] = False,
    show_settings: Annotated[
        bool, typer.Option("--show-settings", help="列出对这些文件有效的配置和各自的出处，不检查")
    ] = False,
    stdin_filename: Annotated[
        str | None, typer.Option("--stdin-filename", metavar="文件名", help="标准输入的文件名：据以判断格式、查找配置")
    ] = None,
    against: Annotated[
        list[Path] | None,
        typer.Option("--against", metavar="文件", help="与这份文件核对：上年的总结、当年的要点；可写几次"),
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", "-j", metavar="N", min=0, help="同时用几个进程，0 为全部处理器；默认文件多时自动"),
    ] = None,
    engine: EngineOption = Engine.LOCAL,
    scheduler: Scheduler = None,
    fix: Annotated[bool, typer.Option("--fix", help="改掉有稳妥改法的问题，写回原文件；“-”则写到标准输出")] = False,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="连同须人核对的改法一起改，与 --fix、--track、--diff 同用")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="只显示会改什么，不写文件；有可改的则退出码为 1")] = False,
    track: Annotated[bool, typer.Option("--track", help="同 --fix，改动作为修订写进 .docx，供逐条接受或拒绝")] = False,
    annotate: Annotated[
        Path | None, typer.Option("--annotate", metavar="文件", help="把问题作为批注写进这个 .docx，原文件不动")
    ] = None,
    save_as: Annotated[
        Path | None, typer.Option("--save-as", metavar="文件", help="改好的存为这个文件，原文件不动")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="--annotate、--save-as 的文件已存在时覆盖")] = False,
    max_size: MaxSize = None,
) -> None:
    """检查公文的标点、数字、层次、提法、错别字、数据和版面，指出问题并给出依据。

    级别、规则、本地用词等可写进 govdoc.toml（或 pyproject.toml 的 tool.govdoc 一节），从文件所在文件夹逐级向上查找；
    命令行优先。退出码：0 没有问题，1 有问题，2 用法有误或文件读不了，3 程序自身出错；同时有几种，取最大的。
    """
    from govdoc.cli.baseline import held_back, read_known, write_known
    from govdoc.cli.output import deliver
    from govdoc.cli.repair import Repairs, repaired, show, tell
    from govdoc.errors import UsageError
    from govdoc.lint.config import selectors
    from govdoc.lint.rule import Severity
    from govdoc.lint.tasks import Options, tasks_for

    if statistics and form not in COUNTED:
        raise UsageError(f"--statistics 只能配 --format text、concise 或 json，不能配 {form.value}")
    options = Options(
        selectors(select or ()),
        selectors(ignore or ()),
        Severity(fail_on.value) if fail_on else None,
        selectors(extend_select or ()),
        limits(max_size),
        config,
        isolated,
        stdin_filename,
        tuple(against or ()),
    )
    _refuse(output_file, write_baseline)
    known = read_known(baseline)
    tasks = tasks_for(_asked(paths, stdin_filename), options)
    if show_settings:
        _show_settings(tasks)
        return
    _warn_idle(tasks)
    repairs = Repairs(fix, unsafe_fixes, diff, track, annotate, save_as, force)
    if repairs.wanted and engine is Engine.DASK:
        raise UsageError("--engine dask 只用于检查；--fix、--diff、--track、--annotate、--save-as 请在本机运行")
    mended = repaired(repairs, tasks, known, baseline, jobs)
    checked = [file.checked for file in mended] if mended else _checked(tasks, jobs, engine, scheduler)
    for departures in dict.fromkeys(file.departures for file in checked if file.departures):
        typer.echo(departures, err=True)
    if diff:
        would_change = show(repairs, mended)
        raise typer.Exit(max(_exit_code(checked, exit_zero=True), int(would_change and not exit_zero)))
    if write_baseline is not None:
        write_known(write_baseline, tasks, checked)
        raise typer.Exit(_exit_code(checked, exit_zero=True))
    if baseline is not None:
        checked = held_back(known, baseline, tasks, checked)
    taken = repairs.takes_output(tasks)
    report = counted(checked, form) if statistics else rendered(checked, form, to=output_file)
    deliver(report, output_file, err=taken)
    tell(repairs, mended, err=taken or form is not Format.TEXT)
    raise typer.Exit(_exit_code(checked, exit_zero=exit_zero))


def _refuse(*targets: Path | None) -> None:
    """Raise UsageError where a file cannot be written, before anything is checked; an old one is replaced."""
    for target in targets:
        if target is not None:
            from govdoc.drafting.saving import refuse_target

            refuse_target(target, force=True)


def _asked(paths: list[Path] | None, stdin_name: str | None) -> list[Path]:
    """Return what is to be checked: standard input where it alone was given a name."""
    from govdoc.errors import UsageError
    from govdoc.lint.tasks import STANDARD_INPUT

    if not paths and stdin_name is None:
        raise UsageError("没有说检查什么：请给出文件或文件夹，如 govdoc lint 讲话.docx；“-”是标准输入")
    return paths or [STANDARD_INPUT]


def _checked(tasks: Sequence[Task], jobs: int | None, engine: Engine, scheduler: str | None) -> list[Checked]:
    """Check the files, in several processes where that is asked for or worth while, or on a cluster."""
    from govdoc.cli.progress import Progress
    from govdoc.lint.files import checking
    from govdoc.lint.jobs import cores, pool, processes
    from govdoc.lint.tasks import sizes

    workers = processes(sizes(tasks)) if jobs is None else min(jobs or cores(), len(tasks))
    with Progress("检查") as progress:
        if engine is Engine.DASK:
            with dask(scheduler) as executor:
                return list(checking(tasks, executor, progress.step, carry=True))
        if len(tasks) == 1:
            # What is made for one file lives until the report is written: looking for rubbish in it is lost work.
            gc.disable()
        if workers < 2:  # noqa: PLR2004 - one process is this one
            return list(checking(tasks, step=progress.step))
        with pool(workers) as executor:
            return list(checking(tasks, executor, progress.step))


def _warn_idle(tasks: Sequence[Task]) -> None:
    """Say on standard error that no rule judges any of the files: silence would pass for a clean report."""
    from govdoc.lint import ALL_RULES

    configs = {id(task.config): task.config for task in tasks}.values()
    if configs and not any(config.selects(rule.code) for config in configs for rule in ALL_RULES):
        typer.echo("没有一条规则参加检查，请核对 --select、--ignore 和配置文件", err=True)


def _exit_code(checked: Sequence[Checked], *, exit_zero: bool) -> int:
    """Return the exit code, the worst of those that the files ask for."""
    if any(file.broken for file in checked):
        return 3
    if any(file.error is not None for file in checked):
        return 2
    return int(any(file.failed for file in checked) and not exit_zero)


def _show_settings(tasks: Sequence[Task]) -> None:
    """Print the settings that hold for the files."""
    from govdoc.report.settings import settings_text

    typer.echo(settings_text(tasks))
