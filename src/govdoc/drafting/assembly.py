"""Markdown and the elements of a plan → Document with title, byline, salutation and elements in their places."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from govdoc.drafting.elements import ATTENDANCE, BY_HAND
from govdoc.drafting.marks import ATTACHMENT_SIGN, settled_marks
from govdoc.drafting.schema import LAYOUT_KEY
from govdoc.drafting.typed import BREAK, escaped, paragraphs
from govdoc.model import Byline, Elements, OfficialFormat, Salutation, Text, Title
from govdoc.patterns import lazy
from govdoc.readers import markdown as reader
from govdoc.writers.masthead import with_mark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govdoc.drafting.nodes import Value
    from govdoc.model import Block, Document

_SINGLE = {
    "份号": "copy_number",
    "密级和保密期限": "classification",
    "紧急程度": "urgency",
    "发文字号": "document_number",
    "主送机关": "addressee",
    "签发人职务": "stamp_office",
    "成文日期": "date",
    "附注": "remark",
    "印发机关": "printing_office",
    "印发日期": "print_date",
}
_SEVERAL = {"发文机关标志": "issuer_mark", "附件说明": "attachment_note", "发文机关署名": "signature"}
"""Key of a plan → identifier of its element."""
ELEMENT_KEYS = {identifier: key for key, identifier in (_SINGLE | _SEVERAL).items()} | {
    "signatory": "签发人",
    "cc": "抄送机关",
    "attendance": "出席",
}
"""Identifier of an element → its key in a plan."""
_SIGNATORY_LABEL = lazy(r"^签发人\s*[:：]\s*")
_CC_LABEL = lazy(r"^抄送\s*[:：]\s*")
_BETWEEN_NAMES = lazy(r"[、，,；;]")
_TITLE = lazy(rf"^# (?!{ATTACHMENT_SIGN}).*$", re.MULTILINE)
"""The line of the title: that of an attachment is another."""


def assembled(markdown: str, elements: Mapping[str, Value], name: str) -> Document:
    """Return the document in a Markdown text, with the elements (Chinese keys of a plan) and 版式 in their places.

    标题 replaces the text's own title; 题下日期 stands under it in brackets, 称呼 above the body with its colon.
    """
    document = settled_marks(reader.parse(titled(markdown, _line(elements.get("标题"))), name))
    blocks = list(document.blocks)
    at = next((n + 1 for n, block in enumerate(blocks) if isinstance(block, Title)), 0)
    while at < len(blocks) and isinstance(blocks[at], Byline):
        at += 1
    blocks[at:at] = _under_title(elements)
    form = OfficialFormat(str(elements.get(LAYOUT_KEY, OfficialFormat.ORDINARY)))
    merged = merged_elements(document.elements, elements)
    return with_mark(replace(document, blocks=tuple(blocks), elements=merged, format=form))


def titled(markdown: str, title: str) -> str:
    """Return the Markdown under another title; unchanged where ``title`` is empty."""
    if not title:
        return markdown
    line = f"# {escaped(title).replace(BREAK, '')}"
    found = _TITLE.search(markdown)
    return markdown[: found.start()] + line + markdown[found.end() :] if found else f"{line}\n\n{markdown}"


def merged_elements(found: Elements, elements: Mapping[str, Value]) -> Elements:
    """Return the elements of GB/T 9704—2012 7 that a plan gives, upon those that are there already."""
    seals = tuple(text.value for text in _texts(elements.get("印章")))
    given = {
        **{name: _text(elements.get(key)) for key, name in _SINGLE.items()},
        **{name: _texts(elements.get(key)) for key, name in _SEVERAL.items()},
        "signatory": _names(elements.get("签发人")),
        "cc": _joined(elements.get("抄送机关"), "，"),
        "attendance": tuple(
            (label, names) for label in ATTENDANCE if (names := _joined(elements.get(label), "、")) is not None
        ),
        "sealed": BY_HAND in seals,
        "seals": seals if BY_HAND not in seals else (),
        "stamp": _line(elements.get("签名章")),
    }
    return replace(found, **{key: value for key, value in given.items() if value})  # type: ignore[arg-type]


def _names(value: Value | None) -> tuple[Text, ...]:
    """Return 签发人: a list, or names with 、 between them; a label typed before them is left out."""
    lines = [line for text in _texts(value) for line in _BETWEEN_NAMES.split(_SIGNATORY_LABEL.sub("", text.value))]
    return tuple(Text(name) for line in lines if (name := line.strip()))


def _joined(value: Value | None, mark: str) -> Text | None:
    """Return a list as one text, with ``mark`` between its items; labels and the 。 of the 版记 are added later."""
    items = [_CC_LABEL.sub("", text.value) for text in _texts(value)]
    return Text(mark.join(items)) if items else None


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
