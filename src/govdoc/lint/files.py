"""Paths → what lint says of each file: findings, or why it cannot be read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from govdoc.errors import GovdocError
from govdoc.lint.engine import Finding, fault, lint
from govdoc.lint.enginerules import rule_failed
from govdoc.lint.jobs import spread
from govdoc.lint.tasks import Options, Task, carried, sizes, tasks_for
from govdoc.readers import parse
from govdoc.readers.files import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Executor
    from pathlib import Path

    from govdoc.lint.config import Config
    from govdoc.model import Document


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
    text: str = ""
    """The source as read, in which findings count their places; "" where it could not be read."""
    skipped: tuple[str, ...] = ()
    """What the reader could not model, named."""
    broken: bool = False
    """Whether a reader or a rule of ours failed on the file: no fault of the document, nor of who asked."""
    known: int = 0
    """Findings that a baseline holds back."""


def check(
    paths: Iterable[Path],
    options: Options | None = None,
    executor: Executor | None = None,
    step: Callable[[int, int], None] | None = None,
) -> list[Checked]:
    """Return what lint says of files, of those in folders, and of standard input (``-``), in the order given.

    With an ``executor`` (``govdoc.lint.jobs.pool``, or any other) the files are checked there. ``step`` is called with
    the numbers of files done and of all. Raises UsageError for settings that are wrong and for folders without a
    document, or one to compare with that cannot be read.
    """
    return list(checking(tasks_for(paths, options), executor, step))


def checking(
    tasks: Sequence[Task],
    executor: Executor | None = None,
    step: Callable[[int, int], None] | None = None,
    *,
    carry: bool = False,
) -> Iterator[Checked]:
    """Give what lint says of each file, in order (see ``check``); with ``carry`` the workers are sent the files."""
    sent = map(carried, tasks) if carry else tasks
    results = map(checked, sent) if executor is None else spread(sent, sizes(tasks), checked, _lost, executor)
    for done, result in enumerate(results, 1):
        if step is not None:
            step(done, len(tasks))
        yield result


def checked(task: Task) -> Checked:
    """Read and lint one file; a fault of the input becomes its ``error``, and so does one of our own."""
    if task.error is not None:
        return Checked(task.name, task.error, (), failed=True)
    try:
        document = _document(task)
        findings = tuple(lint(document, task.config))
    except GovdocError as error:
        return Checked(task.name, str(error), (), failed=True)
    except Exception as error:  # noqa: BLE001 - whatever it is, the other files are reported and this one tells it
        said = f"{task.name}：读这份文件时程序出错（{fault(error)}），请把这句话连同文件报给维护者"
        return Checked(task.name, said, (), failed=True, broken=True)
    return verdict(task, document, findings)


def verdict(task: Task, document: Document, findings: tuple[Finding, ...]) -> Checked:
    """Return what lint says of a document that was read for a task."""
    departures = task.config.departures if document.layout is not None else ""
    return Checked(
        task.name,
        None,
        findings,
        task.config.fails(finding.severity for finding in findings),
        departures,
        document.source.text,
        document.skipped,
        broken=any(finding.code == rule_failed.code for finding in findings),
    )


def _document(task: Task) -> Document:
    """Read the document of a task; standard input without a name is told by its bytes."""
    data = load(task.path, task.limits) if task.data is None else task.data
    return parse(data, str(task.path), task.limits)


def _lost(task: Task) -> Checked:
    """Return what is said of a file on which a worker died."""
    said = (
        f"{task.name}：检查这份文件的进程意外中止（可能内存不足），其余文件照常；请单独检查它，或用 --max-size 限制大小"
    )
    return Checked(task.name, said, (), failed=True, broken=True)


def without(checked: Checked, findings: tuple[Finding, ...], config: Config) -> Checked:
    """Return the same with fewer findings, those of a baseline held back."""
    failed = config.fails(finding.severity for finding in findings)
    return replace(checked, findings=findings, failed=failed, known=len(checked.findings) - len(findings))
