"""Quotation marks, brackets, 书名号 → those without their other half (GB/T 15834—2011 4.8, 4.9, 4.15)."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from govdoc.lint.passage import Passage, passages
from govdoc.lint.rule import Hit, Severity, hit, replacing, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document

_PAIRS = {"“": "”", "‘": "’"}
_QUOTE_MARKS = re.compile("[“”‘’]")


@rule("PUN002", "引号不配对", Severity.ERROR)
def unpaired_quote(document: Document) -> Iterator[Hit]:
    """引号应当成对使用：有前引号就要有后引号；同一层引号不能套用。

    连续几段都是引文时，每段开头用前引号，只在最后一段末尾用后引号，不算不配对。

    依据：GB/T 15834—2011 4.8
    正例：要落实“五育并举”要求，做到“一校一策”。
    正例：他强调：“要牢记‘为党育人、为国育才’的使命。”
    反例：要落实“五育并举要求，做到“一校一策”。
    反例：要落实五育并举”要求。
    """
    found = passages(document)
    for passage, after in zip_longest(found, found[1:]):
        stack: list[tuple[str, int]] = []
        for at, mark in _quotes(passage.value):
            yield from _quote_faults(passage, stack, at, mark)
        for mark, at in stack:
            if not (at == 0 and after is not None and after.value.startswith("“")):
                yield hit(passage.text, at, at + 1, f"前引号“{mark}”没有配对的后引号“{_PAIRS[mark]}”")


def _quotes(value: str) -> Iterator[tuple[int, str]]:
    """Give the quotation marks, apostrophes between Latin letters left out."""
    opened = False
    for found in _QUOTE_MARKS.finditer(value):
        at = found.start()
        opened = opened or found[0] == "‘"
        if found[0] == "’" and not opened and value[at - 1 : at].isascii() and value[at - 1 : at].isalnum():
            continue
        yield at, found[0]


def _quote_faults(passage: Passage, stack: list[tuple[str, int]], at: int, mark: str) -> Iterator[Hit]:
    """Take one quotation mark onto the stack or off it; give the fault it shows."""
    if mark in _PAIRS:
        if any(known == mark for known, _ in stack):
            while stack:
                opened, there = stack.pop()
                yield hit(passage.text, there, there + 1, f"前引号“{opened}”没有配对的后引号“{_PAIRS[opened]}”")
        stack.append((mark, at))
    elif stack and _PAIRS[stack[-1][0]] == mark:
        stack.pop()
    elif any(_PAIRS[opened] == mark for opened, _ in stack):
        while _PAIRS[(last := stack.pop())[0]] != mark:
            yield hit(passage.text, last[1], last[1] + 1, f"前引号“{last[0]}”没有配对的后引号“{_PAIRS[last[0]]}”")
    else:
        yield hit(passage.text, at, at + 1, f"后引号“{mark}”没有配对的前引号")


_SHUT = {")": "(（", "）": "(（", "》": "《", "】": "【", "〕": "〔", "〉": "〈", "」": "「", "』": "『"}
_OPEN = "(（《【〔〈「『"
_DEEPEST = 8
"""Brackets looked back over for the other half."""
_BRACKETS = re.compile("[()（）《》【】〔〕〈〉「」『』]")
_ITEM_BRACKET = re.compile(
    r"(?:^|(?<=[\s，、；。：:,;!！？”）]))(?:[0-9０-９a-zA-Z]{1,2}|[一二三四五六七八九十①-⑳]{1,2})$"
)


@rule("PUN003", "括号、书名号不配对", Severity.ERROR)
def unpaired_bracket(document: Document) -> Iterator[Hit]:
    """括号、书名号应当成对使用，前后都用全角。

    “1）”这样的编号不算不配对。

    依据：GB/T 15834—2011 4.9、4.15
    正例：认真落实《云河县教育发展规划（2026—2030年）》，做到：1）任务上墙；2）责任到人。
    反例：认真落实《云河县教育发展规划，做到任务上墙。
    反例：各校（含教学点要建立台账。
    反例：各校（含教学点)要建立台账。
    """
    for passage in passages(document):
        stack: list[tuple[str, int]] = []
        for found in _BRACKETS.finditer(passage.value):
            at, mark = found.start(), found[0]
            if passage.is_address(at):
                continue
            if mark in _OPEN:
                stack.append((mark, at))
            elif stack and stack[-1][0] in _SHUT[mark]:
                yield from _mixed(passage, stack.pop(), at)
            elif any(opened in _SHUT[mark] for opened, _ in stack[-_DEEPEST:]):
                while stack[-1][0] not in _SHUT[mark]:
                    yield _unclosed(passage, *stack.pop())
                stack.pop()
            elif not _is_item(passage.value, at):
                yield hit(passage.text, at, at + 1, f"“{mark}”没有配对的前半")
        for mark, at in stack:
            yield _unclosed(passage, mark, at)


def _unclosed(passage: Passage, mark: str, at: int) -> Hit:
    """Return the hit on a bracket that is never closed."""
    return hit(passage.text, at, at + 1, f"“{mark}”没有配对的后半")


def _mixed(passage: Passage, opened: tuple[str, int], at: int) -> Iterator[Hit]:
    """Give the fault of a pair of which one half is half-width."""
    mark, there = opened
    if mark + passage.value[at] in {"(）", "（)"}:
        fix = replacing(passage.text, (there, there + 1, "（"), (at, at + 1, "）"))
        yield hit(passage.text, there, at + 1, "括号一半全角、一半半角，应都用全角", fix)


def _is_item(value: str, at: int) -> bool:
    """Whether a closing bracket belongs to 1） or a)."""
    return value[at] in ")）" and bool(_ITEM_BRACKET.search(value[max(0, at - 3) : at]))
