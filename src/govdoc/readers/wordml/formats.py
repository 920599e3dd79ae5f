"""Defaults, styles, lists and direct properties → the effective format of a paragraph or a run, as Word resolves it.

Order (ECMA-376 part 1, 17.7.2): document defaults, table style, paragraph style with its list, character style, direct.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from govdoc.model import RunFormat
from govdoc.readers.wordml.markup import TWIPS_PER_POINT
from govdoc.readers.wordml.properties import ParagraphProperties, RunProperties, paragraph_properties, run_properties

if TYPE_CHECKING:
    from govdoc.readers.wordml.markup import Element
    from govdoc.readers.wordml.numbering import Numbering
    from govdoc.readers.wordml.styles import Style, Styles
    from govdoc.readers.wordml.themes import Theme

Key: TypeAlias = tuple[Any, ...]
_WORD_SIZE = 10.0
"""Points where no size is stated anywhere (17.3.2.38)."""
_LINE_WITHOUT_GRID = 12.0
"""Points of a line for beforeLines, afterLines where the section has no grid."""
_AUTOMATIC_SPACING = 14.0
"""Points that Word gives beforeAutospacing, afterAutospacing."""
_SINGLE = 240
_BODY_LEVEL = 10


class Face(NamedTuple):
    """The effective format of a run, without its place; fields as in RunFormat."""

    east_asia: str | None
    ascii: str | None
    h_ansi: str | None
    size: float
    bold: bool
    italic: bool
    underline: bool
    hidden: bool
    color: str | None
    strike: bool = False
    marked: str | None = None
    spacing: float = 0.0

    def at(self, start: int, end: int) -> RunFormat:
        """Return the format as that of a stretch of the source."""
        return RunFormat(start, end, *self)


class Shape(NamedTuple):
    """The effective properties of a paragraph, and of its list: number (None: none) and level from 0."""

    properties: ParagraphProperties
    style: Style
    number_id: int | None
    depth: int


class Formats:
    """Resolves properties; what it has resolved once it remembers."""

    def __init__(self, styles: Styles, numbering: Numbering, theme: Theme) -> None:
        self.styles = styles
        self.numbering = numbering
        self._theme = theme
        self._faces: dict[Key, Face] = {}
        self._shapes: dict[Key, Shape] = {}
        self._parsed: dict[Key, RunProperties] = {}

    def direct(self, element: Element | None) -> RunProperties:
        """Return what a run states itself."""
        key = _key(element)
        if key not in self._parsed:
            self._parsed[key] = run_properties(element, self._theme)
        return self._parsed[key]

    def face(self, element: Element | None, style: str | None, table: str | None) -> Face:
        """Return the format of a run with the w:rPr ``element`` in a paragraph and a table of these styles (ids)."""
        key = (style, table, _key(element))
        if key not in self._faces:
            self._faces[key] = self._resolve_face(self.direct(element), style, table)
        return self._faces[key]

    def label_face(self, mark: Element | None, shape: Shape, table: str | None) -> Face | None:
        """Return the format of the number of a paragraph, None without one: of its mark ``mark``, then of its list."""
        level = None if shape.number_id is None else self.numbering.level(shape.number_id, shape.depth)
        if level is None:
            return None
        style = shape.style.identifier or None
        if level.run is None:
            return self.face(mark, style, table)
        key = (style, table, _key(mark), _key(level.run))
        if key not in self._faces:
            self._faces[key] = self._resolve_face(self.direct(mark) | self.direct(level.run), style, table)
        return self._faces[key]

    def shape(self, element: Element | None, table: str | None) -> Shape:
        """Return the properties of a paragraph with the w:pPr ``element`` in a table of this style (id)."""
        key = (table, _key(element))
        if key not in self._shapes:
            self._shapes[key] = self._resolve_shape(paragraph_properties(element), table)
        return self._shapes[key]

    def _resolve_face(self, direct: RunProperties, style: str | None, table: str | None) -> Face:
        """Merge what the layers state; what can be toggled has a rule of its own."""
        layers = [
            _merged(self.styles, table, "table") if table is not None else RunProperties(),
            _merged(self.styles, style, "paragraph"),
            _merged(self.styles, direct["style"], "character") if "style" in direct else RunProperties(),
        ]
        defaults = self.styles.run_defaults
        effective = defaults | layers[0] | layers[1] | layers[2] | direct
        east_asia = effective.get("east_asia")
        # The hint puts “ ” … — · and their like into the typeface of 汉字 (17.3.2.26).
        h_ansi = east_asia if effective.get("hint") == "eastAsia" and east_asia else effective.get("h_ansi")
        return Face(
            east_asia,
            effective.get("ascii"),
            h_ansi,
            effective.get("size", _WORD_SIZE),
            _toggled("bold", defaults, layers, direct),
            _toggled("italic", defaults, layers, direct),
            effective.get("underline", False),
            _toggled("hidden", defaults, layers, direct),
            effective.get("color"),
            _toggled("strike", defaults, layers, direct),
            effective.get("highlight") or effective.get("shade"),
            effective.get("spacing", 0.0) / TWIPS_PER_POINT,
        )

    def _resolve_shape(self, direct: ParagraphProperties, table: str | None) -> Shape:
        """Merge what the layers state, a list's indents between the style that names it and what is nearer."""
        effective = self.styles.paragraph_defaults
        if table is not None:
            for ancestor in reversed(self.styles.chain(table, "table")):
                effective = effective | ancestor.paragraph
        identifier = direct.get("style")
        number: int | None = None
        unlisted = direct.get("number_id") == 0
        for ancestor in reversed(self.styles.chain(identifier, "paragraph")):
            own = ancestor.paragraph
            number = own.get("number_id", number)
            if number and "number_id" in own and not unlisted:
                effective = effective | self._list_indent(number, self._style_depth(number, own, ancestor.identifier))
            effective = effective | own
        style = self.styles.of_paragraph(identifier)
        depth = direct.get("number_level", self._style_depth(number or 0, effective, style.identifier))
        if "number_id" in direct:
            number = direct["number_id"]
        if number and ("number_id" in direct or "number_level" in direct):
            effective = effective | self._list_indent(number, depth)
        return Shape(effective | direct, style, number or None, depth)

    def _style_depth(self, number: int, properties: ParagraphProperties, identifier: str) -> int:
        """Return the level (from 0) of the list that a style has: the list says so, or the style itself."""
        return self.numbering.depth_of_style(number, identifier) or properties.get("number_level", 0)

    def _list_indent(self, number: int, depth: int) -> ParagraphProperties:
        """Return the indents of a level of a list."""
        level = self.numbering.level(number, depth)
        return level.indent if level is not None else ParagraphProperties()


