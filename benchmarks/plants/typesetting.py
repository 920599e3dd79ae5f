"""Paragraphs of a Word file → the same set otherwise than the standard wants: type, indents, spaces, styles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.plants.wordfiles import (
    BODY,
    FIRST,
    NUMBER,
    TITLE,
    Change,
    paragraphs,
    put,
    supplement,
)
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm

if TYPE_CHECKING:
    import random


def runs(style: str, name: str, document: Any, choice: random.Random, **values: str) -> str | None:
    """Give all runs of a paragraph a property: ``runs("Normal", "w:sz", val="24")``."""
    found = paragraphs(document, style)
    if not found:
        return None
    paragraph = choice.choice(found)
    for run in paragraph.runs:
        put(run._element.get_or_add_rPr(), name, {f"w:{key}": value for key, value in values.items()})  # noqa: SLF001 - python-docx has no other way
    return str(paragraph.text)


def of_runs(style: str, name: str, **values: str) -> Change:
    """Return what gives the runs of a paragraph a property."""
    return lambda document, choice: runs(style, name, document, choice, **values)


def beside(change: Change) -> Change:
    """Return a change of which the finding may stand at the other of two places that do not agree."""

    def changed(document: Any, choice: random.Random) -> str | None:
        return None if change(document, choice) is None else ""

    return changed


def of_paragraph(style: str, name: str, **values: str) -> Change:
    """Return what gives a paragraph a property, other attributes of which stay."""

    def change(document: Any, choice: random.Random) -> str | None:
        found = paragraphs(document, style)
        if not found:
            return None
        paragraph = choice.choice(found)
        properties = paragraph._element.get_or_add_pPr()  # noqa: SLF001 - python-docx has no other way
        supplement(properties, name, values)
        return str(paragraph.text)

    return change


def everywhere(style: str, name: str, **values: str) -> Change:
    """Return what gives a property to the runs of all paragraphs of a style."""

    def change(document: Any, choice: random.Random) -> str | None:
        del choice
        found = [p for p in document.paragraphs if p.style.name == style]
        if not any(mark in p.text for p in paragraphs(document, style) for mark in "“”—…"):
            return None
        for paragraph in found:
            for run in paragraph.runs:
                put(run._element.get_or_add_rPr(), name, {f"w:{key}": value for key, value in values.items()})  # noqa: SLF001 - see above
        return "" if found else None

    return change


def aligned(style: str, where: WD_ALIGN_PARAGRAPH) -> Change:
    """Return what aligns a paragraph."""

    def change(document: Any, choice: random.Random) -> str | None:
        found = paragraphs(document, style)
        if not found:
            return None
        paragraph = choice.choice(found)
        paragraph.alignment = where
        return str(paragraph.text)

    return change


def unset(document: Any, choice: random.Random, *, half_points: str) -> str:
    """Set all as Word does where nobody sets anything: 宋体, wide margins."""
    del choice
    for section in document.sections:
        section.top_margin, section.left_margin = Mm(25.4), Mm(31.8)
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            properties = run._element.get_or_add_rPr()  # noqa: SLF001 - python-docx has no other way
            put(properties, "w:rFonts", {"w:eastAsia": "宋体", "w:ascii": "宋体", "w:hAnsi": "宋体"})
            put(properties, "w:sz", {"w:val": half_points})
    return ""


def number_aside(document: Any, choice: random.Random, *, where: WD_ALIGN_PARAGRAPH) -> str | None:
    """Take a 发文字号 that has its line to itself out of the middle."""
    centred = [
        p
        for p in paragraphs(document, NUMBER)
        if p.alignment != WD_ALIGN_PARAGRAPH.RIGHT and "签发人" not in p.text and "\t" not in p.text
    ]
    if not centred:
        return None
    paragraph = choice.choice(centred)
    paragraph.alignment = where
    return str(paragraph.text)


def spaced(
    document: Any, choice: random.Random, *, style: str = BODY, space: str = "　　", left: bool = False
) -> str | None:
    """Put spaces before a paragraph in the place of its indent."""
    found = paragraphs(document, style)
    if not found:
        return None
    paragraph = choice.choice(found)
    if left:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
    own = paragraph._element.get_or_add_pPr()  # noqa: SLF001 - python-docx has no other way
    put(own, "w:ind", {"w:firstLine": "0", "w:firstLineChars": "0", "w:right": "0", "w:rightChars": "0"})
    paragraph.runs[0].text = space + paragraph.runs[0].text
    return str(paragraph.text)


def empty(document: Any, choice: random.Random) -> str | None:
    """Put an empty paragraph between two."""
    found = paragraphs(document, BODY)
    if len(found) < 3:  # noqa: PLR2004 - one between two others
        return None
    choice.choice(found[1:-1]).insert_paragraph_before("", "Normal")
    return ""


def restyled(document: Any, choice: random.Random) -> str | None:
    """Give a heading of the second level the style of the first."""
    found = [p for p in document.paragraphs if p.style.name == FIRST]
    if len(found) < 3:  # noqa: PLR2004 - the odd one and two that are alike
        return None
    paragraph = choice.choice(found[1:])
    paragraph.style = document.styles[choice.choice(("Heading 2", "Heading 3"))]
    return str(paragraph.text)


def broken(document: Any, choice: random.Random) -> str | None:
    """Break a paragraph by hand: within a sentence, or where another paragraph should begin."""
    found = [p for p in paragraphs(document, BODY) if p.runs and len(p.runs[-1].text) >= _BREAKABLE]
    if not found:
        return None
    run = choice.choice(found).runs[-1]
    text = run.text
    at = choice.randrange(_BREAKABLE // 2, len(text) - 2)
    while text[at - 1] not in "，。" and not ("一" <= text[at - 1] <= "龥" and "一" <= text[at] <= "龥"):
        at -= 1
    run.text = f"{text[:at]}\n{text[at:]}"
    return ""


_BREAKABLE = 24
"""Characters of a run that is broken."""


def title_spaced(document: Any, choice: random.Random) -> str | None:
    """Centre a title by spaces."""
    return spaced(document, choice, style=TITLE, space="　　　　　　", left=True)


def linked(document: Any, choice: random.Random) -> str | None:
    """Set a paragraph blue and underlined, as Word sets a link."""
    found = paragraphs(document, BODY)
    if not found:
        return None
    run = choice.choice(found).add_run(choice.choice(("www.example.com", "yunhe@example.com")))
    put(run._element.get_or_add_rPr(), "w:color", {"w:val": "0563C1"})  # noqa: SLF001 - python-docx has no other way
    put(run._element.get_or_add_rPr(), "w:u", {"w:val": "single"})  # noqa: SLF001 - see above
    return ""


def tabled(document: Any, choice: random.Random, *, name: str) -> str | None:
    """Put a table behind a paragraph, one cell of it in another typeface."""
    found = paragraphs(document, BODY)
    if not found:
        return None
    table = document.add_table(rows=5, cols=2)
    odd = choice.randrange(2, 10)
    for at in range(10):
        run = (
            table.cell(at // 2, at % 2)
            .paragraphs[0]
            .add_run(choice.choice(("健全制度", "开展培训", "检查落实", "安全科")))
        )
        face = name if at == odd else "仿宋"
        put(run._element.get_or_add_rPr(), "w:rFonts", {"w:eastAsia": face, "w:ascii": face})  # noqa: SLF001 - python-docx has no other way
    choice.choice(found)._element.addnext(table._element)  # noqa: SLF001 - see above
    return ""
