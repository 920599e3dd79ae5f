"""Document → words, and common phrases, that stand twice on end: 通过通过, 学校学校, 进一步加强进一步加强."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.lint.passage import Kind, matches
from govdoc.lint.rule import Hit, hit, replacing, rule
from govdoc.lint.rules import lexicon
from govdoc.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from govdoc.lint.passage import Passage
    from govdoc.model import Document

_DOUBLED = (
    "进行|通过|以及|我们|他们|你们|根据|按照|关于|对于|由于|因此|同时|并且|进一步|认真|切实|为了|如果|虽然|但是|所以|而且|或者|已经|"
    "必须|应当|应该|可以|能够|需要|不断|坚持|加强|推进|推动|提高|强化|深化|完善|确保|围绕|结合|严格|全面|积极|扎实|深入|持续|有效|"
    "其中|以上|以下|尤其|特别|作为|成为|属于|位于|从而|进而|目前|此外|另外|各校|各地|全县|全市|全区|全省|各级各类|各学校|教育局|"
    "教育部门|有关部门|相关部门|立德树人|高质量发展|贯彻落实|义务教育|"
    "氛围|机制|体系|水平|质量|措施|情况|环境|群众|精神|意见|资金|经费|平台|队伍|隐患|成绩|成果|成效|经验|模式|能力|整改"
)  # fmt: skip
"""Words that are not said twice on end."""
_NAMED = (
    "学校|学生|教师|教育|课程|教材|班级|家长|家庭|社会|国家|政府|干部|职工|人民|农村|城市|企业|单位|部门|机构|组织|会议|制度|政策|法律|"
    "法规|规定|办法|方案|计划|规划|目标|任务|责任|职责|项目|工程|设施|设备|资源|资产|资料|材料|文件|报告|信息|数据|系统|网络|技术|科学|"
    "文化|历史|艺术|体育|卫生|健康|食品|生态|经济|产业|市场|农业|工业|交通|建设|发展|改革|创新|管理|服务|保障|部署|落实|"
    "执行|实施|举办|召开|组建|建立|成立|设立|制定|制订|印发|审批|培养|促进|增强|"
    "提升|优化|健全|规范|明确|构建|营造|弘扬|传承|开发|"
    "安全|风险|问题|原因|困难|矛盾|方向|方式|方法|途径|重点|难点|关键|基础|条件|环节|过程|阶段|时期|时间|地区|区域|范围|领域|"
    "今年|去年|明年|近年来|当前|目前|现在|今后|主要|重要|重大|基本|具体|实际|现代|传统|先进|优秀|优质|特色|共同|统一|统筹|"
    "进一步加强|进一步提高|进一步完善|进一步推进|切实加强|切实提高|不断提高|不断完善|全面落实|全面推进|全面加强|深入开展|深入推进|认真落实|"
    "认真贯彻|认真组织|积极开展|积极推进|大力推进|加强领导|加强管理|加强组织领导|提高认识|提高质量|高度重视|明确责任|落实责任|组织实施|"
    "教育教学|教育工作|安全工作|教学质量|办学条件|办学水平|工作方案|实施方案|实施意见|教育系统|教育行政部门|各级各类学校|贯彻执行|"
    "教育部|教育厅|委员会|办公室|负责人|工作者|幼儿园|中小学|大学生|中学生|小学生|青少年|未成年人"
)  # fmt: skip
"""Words that are not said twice on end, but may end one word and begin another: 交警支队|支队长, 根据|根据地."""
_TWICE = [word * 2 for word in (*_DOUBLED.split("|"), *_NAMED.split("|"), *"的了和是")]
_REPEATED = lazy(
    rf"(?P<word>{_DOUBLED})(?P=word)(?![一又再地])|(?P<named>{_NAMED})(?P=named)(?![一又再地])"
    r"|(?<!目)(?<!有)(?<!端)的的(?!确|士|卢|黎|喀)|(?<![除不])了了(?!解|结|然|事|之|望|不起|无痕)"
    r"|(?<![与饱共温])(?<!暖暖)(?<!软软)(?<!平平)(?<!热热)和和(?![美气睦谐平蔼顺乐田硕静县政林龙布])|(?<![如若])是是(?!非|否)"
)


@rule("TYP003", "词语重复")
def repeated_word(document: Document) -> Iterator[Hit]:
    """同一个词、常用的短语连写两遍，多是改稿时留下的。

    依据：《党政机关公文处理工作条例》第二十条
    正例：认真研究研究，达到了目的的活动的确有效，一家人和和美美。
    正例：交警支队支队长带队，国家国家公园管理局、党中央中央军委作出部署。
    反例：要通过通过多种形式进行宣传。
    反例：这是全县的的重点工作。
    反例：各级各类学校学校要高度重视。
    反例：要进一步加强进一步加强安全管理。
    """
    for passage, found in matches(document, _REPEATED, *_TWICE):
        if passage.kind is Kind.TITLE and found["word"] == "关于":
            continue  # ELE003 speaks of titles
        if not (found["named"] and _is_of_two(passage, found)):
            yield _hit(passage, *found.span())


def _hit(passage: Passage, start: int, end: int) -> Hit:
    """Return the hit on what stands twice; the second is too much."""
    fix = replacing(passage.text, ((start + end) // 2, end, ""), safe=False)
    return hit(passage.text, start, end, f"“{passage.value[start:end]}”重复", fix)


def _is_of_two(passage: Passage, found: re.Match[str]) -> bool:
    """Tell whether the first is the end of a longer word, or the second the beginning: 党中央|中央, 根据|根据地."""
    text, half = passage.value, found.start() + len(found[0]) // 2
    longer = [text[start:half] for start in range(max(0, found.start() - 2), found.start())]
    longer += [text[half:end] for end in range(found.end() + 1, min(len(text), found.end() + 2) + 1)]
    return any(lexicon.word(word) is not None for word in longer)
