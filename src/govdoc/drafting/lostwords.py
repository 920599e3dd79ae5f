"""Lines of a text without quotation marks → the words of it that YAML silently drops or joins to their neighbours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BEHIND = lazy(r"(?P<blanks>\s*)#")
_REMARK = lazy(r"(?: {2,}|[ \t]*\t[ \t]*)#+(?:\s|\Z)")
"""A comment as we write it: two blanks before # and one behind it."""
_ITEM = lazy(r"\s*-(?:\s|(?=[\u4e00-\u9fff“《]))")
_TIGHT_ITEM = lazy(r"-(?=[\u4e00-\u9fff“《])")
_COMMENT = (
    "“#”和它后面的字会被当作注释丢掉：这是正文的，请给整段文字加上英文双引号；这是注释的，请在“#”前空两格、后空一格"
)
_JOINED = "这一行会并进上一行的文字：要另写一项的，“-”要与上一项的“-”对齐，后面空一格；是文字的，请给整段加上英文双引号"
_TIGHT = "“-”后面要空一格，才是列表的一项；是文字的，请给它加上英文双引号"


def lost_words(raw: Sequence[str], begin: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Give (line, column, sentence), both from 0, for what a reader of YAML would lose of a text without quotes.

    ``raw`` are the whole lines on which it stands, ``begin`` and ``end`` the columns where it begins on the first and
    ends on the last. Found are: words behind a # that does not look like a comment, and items of a list that become
    part of the text before them.
    """
    if not raw:
        return  # behind the end of the text
    if _TIGHT_ITEM.match(raw[0], begin):
        yield 0, begin, _TIGHT
    for number, line in enumerate(raw[1:], 1):
        if found := _ITEM.match(line):
            yield number, found.end() - len(found[0].lstrip()), _JOINED
    behind = raw[-1][end:]
    if (found := _BEHIND.match(behind)) and not _REMARK.match(behind) and _says_something(raw, begin, end, behind):
        yield len(raw) - 1, end + len(found["blanks"]), _COMMENT


def _says_something(raw: Sequence[str], begin: int, end: int, behind: str) -> bool:
    """Whether words are lost: behind a key without a value a comment may stand as it likes, unless # begins a word."""
    empty = len(raw) == 1 and end <= begin
    return not empty or re.match(r"\s*#[^\s#!]", behind) is not None
