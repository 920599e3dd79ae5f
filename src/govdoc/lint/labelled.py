"""Document → its amounts with the words right before each, and the year each is of: what two documents both tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govdoc.lint.claims import compared
from govdoc.lint.figures import POINTS, SHARE, Figure, name_before, sentences
from govdoc.lint.indicators import AHEAD, is_goal, told_year
from govdoc.lint.once import kept
from govdoc.lint.passage import HAN, Kind, reading
from govdoc.model import Heading
from govdoc.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from govdoc.lint.claims import Claim
    from govdoc.lint.figures import Sentence
    from govdoc.model import Document

_LEAD = lazy(
    "^(?:年|月|日|底|末|止|度|截至|目前|今年|去年|上年|全年|年来|一年来|全[县市区省州旗国校](?:教育系统)?|[我本][县市区省州旗校局]"
    "|现?共?有|共计?|现有|拥有|各级各类|的|已|其中|以来|累计|完成|实现)+"
)
_TAIL = lazy(
    "(?:人数|总数|总人数|数量|数)?(?:已?经?达到?了?|为|共有?|共计|总计|是|现?有|增加[到至]|提高[到至]|提升[到至]|保持在|稳定在|约)*$"
)
_SHORTEST = 2
_YEAR = lazy(r"(?<![\d比较与同由从])((?:19|20)\d\d)年|(?<![比较与同由从])(?:(去年|上年|上一年)|(今年|本年))")
_SINCE = lazy(rf"(?P<name>[{HAN}]{{2,20}}?)[由从](?:(?P<year>(?:19|20)\d\d)年|去年|上年|上一年)(?:底|末)?的?$")
"""毛入学率由2024年的 before the first of two amounts."""
_LONGEST = 36
_CHANGED = lazy("(?:增加|减少|增长|下降|提高|上升|降低|净增|新增|多|少)了?$")
_MOST = 8


class Labelled(NamedTuple):
    """An amount with its label, the label of the sentence before it where that is needed to tell it from others."""

    label: str
    within: str
    year: int
    figure: Figure
    reckoned: bool = False
    """Whether the value is not told, but follows from that of the next year and the difference."""

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        """By what it is looked up: the label alone, and with the first of its sentence."""
        return (self.label, self.figure.unit), (f"{self.within}/{self.label}", self.figure.unit)


@kept(_MOST)
def labelled(document: Document) -> tuple[Labelled, ...]:
    """Return the amounts of which the year is sure; none where the document is not of one year."""
    own = told_year(document)
    return () if own is None else tuple(_labelled(document, own))


def _labelled(document: Document, own: int) -> Iterator[Labelled]:
    """Give them, those of a year before that stand beside others too."""
    whole = reading(document).whole
    told = {
        claim.base.start: claim for claim in compared(document) if claim.base and claim.base.start > claim.value.start
    }
    reckoned = {
        claim.value.start: before for claim in compared(document) if (before := _before(claim, own)) is not None
    }
    for sentence in sentences(document):
        if not (is_goal(whole, sentence) or _is_ahead(document, sentence)):
            yield from _of_sentence(whole, sentence, own, told, reckoned)


def _of_sentence(
    whole: str, sentence: Sentence, own: int, told: dict[int, Claim], reckoned: dict[int, Figure]
) -> Iterator[Labelled]:
    """Give those of one sentence; ``told`` are the claims whose former value stands behind, by the place of that."""
    known: dict[int, str] = {}
    first, floor = "", sentence.start
    for figure in sentence.figures:
        claim = told.get(figure.start)
        since = _SINCE.search(whole, max(floor, figure.start - _LONGEST), figure.start)
        label = label_of(whole, figure, floor) if claim is None else known.get(claim.value.start, "")
        known[figure.start] = label = _bare(since["name"]) if since else label
        floor = figure.end
        if _tells_nothing(label, figure):
            continue
        first = first or label
        year = (claim.year or own - 1) if claim else _year(whole, sentence, figure, own)
        year = int(since["year"] or own - 1) if since else year
        if year is not None:
            yield Labelled(label, first, year, figure)
        if year == own and figure.start in reckoned:
            yield Labelled(label, first, own - 1, reckoned[figure.start], reckoned=True)


def _tells_nothing(label: str, figure: Figure) -> bool:
    """Whether an amount is that of no indicator: without a name, a change, about so much, points."""
    return len(label) < _SHORTEST or _CHANGED.search(label) is not None or figure.vague or figure.unit == POINTS


def _before(claim: Claim, own: int) -> Figure | None:
    """Return what the value of last year is by the difference told; None where it is told, or no difference is."""
    value = claim.value
    change = claim.told(POINTS if value.unit == SHARE else value.unit)
    if claim.base is not None:
        return None
    if change is None:
        return _by_rate(claim, own)
    if not (change.yearly or change.year == own - 1):
        return None
    before = value.value - change.figure.value if change.rises else value.value + change.figure.value
    return value._replace(value=before, step=max(value.step, change.figure.step) if value.step != 1 else 1.0)


def _by_rate(claim: Claim, own: int) -> Figure | None:
    """Return what the value of last year is by the growth told of a number that was counted: 102人次，同比增长20%."""
    value, rate = claim.value, claim.told(SHARE)
    if rate is None or value.step != 1 or value.unit in {SHARE, POINTS} or not (rate.yearly or rate.year == own - 1):
        return None
    times = 1 + (rate.figure.value if rate.rises else -rate.figure.value) / _WHOLE
    if times <= 0:
        return None
    before = value.value / times
    return value._replace(value=before, step=max(1.0, 2 * before * rate.figure.step / _WHOLE / times) + _ROUNDED)


_WHOLE, _ROUNDED = 100.0, 0.5


def label_of(whole: str, figure: Figure, floor: int) -> str:
    """Return the words right before an amount, without those that say only how much and where."""
    return _bare(name_before(whole, figure, floor))


def _bare(name: str) -> str:
    """Return a name without the words that say only how much and where."""
    return _TAIL.sub("", _LEAD.sub("", name), count=1)


def _year(whole: str, sentence: Sentence, figure: Figure, own: int) -> int | None:
    """Return the year of an amount: the one told before it, else the document's; None where that is not sure.

    A year is told of all amounts of a sentence before the first of them; elsewhere, of the next amount alone.
    """
    told = [one for one in _YEAR.finditer(whole, sentence.start, figure.start) if not _is_aside(whole, one, figure)]
    if not told:
        return own
    before = max((one.end for one in sentence.figures if one.end <= figure.start), default=sentence.start)
    if len(told) > 1 or sentence.figures[0].start < told[0].start() < before:
        return None
    if told[0][3]:
        return own
    return int(told[0][1]) if told[0][1] else own - 1


def _is_aside(whole: str, told: re.Match[str], figure: Figure) -> bool:
    """Whether a year is told in brackets that are closed before an amount."""
    opened = whole.rfind("（", 0, told.start()) > whole.rfind("）", 0, told.start())
    return opened and "）" in whole[told.end() : figure.start]


def _is_ahead(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence stands under a heading that speaks of what is to come, or in a cell, a note."""
    read = reading(document)
    row = read.row(sentence.start)
    if read.passages[row].kind in {Kind.CELL, Kind.NOTE}:
        return True
    for passage in reversed(read.passages[: row + 1]):
        if isinstance(passage.head, Heading) and passage.head.level == 1:
            return AHEAD.search(passage.head.text.value) is not None
    return False
