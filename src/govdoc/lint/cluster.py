"""Address of a Dask scheduler → an executor whose workers are on the cluster. The one home of ``distributed``."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import govdoc
from govdoc.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Executor

_PATIENCE = 15
"""Seconds to wait for the scheduler, and then for the first worker."""
_LOOK_BACK = {"distributed.admin.low-level-log-length": 0}
"""A client keeps its last 1,000 messages to look back at; ours hold plans, 70 MB of them at ten thousand documents."""


@contextmanager
def cluster(scheduler: str) -> Iterator[Executor]:
    """Give an executor on the cluster of a scheduler (``tcp://…``); the cluster itself goes on afterwards.

    Raises UsageError where Dask is not installed, nobody answers, there is no worker, or one has another govdoc.
    """
    client = _client(scheduler)
    try:
        _refuse_strangers(client, scheduler)
        yield client.get_executor(pure=False)
    finally:
        client.close()


def _client(scheduler: str) -> Any:
    """Return a connection to the scheduler, which has a worker."""
    try:
        from dask import config
        from distributed import Client
        from distributed.comm.addressing import get_address_host_port
    except ImportError:
        raise UsageError("--engine dask 要用 Dask，请先安装：pip install 'govdoc[dask]'") from None
    for name in ("distributed.core", "distributed.client", "distributed.comm"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        get_address_host_port(scheduler, strict=True)  # a Client that cannot make it out is never done closing
        with config.set(_LOOK_BACK):
            client: Any = Client(scheduler, timeout=_PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, TypeError) as error:
        said = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise UsageError(
            f"连不上 Dask 调度器“{scheduler}”（{said[:80]}），请核对地址，如 tcp://10.0.0.5:8786"
        ) from error
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except (OSError, ValueError) as error:
        client.close()
        raise UsageError(f"调度器“{scheduler}”没有工作节点，请先运行 dask worker {scheduler}") from error
    return client


def installed() -> str:
    """Return the version of govdoc where this runs."""
    return govdoc.__version__


def _refuse_strangers(client: Any, scheduler: str) -> None:
    """Raise UsageError where a worker has no govdoc, or another version: its documents would differ."""
    try:
        versions: dict[str, str] = client.run(installed)
    except Exception as error:  # the worker could not even import the function
        client.close()
        raise UsageError(
            f"“{scheduler}”的工作节点上没有可用的 govdoc（{type(error).__name__}），"
            f"请在各节点安装同一版本 {govdoc.__version__}"
        ) from error
    for worker, version in versions.items():
        if version != govdoc.__version__:
            raise UsageError(
                f"工作节点 {worker} 上的 govdoc 是 {version}，这里是 {govdoc.__version__}，请装同一版本再运行"
            )
