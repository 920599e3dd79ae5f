"""typer's help and errors → Chinese: every word that a user reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from typer import _click
from typer._click import Command
from typer.core import TyperCommand, TyperGroup

from govdoc.patterns import lazy

if TYPE_CHECKING:
    from typer._click import Context, HelpFormatter
    from typer.core import TyperOption

_PANELS = {
    "ARGUMENTS_PANEL_TITLE": "参数",
    "OPTIONS_PANEL_TITLE": "选项",
    "COMMANDS_PANEL_TITLE": "命令",
    "ERRORS_PANEL_TITLE": "错误",
    "DEFAULT_STRING": "[默认：{}]",
    "ENVVAR_STRING": "[环境变量：{}]",
    "REQUIRED_LONG_STRING": "[必填]",
    "DEPRECATED_STRING": "（已停用）",
}
_HELPS = {
    "Install completion for the current shell.": "为当前 shell 安装命令补全。",
    "Show completion for the current shell, to copy it or customize the installation.": "显示补全脚本，供复制或改动。",
}
_USAGE = (("Usage: ", "用法："), ("[OPTIONS]", "[选项]"), ("COMMAND [ARGS]...", "命令 [参数]..."))


def _localize(command: Command) -> None:
    """Put the words of rich's help panels and of ready-made options into Chinese; rich is loaded for help alone."""
    from rich import columns
    from rich.table import Table
    from typer import rich_utils

    class Folding(Table):
        """A table that turns lines within Chinese text, which has no blanks, instead of cutting them off."""

        def add_row(self, *cells: Any, **options: Any) -> None:
            super().add_row(*cells, **options)
            for column in self.columns:
                column.overflow = "fold"

    for module in (rich_utils, columns):
        module.Table = Folding  # type: ignore[attr-defined]
    for name, words in _PANELS.items():
        setattr(rich_utils, name, words)
    for parameter in command.params:
        text = getattr(parameter, "help", None)
        if text in _HELPS:
            parameter.help = _HELPS[text]  # type: ignore[attr-defined]


def _usage(text: str) -> str:
    """Put a usage line into Chinese."""
    for english, chinese in _USAGE:
        text = text.replace(english, chinese)
    return text


class _Chinese(Command):
    """What a command and a group of commands have in common: help in Chinese."""

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the help page."""
        _localize(self)
        super().format_help(ctx, formatter)

    def get_usage(self, ctx: Context) -> str:
        """Return the usage line."""
        return _usage(super().get_usage(ctx))

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        """Return --help."""
        return _help_option(super().get_help_option(ctx))


class ChineseCommand(_Chinese, TyperCommand):
    """A command whose help is in Chinese."""


class ChineseGroup(_Chinese, TyperGroup):
    """A group of commands whose help is in Chinese."""


def _help_option(option: TyperOption | None) -> TyperOption | None:
    """Give --help its Chinese line."""
    if option is not None:
        option.help = "显示本帮助。"
    return option


_MESSAGES: tuple[tuple[re.Pattern[str], str], ...] = (
    (lazy(r"No such option: (.+)"), r"没有选项 \1"),
    (lazy(r"No such command '(.+?)'\."), r"没有命令“\1”"),
    (lazy(r"No such command '(.+?)'\. Did you mean '(.+)'\?"), r"没有命令“\1”，是否想写 \2？"),
    (
        lazy(r"Got unexpected extra arguments? \((.+)\)|Got unexpected extra argument\(s\) \((.+)\)"),
        r"多出参数：\1\2",
    ),
    (lazy(r"Option '(.+?)' requires an argument\."), r"选项 \1 后面要有值"),
    (lazy(r"Option '(.+?)' does not take a value\."), r"选项 \1 不带值"),
    (lazy(r"Option '(.+?)' requires (\d+) arguments\."), r"选项 \1 后面要有 \2 个值"),
    (lazy(r"'(.*?)' is not one of (.+)\."), r"“\1”不在可选值之内：\2"),
    (lazy(r"'(.*?)' is not a valid int(?:eger)?(?: range)?\."), r"“\1”不是整数"),
    (lazy(r"'(.*?)' is not a valid (?:float|number)(?: range)?\."), r"“\1”不是数"),
    (lazy(r"(.+) is not in the range x>=([\d.]+)\."), r"\1 不在范围之内，应不小于 \2"),
    (lazy(r"(.+) is not in the range (.+)\."), r"\1 不在范围 \2 之内"),
    (lazy(r"'(.*?)' is not a valid boolean\..*"), r"“\1”应为是或否"),
    (lazy(r"Missing command\."), "缺少命令"),
)


def message(error: _click.ClickException) -> str:
    """Return what a usage error says, in Chinese, with the way to the help of its command."""
    said = str(error.message)
    hint = ""
    if isinstance(error, _click.exceptions.BadParameter):
        hint = _parameter(error)
    if isinstance(error, _click.exceptions.MissingParameter):
        said = f"缺少{hint}"
    else:
        for pattern, chinese in _MESSAGES:
            if found := pattern.fullmatch(said):
                said = pattern.sub(lambda _, found=found, chinese=chinese: _expanded(found, chinese), said)  # type: ignore[misc]
                break
        said = f"{hint}：{said}" if hint else said
    if isinstance(error, _click.exceptions.NoSuchOption) and error.possibilities:
        said += f"，是否想写 {'、'.join(sorted(error.possibilities))}？"
    context: Any = getattr(error, "ctx", None)
    return f"{said}（用 {context.command_path} --help 查看用法）" if context else said


def _expanded(found: re.Match[str], template: str) -> str:
    """Fill a template; a group that took no part is empty."""
    return re.sub(r"\\(\d)", lambda number: _listed(found[int(number[1])] or ""), template)


def _listed(words: str) -> str:
    """Return 'a', 'b' as a、b, anything else as it is."""
    listed = re.fullmatch(r"'[^']*'(?:, '[^']*')+", words)
    return "、".join(re.findall(r"'([^']*)'", words)) if listed else words


def _parameter(error: _click.exceptions.BadParameter) -> str:
    """Name the parameter that an error is about."""
    parameter = error.param
    if parameter is None:
        return ""
    names = [name for name in parameter.opts if name.startswith("-")]
    return (
        f"选项 {names[-1]}" if names else f"参数 {parameter.make_metavar(error.ctx) if error.ctx else parameter.name}"
    )
