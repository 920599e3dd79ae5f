"""Colons within colons, brackets within brackets, stops on the wrong side of a quotation → sentences hard to read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govdoc.lint.passage import HAN, PROSE, Kind, matches
from govdoc.lint.rule import Hit, Severity, hit, replacing, rule
from govdoc.lint.rules.marks import NAMED
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document

_SAYING = (
    "指出：", "强调：", "要求：", "决定：", "认为：", "表示：", "提出：", "明确：", "规定：", "部署：", "通报：",
)  # fmt: skip
_SECOND_COLON = lazy(
    rf"(?:{'|'.join(_SAYING)})(?![“‘])(?:[^：。；？！“”‘’（）\n]|“[^：。“”\n]{{1,12}}”){{4,40}}(?P<colon>：)(?<=[{HAN}”]：)(?=[{HAN}“])"
    r"(?<!其中：)(?<!电话：)(?<!附：)"
)


@rule("PUN035", "一句之内套用了冒号", Severity.INFO)
def colon_within_colon(document: Document) -> Iterator[Hit]:
    """一个句子内部一般不套用冒号：“会议强调：要做到：……”，前一个冒号改为逗号。分行列举的不在此列。

    依据：GB/T 15834—2011 附录A.6
    正例：会议强调，要抓好三件事：控辍保学、营养改善、校舍维修。
    反例：会议强调：要抓好三件事：控辍保学、营养改善、校舍维修。
    """
    for passage, found in matches(document, _SECOND_COLON, *_SAYING, kinds=PROSE):
        at = passage.value.index("：", found.start())
        fix = replacing(passage.text, (at, at + 1, "，"), safe=False)
        yield hit(passage.text, at, found.end(), "一句之内用了两个冒号，前一个宜改为逗号", fix)


_STOP_BEHIND = lazy(
    rf"(?:说|问|答|喊|写道|指出|强调|表示|要求|叮嘱|嘱咐|勉励)：“[^“”\n]{{5,200}}[{HAN}\d％%’》）](?P<marks>”。)"
)
_STOP_WITHIN = lazy(
    rf"(?:(?<=[要为是把的以成称了持实])|(?<=做到|实现|开展|推进|围绕|打造|构建|推行|实行|落实|确保|突出))“[^“”。！？：\n]{{3,40}}[{HAN}’》）](?P<marks>。”)(?=$|(?!的)[{HAN}])",
    re.MULTILINE,
)
_COMMA_WITHIN = lazy(
    rf"(?:做到|实现|落实|实行|坚持|推行|严格)“[^“”，。；：！？\n]{{2,16}}(?P<marks>，”)(?!{NAMED})(?=[{HAN}])"
)
"""A mark in a name, 落实“双减，”要求, is one too many: PUN019 speaks of it."""
_STOP_BEFORE_OF = lazy(rf"“[^“”\n]{{3,40}}[{HAN}](?P<marks>。”)(?=的[{HAN}])")
_QUESTION_BEHIND = lazy(
    r"(?:说|问|问道)：“[^“”。！？\n]{0,60}(?:什么|怎么|怎样|如何|多少|几|谁|哪|为何|何时)[^“”。！？\n]{0,30}(?P<marks>”？)"
)


@rule("PUN036", "引文末尾的点号放错了位置", Severity.INFO)
def stop_on_the_wrong_side(document: Document) -> Iterator[Hit]:
    """冒号引出的话独立成句，末尾的点号放在引号之内；引文只是句子的一部分，末尾不用句号，点号放在引号之外。

    依据：GB/T 15834—2011 附录B.2.1
    正例：他说：“安全工作要常抓不懈。”会议提出要“办好人民满意的教育”。
    反例：他说：“安全工作要常抓不懈”。
    反例：会议提出要“办好人民满意的教育。”
    反例：家长问：“什么时候开学”？
    """
    for pattern, literal, right, said in (
        (_STOP_BEHIND, "”。", "。”", "引文独立成句，句号应在后引号之前"),
        (_STOP_WITHIN, "。”", "”。", "引文是句子的一部分，句号应在后引号之后"),
        (_STOP_BEFORE_OF, "。”的", "”", "引文是句子的一部分，后引号之前不用句号"),
        (_QUESTION_BEHIND, "”？", "？”", "引文独立成句，问号应在后引号之前"),
        (_COMMA_WITHIN, "，”", "”，", "引文是句子的一部分，逗号应在后引号之后"),
    ):
        for passage, found in matches(document, pattern, literal, kinds=PROSE):
            start, end = found.span("marks")
            fix = replacing(passage.text, (start, end, right), safe=False)
            yield hit(passage.text, start, end, said, fix)


_SAID_COMMA = lazy(r"说(?<![比如话者是总再据]说)(?P<mark>，)“(?=[^“”\n]{6,200}[。！？]”(?![的是这那]))")


@rule("PUN040", "“说”之后的引文前用了逗号", Severity.INFO)
def comma_before_speech(document: Document) -> Iterator[Hit]:
    """“说”在它引出的话之前，后面用冒号；插在话的中间，才用逗号。

    依据：GB/T 15834—2011 附录B.1.5
    正例：校长说：“孩子们的安全，一刻也不能放松。”
    正例：“孩子们的安全，”校长说，“一刻也不能放松。”
    反例：校长说，“孩子们的安全，一刻也不能放松。”
    """
    for passage, found in matches(document, _SAID_COMMA, "说，“", kinds=PROSE):
        if "”" not in passage.value[max(0, found.start() - _INTERRUPTED) : found.start()]:
            fix = replacing(passage.text, (*found.span("mark"), "："), safe=False)
            yield hit(passage.text, *found.span("mark"), "“说”在引文之前，其后用冒号", fix)


_INTERRUPTED = 16
"""Characters before 说 in which the first half of what is said may end."""
_WITHIN_BRACKET = lazy(rf"（(?P<before>[^（）《》\n]*)（(?P<inner>[^（）\n]*[{HAN}][^（）\n]*)）[^（）\n]*）")
_NUMBERED = lazy("[一二三四五六七八九十]{1,3}$|.*〔")


@rule("PUN037", "括号里套用了同样的括号", Severity.INFO)
def bracket_within_bracket(document: Document) -> Iterator[Hit]:
    """括号应尽量避免套用；必须套用时，宜用不同形式的括号，例如外面用方括号或六角括号。

    依据：GB/T 15834—2011 4.9.3.6
    正例：各校（含教学点）要制定方案。
    反例：各校要制定方案（包括应急预案（含防汛、消防）），报县教育局备案。
    """
    for passage, found in matches(document, _WITHIN_BRACKET, "（", kinds=PROSE):
        if not _NUMBERED.match(found["inner"]) and not passage.cited(*found.span()):
            yield hit(passage.text, *found.span(), "括号里套用了同样的括号，宜改写，或者外面用方括号")


_LISTED_SINCE = lazy(
    r"(?P<verb>弄清楚?|搞清楚?|查清|摸清|查明|弄明白|不知道|不清楚|不了解)(?<![谁怎你]不..)(?<![谁怎你]不...)"
    r"[^，。；：？！“”\n]{0,12}(?:为什么|为何|多少|怎样|怎么|如何|哪些|哪里|什么|谁|是否|能否|何时)"
    r"[^，。；：？！“”吗呢\n]{0,20}(?P<mark>？)"
)
_KEY = lazy(
    r"(?:关键(?:在于|是看|要看|看)|取决于)[^，。；：？！“”\n]{0,6}(?:能不能|能否|是否|有没有|会不会|如何|怎么)[^，。；：？！“”吗呢\n]{0,16}(?P<mark>？)"
)
_ORDERED = lazy(
    r"(?:请|(?:各校|各单位|各地|各科室|各部门|学校)(?:都|均|也)?(?:要|应当?|须|必须|需要?))(?:各校|各单位|各地|各科室|各部门)?"
    r"(?:认真|及时|如实|深入)?(?:说明|研究|讨论|分析|汇报|总结|上报|报告)[^，。；：？！“”你您\n]{0,14}"
    r"(?:为什么|为何|多少|怎样|怎么|如何|哪些|什么|是否)(?:[^，。；：？！“”吗呢\n]|“[^“”\n]{1,10}”){0,20}(?P<mark>？)(?!”)"
)
_ASKING = lazy("(?:是否|有没有|要不要|该不该|能不能|能否|怎么|为什么|为何|难道|岂|谁|哪[些个里]|你|您|吗)[^。？！]*$")


@rule("PUN038", "不是问句用了问号", Severity.INFO)
def question_mark_in_a_statement(document: Document) -> Iterator[Hit]:
    """疑问词作宾语的一部分，全句并不发问的，不用问号：“要弄清学生为什么流失”是陈述句。

    依据：GB/T 15834—2011 4.2.3.1、附录A.2
    正例：要弄清学生为什么流失，怎样才能劝返。
    正例：底数摸清了吗？学生为什么流失？
    反例：要弄清学生为什么流失？怎样才能劝返？
    反例：请各校说明校服价格是如何确定的？
    """
    literals = ("弄清", "搞清", "查清", "摸清", "查明", "弄明白", "不知道", "不清楚", "不了解")
    for pattern, words in ((_LISTED_SINCE, literals), (_ORDERED, ("？",)), (_KEY, ("关键", "取决于"))):
        for passage, found in matches(document, pattern, *words, kinds=PROSE):
            if not _ASKING.search(passage.value, max(0, found.start() - 30), found.start()):
                at = found.start("mark")
                fix = replacing(passage.text, (at, at + 1, "。"), safe=False)
                yield hit(passage.text, found.start(), at + 1, "这是陈述句，不用问号", fix)


_NUMBER_INSIDE = lazy(r"《[^《》\n]{4,80}(?P<no>（[^（）《》\n]{1,12}[〔\[【（(]\d{4}[〕\]】）)]\d{1,4}号）)》")


@rule("PUN039", "发文字号写进了书名号", Severity.INFO)
def call_number_within_title_marks(document: Document) -> Iterator[Hit]:
    """引用公文先引标题，后引发文字号；发文字号不是标题，用圆括号写在书名号之后。

    依据：《国家行政机关公文处理办法》第二十五条以来的引文惯例；GB/T 15834—2011 4.15
    正例：根据《云河县教育局关于做好招生工作的通知》（云教发〔2026〕12号）要求，制定本方案。
    反例：根据《云河县教育局关于做好招生工作的通知（云教发〔2026〕12号）》要求，制定本方案。
    """
    for passage, found in matches(document, _NUMBER_INSIDE, "号）》", kinds=PROSE | {Kind.CELL}):
        start, end = found.span("no")
        fix = replacing(passage.text, (start, start, "》"), (end, end + 1, ""), safe=False)
        yield hit(passage.text, start, end + 1, "发文字号应在书名号之后", fix)
