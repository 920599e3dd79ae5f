"""Tables, figures, footnotes, contents and attachments on paper, in millimetres (GB/T 9704—2012 7.3.7, 8)."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from govdoc.model import (
    Attachment,
    Document,
    Elements,
    Form,
    Heading,
    HeadingKind,
    Paragraph,
    Source,
    Table,
    Text,
    Title,
)
from govdoc.writers.docx import write

pytestmark = pytest.mark.render
MM = 25.4 / 72
SOURCE = Source.of_lines("样张.md", "x", Form.MARKDOWN)
SENTENCE = "全区各级各类学校要把立德树人融入思想道德文化知识社会实践教育各环节贯穿基础教育职业教育各领域。"
TOP, LEFT, RIGHT = 37, 28, 184
PITCH = 225 / 22
CHAR_4 = 14 * MM


def table(*rows: tuple[str, ...], caption: str | None = None, landscape: bool = False) -> Table:
    cells = tuple(tuple(Text(cell) for cell in row) for row in rows)
    return Table(cells, 1, Text(caption) if caption else None, landscape)


def heading(level: int, ordinal: str, text: str) -> Heading:
    return Heading(level, ordinal, Text(text), HeadingKind.HEADING, 0)


def _wide() -> Document:
    """Two pages laid crosswise between upright ones."""
    rows = [tuple(f"{r * n}.5" for n in range(14)) for r in range(1, 26)]
    wide = table(tuple(f"指标{n}名称" for n in range(14)), *rows, caption="表1　分年度指标")
    return Document((Paragraph(Text(SENTENCE)), wide, Paragraph(Text(SENTENCE))), SOURCE)


def _attachments() -> Document:
    rows = tuple((str(n), f"云河县第{n}小学", f"{n * 45.6:.2f}") for n in range(1, 41))
    sheet = table(("序号", "学校", "经费（万元）"), *rows, caption="表1　经费")
    attachments = (
        Attachment(Text("重点任务分工表"), (sheet,)),
        Attachment(Text("横排的附件"), (Paragraph(Text(SENTENCE)),), landscape=True),
    )
    elements = Elements(signature=(Text("云河县教育局"),), date=Text("2026年2月5日"))
    return Document((Paragraph(Text(SENTENCE)),), SOURCE, elements, attachments=attachments)


def _notes() -> Document:
    first = Paragraph(Text(SENTENCE * 9), notes=((4, Text("见第一注。")), (10, Text("见第二注。"))))
    return Document((first, Paragraph(Text(SENTENCE * 9), notes=((len(SENTENCE) * 9, Text("见第三注。")),))), SOURCE)


def _contents() -> Document:
    blocks: list[Any] = [Title(Text("云河县教育事业发展规划"))]
    for n in "一二三四五六七八":
        blocks += [heading(1, f"{n}、", f"落实第{n}项任务"), Paragraph(Text(SENTENCE * 3))]
        for m in "一二":
            blocks += [heading(2, f"（{m}）", f"任务{n}之{m}"), Paragraph(Text(SENTENCE * 5))]
    return Document(tuple(blocks), SOURCE, contents=True)


DOCUMENTS = {"wide": _wide, "attachments": _attachments, "notes": _notes, "contents": _contents}


@pytest.fixture(scope="module")
def papers(fonts: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """The documents, each as an open PDF."""
    folder = tmp_path_factory.mktemp("content")
    for name, build in DOCUMENTS.items():
        (folder / f"{name}.docx").write_bytes(write(build()))
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--convert-to", "pdf",
         "--outdir", folder, *sorted(folder.glob("*.docx"))],
        check=True, capture_output=True, timeout=180,
        env=os.environ | {"FONTCONFIG_FILE": str(fonts / "fonts.conf"), "SAL_USE_VCLPLUGIN": "svp"},
    )  # fmt: skip
    opened = {name: pdfplumber.open(folder / f"{name}.pdf") for name in DOCUMENTS}
    yield opened
    for pdf in opened.values():
        pdf.close()


def number(page: Any) -> list[Any]:
    """Characters of the page number of a crosswise page, from its beginning to its end."""
    found = [c for c in page.chars if not c["upright"] and c["text"].strip() and c["x1"] * MM < TOP]
    return sorted(found, key=lambda c: float(c["top"]))


def words(page: Any) -> list[str]:
    if page.width > page.height:
        page = page.crop((TOP / MM, 0, page.width, page.height))
    return [line.replace(" ", "") for line in page.extract_text().split("\n")]


def test_a_wide_table_lies_crosswise_and_the_text_around_it_upright(papers: dict[str, Any]) -> None:
    assert [page.width > page.height for page in papers["wide"].pages] == [False, True, True, False]


def test_the_margins_of_a_crosswise_page_are_those_of_the_sheet(papers: dict[str, Any]) -> None:
    """5.2.1, 8: the sheet's left edge is the page's upper edge."""
    page = papers["wide"].pages[1]
    edges = [*page.lines, *page.rects]
    assert min(e["x0"] for e in edges) * MM == pytest.approx(35, abs=0.5)
    assert max(e["x1"] for e in edges) * MM == pytest.approx(297 - 37, abs=0.5)
    caption = next(c for c in page.chars if c["text"] == "表")
    # Where on its first line the text sits, LibreOffice decides by what the grid leaves over.
    assert 28 < caption["top"] * MM < 28 + PITCH


@pytest.mark.parametrize(("index", "side"), [(1, "head"), (2, "foot")])
def test_the_number_of_a_crosswise_page_stands_where_it_stands_on_the_sheet(
    papers: dict[str, Any], index: int, side: str
) -> None:
    """7.5, 8: 7 mm below the 版心 of the sheet, one 字 in: on the page, in the left margin, turned right."""
    found = number(papers["wide"].pages[index])
    assert "".join(c["text"] for c in found) == f"—{index + 1}—"
    assert all(not c["upright"] for c in found)
    # The middle of the dashes is where the dash of an upright page is: 7 mm beside the 版心.
    middle = (found[0]["x0"] + found[0]["x1"]) / 2 * MM
    assert 35 - middle == pytest.approx(7, abs=1)
    if side == "head":
        assert min(c["top"] for c in found) * MM - 28 == pytest.approx(CHAR_4, abs=0.5)
    else:
        assert 28 + 156 - max(c["bottom"] for c in found) * MM == pytest.approx(CHAR_4, abs=0.5)


def test_the_head_of_a_table_is_repeated_and_nothing_is_clipped(papers: dict[str, Any]) -> None:
    for page in papers["wide"].pages[1:3]:
        assert page.extract_text().count("名称") == 14
    text = "".join(page.extract_text() for page in papers["wide"].pages)
    assert all(f"{r * 13}.5" in text for r in range(1, 26))


def test_an_attachment_begins_a_page_with_its_mark_and_the_title_on_the_third_line(papers: dict[str, Any]) -> None:
    """7.3.7."""
    page = papers["attachments"].pages[1]
    mark = next(c for c in page.chars if "Hei" in c["fontname"])
    assert words(page)[:2] == ["附件1", "重点任务分工表"]
    assert mark["x0"] * MM == pytest.approx(LEFT, abs=0.3)
    title = [c for c in page.chars if round(c["size"], 1) == 22.0]
    assert ((title[0]["x0"] + title[-1]["x1"]) / 2) * MM == pytest.approx((LEFT + RIGHT) / 2, abs=1)
    # Baselines: the first line's, and that of the third.
    height = float(page.height)
    first, third = (height - c["matrix"][5] for c in (mark, title[0]))
    assert first * MM == pytest.approx(44.31, abs=0.5)
    assert (third - first) * MM == pytest.approx(2 * PITCH, abs=1.5)


def test_an_attachment_may_lie_crosswise(papers: dict[str, Any]) -> None:
    last = papers["attachments"].pages[-1]
    assert last.width > last.height
    assert words(last)[:2] == ["附件2", "横排的附件"]


def test_footnotes_stand_at_the_foot_of_their_page_numbered_anew(papers: dict[str, Any]) -> None:
    first, second = papers["notes"].pages[:2]
    assert [line for line in words(first) if "注。" in line] == ["①见第一注。", "②见第二注。"]
    assert [line for line in words(second) if "注。" in line] == ["①见第三注。"]
    small = [c for c in first.chars if round(c["size"], 1) == 9.0]
    assert max(c["bottom"] for c in small) * MM == pytest.approx(262, abs=2.5)


def test_the_numbers_of_the_contents_are_those_of_the_pages(papers: dict[str, Any]) -> None:
    pages = [words(page) for page in papers["contents"].pages]
    entries = [line.split(".") for line in [*pages[0], *pages[1]] if "...." in line]
    assert len(entries) == 24
    for entry in entries:
        title, page = entry[0], int(entry[-1])
        assert title in pages[page - 1], title
