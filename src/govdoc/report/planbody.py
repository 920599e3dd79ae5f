"""Pieces of a document → 正文 of a plan: its texts, and its sections with their ordinals."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from govdoc import ordinals
from govdoc.drafting.yamltext import Remarked, Written
from govdoc.model import Byline, Figure, Form, Heading, HeadingKind, Salutation, Table, Title
from govdoc.outline import beginnings
from govdoc.patterns import lazy
from govdoc.report.elements import said
from govdoc.report.numbers import NUMBERED_STYLES, Numbers, next_siblings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govdoc.outline import Outline
    from govdoc.report.pieces import Piece

_TYPED_ORDINAL = lazy(r"[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|[（(]?[0-9]{1,2}(?:[）)、]|[.．](?![0-9]))")
"""How a heading may not begin in a plan, unless its ordinal is given (the template's schema)."""
MARKS = " \u3000。；，、;,."
"""What drafting takes off the end of a heading: one of nothing else is none."""
Section = dict[str, Written]


@dataclass(slots=True)
class Body:
    """The body of the plan as it grows."""

    outline: Outline
    items: list[Written] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    _open: list[tuple[int, list[Written]]] = field(default_factory=list)
    """Level and items of the sections that are open, outermost first."""
    numbers: Numbers = field(default_factory=Numbers)

    def add(self, found: Sequence[Piece]) -> None:
        """Add pieces in their order."""
        roles = {section.start: section.role for section in self.outline.sections if section.heading is not None}
        loose = {section.start for section in self.outline.sections if section.heading is None}
        attached = beginnings(self.outline.document)
        later = next_siblings(found)
        for piece in found:
            heading = piece.heading
            if heading is not None:
                role = roles.get(heading.start)
                self._section(piece, heading, role.value if role else "", later.get(heading.start))
                continue
            if piece.start in loose or piece.start in attached or isinstance(piece.block, Title):
                # A closing belongs to no section, nor does 附件2; a second title begins a document of its own.
                self._open.clear()
            self._items().extend(self._plain(piece))

    def close(self, behind: Sequence[Written]) -> None:
        """End the last section, and add what belongs to none."""
        self._open.clear()
        self.items += behind

    def _items(self) -> list[Written]:
        """Return the list that takes the next item."""
        return self._open[-1][1] if self._open else self.items

    def _plain(self, piece: Piece) -> list[Written]:
        """Return what is no heading as items of the body; none for what is empty."""
        text = said(piece.text)
        match piece.block:
            case Title():
                self.numbers = Numbers()
                return [{"篇名": text}] if text else []
            case Byline():
                return [{"题下": text}] if text else []
            case Salutation():
                return [{"称呼": text}] if text else []
            case Table() as table:
                return _table(table)
            case Figure() as figure:
                self.notes.append(f"图片未写入（{said(figure.target)}），只留图题")
                text = said(figure.caption.value)
            case _:
                self.numbers.see(text)
        return [text] if text else []

    def _section(self, piece: Piece, heading: Heading, role: str, following: int | None) -> None:
        """Begin a section with its heading."""
        while self._open and self._open[-1][0] >= heading.level:
            self._open.pop()
        title, text = said(piece.text), said(piece.run_in)
        if not title.strip(MARKS):
            self._items().extend([title + text] if title + text else [])
            return
        section: Section = {"标题": title}
        if heading.level != (self._open[-1][0] if self._open else 0) + 1:
            section["层次"] = str(heading.level)
        remark = self._ordinal(section, heading, title, following)
        section["标题"] = Remarked(title, "；".join(filter(None, (role, remark))))
        items: list[Written] = [text] if text else []
        if bool(text) != title.endswith("。"):
            section["同段"] = "是" if text else "否"
        section["正文"] = items
        self._items().append(section)
        self._open.append((heading.level, items))

    def _ordinal(self, section: Section, heading: Heading, title: str, following: int | None) -> str:
        """Put down 序数 or 无序号 where numbering alone would err; return a remark on an ordinal that is new."""
        level, own = heading.level, ordinals.parse(heading.ordinal) if heading.ordinal else None
        if own is None and self.outline.document.source.form is not Form.MARKDOWN:
            self.numbers.pass_over(level)
            section["无序号"] = "是"
            return ""
        number, given = self.numbers.next(level, own, following)
        if own is not None and own.style in NUMBERED_STYLES:
            section["序数"] = own.normal
        elif given or _TYPED_ORDINAL.match(title):
            section["序数"] = ordinals.written(level, number)
        if heading.kind is HeadingKind.RESTORED:
            return "原文缺序数，已补"
        return f"原文序数为“{heading.ordinal}”" if own is not None and own.number != number else ""


def settled(items: list[Written]) -> list[Written]:
    """Return items in which a body of one text is that text, and what says nothing is gone."""
    return [settled_section(item) if isinstance(item, dict) and "标题" in item else item for item in items]


def settled_section(section: Section) -> Section:
    """Return a section without an empty body, and without 同段 where there is nothing to run into."""
    body = section["正文"]
    items = settled(body) if isinstance(body, list) else []
    out = {key: value for key, value in section.items() if key != "正文"}
    if not items or not isinstance(items[0], str):
        out.pop("同段", None)
    if items:
        out["正文"] = items[0] if len(items) == 1 and isinstance(items[0], str) else items
    return out


def _table(table: Table) -> list[Written]:
    """Return a table as an item: a row is a text with | between its cells."""
    rows: list[Written] = []
    for row in table.rows:
        text = " | ".join(re.sub(r"([\\|])", r"\\\1", said(cell.value)) for cell in row)
        if text.strip():
            rows.append(text)
    caption = said(table.caption.value) if table.caption else ""
    if not rows:
        return [caption] if caption else []
    named: Section = {"表题": caption} if caption else {}
    return [named | {"表格": rows}]
