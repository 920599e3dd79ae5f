"""Punctuation → half-width and doubled marks, unpaired quotes and brackets, marks too many (GB/T 15834—2011)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govdoc import ordinals
from govdoc.lint.passage import HAN, Kind, Passage, passages, prose
from govdoc.lint.rule import Hit, Severity, hit, replacing, rule
from govdoc.model import Document, Heading

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEFT = rf"[{HAN}”’》）】〉％%]"
_RIGHT = rf"[{HAN}“‘《（【〈]"
_HALF = re.compile(
    rf"(?<={_LEFT})[,;:?!](?={_RIGHT}|\d|\s|$)|(?<=\d)[,;:?!](?={_RIGHT})|(?<=[{HAN}”’》）])\.(?=$)|(?<=[)])[,;:?!](?={_RIGHT}|\s|$)"
)
_HALF_BRACKETS = re.compile(rf"\((?=[^()（）]*[{HAN}])([^()（）]{{0,200}})\)")
_FULL = str.maketrans(",;:?!.", "，；：？！。")
_LOST_MARKS = re.compile(r"\?[^?？。！\n]{2,40}\?")


@rule("PUN001", "汉字间用了半角标点", Severity.ERROR)
def half_width(document: Document) -> Iterator[Hit]:
    """汉字之间的逗号、分号、冒号、问号、叹号、句号、括号用全角；网址、时间、小数、英文中的不在此列。

    依据：GB/T 15834—2011 5.1
    正例：会议于9:30开始，共3.5小时，详见 https://example.com/a,b 。
    正例：引进人工智能（AI）课程2门，占比为12.5%。
    反例：同志们:今天,我们召开会议。
    反例：全县共有学校(含教学点)46所。
    """
    for passage in passages(document):
        lost = _book_marks(passage.value)
        for found in _HALF.finditer(passage.value):
            at = found.start()
            if passage.is_address(at) or _in_ordinal(passage, at) or at in lost:
                continue
            right = found[0].translate(_FULL)
            yield hit(
                passage.text,
                at,
                at + 1,
                f"半角“{found[0]}”应为全角“{right}”",
                replacing(passage.text, (at, at + 1, right)),
            )
        for found in _HALF_BRACKETS.finditer(passage.value):
            left, right_end = found.span()
            if passage.is_address(left) or _in_ordinal(passage, left) or not found[1].strip(ordinals.HAN):
                continue
            changes = ((left, left + 1, "（"), (right_end - 1, right_end, "）"))
            yield hit(passage.text, left, right_end, "半角括号“()”应为全角“（）”", replacing(passage.text, *changes))


def _in_ordinal(passage: Passage, at: int) -> bool:
    """Whether a mark belongs to the ordinal at the head of the passage: STR001 speaks of that."""
    if at > _LONGEST_ORDINAL:
        return False
    ordinal = ordinals.parse(passage.value)
    return ordinal is not None and at < ordinal.length and ordinal.level <= 4  # noqa: PLR2004 - 5 and 6 take no mark


_LONGEST_ORDINAL = 8


def _book_marks(value: str) -> set[int]:
    """Return the places of question marks that are what is left of 《 and 》: RES003 speaks of those."""
    return (
        {at for found in _LOST_MARKS.finditer(value) for at in (found.start(), found.end() - 1)}
        if "?" in value
        else set()
    )


_RUN = re.compile(r"(?:《[^《》]*》(?:（[^（）]*）)?[、，]?){2,}|(?:“[^“”]*”(?:（[^（）]*）)?[、，]?){2,}")
_BETWEEN = re.compile(r"(?<=》)、(?=《)|(?<=”)、(?=“)")


@rule("PUN004", "并列的书名号、引号之间用了顿号")
def comma_between_marks(document: Document) -> Iterator[Hit]:
    """并列的书名号之间、引号之间通常不用顿号；其间有括注或者并列项不都带引号时可以用。

    依据：GB/T 15834—2011 4.5.3.5
    正例：贯彻落实《中华人民共和国教育法》《中华人民共和国教师法》，抓好“双减”“五项管理”工作。
    正例：落实《中小学校管理办法》（修订稿）、《教师考核办法》（试行）和学校章程。
    反例：贯彻落实《中华人民共和国教育法》、《中华人民共和国教师法》。
    反例：抓好“双减”、“五项管理”工作。
    """
    for passage in passages(document):
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


_ELLIPSIS = re.compile(
    rf"(?<=[{HAN}，。、；：！？”’》）])(?:\.{{3,}}|。{{3,}}|·{{3,}}|…+)|^…+|(?:(?<!\.)\.{{3,}}|(?<!…)…+)(?=[{HAN}])"
)


@rule("PUN005", "省略号写法不规范", Severity.ERROR)
def wrong_ellipsis(document: Document) -> Iterator[Hit]:
    """省略号是居中的六个点“……”，占两个字的位置；不写作“...”“。。。”或者单个“…”。

    依据：GB/T 15834—2011 4.11、5.1.7
    正例：要讲好身边的育人故事、奋斗故事……让典型可亲可敬。
    反例：要讲好身边的育人故事、奋斗故事...让典型可亲可敬。
    反例：要讲好身边的育人故事。。。
    """
    for passage in passages(document):
        for found in _ELLIPSIS.finditer(passage.value):
            if found[0].strip("…") or len(found[0]) not in {2, 4}:
                if passage.is_address(found.start()):
                    continue
                fix = replacing(passage.text, (*found.span(), "……"))
                yield hit(passage.text, *found.span(), f"省略号“{found[0]}”应写作“……”", fix)


_STRAIGHT = re.compile(r'"([^"\n]{1,200}?)"')
_STRAIGHT_SINGLE = re.compile(rf"(?<![A-Za-z0-9])'(?=[^']{{0,60}}[{HAN}])([^'\n]{{1,60}})'(?![A-Za-z])")


@rule("PUN006", "用了直引号", Severity.ERROR)
def straight_quote(document: Document) -> Iterator[Hit]:
    """引号用弯引号“ ”，引号中再用引号时用‘ ’；不用直引号。

    依据：GB/T 15834—2011 4.8
    正例：落实“双减”要求。
    反例：落实"双减"要求。
    """
    for passage in passages(document):
        if not re.search(rf"[{HAN}]", passage.value) or "<" in passage.value:
            continue
        paired = passage.value.count('"') % 2 == 0
        for pattern, marks in ((_STRAIGHT, "“”"), (_STRAIGHT_SINGLE, "‘’")):
            for found in pattern.finditer(passage.value):
                if passage.is_address(found.start()) or not re.search(rf"[{HAN}]", found[0]):
                    continue
                start, end = found.span()
                changes = ((start, start + 1, marks[0]), (end - 1, end, marks[1]))
                fix = replacing(passage.text, *changes, safe=paired)
                yield hit(passage.text, start, end, f"直引号应改为弯引号“{marks}”", fix)


_DOUBLED = re.compile(r"(?P<mark>[，、；：])(?P=mark)+|(?<!。)。。(?!。)|[，、；：][，、；：。]|(?<!。)。[，、；：]")


@rule("PUN007", "标点重复")
def doubled_mark(document: Document) -> Iterator[Hit]:
    """两个点号不连用：“，，”“。。”“，。”都是改稿时留下的。

    依据：GB/T 15834—2011 5.1
    正例：要做到思想到位、措施到位、责任到位。
    反例：要做到思想到位，，措施到位。
    反例：要做到思想到位、措施到位，。
    """
    for passage in passages(document):
        for found in _DOUBLED.finditer(passage.value):
            same = len(set(found[0])) == 1
            fix = replacing(passage.text, (*found.span(), found[0][0])) if same else None
            what = "重复" if same else "连用，应留一个"
            yield hit(passage.text, *found.span(), f"标点“{found[0]}”{what}", fix)


_BEFORE_ETC = re.compile(
    r"[、](?=等(?!待|级|次|于|同|到|候|额|值|高线|式|效|价|离子|边|腰|差|比|量|第|我|你|他|她|它|客|因))"
    r"|(?<=、)(?P<tail>[^，。；、：]{1,12})(?P<comma>[，,])(?=等(?:方面|单位|部门|工作|内容|活动|情况|问题|措施|领域|环节|项目|制度|[两三四五六七八九十\d]+[个项种类所名])|等[，。；])"
)


@rule("PUN008", "“等”字前用了点号")
def mark_before_etc(document: Document) -> Iterator[Hit]:
    """列举之后的“等”“等等”与前项之间不用顿号、逗号。

    依据：GB/T 15834—2011 4.5.3
    正例：开展阅读、演讲、书法等活动，等条件成熟后全面推开。
    反例：开展阅读、演讲、书法、等活动。
    反例：开展阅读、演讲、书法，等活动。
    """
    for passage in passages(document):
        for found in _BEFORE_ETC.finditer(passage.value):
            at = found.start("comma") if found["comma"] else found.start()
            mark = passage.value[at]
            yield hit(passage.text, at, at + 1, f"“等”前不用“{mark}”", replacing(passage.text, (at, at + 1, "")))


_YEARS = re.compile(r"(?<![\d\-－–/.—])((?:19|20)\d\d)(年?)(--?|－|–|~)((?:19|20)\d\d)(?=学?年)")


@rule("PUN009", "起止年份没有用一字线")
def hyphen_between_years(document: Document) -> Iterator[Hit]:
    """起止年份之间用一字线“—”，不用半角连字符“-”。

    依据：GB/T 15834—2011 4.13.3
    正例：做好2026—2030年教育规划编制，总结2025—2026学年工作。
    反例：做好2026-2030年教育规划编制。
    """
    for passage in passages(document):
        for found in _YEARS.finditer(passage.value):
            if not passage.is_address(found.start()):
                fix = replacing(passage.text, (*found.span(3), "—"))
                yield hit(passage.text, *found.span(), f"起止年份应写作“{found[1]}{found[2]}—{found[4]}”", fix)


_DOUBLE_HYPHEN = re.compile(rf"(?<=[{HAN}”》）])(?:--+|－－+)(?=[{HAN}“《])")


@rule("PUN010", "破折号写法不规范", Severity.ERROR)
def hyphens_for_dash(document: Document) -> Iterator[Hit]:
    """破折号是占两个字位置的“——”，不用“--”代替。

    依据：GB/T 15834—2011 4.10、5.1.7
    正例：办好人民满意的教育——在全县教育工作会议上的讲话
    反例：我们的目标只有一个--办好人民满意的教育。
    """
    for passage in passages(document):
        for found in _DOUBLE_HYPHEN.finditer(passage.value):
            fix = replacing(passage.text, (*found.span(), "——"))
            yield hit(passage.text, *found.span(), f"“{found[0]}”应写作破折号“——”", fix)


_SPACE = re.compile(rf"(?<=[{HAN}，。；：、”》）]) +(?=[{HAN}“《（])")
_SENTENCE = 20


@rule("PUN011", "汉字之间有空格", Severity.INFO)
def space_between_characters(document: Document) -> Iterator[Hit]:
    """正文的汉字之间、标点前后不加空格；空格多是复制或换行时带进来的。

    依据：公文排版惯例
    正例：各校要认真落实习近平新时代中国特色社会主义思想进课堂要求，创新方式方法。
    反例：各校要认真落实习近平新时代 中国特色社会主义思想进课堂要求，创新方式方法。
    """
    for passage in prose(document):
        if len(passage.value) < _SENTENCE or passage.value[-1] not in "。；：！？" or passage.kind is Kind.HEADING:
            continue
        lead = _head_length(passage)
        for found in _SPACE.finditer(passage.value, lead):
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
