"""Lines of a web page → which of them are its main text: a library votes, the tree of the page decides.

Extractors find the main text well, but glue its lines and drop short ones (a date, a list item). So their answer is
only a vote: the element that holds nearly all voted lines is the main text, with everything that stands in it.
"""

from __future__ import annotations

import re
import warnings
from copy import deepcopy
from typing import TYPE_CHECKING

from govdoc.patterns import lazy
from govdoc.readers.htmllines import HEADINGS
from govdoc.readers.residue import residue_kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.html import HtmlElement

    from govdoc.readers.htmllines import HtmlLine

_MOST_LINES = 20_000
"""Beyond, the search takes seconds: all of the page is kept. A long report has a thousand."""
_NEARLY_ALL = 0.9
_MOST_LOST = 0.25
"""Share of the page's prose that may stand outside of the main text (readers' comments, a disclaimer)."""
_CONTAINERS = frozenset({"article", "blockquote", "body", "center", "div", "form", "main", "pre", "section", "td"})
"""Elements that hold a whole text: others hold a paragraph of it. So does one that holds a single line."""
_STOP = lazy(r"[。！？；]")
_PROSE = 20
_LONG = 12
"""Code points: from here on a line is found anywhere in what the library extracted."""
_WINDOW = 4000
_SHORTEST_TITLE = 5
_SEPARATOR = lazy(r"\s*[_|｜]\s*|\s+[-–—]+\s+|[-–—]+(?=[^\d]{2,}\Z)")
_DATE = lazy(r"[（(]?(?:\d{4}|[二〇○零一三四五六七八九]{4})年.{1,3}月.{1,3}日[）)]?")
_SIGNATURE_LINES = 3
_FOOT = lazy(
    r"[上下]一[条篇]|相关(?:阅读|文章|链接|新闻|信息|附件下载)|您是第|建议使用|微信扫一扫|扫一扫在手机|网站标识码|版权所有|Copyright",
    re.IGNORECASE,
)


def main_lines(lines: Sequence[HtmlLine], root: HtmlElement, heading: str) -> list[HtmlLine]:
    """Return the lines of the main text with the title before and the date behind it.

    ``heading`` is the text of the title element of ``root``. All lines of a page without any prose are returned, and
    of a page that is too large.
    """
    votes = _votes(lines, root) if len(lines) <= _MOST_LINES else set()
    if not votes:
        return list(lines)
    kept = _trimmed(lines, votes | _within(lines, _main_element(lines, votes)), votes)
    kept |= _head(lines, kept, heading)
    kept |= _tail(lines, max(kept))
    return [lines[index] for index in sorted(kept)]


def _is_prose(line: HtmlLine) -> bool:
    """Whether a line is of a text and not of a menu or a footer: long, with a full stop, hardly linked."""
    return (
        len(line.text) >= _PROSE
        and _STOP.search(line.text) is not None
        and not _is_link(line)
        and residue_kind(line.text) is None
    )


def _is_link(line: HtmlLine) -> bool:
    """Whether most of a line is a link."""
    return 2 * line.linked > len(line.text)


def _votes(lines: Sequence[HtmlLine], root: HtmlElement) -> set[int]:
    """Return the lines that the library takes for main text; its prose where the library finds none."""
    extracted = _extracted(root)
    votes: set[int] = set()
    at = 0
    for index, line in enumerate(lines):
        # Short lines must agree as a whole: the words of a menu stand within many a sentence.
        sought = line.compact if len(line.compact) >= _LONG else f"\n{line.compact}\n"
        found = extracted.find(sought, at, at + _WINDOW)
        if found >= 0:
            votes.add(index)
            at = found + len(line.compact)
    return votes or {index for index, line in enumerate(lines) if _is_prose(line)}


def _extracted(root: HtmlElement) -> str:
    """Return the main text that trafilatura finds: its lines without white space, each between line ends."""
    with warnings.catch_warnings():
        # It opens its settings without naming an encoding.
        warnings.simplefilter("ignore", EncodingWarning)
        import trafilatura
    # It may change the tree that it is given.
    text = trafilatura.extract(deepcopy(root), favor_recall=True, include_comments=False, include_tables=True)
    return "\n".join(("", *("".join(line.split()) for line in (text or "").split("\n")), ""))


