"""Sound Word files → the same with one fault of layout, and the text of the paragraph where it stands."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

if TYPE_CHECKING:
    from benchmarks.plants.sown import Row

Change = Callable[[Any, random.Random], str | None]
"""What changes a document of python-docx and returns the text of the place, "" for none; None: not possible here."""
LONG = 50
BODY, TITLE, FIRST, SALUTATION, NOTE = "Normal", "Title", "Heading 1", "称呼", "附件说明"
SIGNATURE, DATE, MARK = "发文机关署名", "成文日期", "发文机关标志"


def _paragraphs(document: Any, style: str) -> list[Any]:
    """Return the paragraphs of a style; of the body only long ones that are no run-in heading."""
    found = []
    for paragraph in document.paragraphs:
        if style == BODY and paragraph.style.name in {SIGNATURE, DATE}:
            break  # what follows is an attachment
        if paragraph.style.name == style and paragraph.text.strip():
            found.append(paragraph)
    if style == BODY:
        found = [p for p in found if len(p.text) >= LONG and not re.match("（[一二三四五六七八九十]）", p.text)]
    return found


def _element(name: str, values: dict[str, str]) -> Any:
    """Make an element of Word with attributes."""
    element = OxmlElement(name)
    for key, value in values.items():
        element.set(qn(key), value)
    return element


def _put(properties: Any, name: str, values: dict[str, str]) -> None:
    """Put an element into run or paragraph properties, in place of one of its name; order is mended by Word."""
    for old in properties.findall(qn(name)):
        properties.remove(old)
    properties.append(_element(name, values))


def runs(style: str, name: str, document: Any, choice: random.Random, **values: str) -> str | None:
    """Give all runs of a paragraph a property: ``runs("Normal", "w:sz", val="24")``."""
    found = _paragraphs(document, style)
    if not found:
        return None
    paragraph = choice.choice(found)
    for run in paragraph.runs:
        _put(run._element.get_or_add_rPr(), name, {f"w:{key}": value for key, value in values.items()})  # noqa: SLF001 - python-docx has no other way
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
        found = _paragraphs(document, style)
        if not found:
            return None
        paragraph = choice.choice(found)
        properties = paragraph._element.get_or_add_pPr()  # noqa: SLF001 - python-docx has no other way
        own = properties.find(qn(name))
        if own is None:
            own = OxmlElement(name)
            properties.append(own)
        for key, value in values.items():
            own.set(qn(f"w:{key}"), value)
        return str(paragraph.text)

    return change


def everywhere(style: str, name: str, **values: str) -> Change:
    """Return what gives a property to the runs of all paragraphs of a style."""

    def change(document: Any, choice: random.Random) -> str | None:
        del choice
        found = [p for p in document.paragraphs if p.style.name == style]
        if not any(mark in p.text for p in _paragraphs(document, style) for mark in "“”—…"):
            return None
        for paragraph in found:
            for run in paragraph.runs:
                _put(run._element.get_or_add_rPr(), name, {f"w:{key}": value for key, value in values.items()})  # noqa: SLF001 - see above
        return "" if found else None

    return change


def aligned(style: str, where: WD_ALIGN_PARAGRAPH) -> Change:
    """Return what aligns a paragraph."""

    def change(document: Any, choice: random.Random) -> str | None:
        found = _paragraphs(document, style)
        if not found:
            return None
        paragraph = choice.choice(found)
        paragraph.alignment = where
        return str(paragraph.text)

    return change


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
        own = properties.find(qn(name))
        if own is None:
            own = OxmlElement(name)
            properties.append(own)
        for key, value in values.items():
            own.set(qn(f"w:{key}"), value)
        return ""

    return change


def without_grid(document: Any, choice: random.Random) -> str:
    """Take the grid away."""
    del choice
    for each in document.sections:
        for grid in each._sectPr.findall(qn("w:docGrid")):  # noqa: SLF001 - python-docx has no other way
            each._sectPr.remove(grid)  # noqa: SLF001 - see above
    return ""


def spaced(
    document: Any, choice: random.Random, *, style: str = BODY, space: str = "　　", left: bool = False
) -> str | None:
    """Put spaces before a paragraph in the place of its indent."""
    found = _paragraphs(document, style)
    if not found:
        return None
    paragraph = choice.choice(found)
    if left:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
    own = paragraph._element.get_or_add_pPr()  # noqa: SLF001 - python-docx has no other way
    _put(own, "w:ind", {"w:firstLine": "0", "w:firstLineChars": "0", "w:right": "0", "w:rightChars": "0"})
    paragraph.runs[0].text = space + paragraph.runs[0].text
    return str(paragraph.text)


def empty(document: Any, choice: random.Random) -> str | None:
    """Put an empty paragraph between two."""
    found = _paragraphs(document, BODY)
    if len(found) < 3:  # noqa: PLR2004 - one between two others
        return None
    choice.choice(found[1:-1]).insert_paragraph_before("", "Normal")
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


def _small(paragraph: Any) -> None:
    """Set a page number in a small size."""
    for run in paragraph._element.iter(qn("w:r")):  # noqa: SLF001 - python-docx has no other way
        _put(run.get_or_add_rPr(), "w:sz", {"w:val": "18"})


def _latin(paragraph: Any) -> None:
    """Set a page number in another typeface."""
    for run in paragraph._element.iter(qn("w:r")):  # noqa: SLF001 - python-docx has no other way
        _put(run.get_or_add_rPr(), "w:rFonts", {"w:ascii": "Calibri", "w:hAnsi": "Calibri", "w:eastAsia": "黑体"})


def _centre(paragraph: Any) -> None:
    """Centre a page number."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _undashed(paragraph: Any) -> None:
    """Take the dashes beside a page number away."""
    for text in paragraph._element.iter(qn("w:t")):  # noqa: SLF001 - python-docx has no other way
        text.text = (text.text or "").replace("—", "").strip()


