"""小学、初中、高中分别为58所、20所 → lists told 分别 that are longer or shorter than the amounts behind them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govdoc.lint.passage import HAN, PROSE, matches
from govdoc.lint.rule import Hit, hit
from govdoc.lint.rules.facts import DISJOINT, kind_of
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document

_AMOUNT = rf"\d+(?:\.\d+)?(?:[%％]|个?百分点|[万亿]?[{HAN}]{{0,3}})"
_SAID = lazy(
    rf"分别(?:为|是|达到?了?|有|占|[增提上下降减][{HAN}]{{1,3}})"
    rf"(?P<amounts>{_AMOUNT}(?:(?:、|和|与|及|，){_AMOUNT})*)(?=[。；，\n]|$)",
    re.MULTILINE,
)
_MARKS = "，。；：\n"
_LONGEST = 160
_YEARS = lazy(r"(?:20|19)\d\d年?(?:底|末|度)?")
_LAST_YEAR = lazy(r"(?:20|19)\d\d年[^\d]{0,20}")
_BETWEEN_NAMES = lazy("、|和|与|(?<!^)及(?!格)")
_BETWEEN_AMOUNTS = lazy(f"(?<=[%％点{HAN}])[、和与及，]")
_SCOPE = lazy("^(?:全[县市区省校国]|我[县市区省校局]|其中)")
_FEWEST, _LONGEST_NAME = 2, 16


def respective(document: Document) -> Iterator[Hit]:
    """Give the lists of years, of kinds or of rates that are told other than as many amounts."""
    for passage, found in matches(document, _SAID, "分别", kinds=PROSE):
        at = found.start()
        start = max(at - _LONGEST, *(passage.value.rfind(mark, 0, at) + 1 for mark in _MARKS))
        names = _BETWEEN_NAMES.split(passage.value[start:at])
        amounts = [one for one in _BETWEEN_AMOUNTS.split(found["amounts"]) if one]
        if len(names) != len(amounts) and min(len(names), len(amounts)) >= _FEWEST and _are_single(names):
            said = f"前面列了{len(names)}项，这里分别写了{len(amounts)}个数，请核对"
            yield hit(passage.text, start, found.end(), said)


def _are_single(names: list[str]) -> bool:
    """Whether a list is one list: of years, of kinds of one thing, or of rates; 小学、初中入学率、巩固率 are two."""
    if all(map(_YEARS.fullmatch, names[:-1])) and _LAST_YEAR.fullmatch(names[-1]):
        return True
    if all(len(name) <= _LONGEST_NAME and name.endswith("率") for name in names):
        return True
    own = [_SCOPE.sub("", name) for name in names]
    return any(
        all(name in kinds for name in own[:-1]) and kind_of(own[-1], kinds) is not None and "率" not in own[-1]
        for kinds in DISJOINT
    )
