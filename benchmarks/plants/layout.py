"""Code of a layout rule → the faults of a Word file that it should find; a row of words → the same in Word."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from benchmarks.plants import hung
from benchmarks.plants.blanks import closed_up, parted, shifted
from benchmarks.plants.leavings import boxed, commented, headed, named, tracked
from benchmarks.plants.lists import numbered, numbers_set
from benchmarks.plants.sheets import (
    centred,
    latin,
    numbers,
    page,
    same_page,
    section,
    small,
    undashed,
    without_grid,
    without_numbers,
)
from benchmarks.plants.typesetting import (
    aligned,
    beside,
    broken,
    empty,
    everywhere,
    linked,
    number_aside,
    of_paragraph,
    of_runs,
    restyled,
    spaced,
    tabled,
    title_spaced,
    unset,
)
from benchmarks.plants.wordfiles import (
    BODY,
    DATE,
    FIRST,
    MARK,
    NOTE,
    NUMBER,
    SALUTATION,
    SIGNATURE,
    TITLE,
    Change,
)
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

if TYPE_CHECKING:
    import random

    from benchmarks.plants.sown import Row


WAYS: dict[str, tuple[Change, ...]] = {
    "STR010": (restyled,),
    "FMT001": (page(page_width=215.9, page_height=279.4), page(page_width=184, page_height=260)),
    "FMT002": (page(top_margin=25.4), page(left_margin=31.8, right_margin=31.8), page(bottom_margin=20)),
    "FMT003": (of_runs(BODY, "w:rFonts", eastAsia="宋体"), of_runs(BODY, "w:rFonts", eastAsia="微软雅黑")),
    "FMT004": (
        of_runs(BODY, "w:sz", val="28"),
        of_runs(BODY, "w:sz", val="24"),
        of_runs(FIRST, "w:sz", val="36"),
        numbers_set('<w:sz w:val="24"/>'),
    ),
    "FMT005": (
        of_runs(FIRST, "w:rFonts", eastAsia="宋体"),
        of_runs(FIRST, "w:rFonts", eastAsia="楷体"),
        numbers_set('<w:rFonts w:eastAsia="宋体"/>'),
    ),
    "FMT006": (of_runs(TITLE, "w:rFonts", eastAsia="黑体"), of_runs(TITLE, "w:sz", val="36")),
    "FMT007": (
        of_runs(BODY, "w:color", val="FF0000"),
        of_runs(FIRST, "w:color", val="2E74B5"),
        numbers_set('<w:color w:val="FF0000"/>'),
    ),
    "FMT008": (
        without_grid,
        of_paragraph(BODY, "w:spacing", line="480", lineRule="auto"),
        of_paragraph(BODY, "w:spacing", line="400", lineRule="exact"),
        section("w:docGrid", linePitch="312"),
    ),
    "FMT009": (
        of_paragraph(BODY, "w:ind", firstLine="0", firstLineChars="0"),
        of_paragraph(BODY, "w:ind", firstLine="1280", firstLineChars="400"),
    ),
    "FMT010": (spaced, partial(spaced, space="    ")),
    "FMT011": (empty,),
    "FMT012": (
        without_numbers,
        partial(numbers, change=small),
        partial(numbers, change=latin),
        partial(numbers, change=centred),
        partial(numbers, change=undashed),
    ),
    "FMT013": (everywhere(BODY, "w:rFonts", ascii="Times New Roman", hAnsi="Times New Roman"),),
    "FMT014": (
        aligned(TITLE, WD_ALIGN_PARAGRAPH.LEFT),
        aligned(TITLE, WD_ALIGN_PARAGRAPH.RIGHT),
        aligned("附件标题", WD_ALIGN_PARAGRAPH.LEFT),
    ),
    "FMT015": (of_paragraph(BODY, "w:spacing", before="240"), of_paragraph(FIRST, "w:spacing", after="156")),
    "FMT016": (of_paragraph(BODY, "w:ind", left="640"), of_paragraph(BODY, "w:ind", right="480")),
    "FMT017": (
        everywhere(BODY, "w:spacing", val="20"),
        everywhere(BODY, "w:spacing", val="40"),
        everywhere(BODY, "w:spacing", val="-30"),
    ),
    "FMT018": (of_runs(FIRST, "w:b", val="1"), of_runs(TITLE, "w:b", val="1"), of_runs(BODY, "w:b", val="1")),
    "FMT019": (
        of_runs(BODY, "w:u", val="single"),
        of_runs(BODY, "w:i", val="1"),
        of_runs(BODY, "w:strike", val="1"),
    ),
    "FMT020": (of_runs(BODY, "w:highlight", val="yellow"), of_runs(BODY, "w:shd", val="clear", fill="D9D9D9")),
    "FMT022": (commented,),
    "FMT023": (tracked,),
    "FMT024": (of_runs(BODY, "w:vanish"),),
    "FMT025": (headed,),
    "FMT026": (boxed,),
    "FMT027": (named,),
    "FMT028": (numbered,),
    "FMT029": (
        aligned(SALUTATION, WD_ALIGN_PARAGRAPH.CENTER),
        of_paragraph(SALUTATION, "w:ind", firstLine="640", firstLineChars="200"),
    ),
    "FMT030": (aligned(SIGNATURE, WD_ALIGN_PARAGRAPH.LEFT), aligned(DATE, WD_ALIGN_PARAGRAPH.LEFT)),
    "FMT031": (
        of_paragraph(
            NOTE, "w:ind", left="0", leftChars="0", firstLine="0", firstLineChars="0", hanging="0", hangingChars="0"
        ),
    ),
    "FMT032": (
        of_runs(SIGNATURE, "w:rFonts", eastAsia="宋体"),
        of_runs(DATE, "w:sz", val="28"),
        of_runs(NOTE, "w:rFonts", eastAsia="黑体"),
    ),
    "FMT033": (of_runs(MARK, "w:color", val="000000"), aligned(MARK, WD_ALIGN_PARAGRAPH.LEFT)),
    "FMT034": (of_runs(BODY, "w:rFonts", eastAsia="云河手写体"), of_runs(BODY, "w:rFonts", eastAsia="某某艺术仿宋")),
    "FMT035": (
        beside(of_runs(BODY, "w:rFonts", eastAsia="仿宋_GB2312")),
        beside(of_runs(BODY, "w:rFonts", eastAsia="方正仿宋_GBK")),
    ),
    "FMT036": (section("w:cols", num="2"), section("w:cols", num="3")),
    "FMT037": (section("w:titlePg"),),
    "FMT038": (page(footer_distance=5), page(footer_distance=12)),
    "FMT039": (section("w:pgSz", orient="landscape"),),
    "FMT040": (same_page,),
    "FMT041": (
        partial(spaced, style=SIGNATURE, space="　" * 14, left=True),
        partial(spaced, style=DATE, space=" " * 30, left=True),
        title_spaced,
    ),
    "FMT021": (linked,),
    "FMT046": (broken,),
    "FMT047": (
        partial(closed_up, style=SALUTATION, below=TITLE),
        partial(closed_up, style=NOTE, below=BODY),
        partial(closed_up, style=SIGNATURE),
        partial(closed_up, style="附件标题"),
    ),
    "FMT048": (
        partial(closed_up, style=NUMBER, below=MARK),
        partial(closed_up, style=TITLE, below=NUMBER),
    ),
    "FMT049": (
        parted,
        partial(shifted, style=SIGNATURE, right=14),
        partial(shifted, style=DATE, right=12),
    ),
    "FMT050": (
        aligned("附件顺序号", WD_ALIGN_PARAGRAPH.CENTER),
        of_paragraph("附件顺序号", "w:ind", firstLine="640", firstLineChars="200"),
        of_paragraph("附件顺序号", "w:ind", left="640", leftChars="200"),
    ),
    "FMT045": (partial(unset, half_points="24"), partial(unset, half_points="21")),
    "FMT044": (
        partial(number_aside, where=WD_ALIGN_PARAGRAPH.LEFT),
        partial(number_aside, where=WD_ALIGN_PARAGRAPH.RIGHT),
    ),
    "FMT043": (section("w:pgNumType", start="5"), section("w:pgNumType", start="12")),
    "FMT042": (partial(tabled, name="宋体"), partial(tabled, name="等线")),
}
"""Code → changes."""
KINDS = frozenset({"word", "anywhere", *hung.KINDS})
"""Kinds of rows that are planted in Word files (see ``sown.py``)."""


def of_row(row: Row) -> Change:
    """Return what plants a row in a Word file."""
    return hung.hung(row) if row.kind in hung.KINDS else _reworded(row)


def _reworded(row: Row) -> Change:
    """Return what changes the words of a paragraph: a pattern, a tab, and what is put in the place of its match."""
    pattern, _, new = row.text.partition("\t")

    def change(document: Any, choice: random.Random) -> str | None:
        found = [p for p in document.element.body.iter(qn("w:p")) if re.search(pattern, _words(p))]
        if not found:
            return None
        old = _words(choice.choice(found))
        words = re.sub(pattern, new, old)
        # A text box is stored twice, for new and for old programs.
        for paragraph in (p for p in found if _words(p) == old):
            texts = list(paragraph.iter(qn("w:t")))
            texts[0].text = words
            for text in texts[1:]:
                text.text = ""
        return words if row.kind == "word" else ""

    return change


def _words(paragraph: Any) -> str:
    """Return the text of a paragraph."""
    return "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
