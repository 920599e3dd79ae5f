"""Things listed with 、 → one named twice, and lists shorter or longer than announced."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from govdoc import ordinals
from govdoc.lint.passage import HAN, PROSE, Kind, matches, passages
from govdoc.lint.rule import Hit, hit, rule
from govdoc.lint.rules.respective import respective
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document

_FURTHER = lazy(rf"、[{HAN}]{{2,12}}(?:、[{HAN}]{{2,12}}){{1,11}}")  # it begins with 、, so that the search does
_FIRST = lazy(f"[{HAN}]{{2,12}}$")
_LONGEST = 12
_LEAD = lazy("(?:坚持|按照|遵循|包括|对|向|在|由|以|为|与|和|及|如|是|有|做到|围绕|会同)$")
_TAIL = lazy("(?:的|等|和|及)")
_AGAIN = ("再", "又", "更")


@rule("TRM016", "并列的成分重复")
def listed_twice(document: Document) -> Iterator[Hit]:
    """用顿号并列的几项里，同一项出现了两次：多是复制、改稿时留下的。

    依据：《党政机关公文处理工作条例》第十九条（三）
    正例：坚持公平、公正、公开的原则，学校、家庭、社会协同育人，实践、实践、再实践。
    反例：坚持公平、公正、公开、公正的原则。
    反例：城西小学、城西中学、城西小学等3所学校没有落实。
    """
    for passage, found in matches(document, _FURTHER, "、", kinds=PROSE):
        first = _FIRST.search(passage.value, max(0, found.start() - _LONGEST), found.start())
        if first is None or passage.cited(first.start(), found.end()):
            continue
        items = [first[0], *found[0][1:].split("、")]
        if twice := _twice(items):
            start = first.start() + sum(len(item) + 1 for item in items[: twice[1]])
            yield hit(passage.text, start, start + len(twice[0]), f"“{twice[0]}”前面已经列了一次，请核对")


def _twice(items: list[str]) -> tuple[str, int] | None:
    """Return the item that is listed again, and where; two of them are verbs that are told of two things each."""
    last = len(items) - 1
    apart = len({*items}) == len(items) and not items[last].startswith(tuple(items[:last]))
    if apart and not items[0].endswith(tuple(items[1:])):
        return None
    found = []
    for at, item in enumerate(items[1:], 1):
        for before in range(at):
            word = _shared(items[before], item, first=before == 0, last=at == last)
            behind = items[at + 1] if at < last else ""
            goes_on = behind[:2] == items[before + 1][:2] or (before == at - 1 and behind.startswith(_AGAIN))
            if word is not None and not goes_on:
                found.append((word, at))
    return found[0] if len(found) == 1 else None


def _shared(one: str, other: str, *, first: bool, last: bool) -> str | None:
    """Return the item that two are, the first with words before it, the last with words behind it; else None."""
    if one == other or (first and one.endswith(other) and _LEAD.search(one[: -len(other)])):
        return other
    return one if last and other.startswith(one) and _ends(other[len(one) :]) else None


def _ends(rest: str) -> bool:
    """Whether what stands behind an item shows that it ends there."""
    return not rest or _TAIL.match(rest) is not None


_COUNT = r"(?<![\d第每约近前后余多达十百千万几“.])(?P<n>[2-9]|1\d|[两三四五六七八九十]|十[一二三四五六])"
_ITEM = r"[^、，。；：！？\s“”《》（）()\d]{2,16}(?:[（(][^（）()]{1,20}[）)])?"
_ROSTER = lazy(
    rf"{_COUNT}(?P<unit>[所个名位项家间支])(?P<what>[{HAN}]{{0,8}}?)(?P<say>[，,]?分别[为是]|：)"
    rf"(?P<list>{_ITEM}(?:、{_ITEM}){{1,19}})(?P<end>[。；，])"
)
_AND_SO = lazy(
    rf"(?P<list>[{HAN}]{{2,10}}(?:、[{HAN}]{{2,10}}){{2,11}})等(?P<count>(?P<n>[2-9]|[两三四五六七八九十])(?P<unit>[个项次所家种类门名位场]|部门))(?=[{HAN}，。；])"
)
_AND_SO_WORDS = tuple(f"等{numeral}" for numeral in "两三四五六七八九十23456789")
_GROUPED = lazy("[和与及等或]|以及")
_ALIKE = "局股科室组园校学中心队站所部镇乡村县区市"
_NAMES = lazy(r"(?:[^\s　。，、；：（）\d]{3,16}[ 　]+){1,29}[^\s　。，、；：（）\d]{3,16}")
_HEADED = lazy(r"[（(](?P<n>\d{1,2})[个所名人位项][）)]$")


@rule("FAC028", "所说的个数与名单不符")
def roster_count(document: Document) -> Iterator[Hit]:
    """“3所学校，分别为……”“下设4个工作组：……”“一等奖（3个）”之后，名单应当正好这么多。

    名单里带“和”“等”的不数。

    依据：《党政机关公文处理工作条例》第二十条（四）（数字应当准确）
    正例：新建公办幼儿园3所，分别为城东幼儿园、城西幼儿园、城南幼儿园。
    正例：领导小组下设3个工作组：综合协调组、督导检查组、后勤保障组。
    反例：新建公办幼儿园3所，分别为城东幼儿园、城西幼儿园、城南幼儿园、城北幼儿园。
    反例：召开了党组会、局长办公会、专题会、调度会等三次会议。
    反例：领导小组下设4个工作组：综合协调组、督导检查组、后勤保障组。
    反例：活动分为动员部署、自查自纠、整改提升、总结验收三个阶段。
    反例：建立县、乡、村、校三级管理网络。
    反例：重点检查备课、上课、作业、辅导、考试六个环节。
    反例：全县小学、初中、高中专任教师分别为1800人、950人。
    """
    for passage, found in matches(document, _ROSTER, "分别为", "分别是", "：", kinds=PROSE):
        items = found["list"].split("、")
        wanted = ordinals.number(found["n"])
        if _GROUPED.search(found["list"]) or len(items) == wanted or passage.cited(*found.span("n")):
            continue
        if found["say"] + found["unit"] == "：项" and found["what"] and items[0].endswith(found["what"]):
            continue  # 三项改革：课程改革、评价改革 (FAC003)
        alike = len({item[-1] for item in items}) == 1 or all(item[-1] in _ALIKE for item in items)
        if alike and (found["end"] != "，" or len(items) > wanted):
            said = f"前面说{found['n']}{found['unit']}，这里列了{len(items)}{found['unit']}，请核对"
            yield hit(passage.text, *found.span(), said)
    for passage, found in matches(document, _AND_SO, *_AND_SO_WORDS, kinds=PROSE):
        listed = found["list"].count("、") + 1
        if listed > ordinals.number(found["n"]) > 1 and not _GROUPED.search(found["list"].replace("等", "")):
            said = f"前面列了{listed}个，这里说{found['n']}{found['unit']}，请核对"
            yield hit(passage.text, *found.span("count"), said)
    yield from _parted(document)
    yield from _headed(document)
    yield from respective(document)


_PARTED = lazy(
    rf"(?:分为|分成|分|包括|从|围绕)(?P<list>[{HAN}]{{2,8}}(?:、[{HAN}]{{2,8}}){{1,9}}?)(?P<count>(?P<n>[两三四五六七八九十])个?(?:阶段|步骤|环节|方面|层次|板块|部分))"
)
_COUNTED = lazy(
    rf"(?P<list>(?:、[{HAN}]{{2,6}}){{2,9}}?)(?P<count>(?:(?P<n>[两三四五六七八九十])(?:个?(?:环节|阶段|步骤|方面|领域|维度|学科|部门|层面|类别)"
    rf"|类(?!别|型)|项(?:原则|内容|任务|制度|机制|指标)|(?<=[语文学理治史物].)科(?![学技研目室级]))|(?P<n2>[2-9]|[两三四五六七八九])个(?:工作)?(?:小?组|专班)))"
    rf"(?![{HAN}]{{0,8}}、)"
)
_LEVELS = lazy(rf"(?P<list>[{HAN}](?:、[{HAN}]){{1,6}})(?P<count>“?(?P<n>[二两三四五六七])(?:级(?!以上)|结合|位一体))")
_NUMERALS = "两三四五六七八九十"
_PART_WORDS = tuple(
    f"{n}{word}" for n in "个" + _NUMERALS for word in ("阶段", "步骤", "环节", "方面", "层次", "板块", "部分")
)
_COUNTED_WORDS = (
    *_PART_WORDS,
    *(f"{n}{word}" for n in "个" + _NUMERALS for word in ("学科", "科", "领域", "维度", "部门", "层面", "类")),
    *(f"{n}项{word}" for n in _NUMERALS for word in ("原则", "内容", "任务", "制度", "机制", "指标")),
    *(f"个{word}" for word in ("组", "小组", "工作组", "工作小组", "专班", "工作专班")),
)
_LEVEL_WORDS = tuple(f"{n}{word}" for n in "二两三四五六七" for word in ("级", "结合", "位一体"))
_FARTHEST_BEFORE = 8
_WITH = lazy("[与和同跟]|会同|联合")


def _parted(document: Document) -> Iterator[Hit]:
    """Find 动员部署、自查自纠、整改提升、总结验收三个阶段 and 县、乡、村、校三级."""
    for pattern, words in ((_PARTED, _PART_WORDS), (_COUNTED, _COUNTED_WORDS), (_LEVELS, _LEVEL_WORDS)):
        for passage, found in matches(document, pattern, *words, kinds=PROSE):
            before = passage.value[max(0, found.start() - _FARTHEST_BEFORE) : found.start()]
            number: str = found["n"] or found["n2"] if pattern is _COUNTED else found["n"]
            wanted, grouped = ordinals.number(number), len(_GROUPED.findall(found["list"]))
            listed = found["list"].count("、") + 1
            # 教学、科研和管理、学习两个方面: 和 may part all of it, or the last two.
            bare = pattern is _COUNTED
            if bare and not _FIRST.search(before):
                continue
            if bare and (abs(listed + grouped - wanted) > 1 or "等" in found[0]):
                continue  # what stands before the list may belong to something else
            if bare and wanted > listed and _WITH.search(before + found["list"]):
                continue  # 教育局与公安、民政两个部门: three, with itself
            if "、" not in before and wanted not in {listed, listed + grouped, grouped + 1}:
                said = f"前面列了{listed + grouped}项，这里说{found['count'].strip('“')}，请核对"
                yield hit(passage.text, *found.span(), said)


def _headed(document: Document) -> Iterator[Hit]:
    """Compare 一等奖（3个） with the names on the line below, set apart by spaces."""
    for head, passage in pairwise(passages(document)):
        if head.kind is not Kind.HEADING or passage.kind is not Kind.BODY:
            continue
        told = _HEADED.search(head.value)
        if told and _NAMES.fullmatch(passage.value.strip()):
            listed = len(passage.value.split())
            if listed != int(told["n"]):
                said = f"标题说有{told['n']}个，下面列了{listed}个，请核对"
                yield hit(head.text, *told.span(), said)
