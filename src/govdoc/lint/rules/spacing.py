"""Space around and within the paragraphs of a docx → what departs from 22 lines of 28 characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc import gbt9704
from govdoc.gbt9704 import PARTS, Part
from govdoc.lint.rule import Hit, Severity, rule
from govdoc.lint.setting import HEADINGS, grouped, is_size, page_of, starting
from govdoc.profile import NORM, POINTS_PER_MM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document
    from govdoc.profile import Profile

_SLACK = 1.0
"""Points."""
_INDENT_SLACK = 0.3
"""字."""
_CENTRED = frozenset({"center", "right"})


@rule("FMT015", "段前、段后有间距")
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
            places.append((f"回行应顶格，现为{'、'.join(wrong)}".replace(".0字", "字"), *stretch.place))
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
            places.append((f"每行约{count}个字，一般应为{gbt9704.CHARS_PER_LINE}个", *stretch.place))
    yield from grouped(places)
