"""Paragraphs → the 条 of a law or of rules: what stands under them is no heading, they themselves are where titled."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from govdoc import ordinals
from govdoc.outline.chains import Found
from govdoc.outline.closing import beginning_with, text_of
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from govdoc.model import Block

_ARTICLE = lazy(rf"第{ordinals.HAN}{{1,5}}条(?=[\s\u3000（(【\[])")
_FEWEST_ARTICLES = 3


def articled(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the paragraphs that are 条 of a law or of rules, or stand under one; none where there are but a few."""
    articles = [at for at in beginning_with(blocks, "第") if _ARTICLE.match(text_of(blocks[at]).value)]
    if len(articles) < _FEWEST_ARTICLES:
        return frozenset()
    out: set[int] = set()
    for first, after in pairwise([*articles, len(blocks)]):
        for at in range(first, after):
            if at > first and _LEAVES.match(text_of(blocks[at]).value):
                break
            out.add(at)
    return frozenset(out)


_LEAVES = lazy(rf"{ordinals.HAN}{{1,3}}、|附\s*件|第{ordinals.HAN}{{1,4}}[章节编]")
"""With which what stands under articles ends: a chapter, an attachment, a paper of another kind."""


_TITLED = lazy(
    rf"第{ordinals.HAN}{{1,5}}条\s*(?:【[^】]{{2,24}}】|\[[^\]]{{2,24}}\]|[（(][^（()）]{{2,24}}[）)](?=\s|$))"
)


def titled_length(value: str) -> int:
    """Return how many code points the title of an article takes, 第三条（报名条件）; 0 where it has none."""
    found = _TITLED.match(value) if value.startswith("第") else None
    return found.end() if found else 0


def titled_articles(articles: Collection[int], blocks: Sequence[Block], found: Sequence[Found]) -> list[Found]:
    """Find among ``articles`` those that have titles: a level below the chapters and sections above them."""
    titled = [at for at in sorted(articles) if titled_length(text_of(blocks[at]).value)]
    if len(titled) < _FEWEST_ARTICLES:
        return []
    styles = {ordinals.Style.CHAPTER, ordinals.Style.SECTION}
    above = max((item.level for item in found if item.ordinal and item.ordinal.style in styles), default=0)
    return [Found(at, 0, above + 1, None, unnumbered=True) for at in titled]
