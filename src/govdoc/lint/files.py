"""Paths → what lint says of each file: findings, or why it cannot be read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from govdoc.errors import GovdocError
from govdoc.lint.config import Config, nearest, overridden, read_config
from govdoc.lint.engine import Finding, lint
from govdoc.readers import DEFAULT_LIMITS, Limits, read
from govdoc.readers.files import documents

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govdoc.lint.rule import Severity


SUFFIXES = (".docx", ".md", ".txt")
"""Files looked at in a folder: what people go on writing. A PDF or a web page is checked where it is named."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A file and its findings; ``error`` tells why it could not be read, None where it could."""

    path: str
    error: str | None
    findings: tuple[Finding, ...]
    failed: bool
    """Whether a finding is as grave as the configuration of the file demands."""
    departures: str = ""
    """In Chinese, how the layout that the configuration sets departs from the standard; "": not, or no layout."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says; it goes before the .govdoc.yaml nearest to each file."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: Severity | None = None
    limits: Limits = DEFAULT_LIMITS


def check(paths: Iterable[Path], options: Options | None = None) -> list[Checked]:
    """Return what lint says of files, of those in folders, and of standard input (``-``), in the order given.

    Raises UsageError for a configuration that is wrong and for folders without a document.
    """
    options = options or Options()
    configs: dict[Path, Config] = {}
    return [_checked(path, _config(path, options, configs), options.limits) for path in documents(paths, SUFFIXES)]


def _config(path: Path, options: Options, known: dict[Path, Config]) -> Config:
    """Return the configuration for a file; each .govdoc.yaml is read once."""
    folder = Path() if str(path) == "-" else path.parent
    file = nearest(folder)
    if file is None:
        config = Config()
    else:
        config = known.setdefault(file, read_config(file)) if file not in known else known[file]
    return overridden(config, options.select, options.ignore, options.fail_on)


def _checked(path: Path, config: Config, limits: Limits) -> Checked:
    """Read and lint one file; a fault of the input becomes its ``error``."""
    name = "标准输入" if str(path) == "-" else str(path)
    try:
        findings = tuple(lint(read(path, limits), config))
    except GovdocError as error:
        return Checked(name, str(error), (), failed=True)
    failed = config.fails(finding.severity for finding in findings)
    return Checked(name, None, findings, failed, config.departures if path.suffix.lower() == ".docx" else "")
