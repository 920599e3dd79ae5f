"""请示 and 报告 → a report that asks, a request without one, a closing that names another 文种."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from govdoc.lint.parts import own_passages, paper_end
from govdoc.lint.passage import PROSE, Kind, Passage, matches, reading
from govdoc.lint.rule import Hit, Severity, hit, rule
from govdoc.lint.rules.titles import titles
from govdoc.outline import genre
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document


def titled_as(document: Document, kind: str) -> Passage | None:
    """Return the title 关于…的 + 文种 of that kind; None where the document has another, or several titles."""
    found = titles(document)
    whole = "".join(title.value for title in found)
    return found[0] if found and "关于" in whole and whole.endswith("的" + kind) else None


_ASKING = lazy(
    r"(?:^|[，,。；]|妥否|当否|可否|是否妥当|是否可行|特此报告|以上报告)(?P<asked>(?:恳)?请(?:予以|予|给予|领导|县政府|上级)?(?:批示|批复|审批|批准)(?:执行|实施|施行)?)[。！]"
    r"|(?P<begged>恳请[^，。；：]{0,12}(?:拨付|批准|解决|安排|增加|增拨|划拨|核定|追加|审批)[^，。；：]{0,24})[，。！]"
    r"|(?:^|[。；，,])(?P<wanted>请(?:县|市|区|省|上级|财政)[^，。；：]{0,12}(?:安排|拨付|解决|增加|增拨|追加|划拨|批准|核定)[^，。；：]{0,16}(?:资金|经费|编制|名额|指标|万元)[^，。；：]{0,6}"
    r"|请(?:县|市|区|省|上级)[^，。；：]{0,10}(?:予以|给予|协调)(?:解决|拨付|安排|批准|增加))[。！]"
    r"|如无不妥[，,]?(?P<agreed>请(?:予以)?(?:批示|批复|批准|审批|批转)[^，。；：]{0,8})[。！]",
    re.MULTILINE,
)
_LAST = 4


_UPWARDS = lazy("[省市县区州](?:委|人民政府|政府|人大常委会|教育局|教育厅|教体局)")


def _reports_upwards(document: Document) -> bool:
    """Whether a paper called ……情况报告 is addressed to one's superior."""
    heads = titles(document)
    if len(heads) != 1 or not heads[0].value.endswith(("情况报告", "工作报告", "总结报告", "自查报告", "整改报告")):
        return False
    sent = [
        passage.value
        for passage in own_passages(document)
        if passage.kind is Kind.SALUTATION or passage.element == "addressee"
    ]
    return any(_UPWARDS.match(value) for value in sent)


@rule("ELE015", "报告中夹带请示", Severity.ERROR)
def report_that_asks(document: Document) -> Iterator[Hit]:
    """不得在报告等非请示性公文中夹带请示事项；需要上级答复的，另行请示。

    依据：《党政机关公文处理工作条例》第十五条（四）
    正例：
        # 云河县教育局关于2026年校园安全工作情况的报告

        县人民政府：

        现将有关情况报告如下。

        特此报告。
    反例：
        # 云河县教育局关于2026年校园安全工作情况的报告

        县人民政府：

        现将有关情况报告如下，并申请拨付维修经费。

        妥否，请批示。
    反例：
        # 云河县教育局关于防汛工作情况的报告

        县人民政府：

        现将有关情况报告如下，恳请拨付抢修资金50万元。

        特此报告。
    反例：
        # 云河县教育局关于防汛工作情况的报告

        县人民政府：

        现将有关情况报告如下。

        特此报告，请批示。
    反例：
        # 云河县教育局关于防汛工作情况的报告

        县人民政府：

        现将有关情况报告如下。恳请县政府拨付抢修资金50万元，请批示。
    """
    if not (titled_as(document, "报告") or titled_as(document, "汇报")) and not _reports_upwards(document):
        return
    last = [passage for passage in own_passages(document) if passage.kind in PROSE][-_LAST:]
    for passage in last:
        for found in _ASKING.finditer(passage.value):
            if found["wanted"] and "建议" in passage.value:
                continue
            said = next(name for name, value in found.groupdict().items() if value)
            if not passage.cited(*found.span(said)):
                yield hit(passage.text, *found.span(said), f"报告中不得夹带请示事项（“{found[said]}”）")


