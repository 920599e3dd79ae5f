"""Lines that count without an ordinal (第一个问题，形势怎么看) → headings, where several count on.

They stand on lines of their own, in speeches above all; a first one alone is a line like any other.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from govdoc import ordinals
from govdoc.model import Heading, Paragraph
from govdoc.outline.chains import Found
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govdoc.model import Block

_COUNTED = lazy(
    rf"第(?P<number>{ordinals.HAN}{{1,2}})(?P<word>个?(?:问题|方面|要点|要求|任务|环节|步|点|条|件事|部分))"
    r"[，,：:、\s]\s*[^。！？；]{2,36}"
)
_ENDS = "。！？；：，、;:,"


class _Line(NamedTuple):
    """A line that counts."""

    block: int
    number: int
    word: str


def counted_lines(blocks: Sequence[Block], found: Sequence[Found]) -> list[Found]:
    """Find the lines that count on from the first, of one word, in a text without headings of level 1."""
    if any(item.level == 1 for item in found) or not (begun := _begun(blocks)):
        return []
    if any(isinstance(block, Heading) and block.level == 1 for block in blocks):
        return []
    known = {item.block for item in found}
    lines = [line for at in begun if at not in known and (line := _counted(at, blocks[at])) is not None]
    out: list[Found] = []
    for _, members in groupby(lines, lambda line: line.word):
        run = list(members)
        if len(run) > 1 and [line.number for line in run] == list(range(1, len(run) + 1)):
            out += [Found(line.block, 0, 1, None, unnumbered=True) for line in run]
    return out


def _begun(blocks: Sequence[Block]) -> list[int]:
    """Return where paragraphs begin with 第, nothing where fewer than two do."""
    begun = [at for at, b in enumerate(blocks) if isinstance(b, Paragraph) and b.text.value[:1] == "第"]
    return begun if len(begun) > 1 else []


def _counted(at: int, block: Block) -> _Line | None:
    """Return what a line counts, None where it does not, or does not end as headings do."""
    if not isinstance(block, Paragraph) or block.text.value[-1] in _ENDS:
        return None
    found = _COUNTED.fullmatch(block.text.value)
    return None if found is None else _Line(at, ordinals.number(found["number"]), found["word"])
