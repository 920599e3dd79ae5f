"""Stages of a plan with their dates → one that begins before the stage in front of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.lint.parts import paper_end
from govdoc.lint.passage import PROSE, matches, reading
from govdoc.lint.rule import Hit, hit, rule
from govdoc.lint.rules.tabledates import misplaced, months_out_of_order
from govdoc.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from govdoc.lint.reading import Reading
    from govdoc.model import Document

_STAGE = lazy(
    r"阶段[^。；\d]{0,8}?(?P<day>(?:(?P<year>20\d\d)年)?(?P<m>\d{1,2})月(?:(?P<d>\d{1,2})日)?)(?P<before>[^。；，、）)]{0,3}前)?"
)
_FIRST = lazy("第一阶段|^[（(]?[一1][）)、.．]|启动|动员|准备")
_FARTHEST = 400
"""Code points between two stages of one plan."""
_LATE, _EARLY = 9, 4
"""Months at the turn of a year."""


@rule("FAC032", "各阶段的时间先后颠倒")
def stage_before_stage(document: Document) -> Iterator[Hit]:
    """前一个阶段在前，后一个阶段在后：后面的阶段开始得比前面的还早，多是日期写错了。

    依据：《党政机关公文处理工作条例》第二十条（四）（时间应当准确）
    正例：
        （一）自查阶段（5月20日至5月31日）。各校逐项自查。
        （二）整改阶段（6月1日至6月20日）。各校逐一整改。
    反例：
        （一）自查阶段（5月20日至5月31日）。各校逐项自查。
        （二）整改阶段（4月1日至6月20日）。各校逐一整改。
    反例：各校要于9月15日前制定方案，9月10日前报县教育局备案。
    反例：
        （一）3月，制定方案。
        （二）4月，部署动员。
        （三）2月，组织自查。
        （四）6月，集中整改。
        （五）7月，总结验收。
    """
    yield from _sent_before_made(document)
    yield from months_out_of_order(document)
    yield from _months_of_items(document)
    before: tuple[int, tuple[int, int, int]] | None = None
    for passage, found in matches(document, _STAGE, "阶段", kinds=PROSE):
        place = passage.text.at(found.start())
        day = _day(found, None if before is None else before[1][0])
        begun = passage.value[: found.start()]
        if before is None or place - before[0] > _FARTHEST or _FIRST.search(begun) or found["before"]:
            before = None if found["before"] else (place, day)
            continue
        turned = before[1][1] >= _LATE and day[1] <= _EARLY and found["year"] is None
        if day < before[1] and day[1:] != before[1][1:] and not turned:
            said = f"这一阶段从{found['day']}开始，前一阶段的时间却在其后，请核对"
            yield hit(passage.text, *found.span("day"), said)
        before = (place, day)


def _day(found: re.Match[str], year: int | None) -> tuple[int, int, int]:
    """Return year, month and day of a match; the year of the stage before where none is told."""
    own = int(found["year"]) if found["year"] else year or 0
    return own, int(found["m"]), int(found["d"] or 1)


_DATED_ITEM = lazy(
    r"^(?:（[一二三四五六七八九十]{1,2}）|\d{1,2}[.．、]\s?|[一二三四五六七八九十]{1,2}、)"
    r"(?=[^（]{0,10}(?:阶段|部署|动员|宣传|启动|实施|查|整改|整治|验收|总结|推进|评估|申报|评[审选]|报名|[初复决]赛|公示|准备|征集|提升|巩固))"
    r"[^（）。；：\d]{2,12}（(?P<phrase>(?:(?P<year>20\d\d)年)?(?P<m>\d{1,2})月(?:(?P<d>\d{1,2})日|[上中下]旬)?)[至—～-][^（）]{2,16}）"
)
_MONTH_FIRST = lazy(
    r"^(?:（[一二三四五六七八九十]{1,2}）|\d{1,2}[.．、]\s?|[一二三四五六七八九十]{1,2}、)(?P<phrase>(?:(?P<year>20\d\d)年)?(?P<m>\d{1,2})月)(?:份|底|初|[上中下]旬)?(?:[至—～、，,：:]|\d)"
)


def _months_of_items(document: Document) -> Iterator[Hit]:
    """Find the one of four items or more that begin with a month, that stands between later and earlier ones."""
    read, end = reading(document), paper_end(document)
    rows = read.rows_with(_MONTHS_TOLD)
    run: list[tuple[int, re.Match[str]]] = []
    for row in (*(range(len(read.passages)) if rows is None else rows), None):
        passage = None if row is None else read.passages[row]
        own = passage is not None and passage.kind in PROSE and passage.text.start < end
        found = _item(passage.value) if passage is not None and own else None
        if row is not None and found is None:
            continue
        if row is not None and found is not None and (not run or _goes_on(read, run[-1], (row, found))):
            run.append((row, found))
            continue
        yield from _misplaced(read, run)
        run = [] if row is None or found is None else [(row, found)]


def _misplaced(read: Reading, run: list[tuple[int, re.Match[str]]]) -> Iterator[Hit]:
    """Give the one item of a run, four or more, that is out of order."""
    days = [(int(one["year"] or 0), int(one["m"]), int(one.groupdict().get("d") or 0)) for _, one in run]
    wrong = misplaced(days) if len(run) >= _FEWEST_ITEMS else None
    if wrong is not None:
        row, told = run[wrong]
        said = f"“{told['phrase']}”在上下各项之间时间先后颠倒，请核对"
        yield hit(read.passages[row].text, *told.span("phrase"), said)


def _goes_on(read: Reading, last: tuple[int, re.Match[str]], item: tuple[int, re.Match[str]]) -> bool:
    """Whether an item is of the kind of the last one, and nothing numbered stands between them."""
    alike = last[1].re is item[1].re and _style(last[1][0]) == _style(item[1][0])
    return alike and not any(_NUMBERED.match(one.value) for one in read.passages[last[0] + 1 : item[0]])


def _style(item: str) -> str:
    """Return what two ordinals of one kind have in common: the bracket before, or the mark behind."""
    return item[0] if item[0] == "（" else item.lstrip("0123456789一二三四五六七八九十")[0]


def _item(value: str) -> re.Match[str] | None:
    """Return the match of an item that begins with a month, or tells one behind its name."""
    return _MONTH_FIRST.match(value) or _DATED_ITEM.match(value)


_MONTHS_TOLD = tuple(f"{mark}{n}月" for mark in "）、.．（ 年" for n in range(1, 13))
_NUMBERED = lazy(r"（[一二三四五六七八九十]{1,2}）|\d{1,2}[.．、]|[一二三四五六七八九十]{1,2}、")
_FEWEST_ITEMS = 4
_MADE_SENT = lazy(
    r"(?<![\d年])(?P<m1>\d{1,2})月(?P<d1>\d{1,2})日前(?:制定|制订|完成|形成|填写|汇总|编制|起草)[^。；\d]{1,16}[，,](?:并)?(?:于|在)?"
    r"(?P<phrase>(?P<m2>\d{1,2})月(?P<d2>\d{1,2})日前(?:将[^，。；]{1,12})?(?:报送|上报|报|提交|送))"
)


def _sent_before_made(document: Document) -> Iterator[Hit]:
    """Find 9月15日前制定方案，9月10日前报备案."""
    for passage, found in matches(document, _MADE_SENT, "日前", kinds=PROSE):
        first, last = (int(found["m1"]), int(found["d1"])), (int(found["m2"]), int(found["d2"]))
        turned = first[0] >= _LATE and last[0] <= _EARLY
        if last < first and not turned:
            yield hit(passage.text, *found.span("phrase"), f"“{found['phrase']}”早于前面的时限，请核对")
