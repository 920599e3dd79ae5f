"""Space around and within the paragraphs of a docx → what departs from 22 lines of 28 characters."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from govdoc import gbt9704
from govdoc.gbt9704 import PARTS, Part
from govdoc.lint.fontfamily import is_size
from govdoc.lint.grouping import grouped
from govdoc.lint.official import measured
from govdoc.lint.pages import page_of
from govdoc.lint.rule import Hit, Severity, rule
from govdoc.lint.setting import HEADINGS, starting, stretches
from govdoc.profile import NORM, POINTS_PER_MM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document, PageFormat, ParagraphFormat
    from govdoc.profile import Profile

_SLACK = 1.0
"""Points."""
_INDENT_SLACK = 0.3
"""字."""
_Place: TypeAlias = tuple[str, int, int, int]
"""What is wrong, start, end, number of the paragraph."""
_CENTRED = frozenset({"center", "right"})


@rule("FMT008", "行距不合每页22行")
@measured
def wrong_line_pitch(document: Document, profile: Profile) -> Iterator[Hit]:
    """一般每面排22行：用文档网格（每页22行），或者固定行距（标准页边距下为28磅至29磅）。

    特定情况可以作适当调整：固定行距30磅，每页21行，许多单位这样排；多一行、少一行的只作提示。

    依据：GB/T 9704—2012 5.2.3
    正例：版面：正文.行距=固定28.95
    正例：版面：页面.网格=lines 页面.行跨度=28.95
    反例：版面：页面.网格=无
    反例：版面：正文.行距=固定32
    """
    if document.layout is None:
        return
    near: list[_Place] = []
    far: list[_Place] = []
    for stretch in stretches(document):
        if stretch.part is not Part.BODY and stretch.part not in HEADINGS:
            continue
        page = page_of(document.layout, stretch.paragraph.number)
        if page is None or page.width > page.height:
            continue
        message, lines = _pitch_fault(page, stretch.paragraph, profile)
        if message:
            kept = near if abs(lines - profile.lines_per_page) == 1 else far
            kept.append((message, *stretch.place))
    yield from grouped(near, Severity.INFO)
    yield from grouped(far)


def _pitch_fault(page: PageFormat, paragraph: ParagraphFormat, profile: Profile) -> tuple[str, int]:
    """Say how the lines of a paragraph depart from so many a page (22), and how many there are (0: nobody knows).

    Nothing is said where they do not depart.
    """
    right = profile.lines_per_page
    wanted, cure = f"每页{right}行", f"请设固定值{_pitch(profile):g}磅"
    if paragraph.line_rule == "exact" or _holds(paragraph):
        lines = _lines(page, paragraph.line, profile)
        kind = "固定" if paragraph.line_rule == "exact" else "最小"
        said = f"{kind}行距{paragraph.line:g}磅，每页约{lines}行，应为{wanted}"
        return ("" if lines == right else said), lines
    if page.grid is None or not page.line_pitch:
        return f"没有设文档网格，行距也不固定，不能保证{wanted}，{cure}", 0
    if not paragraph.snap_to_grid:
        return f"段落未对齐到网格，行距也不固定，不能保证{wanted}，{cure}", 0
    if paragraph.line_rule == "auto" and paragraph.line > 1.05:  # noqa: PLR2004 - single, with rounding
        return f"行距为{paragraph.line:g}倍，不能保证{wanted}，应为单倍并对齐到网格", 0
    lines = _lines(page, page.line_pitch, profile)
    return ("" if lines == right else f"文档网格每页{lines}行，应为{wanted}"), lines


def _lines(page: PageFormat, pitch: float, profile: Profile) -> int:
    """Return how many lines of a pitch in points fit a page.

    Where the paper or its margins are wrong, FMT001 and FMT002 say so: a pitch that suits the right ones is right.
    """
    heights = (profile.text_height, page.height - page.top - page.bottom)
    counts = [int((height + _TOLERANCE) * POINTS_PER_MM / pitch) if pitch > 0 else 0 for height in heights]
    return profile.lines_per_page if profile.lines_per_page in counts else counts[-1]


def _pitch(profile: Profile) -> float:
    """Return the pitch to advise, in points: the profile's own, or the largest half point at which its lines fit."""
    fitting = (profile.text_height + _TOLERANCE) * POINTS_PER_MM / profile.lines_per_page
    return profile.line_pitch or int(2 * fitting) / 2


