"""Sections of a docx → columns, first pages, orientation and breaks that depart from the standard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc import gbt9704
from govdoc.gbt9704 import Part
from govdoc.lint.official import demanded
from govdoc.lint.pages import first_of, judged_pages
from govdoc.lint.placed import elements
from govdoc.lint.rule import Hit, Severity, rule
from govdoc.lint.setting import ATTACHMENT_MARK
from govdoc.model import OfficialFormat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document
    from govdoc.profile import Profile


@rule("FMT036", "正文分栏", Severity.INFO)
def columns(document: Document) -> Iterator[Hit]:
    """公文正文通栏编排，不分栏。

    依据：GB/T 9704—2012 5.2.3（每行28字，撑满版心）
    正例：版面：页面.分栏=1
    反例：版面：页面.分栏=2
    """
    for page in judged_pages(document):
        if page.columns > 1:
            start = first_of(document, page)
            yield Hit(start, start, f"这一节分了{page.columns}栏，公文正文不分栏，应改为一栏")


@rule("FMT037", "首页没有页码", Severity.INFO)
def first_page_without_number(document: Document) -> Iterator[Hit]:
    """设了“首页不同”，首页页脚又没有页码。公文从首页起编页码；信函首页不显示页码，有封面的除外。

    依据：GB/T 9704—2012 7.5、10.1
    正例：版面：无改动
    反例：版面：页面.首页不同=是
    """
    if document.format is OfficialFormat.LETTER:
        return
    for page in judged_pages(document)[:1]:
        kinds = {number.pages for number in page.page_numbers}
        if page.first_differs and "default" in kinds and "first" not in kinds:
            start = first_of(document, page)
            yield Hit(start, start, "设了“首页不同”，首页没有页码：请取消这一项，或者给首页也编上")


_DIGIT_LINE = 1.3
"""Height of a line of type, in its size."""
_NEAREST, _FARTHEST = 2.5, 12.0
_MM_PER_POINT = 25.4 / 72


@rule("FMT038", "页码离版心过近或过远", Severity.INFO)
def page_number_distance(document: Document, profile: Profile) -> Iterator[Hit]:
    """页码编排在版心下边缘之下，一字线上距版心下边缘7 mm：下边距35 mm时，页脚距边界约25 mm。明显过近、过远的才提示。

    依据：GB/T 9704—2012 7.5
    正例：版面：页面.页脚=25
    反例：版面：页面.页脚=12
    """
    for page in judged_pages(document)[:1]:
        right = profile.margin(gbt9704.MARGIN_BOTTOM)
        if not page.page_numbers or abs(page.bottom - right.value) > right.tolerance:
            continue
        half = page.page_numbers[0].size * _DIGIT_LINE * _MM_PER_POINT / 2
        distance = page.bottom - page.footer - half
        if not _NEAREST <= distance <= _FARTHEST:
            start = first_of(document, page)
            said = f"页码距版心约{max(distance, 0):.0f} mm，应为7 mm左右，请调整页脚距边界（现为{page.footer:.0f} mm）"
            yield Hit(start, start, said)


@rule("FMT039", "纸张方向与宽高不符", Severity.INFO)
def wrong_orientation(document: Document) -> Iterator[Hit]:
    """横排的一节，宽大于高，方向也应设为“横向”；两者不符，有的打印机会转错。

    依据：GB/T 9704—2012 8
    正例：版面：页面.方向=portrait
    反例：版面：页面.方向=landscape
    """
    for page in judged_pages(document):
        lies = page.width > page.height
        if page.orientation is not None and (page.orientation == "landscape") != lies:
            start = first_of(document, page)
            yield Hit(
                start,
                start,
                f"这一节宽{page.width:.0f} mm、高{page.height:.0f} mm，方向却设为"
                f"{'纵向' if lies else '横向'}，请重选纸张方向",
            )


_CLOSING = frozenset({Part.SIGNATURE, Part.DATE})


@rule("FMT040", "附件没有另起一页")
@demanded
def attachment_on_same_page(document: Document) -> Iterator[Hit]:
    """附件应当另面编排，在版记之前，与公文正文一起装订。用“段前分页”或分页符，不用空段。

    依据：GB/T 9704—2012 7.3.7
    正例：版面：附件页=另页
    反例：版面：附件页=同页
    """
    layout = document.layout
    if layout is None:
        return
    ends = [item.text.end for item in elements(document) if item.part in _CLOSING]
    last = max(ends, default=None)
    begun = False
    for paragraph in layout.paragraphs:
        text = document.source.text[paragraph.start : paragraph.end].strip()
        begun = begun or paragraph.starts_page
        if not text:
            continue
        if (
            last is not None
            and paragraph.start > last
            and not paragraph.in_table
            and ATTACHMENT_MARK.fullmatch(text)
            and not begun
        ):
            yield Hit(paragraph.start, paragraph.end, f"“{text}”应另起一页：设“段前分页”，或者在前面插入分页符")
        begun = False
