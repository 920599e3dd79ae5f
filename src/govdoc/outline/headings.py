"""Paragraphs → headings and the paragraphs under them: own line, run in, unnumbered, or with a lost number restored."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from govdoc import ordinals
from govdoc.model import Block, Document, Heading, HeadingKind, Paragraph, Residue, ResidueKind
from govdoc.outline.chains import Candidate, best_chain
from govdoc.outline.heads import Head, clause, head, marks
from govdoc.outline.poured import LONG, is_poured

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govdoc.ordinals import Ordinal

_Span = tuple[tuple[int, int], tuple[int, int]]
_LEVELS = (1, 2, 3, 4, 6)
_SECOND = 2
_AT_START = 3.0
_AFTER_STOP = 1.0
_ANYWHERE = 0.2
_POURED_PIECE = 100
"""Code points: in a document that was poured into lines, these are looked at too: a later break cut them off."""
_INNER = re.compile(
    rf"[（(]\s*(?:{ordinals.HAN}{{1,3}}|\d{{1,2}})\s*[）)]|[⑴-⒇㈠-㈩]|(?<![\d.．第]){ordinals.HAN}{{1,3}}、|(?<![\d.．])\d{{1,2}}[、.．](?!\d)"
    rf"|第{ordinals.HAN}{{1,3}}(?:章|部分)"
)
_STOPS = "。！？!?；;：:”）) \u3000"


@dataclass(frozen=True, slots=True)
class _Found:
    """A heading that was decided on: where it begins in its paragraph, its level and ordinal."""

    block: int
    at: int
    level: int
    ordinal: Ordinal | None
    restored: str | None = None
    unnumbered: bool = False


def headed(document: Document) -> Document:
    """Return the document with the headings among its paragraphs as Heading blocks.

    A paragraph that holds a heading and its text becomes a Heading and a Paragraph that ``continues``. What a reader
    knew as a heading stays one.
    """
    blocks = document.blocks
    labels = _labels(document)
    candidates = _candidates(blocks, labels)
    contents = _contents(blocks, candidates)
    candidates = [candidate for candidate in candidates if candidate.block not in contents]
    found = _decided(blocks, candidates)
    found += _bare_numerals(blocks, found)
    found.sort(key=lambda item: (item.block, item.at))
    found += _first_lost(blocks, found)
    found.sort(key=lambda item: (item.block, item.at))
    found += _unnumbered(blocks, found)
    found.sort(key=lambda item: (item.block, item.at))
    return replace(document, blocks=tuple(_cut(blocks, found, contents)))


def _labels(document: Document) -> dict[int, str]:
    """Map the offset of a docx paragraph to the number that Word prints before it."""
    if document.layout is None:
        return {}
    return {p.start: p.number_label for p in document.layout.paragraphs if p.number_label}


def _candidates(blocks: Sequence[Block], labels: dict[int, str]) -> list[Candidate]:
    """Collect every place where a heading may begin."""
    out: list[Candidate] = []
    longest = _POURED_PIECE if is_poured(blocks) else LONG
    for index, block in enumerate(blocks):
        if isinstance(block, Heading) and block.ordinal:
            if ordinal := ordinals.parse(block.ordinal):
                out.append(Candidate(index, 0, ordinal, 2 * _AT_START))
            continue
        if not isinstance(block, Paragraph):
            continue
        value = block.text.value
        ordinal = ordinals.parse(labels.get(block.text.start, "")) or ordinals.parse(value)
        if ordinal is not None and ordinal.level in _LEVELS and _may_head(value, ordinal):
            out.append(Candidate(index, 0, ordinal, _AT_START))
        if len(value) > longest:
            out += _inner(index, value)
    return out


def _may_head(value: str, ordinal: Ordinal) -> bool:
    """Whether the text behind an ordinal can be a heading: not that of 三、四年级, and not nothing."""
    rest = value[ordinal.length :] if value.startswith(ordinal.raw[:1]) else value
    if not rest:
        return False
    return not (
        ordinal.style is ordinals.Style.HAN
        and rest[0] in "一二三四五六七八九十"
        and not re.match(r"[一二三四五六七八九十]+[是要、年个项大]", rest)
    )


def _inner(index: int, value: str) -> Iterator[Candidate]:
    """Find the ordinals inside a paragraph into which a document was poured."""
    for match in _INNER.finditer(value):
        at = match.start()
        ordinal = ordinals.parse(value, at)
        if at == 0 or ordinal is None or ordinal.level not in _LEVELS:
            continue
        after = value[at + ordinal.length : at + ordinal.length + 1]
        if (
            not after
            or after in "，。、；：）)” "
            or (ordinal.style is ordinals.Style.HAN and after in "一二三四五六七八九十")
        ):
            continue
        yield Candidate(index, at, ordinal, _AFTER_STOP if value[at - 1] in _STOPS else _ANYWHERE)


def _contents(blocks: Sequence[Block], candidates: Sequence[Candidate]) -> set[int]:
    """Find the lines of a table of contents without page numbers: headings with no body that stand again later."""
    starts = [candidate.block for candidate in candidates if candidate.at == 0]
    last: dict[str, int] = {}
    for index in starts:
        last[_plain(blocks[index])] = index
    again = {index for index in starts if last[_plain(blocks[index])] > index}
    return {index for index in again if index + 1 in again or index - 1 in again} if len(again) > 1 else set()


def _plain(block: Block) -> str:
    """Text of a block without white space."""
    return re.sub(r"\s", "", block.text.value) if isinstance(block, Paragraph | Heading) else ""


def _decided(blocks: Sequence[Block], candidates: list[Candidate]) -> list[_Found]:
    """Choose the chains level by level: 一、 over the whole, （一） between two of them, and so on down."""
    by_level = {level: [c for c in candidates if c.ordinal.level == level] for level in _LEVELS}
    keys = {level: [(c.block, c.at) for c in chosen] for level, chosen in by_level.items()}
    out: list[_Found] = []
    spans = [((0, 0), (len(blocks), 0))]
    for level in _LEVELS:
        cuts: list[tuple[int, int]] = []
        for start, end in spans:
            low, high = bisect_left(keys[level], start), bisect_left(keys[level], end)
            chain = _sure(best_chain(by_level[level][low:high]))
            cuts += ((c.block, c.at) for c in chain)
            out += (_Found(c.block, c.at, level, c.ordinal) for c in chain if isinstance(blocks[c.block], Paragraph))
        # Headings that a reader knew without a number bound the search as well.
        cuts += ((i, 0) for i, b in enumerate(blocks) if isinstance(b, Heading) and b.level == level and not b.ordinal)
        spans = _divided(spans, sorted(set(cuts)))
    return sorted(out, key=lambda item: (item.block, item.at))


def _sure(chain: list[Candidate]) -> list[Candidate]:
    """Drop a chain of one that stands inside a paragraph: 一、 alone in running text is no heading."""
    if len(chain) == 1 and chain[0].weight < _AT_START:
        # 。2. 强化培训。 alone: the first of its list lost its number.
        only = chain[0]
        lost_first = (
            only.ordinal.style is ordinals.Style.DIGIT and only.ordinal.number == 2 and only.weight >= _AFTER_STOP
        )
        return chain if lost_first else []
    return chain


def _divided(spans: list[_Span], cuts: list[tuple[int, int]]) -> list[_Span]:
    """Cut spans at places."""
    out: list[_Span] = []
    for start, end in spans:
        low, high = bisect_left(cuts, start), bisect_left(cuts, end)
        points = [start, *(cut for cut in cuts[low:high] if cut != start), end]
        out += pairwise(points)
    return out


_BARE = re.compile(
    rf"({ordinals.HAN}{{1,2}})(?=[\u4e00-\u9fff])(?!是|要|些|般|直|定|样|个|批|年|月|次|名|所|项|种|大|级|方面|线|切|体|致|起|系列|流|律|时|手)"
)


def _bare_numerals(blocks: Sequence[Block], found: list[_Found]) -> list[_Found]:
    """Restore （一） that lost its brackets: paragraphs that begin with 一 二 三 one after the other."""
    taken = {item.block for item in found}
    out: list[_Found] = []
    run: list[_Found] = []
    for index, block in enumerate(blocks):
        if any(item.level == 1 for item in found if item.block == index) or isinstance(block, Heading):
            out += run if len(run) > 1 else []
            run = []
        if index in taken or not isinstance(block, Paragraph) or not (bare := _BARE.match(block.text.value)):
            continue
        number = ordinals.arabic(bare[1])
        if number == len(run) + 1:
            ordinal = ordinals.Ordinal(ordinals.Style.PAREN_HAN, number, bare.end(), bare[1])
            run.append(_Found(index, 0, 2, ordinal, restored=ordinals.written(2, number)))
    return out + (run if len(run) > 1 else [])


_LONGEST_LEAD = 40
_CLOSERS = re.compile(r"同志们|总之|谢谢|让我们|特此|以上|此致|附[件：:]|联系人|抄送")


def _lead(value: str) -> int:
    """Length of a first sentence that could be a run-in heading, 0 where there is none."""
    stops = marks(value, "。")
    return stops[0] + 1 if stops and stops[0] < _LONGEST_LEAD and stops[0] < len(value) - 1 else 0


def _first_lost(blocks: Sequence[Block], found: list[_Found]) -> list[_Found]:
    """Restore a lost first number: siblings begin with 2., and before it a paragraph begins as they do."""
    out: list[_Found] = []
    for position, item in enumerate(found):
        if item.ordinal is None or item.ordinal.number != _SECOND or item.restored or item.at:
            continue
        parent = next((f for f in reversed(found[:position]) if f.level < item.level), None)
        siblings = [
            f for f in found[:position] if f.level == item.level and (parent is None or f.block >= parent.block)
        ]
        if any(f.ordinal is not None and f.ordinal.number == 1 for f in siblings):
            continue
        run_in = bool(_lead(_rest(blocks, item, None)))
        first = parent.block + 1 if parent is not None else 0
        index = next((i for i in range(first, item.block) if _like(blocks[i], run_in=run_in)), None)
        if index is not None and not any(f.block == index for f in found):
            out.append(_Found(index, 0, item.level, None, restored=ordinals.written(item.level, 1)))
    return out


def _rest(blocks: Sequence[Block], item: _Found, end: int | None) -> str:
    """Text behind the ordinal, up to ``end`` in the paragraph."""
    block = blocks[item.block]
    value = block.text.value if isinstance(block, Paragraph) else ""
    return value[item.at + _skip(value, item) : end]


def _skip(value: str, item: _Found) -> int:
    """Code points that the ordinal takes in the text: none where Word generates it."""
    return item.ordinal.length if item.ordinal and value.startswith(item.ordinal.raw[:1], item.at) else 0


def _like(block: Block, *, run_in: bool) -> bool:
    """Whether a paragraph begins as its numbered siblings do."""
    if not isinstance(block, Paragraph) or _CLOSERS.match(block.text.value):
        return False
    return bool(_lead(block.text.value)) if run_in else _headline(block.text.value)


_LONGEST_HEADLINE = 30


def _headline(value: str) -> bool:
    """Whether a line looks like a heading without a number: short, no end of a sentence, nothing of a closing."""
    if not 2 <= len(value) <= _LONGEST_HEADLINE or value[-1] in "。！？!?；;：:，,、…" or _CLOSERS.match(value):  # noqa: PLR2004
        return False
    return not re.search(r"\d{4}年\d{1,2}月|[。！？；]|^[（(].*[）)]$|^[\W\d]+$", value)


def _unnumbered(blocks: Sequence[Block], found: list[_Found]) -> list[_Found]:
    """Find headings without a number: a short line with a body under it, among or without numbered ones."""
    taken = {item.block: item.level for item in found}
    out: list[_Found] = []
    level: int | None = None
    own_line: int | None = None
    for index, block in enumerate(blocks):
        known = taken.get(index, block.level if isinstance(block, Heading) else None)
        if known is not None:
            own_line = (
                known if not _lead(block.text.value if isinstance(block, Paragraph | Heading) else "") else own_line
            )
            level = known
            continue
        if not isinstance(block, Paragraph) or index + 1 >= len(blocks) or index + 1 in taken:
            continue
        if _heads_body(block.text.value, blocks[index + 1], found=bool(found)):
            if found and level is None and found[0].level == 1:
                continue
            here = (own_line or level or 1) if found else 1
            previous_is_parent = index - 1 in taken and taken[index - 1] == here
            out.append(_Found(index, 0, min(here + previous_is_parent, 4), None, unnumbered=True))
    return out


def _heads_body(value: str, after: Block, *, found: bool) -> bool:
    """Whether a short line is the heading of the paragraph after it."""
    if not isinstance(after, Paragraph) or len(after.text) < _LONGEST_LEAD:
        return False
    if _headline(value):
        return True
    # 助学政策全面落实。 on a line of its own, and 一是… under it: a heading that kept its full stop.
    return (
        found
        and len(value) <= _LONGEST_HEADLINE
        and value.endswith("。")
        and value.count("。") == 1
        and after.text.value.startswith(("一是", "一要"))
    )


def _cut(blocks: Sequence[Block], found: list[_Found], contents: set[int]) -> Iterator[Block]:
    """Give the blocks, each paragraph cut at its headings."""
    places: dict[int, list[_Found]] = {}
    for item in found:
        places.setdefault(item.block, []).append(item)
    heading = {index for index, block in enumerate(blocks) if isinstance(block, Heading)}
    sentences = _sentences(blocks, found, places.keys() | heading)
    for index, block in enumerate(blocks):
        if index in contents and isinstance(block, Paragraph):
            yield Residue(ResidueKind.CONTENTS, block.text)
        elif index in places and isinstance(block, Paragraph):
            yield from _headings(block, places[index], sentences)
        else:
            yield block


def _sentences(blocks: Sequence[Block], found: list[_Found], headed: set[int]) -> dict[_Found, Head]:
    """Map each heading that was decided on to its head; a series of numbered sentences has heads of kind None.

    Whether one sentence behind a number is a heading is seen from its siblings: where most of them head a text, it
    heads one too.
    """
    heads: dict[_Found, Head] = {}
    groups: dict[tuple[_Found | None, int], list[_Found]] = {}
    parents: list[_Found] = []
    for position, item in enumerate(found):
        while parents and parents[-1].level >= item.level:
            parents.pop()
        groups.setdefault((parents[-1] if parents else None, item.level), []).append(item)
        parents.append(item)
        after = found[position + 1] if position + 1 < len(found) else None
        end = after.at if after is not None and after.block == item.block else None
        follows = end is None and _body_follows(blocks, item.block, headed)
        heads[item] = _head(_rest(blocks, item, end), item, body_follows=follows)
        # What has headings below it heads something; so does 一、 in the middle of a line, run into its body unmarked.
        if heads[item].kind is None and (
            (after is not None and after.level > item.level) or (item.at and item.level == 1)
        ):
            heads[item] = Head(clause(_rest(blocks, item, end)), HeadingKind.RUN_IN)
    for siblings in groups.values():
        only = [item for item in siblings if heads[item].kind is None]
        if 2 * len(only) < len(siblings):
            heads.update({item: Head(clause(_rest(blocks, item, None)), HeadingKind.RUN_IN) for item in only})
    return heads


def _head(rest: str, item: _Found, *, body_follows: bool) -> Head:
    """Find the heading in the text behind an ordinal; a restored one is as long as its first sentence."""
    found = head(rest, item.level, body_follows=body_follows)
    if item.restored and not item.ordinal and _lead(rest):
        return Head(_lead(rest), HeadingKind.RUN_IN)
    return found


def _body_follows(blocks: Sequence[Block], index: int, headed: set[int]) -> bool:
    """Whether the next block that is no residue is a plain paragraph."""
    after = next((i for i in range(index + 1, len(blocks)) if not isinstance(blocks[i], Residue)), None)
    return after is not None and after not in headed and isinstance(blocks[after], Paragraph)


def _headings(block: Paragraph, items: list[_Found], heads: dict[_Found, Head]) -> Iterator[Block]:
    """Cut one paragraph into its headings and their texts."""
    if items[0].at:
        yield _part(block, 0, items[0].at, continues=block.continues)
    for number, item in enumerate(items):
        end = items[number + 1].at if number + 1 < len(items) else len(block.text)
        yield from _heading(block, item, end, heads[item])


def _heading(block: Paragraph, item: _Found, end: int, found: Head) -> Iterator[Block]:
    """Make the heading that begins at an item, and the paragraph behind it up to ``end``."""
    continues = item.at > 0 or block.continues
    if found.kind is None:
        yield _part(block, item.at, end, continues=continues)
        return
    skip = _skip(block.text.value, item)
    begin = item.at + skip
    kind = HeadingKind.RESTORED if item.restored else HeadingKind.UNNUMBERED if item.unnumbered else found.kind
    ordinal = item.restored or (item.ordinal.normal if item.ordinal else None)
    title = block.text.cut(begin, min(begin + found.length, end)).strip()
    automatic = item.ordinal is not None and skip == 0
    yield Heading(item.level, ordinal, title, kind, block.text.at(item.at), continues, automatic)
    if block.text.value[begin + found.length : end].strip():
        yield _part(block, begin + found.length, end, continues=True)


def _part(block: Paragraph, start: int, end: int, *, continues: bool) -> Paragraph:
    """Cut a stretch out of a paragraph, its bold stretches kept."""
    strong = tuple((max(a, start) - start, min(b, end) - start) for a, b in block.strong if a < end and b > start)
    return Paragraph(block.text.cut(start, end), continues, strong)
