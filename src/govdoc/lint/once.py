"""A function of a document → the same function, that remembers its last answer."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from govdoc.model import Document

_Answer = TypeVar("_Answer")


def once(find: Callable[[Document], _Answer]) -> Callable[[Document], _Answer]:
    """Return a function that works out its answer for a document once: a hundred rules ask one after the other.

    Documents are compared by identity, for hashing a whole document costs more than the work; the last one is kept.
    """
    last: tuple[Document, _Answer] | None = None

    @wraps(find)
    def remembered(document: Document) -> _Answer:
        nonlocal last
        kept = last
        if kept is None or kept[0] is not document:
            kept = last = (document, find(document))
        return kept[1]

    return remembered
