"""Files to be checked and what is asked for → each file mended or marked, and what is left to report of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from govdoc.errors import GovdocError
from govdoc.lint.baseline import Entry, entry_of, key_of
from govdoc.lint.engine import fault, lint
from govdoc.lint.files import Checked, verdict
from govdoc.lint.fixes.repairing import Manner, Repair, repair
from govdoc.lint.jobs import spread
from govdoc.lint.tasks import Task, sizes
from govdoc.readers import parse
from govdoc.readers.files import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from concurrent.futures import Executor
    from pathlib import Path

    from govdoc.lint.baseline import Baseline
    from govdoc.lint.engine import Finding
    from govdoc.model import Document


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for: to mend (None: not), and to put what is left as comments into a Word file."""

    manner: Manner | None = None
    annotate: bool = False
    known: Mapping[Entry, int] = field(default_factory=dict)
    """Findings of a baseline, let be: neither mended nor put into the margin."""


@dataclass(frozen=True, slots=True)
class Unmended:
    """A finding that could not be mended: its place and rule, and what stands in the way."""

    where: str
    code: str
    message: str
    reason: str


@dataclass(frozen=True, slots=True)
class Mended:
    """A file: what is still to be reported, and its bytes."""

    checked: Checked
    old: bytes = b""
    new: bytes = b""
    changed: bool = False
    fixed: int = 0
    summary: str = ""
    """In one sentence, what was mended and what was not."""
    planned: str = ""
    """The same, of what would be mended."""
    left: tuple[Unmended, ...] = ()
    difference: str = ""
    """The unified diff."""
    annotated: bytes | None = None
    """The .docx with comments, where asked for."""
    refused: bool = False
    """Whether this kind of file is not mended at all; the summary says why."""


def mending(
    tasks: Sequence[Task],
    wishes: Sequence[Wish],
    executor: Executor | None = None,
    step: Callable[[int, int], None] | None = None,
) -> Iterator[Mended]:
    """Give what becomes of each file, in order; nothing is written. See ``files.checking``."""
    pairs = list(zip(tasks, wishes, strict=True))
    results = map(mend, pairs) if executor is None else spread(pairs, sizes(tasks), mend, _lost, executor)
    for done, result in enumerate(results, 1):
        if step is not None:
            step(done, len(tasks))
        yield result


def known_of(baseline: Baseline, folder: Path, task: Task) -> dict[Entry, int]:
    """Return how many findings of each entry a baseline in ``folder`` knows of a file."""
    return {entry: known.count for entry, known in baseline.get(key_of(task.path, folder), {}).items()}


def mend(pair: tuple[Task, Wish]) -> Mended:
    """Mend and mark one file; a fault of the input becomes its ``error``, and so does one of our own."""
    task, wish = pair
    if task.error is not None:
        return Mended(Checked(task.name, task.error, (), failed=True))
    try:
        return _mended(task, wish)
    except GovdocError as error:
        return Mended(Checked(task.name, str(error), (), failed=True, broken=error.exit_code > GovdocError.exit_code))
    except Exception as error:  # noqa: BLE001 - whatever it is, the other files go on and this one tells it
        said = f"{task.name}：修改这份文件时程序出错（{fault(error)}），文件没有改动，请把这句话连同文件报给维护者"
        return Mended(Checked(task.name, said, (), failed=True, broken=True))


def _mended(task: Task, wish: Wish) -> Mended:
    """Mend and mark one file."""
    data = load(task.path, task.limits) if task.data is None else task.data
    name = str(task.path)
    judge = partial(_judged, task=task, known=wish.known)
    if wish.manner is None:
        document = parse(data, name, task.limits)
        done = Repair(data, document, tuple(judge(document)), Counter())
    else:
        done = repair(data, name, judge, wish.manner, task.limits)
    marked = None
    if wish.annotate:
        from govdoc.lint.fixes.annotating import annotated

        marked = annotated(done.data, done.document, done.findings, task.limits)
    return Mended(
        verdict(task, done.document, tuple(lint(done.document, task.config)) if wish.known else done.findings),
        data,
        done.data,
        done.changed,
        done.fixed.total(),
        done.summary(),
        done.summary(planned=True),
        tuple(_unmended(task, finding, reason) for finding, reason in done.left),
        done.difference,
        marked,
        done.refused is not None,
    )


def _judged(document: Document, *, task: Task, known: Mapping[Entry, int]) -> list[Finding]:
    """Return the findings on a document that a baseline does not know."""
    findings = lint(document, task.config)
    left = Counter(known)
    new = []
    for finding in findings:
        entry, _ = entry_of(finding, document.source.text) if known else (None, "")
        if entry is not None and left[entry]:
            left[entry] -= 1
        else:
            new.append(finding)
    return new


def _unmended(task: Task, finding: Finding, reason: str) -> Unmended:
    """Name a finding that could not be mended."""
    row = f"第{finding.paragraph}段" if finding.line is None else str(finding.line)
    return Unmended(f"{task.name}:{row}:{finding.column}", finding.code, finding.message, reason)


def _lost(pair: tuple[Task, Wish]) -> Mended:
    """Return what is said of a file on which a worker died."""
    said = f"{pair[0].name}：修改这份文件的进程意外中止（可能内存不足），文件没有改动，其余文件照常；请单独处理它"
    return Mended(Checked(pair[0].name, said, (), failed=True, broken=True))
