"""Typefaces, sizes and colours of a docx → what departs from GB/T 9704—2012 5.2.2, 5.2.4 and 7.3."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.gbt9704 import PARTS, Part, Typeface
from govdoc.lint.fontfamily import is_size, is_typeface, size_name
from govdoc.lint.grouping import grouped
from govdoc.lint.official import measured
from govdoc.lint.passage import HAN
from govdoc.lint.rule import Hit, Severity, rule
from govdoc.lint.rules.mixture import is_set_off, mixed_in
from govdoc.lint.setting import HEADINGS, Stretch, starting, stretches
from govdoc.model import Document, Heading, HeadingKind
from govdoc.patterns import lazy
from govdoc.profile import Profile, is_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import RunFormat

_BODY = frozenset({Part.BODY, Part.SALUTATION})
_TITLE = frozenset({Part.TITLE})


def _typefaces(document: Document, parts: frozenset[Part], profile: Profile) -> Iterator[tuple[str, int, int, int]]:
    """Give the runs of some parts that are in another typeface."""
    for stretch in stretches(document):
        if stretch.part not in parts or _is_subtitle(stretch, document):
            continue
        for run, text in stretch.runs:
            fault = _typeface_fault(stretch, run, profile)
            if fault is not None and not is_set_off(stretch, run, text, profile):
                yield fault


def _typeface_fault(stretch: Stretch, run: RunFormat, profile: Profile) -> tuple[str, int, int, int] | None:
    """Return the fault of a run that is in another typeface than its part."""
    right = PARTS[stretch.part].typeface
    if run.east_asia is None or is_typeface(run.east_asia, right, profile):
        return None
    message = f"{stretch.part.value}应用{_shown(right, profile)}，现为{run.east_asia}"
    if run.ascii is not None and is_typeface(run.ascii, right, profile):
        message += f"（“{run.ascii}”只设给了西文，中文字体要另设）"
    return message, max(run.start, stretch.start), min(run.end, stretch.end), stretch.paragraph.number


_SUBTITLE = lazy(r"[（(].*[）)]|[—－-]{1,2}.*")
"""（征求意见稿）, ——在全县教育工作会议上的讲话: what stands under a title in a type of its own."""


def _is_subtitle(stretch: Stretch, document: Document) -> bool:
    """Whether a stretch stands under a title and is none: the standard has no word on how it is set."""
    text = document.source.text[stretch.start : stretch.end]
    return stretch.part is Part.TITLE and _SUBTITLE.fullmatch(text) is not None


def _heading_typefaces(document: Document, profile: Profile) -> Iterator[tuple[str, int, int, int]]:
    """Give the headings that begin in another typeface; those without a number only where Word knows them as such.

    Where a heading that begins a paragraph ends is a matter of judgement, so its first run alone is looked at.
    """
    sentences = _numbered_sentences(document)
    for stretch in starting(document):
        block = stretch.block
        if not isinstance(block, Heading) or stretch.part not in HEADINGS or id(block) in sentences:
            continue
        sure = block.kind not in {HeadingKind.UNNUMBERED, HeadingKind.RESTORED} or stretch.paragraph.outline_level
        first = next(iter(stretch.runs), None)
        if first is not None and sure:
            yield from _heading_faults(stretch, first[0], profile)


def _heading_faults(stretch: Stretch, first: RunFormat, profile: Profile) -> Iterator[tuple[str, int, int, int]]:
    """Give the fault of a heading that begins with a run, else that of the number that Word prints before it."""
    right = PARTS[stretch.part].typeface
    if fault := _typeface_fault(stretch, first, profile):
        yield fault
    elif (number := stretch.number) is not None and _HAN.search(number[0]):
        name = number[1].east_asia
        if name is not None and not is_typeface(name, right, profile):
            said = f"{stretch.part.value}的自动编号应用{_shown(right, profile)}，现为{name}"
            yield f"{said}（{_NUMBER_CURE}）", *stretch.place


_HAN = lazy(f"[{HAN}]")
_NUMBER_CURE = "选中段落标记一并设置，或在编号格式里改"


def _numbered_sentences(document: Document) -> set[int]:
    """Return the ids of headings that are sentences of a list: one follows the other, with nothing below either.

    请协助做好以下工作：一、加强巡查。二、依法查处。 So are the items of a 纪要: 一、会议听取了……的汇报。会议要求，…….
    """
    headings = (block for block in document.blocks if isinstance(block, Heading) and block.kind is HeadingKind.RUN_IN)
    found = {id(heading) for heading in headings if _RESOLVED.match(heading.text.value)}
    for one, next_one in zip(document.blocks, document.blocks[1:], strict=False):
        match one, next_one:
            case Heading(), Heading() if one.level == next_one.level and _ends(one) and _ends(next_one):
                found |= {id(one), id(next_one)}
            case _:
                pass
    return found


_RESOLVED = lazy("会议|原则同意|同意|听取|审议")


def _ends(heading: Heading) -> bool:
    """Whether a heading ends as a sentence does."""
    return heading.text.value.rstrip().endswith(("。", "；"))


def _shown(typeface: Typeface, profile: Profile) -> str:
    """Name a typeface as the standard does, or as a profile has it that departs."""
    if not is_named(own := profile.typeface(typeface), typeface):
        return own
    return (
        "小标宋体"
        if typeface is Typeface.XIAOBIAOSONG
        else f"{typeface.value}体"
        if typeface is Typeface.FANGSONG
        else typeface.value
    )


def _sizes(document: Document, parts: frozenset[Part]) -> Iterator[tuple[str, int, int, int]]:
    """Give the runs of some parts that are of another size."""
    for stretch in stretches(document):
        if stretch.part not in parts or _is_subtitle(stretch, document):
            continue
        right = PARTS[stretch.part].size
        for run, _ in stretch.runs:
            if not is_size(run.size, right):
                message = f"{stretch.part.value}应用{size_name(right)}，现为{size_name(run.size)}"
                yield message, max(run.start, stretch.start), min(run.end, stretch.end), stretch.paragraph.number


def _number_sizes(document: Document) -> Iterator[tuple[str, int, int, int]]:
    """Give the headings and paragraphs of which the number that Word prints alone is of another size."""
    for stretch in starting(document):
        number, right = stretch.number, PARTS[stretch.part].size
        if number is not None and not is_size(number[1].size, right) and _is_body_size(stretch):
            said = f"{stretch.part.value}的自动编号应用{size_name(right)}，现为{size_name(number[1].size)}"
            yield f"{said}（{_NUMBER_CURE}）", *stretch.place


def _is_body_size(stretch: Stretch) -> bool:
    """Whether a stretch begins in the size that it should have."""
    return bool(stretch.runs) and is_size(stretch.runs[0][0].size, PARTS[stretch.part].size)


@rule("FMT003", "正文字体不是仿宋")
@measured
def wrong_body_typeface(document: Document, profile: Profile) -> Iterator[Hit]:
    """公文正文一般用3号仿宋体字。

    段首的小标题和“（责任科室：安全科）”这样标出的几个字用楷体、黑体，不算；夹在段中的只作提示。

    依据：GB/T 9704—2012 5.2.2、7.3.3
    正例：版面：正文.字体=仿宋_GB2312
    反例：版面：正文.字体=宋体
    """
    yield from grouped(_typefaces(document, _BODY, profile))
    yield from grouped(mixed_in(document, profile), Severity.INFO)


@rule("FMT004", "正文字号不是3号")
@measured
def wrong_body_size(document: Document) -> Iterator[Hit]:
    """公文正文和层次标题一般用3号字（16磅，印刷三号15.75磅）。

    依据：GB/T 9704—2012 5.2.2、7.3.3
    正例：版面：正文.字号=15.75
    反例：版面：正文.字号=14
    """
    yield from grouped(_sizes(document, _BODY | HEADINGS))
    yield from grouped(_number_sizes(document))


@rule("FMT005", "层次标题字体不合规定")
@measured
def wrong_heading_typeface(document: Document, profile: Profile) -> Iterator[Hit]:
    """一般第一层用黑体字、第二层用楷体字、第三层和第四层用仿宋体字标注；Word 自动编的序号也一样。

    依据：GB/T 9704—2012 7.3.3
    正例：版面：无改动
    反例：版面：一级标题.字体=宋体
    反例：版面：二级标题.字体=黑体
    """
    yield from grouped(_heading_typefaces(document, profile))


@rule("FMT006", "标题字体字号不合规定")
@measured
def wrong_title_type(document: Document, profile: Profile) -> Iterator[Hit]:
    """标题一般用2号小标宋体字。

    依据：GB/T 9704—2012 7.3.1
    正例：版面：标题.字体=方正小标宋_GBK
    反例：版面：标题.字体=黑体
    反例：版面：标题.字号=18
    """
    yield from grouped([*_typefaces(document, _TITLE, profile), *_sizes(document, _TITLE)])
