"""Paragraphs of a 版头 → their elements in a Word file (GB/T 9704—2012 7.2, 10)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from govdoc import gbt9704
from govdoc.gbt9704 import CHARS_PER_LINE, PARTS, RED, Part
from govdoc.model import OfficialFormat
from govdoc.writers.drawing import Frame, rule
from govdoc.writers.firstpage import MARK_ROOM
from govdoc.writers.formalstyles import FORMAL_IDS, MARK_STYLES
from govdoc.writers.masthead import FILE_WORD, SIGNATORY_LABEL
from govdoc.writers.measure import width
from govdoc.writers.oxml import (
    CHAR,
    LINE,
    TEXT,
    TWIPS_PER_MM,
    TWIPS_PER_POINT,
    indent,
    paragraph,
    run,
    size,
    spacing,
    twips,
    w,
)
from govdoc.writers.styles import heading_character

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.profile import Profile
    from govdoc.writers.printed import Printed

_BELOW = {
    OfficialFormat.DOCUMENT: gbt9704.ISSUER_MARK_BELOW,
    OfficialFormat.ORDER: gbt9704.ORDER_MARK_BELOW,
    OfficialFormat.MINUTES: gbt9704.MINUTES_MARK_BELOW,
}
_LARGEST = {1: PARTS[Part.ISSUER_MARK].size, 2: 40, 3: 34}
"""Points of a 发文机关标志 by the number of 发文机关: page 1 must show body text (7.3.3)."""
_SMALLEST = 16
"""Points; a 标志 that is too long even then turns."""
_MARK_LEADING = 1.25
"""Height of a line of the 标志, as a multiple of its size."""
_RISE, _FALL = 0.78, 0.14
"""How far the ink of 小标宋 reaches above and below the baseline, in em: between what its makes were measured to do."""
_BASELINE = 0.8
"""Of the height of an exact line, above the baseline."""
_GAP = 0.5
"""字 between the names and 「文件」 of a 联合行文."""
_RED_LINE, _RED_LINE_SPACE = 12, 8
"""Eighths of a point, and points under the 发文字号 that make 4 mm under its ink (7.2.7), measured."""
_FREE = 2
"""Lines free above the 发文字号 (7.2.5, 10.2)."""
_THICK, _BETWEEN, _THIN = 1.0, 0.5, 0.35
"""Millimetres of the red double line of a 信函; the standard fixes none."""
_DOUBLE = _THICK + _BETWEEN + _THIN
_UNDER_RULE = 14.0
"""Points between the double line and the first element: 7/8 of 3号 (10.1)."""
_SIZE = 16


@dataclass(frozen=True, slots=True)
class _Mark:
    """The 发文机关标志: names, whether 「文件」 stands beside them, and its size in points."""

    names: tuple[str, ...]
    beside: bool
    points: float

    @property
    def line(self) -> int:
        """Height of a line in twips."""
        return round(self.points * _MARK_LEADING * TWIPS_PER_POINT)

    @property
    def lift(self) -> float:
        """From the upper edge of its first line to that of its ink, in twips."""
        return (_MARK_LEADING * _BASELINE - _RISE) * self.points * TWIPS_PER_POINT


def red_head(items: list[Printed], form: OfficialFormat, profile: Profile) -> Iterator[Any]:
    """Give the elements of the 版头 that ``items`` are, in the 版心 of a profile; none for none."""
    if not items:
        return
    groups = {kind: list(group) for kind, group in groupby(items, key=_kind)}
    mark = _mark([item.text for item in groups.get("mark", [])], twips(profile.text_width))
    if form is OfficialFormat.LETTER:
        yield from _letter(mark, [item for item in items if item.part is not Part.ISSUER_MARK], profile)
        return
    corner = groups.get("corner", [])
    yield from _corner(corner, mark, form, int(profile.pitch * TWIPS_PER_POINT))
    if mark is not None:
        yield from _mark_elements(mark, form)
    yield from _numbers(groups.get("number", []), form, twips(profile.text_width))


def _kind(item: Printed) -> str:
    return {Part.ISSUER_MARK: "mark", Part.DOCUMENT_NUMBER: "number"}.get(item.part, "corner")


def _mark(texts: list[str], wide: int) -> _Mark | None:
    """Return the 标志 in the largest size that so many twips hold in one line."""
    if not texts:
        return None
    beside = len(texts) > 1 and texts[-1] == FILE_WORD
    names = tuple(texts[:-1] if beside else texts)
    chars = max(width(name) for name in names) + (2 * _GAP + len(FILE_WORD) if beside else 0)
    largest = min(_LARGEST.get(len(names), min(_LARGEST.values())), int(MARK_ROOM / _MARK_LEADING / len(names)))
    fitting = int(wide / TWIPS_PER_POINT / chars * 2) / 2
    return _Mark(names, beside, max(_SMALLEST, min(largest, fitting)))


def _corner(items: list[Printed], mark: _Mark | None, form: OfficialFormat, line: int) -> Iterator[Any]:
    """Give 份号, 密级, 紧急程度 and the room down to the 标志 (7.2.1 to 7.2.4), on lines of so many twips."""
    used = 0
    room = twips(_BELOW[form].value) - (mark.lift if mark else 0)
    for n, item in enumerate(items):
        # 密级 stands on the second line, whether there is a 份号 on the first or not (7.2.2).
        before = 1 if not n and item.part is Part.CLASSIFICATION else 0
        used += 1 + before
        last = n == len(items) - 1
        after = max(0.0, room / line - used) if last else 0
        element = paragraph(FORMAL_IDS[item.part], spacing(before=before, after=after, exact=LINE))
        element.append(run(item.text))
        yield element
    if not items:
        # Space above the first paragraph of a page is dropped by some programs: an empty line is not.
        yield paragraph(FORMAL_IDS[Part.COPY_NUMBER], spacing(exact=round(room)))


def _mark_elements(mark: _Mark, form: OfficialFormat) -> Iterator[Any]:
    """Give the 标志: a paragraph, or a table without borders where 「文件」 stands beside several names (7.2.4)."""
    if not mark.beside:
        for name in mark.names:
            yield _mark_line(mark, name, form)
        return
    right = round((len(FILE_WORD) + _GAP) * mark.points * TWIPS_PER_POINT)
    # A little more than the widest name needs, or rounding turns it.
    left = round((max(width(name) for name in mark.names) + _GAP / 2) * mark.points * TWIPS_PER_POINT)
    names = [_mark_line(mark, name, form, w("jc", val="distribute")) for name in mark.names]
    cells = ((left, names), (right, [_mark_line(mark, FILE_WORD, form, w("jc", val="right"))]))
    yield _unruled_table(cells)


def _mark_line(mark: _Mark, text: str, form: OfficialFormat, *properties: Any) -> Any:
    """Return a line of the 标志."""
    element = paragraph(MARK_STYLES[form][0], spacing(exact=mark.line), *properties)
    element.append(run(text))
    if mark.points != PARTS[Part.ISSUER_MARK].size:
        element[-1].insert(0, w("rPr", *size(mark.points)))
    return element


def _unruled_table(cells: tuple[tuple[int, list[Any]], ...]) -> Any:
    """Return a table of one row, centred, its cells in the middle of its height."""
    margins = w("tblCellMar", *(w(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right")))
    total = sum(room for room, _ in cells)
    properties = w(
        "tblPr", w("tblW", w=total, type="dxa"), w("jc", val="center"), w("tblLayout", type="fixed"), margins
    )
    row = [
        w("tc", w("tcPr", w("tcW", w=room, type="dxa"), w("vAlign", val="center")), *content) for room, content in cells
    ]
    grid = w("tblGrid", *(w("gridCol", w=room) for room, _ in cells))
    return w("tbl", properties, grid, w("tr", *row))


def _numbers(items: list[Printed], form: OfficialFormat, wide: int) -> Iterator[Any]:
    """Give 发文字号 and 签发人, the red line under the last of them (7.2.5 to 7.2.7); a 命令 has no line (10.2)."""
    stops = _stops(items, wide)
    for n, item in enumerate(items):
        last = n == len(items) - 1
        lined = last and form is not OfficialFormat.ORDER
        under = w("bottom", val="single", sz=_RED_LINE, space=_RED_LINE_SPACE, color=RED)
        upward = any(stretch.part is Part.SIGNATORY for stretch in item.stretches)
        free = _FREE if last and form is OfficialFormat.ORDER else 0
        direct = [
            w("pBdr", under) if lined else None,
            w("tabs", *(w("tab", val="left", pos=at) for at in stops[n])) if upward else None,
            spacing(before=0 if n else _FREE, after=free, exact=LINE),
            # As an indent of the first line: one of the paragraph would make the red line shorter.
            indent(first=1) if upward else None,
            w("jc", val="left") if upward else None,
        ]
        yield _line(item, FORMAL_IDS[Part.DOCUMENT_NUMBER], *(one for one in direct if one is not None))


def _line(item: Printed, style: str, *direct: Any) -> Any:
    """Return a line of the 版头 with its stretches."""
    element = paragraph(style, *direct)
    for stretch in item.stretches:
        if stretch.text:
            own = stretch.part is item.part
            element.append(run(stretch.text, None if own else heading_character(stretch.part)))
    return element


def _stops(items: list[Printed], wide: int) -> list[list[int]]:
    """Return the tab stops of each line of so many twips: label, names, one 字 free at the right (7.2.6)."""
    rows = [item.stretches[-1].text.split("\t") for item in items if item.stretches[-1].part is Part.SIGNATORY]
    if not rows:
        return [[] for _ in items]
    first = max(width(row[0]) for row in rows)
    second = max((width(row[1]) for row in rows if len(row) > 1), default=0.0)
    label = width(SIGNATORY_LABEL)
    edge = CHARS_PER_LINE + (wide - TEXT) / CHAR
    start = max(1.0, edge - 1 - label - first - (1 + second if second else 0))
    names = start + label
    ahead = [[start], *([names] for _ in rows[1:])]
    return [[round(at * CHAR) for at in (*one, names + first + 1)] for one in ahead]


def _letter(mark: _Mark | None, items: list[Printed], profile: Profile) -> Iterator[Any]:
    """Give the 版头 of a 信函: 标志 in a frame above the 版心, double line under it, elements, lower line (10.1)."""
    points = mark.points if mark else PARTS[Part.ISSUER_MARK].size
    top = gbt9704.LETTER_MARK_BELOW.value
    lines = len(mark.names) if mark else 1
    ink = (_RISE + _FALL + (lines - 1) * _MARK_LEADING) * points / 72 * 25.4
    under = top + ink + gbt9704.LETTER_RULE_BELOW.value
    # The ink of a line of text begins lower than the line itself.
    lead = _BASELINE * (int(profile.pitch * TWIPS_PER_POINT) / TWIPS_PER_POINT - _SIZE)
    first = under + _DOUBLE + (_UNDER_RULE - lead) / 72 * 25.4
    for name in mark.names if mark else ():
        framed = _frame(top * TWIPS_PER_MM - mark.lift if mark else 0, first * TWIPS_PER_MM)
        yield _mark_line(mark, name, OfficialFormat.LETTER, framed) if mark else None
    for n, item in enumerate(items):
        right = w("tabs", w("tab", val="right", pos=twips(profile.text_width))) if len(item.stretches) > 1 else None
        alone = w("jc", val="right") if item.part is Part.DOCUMENT_NUMBER else None
        element = _line(item, FORMAL_IDS[item.part], *(one for one in (right, alone) if one is not None))
        if not n:
            element.extend(_double_lines(under))
        yield element


def _frame(top: float, bottom: float) -> Any:
    """Return the frame of the 标志 of a 信函, from ``top`` to ``bottom`` in twips of the page; text stands under it."""
    return w(
        "framePr",
        w=twips(gbt9704.LETTER_RULE_WIDTH.value),
        h=round(bottom - top),
        hRule="exact",
        hSpace=0,
        wrap="notBeside",
        vAnchor="page",
        hAnchor="page",
        xAlign="center",
        y=round(top),
    )


def _double_lines(under: float) -> Iterator[Any]:
    """Give the bars of the double lines: thick above thin at ``under`` mm, thin above thick at the foot (10.1)."""
    wide = gbt9704.LETTER_RULE_WIDTH.value
    foot = gbt9704.PAGE_HEIGHT.value - gbt9704.LETTER_RULE_ABOVE_FOOT.value
    bars = (
        (_THICK, under),
        (_THIN, under + _DOUBLE - _THIN),
        (_THIN, foot - _DOUBLE),
        (_THICK, foot - _THICK),
    )
    for n, (thickness, top) in enumerate(bars):
        yield rule(Frame(wide, thickness, top), n)
