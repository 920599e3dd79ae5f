"""Times of the day in running text → those written twice, half, or that there are not (GB/T 15835—2011 5.1.5)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from govdoc.lint.passage import DIGITS, PROSE, matches
from govdoc.lint.rule import Hit, Severity, hit, replacing, rule
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document

_HALF_SAID = lazy(r"(?<!\d)(?:[01]?\d|2[0-3])点[0-5]\d(?=[召举到起至前后入集准]|开[始会幕])")
_DOTTED_CLOCK = lazy(
    r"[日午晨晚](?P<clock>(?:[01]?\d|2[0-3])(?P<dot>[.．])[0-5]\d)(?=[举召准集前后到至—～\-]|开[始会幕])"
)
_BEFORE_CLOCK = [f"{word}{n}" for word in "日午晨晚" for n in range(10)]
_CLOCK = lazy(r"\d{1,2}[:：]\d{2}(?P<word>[点分时])(?=[，。；、）)—～至到前后起开召举结准抵]|左右|$)", re.MULTILINE)
_DAYTIME = lazy(
    r"(?:上午|早上|早晨|清晨)(?:1[3-9]|2[0-3])(?:[:：]\d{2}|时|点)|(?P<late>下午|晚上?)(?:1[3-9]|2[0-3])(?:[:：]\d{2}|时|点)"
)
_BEYOND_DAY = lazy(
    r"(?:日|上午|下午|中午|晚上?|早[上晨]|凌晨|定于)(?:2[5-9]|[3-9]\d)(?:时|[:：][0-5]\d(?!\d))|[日午晚夜]24[:：](?:0[1-9]|[1-5]\d)(?!\d)|(?<!\d)(?:[01]?\d|2[0-4])[时点][6-9]\d分(?!钟)"
    r"|(?:上午|下午|中午|早上|凌晨)(?:[01]?\d|2[0-4])[:：][6-9]\d(?!\d)|星期[089八九](?!\d)|\d{1,2}[点时][:：]\d\d"
)
_IN_BEYOND_DAY = (
    *(f"{n}时" for n in "0123456789０１２３４５６７８９"),
    *(f"{mark}{n}" for mark in ":：点" for n in "6789"),
    *(f"星期{n}" for n in "089八九"),
    "点：",
    "点:",
    "时：",
    "时:",
    *(f"{n}{mark}" for mark in ":：" for n in "0123456789"),
)
_MINUTES = [f"点{n}" for n in "012345"]
_BEHIND_COLONS = [f"{mark}{n}" for mark in ":：" for n in DIGITS]


@rule("NUM014", "时刻的写法重复或矛盾")
def doubled_time(document: Document) -> Iterator[Hit]:
    """“9:30”后面不再加“分”“点”；24小时制的时刻前面不再加“下午”，更不会是“上午15时”；一天没有25时，一小时没有75分。

    依据：GB/T 15835—2011 5.1.5
    正例：会议定于3月8日9:30召开，下午3时结束。
    反例：会议定于3月8日9:30分召开。
    反例：会议定于3月8日上午15时召开。
    反例：会议定于3月8日25时召开。
    反例：会议定于3月8日9时75分召开。
    """
    for passage, found in matches(document, _BEYOND_DAY, *_IN_BEYOND_DAY):
        yield hit(passage.text, *found.span(), f"没有“{found[0]}”这个时刻，请核对")
    for passage, found in matches(document, _DOTTED_CLOCK, *_BEFORE_CLOCK, kinds=PROSE):
        fix = replacing(passage.text, (*found.span("dot"), ":"), safe=False)
        right = found["clock"].replace(found["dot"], ":")
        yield hit(passage.text, *found.span("clock"), f"时刻“{found['clock']}”应写作“{right}”", fix)
    for passage, found in matches(document, _HALF_SAID, *_MINUTES, kinds=PROSE):
        fault = hit(passage.text, *found.span(), f"“{found[0]}”应写作“{found[0]}分”或者“{found[0].replace('点', ':')}”")
        yield replace(fault, severity=Severity.INFO)
    for passage, found in matches(document, _CLOCK, *_BEHIND_COLONS):
        at = found.start("word")
        fix = replacing(passage.text, (at, at + 1, ""))
        yield hit(passage.text, *found.span(), f"“{found[0]}”多了“{found['word'][0]}”字", fix)
    for passage, found in matches(
        document, _DAYTIME, "午1", "午2", "早1", "早2", "早上1", "早上2", "晨1", "晨2", "晚1", "晚2", "晚上1", "晚上2"
    ):
        if found["late"]:
            fault = hit(passage.text, *found.span(), f"“{found[0]}”已是24小时制，不必再写“{found['late']}”")
            yield replace(fault, severity=Severity.INFO)
        else:
            yield hit(passage.text, *found.span(), f"“{found[0]}”前后矛盾，请核对")
