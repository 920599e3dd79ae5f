"""Tasks and an executor → their results, in order; small tasks go together, and a worker that dies takes none along."""

from __future__ import annotations

import gc
import os
import signal
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Future, wait
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from govdoc.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Executor, ProcessPoolExecutor

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")
_CHUNK_BYTES, _CHUNK_TASKS = 256 * 1024, 16
"""What goes to a worker at once, at most: enough that sending costs little, little enough that all stay busy."""
AHEAD = 32
"""Groups that are with an executor at once, so that a cluster has enough to do."""
_MANY_FILES, _MANY_BYTES = 60, 4 * 1024 * 1024
"""From here on starting processes (some tenths of a second) pays off."""
_MOST = 8
_COLLECTING = 700, 10, 10


@dataclass(frozen=True, slots=True)
class Crew:
    """Who does the work."""

    executor: Executor
    again: Callable[[], Executor] | None = None
    """Makes another executor where this one breaks with a worker (a pool does, Dask does not)."""
    ahead: int = AHEAD
    """Groups that are with it at once."""


def processes(sizes: Sequence[int]) -> int:
    """Return how many processes are worth while for files of these sizes (bytes): 1 where they are few and small."""
    if len(sizes) < 2 or (len(sizes) < _MANY_FILES and sum(sizes) < _MANY_BYTES):  # noqa: PLR2004 - one file, one process
        return 1
    return min(_MOST, cores(), len(sizes))


def cores() -> int:
    """Return how many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def pool(workers: int, warm: Callable[[], object] | None = None) -> ProcessPoolExecutor:
    """Return an executor of so many processes, which leave Ctrl+C to the process that started them and end with it.

    Each calls ``warm`` first: it loads what every task needs.
    """
    from concurrent.futures import ProcessPoolExecutor

    return ProcessPoolExecutor(max_workers=workers, initializer=partial(_prepare, warm))


def _prepare(warm: Callable[[], object] | None) -> None:
    """Make a process ready for tasks."""
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_often()
    Thread(target=_leave_with_parent, daemon=True).start()
    if warm is not None:
        warm()


def collect_often() -> None:
    """Have rubbish collected as Python does by itself: what suits a short command makes one of an hour grow."""
    gc.set_threshold(*_COLLECTING)


def _leave_with_parent() -> None:
    """End this process when the one that started it has died: nobody would ever send it a task or its end."""
    from multiprocessing import parent_process

    if parent := parent_process():
        parent.join()
        os._exit(1)


def spread(
    tasks: Iterable[_Task],
    sizes: Iterable[int],
    work: Callable[[_Task], _Result],
    lost: Callable[[_Task], _Result],
    executor: Executor,
) -> Iterator[_Result]:
    """Give the result of ``work`` for each task, in the order of the tasks; ``sizes`` are their bytes.

    Where a worker dies (of memory, of a fault in a C library), what was not done is tried once more in a process of its
    own; the result of a task that kills this too is that of ``lost``. ``work`` and the tasks are pickled.
    """
    early: dict[int, list[_Result]] = {}
    wanted = 0
    for number, results in enumerated(chunks(tasks, sizes), work, lost, Crew(executor)):
        early[number] = results
        while wanted in early:
            yield from early.pop(wanted)
            wanted += 1


def enumerated(
    groups: Iterable[list[_Task]],
    work: Callable[[_Task], _Result],
    lost: Callable[[_Task], _Result],
    crew: Crew,
) -> Iterator[tuple[int, list[_Result]]]:
    """Give (number of the group, counted from 0, and its results) for groups of tasks, as they are done.

    Groups are taken one by one, a few ahead of the work, so that the tasks of all are never in memory; see ``spread``.
    """
    executor = crew.executor
    rest, running = enumerate(groups), dict[Future[list[_Result]], tuple[int, list[_Task]]]()
    try:
        while True:
            for number, group in islice(rest, crew.ahead - len(running)):
                executor = _submitted(executor, crew.again, work, (number, group), running)
            if not running:
                return
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                number, group = running.pop(future)
                yield number, _results(future, work, group, lost)
    finally:
        for future in running:
            future.cancel()


def _submitted(
    executor: Executor,
    again: Callable[[], Executor] | None,
    work: Callable[[_Task], _Result],
    numbered: tuple[int, list[_Task]],
    running: dict[Future[list[_Result]], tuple[int, list[_Task]]],
) -> Executor:
    """Submit a group; return the executor for the next one. One that is broken is replaced, or fails the group."""
    try:
        future = executor.submit(each, work, numbered[1])
    except BrokenExecutor as error:
        if again is not None:
            return _submitted(again(), None, work, numbered, running)
        future = Future()
        future.set_exception(error)
    running[future] = numbered
    return executor


def _results(
    future: Future[list[_Result]],
    work: Callable[[_Task], _Result],
    group: list[_Task],
    lost: Callable[[_Task], _Result],
) -> list[_Result]:
    """Return what a group came to; where a worker died of it, or with it, it is done again in a process of its own."""
    try:
        return future.result()
    except CancelledError:  # nobody here has cancelled it
        raise UsageError(
            "与集群的连接断了（调度器停了，或网络中断），还没有做完；"
            "恢复后请重新运行，govdoc batch 加 --resume 可接着做"
        ) from None
    except Exception as error:
        # Dask's own word for a task that several workers died of; its class is there only where Dask is.
        if not isinstance(error, BrokenExecutor) and type(error).__name__ != "KilledWorker":
            raise
        return _rescued(work, group, lost)


def _rescued(work: Callable[[_Task], _Result], group: list[_Task], lost: Callable[[_Task], _Result]) -> list[_Result]:
    """Return the results of a group that has a process to itself; of one that kills it the halves are tried."""
    with pool(1) as single:
        try:
            return single.submit(each, work, group).result()
        except BrokenExecutor:
            if len(group) == 1:
                return [lost(group[0])]
    half = len(group) // 2
    return [*_rescued(work, group[:half], lost), *_rescued(work, group[half:], lost)]


def each(work: Callable[[_Task], _Result], tasks: Iterable[_Task]) -> list[_Result]:
    """Return the results of tasks."""
    return [work(task) for task in tasks]


def chunks(tasks: Iterable[_Task], sizes: Iterable[int], most: int = _CHUNK_TASKS) -> Iterator[list[_Task]]:
    """Give the tasks in groups of ``most``, neighbours together; a large one is a group by itself."""
    group: list[_Task] = []
    total = 0
    for task, size in zip(tasks, sizes, strict=True):
        if group and (total + size > _CHUNK_BYTES or len(group) >= min(most, _CHUNK_TASKS)):
            yield group
            group, total = [], 0
        group.append(task)
        total += size
    if group:
        yield group
