"""Marks beside brackets, at the ends of paragraphs, behind ordinals → those that stand where they may not."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from govdoc.lint.passage import HAN, PROSE, Kind, Passage, matches
from govdoc.lint.rule import Hit, Severity, hit, replacing, rule
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document

_AFTER_OPENING = lazy(
    "[（《“‘〔【](?:(?<=[“‘])[，、；：]|(?<![“‘])[，。、；：]|。(?!$))(?![）》”’〕】，。、；：…])", re.MULTILINE
)
_BEFORE_CLOSING = lazy(r"[，、；：](?<![（《“‘、，；：\da-zA-Z一二三四五六七八九十].)[）》]")
_OPENED = [opening + mark for opening in "（《“‘〔【" for mark in "，。、；："]
_CLOSED = [mark + closing for mark in "，、；：" for closing in "）》"]
_NAMING = lazy("标点|符号|点号|标号|顿号|逗号|句号|冒号|分号|括号|引号|书名号")


@rule("PUN019", "括号、引号内侧多了点号")
def mark_inside_bracket(document: Document) -> Iterator[Hit]:
    """前括号、前引号、前书名号之后不紧跟点号，后括号、后书名号之前不留逗号、顿号、分号、冒号。

    依据：GB/T 15834—2011 附录B.2.1、B.2.2
    正例：各校（含教学点、幼儿园）要落实“双减”要求。
    反例：各校（含教学点、幼儿园、）要落实要求。
    反例：各校（，含教学点）要落实要求。
    反例：各校要抓实“双减，”工作，减轻学生负担。
    """
    for pattern, literals in ((_AFTER_OPENING, _OPENED), (_BEFORE_CLOSING, _CLOSED)):
        for passage, found in matches(document, pattern, *literals, kinds=_SENTENCES):
            if not _NAMING.search(passage.value):
                at = found.start() + (pattern is _AFTER_OPENING)
                fix = replacing(passage.text, (at, at + 1, ""), safe=False)
                yield hit(passage.text, at, at + 1, f"“{found[0]}”中多了“{passage.value[at]}”", fix)
    for passage, found in matches(document, _IN_NAME, "，”", "、”", "；”", kinds=PROSE):
        start, end = found.span("mark")
        fix = replacing(passage.text, (start, end, ""))
        yield hit(passage.text, start, end, f"引号内侧多了“{found['mark']}”", fix)


NAMED = (
    r"(?:工作|要求|政策|行动|活动|工程|精神|机制|模式|理念|任务|计划|战略|教育|原则|改革|建设"
    r"|的(?:[教发办育][育展学人])?(?:理念|思想|方针|目标|宗旨|意识|作风|精神|格局))"
)
"""What makes the words in the quotation marks before it a name."""
_IN_NAME = lazy(rf"“(?<=[{HAN}]“)[{HAN}]{{1,8}}(?P<mark>[，、；])”(?={NAMED})")
_SENTENCES = PROSE | {Kind.TITLE, Kind.SALUTATION, Kind.BYLINE}
_TWICE = lazy(r"。[”）]。|。”，|：“[^“”\n]{1,200}[！？]”。|，[”）][，。]|；[”）]；|、[”）]、")


@rule("PUN020", "引号、括号内外都用了点号")
def mark_inside_and_outside(document: Document) -> Iterator[Hit]:
    """引文独立成句的，句号在引号之内；引文是句子一部分的，句号在引号之外：内外不能都有。括号也是这样。

    依据：GB/T 15834—2011 附录B.2.1、B.2.2
    正例：他说：“要抓好落实。”会议强调要做到“一校一策”。
    反例：他说：“要抓好落实。”。
    反例：他强调：“安全工作一刻也不能放松！”。
    反例：群众评价：“学校变化真大。”，这是最好的褒奖。
    反例：家长们都说：“孩子在学校，我们放心啊”！
    """
    for passage, found in matches(
        document,
        _TWICE,
        "。”。",
        "。）。",
        "。”，",
        "！”。",
        "？”。",
        "，”",
        "；”；",
        "、”、",
        "，）",
        "、）、",
        "；）；",
    ):
        start = found.start() if found[0][0] != "：" else found.end() - 3
        marks = passage.value[start : found.end()]
        yield hit(passage.text, start, found.end(), f"“{marks}”内外都有点号，只留一个")
    for passage, found in matches(document, _CRY_AND_STOP, "！”。", "？”。", kinds=PROSE):
        if passage.value[found.start() - 1 : found.start()] != "：":
            said = f"“{found['marks']}”内外都有点号，只留一个"
            yield replace(hit(passage.text, *found.span("marks"), said), severity=Severity.INFO)
    for passage, found in matches(document, _CRY_OUTSIDE, "”！", "”？", kinds=PROSE):
        start, end = found.end() - 2, found.end()
        fix = replacing(passage.text, (start, end, f"{found[0][-1]}”"), safe=False)
        fault = hit(passage.text, start, end, f"冒号引出的话独立成句，“{found[0][-1]}”应在引号之内", fix)
        yield replace(fault, severity=Severity.INFO)


_CRY_AND_STOP = lazy("“[^“”\\n：]{5,120}(?P<marks>[！？]”。)")
_CRY_OUTSIDE = lazy("：“[^“”\\n]{2,200}[啊呀吧哇呢吗]”[！？]|(?:说|喊|答|呼|道)：“[^“”\\n]{2,200}[^“”\\n。！？…]”！")


_AT_HEAD = lazy(r"^[，。、；：？！](?![，。、；：？！…]|$)", re.MULTILINE)


@rule("PUN021", "段首有点号")
def mark_at_head(document: Document) -> Iterator[Hit]:
    """逗号、句号、顿号、分号、冒号、问号、叹号不出现在一行之首，更不在段首；多是断行时错位。

    依据：GB/T 15834—2011 5.1.1
    正例：各校要提高认识，抓好落实。
    反例：，各校要提高认识，抓好落实。
    """
    for passage, found in matches(document, _AT_HEAD, kinds=PROSE):
        yield hit(passage.text, *found.span(), f"段首有“{found[0]}”，请与上一段相连或者删去")


_ITEM = lazy(r"(?P<stop>[。；，])(?P<n>[二三四五六七八])(?P<word>[是要])")
_ENDED = lazy("。(?![”’）])")
"""The end of a sentence that is not quoted."""
_NEXT_ITEMS = [f"；{n}{word}" for n in "二三四五六七八" for word in "是要"]


@rule("PUN024", "“一是”“二是”各项末尾的标点不一", Severity.INFO)
def mixed_item_ends(document: Document) -> Iterator[Hit]:
    """同一段里并列的分项，末尾都用分号，或者都用句号；分项内部有句号的，各项末尾都用句号。

    依据：GB/T 15834—2011 4.6.3.3、附录A.5
    正例：会议要求：一是加强领导；二是压实责任；三是强化督导。
    反例：会议要求：一是加强领导；二是压实责任。三是强化督导。
    反例：为此，一要抓组织；二要抓队伍。三要抓保障。
    反例：一是加强领导。各校要成立专班；二是压实责任。
    反例：
        # 云河县教育局关于校舍安全的通知

        各校要做好以下工作：

        （1）建立台账。明确责任人；

        （2）定期检查；
    """
    last: tuple[Passage, re.Match[str]] | None = None
    for passage, found in matches(document, _ITEM, *_NEXT_ITEMS):
        before = last[1] if last is not None and last[0] is passage else None
        if before is not None and (before["word"] != found["word"] or found["n"] == "二"):
            before = None
        if before is not None and before["stop"] != found["stop"] and "；" in before["stop"] + found["stop"]:
            said = f"前一项末尾用“{before['stop']}”，此处用“{found['stop']}”"
            yield hit(passage.text, found.start(), found.end(), said)
        elif found["stop"] == "；" and _holds_sentence(passage.value, before, found):
            said = "这一项里已有句号，各项末尾不用分号，都用句号"
            yield hit(passage.text, found.start(), found.end(), said)
        last = passage, found
    for passage, found in matches(document, _LISTED, "；", kinds=PROSE):
        if _NUMBERED.match(passage.value) and _ENDED.search(passage.value, passage.value.rfind("：") + 1):
            yield hit(passage.text, *found.span(), "这一项里已有句号，各项末尾不用分号，都用句号")


_LISTED = lazy("；$", re.MULTILINE)
_NUMBERED = lazy(r"[（(]?[一二三四五六七八九十\d]{1,3}[）).．、]|[一二三四五六七八九][是要]|[①-⑳]")


def _holds_sentence(value: str, before: re.Match[str] | None, found: re.Match[str]) -> bool:
    """Whether an item, the one before another, holds the end of a sentence; the first begins with 一是 or 一要."""
    start = value.rfind(f"一{found['word']}", 0, found.start()) if before is None else before.end()
    return start >= 0 and _ENDED.search(value, start, found.start()) is not None


_NTH = lazy(
    r"第[一二三四五六七八九十]、(?<![^\n。；：！？].{3})(?![一二三四五六七八九十\d])|^第[一二三四五六七八九十]、(?![一二三四五六七八九十\d])"
    r"|(?:首先|其次|再次|最后|第[一二三四五六])。(?<![^\n。；：！？，].{3})(?=[要须应]|必须|抓好|坚持|加强|强化|严格)"
    r"|(?:首先|其次|再次|最后|其[一二三四五])、(?<![^\n。；：！？，].{3})(?!首先|其次|再次|最后|其[一二三四五])|^(?:首先|其[次一二三])、(?!其)",
    re.MULTILINE,
)
_NTH_IS = lazy(
    r"[一二三四五六七八九]是[、，：](?![一二三四五六七八九]是|[“‘《])(?<![^\n。；：，].{3})|^一是[、，：](?!二是|[“‘《])",
    re.MULTILINE,
)
_NTH_IS_WORDS = [f"{n}是{mark}" for n in "一二三四五六七八九" for mark in "、，："]
_NTH_WORDS = (
    "首先、", "其次、", "再次、", "最后、", "首先。", "其次。", "再次。", "最后。",
    *(f"第{n}。" for n in "一二三四五六"), *(f"其{n}、" for n in "一二三四五"),
    *(f"第{n}、" for n in "一二三四五六七八九十"),
)  # fmt: skip


@rule("PUN025", "“第一”“首先”“一是”之后的标点不当", Severity.INFO)
def enumeration_comma_after_nth(document: Document) -> Iterator[Hit]:
    """“第一”“其一”“首先”作次序语，其后用逗号；“一”“甲”作次序语，其后才用顿号；“一是”之后不用标点。

    依据：GB/T 15834—2011 4.4.3.3、附录B.3.1、B.3.7
    正例：第一，要提高认识。第二，要狠抓落实。
    正例：第一、二期培训在县城举办。
    反例：第一、要提高认识。第二、要狠抓落实。
    反例：首先、要提高认识。其次。要狠抓落实。
    反例：一是、加强领导；二是、压实责任。
    """
    for passage, found in matches(document, _NTH, *_NTH_WORDS):
        fix = replacing(passage.text, (found.end() - 1, found.end(), "，"))
        yield hit(passage.text, *found.span(), f"“{found[0]}”应写作“{found[0][:-1]}，”", fix)
    for passage, found in matches(document, _NTH_IS, *_NTH_IS_WORDS, kinds=PROSE):
        fix = replacing(passage.text, (found.end() - 1, found.end(), ""))
        yield hit(passage.text, *found.span(), f"“{found[0][:-1]}”之后不用“{found[0][-1]}”", fix)
