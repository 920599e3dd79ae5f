"""Marks between clauses and items → doubled, misplaced and needless ones (GB/T 15834—2011)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from govdoc.lint.passage import HAN, Kind, Passage, matches
from govdoc.lint.rule import Hit, Severity, hit, replacing, rule
from govdoc.model import Document, Heading

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKED = re.compile("》、《|”、“")
_RUN = re.compile(r"(?:《[^《》]*》(?:（[^（）]*）)?[、，]?){2,}|(?:“[^“”]*”(?:（[^（）]*）)?[、，]?){2,}")
_BETWEEN = re.compile(r"(?<=》)、(?=《)|(?<=”)、(?=“)")


@rule("PUN004", "并列的书名号、引号之间用了顿号", Severity.INFO)
def comma_between_marks(document: Document) -> Iterator[Hit]:
    """并列的书名号之间、引号之间通常不用顿号；其间有括注或者并列项不都带引号时可以用。

    依据：GB/T 15834—2011 4.5.3.5
    正例：贯彻落实《中华人民共和国教育法》《中华人民共和国教师法》，抓好“双减”“五项管理”工作。
    正例：落实《中小学校管理办法》（修订稿）、《教师考核办法》（试行）和学校章程。
    反例：贯彻落实《中华人民共和国教育法》、《中华人民共和国教师法》。
    反例：抓好“双减”、“五项管理”工作。
    """
    seen = matches(document, _MARKED, "》、《", "”、“")
    for passage in {passage.text.start: passage for passage, _ in seen}.values():
        for run in _RUN.finditer(passage.value):
            before = passage.value[run.start() - 1 : run.start()]
            after = passage.value[run.end() : run.end() + 1]
            if "）" in run[0] or before == "、" or run[0][-1] == "、" or (after and after in "、（(和与及"):
                continue
            for found in _BETWEEN.finditer(passage.value, run.start(), run.end()):
                at = found.start()
                pair = "书名号" if passage.value[at - 1] == "》" else "引号"
                fix = replacing(passage.text, (at, at + 1, ""))
                yield hit(passage.text, at, at + 1, f"并列的{pair}之间不用顿号", fix)


_DOUBLED = re.compile(
    r"[，、；：。？！][，、；：。,;:]+(?![-)(A-Za-z,;:])|[，、；：。？！][，、；：。]+(?=[,;:][-)(A-Za-z])"
    r"|[,;:](?<![\d,;:][,;:])[，、；：。]+|。[？！]"
)


@rule("PUN007", "标点重复")
def doubled_mark(document: Document) -> Iterator[Hit]:
    """两个点号不连用：“，，”“。。”“，。”都是改稿时留下的。

    依据：GB/T 15834—2011 5.1
    正例：要做到思想到位、措施到位、责任到位。
    反例：要做到思想到位，，措施到位。
    反例：要做到思想到位、措施到位，。
    """
    for passage, found in matches(document, _DOUBLED):
        marks = found[0]
        if set(marks) == {"。"} and len(marks) > 2:  # noqa: PLR2004 - an ellipsis, of which PUN005 speaks
            continue
        same = len(set(marks)) == 1
        fix = replacing(passage.text, (*found.span(), marks[0])) if same else None
        what = "重复" if same else "连用，应留一个"
        yield hit(passage.text, *found.span(), f"标点“{marks}”{what}", fix)


_CRIES = re.compile(r"[！!]{4,}|[？?]{4,}|！？")


@rule("PUN018", "叹号、问号叠用不当")
def too_many_cries(document: Document) -> Iterator[Hit]:
    """问号、叹号最多叠用三个；疑问兼感叹时先问号、后叹号。

    依据：GB/T 15834—2011 4.2.3、4.3.3
    正例：这到底是谁的责任？！同志们，我们一定要想清楚！！
    反例：我们一定要想清楚！！！！
    反例：这到底是谁的责任！？
    """
    for passage, found in matches(document, _CRIES, "！！！！", "!!!!", "？？？？", "????", "！？"):
        if found[0] == "！？":
            fix = replacing(passage.text, (*found.span(), "？！"))
            fault = hit(passage.text, *found.span(), "疑问兼感叹应写作“？！”", fix)
            yield replace(fault, severity=Severity.INFO)
        else:
            yield hit(passage.text, *found.span(), f"“{found[0][:6]}”叠用过多，最多三个")


_BEFORE_ETC = re.compile(
    r"、等(?!待|级|次|于|同|到|候|额|值|高线|式|效|价|离子|边|腰|差|比|量|第|我|你|他|她|它|客|因)"
    r"|[，,]等(?=(?:方面|单位|部门|工作(?![组人队])|内容|活动|情况|问题|措施|领域|环节|项目|制度|[两三四五六七八九十\d]+[个项种类所名])|[，。；]"
    r"|(?:设备|设施|器材|物资|用品|材料|资料|形式|方式|手段|途径|渠道|学科|课程|场所|荣誉|称号|困难|因素|疾病|领域)[，。；])"
)
_LIST = re.compile(r"、[^，。；、：]{1,12}$")


@rule("PUN008", "“等”字前用了点号")
def mark_before_etc(document: Document) -> Iterator[Hit]:
    """列举之后的“等”“等等”与前项之间不用顿号、逗号。

    依据：GB/T 15834—2011 4.5.3
    正例：开展阅读、演讲、书法等活动，等条件成熟后全面推开。
    反例：开展阅读、演讲、书法、等活动。
    反例：开展阅读、演讲、书法，等活动。
    反例：购置图书、体育器材、实验仪器，等设备。
    """
    for passage, found in matches(document, _BEFORE_ETC, "、等", "，等", ",等"):
        at = found.start()
        mark = passage.value[at]
        if mark == "、" or _LIST.search(passage.value, max(0, at - 14), at):
            yield hit(passage.text, at, at + 1, f"“等”前不用“{mark}”", replacing(passage.text, (at, at + 1, "")))


_SPACE = re.compile(rf" +(?=[{HAN}“《（，。；：、！？）》”])")
_BEFORE_SPACE = re.compile(rf"[{HAN}，。；：、“”《》（）]")
_SENTENCE = 20


@rule("PUN011", "汉字之间有空格", Severity.INFO)
def space_between_characters(document: Document) -> Iterator[Hit]:
    """正文的汉字之间、标点前后不加空格；空格多是复制或换行时带进来的。

    依据：公文排版惯例
    正例：各校要认真落实习近平新时代中国特色社会主义思想进课堂要求，创新方式方法。
    反例：各校要认真落实习近平新时代 中国特色社会主义思想进课堂要求，创新方式方法。
    """
    for passage, found in matches(document, _SPACE, " ", kinds={Kind.BODY}):
        before = passage.value[max(0, found.start() - 1) : found.start()]
        sentence = len(passage.value) >= _SENTENCE and passage.value[-1] in "。；：！？"
        if sentence and _BEFORE_SPACE.match(before) and found.start() >= _head_length(passage):
            if passage.cited(*found.span()):  # 《中共中央 国务院关于……》 is so printed
                continue
            fix = replacing(passage.text, (*found.span(), ""))
            yield hit(passage.text, *found.span(), "汉字之间多了空格", fix)


def _head_length(passage: Passage) -> int:
    """Length of the run-in heading at the head of a passage: a gap behind it parts it from its text."""
    return (
        passage.value.find(passage.head.text.value) + len(passage.head.text) + 1
        if isinstance(passage.head, Heading)
        else 0
    )