_REQUEST = lazy(
    "(?:请|恳|望|妥否|当否|可否|是否|如无不妥|特此)[^。；\n]{0,30}(?:批示|批复|批准|审批|审定|审示|核准|指示|审核|审议|研究|答复)"
)


@rule("ELE018", "请示没有提出请求", Severity.INFO)
def request_without_closing(document: Document) -> Iterator[Hit]:
    """请示的末尾写明请求：“妥否，请批示”“当否，请批复”。

    依据：公文写作惯例
    正例：
        # 云河县教育局关于拨付校舍维修经费的请示

        县人民政府：

        我县校舍急需维修，需经费120万元。

        妥否，请批示。
    反例：
        # 云河县教育局关于拨付校舍维修经费的请示

        县人民政府：

        我县校舍急需维修，需经费120万元。

        特此说明。
    """
    title = titled_as(document, "请示")
    body = reading(document).whole.partition("\n")[2]
    if title is not None and body and not _REQUEST.search(body):
        yield hit(title.text, 0, len(title.text), "请示的末尾宜写明请求，如“妥否，请批示。”")


_HEREBY = lazy(
    r"^特此(?P<kind>通知|通报|公告|通告|报告|请示|批复)(?:[，,](?:请|望|盼|恳)[^，。；\n]{1,14})?[。！]?$", re.MULTILINE
)
_FORWARDING = lazy("转发|印发|批转|公布|发布")


@rule("ELE019", "结束语与文种不符")
def closing_of_another_genre(document: Document) -> Iterator[Hit]:
    """“特此通知”用于通知，“特此报告”用于报告：结束语写的文种应当与标题一致。

    依据：《党政机关公文处理工作条例》第八条、第十九条（四）（文种应当正确）
    正例：
        # 云河县教育局关于做好2026年春季开学工作的通知

        各中小学要认真做好开学准备。

        特此通知。
    反例：
        # 云河县教育局关于做好2026年春季开学工作的通知

        各中小学要认真做好开学准备。

        特此通报。
    反例：
        # 云河县教育局关于增加教师编制的请示

        我县教师缺编较多，恳请增加编制。

        特此报告，请审批。
    反例：
        # 云河县教育局关于拨付校舍维修经费的函

        县财政局：

        校舍急需维修，需经费120万元。

        妥否，请批示。
    """
    end = paper_end(document)
    yield from _begged_by_letter(document, end)
    found = [
        (passage, one)
        for passage, one in matches(document, _HEREBY, "特此")
        if passage.kind is Kind.BODY and passage.text.start < end
    ]
    heads = titles(document)
    if len(found) != 1 or len(heads) != 1 or _FORWARDING.search(heads[0].value):
        return
    (passage, said), kind = found[0], genre(heads[0].value)
    if (
        kind in {"通知", "通报", "公告", "通告", "报告", "请示", "批复", "函"}
        and heads[0].value.endswith(kind)
        and kind != said["kind"]
    ):
        yield hit(passage.text, *said.span(), f"标题的文种是“{kind}”，结束语却是“{said[0].rstrip('。！')}”")


_BEGGED = lazy(r"^(?:以上.{0,8})?(?:妥否|当否|可否)[，,]?请(?:予)?(?:批示|批复|指示)[。！]?$", re.MULTILINE)


def _begged_by_letter(document: Document, end: int) -> Iterator[Hit]:
    """Find 妥否，请批示 in a 函: bodies of equal rank ask one another for an answer, for consent."""
    if titled_as(document, "函") is None:
        return
    for passage, said in matches(document, _BEGGED, "妥否", "当否", "可否"):
        if passage.kind is Kind.BODY and passage.text.start < end:
            message = f"“{said[0].rstrip('。！')}”用于请示，函的末尾宜用“请函复”“请予支持为盼”一类"
            yield replace(hit(passage.text, *said.span(), message), severity=Severity.INFO)
