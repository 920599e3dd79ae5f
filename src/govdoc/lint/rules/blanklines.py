"""Elements of a docx → those without the blank lines above them that GB/T 9704—2012 7.2 and 7.3 ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govdoc.gbt9704 import PARTS, STATUTORY_GENRES, Part
from govdoc.lint.gaps import gap_above
from govdoc.lint.official import measured
from govdoc.lint.once import once
from govdoc.lint.placed import elements
from govdoc.lint.rule import Hit, Severity, rule
from govdoc.lint.setting import HEADINGS, stretches
from govdoc.model import OfficialFormat, Title
from govdoc.outline import genre
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.lint.placed import Placed
    from govdoc.lint.setting import Stretch
    from govdoc.model import Document, ParagraphFormat

_ONE, _TWO = 0.4, 1.2
"""Lines: less is no blank line, or no two, whatever their type."""
_TEXT = HEADINGS | {Part.BODY}
_MARK = frozenset({Part.ATTACHMENT_MARK})
_SPOKEN = lazy("(?:尊敬的|亲爱的|各位|同志|大家|女士|朋友)")
"""称呼 of a speech, and no 主送机关."""


class _Line(NamedTuple):
    """A paragraph before which room is asked for, where one of some parts stands above it."""

    name: str
    below: frozenset[Part]
    start: int
    end: int
    paragraph: ParagraphFormat


@rule("FMT047", "要素之上没有空行")
@measured
def no_blank_line(document: Document) -> Iterator[Hit]:
    """主送机关在标题下空一行，附件说明、署名在正文下空一行，附件标题在“附件”之下空一行（版心第三行）。

    空一行可以用空段，也可以用段前、段后间距，半行以上就不报。讲话稿的称呼、换页后的第一行、表格里的不查；
    全文一处也没有空行的（看来还没有排版）和附件标题，只作提示。

    依据：GB/T 9704—2012 7.3.2、7.3.4、7.3.5、7.3.7
    正例：版面：附件说明.段前=28.95
    正例：版面：附件说明.段前=0 附件说明.空行=1
    反例：版面：附件说明.段前=0
    反例：版面：署名.段前=0
    """
    for line in _ones(document):
        lines = _room(document, line)
        if lines is not None and lines < _ONE:
            severity = Severity.INFO if line.below == _MARK else _gravity(document)
            yield Hit(line.start, line.end, f"{line.name}之上应空一行，现在没有空", severity=severity)


@rule("FMT048", "版头、标题之间没有空二行")
@measured
def no_two_blank_lines(document: Document) -> Iterator[Hit]:
    """发文字号在发文机关标志下空二行，标题在红色分隔线（信函为最后一个要素）下空二行。

    空行可以用空段，也可以用段前、段后间距，空了一行的只作提示；没有发文机关标志的（用预印红头纸打印）不查，
    信函的发文字号另有位置，也不查。

    依据：GB/T 9704—2012 7.2.5、7.3.1、10.1
    正例：版面：发文字号.段前=57.9 标题.段前=57.9
    正例：版面：发文字号.段前=0 发文字号.空行=2
    反例：版面：发文字号.段前=0
    反例：版面：发文字号.段前=57.9 标题.段前=0
    """
    for line in _twos(document):
        lines = _room(document, line)
        if lines is not None and lines < _TWO:
            now, severity = ("没有空", _gravity(document)) if lines < _ONE else (f"约空{lines:.1g}行", Severity.INFO)
            yield Hit(line.start, line.end, f"{line.name}之上应空二行，现在{now}", severity=severity)


@once
def _gravity(document: Document) -> Severity | None:
    """Return info for a paper that leaves no line blank at all, for nobody has set it yet; None for others."""
    rooms = [_room(document, line) for line in (*_ones(document), *_twos(document))]
    return None if any(lines is not None and lines >= _ONE for lines in rooms) else Severity.INFO


def _room(document: Document, line: _Line) -> float | None:
    """Return the lines of room above a line; None where it begins a page, or another part stands above it."""
    layout = document.layout
    gap = None if layout is None else gap_above(document, layout, line.paragraph)
    if gap is None or _part_of(document).get(gap.before.number) not in line.below:
        return None
    return gap.lines


@once
def _part_of(document: Document) -> dict[int, Part]:
    """Return the part that a paragraph ends with, by the paragraph's number."""
    found = {stretch.paragraph.number: stretch.part for stretch in stretches(document)}
    return found | {item.paragraph.number: item.part for item in elements(document)}


