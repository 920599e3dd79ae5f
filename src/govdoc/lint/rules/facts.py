"""Figures that contradict one another or the calendar → what cannot be true."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from govdoc import ordinals
from govdoc.lint.passage import HAN, Kind, passages
from govdoc.lint.rule import Hit, Severity, hit, rule
from govdoc.model import Document, Heading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.lint.passage import Passage

_WHOLE = 100.0
_SHARE = re.compile(
    r"(?:合格率|覆盖率|普及率|巩固率|(?<!毛)入学率|升学率|就业率|满意率|满意度|参与率|参训率|达标率|及格率|优秀率|优良率|录取率|毕业率"
    r"|(?<!毛)入园率|持证率|出勤率|到课率|知晓率|整改率|办结率|好评率|安装率|配备率|普惠率|公办率|本科率|占比)"
    rf"(?:[{HAN}]{{0,4}}?(?:达到?了?|为|至|提高到|提升到|突破|保持在|超过|高达))?(?P<amount>\d+(?:\.\d+)?)[%％]"
)


@rule("FAC001", "比率超过100%")
def share_above_whole(document: Document) -> Iterator[Hit]:
    """合格率、覆盖率、入学率（毛入学率除外）这类比率不会超过100%。

    依据：《党政机关公文处理工作条例》第二十条（数字应当准确）
    正例：学前毛入学率达105.2%，投资增长率达120%，巩固率为100%。
    反例：义务教育巩固率达105%。
    """
    for passage in passages(document):
        for found in _SHARE.finditer(passage.value):
            if float(found["amount"]) > _WHOLE:
                yield hit(passage.text, *found.span(), f"“{found[0]}”超过100%，请核对")


_TOTAL = re.compile(
    r"(?:共有?|共计|总计|合计|总数[为达]?)[^，。；：、\d]{0,10}(?P<total>\d+)(?P<unit>余?[人名所个项篇次件册台间门])(?!以上|次)[^，。；：、\d]{0,8}"
    r"(?:[，,]其中[：:，,]?|（其中[：:]?)(?P<parts>[^。；（）]+)"
)
_PART = re.compile(rf"(?P<name>[{HAN}]{{1,12}}?)(?P<amount>\d+)(?P<unit>[人名所个项篇次件册台间门])")
_DISJOINT = (
    frozenset({"男", "女"}),
    frozenset({"幼儿园", "小学", "初中", "高中", "中职", "初级中学", "普通高中", "中等职业学校", "特殊教育学校"}),
    frozenset({"一等奖", "二等奖", "三等奖", "优秀奖"}),
    frozenset({"国家级", "省级", "市级", "县级", "校级"}),
    frozenset({"城区", "农村", "乡村"}),
)
_FEWEST_PARTS = 2
_SERIES_LEVEL = 5


@rule("FAC002", "分项与总数不符")
def parts_and_total(document: Document) -> Iterator[Hit]:
    """“共……其中……”的分项不能超过总数；已经列尽的分项（男女，或者带“其余”）之和应当等于总数。

    只在分项互不重叠时比较；单位不同、带“余”的约数不比。

    依据：《党政机关公文处理工作条例》第二十条（数字应当准确）
    正例：全县共有学校46所，其中小学30所、初中12所、高中4所。
    正例：全县共有教师3200人，其中党员860人、高级职称420人。
    反例：全县共有学校46所，其中小学30所、初中15所、高中4所。
    反例：共有学员120人，其中男50人、女60人。
    """
    for passage in passages(document):
        for found in _TOTAL.finditer(passage.value):
            if found["unit"].startswith("余"):
                continue
            parts = [
                (part["name"], int(part["amount"]))
                for part in _PART.finditer(found["parts"])
                if part["unit"] == found["unit"]
            ]
            if message := _contradiction(int(found["total"]), parts):
                yield hit(passage.text, *found.span(), message)


def _contradiction(total: int, parts: list[tuple[str, int]]) -> str | None:
    """Say how parts contradict their total, None where nothing is sure."""
    for name, amount in parts:
        if amount > total:
            return f"“{name}”{amount}大于总数{total}，请核对"
    names = [name for name, _ in parts]
    kinds = next((kind for kind in _DISJOINT if all(_ends_in(name, kind) for name in names)), None)
    added = sum(amount for _, amount in parts)
    exhaustive = (kinds is not None and "男" in kinds) or any(
        name.startswith(("其余", "其他", "其它")) for name in names[-1:]
    )
    if len(parts) < _FEWEST_PARTS or (kinds is None and not exhaustive):
        return None
    if len({_ends_in(name, kinds) for name in names}) < len(names) and kinds is not None:
        return None
    if added > total or (exhaustive and added != total):
        return f"分项之和为{added}，与总数{total}不符，请核对"
    return None


def _ends_in(name: str, kinds: frozenset[str] | None) -> str | None:
    """Return the kind that a name begins or ends with: 小学, 市级骨干教师, 女教师."""
    return next(
        (kind for kind in sorted(kinds or (), key=len, reverse=True) if name.endswith(kind) or name.startswith(kind)),
        None,
    )


_ANNOUNCED = re.compile(
    r"(?P<count>[两二三四五六七八九十]|\d)个方面(?:的?(?:工作|内容|问题|措施|要求|意见|任务))?[：:。](?=一[是要])"
)
_ITEM = re.compile(r"(?:^|(?<=[。；：:;，,\s]))([一二三四五六七八九十]{1,2})[是要]")
_POINTS = re.compile(
    r"(?:讲|谈|提|说|强调|提出)(?P<count>[两二三四五六七八九十])(?:点|个方面|方面|条)(?:的?(?:意见|要求|看法|希望|建议|想法|问题))?[。：:，]?$"
)
_CHINESE_TWO = {"两": 2}


@rule("FAC003", "所说的项数与所列不符")
def announced_count(document: Document) -> Iterator[Hit]:
    """说了“三个方面”，后面就应当列出三项；“讲三点意见”之下应当有三个部分。

    依据：《党政机关公文处理工作条例》第二十条（数字应当准确）
    正例：重点抓好三个方面：一是抓党建；二是抓质量；三是抓安全。
    反例：重点抓好三个方面：一是抓党建；二是抓质量。
    """
    known = passages(document)
    for index, passage in enumerate(known):
        for found in _ANNOUNCED.finditer(passage.value):
            wanted = _count(found["count"])
            listed = _listed(known, index, found.end())
            if listed > 1 and listed != wanted:
                yield hit(passage.text, *found.span("count"), f"前面说{found['count']}个方面，后面列了{listed}项")
    yield from _announced_parts(document)


def _count(numeral: str) -> int:
    """Value of 两, 三 or 3."""
    return int(numeral) if numeral.isdigit() else _CHINESE_TWO.get(numeral) or ordinals.arabic(numeral) or 0


def _listed(known: tuple[Passage, ...], index: int, at: int) -> int:
    """Count 一是, 二是 … from a place on, as long as they rise by one."""
    last = 0
    for passage in known[index:]:
        if (
            passage is not known[index]
            and passage.kind is Kind.HEADING
            and isinstance(passage.head, Heading)
            and passage.head.level < _SERIES_LEVEL
        ):
            break
        for found in _ITEM.finditer(passage.value, at):
            number = ordinals.arabic(found[1])
            if number == 1 and last:
                return last
            if number == last + 1 or number == last + 2:
                last = number
        at = 0
    return last


def _announced_parts(document: Document) -> Iterator[Hit]:
    """Compare 讲三点意见, said right before 一、, with the parts that follow."""
    firsts = [block for block in document.blocks if isinstance(block, Heading) and block.level == 1 and block.ordinal]
    numbers = [
        (ordinals.parse(block.ordinal or "") or ordinals.Ordinal(ordinals.Style.HAN, 0, 0, "")).number
        for block in firsts
    ]
    if len(numbers) < _FEWEST_PARTS or numbers != list(range(1, len(numbers) + 1)):
        return
    before = [
        passage
        for passage in passages(document)
        if passage.kind is Kind.BODY and len(passage.text) and passage.text.start < firsts[0].start
    ]
    if before and (found := _POINTS.search(before[-1].value)) and _count(found["count"]) != len(numbers):
        message = f"前面说“{found[0].rstrip('。：:，')}”，正文分了{len(numbers)}个部分"
        yield hit(before[-1].text, *found.span("count"), message)


_YEARS = re.compile(r"(?<![\d.\-/])(?P<first>(?:19|20)\d\d)年?(?:—|–|-|～|~|至|到)(?P<last>(?:19|20)\d\d)(?=学?年)")
_DAYS = re.compile(
    r"(?<!\d)(?P<month>\d{1,2})月(?P<first>\d{1,2})日?(?:—|–|-|～|~|至|到)(?:(?P=month)月)?(?P<last>\d{1,2})日"
)


@rule("FAC004", "起止时间颠倒")
def reversed_period(document: Document) -> Iterator[Hit]:
    """起止年份、日期应当由早到晚。

    依据：《党政机关公文处理工作条例》第二十条（时间应当准确）
    正例：2026—2030年规划期内，每年12月28日至1月3日放假，3月1日至5日报到。
    反例：2030—2026年规划期内，各校要提高质量。
    反例：3月15日至10日报到。
    """
    for passage in passages(document):
        for pattern in (_YEARS, _DAYS):
            for found in pattern.finditer(passage.value):
                if int(found["first"]) > int(found["last"]):
                    yield hit(passage.text, *found.span(), f"起止时间颠倒：“{found[0]}”，请核对")


_WEEKDAY = re.compile(
    r"(?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日[（(，,]?(?:星期|周)(?P<weekday>[一二三四五六日天])"
)
_WEEKDAYS = "一二三四五六日"


@rule("FAC005", "星期与日期不符", Severity.WARNING)
def wrong_weekday(document: Document) -> Iterator[Hit]:
    """同时写明日期和星期的，两者应当相符：会议通知最怕写错。

    依据：《党政机关公文处理工作条例》第二十条（时间应当准确）
    正例：会议定于2026年2月5日（星期四）召开。
    反例：会议定于2026年2月5日（星期五）召开。
    """
    for passage in passages(document):
        for found in _WEEKDAY.finditer(passage.value):
            try:
                right = _WEEKDAYS[date(int(found["year"]), int(found["month"]), int(found["day"])).weekday()]
            except ValueError:
                continue  # ELE006 speaks of days that do not exist
            if found["weekday"].replace("天", "日") != right:
                yield hit(passage.text, *found.span(), f"这一天是星期{right}，不是星期{found['weekday']}，请核对")
