"""Names of the commands → the commands, each imported when it is asked for: a command does not wait for the others."""

from __future__ import annotations

from collections import UserDict
from importlib import import_module
from typing import TYPE_CHECKING

import typer
from typer.main import get_command

from govdoc.cli.chinese import ChineseCommand, ChineseGroup

if TYPE_CHECKING:
    from collections.abc import Callable

    from typer._click import Command

NAMES = ("new", "draft", "batch", "outline", "lint", "rule", "schema", "templates")
"""In the order of the help page. Each is a module of this package with a function of its name, or a typer ``app``."""


class Commands(UserDict[str, "Command"]):
    """The commands by name; building one takes a millisecond and its module, so it is built when it is looked up."""

    def __init__(self) -> None:
        super().__init__()
        self.data = dict.fromkeys(NAMES)  # type: ignore[assignment]

    def __getitem__(self, name: str) -> Command:
        if self.data[name] is None:
            module = import_module(f"govdoc.cli.{name}")
            self.data[name] = get_command(getattr(module, "app", None) or _single(name, getattr(module, name)))
        return self.data[name]


def _single(name: str, function: Callable[..., None]) -> typer.Typer:
    """Return an application of one command."""
    single = typer.Typer(add_completion=False)
    single.command(name, cls=ChineseCommand)(function)
    return single


class Group(ChineseGroup):
    """The root: its commands are those of ``NAMES``."""

    def __init__(self, **attributes: object) -> None:
        super().__init__(**attributes)  # type: ignore[arg-type]
        self.commands = Commands()
