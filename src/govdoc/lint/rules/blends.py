"""Two ways of saying a thing run into one, a verb said at both ends of a clause → sentences that do not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.lint.passage import HAN, PROSE, matches
from govdoc.lint.rule import Hit, Severity, hit, rule
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document

_IN = "[^，。；：！？、\n]"
_IN_LIST = "[^，。；：！？对就\n]"
_NO_OBJECT = f"(?:(?![以把将作成因认]){_IN})"
"""What stands between two halves where neither 以 nor 把 joins them."""
_BLENDS = (
    (lazy(rf"离不开{_IN}{{2,40}}分不开"), ("离不开",), "“离不开……”“与……分不开”用其一"),
    (
        lazy(rf"原因是{_IN}{{2,40}}?(?:造成|引起|导致|所致)的?(?=[。；，])"),
        ("原因是",),
        "“原因是……”“是……造成的”用其一",
    ),
    (
        lazy(rf"本着{_NO_OBJECT}{{2,20}}为(?:原则|宗旨|目的)(?=[，。；])"),
        ("本着",),
        "“本着……的原则”“以……为原则”用其一",
    ),
    (
        lazy(
            rf"(?<=[，。；])大力(?:弘扬|加强|推进|实施|开展|发展){_NO_OBJECT}{{2,20}}"
            r"为(?:引领|抓手|导向|主线|契机|载体|突破口|动力)(?=[，。；])"
        ),
        ("大力",),
        "“大力……”“以……为……”用其一",
    ),
    (lazy(rf"请{_IN}{{4,30}}为宜(?=[，。；])"), ("为宜",), "“请……”“……为宜”用其一"),
    (lazy(rf"之所以{_IN}{{2,30}}的原因"), ("之所以",), "“之所以……是因为”“……的原因是”用其一"),
    (
        lazy(rf"(?P<act>参加|出席){_IN}{{0,14}}的有[^。；]{{4,60}}(?P=act)了"),
        ("参加了", "出席了"),
        "“参加……的有……”“……参加了”用其一",
    ),
    (
        lazy(rf"以{_IN}{{2,14}}为(?:目的|目标|核心|中心|重点|主题)为(?:目的|目标|核心|中心|重点|主题)"),
        ("为目的为", "为目标为", "为核心为", "为中心为", "为重点为", "为主题为"),
        "一个“以”只管一个“为”",
    ),
    (lazy(rf"(?:^|(?<=[，。；]))(?:对于|关于){_IN}{{1,12}}问题上"), ("问题上",), "“对于……”“在……上”用其一"),
    (
        lazy(
            r"(?:^|(?<=[。；]))在[^。；，]{3,36}(?:领导|支持|关心|帮助|努力|指导|关怀|配合|推动|重视)下[，,]使(?!用|得)"
        ),
        ("下，使", "下,使"),
        "句子没有了主语，删去“使”或者“在……下”",
    ),
    (
        lazy(r"(?:^|(?<=[。；]))(?:随着|由于)[^。；，]{3,36}[，,]使(?!用|得|命)"),
        ("，使", ",使"),
        "句子没有了主语，删去“使”",
    ),
    (lazy("(?:防止|避免|杜绝){2}"), ("防止", "避免", "杜绝"), "两个词用其一"),
    (lazy(rf"由于{_IN}{{2,24}}的原因[，,](?:导致|造成|致使|使)"), ("的原因",), "“由于……”“……的原因”用其一"),
    (
        lazy(rf"(?P<verb>研究|讨论|审议|部署|安排|检查|调研|考察|传达|学习)了{_IN_LIST}{{2,36}}进行了(?P=verb)"),
        ("进行了",),
        "“研究了……”“对……进行了研究”用其一",
    ),
    (lazy("负责解释权"), ("负责解释权",), "“负责解释”“享有解释权”用其一"),
    (lazy(rf"\d余[{HAN}]{{1,2}}之[多巨](?=[，。；])"), ("之多", "之巨"), "“余”“之多”用其一"),
)
_VERBS = (
    "提升|改善|加强|推进|完善|拓宽|畅通|健全|落实|强化|优化|深化|加快|加大|提高|营造|增强|促进"
    "|维护|保障|规范|追究|认识|做好|准备"
)
_MANNER = "要|应|须|进一步|切实|全面|不断|着力|用于|有效|充分|努力|严肃|继续|认真|大力"
_ENDS = lazy(
    rf"(?=[{''.join(sorted({word[0] for word in f'{_VERBS}|{_MANNER}'.split('|')}))}])"  # one look tells most places
    rf"(?:^|(?<=[，。；：、）\n]))(?:{_MANNER})*(?P<verb>{_VERBS})到?了?"
    rf"(?P<middle>(?:(?![就才再而不越为对把将使让和与及]|的是){_IN}){{3,22}}?)(?P<last>(?P=verb))(?=[，。；\n]|$)"
)
_HOLDS = lazy("以[^，。；]*$|[促保带推][进动]?$|中$|上$|[全再重自亟不]$|需要?$|程度$|如何$|得到$|加以$|予以$")


@rule("TRM017", "句式杂糅、首尾重复", Severity.INFO)
def blended(document: Document) -> Iterator[Hit]:
    """两种说法揉在一起（“离不开……分不开”），一个动词句首说了句末又说（“提升队伍素质的提升”）：多是改了前半句，忘了后半句。

    依据：《党政机关公文处理工作条例》第十九条
    正例：成绩的取得离不开大家的努力，主要原因是管理不严，要以质量为中心，推进教育高质量发展，促进学校内涵提升。
    反例：这些成绩离不开老师们的辛勤付出分不开。
    反例：要着力提升教师队伍素质的提升。
    反例：问题的主要原因是管理不严造成的。
    反例：本办法由县教育局负责解释权。
    反例：之所以成绩不理想的原因，是因为教师不足。
    反例：参加会议的有各校的校长、书记等参加了会议。
    反例：在县委、县政府的正确领导下，使全县教育有了新进展。
    反例：以提高质量为目的为核心推进改革。
    反例：对于这个问题上，各校要统一认识。
    """
    for pattern, words, cure in _BLENDS:
        for passage, found in matches(document, pattern, *words, kinds=PROSE):
            if not passage.cited(*found.span()):
                yield hit(passage.text, *found.span(), f"“{_short(found[0])}”句式杂糅：{cure}")
    for passage, found in matches(document, _ENDS, *_VERBS.split("|"), kinds=PROSE):
        if not _HOLDS.search(found["middle"]) and not passage.cited(*found.span()):
            said = f"“{found['verb']}”句首、句末各说了一遍，删去一个"
            yield hit(passage.text, found.start("verb"), found.end(), said)


def _short(words: str) -> str:
    """Return words with the middle left out where they are many."""
    return words if len(words) <= _LONG else f"{words[:5]}……{words[-4:]}"


_LONG = 14
