"""Document → its sentences that hold amounts, each amount with value, precision, unit and place; found once for all."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from govdoc.lint.once import once
from govdoc.lint.passage import HAN, reading
from govdoc.lint.rule import Hit, hit
from govdoc.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from govdoc.lint.rule import Severity
    from govdoc.model import Document

SHARE, POINTS = "%", "百分点"
"""Units of a percentage and of the difference of two."""
_SCALES = {"": 1, "百": 100, "千": 1_000, "万": 10_000, "百万": 1_000_000, "千万": 10_000_000, "亿": 100_000_000}
_SCALES["万亿"] = 10_000 * _SCALES["亿"]
_SAME_UNIT = {"％": SHARE, "个百分点": POINTS, "名": "人", "位": "人", "票": "人", "千米": "公里"}
# The digit stands first, so that the search runs from digit to digit; what stands before it is looked at afterwards.
_AMOUNT = lazy(
    r"(?P<digits>[0-9](?<![\d.,:：/—～~第\-].)(?:[0-9]{0,2}(?:,[0-9]{3})+|[0-9]*)(?P<decimals>\.[0-9]+)?)"
    r"(?P<scale>万亿|千万|百万|亿|万|千|百)?(?P<more>[余多])?"
    r"(?P<unit>个?百分点|[%％]|平方米|平方公里|[人件户校所车班台辆]次|美元|课时|学时|公里|千米|公斤|场次|批次|分(?![钟之部布类别为成析配担管解公享设])|公顷|立方米|千瓦时|[人名位所个项篇次件册台套间门元亩户吨斤场期节班岁家处条座辆份本批支株头枚票对款宗幢栋棵架艘组例起])"
    r"(?P<about>左右|以上|以下|以内|多|余)?"
)
_VAGUE = lazy(r"(?:约|近|超|过|逾|突破|不足|不低于|不少于|高于|低于|接近|少于|多于|\d[%％万亿]?[人名所个]?[至到])$")
_END = lazy("[。！？\n]")


class Figure(NamedTuple):
    """An amount: offsets in ``Reading.whole``, value in single units (万 reckoned in), the worth of its last digit."""

    start: int
    end: int
    value: float
    step: float
    unit: str
    vague: bool
    """Told by 约, 近, 余, 以上 …: it bears no comparison."""

    def agrees(self, value: float, step: float = 0.0) -> bool:
        """Whether it is a value that is known to ``step``, rounded or cut off; of what was counted, none was."""
        counted = self.step == step == 1 and self.unit not in {SHARE, POINTS}
        return abs(self.value - value) <= (_SAME if counted else max(self.step, step) * 1.0001)


def left_open(*figures: Figure) -> float:
    """Return by how much a sum or a difference of amounts may be off: half of each last digit, nothing of a count."""
    rounded = (figure.step for figure in figures if figure.step != 1 or figure.unit in {SHARE, POINTS})
    exact = sum(figure.step for figure in figures if figure.unit == SHARE and figure.value == _WHOLE)
    return _SAME + (sum(rounded) - exact) / 2 * 1.001


def share_follows(rate: Figure, part: Figure, total: Figure) -> bool:
    """Whether a rate is the part of the total, by what the last digits of all three leave open."""
    return abs(rate.value - _WHOLE * part.value / total.value) <= share_open(rate, part, total)


def share_open(rate: Figure, part: Figure, total: Figure) -> float:
    """Return by how many points a rate may be off from what part and total make."""
    right = _WHOLE * part.value / total.value
    return rate.step * 1.05 + sum(right * one.step / one.value for one in (part, total) if one.step != 1)


_SAME, _WHOLE = 1e-6, 100.0
"""All of a thing is a share that was not rounded."""


class Sentence(NamedTuple):
    """A sentence (up to 。) that holds amounts; offsets in ``Reading.whole``."""

    start: int
    end: int
    figures: tuple[Figure, ...]


_START = attrgetter("start")


@once
def sentences(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences that hold an amount, in order."""
    whole = reading(document).whole
    found: list[Sentence] = []
    start = end = -1
    held: list[Figure] = []
    for match in _AMOUNT.finditer(whole):
        if match.start() >= end:
            if held:
                found.append(Sentence(start, end, tuple(held)))
            held = []
            start = _begin(whole, max(end, 0), match.start())
            stop = _END.search(whole, match.end())
            end = stop.start() if stop else len(whole)
        held.append(_figure(match, whole))
    if held:
        found.append(Sentence(start, end, tuple(held)))
    return tuple(found)


def sentences_with(document: Document, *words: str) -> Iterator[Sentence]:
    """Give the sentences that hold an amount and one of some words, in order."""
    whole, known = reading(document).whole, sentences(document)
    rows: set[int] = set()
    for word in words:
        place = whole.find(word)
        while place >= 0:
            row = bisect_right(known, place, key=_START) - 1
            if row >= 0 and place < known[row].end:
                rows.add(row)
                place = known[row].end
            place = whole.find(word, place + 1)
    return (known[row] for row in sorted(rows))


def sentence_before(document: Document, sentence: Sentence) -> Sentence | None:
    """Return the sentence with amounts before one, None before the first."""
    known = sentences(document)
    row = bisect_right(known, sentence.start - 1, key=_START) - 1
    return known[row] if row >= 0 else None


def _begin(whole: str, floor: int, place: int) -> int:
    """Return where the sentence around a place begins, not before ``floor``."""
    full, line = whole.rfind("。", floor, place), whole.rfind("\n", floor, place)
    begin = max(floor, full + 1, line + 1)
    return max(begin, whole.rfind("！", begin, place) + 1, whole.rfind("？", begin, place) + 1)


def _figure(match: re.Match[str], whole: str) -> Figure:
    """Return the amount that was matched."""
    start, end = match.span()
    digits, decimals, scaled, unit, more, about = match.group("digits", "decimals", "scale", "unit", "more", "about")
    scale = _SCALES[scaled or ""]
    vague = bool(more or about or _VAGUE.search(whole, max(0, start - 4), start))
    step = scale / 10 ** (len(decimals) - 1) if decimals else float(scale)
    return Figure(start, end, float(digits.replace(",", "")) * scale, step, _SAME_UNIT.get(unit, unit), vague)


def at(document: Document, start: int, end: int, message: str, *, severity: Severity | None = None) -> Hit:
    """Return the hit on a stretch of ``Reading.whole``; ``severity`` None: the rule's own."""
    passage, offset = reading(document).at(start)
    return replace(hit(passage.text, offset, offset + end - start, message), severity=severity)


_HAN_BEFORE = lazy(f"[{HAN}]*$")


def name_before(whole: str, figure: Figure, floor: int) -> str:
    """Return the 汉字 that stand right before an amount, not before ``floor``."""
    found = _HAN_BEFORE.search(whole, max(floor, figure.start - 24), figure.start)
    return found[0] if found else ""


def shown(whole: str, figure: Figure) -> str:
    """Return an amount as it is printed."""
    return whole[figure.start : figure.end]
