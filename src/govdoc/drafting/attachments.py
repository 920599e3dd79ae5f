"""附件 of a plan (title, text or file beside it) → attachments of the document, and the 附件说明 that names them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govdoc.drafting.exhibits import exhibit_fault, picture_fault, unusable_exhibits
from govdoc.drafting.numbering import numbered
from govdoc.drafting.places import element_fault, typed_fault
from govdoc.errors import GovdocError, PlanError, UnreadableError
from govdoc.model import Attachment, Figure, Residue, Table, Text, Title
from govdoc.readers import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from govdoc.drafting.nodes import Value
    from govdoc.model import Block, Document

KEY, NOTE_KEY, CONTENTS_KEY = "附件", "附件说明", "目录"
_TITLE, BODY_KEY, _FILE, _ACROSS = "标题", "正文", "文件", "横排"
_YES = "是"
_TEXTS = frozenset({".md", ".markdown", ".docx"})
_PICTURES = frozenset({".png", ".jpg", ".jpeg"})
_FILE_SAID = "附件的内容，路径从计划文件所在的文件夹算起：.md、.docx、.png 或 .jpg"
SCHEMAS: tuple[dict[str, Any], ...] = (
    {
        "title": KEY,
        "description": "随文印发的附件，一件一项，另面编排在正文之后；“附件说明”由此得出，不必另写",
        "type": "array",
        "minItems": 1,
        "examples": [[{_TITLE: "2026年重点工作任务分工表", _FILE: "分工表.md"}]],
        "items": {
            "title": "一件附件",
            "type": "object",
            "properties": {
                _TITLE: {
                    "title": _TITLE,
                    "description": "附件的名称；不写时用附件文件自己的标题",
                    "type": "string",
                    "examples": ["2026年重点工作任务分工表"],
                    "x-aliases": ["title"],
                },
                BODY_KEY: {
                    "title": BODY_KEY,
                    "description": "附件的内容，一段文字写一项，一个部分写“标题”和它的“正文”；在文件里的写“文件”",
                    "type": ["string", "array"],
                    "minItems": 1,
                    "items": {"$ref": "#/$defs/项"},
                    "x-aliases": ["body"],
                },
                _FILE: {
                    "title": _FILE,
                    "description": _FILE_SAID,
                    "type": "string",
                    "examples": ["分工表.md"],
                    "x-aliases": ["file"],
                },
                _ACROSS: {
                    "title": _ACROSS,
                    "description": "写“是”的，这件附件排在横放的纸上，宽的表格用",
                    "enum": [_YES, "否"],
                    "examples": [_YES],
                    "x-aliases": ["landscape"],
                },
            },
            "if": {"anyOf": [{"required": [BODY_KEY]}, {"required": ["body"]}]},
            "then": {
                "required": [_TITLE],
                "properties": {
                    _TITLE: {"description": "附件的名称", "x-aliases": ["title"]},
                    _FILE: {"not": {}, "x-refused": f"“{_FILE}”和“{BODY_KEY}”只能写一样，请删去一样"},
                },
            },
            "else": {
                "required": [_FILE],
                "properties": {
                    _FILE: {"description": f"{_FILE_SAID}；没有文件的，内容写在“{BODY_KEY}”里", "x-aliases": ["file"]}
                },
            },
        },
        "x-aliases": ["attachments"],
    },
    {
        "title": CONTENTS_KEY,
        "description": "写“是”的，在标题之后加一面目录，长的规划、方案用",
        "enum": [_YES, "否"],
        "examples": [_YES],
        "x-aliases": ["contents"],
    },
)
"""Schemas of the keys of 要素 that this module reads."""


def attached(document: Document, elements: Mapping[str, Value], name: str, typed: str) -> Document:
    """Return the document with the attachments of a plan, their 附件说明 (GB/T 9704—2012 7.3.4, 7.3.7), and 目录.

    Those that the skeleton wrote (``document.attachments``) come first, their headings numbered now; the last of them
    are those whose text the plan holds, and go to their places among those from files. ``name`` is the plan's file:
    paths count from its folder; ``typed`` is its text. Raises PlanError with all faults, each at its
    place: a file that is missing, unreadable or of another kind, a picture that cannot be shown, an attachment without
    a title, an 附件说明 that does not agree.
    """
    document = replace(document, contents=elements.get(CONTENTS_KEY) == _YES)
    given = elements.get(KEY, [])
    faults = list(unusable_exhibits(document, name, typed))
    found = [replace(own, blocks=numbered(replace(document, blocks=own.blocks)).blocks) for own in document.attachments]
    items = [item if isinstance(item, dict) else {} for item in (given if isinstance(given, list) else [])]
    written = found[len(found) - sum(BODY_KEY in item for item in items) :]
    del found[len(found) - len(written) :]
    for number, item in enumerate(items):
        try:
            found.append(_sound(written.pop(0), name) if BODY_KEY in item else _attachment(item, name))
        except GovdocError as error:
            path = (KEY, number, *((error.key,) if isinstance(error, _MisfitError) else ()))
            faults.append(element_fault(typed, name, path, str(error)))
    if found and not faults:
        faults += _note_faults(document, elements, found, name, typed)
    if faults:
        raise PlanError(faults)
    if not found:
        return document
    note = document.elements.attachment_note or tuple(attachment.title for attachment in found)
    return replace(document, attachments=tuple(found), elements=replace(document.elements, attachment_note=note))


def _note_faults(
    document: Document, elements: Mapping[str, Value], found: list[Attachment], name: str, typed: str
) -> Iterator[str]:
    """Say where the 附件说明 departs from the attachments: in the front matter, or typed into the Markdown below it."""
    noted = document.elements.attachment_note
    if not noted:
        return
    for at, fault in disagreements([text.value for text in noted], [one.title.value for one in found]):
        if NOTE_KEY in elements:
            yield element_fault(typed, name, (NOTE_KEY, *at), fault)
        else:
            yield typed_fault(document, typed, noted[at[0] if at else 0].start, f"{NOTE_KEY}：{fault}")


def has_written(elements: Mapping[str, Value]) -> bool:
    """Whether a plan holds the text of an attachment."""
    given = elements.get(KEY)
    return isinstance(given, list) and any(isinstance(item, dict) and BODY_KEY in item for item in given)


class _MisfitError(GovdocError):
    """An attachment that cannot be taken, and the key of the plan to mend it at."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key


