"""Marks between clauses and items → doubled, misplaced and needless ones (GB/T 15834—2011)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from govdoc.lint.passage import HAN, PROSE, Kind, Passage, matches
from govdoc.lint.rule import Hit, Severity, hit, replacing, rule
from govdoc.model import Document, Heading
from govdoc.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_MARKED = lazy("》、《|”、“")
_RUN = lazy(r"(?:《[^《》]*》(?:（[^（）]*）)?[、，]?){2,}|(?:“[^“”]*”(?:（[^（）]*）)?[、，]?){2,}")
_WITH_COMMAS = lazy(r"(?:《[^《》\n]{1,40}》，)+《[^《》\n]{1,40}》(?=等)|(?:“[^“”\n]{1,12}”，)+“[^“”\n]{1,12}”(?=等)")
_COMMA_BETWEEN = lazy("(?<=[》”])，(?=[《“])")
_JOINING, _APART_FROM = frozenset("和与及"), frozenset("、（(")
_BETWEEN = lazy(r"(?<=》)、(?=《)|(?<=”)、(?=“)")


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
            in_pairs = before in _JOINING and after in _JOINING  # “稳”与“进”、“立”与“破”的关系
            if "）" in run[0] or before == "、" or run[0][-1] == "、" or after in _APART_FROM or in_pairs:
                continue
            for found in _BETWEEN.finditer(passage.value, run.start(), run.end()):
                at = found.start()
                pair = "书名号" if passage.value[at - 1] == "》" else "引号"
                fix = replacing(passage.text, (at, at + 1, ""))
                yield hit(passage.text, at, at + 1, f"并列的{pair}之间不用顿号", fix)
    for passage, found in matches(document, _WITH_COMMAS, "》等", "”等", kinds=PROSE):
        for comma in _COMMA_BETWEEN.finditer(passage.value, *found.span()):
            fix = replacing(passage.text, (*comma.span(), ""))
            yield hit(passage.text, *comma.span(), "并列的书名号、引号之间不用逗号", fix)


_DOUBLED = lazy(
    r"[，、；：。？！](?!:::)[，、；：。,;:]+(?![-)(A-Za-z,;:])|[，、；：。？！][，、；：。]+(?=[,;:][-)(A-Za-z])"
    rf"|[,;:](?<![\d,;:][,;:])[，、；：。]+|。[？！.]|[，、；][？！]|[,;](?<=[{HAN}”》）].)[,;:!?]+(?=[{HAN}“《（])"
)
_PAIRS = (
    *(one + other for one in "，、；：。？！" for other in "，、；：。,;:"),
    *(one + other for one in ",;:" for other in "，、；：。"),
    *(one + other for one in ",;" for other in ",;:!?"),
    *(one + other for one in "，、；" for other in "？！"), "。？", "。！", "。.",
)  # fmt: skip
"""What the two marks at the head of a match may be."""
_WIDE = str.maketrans(",;:", "，；：")


@rule("PUN007", "标点重复")
def doubled_mark(document: Document) -> Iterator[Hit]:
    """两个点号不连用：“，，”“。。”“，。”都是改稿时留下的。

    依据：GB/T 15834—2011 5.1、附录B.2.3、B.2.4
    正例：要做到思想到位、措施到位、责任到位。
    反例：要做到思想到位，，措施到位。
    反例：要做到思想到位、措施到位，。
    反例：办好人民满意的教育——，这是我们的承诺。
    反例：开展阅读、演讲、……丰富了校园生活。
    """
    for passage, found in matches(document, _DOUBLED, *_PAIRS):
        marks = found[0]
        if set(marks) == {"。"} and len(marks) > 2:  # noqa: PLR2004 - an ellipsis, of which PUN005 speaks
            continue
        same = len(set(marks)) == 1
        # Three of them may stand for an ellipsis.
        twice = len(marks) == 2 and (same or marks == "。.")  # noqa: PLR2004 - one too many
        fix = replacing(passage.text, (*found.span(), marks[0].translate(_WIDE))) if twice else None
        what = "重复" if same or twice else "连用，应留一个"
        if same and not twice:
            what = "重复，表示省略的写作“……”"
        yield hit(passage.text, *found.span(), f"标点“{marks}”{what}", fix)
    for passage, found in matches(document, _BEFORE_DOTS, "、……", "；……", kinds=PROSE):
        fix = replacing(passage.text, (found.start(), found.start() + 1, ""), safe=False)
        fault = hit(passage.text, *found.span(), f"省略号之前通常不用“{found[0][0]}”", fix)
        yield replace(fault, severity=Severity.INFO)
    for passage, found in matches(document, _DASHED, "——，", "——；", "——：", "……、", kinds=PROSE):
        fix = replacing(passage.text, (found.end() - 1, found.end(), ""), safe=False)
        fault = hit(passage.text, *found.span(), f"“{found[0][:2]}”之后不用“{found[0][-1]}”", fix)
        yield replace(fault, severity=Severity.INFO)


_DASHED = lazy(rf"(?:——[，；：]|……、)(?<=[{HAN}”》]...)(?=[{HAN}“《])")
_BEFORE_DOTS = lazy(rf"[、；]……(?<=[{HAN}”》）]...)")
_CRIES = lazy(r"[！!]{4,}|[？?]{4,}|[！？]{2,}")
_CRIES_SEEN = tuple(first + second for first in "！!？?" for second in "！!？?")
"""What a match begins with."""
_MOST_CRIES = 3
_FULL = str.maketrans("!?", "！？")


@rule("PUN018", "叹号、问号叠用不当")
def too_many_cries(document: Document) -> Iterator[Hit]:
    """问号、叹号最多叠用三个；疑问兼感叹时先问号、后叹号，各用一个。

    依据：GB/T 15834—2011 4.2.3.3、4.3.3.3、4.3.3.4
    正例：这到底是谁的责任？！同志们，我们一定要想清楚！！
    反例：我们一定要想清楚！！！！
    反例：这到底是谁的责任！？
    反例：这到底是谁的责任？？！！
    """
    for passage, found in matches(document, _CRIES, *_CRIES_SEEN):
        marks = found[0]
        if {*marks} == {"？", "！"}:
            if marks != "？！":
                fix = replacing(passage.text, (*found.span(), "？！"), safe=marks == "！？")
                fault = hit(passage.text, *found.span(), "疑问兼感叹应写作“？！”", fix)
                yield fault if len(marks) > _MOST_CRIES else replace(fault, severity=Severity.INFO)
        elif len(marks) > _MOST_CRIES:
            one = marks[0].translate(_FULL)
            fix = replacing(passage.text, (*found.span(), one), safe=False)
            yield hit(passage.text, *found.span(), f"“{marks[:6]}”叠用过多，最多三个", fix)


_BEFORE_ETC = lazy(
    r"、等(?!待|级|次|于|同|到|候|额|值|高线|式|效|价|离子|边|腰|差|比|量|第|我|你|他|她|它|客|因)"
    r"|[，,]等(?=(?:方面|单位|部门|工作(?![组人队])|内容|活动|情况|问题|措施|领域|环节|项目|制度|[两三四五六七八九十\d]+[个项种类所名])|[，。；]"
    r"|(?:设备|设施|器材|物资|用品|材料|资料|形式|方式|手段|途径|渠道|学科|课程|场所|荣誉|称号|困难|因素|疾病|领域)[，。；]"
    r"|(?![待到候于了着过我你他她它咱会一下明来不这那全所各])[\u4e00-\u9fff]{2,4}[，。；])"
)
_LIST = lazy(r"、[^，。；、：]{1,12}$")


@rule("PUN008", "“等”字前用了点号")
def mark_before_etc(document: Document) -> Iterator[Hit]:
    """列举之后的“等”“等等”与前项之间不用顿号、逗号。

    依据：GB/T 15834—2011 附录B.1.2
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


