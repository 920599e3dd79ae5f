"""How a batch is done, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from govdoc.batch.record import Record
from govdoc.batch.shelf import Shelf
from govdoc.lint.jobs import AHEAD

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Executor

    from govdoc.batch.leftover import Leftover


@dataclass(frozen=True, slots=True)
class Way:
    """How a batch is done."""

    force: bool = False
    """Files that are there already are replaced."""
    resume: bool = False
    """What the manifest proves unchanged is left as it is."""
    dry: bool = False
    """Everything is done but the writing."""
    prune: bool = False
    """Documents of former batches that have no order any more are taken away, where they are as we wrote them."""
    stop: Callable[[Record], bool] | None = None
    """Whether the batch ends with a record; None: it never does before its end."""
    step: Callable[[int, int], None] | None = None
    """Is called with the numbers of documents done and of all."""
    again: Callable[[], Executor] | None = None
    """Makes another executor where that of the batch breaks with a worker."""
    ahead: int = AHEAD
    """Groups of documents that are with the executor at once."""


class Records(Shelf[Record]):
    """The records of a batch, in the order of its orders; they lie in a temporary file and not in memory."""

    leftovers: Sequence[Leftover] = ()
    """Documents of former batches that none of the orders writes; none are told of a batch that did not come to its
    end, or of which an order has no name."""
