"""Characters → those lost, unseen, looking like others, or no characters of a document at all."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from govdoc.lint.language import is_foreign
from govdoc.lint.once import once
from govdoc.lint.passage import HAN, PROSE, matches, reading
from govdoc.lint.rule import Hit, Severity, hit, replacing, rule
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document

_LOST = lazy(
    rf"\?(?<![A-Za-z0-9]\?)(?=[^?？。！\n]{{2,40}}\?)(?P<name>[{HAN}\d“”（）—、]{{2,40}})\?"
    rf"(?=[，。、；：”（）,.;的和及等]|[{HAN}]|$)"
)
_LOST_HEAD = lazy(rf"^\?{{2,}}(?=[{HAN}])", re.MULTILINE)
_CITED = lazy(
    r"(?:方案|办法|意见|规划|纲要|条例|规定|通知|制度|规则|规那么|守则|守那么|法|案|书|计划|决定|章程|标准|指南|实施细则|细那么|公约|清单|要点)$"
)
_PARTY = lazy(
    r"D(?<![A-Za-z0-9、，（(“及和与或第维].)(?:(?=的(?:教育|建设|领导|全面|创新|二十|十[八九]|方针|组织(?:建设|路线|领导)|路线|基层|事业|政策))"
    r"|(?=员(?:干部|教师|同志|领导|发展|教育|队伍|先锋|[，、。的]))|(?=组织(?:生活|建设|书记|战斗|[，、。的]))|(?=建(?:工作|引领|责任|品牌))"
    r"|(?=纪学习|风廉政|委书记|支部|中央|史学习|对教育|课(?:学习|教育|活动))|(?<=听D)(?=话)|(?<=跟D)(?=走))"
)
"""D的教育方针, D员干部: the letter stands where sites put it, not among A, B, C."""
_POURED = "锛銆鐨鏈鍏鍙鍥鍒鍦鍔鏂鏄鍗鍚浠涓璁竴涔湪瀹鏁欒偛"
"""UTF-8 read as GBK: the first halves of ，。的 and of common 汉字; in a text that is sound hardly one occurs."""
_GARBLED = lazy(
    r"\ufffd+|[\ue000-\uf8ff]+|锟斤拷|烫烫烫|(?:Ã|Â|â€|ï¼|ã€|ä¸|å\S){3,}|(?:[à-ï][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{1,2}){2,}"
    rf"|屯屯屯+|^锘[^\x00-\x7f\n]+|ㄣ€|[锛銆鐨][^\x00-\x7f\n]{{2,}}|[\u00a1-\u00b6\u00b8-\u00d6\u00d8-\u00ff]{{6,}}|[{_POURED}](?:[^\x00-\x7f]{{0,3}}?[{_POURED}]){{2,}}[^\x00-\x7f]{{0,3}}",
    re.MULTILINE,
)
_PARTY_WORDS = [f"D{word}" for word in "的员组建纪风委支课中史对话走"]


@rule("RES003", "字符丢失或乱码")
def lost_character(document: Document) -> Iterator[Hit]:
    """转换编码时丢失的字符：书名号变成问号，文字变成“�”；范文网站换掉的字：“党”变成“D”。

    依据：《党政机关公文处理工作条例》第二十条（标点符号用法应当规范）
    正例：为什么要抓？怎么抓？要认真学习《中小学管理办法》。
    反例：要认真学习?中小学管理办法?，抓好落实。
    反例：教育系统健全�机制。
    反例：全面贯彻D的教育方针，引导广大D员干部教师守底线。
    反例：要加强ï¼Œï¼Œï¼管理。
    反例：鏁欒偛灞€鍏充簬锛
    """
    for passage, found in matches(document, _LOST, "?"):
        if _CITED.search(found["name"]):
            last = found.end() - 1
            fix = replacing(passage.text, (found.start(), found.start() + 1, "《"), (last, last + 1, "》"), safe=False)
            yield hit(passage.text, *found.span(), "书名号变成了问号", fix)
    for passage, found in matches(document, _PARTY, *_PARTY_WORDS):
        fix = replacing(passage.text, (*found.span(), "党"), safe=False)
        yield hit(passage.text, *found.span(), "范文网站把“党”字换成了“D”", fix)
    for passage, found in matches(document, _LOST_HEAD, "??", kinds=PROSE):
        yield hit(passage.text, *found.span(), "段首的字变成了问号，请对照原稿补正")
    if _is_plain(document):
        return
    for passage, found in matches(document, _GARBLED):
        if found[0][0] not in _PRIVATE or _is_lost(passage.value, *found.span()):
            yield hit(passage.text, *found.span(), f"乱码“{found[0][:6]}”，请对照原稿补正")


_PRIVATE = frozenset(map(chr, range(0xE000, 0xF900)))
_SYMBOLS = frozenset(map(chr, range(0xF000, 0xF100)))
"""Where Word keeps the signs of Symbol and Wingdings: bullets, boxes to tick."""
_BESIDE = lazy(f"[{HAN}，。、；：“”（）《》]")


def _is_lost(value: str, start: int, end: int) -> bool:
    """Whether characters of nobody's took the place of 汉字: no sign of a formula, of a font of symbols or icons."""
    beside = value[max(0, start - 1) : start] + value[end : end + 1]
    return value[start] not in _SYMBOLS and _BESIDE.search(beside) is not None


