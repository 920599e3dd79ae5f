"""Layout of a docx → what departs from the page, lines, indents and page numbers of GB/T 9704—2012."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc import gbt9704
from govdoc.gbt9704 import Length, Part
from govdoc.lint.grouping import grouped
from govdoc.lint.official import demanded, is_official, is_set_so, measured
from govdoc.lint.pages import first_of, judged_pages
from govdoc.lint.rule import Applicability, Edit, Fix, Hit, Severity, rule
from govdoc.lint.setting import starting, stretches
from govdoc.lint.strictness import strictness
from govdoc.model import Document, Figure
from govdoc.patterns import lazy
from govdoc.profile import NORM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import ParagraphFormat
    from govdoc.profile import Profile

_INDENT_TOLERANCE = 0.3
"""字."""
_SIZE = 16.0
"""Points of 三号."""


def _off(value: float, right: Length) -> bool:
    """Whether a length is beyond its tolerance (a twip more for rounding)."""
    return abs(value - right.value) > right.tolerance + 0.02


@rule("FMT001", "纸张不是A4", Severity.ERROR)
@demanded
def wrong_paper(document: Document) -> Iterator[Hit]:
    """公文用纸采用A4型纸，210 mm×297 mm；横排表格的一节可以横放。

    依据：GB/T 9704—2012 5.1
    正例：版面：无改动
    反例：版面：页面.宽=215.9 页面.高=279.4
    """
    for page in judged_pages(document):
        upright = sorted((page.width, page.height))
        if _off(upright[0], gbt9704.PAGE_WIDTH) or _off(upright[1], gbt9704.PAGE_HEIGHT):
            at = first_of(document, page)
            said = f"纸张应为A4（210 mm×297 mm），现为{page.width:.0f} mm×{page.height:.0f} mm"
            yield Hit(at, at, said, severity=strictness(document))


@rule("FMT002", "页边距不合规定", Severity.ERROR)
@demanded
def wrong_margins(document: Document, profile: Profile) -> Iterator[Hit]:
    """天头（上边距）37 mm±1 mm，订口（左边距）28 mm±1 mm，版心156 mm×225 mm；由此下边距35 mm，右边距26 mm。

    依据：GB/T 9704—2012 5.2.1
    正例：版面：页面.上=37.5
    反例：版面：页面.上=25.4 页面.左=31.8
    """
    for page in judged_pages(document):
        if page.width > page.height:
            continue
        margins = (
            ("上", page.top, profile.margin(gbt9704.MARGIN_TOP)),
            ("下", page.bottom, profile.margin(gbt9704.MARGIN_BOTTOM)),
            ("左", page.left, profile.margin(gbt9704.MARGIN_LEFT)),
            ("右", page.right, profile.margin(gbt9704.MARGIN_RIGHT)),
        )
        wrong = [
            f"{name}边距应为{right.value:g} mm，现为{value:.1f} mm"
            for name, value, right in margins
            if _off(value, right)
        ]
        if wrong:
            at = first_of(document, page)
            yield Hit(at, at, "；".join(wrong), severity=strictness(document))


@rule("FMT045", "版面没有照公文格式设置")
def not_set_at_all(document: Document, profile: Profile) -> Iterator[Hit]:
    """公文的版面有统一的要求：A4纸，版心156 mm×225 mm，标题2号小标宋体，正文3号仿宋体。

    这里说的是页边距、标题、正文没有一样照着设的文件：只报这一条，字体、字号、行距各项列为提示。只报公文和机关常用的材料，
    表格、论文、教案一类不报；单位另有版面规定（govdoc.toml 的“版式”）的不报。

    依据：GB/T 9704—2012 5.2
    正例：版面：无改动
    反例：版面：页面.上=25.4 标题.字体=黑体 正文.字体=宋体 正文.字号=14
    """
    pages = judged_pages(document)
    if pages and profile == NORM and is_official(document) and not is_set_so(document) and stretches(document):
        at = first_of(document, pages[0])
        yield Hit(
            at, at, "版面没有照公文格式设置（页边距、标题和正文的字体字号都不合规定），请用公文模板重排；各项另有提示"
        )


@rule("FMT009", "首行未缩进2字")
@measured
def wrong_first_line(document: Document) -> Iterator[Hit]:
    """正文和层次标题每段首行左空二字，回行顶格。

    依据：GB/T 9704—2012 7.3.3
    正例：版面：正文.首行=2
    反例：版面：正文.首行=0
    """
    places = []
    for index, stretch in enumerate(starting(document)):
        paragraph = stretch.paragraph
        if paragraph.alignment in {"center", "right"} or _leading_blank(document, paragraph):
            continue
        if index == 0 and _ADDRESSEE.fullmatch(document.source.text, stretch.start, stretch.end):
            continue  # a 主送机关 that nobody named
        size = paragraph.runs[0].size if paragraph.runs else _SIZE
        indent = paragraph.left / size + paragraph.first_line
        if abs(indent - 2) > _INDENT_TOLERANCE:
            message = f"首行应缩进2字，现为{round(indent, 1) + 0.0:.1f}字"
            places.append((message.replace(".0字", "字"), stretch.start, stretch.end, paragraph.number))
    yield from grouped(places)


_ADDRESSEE = lazy(r"(?:(?!如下)[^。；]){2,60}[：:]")
"""各股室： and its like, and no sentence that announces what follows."""


def _leading_blank(document: Document, paragraph: ParagraphFormat) -> int:
    """Count the spaces at the head of a paragraph."""
    text = document.source.text[paragraph.start : paragraph.end]
    return len(text) - len(text.lstrip(" \t\u3000\u00a0"))


_SPACES_ALONE = "首行用空格缩进，应改为段落首行缩进2字"
_SPACES_TOO = "首行设了缩进，又有空格，应删去空格"
_INDENTED = 1.5
"""字 of a first line from which on spaces are superfluous."""


@rule("FMT010", "用空格代替缩进", Severity.INFO)
def indent_by_spaces(document: Document) -> Iterator[Hit]:
    """首行缩进应当用段落格式设置，不用空格顶出来；空格会随字号、对齐方式变动。

    各段已经设了首行缩进、空格多余的，--unsafe-fixes 可删去空格；没有设的要先设，不能只删。

    依据：公文排版惯例
    正例：版面：无改动
    反例：版面：正文.前空格=2 正文.首行=0
    """
    places: dict[str, list[tuple[str, int, int, int]]] = {_SPACES_ALONE: [], _SPACES_TOO: []}
    for stretch in starting(document):
        paragraph = stretch.paragraph
        if (count := _leading_blank(document, paragraph)) and paragraph.alignment not in {"center", "right"}:
            said = _SPACES_TOO if paragraph.first_line >= _INDENTED else _SPACES_ALONE
            places[said].append((said, paragraph.start, paragraph.start + count, paragraph.number))
    yield from grouped(places[_SPACES_ALONE])
    edits = tuple(Edit(start, end, "") for _, start, end, _ in places[_SPACES_TOO])
    for found in grouped(places[_SPACES_TOO]):
        yield Hit(found.start, found.end, found.message, Fix(Applicability.UNSAFE, edits))


_LONGEST_GAP = 1


@rule("FMT011", "正文中有空段", Severity.INFO)
def empty_paragraph(document: Document) -> Iterator[Hit]:
    """正文各段之间不空行，也不用连续的空段撑开版面；换页用“段前分页”。

    依据：公文排版惯例
    正例：版面：无改动
    反例：版面：空段=1
    """
    if document.layout is None:
        return
    body = {stretch.paragraph.number for stretch in starting(document)}
    pictures = any(isinstance(block, Figure) for block in document.blocks) or bool(document.skipped)
    places = []
    for before, run, after in _gaps(document):
        if before in body and after in body and len(run) > (_LONGEST_GAP if pictures else 0):
            places += [("正文中有空段，请删去", item.start, item.end, item.number) for item in run]
    yield from grouped(places)


def _gaps(document: Document) -> Iterator[tuple[int, list[ParagraphFormat], int]]:
    """Give the empty paragraphs in a row, and the numbers of the paragraphs with text on either side.

    Those that must be there are left out: where a section ends in a table, between two tables, at a page break.
    """
    layout = document.layout
    rows = () if layout is None else layout.paragraphs
    ends = set() if layout is None else {page.first_paragraph - 1 for page in layout.pages}
    between = {row.number for a, row, b in zip(rows, rows[1:], rows[2:], strict=False) if a.in_table and b.in_table}
    before, run = 0, []
    for paragraph in rows:
        if not paragraph.in_table and not document.source.text[paragraph.start : paragraph.end].strip():
            if paragraph.number not in ends and paragraph.number not in between:
                run.append(paragraph)
            continue
        if run and not paragraph.starts_page:
            yield before, run, paragraph.number
        before, run = paragraph.number, []


@rule("FMT014", "标题没有居中", Severity.ERROR)
@demanded
def title_not_centred(document: Document) -> Iterator[Hit]:
    """标题分一行或多行居中排布；附件的标题也居中。

    依据：GB/T 9704—2012 7.3.1、7.3.7
    正例：版面：标题.对齐=center
    反例：版面：标题.对齐=left
    """
    for title in stretches(document):
        if title.part in {Part.TITLE, Part.ATTACHMENT_TITLE} and title.paragraph.alignment != "center":
            yield Hit(title.start, title.end, f"{title.part.value}应居中排布", severity=strictness(document))
