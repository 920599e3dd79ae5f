"""上午9:00—8:30 → times of the day that end before they begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.lint.passage import DIGITS, matches
from govdoc.lint.rule import Hit, hit
from govdoc.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from govdoc.model import Document

_JOINS = ("—", "–", "-", "～", "~", "至", "到")
_CLOCKS = lazy(
    rf"(?P<half>上午|下午|晚上)?(?P<h1>\d(?<!\d.)\d?)[:：](?P<m1>[0-5]\d)(?:{'|'.join(_JOINS)}|开始，)(?P<other>上午|下午|晚上|次日|当日)?"
    r"(?P<h2>\d{1,2})[:：](?P<m2>[0-5]\d)(?!\d)"
)
_TO_CLOCKS = (*(f"{n}{join}" for n in DIGITS for join in _JOINS), "开始，")
_NOON, _MORNING = 12, 7


def reversed_clocks(document: Document) -> Iterator[Hit]:
    """Give the times told as a span that runs backwards within one half of a day."""
    for passage, found in matches(document, _CLOCKS, *_TO_CLOCKS):
        if _is_back(found):
            yield hit(passage.text, *found.span(), f"起止时间颠倒：“{found[0]}”，请核对")


def _is_back(found: re.Match[str]) -> bool:
    """Whether a time of the day is before the one it begins with, both of the same half of the day."""
    first, last = (int(found["h1"]), int(found["m1"])), (int(found["h2"]), int(found["m2"]))
    if last >= first or found["other"] not in {None, found["half"]}:
        return False
    if first[0] > _NOON:
        return last[0] >= _NOON
    # 8:30—5:30 may end in the afternoon, 晚上11:00—1:00 on the next day.
    return last[0] >= _MORNING if found["half"] == "上午" else found["half"] == "下午" and first[0] < _NOON
