"""Elements of a docx before and behind the body → typeface, size and place that depart from 7.2 to 7.4."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.gbt9704 import PARTS, Part
from govdoc.lint.asides import RED
from govdoc.lint.fontfamily import is_size, is_typeface, size_name
from govdoc.lint.grouping import grouped
from govdoc.lint.official import demanded, measured
from govdoc.lint.placed import Placed, elements
from govdoc.lint.rule import Hit, Severity, rule
from govdoc.lint.setting import stretches
from govdoc.model import OfficialFormat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document, ParagraphFormat, RunFormat
    from govdoc.profile import Profile

_SLACK = 0.5
"""字."""
_LEAST_RIGHT = 1.5
"""字 that 署名 and date stand at least from the right: two or four, with rounding."""
_BLANKS = " \t\u3000\u00a0"
_FEW = 2
_ENDS = frozenset({Part.SIGNATURE, Part.DATE})


def _indent(paragraph: ParagraphFormat) -> float:
    """Return where the first line of a paragraph begins, in 字."""
    return paragraph.left / _size(paragraph) + paragraph.first_line


def _size(paragraph: ParagraphFormat) -> float:
    """Return the size of a paragraph's type in points."""
    return paragraph.runs[0].size if paragraph.runs else PARTS[Part.BODY].size


def _text(document: Document, paragraph: ParagraphFormat) -> str:
    """Return the characters of a paragraph."""
    return document.source.text[paragraph.start : paragraph.end]


@rule("FMT029", "主送机关、称呼没有顶格")
@measured
def salutation_indented(document: Document) -> Iterator[Hit]:
    """主送机关（讲话稿的称呼）编排于标题下空一行位置，居左顶格。

    依据：GB/T 9704—2012 7.3.2
    正例：版面：主送机关.首行=0
    反例：版面：主送机关.首行=2
    反例：版面：主送机关.对齐=center
    """
    for stretch in stretches(document):
        if stretch.part is not Part.SALUTATION:
            continue
        paragraph = stretch.paragraph
        text = _text(document, paragraph)
        blanks = len(text) - len(text.lstrip(_BLANKS))
        if paragraph.alignment in {"center", "right"} or abs(_indent(paragraph)) > _SLACK or blanks:
            yield Hit(stretch.start, stretch.end, "主送机关、称呼应居左顶格，不缩进、不居中")


@rule("FMT030", "署名、成文日期没有右空")
@measured
def closing_not_placed(document: Document) -> Iterator[Hit]:
    """不加盖印章的，署名右空二字，日期在下一行（首字比署名首字右移二字）；加盖印章的，日期右空四字，署名居中压在日期上方。

    这里只查是不是靠右、右边有没有空；用制表符、空格顶出来的，另有提示。

    依据：GB/T 9704—2012 7.3.5.1、7.3.5.2
    正例：版面：署名.右缩=32 日期.右缩=64
    反例：版面：署名.右缩=0 日期.右缩=0
    反例：版面：署名.对齐=left
    """
    closing = [item for item in elements(document) if item.part in _ENDS and not item.paragraph.in_table]
    for item in closing:
        if fault := _misplaced(document, item):
            yield Hit(item.text.start, item.text.end, f"{item.part.value}{fault}")
    # A date shorter than the 署名 may end at the edge: its first character stands two 字 right of the other's.
    rights = [_right(document, item) for item in closing if item.paragraph.alignment == "right"]
    if rights and max(rights) < _LEAST_RIGHT:
        first = next(item for item in closing if item.paragraph.alignment == "right")
        said = f"{first.part.value}应右空二字或四字，现为{max(rights):.1f}字".replace(".0字", "字")
        yield Hit(first.text.start, first.text.end, said)
    elif (date := _longer_date(document, closing)) is not None:
        said = f"成文日期比署名长，应右空二字，现为{_right(document, date):.1f}字".replace(".0字", "字")
        yield Hit(date.text.start, date.text.end, said)


def _longer_date(document: Document, closing: list[Placed]) -> Placed | None:
    """Return the date that ends at the edge though it is longer than the one 署名 above it."""
    if [item.part for item in closing] != [Part.SIGNATURE, Part.DATE]:
        return None
    name, date = closing
    is_longer = _width(date.text.value) > _width(name.text.value) + _SLACK
    at_edge = date.paragraph.alignment == "right" and _right(document, date) < _LEAST_RIGHT
    return date if is_longer and at_edge else None


def _width(text: str) -> float:
    """Return the width of a text in 字: digits are half as wide."""
    return sum(0.5 if character.isascii() else 1 for character in text.strip())


def _right(document: Document, item: Placed) -> float:
    """Return how far from the right an element ends, in 字."""
    text = _text(document, item.paragraph)
    return max(0.0, item.paragraph.right / _size(item.paragraph) + len(text) - len(text.rstrip(_BLANKS)))


def _misplaced(document: Document, item: Placed) -> str | None:
    """Say where a 署名 or date stands that is not at the right, None where it is."""
    paragraph = item.paragraph
    text = _text(document, paragraph)
    lead = len(text) - len(text.lstrip(_BLANKS))
    tabbed = "\t" in text[:lead]
    if paragraph.alignment == "right" or tabbed or lead >= _FEW or _indent(paragraph) + lead >= _FEW * 2:
        return None
    where = {"center": "居中", "distribute": "分散"}.get(paragraph.alignment, "居左")
    return f"应靠右编排，右空二字或四字，现为{where}"


