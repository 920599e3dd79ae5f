"""numbering.xml → lists; (list, level) after (list, level) → the label that Word prints (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from govdoc.patterns import lazy
from govdoc.readers.wordml.markup import VAL, W, child_value, switched_on, whole
from govdoc.readers.wordml.numerals import numeral
from govdoc.readers.wordml.properties import ParagraphProperties, paragraph_properties
from govdoc.readers.wordml.symbols import symbol

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from govdoc.readers.wordml.markup import Element

_LEVELS = 9
_PLACEHOLDER = lazy(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. ``restart``: the level (1-based) whose use starts it afresh; None: any above; 0: never."""

    start: int
    style: str
    text: str
    legal: bool
    restart: int | None
    paragraph_style: str | None
    indent: ParagraphProperties
    typeface: str
    run: Element | None
    """The w:rPr of its numbers."""


@dataclass(slots=True)
class _List:
    """A w:num: the abstract list whose counters it shares, its levels, the numbers it starts anew with."""

    abstract: int
    levels: dict[int, Level]
    starts: dict[int, int]
    begun: set[int] = field(default_factory=set)


class Numbering:
    """The lists of a document, and how far each has counted."""

    def __init__(self, root: Element | None, list_of_style: Callable[[str], int | None]) -> None:
        abstracts = {whole(e.get(W + "abstractNumId")): e for e in _children(root, "abstractNum")}
        self._linked = {child_value(e, "styleLink"): number for number, e in abstracts.items()}
        self._lists: dict[int, _List] = {}
        self._counts: dict[int, dict[int, int]] = {}
        nums = {whole(e.get(W + "numId")): e for e in _children(root, "num")}
        for identifier, element in nums.items():
            abstract = self._resolve(whole(child_value(element, "abstractNumId")), abstracts, nums, list_of_style)
            if identifier is not None and abstract is not None:
                self._lists[identifier] = _list(element, abstract, abstracts[abstract])

    def _resolve(
        self,
        abstract: int | None,
        abstracts: dict[int | None, Element],
        nums: dict[int | None, Element],
        list_of_style: Callable[[str], int | None],
    ) -> int | None:
        """Return the abstract list that has the levels: one may point to another through a list style (17.9.21)."""
        for _ in range(_LEVELS):
            element = abstracts.get(abstract)
            if element is None:
                return None
            link = child_value(element, "numStyleLink")
            if link is None:
                return abstract
            num = nums.get(list_of_style(link))
            through_style = None if num is None else whole(child_value(num, "abstractNumId"))
            abstract = self._linked.get(link, through_style)
        return None

    def level(self, identifier: int, depth: int) -> Level | None:
        """Return the definition of a level (0-based) of a list, None where there is none."""
        found = self._lists.get(identifier)
        return None if found is None else found.levels.get(depth)

    def depth_of_style(self, identifier: int, style: str) -> int:
        """Return the level (0-based) that a list keeps for a paragraph style, 0 where it keeps none."""
        found = self._lists.get(identifier)
        levels = {} if found is None else found.levels
        return next((depth for depth, level in levels.items() if level.paragraph_style == style), 0)

    def advance(self, identifier: int, depth: int) -> str | None:
        """Count one paragraph of a list at a level (from 0) and return its label, None where there is no such level."""
        found = self._lists.get(identifier)
        if found is None or depth not in found.levels:
            return None
        counts = self._counts.setdefault(found.abstract, {})
        if depth in found.starts and depth not in found.begun:
            counts[depth] = found.starts[depth]
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else found.levels[depth].start
        found.begun.add(depth)
        for deeper in range(depth + 1, _LEVELS):
            level = found.levels.get(deeper)
            if level is not None and (level.restart is None or depth < level.restart):
                counts.pop(deeper, None)
        return _label(found.levels, counts, depth)


def _label(levels: dict[int, Level], counts: dict[int, int], depth: int) -> str:
    """Return the text of a level with each %n replaced by the number of level n."""
    own = levels[depth]
    if own.style == "bullet":
        return "".join(symbol(own.typeface, character) or "•" for character in own.text)

    def shown(found: re.Match[str]) -> str:
        level = levels.get(int(found[1]) - 1)
        if level is None or int(found[1]) - 1 > depth:
            return ""
        count = counts.get(int(found[1]) - 1, level.start)
        return numeral(count, "decimal" if own.legal and level.style != "none" else level.style)

    return _PLACEHOLDER.sub(shown, own.text).strip()


def _children(root: Element | None, name: str) -> list[Element]:
    """Return the children ``w:name`` of an element; none of None."""
    return [] if root is None else root.findall(W + name)


def _list(element: Element, abstract: int, definition: Element) -> _List:
    """Read a w:num over its abstract list."""
    levels = dict(_level(e) for e in _children(definition, "lvl"))
    starts: dict[int, int] = {}
    for override in _children(element, "lvlOverride"):
        depth = whole(override.get(W + "ilvl")) or 0
        for level in _children(override, "lvl"):
            levels[depth] = _level(level)[1]
        if (start := whole(child_value(override, "startOverride"))) is not None:
            starts[depth] = start
    return _List(abstract, levels, starts)


def _level(element: Element) -> tuple[int, Level]:
    """Read a w:lvl: its depth (0-based) and its definition."""
    style = element.find(W + "numFmt")
    if style is None:
        # A format of a later version stands in mc:AlternateContent; its fallback is one of ours.
        style = next((e for e in reversed(list(element.iter(W + "numFmt")))), None)
    legal = element.find(W + "isLgl")
    fonts = element.find(f"{W}rPr/{W}rFonts")
    start = whole(child_value(element, "start"))
    level = Level(
        start=0 if start is None else start,
        style="decimal" if style is None else style.get(VAL, "decimal"),
        text=child_value(element, "lvlText") or "",
        legal=legal is not None and switched_on(legal),
        restart=whole(child_value(element, "lvlRestart")),
        paragraph_style=child_value(element, "pStyle"),
        indent=paragraph_properties(element.find(W + "pPr")),
        typeface="" if fonts is None else fonts.get(W + "ascii", ""),
        run=element.find(W + "rPr"),
    )
    return whole(element.get(W + "ilvl")) or 0, level
