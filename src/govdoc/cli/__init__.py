"""The command line: parse, call, print, exit. One file a command."""

from __future__ import annotations

import gc
import os
import sys
from typing import Annotated

import typer
from typer import _click

from govdoc import __version__
from govdoc.cli.chinese import message
from govdoc.cli.commands import Group
from govdoc.errors import GovdocError

app = typer.Typer(
    name="govdoc",
    cls=Group,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    """Print the version and leave."""
    if wanted:
        typer.echo(f"govdoc {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="显示版本号。")
    ] = False,
) -> None:
    """起草、梳理、检查教育局机关公文，版式依 GB/T 9704—2012。"""


def main() -> None:
    """Run the command line; faults of the input end in one Chinese message and the exit code of their kind."""
    # A short command makes little rubbish: collecting it every 700 objects costs a tenth of its time. One that works
    # for minutes must not keep it: Word files read are rings of objects, 9 MB of them in a hundred.
    gc.set_threshold(20_000, 50, 10)
    for stream in (sys.stdout, sys.stderr):
        # A lone surrogate in a source must not stop a report; in JSON its escape is right as well.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        code = app(standalone_mode=False)
        sys.stdout.flush()
    except GovdocError as error:
        code = _complain(str(error), error.exit_code)
    except _click.exceptions.NoArgsIsHelpError as error:
        typer.echo(error.format_message())
        code = GovdocError.exit_code
    except _click.ClickException as error:
        code = _complain(message(error), GovdocError.exit_code)
    except typer.Abort:
        code = _complain("已中断", 130)
    except BrokenPipeError:
        # The reader of our output (head, less) left: nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except Exception as error:  # noqa: BLE001 - a fault of ours: its traceback is for who mends it
        code = _confess(error)
    sys.exit(code if isinstance(code, int) else 0)


def _confess(error: Exception) -> int:
    """Print the traceback of a fault of ours, and below it, where it is read first, what it is; return 3."""
    from traceback import format_exception

    typer.echo("".join(format_exception(error)), err=True)
    name = type(error).__name__
    return _complain(f"govdoc 自身出错（{name}），不是文件的毛病；请把上面的内容连同所用的命令报给维护者", 3)


def _complain(text: str, code: int) -> int:
    """Print an error, each line of it marked; return the exit code."""
    for line in text.splitlines():
        typer.echo(f"错误：{line}", err=True)
    return code