def _ones(document: Document) -> Iterator[_Line]:
    """Give the lines above which one line is blank."""
    for stretch in stretches(document):
        if stretch.part is Part.SALUTATION and _is_addressee(document, stretch):
            yield _of_stretch("主送机关", Part.TITLE, stretch)
        elif stretch.part is Part.ATTACHMENT_TITLE:
            yield _of_stretch("附件标题", Part.ATTACHMENT_MARK, stretch)
    first: set[Part] = set()
    for item in elements(document):
        if item.part not in first and _begins(document, item):
            first.add(item.part)
            if item.part is Part.ATTACHMENT_NOTE:
                yield _of_element(item, _TEXT)
            elif item.part is Part.SIGNATURE and _stands_right(item):
                yield _of_element(item, _TEXT | {Part.ATTACHMENT_NOTE})


def _is_addressee(document: Document, stretch: Stretch) -> bool:
    """Whether a line before the body names 主送机关 of a 公文: speeches and letters begin with a 称呼."""
    if _SPOKEN.match(document.source.text, stretch.start, stretch.end):
        return False
    titles = ("".join(block.text.value.split()) for block in document.blocks if isinstance(block, Title))
    return any(genre(title) in STATUTORY_GENRES for title in titles)


def _twos(document: Document) -> Iterator[_Line]:
    """Give the lines above which two lines are blank, where there is a 发文机关标志 in its large type."""
    known = elements(document)
    if not any(item.part is Part.ISSUER_MARK and _is_large(item) for item in known):
        return
    heads = [item for item in known if item.part in _HEADS]
    if heads and document.format is not OfficialFormat.LETTER:
        yield _of_element(heads[0], frozenset({Part.ISSUER_MARK}))
    title = next((stretch for stretch in stretches(document) if stretch.part is Part.TITLE), None)
    if heads and title is not None:
        yield _of_stretch("标题", Part.DOCUMENT_NUMBER, title)._replace(below=_HEADS)


_HEADS = frozenset({Part.DOCUMENT_NUMBER, Part.SIGNATORY})


def _stands_right(item: Placed) -> bool:
    """Whether a line stands at the right, as no sentence of the body does that was taken for a 署名."""
    paragraph = item.paragraph
    indent = paragraph.left / PARTS[Part.BODY].size + paragraph.first_line + item.text.start - paragraph.start
    return paragraph.alignment == "right" or (paragraph.alignment != "center" and indent >= _INDENTED)


_INDENTED = 4
"""字."""


def _is_large(item: Placed) -> bool:
    """Whether an element is larger than a title."""
    return bool(item.runs) and all(run.size > PARTS[Part.TITLE].size for run, _ in item.runs)


def _begins(document: Document, item: Placed) -> bool:
    """Whether an element begins its paragraph, blanks aside."""
    return not document.source.text[item.paragraph.start : item.text.start].strip()


def _of_stretch(name: str, below: Part, stretch: Stretch) -> _Line:
    """Return a stretch as a line that wants room under a part."""
    return _Line(name, frozenset({below}), stretch.start, stretch.end, stretch.paragraph)


def _of_element(item: Placed, below: frozenset[Part]) -> _Line:
    """Return an element as a line that wants room under one of some parts."""
    return _Line(item.part.value, below, item.text.start, item.text.end, item.paragraph)
