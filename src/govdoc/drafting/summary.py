"""A drafted document → what it holds, in a few lines for its author."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from govdoc.drafting.assembly import ELEMENT_KEYS
from govdoc.model import Figure, Heading, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document

_LEVELS = {1: "一、", 2: "（一）", 3: "1.", 4: "（1）"}
_LONGEST = 40


def characters(document: Document) -> int:
    """Return how many characters a document prints, blanks not counted."""
    return sum(not character.isspace() for text in document.texts() for character in text.value)


def summary(document: Document) -> Iterator[tuple[str, str]]:
    """Give (name, content) of what a document holds: title, 版式, elements, headings, tables, attachments, length."""
    yield "标题", document.whole_title or "（无标题）"
    yield "版式", str(document.format)
    yield from _elements(document)
    levels = Counter(block.level for block in document.blocks if isinstance(block, Heading) and block.level in _LEVELS)
    counted = "，".join(f"“{mark}”{levels[level]} 个" for level, mark in _LEVELS.items() if levels[level])
    yield "层次标题", counted or "没有"
    blocks = [*document.blocks, *(block for attachment in document.attachments for block in attachment.blocks)]
    for name, kind, unit in (("表格", Table, "张"), ("图", Figure, "幅")):
        if count := sum(isinstance(block, kind) for block in blocks):
            yield name, f"{count} {unit}"
    if document.attachments:
        titles = "；".join(f"{n}. {a.title}" for n, a in enumerate(document.attachments, 1))
        yield "附件", f"{len(document.attachments)} 件（{titles}）"
    yield "字数", f"{characters(document)} 字"


def _elements(document: Document) -> Iterator[tuple[str, str]]:
    """Give the elements by their Chinese names, texts of one element together."""
    found: dict[str, list[str]] = {}
    for identifier, text in document.elements.texts():
        if identifier in ELEMENT_KEYS:
            found.setdefault(ELEMENT_KEYS[identifier], []).append(text.value)
    for key, texts in found.items():
        said = "、".join(texts)
        yield key, f"{said[:_LONGEST]}……" if len(said) > _LONGEST else said
