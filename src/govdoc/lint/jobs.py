"""Tasks and an executor → their results, in order; small tasks go together, and a worker that dies takes none along."""

from __future__ import annotations

import os
import signal
from concurrent.futures import BrokenExecutor
from functools import partial
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Executor, ProcessPoolExecutor

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")
_CHUNK_BYTES, _CHUNK_TASKS = 256 * 1024, 16
"""What goes to a worker at once, at most: enough that sending costs little, little enough that all stay busy."""
_MANY_FILES, _MANY_BYTES = 60, 4 * 1024 * 1024
"""From here on starting processes (some tenths of a second) pays off."""
_MOST = 8


def processes(sizes: Sequence[int]) -> int:
    """Return how many processes are worth while for files of these sizes (bytes): 1 where they are few and small."""
    if len(sizes) < 2 or (len(sizes) < _MANY_FILES and sum(sizes) < _MANY_BYTES):  # noqa: PLR2004 - one file, one process
        return 1
    return min(_MOST, cores(), len(sizes))


def cores() -> int:
    """Return how many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def pool(workers: int) -> ProcessPoolExecutor:
    """Return an executor of so many processes, which leave Ctrl+C to the process that started them."""
    from concurrent.futures import ProcessPoolExecutor

    ignore = partial(signal.signal, signal.SIGINT, signal.SIG_IGN)
    return ProcessPoolExecutor(max_workers=workers, initializer=ignore)


def spread(
    tasks: Sequence[_Task],
    sizes: Sequence[int],
    work: Callable[[_Task], _Result],
    lost: Callable[[_Task], _Result],
    executor: Executor,
) -> Iterator[_Result]:
    """Give the result of ``work`` for each task, in the order of the tasks; ``sizes`` are their bytes.

    Where a worker dies (of memory, of a fault in a C library), each task that was not done is tried once more in a
    process of its own; the result of one that kills this too is that of ``lost``. ``work`` and the tasks are pickled.
    """
    groups = list(chunks(tasks, sizes))
    futures = [executor.submit(each, work, group) for group in groups]
    try:
        for group, future in zip(groups, futures, strict=True):
            try:
                results = future.result()
            except BrokenExecutor:
                results = [_alone(work, task, lost) for task in group]
            yield from results
    finally:
        for future in futures:
            future.cancel()


def each(work: Callable[[_Task], _Result], tasks: Iterable[_Task]) -> list[_Result]:
    """Return the results of tasks."""
    return [work(task) for task in tasks]


def chunks(tasks: Sequence[_Task], sizes: Sequence[int]) -> Iterator[list[_Task]]:
    """Give the tasks in groups, neighbours together; a large one is a group by itself."""
    group: list[_Task] = []
    total = 0
    for task, size in zip(tasks, sizes, strict=True):
        if group and (total + size > _CHUNK_BYTES or len(group) == _CHUNK_TASKS):
            yield group
            group, total = [], 0
        group.append(task)
        total += size
    if group:
        yield group


def _alone(work: Callable[[_Task], _Result], task: _Task, lost: Callable[[_Task], _Result]) -> _Result:
    """Return the result of a task that has a process to itself."""
    with pool(1) as single:
        try:
            return single.submit(work, task).result()
        except BrokenExecutor:
            return lost(task)
