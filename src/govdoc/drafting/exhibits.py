"""Pictures and tables of a draft → what is wrong with those that no page can show, each at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.drafting.places import element_fault
from govdoc.errors import GovdocError
from govdoc.model import Figure, Table, block_start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.drafting.faults import KeyPath
    from govdoc.model import Block, Document, Elements

_SEAL, _STAMP = "印章", "签名章"


def unusable_exhibits(document: Document, name: str, typed: str) -> Iterator[str]:
    """Say which 印章, 签名章, pictures and tables of the body cannot be printed, as a user reads it.

    ``typed`` is the text of the file ``name``: a plan, or a Markdown file, in which each of them has its line.
    """
    for path, fault in _seal_faults(document.elements, name):
        yield element_fault(typed, name, path, fault)
    source = document.source
    # The text of a plan is another one than the Markdown that was made from it.
    own = _flat(typed).endswith(_flat(source.text))
    for block in document.blocks:
        if fault := exhibit_fault(block, name):
            place = source.place(block_start(block)) if own else None
            yield f"{name}:{place.line}:{place.column} {fault}" if place else f"{name}：{fault}"


def exhibit_fault(block: Block, name: str, *, across: bool = False) -> str:
    """Say why a picture or a table cannot be printed; "" where it can, and for any other block."""
    match block:
        case Figure():
            return picture_fault(block.target, name)
        case Table() if any(block.rows):
            from govdoc.writers.columns import fit

            try:
                fit(block, across=across)
            except GovdocError as error:
                return str(error)
    return ""


def _flat(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def picture_fault(target: str, name: str) -> str:
    """Say why a picture cannot be shown; "" where it can."""
    from govdoc.writers.pictures import refuse_picture

    try:
        refuse_picture(target, name)
    except GovdocError as error:
        return str(error).removeprefix(f"{name}：")
    return ""


def _seal_faults(elements: Elements, name: str) -> Iterator[tuple[KeyPath, str]]:
    """Give what is wrong with 印章 and 签名章, each with its keys."""
    from govdoc.writers.refusal import seals_fault

    if fault := seals_fault(elements):
        yield (_SEAL,), fault
    for number, seal in enumerate(elements.seals):
        if fault := picture_fault(seal, name):
            yield ((_SEAL, number) if len(elements.seals) > 1 else (_SEAL,)), fault
    if elements.stamp is not None and (fault := picture_fault(elements.stamp, name)):
        yield (_STAMP,), fault
