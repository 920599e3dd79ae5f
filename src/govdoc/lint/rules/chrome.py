"""What web pages and collections of models leave in a text → lines that belong to no document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govdoc.lint.language import is_foreign
from govdoc.lint.passage import matches, passages
from govdoc.lint.rule import Hit, hit, rule
from govdoc.lint.rules.markup import is_of_assistant, residues
from govdoc.model import Document, Form, Residue, ResidueKind
from govdoc.patterns import lazy

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


_CHROME = lazy(
    r"^(?:[（(【]?(?:本|该)(?:文|站)[^。\n]{0,24}(?:网络|转载|网友|互联网)[^。\n]{0,20}侵权[^。\n]{0,20}(?:删除|联系|告知)[^。\n]{0,12}[。）)】]*"
    r"|[【\[]?(?:推荐阅读|相关阅读|猜你喜欢|延伸阅读)[】\]]?[:：]?(?:相关文章)?[:：]?|相关文章[:：]"
    r"|[【\[](?:字[体号][:：]?[大中小 \u3000]+|打印(?:正文|本页|文章)?|关闭(?:窗口|本页)?)[】\]]"
    r"(?:[ \u3000|]*[【\[](?:打印(?:正文|本页|文章)?|关闭(?:窗口|本页)?|收藏|纠错|分享)[】\]]){0,4}"
    r"|点击下载[:：][^。\n]{1,60}|文档来源[:：][^。\n]{1,20}"
    r"|(?:收藏|打印|分享|关闭|举报|纠错|点赞|转发)(?:[ \u3000|]+(?:收藏|打印|分享|关闭|举报|纠错|点赞|转发)){1,5}"
    r"|(?:(?:网站地图|联系我们|版权声明|关于我们|网站声明|设为首页|加入收藏|帮助中心)[ \u3000|]*){2,8}"
    r"|[^。\n]{0,80}ICP备\d{4,10}号[^。\n]{0,30}"
    r"|(?:文档|资料|内容)仅供参考[，,][^。\n]{2,20}"
    r"|欢迎(?:大家|您)?(?:阅读|参阅|下载)(?:本[篇文]|这篇)[^，。\n]{0,16}[。！]?|【导语】[^\n]{0,60}(?:整理|分享|阅读)[^\n]{0,20}"
    r"|分享到?[:：]?(?:[ \u3000|、]*(?:微信|朋友圈|微博|QQ空间|QQ好友|QQ)){1,5}"
    r"|(?:用?手机|微信)(?:扫一扫|扫描二维码)[:：，,]?(?:阅读|查看|分享|关注)[^，。\n]{0,8}"
    r"|[（(【](?:责任编辑|责编|编辑)[:： ][^（()）【】，。\n]{2,24}[）)】]"
    r"|[>＞»]*[ ]?点击(?:此处|这里|查看|下载)+(?:附件|全文|原文|详情|更多|文件)*"
    r"|附件[【\[][^【】\[\]\n]{1,60}[】\]]已下载\d*次?|(?:本文|文章|图文|图片)?(?:来自|来源于|转自)(?:互联网|网络)[，,][^。\n]{0,6}版权[^。\n]{2,16}[。]?"
    r"|(?:信息|稿件|文章)?来源[:：][^。；\n]{1,20}[ \u3000]+发布(?:时间|日期)[:：][^。；\n]{6,60}"
    r"|免责声明[:：]?(?:本文|本站|本公众号|文章|以上)[^\n]{2,80}|[^，。；\n]{2,16}(?<!示)范文[（(]?[一二三四五六七八九十\d]{1,2}[）)]?|欢迎(?:大家|您)?(?:阅读|参阅|参考|下载){1,2}[。！]?"
    r"|打开(?:APP|App|app|客户端)[^。\n]{0,20}|复制(?:本文)?链接"
    r"|扫一扫在手机上?打开当前页|点击上?方?(?:[“\"][^“”\"，。\n]{2,12}[”\"]|蓝字)(?:即可)?关注我们[。！]?"
    r"|(?:长按|扫描(?:二维码|下方|上方)|扫一扫)[，,]?[^，。；\n]{0,12}(?:关注|公众号)[^，。；\n]{0,12}[。！]?"
    r"|[^。；\n]{0,12}(?:文档|文章|资料|内容|本文)(?:由|来源于|来自)(?:本站|热心)?"
    r"(?:用户|网友|网络|互联网)[^。；\n]{0,8}(?:上传|分享|整理|提供|投稿)[^。\n]{0,24}[。！]?"
    r"|[^。；\n]{0,16}(?:欢迎下载|可编辑(?:修改|版)|值得(?:收藏|下载)|精品文档|赠送资料|下载后可(?:任意|自由)?(?:编辑|修改))[^。；\n]{0,16}[。！]?"
    r"|(?:本文)?(?:转载自|转自)[:：][^，。\n]{1,30}|未经(?:授权|许可|允许)[，,]?(?:不得|禁止|请勿|严禁)转载[。！]?"
    r"|[-=*_—－~]{2,}(?:分割线|分隔线|华丽的分割线)[-=*_—－~]{2,}|附件下载[:：][^。\n]{0,60}|本(?:页面|文档)由系统自动生成[^\n]{0,20}"
    r"|(?:文章|信息|稿件)?来源[:：](?:网络|互联网|本站|网友)[^。\n]{0,20}|相关(?:热词|搜索|推荐|标签|链接)(?:搜索)?[:：][^。\n]{0,40}"
    r"|(?:点赞|在看)(?:[、,， +]*(?:点赞|在看|转发|收藏|分享|关注)){1,4}[！。]?"
    r"|(?:首页[ \u3000|]*)?上一[页篇][ \u3000|]+下一[页篇](?:[ \u3000|]*[末尾]页)?"
    r"|更多(?:精彩|内容|资料|范文|信息|资讯|详情|文章)[^，。\n]{0,6}(?:请|欢迎)?(?:关注|访问|点击|登录)[^，。\n]{1,14}[。！]?|[\[【](?:图片|表情|动画表情|语音)[\]】]"
    r"|已阅读\d{1,3}%|(?:该|此|本)文档[为是]付费文档[^\n]{0,20}|下载(?:本文|此文档|该文档)需要?\d+[^\n]{0,6}积分[^\n]{0,10}"
    r"|[（(]?(?:本文|本文档|文档|资料|内容|以上)?[仅只]供(?:个人)?学习(?:参考|交流|使用)?[，,]?(?:不得|请勿|禁止|严禁)(?:用于|作)?商业[^\n]{0,10}"
    r"|[（(]?图片来源[:：](?:网络|互联网)[）)]?"
    r"|[（(【]?篇[一二三四五六七八九十]{1,3}(?:[】）):：][^。\n]{0,40})?)$",
    re.MULTILINE,
)
"""Whole lines that a reader leaves in the text."""
_CHROME_WORDS = (
    "侵权", "推荐阅读", "相关阅读", "相关文章", "猜你喜欢", "延伸阅读", "扫一扫", "蓝字", "长按", "扫描二维码",
    "扫描下方", "扫描上方", "欢迎下载", "可编辑", "值得收藏", "值得下载", "精品文档", "赠送资料", "下载后可",
    "分享到", "分享：", "分享:", "扫描二", "责任编辑", "责编", "编辑：", "编辑:", "编辑 ",
    "点击此", "点击这", "点击查", "点击下", "已下载", "版权",
    "网站地图", "联系我们", "关于我们", "网站声明", "设为首页", "加入收",
    "帮助中心", "ICP备", "仅供参考", "【导语】", "关注我们",
    "发布时间", "发布日期", "免责声明", "欢迎阅", "欢迎参", "欢迎下", "欢迎大", "欢迎您",
    "附件下载", "文档来源", "打开APP", "打开App", "打开app", "打开客户端",
    "复制链接", "复制本文链接", "自动生成",
    "转载自：", "转载自:", "转自：", "转自:", "转载。", "转载！", "得转载", "止转载", "勿转载",
    "分割线", "分隔线", "下一页", "下一篇",
    "来源：网", "来源:网", "来源：互", "来源:互", "来源：本站", "来源:本站",
    "已阅读", "付费文档", "下载本文", "下载此文", "下载该文", "供学习", "供个人学习", "图片来源",
    "相关热词", "相关搜索", "相关推荐", "相关标签", "相关链接", "点赞", "在看",
    *(f"{opening}{word}" for opening in "【[" for word in ("打印", "字体", "字号", "关闭")),
    *(f"{opening}{word}" for opening in "【[" for word in ("图片", "表情", "动画", "语音")),
    *(gap + word for gap in " \u3000|" for word in ("收藏", "打印", "分享", "关闭", "举报", "纠错", "点赞", "转发")),
    *(f"更多{word}" for word in ("精彩", "内容", "资料", "范文", "信息", "资讯", "详情", "文章")),
    *(one + who for one in "由于自" for who in ("用户", "网友", "网络", "互联网", "本站", "热心")),
    *(f"篇{n}" for n in "一二三四五六七八九十"), *(f"范文{n}" for n in "（(一二三四五六七八九十0123456789"),
)  # fmt: skip


_COLLECTED = lazy(r"[（(](?:通用|精选|精品|集锦|最新|实用|热门|优秀|推荐|合集|共)\d{1,3}篇[）)]$", re.MULTILINE)


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
    if all(isinstance(block, Residue) for block in document.blocks) or is_foreign(document):
        return  # a lone line, or a piece of a web page: there is no document it stands in
    for passage, found in matches(document, _CHROME, *_CHROME_WORDS) if len(passages(document)) > 1 else ():
        yield hit(passage.text, *found.span(), f"网页的套话“{found[0][:16]}”混进了正文，请删去")
    for passage, found in matches(document, _COLLECTED, "篇）", "篇)"):
        yield hit(passage.text, *found.span(), f"范文网站的标题“{found[0]}”，请删去")
    for block in residues(document):
        if block.text.value and not _is_told_elsewhere(document, block) and not _belongs(document, block):
            yield Hit(block.text.start, block.text.end, f"{block.kind.value}：{_ADVICE[block.kind]}")


def _is_told_elsewhere(document: Document, block: Residue) -> bool:
    """Whether RES007 or RES013 tells of a stretch."""
    return is_glued(document, block) or is_of_assistant(block)


_OF_THESIS = lazy(r"[【\[]?(?:摘\s*要|关\s*键\s*[词字]|中图分类号)[】\]]?\s*[:：]")


def _belongs(document: Document, block: Residue) -> bool:
    """Whether a stretch belongs to a paper after all: 版记, page numbers printed in a PDF, the key words of a thesis.

    Of a docx, only what is generated is read as contents or as the head of a 续表: none is typed by hand.
    """
    if block.kind is ResidueKind.COLOPHON or (block.kind in _GENERATED and document.layout is not None):
        return True
    printed = block.kind is ResidueKind.PAGE_MARK and document.source.name.lower().endswith(".pdf")
    return printed or _OF_THESIS.match(block.text.value) is not None


def is_glued(document: Document, block: Residue) -> bool:
    """Tell whether a page mark stood in the midst of a line."""
    if block.kind is not ResidueKind.PAGE_MARK or document.source.form is not Form.TEXT or block.text.value.isdigit():
        return False
    source, start = document.source.text, block.text.start
    return bool(source[source.rfind("\n", 0, start) + 1 : start].strip())
