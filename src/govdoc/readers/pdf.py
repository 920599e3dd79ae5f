"""Bytes of a PDF with a text layer → Document of its lines; first-line indents are read off the page."""

from __future__ import annotations

import unicodedata
import warnings
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from govdoc.errors import UnreadableError
from govdoc.model import ResidueKind
from govdoc.readers import text as plain
from govdoc.readers.residue import residue_kind
from govdoc.readers.wrapping import begins_anew

if TYPE_CHECKING:
    from govdoc.model import Document

_INDENT = "\u3000\u3000"
_GAP, _GAPS = "\u3000", 2
_INDENTED = 1.2
"""字 from the left edge of the text: from here on a line is indented, not merely set a little to the right."""
_CELL_GAP = 1.0
"""字 between two characters: from here on a space stands for something (a column of a table, 空一字)."""
_EDGE_SHARE = 0.15
"""Share of the lines of a page that begin at its left edge, at least."""
_FEWEST_INDENTS = 0.05
"""Share of indented lines from which on indents tell where paragraphs begin."""
_WIDE_SHARE = 0.85
_SHORT = 2.2
"""字 by which a full line may be short of the width: a mark that may not begin a line takes a 字 with it."""
_SAMPLE = 6
_SAME_SIZE = 0.2
_GARBLED_SHARE = 0.3
_PASSWORD, _SECURITY = 4, 5
"""FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY (fpdfview.h)."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page; places in points from the paper's left edge, ``size`` that of its type."""

    text: str
    left: float
    right: float
    size: float


def parse(data: bytes, name: str) -> Document:
    r"""Return the text of a PDF; ``name`` stands in messages.

    Offsets of its texts count in the extracted text (``source.text``). There a paragraph is one line: printed lines
    are joined where the page shows that they go on (a full line, none indented behind it), two 　 stand before an
    indented one, and a page number within a paragraph comes behind it. Page numbers become residue.
    Raises UnreadableError for what is no PDF, damaged, encrypted, scanned (without a text layer) or garbled, and where
    the extra ``govdoc[pdf]`` is not installed.
    """
    pages = _pages(data, name)
    lines = [line.text for page in pages for line in page]
    if not any(line.strip() and residue_kind(line) is not ResidueKind.PAGE_MARK for line in lines):
        raise UnreadableError(
            f"{name}：这份 PDF 没有文字层（多半是扫描件），请先做文字识别（OCR），或改用 Word、文本原稿"
        )
    if _garbled("".join(lines)):
        raise UnreadableError(f"{name}：这份 PDF 的文字层是乱码（字体没有带编码表），请改用 Word、文本原稿")
    return plain.parse("\n".join(_paragraphs(pages)), name)


def _pages(data: bytes, name: str) -> list[list[_Line]]:
    """Return the lines of each page."""
    try:
        with warnings.catch_warnings():
            # It opens its version file without naming an encoding.
            warnings.simplefilter("ignore", EncodingWarning)
            import pypdfium2
    except ImportError:
        raise UnreadableError(f"{name}：读 PDF 要先安装扩展：pip install 'govdoc[pdf]'") from None
    if b"%PDF" not in data[:1024]:
        raise UnreadableError(f"{name}：不是 PDF 文件，或已损坏")
    try:
        with pypdfium2.PdfDocument(data) as document:
            return [_lines(document, index) for index in range(len(document))]
    except pypdfium2.PdfiumError as error:
        if error.err_code in {_PASSWORD, _SECURITY}:
            raise UnreadableError(f"{name}：PDF 加了密码，请先去掉密码再读") from None
        raise UnreadableError(f"{name}：PDF 不完整或已损坏，请重新下载或导出") from None


def _lines(document: Any, index: int) -> list[_Line]:
    """Return the lines of a page in the order in which they were written."""
    from pypdfium2 import raw

    page = document[index]
    textpage = page.get_textpage()
    lines: list[_Line] = []
    start = 0
    count = textpage.count_chars()
    codes = [raw.FPDFText_GetUnicode(textpage, at) for at in range(count)]
    for at in range(count + 1):
        if at == count or codes[at] in {0x0A, 0x0D}:
            line = _line(textpage, codes, start, at)
            if line is not None:
                lines.append(line)
            start = at + 1
    textpage.close()
    page.close()
    return lines


