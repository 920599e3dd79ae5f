"""A Word file and a change → the changed file; the paragraphs of a style, and properties put into them."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

Change = Callable[[Any, random.Random], str | None]
"""What changes a document of python-docx and returns the text of the place, "" for none; None: not possible here."""
LONG = 50
BODY, TITLE, FIRST, SALUTATION, NOTE = "Normal", "Title", "Heading 1", "称呼", "附件说明"
SIGNATURE, DATE, MARK, NUMBER = "发文机关署名", "成文日期", "发文机关标志", "发文字号"


def paragraphs(document: Any, style: str) -> list[Any]:
    """Return the paragraphs of a style; of the body only long ones that are no run-in heading."""
    found = []
    for paragraph in document.paragraphs:
        if style == BODY and paragraph.style.name in {SIGNATURE, DATE}:
            break  # what follows is an attachment
        if paragraph.style.name == style and paragraph.text.strip():
            found.append(paragraph)
    if style == BODY:
        found = [p for p in found if len(p.text) >= LONG and not re.match("（[一二三四五六七八九十]）", p.text)]
    return found


def element(name: str, values: dict[str, str]) -> Any:
    """Make an element of Word with attributes."""
    made = OxmlElement(name)
    for key, value in values.items():
        made.set(qn(key), value)
    return made


def put(properties: Any, name: str, values: dict[str, str]) -> None:
    """Put an element into run or paragraph properties, in place of one of its name; order is mended by Word."""
    for old in properties.findall(qn(name)):
        properties.remove(old)
    properties.append(element(name, values))


def supplement(properties: Any, name: str, values: dict[str, str]) -> None:
    """Set attributes of an element in the properties of a paragraph or a section; its other attributes stay."""
    own = properties.find(qn(name))
    if own is None:
        own = OxmlElement(name)
        properties.append(own)
    for key, value in values.items():
        own.set(qn(f"w:{key}"), value)


def changed(data: bytes, change: Change, choice: random.Random) -> tuple[bytes, str] | None:
    """Return a Word file with a fault and the text of its place; None where the fault cannot stand there."""
    document = docx.Document(io.BytesIO(data))
    near = change(document, choice)
    if near is None:
        return None
    out = io.BytesIO()
    document.save(out)
    return out.getvalue(), near
