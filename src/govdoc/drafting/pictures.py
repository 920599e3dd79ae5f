"""Pictures that a draft shows → what is wrong with those that no file can show, each at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.drafting.places import element_fault
from govdoc.errors import GovdocError
from govdoc.model import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.drafting.faults import KeyPath
    from govdoc.model import Document, Elements

_SEAL, _STAMP = "印章", "签名章"


def unusable_pictures(document: Document, name: str, typed: str) -> Iterator[str]:
    """Say which pictures of 印章, 签名章 and of the body cannot be shown, as a user reads it.

    ``typed`` is the text of the file ``name``: a plan, or a Markdown file, in which each picture has its line.
    """
    for path, target in _seals(document.elements):
        if fault := picture_fault(target, name):
            yield element_fault(typed, name, path, fault)
    source = document.source
    # The text of a plan is another one than the Markdown that was made from it.
    own = typed.replace("\r\n", "\n").rstrip().endswith(source.text.strip())
    for block in document.blocks:
        if isinstance(block, Figure) and (fault := picture_fault(block.target, name)):
            place = source.place(block.caption.start) if own else None
            yield f"{name}:{place.line}:{place.column} {fault}" if place else f"{name}：{fault}"


def picture_fault(target: str, name: str) -> str:
    """Say why a picture cannot be shown; "" where it can."""
    from govdoc.writers.pictures import refuse_picture

    try:
        refuse_picture(target, name)
    except GovdocError as error:
        return str(error).removeprefix(f"{name}：")
    return ""


def _seals(elements: Elements) -> Iterator[tuple[KeyPath, str]]:
    """Give the pictures of 印章 and 签名章, each with its keys."""
    for number, seal in enumerate(elements.seals):
        yield ((_SEAL, number) if len(elements.seals) > 1 else (_SEAL,)), seal
    if elements.stamp is not None:
        yield (_STAMP,), elements.stamp
