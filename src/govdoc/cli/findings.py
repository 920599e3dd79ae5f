"""Findings of files → the report in the form asked for, on a terminal or elsewhere."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govdoc.lint.files import Checked


class Format(StrEnum):
    """The forms of the report."""

    TEXT = "text"
    CONCISE = "concise"
    JSON = "json"
    JSONL = "jsonl"
    SARIF = "sarif"
    JUNIT = "junit"
    GITHUB = "github"
    GITLAB = "gitlab"
    HTML = "html"


COUNTED = (Format.TEXT, Format.CONCISE, Format.JSON)
"""Forms that --statistics goes with."""
REPORTS = {
    Format.TEXT: ("terminal", "findings_text"),
    Format.CONCISE: ("terminal", "findings_concise"),
    Format.JSON: ("json", "findings_json"),
    Format.JSONL: ("json", "findings_jsonl"),
    Format.SARIF: ("sarif", "findings_sarif"),
    Format.JUNIT: ("junit", "findings_junit"),
    Format.GITHUB: ("github", "findings_github"),
    Format.GITLAB: ("gitlab", "findings_gitlab"),
    Format.HTML: ("html", "findings_html"),
}
"""Form → module of govdoc.report and the function in it that makes the report of a Sequence[Checked]."""


def counted(checked: Sequence[Checked], form: Format) -> str:
    """Return how often each rule found something; files that cannot be read are told on standard error."""
    from govdoc.report.statistics import statistics_json, statistics_text

    tell_unread(checked)
    return statistics_json(checked) if form is Format.JSON else statistics_text(checked)


def tell_unread(checked: Sequence[Checked]) -> None:
    """Tell on standard error which files cannot be read, where the report has no place for them."""
    for file in checked:
        if file.error is not None:
            typer.echo(f"错误：{file.error}", err=True)


def rendered(checked: Sequence[Checked], form: Format, *, to: Path | None) -> str:
    """Return the report; the module that makes it is imported for it alone."""
    module, function = REPORTS[form]
    render = getattr(import_module(f"govdoc.report.{module}"), function)
    if form is Format.TEXT:
        return str(render(checked, **_terminal(to)))
    if form is Format.GITHUB:
        return str(render(checked, summarized=_summarized(checked)))
    return str(render(checked))


def _terminal(to: Path | None) -> dict[str, bool | int | None]:
    """Return whether the report is coloured, and how wide it may be: both for a terminal alone."""
    if to is not None or not sys.stdout.isatty():
        return {"colour": False, "columns": None}
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return {"colour": not plain, "columns": get_terminal_size().columns}


def _summarized(checked: Sequence[Checked]) -> bool:
    """Add the report to the summary of the step of GitHub Actions; return whether there is one."""
    from govdoc.errors import reason
    from govdoc.report.github import step_summary

    file = os.environ.get("GITHUB_STEP_SUMMARY")
    if not file:
        return False
    try:
        with Path(file).open("a", encoding="utf-8", errors="backslashreplace") as summary:
            summary.write(step_summary(checked))
    except OSError as error:
        typer.echo(f"步骤摘要 {file} 写不了：{reason(error)}", err=True)
        return False
    return True
