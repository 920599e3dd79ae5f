"""Shares of the parts of one whole → those that are more than it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from govdoc.lint.figures import SHARE, Figure, at, sentences
from govdoc.lint.passage import HAN, reading
from govdoc.lint.rule import Hit, Severity, rule
from govdoc.lint.rules.facts import kind_of, kinds_of
from govdoc.lint.rules.shares import TAKES
from govdoc.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from govdoc.lint.figures import Sentence
    from govdoc.model import Document

_WHOLE = 100.0
_LONGEST = 24
_FEWEST_PARTS = 2
_FARTHEST_BEYOND = 130.0
"""Where shares add up to more, each is of a whole of its own: 本科学历教师小学占78%、初中占93%."""
_EACH = lazy(rf"(?P<name>[{HAN}0-9—~～至-]{{1,12}}?)的?(?:占比?|比例)(?:为|达到?)?$")
_AGES = lazy(r"(?P<first>\d\d?)(?:岁?(?P<to>[—~～至到-])(?P<last>\d\d?))?(?:周?岁)(?:[及含]?以(?P<end>[上下]))?$")
_PERSONS = lazy("的?(?:专任)?(?:教师|教职工|人员|干部|职工)$")
_REST = ("其他", "其余", "其它")
_CUMULATIVE = lazy("以[上下]|[和与或]|其中")
_OLDEST = 200


@rule("FAC011", "各部分的百分比之和超过100%")
def shares_beyond_whole(document: Document) -> Iterator[Hit]:
    """一个整体分成互不重叠的几部分（男女、学段、等次、城乡），各占的百分比之和不会超过100%。

    依据：《党政机关公文处理工作条例》第二十条（四）（数字应当准确）
    正例：参加测试的学生中，优秀占32.5%、良好占45.1%、及格占20.2%、不及格占2.2%。
    正例：全县教师中，女教师占62.5%，党员占40.2%。
    正例：本科以上学历的教师，小学占78.5%、初中占93.2%。
    正例：45岁以下占82%、35岁以下占42%；满意占96%，其中非常满意占66%；满意以上占96%、非常满意占66%。
    反例：参加测试的学生中，优秀占32.5%、良好占55.1%、及格占20.2%、不及格占2.2%。
    反例：教师年龄结构为35岁以下占42%、36至50岁占48%、51岁以上占20%。
    反例：50岁以上教师占36.5%，35—49岁占42.1%，35岁以下占31.4%。
    反例：教育支出中，学前教育5200万元，占12.1%；义务教育28600万元，占66.3%；普通高中教育9320万元，占31.6%。
    反例：学生去向为普通高中占58.5%、中职学校占45.2%、其他占2.1%。
    反例：非常满意的占62%，满意的占28%，基本满意的占9%，不满意的占4%。
    """
    whole = reading(document).whole
    if "占" not in whole and "比例" not in whole:
        return
    for sentence in sentences(document):
        if sum(figure.unit == SHARE for figure in sentence.figures) <= 1:
            continue
        yield from _beyond(document, _series(whole, sentence))


def _series(whole: str, sentence: Sentence) -> list[list[tuple[str, Figure]]]:
    """Return the shares of a sentence with their names, cut where an amount is told that is no share."""
    found: list[list[tuple[str, Figure]]] = [[]]
    floor = sentence.start
    before: Figure | None = None
    for figure in sentence.figures:
        if figure.unit == "岁":
            continue  # of the name: 35岁以下
        share = figure.unit == SHARE and not figure.vague
        own = _EACH.search(whole, max(floor, figure.start - _LONGEST), figure.start) if share else None
        if own:
            found[-1].append((own["name"], figure))
        elif share and before is not None and TAKES.fullmatch(whole, before.end, figure.start):
            named = _HAN_BEFORE.search(whole, max(sentence.start, before.start - _LONGEST), before.start)
            found[-1].append((named[0] if named else "", figure))
        elif figure.unit == SHARE or (before is not None and before.unit != SHARE):
            found.append([])
        before, floor = figure, figure.end
    return found


_HAN_BEFORE = lazy(f"[{HAN}]*$")
_CLOSELY, _SURE_PARTS = 112.0, 3


def _beyond(document: Document, found: list[list[tuple[str, Figure]]]) -> Iterator[Hit]:
    """Give the hits on shares of one whole that are more than it."""
    for series in found:
        if len(series) < _FEWEST_PARTS:
            continue
        names = [name for name, _ in series]
        said = reading(document).whole[series[0][1].start : series[-1][1].end]
        added = sum(figure.value for _, figure in series)
        beyond = added > _WHOLE + sum(figure.step for _, figure in series) / 2 * 1.01  # each may be rounded up
        if "其中" in said or not beyond:
            continue
        message = f"各部分的百分比之和为{round(added, 2):g}%，超过100%，请核对"
        if _are_apart(names) and added < _FARTHEST_BEYOND:
            yield at(document, series[0][1].start, series[-1][1].end, message)
        elif len(series) >= _SURE_PARTS and added < _CLOSELY and _may_be_apart(names):
            yield at(document, series[0][1].start, series[-1][1].end, message, severity=Severity.INFO)


def _may_be_apart(names: list[str]) -> bool:
    """Whether nothing in names tells that a thing may be several of them."""
    return len({*names}) == len(names) and all(names) and not any(_OVERLAPPING.search(name) for name in names)


_OVERLAPPING = lazy("以[上下]|[和与或]|党员|女|高级|骨干|硕士|民族|留守|贫困|寄宿|率|优质|达|同比|增|年")


def _are_apart(names: list[str]) -> bool:
    """Whether names are of parts that have nothing in common: kinds of one list, or ages, and perhaps a rest."""
    own = [name for name in names if not name.endswith(_REST)]
    if len(own) < _FEWEST_PARTS or len(names) - len(own) > 1:
        return False
    ages = [_AGES.search(_PERSONS.sub("", name)) for name in own]
    if any(ages):
        spans = sorted(_years(age) for age in ages if age)
        return len(spans) == len(own) and all(one[1] <= other[0] for one, other in pairwise(spans))
    kinds = kinds_of(own)
    if kinds is None or any(_CUMULATIVE.search(name) for name in own if name not in kinds):
        return False
    return len({kind_of(name, kinds) for name in own}) == len(own)


def _years(age: re.Match[str]) -> tuple[int, int]:
    """Return the least and the greatest age of 36至50岁, 35岁以下, 51岁以上."""
    first = int(age["first"])
    if age["to"]:
        return first, int(age["last"])
    return (0, first) if age["end"] == "下" else (first, _OLDEST if age["end"] == "上" else first)
