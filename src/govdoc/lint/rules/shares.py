"""Shares told beside the amounts that they are shares of → those that do not follow from them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from govdoc.lint.figures import (
    SHARE,
    Figure,
    at,
    name_before,
    sentence_before,
    sentences,
    sentences_with,
    share_follows,
    shown,
)
from govdoc.lint.indicators import told_year
from govdoc.lint.labelled import labelled
from govdoc.lint.passage import HAN, reading
from govdoc.lint.rule import Hit, Severity, rule
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.lint.figures import Sentence
    from govdoc.model import Document

_WHOLE = 100.0
TAKES = lazy(rf"[，,（(]约?占(?:比|(?P<base>[{HAN}]{{0,12}}?)的?(?:比例|比重)?)?(?:为|达到?)?$")
_ANY_BASE = lazy("^(?:总数|总人数|总量|总额|总面积|总投资|全部|其)?$")
_TOTAL = lazy("共|总|合计|全[县市区省校国]")
_FEWEST = 3
_FEWEST_PARTS = 2
_JOINTS = frozenset("，,；;（(")


@rule("FAC006", "占比与所给数字不符")
def wrong_share(document: Document) -> Iterator[Hit]:
    """总数、其中的分项、占比同时写明的，占比应当等于分项除以总数；取整、截尾的差别不算。

    占的是谁不清楚，或者有约数的，不比。

    依据：《党政机关公文处理工作条例》第二十条（四）（数字应当准确）
    正例：全县共有教师3200人，其中党员860人，占26.9%。
    正例：全县共有教师3200人，其中女教师2000人，占62.5%；党员860人，占教师总数的26.9%。
    正例：全县人口中，14岁及以下5.2万人，占18%；60岁及以上6万人，占20.8%，其中65岁及以上4.1万人，占14.2%。
    反例：全县共有教师3200人，其中党员860人，占36.9%。
    反例：在校学生2.5万人，其中寄宿生5000人，占25%。
    反例：教育经费总投入15.6亿元。其中财政性教育经费14.0亿元，占79.7%。
    反例：反映较多的是：教师待遇类42件，占25%；招生入学类58件，占34.5%；收费类30件，占27.9%。
    """
    whole = reading(document).whole
    if "占" not in whole:
        return
    yield from _of_sentence_before(document)
    yield from _of_total_told(document)
    for sentence in sentences(document):
        figures = sentence.figures
        if len(figures) >= _FEWEST * 2:
            yield from _apart(document, sentence)
        if len(figures) < _FEWEST or "其中" not in whole[sentence.start : sentence.end]:
            continue
        for index, (part, share) in enumerate(pairwise(figures), 1):
            if share.unit == SHARE and (wholes := _wholes(whole, sentence, part, share, figures[: index - 1])):
                right = [_WHOLE * part.value / total.value for total in wholes]
                if not any(share_follows(share, part, total) for total in wholes):
                    said = f"{shown(whole, part)}占{shown(whole, wholes[0])}的{right[0]:.1f}%"
                    yield at(document, part.start, share.end, f"{said}，不是{shown(whole, share)}，请核对")


def _of_sentence_before(document: Document) -> Iterator[Hit]:
    """Find 总投入15.6亿元。其中财政性经费14.0亿元，占79.7%: a share of no total that the sentence before tells."""
    whole = reading(document).whole
    for sentence in sentences_with(document, "其中"):
        before = sentence_before(document, sentence)
        if before is None or len(sentence.figures) < _FEWEST_PARTS or not _AMONG_FIRST.match(whole, sentence.start):
            continue
        part, share = sentence.figures[:2]
        totals = [one for one in before.figures if one.unit == part.unit and one.value >= part.value > 0]
        called = totals and _TOTAL.search(whole, before.start, totals[0].start)
        if not called or sentence.start - before.end > 1 or share.unit != SHARE or part.vague or share.vague:
            continue
        found = TAKES.match(whole, part.end, share.start)
        base = "" if found is None else found["base"] or ""
        if found is None or not _ANY_BASE.match(base) or any(one.vague for one in totals):
            continue
        right = _WHOLE * part.value / totals[0].value
        follows = any(share_follows(share, part, one) for one in totals)
        if not follows and abs(share.value - right) <= _NEARLY:
            said = f"{shown(whole, part)}占{shown(whole, totals[0])}的{right:.1f}%"
            yield at(document, part.start, share.end, f"{said}，不是{shown(whole, share)}，请核对")


_OF_TOTAL = lazy(
    rf"[，,（(]约?占(?:全[县市区校])?(?P<base>[{HAN}]{{2,8}}?)(?:总数|总人数|总量)的(?:比例)?(?:为|达到?)?"
)


def _of_total_told(document: Document) -> Iterator[Hit]:
    """Find 寄宿生12560人，占在校生总数的37.2%, where all of those are told, once, somewhere else."""
    whole, totals = reading(document).whole, None
    for sentence in sentences_with(document, "总数的", "总人数的", "总量的"):
        for part, share in pairwise(sentence.figures):
            found = _OF_TOTAL.fullmatch(whole, part.end, share.start) if share.unit == SHARE else None
            if found is None or part.vague or share.vague:
                continue
            totals = _totals(document) if totals is None else totals
            known = totals.get((found["base"], part.unit), ())
            if len(known) != 1 or known[0].start >= sentence.start or not 0 < part.value <= known[0].value:
                continue
            right = _WHOLE * part.value / known[0].value
            if not share_follows(share, part, known[0]) and abs(share.value - right) <= _NEARLY:
                said = f"{shown(whole, part)}占{shown(whole, known[0])}的{right:.1f}%"
                # 在校生 of a town may not be those of the county.
                sure = _ALL.search(whole, sentence.start, part.start) is not None
                severity = None if sure else Severity.INFO
                yield at(
                    document, part.start, share.end, f"{said}，不是{shown(whole, share)}，请核对", severity=severity
                )


_ALL = lazy("全[县市区校省]")


def _totals(document: Document) -> dict[tuple[str, str], list[Figure]]:
    """Return the amounts of the document's year by name and unit."""
    found: dict[tuple[str, str], list[Figure]] = {}
    for item in labelled(document):
        if item.year == told_year(document) and not item.reckoned:
            found.setdefault((item.label, item.figure.unit), []).append(item.figure)
    return found


