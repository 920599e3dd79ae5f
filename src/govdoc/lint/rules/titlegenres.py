"""Titles → a 文种 that is missing, doubled, or two in one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.gbt9704 import EVERYDAY_GENRES, OTHER_GENRES, STATUTORY_GENRES
from govdoc.lint.rule import Hit, hit, replacing, rule
from govdoc.lint.rules.titles import titles
from govdoc.model import Document, Paragraph, Salutation
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

_GENRE = "通知|通报|意见|报告|请示|批复|决定|公告|通告|函|纪要"
_AGAIN = lazy(
    "^(?!.*(?:转发|印发|批转|贯彻|落实|学习|执行|传达|取消|废止|撤销|做好|补充|修改|更正|延[期长]"
    "|撤回|收回|解除|终止|停止|暂停|恢复|失效|作废|修订|调整|变更|重申|征求|答复|回复|[发公]布|下[发达]|重新|公开))"
    ".*(?P<phrase>(?P<kind>通知|通报|意见|请示|批复|公告|通告)的(?P=kind))$"
)
_TWICE = lazy(rf"(的(?:{_GENRE}))\1|(?<!的)(通知|通报|意见|请示|批复|公告|通告|纪要)\2$")
_ISSUER_TWICE = lazy(r"^(?P<issuer>[^，。：“”《》、]{4,24}(?:局|委员会|政府|办公室|厅|部|委|校|院|园|学))(?P=issuer)")


@rule("ELE004", "标题中文种、机关名称重复")
def doubled_genre(document: Document) -> Iterator[Hit]:
    """标题末尾的文种只写一次，不写“的通知的通知”；发文机关名称也只写一次。

    依据：《党政机关公文处理工作条例》第九条（七）
    正例：
        # 云河县教育局转发市教育局关于做好春季开学工作的通知

        现将有关事项通知如下。
    反例：
        # 云河县教育局转发市教育局关于做好春季开学工作的通知的通知

        现将有关事项通知如下。
    反例：
        # 云河县教育局云河县教育局关于做好春季开学工作的通知

        现将有关事项通知如下。
    """
    for passage in titles(document):
        if found := _TWICE.search(passage.value):
            half = found.start() + len(found[1] or found[2])
            fix = replacing(passage.text, (half, found.end(), ""))
            once = found[1] or found[2]
            yield hit(passage.text, *found.span(), f"文种重复：“{found[0]}”应为“{once}”", fix)
        elif found := _AGAIN.match(passage.value):
            fix = replacing(passage.text, (*found.span("phrase"), f"的{found['kind']}"), safe=False)
            yield hit(passage.text, *found.span("phrase"), f"文种重复：“{found['phrase']}”应为“的{found['kind']}”", fix)
        if found := _ISSUER_TWICE.match(passage.value):
            fix = replacing(passage.text, (*found.span("issuer"), ""))
            yield hit(passage.text, *found.span(), f"发文机关重复：“{found['issuer']}”写了两次", fix)


_ISSUER = r"(?:局|委员会|政府|办公室|厅|部|党组|党委|中心|学校|中学|小学|幼儿园|领导小组|院|会)"
_KINDLESS = lazy(
    rf"[^，。：“”《》]{{2,40}}{_ISSUER}关于[^，。：《》]{{4,60}}(?:工作|事宜|事项|活动|问题|会议|培训|检查)"
)
_UNFINISHED = lazy(
    rf"[^，。：“”《》]{{2,40}}{_ISSUER}关于[^，。：]{{4,60}}|关于[^，。：]{{4,60}}(?:情况|进展|工作|事宜|事项|活动|培训|检查)"
)
"""An addressee below it makes sure that it is the title of a letter or a notice."""
_NOTE = lazy(r"\s*(?:[（(][^（()）]*[）)]|[〔［\[][^〔［\[〕］\]]*[〕］\]])$|\s[^\s〔]{2,14}〔\d{4}〕\d+号$")
"""（试行）, （云教发〔2026〕8号）, 〔2026年第3号〕 behind the 文种."""
_KINDS = (
    *(*STATUTORY_GENRES, *(kind for kind in EVERYDAY_GENRES if kind != "情况")),
    *OTHER_GENRES,
    *("书", "信", "稿", "案", "表", "册"),
)
"""What a title ends in that names its 文种, or is the name of another paper."""
_FEWEST_BLOCKS = 3


@rule("ELE011", "标题缺少文种")
def title_without_genre(document: Document) -> Iterator[Hit]:
    """公文标题由发文机关名称、事由和文种组成；“××局关于……工作”没有写完，缺了“的通知”一类文种。

    依据：《党政机关公文处理工作条例》第九条（七）
    正例：
        # 云河县教育局关于做好2026年春季开学工作的通知

        各中小学：

        现将有关事项通知如下。

        云河县教育局
    反例：
        # 云河县教育局关于做好2026年春季开学工作

        各中小学：

        现将有关事项通知如下。

        云河县教育局
    反例：
        云河县教育局关于做好2026年春季开学工作
        各中小学：
        现将有关事项通知如下。
        云河县教育局
        2026年2月5日
    """
    found = titles(document)
    if len(found) != 1:
        return
    text, below = found[0].text, len(document.blocks) - 1
    called = document.elements.addressee or any(isinstance(block, Salutation) for block in document.blocks)
    if (below >= _FEWEST_BLOCKS and _KINDLESS.fullmatch(text.value)) or (called and _is_unfinished(text.value)):
        yield hit(text, 0, len(text), "标题没有写明文种，如“的通知”“的报告”")
    elif below >= _FEWEST_BLOCKS and (kind := _made(document, text.value)):
        yield hit(text, 0, len(text), f"正文自称“本{kind}”，标题里没有“{kind}”，缺少文种")


_MADE = lazy(
    r"(?:制定|制订|拟定|拟订)(?:了)?本(?P<kind>方案|计划|办法|细则|规定|预案|意见|制度|规程|标准|章程|要点)[。（，]"
)
_FIRST_PARAGRAPHS = 3


def _made(document: Document, title: str) -> str | None:
    """Return what a paper calls itself at its beginning (制定本方案), where its title names no kind of paper."""
    if _NOTE.sub("", title).endswith(_KINDS):
        return None
    begun = [block for block in document.blocks if isinstance(block, Paragraph)][:_FIRST_PARAGRAPHS]
    told = next((found for block in begun if (found := _MADE.search(block.text.value))), None)
    return told["kind"] if told and told["kind"] not in title else None


def _is_unfinished(title: str) -> bool:
    """Whether a title that says 关于 ends without a 文种; what stands in brackets behind it is left out."""
    bare = _NOTE.sub("", _NOTE.sub("", _NOTE.sub("", title)))
    return _UNFINISHED.fullmatch(bare) is not None and not bare.endswith(_KINDS)


_MIXED = lazy(
    r"的(?:请示报告|报告请示|请示函|申请报告|请求报告|申请请示|通知函|意见报告|通知通报|公告通知|通告通知|请示的报告|报告的请示)$"
)


@rule("ELE014", "文种混用")
def mixed_genre(document: Document) -> Iterator[Hit]:
    """一份公文只用一个文种：没有“请示报告”“申请报告”“通知函”。

    向上级请求指示、批准用请示，汇报工作用报告，平行机关之间用函。

    依据：《党政机关公文处理工作条例》第八条
    正例：
        # 云河县教育局关于解决校舍维修经费的请示

        县人民政府：

        妥否，请批示。
    反例：
        # 云河县教育局关于解决校舍维修经费的请示报告

        县人民政府：

        妥否，请批示。
    """
    for passage in titles(document):
        if found := _MIXED.search(passage.value):
            yield hit(passage.text, found.start() + 1, found.end(), f"没有“{found[0][1:]}”这一文种，只能用其中一个")
