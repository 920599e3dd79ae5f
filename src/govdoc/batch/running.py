"""Orders → documents in a folder, with a manifest; in one process, in several, or on a cluster."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from govdoc.batch.former import Former
from govdoc.batch.leftover import Leftover, cleared, standing_of
from govdoc.batch.manifest import NAME, PREFIX, Manifest, clear_away
from govdoc.batch.preparing import Preparer
from govdoc.batch.record import Record
from govdoc.batch.targets import plans_among, refuse_inputs, refuse_standing
from govdoc.batch.way import Records, Way
from govdoc.batch.work import Sized, finished, lost
from govdoc.drafting.saving import save
from govdoc.errors import GovdocError, UsageError, reason
from govdoc.lint.jobs import Crew, chunks, enumerated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Executor
    from pathlib import Path

    from govdoc.batch.orders import Options, Order
    from govdoc.batch.work import Job, Result

_SHARES = 16
"""Parts that a small batch is cut into at least, so that all workers stay busy to the end."""


def batch(
    orders: Sequence[Order],
    folder: Path,
    options: Options,
    way: Way | None = None,
    executor: Executor | None = None,
) -> Records:
    """Draft, lint and write the documents of orders below ``folder``; return their records, in the order given.

    With an ``executor`` the work is done there: any one will do, for workers get data and return data. Each file is
    moved into place whole, after its record was put down: after a kill at any moment there is no half a file, and
    ``way.resume`` does the rest. What is wrong with one order stands in its record. Raises UsageError, before anything
    is written, for files in the way and a folder that cannot be written.
    """
    run = _Run(orders, folder, options, way or Way())
    run.prepare()
    try:
        run.work(executor)
    finally:
        run.close()
    return run.done


class _Run:
    """A batch on its way."""

    def __init__(self, orders: Sequence[Order], folder: Path, options: Options, way: Way) -> None:
        self.orders, self.folder, self.way = orders, folder, way
        self.preparer = Preparer(options)
        self.manifest: Manifest | None = None
        self.former: Former | None = None
        self.open: dict[int, tuple[Order, str]] = {}
        """Orders that are being worked on, and the hashes of what went in."""
        self.done = Records()
        self.stopped = False
        self.others: list[str] | None = None
        """Documents of former batches that have no order any more; None: this is not the end."""

    def prepare(self) -> None:
        """Open the manifest, clear away what a killed batch left. Raises UsageError for files in the way."""
        if self.folder.exists() and not self.folder.is_dir():
            raise UsageError(f"{self.folder}：这是文件，-o 要给文件夹")
        refuse_inputs(self.orders, self.folder)
        if not self.way.resume and not self.way.force:
            refuse_standing(self.orders, self.folder)
        if self.way.dry:
            self.former = Former(self.folder / NAME)
            return
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(f"{self.folder}：建不了这个文件夹（{reason(error)}），请核对路径和权限") from error
        self.manifest = Manifest(self.folder)
        self.former = self.manifest.former
        used = {(self.folder / path).parent for path in self.former.outputs()}
        clear_away({self.folder} | used | {(self.folder / order.output).parent for order in self.orders})

    def work(self, executor: Executor | None) -> None:
        """Do what is to be done, to its end or until it is to stop."""
        for result in self._results(executor):
            self._settle(result.number, self._written(result))
            if self.stopped:
                return
        if not self.stopped:
            self._look_for_leftovers()

    def _results(self, executor: Executor | None) -> Iterator[Result]:
        """Give the results of the jobs as they are done."""
        if executor is None:
            yield from map(finished, self._jobs())
            return
        sized = Sized(self._jobs())
        groups = chunks(sized, sized.sizes(), max(1, len(self.orders) // _SHARES))
        for _, results in enumerated(groups, finished, lost, Crew(executor, self.way.again, self.way.ahead)):
            yield from results

    def _jobs(self) -> Iterator[Job]:
        """Give the jobs; what needs no work is settled at once."""
        for number, order in enumerate(self.orders):
            if self.stopped:
                return
            if order.fault is not None:
                self._settle(number, self._failed(order, "", order.fault, GovdocError.exit_code))
                continue
            try:
                job, inputs = self.preparer.job(number, order, str(self.folder / order.output))
            except GovdocError as error:
                self._settle(number, self._failed(order, "", str(error), error.exit_code))
                continue
            if (known := self._unchanged(order.output, inputs)) is not None:
                self._settle(number, replace(known, input=str(order.plan), row=order.number, skipped=True))
            else:
                self.open[number] = order, inputs
                yield job

    def _settle(self, number: int, record: Record) -> None:
        """Keep the record of a document that is done with."""
        self.done.put(number, record)
        if self.way.step is not None:
            self.way.step(len(self.done), len(self.orders))
        if self.way.stop is not None and self.way.stop(record):
            self.stopped = True

    def _unchanged(self, output: str, inputs: str) -> Record | None:
        """Return the record that proves a document done, None where there is none."""
        if not self.way.resume or self.former is None:
            return None
        known = self.former.record(output)
        proven = known is not None and known.error is None and known.inputs == inputs
        return known if known and proven and known.sha256 == self._standing(output) else None

    def _standing(self, output: str) -> str | None:
        """Return the hash of the file that stands at a path, None where there is none."""
        try:
            return sha256((self.folder / output).read_bytes()).hexdigest()
        except OSError:
            return None

    def _written(self, result: Result) -> Record:
        """Write the file of a result; return its record."""
        order, inputs = self.open.pop(result.number)
        if result.data is None:
            return self._failed(order, inputs, order.with_row(result.error or ""), result.code, result)
        if refused := self._refused(order.output):
            return self._failed(order, inputs, refused, GovdocError.exit_code)
        record = Record(
            input=str(order.plan),
            row=order.number,
            template=result.template,
            output=order.output,
            inputs=inputs,
            sha256=sha256(result.data).hexdigest(),
            title=result.title,
            findings=result.findings,
            seconds=round(result.seconds, 4),
            error=None,
            code=0,
            fail_on=result.fail_on,
        )
        self._put_down(record)
        failure = self._moved(order.output, result.data)
        return record if failure is None else self._failed(order, inputs, str(failure), failure.exit_code)

    def _moved(self, output: str, data: bytes) -> GovdocError | None:
        """Move a file into place, whose record is put down; return why that could not be done."""
        if self.manifest is None:
            return None
        path = self.folder / output
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            save(data, path, PREFIX, durable=False)  # the hash of the manifest tells --resume what was lost
        except OSError as error:
            return UsageError(f"{path}：写不了（{reason(error)}），请检查权限和磁盘空间")
        except UsageError as error:
            return error
        return None

    def _refused(self, output: str) -> str | None:
        """Say why a file may not be replaced: what we did not write, or what somebody changed since."""
        standing = None if self.way.force or self.way.dry else self._standing(output)
        if standing is None or (self.former is not None and standing in self.former.hashes(output)):
            return None
        return (
            f"{self.folder / output}：这个文件不是上次写出的样子（有人改过，或另有来历），没有覆盖；要覆盖请加 --force"
        )

    def _failed(self, order: Order, inputs: str, said: str, code: int, result: Result | None = None) -> Record:
        """Put down what came to nothing; of the file that stands there the hash is kept."""
        former = self.former.record(order.output) if self.former and order.output else None
        record = Record(
            input=str(order.plan),
            row=order.number,
            template=result.template if result else "",
            output=order.output,
            inputs=inputs,
            sha256=former.sha256 if former else None,
            title="",
            findings=(),
            seconds=result.seconds if result else 0.0,
            error=said,
            code=code,
        )
        self._put_down(record)
        return record

    def _put_down(self, record: Record) -> None:
        """Put a record down in the manifest."""
        if self.manifest is not None:
            self.manifest.add(record)

    def _look_for_leftovers(self) -> None:
        """Find the documents that have no order any more, and take them away where that is asked for."""
        if self.former is None:
            return
        self.others = self.former.others(order.output for order in self.orders)
        if not self.others or any(not order.output for order in self.orders):
            return
        plans = plans_among(self.orders, self.others, self.folder)
        standing = [output for output in standing_of(self.former, self.others, self.folder) if output not in plans]
        if self.way.prune:
            self.done.leftovers = cleared(self.former, standing, self.folder, dry=self.way.dry)
        else:
            self.done.leftovers = [Leftover(output, "standing") for output in standing]

    def close(self) -> None:
        """Close the manifest, in order where all is done."""
        if self.manifest is None:
            if self.former is not None:
                self.former.close()
        elif self.others is None:
            self.manifest.close()
        else:
            self.manifest.complete(self.done, self.others)