_SPACE = lazy(rf" +(?=[{HAN}“‘《（，。；：、！？）》’”]|(?<=[，。；、！？] )[A-Za-z0-9])")
_WIDE_SPACE = lazy(rf"\u3000+(?<=[{HAN}][，；、]\u3000)(?=[{HAN}“《（])")
_BEFORE_SPACE = lazy(rf"[{HAN}，。；：、“”《》（）]")
_SENTENCE = 20
_STOPS = frozenset("，。；、！？")
_OPENING, _CLOSING = frozenset("“‘《（"), frozenset("”’》）")
_WRITTEN = lazy(rf"[{HAN}A-Za-z0-9%％”’》）]")
_CHARACTER = lazy(f"[{HAN}]")
_PARTING = 5
"""Spaces that part two things of a form: 甲方（盖章）：　　乙方（盖章）："""
_APART = 6
"""Characters to one space: where there are more spaces, the words of the text were parted on purpose."""


@rule("PUN011", "汉字之间、标点前后有空格", Severity.INFO)
def space_between_characters(document: Document) -> Iterator[Hit]:
    """正文的汉字之间、标点前后不加空格，点号紧跟在文字之后；空格多是复制或换行时带进来的。

    依据：公文排版惯例；GB/T 15834—2011 5.1.1
    正例：各校要认真落实习近平新时代中国特色社会主义思想进课堂要求，创新方式方法。
    正例：第三条 学校食堂应当由学校自主经营，不得对外承包或者委托经营。
    反例：各校要认真落实习近平新时代 中国特色社会主义思想进课堂要求，创新方式方法。
    反例：各校要提高认识 ，抓好落实。
    反例：各校要提高认识， 抓好落实。
    """
    for passage, found in matches(document, _SPACE, " ", kinds=PROSE | {Kind.TITLE}):
        if len(found[0]) >= _PARTING:
            continue
        before = passage.value[max(0, found.start() - 1) : found.start()]
        after = passage.value[found.end()]
        fix = replacing(passage.text, (*found.span(), ""))
        if after in _STOPS and _WRITTEN.match(before) and not passage.is_address(found.start() - 1):
            fault = hit(passage.text, *found.span(), f"“{after}”之前多了空格", fix)
            sure = passage.kind in PROSE and _CHARACTER.match(before)
            parted = passage.value.count(" ") * _APART > len(passage.value)
            yield replace(fault, severity=Severity.WARNING) if sure and not parted else fault
        elif before and found.start() >= _head_length(passage) and (said := _gap(passage, found, before, after)):
            yield hit(passage.text, *found.span(), said, fix)
    for passage, found in matches(document, _WIDE_SPACE, "，\u3000", "；\u3000", "、\u3000", kinds={Kind.BODY}):
        fix = replacing(passage.text, (*found.span(), ""))
        yield hit(passage.text, *found.span(), f"“{passage.value[found.start() - 1]}”之后多了空格", fix)


