"""A w:p element → its text in stretches of one format each, and the names of what in it is no text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govdoc.readers.wordml.drawings import embedded, graphic, holds_nothing
from govdoc.readers.wordml.fields import Field
from govdoc.readers.wordml.markup import COMPATIBILITY, MATH, W
from govdoc.readers.wordml.notes import note_key
from govdoc.readers.wordml.symbols import may_be_symbols, symbol, symbols

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govdoc.readers.wordml.markup import Element

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BLANKS = " \t\r\n"
_UNBROKEN = str.maketrans("\t\r\n", "   ")
_KNOWN = frozenset({"wps", "wpg", "wpc", "wpi", "w14", "w15", "w16", "cx", "a14", "am3d", "wp14"})
"""Prefixes that mc:Choice may require: what they bring we name or read."""

_INSIDE = frozenset(
    W + name
    for name in ("hyperlink", "smartTag", "customXml", "ins", "moveTo", "fldSimple", "dir", "bdo", "sdtContent", "sdt")
)
"""Containers whose content belongs to the text: inserted text is kept."""
_NAMED = {
    W + "del": "修订中删除的文字（未读入）", W + "moveFrom": "修订中移走的文字（未读入）", MATH + "oMath": "公式",
    MATH + "oMathPara": "公式",
    W + "commentReference": "批注",
    W + "object": "嵌入对象", W + "subDoc": "子文档", W + "contentPart": "墨迹",
}  # fmt: skip
_CHARACTERS = {W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}


class Stretch(NamedTuple):
    """Text of one run, and its w:rPr."""

    text: str
    properties: Element | None


class Runs:
    """Reads paragraphs one after the other: a field may begin in one and end in another."""

    def __init__(self, is_ours: Callable[[Element], bool]) -> None:
        self.boxes: list[Element] = []
        """Of the paragraph read last: the content of each text box that ``is_ours`` takes for text of the document."""
        self.asides: list[Element] = []
        """That of each other text box."""
        self._is_ours = is_ours
        self._fields: list[Field] = []
        """Every open field, the outermost first."""
        self._found: list[Stretch] = []
        self._odd: list[str] = []
        self._at = 0
        self.parts: list[tuple[Element, str]] = []
        """Of the paragraph read last: each element that gave text, and that text."""
        self.notes: list[tuple[int, str]] = []
        """Footnotes and endnotes of the paragraph read last: characters before the mark, key (see ``note_key``)."""
        self.pictures: list[str] = []
        """Relationships of the pictures in it."""

    def read(self, paragraph: Element) -> tuple[list[Stretch], list[str]]:
        """Return the stretches of a w:p and the Chinese names of what was passed over."""
        self._found, self._odd, self.boxes, self.asides = [], [], [], []
        self.notes, self.pictures, self.parts, self._at = [], [], [], 0
        self._walk(paragraph)
        # A code is never longer than its paragraph; one that is not closed must not swallow the document.
        self._fields = [opened for opened in self._fields if not opened.in_code]
        return self._found, self._odd

    def _walk(self, parent: Element) -> None:
        """Read the children of a paragraph or of a container in it."""
        for child in parent:
            tag = child.tag
            if tag == W + "r":
                self._run(child)
            elif tag in _INSIDE:
                self._walk(child)
            elif tag in _NAMED:
                self._name(child)
            elif tag == COMPATIBILITY + "AlternateContent":
                self._walk(branch(child))

    def _run(self, run: Element) -> None:
        """Read one w:r."""
        properties: Element | None = None
        parts: list[str] = []
        for child in run:
            tag = child.tag
            if tag == W + "rPr":
                properties = child
            elif (read := _IN_RUN.get(tag)) is not None:
                part = read(self, child)
                if tag == W + "t" and properties is not None and may_be_symbols(part):
                    part = symbols(_typeface(properties), part)
                if part and not (self._fields and any(opened.in_code for opened in self._fields)):
                    parts.append(part)
                    self.parts.append((child, part))
                    self._at += len(part)
        if parts:
            self._found.append(Stretch("".join(parts), properties))

    def _text(self, element: Element) -> str:
        """Return the text of a w:t; white space at its ends counts only where it is said to (2.10 of XML)."""
        text: str = element.text or ""
        if element.get(_SPACE) != "preserve":
            text = text.strip(_BLANKS)
        return text.translate(_UNBROKEN) if "\n" in text or "\t" in text or "\r" in text else text

    def _character(self, element: Element) -> str:
        """Return the character that a w:tab, w:br … stands for."""
        return _CHARACTERS[element.tag]

    def _symbol(self, element: Element) -> str:
        """Return the character a w:sym looks like, or name it."""
        typeface, code = element.get(W + "font", ""), element.get(W + "char", "")
        try:
            found = symbol(typeface, chr(int(code, 16)))
        except (ValueError, OverflowError):
            found = None
        if found is None or "\ud800" <= found <= "\udfff":
            self._odd.append(f"符号（{typeface} {code}）")
            return ""
        return found

    def _field(self, element: Element) -> str:
        """Follow the beginning, the separator and the end of a complex field (17.16.18)."""
        match element.get(W + "fldCharType"):
            case "begin":
                self._fields.append(Field())
            case "separate" if self._fields:
                self._fields[-1].in_code = False
            case "end" if self._fields and (closed := self._fields.pop()).in_code:
                # What has no result shows what its code says.
                text, name = closed.shown()
                self._odd += [name] if name else []
                return text
        return ""

    def _code(self, element: Element) -> str:
        """Take in the code of the field that is open."""
        if self._fields:
            self._fields[-1].code += element.text or ""
        return ""

    def _ruby(self, element: Element) -> str:
        """Read the base of a w:ruby; its phonetic guide is named."""
        self._odd.append("注音")
        return "".join([self._text(part) for base in element.findall(W + "rubyBase") for part in base.iter(W + "t")])

    def _name(self, element: Element) -> str:
        """Name what is no text."""
        self._odd.append(_NAMED[element.tag])
        return ""

    def _graphic(self, element: Element) -> str:
        """Name a w:drawing or w:pict by what it shows."""
        box = next(element.iter(W + "txbxContent"), None)
        if box is not None and self._is_ours(box):
            self.boxes.append(box)
        elif relation := embedded(element):
            self.pictures.append(relation)
        elif not holds_nothing(element) if box is None else any(part.text for part in box.iter(W + "t")):
            # A bar, a seal and an empty box hold nothing that could be lost.
            self._odd.append(graphic(element))
            self.asides += [] if box is None else _outermost(element)
        return ""

    def _note(self, element: Element) -> str:
        """Note where the mark of a footnote or an endnote stands."""
        self.notes.append((self._at, note_key(element)))
        return ""

    def _alternate(self, element: Element) -> str:
        """Read one branch of mc:AlternateContent inside a run."""
        parts = [read(self, child) for child in branch(element) if (read := _IN_RUN.get(child.tag)) is not None]
        return "".join(parts)


_IN_RUN: dict[str, Callable[[Runs, Element], str]] = {
    W + "t": Runs._text,  # noqa: SLF001 - the table belongs to the class
    W + "sym": Runs._symbol,  # noqa: SLF001
    W + "fldChar": Runs._field,  # noqa: SLF001
    W + "instrText": Runs._code,  # noqa: SLF001
    W + "ruby": Runs._ruby,  # noqa: SLF001
    **dict.fromkeys((W + "footnoteReference", W + "endnoteReference"), Runs._note),  # noqa: SLF001
    W + "drawing": Runs._graphic,  # noqa: SLF001
    W + "pict": Runs._graphic,  # noqa: SLF001
    COMPATIBILITY + "AlternateContent": Runs._alternate,  # noqa: SLF001
    **dict.fromkeys(_CHARACTERS, Runs._character),  # noqa: SLF001
    **dict.fromkeys(_NAMED, Runs._name),  # noqa: SLF001
}


def _typeface(properties: Element) -> str:
    """Return the typeface that a w:rPr names for Latin letters and symbols."""
    fonts = properties.find(W + "rFonts")
    name: str = "" if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or ""
    return name


def _outermost(element: Element) -> Iterator[Element]:
    """Give the content of each text box in a drawing; those in it come with it."""
    for child in element:
        if child.tag == W + "txbxContent":
            yield child
        else:
            yield from _outermost(branch(child) if child.tag == COMPATIBILITY + "AlternateContent" else child)


def branch(alternate: Element) -> Element:
    """Return the one branch of mc:AlternateContent to read: the first choice that is known, else the fallback."""
    for choice in alternate.findall(COMPATIBILITY + "Choice"):
        if _KNOWN.issuperset(choice.get("Requires", "").split()):
            return choice
    fallback = alternate.find(COMPATIBILITY + "Fallback")
    return alternate.makeelement(COMPATIBILITY + "Fallback") if fallback is None else fallback