def restyled(document: Any, choice: random.Random) -> str | None:
    """Give a heading of the second level the style of the first."""
    found = [p for p in document.paragraphs if p.style.name == FIRST]
    if len(found) < 3:  # noqa: PLR2004 - the odd one and two that are alike
        return None
    paragraph = choice.choice(found[1:])
    paragraph.style = document.styles[choice.choice(("Heading 2", "Heading 3"))]
    return str(paragraph.text)


def commented(document: Any, choice: random.Random) -> str | None:
    """Write a comment into the margin."""
    found = _paragraphs(document, BODY)
    if not found:
        return None
    paragraph = choice.choice(found)
    document.add_comment(
        paragraph.runs[0], text=choice.choice(("请核对数字", "此处建议删去")), author="审核", initials="审"
    )
    return ""


def tracked(document: Any, choice: random.Random) -> str | None:
    """Insert or delete words as a tracked change."""
    found = _paragraphs(document, BODY)
    if not found:
        return None
    paragraph = choice.choice(found)
    kind, text = choice.choice((("w:ins", "w:t"), ("w:del", "w:delText")))
    change = _element(kind, {"w:id": "900", "w:author": "审核", "w:date": "2026-03-01T00:00:00Z"})
    run, words = OxmlElement("w:r"), OxmlElement(text)
    words.text = "要"
    run.append(words)
    change.append(run)
    paragraph._element.append(change)  # noqa: SLF001 - python-docx has no other way
    return ""


def headed(document: Any, choice: random.Random) -> str:
    """Put words into the head of the pages."""
    for each in document.sections:
        for header in (each.header, each.even_page_header):
            header.is_linked_to_previous = False
            header.paragraphs[0].text = choice.choice(("青川区教育局2025年工作要点", "教育工作材料汇编", "内部资料"))
    return ""


def boxed(document: Any, choice: random.Random) -> str | None:
    """Put words into a text box."""
    found = _paragraphs(document, BODY)
    if not found:
        return None
    words = choice.choice(("领导小组名单", "联系人：教育局办公室", "工作流程图说明"))
    box = (
        f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape style="width:100pt;height:50pt">'
        f"<v:textbox><w:txbxContent><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape>"
        "</w:pict></w:r>"
    )
    choice.choice(found)._element.append(parse_xml(box))  # noqa: SLF001 - python-docx has no other way
    return ""


def named(document: Any, choice: random.Random) -> str:
    """Leave the title of another document in the properties."""
    document.core_properties.title = choice.choice(
        (
            "青川区教育局2024年工作总结",
            "临江市教育局关于招生工作的通知",
            "平湖县2023年学校工作计划",
            "松岭区教育局督导报告",
        )
    )
    return ""


