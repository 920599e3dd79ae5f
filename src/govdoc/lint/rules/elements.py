"""署名, 密级, 紧急程度, 抄送 → what breaks the form (GB/T 9704—2012 7.2–7.4)."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from govdoc.lint.closing import closing
from govdoc.lint.passage import HAN, matches, passages
from govdoc.lint.rule import Hit, Severity, hit, replacing, rule
from govdoc.lint.rules.titles import titles
from govdoc.model import Document, Paragraph
from govdoc.ordinals import arabic
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

_NO_TEXT = lazy(r"[（(]\s*[此本]页无正文\s*[）)]|^\s*[此本]页无正文\s*[。.]?\s*$", re.MULTILINE)


@rule("ELE009", "标注“此页无正文”")
def no_text_note(document: Document) -> Iterator[Hit]:
    """现行格式不再标注“此页无正文”：版面容不下印章时，应当调整行距、字距解决。

    依据：GB/T 9704—2012 7.3.5.5
    正例：特此通知。
    反例：（此页无正文）
    反例：此页无正文
    反例：（本页无正文）
    """
    for passage, found in matches(document, _NO_TEXT, "页无正文"):
        if not passage.cited(*found.span()):
            yield hit(passage.text, *found.span(), "不再标注“此页无正文”，请调整行距、字距，使署名与正文同页")


_ISSUER = lazy(
    r"(?!转发|批转|印发|关于|贯彻|学习)(?P<issuer>[^，。：“”《》\s、和]{4,30}?(?:局|委员会|政府|办公室|厅|党组|党委|中心|学校|中学|小学|幼儿园|领导小组))(?:关于|(?=(?:19|20)\d\d年))"
)


_COUNTY = lazy(
    r"(?!关于|中共|推[进动]|做好|加[强快]|[深优强]化|落实|建[设立]|支持|促进|完善|规范|组织|开展|[创争]创|创建|打造|实施|调整|成立"
    r"|[印批下]发|[批转]转|转发|参加|迎接|学习|传达|贯彻|研究|表彰|修订|[制编]制|制定|统筹|服务|振兴|提升|聚焦|助力|解决|申报|审议"
    r"|[公发]布|报送|召开|举办|健全|全面|农村|乡镇|国家|民族|边[远境]|相关|有关|部分|所辖|下辖|示范|试点)"
    rf"(?:(?![全各致本我该外第届])[{HAN}]){{2,3}}(?<![困强范点地社校山城园片赛考辖库景牧灾老学小军疫林新治发])[县区](?=[{HAN}])"
)
"""The name of a county or district; 地区, 校区, 贫困县, and 推进县域…, name none."""


def _of_another_county(own: str, title: str) -> bool:
    """Whether a 署名 and a title begin with the names of two different counties or districts."""
    named, told = _COUNTY.match(own), _COUNTY.match(title)
    return named is not None and told is not None and named[0] != told[0] and named[0] not in title


def _are_one(one: str, other: str) -> bool:
    """Whether two names may be one office's: one is in the other, or is what is left of it when shortened."""
    shorter, longer = sorted((re.sub(r"\s|文件$", "", one), re.sub(r"\s|文件$", "", other)), key=len)
    if _NUMBERED.search(longer) and not _NUMBERED.search(shorter):
        return False  # 实验小学 is not 第一实验小学
    if longer == shorter + "办公室" or longer in {
        shorter[:at] + mark + shorter[at:] for mark in "县区市" for at in (2, 3)
    }:
        return False  # another body; 云河教育局, the 县 left out
    letters = iter(longer)
    return all(letter in letters for letter in shorter) and not (
        shorter.endswith("教育局") and _MERGED.search(longer) is not None
    )


_NUMBERED = lazy("第[一二三四五六七八九十]{1,2}(?=[^届次]{0,8}(?:小学|中学|幼儿园|学校|高中|初中)$)")
_MERGED = lazy("教育(?:和|与)?(?:体育|科技|科学|文化)[^，。]{0,6}局$")
"""An office of education and more: 教育局 is its name of former times, no shorter name of it."""


@rule("ELE024", "署名与标题、发文机关标志不符")
def signed_by_another(document: Document) -> Iterator[Hit]:
    """发文机关署名、发文机关标志、标题里的发文机关名称应当一致：不一致，多是套用旧文时没有改。

    依据：《党政机关公文处理工作条例》第九条（四）、（十一）
    正例：
        云河县教育局关于做好开学工作的通知
        各中小学要认真做好开学准备工作，确保按时开学。
        云河县教育局
        2026年2月5日
    反例：
        云河县教育局关于做好开学工作的通知
        各中小学要认真做好开学准备工作，确保按时开学。
        青川区教育局
        2026年2月5日
    反例：
        云河县中小学食堂质量提升行动实施方案
        各中小学要认真做好食堂管理工作，确保食品安全。
        青川区教育局
        2026年2月5日
    """
    own, marks, found = closing(document).signature, document.elements.issuer_mark, titles(document)
    if own is None:
        return
    issuer = _ISSUER.match(found[0].value) if len(found) == 1 else None
    if len(marks) == 1 and not _are_one(own.value, marks[0].value):
        yield hit(own, 0, len(own), f"署名“{own.value}”与发文机关标志“{marks[0].value}”不符")
    elif issuer and not _are_one(own.value, issuer["issuer"]):
        yield hit(own, 0, len(own), f"署名“{own.value}”与标题中的“{issuer['issuer']}”不符")
    elif issuer is None and len(found) == 1 and _of_another_county(own.value, found[0].value):
        yield hit(own, 0, len(own), f"署名“{own.value}”与标题“{found[0].value[:20]}”所说的不是一个地方")


