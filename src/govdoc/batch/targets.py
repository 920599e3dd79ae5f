"""Orders and the output folder → what must not be written over, told before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from govdoc.batch.orders import Order

_MOST_TOLD = 5


def refuse_inputs(orders: Sequence[Order], folder: Path) -> None:
    """Raise UsageError where a document would replace a plan."""
    plans = {order.plan.resolve() for order in orders}
    for order in orders:
        if order.output and (folder / order.output).resolve() in plans:
            raise UsageError(f"{folder / order.output}：输出就是计划文件本身，请用 -o 另给文件夹")


def refuse_standing(orders: Sequence[Order], folder: Path) -> None:
    """Raise UsageError where there are files already."""
    standing = [order.output for order in orders if order.output and (folder / order.output).exists()]
    if standing:
        some = "、".join(standing[:_MOST_TOLD])
        more = f" 等 {len(standing)} 个" if len(standing) > _MOST_TOLD else ""
        raise UsageError(f"{folder}：已有 {some}{more}；接着上次做请加 --resume，要全部重做请加 --force；什么也没有写")
