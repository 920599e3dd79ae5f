"""What a bureau sets otherwise than GB/T 9704—2012 → a profile, and its departures, each with its clause."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from govdoc import gbt9704
from govdoc.gbt9704 import FAMILIES, LINES_PER_PAGE, STANDARD, Length, Strength, Typeface

if TYPE_CHECKING:
    from collections.abc import Iterator

POINTS_PER_MM = 72 / 25.4
_SLACK = 0.02
"""Millimetres, for rounding."""


class NumberPlace(StrEnum):
    """Where the page number stands."""

    OUTSIDE = "外侧"
    """Odd pages right, even pages left (7.5)."""
    CENTRE = "居中"


class NumberForm(StrEnum):
    """What stands around the page number; # is the number."""

    DASHES = "— # —"
    HYPHENS = "- # -"
    BARE = "#"
    WORDS = "第 # 页"


@dataclass(frozen=True, slots=True)
class Departure:
    """One thing that a profile sets otherwise than the standard."""

    what: str
    """In Chinese: what is set, and what the standard says."""
    clause: str
    strength: Strength

    def __str__(self) -> str:
        return f"{self.what}（{STANDARD} {self.clause}，{self.strength}）"


@dataclass(frozen=True, slots=True)
class Profile:
    """How documents are laid out; every default is the standard's. Margins in millimetres, the line pitch in points."""

    fangsong: str = Typeface.FANGSONG.value
    kaiti: str = Typeface.KAITI.value
    heiti: str = Typeface.HEITI.value
    songti: str = Typeface.SONGTI.value
    xiaobiaosong: str = Typeface.XIAOBIAOSONG.value
    top: float = gbt9704.MARGIN_TOP.value
    bottom: float = gbt9704.MARGIN_BOTTOM.value
    left: float = gbt9704.MARGIN_LEFT.value
    right: float = gbt9704.MARGIN_RIGHT.value
    line_pitch: float | None = None
    """None: 22 lines fill the 版心."""
    bold_third_level: bool = False
    number_place: NumberPlace = NumberPlace.OUTSIDE
    number_form: NumberForm = NumberForm.DASHES

    def typeface(self, typeface: Typeface) -> str:
        """Return the name under which a typeface of the standard is asked for."""
        name: str = getattr(self, typeface.name.lower())
        return name

    def accepts(self, name: str, typeface: Typeface) -> bool:
        """Whether a font name is what the profile has for a typeface, or another name of the same."""
        own = self.typeface(typeface)
        same = any(is_named(own, known) and is_named(name, known) for known in Typeface)
        return same or name.strip().casefold() == own.strip().casefold()

    @property
    def text_width(self) -> float:
        """Millimetres between the margins."""
        return gbt9704.PAGE_WIDTH.value - self.left - self.right

    @property
    def text_height(self) -> float:
        """Millimetres between the margins."""
        return gbt9704.PAGE_HEIGHT.value - self.top - self.bottom

    @property
    def pitch(self) -> float:
        """Points from line to line."""
        return self.line_pitch or self.text_height * POINTS_PER_MM / LINES_PER_PAGE

    @property
    def lines_per_page(self) -> int:
        """Lines of the body that fit a page."""
        if self.line_pitch is None:
            return LINES_PER_PAGE
        # Half a millimetre of tolerance: 22 lines of 29 pt, which many bureaus set, are 0.2 pt more than 225 mm.
        return int((self.text_height + 0.5) * POINTS_PER_MM / self.line_pitch)

    def margin(self, standard: Length) -> Length:
        """Return a margin of the standard as the profile sets it, with the standard's tolerance."""
        side = {
            gbt9704.MARGIN_TOP: self.top,
            gbt9704.MARGIN_BOTTOM: self.bottom,
            gbt9704.MARGIN_LEFT: self.left,
            gbt9704.MARGIN_RIGHT: self.right,
        }[standard]
        return Length(side, standard.tolerance, standard.clause, standard.strength)

    def departures(self) -> tuple[Departure, ...]:
        """Return what departs from the standard; names of one typeface (仿宋_GB2312, 方正仿宋_GBK) are no departure."""
        return (*self._typefaces(), *self._page(), *self._lines(), *self._numbers())

    def _typefaces(self) -> Iterator[Departure]:
        clauses = {
            Typeface.FANGSONG: "5.2.2",
            Typeface.KAITI: "7.3.3",
            Typeface.HEITI: "7.3.3",
            Typeface.SONGTI: "7.5",
            Typeface.XIAOBIAOSONG: "7.3.1",
        }
        for typeface, clause in clauses.items():
            name = self.typeface(typeface)
            if not is_named(name, typeface):
                yield Departure(f"该用{typeface.value}处用{name}", clause, Strength.USUALLY)
        if self.bold_third_level:
            yield Departure("第三层标题加粗，标准用仿宋体、没有加粗", "7.3.3", Strength.USUALLY)

    def _page(self) -> Iterator[Departure]:
        sides = {"上": (self.top, gbt9704.MARGIN_TOP), "下": (self.bottom, gbt9704.MARGIN_BOTTOM)}
        sides |= {"左": (self.left, gbt9704.MARGIN_LEFT), "右": (self.right, gbt9704.MARGIN_RIGHT)}
        for side, (value, right) in sides.items():
            if abs(value - right.value) > right.tolerance + _SLACK:
                what = f"{side}边距{value:g} mm，标准为{right.value:g} mm±{right.tolerance:g} mm"
                yield Departure(what, right.clause, right.strength)

    def _lines(self) -> Iterator[Departure]:
        if (lines := self.lines_per_page) != LINES_PER_PAGE:
            what = f"行距{self.line_pitch:g}磅，每页{lines}行，标准为每页{LINES_PER_PAGE}行"
            yield Departure(what, "5.2.3", Strength.USUALLY)

    def _numbers(self) -> Iterator[Departure]:
        if self.number_place is not NumberPlace.OUTSIDE:
            yield Departure(f"页码{self.number_place}，标准为单页居右、双页居左", "7.5", Strength.USUALLY)
        if self.number_form is not NumberForm.DASHES:
            yield Departure(f"页码作“{self.number_form}”，标准为左右各放一条一字线（— # —）", "7.5", Strength.USUALLY)


def is_named(name: str, typeface: Typeface) -> bool:
    """Whether a font name is one of the names of a typeface of the standard."""
    return name.strip().casefold() in _NAMES[typeface]


_NAMES = {typeface: frozenset(name.casefold() for name in names) for typeface, names in FAMILIES.items()}


NORM = Profile()
"""The standard itself."""