_LONGEST_SECRET = {"绝密": 30, "机密": 20, "秘密": 10}
_SECRET = lazy(
    r"^(?P<level>绝密|机密|秘密)\s*(?P<mark>[★☆*＊·•]?)\s*(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})\s*年$",
    re.MULTILINE,
)


@rule("ELE029", "密级和保密期限写法不规范")
def wrong_classification(document: Document) -> Iterator[Hit]:
    """密级和保密期限之间用“★”隔开，年数用阿拉伯数字；绝密不超过30年，机密不超过20年，秘密不超过10年。

    依据：《党政机关公文处理工作条例》第九条（二）；GB/T 9704—2012 7.2.2；《中华人民共和国保守国家秘密法》第二十条
    正例：
        机密★10年
        云河县教育局关于做好考试安全保密工作的通知
        各考点要认真落实保密制度。
    反例：
        秘密★20年
        云河县教育局关于做好考试安全保密工作的通知
        各考点要认真落实保密制度。
    反例：
        机密
        云河县教育局关于做好考试安全保密工作的通知
        各考点要认真落实保密制度。
    反例：
        机密☆十年
        云河县教育局关于做好考试安全保密工作的通知
        各考点要认真落实保密制度。
    """
    level = document.elements.classification
    if level is not None and level.value.strip() in _LONGEST_SECRET:
        said = f"“{level.value.strip()}”之后还应标注保密期限，如“{level.value.strip()}★10年”"
        yield replace(hit(level, 0, len(level), said), severity=Severity.INFO)
    for passage, found in matches(document, _SECRET, "秘密", "机密", "绝密"):
        years = int(found["n"]) if found["n"].isdigit() else arabic(found["n"]) or 0
        limit = _LONGEST_SECRET[found["level"]]
        right = f"{found['level']}★{years}年"
        if years > limit:
            yield hit(passage.text, *found.span(), f"{found['level']}的保密期限不超过{limit}年，现为{years}年")
        elif found[0] != right:
            fix = replacing(passage.text, (*found.span(), right))
            yield hit(passage.text, *found.span(), f"“{found[0]}”应写作“{right}”", fix)


_CC = lazy(r"抄\s*送\s*[：:].*[^。\s]")


@rule("ELE030", "抄送机关末尾没有句号")
def unstopped_cc(document: Document) -> Iterator[Hit]:
    """抄送机关之间用逗号或者顿号隔开，最后一个之后标句号。

    依据：GB/T 9704—2012 7.4.2
    正例：
        云河县教育局关于做好开学工作的通知
        各中小学要认真做好开学准备工作，确保按时开学。
        抄送：县财政局，县卫生健康局。
        云河县教育局办公室　2026年2月6日印发
    反例：
        云河县教育局关于做好开学工作的通知
        各中小学要认真做好开学准备工作，确保按时开学。
        抄送：县财政局，县卫生健康局
        云河县教育局办公室　2026年2月6日印发
    """
    cc = document.elements.cc
    if cc is not None and cc.value.strip() and not cc.value.rstrip().endswith(("。", "：", ":")):
        yield hit(cc, len(cc) - 1, len(cc), "最后一个抄送机关之后应标句号")
    blocks = document.blocks[-_LAST_BLOCKS:]
    for block, after in pairwise(blocks):
        if isinstance(block, Paragraph) and isinstance(after, Paragraph) and after.text.value.endswith("印发"):
            text = block.text
            if _CC.fullmatch(text.value):
                yield hit(text, len(text) - 1, len(text), "最后一个抄送机关之后应标句号")


_LAST_BLOCKS = 6
_URGENCIES = frozenset({"特急", "加急", "特提", "平急"})
_NO_URGENCIES = frozenset({"急件", "紧急", "急", "十万火急", "特急件", "加急件", "紧急件", "火急"})


@rule("ELE032", "紧急程度写法不规范")
def wrong_urgency(document: Document) -> Iterator[Hit]:
    """紧急公文分别标注“特急”“加急”，电报标注“特提”“特急”“加急”“平急”；没有“急件”“紧急”的标法。

    依据：《党政机关公文处理工作条例》第九条（三）
    正例：
        特急
        云河县教育局关于做好防汛工作的通知
        各中小学要认真做好防汛工作。
    反例：
        紧急
        云河县教育局关于做好防汛工作的通知
        各中小学要认真做好防汛工作。
    反例：
        特  急
        云河县教育局关于做好防汛工作的通知
        各中小学要认真做好防汛工作。
    """
    urgency = document.elements.urgency
    if urgency is not None and urgency.value.strip() and urgency.value.strip() not in _URGENCIES:
        yield hit(urgency, 0, len(urgency), f"紧急程度“{urgency.value.strip()}”应为“特急”或“加急”")
    for passage in passages(document)[:_LAST_BLOCKS]:
        level = "".join(passage.value.split())
        if level in _NO_URGENCIES or (level in _URGENCIES and level != passage.value):
            yield hit(passage.text, 0, len(passage.text), f"紧急程度“{passage.value}”应为“特急”或“加急”")
