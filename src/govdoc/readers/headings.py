"""The text of a heading as marked up → level, ordinal and text; text with line breaks → text on one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc import ordinals
from govdoc.model import Heading, HeadingKind, Text
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from govdoc.ordinals import Ordinal

BLANK = " \t\r\n\f\v\u3000\u00a0\ufeff\u200b"
"""White space at the ends of a paragraph: indents that authors typed."""
DEEPEST = 6
_SURE_SERIES = ("是", "要")
_BREAK = lazy(r"[ \t]*[\n\v\f\u2028\u2029][ \t]*")


def heading_of(text: Text, level: int) -> Heading:
    """Return the heading on a line marked up as one of ``level``; an ordinal typed at its start decides the level."""
    ordinal = leading_ordinal(text.value)
    if ordinal is None:
        return Heading(min(level, DEEPEST), None, text, HeadingKind.UNNUMBERED, text.start)
    return Heading(ordinal.level, ordinal.normal, text.cut(ordinal.length), HeadingKind.HEADING, text.start)


def leading_ordinal(text: str) -> Ordinal | None:
    """Return the ordinal that a heading starts with, None without one or where it would be the whole heading.

    一看就懂 and 三抓三促 begin like a series: only 一是, 一要 and 第一， are sure.
    """
    found = ordinals.parse(text)
    if found is None or found.length >= len(text):
        return None
    if found.style is ordinals.Style.SERIES and found.word and found.word not in _SURE_SERIES:
        return None
    return found


def one_line(text: Text) -> Text:
    """Return the text without line breaks: a space where one stood between Latin letters or digits, else nothing."""
    if not _BREAK.search(text.value):
        return text
    out, at = Text(""), 0
    for found in _BREAK.finditer(text.value):
        before, after = text.value[found.start() - 1 : found.start()], text.value[found.end() : found.end() + 1]
        out += text.cut(at, found.start())
        if needs_space(before, after):
            out += Text(" ", ((0, text.at(found.start())),))
        at = found.end()
    return out + text.cut(at)


def needs_space(before: str, after: str) -> bool:
    """Whether two lines that are joined need a space between them: where Latin letters or digits would meet."""
    return before.isascii() and before.isalnum() and after.isascii() and after.isalnum()


def split_lines(text: Text) -> list[Text]:
    """Return the lines of a text that are not blank, stripped."""
    if not _BREAK.search(text.value):
        whole = text.strip(BLANK)
        return [whole] if whole.value else []
    lines: list[Text] = []
    at = 0
    for found in _BREAK.finditer(text.value):
        lines.append(text.cut(at, found.start()).strip(BLANK))
        at = found.end()
    return [line for line in (*lines, text.cut(at).strip(BLANK)) if line.value]