def numbered(document: Any, choice: random.Random) -> str | None:
    """Let Word number a heading that has its number already."""
    found = _paragraphs(document, FIRST)
    if not found:
        return None
    words = '<w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/>'
    numbering = (
        f'<w:numbering {nsdecls("w")}><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0">{words}</w:lvl>'
        '</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    )
    part = Part(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, numbering.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    paragraph = choice.choice(found)
    properties = paragraph._element.get_or_add_pPr()  # noqa: SLF001 - python-docx has no other way
    properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'))
    return str(paragraph.text)


def same_page(document: Any, choice: random.Random) -> str | None:
    """Let an attachment begin where the text before it ends."""
    del choice
    found = [p for p in document.paragraphs if p.style.name == "附件顺序号"]
    if not found:
        return None
    own = found[0]._element  # noqa: SLF001 - python-docx has no other way
    _put(own.get_or_add_pPr(), "w:pageBreakBefore", {"w:val": "0"})
    before = own.getprevious()
    while before is not None and not "".join(text.text or "" for text in before.iter(qn("w:t"))):
        for broken in [*before.iter(qn("w:br")), *before.iter(qn("w:sectPr"))]:
            broken.getparent().remove(broken)
        before = before.getprevious()
    for properties in [] if before is None else list(before.iter(qn("w:sectPr"))):
        properties.getparent().remove(properties)
    return ""


def title_spaced(document: Any, choice: random.Random) -> str | None:
    """Centre a title by spaces."""
    return spaced(document, choice, style=TITLE, space="　　　　　　", left=True)


WAYS: dict[str, tuple[Change, ...]] = {
    "STR010": (restyled,),
    "FMT001": (page(page_width=215.9, page_height=279.4), page(page_width=184, page_height=260)),
    "FMT002": (page(top_margin=25.4), page(left_margin=31.8, right_margin=31.8), page(bottom_margin=20)),
    "FMT003": (of_runs(BODY, "w:rFonts", eastAsia="宋体"), of_runs(BODY, "w:rFonts", eastAsia="微软雅黑")),
    "FMT004": (of_runs(BODY, "w:sz", val="28"), of_runs(BODY, "w:sz", val="24"), of_runs(FIRST, "w:sz", val="36")),
    "FMT005": (of_runs(FIRST, "w:rFonts", eastAsia="宋体"), of_runs(FIRST, "w:rFonts", eastAsia="楷体")),
    "FMT006": (of_runs(TITLE, "w:rFonts", eastAsia="黑体"), of_runs(TITLE, "w:sz", val="36")),
    "FMT007": (of_runs(BODY, "w:color", val="FF0000"), of_runs(FIRST, "w:color", val="2E74B5")),
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
        partial(numbers, change=_small),
        partial(numbers, change=_latin),
        partial(numbers, change=_centre),
        partial(numbers, change=_undashed),
    ),
    "FMT013": (everywhere(BODY, "w:rFonts", ascii="Times New Roman", hAnsi="Times New Roman"),),
    "FMT014": (aligned(TITLE, WD_ALIGN_PARAGRAPH.LEFT), aligned(TITLE, WD_ALIGN_PARAGRAPH.RIGHT)),
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
}
"""Code → changes."""


def linked(document: Any, choice: random.Random) -> str | None:
    """Set a paragraph blue and underlined, as Word sets a link."""
    found = _paragraphs(document, BODY)
    if not found:
        return None
    run = choice.choice(found).add_run(choice.choice(("www.example.com", "yunhe@example.com")))
    _put(run._element.get_or_add_rPr(), "w:color", {"w:val": "0563C1"})  # noqa: SLF001 - python-docx has no other way
    _put(run._element.get_or_add_rPr(), "w:u", {"w:val": "single"})  # noqa: SLF001 - see above
    return ""


WAYS["FMT021"] = (linked,)


def tabled(document: Any, choice: random.Random, *, name: str) -> str | None:
    """Put a table behind a paragraph, one cell of it in another typeface."""
    found = _paragraphs(document, BODY)
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
        _put(run._element.get_or_add_rPr(), "w:rFonts", {"w:eastAsia": face, "w:ascii": face})  # noqa: SLF001 - python-docx has no other way
    choice.choice(found)._element.addnext(table._element)  # noqa: SLF001 - see above
    return ""


WAYS["FMT042"] = (partial(tabled, name="宋体"), partial(tabled, name="等线"))


KINDS = frozenset({"word", "anywhere"})
"""Kinds of rows that are planted here (see ``sown.py``)."""


def reworded(row: Row) -> Change:
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


def changed(data: bytes, change: Change, choice: random.Random) -> tuple[bytes, str] | None:
    """Return a Word file with a fault and the text of its place; None where the fault cannot stand there."""
    document = docx.Document(io.BytesIO(data))
    near = change(document, choice)
    if near is None:
        return None
    out = io.BytesIO()
    document.save(out)
    return out.getvalue(), near
