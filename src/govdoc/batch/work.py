"""Job (a plan and all that belongs to it, as data) → the finished file as bytes, checked and linted; in a worker."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from govdoc.batch.beside import elsewhere
from govdoc.batch.scratch import unpacked
from govdoc.errors import GovdocError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govdoc.batch.beside import Beside
    from govdoc.drafting.overrides import Override
    from govdoc.drafting.templates import Template
    from govdoc.lint.config import Config
    from govdoc.model import Document
    from govdoc.profile import Profile

OUR_FAULT = 3
"""Exit code of a fault of govdoc's own."""


@dataclass(frozen=True, slots=True)
class Root:
    """A folder of the user's templates, as data."""

    shown: str
    """What it is called in messages."""
    inner: str
    """Where in ``files`` it lies: "", or its name where it is a template itself and shares what lies beside it."""
    files: tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class Shop:
    """What many jobs have in common."""

    to: str
    templates: tuple[Root, ...]
    profile: Profile
    config: Config | None
    """How results are judged; None: not at all."""


@dataclass(frozen=True, slots=True)
class Job:
    """A document to be drafted."""

    number: int
    name: str
    """The plan's file, for messages."""
    text: str
    overrides: tuple[Override, ...]
    beside: Beside
    shop: Shop
    output: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding of lint, as it stands in the manifest."""

    code: str
    severity: str
    message: str
    line: int | None
    paragraph: int | None
    column: int
    excerpt: str


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a job: the file, or why there is none."""

    number: int
    data: bytes | None
    error: str | None
    code: int
    """Exit code of the error, 0 where there is none."""
    template: str = ""
    title: str = ""
    findings: tuple[Remark, ...] = ()
    seconds: float = 0.0
    fail_on: str = "warning"
    """The severity from which on the settings let findings fail."""


class Sized:
    """Jobs, and beside each the bytes that go with it."""

    def __init__(self, jobs: Iterable[Job]) -> None:
        self._jobs = iter(jobs)
        self._size = 0
        self._over = False

    def __iter__(self) -> Iterator[Job]:
        seen: set[int] = set()
        for job in self._jobs:
            # A seal that many share is sent once a group.
            new = [data for _, data in job.beside.files if id(data) not in seen]
            seen = {id(data) for _, data in job.beside.files}
            self._size = len(job.text) * 3 + sum(map(len, new))
            yield job
        self._over = True

    def sizes(self) -> Iterator[int]:
        """Give the bytes of each job, in step with the jobs."""
        while not self._over:
            yield self._size


_HEAVY = (
    "jsonschema", "govdoc.drafting.assembly", "govdoc.drafting.delivery", "govdoc.drafting.plan",
    "govdoc.drafting.skeleton", "govdoc.lint", "govdoc.readers.docx", "govdoc.writers.docx",
)  # fmt: skip


def warm() -> None:
    """Load the heavy libraries."""
    for name in _HEAVY:
        import_module(name)


def finished(job: Job) -> Result:
    """Return the file of a job: drafted, read back and compared, linted. Whatever goes wrong is told in the result."""
    began = time.perf_counter()
    return replace(_finished(job), seconds=time.perf_counter() - began)


def _finished(job: Job) -> Result:
    """Return the result of a job, its time aside."""
    folder = unpacked(job.beside.files)
    roots = tuple(unpacked(root.files) / root.inner for root in job.shop.templates)
    used: list[str] = []
    try:
        _refuse_absent(job)
        document, data, findings = _drafted(job, folder, roots, used)
    except GovdocError as error:
        names = {str(folder): str(Path(job.name).parent)}
        names |= {str(real): root.shown for real, root in zip(roots, job.shop.templates, strict=True)}
        said = _renamed(str(_with_hints(error, job, folder, roots)), names)
        return Result(job.number, None, said, error.exit_code, "".join(used[-1:]))
    except Exception as error:  # noqa: BLE001 - a fault of ours on one plan: it is told, and the others are drafted
        from govdoc.lint.engine import fault

        said = f"{job.name}：起草时程序出错（{fault(error)}），请把这句话连同计划报给维护者"
        return Result(job.number, None, said, OUR_FAULT, "".join(used[-1:]))
    title = "".join(document.whole_title.split())
    fail_on = str(job.shop.config.fail_on) if job.shop.config else "warning"
    return Result(job.number, data, None, 0, "".join(used[-1:]), title, findings, fail_on=fail_on)


def _refuse_absent(job: Job) -> None:
    """Raise GovdocError where a file that the plan names by an absolute path is not the same here."""
    if path := elsewhere(job.beside):
        raise GovdocError(
            f"{job.name}：“{path}”是绝对路径，这份计划分到的机器上没有这个文件（或内容不同）；"
            "请把文件放到计划旁边，改写成从计划所在文件夹算起的相对路径"
        )


def lost(job: Job) -> Result:
    """Return what is said of a job on which a worker died."""
    said = f"{job.name}：起草这一份的进程意外中止（可能内存不足），其余照常；请单独起草它看看"
    return Result(job.number, None, said, OUR_FAULT)


def _drafted(
    job: Job, folder: Path, roots: tuple[Path, ...], used: list[str]
) -> tuple[Document, bytes, tuple[Remark, ...]]:
    """Return the document, its file and what lint says of that; the template's name goes to ``used``."""
    from govdoc.drafting import draft
    from govdoc.drafting.delivery import check
    from govdoc.readers import parse
    from govdoc.writers import write

    def template_of(name: str) -> Template:
        template = _template(name, roots)
        used.append(template.name)
        return template

    name = str(folder / Path(job.name).name)
    document = draft(job.text, name=name, overrides=job.overrides, template_of=template_of)
    to, profile = job.shop.to, job.shop.profile
    data = write(document, to, profile)
    back = parse(data, job.output) if to == "docx" or job.shop.config is not None else None
    check(document, data, to, profile, back)
    return document, data, () if back is None else _findings(back, job.shop.config)


def _findings(document: Document, config: Config | None) -> tuple[Remark, ...]:
    """Return what lint says of a document."""
    if config is None:
        return ()
    from govdoc.lint import lint

    return tuple(
        Remark(one.code, str(one.severity), one.message, one.line, one.paragraph, one.column, one.excerpt)
        for one in lint(document, config)
    )


@lru_cache(256)
def _template(name: str, roots: tuple[Path, ...]) -> Template:
    """Return a template; those of a process never change: ours come with govdoc, the user's are named by content."""
    from govdoc.drafting.templates import find

    return find(name, roots)


def _with_hints(error: GovdocError, job: Job, folder: Path, roots: tuple[Path, ...]) -> GovdocError:
    """Return the error as it is said among the files that lie beside the plan: which one was probably meant."""
    if "找不到" not in str(error) or not job.beside.names:
        return error
    taken = {path for path, _ in job.beside.files}
    # A folder of the same name is a name to guess, and no file.
    around = unpacked([*job.beside.files, *((f"{name}/_", b"") for name in job.beside.names if name not in taken)])
    try:
        _drafted(job, around, roots, [])
    except GovdocError as better:
        return GovdocError(str(better).replace(str(around), str(folder)))
    return error


def _renamed(said: str, shown: dict[str, str]) -> str:
    """Return a message with the user's own names in the place of ours."""
    for real, own in shown.items():
        said = said.replace(real + os.sep, "" if own == "." else own.rstrip(os.sep) + os.sep).replace(real, own)
    return said
