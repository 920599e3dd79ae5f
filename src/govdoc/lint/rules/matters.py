"""请示 → several addressees, several matters, a copy to those below."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from govdoc.lint.parts import paper
from govdoc.lint.passage import HAN, PROSE, Kind, matches, passages
from govdoc.lint.rule import Hit, Severity, hit, rule
from govdoc.lint.rules.requests import titled_as
from govdoc.model import Document, Heading
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule("ELE016", "请示多头主送")
def several_addressees(document: Document) -> Iterator[Hit]:
    """请示原则上主送一个上级机关，根据需要抄送相关上级机关。

    依据：《党政机关公文处理工作条例》第十五条（一）
    正例：
        # 云河县教育局关于解决校舍维修经费的请示

        县人民政府：

        妥否，请批示。
    反例：
        # 云河县教育局关于解决校舍维修经费的请示

        县人民政府、市教育局：

        妥否，请批示。
    """
    if titled_as(document, "请示") is None and titled_as(document, "请示报告") is None:
        return
    for passage in passages(document):
        if passage.kind is Kind.SALUTATION or passage.element == "addressee":
            names = passage.value.rstrip("：:")
            if re.search("[、，,]|^各", names):
                yield hit(passage.text, 0, len(passage.text), "请示只主送一个上级机关，其他机关用抄送")
            return
        if passage.kind is Kind.BODY:
            # A line that the reader took for text: 省教育厅，市人民政府：
            if _SEVERAL.fullmatch(passage.value):
                yield hit(passage.text, 0, len(passage.text), "请示只主送一个上级机关，其他机关用抄送")
            return


_BODY = rf"[省市县区州][{HAN}]{{1,14}}(?:局|厅|委|部|政府|办公室|办|会)"
_SEVERAL = lazy(rf"{_BODY}(?:[，、,]{_BODY}){{1,4}}[：:]")
_BELOW = lazy(
    "各(?:县|区|市|乡|镇|街道|学区|中心校|学校|中小学|直属|科室|股室)|[局委厅]属|所属|直属(?:各)?(?:学校|单位)"
)


@rule("ELE037", "请示抄送了下级机关", Severity.ERROR)
def request_copied_downwards(document: Document) -> Iterator[Hit]:
    """请示不得抄送下级机关：上级还没有批准的事，不能让下级先执行。

    依据：《党政机关公文处理工作条例》第十五条（一）
    正例：
        # 云河县教育局关于解决校舍维修经费的请示

        县人民政府：

        妥否，请批示。

        抄送：县财政局，县发展和改革局。
    反例：
        # 云河县教育局关于解决校舍维修经费的请示

        县人民政府：

        妥否，请批示。

        抄送：县财政局，各乡镇中心学校。
    """
    if titled_as(document, "请示") is None:
        return
    copied = document.elements.cc
    lines = [passage.text for passage in passages(document) if _CC.match(passage.value)] if copied is None else [copied]
    for text in lines:
        for found in _BELOW.finditer(text.value):
            yield hit(text, *found.span(), f"请示不得抄送下级机关（“{text.value[found.start() :][:12]}”）")
            return


_CC = lazy(r"抄\s*送\s*[：:]")
_ASKED = r"(?:请求|申请|要求|恳请)"
_TWO_MATTERS = lazy(rf"关于{_ASKED}.+(?:和|及|以及|并|、){_ASKED}.+的请示")
_DEED = (
    "新建|增加|拨付|设立|举办|承办|购置|购买|解决|申请|补充|划拨|核定|成立|招聘|表彰|召开|扩建|迁建|追加|修订|配备|增设"
    "|减免|调拨|聘用|提高|出台"
)
_PLAIN_DEED = (
    "增加(?![^、和及与]{0,6}(?:经费|资金|投入|投资|预算|学位))|设立|成立|核定|招聘|聘用|表彰|召开|举办|修订|出台|增设"
    "|提高(?=[^、和及与]{0,8}(?:标准|待遇|比例|额度))"
)
"""With which 改造校舍 is another matter: to provide money for it, or to tell what it is for, is the same."""
_WORKS = "改造|维修|修缮|改建|建设|改扩建"
_OBJECT = "[^、和及与]{2,}"
_TWO_DEEDS = lazy(
    rf"关于(?:(?:{_DEED})[^、和及与]{{3,}}(?:和|及|以及|并|、)(?:{_DEED})[^、和及与]{{3,}}|(?:{_PLAIN_DEED}){_OBJECT}(?:和|及|以及|并|、)(?:{_WORKS}){_OBJECT}"
    rf"|(?:{_WORKS}){_OBJECT}(?:和|及|以及|并|、)(?:{_PLAIN_DEED}){_OBJECT})的请示"
)
_ALSO = lazy(
    r"(?:^|[。；])(?P<also>(?:另外?|此外|同时)[，,][^。]{0,80}?(?:(?:恳|敬)?请(?:求|示)?[^。，]{0,6}一并[^。，]{0,4}(?:解决|批准|批复|批示|审批|安排|研究|予以|核定|支持)))",
    re.MULTILINE,
)
_BESIDES = lazy(
    r"(?:^|[。；])(?P<also>(?:(?:同时|此外|另外?)，|另因[^，。；]{2,20}，)(?:恳|敬)?请(?:求)?[^，。；]{0,8}?(?:批准|同意|增加|解决|追加|核定|划拨|拨付|补充|安排)(?P<what>[^，。；]{4,30}))[。；，]",
    re.MULTILINE,
)
_MATTER = lazy(
    rf"关于{_ASKED}|(?:敬|恳)?请(?:批准|同意|解决|拨付|增加|核定)|{_ASKED}(?:解决|增加|拨付|划拨|核定|增设|批准)"
)


@rule("ELE017", "请示一文多事")
def several_matters(document: Document) -> Iterator[Hit]:
    """请示应当一文一事：两件事写两份请示，便于上级分别答复；“同时，恳请……”另提标题之外的事，只作提示。

    依据：《党政机关公文处理工作条例》第十五条（四）
    正例：
        # 云河县教育局关于请求拨付校舍维修经费的请示

        县人民政府：

        妥否，请批示。
    反例：
        # 云河县教育局关于请求拨付校舍维修经费和请求增加教师编制的请示

        县人民政府：

        妥否，请批示。
    反例：
        # 云河县教育局关于新建云河县第五小学和增加教师编制的请示

        县人民政府：

        妥否，请批示。
    反例：
        # 云河县教育局关于拨付校舍维修经费的请示

        县人民政府：

        校舍急需维修，需经费120万元。另外，食堂设备陈旧，需更新资金30万元，请一并解决。

        妥否，请批示。
    反例：
        # 云河县教育局关于有关事项的请示

        ## 一、关于请求拨付校舍维修经费

        校舍急需维修。

        ## 二、关于请求增加教师编制

        教师缺编较多，妥否，请批示。
    """
    title = titled_as(document, "请示") or titled_as(document, "请示报告")
    if title is None:
        return
    if found := _TWO_MATTERS.search(title.value) or _TWO_DEEDS.search(title.value):
        yield hit(title.text, *found.span(), "请示应当一文一事，请分成两份")
    heads = [block for block in paper(document).blocks if isinstance(block, Heading) and block.level == 1]
    matters = [block for block in heads if _MATTER.match(block.text.value)]
    for block in matters[1:]:
        yield hit(block.text, 0, len(block.text), f"请示应当一文一事，前面已有“{matters[0].text.value[:20]}”")
    for passage, found in matches(document, _ALSO, "一并", kinds=PROSE):
        yield hit(passage.text, *found.span("also"), "请示应当一文一事，另一件事请另行请示")
    for passage, found in matches(document, _BESIDES, "同时，", "此外，", "另外，", "另，", "另因", kinds=PROSE):
        words = {found["what"][at : at + 2] for at in range(len(found["what"]) - 1)}
        if not any(word in title.value for word in words):
            said = hit(passage.text, *found.span("also"), "标题没有提到这件事：请示应当一文一事，另一件事请另行请示")
            yield replace(said, severity=Severity.INFO)
