"""A w:pPr or w:rPr element → the properties it states itself, by name; merging them is left to formats."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from govdoc.readers.wordml.markup import VAL, W, child_value, number, switched_on, twips, whole
from govdoc.readers.wordml.themes import color

if TYPE_CHECKING:
    from collections.abc import Callable

    from govdoc.readers.wordml.markup import Element
    from govdoc.readers.wordml.themes import Theme


class RunProperties(TypedDict, total=False):
    """What a w:rPr states. ``size`` is in points, ``spacing`` in twips; ``color`` None is automatic.

    ``style`` is the id of a character style.
    """

    style: str
    ascii: str
    east_asia: str
    h_ansi: str
    hint: str
    size: float
    bold: bool
    italic: bool
    hidden: bool
    underline: bool
    color: str | None
    strike: bool
    highlight: str | None
    shade: str | None
    spacing: float


class ParagraphProperties(TypedDict, total=False):
    """What a w:pPr states. Lengths are in twips, ``…_chars`` in 字, ``…_lines`` in lines; hanging is negative."""

    style: str
    alignment: str
    first_line: float
    first_line_chars: float
    left: float
    left_chars: float
    right: float
    right_chars: float
    before: float
    before_lines: float
    before_auto: bool
    after: float
    after_lines: float
    after_auto: bool
    line: float
    line_rule: str
    snap_to_grid: bool
    outline_level: int
    number_id: int
    number_level: int
    page_break_before: bool


_ALIGNMENTS = {
    "start": "left", "left": "left", "end": "right", "right": "right", "center": "center", "both": "both",
    "distribute": "distribute", "thaiDistribute": "distribute", "lowKashida": "both", "mediumKashida": "both",
    "highKashida": "both", "numTab": "left",
}  # fmt: skip
_BODY_LEVEL = 9
"""w:outlineLvl 0–8 are levels 1–9; 9 is body text (17.3.1.20)."""
_FONT_SLOTS = (
    ("ascii", W + "asciiTheme", W + "ascii"),
    ("east_asia", W + "eastAsiaTheme", W + "eastAsia"),
    ("h_ansi", W + "hAnsiTheme", W + "hAnsi"),
)


def run_properties(element: Element | None, theme: Theme) -> RunProperties:
    """Return what a w:rPr states itself; nothing for None."""
    found = RunProperties()
    for child in () if element is None else element:
        if (read := _RUN.get(child.tag)) is not None:
            read(child, found, theme)
    return found


def paragraph_properties(element: Element | None) -> ParagraphProperties:
    """Return what a w:pPr states itself; nothing for None."""
    found = ParagraphProperties()
    for child in () if element is None else element:
        if (read := _PARAGRAPH.get(child.tag)) is not None:
            read(child, found)
    return found


def _fonts(element: Element, found: RunProperties, theme: Theme) -> None:
    """Take in w:rFonts. A theme's typeface goes before the name beside it (17.3.2.26)."""
    for slot, themed, named in _FONT_SLOTS:
        reference = element.get(themed)
        face = (theme.font(reference) if reference else None) or element.get(named)
        if face:
            found[slot] = face  # type: ignore[literal-required]
    if hint := element.get(W + "hint"):
        found["hint"] = hint


def _size(element: Element, found: RunProperties, _theme: Theme) -> None:
    """Take in w:sz: half points, or a length with its unit."""
    value: str = element.get(VAL, "").strip()
    # Some programs write 32.0 for 32 half points.
    in_halves = not value[-1:].isalpha()
    length = number(value) if in_halves else twips(value)
    if length is not None and length > 0:
        found["size"] = length / (2 if in_halves else 20)


def _underline(element: Element, found: RunProperties, _theme: Theme) -> None:
    found["underline"] = element.get(VAL, "none") != "none"


def _color(element: Element, found: RunProperties, theme: Theme) -> None:
    found["color"] = color(element, theme)


def _bold(element: Element, found: RunProperties, _theme: Theme) -> None:
    found["bold"] = switched_on(element)


def _italic(element: Element, found: RunProperties, _theme: Theme) -> None:
    found["italic"] = switched_on(element)


def _hidden(element: Element, found: RunProperties, _theme: Theme) -> None:
    found["hidden"] = switched_on(element)


def _strike(element: Element, found: RunProperties, _theme: Theme) -> None:
    found["strike"] = switched_on(element)


