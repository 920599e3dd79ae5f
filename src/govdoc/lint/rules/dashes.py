"""Ellipses, dashes, connecting marks, middle dots → their forms (GB/T 15834—2011 4.10, 4.11, 4.13, 4.14)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from govdoc.lint.passage import HAN, Kind, matches
from govdoc.lint.rule import Hit, Severity, hit, replacing, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document

_DOTS = re.compile(r"\.{3,}|。{3,}|·{3,}")
_POINTS = re.compile(r"…(?<!……)(?:(?!…)|……(?!…)|…{4,})")
_CHINESE = re.compile(rf"[{HAN}，。、；：！？”’》）]")


@rule("PUN005", "省略号写法不规范", Severity.ERROR)
def wrong_ellipsis(document: Document) -> Iterator[Hit]:
    """省略号是居中的六个点“……”，占两个字的位置；不写作“...”“。。。”或者单个“…”。

    依据：GB/T 15834—2011 4.11、5.1.7
    正例：要讲好身边的育人故事、奋斗故事……让典型可亲可敬。
    反例：要讲好身边的育人故事、奋斗故事...让典型可亲可敬。
    反例：要讲好身边的育人故事。。。
    """
    for pattern, literals in ((_DOTS, ("...", "。。。", "···")), (_POINTS, ("…",))):
        for passage, found in matches(document, pattern, *literals):
            before, after = (
                passage.value[max(0, found.start() - 1) : found.start()],
                passage.value[found.end() : found.end() + 1],
            )
            if _CHINESE.match(before) or re.match(rf"[{HAN}]", after) or (not before and found[0][0] == "…"):
                fix = replacing(passage.text, (*found.span(), "……"))
                yield hit(passage.text, *found.span(), f"省略号“{found[0]}”应写作“……”", fix)


_ETC = re.compile(
    r"……等(?:等)?(?=[，。；、）]|$|方面|单位|部门|活动|工作|内容|问题|措施|情况|设备|设施|器材|物资|用品|材料|资料|形式|方式|手段|学科|课程|场所|项目|荣誉|称号|困难|领域)"
    r"|等等?……(?=[\u4e00-\u9fff，。；]|$)",
    re.MULTILINE,
)
_LISTED = re.compile("、[^，。；：！？、]{1,16}$")


@rule("PUN015", "省略号与“等”并用")
def ellipsis_with_etc(document: Document) -> Iterator[Hit]:
    """省略号与“等”“等等”都表示列举未尽，只用其一。

    依据：GB/T 15834—2011 4.11
    正例：开展阅读、演讲、书法等活动。
    反例：开展阅读、演讲、书法……等活动。
    反例：开展阅读、演讲、书法等等……
    反例：配备电脑、投影、打印机……等设备。
    """
    for passage, found in matches(document, _ETC, "……等", "等……"):
        if found[0][0] == "等" and not _LISTED.search(passage.value, max(0, found.start() - 20), found.start()):
            continue  # 他在等……
        yield hit(passage.text, *found.span(), "省略号与“等”只用其一")


_YEARS = re.compile(
    r"(?P<first>[12][09]\d\d)(?<![\d\-－–/.—]\d{4})(?P<year>年?)(?P<mark>--?|－|–|~)(?P<last>(?:19|20)\d\d)(?=学?年)"
)


@rule("PUN009", "起止年份没有用一字线")
def hyphen_between_years(document: Document) -> Iterator[Hit]:
    """起止年份之间用一字线“—”，不用半角连字符“-”。

    依据：GB/T 15834—2011 4.13.3
    正例：做好2026—2030年教育规划编制，总结2025—2026学年工作。
    反例：做好2026-2030年教育规划编制。
    """
    for passage, found in matches(document, _YEARS, *"-－–~"):
        right = f"{found['first']}{found['year']}—{found['last']}"
        fault = hit(
            passage.text, *found.span(), f"起止年份应写作“{right}”", replacing(passage.text, (*found.span("mark"), "—"))
        )
        # In names of plans the gazette itself prints (2014-2020年) and （2014－2020年）.
        named = found["mark"] == "－" or not passage.in_sentences or passage.value[found.start() - 1] in "（("
        yield replace(fault, severity=Severity.INFO) if named else fault


_HALF_DASH = re.compile(
    rf"—(?<=[{HAN}”》]—)(?=(?:不(?!同)|让|把|使|这[是就]|那[是就]|就是|为了|我们|办好|努力|坚持)[{HAN}])"
)
_DOUBLE_HYPHEN = re.compile(rf"[-－─―](?<=[{HAN}”》）].)(?:(?<=-)-+|(?<=－)－+|(?<=─)─+|(?<=―)―+)(?=[{HAN}“《])")


@rule("PUN010", "破折号写法不规范", Severity.ERROR)
def hyphens_for_dash(document: Document) -> Iterator[Hit]:
    """破折号是占两个字位置的“——”，不用“--”代替。

    依据：GB/T 15834—2011 4.10、5.1.7
    正例：办好人民满意的教育——在全县教育工作会议上的讲话
    反例：我们的目标只有一个--办好人民满意的教育。
    反例：这是我们的底线—不让一个孩子失学。
    """
    for passage, found in matches(document, _HALF_DASH, "—", kinds={Kind.BODY}):
        fix = replacing(passage.text, (*found.span(), "——"), safe=False)
        fault = hit(passage.text, *found.span(), "破折号“——”占两个字的位置，此处只有一半", fix)
        yield replace(fault, severity=Severity.INFO)  # 一字线 joins names too
    for passage, found in matches(document, _DOUBLE_HYPHEN, "--", "－－", "──", "――"):
        fix = replacing(passage.text, (*found.span(), "——"))
        fault = hit(passage.text, *found.span(), f"“{found[0]}”应写作破折号“——”", fix)
        yield fault if found[0][0] in "-－" else replace(fault, severity=Severity.INFO)
    for passage, found in matches(document, _ONES, "一一在", kinds={Kind.TITLE}):
        yield hit(
            passage.text, *found.span(), "破折号“——”误作了两个“一”字", replacing(passage.text, (*found.span(), "——"))
        )


_ONES = re.compile(rf"一一(?<=[{HAN}]一一)(?=在)")
_TILDE = re.compile(r"~(?<=[\d%％‰℃万亿元年月日]~)(?=\d)")


@rule("PUN016", "数值范围用了半角波浪线", Severity.INFO)
def half_width_tilde(document: Document) -> Iterator[Hit]:
    """数值的起止用浪纹线“～”或者一字线“—”，不用键盘上的“~”。

    依据：GB/T 15834—2011 4.13.3.3
    正例：每班20～30人。
    反例：每班20~30人。
    """
    for passage, found in matches(document, _TILDE, "~"):
        yield hit(passage.text, *found.span(), "“~”应为浪纹线“～”", replacing(passage.text, (*found.span(), "～")))


_DAYS = "3.8|3.12|3.15|4.15|4.22|4.23|5.4|5.12|5.18|6.1|6.5|6.26|7.1|7.7|8.1|9.18|9.30|10.1|11.9|12.2|12.4|12.9|12.13"
_DAY = re.compile(rf"“(?P<month>\d{{1,2}})(?P<mark>[.．、])(?P<day>\d{{1,2}})”(?=[{HAN}])")
_EVENTS = re.compile(
    r"(?:全国|国际|世界|中国|国家)?[^，。；：、的]{0,8}(?:日|节|周|月|地震|事件|运动|事故|事变|惨案|抗震|专案|大案|活动|精神|行动|晚会|宣传)"
)
_CHINESE_DAY = re.compile("“?(?:一二九|一二一|一二八)”?(?=运动|事变|精神|抗战|纪念)")


@rule("PUN017", "日期间隔号缺失或写错")
def wrong_day_mark(document: Document) -> Iterator[Hit]:
    """以月、日为标志的事件或节日，用阿拉伯数字时月和日之间用间隔号“·”；用汉字时只在一、十一、十二月后用。

    依据：GB/T 15834—2011 4.14.3.4
    正例：开展“3·15”国际消费者权益日、“一二·九”主题活动，纪念“五四”青年节。
    反例：开展“5.12”防灾减灾日宣传活动。
    反例：组织“一二九”运动纪念活动。
    """
    for passage, found in matches(document, _DAY, ".", "．", "、"):
        if f"{found['month']}.{found['day']}" in _DAYS.split("|") and _EVENTS.match(passage.value, found.end()):
            fix = replacing(passage.text, (*found.span("mark"), "·"))
            yield hit(
                passage.text,
                *found.span(),
                f"“{found['month']}{found['mark']}{found['day']}”应写作“{found['month']}·{found['day']}”",
                fix,
            )
    for passage, found in matches(document, _CHINESE_DAY, "一二"):
        right = found[0].replace("一二", "一二·")
        fix = replacing(passage.text, (*found.span(), right))
        yield hit(passage.text, *found.span(), f"应写作“{right.strip('“”')}”", fix)
