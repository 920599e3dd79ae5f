"""A heading run into its body without a mark → where it ends: between two words, where bodies begin as they do.

一、理论联系实际,不断掀起学习高潮局党委把…: nothing but the words tells that 局党委 begins the body.
"""

from __future__ import annotations

import re

from govdoc.outline.heads import first_stop
from govdoc.patterns import lazy
from govdoc.segment import boundaries

_LONGEST = 46
_SHORTEST = 4
_SURE = 2.5
_NEARLY = 1.0
_SENTENCE_SURE = 4.0
"""A heading that has its own full stop is cut before it only where this is surer."""
_LONGEST_SENTENCE = 45

_OPENERS: tuple[tuple[float, re.Pattern[str]], ...] = (
    # Time and place, the bureau and its schools: with these a body begins more often than a heading goes on.
    (
        4.0,
        lazy(
            r"20\d\d年|202[xX×]年|\d+月|今年|去年|近年|近几年|一年来|一年多|上学期|本学期|新的一年|过去|当前|目前|现在|眼下|今天|刚才|从(?:今[天年]|现在|即日|明年|[春秋]季)|开学[前后初一]|每(?:学期|学年|[年月周天])|[上下]半年|年[初底]"
            r"|全[县市区省盟州校镇局系](?!面)|各[级校县市区乡镇地位]|各(?:学校|中小学|科室|股室|单位|部门)|我[局县市区省校们国]|县里|市里|区里|省里"
            r"|[县市区省](?:教育局|委|政府|教体局|里)|局(?:党委|党组|机关|领导|里)|教育局|教育系统|学校(?:成立|建立|要|将)"
        ),
    ),
    (
        3.0,
        lazy(
            r"按照|根据|围绕|针对|依据|为了?(?=[^主首])|在.{2,16}[中下上后前]|通过|以.{2,20}为|自.{2,8}以来|回顾|总结|一是|一要|第一，|首先"
        ),
    ),
    (
        2.5,
        lazy(
            r"我(?!国)|坚持|要(?![求点])|将|把|对(?!外|口)|从|由|克服|依托|利用|充分|认真|严格|深入|积极|大力|切实|继续|进一步|成立|制定|建立"
            r"|落实|[省市县区]级|国家|中小学|幼儿园|高校|义务教育|普通高中|新增|新建|出台|实行|实施|全面落实|全面推|成绩来|先[^进锋]"
        ),
    ),
    (1.5, lazy(r"加强|推进|完善|健全|开展|组织|强化|深化|加大|统筹|聚焦|做好|抓好|持续|这[是项次]")),
)
_NEEDS_FINAL = 3.0
"""Openers weaker than that count only behind a word with which headings end."""
_FINALS = lazy(
    r"(?:工作|水平|质量|发展|建设|能力|体系|保障|氛围|实效|成效|落实|进展|突破|提升|基础|环境|队伍|作用|机制|合力|格局|活力|领导|管理"
    r"|服务|安全|稳定|均衡|公平|任务|要求|责任|意识|意义|形势|问题|局面|台阶|高潮|效益|条件|布局|方向|行动|短板|弱项|不足|打算|情况|成绩"
    r"|思路|目标|措施|安排|部署|督导|考核|纪律|作风|改革|创新|进步|增强|加强|改善|优化|教育|教学|素质|人才|品牌|特色|起来|落地|见效|到位"
    r"|有力|有序|有效|重点|关键|根本|方针|政策|事业|希望|未来|经验|做法|规范|水准|满意|路子|升级|换代|提速|巩固|紧迫感|使命感|责任感|受益面|支撑力|影响力|一体化|现代化|学位|廉洁自律)$"
)


_LABELS = lazy(
    r"(?:指导思想|总体(?:要求|目标|思路)|(?:工作|主要|发展)?目标(?:任务)?|基本原则|(?:主要|重点|工作|目标)任务|(?:工作|重点)?措施|保障措施|组织(?:领导|保障|实施)"
    r"|(?:工作|有关|相关)要求|实施(?:步骤|范围|内容)|(?:方法|工作)步骤|时间安排|适用范围|存在(?:的)?(?:主要)?问题|基本情况|工作(?:重点|安排|打算)"
    r"|(?:检查|活动|培训|报名|会议|评选|考试|征订)(?:时间|地点|对象|范围|内容|方式|程序|步骤)|(?:整改|落实|完成)情况|发现的(?:主要)?问题"
    r"|主要(?:做法|成效)|下一步(?:工作)?(?:打算|安排|计划))"
    r"(?![的和与及、，,完明清。：:.]|制|上|方面|中)"
)
_UNFINISHED = lazy(
    r"(?:完成|把握|做好|抓好|实现|面向|谋划|回顾|总结|部署|抓紧|围绕|聚焦|突出|对|和|与|及|的|为|在|向|从|以|至|到|[—～~\d])$"
)


_ANNOUNCED = 3


def heading_end(rest: str) -> int | None:
    """Return how many code points of the text behind an ordinal are the heading; None where no place is sure."""
    if label := _LABELS.match(rest):
        return label.end()
    stop = first_stop(rest)
    limit = min(len(rest) if stop is None else stop, _LONGEST)
    if limit < _SHORTEST:
        return None
    text = rest[: limit + 20]
    scored = [(_score(text, end), end) for end in boundaries(text) if _SHORTEST <= end <= limit]
    if stop is not None and stop <= _LONGEST_SENTENCE:
        scored.append((_SENTENCE_SURE, stop + 1))
    top = max(scored, default=(0.0, 0))[0]
    # The first place that is nearly as good as the best: a body has many words with which bodies begin.
    return next(
        (end for score, end in sorted(scored, key=lambda item: item[1]) if score >= max(_SURE, top - _NEARLY)), None
    )


def _score(text: str, end: int) -> float:
    """Say how well a text is cut at ``end`` into a heading and the beginning of a body."""
    head, body = text[:end], text[end:]
    if _UNFINISHED.search(head) or head.count("（") + head.count("(") > head.count("）") + head.count(")"):
        return 0.0
    # What stands right behind a colon begins what it announces: 地点：县教育局 is not cut behind 县.
    if (
        head[-1] in "，,、；;的和与及"
        or not {"：", ":"}.isdisjoint(head[-_ANNOUNCED:])
        or body[:1] in "，,、；;：:。”’》）)的了"
    ):
        return 0.0
    opening = next((weight for weight, pattern in _OPENERS if pattern.match(body)), 0.0)
    final = _FINALS.search(head) is not None
    if not opening or (opening < _NEEDS_FINAL and not final):
        return 0.0
    clauses = re.split(r"[，,；;]", head)
    score = opening + 1.5 * final - 2.0 * max(0, len(clauses) - 2) - 2.0 * (re.search(r".20\d\d年", head) is not None)
    if len(clauses) > 1:
        longer, shorter = max(map(len, clauses)), min(map(len, clauses))
        score += 1.5 * shorter / longer if shorter > 2 else -2.0  # noqa: PLR2004 - a clause of two 字 heads nothing
    return score - max(0, 7 - end) * 0.4 - max(0, end - 28) * 0.15
