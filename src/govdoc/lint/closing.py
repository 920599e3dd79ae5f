"""Document → its one 署名 and its 成文日期, as the structure stage found them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from govdoc.model import Document, Text


class Closing(NamedTuple):
    """署名 and 成文日期 of a document; None where there is none, or there are several 署名."""

    signature: Text | None
    date: Text | None


def closing(document: Document) -> Closing:
    """Return 署名 and 成文日期; where several bodies sign, no one of them stands for all."""
    signature = document.elements.signature
    return Closing(signature[0] if len(signature) == 1 else None, document.elements.date)
