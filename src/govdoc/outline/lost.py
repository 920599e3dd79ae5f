"""Headings decided on → those beside them whose numbers were lost, or that never had one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc import ordinals
from govdoc.model import Heading, Paragraph
from govdoc.outline.chains import Found
from govdoc.outline.heads import first_stop
from govdoc.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Container, Iterator, Mapping, Sequence

    from govdoc.model import Block

_SECOND = 2
_LOOK = 500
"""Code points behind an ordinal that are looked at."""
_DEEPEST = 4
_BARE = lazy(
    rf"({ordinals.HAN}{{1,2}})(?=[^\x00-\x7f])"
    r"(?!、|，|。|；|：|”|）|》|是|要|些|般|直|定|样|个|批|年|月|次|名|所|项|种|大|级|方面|线|切|体|致|起|系列|流|律|时|手"
    r"|等|类(?!型)|期|号|班(?!子)|组(?!织|建|成)|楼|季度|标段)"
)
_NUMERALS = frozenset(ordinals.HAN[1:-1])
_LONGEST_LEAD = 40
_LONGEST_HEADLINE = 30
_CLOSERS = lazy(r"同志们|总之|谢谢|让我们|特此|以上|此致|附[件：:]|联系人|抄送")
_NO_HEADLINE = lazy(r"\d{4}年\d{1,2}月|[。！？；：:\t]|^[（(].*[）)]$|^[\W\d]+$")


def bare_numerals(blocks: Sequence[Block], found: Sequence[Found]) -> list[Found]:
    """Restore （一） that lost its brackets: paragraphs that begin with 一 二 三 one after the other."""
    levels = {item.block: item.level for item in found}
    starts = _bare_starts(blocks, levels)
    if len(starts) < _SECOND:
        return []
    out: list[Found] = []
    run: list[Found] = []
    for index, block in enumerate(blocks):
        if levels.get(index) == 1 or isinstance(block, Heading):
            out += run if len(run) > 1 else []
            run = []
        if (bare := starts.get(index)) is None:
            continue
        number = ordinals.arabic(bare[1])
        if number == len(run) + 1:
            ordinal = ordinals.Ordinal(ordinals.Style.PAREN_HAN, number, bare.end(), bare[1])
            run.append(Found(index, 0, 2, ordinal, restored=ordinals.written(2, number)))
    return out + (run if len(run) > 1 else [])


def _bare_starts(blocks: Sequence[Block], headed: Container[int]) -> dict[int, re.Match[str]]:
    """Map the paragraphs that are not among ``headed`` and begin with a numeral without a mark to that numeral."""
    values = [
        (at, block.text.value)
        for at, block in enumerate(blocks)
        if isinstance(block, Paragraph) and block.text.value[:1] in _NUMERALS and at not in headed
    ]
    return {at: bare for at, value in values if (bare := _BARE.match(value))}


def lead(value: str) -> int:
    """Length of a first sentence that could be a run-in heading, 0 where there is none."""
    stop = first_stop(value[: _LONGEST_LEAD + 1], "。.")
    return 0 if stop is None or stop >= min(_LONGEST_LEAD, len(value) - 1) else stop + 1


def first_lost(blocks: Sequence[Block], found: Sequence[Found]) -> list[Found]:
    """Restore a lost first number: siblings begin with 2., and before it a paragraph begins as they do."""
    out: list[Found] = []
    headed = {item.block for item in found}
    for item, parent in _seconds(found):
        if item.at:
            out += _poured_first(blocks, parent, item) if parent is not None else []
            continue
        first = parent.block + 1 if parent is not None else 0
        run_in = bool(lead(item.rest(blocks, item.at + _LOOK)))
        index = next((at for at in range(first, item.block) if _like(blocks[at], run_in=run_in)), None)
        if index is not None and index not in headed:
            out.append(Found(index, 0, item.level, None, restored=ordinals.written(item.level, 1)))
    return out


def _seconds(found: Sequence[Found]) -> Iterator[tuple[Found, Found | None]]:
    """Give the second items whose first is not among their siblings, each with the heading above it."""
    path: list[tuple[int, bool, Found]] = []
    for item in found:
        begun, level = False, item.level
        while path and path[-1][0] >= level:
            last, seen, _ = path.pop()
            begun = begun or (seen and last == level)
        number = item.ordinal.number if item.ordinal is not None else 0
        if number == _SECOND and not item.restored and not begun:
            yield item, path[-1][2] if path else None
        path.append((level, begun or number == 1, item))


def _poured_first(blocks: Sequence[Block], parent: Found, item: Found) -> list[Found]:
    """Find the first of a list whose number was lost in a poured text: right behind the heading above it."""
    block = blocks[item.block]
    if parent.block != item.block or not isinstance(block, Paragraph):
        return []
    from govdoc.outline.ends import heading_end

    end = heading_end(parent.rest(blocks, item.at))
    if end is None:
        return []
    at = parent.at + parent.skip(block.text.value) + end
    if not lead(block.text.value[at : min(item.at, at + _LOOK)]):
        return []
    return [Found(item.block, at, item.level, None, restored=ordinals.written(item.level, 1))]


def _like(block: Block, *, run_in: bool) -> bool:
    """Whether a paragraph begins as its numbered siblings do."""
    if not isinstance(block, Paragraph) or _CLOSERS.match(block.text.value):
        return False
    return bool(lead(block.text.value)) if run_in else _headline(block.text.value)


def _headline(value: str) -> bool:
    """Whether a line looks like a heading without a number: short, no end of a sentence, nothing of a closing."""
    if value.count("“") != value.count("”"):
        return False
    if not 2 <= len(value) <= _LONGEST_HEADLINE or value[-1] in "。！？!?.；;：:，,、…" or _CLOSERS.match(value):  # noqa: PLR2004
        return False
    return not _NO_HEADLINE.search(value)


def unnumbered(blocks: Sequence[Block], found: Sequence[Found]) -> list[Found]:
    """Find headings without a number: a short line with a body or its first sub-heading under it."""
    known = {item.block: item for item in found}
    out: list[Found] = []
    above: list[int] = []
    usual: int | None = None
    for index, block in enumerate(blocks):
        item = known.get(index)
        if item is not None or isinstance(block, Heading):
            above.append(index)
            continue
        if not isinstance(block, Paragraph) or block.continues or index + 1 >= len(blocks):
            continue
        if len(block.text.value) > _LONGEST_HEADLINE:
            continue
        after, first_child = blocks[index + 1], known.get(index + 1)
        if not _heads(block.text.value, after, first_child, numbered=bool(found)):
            continue
        usual = usual or _level(first_child, _around(blocks, above, known) if found else None, known.get(index - 1))
        out.append(Found(index, 0, usual, None, unnumbered=True))
    return out


def _level(child: Found | None, around: int | None, under: Found | None) -> int:
    """Level of the first heading without a number: above its first child, or beside its neighbours."""
    if child is not None:
        return max(1, min(child.level, 2) - 1)
    if around is None:
        return 1
    return min(around + (under is not None and under.level == around), _DEEPEST)


def _around(blocks: Sequence[Block], above: Sequence[int], known: Mapping[int, Found]) -> int | None:
    """Level of the nearest heading above that stands on a line of its own, else of the nearest; None without one."""
    nearest: int | None = None
    for at in reversed(above):
        block, item = blocks[at], known.get(at)
        level = item.level if item is not None else block.level if isinstance(block, Heading) else nearest
        if not lead(block.text.value if isinstance(block, Paragraph | Heading) else ""):
            return level
        nearest = nearest or level
    return nearest


def _heads(value: str, after: Block, child: Found | None, *, numbered: bool) -> bool:
    """Whether a short line is the heading of what comes after it."""
    if child is not None:
        return child.ordinal is not None and child.ordinal.number == 1 and child.level > 1 and _headline(value)
    if not isinstance(after, Paragraph) or len(after.text.value) < _LONGEST_LEAD:
        return False
    if _headline(value):
        return True
    # 助学政策全面落实。 on a line of its own, and 一是… under it: a heading that kept its full stop.
    sentence = len(value) <= _LONGEST_HEADLINE and value.endswith("。") and value.count("。") == 1
    return numbered and sentence and after.text.value.startswith(("一是", "一要"))
