"""--engine and --scheduler: where the work of many files is done."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from govdoc.errors import UsageError

if TYPE_CHECKING:
    from concurrent.futures import Executor
    from contextlib import AbstractContextManager


class Engine(StrEnum):
    """Where the work is done."""

    LOCAL = "local"
    DASK = "dask"


EngineOption = Annotated[
    Engine, typer.Option("--engine", help="在哪里做：local 本机的进程，dask 集群（先装 govdoc\\[dask]）。")
]
Scheduler = Annotated[
    str | None,
    typer.Option("--scheduler", metavar="地址", help="Dask 调度器的地址，如 tcp://10.0.0.5:8786，配 --engine dask。"),
]


def dask(scheduler: str | None) -> AbstractContextManager[Executor]:
    """Return the executor of a cluster. Raises UsageError without an address, and as ``cluster`` does."""
    if not scheduler:
        raise UsageError("--engine dask 要用 --scheduler 写明调度器的地址，如 --scheduler tcp://10.0.0.5:8786")
    from govdoc.lint.cluster import cluster

    return cluster(scheduler)
