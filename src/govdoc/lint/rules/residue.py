"""Web chrome, fields gone wrong, comments, tags, copies → what belongs to no document."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from govdoc.lint.passage import Kind, matches, passages
from govdoc.lint.rule import Hit, Severity, hit, replacing, rule
from govdoc.model import Document, Form, Residue, ResidueKind

if TYPE_CHECKING:
    from collections.abc import Iterator

_ADVICE = {
    ResidueKind.PAGE_MARK: "页码标记混进了正文，请删去",
    ResidueKind.NAVIGATION: "网页的导航文字混进了正文，请删去",
    ResidueKind.ADVERTISEMENT: "网站的广告混进了正文，请删去",
    ResidueKind.PROVENANCE: "网页的发布信息混进了正文，请删去",
    ResidueKind.REPEATED_TITLE: "标题重复出现，请删去",
    ResidueKind.CONTENTS: "手工目录混进了正文，请删去或改用自动目录",
    ResidueKind.CONTINUATION: "续表的表题、表头重复出现",
}


_GENERATED = frozenset({ResidueKind.CONTENTS, ResidueKind.CONTINUATION})


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
    if all(isinstance(block, Residue) for block in document.blocks):
        return  # a lone line, or a piece of a web page: there is no document it stands in
    for block in document.blocks:
        # Of a docx, only what is generated is read as contents or as the head of a 续表: none is typed by hand.
        generated = isinstance(block, Residue) and block.kind in _GENERATED and document.layout is not None
        if isinstance(block, Residue) and block.text.value and not generated:
            yield Hit(block.text.start, block.text.end, f"{block.kind.value}：{_ADVICE[block.kind]}")


_FIELD = re.compile(
    r"错误[!！]\s*(?:未找到引用源|未定义书签|文档中没有指定样式的文字|未找到目录项|未知的文档属性名称|超链接引用无效)[。.]?"
    r"|Error!\s*(?:Reference source not found|Bookmark not defined|No text of specified style)[^。\n]{0,20}"
    r"|(?:REF|PAGEREF) _(?:Ref|Toc)\d+(?: *\\h)*|#(?:REF|NAME|VALUE|DIV/0|N/A)[!?]?(?![A-Za-z0-9])"
)


@rule("RES009", "Word 域或表格公式出错", Severity.ERROR)
def broken_field(document: Document) -> Iterator[Hit]:
    """“错误！未找到引用源。”“#REF!”是交叉引用、目录或公式失效的提示，应当更新域或者改为文字。

    依据：《党政机关公文处理工作条例》第十九条（三）
    正例：各校任务分工见附件1。
    反例：各校任务分工见错误!未找到引用源。
    """
    for passage, found in matches(document, _FIELD, "错误!", "错误！", "Error!", "REF", "#"):
        yield hit(passage.text, *found.span(), f"“{found[0][:20]}”：域已失效，请更新或者改为文字")


_COMMENT = re.compile(
    r"批注\s*[\[［][^\]］\n]{1,12}[\]］]\s*[:：]?|[【\[（(]批注[:：][^】\]）)\n]{0,60}[】\]）)]"
    r"|[（(【](?:此处|此段|这里|这段|本段)(?:需要?|应|建议|要|请|再)?(?:修改|删除?|补充|核实|改写|调整)[^）)】\n]{0,20}[）)】]"
)


@rule("RES010", "批注、修改意见混进了正文")
def typed_comment(document: Document) -> Iterator[Hit]:
    """“批注[王1]：”“（此处需修改）”是改稿时的话，定稿前应当处理并删去。

    依据：《党政机关公文处理工作条例》第十九条（三）
    正例：各校要明确专人负责。
    反例：各校要明确专人负责（此处需补充负责人姓名）。
    """
    for passage, found in matches(document, _COMMENT, "批注", "此处", "此段", "这里", "这段", "本段"):
        yield hit(passage.text, *found.span(), f"改稿意见“{found[0][:20]}”混进了正文，请处理后删去")


_TAG = re.compile(
    r"&(?:nbsp|ldquo|rdquo|lsquo|rsquo|amp|lt|gt|quot|mdash|hellip|middot|ensp|emsp|#\d{2,5}|#x[0-9A-F]{2,5});"
    r"|</?(?:br|p|span|div|td|tr|table|strong|font|a|b|u|img|li|ul|h[1-6])(?:\s[^<>\n]{0,200})?/?>",
    re.IGNORECASE,
)


@rule("RES011", "网页代码残留")
def html_left(document: Document) -> Iterator[Hit]:
    """“&nbsp;”“<br>”是网页的代码，不是文字。

    依据：《党政机关公文处理工作条例》第十九条（三）
    正例：各校要认真抓好落实。
    反例：各校要认真&nbsp;抓好落实。
    """
    if document.source.form is Form.MARKDOWN:
        return
    for passage, found in matches(document, _TAG, "&", "<"):
        yield hit(passage.text, *found.span(), f"网页代码“{found[0][:20]}”残留，请删去")


_HOSTS = (
    "wenku.baidu", "wk.baidu", "docin", "doc88", "renrendoc", "taodocs", "book118", "wenmi", "diyifanwen", "xuexila",
    "5ykj", "fwwang", "cnfla", "jinchutou", "unjs", "yjbys", "gkstk", "liuxue86",
)  # fmt: skip
_NAMES = (
    "原创力文档", "豆丁网", "道客巴巴", "人人文库", "第一范文网", "淘豆网", "金锄头文库", "范文先生网", "公文易文秘",
)  # fmt: skip
_SITES = re.compile(
    rf"(?:https?://|www\.)?[a-z0-9.-]{{0,20}}(?:{'|'.join(map(re.escape, _HOSTS))})"
    r"\.(?:com|cn|net|org)[a-zA-Z0-9/._?=&%-]*"
    rf"|{'|'.join(_NAMES)}"
)


@rule("RES012", "文库网站的网址或水印")
def site_mark(document: Document) -> Iterator[Hit]:
    """文库、范文网站的网址和水印，是从网上下载时带来的。

    依据：《党政机关公文处理工作条例》第十九条（三）
    正例：详见云河县人民政府网站。
    反例：各校要认真抓好落实。www.docin.com
    """
    for passage, found in matches(document, _SITES, *_HOSTS, *_NAMES, addresses=True):
        # In a sentence the name may be news.
        if "." in found[0] or not passage.in_sentences:
            yield hit(passage.text, *found.span(), f"“{found[0][:30]}”是文库网站的痕迹，请删去")


_PAGES = re.compile(r"第 ?\d{1,3} ?页[，,/ ]{0,2}共 ?\d{1,3} ?页")


@rule("RES013", "页码混进了正文")
def page_mark(document: Document) -> Iterator[Hit]:
    """“第3页 共10页”这样的页码写在正文里，多是转换格式时带来的。

    依据：《党政机关公文处理工作条例》第十九条（三）
    正例：各校要认真抓好落实，按时上报。
    反例：各校要认真抓好落实，第3页 共10页按时上报。
    """
    for passage, found in matches(document, _PAGES, "页", kinds={Kind.BODY, Kind.HEADING}):
        if not passage.cited(*found.span()):
            yield hit(passage.text, *found.span(), f"页码“{found[0]}”混进了正文，请删去")


_LONG = 40


@rule("RES014", "相邻两段相同")
def repeated_paragraph(document: Document) -> Iterator[Hit]:
    """相邻的两段一字不差，是复制时重复粘贴的。

    依据：《党政机关公文处理工作条例》第十九条（三）
    正例：各校要提高思想认识，切实增强责任感，把各项工作抓实抓细，确保取得实效，不辜负全县人民群众的期望。
    反例：
        各校要提高思想认识，切实增强责任感，把各项工作抓实抓细，确保取得实效，不辜负全县人民群众的期望。
        各校要提高思想认识，切实增强责任感，把各项工作抓实抓细，确保取得实效，不辜负全县人民群众的期望。
    """
    for before, passage in pairwise(passages(document)):
        # A line without a sentence may well stand twice: the head of a table, an entry of a list.
        same = len(passage.value) >= _LONG and passage.value == before.value and passage.kind is Kind.BODY
        if same and passage.in_sentences:
            fix = replacing(passage.text, (0, len(passage.text), ""), safe=False)
            yield hit(passage.text, 0, len(passage.text), "与上一段完全相同，请删去一段", fix)


_FILE = re.compile(
    r"新建 ?(?:Microsoft ?)?(?:Word|Excel|DOCX?|文本) ?文档(?:[（(]\d+[）)])?(?:\.docx?)?"
    r"|[A-Z]:\\(?:Users|Documents and Settings|桌面)[^\s，。；]*|file:///[^\s，。；]+",
    re.IGNORECASE,
)


@rule("RES015", "本机文件名、路径残留")
def local_path(document: Document) -> Iterator[Hit]:
    """“新建 Microsoft Word 文档.doc”是作者电脑上的文件名和路径，不属于公文。

    依据：《党政机关公文处理工作条例》第十九条（三）
    正例：附件：中小学校舍安全排查表
    反例：附件：新建 Microsoft Word 文档.doc
    """
    literals = (":\\", "file:///", *(f"新建{gap}{name}" for gap in ("", " ") for name in ("M", "W", "E", "D", "文本")))
    for passage, found in matches(document, _FILE, *literals, addresses=True):
        yield hit(passage.text, *found.span(), f"“{found[0][:30]}”是本机的文件名或路径，请删去")