def _attachment(item: Mapping[str, Value], name: str) -> Attachment:
    """Return one attachment. Raises GovdocError, a sentence without the place in the plan."""
    file, title = str(item.get(_FILE, "")).strip(), str(item.get(_TITLE, "")).strip()
    across = item.get(_ACROSS) == _YES
    suffix = Path(file).suffix.lower()
    if suffix in _PICTURES:
        if not title:
            raise _MisfitError(_FILE, f"图片“{file}”没有标题，请写明这件附件的“{_TITLE}”")
        if fault := picture_fault(file, name):
            raise _MisfitError(_FILE, fault)
        return Attachment(Text(title), (Figure(file, Text("")),), across)
    if suffix not in _TEXTS:
        raise _MisfitError(_FILE, f"“{file}”不能作附件，能用的有 .md、.docx、.png、.jpg")
    try:
        return _text(file, title, name, across=across)
    except UnreadableError as error:
        raise _MisfitError(_FILE, str(error)) from error


def _sound(attachment: Attachment, name: str) -> Attachment:
    """Return an attachment whose text the plan holds. Raises GovdocError for a picture or a table that is unfit."""
    for block in attachment.blocks:
        if fault := exhibit_fault(block, name, across=attachment.landscape):
            raise _MisfitError(BODY_KEY, fault)
    return attachment


def _text(file: str, title: str, name: str, *, across: bool) -> Attachment:
    """Return the attachment that a text or a Word file holds."""
    path = Path(name).parent / file
    if not path.is_file():
        raise _MisfitError(_FILE, f"找不到“{file}”，路径应从计划文件所在的文件夹算起")
    content = numbered(read(path))
    own = content.title.value if content.title else ""
    if title and own and _bare(title) != _bare(own):
        raise _MisfitError(_TITLE, f"{_TITLE}是“{title}”，“{file}”里的标题却是“{own}”，请改为一致")
    if not title and not own:
        raise _MisfitError(_FILE, f"“{file}”没有标题，请写明这件附件的“{_TITLE}”")
    blocks = tuple(
        _moved(block, Path(file).parent) for block in content.blocks if not isinstance(block, Title | Residue)
    )
    _refuse(content, blocks, file)
    for block in blocks:
        if fault := exhibit_fault(block, name, across=across):
            raise _MisfitError(_FILE, f"“{file}”里的{fault}")
    return Attachment(Text(title or own), blocks, across)


def _refuse(content: Document, blocks: tuple[Block, ...], file: str) -> None:
    """Raise GovdocError for what an attachment holds and we cannot print as it is."""
    if not blocks:
        raise _MisfitError(_FILE, f"“{file}”除了标题没有内容")
    if elements := [text.value for _, text in content.elements.texts()]:
        raise _MisfitError(
            _FILE, f"“{file}”里有落款、附件说明一类的文字（“{elements[0]}”），无法带入附件，请改为正文或删去"
        )
    for block in blocks:
        if isinstance(block, Table) and {len(row) for row in block.rows} - {1, max(map(len, block.rows))}:
            raise _MisfitError(_FILE, f"“{file}”的表格有合并的单元格，无法照排，请拆开单元格，或把表格另存为图片作附件")


def _moved(block: Block, folder: Path) -> Block:
    """Return a block of a file in ``folder``: the path of its picture counts from the plan."""
    return replace(block, target=(folder / block.target).as_posix()) if isinstance(block, Figure) else block


def _bare(title: str) -> str:
    """Return a title as it is compared: without white space, as an attachment note names it."""
    from govdoc.writers.flow import note_lines

    return "".join("".join(name for *_, name in note_lines((Text(title),))).split())


def disagreements(noted: list[str], titles: list[str]) -> Iterator[tuple[tuple[int, ...], str]]:
    """Say where and how an 附件说明 departs from the attachments: count, names, order (7.3.7)."""
    note, real = [_bare(name) for name in noted], [_bare(title) for title in titles]
    if len(note) != len(real):
        yield (), f"列了 {len(note)} 件，“{KEY}”却有 {len(real)} 件；请改为一致，或删去“{NOTE_KEY}”由 govdoc 编排"
    elif sorted(note) == sorted(real) and note != real:
        yield (), f"与“{KEY}”的顺序不同，请改为一致，或删去“{NOTE_KEY}”由 govdoc 编排"
    else:
        for number, (one, other) in enumerate(zip(noted, titles, strict=True), 1):
            if _bare(one) != _bare(other):
                yield (number - 1,), f"第 {number} 件写作“{one}”，“{KEY}”里的标题却是“{other}”，请改为一致"
