"""Web chrome, fields gone wrong, comments, tags, copies → what belongs to no document."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from govdoc.lint.passage import HAN, PROSE, Kind, matches, passages
from govdoc.lint.rule import Hit, Severity, hit, replacing, rule
from govdoc.lint.rules.chrome import is_glued
from govdoc.lint.rules.markup import residues
from govdoc.model import Form
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document

_FIELD = lazy(
    r"!(?:语法错误|零作除数|缺少运算符|未定义书签)[。.]?|错误[!！]\s*(?:未找到引用源|未定义书签|文档中没有指定样式的文字|未找到目录项|未知的文档属性名称|超链接引用无效)[。.]?"
    r"|Error!\s*(?:Reference source not found|Bookmark not defined|No text of specified style)[^。\n]{0,20}"
    r"|(?:REF|PAGEREF) _(?:Ref|Toc)\d+(?: *\\h)*|#(?:REF|NAME|VALUE|DIV/0|N/A)[!?]?(?![A-Za-z0-9])"
    r"|(?:\{ ?)?(?:PAGE|NUMPAGES|DATE|TOC|SEQ)[^\n\u4e00-\u9fff]{0,40}\\\* ?MERGEFORMAT(?: ?\d+)?"
    r"|HYPERLINK \"[^\"\n]{1,200}\"|\\\* ?MERGEFORMAT"
    rf"|(?<=[{HAN}：:])#{{4,}}(?=[。，；]|$)"
    r"|(?<![A-Za-z])(?:NaN|undefined|null)(?=(?:万元|元|人|名|所|个|[%％]))"
)


@rule("RES009", "Word 域或表格公式出错", Severity.ERROR)
def broken_field(document: Document) -> Iterator[Hit]:
    """“错误！未找到引用源。”“#REF!”是交叉引用、目录或公式失效的提示，应当更新域或者改为文字。

    依据：《党政机关公文处理工作条例》第十九条（三）
    正例：各校任务分工见附件1。
    反例：各校任务分工见错误!未找到引用源。
    反例：合计!语法错误人。
    """
    for passage, found in matches(document, _FIELD, *_OF_FIELD):
        yield hit(passage.text, *found.span(), f"“{found[0][:20]}”：域已失效，请更新或者改为文字")


_OF_FIELD = (
    "错误!", "错误！", "Error!", "!语法", "!零作", "!缺少", "!未定", "REF", "#", "NaN", "undefined", "null",
    "MERGEFORMAT", "HYPERLINK",
)  # fmt: skip
_COMMENT = lazy(
    r"批注\s*[\[［][^\]］\n]{1,12}[\]］]\s*[:：]?|[【\[（(]批注[:：][^】\]）)\n]{0,60}[】\]）)]"
    r"|[（(【](?:(?:备注|注)[:：])?(?:此处|此段|这里|这段|本段)(?:需要?|应|建议|要|请)?再?(?:修改|删除?|补充|核[实对]|[改重扩]写|调整|精简|压缩|合并|展开|细化|完善|充实|丰富|润色|更新)[^）)】\n]{0,20}[）)】]"
    r"|[（(【](?:此处|以下|中间|下略)?(?:省略|略去)(?:\d+|[一二三四五六七八九十百千若干]+)[余多]?字[^）)】\n]{0,6}[）)】]"
    r"|[（(【][^（()）【】\n，。；]{1,10}待[^（()）【】\n，。；]{0,6}(?:核实?|核对|核准|确认|补充?)[）)】]"
    r"|[（(【](?:修改|审核|审阅|修订)意见[:：][^（()）【】\n]{1,40}[）)】]"
    r"|[（(【](?:建议|可以?|拟)?删[除去掉]?(?:此|这|本|该)[一]?[句段处条项][^）)】\n]{0,4}[）)】]|[（(【](?:此处|这里|此句|数据|数字)存疑[）)】]"
    r"|[（(【](?:领导|局长|主任|科长|股长|校长|书记)(?:批示|批注|意见|批)[:：][^（()）【】\n]{1,40}[）)】]"
    r"|【(?:请|由)[^【】\n]{0,16}(?:核实|核对|确认|补充|把关|斟酌|修改)[^【】\n]{0,6}】"
    r"|[（(【](?:这句话?|此句|这个数字?|这个提法)[^（()）【】\n]{0,12}[删改核][^（()）【】\n]{0,6}[）)】]|【[需须](?:核对|核实|确认|补充|修改)[^【】\n]{0,6}】"
    r"|[（(][^（()）\n，。；]{0,8}(?:审定|审核|确认|核实|核定)后(?:再(?:填写|填入)|再?(?:补充|修改))[）)]"
    r"|[（(](?:标?红色?|标?黄色?|蓝色)(?:字体|文字|部分|字)?(?:为|是|处)[^（()）\n]{0,12}(?:修改|补充|核实|核对)[^（()）\n]{0,4}[）)]"
    r"|[（(][^（()）\n，。；]{0,6}请[^（()）\n，。；到在向去与和]{0,8}(?:股|室|科|处|局长|主任|科长)再?(?:核实|核对|确认|补充|把关|斟酌)[）)]"
)


_REVIEWING = (
    "批注", "批示", "意见：", "意见:", "批：", "批:", "此处", "此段", "这里", "这段", "本段", "省略", "略去", "存疑",
    "后填", "后再", "后补", "后修", "【请", "【由", "【需", "【须",
    *(f"{word}{bracket}" for word in "核实对准认补充关酌" for bracket in "）)】"),
    *(f"删{word}{this}" for word in ("", "除", "去", "掉") for this in "此这本该"),
    *(f"{bracket}{word}" for bracket in "（(【" for word in ("这句", "此句", "这个", "红", "标", "黄", "蓝")),
)  # fmt: skip
_TO_FILL_IN = lazy("待|请|批示|意见|后")
"""In the cell of a form, such words tell who is to write there."""


@rule("RES010", "批注、修改意见混进了正文")
def typed_comment(document: Document) -> Iterator[Hit]:
    """“批注[王1]：”“（此处需修改）”是改稿时的话，定稿前应当处理并删去。

    依据：《党政机关公文处理工作条例》第十九条（三）
    正例：各校要明确专人负责。
    反例：各校要明确专人负责（此处需补充负责人姓名）。
    反例：县财政安排资金120万元（数字待核）。
    反例：培训教师300人【请财务股核实】。
    反例：要压实责任（领导批示：这段要改）。
    """
    for passage, found in matches(document, _COMMENT, *_REVIEWING):
        if not _TO_FILL_IN.search(found[0]) or passage.kind in PROSE:
            yield hit(passage.text, *found.span(), f"改稿意见“{found[0][:20]}”混进了正文，请处理后删去")


_TAG = lazy(
    r"&(?:nbsp|ldquo|rdquo|lsquo|rsquo|amp|lt|gt|quot|mdash|hellip|middot|ensp|emsp|#\d{2,5}|#x[0-9A-F]{2,5});"
    r"|\?/(?:p|div|span|td|li|br)>|</?(?:br|p|span|div|td|tr|table|strong|font|a|b|u|img|li|ul|h[1-6])(?:\s[^<>\n]{0,200})?/?>"
    rf"|javascript:void\(0\)|var _hmt|(?<=[{HAN}。，：；！？])(?:\\r)?\\n(?=[{HAN}\u3000\\“（]|$)"
    rf"|\\u[0-9a-f]{{4}}|(?:\\x[0-9a-f]{{2}}){{2,}}|(?<=[{HAN}])\\t(?=[{HAN}])",
    re.IGNORECASE,
)


@rule("RES011", "网页代码残留")
def html_left(document: Document) -> Iterator[Hit]:
    r"""“&nbsp;”“<br>”“\u53d6”是网页的代码，不是文字。

    依据：《党政机关公文处理工作条例》第十九条（三）
    正例：各校要认真抓好落实。
    反例：各校要认真&nbsp;抓好落实。
    反例：各校要认真抓好落实。\n各科室要加强督促。
    """
    if document.source.form is Form.MARKDOWN:
        return
    for passage, found in matches(document, _TAG, "&", "<", "?/", "script", "_hmt", "\\n", "\\u", "\\x", "\\t"):
        # Its table of 2,000 names is loaded where a text holds what may be one.
        import html

        right = html.unescape(found[0]) if found[0][0] == "&" else ""
        fix = replacing(passage.text, (*found.span(), right), safe=False) if _TYPED.fullmatch(right) else None
        yield hit(passage.text, *found.span(), f"网页代码“{found[0][:20]}”残留，请{'改为文字' if fix else '删去'}", fix)


_TYPED = lazy(rf"[{HAN}“”‘’—…·《》，。、；：]")
_HOSTS = (
    "wenku.baidu", "wk.baidu", "docin", "doc88", "renrendoc", "taodocs", "book118", "wenmi", "diyifanwen", "xuexila",
    "5ykj", "fwwang", "cnfla", "jinchutou", "unjs", "yjbys", "gkstk", "liuxue86",
)  # fmt: skip
_NAMES = (
    "原创力文档", "豆丁网", "道客巴巴", "人人文库", "第一范文网", "淘豆网", "金锄头文库", "范文先生网", "公文易文秘",
)  # fmt: skip
_SITES = lazy(
    rf"(?:https?://|www\.)?[a-z0-9.-]{{0,20}}(?:{'|'.join(map(re.escape, _HOSTS))})"
    r"\.(?:com|cn|net|org)[a-zA-Z0-9/._?=&%-]*"
    rf"|{'|'.join(_NAMES)}"
    r"|由?扫描全能王(?:扫描)? ?创建|Evaluation (?:Warning|Only)[^\n]{0,80}"
    r"|Created (?:with|by) (?:an evaluation copy of )?(?:Aspose|Spire)[^\n]{0,40}"
)
_STAMPS = ("扫描全能王", "Evaluation", "Created")


@rule("RES012", "文库网站的网址或水印")
def site_mark(document: Document) -> Iterator[Hit]:
    """文库、范文网站的网址，文库、扫描和转换软件的水印，是下载、转换时带来的。

    依据：《党政机关公文处理工作条例》第十九条（三）
    正例：详见云河县人民政府网站。
    反例：各校要认真抓好落实。www.docin.com
    反例：扫描全能王 创建
    """
    for passage, found in matches(document, _SITES, *_HOSTS, *_NAMES, *_STAMPS, addresses=True):
        # In a sentence the name may be news.
        if "." in found[0] or not passage.in_sentences:
            left = "软件留下的水印" if any(stamp in found[0] for stamp in _STAMPS) else "文库网站的痕迹"
            yield hit(passage.text, *found.span(), f"“{found[0][:30]}”是{left}，请删去")


_BEFORE_PAGE = "见阅在到至从翻载于参看据按和与及照对书告案件册文本号表卷刊》”、，。；"
_PAGES = lazy(r"第 ?\d{1,3} ?页[，,/ ]{0,2}共 ?\d{1,3} ?页")


_REFERRED = "".join(f"(?<![{_BEFORE_PAGE}]第.{{{n}}}页)" for n in (3, 4, 5))
_PAGE_ALONE = lazy(
    rf"[—–](?<=[{HAN}，。；、][—–])(?<!——) ?\d{{1,3}} ?[—–](?!—)(?=[{HAN}])"
    rf"|第 \d{{1,3}} 页{_REFERRED}(?=[{HAN}])(?![的第至到和与及上中下之])"
)
"""— 4 —, 第 3 页 in the midst of a sentence that does not refer to it."""


@rule("RES013", "页码混进了正文")
def page_mark(document: Document) -> Iterator[Hit]:
    """“第3页 共10页”这样的页码写在正文里，多是转换格式时带来的。

    依据：《党政机关公文处理工作条例》第十九条（三）
    正例：各校要认真抓好落实，按时上报。
    反例：各校要认真抓好落实，第3页 共10页按时上报。
    反例：各校要按时上报— 4 —有关材料。
    """
    for block in residues(document):
        if is_glued(document, block):
            said = f"页码“{block.text.value}”混进了正文，请删去"
            sure = None if _PAGES.fullmatch(block.text.value) else Severity.INFO
            yield Hit(block.text.start, block.text.end, said, severity=sure)
    for passage, found in matches(document, _PAGES, "页", kinds={Kind.BODY, Kind.HEADING}):
        if not passage.cited(*found.span()):
            yield hit(passage.text, *found.span(), f"页码“{found[0]}”混进了正文，请删去")
    for passage, found in matches(document, _PAGE_ALONE, "页", "—", "–", kinds={Kind.BODY}):
        if not passage.cited(*found.span()):
            fault = hit(passage.text, *found.span(), f"“{found[0]}”似是混进正文的页码，请核对")
            yield replace(fault, severity=Severity.INFO)


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


_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".PNG", ".JPG")
_FILE = lazy(
    r"新建 ?(?:Microsoft (?:Office )?(?:Excel|PowerPoint|XLSX?|PPTX?) ?)"
    r"(?:工作表|演示文稿)(?:[（(]\d+[）)])?(?:\.\w{3,4})?"
    r"|[A-Z]:\\[^\s，。；：“”]{1,80}\.(?:docx?|xlsx?|pptx?|wps|et|pdf|txt)(?![A-Za-z])"
    r"|新建 ?(?:Microsoft ?)?(?:Word|Excel|DOCX?|文本) ?文档(?:[（(]\d+[）)])?(?:\.docx?)?"
    r"|^(?:图片?\d*[:：] ?)?[\w. -]{1,40}\.(?:png|jpe?g|gif|bmp)$"
    r"|^(?P<alone>[^，。；：:\\/\n]{1,40}\.(?:docx?|wps|xlsx?|et|pptx?|pdf))$"
    r"|[A-Z]:\\(?:Users|Documents and Settings|桌面)[^\s，。；]*|file:///[^\s，。；]+",
    re.IGNORECASE,
)
_OF_FILES = (
    ":\\", "file:///", *(f"新建{gap}{name}" for gap in ("", " ") for name in ("M", "W", "E", "D", "文本")), *_PICTURES,
    ".doc", ".wps", ".xls", ".et", ".ppt", ".pdf", ".DOC", ".PDF", ".XLS",
)  # fmt: skip


@rule("RES015", "本机文件名、路径残留")
def local_path(document: Document) -> Iterator[Hit]:
    r"""“新建 Microsoft Word 文档.doc”是作者电脑上的文件名和路径，不属于公文。

    依据：《党政机关公文处理工作条例》第十九条（三）
    正例：附件：中小学校舍安全排查表
    反例：附件：新建 Microsoft Word 文档.doc
    反例：附件：新建 Microsoft Excel 工作表.xlsx
    反例：材料存放于D:\工作\2026年总结.doc。
    """
    for passage, found in matches(document, _FILE, *_OF_FILES, addresses=True):
        fault = hit(passage.text, *found.span(), f"“{found[0][:30]}”是本机的文件名或路径，请删去")
        # Under 附件 such a line is what a web page calls a file.
        yield replace(fault, severity=Severity.INFO) if found["alone"] else fault
