"""Ellipses, dashes, connecting marks, middle dots → their forms (GB/T 15834—2011 4.10, 4.11, 4.13, 4.14)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from govdoc.lint.passage import HAN, PROSE, Kind, matches
from govdoc.lint.rule import Hit, Severity, hit, replacing, rule
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document

_DOTS = lazy(r"\.{3,}|。{3,}|·{3,}|・{3,}|•{3,}")
_LOOKALIKE = lazy("⋯+|‥+")
_POINTS = lazy(r"…(?<!……)(?:(?!…)|……(?!…)|…{4,})")
_CHARACTER = lazy(f"[{HAN}]")
_CHINESE = lazy(rf"[{HAN}，。、；：！？”’》）]")


@rule("PUN005", "省略号写法不规范", Severity.ERROR)
def wrong_ellipsis(document: Document) -> Iterator[Hit]:
    """省略号是居中的六个点“……”，占两个字的位置；不写作“...”“。。。”或者单个“…”。

    标示诗行、段落的省略，可以连用两个，单独占一行。

    依据：GB/T 15834—2011 4.11.2、5.1.5、附录A.9.1
    正例：要讲好身边的育人故事、奋斗故事……让典型可亲可敬。
    反例：要讲好身边的育人故事、奋斗故事...让典型可亲可敬。
    反例：要讲好身边的育人故事。。。
    """
    dots = ("...", "。。。", "···", "・・・", "•••")
    for pattern, literals in ((_DOTS, dots), (_POINTS, ("…",)), (_LOOKALIKE, ("⋯", "‥"))):
        for passage, found in matches(document, pattern, *literals):
            if found[0] == passage.value == "…………" or _EMPTY_DATE.search(passage.value):
                continue
            before, after = (
                passage.value[max(0, found.start() - 1) : found.start()],
                passage.value[found.end() : found.end() + 1],
            )
            if _CHINESE.match(before) or _CHARACTER.match(after) or (not before and found[0][0] == "…"):
                fix = replacing(passage.text, (*found.span(), "……"))
                fault = hit(passage.text, *found.span(), f"省略号“{found[0]}”应写作“……”", fix)
                yield replace(fault, severity=Severity.INFO) if found[0][0] in "⋯‥" else fault


_EMPTY_DATE = lazy("^…+年…+月…+日$", re.MULTILINE)
"""RES001 speaks of that."""
_ETC = lazy(
    r"……什么的|……等(?!待|候|到|于|级|着|了|我|你|您|他|她|它|咱|会儿|一会|一等|不)|等等?……(?=[\u4e00-\u9fff，。；]|$)",
    re.MULTILINE,
)
_LISTED = lazy("、[^，。；：！？、]{1,16}$")


@rule("PUN015", "省略号与“等”并用")
def ellipsis_with_etc(document: Document) -> Iterator[Hit]:
    """省略号与“等”“等等”“什么的”都表示列举未尽，只用其一。

    依据：GB/T 15834—2011 附录A.9.2
    正例：开展阅读、演讲、书法等活动。
    反例：开展阅读、演讲、书法……等活动。
    反例：开展阅读、演讲、书法等等……
    反例：配备电脑、投影、打印机……等设备。
    """
    for passage, found in matches(document, _ETC, "……等", "等……", "……什么的"):
        if not _LISTED.search(passage.value, max(0, found.start() - 20), found.start()):
            continue  # 他在等……
        after = found[0].lstrip("…")
        fix = replacing(passage.text, (*found.span(), after), safe=False) if found[0] != after else None
        yield hit(passage.text, *found.span(), "省略号与“等”“什么的”只用其一", fix)


_YEARS = lazy(
    r"(?P<first>[12][09]\d\d)(?<![\d\-－–/.—]\d{4})(?P<year>年?)(?P<mark>--?|－|–|~)(?P<last>(?:19|20)\d\d)(?=学?年)"
)


_TIMES = lazy(
    r"[-－](?:(?<=\d[月日时点分].)(?=\d{1,2}[月日时点]|\d{4}年)|(?<=\d[周章节条期届页].)(?=第\d)|(?<=附件\d.)(?=附件\d)|(?<=[年月，。；：、（\u4e00-\u9fff]\d.)(?=\d{1,2}[月日](?!\d))|(?<=[年月，。；：、（\u4e00-\u9fff]\d\d.)(?=\d\d[月日](?!\d))|(?<=\d:\d\d.)(?=\d{1,2}:\d\d)|(?<=[周期][一二三四五六日天].)(?=周[一二三四五六日天]|星期))"
)


@rule("PUN009", "起止的时间、地点没有用一字线")
def hyphen_between_years(document: Document) -> Iterator[Hit]:
    """起止的年份、日期、时刻、地点之间用一字线“—”，不用半角连字符“-”，也不用破折号。

    依据：GB/T 15834—2011 4.13.3.2
    正例：做好2026—2030年教育规划编制，总结2025—2026学年工作。
    正例：3月2日—5日集中报名，材料编号为A3-2。
    反例：做好2026-2030年教育规划编制。
    反例：3月2日-5日集中报名。
    反例：开通了云河——青川校车专线。
    """
    for passage, found in matches(document, _YEARS, *"-－–~"):
        right = f"{found['first']}{found['year']}—{found['last']}"
        fault = hit(
            passage.text, *found.span(), f"起止年份应写作“{right}”", replacing(passage.text, (*found.span("mark"), "—"))
        )
        # In names of plans the gazette itself prints (2014-2020年) and （2014－2020年）.
        named = found["mark"] == "－" or not passage.in_sentences or passage.value[found.start() - 1] in "（("
        yield replace(fault, severity=Severity.INFO) if named else fault
    for passage, found in matches(document, _TIMES, "-", "－"):
        fix = replacing(passage.text, (*found.span(), "—"))
        fault = hit(passage.text, *found.span(), f"起止时间之间的“{found[0]}”应为一字线“—”", fix)
        yield replace(fault, severity=Severity.INFO)
    for passage, found in matches(document, _ROUTE, *_ROADS, kinds=PROSE):
        fix = replacing(passage.text, (*found.span(), "—"), safe=False)
        fault = hit(passage.text, *found.span(), f"起止地点之间的“{found[0]}”应为一字线“—”", fix)
        yield replace(fault, severity=Severity.INFO)


_ROADS = ("高速", "铁路", "公路", "专线", "航线", "班车", "校车", "两地", "两校")
_ROUTE = lazy(
    rf"(?:——(?<=[{HAN}][{HAN}]——)(?<![校学园]——)|[-－](?<=[{HAN}][{HAN}].))"
    rf"(?=[{HAN}]{{2,3}}(?:高速|铁路|公路|客运专线|专线|航线|班车|校车|两地|两校)(?![边旁]))"
)
_HALF_DASH = lazy(
    rf"[—－–─―-](?<=[{HAN}”》].)(?=(?:不(?!同)|让|把|使|这[是就]|那[是就]|就是|为了|我们|办好|努力|坚持|必须|一定)[{HAN}])"
    rf"|[—－–─―](?<=[的了着吗呢吧].)(?<!目的.)(?=[{HAN}])"
)
_TRIPLE = lazy(rf"———(?<=[{HAN}”》，]———)(?=[{HAN}“《])")
_DOUBLE_HYPHEN = lazy(
    rf"[-－─―–━](?<=[{HAN}”》）].)(?:(?<=-)[-－]+|(?<=－)[-－]+|(?<=─)─+|(?<=―)―+|(?<=–)–+|(?<=━)━+)(?=[{HAN}“《])"
)


@rule("PUN010", "破折号写法不规范", Severity.ERROR)
def hyphens_for_dash(document: Document) -> Iterator[Hit]:
    """破折号是占两个字位置的“——”，不用“--”代替。

    依据：GB/T 15834—2011 4.10.2、5.1.4
    正例：办好人民满意的教育——在全县教育工作会议上的讲话
    反例：我们的目标只有一个--办好人民满意的教育。
    反例：这是我们的底线—不让一个孩子失学。
    """
    for passage, found in matches(document, _HALF_DASH, *"—－–─―-", kinds={Kind.BODY}):
        fix = replacing(passage.text, (*found.span(), "——"), safe=False)
        fault = hit(passage.text, *found.span(), f"破折号“——”占两个字的位置，“{found[0]}”只有一半", fix)
        yield replace(fault, severity=Severity.INFO)  # 一字线 joins names too
    for passage, found in matches(document, _TRIPLE, "———", kinds={Kind.BODY}):
        fix = replacing(passage.text, (*found.span(), "——"), safe=False)
        fault = hit(passage.text, *found.span(), "破折号“——”占两个字的位置，“———”多了", fix)
        yield replace(fault, severity=Severity.INFO)
    for passage, found in matches(document, _DOUBLE_HYPHEN, "--", "－－", "-－", "－-", "──", "――", "––", "━━"):
        fix = replacing(passage.text, (*found.span(), "——"))
        fault = hit(passage.text, *found.span(), f"“{found[0]}”应写作破折号“——”", fix)
        yield fault if found[0][0] in "-－" else replace(fault, severity=Severity.INFO)
    for passage, found in matches(document, _ONES, "一一在", "一一这", "一一那", "一一正"):
        if (passage.kind is Kind.TITLE) is not (passage.value[found.end()] == "在"):
            continue
        yield hit(
            passage.text, *found.span(), "破折号“——”误作了两个“一”字", replacing(passage.text, (*found.span(), "——"))
        )


_ONES = lazy(rf"一一(?<=[{HAN}]一一)(?=在|这就?是|那就?是|正是)")
_CLOCK = lazy(r"\d[:：]\d\d$")
_TILDE = lazy(r"[~∼〜](?<=[\d%％‰℃万亿元年月日人名米].)(?=\d)")
_HYPHEN = lazy(
    r"[-－](?:(?<=\d.)(?=(?P<last>\d{1,6}(?:\.\d+)?)(?:名|人(?!民)|元|公里|千米|米|厘米|分钟|小时|个月|个百分点|平方米|亩|公斤|周岁|岁|℃|摄氏度|年级|天|周(?!岁|年)|次|节|课时|个|所|项|份|场|倍))"
    r"|(?<=\d[%％].)(?=(?P<rate>\d{1,3}(?:\.\d+)?)[%％]))"
)
_WIDE_RANGE = lazy(
    r"(?:(?<=[\d年月日时元%％人万亿])(?:[-－—]{2,}|～～+|~~+)|(?<=\d)一)(?<!———)"
    rf"(?=\d{{1,6}}(?:\.\d+)?[{HAN}%％])"
)
_WIDE_RANGES = (
    "--", "－－", "——", "—-", "-—", "—－", "－—", "-－", "－-", "～～", "~~", *(f"{n}一" for n in range(10)),
)  # fmt: skip
_NTH_RANGE = lazy(
    r"[-－](?<=第[一二三四五六七八九十].)(?=[二三四五六七八九十]{1,3}[条章节课周届批])"
    r"|[-－](?:(?<=第\d.)|(?<=第\d\d.))(?=\d{1,3}[条章节课届批周题天名](?!第))"
)
_FIRST = lazy(r"(?<![\d.A-Za-z第\-－—–/:：])\d{1,6}(?:\.\d+)?[%％]?$")


@rule("PUN016", "数值范围没有用浪纹线", Severity.INFO)
def half_width_tilde(document: Document) -> Iterator[Hit]:
    """数值的起止用浪纹线“～”或者一字线“—”，不用键盘上的“~”“-”。

    依据：GB/T 15834—2011 4.13.3.2
    正例：每班20～30人，安排在3-2教室。
    反例：每班20~30人。
    反例：每班20-30人。
    反例：补助标准为每人300——500元、600一800元。
    反例：认真学习第三-五章。
    """
    for passage, found in matches(document, _TILDE, *"~∼〜"):
        mark = "—" if _CLOCK.search(passage.value, max(0, found.start() - 5), found.start()) else "～"
        fix = replacing(passage.text, (*found.span(), mark))
        name = "一字线" if mark == "—" else "浪纹线"
        yield hit(passage.text, *found.span(), f"“{found[0]}”应为{name}“{mark}”", fix)
    for passage, found in matches(document, _WIDE_RANGE, *_WIDE_RANGES):
        mark = "～" if found[0][0] in "～~" else "—"
        fix = replacing(passage.text, (*found.span(), mark), safe=False)
        yield hit(passage.text, *found.span(), f"起止之间的“{found[0]}”应为“{mark}”", fix)
    for passage, found in matches(document, _NTH_RANGE, "-", "－", kinds=PROSE):
        fix = replacing(passage.text, (*found.span(), "—"), safe=False)
        yield hit(passage.text, *found.span(), f"序数起止之间的“{found[0]}”应为一字线“—”或者浪纹线“～”", fix)
    for passage, found in matches(document, _HYPHEN, "-", "－"):
        first = _FIRST.search(passage.value, max(0, found.start() - 10), found.start())
        if first and float(first[0].rstrip("%％")) < float(found["last"] or found["rate"]):
            fix = replacing(passage.text, (*found.span(), "～"), safe=False)
            yield hit(passage.text, *found.span(), f"数值范围中的“{found[0]}”应为浪纹线“～”", fix)
