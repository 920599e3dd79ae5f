"""Markdown and the elements of a plan → Document with title, byline, salutation and elements in their places."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from govdoc.drafting.marks import settled_marks
from govdoc.drafting.typed import BREAK, escaped, paragraphs
from govdoc.model import Byline, Elements, Salutation, Text, Title
from govdoc.readers import markdown as reader

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govdoc.drafting.yamltree import Value
    from govdoc.model import Block, Document

_TITLE = re.compile(r"^# .*$", re.MULTILINE)


def assembled(markdown: str, elements: Mapping[str, Value], name: str) -> Document:
    """Return the document in a Markdown text, with the elements (Chinese keys of a plan) in their places.

    标题 replaces the text's own title; 题下日期 stands under it in brackets, 称呼 above the body with its colon.
    """
    document = settled_marks(reader.parse(titled(markdown, _line(elements.get("标题"))), name))
    blocks = list(document.blocks)
    at = next((n + 1 for n, block in enumerate(blocks) if isinstance(block, Title)), 0)
    while at < len(blocks) and isinstance(blocks[at], Byline):
        at += 1
    blocks[at:at] = _under_title(elements)
    return replace(document, blocks=tuple(blocks), elements=merged_elements(document.elements, elements))


def titled(markdown: str, title: str) -> str:
    """Return the Markdown under another title; unchanged where ``title`` is empty."""
    if not title:
        return markdown
    line = f"# {escaped(title).replace(BREAK, '')}"
    found = _TITLE.search(markdown)
    return markdown[: found.start()] + line + markdown[found.end() :] if found else f"{line}\n\n{markdown}"


def merged_elements(found: Elements, elements: Mapping[str, Value]) -> Elements:
    """Return the elements of GB/T 9704—2012 7.3 that a plan gives, upon those that are there already."""
    given = {
        "addressee": _text(elements.get("主送机关")),
        "attachment_note": _texts(elements.get("附件说明")),
        "signature": _texts(elements.get("发文机关署名")),
        "date": _text(elements.get("成文日期")),
        "remark": _text(elements.get("附注")),
    }
    return replace(found, **{key: value for key, value in given.items() if value})  # type: ignore[arg-type]


def _under_title(elements: Mapping[str, Value]) -> list[Block]:
    blocks: list[Block] = []
    if date := _line(elements.get("题下日期")):
        blocks.append(Byline(Text(f"（{date}）")))
    if salutation := _line(elements.get("称呼")):
        blocks.append(Salutation(Text(salutation.rstrip(":：") + "：")))
    return blocks


def _line(value: Value | None) -> str:
    """Return an element that is one line."""
    return "".join(paragraphs(value)) if isinstance(value, str) else ""


def _text(value: Value | None) -> Text | None:
    return Text(line) if (line := _line(value)) else None


def _texts(value: Value | None) -> tuple[Text, ...]:
    """Return an element that may be one text or a list of them."""
    values = value if isinstance(value, list) else [value]
    return tuple(text for one in values if (text := _text(one)))