_AMONG_FIRST = lazy(r"\s*其中[，,]?[^。；，,\d]{0,16}\d")
_NEARLY = 12.0
"""Points: a share farther off is of something else."""


def _wholes(whole: str, sentence: Sentence, part: Figure, share: Figure, before: tuple[Figure, ...]) -> list[Figure]:
    """Return the amounts that a part may be a share of; none where that is not sure."""
    found = TAKES.match(whole, part.end, share.start)
    among = whole.find("其中", sentence.start, part.start)
    if not found or part.vague or share.vague or among < 0:
        return []
    base = (found["base"] or "").removesuffix("的")
    wholes = [item for item in before if item.unit == part.unit and item.value >= part.value]
    parted = {one.start for one, other in pairwise(sentence.figures) if _is_share_of(whole, one, other)}
    totals = [
        item
        for item in wholes
        if item.end <= among and item.start not in parted and _is_total(whole, sentence, item, among)
    ]
    if not totals or any(item.vague for item in wholes) or part.value <= 0:
        return []
    if _ANY_BASE.match(base):
        return wholes
    bare = re.sub("总数|总人数|总量|总额|全[县市区省校国]|的", "", base)
    named = name_before(whole, totals[-1], sentence.start)
    return wholes if bare and named.endswith(bare) else []


def _is_share_of(whole: str, part: Figure, share: Figure) -> bool:
    """Whether an amount is told to be a part: 253人，占17.9%."""
    return share.unit == SHARE and TAKES.match(whole, part.end, share.start) is not None


def _is_total(whole: str, sentence: Sentence, amount: Figure, among: int) -> bool:
    """Whether an amount is the total: called one, or told right before 其中."""
    called = _TOTAL.search(whole, sentence.start, amount.start) is not None
    return called or whole[amount.end : among] in _JOINTS


def _apart(document: Document, sentence: Sentence) -> Iterator[Hit]:
    """Find the one of several shares, each told behind its amount, that is of another whole than all the others."""
    whole = reading(document).whole
    pairs = [pair for pair in pairwise(sentence.figures) if _is_pair(whole, *pair)]
    if len(pairs) < _FEWEST or len({part.unit for part, _ in pairs}) > 1:
        return
    if "其中" in whole[pairs[0][0].end : pairs[-1][0].start]:
        return
    spans = [_wholes_of(part, share) for part, share in pairs]
    for at_, (part, share) in enumerate(pairs):
        others = [span for index, span in enumerate(spans) if index != at_]
        low, high = max(span[0] for span in others), min(span[1] for span in others)
        if low <= high and (spans[at_][1] < low * _APART_BY or spans[at_][0] * _APART_BY > high):
            right = _WHOLE * part.value * 2 / (low + high)
            said = f"按其他各项推算的总数，{shown(whole, part)}占{right:.1f}%"
            yield at(document, part.start, share.end, f"{said}，不是{shown(whole, share)}，请核对")
            return


def _is_pair(whole: str, part: Figure, share: Figure) -> bool:
    """Whether an amount and a percentage are told as a part and its share."""
    sure = share.unit == SHARE and share.value > 0 and not (part.vague or share.vague)
    return sure and _is_share_of(whole, part, share)


def _wholes_of(part: Figure, share: Figure) -> tuple[float, float]:
    """Return the least and the greatest whole of which an amount may be a share."""
    spread = part.step if part.step != 1 else 0.0
    least = _WHOLE * (part.value - spread) / (share.value + share.step * 1.05)
    rest = max(share.value - share.step * 1.05, 1e-9)
    return least, _WHOLE * (part.value + spread) / rest


_APART_BY = 0.97