_ODD = lazy(
    "[\x00-\x08\x0e-\x1f\x7f\u00a0\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\u2600-\u27bf\u2e80-\u2fdf\ue000-\uf8ff"
    "\uf900-\ufaff\ufeff\uff21-\uff3a\uff41-\uff5a\ufffd\U0001f300-\U0001faff锟烫\u00c0-\u00d6\u00d8-\u00f6"
    f"\u00f8-\u00ff屯锘ㄣ{_POURED}]"
)


@once
def _is_plain(document: Document) -> bool:
    """Whether a document holds none of the characters that these rules speak of: one search for five rules."""
    return _ODD.search(reading(document).whole) is None


_INVISIBLE = lazy("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\x00-\x08\x0e-\x1f\x7f]+")
_JOINING = lazy("[\u0590-\u08ff\u0900-\u0fff\u1800-\u18af\ufb1d-\ufdff\ufe70-\ufefc\U0001f300-\U0001faff]")
_NO_BREAK = lazy(rf"\u00a0+(?<=[{HAN}，。；：、]\u00a0)(?=[{HAN}“《（])")


@rule("RES004", "不可见字符", Severity.INFO)
def invisible_character(document: Document) -> Iterator[Hit]:
    """零宽空格、软连字符一类看不见的字符，会使检索、排版出错；多从网页复制而来。

    依据：公文排版惯例
    正例：各校要认真抓好落实。
    反例：各校要认\u200b真抓好落实。
    """
    if _is_plain(document):
        return
    for pattern, literals in ((_INVISIBLE, ()), (_NO_BREAK, ("\u00a0",))):
        last, safe = None, True
        for passage, found in matches(document, pattern, *literals):
            names = "、".join(dict.fromkeys(f"U+{ord(character):04X}" for character in found[0]))
            if passage is not last:
                # In Arabic, Mongolian, Tibetan letters, and within a picture of several, they tell how to join.
                last, safe = passage, _JOINING.search(passage.value) is None
            fix = replacing(passage.text, (*found.span(), ""), safe=safe)
            yield hit(passage.text, *found.span(), f"不可见字符（{names}），请删去", fix)


_EMOJI = lazy("[\U0001f300-\U0001faff\u2600-\u26ff\u2700-\u2712\u2714-\u2718\u271a-\u27bf]\ufe0f?")

_SECRET = ("绝密", "机密", "秘密")


@rule("RES005", "表情符号")
def emoji(document: Document) -> Iterator[Hit]:
    """公文中不用表情符号和图形符号。

    依据：《党政机关公文处理工作条例》第二十条（标点符号用法应当规范）
    正例：各校要认真抓好落实。
    正例：机密★1年
    反例：各校要认真抓好落实👉。
    """
    if _is_plain(document) or is_foreign(document):
        return
    for passage, found in matches(document, _EMOJI):
        # 密级和保密期限 is written with a star: 机密★20年 (GB/T 9704—2012 7.2.2).
        if found[0] == "★" and passage.value.endswith(_SECRET, 0, found.start()):
            continue
        # ★ ☆ ☎ and the like are printed in tables and notices, and mean something; a face never is, and does not.
        face = ord(found[0][0]) >= _PICTURES
        fix = replacing(passage.text, (*found.span(), "")) if face else None
        fault = hit(passage.text, *found.span(), f"公文不用表情符号“{found[0]}”", fix)
        yield fault if face else replace(fault, severity=Severity.INFO)


_PICTURES = 0x1F300
_RADICAL = lazy("[\u2e80-\u2fdf\uf900-\ufaff]+")


@rule("RES016", "部首字符冒充汉字")
def radical_for_character(document: Document) -> Iterator[Hit]:
    """从 PDF 复制的文字，“工”“人”“大”一类会变成康熙部首“⼯”“⼈”“⼤”：看上去一样，检索、朗读、排版都会出错。

    依据：《党政机关公文处理工作条例》第二十条
    正例：各校要认真做好工作。
    反例：各校要认真做好⼯作。
    """
    if _is_plain(document):
        return
    for passage, found in matches(document, _RADICAL):
        right = unicodedata.normalize("NFKC", found[0])
        if passage.cited(*found.span()):  # the radical itself is spoken of
            continue
        fix = replacing(passage.text, (*found.span(), right)) if right != found[0] else None
        yield hit(
            passage.text, *found.span(), f"“{found[0]}”（U+{ord(found[0][0]):04X}）是部首字符，应为汉字“{right}”", fix
        )


_WIDE = lazy("[Ａ-Ｚａ-ｚ]+")


@rule("RES017", "用了全角字母", Severity.INFO)
def full_width_letter(document: Document) -> Iterator[Hit]:
    """拉丁字母用半角。

    依据：公文排版惯例
    正例：开设AI课程。
    反例：开设ＡＩ课程。
    """
    if _is_plain(document):
        return
    for passage, found in matches(document, _WIDE):
        right = unicodedata.normalize("NFKC", found[0])
        if set(found[0]) != {"Ｘ"}:
            yield hit(
                passage.text,
                *found.span(),
                f"全角“{found[0]}”应为半角“{right}”",
                replacing(passage.text, (*found.span(), right)),
            )
