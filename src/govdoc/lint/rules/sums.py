"""Amounts listed one by one and their sum told behind them → sums that are wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.lint.figures import SHARE, Figure, at, left_open, name_before, sentences, shown
from govdoc.lint.passage import HAN, reading
from govdoc.lint.rule import Hit, rule
from govdoc.lint.rules.facts import amount
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govdoc.lint.figures import Sentence
    from govdoc.model import Document

_LISTED = lazy(rf"[、，,](?:(?!其中|每|比|占)[{HAN}“”]){{1,12}}")
_SUM = lazy("[，,](?:共计?|合计|总计|总共)(?:获[奖得]|评出|评选|表彰|有|设立?(?:奖项)?|发放|安排|补助)?")
_SUM_OF_TWO = lazy(
    rf"[，,](?:全[县市区校镇年]|上半年|两项|两者)[{HAN}]{{0,5}}?(?:共|合计|总计|累计|共计)[{HAN}]{{0,6}}"
)
_PAIRS = (
    ("城区", "农村"),
    ("城镇", "乡村"),
    ("城镇", "农村"),
    ("上半年", "下半年"),
    ("一季度", "二季度"),
    ("小学部", "初中部"),
    ("公办", "民办"),
    ("男", "女"),
)
"""What two make up the whole."""
_OTHER = lazy("其中|其余|另|约|余|每|增|减|比")


@rule("FAC029", "各项之和与合计不符")
def wrong_sum(document: Document) -> Iterator[Hit]:
    """“一等奖3名、二等奖5名、三等奖8名，共16名”：先列各项、再说合计的，应当加得起来。

    依据：《党政机关公文处理工作条例》第二十条（四）（数字应当准确）
    正例：评选一等奖3名、二等奖5名、三等奖8名，共16名。
    反例：评选一等奖3名、二等奖5名、三等奖8名，共15名。
    反例：会议同意表彰优秀教师60名、优秀教育工作者20名，共计90名。
    反例：一季度完成投资12万元，二季度15万元，三季度18万元，四季度15万元，全年完成投资65万元。
    """
    whole = reading(document).whole
    for sentence in sentences(document):
        figures = sentence.figures
        yield from _first_sums(document, sentence)
        for place in range(_OF_TWO, len(figures)):
            total = figures[place]
            if total.vague or not _SUM.fullmatch(whole, figures[place - 1].end, total.start):
                continue
            parts = _before(whole, figures, place)
            said = whole[sentence.start : total.start]
            added = sum(part.value for part in parts)
            if len(parts) > 1 and not _OTHER.search(said) and abs(added - total.value) > left_open(total, *parts):
                message = f"各项之和为{amount(added, total, whole)}，不是{shown(whole, total)}，请核对"
                yield at(document, parts[0].start, total.end, message)


_OF_TWO = 2
_OF_QUARTERS = ("一季度", "二季度", "三季度", "四季度")
_YEAR_OF_QUARTERS = lazy(rf"[，,]全年(?:共|累计|合计|总计)?[{HAN}]{{0,6}}")


def _first_sums(document: Document, sentence: Sentence) -> Iterator[Hit]:
    """Give the wrong sum of the first two amounts of a sentence, or of its first four."""
    whole, figures = reading(document).whole, sentence.figures
    for place, sum_of in ((_OF_TWO, _sum_of_two), (len(_OF_QUARTERS), _quarters)):
        if len(figures) > place and (wrong := sum_of(whole, sentence)) is not None:
            yield at(document, figures[0].start, figures[place].end, wrong)


def _quarters(whole: str, sentence: Sentence) -> str | None:
    """Say what the four quarters add up to, where that of the year is told wrong; else None."""
    *quarters, year = sentence.figures[:5]
    floor = sentence.start
    for name, figure in zip(_OF_QUARTERS, quarters, strict=True):
        if name not in whole[floor : figure.start] or figure.vague or figure.unit != year.unit:
            return None
        floor = figure.end
    added = sum(figure.value for figure in quarters)
    told = not year.vague and _YEAR_OF_QUARTERS.fullmatch(whole, floor, year.start)
    if year.unit == SHARE or not told or abs(added - year.value) <= left_open(*quarters, year):
        return None
    return f"四个季度之和为{amount(added, year, whole)}，不是{shown(whole, year)}，请核对"


def _sum_of_two(whole: str, sentence: Sentence) -> str | None:
    """Say what two parts that make up the whole add up to, where their total is told wrong; else None."""
    one, two, total = sentence.figures[:3]
    if not one.unit == two.unit == total.unit != SHARE or one.vague or two.vague or total.vague:
        return None
    if not _SUM_OF_TWO.fullmatch(whole, two.end, total.start):
        return None
    gap = whole[two.end : total.start]
    names = name_before(whole, one, sentence.start), name_before(whole, two, one.end)
    if not any(a in names[0] and b in names[1] for a, b in _PAIRS):
        return None
    apart = abs(one.value + two.value - total.value)
    if ("季度" in names[0]) != ("上半年" in gap) or apart <= left_open(one, two, total):
        return None
    return f"{shown(whole, one)}与{shown(whole, two)}之和不是{shown(whole, total)}，请核对"


def _before(whole: str, figures: Sequence[Figure], place: int) -> list[Figure]:
    """Return the amounts of the same unit that are listed right before a total, nothing but names between them."""
    parts: list[Figure] = []
    for index in range(place - 1, -1, -1):
        part = figures[index]
        if part.unit != figures[place].unit or part.vague or part.unit == SHARE:
            return []
        parts.insert(0, part)
        if index == 0 or not _LISTED.fullmatch(whole[figures[index - 1].end : part.start]):
            return parts if index == 0 else []
    return parts
