"""Half-width and foreign marks among 汉字 → the full-width ones of GB/T 15834—2011."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from govdoc import ordinals
from govdoc.lint.once import once
from govdoc.lint.passage import HAN, PROSE, Kind, Passage, matches, reading
from govdoc.lint.rule import Hit, Severity, hit, replacing, rule
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document

_LEFT = rf"[{HAN}”’》）】〕〉％%]"
_RIGHT = rf"[{HAN}“‘《（【〈]"
_HALF = lazy(
    rf"[,;:?!.](?:(?<={_LEFT}.)(?:(?<!\.)(?={_RIGHT}|[\d\"]|\s|$)|(?<![:.])(?=[A-Za-z])(?!import)"
    r"|(?<=[^〕〉％%]\.)(?=[\"'”’）]?$)|(?<![”’》）】〕〉％%].)(?:(?<=:)(?=[A-Za-z](?![\w.]*[:/\\\\@=]))|(?<!:)(?=[”’])))"
    rf"|(?:(?<=[\d)][,;:?!])|(?<=[A-Za-z\"'][,;?!])(?<!Yahoo!))(?={_RIGHT})|(?<=[)][,;:?!])(?=\s*$|\s+[{HAN}]))",
    re.MULTILINE,
)
_HALF_CRIES = lazy(
    rf"(?:[!?][!?！？]{{1,2}}|[！？][!?]{{1,2}})(?<![！？]{{2}})(?![!?！？]|(?:所|名|人|个|万元|亿元|元)[，。；、])(?=[{HAN}“”’》）\"\s]|$)(?:(?<={_LEFT}..)|(?<={_LEFT}...))",
    re.MULTILINE,
)
_CRIES = tuple(
    first + second
    for first in "!?！？"
    for second in "!?！？"
    if first + second not in {"！！", "？？", "！？", "？！"}
)
_SPACED_COMMA = lazy(rf" {{1,2}},(?<=[{HAN}] ,)(?= {{0,2}}[{HAN}])")
_HALF_BRACKETS = lazy(r"\(((?:[^()（）\n]|（[^()（）\n]{0,60}）){0,200})\)")
_FULL_BRACKETS = lazy(rf"（(?![一二三四五六七八九十]+）)[^（）()\n]*[{HAN}]")
_HAS_HAN = lazy(f"[{HAN}]")
_FULL = str.maketrans(",;:?!.", "，；：？！。")
_REFERENCE = lazy(r"\[(?:[JMDNCRPSZGA]|DB|(?:J|M|N|DB|EB|CP)/OL)\]")
_ENTITY = lazy(r"&#?[A-Za-z0-9]{2,7}$")
_FIELD = lazy(
    r"#[A-Z/0]{3,7}!|错误!\s*(?:未找到|未定义|文档中|未知的|超链接)|!(?:语法错误|零作除数|缺少运算符|未定义书签)"
)
_GAP = lazy(rf" (?=[{HAN}A-Za-z\d“《（\[])")
_ASKING = lazy(r"(?:什么|怎么|怎样|如何|为何|多少|几时|何时|是否|能否|谁|哪|吗|呢)[^，。；：？！?]*$")
_LOST_MARKS = lazy(r"\?[^?？。！\n]{2,40}\?")


@rule("PUN001", "汉字间用了半角标点", Severity.ERROR)
def half_width(document: Document) -> Iterator[Hit]:
    """汉字之间的逗号、分号、冒号、问号、叹号、句号、括号用全角；网址、时间、小数、英文中的不在此列。

    依据：GB/T 15834—2011 5.1
    正例：会议于9:30开始，共3.5小时，详见 https://example.com/a,b 。
    正例：引进人工智能（AI）课程2门，占比为12.5%。
    反例：同志们:今天,我们召开会议。
    反例：全县共有学校(含教学点)46所。
    """
    for passage, at in _half_marks(document):
        mark = passage.value[at]
        right = mark.translate(_FULL)
        # A typist of English leaves a gap behind the mark.
        end = at + 2 if _GAP.match(passage.value, at + 1) else at + 1
        fix = replacing(passage.text, (at, end, right))
        yield hit(passage.text, at, at + 1, f"半角“{mark}”应为全角“{right}”", fix)
    for passage, found in matches(document, _HALF_CRIES, *_CRIES):
        right = found[0].translate(_FULL).replace("！？", "？！")
        fix = replacing(passage.text, (*found.span(), right))
        yield hit(passage.text, *found.span(), f"半角“{found[0]}”应为全角“{right}”", fix)
    for passage, found in matches(document, _SPACED_COMMA, " ,"):
        fix = replacing(passage.text, (*found.span(), "，"), safe=False)
        fault = hit(passage.text, *found.span(), "半角“,”应为全角“，”", fix)
        yield replace(fault, severity=Severity.INFO)  # the sign itself may be spoken of
    yield from _half_brackets(document)


def _half_marks(document: Document) -> Iterator[tuple[Passage, int]]:
    """Give the half-width marks between clauses, but for those that other rules speak of, and those of references."""
    last, passed_over, lost = None, False, set[int]()
    for passage, found in matches(document, _HALF):
        at = found.start()
        if passage is not last:
            last, lost = passage, _book_marks(passage.value)
            # GB/T 7714 has half-width marks.
            passed_over = _REFERENCE.search(passage.value) is not None or not _HAS_HAN.search(passage.value)
        told = (
            passed_over
            or at in lost
            or _is_unknown(passage.value, at)
            or _in_ordinal(passage, at)
            or _is_of_code(passage.value, at)
        )
        if not told:
            yield passage, at


def _is_unknown(value: str, at: int) -> bool:
    """Whether a mark stands for a digit, 202?年: RES001 speaks of that."""
    return value[at] == "?" and value[at - 1 : at].isdigit() and value[at + 1 : at + 2] in tuple("年月日")


def _is_of_code(value: str, at: int) -> bool:
    """Whether a mark ends an entity of HTML (RES011), or belongs to what Word prints for a broken field (RES009)."""
    if value[at] == ";":
        return _ENTITY.search(value, max(0, at - 8), at) is not None
    return value[at] == "!" and _FIELD.search(value, max(0, at - 8), at + 8) is not None


def _half_brackets(document: Document) -> Iterator[Hit]:
    """Give the half-width brackets that hold 汉字."""
    for passage, found in matches(document, _HALF_BRACKETS, "("):
        left, end = found.span()
        if _HAS_HAN.search(found[1]) and not _in_ordinal(passage, left):
            fix = replacing(passage.text, (left, left + 1, "（"), (end - 1, end, "）"))
            fault = hit(passage.text, left, end, "半角括号“()”应为全角“（）”", fix)
            # Titles and names are quoted with such brackets by everybody; who writes none but these follows the web.
            mixed = _is_prose(passage) and found[1].strip(ordinals.HAN) and _has_full_brackets(document)
            yield fault if mixed else replace(fault, severity=Severity.INFO)
        elif _is_name(passage.value, found):
            fix = replacing(passage.text, (left, left + 1, "（"), (end - 1, end, "）"), safe=False)
            fault = hit(passage.text, left, end, "汉字之间的半角括号“()”应为全角“（）”", fix)
            yield replace(fault, severity=Severity.INFO)


@once
def _has_full_brackets(document: Document) -> bool:
    """Whether a document holds full-width brackets too, those of ordinals left out."""
    return _FULL_BRACKETS.search(reading(document).whole) is not None


def _is_prose(passage: Passage) -> bool:
    """Whether a passage is running text: no title, no cell, no line without a sentence."""
    return passage.kind in {Kind.BODY, Kind.ELEMENT, Kind.BYLINE, Kind.SALUTATION, Kind.NOTE} and passage.in_sentences


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
        {
            at
            for found in _LOST_MARKS.finditer(value)
            if not _ASKING.search(value, max(0, found.start() - 20), found.start())
            for at in (found.start(), found.end() - 1)
        }
        if "?" in value
        else set()
    )


_STRAIGHT = lazy(r'"([^"\n]{1,200}?)"|＂([^＂\n]{1,200}?)＂|〝([^〝〞〟\n]{1,200}?)[〞〟]')
_STRAIGHT_SINGLE = lazy(rf"(?<![A-Za-z0-9])'(?=[^']{{0,60}}[{HAN}])([^'\n]{{1,60}})'(?![A-Za-z])")
_FOREIGN_NAME = lazy(r"[A-Za-z][A-Za-z0-9+&’ .\-]{0,40}")
_BESIDE = lazy(rf"[{HAN}，。、；：？！（）《》]")
_LONE_STRAIGHT = lazy(rf"\"(?<!\d\")(?:(?=[{HAN}])|(?<=[{HAN}，。？！]\"))")


@rule("PUN006", "用了直引号", Severity.ERROR)
def straight_quote(document: Document) -> Iterator[Hit]:
    """引号用弯引号“ ”，引号中再用引号时用‘ ’；不用直引号。

    依据：GB/T 15834—2011 4.8.2
    正例：落实“双减”要求。
    反例：落实"双减"要求。
    反例：实施"AI"行动。
    反例：落实"双减要求。
    反例：落实'双减'要求。
    """
    last, paired, tagged = None, True, False
    for pattern, straight in ((_STRAIGHT, ('"', "＂", "〝")), (_STRAIGHT_SINGLE, ("'",))):
        for passage, found in matches(document, pattern, *straight):
            if passage is not last:
                last, paired, tagged = passage, passage.value.count('"') % 2 == 0, "<" in passage.value
            if tagged or not (_HAS_HAN.search(found[0]) or _is_name(passage.value, found)):
                continue
            start, end = found.span()
            left, right = ("‘", "’") if pattern is _STRAIGHT_SINGLE else ("“", "”")
            fix = replacing(passage.text, (start, start + 1, left), (end - 1, end, right), safe=paired)
            yield hit(passage.text, start, end, f"直引号应改为弯引号{left} {right}", fix)
    for passage, found in matches(document, _LONE_STRAIGHT, '"', kinds=PROSE):
        if passage.value.count('"') == 1 and "<" not in passage.value:
            fault = hit(passage.text, *found.span(), "直引号只有一半，应为成对的弯引号“ ”")
            yield replace(fault, severity=Severity.WARNING)


def _is_name(value: str, found: re.Match[str]) -> bool:
    """Whether a pair holds a foreign word within a Chinese sentence: 汉字 or full-width marks on both sides."""
    before, after = value[found.start() - 1 : found.start()], value[found.end() : found.end() + 1]
    inner = found[0][1:-1]
    return bool(_FOREIGN_NAME.fullmatch(inner) and _BESIDE.match(before) and (not after or _BESIDE.match(after)))


_DOT = lazy(rf"[.．](?<=[{HAN}].)(?= {{0,2}}[{HAN}])|．(?<=[{HAN}”》）]．)(?=$|[”）])", re.MULTILINE)
_NUMERALS = "一二三四五六七八九十"


@rule("PUN012", "汉字之间用了英文句点")
def dot_between_characters(document: Document) -> Iterator[Hit]:
    """汉字之间没有“.”：断句用句号“。”，外国人名、少数民族人名各部分之间用间隔号“·”。

    依据：GB/T 15834—2011 4.1、4.14
    正例：要学习外国专家安娜·伊万诺娃的敬业精神。各校要抓好落实。
    反例：要落实到每一所学校.各校要抓好落实。
    """
    for passage, found in matches(document, _DOT, ".", "．"):
        spaced = passage.value[found.end() : found.end() + 1] == " "
        # 注. 本表…: a label before a gap.
        prose = passage.kind in PROSE and found.start() > 1
        if _REFERENCE.search(passage.value):
            continue
        if passage.value[found.start() - 1] not in _NUMERALS and (prose or not spaced):
            yield hit(passage.text, *found.span(), f"汉字之间的“{found[0]}”应为句号“。”或者间隔号“·”")


_CORNERS = lazy(r"「([^「」『』\n]*)」|『([^「」『』\n]*)』")
_CURLED = {"「": ("“", "”"), "『": ("‘", "’")}


@rule("PUN013", "用了直角引号")
def corner_quote(document: Document) -> Iterator[Hit]:
    """横排文稿的引号用“ ”和‘ ’；「 」和『 』只用于竖排。

    依据：GB/T 15834—2011 4.8、5.2
    正例：落实“双减”要求。
    反例：落实「双减」要求。
    """
    for passage, found in matches(document, _CORNERS, "「", "『"):
        start, end = found.span()
        left, right = _CURLED[found[0][0] if "「" in passage.value or passage.cited(start, end) else "「"]
        fix = replacing(
            passage.text, (start, start + 1, left), (end - 1, end, right), safe=not passage.cited(start, end)
        )
        fault = hit(passage.text, start, end, f"横排用{left} {right}，不用{found[0][0]} {found[0][-1]}", fix)
        # Who quotes with nothing else follows a style of his own, as newspapers do in columns set vertically.
        mixed = any(mark in passage.value for mark in "“”‘’")
        yield fault if mixed else replace(fault, severity=Severity.INFO)