def _main_element(lines: Sequence[HtmlLine], votes: set[int]) -> HtmlElement:
    """Return the smallest element that holds nearly all voted text and nearly all prose of the page."""
    voted = _weights(lines, votes)
    enough = _NEARLY_ALL * max(voted.values())
    # Descendants were entered before their ancestors: the first of equal weight is the innermost.
    element = min((item for item in voted if voted[item] >= enough), key=lambda item: voted[item])
    prose = {index for index, line in enumerate(lines) if _is_prose(line)}
    whole = sum(len(lines[index].text) for index in prose)
    missed = _weights(lines, prose - votes)
    total = max(missed.values(), default=0)
    while (parent := element.getparent()) is not None:
        holds_prose = total - missed.get(element, 0) <= _MOST_LOST * whole
        if holds_prose and element.tag in _CONTAINERS and len(_within(lines, element)) > 1:
            break
        element = parent
    return element


def _weights(lines: Sequence[HtmlLine], chosen: Iterable[int]) -> dict[HtmlElement, int]:
    """Return how many code points of the chosen lines stand in each element."""
    weights: dict[HtmlElement, int] = {}
    for index in sorted(chosen):
        for element in _holders(lines[index]):
            weights[element] = weights.get(element, 0) + len(lines[index].text)
    return weights


def _within(lines: Sequence[HtmlLine], element: HtmlElement) -> set[int]:
    """Return the lines that stand in an element."""
    return {index for index, line in enumerate(lines) if element in _holders(line)}


def _trimmed(lines: Sequence[HtmlLine], kept: set[int], votes: set[int]) -> set[int]:
    """Take menus off the head and the foot of the main text.

    Before its first line go links. Behind its last prose or date, the first link or footer ends it (上一篇, 相关阅读,
    您是第…位访客): what follows goes with it; links to attachments stay.
    """
    solid = [index for index in kept if _is_prose(lines[index]) or _DATE.fullmatch(lines[index].compact)]
    if not solid:
        return kept
    first = min([*solid, *(index for index in votes if not _is_link(lines[index]))])
    feet = [index for index in kept if index > max(solid) and _is_foot(lines[index])]
    end = min(feet, default=len(lines))
    return {index for index in kept if index < end and (index >= first or not _is_foot(lines[index]))}


def _is_foot(line: HtmlLine) -> bool:
    """Whether a line at the edge of the main text is of the site: a link, not to an attachment, or a footer."""
    return (_is_link(line) and "附件" not in line.text) or _FOOT.match(line.compact) is not None


def _holders(line: HtmlLine) -> list[HtmlElement]:
    """Return the elements around a line, the innermost first."""
    return [line.element, *line.element.iterancestors()]


def _head(lines: Sequence[HtmlLine], kept: set[int], heading: str) -> set[int]:
    """Return the title before the main text and what of the lines between belongs to the document.

    The title is a line that stands in the page's title element, else the last h1 to h3.
    """
    first = min(kept)
    whole = "".join(heading.split())
    parts = ["".join(part.split()) for part in _SEPARATOR.split(heading)]
    known = [index for index in sorted(kept) if index < first + 3 and lines[index].compact in {whole, *parts}]
    if known:
        return set()
    before = [index for index in range(first) if not _is_link(lines[index])]
    titles = [index for index in before if _is_title(lines[index].compact, whole, parts)]
    titles = titles or [index for index in before if lines[index].element.tag in HEADINGS][-1:]
    if not titles:
        return set()
    start = titles[-1]
    while start - 1 in titles:
        start -= 1
    return {start, *(index for index in before if index > start and (index in titles or _belongs(lines[index])))}


def _is_title(value: str, whole: str, parts: list[str]) -> bool:
    """Whether a line is the title, or one line of it."""
    if len(value) < _SHORTEST_TITLE:
        return False
    return value in {whole, parts[0]} or (value in parts[0] and 2 * len(value) >= len(parts[0]))


def _belongs(line: HtmlLine) -> bool:
    """Whether a line between title and main text is of the document: a salutation, a date in brackets, a sentence."""
    return line.compact[-1] in "：:。" or _DATE.fullmatch(line.compact) is not None or _is_prose(line)


def _tail(lines: Sequence[HtmlLine], last: int) -> set[int]:
    """Return the signature and the date where they stand in elements of their own behind the main text."""
    for index in range(last + 1, min(last + 1 + _SIGNATURE_LINES, len(lines))):
        if _DATE.fullmatch(lines[index].compact):
            return set(range(last + 1, index + 1))
    return set()
