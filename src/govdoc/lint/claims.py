"""Sentence with amounts → value, the value of a year before, and the changes told of the two, in whatever order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govdoc.lint.figures import POINTS, SHARE, Figure, sentences
from govdoc.lint.indicators import subject_year
from govdoc.lint.once import once
from govdoc.lint.passage import HAN, reading
from govdoc.lint.ways import DOWN, UP, ways
from govdoc.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from govdoc.lint.figures import Sentence
    from govdoc.lint.ways import Way
    from govdoc.model import Document

_LAST = r"(?:上年|去年|上一年|前年|上学年|上一学年|上学期|上个学期|年初)"
_PAST = rf"(?:{_LAST}|(?P<year>(?:19|20)\d\d)年)(?:度|底|末|秋季|春季)?(?:同期|同口径)?"
_RISES, _FALLS = (
    rf"{UP}|净增加?|新增|增|多(?:[{HAN}]{{1,3}})?|上涨",
    rf"{DOWN}|净减少?|减|少(?:[{HAN}]{{1,3}})?|下滑|下跌|缩小",
)
_BASE = lazy(
    rf"(?:[{HAN}]{{1,4}}(?=[（(]))?[，,（(；;、]?(?:而|是)?(?P<than>比|较|从|是|与)?{_PAST}(?:全年|末)?的?(?P<name>(?:新增)?(?:(?![增减多少升降提净超涨亏损负缺])[{HAN}]){{0,5}}?)(?:为|是|仅|只有|达|的)?"
)
_CHANGE = lazy(
    rf"(?:相比)?[，,（(；;、]?(?:同比|环比)?(?:(?:比|较|与)(?P<than>{_LAST}(?:同期)?相?比?|(?:19|20)\d\d年(?:底|末|同期)?))?[，,]?"
    rf"(?:[两三四五六七八九十]年(?:间|来)?)?(?:共|累计)?(?:同比)?(?:人均|户均|平均)?(?:净|下)?(?:(?P<up>{_RISES}|增幅|涨幅)|(?P<down>{_FALLS}|降幅))(?:了|幅度为?|率为?|达到?|为)?"
)
_YEARLY = lazy("上年|去年|上一年|同比")
_ODD = lazy("可比|不变价|同口径|剔除|年均|月均|日均|实际增长|名义|累计增|翻|倍")
_BASE_FIRST = lazy(rf"(?:比|较|在){_PAST}的?(?:(?![增减多少升降提净超涨])[{HAN}]){{0,5}}$")
_REACHED = lazy("[，,](?:总[数量额]?)?(?:达到?了?|增至|升至|增加到|减少到|降至|为)")
_TURNED = lazy("(?:调整|变化?|优化|整合|合并|撤并|精简)[到至为成]了?")
_FROM = lazy(r"[由从][^，。；、：]{0,16}$")
_PARTS = "。；;\n"
_TELLING = lazy("[年增减提降升多少扩由从]")
"""One of them stands in every sentence that tells of a value before, or of a difference."""
_CLOSERS = frozenset("，。；,;）)\n")
_MOST, _LONGEST_GAP, _LONGEST_TURN, _LONGEST_CLAUSE, _NEAR = 4, 24, 6, 120, 14
"""Amounts told of one value behind it."""
_EXPLICIT = lazy(r"(?<![\d比较与同])((?:19|20)\d\d)年")


class Change(NamedTuple):
    """By how much a value is more (``rises``) or less than the one before."""

    figure: Figure
    rises: bool
    yearly: bool
    """Whether it is told against the year before: 比上年, 同比."""
    year: int | None = None
    """The year against which it is told, where that is told in digits."""


class Claim(NamedTuple):
    """A value, the one that it is compared with (None: not told), and what is told of the difference."""

    value: Figure
    base: Figure | None
    changes: tuple[Change, ...]
    start: int
    end: int
    year: int | None = None
    """The year of the base, where it is told in digits."""

    def told(self, unit: str) -> Change | None:
        """Return the change that is told in a unit, None where none is, or two are."""
        found = [change for change in self.changes if change.figure.unit == unit]
        return found[0] if len(found) == 1 else None


@once
def compared(document: Document) -> tuple[Claim, ...]:
    """Return the values that are told beside one of a year before, or with their differences."""
    read = reading(document)
    if not read.holds("年", "增", "减", "提高", "提升", "降", "升", "多", "少", "扩大", "由", "从"):
        return ()
    roads = {way.first.start: way for way in ways(document)}
    return tuple(
        claim for sentence in sentences(document) for claim in _of(read.whole, sentence, roads, subject_year(document))
    )


@once
def claims(document: Document) -> tuple[Claim, ...]:
    """Return what is told of values and of their differences, and can be reckoned."""
    return tuple(claim for claim in compared(document) if len(claim.changes) + (claim.base is not None) > 1)


def _of(whole: str, sentence: Sentence, roads: dict[int, Way], own: int | None) -> Iterator[Claim]:
    """Give the claims of a sentence, from the first amount on."""
    figures, at = sentence.figures, 0
    if len(figures) == 1 or not _TELLING.search(whole, sentence.start, sentence.end):
        return
    while at < len(figures) - 1:
        way = roads.get(figures[at].start)
        gone = way is not None and figures[at + 1] is way.last
        head = at + 1 if gone or _is_turned(whole, sentence, at) else at
        claim, behind = _from_base(whole, sentence, at) or _claim(whole, sentence, (at, head), own)
        if claim is not None and not _is_odd(whole, claim):
            yield claim
        at = behind if claim is not None else at + 1


def _is_turned(whole: str, sentence: Sentence, at: int) -> bool:
    """Whether an amount and the next are told as 由 X 调整到 Y, which says nothing of the direction."""
    one, other = sentence.figures[at : at + 2]
    floor = sentence.figures[at - 1].end if at else sentence.start
    turned = (
        one.unit == other.unit
        and other.start - one.end <= _LONGEST_TURN
        and _TURNED.fullmatch(whole, one.end, other.start)
    )
    return bool(turned and _FROM.search(whole, floor, one.start))


def _from_base(whole: str, sentence: Sentence, at: int) -> tuple[Claim, int] | None:
    """Return what 比上年的8亿元增加0.8亿元，达到9亿元 tells, and the number of the amount behind; None: nothing."""
    figures = sentence.figures[at : at + 3]
    base = figures[0]
    floor = sentence.figures[at - 1].end if at else sentence.start
    if len(figures) < 3 or not _BASE_FIRST.search(whole, max(floor, base.start - _LONGEST_GAP), base.start):  # noqa: PLR2004
        return None
    change = _change(whole, (base.end, figures[1].start), figures[1], base)
    value = figures[2]
    if change is None or value.unit != base.unit or any(figure.vague for figure in figures):
        return None
    if not _REACHED.fullmatch(whole, figures[1].end, value.start):
        return None
    return Claim(value, base, (change,), base.start, value.end), at + 3


def _claim(whole: str, sentence: Sentence, place: tuple[int, int], own: int | None) -> tuple[Claim | None, int]:
    """Return what is told of the second amount of two (or of one), and the number of the one behind; None: nothing."""
    figures, (at, head) = sentence.figures, place
    value = figures[head]
    base = figures[at] if head > at else None
    told, year = base is not None, None
    changes: list[Change] = []
    behind = head + 1
    while behind < len(figures) and behind - head <= _MOST:
        figure, gap = figures[behind], (figures[behind - 1].end, figures[behind].start)
        if gap[1] - gap[0] > _LONGEST_GAP:
            break
        if changed := _change(whole, gap, figure, value):
            changes.append(changed)
        elif not told and figure.unit == value.unit and (found := _BASE.fullmatch(whole, *gap)):
            later = False if changes and not found["name"] else _is_later(whole, sentence, value, found, own)
            if later is None:
                break
            base, value = (value, figure) if later else (figure, value)
            told, year = True, int(found["year"]) if found["year"] and not later else None
        else:
            break
        behind += 1
    known = [value, *([base] if base else []), *(change.figure for change in changes)]
    if (base is None and not changes) or any(one.vague for one in known):
        return None, at
    return Claim(value, base, tuple(changes), figures[at].start, figures[behind - 1].end, year), behind


def _change(whole: str, gap: tuple[int, int], figure: Figure, value: Figure) -> Change | None:
    """Return the change that an amount is told to be; None where it is something else."""
    if figure.unit not in {value.unit, SHARE, POINTS}:
        return None
    found = _CHANGE.fullmatch(whole, *gap)
    if found is None or ("新增" in found[0] and whole[figure.end : figure.end + 1] not in _CLOSERS):
        return None
    return Change(figure, found["up"] is not None, _YEARLY.search(found[0]) is not None, _told_year(found["than"]))


def _told_year(than: str | None) -> int | None:
    """Return the year in 较2024年."""
    return int(than[:4]) if than and than[:4].isdigit() else None


def _is_later(whole: str, sentence: Sentence, value: Figure, found: re.Match[str], own: int | None) -> bool | None:
    """Whether the second of two amounts is of a later year than the first; None where that is not sure."""
    year = found["year"]
    if year is None:
        return False if found["than"] or found["name"] in whole[max(0, value.start - _NEAR) : value.start] else None
    mine = _EXPLICIT.findall(whole, sentence.start, value.start)
    if not mine:
        past = own is not None and int(year) < own and not found["name"]
        return False if found["than"] or found[0][0] in "（(" or past else None
    if int(mine[-1]) == int(year):
        return None
    return int(mine[-1]) < int(year)


def _is_odd(whole: str, claim: Claim) -> bool:
    """Whether a clause reckons otherwise than from value to value: at constant prices, on average."""
    floor = max(0, claim.start - _LONGEST_CLAUSE)
    begin = max(floor, *(whole.rfind(mark, floor, claim.start) + 1 for mark in _PARTS))
    return _ODD.search(whole, begin, claim.end) is not None
