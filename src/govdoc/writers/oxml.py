"""Text and lengths → WordprocessingML elements, children in the order of the schema."""

from __future__ import annotations

from copy import copy
from functools import cache
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from govdoc.gbt9704 import LINES_PER_PAGE, TEXT_HEIGHT, TEXT_WIDTH
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govdoc.profile import Profile

TWIPS_PER_MM = 1440 / 25.4
TWIPS_PER_POINT = 20


def twips(millimetres: float) -> int:
    """Return a length of the page in twentieths of a point."""
    return round(millimetres * TWIPS_PER_MM)


LINE = int(TEXT_HEIGHT.value / LINES_PER_PAGE * TWIPS_PER_MM)
"""Pitch of the grid in twips, rounded down: 22 lines must fit the 版心 (5.2.3)."""


def line_across(profile: Profile) -> int:
    """Return the pitch of the grid of crosswise pages in twips: whole lines fill them, as they fill upright ones.

    What a grid leaves over, some programs take from the page.
    """
    height = twips(profile.text_width)
    return height // max(1, int(height / int(profile.pitch * TWIPS_PER_POINT)))


CHAR = 315
"""Width of one 字 of 3号 in twips: 16 pt drawn together to 15.75 pt, so that 28 fit the 版心 (5.2.3)."""
TIGHTEN = CHAR - 16 * TWIPS_PER_POINT
"""Character spacing in twips that makes a 字 of 16 pt as wide as CHAR."""
TEXT = twips(TEXT_WIDTH.value)

_PPR = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl pBdr tabs kinsoku wordWrap "
    "overflowPunct autoSpaceDE autoSpaceDN adjustRightInd snapToGrid spacing ind contextualSpacing jc "
    "textAlignment outlineLvl rPr sectPr"
)
_RPR = "rStyle rFonts b bCs i iCs noProof color spacing kern position sz szCs vertAlign lang"
_TBLPR = "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook tblCaption"
_TCPR = "tcW gridSpan vMerge tcBorders vAlign"
_STYLE = "name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr"
_ORDER = {
    kind: {qn(f"w:{name}"): n for n, name in enumerate(names.split())}
    for kind, names in {"pPr": _PPR, "rPr": _RPR, "tblPr": _TBLPR, "tcPr": _TCPR, "style": _STYLE}.items()
}
"""The schema's order of children, as far as we write them: Word calls a file unreadable that breaks it."""
_PIECES = lazy(r"\r\n?|[\n\x0b\x0c\u2028\u2029]|\t")


def w(tag: str, *children: Any, **attributes: object) -> Any:
    """Return the element ``w:tag``, attributes in the same namespace; children sorted as the schema wants them.

    Raises KeyError for a child of pPr, rPr, tblPr, tcPr or style whose place in the schema is not on record.
    """
    element = OxmlElement(f"w:{tag}", attrs={qn(f"w:{key}"): str(value) for key, value in attributes.items()})
    order = _ORDER.get(tag)
    given = [child for child in children if child is not None]
    element.extend(sorted(given, key=lambda child: order[child.tag]) if order else given)
    return element


def off(tag: str) -> Any:
    """Return a switch that is off."""
    return w(tag, val=0)


def fonts(typeface: str) -> Any:
    """Return rFonts with all four names: “ ” … — are taken from hAnsi, and a name that is missing from the theme."""
    return w("rFonts", ascii=typeface, hAnsi=typeface, eastAsia=typeface, cs=typeface)


def size(points: float) -> tuple[Any, Any]:
    """Return sz and szCs."""
    return w("sz", val=round(points * 2)), w("szCs", val=round(points * 2))


def indent(first: float = 0, left: float = 0, right: float = 0, hanging: float = 0, char: int = CHAR) -> Any:
    """Return ind; lengths in 字 of ``char`` twips, written in characters (Word reads these) and twips (others do)."""
    values: dict[str, int] = {}
    for name, amount in (("left", left), ("right", right)):
        if amount:
            values |= {f"{name}Chars": round(amount * 100), name: round(amount * char)}
    name, amount = ("hanging", hanging) if hanging else ("firstLine", first)
    return w("ind", **values, **{f"{name}Chars": round(amount * 100), name: round(amount * char)})


def spacing(
    before: float = 0, after: float = 0, exact: int | None = None, lines: float = 1, least: int | None = None
) -> Any:
    """Return the spacing of a paragraph: free lines before and after, and how high its own lines are.

    ``exact`` is a height in twips, ``least`` one that a picture or a larger character may pass; without them a line is
    ``lines`` times what its type needs, or what the grid wants.
    """
    values: dict[str, object] = {}
    for name, amount in (("before", before), ("after", after)):
        if amount:
            values[f"{name}Lines"] = round(amount * 100)
        values[name] = round(amount * LINE)
    if exact is not None:
        height: dict[str, object] = {"line": exact, "lineRule": "exact"}
    elif least is not None:
        height = {"line": least, "lineRule": "atLeast"}
    else:
        height = {"line": round(240 * lines), "lineRule": "auto"}
    return w("spacing", **values, **height)


@cache
def _bare_paragraph(style: str | None) -> Any:
    return w("p", w("pPr", w("pStyle", val=style))) if style else w("p")


def paragraph(style: str | None, *properties: Any) -> Any:
    """Return an empty paragraph in a style (None: Normal), with direct ``properties`` where the style is not enough."""
    element = copy(_bare_paragraph(style))
    if properties:
        named = [w("pStyle", val=style)] if style else []
        if style:
            element.remove(element[0])
        element.insert(0, w("pPr", *named, *properties))
    return element


@cache
def _bare_run(style: str | None, strong: bool) -> Any:  # noqa: FBT001 - a key of the cache
    named = w("rStyle", val=style) if style else None
    bold = (w("b"), w("bCs")) if strong else ()
    return w("r", w("rPr", named, *bold)) if style or strong else w("r")


@cache
def _full_run(style: str | None, strong: bool) -> Any:  # noqa: FBT001 - a key of the cache
    element = copy(_bare_run(style, strong))
    element.append(copy(_bare_text()))
    return element


def run(text: str, style: str | None = None, *, strong: bool = False) -> Any:
    """Return a run; tabs and soft line breaks become elements, every other character stays as it is."""
    if text and _PIECES.search(text) is None:
        element = copy(_full_run(style, strong))
        element[-1].text = text
        return element
    element = copy(_bare_run(style, strong))
    element.extend(_content(text))
    return element


def _content(text: str) -> Iterable[Any]:
    """Give w:t, w:tab and w:br for a text."""
    at = 0
    for found in _PIECES.finditer(text):
        yield from _characters(text[at : found.start()])
        yield w("tab") if found[0] == "\t" else w("br")
        at = found.end()
    yield from _characters(text[at:])


@cache
def _bare_text() -> Any:
    element = w("t")
    element.set(qn("xml:space"), "preserve")
    return element


def _characters(text: str) -> Iterable[Any]:
    if text:
        element = copy(_bare_text())
        element.text = text
        yield element


def field(instruction: str, shown: str) -> list[Any]:
    """Return the runs of a field that shows ``shown`` until it is computed."""
    instruct = w("instrText")
    instruct.text = f" {instruction} "
    instruct.set(qn("xml:space"), "preserve")
    parts = (w("fldChar", fldCharType="begin"), instruct, w("fldChar", fldCharType="separate"))
    return [*(w("r", part) for part in parts), run(shown), w("r", w("fldChar", fldCharType="end"))]