def _highlight(element: Element, found: RunProperties, _theme: Theme) -> None:
    value: str = element.get(VAL, "none")
    found["highlight"] = None if value in {"none", "white"} else value


def _shade(element: Element, found: RunProperties, _theme: Theme) -> None:
    fill: str = element.get(W + "fill", "auto").upper()
    found["shade"] = None if fill in {"AUTO", "FFFFFF", ""} else fill


def _character_spacing(element: Element, found: RunProperties, _theme: Theme) -> None:
    if (length := twips(element.get(VAL))) is not None:
        found["spacing"] = length


def _run_style(element: Element, found: RunProperties, _theme: Theme) -> None:
    found["style"] = element.get(VAL, "")


_RUN: dict[str, Callable[[Element, RunProperties, Theme], None]] = {
    W + "rStyle": _run_style,
    W + "rFonts": _fonts,
    W + "b": _bold,
    W + "i": _italic,
    W + "vanish": _hidden,
    W + "color": _color,
    W + "sz": _size,
    W + "u": _underline,
    W + "strike": _strike,
    W + "dstrike": _strike,
    W + "highlight": _highlight,
    W + "shd": _shade,
    W + "spacing": _character_spacing,
}


def _indent(element: Element, found: ParagraphProperties) -> None:
    """Take in w:ind. Hanging goes before firstLine where both are stated (17.3.1.12)."""
    for name, aliases in (("left", ("left", "start")), ("right", ("right", "end"))):
        for alias in aliases:
            if (length := twips(element.get(W + alias))) is not None:
                found[name] = length  # type: ignore[literal-required]
            if (chars := number(element.get(f"{W}{alias}Chars"))) is not None:
                found[f"{name}_chars"] = chars / 100  # type: ignore[literal-required]
    for name, sign in (("firstLine", 1), ("hanging", -1)):
        if (length := twips(element.get(W + name))) is not None:
            found["first_line"] = sign * length
        if (chars := number(element.get(f"{W}{name}Chars"))) is not None:
            found["first_line_chars"] = sign * chars / 100


def _spacing(element: Element, found: ParagraphProperties) -> None:
    """Take in w:spacing: before, after (twips, lines or automatic) and the height of lines."""
    for side in ("before", "after"):
        if (length := twips(element.get(W + side))) is not None:
            found[side] = length
        if (lines := number(element.get(f"{W}{side}Lines"))) is not None:
            found[f"{side}_lines"] = lines / 100  # type: ignore[literal-required]
        if (automatic := element.get(f"{W}{side}Autospacing")) is not None:
            found[f"{side}_auto"] = automatic not in {"0", "false", "off"}  # type: ignore[literal-required]
    if (height := twips(element.get(W + "line"))) is not None:
        found["line"] = height
        # A height without a rule is automatic, whatever a style below it says (17.3.1.33).
        found["line_rule"] = "auto"
    if (rule := element.get(W + "lineRule")) in {"auto", "exact", "atLeast"}:
        found["line_rule"] = rule


def _alignment(element: Element, found: ParagraphProperties) -> None:
    found["alignment"] = _ALIGNMENTS.get(element.get(VAL, "left"), "left")


def _grid(element: Element, found: ParagraphProperties) -> None:
    found["snap_to_grid"] = switched_on(element)


def _outline(element: Element, found: ParagraphProperties) -> None:
    """Take in w:outlineLvl as a level counted from 1; 10 is body text."""
    if (level := whole(element.get(VAL))) is not None and 0 <= level <= _BODY_LEVEL:
        found["outline_level"] = level + 1


def _paragraph_style(element: Element, found: ParagraphProperties) -> None:
    found["style"] = element.get(VAL, "")


def _number(element: Element, found: ParagraphProperties) -> None:
    """Take in w:numPr; number 0 is none (17.9.18)."""
    if (level := whole(child_value(element, "ilvl"))) is not None:
        found["number_level"] = level
    if (identifier := whole(child_value(element, "numId"))) is not None:
        found["number_id"] = identifier


def _page_break(element: Element, found: ParagraphProperties) -> None:
    found["page_break_before"] = switched_on(element)


_PARAGRAPH: dict[str, Callable[[Element, ParagraphProperties], None]] = {
    W + "pStyle": _paragraph_style,
    W + "numPr": _number,
    W + "snapToGrid": _grid,
    W + "spacing": _spacing,
    W + "ind": _indent,
    W + "jc": _alignment,
    W + "outlineLvl": _outline,
    W + "pageBreakBefore": _page_break,
}
