"""Tree of an HTML page → its lines as a browser would show them, each with the element that holds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from govdoc.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_SILENT = frozenset(
    {"head", "title", "script", "style", "noscript", "template", "iframe", "object", "svg", "canvas", "select",
     "button", "textarea", "map", "audio", "video"}
)  # fmt: skip
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div", "dl",
     "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
     "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td",
     "tfoot", "th", "thead", "tr", "ul"}
)  # fmt: skip
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SPACE = lazy(r"[ \t\r\n\f]+")
_WIDE = lazy(r"[\u2018-\u201d\u2026\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
_MARK = lazy(r"[\u3001-\u303f\uff01-\uff0f\uff1a-\uff20]")
_INDENT = lazy(r"text-indent\s*:\s*(?:\d*[1-9]\d*(?:\.\d+)?|\d*\.\d*[1-9])")
_INDENTED = "\u3000\u3000"
_LONGEST_CELL = 80
"""Code points: a longer cell is no cell of a table of data but a part of the page's layout."""


@dataclass(slots=True)
class HtmlLine:
    """A line of a page: its text (indents kept), the element that holds it, and how much of it is linked."""

    text: str
    element: HtmlElement
    linked: int = 0
    after_blank: bool = False

    @property
    def compact(self) -> str:
        """The text without white space."""
        return "".join(self.text.split())


class _Lines:
    """Collects the text of a page and cuts it into lines."""

    def __init__(self) -> None:
        self.done: list[HtmlLine] = []
        self._pieces: list[str] = []
        self._holder: HtmlElement | None = None
        self._linked = 0
        self._blank = False

    def add(self, text: str, holder: HtmlElement, *, linked: bool) -> None:
        """Add text to the line; it belongs to the element in which its first visible character stands."""
        visible = len(text.strip())
        if visible and self._holder is None:
            self._holder = holder
        self._pieces.append(text)
        self._linked += visible if linked else 0

    def add_printed(self, text: str, holder: HtmlElement, *, linked: bool) -> None:
        """Add text that is shown as it stands (pre): its line ends end lines, its indents stay."""
        for at, line in enumerate(text.replace("\r\n", "\n").split("\n")):
            if at:
                self.end(blank=True)
            indent = len(line) - len(line.lstrip(" "))
            self.add("\u00a0" * indent + line[indent:], holder, linked=linked)

    def end(self, *, blank: bool = False) -> None:
        """End the line; where there is none and ``blank``, an empty line stands before the next."""
        if self._holder is not None:
            text = _collapsed("".join(self._pieces)).strip(" ")
            text = _indent_of(self._holder, text) + text
            self.done.append(HtmlLine(text, self._holder, self._linked, self._blank))
            self._blank = False
        else:
            self._blank = self._blank or blank
        self._pieces, self._holder, self._linked = [], None, 0


def lines_of(root: HtmlElement) -> list[HtmlLine]:
    """Return the lines of a page in document order; the rows of a table of data are lines of their own.

    Scripts, styles, forms' controls and comments give none. A first-line indent of a style becomes two 　, for it is
    what tells a new paragraph from a printed line.
    """
    lines = _Lines()
    links, printed, silent = 0, 0, 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        starts = event == "start"
        step, tag = 1 if starts else -1, element.tag
        silent += step * (tag in _SILENT)
        links += step * (tag == "a")
        printed += step * (tag == "pre")
        _break(lines, tag, starts=starts)
        text, holder = (element.text, element) if starts else (element.tail, element.getparent())
        if text and not silent and holder is not None:
            (lines.add_printed if printed else lines.add)(text, holder, linked=links > 0)
    lines.end()
    return _with_rows(lines.done)


def _break(lines: _Lines, tag: str, *, starts: bool) -> None:
    """End the line where an element begins or ends that does not stand within one."""
    if tag == "br":
        if starts:
            lines.end(blank=True)
    elif tag in _BLOCKS:
        lines.end(blank=tag in HEADINGS)


def _collapsed(text: str) -> str:
    """Return text with its white space collapsed; a line end of the file between 汉字 is no space."""

    def one(found: re.Match[str]) -> str:
        before, after = text[max(0, found.start() - 1) : found.start()], text[found.end() : found.end() + 1]
        both = _WIDE.match(before) and _WIDE.match(after)
        broken = "\n" in found[0] and (both or _MARK.match(before) or _MARK.match(after))
        return "" if broken else " "

    return _SPACE.sub(one, text)


def _indent_of(holder: HtmlElement, text: str) -> str:
    """Return the indent that a style gives a line which has none of its own."""
    if text[0] in "\u3000\u00a0":
        return ""
    for element in (holder, *holder.iterancestors()):
        if _INDENT.search(element.get("style") or ""):
            return _INDENTED
        if element.tag in _BLOCKS:
            return ""
    return ""


def _with_rows(lines: list[HtmlLine]) -> list[HtmlLine]:
    """Put the cells of each row of a table of data into one line, 　 between them."""
    out: list[HtmlLine] = []
    for row, group in _by_row(lines):
        cells = [line.text.strip() for line in group]
        whole = row is not None and len({_cell(line) for line in group}) == len(group) > 1
        if row is not None and whole and max(map(len, cells)) <= _LONGEST_CELL:
            text = _INDENTED + "\u3000".join(cells)
            out.append(HtmlLine(text, row, sum(line.linked for line in group), group[0].after_blank))
        else:
            out += group
    return out


def _by_row(lines: list[HtmlLine]) -> Iterator[tuple[HtmlElement | None, list[HtmlLine]]]:
    """Give the lines in groups: those of one row of a table together, others one by one."""
    group: list[HtmlLine] = []
    last: HtmlElement | None = None
    for line in lines:
        row = next(line.element.iterancestors("tr"), None) if line.element.tag != "tr" else line.element
        if group and (row is None or row is not last):
            yield last, group
            group = []
        group.append(line)
        last = row
    if group:
        yield last, group


def _cell(line: HtmlLine) -> HtmlElement | None:
    """Return the cell that holds a line."""
    if line.element.tag in {"td", "th"}:
        return line.element
    return next(line.element.iterancestors("td", "th"), None)