def _line(textpage: Any, codes: list[int], start: int, end: int) -> _Line | None:
    """Return the line that the characters from ``start`` to ``end`` make, None where nothing is to be seen."""
    visible = [at for at in range(start, end) if not chr(codes[at]).isspace() and codes[at] not in _INVISIBLE]
    if not visible:
        return None
    boxes = [textpage.get_charbox(at, loose=True) for at in (*visible[:_SAMPLE], visible[-1])]
    # The box of a 汉字 is as wide as its type is high; those of digits and marks are smaller.
    size = max(1.0, *(max(right - left, top - bottom) for left, bottom, right, top in boxes))
    kept = [
        _space(textpage, codes, at, size) if chr(codes[at]).isspace() else chr(codes[at])
        for at in range(visible[0], visible[-1] + 1)
        if codes[at] not in _INVISIBLE
    ]
    return _Line(_plain("".join(kept)), boxes[0][0], boxes[-1][2], size)


_INVISIBLE = frozenset({0x00, 0x02, 0xFFFE, 0xFFFF})
"""NUL, and what PDFium puts for a hyphen at the end of a line."""


def _space(textpage: Any, codes: list[int], at: int, size: float) -> str:
    """Return what a space stands for: nothing where it is but the air that is set between 汉字 and digits."""
    from pypdfium2 import raw

    if raw.FPDFText_IsGenerated(textpage, at) != 1:
        return chr(codes[at])
    gap = textpage.get_charbox(at + 1, loose=True)[0] - textpage.get_charbox(at - 1, loose=True)[2]
    if gap >= _CELL_GAP * size:
        return _GAP
    latin = codes[at - 1] < 0x2000 and codes[at + 1] < 0x2000  # noqa: PLR2004 - below: alphabets; above: 汉字, their marks
    return " " if latin else ""


def _plain(text: str) -> str:
    """Return text with the radicals that some fonts print for whole 汉字 (⼀ for 一) put right."""
    joined = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return "".join(
        unicodedata.normalize("NFKC", character) if "\u2e80" <= character <= "\u2fd5" else character
        for character in joined
    )


def _garbled(text: str) -> bool:
    """Whether much of a text are characters that mean nothing: private use, controls, replacements."""
    inked = [character for character in text if not character.isspace()]
    bad = sum(unicodedata.category(character) in {"Co", "Cc", "Cn"} or character == "\ufffd" for character in inked)
    return bad > _GARBLED_SHARE * len(inked)


def _paragraphs(pages: list[list[_Line]]) -> list[str]:
    """Return the lines of the extracted text: a paragraph each, where the pages show where paragraphs end."""
    placed = [(line, line.left - edge) for page in pages if page for edge in [_edge(page, pages)] for line in page]
    indents = sum(indent >= _INDENTED * line.size for line, indent in placed)
    # Without indents, a full line may also end a paragraph: then the words decide, as in any hard-wrapped text.
    joins = indents >= _FEWEST_INDENTS * len(placed)
    width = sorted(line.right - line.left + indent for line, indent in placed)[int(_WIDE_SHARE * len(placed))]
    out: list[str] = []
    marks: list[str] = []
    full, size = False, 0.0
    for line, indent in placed:
        indented = indent >= _INDENTED * line.size
        if residue_kind(line.text) is ResidueKind.PAGE_MARK:
            marks.append(line.text)
            continue
        # A title and the line under it differ in size.
        alike = abs(line.size - size) <= _SAME_SIZE * size
        if full and joins and alike and not indented and not (begins_anew(line.text) or _is_row(line, out[-1])):
            out[-1] = _glued(out[-1], line.text)
        else:
            out += [*marks, _INDENT * indented + line.text]
            marks = []
        long = line.right - line.left
        # A date at the right edge is short.
        full, size = long + indent >= width - _SHORT * line.size and 2 * long >= width, line.size
    return out + marks


def _is_row(line: _Line, above: str) -> bool:
    """Whether a line, or the one above it, is a row of a table: three cells with wide gaps between them."""
    return any(text.strip().count(_GAP) >= _GAPS for text in (line.text, above))


def _glued(left: str, right: str) -> str:
    """Join two printed lines, with a space between words of letters."""
    return left + (" " if (left[-1] + right[0]).isascii() and (left[-1] + right[0]).isalnum() else "") + right


def _edge(page: list[_Line], pages: list[list[_Line]]) -> float:
    """Return where the lines of a page begin that are not indented, in points; where it has too few, those of all."""
    for lines in (page, [line for other in pages for line in other]):
        lefts = Counter(round(line.left) for line in lines)
        common = [left for left, count in lefts.items() if count >= max(2, _EDGE_SHARE * len(lines))]
        if common:
            return float(min(common))
    return min(line.left for line in page)
