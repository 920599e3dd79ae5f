"""Paragraphs → headings and the paragraphs under them: own line, run in, unnumbered, or with a lost number restored."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import partial
from itertools import groupby, pairwise, zip_longest
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from govdoc import ordinals
from govdoc.model import Heading, HeadingKind, Paragraph, Residue, ResidueKind
from govdoc.outline.articles import articled, titled_articles, titled_length
from govdoc.outline.candidates import AFTER_STOP, AT_START, LEVELS, candidates
from govdoc.outline.chains import Found, best_chain
from govdoc.outline.countedlines import counted_lines
from govdoc.outline.heads import Head, clause, closed_up, head
from govdoc.outline.items import listed, runs
from govdoc.outline.lost import bare_numerals, first_lost, lead, unnumbered
from govdoc.outline.typeface import set_apart
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from govdoc.model import Block, Document
    from govdoc.outline.chains import Candidate

_NUMBERED = (Paragraph, Heading)
"""Blocks that may begin with an ordinal."""
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
    articles = articled(blocks)
    places = candidates(blocks, document, articles)
    contents = _contents(blocks, places)
    found = _decided(blocks, [place for place in places if place.block not in contents])
    further: tuple[Callable[[Sequence[Block], Sequence[Found]], list[Found]], ...] = (
        partial(titled_articles, articles),
        bare_numerals,
        first_lost,
        counted_lines,
        partial(set_apart, document),
        unnumbered,
    )
    for more in further:
        if others := more(blocks, found):
            found = sorted(found + others, key=_PLACE)
    return document.with_blocks(_cut(blocks, found, contents))


def _contents(blocks: Sequence[Block], places: Sequence[Candidate]) -> set[int]:
    """Find the lines of a table of contents without page numbers: headings with no body that stand again later."""
    starts = [(place.block, _plain(blocks[place.block])) for place in places if place.at == 0]
    last = {plain: index for index, plain in starts}
    again = {index for index, plain in starts if last[plain] > index}
    return {index for index in again if index + 1 in again or index - 1 in again} if len(again) > 1 else set()


def _plain(block: Block) -> str:
    """Text of a block without white space."""
    return "".join(block.text.value.split()) if isinstance(block, _NUMBERED) else ""


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
    for _, within in groupby(chosen, lambda place: bisect_right(bounds, place[:2])):
        yield list(within)


def _sure(chain: list[Candidate]) -> list[Candidate]:
    """Drop a chain of one that stands inside a paragraph: 一、 alone in running text is no heading."""
    if len(chain) == 1 and chain[0].weight < AT_START:
        # 。2. 强化培训。 alone: the first of its list lost its number.
        only = chain[0].ordinal
        lost_first = only.style is ordinals.Style.DIGIT and only.number == _SECOND and chain[0].weight >= AFTER_STOP
        return chain if lost_first else []
    return chain


def _cut(blocks: Sequence[Block], found: Sequence[Found], contents: Collection[int]) -> list[Block]:
    """Return the blocks, each paragraph cut at its headings."""
    heads = _heads(blocks, found)
    out: list[Block] = []
    done = 0
    for item, after in zip_longest(found, found[1:]):
        block = blocks[item.block]
        if item.block in contents or not isinstance(block, Paragraph):
            continue
        if item.block >= done:
            out += _untouched(blocks, done, item.block, contents)
            out += [block.cut(0, item.at, continues=block.continues)] if item.at else []
            done = item.block + 1
        end = after.at if after is not None and after.block == item.block else len(block.text.value)
        out += _headed(block, item, end, heads[item])
    return [*out, *_untouched(blocks, done, len(blocks), contents)]


def _untouched(blocks: Sequence[Block], start: int, end: int, contents: Collection[int]) -> Sequence[Block]:
    """Return a run of blocks without headings; what of it is a table of contents as residue."""
    if not contents:
        return blocks[start:end]
    return [
        Residue(ResidueKind.CONTENTS, block.text) if at in contents and isinstance(block, Paragraph) else block
        for at, block in enumerate(blocks[start:end], start)
    ]


def _heads(blocks: Sequence[Block], found: Sequence[Found]) -> dict[Found, Head]:
    """Map each heading that was decided on to its head; a series of numbered sentences has heads of kind None.

    Whether one sentence behind a number is a heading is seen from its siblings: where most of them head a text, it
    heads one too.
    """
    known = [(at, block.level) for at, block in enumerate(blocks) if isinstance(block, Heading)]
    headed_blocks = {item.block for item in found}.union(at for at, _ in known)
    heads = {item: _head(blocks, item, after, headed_blocks) for item, after in zip_longest(found, found[1:])}
    parents = {item for item, after in pairwise(found) if after.level > item.level}
    for siblings in _siblings(found, known):
        only = [item for item in siblings if heads[item].kind is None]
        if 2 * len(only) < len(siblings):
            heads |= {item: Head(clause(item.rest(blocks, item.at + _LOOK)), HeadingKind.RUN_IN) for item in only}
        for run in runs(siblings):
            heads |= listed(blocks, run, heads, parents)
    return heads


def _siblings(found: Iterable[Found], known: Iterable[tuple[int, int]]) -> list[list[Found]]:
    """Group the headings that were decided on by the heading above them, those that a reader knew included."""
    events: list[tuple[int, int, int, Found | None]] = [(item.block, item.at, item.level, item) for item in found]
    events = sorted([*((at, 0, level, None) for at, level in known), *events], key=itemgetter(0, 1))
    groups: list[list[Found]] = []
    above: list[tuple[int, dict[int, list[Found]]]] = [(0, {})]
    for _, _, level, item in events:
        while above[-1][0] >= level:
            above.pop()
        if item is not None:
            below = above[-1][1]
            if level not in below:
                groups.append(below.setdefault(level, []))
            below[level].append(item)
        above.append((level, {}))
    return groups


def _head(blocks: Sequence[Block], item: Found, after: Found | None, headed_blocks: Collection[int]) -> Head:
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


def _body_follows(blocks: Sequence[Block], index: int, headed_blocks: Collection[int]) -> bool:
    """Whether the next block that is no residue is a plain paragraph."""
    at = index + 1
    while at < len(blocks) and isinstance(blocks[at], Residue):
        at += 1
    return at < len(blocks) and at not in headed_blocks and isinstance(blocks[at], Paragraph)


def _headed(block: Paragraph, item: Found, end: int, found: Head) -> list[Block]:
    """Return the heading that begins at an item, and the paragraph behind it up to ``end``."""
    if found.kind is None:
        return [block.cut(item.at, end, continues=item.at > 0 or block.continues)]
    begin = item.at + item.skip(block.text.value)
    stop = begin + found.length
    heading = _heading(block, item, found.kind, begin, min(stop, end))
    if not block.text.value[stop:end].strip():
        return [heading]
    return [heading, block.cut(stop, end, continues=True, since=item.at)]


def _heading(block: Paragraph, item: Found, kind: HeadingKind, begin: int, end: int) -> Heading:
    """Make the heading that an item is; its text goes from ``begin`` to ``end`` in the paragraph."""
    ordinal = item.ordinal
    kind = HeadingKind.RESTORED if item.restored else HeadingKind.UNNUMBERED if item.unnumbered else kind
    written = item.restored or (ordinal.normal if ordinal is not None else None)
    title = closed_up(block.text.cut(begin, end).strip())
    continues, automatic = item.at > 0 or block.continues, ordinal is not None and begin == item.at
    return Heading(item.level, written, title, kind, block.text.at(item.at), continues, automatic)
