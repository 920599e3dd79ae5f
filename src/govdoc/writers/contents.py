"""Elements of a body with headings → the same with a table of contents behind the title (目录, practice).

A real TOC field, its entries filled in with estimated page numbers. It is not marked as dirty, nor do the settings ask
for fields to be updated: either makes Word ask a question on opening that readers of official documents should not see.
Who wants the numbers of his own printer presses F9, or lets Word update fields before printing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn

from govdoc.errors import UsageError
from govdoc.gbt9704 import HEADING_PARTS, Part
from govdoc.model import OfficialFormat
from govdoc.writers.contentstyles import CONTENTS_HEADING, CONTENTS_LEVELS, contents_style
from govdoc.writers.oxml import field, paragraph, run, w
from govdoc.writers.printed import Printed, soft_lines
from govdoc.writers.styles import STYLE_IDS, heading_character

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govdoc.model import Document
    from govdoc.writers.flow import Item

HEADING = "目　录"
_LEVELS = {part: level for level, part in HEADING_PARTS.items() if level <= CONTENTS_LEVELS}
_STYLES = {STYLE_IDS[part] for part in _LEVELS}
_RUN_IN = {heading_character(part) for part in _LEVELS}
_HEAD = frozenset({Part.TITLE, Part.BYLINE})
_RANGE = "_GovdocBody"
"""Bookmark around the headings of the body: those of attachments are not listed."""
_INSTRUCTION = f'TOC \\o "1-{CONTENTS_LEVELS}" \\h \\z \\b {_RANGE}'


def with_contents(
    document: Document, items: Sequence[Item], elements: list[tuple[Any, bool]], begins: Sequence[int], lines: int
) -> list[tuple[Any, bool]]:
    """Return the elements of a body with a table of contents behind title and bylines; the body begins a new page.

    ``begins`` are the pages of the items, those of the body counted from it; ``lines`` fit a page. Unchanged where the
    document asks for none. Raises UsageError where it has no headings, and for formats whose first page must show body
    text (GB/T 9704—2012 7.3.3).
    """
    if not document.contents:
        return elements
    if document.format is not OfficialFormat.ORDINARY:
        raise UsageError(
            f"{document.source.name}：“{document.format}”版式的首页必须显示正文（GB/T 9704—2012 7.3.3），不能加目录；"
            "请去掉“目录”，或把长的规划、方案作为附件"
        )
    entries = _entries(items, begins, lines)
    if not entries:
        raise UsageError(f"{document.source.name}：正文没有层次标题，编不出目录，请去掉“目录”")
    head = next((n for n, item in enumerate(items) if _part(item) not in _HEAD), len(items))
    listed = [element for element, _ in elements if _is_heading(element)][: len(entries)]
    for number, element in enumerate(listed):
        _bookmark(element, number, opens=not number, closes=number == len(listed) - 1)
    if head < len(elements):
        _break_before(elements[head][0])
    return [*elements[:head], (_contents(entries), False), *elements[head:]]


def _part(item: Item) -> Part | None:
    return item.part if isinstance(item, Printed) else None


def _entries(items: Sequence[Item], begins: Sequence[int], lines: int) -> list[tuple[int, str, int]]:
    """Return (level, text, page) of every heading of the body; a run-in heading without its 。."""
    end = next((n for n, item in enumerate(items) if _part(item) is Part.ATTACHMENT_MARK), len(items))
    head = next((n for n, item in enumerate(items) if _part(item) not in _HEAD), len(items))
    body = items[head:end]
    found = [
        (_LEVELS[item.stretches[0].part], item.stretches[0].text, n)
        for n, item in enumerate(body)
        if isinstance(item, Printed) and item.stretches[0].part in _LEVELS
    ]
    # Title, bylines, the word 目录 with a free line, the entries.
    before = -(-(2 * head + 2 + len(found)) // lines)
    return [(level, "".join(soft_lines(text)).rstrip("。"), before + begins[head + n]) for level, text, n in found]


def _is_heading(element: Any) -> bool:
    """Whether a paragraph is a heading that is listed, or begins with one."""
    if element.tag != qn("w:p"):
        return False
    style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    first = element.find(f"{qn('w:r')}/{qn('w:rPr')}/{qn('w:rStyle')}")
    return (style is not None and style.get(qn("w:val")) in _STYLES) or (
        first is not None and first.get(qn("w:val")) in _RUN_IN
    )


def _name(number: int) -> str:
    """Return the name of the bookmark of a heading, as Word makes them: an underscore hides it."""
    return f"_Toc{900000001 + number}"


def _bookmark(element: Any, number: int, *, opens: bool, closes: bool) -> None:
    """Put a bookmark around the text of a heading; the first opens, the last closes that of the body."""
    at = 0 if element.find(qn("w:pPr")) is None else 1
    if opens:
        element.insert(at, w("bookmarkStart", id=0, name=_RANGE))
        at += 1
    element.insert(at, w("bookmarkStart", id=number + 1, name=_name(number)))
    element.append(w("bookmarkEnd", id=number + 1))
    if closes:
        element.append(w("bookmarkEnd", id=0))


def _break_before(element: Any) -> None:
    """Let a paragraph begin a page."""
    if element.tag != qn("w:p"):
        inner = next(element.iter(qn("w:p")), None)
        if inner is not None:
            _break_before(inner)
        return
    given = element.find(qn("w:pPr"))
    children = [] if given is None else list(given)
    if given is not None:
        element.remove(given)
    element.insert(0, w("pPr", *children, w("pageBreakBefore")))


def _contents(entries: list[tuple[int, str, int]]) -> Any:
    """Return the table of contents in the content control by which Word knows it."""
    title = paragraph(CONTENTS_HEADING)
    title.append(run(HEADING))
    lines = []
    for number, (level, text, page) in enumerate(entries):
        line = paragraph(contents_style(level))
        link = w("hyperlink", anchor=_name(number), history=1)
        link.extend([run(f"{text}\t"), *field(f"PAGEREF {_name(number)} \\h", str(page))])
        line.append(link)
        lines.append(line)
    begin, instruction, separate, _, end = field(_INSTRUCTION, "")
    for offset, part in enumerate((begin, instruction, separate)):
        lines[0].insert(1 + offset, part)
    lines[-1].append(end)
    gallery = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
    return w("sdt", w("sdtPr", gallery), w("sdtContent", title, *lines))
