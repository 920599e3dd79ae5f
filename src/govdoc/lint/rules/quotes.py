"""Quotation marks → those without their other half, and those within others (GB/T 15834—2011 4.8)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from govdoc.lint.passage import HAN, PROSE, matches, reading
from govdoc.lint.rule import Hit, Severity, hit, replacing, rule
from govdoc.lint.rules.pairs import Fault, answered, softened, unbalanced
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.lint.passage import Passage
    from govdoc.model import Document

_PAIRS = {"“": "”", "‘": "’"}
_QUOTE_MARKS = lazy("[“”‘’]")
_NO_QUOTES = lazy("[^“”‘’\\n]+")
_PLAIN_QUOTES = lazy("(?:“(?:‘’)*”|‘’|“(?:“”)+”)*")


@rule("PUN002", "引号不配对", Severity.ERROR)
def unpaired_quote(document: Document) -> Iterator[Hit]:
    """引号应当成对使用：有前引号就要有后引号；同一层引号不能套用。

    连续几段都是引文时，每段开头用前引号，只在最后一段末尾用后引号，不算不配对。

    依据：GB/T 15834—2011 4.8.2、4.8.3.5
    正例：要落实“五育并举”要求，做到“一校一策”。
    正例：他强调：“要牢记‘为党育人、为国育才’的使命。”
    反例：要落实“五育并举要求，做到“一校一策”。
    反例：要落实五育并举”要求。
    反例：要落实”五育并举“要求。
    """
    faults: list[Fault] = []
    read = reading(document)
    for row, passage in unbalanced(document, _NO_QUOTES, _PLAIN_QUOTES) if read.holds(*"“”‘’") else ():
        after = read.passages[row + 1].value if row + 1 < len(read.passages) else ""
        if _ALL_REVERSED.fullmatch(passage.value):
            faults += (Fault(row, "", found) for found in _reversed(passage))
            continue
        stack: list[tuple[str, int]] = []
        for at, mark in _quotes(passage.value):
            faults += (Fault(row, said, found) for said, found in _quote_faults(passage, stack, at, mark))
        for mark, at in stack:
            if not after.startswith("“"):
                faults.append(Fault(row, mark, _unanswered(passage, mark, at)))
    yield from softened(document, answered(faults))


_REVERSED = rf"”[{HAN}A-Za-z0-9]{{2,12}}(?<![说道问答喊])“"
_ALL_REVERSED = lazy(rf"(?:[^“”\n]*{_REVERSED})+[^“”\n]*")


def _reversed(passage: Passage) -> Iterator[Hit]:
    """Give the pairs of a passage all of whose pairs stand the wrong way round: ”双减“."""
    for found in re.finditer(_REVERSED, passage.value):
        start, end = found.span()
        fix = replacing(passage.text, (start, start + 1, "“"), (end - 1, end, "”"), safe=False)
        yield hit(passage.text, start, end, "前后引号颠倒了", fix)


def _unanswered(passage: Passage, mark: str, at: int) -> Hit:
    """Return the hit on a quotation mark that is never closed."""
    return hit(passage.text, at, at + 1, f"前引号（{mark}）没有配对的后引号（{_PAIRS[mark]}）")


def _quotes(value: str) -> Iterator[tuple[int, str]]:
    """Give the quotation marks, apostrophes between Latin letters and before two digits (’98) left out."""
    opened = 0
    for found in _QUOTE_MARKS.finditer(value):
        at = found.start()
        if found[0] == "’" and not opened and (_LATIN.match(value, at - 1) or _SHORT_YEAR.match(value, at)):
            continue
        opened += {"‘": 1, "’": -1}.get(found[0], 0)
        yield at, found[0]


_LATIN = lazy("[A-Za-z0-9]")
_SHORT_YEAR = lazy(r"’\d\d(?!\d)")


def _quote_faults(passage: Passage, stack: list[tuple[str, int]], at: int, mark: str) -> Iterator[tuple[str, Hit]]:
    """Take one quotation mark onto the stack or off it; give the marks it shows to be alone."""
    if mark == "“" and stack and stack[-1][0] == mark and _is_mistyped(passage.value, stack[-1][1], at):
        stack.pop()
        fix = replacing(passage.text, (at, at + 1, "”"), safe=False)
        yield "", hit(passage.text, at, at + 1, "此处应为后引号（”），打成了前引号（“）", fix)
    elif mark in _PAIRS:
        if any(known == mark for known, _ in stack):
            while stack:
                opened, there = stack.pop()
                yield opened, _unanswered(passage, opened, there)
        stack.append((mark, at))
    elif any(_PAIRS[opened] == mark for opened, _ in stack):
        while _PAIRS[(last := stack.pop())[0]] != mark:
            yield last[0], _unanswered(passage, *last)
    else:
        yield mark, hit(passage.text, at, at + 1, f"后引号（{mark}）没有配对的前引号")


def _is_mistyped(value: str, opened: int, at: int) -> bool:
    """Whether a second “ stands where ” should: behind a word or a sentence, and no ” comes before the next one."""
    after = _QUOTE_MARKS.search(value, at + 1)
    inner = value[opened + 1 : at]
    ended = inner[-1:] in tuple("。！？…") or not _BREAK.search(inner)
    return (after is None or after[0] == "“") and ended and inner[-1:] not in tuple("，、；：（《 和与及或的以按为是")


_BREAK = lazy("[，。；：]")


_NESTED_QUOTE = lazy("“[^“”\\n]*(?P<inner>“[^“”\\n]*”(?:[^“”\\n]*“[^“”\\n]*”)*)[^“”\\n]*”")
_QUOTE = lazy("“[^“”\\n]*”")


_LONE_SINGLE = lazy(rf"‘(?=[^‘’“”\\n]{{0,30}}[{HAN}]|\d{{1,2}}[.·]\d{{1,2}}’)[^‘’“”\\n]{{1,40}}’")


@rule("PUN027", "引号之中又用了双引号")
def nested_quote(document: Document) -> Iterator[Hit]:
    """引号先用双引号；引号中还要用引号时，外面一层用双引号，里面一层用单引号。

    依据：GB/T 15834—2011 4.8.3.4
    正例：他强调：“要牢记‘为党育人、为国育才’的使命。”
    反例：他强调：“要牢记“为党育人、为国育才”的使命。”
    反例：他强调：“要践行“五育并举”理念，落实“双减”要求。”
    反例：要扎实开展‘双减’工作。
    """
    last, paired = None, False
    for passage, found in matches(document, _NESTED_QUOTE, "“"):
        if passage is not last:
            last, paired = passage, _is_paired(passage.value)
        if paired:
            for inner in _QUOTE.finditer(passage.value, *found.span("inner")):
                start, end = inner.span()
                twice = (start - 1, end + 1) == found.span()
                left, right = ("", "") if twice else ("‘", "’")
                fix = replacing(passage.text, (start, start + 1, left), (end - 1, end, right))
                yield hit(passage.text, start, end, "引号重复了" if twice else "引号中的引号应为单引号‘ ’", fix)
    for passage, found in matches(document, _LONE_SINGLE, "‘", kinds=PROSE):
        # Where a quotation goes on from the paragraph before, the quotation mark at the head is often forgotten.
        alone = passage.value.count("“") == passage.value.count("”") and "「" not in passage.value
        if alone and not passage.cited(*found.span()):
            start, end = found.span()
            fix = replacing(passage.text, (start, start + 1, "“"), (end - 1, end, "”"), safe=False)
            yield replace(hit(passage.text, start, end, "引号先用双引号“ ”", fix), severity=Severity.INFO)


def _is_paired(value: str) -> bool:
    """Whether the quotation marks of a paragraph are as many closing as opening, none within others of its kind."""
    marks = _NO_QUOTES.sub("", value)
    return marks.count("“") == marks.count("”") and _PLAIN_QUOTES.fullmatch(marks) is not None
