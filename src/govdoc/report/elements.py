"""Elements of a document → 要素 of a plan, and what a plan cannot name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from govdoc.drafting.dates import written_date
from govdoc.drafting.yamltext import Written, without_control
from govdoc.writers.flow import note_lines, soft_lines

if TYPE_CHECKING:
    from govdoc.model import Elements, Text

PRINTED = ("addressee", "attachment_note", "signature", "date", "remark")
"""Elements that the ordinary format prints, as ``model.Elements`` calls them."""


@dataclass(slots=True)
class Named:
    """要素 of a plan, and what has no place in it."""

    values: dict[str, Written] = field(default_factory=dict)
    behind: list[Written] = field(default_factory=list)
    """What goes behind the body: a date that is not a whole one, with its 署名."""
    notes: list[str] = field(default_factory=list)


def named_elements(elements: Elements) -> Named:
    """Return the elements of a document as a plan names them."""
    found = Named()
    out = found.values
    if elements.addressee and (text := said(elements.addressee.value)):
        out["主送机关"] = text
    notes: list[Written] = [said(name) for _, _, name in note_lines(elements.attachment_note) if said(name)]
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
    for name, value in elements.texts():
        if name not in PRINTED:
            found.notes.append(f"普通版式没有版头、版记，未写入：{said(value.value)}")
    return found


def _date(text: Text | None) -> str | None:
    """Return 成文日期 as a plan takes it, None where it is no whole date."""
    try:
        return written_date(text.value) if text else None
    except ValueError:
        return None


def said(text: str) -> str:
    """Return a text as a plan holds it: without control characters, on one line."""
    return " ".join(line.strip() for line in soft_lines(without_control(text)) if line.strip())
