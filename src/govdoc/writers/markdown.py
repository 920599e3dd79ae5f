"""Document → Markdown that reads back as the same text."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from govdoc.gbt9704 import HEADING_PARTS, Part
from govdoc.model import Figure, Table
from govdoc.patterns import lazy
from govdoc.writers.flow import Printed, flow, soft_lines
from govdoc.writers.notes import marked, shown
from govdoc.writers.refusal import refuse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document
    from govdoc.writers.flow import Item, Stretch

_MARKS = {Part.TITLE: "#", Part.ATTACHMENT_TITLE: "#"} | {
    part: "#" * (level + 1) for level, part in HEADING_PARTS.items()
}
_ANYWHERE = lazy(r"[\\`*_\[\]<>&~|]")
_AT_START = lazy(r"(?P<number>\d{1,9})(?P<mark>[.)])|[#+=-]")
_RUN_IN_END = "。"


def write(document: Document) -> bytes:
    """Return the Markdown (CommonMark with tables) in UTF-8: # title, ## 一、, ### （一）, #### 1., ##### （1）.

    Ordinals stay in the headings. A run-in heading is a heading that ends in 。. Text that looks like markup is
    escaped. Raises what ``refuse`` raises.
    """
    refuse(document)
    items, notes = marked(flow(document))
    blocks = [block for item in items for block in _blocks(item)]
    blocks += [f"[^{number}]: {_escaped(_joined(note))}" for number, note in enumerate(notes, 1)]
    return (shown("\n\n".join(blocks), lambda number: f"[^{number}]") + "\n").encode()


def _blocks(item: Item) -> Iterator[str]:
    """Give the Markdown blocks of an item."""
    match item:
        case Printed():
            yield from _paragraph(item)
        case Table():
            if item.caption is not None and item.caption.value.strip():
                yield _plain(item.caption.value.strip())
            if any(item.rows):
                yield _table(item)
        case Figure():
            yield f"![{_escaped(_joined(item.caption.value))}](<{_target(item.target)}>)"


def _paragraph(item: Printed) -> Iterator[str]:
    """Give a heading, a paragraph, or the heading and the paragraph that a run-in heading is."""
    first, rest = item.stretches[0], item.stretches[1:]
    if item.part in _MARKS and not _ends_run_in(item):
        yield f"{_MARKS[item.part]} {_escaped(_joined(item.text))}"
    elif item.part is Part.BODY and first.part in _MARKS and rest and first.text.endswith(_RUN_IN_END):
        yield f"{_MARKS[first.part]} {_escaped(_joined(first.text))}"
        yield _stretches(rest)
    else:
        yield _stretches(item.stretches)


def _ends_run_in(item: Printed) -> bool:
    """Whether a heading alone on its line would draw the next paragraph to it when read back."""
    return item.part is not Part.TITLE and item.text.endswith(_RUN_IN_END)


def _stretches(stretches: tuple[Stretch, ...]) -> str:
    """Return a paragraph with its bold stretches; what opens a block at the start of a line is escaped."""
    text = "".join(_bold(s.text) if s.strong else _escaped(s.text) for s in stretches)
    lines = [_opened(line.strip(" \t")) for line in soft_lines(text)]
    return "\\\n".join(line for line in lines if line)


def _plain(text: str) -> str:
    return "\\\n".join(_opened(_escaped(line.strip())) for line in soft_lines(text) if line.strip())


def _bold(text: str) -> str:
    """Return bold text. Marks at its ends stand outside: ** beside a mark and a 汉字 neither opens nor closes."""
    if len(soft_lines(text)) > 1:
        return _escaped(text)
    start, end = 0, len(text)
    while start < end and _is_mark(text[start]):
        start += 1
    while end > start and _is_mark(text[end - 1]):
        end -= 1
    if start == end:
        return _escaped(text)
    return f"{_escaped(text[:start])}**{_escaped(text[start:end])}**{_escaped(text[end:])}"


def _is_mark(character: str) -> bool:
    """Whether CommonMark takes a character for white space or punctuation beside **."""
    return character.isspace() or unicodedata.category(character)[0] in "PS"


def _escaped(text: str) -> str:
    """Return the text with a backslash before whatever is markup anywhere in a line."""
    return _ANYWHERE.sub(r"\\\g<0>", text)


def _opened(line: str) -> str:
    """Return a line with what would open a heading, a list or a rule escaped."""
    found = _AT_START.match(line)
    if found is None:
        return line
    at = found.end("number") if found["number"] else 0
    return f"{line[:at]}\\{line[at:]}"


def _joined(text: str) -> str:
    """Return a text on one line: a heading has no other."""
    return " ".join(line.strip() for line in soft_lines(text) if line.strip()) if "\n" in text else text.strip()


def _target(path: str) -> str:
    """Return the path of a picture as a link destination in angle brackets."""
    return re.sub(r"[\\<>&]", r"\\\g<0>", "".join(soft_lines(path)))


def _table(table: Table) -> str:
    """Return a pipe table: its first row is the head, for Markdown knows no table without one."""
    count = max(len(row) for row in table.rows)
    rows = [[_escaped(" ".join(soft_lines(cell.value.strip()))) for cell in row] for row in table.rows]
    lines = ["| " + " | ".join(row + [""] * (count - len(row))) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * count, *lines[1:]])