_TOLERANCE = 0.5
"""Millimetres: 22 lines of 29 pt, which many bureaus set, are 0.2 pt more than 225 mm."""
_NATURAL = 1.35
"""Height of a line of any of the typefaces, in its size, at most."""


def _holds(paragraph: ParagraphFormat) -> bool:
    """Whether 最小值 is so large that no line of the paragraph outgrows it: then it is as good as 固定值."""
    largest = max((run.size for run in paragraph.runs), default=PARTS[Part.BODY].size)
    return paragraph.line_rule == "atLeast" and paragraph.line >= largest * _NATURAL


@rule("FMT015", "段前、段后有间距")
@measured
def space_around(document: Document) -> Iterator[Hit]:
    """正文和层次标题段前、段后不加间距，否则每页排不满22行，行也对不齐。

    依据：GB/T 9704—2012 5.2.3
    正例：版面：正文.段前=0
    反例：版面：正文.段前=6 正文.段后=6
    """
    places = []
    for stretch in starting(document):
        paragraph = stretch.paragraph
        if max(paragraph.before, paragraph.after) > _SLACK:
            message = f"段前、段后应为0，现为段前{paragraph.before:g}磅、段后{paragraph.after:g}磅"
            places.append((message, *stretch.place))
    yield from grouped(places)


@rule("FMT016", "回行没有顶格")
@measured
def indented_lines(document: Document) -> Iterator[Hit]:
    """正文和层次标题只有首行左空二字，回行顶格，左右两边不另缩进。

    依据：GB/T 9704—2012 7.3.3
    正例：版面：正文.左缩=0
    反例：版面：正文.左缩=32
    反例：版面：正文.右缩=16
    """
    places = []
    for stretch in starting(document):
        paragraph = stretch.paragraph
        size = stretch.runs[0][0].size if stretch.runs else PARTS[Part.BODY].size
        sides = [(name, value / size) for name, value in (("左", paragraph.left), ("右", paragraph.right))]
        wrong = [f"{name}边缩进{value:.1f}字" for name, value in sides if abs(value) > _INDENT_SLACK]
        if wrong and paragraph.alignment not in _CENTRED:
            places.append((f"回行应顶格，左右缩进应为0，现为{'、'.join(wrong)}".replace(".0字", "字"), *stretch.place))
    yield from grouped(places)


@rule("FMT017", "每行不是28个字", Severity.INFO)
def wrong_line_length(document: Document, profile: Profile) -> Iterator[Hit]:
    """一般每行排28个字，撑满版心。三号字（16磅）28个比版心略宽，要用每行28字的文档网格，或者把字距紧缩0.25磅左右。

    依据：GB/T 9704—2012 5.2.3
    正例：版面：无改动
    正例：版面：页面.网格=linesAndChars 页面.字间=-0.21 正文.字距=0
    反例：版面：正文.字距=0
    """
    if document.layout is None or profile.text_width != NORM.text_width:
        return
    places = []
    for stretch in starting(document):
        page = page_of(document.layout, stretch.paragraph.number)
        if stretch.part in HEADINGS or page is None or page.width > page.height or page.columns > 1 or not stretch.runs:
            continue
        run = stretch.runs[0][0]
        width = (page.width - page.left - page.right) * POINTS_PER_MM
        advance = run.size + run.spacing + (page.char_space if stretch.paragraph.snap_to_grid else 0)
        count = int(width / advance + 0.01) if advance > 0 else 0
        if is_size(run.size, PARTS[Part.BODY].size) and count != gbt9704.CHARS_PER_LINE:
            places.append((_length_fault(count), *stretch.place))
    yield from grouped(places)


def _length_fault(count: int) -> str:
    """Say how many characters a line has; at its own width one of 三号 falls short of 28 by one, on the right page."""
    cure = "（字距紧缩0.25磅，或者设每行28字的网格）" if count == gbt9704.CHARS_PER_LINE - 1 else ""
    return f"每行约{count}个字，一般应为{gbt9704.CHARS_PER_LINE}个{cure}"
