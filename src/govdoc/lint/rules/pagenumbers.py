"""Page numbers of a docx → what departs from GB/T 9704—2012 7.5, or from the profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.gbt9704 import PARTS, Part
from govdoc.lint.fontfamily import is_size, is_typeface, size_name
from govdoc.lint.official import measured
from govdoc.lint.pages import first_of, judged_pages, page_of
from govdoc.lint.rule import Hit, Severity, rule
from govdoc.lint.setting import starting, stretches
from govdoc.patterns import lazy
from govdoc.profile import NORM, NumberPlace, Profile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document, Layout

_RIGHT = frozenset({"right", "end", "outside", "measured"})
_LEFT = frozenset({"left", "start", "both", "outside", "measured"})
"""Alignments of page numbers that stand, or may stand, on that side."""
_DASHES = lazy(r"[—–－-]\s*#\s*[—–－-]")


@rule("FMT012", "页码不合规定")
@measured
def wrong_page_number(document: Document, profile: Profile) -> Iterator[Hit]:
    """页码一般用4号半角宋体阿拉伯数字，左右各放一条一字线；单页码居右空一字，双页码居左空一字。

    A4纸型的表格横排时，页码位置与公文其他页码保持一致；不一致的只作提示。

    依据：GB/T 9704—2012 7.5、8
    正例：版面：无改动
    反例：版面：页码=无
    反例：版面：页码.字体=Calibri
    反例：版面：页码.对齐=center
    """
    layout = document.layout
    if layout is None or not judged_pages(document):
        return
    at = document.source.starts[min(layout.pages[0].first_paragraph, len(document.source.starts)) - 1]
    numbers = [number for page in layout.pages for number in page.page_numbers]
    if not numbers:
        yield Hit(at, at, "没有页码，应在版心下边缘之下编排页码")
        return
    part = PARTS[Part.PAGE_NUMBER]
    wrong: list[str] = []
    for number in numbers:
        if number.typeface is not None and not is_typeface(number.typeface, part.typeface, profile):
            wrong.append(f"页码应用{profile.typeface(part.typeface)}，现为{number.typeface}")
        if not is_size(number.size, part.size):
            wrong.append(f"页码应用四号（14磅），现为{size_name(number.size)}")
        if fault := _form_fault(number.text.strip(), profile):
            wrong.append(fault)
    wrong += _sides(layout) if profile.number_place is NumberPlace.OUTSIDE else _off_centre(layout)
    for message in dict.fromkeys(wrong):
        yield Hit(at, at, message)
    yield from _crosswise(document, layout)
    yield from _unnumbered(document, layout)
    yield from _not_arabic(document, layout)


_FORMS = {"upperRoman": "罗马数字", "lowerRoman": "罗马数字", "upperLetter": "字母", "lowerLetter": "字母"}
_HAN_FORMS = ("chinese", "ideograph", "japanese", "taiwanese")


def _not_arabic(document: Document, layout: Layout) -> Iterator[Hit]:
    """Find the sections that hold the text and are numbered otherwise than by 1, 2, 3: no cover, no contents."""
    for page in layout.pages:
        form = _FORMS.get(page.number_form, "汉字" if page.number_form.startswith(_HAN_FORMS) else None)
        if form is None or not page.page_numbers:
            continue
        own = [item for item in starting(document) if page_of(layout, item.paragraph.number) is page]
        if len(own) >= _FEWEST:
            start = first_of(document, page)
            yield Hit(start, start, f"页码应用阿拉伯数字（1、2、3），现为{form}")


def _unnumbered(document: Document, layout: Layout) -> Iterator[Hit]:
    """Find the sections behind a numbered one that hold text and show no number: a footer of their own lacks it."""
    filled = {page_of(layout, stretch.paragraph.number) for stretch in stretches(document)}
    numbered = False
    for page in layout.pages:
        if numbered and not page.page_numbers and page in filled:
            start = first_of(document, page)
            yield Hit(start, start, f"第{page.first_paragraph}段起的一节没有页码，请把它的页脚接到前一节")
        numbered = numbered or bool(page.page_numbers)


_FEWEST = 2
"""Paragraphs of text from which on the paper has begun: a cover and a table of contents have none."""


@rule("FMT043", "页码没有连续编排")
@measured
def restarted_numbers(document: Document) -> Iterator[Hit]:
    """公文从首页起编页码；附件与正文一起装订时，页码应当连续编排，不从1重新编起。封面、目录另编页码的不算。

    依据：GB/T 9704—2012 7.5
    正例：版面：页面.起始页码=1
    反例：版面：页面.起始页码=5
    """
    layout = document.layout
    if layout is None:
        return
    shown: set[str] = set()
    for page in judged_pages(document):
        restarts, start = page.number_start, first_of(document, page)
        if page.page_numbers and restarts is not None:
            begun = sum(item.paragraph.number < page.first_paragraph for item in starting(document)) >= _FEWEST
            if page.number_form in shown and begun:
                yield Hit(
                    start,
                    start,
                    f"第{page.first_paragraph}段起的一节，页码从{restarts:g}重新编起，应与前面连续（页码格式选“续前节”）",
                )
            elif not shown and restarts > 1:
                said = f"页码从{restarts:g}编起，应从1编起；正文另有前半部分的除外"
                yield Hit(start, start, said, severity=Severity.INFO)
        shown |= {page.number_form} if page.page_numbers else set()


def _crosswise(document: Document, layout: Layout) -> Iterator[Hit]:
    """Find a crosswise section among upright ones whose page number stands at the foot of the page as it lies."""
    if not any(page.page_numbers for page in layout.pages if page.width <= page.height):
        return
    for page in layout.pages:
        if page.width > page.height and page.page_numbers and all(number.flows for number in page.page_numbers):
            start = first_of(document, page)
            said = "横排的一节，页码应与其他页位置一致（把纸竖过来看在下边外侧），现在横页的下边"
            yield Hit(start, start, said, severity=Severity.INFO)
            return


def _form_fault(text: str, profile: Profile) -> str | None:
    """Say how what stands around a page number departs, None where it does not."""
    shown = text.replace("#", "1")
    if profile.number_form is NORM.number_form:
        return None if _DASHES.fullmatch(text) else f"页码左右应各放一条一字线（— 1 —），现为“{shown}”"
    wanted = profile.number_form.replace("#", "1")
    return None if "".join(shown.split()) == "".join(wanted.split()) else f"页码应作“{wanted}”，现为“{shown}”"


def _off_centre(layout: Layout) -> Iterator[str]:
    """Say where page numbers that a profile wants centred are not."""
    if any(number.alignment not in {"center", "measured"} for page in layout.pages for number in page.page_numbers):
        yield "页码应居中"


def _sides(layout: Layout) -> Iterator[str]:
    """Say where page numbers stand on the wrong side; what is placed at the outer side changes sides by itself."""
    kinds = {(number.pages, number.alignment) for page in layout.pages for number in page.page_numbers}
    if all(alignment == "outside" for _, alignment in kinds) and not layout.even_and_odd:
        return
    if not layout.even_and_odd:
        yield "单、双页码的位置相同，应设“奇偶页不同”：单页码居右，双页码居左"
        return
    shown = {pages for pages, _ in kinds}
    for pages, said in (("default", "单页没有页码"), ("even", "双页没有页码")):
        if pages not in shown:
            yield f"{said}：设了“奇偶页不同”，两种页脚都要有页码"
    if any(pages == "default" and alignment not in _RIGHT for pages, alignment in kinds):
        yield "单页码应居右"
    if any(pages == "even" and alignment not in _LEFT for pages, alignment in kinds):
        yield "双页码应居左"
