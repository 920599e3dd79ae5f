"""Days that stand for events: 3·15, 一二·九 → those with another mark, or with none (GB/T 15834—2011 4.14.3.5)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from govdoc.lint.passage import HAN, matches
from govdoc.lint.rule import Hit, Severity, hit, replacing, rule
from govdoc.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from govdoc.lint.passage import Passage
    from govdoc.model import Document

_DAYS = frozenset((
    "3.5", "3.8", "3.12", "3.14", "3.15", "4.7", "4.15", "4.22", "4.23", "5.4", "5.12", "5.17", "5.18",
    "5.19", "5.25", "5.30", "6.1", "6.5", "6.14", "6.25", "6.26", "7.1", "7.7", "8.1", "9.3", "9.10", "9.18",
    "9.20", "9.30", "10.1", "10.17", "11.9", "11.25", "12.1", "12.2", "12.4", "12.5", "12.9", "12.13",
))  # fmt: skip
_DAY = lazy(rf"“(?P<month>\d{{1,2}})(?P<mark>[.．、•・‧∙･])(?P<day>\d{{1,2}})”(?=[{HAN}])")
_SINGLE_DAY = lazy(rf"‘(?P<month>\d{{1,2}})(?P<mark>[.．、•・‧∙･])(?P<day>\d{{1,2}})’(?=[{HAN}])")
_EVENTS = lazy(
    r"(?:全国|国际|世界|中国|国家)?[^，。；：、的]{0,8}(?:日|节|周|月|地震|事件|运动|事故|事变|惨案|抗震|专案|大案|活动|精神|行动|晚会|宣传|警报|纪念)"
)
_ACCIDENT = lazy(
    r"“(?P<month>1?\d)(?P<mark>[.．、•・‧∙･])(?P<day>[1-3]?\d)”(?=(?:[\u4e00-\u9fff]{0,6}(?:事故|事件|事变|惨案|专案|大案|爆炸|火灾|洪灾|地震|暴雨|泥石流)))"
)
_NAMED_DAY = lazy(
    r"(?<![\d.．])(?P<month>1?\d)(?P<mark>[.．])(?P<day>[1-3]?\d)(?=(?:世界|国际|全国|国家)[\u4e00-\u9fff]{2,10}[日节]|消费者权益|学雷锋|禁毒|防灾减灾|护士节|植树节|宪法日|消防|公祭日|事变|[儿青妇劳建国][童年女动军党庆]节)"
)
_MISPLACED = lazy("一二[.．、・•]九(?=[”》运学爱])|一·二九(?=[”》运学爱])|一二九·(?=[”》运])")
_CHINESE_DAY = lazy(
    "“?(?:一二九|一二一|一二八)”?(?=运动|事变|精神|抗战|纪念)|“一二九”(?=爱国|歌咏|合唱|长跑|主题|系列|火炬)"
)
_DOTTED_DAY = lazy(
    r"“[一三五六七八十](?P<mark>[.．])[一四八](?=”?(?:国际|全国)?(?:儿童|青年|妇女|劳动|建军|建党|国庆)节?)"
)
_DOTTED_MONTHS = [f"“{n}{dot}" for n in "一三五六七八十" for dot in ".．"]
_BARE_DAYS = {"315": "3·15", "512": "5·12", "918": "9·18"}
_BARE_DAY = lazy(
    r"“?(?P<day>(?:315(?=”?(?:国际)?消费者权益|”?维权|”?晚会)|512(?=”?(?:汶川|特大|大地震|地震|防灾|国际护士))|918(?=”?事变))(?<!\d\d{3}))"
)
_DOTTED_MONTH = lazy(
    "·(?<=[二三四五六七八九].)(?<![一十]二·)(?P<day>[一二三四五六七八九十]{1,3})(?=”?(?:事变|运动|惨案|国际|青年节|青年|精神|大地震|地震|儿童节|建军节|妇女节|劳动节|庆祝|文艺|活动|假期|长假|期间|前夕))"
)
_DOTTED_PLAN = lazy(
    "十[一二三四五](?P<mark>[.．·•・‧、])五(?=”?(?:规划|期间|时期|以来|收官|开局|末|初|教育|发展|国民|重点|科学))"
)
_DOTTED_PLANS = [f"{mark}五" for mark in ".．·•・‧、"]
_UNQUOTED_DAY = lazy(
    r"(?<![\d.．“‘·])(?P<day>1?\d·[1-3]?\d)(?=(?:世界|国际|全国|国家)[\u4e00-\u9fff]{2,10}[日节]|消费者权益|学雷锋|防灾减灾|护士节|植树节|宪法日|消防|公祭日)"
)
_MARKED_DAYS = [f"·{n}" for n in range(10)]
_WRONG_DOTS = [f"一二{dot}" for dot in ".．、・•"]


@rule("PUN017", "间隔号缺失、多余或写错")
def wrong_day_mark(document: Document) -> Iterator[Hit]:
    """以月、日为标志的事件或节日，用阿拉伯数字时月和日之间用间隔号“·”，外加引号；用汉字时只在一、十一、十二月后用。“十四五”是五年规划的简称，中间没有标点。

    依据：GB/T 15834—2011 4.14.3.5；GB/T 15835—2011 5.1.6、5.2.3
    正例：开展“3·15”国际消费者权益日、“一二·九”主题活动，纪念“五四”青年节。
    反例：开展“5.12”防灾减灾日宣传活动。
    反例：组织“一二九”运动纪念活动。
    反例：开展“315”消费者权益日宣传活动。
    反例：纪念“九·一八”事变。
    反例：吸取“3.21”校车事故教训。
    反例：庆祝“六.一”国际儿童节。
    反例：编制“十四.五”规划，12·4国家宪法日前后集中宣传。
    """
    for passage, found in _numbered(document):
        right = f"{found['month']}·{found['day']}"
        fix = replacing(passage.text, (*found.span("mark"), "·"))
        said = f"“{found['month']}{found['mark']}{found['day']}”应写作“{right}”"
        yield hit(passage.text, *found.span(), said, fix)
    for passage, found in matches(document, _MISPLACED, "一·二九", "一二九·", *_WRONG_DOTS):
        fix = replacing(passage.text, (*found.span(), "一二·九"))
        yield hit(passage.text, *found.span(), "应写作“一二·九”", fix)
    for passage, found in matches(document, _CHINESE_DAY, "一二"):
        right = found[0].replace("一二", "一二·")
        fix = replacing(passage.text, (*found.span(), right))
        yield hit(passage.text, *found.span(), f"应写作“{right.strip('“”')}”", fix)
    for passage, found in matches(document, _BARE_DAY, *_BARE_DAYS):
        right = _BARE_DAYS[found["day"]]
        fix = replacing(passage.text, (*found.span("day"), right))
        yield hit(passage.text, *found.span("day"), f"“{found['day']}”应写作“{right}”", fix)
    for passage, found in matches(document, _DOTTED_DAY, *_DOTTED_MONTHS):
        fix = replacing(passage.text, (*found.span("mark"), ""))
        yield hit(
            passage.text, *found.span("mark"), "用汉字时月、日之间不加标点：只有一月、十一月、十二月之后才用“·”", fix
        )
    for passage, found in matches(document, _DOTTED_PLAN, *_DOTTED_PLANS):
        fix = replacing(passage.text, (*found.span("mark"), ""))
        yield hit(passage.text, *found.span(), "五年规划的简称中间不用标点", fix)
    for passage, found in matches(document, _UNQUOTED_DAY, *_MARKED_DAYS):
        if found["day"].replace("·", ".") in _DAYS:
            fix = replacing(passage.text, (*found.span(), f"“{found['day']}”"), safe=False)
            fault = hit(passage.text, *found.span(), f"“{found['day']}”作事件、节日的名称，外加引号", fix)
            yield replace(fault, severity=Severity.INFO)
    for passage, found in matches(document, _DOTTED_MONTH, "·"):
        start, end = found.start() - 1, found.end()
        said = f"“{passage.value[start:end]}”不用间隔号：只有一月、十一月、十二月之后才用"
        fix = replacing(passage.text, (found.start(), found.start() + 1, ""))
        yield replace(hit(passage.text, start, end, said, fix), severity=Severity.INFO)


def _numbered(document: Document) -> Iterator[tuple[Passage, re.Match[str]]]:
    """Give the days in digits whose month and day are parted by something else than a middle dot."""
    for pattern, literals in ((_DAY, _QUOTED_DIGITS), (_SINGLE_DAY, [f"‘{n}" for n in range(10)])):
        for passage, found in matches(document, pattern, *literals):
            if _is_known(found) and _EVENTS.match(passage.value, found.end()):
                yield passage, found
    for passage, found in matches(document, _NAMED_DAY, *_KNOWN_DAYS):
        if _is_known(found):
            yield passage, found
    for passage, found in matches(document, _ACCIDENT, *_QUOTED_DIGITS):
        if not _is_known(found) and int(found["month"]) <= _LAST_MONTH and int(found["day"]) <= _LAST_DAY:
            yield passage, found


_KNOWN_DAYS = [day.replace(".", dot) for day in sorted(_DAYS) for dot in ".．"]
_QUOTED_DIGITS = [f"“{n}" for n in range(10)]
_LAST_MONTH, _LAST_DAY = 12, 31


def _is_known(found: re.Match[str]) -> bool:
    """Whether a month and a day are those of a known event."""
    return f"{found['month']}.{found['day']}" in _DAYS
