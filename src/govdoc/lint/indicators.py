"""Document → its indicators: whose, what, when and how much, where all four are told beyond doubt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from govdoc.lint import dating
from govdoc.lint.closing import closing
from govdoc.lint.figures import POINTS, SHARE, Figure, sentences
from govdoc.lint.once import once
from govdoc.lint.passage import HAN, Kind, reading
from govdoc.model import Heading
from govdoc.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from govdoc.lint.figures import Sentence
    from govdoc.model import Document

_STOCKS = (
    "在校生", "在校学生", "学生", "幼儿", "教师", "专任教师", "教职工", "学校", "中小学", "幼儿园", "小学", "初中",
    "高中",
    "教学点", "教学班", "班级", "班", "面积", "人口", "学校总数", "学生总数", "教师总数", "党员", "党组织", "党支部",
)  # fmt: skip
"""What a scope has so many of at a time; what is done so many times (开展活动, 新建学校) may be told twice."""
_RATES = lazy(
    "(?:九年)?义务教育(?:阶段)?巩固率|学前(?:三年|教育)?毛入园率|学前三年入园率|普惠性幼儿园覆盖率|(?:学前教育)?普惠率|高中阶段(?:教育)?毛入学率"
    "|高等教育毛入学率|公办园在园幼儿占比|高考本科上线率|义务教育大班额比例|学生体质健康(?:标准)?(?:合格|优良)率"
)
"""Rates that a bureau has one of."""
_SCOPE = "全[县市区省州旗国]|全[县市区省州旗](?:教育系统)?|[我本][县市区省州旗校局]"
_LEAD = r"(?:截至|到)?(?:目前|今年|(?:20|19)\d\d年(?:底|末)?|去年|上年)?"
_SAME_NAMES = {
    "在校生": "在校学生", "普惠率": "普惠性幼儿园覆盖率", "学前教育普惠率": "普惠性幼儿园覆盖率",
}  # fmt: skip
_CLAUSE = lazy(
    rf"(?P<lead>{_LEAD}|[{HAN}]{{1,2}})(?P<scope>{_SCOPE})(?:现?共?有|共计?|现有|拥有)?(?:各级各类)?(?P<name>[{HAN}]{{2,14}}?)"
    rf"(?:人数|数量|总数|总人数)?(?:已?达到?了?|为|共有?|共计|总计|是|现?有|仅有?|只有|保持在|稳定在)?"
)
_RATE_CLAUSE = lazy(rf"{_LEAD}(?P<scope>{_SCOPE})?(?P<name>{_RATES.pattern})(?:已?达到?了?|为|是|保持在|稳定在)?")
_MARKS = "，,；;：:。、（(\n"
_CLOSERS = frozenset("，,；;：:。、\n") | {""}
"""What stands behind an amount that nothing more is said of: 教师3200人参加培训 is not the number of teachers."""
_ALL = ("全部", "全员")
"""What may stand there too: it is said of all that there are."""
_BESIDE = frozenset({Kind.CELL, Kind.NOTE})
"""Kinds of passages that tell figures without saying of whom."""
_FLOWS = lazy("新|改|扩|增|减|建|招|毕业|参加|参与|组织|开展|评|获|培训|资助|投入|其中|选|派|查|受|完成|覆盖")
_GOAL = lazy(
    "力争|确保|争取(?!到|了|[上中]|省|市|各|专项|项目|资金)|目标|(?<![善岗师培])计划|预计|规划|预期|要求|不低于|将|要达|达到以上|底前|年前|到20[2-9][0-9]年"
)
_ELSEWHEN = lazy("以前|之前|过去|当时|曾|原|初期|年前|昔|同期|刚|历史")
_LOCAL = lazy("[镇乡村街]|中心校|学区|该校|我校|某|试点|分别|其中|平均")
_CHANGE = lazy("[由从比较]")
_YEAR = lazy(
    r"(?<!\d)((?:19|20)\d\d)(?:[—\-～至](?:19|20)\d\d)?(学?年)|(?<![比较与同])(去年|上年|上一年)|(今年|本年|目前|截至目前)|“?十[一二三四五六]五”?"
)
_TITLE_YEAR = lazy(r"(?<!\d)((?:19|20)\d\d)(?=年|[—～至-])")
_REACH, _NEAR = 48, 30
_RATE_SIGNS, _SCOPE_SIGNS = ("率", "占比", "比例"), ("全", "我", "本")
_LONGEST_PAPER = 400
"""Paragraphs of a paper."""
UNSURE = -1
"""For a year: one is told, and which is not sure."""
_UNDER = -2
"""For a year, less the place of a heading: that heading names it; what stands under one heading is of one year."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """An amount of which is told what it is. ``year`` None: none is told."""

    scope: str
    """Empty: not told, the whole of what the document speaks of."""
    name: str
    year: int | None
    told: bool
    """Whether the year stands beside it in digits; else it was reckoned (去年) or is none."""
    figure: Figure
    change: Figure | None = None
    """By how much it is more (positive: told as 增加) than a year before; None: not told."""
    rises: bool = True

    @property
    def key(self) -> tuple[str, str, str]:
        """What two indicators must share to be one."""
        return self.scope, self.name, self.figure.unit

    @property
    def before(self) -> float | None:
        """The value of the year before, by the change that is told; None: none is."""
        if self.change is None:
            return None
        return self.figure.value + (-self.change.value if self.rises else self.change.value)


@once
def subject_year(document: Document) -> int | None:
    """Return the one year that a title names (2025年工作总结), else the year a document was written in."""
    title = document.title
    years = [] if title is None else _TITLE_YEAR.findall(title.value)
    if years:
        return int(years[0]) if len(years) == 1 and "学年" not in str(title) else None
    month = dating.written(document)
    if month is None or title is None or (closing(document).date is None and len(document.blocks) > _LONGEST_PAPER):
        return None  # many papers in one: the day under the first title is not theirs
    return int(month[:4])


@once
def told_year(document: Document) -> int | None:
    """Return the year whose figures a document tells: that of its subject; of 2025年工作总结和2026年打算, the first."""
    title = document.title
    found = None if title is None else _LOOKS_BOTH_WAYS.search(title.value)
    return int(found[1]) if found and int(found[2]) == int(found[1]) + 1 else subject_year(document)


_LOOKS_BOTH_WAYS = lazy(
    r"(?<!\d)(20\d\d)年[^，。]{0,16}(?:总结|回顾|情况)[^，。]{0,4}(20\d\d)年[^，。]{0,10}(?:打算|计划|安排|要点|思路)"
)


@once
def indicators(document: Document) -> tuple[Indicator, ...]:
    """Return the indicators that are sure: scope and name right before the amount, no goal, no estimate."""
    return tuple(found for sentence in sentences(document) for found in _of_sentence(document, sentence))


def _of_sentence(document: Document, sentence: Sentence) -> Iterator[Indicator]:
    """Give the indicators of a sentence."""
    read = reading(document)
    whole, floor = read.whole, sentence.start
    for index, figure in enumerate(sentence.figures):
        found = (
            None if figure.vague or figure.unit == POINTS else _named(whole, max(floor, figure.start - _REACH), figure)
        )
        floor = figure.end
        if found is None or read.at(figure.start)[0].kind in _BESIDE:
            continue
        if is_goal(whole, sentence):
            return
        if figure.unit != SHARE or not _LOCAL.search(whole, sentence.start, found.start("name")):
            year, told = _year(document, sentence, figure)
            change, rises = _change(whole, sentence, index, subject_year(document) if year is None else year)
            scope = "全" + found["scope"][1] if found["scope"] else ""
            yield Indicator(scope, _bare(found["name"]), year, told, figure, change, rises)


def is_goal(whole: str, sentence: Sentence) -> bool:
    """Whether a sentence speaks of what is to be, or of what was once."""
    span = sentence.start, sentence.end
    return _GOAL.search(whole, *span) is not None or _ELSEWHEN.search(whole, *span) is not None


def _named(whole: str, floor: int, figure: Figure) -> re.Match[str] | None:
    """Return the match of scope and name before an amount, None where they are not sure."""
    if whole[figure.end : figure.end + 1] not in _CLOSERS and not whole.startswith(_ALL, figure.end):
        return None
    near = whole[max(floor, figure.start - _NEAR) : figure.start]
    if not any(sign in near for sign in (_RATE_SIGNS if figure.unit == SHARE else _SCOPE_SIGNS)):
        return None
    clause = max(floor, max(whole.rfind(mark, floor, figure.start) for mark in _MARKS) + 1)
    if figure.unit == SHARE:
        return _RATE_CLAUSE.fullmatch(whole, clause, figure.start)
    found = _CLAUSE.fullmatch(whole, clause, figure.start)
    if found and found["name"].endswith(_STOCKS) and not _FLOWS.search(found["name"]):
        return found if not _CHANGE.search(found["lead"]) else None
    return None


def _bare(name: str) -> str:
    """Return a name without the words that change nothing."""
    name = name.removesuffix("总数")
    return _SAME_NAMES.get(name, name)


def _year(document: Document, sentence: Sentence, figure: Figure) -> tuple[int | None, bool]:
    """Return the year that an amount is of, and whether it is told in digits."""
    read = reading(document)
    first = read.starts[read.row(sentence.start)]
    years = list(_YEAR.finditer(read.whole, first, figure.start))
    told = years[-1] if years else None
    if told is None:
        return _under_year(document, sentence.start), False
    if told.start() < sentence.start:
        return UNSURE, False  # whether a year told in an earlier sentence still holds, nobody knows
    if told[1]:
        return (int(told[1]), True) if told[2] == "年" and told[0].count("20") == 1 else (UNSURE, False)
    current = subject_year(document)
    if current is None or not (told[3] or told[4]):
        return UNSURE, False
    return (current - 1 if told[3] else current), False


def _under_year(document: Document, place: int) -> int | None:
    """Return the year of a place under a heading that names one (see _UNDER), or behind a paragraph that begins so."""
    read = reading(document)
    row = read.row(place)
    for at in range(row, max(-1, row - _FARTHEST_BACK), -1):
        passage = read.passages[at]
        if isinstance(passage.head, Heading):
            years = [*_YEAR.finditer(passage.head.text.value)]
            if years:
                return _year_of_heading(passage.head, years[0]) if len(years) == 1 else UNSURE
            if passage.head.level == 1:
                return None
        elif begun := _BEGUN.match(passage.value):
            return int(begun[1])
    return None


_LOOKING_BACK = lazy("回顾|总结|成效|成绩|情况")


def _year_of_heading(heading: Heading, told: re.Match[str]) -> int:
    """Return the year that a heading tells of what was done in it; else one that stands for the heading itself."""
    plain = told[1] and told[2] == "年" and told[0] == f"{told[1]}年"
    sure = plain and _LOOKING_BACK.search(heading.text.value) and not AHEAD.search(heading.text.value)
    return int(told[1]) if sure else _UNDER - heading.start


AHEAD = lazy("打算|安排|计划|思路|下一步|下步|今后|目标|明年|下一年|要点")
"""What a heading says of what is to come."""
_BEGUN = lazy(r"(?:到|截至|至)?((?:19|20)\d\d)年(?![—\-～至度])")
_FARTHEST_BACK = 60
"""Paragraphs that are looked back over."""
_BY = lazy(
    rf"[，,（(](?:较|比)(?:上年|去年|上一年|(?P<than>(?:19|20)\d\d)年)(?:底|末|同期)?(?:[{HAN}]{{0,2}})?(?:(?P<up>提高|增加|增长|上升|提升)|下降|降低|减少)了?$"
)


def _change(whole: str, sentence: Sentence, index: int, year: int | None) -> tuple[Figure | None, bool]:
    """Return by how much an amount of a year differs from the year before, as told right behind it."""
    figure = sentence.figures[index]
    if index + 1 >= len(sentence.figures):
        return None, True
    following = sentence.figures[index + 1]
    wanted = POINTS if figure.unit == SHARE else figure.unit
    found = _BY.fullmatch(whole, figure.end, following.start)
    if not found or following.unit != wanted or following.vague:
        return None, True
    if found["than"] and (year is None or int(found["than"]) != year - 1):
        return None, True
    return following, found["up"] is not None
