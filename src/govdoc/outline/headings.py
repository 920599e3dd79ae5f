"""Paragraphs → headings and the paragraphs under them: own line, run in, unnumbered, or with a lost number restored."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from functools import partial
from itertools import groupby, pairwise
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from govdoc import ordinals
from govdoc.model import Heading, HeadingKind, Paragraph, Residue, ResidueKind
from govdoc.outline.articles import titled_articles, titled_length
from govdoc.outline.candidates import AFTER_STOP, AT_START, LEVELS, candidates
from govdoc.outline.chains import Found, best_chain
from govdoc.outline.heads import Head, clause, closed_up, head
from govdoc.outline.items import listed, runs
from govdoc.outline.lost import bare_numerals, first_lost, lead, unnumbered
from govdoc.outline.typeface import set_apart
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from govdoc.model import Block, Document
    from govdoc.outline.chains import Candidate

_PLACE = attrgetter("block", "at")
_SECOND = 2
_LOOK = 500
"""Code points behind an ordinal within which a clause ends."""


def headed(document: Document) -> Document:
    """Return the document with the headings among its paragraphs as Heading blocks.

    A paragraph that holds a heading and its text becomes a Heading and a Paragraph that ``continues``. What a reader
    knew as a heading stays one.
    """
    blocks = document.blocks
    places = candidates(blocks, document)
    contents = _contents(blocks, places)
    found = _decided(blocks, [place for place in places if place.block not in contents])
    further: tuple[Callable[[Sequence[Block], Sequence[Found]], list[Found]], ...] = (
        titled_articles,
        bare_numerals,
        first_lost,
        partial(set_apart, document),
        unnumbered,
    )
    for more in further:
        if others := more(blocks, found):
            found = sorted(found + others, key=_PLACE)
    return replace(document, blocks=tuple(_cut(blocks, found, contents)))


def _contents(blocks: Sequence[Block], places: Sequence[Candidate]) -> set[int]:
    """Find the lines of a table of contents without page numbers: headings with no body that stand again later."""
    starts = [(place.block, _plain(blocks[place.block])) for place in places if place.at == 0]
    last = {plain: index for index, plain in starts}
    again = {index for index, plain in starts if last[plain] > index}
    return {index for index in again if index + 1 in again or index - 1 in again} if len(again) > 1 else set()


def _plain(block: Block) -> str:
    """Text of a block without white space."""
    return "".join(block.text.value.split()) if isinstance(block, Paragraph | Heading) else ""


def _decided(blocks: Sequence[Block], places: list[Candidate]) -> list[Found]:
    """Choose the chains level by level: 一、 over the whole, （一） between two of them, and so on down."""
    by_level: dict[int, list[Candidate]] = {level: [] for level in LEVELS}
    for place in places:
        if (level := place.ordinal.level) in by_level:
            by_level[level].append(place)
    # Headings that a reader knew without a number bound the search as well.
    bare = [(at, b.level) for at, b in enumerate(blocks) if isinstance(b, Heading) and not b.ordinal]
    out: list[Found] = []
    bounds = [(0, 0)]
    for level, chosen in by_level.items():
        cuts = [(at, 0) for at, own in bare if own == level]
        for within in _within(chosen, bounds):
            chain = _sure(best_chain(within))
            cuts += ((place.block, place.at) for place in chain)
            out += [Found(p.block, p.at, level, p.ordinal) for p in chain if isinstance(blocks[p.block], Paragraph)]
        bounds = sorted([*bounds, *sorted(cuts)])
    return sorted(out, key=_PLACE)


def _within(chosen: list[Candidate], bounds: list[tuple[int, int]]) -> Iterator[list[Candidate]]:
    """Give the candidates, in order, that stand between the same two bounds."""
    for _, within in groupby(chosen, lambda place: bisect_right(bounds, (place.block, place.at))):
        yield list(within)


def _sure(chain: list[Candidate]) -> list[Candidate]:
    """Drop a chain of one that stands inside a paragraph: 一、 alone in running text is no heading."""
    if len(chain) == 1 and chain[0].weight < AT_START:
        # 。2. 强化培训。 alone: the first of its list lost its number.
        only = chain[0].ordinal
        lost_first = only.style is ordinals.Style.DIGIT and only.number == _SECOND and chain[0].weight >= AFTER_STOP
        return chain if lost_first else []
    return chain


def _cut(blocks: Sequence[Block], found: list[Found], contents: set[int]) -> Iterator[Block]:
    """Give the blocks, each paragraph cut at its headings."""
    places: dict[int, list[Found]] = {}
    for item in found:
        places.setdefault(item.block, []).append(item)
    known = {index for index, block in enumerate(blocks) if isinstance(block, Heading)}
    heads = _heads(blocks, found, places.keys() | known)
    for index, block in enumerate(blocks):
        if index in contents and isinstance(block, Paragraph):
            yield Residue(ResidueKind.CONTENTS, block.text)
        elif (items := places.get(index)) and isinstance(block, Paragraph):
            yield from _headings(block, items, heads)
        else:
            yield block


def _heads(blocks: Sequence[Block], found: list[Found], headed_blocks: set[int]) -> dict[Found, Head]:
    """Map each heading that was decided on to its head; a series of numbered sentences has heads of kind None.

    Whether one sentence behind a number is a heading is seen from its siblings: where most of them head a text, it
    heads one too.
    """
    heads: dict[Found, Head] = {}
    for position, item in enumerate(found):
        after = found[position + 1] if position + 1 < len(found) else None
        heads[item] = _head(blocks, item, after, headed_blocks)
    parents = {item for item, after in pairwise(found) if after.level > item.level}
    for siblings in _siblings(blocks, found):
        only = [item for item in siblings if heads[item].kind is None]
        if 2 * len(only) < len(siblings):
            heads |= {item: Head(clause(item.rest(blocks, item.at + _LOOK)), HeadingKind.RUN_IN) for item in only}
        for run in runs(siblings):
            heads |= listed(blocks, run, heads, parents)
    return heads


def _siblings(blocks: Sequence[Block], found: list[Found]) -> Iterable[list[Found]]:
    """Group the headings that were decided on by the heading above them, one that a reader knew included."""
    events: list[tuple[int, int, int, Found | None]] = [(item.block, item.at, item.level, item) for item in found]
    if known := [(at, 0, block.level, None) for at, block in enumerate(blocks) if isinstance(block, Heading)]:
        events = sorted([*known, *events], key=itemgetter(0, 1))
    groups: dict[tuple[tuple[int, int], int], list[Found]] = {}
    parents: list[tuple[int, int, int]] = [(-1, 0, 0)]
    for block, at, level, item in events:
        while parents[-1][2] >= level:
            parents.pop()
        if item is not None:
            groups.setdefault((parents[-1][:2], level), []).append(item)
        parents.append((block, at, level))
    return groups.values()


def _head(blocks: Sequence[Block], item: Found, after: Found | None, headed_blocks: set[int]) -> Head:
    """Find the heading in the text behind an ordinal, up to the next heading."""
    end = after.at if after is not None and after.block == item.block else None
    rest = item.rest(blocks, end)
    if item.unnumbered and (titled := titled_length(rest)):
        return Head(titled, HeadingKind.UNNUMBERED)
    if item.restored and item.ordinal is None and lead(rest):
        return Head(lead(rest), HeadingKind.RUN_IN)
    if (series := _series_begins(rest)) is not None:
        return Head(series, HeadingKind.RUN_IN)
    if item.at and item.level <= _SECOND:
        # Words and their patterns are asked for only in poured texts: a sound text does not wait for them.
        from govdoc.outline.ends import heading_end

        if (length := heading_end(rest[:_LOOK])) is not None:
            return Head(length, HeadingKind.RUN_IN if length < len(rest) else HeadingKind.HEADING)
    found = head(rest, item.level, body_follows=end is None and _body_follows(blocks, item.block, headed_blocks))
    # What has headings below it heads something; so does 一、 in the middle of a line, run into its body unmarked.
    if found.kind is None and ((after is not None and after.level > item.level) or (item.at and item.level <= _SECOND)):
        return Head(clause(rest), HeadingKind.RUN_IN)
    return found


_FIRST_ITEM = lazy(r"一(是|要)|第一，")
_LONGEST_HEAD = 45


def _series_begins(rest: str) -> int | None:
    """Length of a heading into which a series was poured (守住底线一要管住食堂，…二要…), None where it was not."""
    first = _FIRST_ITEM.search(rest, 4, _LONGEST_HEAD) if "一" in rest else None
    if first is None or rest[first.start() - 1] in "。；，：、“？！;,:?!.":
        return None
    second = f"二{first[1]}" if first[1] else "第二，"
    return first.start() if second in rest[first.end() :] and not re.search(r"[。；]", rest[: first.start()]) else None


def _body_follows(blocks: Sequence[Block], index: int, headed_blocks: set[int]) -> bool:
    """Whether the next block that is no residue is a plain paragraph."""
    for at in range(index + 1, len(blocks)):
        if not isinstance(blocks[at], Residue):
            return at not in headed_blocks and isinstance(blocks[at], Paragraph)
    return False


def _headings(block: Paragraph, items: list[Found], heads: dict[Found, Head]) -> list[Block]:
    """Cut one paragraph into its headings and their texts."""
    out: list[Block] = [_part(block, 0, items[0].at, continues=block.continues)] if items[0].at else []
    ends = [*(item.at for item in items[1:]), len(block.text.value)]
    for item, end in zip(items, ends, strict=True):
        out += _heading(block, item, end, heads[item])
    return out


def _heading(block: Paragraph, item: Found, end: int, found: Head) -> tuple[Block, ...]:
    """Make the heading that begins at an item, and the paragraph behind it up to ``end``."""
    continues, ordinal, value = item.at > 0 or block.continues, item.ordinal, block.text.value
    if found.kind is None:
        return (_part(block, item.at, end, continues=continues),)
    skip = item.skip(value)
    begin = item.at + skip
    after = begin + found.length
    kind = HeadingKind.RESTORED if item.restored else HeadingKind.UNNUMBERED if item.unnumbered else found.kind
    written = item.restored or (ordinal.normal if ordinal is not None else None)
    title = closed_up(block.text.cut(begin, min(after, end)).strip())
    automatic = ordinal is not None and skip == 0
    heading = Heading(item.level, written, title, kind, block.text.at(item.at), continues, automatic)
    return (heading, _part(block, after, end, continues=True)) if value[after:end].strip() else (heading,)


def _part(block: Paragraph, start: int, end: int, *, continues: bool) -> Paragraph:
    """Cut a stretch out of a paragraph, its bold stretches kept."""
    strong = tuple([(max(a, start) - start, min(b, end) - start) for a, b in block.strong if a < end and b > start])
    return Paragraph(block.text.cut(start, end), continues, strong)
