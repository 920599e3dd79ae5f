"""Placeholders, web chrome, lost and invisible characters, marks of tools → what no finished document holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govdoc.lint.passage import HAN, Passage, passages
from govdoc.lint.rule import Hit, Severity, hit, replacing, rule
from govdoc.model import Document, Form, Residue, ResidueKind

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLACEHOLDER = re.compile(
    r"""(?x)
      (?<![A-Za-z])[XxＸ×]{2,}(?![A-Za-z])
    | 20\d[XxＸ×]年? | 20[XxＸ×]{2}年?
    | (?<!\*)\*{1,4}(?=[县市省区镇乡局校年月])(?![^\n]{0,60}\*\*)
    | 某某+
    | [_＿]{3,}
    | (?<!…)…{1,6}(?=[万亿]?[元人名所个次册台项%％])
    | [（(【\[](?:此处|这里)?(?:待(?:补充|定|填|完善|核实)|请?填写|请补充|补充|插入|数据待补)[^）)】\]]{0,20}[）)】\]]
    | (?<![A-Za-z])(?:TODO|TBD|FIXME|XXX)(?![A-Za-z])
    | [Ll]orem\s+ipsum
    | \{\{[^{}\n]{1,40}\}\} | \$\{[^{}\n]{1,40}\} | [「【\[](?:单位名称|姓名|日期|时间|地点|学校名称|年份|数字)[」】\]]
    """
)
_MASK = re.compile(rf"(?<!…)…{{4,}}(?=[{HAN}])")


@rule("RES001", "占位符没有填写")
def placeholder(document: Document) -> Iterator[Hit]:
    """XX、××、202×年、**县、某某、……万元、（待补充）、TODO 这样的占位符，成文前应当填实。

    依据：《党政机关公文处理工作条例》第二十条（人名、地名、时间、数字应当准确）
    正例：2026年，全县投入资金3200万元，要讲好奋斗故事……让典型可亲可敬。
    反例：202x年，XX县投入资金……万元。
    反例：会议由某某同志主持，经费来源（待补充）。
    """
    for passage in passages(document):
        for pattern in (_PLACEHOLDER, _MASK):
            for found in pattern.finditer(passage.value):
                if not passage.is_address(found.start()):
                    yield hit(passage.text, *found.span(), f"占位符“{found[0]}”没有填写")


_ADVICE = {
    ResidueKind.PAGE_MARK: "页码标记混进了正文，请删去",
    ResidueKind.NAVIGATION: "网页的导航文字混进了正文，请删去",
    ResidueKind.ADVERTISEMENT: "网站的广告混进了正文，请删去",
    ResidueKind.PROVENANCE: "网页的发布信息混进了正文，请删去",
    ResidueKind.REPEATED_TITLE: "标题重复出现，请删去",
    ResidueKind.CONTENTS: "手工目录混进了正文，请删去或改用自动目录",
}


@rule("RES002", "网页、文库残留")
def web_residue(document: Document) -> Iterator[Hit]:
    """从网页、文库复制来的导航、广告、发布信息、页码标记和重复标题，不属于公文。

    依据：《党政机关公文处理工作条例》第十九条（三）
    正例：
        在全县教育工作会议上的讲话
        同志们：
        今天的会议很重要。
    反例：
        在全县教育工作会议上的讲话
        下面是小编为大家整理的讲话稿，供大家参考。
        同志们：
        今天的会议很重要。
    """
    for block in document.blocks:
        # Of a docx, only what Word generates is read as a table of contents: none is typed by hand.
        generated = isinstance(block, Residue) and block.kind is ResidueKind.CONTENTS and document.layout is not None
        if isinstance(block, Residue) and block.text.value and not generated:
            yield Hit(block.text.start, block.text.end, f"{block.kind.value}：{_ADVICE[block.kind]}")


_LOST = re.compile(
    rf"(?<![A-Za-z0-9])\?(?=[^?？。！\n]{{2,40}}\?)(?P<name>[{HAN}\d“”（）—、]{{2,40}})\?"
    rf"(?=[，。、；：”（）,.;的和及等]|[{HAN}]|$)"
)
_CITED = re.compile(
    r"(?:方案|办法|意见|规划|纲要|条例|规定|通知|制度|规则|规那么|守则|守那么|法|案|书|计划|决定|章程|标准|指南|实施细则|细那么|公约|清单|要点)$"
)
_GARBLED = re.compile(r"\ufffd+|[\ue000-\uf8ff]+|锟斤拷|烫烫烫|(?:Ã|Â|â€|ï¼|ã€|ä¸|å\S){3,}")


@rule("RES003", "字符丢失或乱码")
def lost_character(document: Document) -> Iterator[Hit]:
    """转换编码时丢失的字符：书名号变成问号，文字变成“�”。

    依据：《党政机关公文处理工作条例》第二十条（标点符号用法应当规范）
    正例：为什么要抓？怎么抓？要认真学习《中小学管理办法》。
    反例：要认真学习?中小学管理办法?，抓好落实。
    反例：教育系统健全�机制。
    """
    for passage in passages(document):
        for found in _LOST.finditer(passage.value):
            if _CITED.search(found["name"]):
                last = found.end() - 1
                fix = replacing(
                    passage.text, (found.start(), found.start() + 1, "《"), (last, last + 1, "》"), safe=False
                )
                yield hit(passage.text, *found.span(), "书名号变成了问号", fix)
        for found in _GARBLED.finditer(passage.value):
            yield hit(passage.text, *found.span(), f"乱码“{found[0][:6]}”，请对照原稿补正")


_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]+")
_NO_BREAK = re.compile(rf"(?<=[{HAN}，。；：、])\u00a0+(?=[{HAN}“《（])")


@rule("RES004", "不可见字符", Severity.INFO)
def invisible_character(document: Document) -> Iterator[Hit]:
    """零宽空格、软连字符一类看不见的字符，会使检索、排版出错；多从网页复制而来。

    依据：公文排版惯例
    正例：各校要认真抓好落实。
    反例：各校要认\u200b真抓好落实。
    """
    for passage in passages(document):
        for pattern in (_INVISIBLE, _NO_BREAK):
            for found in pattern.finditer(passage.value):
                names = "、".join(dict.fromkeys(f"U+{ord(character):04X}" for character in found[0]))
                fix = replacing(passage.text, (*found.span(), ""))
                yield hit(passage.text, *found.span(), f"不可见字符（{names}），请删去", fix)


_EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u26ff\u2700-\u2712\u2714-\u27bf]\ufe0f?")

_SECRET = ("绝密", "机密", "秘密")


@rule("RES005", "表情符号")
def emoji(document: Document) -> Iterator[Hit]:
    """公文中不用表情符号和图形符号。

    依据：《党政机关公文处理工作条例》第二十条（标点符号用法应当规范）
    正例：各校要认真抓好落实。
    正例：机密★1年
    反例：各校要认真抓好落实👉。
    """
    for passage in passages(document):
        for found in _EMOJI.finditer(passage.value):
            # 密级和保密期限 is written with a star: 机密★20年 (GB/T 9704—2012 7.2.2).
            if found[0] == "★" and passage.value.endswith(_SECRET, 0, found.start()):
                continue
            yield hit(
                passage.text,
                *found.span(),
                f"公文不用表情符号“{found[0]}”",
                replacing(passage.text, (*found.span(), "")),
            )


_BOLD = re.compile(rf"\*\*(?=\S)(?P<inner>[^*\n]{{1,80}}?[{HAN}：:，。][^*\n]{{0,80}}?)\*\*")
_HASH = re.compile(r"^#{1,6}(?=\s+\S)")


@rule("RES006", "Markdown 标记残留")
def markdown_mark(document: Document) -> Iterator[Hit]:
    """从生成工具、笔记软件粘贴来的“**”“##”，在 Word 和文本中不会变成格式，应当删去。

    依据：公文排版惯例
    正例：各校要突出重点，抓好落实。
    反例：各校要**突出重点**，抓好落实。
    """
    if document.source.form is Form.MARKDOWN:
        return
    for passage in passages(document):
        for found in _BOLD.finditer(passage.value):
            start, end = found.span()
            fix = replacing(passage.text, (start, start + 2, ""), (end - 2, end, ""))
            yield hit(passage.text, start, end, "加粗标记“**”没有变成格式，请删去", fix)
        for found in _HASH.finditer(passage.value):
            yield hit(passage.text, *found.span(), f"标题标记“{found[0]}”没有变成格式，请删去")


_ASSISTANT = re.compile(
    r"作为(?:一个|一名|一款)?(?:AI|人工智能|大)(?:语言)?(?:模型|助手)|(?:希望|但愿)(?:以上|这些|本文)(?:内容|回答|建议|讲话稿|文稿)?(?:能)?(?:对您|对你)有所?帮助"
    r"|(?:好的|当然)[，,！!](?:以下|下面)是|以下是(?:一份|一篇)?(?:根据|按照)(?:您|你)的(?:要求|需求)|如(?:果)?(?:您|你)?(?:需要?|有)(?:进一步)?(?:修改|调整|补充)[^。]{0,10}请(?:随时)?告(?:诉|知)我"
)


@rule("RES007", "生成工具的话语残留")
def assistant_phrase(document: Document) -> Iterator[Hit]:
    """生成工具与用户对答的话，不属于公文。

    依据：《党政机关公文处理工作条例》第十九条（三）
    正例：以下是各校工作任务清单。
    反例：好的，以下是根据您的要求撰写的工作要点。
    """
    for passage in passages(document):
        yield from _said(passage)


def _said(passage: Passage) -> Iterator[Hit]:
    """Give the phrases of an assistant that stand outside quotation marks."""
    for found in _ASSISTANT.finditer(passage.value):
        if not passage.cited(*found.span()):
            yield hit(passage.text, *found.span(), f"“{found[0]}”是生成工具的话语，请删去")