@rule("FMT031", "附件说明、附注没有左空二字")
@measured
def note_not_indented(document: Document) -> Iterator[Hit]:
    """附件说明在正文下空一行左空二字编排；附注居左空二字加圆括号。

    依据：GB/T 9704—2012 7.3.4、7.3.6
    正例：版面：附件说明.首行=2
    反例：版面：附件说明.首行=0
    """
    seen = set()
    for item in elements(document):
        if item.part not in {Part.ATTACHMENT_NOTE, Part.REMARK} or item.part in seen or item.paragraph.in_table:
            continue
        seen.add(item.part)
        text = _text(document, item.paragraph)
        indent = _indent(item.paragraph) + len(text) - len(text.lstrip(_BLANKS))
        if item.paragraph.alignment not in {"center", "right"} and indent < _FEW - _SLACK:
            said = f"{item.part.value}应左空二字，现为{indent:.1f}字".replace(".0字", "字")
            yield Hit(item.text.start, item.text.end, said)


_MARK = frozenset({Part.ISSUER_MARK})


@rule("FMT032", "要素的字体字号不合规定")
@measured
def wrong_element_type(document: Document, profile: Profile) -> Iterator[Hit]:
    """附件说明、署名、成文日期、附注一般用3号仿宋；密级、紧急程度3号黑体；发文字号3号仿宋；抄送、印发机关4号仿宋。

    依据：GB/T 9704—2012 5.2.2、7.2、7.3、7.4
    正例：版面：署名.字体=仿宋_GB2312
    反例：版面：署名.字体=宋体
    反例：版面：日期.字号=14
    """
    known = [(item.part, item.runs, item.paragraph) for item in elements(document) if item.part not in _MARK]
    known += [
        (item.part, item.runs, item.paragraph)
        for item in stretches(document)
        if item.part is Part.ATTACHMENT_MARK and _indent(item.paragraph) < _SLACK
    ]
    yield from grouped(place for part, runs, paragraph in known for place in _types(part, runs, paragraph, profile))


def _types(
    part: Part, runs: tuple[tuple[RunFormat, str], ...], paragraph: ParagraphFormat, profile: Profile
) -> Iterator[tuple[str, int, int, int]]:
    """Give the runs of an element that are in another typeface or of another size."""
    form = PARTS[part]
    for run, _ in runs:
        place = (run.start, run.end, paragraph.number)
        if run.east_asia is not None and not is_typeface(run.east_asia, form.typeface, profile):
            yield f"{part.value}应用{profile.typeface(form.typeface)}，现为{run.east_asia}", *place
        if not is_size(run.size, form.size):
            yield f"{part.value}应用{size_name(form.size)}，现为{size_name(run.size)}", *place


@rule("FMT033", "发文机关标志不是红色、没有居中")
@demanded
def wrong_issuer_mark(document: Document) -> Iterator[Hit]:
    """发文机关标志居中排布，颜色为红色。用预印红头纸打印的，标志不写进文件。

    依据：GB/T 9704—2012 7.2.4
    正例：版面：无改动
    正例：版面：标志.颜色=FF0000
    反例：版面：标志.颜色=000000
    反例：版面：标志.对齐=left
    """
    for item in elements(document):
        if item.part not in _MARK:
            continue
        if any(run.color is None or not RED.fullmatch(run.color) for run, _ in item.runs):
            yield Hit(item.text.start, item.text.end, "发文机关标志应为红色")
        if item.paragraph.alignment not in {"center", "distribute"} and not item.paragraph.in_table:
            yield Hit(item.text.start, item.text.end, "发文机关标志应居中排布")


@rule("FMT044", "发文字号的位置不对")
@measured
def number_misplaced(document: Document) -> Iterator[Hit]:
    """发文字号编排在发文机关标志下空二行位置，居中排布；信函的发文字号居右。

    上行文的发文字号居左空一字，与最后一个签发人同行，不在此列；没有发文机关标志的不查。

    依据：GB/T 9704—2012 7.2.5、10.1
    正例：版面：发文字号.对齐=center
    反例：版面：发文字号.对齐=left
    """
    known = document.elements
    if not known.issuer_mark or known.signatory:
        return
    wanted, side = ("right", "居右") if document.format is OfficialFormat.LETTER else ("center", "居中")
    for item in elements(document):
        alone = _text(document, item.paragraph).rstrip(_BLANKS) == item.text.value.rstrip(_BLANKS)
        if item.part is not Part.DOCUMENT_NUMBER or item.paragraph.in_table or not alone:
            continue
        if item.paragraph.alignment not in {wanted, "distribute"} and _indent(item.paragraph) < _FEW:
            yield Hit(item.text.start, item.text.end, f"发文字号应{side}")


@rule("FMT041", "用空格、制表符居中、靠右", Severity.INFO)
def placed_by_spaces(document: Document) -> Iterator[Hit]:
    """标题居中、署名和日期靠右，应当用段落的对齐和缩进设置，不用空格、制表符顶；改动字数、字号就会歪。

    依据：公文排版惯例
    正例：版面：无改动
    反例：版面：署名.前空格=12 署名.对齐=left
    """
    places = []
    for item in elements(document):
        text = _text(document, item.paragraph)
        lead = len(text) - len(text.lstrip(_BLANKS))
        if item.part in _ENDS and not item.paragraph.in_table and (lead > _FEW or text.startswith("\t")):
            said = f"{item.part.value}用空格、制表符靠右，应改用段落对齐和右缩进"
            places.append((said, item.paragraph.start, item.paragraph.start + lead, item.paragraph.number))
    for stretch in stretches(document):
        text = _text(document, stretch.paragraph)
        lead = len(text) - len(text.lstrip(_BLANKS))
        if stretch.part is Part.TITLE and lead > _FEW:
            start = stretch.paragraph.start
            places.append(("标题用空格居中，应改用段落居中", start, start + lead, stretch.paragraph.number))
    yield from grouped(places)
