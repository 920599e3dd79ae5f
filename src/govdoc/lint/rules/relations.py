"""Who writes to whom → a request beyond one's superior, or to a person, a body named twice, two words for one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govdoc.lint.parts import own_passages
from govdoc.lint.passage import HAN, PROSE, Kind, passages, reading
from govdoc.lint.rule import Hit, Severity, hit, rule
from govdoc.lint.rules.requests import titled_as
from govdoc.lint.rules.titles import titles
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.lint.passage import Passage
    from govdoc.model import Document, Text

_COUNTY = lazy(r"^[^省市，。]{2,4}(?<!自治)(?<!地)[县区](?:教育|教体|人民政府|委)|^[^省市县区，。]{2,4}[镇乡]")
_CALLED = lazy("[^。；！？，]{2,40}：")
_PROVINCE = lazy(r"^(?:[^市县，。]{0,4}省|[^市县，。]{0,8}自治区|教育部|国务院)(?!直)")


def _addressee(document: Document) -> tuple[Text, str] | None:
    """Return the text of the 主送机关, and what it says without its colon; None where there is none."""
    behind = False
    for passage in passages(document):
        sent = passage.kind is Kind.SALUTATION or passage.element == "addressee"
        # A body that the reader does not know for one stands as the first paragraph.
        if sent or (behind and passage.kind is Kind.BODY and _CALLED.fullmatch(passage.value)):
            return passage.text, passage.value.rstrip("：:").strip()
        if behind and not passage.element:
            return None
        behind = behind or passage.kind is Kind.TITLE
    return None


@rule("ELE033", "越级请示", Severity.INFO)
def beyond_superior(document: Document) -> Iterator[Hit]:
    """一般不得越级行文；特殊情况需要越级的，应当同时抄送被越过的机关。县里的请示直接报省里，多半写错了主送机关。

    依据：《党政机关公文处理工作条例》第十四条
    正例：
        云河县教育局关于增加教师编制的请示
        市教育局：
        我县缺编教师较多，恳请增加编制。
        妥否，请批示。
        云河县教育局
        2026年6月8日
    反例：
        云河县教育局关于增加教师编制的请示
        省教育厅：
        我县缺编教师较多，恳请增加编制。
        妥否，请批示。
        云河县教育局
        2026年6月8日
    """
    heads, sent = titles(document), _addressee(document)
    if len(heads) != 1 or sent is None or not heads[0].value.endswith("请示"):
        return
    own = [heads[0].value, *(text.value for text in document.elements.signature)]
    if any(_COUNTY.match(name) for name in own) and _PROVINCE.match(sent[1]):
        yield hit(sent[0], 0, len(sent[0]), f"县里的请示主送“{sent[1]}”，越过了市里，请核对")


_LEADER = lazy(
    rf"(?:尊敬的)?(?:[省市县区州](?:委|政府|人民政府)?)?[{HAN}]{{0,3}}?(?:书记|[省市县区州局厅部]长|主席|专员|盟长)(?:同志)?"
)
_WITHIN = lazy("[股科室处]$")


@rule("ELE038", "请示、报告主送领导者个人")
def sent_to_leader(document: Document) -> Iterator[Hit]:
    """除上级机关负责人直接交办的事项外，不得以本机关名义向上级机关负责人报送公文；主送写机关名称，由机关的办公室统一办理。

    依据：《党政机关公文处理工作条例》第十五条（五）
    正例：
        云河县教育局关于增加教师编制的请示
        县人民政府：
        我县缺编教师较多，恳请增加编制。
        妥否，请批示。
        云河县教育局
        2026年6月8日
    反例：
        云河县教育局关于增加教师编制的请示
        县长：
        我县缺编教师较多，恳请增加编制。
        妥否，请批示。
        云河县教育局
        2026年6月8日
    """
    sent = _addressee(document)
    if sent is None or (titled_as(document, "请示") or titled_as(document, "报告")) is None:
        return
    names = [name for name in _SPLIT.split(sent[1]) if name]
    leaders = [name for name in names if _LEADER.fullmatch(name)]
    # An office writes to the head of its own body by a note, which is no 公文; who sits in a session is spoken to.
    within = any(_WITHIN.search(text.value) for text in document.elements.signature)
    if leaders and not within and "各位" not in sent[1]:
        said = f"主送了“{leaders[0]}”：除领导直接交办的事项外，公文不报送领导者个人，请改写机关名称"
        yield hit(sent[0], 0, len(sent[0]), said)


_CC = lazy(r"^抄\s*送\s*[：:](?P<names>.+)$")
_SPLIT = lazy("[，、；,。\\s]+")


@rule("ELE034", "抄送机关与主送机关重复")
def sent_twice(document: Document) -> Iterator[Hit]:
    """抄送机关是主送机关以外需要知晓公文内容的机关，已经主送的不再抄送。

    依据：《党政机关公文处理工作条例》第九条（十六）
    正例：
        # 云河县教育局关于增加教师编制的请示

        县人民政府：

        妥否，请批示。

        云河县教育局

        2026年6月8日

        抄送：县委编办，县财政局。
    反例：
        # 云河县教育局关于增加教师编制的请示

        县人民政府：

        妥否，请批示。

        云河县教育局

        2026年6月8日

        抄送：县人民政府，县财政局。
    """
    sent = _addressee(document)
    if sent is None:
        return
    names = {name for name in _SPLIT.split(sent[1]) if name}
    copied = document.elements.cc
    texts = (
        [copied] if copied is not None else [passage.text for passage in _last(document) if _CC.match(passage.value)]
    )
    for text in texts:
        for name in _SPLIT.split(re.sub(r"^抄\s*送\s*[：:]", "", text.value)):
            if name and name in names:
                at = text.value.rfind(name)
                yield hit(text, at, at + len(name), f"“{name}”已经主送，不再抄送")


_LAST = 4


def _last(document: Document) -> list[Passage]:
    """Return the last paragraphs; elements are told behind them."""
    return [passage for passage in passages(document) if passage.kind is Kind.BODY][-_LAST:]


_OFFICES = "局厅委"
_PARTNERS = ("局", "厅", "委", "校", "院", "公司", "单位", "中心", "馆", "所", "县", "区", "市")


@rule("ELE035", "自称、对称前后不一", Severity.INFO)
def two_words_for_one(document: Document) -> Iterator[Hit]:
    """一份公文里，称自己“我局”就都用“我局”，不再用“本局”；称对方“贵局”就都用“贵局”，不再用“你局”。

    依据：公文写作惯例
    正例：我局高度重视，我局先后召开会议6次。请贵局予以支持，并请贵局派员参加。
    反例：本局高度重视创建工作，成立了专班。我局先后召开专题会议6次。
    反例：现商请贵局予以协助。请你局于4月8日前函告参加人员名单。
    """
    read = reading(document)
    pairs = [("我" + office, "本" + office) for office in _OFFICES]
    pairs += [("贵" + partner, "你" + partner) for partner in _PARTNERS]
    for one, other in pairs:
        if not (read.holds(one) and read.holds(other)):
            continue
        own = own_passages(document)
        found = [place for word in (one, other) for place in [_first(own, word)] if place is not None]
        if len(found) == 2:  # noqa: PLR2004 - both words
            passage, at = found[1]
            yield hit(passage.text, at, at + len(other), f"有的写“{one}”，有的写“{other}”，全文宜统一")


def _first(known: tuple[Passage, ...], word: str) -> tuple[Passage, int] | None:
    """Return the first place of running text where a word is said, not quoted."""
    for passage in known:
        at = passage.value.find(word) if passage.kind in PROSE else -1
        if at >= 0 and not passage.cited(at, at + len(word)):
            return passage, at
    return None
