"""Document → the same with every heading numbered: 一、 （一） 1. （1） (GB/T 9704—2012 7.3.3)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from govdoc import ordinals
from govdoc.drafting.marks import NO_ORDINAL
from govdoc.model import Heading, HeadingKind, Paragraph, Title

if TYPE_CHECKING:
    from govdoc.model import Block, Document

_DEEPEST = 4
"""7.3.3 names four levels."""


def numbered(document: Document) -> Document:
    """Return the document with an ordinal on every heading of levels 1–4 that has none.

    Counters restart under each parent and under each title, and go on from the ordinals that are there; a heading whose
    ordinal is empty (not None) stays without. A heading that ends in 。 is run in with the paragraph after it
    (标题与正文同段), unless its kind says already how it stands. Raises ValueError for more than 9999 headings under
    one parent.
    """
    counters = [0] * (_DEEPEST + 1)
    blocks: list[Block] = []
    runs_in = False
    for block in document.blocks:
        before = blocks[-1] if blocks else None
        match block:
            case Title():
                counters = [0] * (_DEEPEST + 1)
                blocks.append(block)
            case Heading(level=level) if level <= _DEEPEST:
                counters[level + 1 :] = [0] * (_DEEPEST - level)
                if block.ordinal != NO_ORDINAL:
                    counters[level] = _number(block, counters[level] + 1)
                blocks.append(_with_ordinal(block, counters[level]))
                runs_in = _runs_in(block)
            case Paragraph(continues=False) if isinstance(before, Heading) and before.level <= _DEEPEST and runs_in:
                blocks[-1] = replace(before, kind=HeadingKind.RUN_IN)
                blocks.append(replace(block, continues=True))
            case _:
                blocks.append(block)
    return replace(document, blocks=tuple(blocks))


def _number(heading: Heading, following: int) -> int:
    """Return the number a heading bears, or the one that follows its elder sibling's."""
    found = ordinals.parse(heading.ordinal) if heading.ordinal else None
    return found.number if found else following


def _with_ordinal(heading: Heading, number: int) -> Heading:
    """Return the heading with its ordinal; one on a line of its own is now a numbered one."""
    if heading.ordinal == NO_ORDINAL:
        run_in = heading.kind is HeadingKind.RUN_IN
        return replace(heading, ordinal=None, kind=HeadingKind.RUN_IN if run_in else HeadingKind.UNNUMBERED)
    if heading.ordinal is not None:
        return heading
    kind = HeadingKind.HEADING if heading.kind is HeadingKind.UNNUMBERED else heading.kind
    return replace(heading, ordinal=ordinals.written(heading.level, number), kind=kind)


def _runs_in(heading: Heading) -> bool:
    """Whether the paragraph after a heading stands on its line: its kind says so, else the mark at its end."""
    if heading.kind is HeadingKind.HEADING and not heading.ordinal:
        return False
    return heading.kind is HeadingKind.RUN_IN or heading.text.value.endswith(("。", "！", "？"))
