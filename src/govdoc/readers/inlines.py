"""Inline tokens of markdown-it and the characters they were parsed from → text with the place of every character.

markdown-it tells no columns: the walk goes through the raw characters along with the tokens, whose markup is known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from govdoc.model import Text
from govdoc.patterns import lazy
from govdoc.readers.headings import BLANK, needs_space

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it.token import Token

_BREAK = lazy(r"[ \t]*\\?\n[ \t]*")
_LINE_BREAK_TAG = lazy(r"<br\s*/?>", re.IGNORECASE)
_NAMES = {
    "em_open": "斜体（标记未读入）",
    "code_inline": "行内代码（按文字保留）",
    "html_inline": "HTML 标记（按文字保留）",
}
AUTOLINK = "autolink"


@dataclass(slots=True)
class Raw:
    """Characters as markdown-it was given them, and where each stood in the source."""

    value: str
    origins: list[int]


@dataclass(slots=True)
class Inline:
    """What has been read of a paragraph: its characters, where they stood, what is bold, what was not modelled."""

    parts: list[str] = field(default_factory=list)
    origins: list[int] = field(default_factory=list)
    strong: list[tuple[int, int]] = field(default_factory=list)
    images: list[tuple[str, Text]] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)
    """Footnotes by their labels, each with the count of characters before its mark."""
    odd: list[str] = field(default_factory=list)
    only_images: bool = True
    keeps_breaks: bool = False
    """In a cell a line break stays one."""
    _open: list[int] = field(default_factory=list)
    _break: int | None = None

    def put(self, text: str, origins: Sequence[int]) -> None:
        """Append characters; a line break that waits becomes a space where Latin letters or digits would meet."""
        if not text:
            return
        if self._break is not None:
            if self.parts and needs_space(self.parts[-1][-1], text[0]):
                self.parts.append(" ")
                self.origins.append(self._break)
            self._break = None
        self.parts.append(text)
        self.origins += origins

    def take(self, raw: Raw, start: int, end: int) -> None:
        """Append raw characters as they stand."""
        self.put(raw.value[start:end], raw.origins[start:end])

    def turn(self, origin: int) -> None:
        """Take in a line break: it joins what stands on either side, but in a cell."""
        if self.keeps_breaks:
            self.put("\n", [origin])
        else:
            self._break = origin

    def mark(self, *, opens: bool) -> None:
        """Begin or end a bold stretch."""
        if opens:
            self._open.append(len(self.origins))
        elif self._open and (start := self._open.pop()) < len(self.origins) and not self._open:
            self.strong.append((start, len(self.origins)))

    def text(self) -> Text:
        """Return the text without white space at its ends."""
        return placed("".join(self.parts), self.origins).strip(BLANK)

    def bold(self) -> tuple[tuple[int, int], ...]:
        """Return the bold stretches of ``text()``."""
        value = "".join(self.parts)
        lead, length = len(value) - len(value.lstrip(BLANK)), len(value.strip(BLANK))
        ranges = ((max(0, start - lead), min(length, end - lead)) for start, end in self.strong)
        return tuple((start, end) for start, end in ranges if start < end)

    def marks(self) -> tuple[tuple[int, str], ...]:
        """Return the marks of footnotes in ``text()``."""
        value = "".join(self.parts)
        lead, length = len(value) - len(value.lstrip(BLANK)), len(value.strip(BLANK))
        return tuple((min(length, max(0, at - lead)), label) for at, label in self.notes)


def placed(value: str, origins: Sequence[int]) -> Text:
    """Return the text whose characters stood at ``origins``."""
    pieces = [(n, origin) for n, origin in enumerate(origins) if not n or origins[n - 1] + 1 != origin]
    return Text(value, tuple(pieces) or ((0, 0),))


def read_inline(tokens: Sequence[Token], raw: Raw, inline: Inline, at: int = 0) -> None:
    """Append what the tokens say to ``inline``; ``at`` is where in ``raw`` they begin."""
    for token in tokens:
        at = _STEPS.get(token.type, _skip)(token, raw, at, inline)
        if token.type in _NAMES and not _is_break(token):
            inline.odd.append(_NAMES[token.type])


def _is_break(token: Token) -> bool:
    """Whether the token is the tag of a line break, the one piece of HTML that tables need."""
    return token.type == "html_inline" and _LINE_BREAK_TAG.fullmatch(token.content) is not None


def _skip(token: Token, _raw: Raw, at: int, _inline: Inline) -> int:
    """Pass over markup: *, **, [."""
    return at + len(token.markup)


def _text(token: Token, raw: Raw, at: int, inline: Inline) -> int:
    """Read plain characters."""
    end = at + len(token.content)
    inline.take(raw, at, end)
    inline.only_images = inline.only_images and not token.content.strip()
    return end


def _special(token: Token, raw: Raw, at: int, inline: Inline) -> int:
    """Read an escape, whose character stands behind its backslash, or an entity, which stands where it begins."""
    end = at + len(token.markup)
    if token.info == "escape":
        inline.take(raw, end - len(token.content), end)
    else:
        inline.put(token.content, [raw.origins[at]] * len(token.content))
    inline.only_images = False
    return end


def _turn(_token: Token, raw: Raw, at: int, inline: Inline) -> int:
    """Read a line break, soft or hard."""
    found = _BREAK.match(raw.value, at)
    if found is None:
        return at
    inline.turn(raw.origins[raw.value.index("\n", at)])
    return found.end()


def _code(token: Token, raw: Raw, at: int, inline: Inline) -> int:
    """Read a code span: line breaks joined, one blank at either end taken off (CommonMark 6.1)."""
    fence = token.markup
    start = at + len(fence)
    closing = re.compile(rf"(?<!`){fence}(?!`)").search(raw.value, start)
    end = closing.start() if closing else len(raw.value)
    left, right = start, end
    inner = raw.value[start:end]
    if inner.strip(" \n") and inner[0] in " \n" and inner[-1] in " \n":
        left, right = start + 1, end - 1
    _take_lines(raw, left, right, inline)
    inline.only_images = False
    return end + len(fence)


def _strong(token: Token, _raw: Raw, at: int, inline: Inline) -> int:
    """Begin or end a bold stretch."""
    inline.mark(opens=token.nesting > 0)
    return at + len(token.markup)


def _link_open(token: Token, _raw: Raw, at: int, inline: Inline) -> int:
    """Pass over [, or the < of an address in angle brackets, which is its own text."""
    inline.only_images = False
    if token.markup != AUTOLINK:
        inline.odd.append(f"链接地址“{token.attrGet('href')}”（未读入）")
    return at + 1


def _link_close(token: Token, _raw: Raw, _at: int, _inline: Inline) -> int:
    """Pass over what follows the text of a link."""
    return int(token.meta["end"])


def _image(token: Token, raw: Raw, at: int, inline: Inline) -> int:
    """Read the description of a picture."""
    caption = Inline()
    read_inline(token.children or (), raw, caption, at + 2)
    inline.images.append((str(token.attrGet("src") or ""), caption.text()))
    inline.put("".join(caption.parts), caption.origins)
    return int(token.meta["end"])


def _note(token: Token, _raw: Raw, at: int, inline: Inline) -> int:
    """Note where the mark of a footnote stands."""
    inline.notes.append((len(inline.origins), str(token.meta["label"])))
    return at + len(token.markup)


def _html(token: Token, raw: Raw, at: int, inline: Inline) -> int:
    """Keep a tag as text; <br> is a line break."""
    end = at + len(token.content)
    inline.only_images = False
    if _is_break(token):
        inline.turn(raw.origins[at])
    else:
        _take_lines(raw, at, end, inline)
    return end


def _take_lines(raw: Raw, start: int, end: int, inline: Inline) -> None:
    """Take raw characters; line breaks among them join, as everywhere in a paragraph."""
    for found in re.finditer(r"[^\n]+|\n", raw.value[start:end]):
        if found[0] == "\n":
            inline.turn(raw.origins[start + found.start()])
        else:
            inline.take(raw, start + found.start(), start + found.end())


_STEPS: dict[str, Callable[[Token, Raw, int, Inline], int]] = {
    "text": _text,
    "text_special": _special,
    "softbreak": _turn,
    "hardbreak": _turn,
    "code_inline": _code,
    "strong_open": _strong,
    "strong_close": _strong,
    "link_open": _link_open,
    "link_close": _link_close,
    "image": _image,
    "html_inline": _html,
    "footnote_reference": _note,
}
