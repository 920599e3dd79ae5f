"""Elements of a document → 要素 of a plan, and what a plan cannot name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from govdoc.drafting.dates import written_date
from govdoc.drafting.yamltext import Written, without_control
from govdoc.model import OfficialFormat
from govdoc.patterns import lazy
from govdoc.writers.flow import note_lines, soft_lines

if TYPE_CHECKING:
    from govdoc.model import Elements, Text

PRINTED = ("addressee", "attachment_note", "signature", "date", "remark")
"""Elements that the ordinary format prints, as ``model.Elements`` calls them."""
_OFFICIAL = {
    "copy_number": "份号",
    "classification": "密级和保密期限",
    "urgency": "紧急程度",
    "issuer_mark": "发文机关标志",
    "document_number": "发文字号",
    "signatory": "签发人",
    "cc": "抄送机关",
    "printing_office": "印发机关",
    "print_date": "印发日期",
}
"""Elements that the official formats print besides, and what a plan calls them."""


@dataclass(slots=True)
class Named:
    """要素 of a plan, and what has no place in it."""

    values: dict[str, Written] = field(default_factory=dict)
    behind: list[Written] = field(default_factory=list)
    """What goes behind the body: a date that is not a whole one, with its 署名."""
    notes: list[str] = field(default_factory=list)

    @property
    def lines(self) -> list[str]:
        """What goes behind the body, as lines."""
        return [line for line in self.behind if isinstance(line, str)]


def named_elements(elements: Elements, official: OfficialFormat) -> Named:
    """Return the elements of a document in a 版式 as a plan names them."""
    found = Named()
    out = found.values
    if elements.addressee and (text := said(elements.addressee.value)):
        out["主送机关"] = text
    noted = tuple(part for text in elements.attachment_note for part in _apart(text))
    notes: list[Written] = [said(name) for _, _, name in note_lines(noted) if said(name)]
    if notes:
        out["附件说明"] = notes if len(notes) > 1 else notes[0]
    names: list[Written] = [text for name in elements.signature if (text := said(name.value))]
    date = _date(elements.date)
    if elements.date and date is None:
        found.behind += [*names, said(elements.date.value)]
        found.notes.append(f"落款日期“{said(elements.date.value)}”不完整，留在正文末尾；补全后请写到“要素”的“成文日期”")
        names = []
    if names:
        out["发文机关署名"] = names if len(names) > 1 else names[0]
    if date:
        out["成文日期"] = date
    if elements.remark and (text := said(elements.remark.value)):
        out["附注"] = text
    if official is not OfficialFormat.ORDINARY:
        out |= _official(elements)
        return found
    for name, value in elements.texts():
        if name not in PRINTED:
            found.notes.append(f"普通版式没有版头、版记，未写入：{said(value.value)}")
    return found


_NEXT = lazy(r"\s+(\d{1,2})\s*[.．、](?!\d)")
"""Before the second name on one line of a 附件说明."""


def _apart(text: Text) -> list[Text]:
    """Return the names on a line of a 附件说明: several where their numbers rise by one."""
    starts = [0]
    for found in _NEXT.finditer(text.value):
        if int(found[1]) == len(starts) + 1:
            starts.append(found.start())
    return [text.cut(start, end).strip() for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


_LABELS = {"copy_number": "份号：", "signatory": "签发人："}
_HEAD = ("copy_number", "classification", "urgency", "issuer_mark", "document_number", "signatory")


def plain_head(elements: Elements) -> list[str]:
    """Return the lines of a 版头, in their order, for a paper without one."""
    found = dict.fromkeys(_HEAD, "")
    for name, text in elements.texts():
        if name in found:
            found[name] += ("　" if found[name] else _LABELS.get(name, "")) + said(text.value)
    return [line for line in found.values() if line]


def plain_foot(elements: Elements) -> list[str]:
    """Return the lines of a 版记, with their labels, and who was present, for a paper without one."""
    lines = [f"{label}：{said(names.value)}" for label, names in elements.attendance]
    lines += [said(elements.stamp_office.value)] if elements.stamp_office else []
    lines += [f"抄送：{said(elements.cc.value)}"] if elements.cc else []
    office, date = (said(text.value) if text else "" for text in (elements.printing_office, elements.print_date))
    printed = "　".join(filter(None, (office, f"{date.removesuffix('印发')}印发" if date else "")))
    return [*lines, printed] if printed else lines


def _official(elements: Elements) -> dict[str, Written]:
    """Return 版头, 版记 and who was present, as a plan names them."""
    out: dict[str, Written] = {}
    for name, key in _OFFICIAL.items():
        value = getattr(elements, name)
        several = value if isinstance(value, tuple) else (value,)
        texts: list[Written] = [text for item in several if item and (text := said(item.value).rstrip("。，、；"))]
        if texts:
            out[key] = texts if len(texts) > 1 else texts[0]
    return out | {label: said(names.value) for label, names in elements.attendance}


def _date(text: Text | None) -> str | None:
    """Return 成文日期 as a plan takes it, None where it is no whole date."""
    try:
        return written_date(text.value.rstrip("。.． ")) if text else None
    except ValueError:
        return None


def said(text: str) -> str:
    """Return a text as a plan holds it: without control characters, on one line."""
    return " ".join(line.strip() for line in soft_lines(without_control(text)) if line.strip())
