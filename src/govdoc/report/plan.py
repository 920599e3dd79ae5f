"""Outline → YAML: a plan of the template 通用, from which ``govdoc draft`` makes a clean document."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING

from govdoc import ordinals
from govdoc.drafting.dates import written_date
from govdoc.drafting.syntax import CONTROL
from govdoc.drafting.yamltext import Remarked, Written, comment, without_control, yaml_text
from govdoc.model import Byline, Figure, Form, Heading, HeadingKind, Salutation, Table, Title
from govdoc.report.pieces import DEEPEST, Piece, pieces
from govdoc.writers.flow import note_lines, soft_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govdoc.model import Elements, Text
    from govdoc.outline import Outline

_TEMPLATE = "通用"
_NUMBERED_STYLES = frozenset({ordinals.Style.CHAPTER, ordinals.Style.SECTION, ordinals.Style.STAGE})
"""Ordinals that automatic numbering would not write."""
_TYPED_ORDINAL = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|[（(]?[0-9]{1,2}(?:[）)、]|[.．](?![0-9]))")
"""How a heading may not begin in a plan, unless its ordinal is given (the template's schema)."""
_PRINTED = ("addressee", "attachment_note", "signature", "date", "remark")
"""Elements that a plan can name, as ``model.Elements`` calls them."""
_SECOND = 2
_Section = dict[str, Written]


def plan_yaml(outline: Outline) -> str:
    """Return the outline's document as a plan, a line feed at its end.

    Every character of the document's own text is in it, but for ordinals of levels 1 to 4 (drafting numbers the
    headings anew) and control characters; bold type and pictures are not. Residue is counted in a comment at the top; a
    comment behind a heading tells its role, and where its ordinal was another or lost.
    """
    body = _Body(outline)
    plan: _Section = {"模板": _TEMPLATE}
    found = list(pieces(outline.document))
    head = _head(found)
    elements = _elements(outline.document.elements, body)
    if elements:
        plan["要素"] = elements
    plan |= _opening(found[:head])
    body.add(found[head:])
    plan["正文"] = _settled([*body.items, *body.behind])
    return "".join(map(comment, _notes(outline, body))) + yaml_text(plan)


def _head(found: Sequence[Piece]) -> int:
    """Return how many pieces stand above the body: the lines of the title, those under it, salutations."""
    at = 0
    for kind in (Title, Byline, Salutation):
        while at < len(found) and isinstance(found[at].block, kind):
            at += 1
    return at


def _opening(head: Sequence[Piece]) -> _Section:
    """Return 标题, 题下 and 称呼."""
    out: _Section = {}
    for key, kind in (("标题", Title), ("题下", Byline), ("称呼", Salutation)):
        texts: list[Written] = [text for piece in head if isinstance(piece.block, kind) if (text := _said(piece.text))]
        if texts:
            out[key] = texts if len(texts) > 1 else texts[0]
    return out


def _said(text: str) -> str:
    """Return a text as a plan holds it: without control characters, on one line."""
    return " ".join(line.strip() for line in soft_lines(without_control(text)) if line.strip())


@dataclass(slots=True)
class _Body:
    """The body of the plan as it grows."""

    outline: Outline
    items: list[Written] = field(default_factory=list)
    behind: list[Written] = field(default_factory=list)
    """What stands behind the body: 署名 and a date that no plan can name."""
    notes: list[str] = field(default_factory=list)
    _open: list[tuple[int, list[Written]]] = field(default_factory=list)
    """Level and items of the sections that are open, outermost first."""
    _counters: list[int] = field(default_factory=lambda: [0] * (DEEPEST + 1))
    _last: list[int] = field(default_factory=lambda: [0] * (DEEPEST + 1))
    """The last number of each level, under whatever heading."""
    _running: set[int] = field(default_factory=set)
    """Levels whose numbers run through the sections."""

    def add(self, found: Sequence[Piece]) -> None:
        """Add pieces in their order."""
        roles = {section.start: section.role for section in self.outline.sections if section.heading is not None}
        loose = {section.start for section in self.outline.sections if section.heading is None}
        later = _siblings(found)
        for piece in found:
            heading = piece.heading
            if heading is not None:
                role = roles.get(heading.start)
                self._section(piece, heading, role.value if role else "", later.get(heading.start))
                continue
            if piece.start in loose or isinstance(piece.block, Title):
                # A closing belongs to no section; a second title begins a document of its own.
                self._open.clear()
            self._items().extend(self._plain(piece))

    def _items(self) -> list[Written]:
        """Return the list that takes the next item."""
        return self._open[-1][1] if self._open else self.items

    def _plain(self, piece: Piece) -> list[Written]:
        """Return what is no heading as items of the body; none for what is empty."""
        text = _said(piece.text)
        match piece.block:
            case Title():
                self._counters, self._last = [0] * (DEEPEST + 1), [0] * (DEEPEST + 1)
                self._running.clear()
                return [{"篇名": text}] if text else []
            case Byline():
                return [{"题下": text}] if text else []
            case Salutation():
                return [{"称呼": text}] if text else []
            case Table() as table:
                return _table(table)
            case Figure() as figure:
                self.notes.append(f"图片未写入（{_said(figure.target)}），只留图题")
                text = _said(figure.caption.value)
            case _:
                pass
        return [text] if text else []

    def _section(self, piece: Piece, heading: Heading, role: str, following: int | None) -> None:
        """Begin a section with its heading."""
        while self._open and self._open[-1][0] >= heading.level:
            self._open.pop()
        title, text = _said(piece.text), _said(piece.run_in)
        if not title:
            self._items().extend([text] if text else [])
            return
        section: _Section = {"标题": title}
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

    def _ordinal(self, section: _Section, heading: Heading, title: str, following: int | None) -> str:
        """Put down 序数 or 无序号 where numbering alone would err; return a remark on an ordinal that is new."""
        level, own = heading.level, ordinals.parse(heading.ordinal) if heading.ordinal else None
        self._counters[level + 1 :] = [0] * (DEEPEST - level)
        if own is None and self.outline.document.source.form is not Form.MARKDOWN:
            section["无序号"] = "是"
            return ""
        number = self._counters[level] + 1
        if own is not None and (given := self._given(own, number, following)):
            number = given
            section["序数"] = own.normal if own.style in _NUMBERED_STYLES else ordinals.written(level, number)
        elif _TYPED_ORDINAL.match(title):
            section["序数"] = ordinals.written(level, number)
        self._counters[level] = self._last[level] = number
        if heading.kind is HeadingKind.RESTORED:
            return "原文缺序数，已补"
        return f"原文序数为“{heading.ordinal}”" if own is not None and own.number != number else ""

    def _given(self, own: ordinals.Ordinal, number: int, following: int | None) -> int | None:
        """Return the number that a plan must give: of a chapter, of a list that begins anew, or that runs on.

        1. to 40. may run through all sections of a document: the first under a heading then goes on from the last
        before it. None where numbering alone does it, ``number`` being the next.
        """
        level = own.level
        if own.style in _NUMBERED_STYLES:
            return own.number
        if own.number == 1:
            return 1 if number > 1 and following == _SECOND else None
        after = self._last[level] + 1
        if number == 1 and after > 1 and (own.number == after or level in self._running):
            self._running.add(level)
            return after
        return None


def _settled(items: list[Written]) -> list[Written]:
    """Return items in which a body of one text is that text, and what says nothing is gone."""
    return [_settled_section(item) if isinstance(item, dict) and "标题" in item else item for item in items]


def _settled_section(section: _Section) -> _Section:
    """Return a section without an empty body, and without 同段 where there is nothing to run into."""
    body = section["正文"]
    items = _settled(body) if isinstance(body, list) else []
    out = {key: value for key, value in section.items() if key != "正文"}
    if not items or not isinstance(items[0], str):
        out.pop("同段", None)
    if items:
        out["正文"] = items[0] if len(items) == 1 and isinstance(items[0], str) else items
    return out


def _siblings(found: Sequence[Piece]) -> dict[int, int]:
    """Return by the start of a heading the number of its next sibling, where it has one."""
    out: dict[int, int] = {}
    last: dict[int, int] = {}
    for piece in found:
        if isinstance(piece.block, Title):
            last.clear()
        if (heading := piece.heading) is None:
            continue
        for level in [level for level in last if level > heading.level]:
            del last[level]
        own = ordinals.parse(heading.ordinal) if heading.ordinal else None
        if own is None:
            continue
        if heading.level in last:
            out[last[heading.level]] = own.number
        last[heading.level] = heading.start
    return out


def _table(table: Table) -> list[Written]:
    """Return a table as an item: a row is a text with | between its cells."""
    rows: list[Written] = []
    for row in table.rows:
        text = " | ".join(re.sub(r"([\\|])", r"\\\1", _said(cell.value)) for cell in row)
        if text.strip():
            rows.append(text)
    caption = _said(table.caption.value) if table.caption else ""
    if not rows:
        return [caption] if caption else []
    named: _Section = {"表题": caption} if caption else {}
    return [named | {"表格": rows}]


def _elements(elements: Elements, body: _Body) -> _Section:
    """Return 要素; a date that is not a whole one goes behind the body with its 署名, and a note says so."""
    out: _Section = {}
    if elements.addressee and (text := _said(elements.addressee.value)):
        out["主送机关"] = text
    notes: list[Written] = [_said(name) for _, _, name in note_lines(elements.attachment_note) if _said(name)]
    if notes:
        out["附件说明"] = notes if len(notes) > 1 else notes[0]
    names: list[Written] = [text for name in elements.signature if (text := _said(name.value))]
    date = _date(elements.date)
    if elements.date and date is None:
        body.behind += [*names, _said(elements.date.value)]
        body.notes.append(f"落款日期“{_said(elements.date.value)}”不完整，留在正文末尾；补全后请写到“要素”的“成文日期”")
        names = []
    if names:
        out["发文机关署名"] = names if len(names) > 1 else names[0]
    if date:
        out["成文日期"] = date
    if elements.remark and (text := _said(elements.remark.value)):
        out["附注"] = text
    for name, value in elements.texts():
        if name not in _PRINTED:
            body.notes.append(f"普通版式没有版头、版记，未写入：{_said(value.value)}")
    return out


def _date(text: Text | None) -> str | None:
    """Return 成文日期 as a plan takes it, None where it is no whole date."""
    try:
        return written_date(text.value) if text else None
    except ValueError:
        return None


def _notes(outline: Outline, body: _Body) -> list[str]:
    """Return the comments at the top of the plan."""
    document = outline.document
    notes = [
        f"由 {PurePath(document.source.name).name} 整理而成，请核对后运行：govdoc draft 本文件名",
        "标题不写序号，由 govdoc 按层次重新编排",
    ]
    kinds: dict[str, int] = {}
    for block in outline.residue:
        kinds[block.kind] = kinds.get(block.kind, 0) + 1
    if kinds:
        notes.append("未写入的非正文内容：" + "，".join(f"{kind} {count} 处" for kind, count in kinds.items()))
    if document.skipped:
        notes.append("未能读入：" + "；".join(document.skipped))
    if count := sum(len(CONTROL.findall(text.value)) for text in document.texts()):
        notes.append(f"删去看不见的控制字符 {count} 个")
    return [*notes, *body.notes]
