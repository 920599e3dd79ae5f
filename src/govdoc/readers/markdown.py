"""Markdown (CommonMark with tables) → Document; the place of every character in the source is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.model import Document, Form, Source
from govdoc.patterns import lazy
from govdoc.readers.blockwalk import Walk
from govdoc.readers.brokenlines import unbroken
from govdoc.readers.commonmark import parser
from govdoc.readers.files import with_line_feeds
from govdoc.readers.footnotes import DEFINITION
from govdoc.readers.remarks import without_remarks
from govdoc.readers.sourcelines import Lines

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it.token import Token

FRONT_MATTER = "YAML 头信息"
"""What YAML front matter is called among what was passed over."""
_KEY = lazy(r"[^\s:：#\-|][^:：]*:(?:\s|\Z)")
_LINE = lazy(r"\r\n|\r|\n")
_STEPS: dict[str, Callable[[Walk, Token], None]] = {
    "heading_open": Walk.begin_heading,
    "heading_close": Walk.end_heading,
    "inline": Walk.read_inline,
    "bullet_list_open": Walk.begin_list,
    "bullet_list_close": Walk.end_list,
    "ordered_list_open": Walk.begin_list,
    "ordered_list_close": Walk.end_list,
    "list_item_open": Walk.begin_item,
    "list_item_close": Walk.end_item,
    "blockquote_open": Walk.begin_quote,
    "table_open": Walk.begin_table,
    "tr_open": Walk.begin_row,
    "tr_close": Walk.end_row,
    "table_close": Walk.end_table,
    DEFINITION + "_open": Walk.begin_note,
    DEFINITION + "_close": Walk.end_note,
    "fence": Walk.read_fence,
    "html_block": Walk.read_html,
    "hr": Walk.read_rule,
}
"""Type of a token → what is done with it; the other types say nothing."""


def parse(text: str, name: str) -> Document:
    """Return the document in a Markdown text; offsets of its texts count in ``text`` as given.

    ``#`` is the title, ``##`` to ``#####`` are levels 1 to 4; a heading that ends in 。 runs into the paragraph after
    it. What has no place in the model is kept as text and named in ``skipped``; YAML front matter is named only.
    """
    text = with_line_feeds(text)
    # markdown-it puts U+FFFD for NUL (CommonMark 2.3).
    lines = _LINE.split(without_remarks(text).replace("\0", "\ufffd"))
    starts = (0, *(found.end() for found in _LINE.finditer(text)))
    front = front_lines(lines)
    walk = Walk(Lines(lines[front:], starts[front:]), front + 1)
    for token in parser().parse(walk.lines.body, {"begins": walk.lines.begins}):
        if (step := _STEPS.get(token.type)) is not None:
            step(walk, token)
    walk.end()
    skipped = (FRONT_MATTER,) if front else ()
    source = Source(name, text, Form.MARKDOWN, starts)
    return Document(tuple(unbroken(walk.blocks, text)), source, skipped=tuple(dict.fromkeys((*skipped, *walk.skipped))))


def front_lines(lines: Sequence[str]) -> int:
    """Return how many lines the YAML front matter takes, its two fences included; 0 where there is none.

    A rule at the head of a text is no front matter: the first line that is no comment must be a key.
    """
    if not lines or lines[0].rstrip() != "---":
        return 0
    closing = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in {"---", "..."}), None)
    if closing is None:
        return 0
    keys = [line for line in lines[1:closing] if line.strip() and not line.lstrip().startswith("#")]
    return closing + 1 if not keys or _KEY.match(keys[0]) else 0
