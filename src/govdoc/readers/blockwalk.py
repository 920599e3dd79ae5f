"""Tokens of markdown-it → blocks of the model, and the names of what has no place in it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from govdoc.model import Figure, Heading, HeadingKind, Paragraph, Table, Text, Title, block_start
from govdoc.patterns import lazy
from govdoc.readers.citednotes import Notes
from govdoc.readers.headings import heading_of, leading_ordinal
from govdoc.readers.inlines import Inline, Raw, read_inline
from govdoc.readers.itemnumbers import Numbers
from govdoc.readers.rows import cells_of
from govdoc.readers.sourcelines import Lines, line_of
from govdoc.readers.tablecaptions import caption_in

if TYPE_CHECKING:
    from markdown_it.token import Token

    from govdoc.model import Block

_ONLY_MARKERS = lazy(r"(?:[\s>*+\-]|\d{1,9}[.)])*")


@dataclass(slots=True)
class Walk:
    """The walk over the tokens of one text; ``first`` is the number of its first line."""

    lines: Lines
    first: int
    blocks: list[Block] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    _heading: int | None = None
    _lists: int = 0
    _rows: list[list[Text]] = field(default_factory=list)
    _cells: list[Raw] | None = None
    _notes: Notes = field(default_factory=Notes)
    _numbers: Numbers = field(init=False)

    def __post_init__(self) -> None:
        self._numbers = Numbers(self.lines)

    def end(self) -> None:
        """Give the paragraphs their footnotes, and keep what the tokens did not hold."""
        self._settle_notes()
        self._keep_the_rest()

    def _name(self, line: int, what: str) -> None:
        """Name what was not modelled."""
        self.skipped.append(f"第{line + self.first}行：{what}")

    def begin_heading(self, token: Token) -> None:
        """Note the level of the heading whose text comes next."""
        self._flush_number()
        self._heading = int(token.tag[1])

    def end_heading(self, _token: Token) -> None:
        """Leave a heading."""
        self._heading = None

    def read_inline(self, token: Token) -> None:
        """Take in the text of a heading, a cell or a paragraph."""
        if self._cells is not None:
            self._put_cell(token)
            return
        if self._notes.label is not None:
            self._put_note(token, self._notes.label)
            return
        inline, raw = Inline(), self.lines.raw(token, self._heading)
        if self._heading is None and raw.origins and (number := self._numbers.take(raw.origins[0], line_of(token))):
            inline.put(number.value, number.origins)
        marked = bool(inline.parts)
        self._read(token, raw, inline)
        if inline.only_images and inline.images and not marked:
            self.blocks += [Figure(unquote(target), caption) for target, caption in inline.images]
        elif (text := inline.text()).value:
            self._put_text(text, inline, token)

    def _read(self, token: Token, raw: Raw, inline: Inline) -> None:
        """Read inline tokens, and name what in them was not modelled."""
        read_inline(token.children or (), raw, inline)
        line = line_of(token)
        for what in inline.odd:
            self._name(line, what)
        if inline.notes and (self._cells is not None or self._heading is not None or self._notes.label is not None):
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
        self._notes.cite(paragraph, inline.marks())

    def _headed(self, text: Text, level: int) -> Title | Heading:
        """Return what a # line is: the first of the first level is the title, if it has no ordinal."""
        if level == 1 and leading_ordinal(text.value) is None and not any(isinstance(b, Title) for b in self.blocks):
            return Title(text)
        return heading_of(text, max(1, level - 1))

    def _flush_number(self) -> None:
        """Keep the number of an item that begins with no paragraph."""
        inline = Inline()
        if (number := self._numbers.take_lone()) is not None:
            inline.put(number.value, number.origins)
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
            self._numbers.begin(token.map[0])

    def end_item(self, _token: Token) -> None:
        """Leave an item; one without text still has its number."""
        self._flush_number()

    def begin_table(self, _token: Token) -> None:
        """Enter a table."""
        self._flush_number()
        self._rows = []

    def begin_row(self, token: Token) -> None:
        """Cut a row of the source into its cells."""
        self._cells = cells_of(self.lines.raw_line(line_of(token)))
        self._rows.append([])

    def end_row(self, token: Token) -> None:
        """Name the cells that have no column."""
        del token
        extra = [cell.value for cell in (self._cells or [])[len(self._rows[-1]) :] if cell.value]
        if extra:
            at = (self._cells or [])[len(self._rows[-1])].origins
            line = self.lines.holding(at[0]) if at else 0
            self._name(line, f"表格多出的单元格“{'”“'.join(extra)}”（没有表头，未读入）")
        self._cells = None

    def _put_cell(self, token: Token) -> None:
        """Add a cell to its row."""
        row, cells = self._rows[-1], self._cells or []
        raw = cells[len(row)] if len(row) < len(cells) else Raw("", [])
        line = line_of(token)
        inline = Inline(keeps_breaks=True)
        self._read(token, raw, inline)
        text = inline.text()
        row.append(text if text.value else Text("", ((0, self.lines.starts[line]),)))

    def end_table(self, _token: Token) -> None:
        """Add a table, with the caption that the paragraph before it is."""
        caption = caption_in(self.blocks[-1]) if self.blocks else None
        if caption is not None:
            self.blocks.pop()
        self.blocks.append(Table(tuple(tuple(row) for row in self._rows), caption=caption))
        self._rows = []

    def begin_note(self, token: Token) -> None:
        """Enter the text of a footnote."""
        self._flush_number()
        self._notes.label = str(token.meta["label"])

    def end_note(self, _token: Token) -> None:
        """Leave the text of a footnote."""
        self._notes.label = None

    def _put_note(self, token: Token, label: str) -> None:
        """Take in the text of a footnote; a second one of the same label is a paragraph, for nothing is dropped."""
        inline = Inline()
        self._read(token, self.lines.raw(token, self._heading), inline)
        text = inline.text()
        if text.value and not self._notes.take(text):
            self._name(line_of(token), f"重复的脚注“{label}”（按段落读入）")
            self.blocks.append(Paragraph(text))

    def _settle_notes(self) -> None:
        """Give the paragraphs their footnotes; one that no paragraph cites becomes a paragraph."""
        lost = self._notes.settle(self.blocks)
        for text in lost:
            self._name(self.lines.holding(text.start), "没有引用的脚注（按段落读入）")
        self.blocks += [Paragraph(text) for text in lost]
        if lost:
            self.blocks.sort(key=block_start)

    def read_fence(self, token: Token) -> None:
        """Keep the lines of a code block."""
        line = line_of(token)
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
        self._flush_number()
        self._name(line_of(token), "分隔线")

    def begin_quote(self, token: Token) -> None:
        """Name a block quotation, whose text is kept."""
        self._name(line_of(token), "引用标记（文字照常读入）")

    def _put_lines(self, lines: range) -> None:
        """Add lines as paragraphs."""
        self._flush_number()
        texts = [self.lines.text(line) for line in lines if line in self.lines.begins]
        self.blocks += [Paragraph(text) for text in texts if text.value]

    def _keep_the_rest(self) -> None:
        """Keep as paragraphs the lines that lie too deep for the parser."""
        whole = len(self.blocks)
        for line, value in enumerate(self.lines.values):
            if line not in self.lines.begins and _ONLY_MARKERS.fullmatch(value) is None:
                self._name(line, "嵌套过深，按原文读入")
                self.blocks.append(Paragraph(self.lines.whole(line)))
        if len(self.blocks) > whole:
            self.blocks.sort(key=block_start)
