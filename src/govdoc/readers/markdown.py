"""Markdown (CommonMark with tables) → Document; the place of every character in the source is kept."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import TYPE_CHECKING
from urllib.parse import unquote

from govdoc.model import (
    Document,
    Figure,
    Form,
    Heading,
    HeadingKind,
    Paragraph,
    Source,
    Table,
    Text,
    Title,
    block_start,
)
from govdoc.readers.commonmark import parser
from govdoc.readers.footnotes import DEFINITION
from govdoc.readers.headings import BLANK, heading_of, leading_ordinal
from govdoc.readers.inlines import Inline, Raw, placed, read_inline
from govdoc.readers.remarks import without_remarks
from govdoc.readers.rows import cells_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it.token import Token

    from govdoc.model import Block

_KEY = re.compile(r"[^\s:：#\-|][^:：]*:(?:\s|\Z)")
_LINE = re.compile(r"\r\n|\r|\n")
_MARKER = re.compile(r"(?:\d{1,9}[.)][ \t]+)+\Z")
_LONE_MARKER = re.compile(r"\d{1,9}[.)]")
_CAPTION = re.compile(
    r"(?:续?表|附表)\s*(?:\d+|[一二三四五六七八九十]+)(?:[-—.．－]\d+)*(?:[\s　:：、.．].*[^。；：，、]|)\Z", re.DOTALL
)
_CAPTION_LABEL = re.compile(r"表[:：]\s*")
_LONGEST_CAPTION = 60
_ONLY_MARKERS = re.compile(r"(?:[\s>*+\-]|\d{1,9}[.)])*")


def parse(text: str, name: str) -> Document:
    """Return the document in a Markdown text; offsets of its texts count in ``text`` as given.

    ``#`` is the title, ``##`` to ``#####`` are levels 1 to 4; a heading that ends in 。 runs into the paragraph after
    it. What has no place in the model is kept as text and named in ``skipped``; YAML front matter is named only.
    """
    # markdown-it puts U+FFFD for NUL (CommonMark 2.3).
    lines = _LINE.split(without_remarks(text).replace("\0", "\ufffd"))
    starts = (0, *(found.end() for found in _LINE.finditer(text)))
    front = front_lines(lines)
    reader = _Reader(lines[front:], starts[front:], front + 1)
    reader.read()
    skipped = ("YAML 头信息",) if front else ()
    source = Source(name, text, Form.MARKDOWN, starts)
    return Document(tuple(reader.blocks), source, skipped=tuple(dict.fromkeys((*skipped, *reader.skipped))))


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


@dataclass(slots=True)
class _Reader:
    """The walk over the tokens of one text, of whose lines ``starts`` are the offsets and ``first`` the number."""

    lines: list[str]
    starts: tuple[int, ...]
    first: int
    blocks: list[Block] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    _begins: dict[int, int] = field(default_factory=dict)
    _body: str = ""
    _offsets: list[int] = field(default_factory=list)
    _heading: int | None = None
    _lists: int = 0
    _markers: list[int] = field(default_factory=list)
    _rows: list[list[Text]] = field(default_factory=list)
    _cells: list[Raw] | None = None
    _note: str | None = None
    """Label of the footnote whose text comes next."""
    _notes: dict[str, Text] = field(default_factory=dict)
    _cited: list[tuple[Paragraph, tuple[tuple[int, str], ...]]] = field(default_factory=list)
    """Paragraphs with marks, and the marks."""

    def read(self) -> None:
        """Read the whole text."""
        self._body = "\n".join(self.lines)
        self._offsets = [0, *accumulate(len(line) + 1 for line in self.lines)]
        for token in parser().parse(self._body, {"begins": self._begins}):
            if (step := _STEPS.get(token.type)) is not None:
                step(self, token)
        self._settle_notes()
        self._keep_the_rest()

    def _name(self, line: int, what: str) -> None:
        """Name what was not modelled."""
        self.skipped.append(f"第{line + self.first}行：{what}")

    def _origins(self, line: int, start: int, end: int) -> range:
        """Return the offsets in the source of characters [start, end) of the body that stand in a line."""
        shift = self.starts[line] - self._offsets[line]
        return range(start + shift, end + shift)

    def _line_text(self, line: int) -> Text:
        """Return the text of a line behind indents and markers, without blanks at its ends."""
        begin, end = self._begins[line], self._offsets[line + 1] - 1
        return placed(self._body[begin:end], self._origins(line, begin, end)).strip(BLANK)

    def _raw(self, token: Token) -> Raw:
        """Return the characters of a heading or a paragraph, as the token holds them, with their places."""
        line = self._first_line(token)
        raw = Raw(token.content, [])
        for n, part in enumerate(token.content.split("\n")):
            if n:
                end = self._offsets[line + n] - 1
                raw.origins += self._origins(line + n - 1, end, end + 1)
            raw.origins += self._part_origins(line + n, part, first=not n)
        return raw

    def _first_line(self, token: Token) -> int:
        """Return the line where a token's content begins: markdown-it strips lines of full-width blanks before it."""
        first, last = token.map or (0, 1)
        opening = token.content.split("\n", 1)[0]
        while opening and first + 1 < last and not self._body[self._begins[first] : self._offsets[first + 1]].strip():
            first += 1
        return first

    def _part_origins(self, line: int, part: str, *, first: bool) -> range:
        """Return where one line of a token's content stood."""
        begin = self._begins[line]
        if first:
            # Blanks that are no indent, and the # of a heading, stand before the content.
            skip = self._heading if self._heading and self._body.startswith("#" * self._heading, begin) else 0
            begin = max(begin, self._body.find(part, begin + skip, self._offsets[line + 1]))
        else:
            begin -= len(part) - len(part.lstrip(" \t"))
        return self._origins(line, begin, begin + len(part))

    def begin_heading(self, token: Token) -> None:
        """Note the level of the heading whose text comes next."""
        self._flush_markers()
        self._heading = int(token.tag[1])

    def end_heading(self, _token: Token) -> None:
        """Leave a heading."""
        self._heading = None

    def read_inline(self, token: Token) -> None:
        """Take in the text of a heading, a cell or a paragraph."""
        if self._cells is not None:
            self._put_cell(token)
            return
        if self._note is not None:
            self._put_note(token, self._note)
            return
        inline, raw = Inline(), self._raw(token)
        if self._heading is None and raw.origins:
            self._put_marker(inline, raw.origins[0], token.map[0] if token.map else 0)
        marked = bool(inline.parts)
        self._read(token, raw, inline)
        if inline.only_images and inline.images and not marked:
            self.blocks += [Figure(unquote(target), caption) for target, caption in inline.images]
        elif (text := inline.text()).value:
            self._put_text(text, inline, token)

    def _read(self, token: Token, raw: Raw, inline: Inline) -> None:
        """Read inline tokens, and name what in them was not modelled."""
        read_inline(token.children or (), raw, inline)
        line = token.map[0] if token.map else 0
        for what in inline.odd:
            self._name(line, what)
        if inline.notes and (self._cells is not None or self._heading is not None or self._note is not None):
            self._name(line, "脚注（只能注在段落里，注文按段落读入）")
        if inline.images and (not inline.only_images or self._cells is not None or self._heading is not None):
            self._name(line, "图片（只读入说明文字）")

    def _put_text(self, text: Text, inline: Inline, token: Token) -> None:
        """Add a title, a heading or a paragraph."""
        if self._heading is not None:
            self.blocks.append(self._headed(text, self._heading))
            return
        before = self.blocks[-1] if self.blocks else None
        plain = not self._lists and token.level == 1
        runs_in = plain and isinstance(before, Heading) and before.text.value.endswith("。")
        if runs_in and isinstance(before, Heading):
            self.blocks[-1] = replace(before, kind=HeadingKind.RUN_IN)
        paragraph = Paragraph(text, runs_in, inline.bold())
        self.blocks.append(paragraph)
        if marks := inline.marks():
            self._cited.append((paragraph, marks))

    def _headed(self, text: Text, level: int) -> Title | Heading:
        """Return what a # line is: the first of the first level is the title, if it has no ordinal."""
        if level == 1 and leading_ordinal(text.value) is None and not any(isinstance(b, Title) for b in self.blocks):
            return Title(text)
        return heading_of(text, max(1, level - 1))

    def _put_marker(self, inline: Inline, start: int, line: int) -> None:
        """Put the number of an ordered item, as typed, before the text of its first paragraph."""
        if not self._markers:
            return
        item = self._markers[-1]
        self._markers.clear()
        at = start - self.starts[line]
        found = _MARKER.search(self.lines[line], 0, at)
        if found is None or item != line:
            line, found = item, _last_marker(self.lines[item])
        if found is not None:
            inline.put(found[0], range(self.starts[line] + found.start(), self.starts[line] + found.end()))

    def _flush_markers(self) -> None:
        """Keep the number of an item that begins with no paragraph."""
        inline = Inline()
        if self._markers:
            self._put_marker(inline, self.starts[self._markers[-1]], self._markers[-1])
            if (text := inline.text()).value:
                self.blocks.append(Paragraph(text))

    def begin_list(self, _token: Token) -> None:
        """Enter a list."""
        self._lists += 1

    def end_list(self, _token: Token) -> None:
        """Leave a list."""
        self._lists -= 1

    def begin_item(self, token: Token) -> None:
        """Note the number of an ordered item."""
        if token.info and token.map:
            self._markers.append(token.map[0])

    def end_item(self, _token: Token) -> None:
        """Leave an item; one without text still has its number."""
        self._flush_markers()

    def begin_table(self, _token: Token) -> None:
        """Enter a table."""
        self._flush_markers()
        self._rows = []

    def begin_row(self, token: Token) -> None:
        """Cut a row of the source into its cells."""
        line = token.map[0] if token.map else 0
        begin, end = self._begins[line], self._offsets[line + 1] - 1
        row = Raw(self._body[begin:end], list(self._origins(line, begin, end)))
        self._cells = cells_of(row)
        self._rows.append([])

    def end_row(self, token: Token) -> None:
        """Name the cells that have no column."""
        del token
        extra = [cell.value for cell in (self._cells or [])[len(self._rows[-1]) :] if cell.value]
        if extra:
            at = (self._cells or [])[len(self._rows[-1])].origins
            line = bisect_right(self.starts, at[0]) - 1 if at else 0
            self._name(line, f"表格多出的单元格“{'”“'.join(extra)}”（没有表头，未读入）")
        self._cells = None

    def _put_cell(self, token: Token) -> None:
        """Add a cell to its row."""
        row, cells = self._rows[-1], self._cells or []
        raw = cells[len(row)] if len(row) < len(cells) else Raw("", [])
        line = token.map[0] if token.map else 0
        inline = Inline(keeps_breaks=True)
        self._read(token, raw, inline)
        text = inline.text()
        row.append(text if text.value else Text("", ((0, self.starts[line]),)))

    def end_table(self, _token: Token) -> None:
        """Add a table, with the caption that the paragraph before it is."""
        caption = _caption(self.blocks[-1]) if self.blocks else None
        if caption is not None:
            self.blocks.pop()
        self.blocks.append(Table(tuple(tuple(row) for row in self._rows), caption=caption))
        self._rows = []

    def begin_note(self, token: Token) -> None:
        """Enter the text of a footnote."""
        self._flush_markers()
        self._note = str(token.meta["label"])

    def end_note(self, _token: Token) -> None:
        """Leave the text of a footnote."""
        self._note = None

    def _put_note(self, token: Token, label: str) -> None:
        """Take in the text of a footnote; a second one of the same label is a paragraph, for nothing is dropped."""
        inline = Inline()
        self._read(token, self._raw(token), inline)
        text = inline.text()
        if label not in self._notes and text.value:
            self._notes[label] = text
        elif text.value:
            self._name(token.map[0] if token.map else 0, f"重复的脚注“{label}”（按段落读入）")
            self.blocks.append(Paragraph(text))

    def _settle_notes(self) -> None:
        """Give the paragraphs their footnotes; one that no paragraph cites becomes a paragraph."""
        places = {id(block): n for n, block in enumerate(self.blocks)}
        used: set[str] = set()
        for paragraph, marks in self._cited:
            notes = tuple((at, self._notes[label]) for at, label in marks if label in self._notes)
            used |= {label for _, label in marks}
            if (n := places.get(id(paragraph))) is not None:
                self.blocks[n] = replace(paragraph, notes=notes)
        lost = [text for label, text in self._notes.items() if label not in used]
        for text in lost:
            self._name(bisect_right(self.starts, text.start) - 1, "没有引用的脚注（按段落读入）")
        self.blocks += [Paragraph(text) for text in lost]
        if lost:
            self.blocks.sort(key=block_start)

    def read_fence(self, token: Token) -> None:
        """Keep the lines of a code block."""
        line = token.map[0] if token.map else 0
        self._name(line, f"代码块{token.info.strip()}（按文字保留）")
        content = token.content.removesuffix("\n").split("\n") if token.content else []
        self._put_lines(range(line + 1, line + 1 + len(content)))

    def read_html(self, token: Token) -> None:
        """Keep the lines of HTML."""
        lines = range(*token.map) if token.map else range(0)
        self._name(lines.start, "HTML 标记（按文字保留）")
        self._put_lines(lines)

    def read_rule(self, token: Token) -> None:
        """Name a rule."""
        self._flush_markers()
        self._name(token.map[0] if token.map else 0, "分隔线")

    def begin_quote(self, token: Token) -> None:
        """Name a block quotation, whose text is kept."""
        self._name(token.map[0] if token.map else 0, "引用标记（文字照常读入）")

    def _put_lines(self, lines: range) -> None:
        """Add lines as paragraphs."""
        self._flush_markers()
        texts = [self._line_text(line) for line in lines if line in self._begins]
        self.blocks += [Paragraph(text) for text in texts if text.value]

    def _keep_the_rest(self) -> None:
        """Keep as paragraphs the lines that lie too deep for the parser."""
        whole = len(self.blocks)
        for line, value in enumerate(self.lines):
            if line not in self._begins and _ONLY_MARKERS.fullmatch(value) is None:
                self._name(line, "嵌套过深，按原文读入")
                self.blocks.append(Paragraph(placed(value, self._origins(line, *self._ends(line))).strip(BLANK)))
        if len(self.blocks) > whole:
            self.blocks.sort(key=block_start)

    def _ends(self, line: int) -> tuple[int, int]:
        """Return where a line begins and ends in the body."""
        return self._offsets[line], self._offsets[line + 1] - 1