def _gap(passage: Passage, found: re.Match[str], before: str, after: str) -> str:
    """Return what is to be said of a gap that no stop follows; nothing where it may stand."""
    if before in _STOPS and after not in _CLOSING:
        return f"“{before}”之后多了空格"
    if "：" in {before, after} and passage.in_sentences and _WRITTEN.match(after if before == "：" else before):
        return "“：”前后多了空格"
    if (before in _OPENING and _CHARACTER.match(after)) or (after in _CLOSING and _CHARACTER.match(before)):
        return f"“{before if before in _OPENING else after}”内侧多了空格"
    sentence = len(passage.value) >= _SENTENCE and passage.value[-1] in "。；：！？"
    # 《中共中央 国务院关于……》 is so printed.
    if passage.kind is Kind.BODY and sentence and _BEFORE_SPACE.match(before) and not passage.cited(*found.span()):
        return "汉字之间多了空格"
    return ""


_ARTICLE = lazy(r"第[〇零一二三四五六七八九十百千\d]{1,7}[编章节条](?:之[一二三四五六七八九十])?")


def _head_length(passage: Passage) -> int:
    """Length of the run-in heading or of 第三条 at the head of a passage: a gap behind it parts it from its text."""
    if article := _ARTICLE.match(passage.value):
        return article.end() + 1
    return (
        passage.value.find(passage.head.text.value) + len(passage.head.text) + 1
        if isinstance(passage.head, Heading)
        else 0
    )
