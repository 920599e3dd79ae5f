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


def kept(most: int) -> Callable[[Callable[[Document], _Answer]], Callable[[Document], _Answer]]:
    """Return what makes a function remember its answers for several documents, the last ones asked for first.

    For documents that many others are compared with: those come and go, and must not push these out.
    """

    def remembering(find: Callable[[Document], _Answer]) -> Callable[[Document], _Answer]:
        known: list[tuple[Document, _Answer]] = []

        @wraps(find)
        def remembered(document: Document) -> _Answer:
            for index, (seen, answer) in enumerate(known):
                if seen is document:
                    known.insert(0, known.pop(index))
                    return answer
            answer = find(document)
            known.insert(0, (document, answer))
            del known[most:]
            return answer

        return remembered

    return remembering
