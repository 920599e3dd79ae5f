"""生师比, 学位缺口 beside the numbers that they are of → those that do not follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.lint.passage import PROSE, matches
from govdoc.lint.rule import Hit, hit
from govdoc.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from govdoc.model import Document

_N = r"\d{1,3}(?:\.\d+)?"
_RATIO = lazy(
    rf"(?:生师比|师生比)(?:例)?(?:为|达到?了?|是|约为?)?[:：]?(?:1[:：∶](?P<n>{_N})|(?P<m>{_N})[:：∶]1)(?![\d.])"
)
_COUNT = r"(?:人?总?数)?(?:为|达到?|共?有|共|约)?(?P<n>\d[\d,]*(?:\.\d+)?)(?P<scale>万)?(?:余|多)?[人名]"
_PUPILS = lazy(rf"(?:学生|在校生|在园幼儿|幼儿|学员|在校){_COUNT}")
_TEACHERS, _OWN_TEACHERS = lazy(rf"(?:教师|教职工|教职员工){_COUNT}"), lazy(rf"专任教师{_COUNT}")
_MARKS, _OWN = "，。；、：（(,;", ("全校", "学校", "我校", "全县", "全区", "全市", "目前")
_OPEN = 0.03
"""Of a ratio: heads are counted on another day, rounded."""
_FARTHEST = 3.0


def wrong_ratios(document: Document) -> Iterator[Hit]:
    """Give the 生师比 that follow from none of the pupils and teachers told in their passage."""
    for passage, found in matches(document, _RATIO, "师生比", "生师比", kinds=PROSE):
        begun = passage.value[: found.start()]
        if begun and begun[-1] not in _MARKS and not begun.endswith(_OWN):
            continue  # 小学生师比: of whom the numbers told are, nobody knows
        told = found["n"] or found["m"]
        counted = [*_OWN_TEACHERS.finditer(passage.value)] or _TEACHERS.finditer(passage.value)
        teachers = [_heads(one) for one in counted]
        pupils = [_heads(one) for one in _PUPILS.finditer(passage.value)]
        ratios = [one / other for one in pupils for other in teachers if other]
        open_ = 0.1 ** len(told.partition(".")[2]) * 1.05
        near = [ratio for ratio in ratios if ratio / _FARTHEST < float(told) < ratio * _FARTHEST]
        if near and not any(abs(float(told) - ratio) <= open_ + _OPEN * ratio for ratio in ratios):
            said = f"按所给的学生、教师人数算，生师比约为{near[0]:.1f}∶1"
            yield hit(passage.text, *found.span(), f"{said}，与“{found[0]}”不符，请核对")


def _heads(found: re.Match[str]) -> float:
    """Return a number of persons."""
    return float(found["n"].replace(",", "")) * (10_000 if found["scale"] else 1)


_PLACES = lazy(
    r"学位(?:数|总数)?(?:共|为|有|仅有|只有)?(?P<a>\d{2,6})个[^。；\d]{0,10}(?:学生|儿童|幼儿|生源|在校生)(?:人?数)?(?:为|达到?|共?有|约)?(?P<b>\d{2,6})[人名]"
    r"[，,](?:学位)?(?:超出|超额|缺口|缺额|尚缺|还缺|缺少?|不足|相差|差)(?:学位|达到?|为)*(?P<c>\d{1,6})[人个名]"
)


def wrong_shortages(document: Document) -> Iterator[Hit]:
    """Give 学位2400个，在校学生2880人，超出580人."""
    for passage, found in matches(document, _PLACES, "学位", kinds=PROSE):
        right = int(found["b"]) - int(found["a"])
        if right > 0 and right != int(found["c"]):
            said = f"{found['b']}人与学位{found['a']}个相差{right}，不是{found['c']}"
            yield hit(passage.text, *found.span(), f"{said}，请核对")
