"""A document beside others (--against) → figures that disagree, tasks that are not spoken of."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from govdoc.lint.figures import at, left_open, shown
from govdoc.lint.indicators import UNSURE, indicators, subject_year, told_year
from govdoc.lint.labelled import labelled
from govdoc.lint.once import kept
from govdoc.lint.passage import reading
from govdoc.lint.planned import is_plan, is_summary, next_year, own_year, unreported
from govdoc.lint.rule import Hit, Severity, rule
from govdoc.lint.rules.facts import amount
from govdoc.lint.rules.sameness import place_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.lint.figures import Figure
    from govdoc.lint.indicators import Indicator
    from govdoc.lint.rule import Others
    from govdoc.model import Document
    from govdoc.profile import Profile


_MOST = 8
"""Documents to compare with that are remembered."""


@dataclass(frozen=True, slots=True)
class _Reference:
    """What is asked of a document to compare with: its indicators, each with its value and place in words."""

    year: int | None
    indicators: tuple[tuple[Indicator, int | None, str], ...]


@kept(_MOST)
def _reference(other: Document) -> _Reference:
    """Return what a document to compare with tells."""
    found = tuple((item, _year(item, other), _where(other, item)) for item in indicators(other))
    return _Reference(told_year(other), found)


def _year(found: Indicator, document: Document) -> int | None:
    """Return the year of an indicator; one without a year is of the year of its document."""
    return told_year(document) if found.year is None else found.year


def _same(document: Document, other: _Reference) -> Iterator[tuple[Indicator, Indicator, str]]:
    """Give what both documents tell of the same indicator and year, and the words for the other's."""
    for mine in indicators(document):
        year = _year(mine, document)
        if year is not None and year > UNSURE:
            for found, theirs, where in other.indicators:
                if _is_one(found, mine) and theirs == year:
                    yield mine, found, where


def _is_one(one: Indicator, other: Indicator) -> bool:
    """Whether two indicators are one: of the same name and unit, and of the same scope where both tell one."""
    return one.key[1:] == other.key[1:] and (one.scope == other.scope or not (one.scope and other.scope))


def _where(other: Document, found: Indicator) -> str:
    """Name the other file, the place in it and the value there."""
    read = reading(other)
    passage, index = read.at(found.figure.start)
    place = place_name(other, passage.text.at(index))
    return f"“{Path(other.source.name).name}”{place}是{shown(read.whole, found.figure)}"


@rule("FAC020", "同一年的指标与对照文件不一")
def other_value(document: Document, profile: Profile, others: Others) -> Iterator[Hit]:
    """同一范围、同一年的同一指标，本文件与对照文件（--against）应当一致；取整的算一致。

    依据：《党政机关公文处理工作条例》第二十条（四）（数字应当准确）
    正例：
        云河县教育局2025年工作总结
        2025年全县共有在校学生3.2万人。
        对照文件：
        云河县教育局2025年统计公报
        2025年全县共有在校学生32100人。
    反例：
        云河县教育局2025年工作总结
        2025年全县共有在校学生3.2万人。
        对照文件：
        云河县教育局2025年统计公报
        2025年全县共有在校学生35100人。
    """
    del profile
    whole = reading(document).whole
    for other in map(_reference, others):
        for mine, theirs, where in _same(document, other):
            if mine.told != theirs.told and told_year(document) != other.year:
                continue  # 去年, or a value of the other's own year: FAC021 speaks of those
            if not mine.figure.agrees(theirs.figure.value, theirs.figure.step):
                name = f"{_year(mine, document)}年{mine.scope}{mine.name}"
                message = f"{name}这里是{shown(whole, mine.figure)}，{where}，请核对"
                yield at(document, mine.figure.start, mine.figure.end, message)


