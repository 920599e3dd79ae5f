"""Paths and the settings nearest to each → the files to be checked, as workers are sent them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from govdoc.errors import GovdocError, UsageError
from govdoc.lint.config import Config, nearest, overridden, read_config
from govdoc.outline import structure, unfolded
from govdoc.readers import DEFAULT_LIMITS, Limits, parse
from govdoc.readers.files import documents, load

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govdoc.lint.rule import Severity
    from govdoc.model import Document

SUFFIXES = (".docx", ".docm", ".md", ".txt")
"""Files looked at in a folder: what people go on writing. A PDF or a web page is checked where it is named."""
STANDARD_INPUT = Path("-")


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says; it goes before the settings nearest to each file."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: Severity | None = None
    extend_select: tuple[str, ...] = ()
    limits: Limits = DEFAULT_LIMITS
    settings: Path | None = None
    """The settings file for all documents; None: the nearest to each."""
    isolated: bool = False
    """Without any settings file."""
    stdin_name: str | None = None
    """The name of what comes from standard input: it tells its kind and its settings."""
    against: tuple[Path, ...] = ()
    """Documents that the files are compared with."""


@dataclass(frozen=True, slots=True)
class Task:
    """A file to be checked, as a worker is sent it.

    ``data`` is what was read from standard input, ``error`` why it could not be read.
    """

    path: Path
    config: Config
    limits: Limits
    data: bytes | None = None
    error: str | None = None

    @property
    def name(self) -> str:
        """What the file is called in reports."""
        return "标准输入" if self.path == STANDARD_INPUT else str(self.path)


def tasks_for(paths: Iterable[Path], options: Options | None = None) -> list[Task]:
    """Return the files to be checked, each with its configuration (see ``check``)."""
    options = options or Options()
    if options.isolated and options.settings is not None:
        raise UsageError("--isolated 与 --config 不能同时用：前者不读任何配置文件")
    known: dict[Path, Config] = {}
    folders: dict[Path, Path | None] = {}
    others = {path: _reference(path, options.limits) for path in dict.fromkeys(options.against)}
    tasks = []
    for path in documents(paths, SUFFIXES):
        is_input = path == STANDARD_INPUT
        named = Path(options.stdin_name) if is_input and options.stdin_name else path
        config = _config(named, options, known, folders)
        if others:
            config = replace(config, against=tuple(other for at, other in others.items() if not _same(at, path)))
        data, error = _input(options.limits) if is_input else (None, None)
        tasks.append(Task(named, config, options.limits, data, error))
    if options.stdin_name and not any(task.data is not None or task.error for task in tasks):
        raise UsageError("--stdin-filename 要和“-”（标准输入）一起用，如 govdoc lint --stdin-filename 讲话.txt -")
    return tasks


def _reference(path: Path, limits: Limits) -> Document:
    """Return a document to compare with, its attachments behind it.

    Raises UsageError, with what is wrong, where it cannot be read.
    """
    try:
        return unfolded(structure(parse(load(path, limits), str(path), limits)))
    except GovdocError as error:
        raise UsageError(f"--against 的文件读不了：{error}") from None


def _same(one: Path, other: Path) -> bool:
    """Whether two paths are one file: nothing is compared with itself."""
    return one == other or (one.exists() and other.exists() and one.samefile(other))


def _input(limits: Limits) -> tuple[bytes | None, str | None]:
    """Return the bytes of standard input, or why they cannot be read: the other files are still reported."""
    try:
        return load(STANDARD_INPUT, limits), None
    except GovdocError as error:
        return None, str(error)


def sizes(tasks: Iterable[Task]) -> list[int]:
    """Return the bytes of each file, 0 where that is not known."""
    return [_size(task) for task in tasks]


def _size(task: Task) -> int:
    """Return the bytes of a file."""
    if task.data is not None:
        return len(task.data)
    try:
        return task.path.stat().st_size
    except OSError:
        return 0


def carried(task: Task) -> Task:
    """Return a task that holds the bytes of its file, or why it cannot be read: a worker elsewhere has no such file."""
    if task.data is not None or task.error is not None:
        return task
    try:
        return replace(task, data=load(task.path, task.limits))
    except GovdocError as error:
        return replace(task, error=str(error))


def _config(path: Path, options: Options, known: dict[Path, Config], folders: dict[Path, Path | None]) -> Config:
    """Return the configuration for a file; each settings file is read once."""
    file = _settings(path, options, folders)
    if file is not None and file not in known:
        known[file] = read_config(file)
    config = (Config() if file is None else known[file]).for_file(path)
    return overridden(config, options.select, options.ignore, options.fail_on, options.extend_select)


def _settings(path: Path, options: Options, folders: dict[Path, Path | None]) -> Path | None:
    """Return the settings file for a file; each folder is looked at once."""
    if options.isolated or options.settings is not None:
        return options.settings
    folder = Path() if path == STANDARD_INPUT else path.parent
    if folder not in folders:
        folders[folder] = nearest(folder)
    return folders[folder]
