"""Paragraphs → the items 一是… 二是… 三是… in them, found as a series: 一是 in ordinary prose is none."""

from __future__ import annotations

from itertools import pairwise, zip_longest
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from govdoc import ordinals
from govdoc.model import Block, Document, Heading, HeadingKind, Paragraph
from govdoc.outline.heads import clause, first_stop
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# The numeral stands first, so that the search runs from one to the next; what stands before it is looked at afterwards.
_ITEM = lazy(
    rf"{ordinals.HAN[:-1]}第](?<![^。.；;：:，,！!？?、…”’）)》\s].)"
    rf"(?:(?<=第)(?P<nth>{ordinals.HAN}{{1,2}})[，,、：:]|(?<!第)(?P<more>{ordinals.HAN}{{0,2}})(?P<word>是|要|抓|靠|讲|看)(?!一是|否|非|么))"
)
_FIRST_ITEM = lazy("一[是要抓靠讲看]|第一")
"""Without one of these there is no series."""
_BARE = lazy(rf"(?<=[。.；;：:，,！!？?）)”])({ordinals.HAN}{{1,2}})(?=[^\x00-\x7f])")
_AGENDA = lazy(
    r"(?:[讲谈说提作强调汇报通报部署围绕就]|以下|下面|如下).{0,12}?[几两二三四五六七八九十\d][个点条项]?\s*(?:方面|点|条|个|项)?.{0,12}[：:。]\s*$"
)
_LONGEST_AGENDA_ITEM = 45


class _Item(NamedTuple):
    """An item of a series: its place, its number, its word (是, 要 …; 第 for 第一，)."""

    block: int
    at: int
    number: int
    word: str
    length: int
    restored: bool = False


def itemized(document: Document) -> Document:
    """Return the document with the items of its series as Heading blocks of level 5.

    A series begins with 一 and has at least 二; it stays within one section. An announcement of the agenda
    (讲三点意见：一是…；二是…) is none.
    """
    blocks = document.blocks
    items: list[_Item] = []
    for stretch in _stretches(blocks):
        items += _series(blocks, stretch)
    first = next((i for i, b in enumerate(blocks) if isinstance(b, Heading) and b.level == 1), 0)
    items = [item for item in items if item.block >= first] + _no_agenda(blocks, [i for i in items if i.block < first])
    return document.with_blocks(_cut(blocks, sorted(items, key=itemgetter(0, 1))))


def _stretches(blocks: Sequence[Block]) -> Iterator[range]:
    """Give the runs of blocks between two headings."""
    start = 0
    for index, block in enumerate(blocks):
        if isinstance(block, Heading):
            if index > start:
                yield range(start, index)
            start = index + 1
    if start < len(blocks):
        yield range(start, len(blocks))


def _series(blocks: Sequence[Block], stretch: range) -> list[_Item]:
    """Find the series in a stretch: words of one kind, rising by one from 一."""
    if not any(map(_may_begin, blocks[stretch.start : stretch.stop])):
        return []
    found = list(_items(blocks, stretch))
    out: list[_Item] = []
    for nth in (False, True):
        run: list[_Item] = []
        for item in (candidate for candidate in found if (candidate.word == "第") is nth):
            if run and item.number == run[-1].number + 1 and _alike(run, item):
                run.append(item)
            elif run and item.number == run[-1].number + 2 and (lost := _lost(blocks, run[-1], item)):
                run += [lost, item]
            elif item.number == 1:
                out += run if len(run) > 1 else []
                run = [item]
            elif item.number == _SECOND and (first := _first(blocks, item)):
                out += run if len(run) > 1 else []
                run = [first, item]
        out += run if len(run) > 1 else []
    return out


def _may_begin(block: Block) -> bool:
    """Whether a block holds what may be the first item of a series."""
    return isinstance(block, Paragraph) and "一" in (value := block.text.value) and bool(_FIRST_ITEM.search(value))


def _alike(run: list[_Item], item: _Item) -> bool:
    """Whether an item may go on a series: 是 and 要 go together, the rarer words only with themselves."""
    return item.word in "是要第" or item.word == run[-1].word


