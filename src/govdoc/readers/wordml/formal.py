"""Paragraphs in the styles of 版头 and 版记 → the elements they hold, and the format of the document."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from govdoc.model import OfficialFormat, Text
from govdoc.patterns import lazy
from govdoc.readers.headings import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKS = {
    "发文机关标志": OfficialFormat.DOCUMENT,
    "信函标志": OfficialFormat.LETTER,
    "命令标志": OfficialFormat.ORDER,
    "纪要标志": OfficialFormat.MINUTES,
}
"""Name of the style of a 发文机关标志 → the format of the document."""
_NUMBER, _ATTENDANCE = "发文字号", "会议名单"
_FIELDS = {
    "份号": "copy_number",
    "密级和保密期限": "classification",
    "紧急程度": "urgency",
    "签发人职务": "stamp_office",
    "版记主送机关": "addressee",
    "抄送机关": "cc",
    "印发机关": "printing_office",
    "印发日期": "print_date",
}
"""Name of a style → the element that a paragraph in it is."""
STYLES = frozenset({*MARKS, *_FIELDS, _NUMBER, _ATTENDANCE})
"""Names of the styles that are read here."""
_LABEL = lazy(r"(?:签发人|抄送|主送)\s*[:：]\s*")
_FILE_WORD, _PRINTED_WORD = "文件", "印发"


@dataclass(slots=True)
class Formal:
    """What has been found so far."""

    values: dict[str, Text] = field(default_factory=dict)
    marks: list[Text] = field(default_factory=list)
    signatories: list[Text] = field(default_factory=list)
    attendance: list[tuple[str, Text]] = field(default_factory=list)
    format: OfficialFormat = OfficialFormat.ORDINARY

    def take(self, style: str, text: Text) -> bool:
        """Take in a paragraph; False where the element it holds is there already."""
        if style in MARKS:
            self._mark(one_line(text), MARKS[style])
            return True
        if style == _ATTENDANCE:
            label, _, _ = text.value.partition("：")
            names = text.cut(len(label) + 1) if len(label) < len(text) else text.cut(len(text))
            self.attendance.append((label, one_line(names.strip())))
            return True
        first, *rest = _pieces(text)
        if style == _NUMBER:
            self.signatories += [name for piece in rest if (name := _unlabelled(piece)).value]
            return not first.value or self._set("document_number", first)
        # In a 信函 the 发文字号 stands at the right of the first line, whatever is at its left (10.1).
        numbered = all(self._set("document_number", piece) for piece in rest if piece.value)
        return self._set(_FIELDS[style], _bare(style, first)) and numbered

    def _mark(self, text: Text, form: OfficialFormat) -> None:
        """Take in a 发文机关; 「文件」 beside several belongs to the first."""
        self.format = form
        if text.value == _FILE_WORD and self.marks:
            self.marks[0] += text
        else:
            self.marks.append(text)

    def _set(self, name: str, text: Text) -> bool:
        if name in self.values:
            return False
        self.values[name] = one_line(text)
        return True


def _pieces(text: Text) -> Iterator[Text]:
    """Give what stands between the tabs of a line."""
    at = 0
    for piece in text.value.split("\t"):
        yield text.cut(at, at + len(piece)).strip()
        at += len(piece) + 1


def _unlabelled(text: Text) -> Text:
    """Return a text without the label before it."""
    found = _LABEL.match(text.value)
    return text.cut(found.end()) if found else text


def _bare(style: str, text: Text) -> Text:
    """Return an element without its label and without 印发."""
    if style == "印发日期" and text.value.endswith(_PRINTED_WORD):
        return text.cut(0, len(text) - len(_PRINTED_WORD))
    names = _unlabelled(text)
    # 主送机关 ends with 。 in a 版记 alone (7.4.2).
    return names.strip("。") if style == "版记主送机关" else names