_STEPS: dict[str, Callable[[_Reader, Token], None]] = {
    "heading_open": _Reader.begin_heading,
    "heading_close": _Reader.end_heading,
    "inline": _Reader.read_inline,
    "bullet_list_open": _Reader.begin_list,
    "bullet_list_close": _Reader.end_list,
    "ordered_list_open": _Reader.begin_list,
    "ordered_list_close": _Reader.end_list,
    "list_item_open": _Reader.begin_item,
    "list_item_close": _Reader.end_item,
    "blockquote_open": _Reader.begin_quote,
    "table_open": _Reader.begin_table,
    "tr_open": _Reader.begin_row,
    "tr_close": _Reader.end_row,
    "table_close": _Reader.end_table,
    DEFINITION + "_open": _Reader.begin_note,
    DEFINITION + "_close": _Reader.end_note,
    "fence": _Reader.read_fence,
    "html_block": _Reader.read_html,
    "hr": _Reader.read_rule,
}


def _caption(block: Block) -> Text | None:
    """Return the caption that a paragraph before a table is: 表1 任务分工, or 表：任务分工; None where it is none."""
    if not isinstance(block, Paragraph) or block.continues or block.notes:
        return None
    value = block.text.value
    if len(value) > _LONGEST_CAPTION or "\n" in value:
        return None
    if label := _CAPTION_LABEL.match(value):
        return block.text.cut(label.end()) if label.end() < len(value) else None
    return block.text if _CAPTION.match(value) else None


def _last_marker(line: str) -> re.Match[str] | None:
    """Return the number of an item whose text begins in a later line."""
    return next(reversed(list(_LONE_MARKER.finditer(line))), None)