@rule("FAC021", "“上年”的数字与上年文件不一")
def other_last_year(document: Document, profile: Profile, others: Others) -> Iterator[Hit]:
    """写明上年是多少，或者写明比上年增减多少的，推算出的上年数字应当与上年的文件（--against）一致。

    依据：《党政机关公文处理工作条例》第二十条（四）（数字应当准确）
    正例：
        云河县教育局2026年工作总结
        全县共有在校学生33000人，比上年增加1000人。
        对照文件：
        云河县教育局2025年工作总结
        全县共有在校学生32000人。
    反例：
        云河县教育局2026年工作总结
        全县共有在校学生33000人，比上年增加1000人。
        对照文件：
        云河县教育局2025年工作总结
        全县共有在校学生31000人。
    反例：
        云河县教育局2026年工作总结
        2025年九年义务教育巩固率为99.5%。
        对照文件：
        云河县教育局2025年工作总结
        九年义务教育巩固率为99.1%。
    """
    del profile
    year = told_year(document)
    for other in map(_reference, others):
        if year is None or other.year != year - 1:
            continue
        for mine, theirs, where in _same(document, other):
            untold = not (mine.told and theirs.told)
            if untold and not mine.figure.agrees(theirs.figure.value, theirs.figure.step):
                said = f"上年的{mine.scope}{mine.name}这里是{shown(reading(document).whole, mine.figure)}"
                yield at(document, mine.figure.start, mine.figure.end, f"{said}，{where}，请核对")
        for mine in indicators(document):
            if mine.change is not None and _year(mine, document) == year:
                yield from _reckoned(document, other, mine)
    known = {mine.figure.start for other in map(_reference, others) for mine, _, _ in _same(document, other)}
    known |= {item.figure.start for item in indicators(document) if item.change is not None}
    for last in others:
        if year is not None and told_year(last) == year - 1:
            yield from _labelled(document, last, known)


def _labelled(document: Document, other: Document, known: set[int]) -> Iterator[Hit]:
    """Compare what is told of last year with what its document tells by the same words, and tells once."""
    theirs: dict[tuple[str, str], list[Figure]] = {}
    for item in labelled(other):
        if item.year == told_year(other):
            for key in {*item.keys}:
                theirs.setdefault(key, []).append(item.figure)
    for item in labelled(document):
        if item.year != told_year(other) or item.figure.start in known:
            continue
        found = next((theirs[key] for key in item.keys if len(theirs.get(key, ())) == 1), None)
        if found and not item.figure.agrees(found[0].value, found[0].step):
            read = reading(other)
            passage, index = read.at(found[0].start)
            place = place_name(other, passage.text.at(index))
            where = f"“{Path(other.source.name).name}”{place}是{shown(read.whole, found[0])}"
            whole = reading(document).whole
            reckoned = f"按这里的增减推算是{amount(item.figure.value, item.figure, whole)}"
            told = reckoned if item.reckoned else f"这里是{shown(whole, item.figure)}"
            yield at(document, item.figure.start, item.figure.end, f"上年的{item.label}{told}，{where}，请核对")


def _reckoned(document: Document, other: _Reference, mine: Indicator) -> Iterator[Hit]:
    """Compare a value of last year that follows from this year's and the change."""
    before, change = mine.before, mine.change
    if before is None or change is None:
        return
    for theirs, year, where in other.indicators:
        if theirs.key == mine.key and year == other.year:
            if abs(theirs.figure.value - before) > left_open(mine.figure, change, theirs.figure):
                value = amount(before, mine.figure, reading(document).whole)
                said = f"按这里的增减推算，上年{mine.scope}{mine.name}是{value}"
                yield at(document, mine.figure.start, change.end, f"{said}，{where}，请核对")
            return


@rule("FAC022", "计划的任务没有写到", Severity.INFO)
def unreported_task(document: Document, profile: Profile, others: Others) -> Iterator[Hit]:
    """当年要点、计划（--against）里的任务，总结里应当有交代。按任务的关键词在总结里有没有出现来判断，供起草时查漏。

    依据：公文写作惯例（总结与计划对应）
    正例：
        云河县教育局2026年工作总结
        校车安全监管平台已经建成，校车运行平稳。
        对照文件：
        云河县教育局2026年工作要点
        一、重点任务
        （一）建设校车安全监管平台
        各校配合。
    反例：
        云河县教育局2026年工作总结
        体质健康监测全覆盖，近视防控有成效。
        对照文件：
        云河县教育局2026年工作要点
        一、重点任务
        （一）建设校车安全监管平台
        各校配合。
    """
    del profile
    if not is_summary(document) or document.title is None:
        return
    for other in others:
        year = own_year(document)
        if (is_plan(other) and subject_year(other) == year) or (year is not None and next_year(other) == year):
            for task in unreported(other, document):
                place = f"“{Path(other.source.name).name}”{place_name(other, task.text.start)}"
                message = f"{place}的任务“{task.text.value.strip().rstrip('。')}”，这份总结没有写到"
                yield Hit(document.title.start, document.title.end, message)
