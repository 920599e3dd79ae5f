"""Stages of a plan with their dates → one that begins before the stage in front of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.lint.passage import PROSE, matches
from govdoc.lint.rule import Hit, hit, rule
from govdoc.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

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
    """
    yield from _sent_before_made(document)
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