class Measures(NamedTuple):
    """The lengths of a paragraph's shape; fields as in ParagraphFormat."""

    alignment: str
    first_line: float
    left: float
    right: float
    before: float
    after: float
    line_rule: str
    line: float
    snap_to_grid: bool
    outline_level: int | None


def measures(shape: Shape, size: float, pitch: float | None) -> Measures:
    """Return the lengths of a shape; ``size`` is its 字 in points, ``pitch`` the line of its grid in points."""
    own = shape.properties
    rule, height = own.get("line_rule", "auto"), own.get("line", _SINGLE)
    outline = own.get("outline_level", shape.style.heading_level)
    return Measures(
        alignment=own.get("alignment", "left"),
        first_line=_first_line(own, size),
        left=_side(own.get("left_chars"), own.get("left"), size),
        right=_side(own.get("right_chars"), own.get("right"), size),
        before=_space(own.get("before_auto"), own.get("before_lines"), own.get("before"), pitch),
        after=_space(own.get("after_auto"), own.get("after_lines"), own.get("after"), pitch),
        line_rule=rule,
        line=round(height / (_SINGLE if rule == "auto" else TWIPS_PER_POINT), 3),
        snap_to_grid=own.get("snap_to_grid", True),
        outline_level=None if outline == _BODY_LEVEL else outline,
    )


def _first_line(own: ParagraphProperties, size: float) -> float:
    """Return the indent of the first line in 字; one stated in 字 goes before one in twips, unless it is zero."""
    return round(own.get("first_line_chars") or own.get("first_line", 0.0) / TWIPS_PER_POINT / size, 2)


def _side(chars: float | None, length: float | None, size: float) -> float:
    """Return an indent in points; one stated in 字 goes before one in twips, unless it is zero."""
    return round(chars * size if chars else (length or 0.0) / TWIPS_PER_POINT, 2)


def _space(automatic: bool | None, lines: float | None, length: float | None, pitch: float | None) -> float:  # noqa: FBT001
    """Return the space above or below in points: automatic, in lines of the grid, or in twips."""
    if automatic:
        return _AUTOMATIC_SPACING
    return round(lines * (pitch or _LINE_WITHOUT_GRID) if lines else (length or 0.0) / TWIPS_PER_POINT, 2)


def _merged(styles: Styles, identifier: str | None, kind: str) -> RunProperties:
    """Return what a style and those it is based on state for runs."""
    effective = RunProperties()
    for ancestor in reversed(styles.chain(identifier, kind)):
        effective = effective | ancestor.run
    return effective


def _toggled(name: str, defaults: RunProperties, layers: list[RunProperties], direct: RunProperties) -> bool:
    """Return a toggle property: direct, else on by default, else on in an odd number of the styles (17.7.3)."""
    if name in direct:
        return bool(direct.get(name))
    return bool(defaults.get(name)) or sum(bool(layer.get(name)) for layer in layers) % 2 == 1


def _key(element: Element | None) -> Key:
    """Return what tells two property elements apart, cheaper than parsing them."""
    if element is None:
        return ()
    told: list[Any] = []
    for child in element:
        told.append(child.tag)
        told += child.items()
        if len(child):
            told.append(_key(child))
    return tuple(told)
