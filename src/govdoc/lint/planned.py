"""A plan → its tasks; a summary → those of them that it does not speak of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from govdoc.lint.blocks import headings, tables
from govdoc.lint.indicators import subject_year
from govdoc.lint.passage import HAN
from govdoc.model import Heading, HeadingKind, Paragraph, Table, Text, block_texts
from govdoc.patterns import lazy
from govdoc.segment import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govdoc.model import Document

_PLAN = lazy("要点|计划|安排|方案|重点工作|任务清单")
_SUMMARY = lazy("总结|工作报告|工作情况|完成情况|述职报告|落实情况|汇报")
_TASK_HEAD = lazy("(?:重点|主要|具体)?(?:工作)?(?:任务|事项|内容)|(?:重点)?工作|项目名称")
_LEVELS = (2, 3)
_FRAME = lazy(
    "指导思想|总体要求|总体目标|工作目标|组织领导|保障措施|工作要求|基本原则|经费保障|督导考核|督查考核|宣传引导|有关要求"
    "|主要目标|总体思路"
)
_HAN_WORD = lazy(f"[{HAN}]{{2,}}")
_COMMON = frozenset(
    {
        "工作", "建设", "发展", "推进", "推动", "加强", "深化", "实施", "落实", "提升", "提高", "强化", "完善",
        "开展", "促进", "做好", "抓好", "优化", "健全", "全面", "深入", "持续", "加快", "扎实", "进一步", "教育",
        "学校", "全县", "全市", "全区", "我县", "我局", "教育局", "水平", "质量", "能力", "机制", "体系", "制度",
        "管理", "服务", "改革", "行动", "工程", "活动", "任务", "重点", "力度", "着力", "大力", "切实", "不断",
        "积极", "继续", "稳步", "有序", "统筹", "构建", "打造", "巩固", "拓展", "创新", "规范", "严格", "坚持",
        "保障", "确保", "有效", "相关", "各项", "高质量", "高水平", "年度", "一批", "实现", "完成", "达到", "启动",
        "探索", "支持", "引导", "组织", "领导", "监督", "检查", "队伍", "项目", "情况", "问题", "方式", "办法",
        "措施", "基础", "条件", "环境", "新时代",
    }
)  # fmt: skip
"""Words that say nothing of what a task is about."""
_FEWEST, _COMPOUND, _LONG = 2, 4, 3
_SPOKEN_OF = 0.34
"""Share of a task's words that a summary must hold to speak of it."""


@dataclass(frozen=True, slots=True)
class PlannedTask:
    """A task: its words, and where it stands in its document."""

    text: Text
    keywords: tuple[str, ...]


def is_plan(document: Document) -> bool:
    """Whether a title is that of a plan."""
    return document.title is not None and _PLAN.search(document.title.value) is not None


def is_summary(document: Document) -> bool:
    """Whether a title is that of a summary."""
    title = document.title
    if title is None or _SUMMARY.search(title.value) is None:
        return False
    return not _PLAN.search(title.value) or "总结" in title.value.partition("和")[0]


_YEAR = lazy(r"(?<!\d)(20\d\d)年")
_COMING = lazy("打算|安排|计划|思路|下一步|下步|今后|明年|下一年|重点工作|重点任务")


def own_year(document: Document) -> int | None:
    """Return the year that a summary is of: the first of its title."""
    found = None if document.title is None else _YEAR.search(document.title.value)
    return int(found[1]) if found else subject_year(document)


def next_year(document: Document) -> int | None:
    """Return the year that the last part of a summary plans for: the last one of its title, else the one after."""
    years = [] if document.title is None else [int(year) for year in _YEAR.findall(document.title.value)]
    if not years or not is_summary(document) or document.title is None:
        return None
    if len(years) == 1 and "下半年" in document.title.value.partition("总结")[2]:
        return years[0]
    return years[1] if len(years) == 2 and years[1] == years[0] + 1 else years[0] + 1 if len(years) == 1 else None  # noqa: PLR2004


def planned_tasks(document: Document) -> Iterator[PlannedTask]:
    """Give the tasks of a plan: its headings of levels 2 and 3 that stand over no others, and table rows."""
    heads = _coming(headings(document)) if is_summary(document) else headings(document)
    levels = _LEVELS if any(heading.level in _LEVELS for heading in heads) else (1,)
    for index, heading in enumerate(heads):
        following = heads[index + 1] if index + 1 < len(heads) else None
        over_others = following is not None and heading.level < following.level <= _LEVELS[-1]
        if heading.level in levels and heading.kind is not HeadingKind.INLINE and not over_others:
            yield from _task(heading.text)
    if levels == (1,):
        yield from _numbered(document)
    for text in (cell for table in tables(document) for cell in _task_cells(table)):
        yield from _task(text)


_ITEM = lazy(
    r"(?:\d{1,2}\s?[.．、]|（(?:[一二三四五六七八九十]{1,2}|\d{1,2})）)\s*(?P<task>[^。；，：\n]{5,40})[。；，：]?"
)


def _numbered(document: Document) -> Iterator[PlannedTask]:
    """Give the tasks of numbered sentences under headings of tasks, where nothing else is numbered below them."""
    ahead = not is_summary(document)
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            plain = not _FRAME.search(block.text.value)
            ahead = plain and (not is_summary(document) or _COMING.search(block.text.value) is not None)
        elif isinstance(block, Paragraph) and ahead and (found := _ITEM.match(block.text.value)):
            yield from _task(block.text.cut(*found.span("task")))


def _coming(heads: Sequence[Heading]) -> list[Heading]:
    """Return the headings under the one that speaks of the year to come."""
    found, ahead = [], False
    for heading in heads:
        if heading.level == 1:
            ahead = _COMING.search(heading.text.value) is not None and "完成" not in heading.text.value
        elif ahead:
            found.append(heading)
    return found


def _task(text: Text) -> Iterator[PlannedTask]:
    """Give the task of a heading or a cell, none where its words are those of every document."""
    keywords = tuple(
        dict.fromkeys(word for word in words(text.value) if _HAN_WORD.fullmatch(word) and word not in _COMMON)
    )
    if len(keywords) == 1 and len(keywords[0]) >= _COMPOUND:
        keywords = (keywords[0][:2], keywords[0][2:])  # 集团化办学 is one word
    if (len(keywords) >= _FEWEST or any(len(word) >= _LONG for word in keywords)) and not _FRAME.search(text.value):
        yield PlannedTask(text, keywords)


def _task_cells(table: Table) -> Iterator[Text]:
    """Give the cells of the column of tasks."""
    heads = [cell.value.strip() for cell in table.rows[0]]
    column = next((index for index, head in enumerate(heads) if _TASK_HEAD.fullmatch(head)), None)
    if column is not None and table.header_rows == 1:
        yield from (row[column] for row in table.rows[1:] if len(row) == len(heads) and row[column].value.strip())


def unreported(plan: Document, summary: Document) -> Iterator[PlannedTask]:
    """Give the tasks of a plan of which a summary holds hardly a word."""
    text = "".join(text.value for block in summary.blocks for text in block_texts(block))
    for task in planned_tasks(plan):
        spoken = sum(1 for word in task.keywords if word in text)
        if spoken < _SPOKEN_OF * len(task.keywords):
            yield task
