"""Marks of note-taking tools, words of assistants → what was pasted along with a text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from govdoc.lint.once import once
from govdoc.lint.passage import HAN, PROSE, matches
from govdoc.lint.rule import Hit, Severity, hit, replacing, rule
from govdoc.model import Document, Form, Residue, ResidueKind
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

_BOLD = lazy(rf"\*\*(?=\S)(?P<inner>[^*\n]{{1,80}}?[{HAN}：:，。][^*\n]{{0,80}}?)\*\*")
_COUNTED = frozenset("所名人个万亿元县市省区镇乡村年月日局校班户%％")
_EMPHASIS = lazy(
    rf"__(?<!_{{3}})(?![_\s])(?P<inner>[^_\n]{{0,60}}[{HAN}]{{2}}[^_\n]{{0,60}})__(?!_)|(?P<pair>==|~~)(?=[{HAN}“《（])[^=~\n]{{1,60}}(?P=pair)|`(?P<code>[^`\n]{{0,60}}[{HAN}][^`\n]{{0,60}})`"
)
_ESCAPED = lazy(r"\\[.](?<=\d\\[.])(?=\s|[{HAN}])|\\[#*_](?<=[{HAN}]\\.)(?=[{HAN}])".replace("{HAN}", HAN))
_HASH = lazy(rf"^#{{1,6}}(?=[ \t]+[^\n]*[{HAN}])", re.MULTILINE)


@rule("RES006", "Markdown 标记残留")
def markdown_mark(document: Document) -> Iterator[Hit]:
    """从生成工具、笔记软件粘贴来的“**”“##”，在 Word 和文本中不会变成格式，应当删去。

    依据：公文排版惯例
    正例：各校要突出重点，抓好落实。
    反例：各校要**突出重点**，抓好落实。
    反例：各校须__严格执行__规定，填写`登记表`并上报。
    """
    if document.source.form is Form.MARKDOWN:
        return
    for passage, found in matches(document, _BOLD, "**"):
        start, end = found.span()
        if found["inner"][0] in _COUNTED and passage.value[end : end + 1] in _COUNTED:
            continue  # 学校**所，教师**人: RES001 speaks of that
        fix = replacing(passage.text, (start, start + 2, ""), (end - 2, end, ""))
        yield hit(passage.text, start, end, "加粗标记“**”没有变成格式，请删去", fix)
    for passage, found in matches(document, _EMPHASIS, "__", "`", "==", "~~", kinds=PROSE):
        mark = found["pair"] or found[0].partition("`")[1] or "__"
        (start, end), width = found.span(), len(mark)
        fix = replacing(passage.text, (start, start + width, ""), (end - width, end, ""), safe=False)
        fault = hit(passage.text, start, end, f"标记“{mark}”没有变成格式，请删去", fix)
        # Two lines with a word between them may be places to write on.
        lone = (passage.in_sentences or mark != "__") and passage.value.count(mark) == 2  # noqa: PLR2004 - one pair
        if lone or mark == "`":
            yield fault if mark == "`" else replace(fault, severity=Severity.INFO)
    for passage, found in matches(document, _ESCAPED, "\\.", "\\#", "\\*", "\\_"):
        fix = replacing(passage.text, (found.start(), found.start() + 1, ""))
        yield hit(passage.text, *found.span(), f"转义符“{found[0]}”中的“\\”没有去掉", fix)
    for passage, found in matches(document, _HASH, "# ", "#\t"):
        yield hit(passage.text, *found.span(), f"标题标记“{found[0]}”没有变成格式，请删去")


_LINK = lazy(
    r"!?\[[^\[\]\n]{1,60}\]\((?:https?:|/|\.)[^()\s]{1,200}\)|!\[[^\[\]\n]{0,60}\]\([^()\s]{1,200}\)"
    r"|^```\w*$|^>[ ]+(?=\S)|^[-*] \[[ xX]\] (?=\S)|^\|(?:[^|\n]*\|){2,}$",
    re.MULTILINE,
)
_LIST = lazy(rf"^[*+-] +(?=[{HAN}“《])", re.MULTILINE)


@rule("RES018", "链接、表格、引用的标记残留")
def other_markdown_mark(document: Document) -> Iterator[Hit]:
    """Markdown 的链接“[…](…)”、表格“|…|”、引用“>”、代码“```”，在 Word 和文本中不会变成格式。

    依据：公文排版惯例
    正例：详见云河县教育局网站。
    反例：详见[云河县教育局网站](https://www.example.com/)。
    反例：![云河县第一中学](images/1.png)
    """
    if document.source.form is Form.MARKDOWN:
        return
    for passage, found in matches(document, _LINK, "](", "```", "> ", "|", "- [", "* ["):
        yield hit(passage.text, *found.span(), f"标记“{found[0][:20]}”没有变成格式，请改为文字")
    for passage, found in matches(document, _LIST, "* ", "+ ", "- ", kinds=PROSE):
        fault = hit(passage.text, *found.span(), f"列表标记“{found[0].strip()}”没有变成格式，请删去")
        yield replace(fault, severity=Severity.INFO)  # one such star may be a footnote's


ASSISTANT = lazy(
    r"作为(?:一个|一名|一款)?(?:AI|人工智能|大)(?:语言)?(?:模型|助手)[，,](?=我|无法|很|抱歉|可以|将)"
    r"|(?:希望|但愿)(?:以上|这些|本文)(?:内容|回答|建议|讲话稿|文稿)?(?:能)?(?:对您|对你)有所?帮助"
    r"|好的[，,！!](?:(?:以下|下面)[是为]|这是|我(?:来|会|将|马上)?[帮为][您你])|[您你]可以?直接(?:使用|复制|套用)(?=[。！，；）)\n]|$)|以便我(?:为[您你]|完善(?!自)|进一步(?:完善|修改|调整|优化))|当然(?:可以)?[，,！!](?:以下|下面|这)是(?:一份|一篇|为|根据|按照)|(?:范文|文稿|稿件|模板)[，,]?供[您你]参考"
    r"|以下是(?:一份|一篇)?(?:为[您你](?:撰写|生成|整理|准备|拟)|(?:根据|按照)[您你]的?(?:要求|需求|提供))"
    r"|如(?:果)?(?:您|你)?(?:需要?|有)(?:进一步)?(?:修改|调整|补充|优化)[^。\n]{0,10}请(?:随时)?告(?:诉|知)我"
    r"|如果?[您你]还?(?:需要?|想要|有)[^。\n]{0,20}请(?:随时)?告(?:诉|知)我|希望(?:这份|这篇|以上|本)[^。，\n]{0,12}能?(?:满足|符合)[您你]的"
    r"|(?:(?:以上|本文|本)内容|(?<![^，。；！？：:\s（(【*>])内容)由(?:AI|人工智能)(?:大模型)?(?:辅助)?(?:生成|创作)(?=[，。,.；！）)】\s*]|$)"
    r"|(?:您|你)可以根据(?:实际(?:情况|需要)|具体情况|需要|自己的)(?:进行)?(?:适当)?(?:修改|调整)"
    r"|[（(]注[:：](?:以上|本|此)(?:内容|讲话稿|文稿|范文|稿件)[^）)\n]{0,20}(?:仅供参考|根据实际|实际情况)[^）)\n]{0,20}[）)]"
    r"|(?:文档|文稿|内容|回答)(?:部分内容)?(?:可能)?由 ?(?:AI|人工智能) ?生成(?:，?仅供参考)?(?=[）)。]|$)"
    r"|希望(?:这份|这篇|该)[^。\n]{0,12}(?:稿|范文|模板|总结|报告|方案|通知|材料)[能会]?对[您你]有所?帮助|(?:^|(?<=\n))请注意[，,]?以上(?:内容|文稿|数据)仅供参考"
    r"|(?:^|(?<=\n))[（(]?注[:：]以上(?:数据|内容|信息)(?:均)?为(?:示例|虚构|模拟)|如果?[您你](?:愿意|需要)[，,]我(?:还|也)?可以(?:继续|再)?[帮为][您你]"
    r"|(?:下面|接下来)?我将从[^。，\n]{2,12}为[您你](?:撰写|起草|拟|生成|整理|梳理|提供|写|分析)|如需(?:进一步)?(?:修改|调整|补充)[^。\n]{0,4}请随时告(?:知|诉)"
    r"|(?:^|(?<=\n))(?:以下|下面)(?:是|为)(?:修改|润色|优化|调整|完善|精简|扩写|改写)后的?"
    r"(?:版本|内容|文稿|稿件|文本|正文)[:：]"
    r"|(?:下面|以下|这里)?为[您你](?:生成|撰写|准备|整理)了?(?:一篇|一份|以下)"
    r"|(?:Sure|Certainly|Of course)[,!] (?:here|below) (?:is|are)"
    r"|[（(](?:(?:全文)?字数(?:统计)?[:：]?约?\d{2,5}字?|全文共?约?\d{2,5}字)[）)]|^(?:全文)?字数(?:统计)?[:：]约?\d{2,5}字?$"
    r"|</?think(?:ing)?>|(?:是否)?需要我(?:[帮为][您你]|(?:继续|进一步)(?:完善|补充|细化|修改|撰写|优化|润色))[^。！\n]{0,20}[？?]",
    re.MULTILINE,
)
_CITATION = lazy(
    r"\[citation:\d+\]|\[cite(?:_start|_end)?(?::\s*\d[\d, ]*)?\]|【\d+†[^】\n]*】"
    r"|:contentReference\[oaicite:\d+\]|turn\d+search\d+|(?:utm_source=chatgpt\.com)|\[\^\d+\^?\]"
)


@rule("RES007", "生成工具的话语残留")
def assistant_phrase(document: Document) -> Iterator[Hit]:
    """生成工具与用户对答的话，不属于公文。

    依据：《党政机关公文处理工作条例》第十九条（三）
    正例：以下是各校工作任务清单。
    正例：作为人工智能大模型应用试点，学校应当标注图片内容由人工智能生成的情形。
    反例：好的，以下是根据您的要求撰写的工作要点。
    反例：当然可以！下面是一份讲话稿范文，供您参考。
    """
    for block in residues(document):
        if is_of_assistant(block):
            yield Hit(block.text.start, block.text.end, f"“{block.text.value[:30]}”是生成工具的话语，请删去")
    for passage, found in matches(document, ASSISTANT, *_SAID):
        if not passage.cited(*found.span()):
            yield hit(passage.text, *found.span(), f"“{found[0]}”是生成工具的话语，请删去")


@once
def residues(document: Document) -> tuple[Residue, ...]:
    """Return the blocks that are no text of the document."""
    return tuple(block for block in document.blocks if isinstance(block, Residue))


def is_of_assistant(block: Residue) -> bool:
    """Tell whether what is no text of the document holds the words of an assistant."""
    return block.kind not in _REPEATED and ASSISTANT.search(block.text.value) is not None


_REPEATED = frozenset({ResidueKind.REPEATED_TITLE, ResidueKind.CONTENTS, ResidueKind.CONTINUATION})
"""Residue that repeats the words of the document."""


_SAID = (
    "语言模型", "语言助手", "大模型", "大助手", "AI模型", "AI助手", "智能助手", "智能模型", "有帮助",
    "有所帮助", "以下是", "下面是", *(f"好的{mark}这是" for mark in "，,！!"), "当然", "供您参考", "供你参考",
    "告诉我", "告知我", "AI生成", "人工智能生成", "AI创作", "智能创作", "模型生成", "您可以", "你可以",
    "对您有", "对你有", "供参考", "为示例", "为虚构", "为模拟", "我来", "我会", "我将", "我马上",
    "我帮", "我为", "可以直接", "可直接", "便我", "辅助生成", "辅助创作",
    "可以帮", "可以为", "可以继", "可以再", "随时告",
    "AI 生成", "智能 生成", "为您", "为你", "以下为", "下面为", "Sure", "Certainly", "Of course", "您的",
    "你的", "（注", "(注", "字数", "（全文", "(全文", "think", "需要我",
)  # fmt: skip


@rule("RES019", "生成工具的引用标记残留")
def citation_mark(document: Document) -> Iterator[Hit]:
    """“[citation:3]”“【4†source】”是生成工具标注来源的记号，不属于公文。

    依据：《党政机关公文处理工作条例》第十九条（三）
    正例：各校要认真抓好落实。
    反例：各校要认真抓好落实[citation:3]。
    反例：各校要认真抓好落实[cite: 3, 5]。
    """
    if document.source.form is not Form.MARKDOWN:
        for passage, found in matches(document, _CITATION, "[cit", "†", "oaicite", "turn", "chatgpt", "[^"):
            yield hit(passage.text, *found.span(), f"来源标记“{found[0][:20]}”残留，请删去")
