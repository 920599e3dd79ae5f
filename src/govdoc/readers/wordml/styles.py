"""styles.xml → styles with what each states, the chain it is based on, and what a paragraph in it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from govdoc.patterns import lazy
from govdoc.readers.wordml.markup import W, child_value
from govdoc.readers.wordml.properties import ParagraphProperties, RunProperties, paragraph_properties, run_properties

if TYPE_CHECKING:
    from collections.abc import Hashable

    from govdoc.readers.wordml.markup import Element
    from govdoc.readers.wordml.themes import Theme

_HEADING = lazy(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_CONTENTS = lazy(r"(?:toc|目录)\s*(?:[1-9]|heading|标题)", re.IGNORECASE)
_HEADING_CHARACTERS = lazy(r"(?:heading|标题)\s*([1-9])\s*(?:char|字符)\d*", re.IGNORECASE)
_NAMES = {
    "normal": "Normal", "正文": "Normal", "title": "Title", "标题": "Title",
    "subtitle": "Subtitle", "副标题": "Subtitle", "caption": "caption", "题注": "caption",
}  # fmt: skip
_BODY_LEVEL = 10


@dataclass(frozen=True, slots=True)
class Style:
    """A style as it stands in the file. ``name`` is Word's own (``heading 1``) where it is a built-in one."""

    identifier: str
    kind: str
    name: str
    based_on: str | None
    link: str | None
    paragraph: ParagraphProperties
    run: RunProperties

    @property
    def heading_level(self) -> int | None:
        """Level (from 1) where its name is that of a built-in heading style."""
        found = _HEADING.fullmatch(self.name)
        return int(found[1]) if found else None

    @property
    def is_contents(self) -> bool:
        """Whether its name is that of a line of a table of contents."""
        return _CONTENTS.fullmatch(self.name) is not None


_UNKNOWN = Style("", "paragraph", "Normal", None, None, {}, {})


class Styles:
    """The styles of a document by id."""

    def __init__(self, root: Element | None, theme: Theme) -> None:
        defaults = None if root is None else root.find(W + "docDefaults")
        found = {"p": None, "r": None} if defaults is None else {k: defaults.find(f".//{W}{k}Pr") for k in "pr"}
        self.paragraph_defaults = paragraph_properties(found["p"])
        self.run_defaults = run_properties(found["r"], theme)
        self._styles: dict[str, Style] = {}
        self._default_ids: dict[str, str] = {}
        for element in [] if root is None else root.findall(W + "style"):
            style = _style(element, theme)
            self._styles.setdefault(style.identifier, style)
            if element.get(W + "default") in {"1", "true", "on"}:
                self._default_ids.setdefault(style.kind, style.identifier)
        self._chains: dict[tuple[str | None, str], tuple[Style, ...]] = {}

    def chain(self, identifier: str | None, kind: str) -> tuple[Style, ...]:
        """Return a style and those it is based on, the nearest first; of an unknown or no id: of the default style."""
        key = (identifier, kind)
        if key not in self._chains:
            style = self._styles.get(identifier or "")
            if style is None or style.kind != kind:
                style = self._styles.get(self._default_ids.get(kind, ""))
            self._chains[key] = self._ancestry(style)
        return self._chains[key]

    def of_paragraph(self, identifier: str | None) -> Style:
        """Return the style that a paragraph has."""
        chain = self.chain(identifier, "paragraph")
        return chain[0] if chain else _UNKNOWN

    def list_of(self, identifier: str) -> int | None:
        """Return the w:num of a list style, None where it has none."""
        numbers = (style.paragraph.get("number_id") for style in self.chain(identifier, "numbering"))
        return next((number for number in numbers if number is not None), None)

    def run_in_level(self, identifier: str) -> int | None:
        """Return the level of the heading style that a character style is linked to, None where it is to none."""
        for style in self.chain(identifier, "character"):
            linked = self._styles.get(style.link or "")
            if linked is not None and linked.kind == "paragraph":
                level = self.heading_level(linked.identifier)
                if level is not None:
                    return level
            if named := _HEADING_CHARACTERS.fullmatch(style.name):
                return int(named[1])
        return None

    def heading_level(self, identifier: str | None) -> int | None:
        """Return the level (from 1) that a paragraph style gives to a heading, None where it is body text."""
        for style in self.chain(identifier, "paragraph"):
            outline = style.paragraph.get("outline_level")
            if outline is not None:
                return None if outline == _BODY_LEVEL else outline
            if style.heading_level is not None:
                return style.heading_level
        return None

    def _ancestry(self, style: Style | None) -> tuple[Style, ...]:
        """Return a style and those it is based on; a ring is cut where it closes."""
        found: list[Style] = []
        while style is not None and style not in found:
            found.append(style)
            parent = self._styles.get(style.based_on or "")
            style = parent if parent is not None and parent.kind == style.kind else None
        return tuple(found)


_known: dict[tuple[bytes, Hashable], Styles] = {}
_KEPT = 4
"""Documents that one hand wrote have the same styles; making them out takes a tenth of the time of reading."""


def styles_of(root: Element | None, theme: Theme) -> Styles:
    """Return the styles of a document, those of the last few that are asked for again."""
    if root is None:
        return Styles(None, theme)
    key = (etree.tostring(root), theme.content)
    if (found := _known.get(key)) is None:
        found = Styles(root, theme)
        for old in list(_known)[: len(_known) + 1 - _KEPT]:
            _known.pop(old, None)
        _known[key] = found
    return found


def _style(element: Element, theme: Theme) -> Style:
    """Read one w:style."""
    return Style(
        identifier=element.get(W + "styleId", ""),
        kind=element.get(W + "type", "paragraph"),
        name=_built_in(child_value(element, "name") or element.get(W + "styleId", "")),
        based_on=child_value(element, "basedOn"),
        link=child_value(element, "link"),
        paragraph=paragraph_properties(element.find(W + "pPr")),
        run=run_properties(element.find(W + "rPr"), theme),
    )


def _built_in(name: str) -> str:
    """Return the name of a style in Word's own spelling: 标题 1 and Heading 1 are ``heading 1``."""
    name = name.strip()
    if heading := _HEADING.fullmatch(name):
        return f"heading {heading[1]}"
    return _NAMES.get(name.lower(), name)
