"""Pages of a Word file → the same with other margins, grids, page numbers or page breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.plants.wordfiles import (
    Change,
    put,
    supplement,
)
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm

if TYPE_CHECKING:
    import random
    from collections.abc import Callable


def page(**values: float) -> Change:
    """Return what sets lengths of the first section, in mm."""

    def change(document: Any, choice: random.Random) -> str:
        del choice
        for name, value in values.items():
            setattr(document.sections[0], name, Mm(value))
        return ""

    return change


def section(name: str, **values: str) -> Change:
    """Return what puts an element into the properties of the first section, attributes of an old one kept."""

    def change(document: Any, choice: random.Random) -> str:
        del choice
        properties = document.sections[0]._sectPr  # noqa: SLF001 - python-docx has no other way
        supplement(properties, name, values)
        return ""

    return change


def without_grid(document: Any, choice: random.Random) -> str:
    """Take the grid away."""
    del choice
    for each in document.sections:
        for grid in each._sectPr.findall(qn("w:docGrid")):  # noqa: SLF001 - python-docx has no other way
            each._sectPr.remove(grid)  # noqa: SLF001 - see above
    return ""


def _footers(document: Any) -> list[Any]:
    """Return the footers of all sections."""
    return [footer for each in document.sections for footer in (each.footer, each.even_page_footer)]


def without_numbers(document: Any, choice: random.Random) -> str:
    """Take the page numbers away."""
    del choice
    for footer in _footers(document):
        for paragraph in footer.paragraphs:
            for child in list(paragraph._element)[:]:  # noqa: SLF001 - python-docx has no other way
                if child.tag != qn("w:pPr"):
                    paragraph._element.remove(child)  # noqa: SLF001 - see above
    return ""


def numbers(document: Any, choice: random.Random, change: Callable[[Any], None]) -> str:
    """Change the paragraphs of the page numbers."""
    del choice
    for footer in _footers(document):
        for paragraph in footer.paragraphs:
            change(paragraph)
    return ""


def small(paragraph: Any) -> None:
    """Set a page number in a small size."""
    for run in paragraph._element.iter(qn("w:r")):  # noqa: SLF001 - python-docx has no other way
        put(run.get_or_add_rPr(), "w:sz", {"w:val": "18"})


def latin(paragraph: Any) -> None:
    """Set a page number in another typeface."""
    for run in paragraph._element.iter(qn("w:r")):  # noqa: SLF001 - python-docx has no other way
        put(run.get_or_add_rPr(), "w:rFonts", {"w:ascii": "Calibri", "w:hAnsi": "Calibri", "w:eastAsia": "黑体"})


def centred(paragraph: Any) -> None:
    """Centre a page number."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def undashed(paragraph: Any) -> None:
    """Take the dashes beside a page number away."""
    for text in paragraph._element.iter(qn("w:t")):  # noqa: SLF001 - python-docx has no other way
        text.text = (text.text or "").replace("—", "").strip()


def same_page(document: Any, choice: random.Random) -> str | None:
    """Let an attachment begin where the text before it ends."""
    del choice
    found = [p for p in document.paragraphs if p.style.name == "附件顺序号"]
    if not found:
        return None
    own = found[0]._element  # noqa: SLF001 - python-docx has no other way
    put(own.get_or_add_pPr(), "w:pageBreakBefore", {"w:val": "0"})
    before = own.getprevious()
    while before is not None and not "".join(text.text or "" for text in before.iter(qn("w:t"))):
        for broken in [*before.iter(qn("w:br")), *before.iter(qn("w:sectPr"))]:
            broken.getparent().remove(broken)
        before = before.getprevious()
    for properties in [] if before is None else list(before.iter(qn("w:sectPr"))):
        properties.getparent().remove(properties)
    return ""
