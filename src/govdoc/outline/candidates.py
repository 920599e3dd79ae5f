"""Blocks → every place where a numbered heading may begin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govdoc import ordinals
from govdoc.model import Heading, Paragraph
from govdoc.ordinals import Style
from govdoc.outline.chains import Candidate
from govdoc.outline.poured import begins_series, is_poured
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from govdoc.model import Block, Document
    from govdoc.ordinals import Ordinal

LEVELS = (1, 2, 3, 4, 6)
"""Levels whose headings are found by their ordinals; 5 (一是) is found as a series inside paragraphs."""
KNOWN = 6.0
AT_START = 3.0
AFTER_STOP = 1.0
_ANYWHERE = 0.2
_LONGEST_WRITTEN = 1500
"""Code points: a paragraph longer than that is looked into anyway."""
_POURED_PIECE = 60
"""Code points: in a document that was poured into lines, these are looked into too: a later break cut them off."""
_STOPS = "。！？!?.；;：:”）) \u3000"
_INNER = lazy(
    rf"[（(]\s*(?:{ordinals.HAN}{{1,3}}|\d{{1,2}})\s*[）)]|[⑴-⒇㈠-㈩]|(?<![\d.．第高初周星单统专唯同逐其任]){ordinals.HAN}{{1,3}}、"
    rf"|(?<![\d.．])\d{{1,2}}[、.．](?!\d)|[（(]?第{ordinals.HAN}{{1,3}}(?:章|部分|阶段[）)])"
)
_ENUMERATION = lazy(r"[一二三四五六七八九十]{1,3}(?:、|年级|级|产业|线(?!上|下)|[类等班期轮楼]|单元|阶段|季度)")
"""What follows 三、 in 三、四年级 and 二、三产业: no heading."""


def candidates(blocks: Sequence[Block], document: Document, articles: Collection[int]) -> list[Candidate]:
    """Return the candidates in order: at the heads of paragraphs, and inside those into which a text was poured.

    ``articles`` are the paragraphs that are 条 of a law, or stand under one.
    """
    labels = document.layout.labels() if document.layout else {}
    longest = _POURED_PIECE if is_poured(blocks) else _LONGEST_WRITTEN
    out: list[Candidate] = []
    for index, block in enumerate(blocks):
        if isinstance(block, Heading) and block.ordinal:
            if ordinal := ordinals.parse(block.ordinal):
                out.append(Candidate(index, 0, ordinal, KNOWN))
        elif isinstance(block, Paragraph):
            text = block.text
            value = text.value
            label = labels.get(text.start) if labels else None
            ordinal = (ordinals.parse(label) if label else None) or ordinals.parse(value)
            if index in articles and (ordinal is None or ordinal.style in _ITEMS):
                continue
            if ordinal is not None and ordinal.level in LEVELS and _may_head(value, ordinal):
                out.append(Candidate(index, 0, ordinal, AT_START))
            if len(value) >= longest or (ordinal is not None and ordinal.number == 1 and begins_series(value)):
                out += _inner(index, value)
    return out


_ITEMS = frozenset({Style.PAREN_HAN, Style.DIGIT, Style.PAREN_DIGIT, Style.CIRCLED})
"""With which the 项 and 目 of an article are numbered: they are no headings."""


def _may_head(value: str, ordinal: Ordinal, at: int = 0) -> bool:
    """Whether the text behind an ordinal at ``at`` can be a heading: not that of 三、四年级, and not nothing."""
    begin = at + ordinal.length if value[at : at + 1] == ordinal.raw[:1] else at
    return begin < len(value) and not (ordinal.style is Style.HAN and _ENUMERATION.match(value, begin))


_LEADERS = lazy(r"[^。；]{0,40}?[.．·…⋯‥]{4}")
_LISTED = lazy(r"(?:附\s*件[：:]|推荐访问|相关(?:文章|阅读|推荐|链接|文档)|延伸阅读|猜你喜欢)[^。！？]*$")
_BEFORE = 200


def _inner(index: int, value: str) -> Iterator[Candidate]:
    """Find the ordinals inside a paragraph, but not those of words, quotations, tables of contents, lists of names."""
    quoted = [range(found.start(), found.end()) for found in re.finditer(r"“[^”]{0,200}”", value)]
    for match in _INNER.finditer(value):
        at = match.start()
        ordinal = ordinals.parse(value, at)
        if at == 0 or ordinal is None or ordinal.level not in LEVELS:
            continue
        while quoted and quoted[0].stop <= at:
            quoted.pop(0)
        after = at + ordinal.length
        if value[after : after + 1] in "，。、；：）)” " or not _may_head(value, ordinal, at):
            continue
        if (
            (quoted and at in quoted[0])
            or _LEADERS.match(value, after)
            or _LISTED.search(value, max(0, at - _BEFORE), at)
        ):
            continue
        yield Candidate(index, at, ordinal, AFTER_STOP if value[at - 1] in _STOPS else _ANYWHERE)
