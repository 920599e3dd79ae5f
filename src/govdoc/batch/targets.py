"""Orders and the output folder → what must not be written over or taken away, told before that is done."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from govdoc.drafting import MARKDOWN_SUFFIXES, PLAN_SUFFIXES
from govdoc.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from govdoc.batch.orders import Order

_MOST_TOLD = 5


def refuse_inputs(orders: Sequence[Order], folder: Path) -> None:
    """Raise UsageError where a document would replace a plan."""
    if found := plans_among(orders, (order.output for order in orders), folder):
        raise UsageError(f"{folder / min(found)}：输出就是计划文件本身，请用 -o 另给文件夹")


def plans_among(orders: Iterable[Order], outputs: Iterable[str], folder: Path) -> set[str]:
    """Return those paths below the folder that are the plan of an order."""
    suffixes = PLAN_SUFFIXES | MARKDOWN_SUFFIXES
    own = {(folder / one).resolve(): one for one in outputs if PurePosixPath(one).suffix.lower() in suffixes}
    return {own[plan] for plan in {order.plan.resolve() for order in orders} if plan in own} if own else set()


def refuse_standing(orders: Sequence[Order], folder: Path) -> None:
    """Raise UsageError where there are files already."""
    standing = [order.output for order in orders if order.output and (folder / order.output).exists()]
    if standing:
        some = "、".join(standing[:_MOST_TOLD])
        more = f" 等 {len(standing)} 个" if len(standing) > _MOST_TOLD else ""
        raise UsageError(f"{folder}：已有 {some}{more}；接着上次做请加 --resume，要全部重做请加 --force；什么也没有写")
