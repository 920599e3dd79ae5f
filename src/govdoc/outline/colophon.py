"""Last lines of a document, or its last table → the elements of a 版记 typed there: 抄送, 印发机关, 印发日期.

Older papers tell 抄报 and 分送 from 抄送 (all are 抄送机关 since 2012), and have lines that are no elements any more.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from govdoc.model import Paragraph, Residue, ResidueKind, Salutation, Table, Text
from govdoc.outline.closing import before, text_of
from govdoc.patterns import lazy
from govdoc.readers.signatures import SIGNATURE

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from govdoc.model import Block, Document

_MOST_LINES = 8
_OFFICE = SIGNATURE
_DAY = r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日"
_PRINTED = lazy(rf"(?:(?P<office>[^，。；：:\d]{{2,40}}?)\s*)?(?P<date>{_DAY})\s*印\s*[发制]?")
_DATED_OFFICE = lazy(rf"(?P<office>[^，。；：:\d]{{2,30}}(?:办公?室|科|股|处|办))\s+(?P<date>{_DAY})")
"""印发 forgotten: believed under 抄送 alone."""
_CC = lazy(r"(?:抄\s*[送报]|[分发]\s*送)\s*[：:]\s*(?P<names>\S.*)", re.DOTALL)
_MAIN = lazy(r"主\s*送\s*[：:]\s*(?P<names>\S.*)", re.DOTALL)
_PASSED = lazy(
    r"[（(]?(?:共\s*印?\s*\d+\s*份|(?:主\s*送|主\s*题\s*词|校\s*对|打\s*字|公开(?:属性|方式))\s*[：:]).{0,200}",
    re.DOTALL,
)
"""Lines of a 版记 that are no element: they are residue."""


def with_colophon(document: Document) -> Document:
    """Return the document with its 版记 as elements (GB/T 9704—2012 7.4); what a reader knew by its styles stays."""
    known = document.elements
    if known.cc is not None or known.printing_office is not None or known.print_date is not None:
        return document
    last = next((at for at in range(len(document.blocks) - 1, -1, -1) if not _is_residue(document.blocks[at])), None)
    block = document.blocks[last] if last is not None else None
    if isinstance(block, Table) and last is not None:
        texts, whole = [cell for row in block.rows for cell in row if cell.value], True
        places = {last}
    else:
        lines = _lines(document.blocks)
        texts, whole = [text_of(document.blocks[at]) for at in lines], False
        places = set(lines)
    addressed = any(isinstance(block, Salutation) for block in document.blocks)
    found, left = _named(texts, sure=whole, addressed=addressed)
    if not found.keys() & {"cc", "print_date"} or (whole and not all(_PASSED.fullmatch(text.value) for text in left)):
        return document
    known = replace(known, **{name: text for name, text in found.items() if getattr(known, name) is None})  # type: ignore[arg-type]
    return replace(document, elements=known, blocks=tuple(_without(document.blocks, places, left)))


def _without(blocks: Sequence[Block], places: Container[int], left: Sequence[Text]) -> Iterator[Block]:
    """Give the blocks without those at ``places``; of these, what is in no element as residue, in its place."""
    starts = {text.start for text in left}
    for at, block in enumerate(blocks):
        if at not in places:
            yield block
            continue
        texts = [cell for row in block.rows for cell in row] if isinstance(block, Table) else [text_of(block)]
        for text in texts:
            if text.start in starts and _PASSED.fullmatch(text.value):
                yield Residue(ResidueKind.COLOPHON, text)
            elif text.start in starts:
                yield Paragraph(text)


def _is_residue(block: Block) -> bool:
    """Whether a block is no part of the document."""
    return isinstance(block, Residue)


def _lines(blocks: Sequence[Block]) -> list[int]:
    """Return the paragraphs at the end that are lines of a 版记, in their order."""
    found: list[int] = []
    at = before(blocks, len(blocks))
    while at is not None and at > 0 and len(found) < _MOST_LINES and _is_line(text_of(blocks[at]).value):
        found.insert(0, at)
        at = before(blocks, at)
    return found


def _is_line(value: str) -> bool:
    """Whether a paragraph may be a line of a 版记."""
    return any(pattern.fullmatch(value) for pattern in (_PRINTED, _CC, _PASSED, _DATED_OFFICE, _OFFICE))


def _further(names: Text, more: Text) -> Text:
    """Return 抄送机关 of two lines as one list."""
    names = names.strip("。；;，, ")
    return names + Text("，", ((0, names.end),)) + more


def _named(texts: Sequence[Text], *, sure: bool, addressed: bool) -> tuple[dict[str, Text], list[Text]]:
    """Return the elements by their names, and the texts that are none; ``sure``: nothing else stands there.

    ``addressed``: the 主送机关 stands above the body, and is not told again.
    """
    found: dict[str, Text] = {}
    left: list[Text] = []
    for at, text in enumerate(texts):
        if _MAIN.fullmatch(text.value) and addressed:
            left.append(text)
            continue
        own = _elements(text, under_cc=sure or "cc" in found, after=texts[at + 1].value if at + 1 < len(texts) else "")
        if own.keys() == {"cc"} <= found.keys():
            found["cc"] = _further(found["cc"], own["cc"])
        elif own and not own.keys() & found.keys():
            found |= own
        else:
            left.append(text)
    return found, left


def _elements(text: Text, *, under_cc: bool, after: str) -> dict[str, Text]:
    """Return the elements on a line of a 版记; none where it holds none."""
    if copied := _CC.fullmatch(text.value):
        return {"cc": text.cut(copied.start("names"))}
    if main := _MAIN.fullmatch(text.value):
        return {"addressee": text.cut(main.start("names")).strip("。")}
    printed = _PRINTED.fullmatch(text.value) or (_DATED_OFFICE.fullmatch(text.value) if under_cc else None)
    if printed is not None:
        own = {"print_date": text.cut(*printed.span("date"))}
        return own | ({"printing_office": text.cut(*printed.span("office"))} if printed["office"] else {})
    follows = _PRINTED.fullmatch(after)
    if under_cc and _OFFICE.fullmatch(text.value) and follows is not None and not follows["office"]:
        return {"printing_office": text}
    return {}
