"""One indicator of one scope and time → two values in one document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.lint.figures import SHARE, at, left_open, sentences, shown
from govdoc.lint.indicators import UNSURE, indicators, subject_year
from govdoc.lint.labelled import label_of, labelled
from govdoc.lint.parts import part_at
from govdoc.lint.passage import reading
from govdoc.lint.rule import Hit, Severity, rule
from govdoc.lint.rules.headcounts import other_numbers
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.lint.figures import Figure
    from govdoc.lint.indicators import Indicator
    from govdoc.model import Document


@rule("FAC012", "同一指标前后数值不一")
def two_values(document: Document) -> Iterator[Hit]:
    """同一范围、同一时间的同一指标，全文只应有一个数值；取整的（3.2万人和32100人）算一致。

    只比写明范围（全县、全市……）的存量数字，以及九年义务教育巩固率这类全域只有一个的比率；目标值、约数不比。
    “26名劝返学生”“劝返学生28人”这样先后倒过来说的也比，拿不准是不是一回事的只作提示。

    依据：《党政机关公文处理工作条例》第二十条（四）（数字应当准确）
    正例：
        云河县教育局2026年工作总结
        全县共有在校学生3.2万人。
        2024年全县在校学生33500人。一年来，全县在校学生32100人。
    反例：
        云河县教育局2026年工作总结
        全县共有在校学生3.2万人，九年义务教育巩固率达到99.5%。
        各校抓好控辍保学，全县在校学生33500人，九年义务教育巩固率达到99.2%。
    反例：全县共资助学生28650人次。经过努力，全县共资助学生26850人次，与去年持平。
    反例：
        云河县教育局2026年工作总结
        全县共有专任教师4386人，学前教育普惠率达到92.6%。
        全县专任教师4512人全员参加培训，学前教育普惠率达到90.3%。
    反例：
        云河县教育局2026年工作总结
        全县共有义务教育学校42所。
        全县46所义务教育学校均已开齐开足课程。
    反例：
        云河县教育局2026年工作总结
        2025年全县九年义务教育巩固率为98.5%。
        目前，全县九年义务教育巩固率达到98.9%，较上年提高0.2个百分点。
    """
    whole = reading(document).whole
    known: dict[tuple[object, ...], list[Indicator]] = {}
    for found in indicators(document):
        if found.year == UNSURE:
            continue
        # 全县 of an attachment without a year may be that of another year.
        part = None if found.told or not document.attachments else _part(document, found)
        same = known.setdefault((found.key, found.year, part), [])
        other = next((item for item in same if not item.figure.agrees(found.figure.value, found.figure.step)), None)
        if other is None:
            same.append(found)
            continue
        before = f"{_place(document, other.figure.start)}是{shown(whole, other.figure)}"
        message = f"{found.scope}{found.name}在{before}，这里是{shown(whole, found.figure)}，请核对"
        yield at(document, found.figure.start, found.figure.end, message)
    yield from _reckoned(document)
    swapped = list(_exchanged(document))
    yield from swapped
    yield from _told_twice(document, {fault.start for fault in swapped})
    yield from other_numbers(document)


def _reckoned(document: Document) -> Iterator[Hit]:
    """Compare what 98.6%，较上年提高0.3个百分点 makes of the year before with what is told of that year."""
    whole, current = reading(document).whole, subject_year(document)
    told: dict[tuple[object, int], list[Indicator]] = {}
    for one in indicators(document):
        if one.year is not None:
            told.setdefault((one.key, one.year), []).append(one)
    for found in indicators(document):
        year = current if found.year is None else found.year
        if found.change is None or year is None or year <= 0:
            continue
        before = told.get((found.key, year - 1), ())
        if (other := next((one for one in before if not _follows(found, one.figure)), None)) is not None:
            place, value = _place(document, other.figure.start), shown(whole, other.figure)
            message = f"{year - 1}年{found.scope}{found.name}在{place}是{value}，与这里的增减不符，请核对"
            yield at(document, found.figure.start, found.change.end, message)


def _follows(found: Indicator, before: Figure) -> bool:
    """Whether a value of the year before is the one that follows from an indicator and its change."""
    if found.before is None or found.change is None:
        return True
    return abs(before.value - found.before) <= left_open(found.figure, found.change, before)


def _part(document: Document, found: Indicator) -> int:
    """Return the number of the attachment that an indicator stands in, 0 for the paper."""
    passage, index = reading(document).at(found.figure.start)
    return part_at(document, passage.text.at(index))


_CHANGE = lazy("[增减比较升降超新]")
_LEAST, _FEWEST_DIGITS, _SHORTEST = 100, 3, 4


def _exchanged(document: Document) -> Iterator[Hit]:
    """Find 8246人 and 8426人 told by the same words: two digits that stand side by side were exchanged."""
    whole = reading(document).whole
    alike: dict[tuple[str, str], list[tuple[str, Figure, int]]] = {}
    for sentence in sentences(document):
        floor = sentence.start
        for figure in sentence.figures:
            if figure.value >= _LEAST and not figure.vague and figure.unit != SHARE:
                said = whole[figure.start : figure.end - len(figure.unit)]
                alike.setdefault(("".join(sorted(said)), figure.unit), []).append((said, figure, floor))
            floor = figure.end
    for same in alike.values():
        first: dict[str, tuple[str, Figure]] = {}
        for said, figure, floor in same if len({said for said, *_ in same}) > 1 else ():
            label = label_of(whole, figure, floor)
            before = first.setdefault(label, (said, figure))
            if len(label) >= _SHORTEST and not _CHANGE.search(label) and _is_exchanged(said, before[0]):
                place = _place(document, before[1].start)
                message = f"{label}在{place}是{shown(whole, before[1])}，这里是{shown(whole, figure)}，请核对"
                yield at(document, figure.start, figure.end, message)


_LONG_LABEL = 5


def _told_twice(document: Document, swapped: set[int]) -> Iterator[Hit]:
    """Find 争取上级资金3.2亿元 and 2.3亿元 of one year told by the same words: a hint, for it may be two things."""
    if subject_year(document) is None or not _may_be_told_twice(document):
        return
    whole = reading(document).whole
    sure = {found.figure.start for found in indicators(document)}
    first: dict[tuple[str, str, int, int], Figure] = {}
    for item in labelled(document):
        figure = item.figure
        if item.reckoned or len(item.label) < _LONG_LABEL or figure.start in sure:
            continue
        passage, index = reading(document).at(figure.start)
        start = passage.text.at(index)
        if start in swapped:
            continue
        before = first.setdefault((item.label, figure.unit, item.year, part_at(document, start)), figure)
        if not figure.agrees(before.value, before.step):
            said = f"{item.label}在{_place(document, before.start)}是{shown(whole, before)}"
            message = f"{said}，这里是{shown(whole, figure)}，请核对"
            yield at(document, figure.start, figure.end, message, severity=Severity.INFO)


def _may_be_told_twice(document: Document) -> bool:
    """Whether two amounts stand behind the same characters: cheap to tell, and seldom so; never in a whole yearbook."""
    whole = reading(document).whole
    if len(sentences(document)) > _MOST_SENTENCES:
        return False
    values: dict[tuple[str, str], float] = {}
    for sentence in sentences(document):
        for figure in sentence.figures:
            start = figure.start
            said = whole[max(0, start - _LABEL) : start].rstrip(_TOLD)[-_LONG_LABEL:]
            if values.setdefault((said, figure.unit), figure.value) != figure.value:
                return True
    return False


_MOST_SENTENCES = 1000
"""With amounts, in one paper."""
_LABEL, _TOLD = 10, "达到了为共有是计约数"


def _is_exchanged(one: str, other: str) -> bool:
    """Whether two numbers differ by two digits that stand side by side."""
    apart = [at for at, (left, right) in enumerate(zip(one, other, strict=True)) if left != right]
    return len(one) >= _FEWEST_DIGITS and len(apart) == 2 and apart[1] == apart[0] + 1  # noqa: PLR2004 - two digits


def _place(document: Document, offset: int) -> str:
    """Name the paragraph or line of a place in ``Reading.whole``."""
    passage, index = reading(document).at(offset)
    return place_name(document, passage.text.at(index))


def place_name(document: Document, offset: int) -> str:
    """Name the paragraph (docx) or the line of a place in the source."""
    place = document.source.place(offset)
    return f"第{place.paragraph}段" if place.line is None else f"第{place.line}行"
