"""Paragraphs → the 条 of a law or of rules: what stands under them is no heading, they themselves are where titled."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govdoc import ordinals
from govdoc.model import Paragraph
from govdoc.outline.chains import Found

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govdoc.model import Block

_ARTICLE = re.compile(rf"第{ordinals.HAN}{{1,5}}条(?=[\s\u3000（(【\[])")
_FEWEST_ARTICLES = 3


def articled(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the paragraphs that are 条 of a law or of rules, or stand under one; none where there are but a few."""
    out: set[int] = set()
    articles, under = 0, False
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            continue
        value = block.text.value
        is_article = value.startswith("第") and _ARTICLE.match(value) is not None
        articles += is_article
        under = is_article or (under and not _LEAVES.match(value))
        if under:
            out.add(index)
    return frozenset(out) if articles >= _FEWEST_ARTICLES else frozenset()


_LEAVES = re.compile(rf"{ordinals.HAN}{{1,3}}、|附\s*件|第{ordinals.HAN}{{1,4}}[章节编]")
"""With which what stands under articles ends: a chapter, an attachment, a paper of another kind."""


_TITLED = re.compile(
    rf"第{ordinals.HAN}{{1,5}}条\s*(?:【[^】]{{2,24}}】|\[[^\]]{{2,24}}\]|[（(][^（()）]{{2,24}}[）)](?=\s|$))"
)


def titled_length(value: str) -> int:
    """Return how many code points the title of an article takes, 第三条（报名条件）; 0 where it has none."""
    found = _TITLED.match(value) if value.startswith("第") else None
    return found.end() if found else 0


def titled_articles(blocks: Sequence[Block], found: Sequence[Found]) -> list[Found]:
    """Find the articles that have titles: a level below the chapters and sections above them."""
    titled = [at for at, block in enumerate(blocks) if isinstance(block, Paragraph) and titled_length(block.text.value)]
    if len(titled) < _FEWEST_ARTICLES:
        return []
    styles = {ordinals.Style.CHAPTER, ordinals.Style.SECTION}
    above = max((item.level for item in found if item.ordinal and item.ordinal.style in styles), default=0)
    return [Found(at, 0, above + 1, None, unnumbered=True) for at in titled]
