"""GB/T 9704 as data → the styles of 版头 and 版记, and of what only official documents close with."""

from __future__ import annotations

from typing import Any

from govdoc.gbt9704 import PARTS, RED, Part, Typeface
from govdoc.model import OfficialFormat
from govdoc.writers.oxml import LINE, TWIPS_PER_POINT, fonts, indent, off, size, spacing, w

COLOPHON_LINE = 520
"""Twips: height of a line of the 版记; the standard fixes none (measured against printed papers)."""
COLOPHON_CHAR = 14 * TWIPS_PER_POINT
"""Width of one 字 of 4号 in twips."""
MARK_STYLES = {
    OfficialFormat.DOCUMENT: ("IssuerMark", "发文机关标志"),
    OfficialFormat.LETTER: ("LetterMark", "信函标志"),
    OfficialFormat.ORDER: ("OrderMark", "命令标志"),
    OfficialFormat.MINUTES: ("MinutesMark", "纪要标志"),
}
"""Format → id and name of the style of its 发文机关标志: who reads the file knows the format by it."""
FORMAL_IDS = {
    Part.COPY_NUMBER: "CopyNumber",
    Part.CLASSIFICATION: "Classification",
    Part.URGENCY: "Urgency",
    Part.DOCUMENT_NUMBER: "DocumentNumber",
    Part.ATTENDANCE: "Attendance",
    Part.STAMP_OFFICE: "StampOffice",
    Part.MAIN_COPY: "MainCopy",
    Part.CC: "CopyTo",
    Part.PRINTING_OFFICE: "PrintingOffice",
    Part.PRINT_DATE: "PrintDate",
}
CHARACTER_STYLES = {
    Part.SIGNATORY: "SignatoryName",
    Part.ATTENDANCE_LABEL: "AttendanceLabel",
    Part.DOCUMENT_NUMBER: "DocumentNumberText",
}
"""Part that stands in a paragraph of another → id of its character style."""
_LABEL_CHARS = 3
"""字 of 抄送： and 出席：."""
_HEAD = (Part.COPY_NUMBER, Part.CLASSIFICATION, Part.URGENCY, Part.DOCUMENT_NUMBER)
_LISTED = (Part.MAIN_COPY, Part.CC)

Properties = tuple[Any, ...]


def formal_styles() -> list[tuple[str, str, Properties, Properties]]:
    """Return (id, name, paragraph properties, run properties) of every paragraph style, each based on Normal."""
    made = [(identifier, name, *_mark()) for identifier, name in MARK_STYLES.values()]
    for part, identifier in FORMAL_IDS.items():
        typeface = PARTS[part].typeface
        run = [fonts(typeface)] if typeface is not Typeface.FANGSONG else []
        if part in _HEAD:
            made.append((identifier, part, _head_line(part), tuple(run)))
        elif part is Part.ATTENDANCE:
            room = indent(left=2 + _LABEL_CHARS, hanging=_LABEL_CHARS)
            made.append((identifier, "会议名单", (room, w("jc", val="both")), ()))
        elif part is Part.STAMP_OFFICE:
            # As high as the picture in it: an exact height would clip it.
            made.append(
                (identifier, part, (w("keepNext"), off("snapToGrid"), indent(), w("jc", val="right"), _middle()), ())
            )
        else:
            made.append((identifier, part, _colophon_line(part), (off("spacing"), *size(PARTS[part].size))))
    return made


def _mark() -> tuple[Properties, Properties]:
    """Return the format of a 发文机关标志: red 小标宋, centred; its size is set where its length is known."""
    form = PARTS[Part.ISSUER_MARK]
    paragraph = (w("keepNext"), off("snapToGrid"), indent(), w("jc", val="center"))
    run = (fonts(form.typeface), off("b"), off("bCs"), w("color", val=RED), off("spacing"), *size(form.size))
    return paragraph, run


def _head_line(part: Part) -> Properties:
    """Return the format of a line of the 版头: exact and off the grid, for what stands under it is measured from it."""
    return w("keepNext"), off("snapToGrid"), spacing(exact=LINE), indent(), w("jc", val=PARTS[part].alignment)


def _colophon_line(part: Part) -> Properties:
    """Return the format of a line of the 版记: one 字 from both edges, turned lines behind the label (7.4.2)."""
    label = _LABEL_CHARS if part in _LISTED else 0
    sides = {"left": 1.0 + label, "right": 1.0, "hanging": float(label)}
    height = spacing(exact=COLOPHON_LINE)
    return off("snapToGrid"), height, indent(**sides, char=COLOPHON_CHAR), w("jc", val=_side(part))


def _side(part: Part) -> str:
    return "both" if part in _LISTED else PARTS[part].alignment


def _middle() -> Any:
    """Set text and picture of a line on one middle (7.3.5.3)."""
    return w("textAlignment", val="center")


def character_styles() -> list[tuple[str, str, Properties]]:
    """Return (id, name, run properties) of the character styles."""
    names = {
        Part.SIGNATORY: "签发人姓名",
        Part.ATTENDANCE_LABEL: "会议名单标签",
        # In a 信函 it stands behind 密级 or 紧急程度, which are 黑体 (10.1).
        Part.DOCUMENT_NUMBER: "发文字号文字",
    }
    return [(identifier, names[part], (fonts(PARTS[part].typeface),)) for part, identifier in CHARACTER_STYLES.items()]