def _items(blocks: Sequence[Block], stretch: range) -> Iterator[_Item]:
    """Give every place that may be an item."""
    for index in stretch:
        block = blocks[index]
        if not isinstance(block, Paragraph):
            continue
        for match in _ITEM.finditer(block.text.value):
            number = ordinals.arabic(match["nth"] or match[0][0] + match["more"])
            if number:
                yield _Item(index, match.start(), number, match["word"] or "第", match.end() - match.start())


_SECOND = 2
_FARTHEST = 600
_NEAREST = 8


def _first(blocks: Sequence[Block], second: _Item) -> _Item | None:
    """Find the first item of a series where nothing parts it from the words before it: …的问题一是… before 二是."""
    block = blocks[second.block]
    if not isinstance(block, Paragraph):
        return None
    words = "第一，" if second.word == "第" else f"一{second.word}"
    at = block.text.value.rfind(words, max(0, second.at - _FARTHEST), max(0, second.at - _NEAREST))
    return _Item(second.block, at, 1, second.word, len(words)) if at >= 0 else None


def _lost(blocks: Sequence[Block], before: _Item, after: _Item) -> _Item | None:
    """Find the item between two whose 是 was lost: 三强化… between 二是 and 四是."""
    for index in range(before.block, after.block + 1):
        block = blocks[index]
        if not isinstance(block, Paragraph):
            continue
        value = block.text.value
        low = before.at + before.length if index == before.block else 0
        high = after.at if index == after.block else len(value)
        for match in _BARE.finditer(value, low, high):
            if ordinals.arabic(match[1]) == before.number + 1:
                return _Item(
                    index, match.start(), before.number + 1, before.word, match.end() - match.start(), restored=True
                )
    return None


def _no_agenda(blocks: Sequence[Block], items: list[_Item]) -> list[_Item]:
    """Drop the series of the opening that only announce the parts."""
    out: list[_Item] = []
    run: list[_Item] = []
    for item in [*items, _Item(-1, 0, 1, "是", 0)]:
        if item.number == 1:
            out += [] if run and _announces(blocks, run) else run
            run = []
        run.append(item)
    return out


def _announces(blocks: Sequence[Block], run: list[_Item]) -> bool:
    """Whether a series is an agenda: announced right before it, its items short."""
    block = blocks[run[0].block]
    before = block.text.value[: run[0].at] if isinstance(block, Paragraph) else ""
    if not before and run[0].block:
        above = blocks[run[0].block - 1]
        before = above.text.value if isinstance(above, Paragraph) else ""
    lengths = [there.at - here.at for here, there in pairwise(run) if here.block == there.block]
    return bool(_AGENDA.search(before[-60:])) and all(length <= _LONGEST_AGENDA_ITEM for length in lengths)


def _cut(blocks: Sequence[Block], items: list[_Item]) -> list[Block]:
    """Return the blocks, each paragraph cut at its items."""
    places: dict[int, list[_Item]] = {}
    for item in items:
        places.setdefault(item.block, []).append(item)
    out: list[Block] = []
    done = 0
    for index, here in places.items():
        block = blocks[index]
        if isinstance(block, Paragraph):
            out += blocks[done:index]
            out += _items_of(block, here)
            done = index + 1
    return [*out, *blocks[done:]]


def _items_of(block: Paragraph, items: list[_Item]) -> Iterator[Block]:
    """Give what a paragraph is made of when it is cut at its items."""
    if items[0].at:
        yield block.cut(0, items[0].at, continues=block.continues)
    for item, after in zip_longest(items, items[1:]):
        part = block.cut(item.at, after.at if after is not None else None, continues=item.at > 0 or block.continues)
        yield from _item(part, item, alone=not part.continues and len(items) == 1)


def _item(part: Paragraph, item: _Item, *, alone: bool) -> Iterator[Block]:
    """Make the heading at the head of an item, and the paragraph behind it."""
    text = part.text
    begin, rest = item.length, text.value[item.length :]
    stop = first_stop(rest) if alone else None
    if stop is not None and stop < len(rest) - 1:
        length, kind = stop + 1, HeadingKind.RUN_IN
    else:
        length, kind = clause(rest), HeadingKind.INLINE
    if item.restored:
        kind = HeadingKind.RESTORED
    ordinal = text.value[:begin] if item.word == "第" else ordinals.chinese(item.number) + item.word
    yield Heading(5, ordinal, text.cut(begin, begin + length), kind, text.start, part.continues)
    if length < len(rest):
        yield part.cut(begin + length, continues=True, since=0)
