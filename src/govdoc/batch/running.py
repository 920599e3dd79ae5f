"""Orders → documents in a folder, with a manifest; in one process, in several, or on a cluster."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from sys import intern
from typing import TYPE_CHECKING

from govdoc.batch.manifest import PREFIX, Manifest, Record, clear_away
from govdoc.batch.preparing import Preparer
from govdoc.batch.targets import refuse_inputs, refuse_standing
from govdoc.batch.work import Sized, finished, lost
from govdoc.drafting.delivery import save
from govdoc.errors import GovdocError, UsageError
from govdoc.lint.jobs import chunks, enumerated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Executor
    from pathlib import Path

    from govdoc.batch.orders import Options, Order
    from govdoc.batch.work import Job, Remark, Result

_SHARES = 16
"""Parts that a small batch is cut into at least, so that all workers stay busy to the end."""


@dataclass(frozen=True, slots=True)
class Way:
    """How a batch is done."""

    force: bool = False
    """Files that are there already are replaced."""
    resume: bool = False
    """What the manifest proves unchanged is left as it is."""
    dry: bool = False
    """Everything is done but the writing."""
    stop: Callable[[Record], bool] | None = None
    """Whether the batch ends with a record; None: it never does before its end."""
    step: Callable[[int, int], None] | None = None
    """Is called with the numbers of documents done and of all."""
    again: Callable[[], Executor] | None = None
    """Makes another executor where that of the batch breaks with a worker."""


def batch(
    orders: Sequence[Order],
    folder: Path,
    options: Options,
    way: Way | None = None,
    executor: Executor | None = None,
) -> list[Record]:
    """Draft, lint and write the documents of orders below ``folder``; return their records, in the order given.

    With an ``executor`` the work is done there: any one will do, for workers get data and return data. Each file is
    moved into place whole, after its record was put down: after a kill at any moment there is no half a file, and
    ``way.resume`` does the rest. What is wrong with one order stands in its record. Raises UsageError, before anything
    is written, for files in the way and a folder that cannot be written.
    """
    way = way or Way()
    run = _Run(orders, folder, options, way)
    run.prepare()
    try:
        for record in run.records(executor):
            if way.step is not None:
                way.step(len(run.done), len(orders))
            if way.stop is not None and way.stop(record):
                break
        else:
            run.complete = True
    finally:
        run.close()
    return [run.done[n] for n in sorted(run.done)]


class _Run:
    """A batch on its way."""

    def __init__(self, orders: Sequence[Order], folder: Path, options: Options, way: Way) -> None:
        self.orders, self.folder, self.way = orders, folder, way
        self.preparer = Preparer(options)
        self.manifest: Manifest | None = None
        self.hashes: dict[int, str] = {}
        self.done: dict[int, Record] = {}
        self.complete = False

    def prepare(self) -> None:
        """Open the manifest, clear away what a killed batch left. Raises UsageError for files in the way."""
        if self.folder.exists() and not self.folder.is_dir():
            raise UsageError(f"{self.folder}：这是文件，-o 要给文件夹")
        refuse_inputs(self.orders, self.folder)
        if not self.way.resume and not self.way.force:
            refuse_standing(self.orders, self.folder)
        if self.way.dry:
            return
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(
                f"{self.folder}：建不了这个文件夹（{error.strerror or error}），请核对路径和权限"
            ) from error
        self.manifest = Manifest(self.folder)
        paths = [*self.manifest.records, *(order.output for order in self.orders)]
        clear_away({self.folder, *((self.folder / path).parent for path in paths)})

    def records(self, executor: Executor | None) -> Iterator[Record]:
        """Give the records as the documents are done."""
        early: list[Record] = []
        jobs = self._jobs(early)
        if executor is None:
            for job in jobs:
                yield from _taken(early)
                yield self._written(finished(job))
        else:
            sized = Sized(jobs)
            groups = chunks(sized, sized.sizes(), max(1, len(self.orders) // _SHARES))
            for _, results in enumerated(groups, finished, lost, executor, self.way.again):
                yield from _taken(early)
                for result in results:
                    yield self._written(result)
        yield from _taken(early)

    def _jobs(self, early: list[Record]) -> Iterator[Job]:
        """Give the jobs; the records of what needs no work go to ``early``."""
        for number, order in enumerate(self.orders):
            if order.fault is not None:
                early.append(self._put_down(number, self._failed(number, order.fault, GovdocError.exit_code)))
                continue
            try:
                job, inputs = self.preparer.job(number, order, str(self.folder / order.output))
            except GovdocError as error:
                early.append(self._put_down(number, self._failed(number, str(error), error.exit_code)))
                continue
            self.hashes[number] = inputs
            if (known := self._unchanged(order.output, inputs)) is not None:
                self.done[number] = replace(known, input=str(order.plan), row=order.number)
                early.append(self.done[number])
            else:
                yield job

    def _unchanged(self, output: str, inputs: str) -> Record | None:
        """Return the record that proves a document done, None where there is none."""
        if not self.way.resume or self.manifest is None:
            return None
        known = self.manifest.records.get(output)
        proven = known is not None and known.error is None and known.inputs == inputs
        return replace(known, skipped=True) if known and proven and known.sha256 == self._standing(output) else None

    def _standing(self, output: str) -> str | None:
        """Return the hash of the file that stands at a path, None where there is none."""
        try:
            return sha256((self.folder / output).read_bytes()).hexdigest()
        except OSError:
            return None

    def _written(self, result: Result) -> Record:
        """Write the file of a result; return its record."""
        number, order = result.number, self.orders[result.number]
        if result.data is None:
            said = _in_row(result.error or "", order)
            failed = self._failed(number, said, result.code)
            return self._put_down(number, replace(failed, template=result.template, seconds=result.seconds))
        if refused := self._refused(order.output):
            return self._put_down(number, self._failed(number, refused, GovdocError.exit_code))
        record = Record(
            input=str(order.plan),
            row=order.number,
            template=result.template,
            output=order.output,
            inputs=self.hashes[number],
            sha256=sha256(result.data).hexdigest(),
            title=result.title,
            findings=tuple(map(_lean, result.findings)),
            seconds=round(result.seconds, 4),
            error=None,
            code=0,
            fail_on=result.fail_on,
        )
        self._put_down(number, record)
        return record if self.manifest is None else self._moved(number, record, result.data)

    def _moved(self, number: int, record: Record, data: bytes) -> Record:
        """Move a file into place, whose record is put down; return what became of it."""
        path = self.folder / record.output
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            save(data, path, PREFIX, durable=False)  # the hash of the manifest tells --resume what was lost
        except OSError as error:
            said = f"{path}：写不了（{error.strerror or error}），请检查权限和磁盘空间"
            return self._put_down(number, self._failed(number, said, GovdocError.exit_code))
        except UsageError as error:
            return self._put_down(number, self._failed(number, str(error), error.exit_code))
        return record

    def _refused(self, output: str) -> str | None:
        """Say why a file may not be replaced: what we did not write, or what somebody changed since."""
        standing = None if self.way.force or self.way.dry else self._standing(output)
        if standing is None or (self.manifest is not None and standing in self.manifest.ours.get(output, ())):
            return None
        return (
            f"{self.folder / output}：这个文件不是上次写出的样子（有人改过，或另有来历），没有覆盖；要覆盖请加 --force"
        )

    def _failed(self, number: int, said: str, code: int) -> Record:
        """Return the record of an order that came to nothing; of the file that stands there the hash is kept."""
        order = self.orders[number]
        former = self.manifest.records.get(order.output) if self.manifest and order.output else None
        return Record(
            input=str(order.plan),
            row=order.number,
            template="",
            output=order.output,
            inputs=self.hashes.get(number, ""),
            sha256=former.sha256 if former else None,
            title="",
            findings=(),
            seconds=0.0,
            error=said,
            code=code,
        )

    def _put_down(self, number: int, record: Record) -> Record:
        """Put a record down."""
        self.done[number] = record
        if self.manifest is not None:
            self.manifest.add(record)
        return record

    def close(self) -> None:
        """Close the manifest, in order where all is done."""
        if self.manifest is not None:
            self.manifest.close(self.done[n] for n in (sorted(self.done) if self.complete else ()))


def _lean(remark: Remark) -> Remark:
    """Return a remark whose words are those of others that say the same: all records are kept to the end."""
    return replace(remark, code=intern(remark.code), severity=intern(remark.severity), message=intern(remark.message))


def _taken(records: list[Record]) -> Iterator[Record]:
    """Give the records that wait, and empty the list."""
    waiting, records[:] = list(records), []
    yield from waiting


def _in_row(said: str, order: Order) -> str:
    """Return an error with the row of the data it came of."""
    if order.row is None:
        return said
    place, lines = order.row.place, said.splitlines()
    return "\n".join(
        f"{place} {line.removeprefix('--set ')}" if line.startswith("--set ") else f"{line}（{place}）"
        for line in lines
    )
