"""Paragraphs of a 版头 → their elements in a Word file (GB/T 9704—2012 7.2, 10)."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from govdoc import gbt9704
from govdoc.gbt9704 import CHARS_PER_LINE, PARTS, RED, Part
from govdoc.model import OfficialFormat
from govdoc.writers.drawing import Frame, rule
from govdoc.writers.formalstyles import FORMAL_IDS
from govdoc.writers.issuermark import BASELINE, FALL, LEADING, RISE, IssuerMark, fitted_mark, mark_elements, mark_line
from govdoc.writers.masthead import SIGNATORY_LABEL
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


def red_head(items: list[Printed], form: OfficialFormat, profile: Profile) -> Iterator[Any]:
    """Give the elements of the 版头 that ``items`` are, in the 版心 of a profile; none for none."""
    if not items:
        return
    groups = {kind: list(group) for kind, group in groupby(items, key=_kind)}
    mark = fitted_mark([item.text for item in groups.get("mark", [])], twips(profile.text_width))
    if form is OfficialFormat.LETTER:
        yield from _letter(mark, [item for item in items if item.part is not Part.ISSUER_MARK], profile)
        return
    corner = groups.get("corner", [])
    yield from _corner(corner, mark, form, int(profile.pitch * TWIPS_PER_POINT))
    if mark is not None:
        yield from mark_elements(mark, form)
    yield from _numbers(groups.get("number", []), form, twips(profile.text_width))


def _kind(item: Printed) -> str:
    return {Part.ISSUER_MARK: "mark", Part.DOCUMENT_NUMBER: "number"}.get(item.part, "corner")


def _corner(items: list[Printed], mark: IssuerMark | None, form: OfficialFormat, line: int) -> Iterator[Any]:
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


def _letter(mark: IssuerMark | None, items: list[Printed], profile: Profile) -> Iterator[Any]:
    """Give the 版头 of a 信函: 标志 in a frame above the 版心, double line under it, elements, lower line (10.1)."""
    points = mark.points if mark else PARTS[Part.ISSUER_MARK].size
    top = gbt9704.LETTER_MARK_BELOW.value
    lines = len(mark.names) if mark else 1
    ink = (RISE + FALL + (lines - 1) * LEADING) * points / 72 * 25.4
    under = top + ink + gbt9704.LETTER_RULE_BELOW.value
    # The ink of a line of text begins lower than the line itself.
    lead = BASELINE * (int(profile.pitch * TWIPS_PER_POINT) / TWIPS_PER_POINT - _SIZE)
    first = under + _DOUBLE + (_UNDER_RULE - lead) / 72 * 25.4
    for name in mark.names if mark else ():
        framed = _frame(top * TWIPS_PER_MM - mark.lift if mark else 0, first * TWIPS_PER_MM)
        yield mark_line(mark, name, OfficialFormat.LETTER, framed) if mark else None
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
