"""Lines of a text → which of them belong to no document: web chrome, advertisements, page marks, repeated titles.

What document-sharing sites and web copies leave behind. A line is residue only where a pattern says so as a whole:
a sentence of the document that merely mentions 首页 or 下载 is none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from govdoc.model import ResidueKind
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONGEST = 120
"""No line of web chrome is longer; longer lines are not looked at."""

_PATTERNS: tuple[tuple[ResidueKind, str], ...] = (
    (
        ResidueKind.NAVIGATION,
        r"""
              (?:您?(?:的|所在|当前)?位置[:：]\s*)?(?:网站)?首页\s*(?:[>＞»›/|\-→]|&gt;).*
            | (?:您?(?:现在|当前|所在)的?位置)[:：].*
            | [^>＞»›]{1,20}(?:\s*[>＞»›]\s*[^>＞»›]{1,30}){2,}\s*[>＞»›]?
            | [-·•]?\s*(?:上一?[篇条]|下一?[篇条]|上一页|下一页|返回(?:首页|顶部|列表)|首页|尾页|末页)\s*(?:[:：].*)?
            | (?:推荐访问|相关(?:文章|阅读|推荐|链接|文档)|延伸阅读|猜你喜欢|热门(?:文章|推荐|标签))\s*(?:[:：].*)?
            | (?:关键[词字]|标签|TAGS?)\s*[:：].*
            | (?:(?:分享到[:：]?|[【\[]?(?:打印|关闭|收藏)(?:本页|此页|窗口|文章)?[】\]]?
              |字号[:：]?(?:[\s|【\[]*[大中小][】\]]?)+|微信|微博|QQ空间)[\s|/·]*){1,9}
            | (?:点击)?(?:查看|阅读|展开)(?:更多|全文|原文|剩余)(?:内容|文章|信息|部分|\d+%)?[\s>＞»›.…]{0,4}
            | 您是第\s*\d+\s*位(?:访客|访问者|浏览者).{0,10}
            | (?:文档|内容|文章)(?:介绍|简介|预览|描述|信息|详情)
            | (?:Copyright|版权所有|ICP备).*
            | (?:主办单位|技术支持)[:：].*(?:ICP备|备案|网站|版权所有|有限公司|科技).*
            """,
    ),
    (
        ResidueKind.PROVENANCE,
        r"""
              [-·•]?\s*(?:发布|更新|上传|录入|创建)(?:时间|日期)\s*[:：]\s*\d{4}[-/年.]\d{1,2}.{0,80}
            | [-·•]?\s*(?:时间|日期)\s*[:：]\s*\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\s+\d{1,2}:\d{2}:\d{2}(?!\d).{0,60}
            | [-·•]?\s*(?:时间|日期)\s*[:：]\s*\d{4}[-/年.].{0,20}\s
              (?:来源|作者|浏览|阅读|点击)(?:次数|数|量)?\s*[:：].{0,60}
            | [-·•]\s*\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\s*(?:发布|上传|更新)?\s*\|?
            | \d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?\s*
              (?:发布|上传|更新|来源|作者|浏览|阅读|点击).{0,60}
            | [-·•]\s*[\d.]+\s*(?:KB|MB|kb|mb|K|M)\s*\|?
            | [-·•]\s*\d+\s*页\s*\|?
            | (?:来源|作者|(?:责任)?编辑|责编|供稿|撰稿|投稿|浏览(?:次数|量)?|点击(?:数|率|量)?|阅读(?:数|量|次数)?|人气
              |字数|访问量|下载(?:次数|量)?)\s*[:：][^。；]{0,60}
            | \d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*(?:\d{1,2}:\d{2}\s*)?
              (?:来源|作者|浏览|阅读|点击)\s*[:：].{0,60}
            | (?:索\s*引\s*号|发布机构|主题分类|公开目录|有效性)\s*[:：].{0,60}
            | (?:文件|文档)(?:大小|格式|页数|编号|类型)\s*[:：].{0,40}
            """,
    ),
    (
        ResidueKind.ADVERTISEMENT,
        r"""
              .{0,20}(?:预览|试读)(?:阅读)?(?:已|到此)?结束.{0,60}
            | .{0,40}(?:扫码(?:联系|加)(?:老师|客服|微信|写手|我)|客服微信
              |联系(?:客服|站长)|👈\s*联系老师|公众号回复).{0,60}
            | .{0,20}(?:需要|提供|承接|专业)[^。；]{0,12}(?:代写|代笔)(?!的?[职论课作]).{0,40}
            | .{0,10}(?:点击|请点).{0,6}👉.*
            | .{0,12}(?:以下|下面|本文|以上)(?:就)?是.{0,12}(?:小编|本站|网友|范文网).{0,60}
            | .{0,30}(?:小编|本站|(?:范文|文库|文秘)(?:网|吧)).{0,12}(?:整理|收集|精心|为(?:大家|您|你)).{0,60}
            | (?:申明|声明|免责|郑重|敬告|温馨提示|版权).{0,8}[:：]?.{0,30}(?:本站|本文档|用户上传).{0,90}
            | .{0,20}(?:文章|范文|本文|文档|本站|网友)[^。；]{0,8}(?:供(?:大家|您|你)参考|仅供参考)
              [，,。.!！]?(?:希望.{0,30})?
            | (?:.{0,20}供(?:大家|您|你)参考[，,。.!！]?希望.{0,30}|仅供参考[。！!.]?)
            | .{0,10}(?:下载|购买|开通)(?:后|本)?(?:文档|全文|会员|VIP).{0,40}
            | .{0,10}(?:更多|精彩)(?:精彩|优秀|相关)?(?:范文|文档).{0,40}
            """,
    ),
    (
        ResidueKind.CONTENTS,
        r"""
              目\s*录
            | [^。！？]{2,60}?\s*(?:[.．。·…⋯‥]{3,}|(?:[.·…]\s){3,})\s*[\d一二三四五六七八九十]{1,4}
            | [^。！？]{2,60}?\s*[.．·…⋯‥]{8,}
            | [.．·…⋯‥\s]{3,}\s*\d{1,4}
            | [^。！？\t]{2,60}\t+\d{1,3}
            """,
    ),
    (
        ResidueKind.PAGE_MARK,
        r"""
              [-—–－·~]\s*\d{1,4}\s*[-—–－·~]
            | 第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?
            | [Pp]age\s*\d+.{0,12}
            | \d{1,4}\s*/\s*\d{1,4}
            | \d{1,3}
            """,
    ),
)
_WORDS = lazy(
    # A word that begins with a common character is looked for by a rarer one: the search stops at fewer places.
    r"首页|位置[:：]|篇(?:(?<=[上下].)|(?<=[上下]一.))|页(?:(?<=[上下].)|(?<=[上下]一.))|条(?:(?<=[上下].)|(?<=[上下]一.))|返回[首顶列]|尾页|末页|荐访问|相关[文阅推链]|延伸阅读|猜你喜欢|热门[文推标]"
    r"|键(?<=关键)[词字]\s*[:：]|标签\s*[:：]|TAG|享(?<=分享)到|印(?<=打印)|闭(?<=关闭)|藏(?<=收藏)|号(?<=字号)|更多"
    r"|原文(?<=[看读]原文)|剩余(?<=[看读开]剩余)|文(?:(?<=[看读开]全文)|(?<=范文)|库|秘)"
    r"|介绍(?<=[档容章]介绍)|简介(?<=[档容章]简介)|预览|描述(?<=[档容章]描述)|信息(?<=[档容章]信息)|详情(?<=[档容章]详情)|Copyright|版权|ICP"
    r"|承办|术(?<=技术)支持|间(?<=时间)\s*[:：]|期(?<=日期)\s*[:：]|KB|MB|kb|mb|来源\s*[:：]|访(?<=位访)|浏(?<=位浏)|索\s*引\s*号|构(?<=发布机构)|题(?<=主题)分类|性(?<=有效性)\s*[:：]|者(?<=作者)|编辑|责编|稿(?<=[供撰投]稿)|浏览|击(?<=点击)|请点|阅读[数量次:：]|气(?<=人气)"
    r"|数(?<=字数)|访问量|载(?<=下载)|件(?<=文件)[大格页编类]|档(?<=文档)[大格页编类]|试读|扫码|微信|微(?<=加微)|系(?<=联系)[老客站]|笔(?<=代笔)|写(?<=代写)|众(?<=公众)号[回搜]|👉|小编|网友|站(?<=本站)"
    r"|申明|声明|免责|郑重|敬告|温馨|考(?<=参考)|购买|通(?<=开通)|目\s*录|Page|page"
)
_SHAPES = lazy(
    # The marks stand first: there are far fewer of them than of the digits before them.
    r"[>＞»›\t.．·…⋯‥KM页\-/](?:(?<=[>＞»›\t])|(?<=[.．·…⋯‥])[.．·…⋯‥]|(?<=[.·…])\s[.·…]|(?<=\d[KM页])|(?<=[\d\s]\s[KM页])"
    r"|(?<=[-/.]\d[-/.])\d|(?<=[-/.]\d\d[-/.])\d)"
)
_HEADS = lazy(r"[-—–－·~]|\d{1,4}(?:\s*/\s*\d+)?$")
"""A word or a shape of these stands in every residue line, or one of these begins: the cheap test before the patterns.

