"""Outline → YAML: a plan of the template 通用, from which ``govdoc draft`` makes a clean document."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, cast

from govdoc.drafting.attachments import KEY as ATTACHMENTS_KEY
from govdoc.drafting.attachments import NOTE_KEY, disagreements
from govdoc.drafting.schema import LAYOUT_KEY
from govdoc.drafting.syntax import CONTROL
from govdoc.drafting.yamltext import Written, comment, yaml_text
from govdoc.errors import PlanError
from govdoc.model import Byline, OfficialFormat, Salutation, Table, Title
from govdoc.readers.markdown import FRONT_MATTER
from govdoc.readers.salutations import ADDRESSED, calls_offices
from govdoc.report.elements import Named, named_elements, said
from govdoc.report.pieces import Piece, pieces, pieces_of
from govdoc.report.planbody import MARKS, Body, Section, settled, settled_section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govdoc.model import Block, Document
    from govdoc.outline import Outline

_TEMPLATE = "通用"


def plan_yaml(outline: Outline) -> str:
    """Return the outline's document as a plan, a line feed at its end.

    Every character of the document's own text is in it, but for ordinals of levels 1 to 4 (drafting numbers the
    headings anew) and control characters; bold type and pictures are not. Residue is counted in a comment at the top; a
    comment behind a heading tells its role, and where its ordinal was another or lost.
    """
    document = outline.document
    front = _front(document)
    official = OfficialFormat(str(front.get(LAYOUT_KEY, document.format)))
    elements = named_elements(document.elements, official)
    elements.values |= {key: one for key, one in front.items() if key != LAYOUT_KEY}
    found = list(pieces_of(document.blocks))
    opening, rest = found[: _head(found)], found[_head(found) :]
    _name_addressee(outline, elements, opening)
    body = Body(outline)
    noted = _names(elements.values.get(NOTE_KEY, []))
    attached = _attachments(outline, noted, body.notes)
    body.add(rest)
    body.close(elements.behind)
    body.add([] if attached else list(pieces(document))[len(found) :])
    body.notes += _departing(noted, attached) if attached else []
    if not body.items:
        body.notes.append("原文没有正文：请在“正文”里补写内容，再起草")
    notes = _notes(outline, [*elements.notes, *body.notes], whole=bool(attached), fronted=bool(front))
    plan = _ordered(official, elements.values, _opening(opening), settled(body.items), attached)
    return "".join(map(comment, notes)) + yaml_text(plan)


def _ordered(
    official: OfficialFormat, values: Section, opening: Section, items: list[Written], attached: list[Written]
) -> Section:
    """Return the keys of a plan in their order; ``values`` are those of 要素."""
    plan: Section = {"模板": _TEMPLATE}
    if official is not OfficialFormat.ORDINARY:
        plan["版式"] = str(official)
    if values and not attached:
        plan["要素"] = values
    plan |= opening
    plan["正文"] = items
    if attached:
        # Behind the body, as on paper: an attachment may be longer than all that stands before it.
        kept = {key: one for key, one in values.items() if key != NOTE_KEY}
        plan["要素"] = kept | {ATTACHMENTS_KEY: attached}
    return plan


def _front(document: Document) -> Section:
    """Return what the front matter of a Markdown draft gives: elements and 版式; nothing where it is none of ours."""
    if FRONT_MATTER not in document.skipped:
        return {}
    # Schemas are loaded only for a text that has a front matter.
    from govdoc.drafting.frontmatter import parted

    try:
        _, found = parted(document.source.text, document.source.name)
    except PlanError:
        return {}
    return cast("Section", found)


def _names(noted: Written) -> list[str]:
    """Return the names of an 附件说明 as a plan holds it: a text, or a list of them."""
    return [str(name) for name in (noted if isinstance(noted, list) else [noted])]


def _attachments(outline: Outline, noted: Sequence[str], notes: list[str]) -> list[Written]:
    """Return the attachments as a plan holds them; none where one of them has no title, or nothing under it.

    One without a title has that of its place in the 附件说明, where each of them is ``noted``.
    """
    parts = outline.document.attachments
    found: list[Written] = []
    told: list[str] = []
    for part, name in zip(parts, noted if len(noted) == len(parts) else [""] * len(parts), strict=True):
        title, across = said(part.title.value) or name, {"横排": "是"} if part.landscape else {}
        body = Body(outline)
        body.add(list(pieces_of(part.blocks if part.title.value else _without_title(part.blocks, title))))
        if not title.strip(MARKS) or not body.items:
            return []
        told += body.notes
        found.append(settled_section({"标题": title, **across, "正文": body.items}))
    notes += told
    return found


def _without_title(blocks: Sequence[Block], title: str) -> list[Block]:
    """Return the blocks of an attachment, the title left out that is the first row of the table they begin with."""
    match blocks:
        case [Table(rows=((cell,), *rows), header_rows=head) as table, *rest] if rows and said(cell.value) == title:
            return [replace(table, rows=tuple(rows), header_rows=max(1, head - 1)), *rest]
    return list(blocks)


def _departing(names: Sequence[str], attached: Sequence[Written]) -> list[str]:
    """Return a comment on an 附件说明 that departs from the attachments: drafting makes one of their titles."""
    titles = [str(one["标题"]) for one in attached if isinstance(one, dict)]
    if not names or not any(disagreements([*names], titles)):
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


def _name_addressee(outline: Outline, elements: Named, head: list[Piece]) -> None:
    """Make the 称呼 above the body the 主送机关 of a paper that has one, where it calls offices and not people."""
    called = [piece for piece in head if isinstance(piece.block, Salutation)]
    if {"主送机关", "称呼"} & elements.values.keys() or outline.genre not in ADDRESSED or len(called) != 1:
        return
    if calls_offices(called[0].text):
        elements.values = {"主送机关": said(called[0].text).rstrip("：:")} | elements.values
        head.remove(called[0])


def _opening(head: Sequence[Piece]) -> Section:
    """Return 标题, 题下 and 称呼."""
    out: Section = {}
    for key, kind in (("标题", Title), ("题下", Byline), ("称呼", Salutation)):
        texts: list[Written] = [text for piece in head if isinstance(piece.block, kind) if (text := said(piece.text))]
        if texts:
            out[key] = texts if len(texts) > 1 else texts[0]
    return out


def _notes(outline: Outline, more: list[str], *, whole: bool, fronted: bool) -> list[str]:
    """Return the comments at the top of the plan.

    ``whole``: its attachments are in their place; ``fronted``: what the front matter gives is in it.
    """
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
    if skipped := [name for name in document.skipped if name != FRONT_MATTER or not fronted]:
        notes.append("未能读入：" + "；".join(skipped))
    if count := sum(len(CONTROL.findall(text.value)) for text in document.texts()):
        notes.append(f"删去看不见的控制字符 {count} 个")
    return [*notes, *more]
