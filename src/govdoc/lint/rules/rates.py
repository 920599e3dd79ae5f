"""Two amounts and the rate between them → rates that do not follow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govdoc.lint.figures import SHARE, Figure, at, sentences, shown
from govdoc.lint.passage import HAN, reading
from govdoc.lint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document

_WHOLE = 100.0
_RATE = re.compile(rf"[，,；][{HAN}]{{0,2}}?(?P<verb>[{HAN}]{{2}})率(?:为|达到?了?)?")
_NEARLY = 4.0
"""Points within which a rate is taken for a slip of one of the same two amounts; beyond, the whole is another."""
_AMONG = re.compile(rf"[{HAN}]{{1,8}}(?<![其之当])中[，,][^，。；\d]{{1,14}}")
_TAKES = re.compile("[，,](?:约?占(?:比|总数的|总人数的)?(?:为|达到?)?)")
_OF = re.compile(r"[，,]占[^，。；、\d]{0,14}")
_LEAST = 3


@rule("FAC024", "比率与所给数字不符")
def wrong_rate(document: Document) -> Iterator[Hit]:
    """总数、办成的数和比率，总数、其中一项和占比接连写明的，比率应当算得出来；取整的差别不算。

    依据：《党政机关公文处理工作条例》第二十条（四）（数字应当准确）
    正例：共排查隐患326处，整改到位318处，整改率为97.5%。班里28名学生中，留守儿童18名，占64.3%。
    正例：全县招生1200人，毕业生就业860人，就业率为95.2%。
    反例：共排查隐患326处，整改到位318处，整改率为98.5%。
    反例：全班28名学生中，留守儿童18名，占75%。
    反例：全县寄宿生9860人，占在校生总数21500人的48.5%。
    """
    whole = reading(document).whole
    for sentence in sentences(document):
        figures = sentence.figures
        if len(figures) < _LEAST:
            continue
        for one, two, rate in zip(figures, figures[1:], figures[2:], strict=False):
            if rate.unit != SHARE or one.unit != two.unit or one.unit == SHARE or one.vague or two.vague or rate.vague:
                continue
            if (pair := _pair(whole, one, two, rate)) is not None:
                part, total = pair
                right = _WHOLE * part.value / total.value
                said = f"{shown(whole, part)}是{shown(whole, total)}的{right:.1f}%"
                yield at(document, one.start, rate.end, f"{said}，不是{shown(whole, rate)}，请核对")


def _pair(whole: str, one: Figure, two: Figure, rate: Figure) -> tuple[Figure, Figure] | None:
    """Return part and total of which a rate is told wrong; None where it is right, or not sure to be theirs."""
    between, behind = whole[one.end : two.start], whole[two.end : rate.start]
    if 0 < one.value < two.value:
        told = _OF.fullmatch(between) and behind == "的"
        return (one, two) if told and not _follows(rate, one, two) else None
    if not 0 < two.value <= one.value or _follows(rate, two, one):
        return None
    if _AMONG.fullmatch(between) and _TAKES.fullmatch(behind):
        return two, one
    named = _RATE.fullmatch(behind)
    near = abs(rate.value - _WHOLE * two.value / one.value) <= _NEARLY
    return (two, one) if named and named["verb"] in between and near else None


def _follows(rate: Figure, part: Figure, total: Figure) -> bool:
    """Whether a rate is the part of the total, by what the last digits of all three leave open."""
    right = _WHOLE * part.value / total.value
    slack = rate.step * 1.05
    for figure in (part, total):
        slack += right * figure.step / figure.value if figure.step != 1 else 0.0
    return abs(rate.value - right) <= slack
