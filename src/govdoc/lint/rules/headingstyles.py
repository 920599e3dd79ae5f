"""Headings of a docx → styles that contradict their ordinals."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from govdoc.lint.numbering import normal_ordinal
from govdoc.lint.parts import parts
from govdoc.lint.rule import Hit, Severity, rule
from govdoc.model import Document, Heading, HeadingKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@rule("STR010", "标题样式与层次序数不符")
def misstyled_heading(document: Document) -> Iterator[Hit]:
    """同一种序数的标题，在 Word 里应当用同一级标题样式；“（一）”的样式级别应当低于“一、”。

    样式级别错了，自动目录和导航窗格就会错位；同级标题里唯独一条没有用标题样式的，只作提示。

    依据：GB/T 9704—2012 7.3.3
    正例：版面：大纲=1,2,2
    反例：版面：大纲=1,2,1
    """
    for part in parts(document):
        known = list(_outline_levels(part))
        yield from _misstyled([(block, depth, level) for block, depth, level in known if level])
        yield from _unstyled(known)


def _unstyled(known: Sequence[tuple[Heading, int, int]]) -> Iterator[Hit]:
    """Give the one heading of its depth that has no style where all the others have one: a hint."""
    for depth in sorted({depth for _, depth, _ in known}):
        own = [(block, level) for block, other, level in known if other == depth]
        bare = [block for block, level in own if not level and not block.text.value.endswith(("。", "；"))]
        levels = Counter(level for _, level in own if level).most_common(1)
        if levels and len(bare) == 1 and len(own) >= _FEWEST and bare[0].kind is HeadingKind.HEADING:
            level = levels[0][0]
            said = f"“{bare[0].ordinal}”没有用标题样式，别处用{level}级，自动目录里会缺这一条"
            end = max(bare[0].text.end, bare[0].start + 1)
            yield Hit(bare[0].start, end, said, severity=Severity.INFO)


_FEWEST = 3
"""Headings of a depth of which one without a style was forgotten."""


def _misstyled(levels: Sequence[tuple[Heading, int, int]]) -> Iterator[Hit]:
    """Give the headings of one part whose level is not that of the others of their depth."""
    usual: dict[int, int] = {}
    for depth in sorted({depth for _, depth, _ in levels}):
        counts = Counter(level for _, own, level in levels if own == depth)
        most, count = counts.most_common(1)[0]
        if count == 1:
            # Of two that differ, the one that is lower than the headings above is right.
            above = max((level for other, level in usual.items() if other < depth), default=0)
            most = min((level for level in counts if level > above), default=min(counts))
        usual[depth] = most
    for block, depth, level in levels:
        if depth in usual and level != usual[depth]:
            message = f"“{block.ordinal}”在别处用{usual[depth]}级标题样式，此处是{level}级"
            yield Hit(block.start, max(block.text.end, block.start + 1), message)
        elif any(other < depth and level <= most for other, most in usual.items()):
            message = f"“{block.ordinal}”用了{level}级标题样式，不低于上一层标题"
            yield Hit(block.start, max(block.text.end, block.start + 1), message)


def _outline_levels(document: Document) -> Iterator[tuple[Heading, int, int]]:
    """Give the headings of a docx on lines of their own: depth of the ordinal, level of the style, 0 without one."""
    if document.layout is None:
        return
    for block in document.blocks:
        ordinal = normal_ordinal(block.ordinal) if isinstance(block, Heading) else None
        if not isinstance(block, Heading) or ordinal is None or ordinal.level > 4 or block.continues:  # noqa: PLR2004
            continue
        row = document.source.row(block.start)
        if row <= len(document.layout.paragraphs):
            level = document.layout.paragraphs[row - 1].outline_level
            yield block, ordinal.level, level or 0