Three patterns, for one whose branches all begin with a letter, or that begins with a class, is searched several times
faster.
"""


@cache
def _patterns() -> tuple[tuple[ResidueKind, re.Pattern[str]], ...]:
    """Compile the patterns: sound texts never need them, and compiling takes longer than reading such a text."""
    return tuple((kind, re.compile(pattern, re.VERBOSE)) for kind, pattern in _PATTERNS)


_LIST_HEAD = lazy(r"(?:推荐访问|相关(?:文章|阅读|推荐|链接|文档)|延伸阅读|猜你喜欢|热门(?:文章|推荐))\s*[:：]?")
_LONGEST_LINK = 45


def heads_links(line: str) -> bool:
    """Whether a line of web chrome stands over a list of links."""
    return _LIST_HEAD.fullmatch(line) is not None


def may_be_link(line: str) -> bool:
    """Whether a line under such a head may be one of the links: a title, no sentence."""
    return len(line) <= _LONGEST_LINK and not any(mark in line for mark in "。；！？")


def residue_kind(line: str) -> ResidueKind | None:
    """Return what kind of residue a whole line is, None where it is text of the document."""
    line = line.strip(" \t\u3000\u00a0\r")
    if not 0 < len(line) <= _LONGEST:
        return None
    if not (_WORDS.search(line) or _SHAPES.search(line) or _HEADS.match(line) or "。。。" in line):
        return None
    return next((kind for kind, pattern in _patterns() if pattern.fullmatch(line)), None)


_MARK = lazy(r"[ \t\u3000]*(\d{1,4})[、.．]?[ \t\u3000]*")
_SENTENCE_END = "。！？!?：:；;”’」』）)…"
_FEWEST_MARKS = 3
_SHORTEST_PAGE = 150
"""Code points: below that, numbered short lines are a list."""
_SPREAD = 0.2
"""By how much the length of a page may differ from that of the page before."""
_SHARE_CUT = 0.5
_MOST_STARTS = 30
"""Places that are tried as the first mark, and as the second for each: a bound for texts made of numbers."""

_Mark = tuple[int, int, int, int]
"""Index of the line, number, length of the mark, offset of the line in the text."""


def page_marks(lines: Sequence[str]) -> dict[int, int]:
    """Find the marks of a page-by-page viewer: a running number ``2、`` at line starts, whatever stands there.

    ``lines`` are the lines that hold text, without blanks before it. Return line index → length of the mark (code
    points at the head of the line). A run of numbers counts as page marks when it rises by one, its pages are of about
    the same length, and it cuts sentences: the line before ends in none, which no list in a document does.
    """
    heads = [at for at, line in enumerate(lines) if line[0].isdecimal()]
    if len(heads) <= 1:
        return {}
    offsets = [0, *accumulate(map(len, lines))]
    numbered = [
        (at, int(found[1]), found.end(), offsets[at])
        for at in heads
        if (found := _MARK.match(lines[at])) and _is_mark(lines[at], found)
    ]
    marks: dict[int, int] = {}
    for run in sorted(_even_runs(numbered, offsets[-1]), key=len, reverse=True):
        # A copy of a copy has two runs.
        if not any(mark[0] in marks for mark in run) and _cuts_sentences(run, lines):
            marks.update({mark[0]: mark[2] for mark in run})
    return marks


def _is_mark(line: str, found: re.Match[str]) -> bool:
    """Whether the number may be a mark: followed by 、 or ., or alone on its line."""
    return found.end() >= len(line.rstrip()) or line[found.end(1) : found.end(1) + 1] in "、.．"


def _even_runs(numbered: list[_Mark], length: int) -> Iterator[list[_Mark]]:
    """Give the runs of marks that rise by one at even distances up to the end of the text."""
    by_number: dict[int, list[_Mark]] = {}
    for mark in numbered:
        by_number.setdefault(mark[1], []).append(mark)
    # A viewer begins with 1; where the first page lost its mark, with 2.
    for first in (by_number.get(1, []) + by_number.get(2, []))[:_MOST_STARTS]:
        for second in by_number.get(first[1] + 1, [])[:_MOST_STARTS]:
            if second[3] - first[3] >= _SHORTEST_PAGE:
                run = _even_run(first, second, by_number)
                if (len(run) >= _FEWEST_MARKS or _two_pages(run)) and length - run[-1][3] <= 2 * (
                    run[-1][3] - run[-2][3]
                ):
                    yield run


def _two_pages(run: list[_Mark]) -> bool:
    """Whether two marks are enough: the first is the first thing in the text, and its page is as long as pages are."""
    return run[0][0] == 0 and run[0][1] == 1 and run[1][3] >= 2 * _SHORTEST_PAGE


def _even_run(first: _Mark, second: _Mark, by_number: dict[int, list[_Mark]]) -> list[_Mark]:
    """Follow a run as long as the next number stands a page further on."""
    run = [first, second]
    while True:
        page = (run[-1][3] - first[3]) / (len(run) - 1)
        expected = run[-1][3] + page
        marks = by_number.get(run[-1][1] + 1, [])
        at = bisect_left(marks, expected, key=lambda mark: mark[3])
        near = [mark for mark in marks[max(0, at - 1) : at + 1] if abs(mark[3] - expected) <= _SPREAD * page]
        if not near:
            return run
        run.append(min(near, key=lambda mark: abs(mark[3] - expected)))


def _cuts_sentences(chain: list[_Mark], lines: Sequence[str]) -> bool:
    """Whether the pages mostly end within a sentence."""
    inner = [at for at, _, _, _ in chain if at]
    cut = sum(lines[at - 1].rstrip()[-1] not in _SENTENCE_END for at in inner)
    return cut >= max(min(2, len(inner)), _SHARE_CUT * len(inner))
