"""第一，、①、第×条、表1 → counts that skip a number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govdoc import ordinals
from govdoc.lint.passage import Passage, matches, reading
from govdoc.lint.rule import Hit, hit, rule
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govdoc.model import Document

_NTH = lazy(r"(?P<mark>第(?<![^。；：！？\n]第)(?P<n>[一二三四五六七八九十]{1,2})，)")
_FARTHEST = 2000
"""Code points between two items that still belong together."""


@rule("STR015", "“第一，第二，”序数不连续")
def nth_gap(document: Document) -> Iterator[Hit]:
    """“第一，”“第二，”“第三，”应当逐个连续；跳号多因删去一项后没有顺延。

    依据：GB/T 9704—2012 7.3.3
    正例：第一，加强领导，压实责任。第二，强化督导，严格考核。第三，加强宣传，营造氛围。
    反例：第一，加强领导，压实责任。第三，强化督导，严格考核。第四，加强宣传，营造氛围。
    反例：第一，认识要到位。第二，责任要到位。第二，保障要到位。
    反例：首先，抓好教学；其次，抓好德育；第四，抓好安全。
    """
    for before, after, between in _jumps(document, _NTH, "第一，", ordinals.arabic):
        lost = ordinals.chinese(before + 1)
        repeated = after[2] == f"第{ordinals.chinese(before)}，"
        others = (
            f"第{lost}",
            f"{lost}是",
            f"{lost}要",
            f"{lost}、",
            "其次",
            "再次",
            "另外",
            "另一方面",
            "此外",
            "最后",
        )
        if repeated or not any(word in between for word in others):
            passage, at, mark = after
            yield hit(
                passage.text, at, at + len(mark), f"“第{ordinals.chinese(before)}”之后应是“第{lost}”，现为“{mark[:-1]}”"
            )
    yield from _after_next(document)


_AFTER_NEXT = lazy(
    r"首先，(?P<between>[^\n]{1,200}?其次，(?:(?!再次|第三|三是|最后)[^\n]){1,200}?)(?P<mark>第[四五六])，"
)


def _after_next(document: Document) -> Iterator[Hit]:
    """Find 首先，……其次，……第四，: what should be 第三 or 再次."""
    for passage, found in matches(document, _AFTER_NEXT, "首先，"):
        yield hit(passage.text, *found.span("mark"), f"“首先”“其次”之后应是“再次”或“第三”，现为“{found['mark']}”")


_CIRCLED = lazy(r"(?P<mark>(?P<n>[①-⑳]))")
_NEAREST, _SURE = 4, 2


@rule("STR016", "“①②③”序数不连续")
def circled_gap(document: Document) -> Iterator[Hit]:
    """带圈的序数应当逐个连续。

    依据：GB/T 9704—2012 7.3.3
    正例：要做到：①任务上墙；②责任到人；③限时办结。
    反例：要做到：①任务上墙；③责任到人；④限时办结。
    反例：包括：①申请表；②学历证书；②资格证书；③近期照片。
    反例：流程为：①申报；②初审；③复核；⑤公示。
    """
    for before, after, between in _jumps(document, _CIRCLED, "①", lambda mark: ord(mark) - ord("①") + 1):
        passage, at, mark = after
        # ①③ side by side are references, and parts of a figure may be named without the others.
        followed = chr(ord(mark) + 1) in passage.value[at : at + _FARTHEST]
        listed = passage.value[at - 1 : at] in {"；", ";"}
        repeated = ord(mark) - ord("①") + 1 == before
        told = listed if repeated else followed or (listed and before >= _SURE)
        if len(between) >= _NEAREST - (listed * 2) and told:
            yield hit(
                passage.text,
                at,
                at + 1,
                f"“{chr(ord('①') + before - 1)}”之后应是“{chr(ord('①') + before)}”，现为“{mark}”",
            )


ARTICLE = lazy(r"(?P<mark>第(?<![^\n]第)(?P<n>[一二三四五六七八九十百零〇]{1,6})条)(?=[\s　])")
"""第三条 at the head of a line."""
_MOSTLY, _MOSTLY_SURE, _FEW_JUMPS = 4, 3, 2
_REGULATION = lazy("(?:办法|规定|细则|章程|制度|规程|守则|条例|规则)(?:（[^（）]{2,6}）)?$")


@rule("STR017", "条文序数不连续")
def article_gap(document: Document) -> Iterator[Hit]:
    """规章制度的条文从第一条起逐条连续，不因分章而重新编号。

    依据：《党政机关公文处理工作条例》第十九条（三）
    正例：
        云河县中小学校车管理办法
        第一条　为了加强校车管理，制定本办法。
        第二条　本办法适用于全县中小学校。
        第三条　各校应当明确专人负责。
    反例：
        云河县中小学校车管理办法
        第一条　为了加强校车管理，制定本办法。
        第二条　本办法适用于全县中小学校。
        第三条　各校应当明确专人负责。
        第四条　校车应当定期检验。
        第五条　驾驶人应当具备资格。
        第七条　本办法自公布之日起施行。
    """
    jumps = list(_jumps(document, ARTICLE, "第一条", ordinals.arabic))
    if jumps and _is_slip(document, len(jumps)):
        for before, (passage, at, mark), _ in jumps:
            lost = f"第{ordinals.chinese(before + 1)}条"
            what = "重复" if mark == f"第{ordinals.chinese(before)}条" else "跳号"
            yield hit(passage.text, at, at + len(mark), f"条文{what}：应是“{lost}”，现为“{mark}”")


def _is_slip(document: Document, jumps: int) -> bool:
    """Whether so few numbers are out of order that they are slips: of a piece of a regulation many are missing."""
    articles = sum(1 for _ in ARTICLE.finditer(reading(document).whole))
    whole = document.title is not None and _REGULATION.search(document.title.value) is not None
    return jumps * _MOSTLY < articles or (whole and jumps <= _FEW_JUMPS and jumps * _MOSTLY_SURE < articles)


_CAPTION = lazy(r"^(?P<mark>表\s*(?P<n>\d{1,2}))(?=[\s　:：.．、])", re.MULTILINE)
_FIGURE = lazy(r"^(?P<mark>图\s*(?P<n>\d{1,2}))(?=[\s　:：.．、])", re.MULTILINE)


@rule("STR018", "图表序号不连续")
def caption_gap(document: Document) -> Iterator[Hit]:
    """表、图各自从1起连续编号。

    依据：《党政机关公文处理工作条例》第十九条（三）
    正例：
        表1　学校基本情况
        各校在校生人数见上表。
        表2　经费安排情况
    反例：
        表1　学校基本情况
        各校在校生人数见上表。
        表3　经费安排情况
    反例：
        表1　学校基本情况
        各校在校生人数见上表。
        表2　经费安排情况
        各校经费见上表。
        表2　教师配置情况
    """
    for pattern, kind in ((_CAPTION, "表"), (_FIGURE, "图")):
        for before, (passage, at, mark), _ in _jumps(document, pattern, f"{kind}1", int, farthest=1 << 30):
            repeated = int(mark[1:]) == before
            if repeated and _is_shown_again(document, passage.value, mark):
                continue  # the head of a table that goes on, or a list of tables
            what = "重复" if repeated else "跳号"
            yield hit(passage.text, at, at + len(mark), f"序号{what}：应是“{kind}{before + 1}”，现为“{mark}”")


def _is_shown_again(document: Document, caption: str, mark: str) -> bool:
    """Whether another line is the same caption, or this one says that it goes on."""
    lines = [passage.value for passage in reading(document).passages if passage.value.startswith(mark)]
    return lines.count(caption) > 1 or "续" in caption


_Place = tuple[Passage, int, str]


def _jumps(
    document: Document,
    pattern: re.Pattern[str],
    first: str,
    number: Callable[[str], int | None],
    farthest: int = _FARTHEST,
) -> Iterator[tuple[int, _Place, str]]:
    """Give the marks that skip one number or more: the number before, the mark's place and text, what lies between.

    A series begins with 1 and goes up; ``first`` is what the document must hold for one to begin.
    """
    read = reading(document)
    if not read.holds(first):
        return
    last = end = 0
    for found in pattern.finditer(read.whole):
        value = number(found["n"]) or 0
        between = read.whole[end : found.start("mark")]
        if value == 1:
            last = 1
        elif last and (value > last + 1 or value == last) and len(between) <= farthest:
            if value - last <= _MOST_LOST:
                passage, at = read.at(found.start("mark"))
                yield last, (passage, at, found["mark"]), between
            last = value
        elif last:
            last = value
        end = found.end()


_MOST_LOST = 3
"""Numbers lost at once: where more are missing, another series speaks."""
