"""Typefaces that a docx asks for → those that other computers lack, and several of one kind side by side."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias
from unicodedata import normalize

from govdoc.gbt9704 import PARTS, Part, Typeface
from govdoc.lint.fontfamily import CHINESE_FONTS, is_typeface
from govdoc.lint.grouping import grouped
from govdoc.lint.language import is_chinese
from govdoc.lint.pages import paragraph_at
from govdoc.lint.rule import Hit, Severity, rule
from govdoc.lint.setting import runs_of, stretches
from govdoc.model import Table
from govdoc.patterns import lazy

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
_FAMILIES = lazy("方正|汉仪|华文|思源|文鼎|创艺|fz|st[hksxzfl]|source han|noto|fandol|华康|迷你|长城|文泉|国标")
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
                places.append(
                    (
                        f"字体“{name[:_LONGEST]}”不常见，别的电脑上会被替换，请改用常见的字体",
                        start,
                        end,
                        stretch.paragraph.number,
                    )
                )
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


_TEXT_FACES = (Typeface.FANGSONG, Typeface.SONGTI)
"""What the cells of a table are set in; 黑体, 楷体 and 小标宋 set words off, as heads do."""
_FEWEST_CELLS = 6
_Cell: TypeAlias = tuple[str, int, int, int]
"""Typeface, start, end, number of the paragraph."""


@rule("FMT042", "表格里的字体不统一", Severity.INFO)
def mixed_in_table(document: Document, profile: Profile) -> Iterator[Hit]:
    """一张表格里，表头以下的字用同一种字体，一般是仿宋或宋体；有的格是从别处粘来的，字体常常不同。

    表头和黑体、楷体的字不算。

    依据：GB/T 9704—2012 5.2.2（一般用仿宋体字，特定情况可以作适当调整）
    正例：版面：表格.字体=宋体
    反例：版面：表格.末格字体=等线
    """
    if document.layout is None or not is_chinese(document):
        return
    for block in document.blocks:
        if isinstance(block, Table):
            yield from _mixed(_cells(document, block, profile))


def _cells(document: Document, table: Table, profile: Profile) -> list[_Cell]:
    """Return the cells below the head of a table, each with the typeface that its first 汉字 are set in."""
    found, layout = [], document.layout
    for row in table.rows[table.header_rows :] if layout is not None else ():
        for cell in row:
            paragraph = paragraph_at(document, layout, cell.start) if layout is not None and cell.value else None
            runs = runs_of(document, paragraph, cell.start, cell.end) if paragraph is not None else ()
            name = _text_face(runs[0][0].east_asia, profile) if runs else None
            if name is not None and paragraph is not None:
                found.append((name, cell.start, cell.end, paragraph.number))
    return found


def _text_face(name: str | None, profile: Profile) -> str | None:
    """Return the typeface that a name stands for, itself where it is none of the standard, None for one of heads."""
    if name is None or any(is_typeface(name, face, profile) for face in set(Typeface) - set(_TEXT_FACES)):
        return None
    return next((face.value for face in _TEXT_FACES if is_typeface(name, face, profile)), name)


def _mixed(cells: list[_Cell]) -> Iterator[Hit]:
    """Find the typefaces that fewer cells of a table have than its usual one."""
    counts = Counter(name for name, _, _, _ in cells)
    if len(cells) < _FEWEST_CELLS or len(counts) == 1:
        return
    (usual, most), *others = counts.most_common()
    for name, count in others:
        _, start, end, number = next(cell for cell in cells if cell[0] == name)
        if most > count:
            said = f"这张表格多用“{usual}”，有{count}格用“{name}”，首见第{number}段，应当统一"
            yield Hit(start, end, said)
