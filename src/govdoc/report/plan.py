"""Outline → YAML: a plan of the template 通用, from which ``govdoc draft`` makes a clean document."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING

from govdoc import ordinals
from govdoc.drafting.attachments import KEY as ATTACHMENTS_KEY
from govdoc.drafting.attachments import NOTE_KEY, disagreements
from govdoc.drafting.syntax import CONTROL
from govdoc.drafting.yamltext import Remarked, Written, comment, yaml_text
from govdoc.model import Byline, Figure, Form, Heading, HeadingKind, OfficialFormat, Salutation, Table, Title
from govdoc.outline import beginnings
from govdoc.patterns import lazy
from govdoc.report.elements import named_elements, said
from govdoc.report.numbers import NUMBERED_STYLES, Numbers, next_siblings
from govdoc.report.pieces import Piece, pieces, pieces_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govdoc.outline import Outline

_TEMPLATE = "通用"
_TYPED_ORDINAL = lazy(r"[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|[（(]?[0-9]{1,2}(?:[）)、]|[.．](?![0-9]))")
"""How a heading may not begin in a plan, unless its ordinal is given (the template's schema)."""
_MARKS = " \u3000。；，、;,."
"""What drafting takes off the end of a heading: one of nothing else is none."""
_Section = dict[str, Written]


def plan_yaml(outline: Outline) -> str:
    """Return the outline's document as a plan, a line feed at its end.

    Every character of the document's own text is in it, but for ordinals of levels 1 to 4 (drafting numbers the
    headings anew) and control characters; bold type and pictures are not. Residue is counted in a comment at the top; a
    comment behind a heading tells its role, and where its ordinal was another or lost.
    """
    body = _Body(outline)
    plan: _Section = {"模板": _TEMPLATE}
    document = outline.document
    official = document.format
    if official is not OfficialFormat.ORDINARY:
        plan["版式"] = str(official)
    found = list(pieces_of(document.blocks))
    head = _head(found)
    elements = named_elements(document.elements, official)
    attached = _attachments(outline, body.notes)
    if elements.values and not attached:
        plan["要素"] = elements.values
    plan |= _opening(found[:head])
    body.add(found[head:])
    body.close(elements.behind)
    if not attached:
        body.add(list(pieces(document))[len(found) :])
    plan["正文"] = _settled(body.items)
    if attached:
        # Behind the body, as on paper: an attachment may be longer than all that stands before it.
        body.notes += _departing(elements.values.pop(NOTE_KEY, []), attached)
        plan["要素"] = elements.values | {ATTACHMENTS_KEY: attached}
    return "".join(map(comment, _notes(outline, [*elements.notes, *body.notes], whole=bool(attached)))) + yaml_text(
        plan
    )


def _attachments(outline: Outline, notes: list[str]) -> list[Written]:
    """Return the attachments as a plan holds them; none where one of them has no title, or nothing under it."""
    found: list[Written] = []
    for part in outline.document.attachments:
        body = _Body(outline)
        body.add(list(pieces_of(part.blocks)))
        title, across = said(part.title.value), {"横排": "是"} if part.landscape else {}
        if not title.strip(_MARKS) or not body.items:
            return []
        notes += body.notes
        found.append(_settled_section({"标题": title, **across, "正文": body.items}))
    return found


def _departing(noted: Written, attached: Sequence[Written]) -> list[str]:
    """Return a comment on an 附件说明 that departs from the attachments: drafting makes one of their titles."""
    names = [str(name) for name in (noted if isinstance(noted, list) else [noted])]
    titles = [str(one["标题"]) for one in attached if isinstance(one, dict)]
    if not names or not any(disagreements(names, titles)):
        return []
    told = f"原文的附件说明是“{'”“'.join(names)}”，与附件的标题不一致，已按标题重新编排，请核对"
    lacking = len(names) - len(titles)
    return [f"{told}；还缺 {lacking} 件附件，请补进“要素”的“附件”" if lacking > 0 else told]


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
        texts: list[Written] = [text for piece in head if isinstance(piece.block, kind) if (text := said(piece.text))]
        if texts:
            out[key] = texts if len(texts) > 1 else texts[0]
    return out


@dataclass(slots=True)
class _Body:
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
        if not title.strip(_MARKS):
            self._items().extend([title + text] if title + text else [])
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
    named: _Section = {"表题": caption} if caption else {}
    return [named | {"表格": rows}]


def _notes(outline: Outline, more: list[str], *, whole: bool) -> list[str]:
    """Return the comments at the top of the plan; ``whole``: its attachments are in their place."""
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
    if (count := len(document.attachments)) and not whole:
        notes.append(f"附件 {count} 件写在正文末尾，照此会印在落款之前：请各存成一个 .md 或 .docx，写进“要素”的“附件”")
    if document.skipped:
        notes.append("未能读入：" + "；".join(document.skipped))
    if count := sum(len(CONTROL.findall(text.value)) for text in document.texts()):
        notes.append(f"删去看不见的控制字符 {count} 个")
    return [*notes, *more]
