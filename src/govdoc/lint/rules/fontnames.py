"""Typefaces that a docx asks for → those that other computers lack, and several of one kind side by side."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

from govdoc.gbt9704 import PARTS, Part
from govdoc.lint.rule import Hit, Severity, rule
from govdoc.lint.setting import CHINESE_FONTS, grouped, is_typeface, stretches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document
    from govdoc.profile import Profile

_USUAL = CHINESE_FONTS | {
    "等线", "等线 light", "dengxian", "微软雅黑", "microsoft yahei", "微软雅黑 light", "幼圆", "隶书", "youyuan",
    "lisu",
    "华文细黑", "华文彩云", "华文琥珀", "华文新魏", "华文行楷", "华文隶书", "方正姚体", "方正舒体", "pmingliu",
    "mingliu",
    "新细明体", "細明體", "ms mincho", "ms gothic", "ms 明朝", "ms ゴシック", "yu mincho", "yu gothic", "malgun gothic",
    "arial unicode ms", "times new roman", "arial", "calibri", "cambria", "cambria math", "courier new", "symbol",
    "wingdings", "tahoma", "verdana", "georgia", "consolas", "aptos", "helvetica", "宋体-简", "黑体-简", "楷体-简",
    "宋体-18030", "仿宋-简", "song", "hei", "kai", "fangsong", "仿宋体", "宋体-方正超大字符集", "simsun-extb",
    "文鼎大标宋简", "文鼎小标宋简", "创艺简标宋", "华康简标题宋", "国标宋体", "国标仿宋", "国标黑体", "国标楷体",
}  # fmt: skip
"""Names, in lower case, of what Windows, Office, WPS and macOS bring along, or a 公文 asks for."""
_FAMILIES = re.compile("方正|汉仪|华文|思源|文鼎|创艺|fz|st[hksxzfl]|source han|noto|fandol|华康|迷你|长城|文泉|国标")
_LONGEST = 40


@rule("FMT034", "字体不常见，别的电脑上会被替换", Severity.INFO)
def rare_typeface(document: Document, profile: Profile) -> Iterator[Hit]:
    """文件用到的字体对方没有时，Word 会换成别的字体，版面随之走样。用标准规定的几种字体最稳妥。

    依据：公文排版惯例
    正例：版面：正文.字体=方正仿宋_GBK
    反例：版面：正文.字体=某某手写体
    """
    own = {profile.typeface(form.typeface).casefold() for form in PARTS.values()}
    places = []
    for stretch in stretches(document):
        for run, _ in stretch.runs:
            name = (run.east_asia or "").strip()
            bare = normalize("NFKC", name).casefold().lstrip("@")
            if bare and bare not in _USUAL and bare not in own and not _FAMILIES.match(bare):
                start, end = max(run.start, stretch.start), min(run.end, stretch.end)
                places.append((f"字体“{name[:_LONGEST]}”不常见", start, end, stretch.paragraph.number))
    yield from grouped(places)


@rule("FMT035", "同一种字体混用几个版本", Severity.INFO)
def mixed_versions(document: Document, profile: Profile) -> Iterator[Hit]:
    """正文有的用仿宋、有的用仿宋_GB2312，字形、粗细不同，印出来看得出拼凑的痕迹，应当统一。

    依据：公文排版惯例
    正例：版面：正文.字体=仿宋_GB2312
    反例：版面：正文.首段字体=仿宋_GB2312
    """
    used: dict[str, int] = {}
    places: dict[str, tuple[int, int, int]] = {}
    for stretch in stretches(document):
        if stretch.part is not Part.BODY:
            continue
        for run, text in stretch.runs:
            if run.east_asia and is_typeface(run.east_asia, PARTS[Part.BODY].typeface, profile):
                used[run.east_asia] = used.get(run.east_asia, 0) + len(text)
                start, end = max(run.start, stretch.start), min(run.end, stretch.end)
                places.setdefault(run.east_asia, (start, end, stretch.paragraph.number))
    most = max(used, key=lambda name: used[name], default="")
    for name in used:
        if name.casefold() != most.casefold():
            start, end, number = places[name]
            yield Hit(start, end, f"正文多用“{most}”，第{number}段起有的用“{name}”，应当统一")
