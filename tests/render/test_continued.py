"""Tables that run over pages: 续表 above the repeated head of each page, and no page half empty (practice; 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from govdoc.model import Attachment, Document, Elements, Form, Paragraph, Source, Table, Text, Title
from govdoc.profile import Profile
from govdoc.writers.docx import write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from govdoc.model import Block

pytestmark = pytest.mark.render

MM = 25.4 / 72
PITCH = 225 / 22
SOURCE = Source.of_lines("样张.md", "x", Form.MARKDOWN)
SENTENCE = "全区各级各类学校要把立德树人融入思想道德、文化知识、社会实践教育各环节，2026年投入1200万元，贯穿各领域。"
HEAD = ("序号", "任务", "责任单位")
LEADS = (0, 1, 2, 3, 5, 7, 9, 11)
"""Paragraphs above the table."""
COUNTS = (4, 9, 14, 19, 24, 45)
"""Rows of the table."""
NARROW = Profile(top=25.4, bottom=25.4, left=31.8, right=31.8, line_pitch=28)


def sheet(count: int, *, landscape: bool = False) -> Table:
    rows = (
        (str(n), SENTENCE[n % 7 : n % 7 + 8 + 13 * (n % 4)], "基础教育股" if n % 2 else "督导室")
        for n in range(1, count + 1)
    )
    cells = tuple(tuple(map(Text, row)) for row in (HEAD, *rows))
    return Table(cells, 1, Text("表2　任务分工"), landscape)


def paper(lead: int, count: int, *, landscape: bool = False) -> Document:
    texts = (Paragraph(Text(SENTENCE * (1 + n % 3))) for n in range(lead))
    elements = Elements(signature=(Text("云河县教育局"),), date=Text("2026年2月5日"))
    blocks: tuple[Block, ...] = (
        Title(Text("云河县教育局2026年工作要点")),
        *texts,
        sheet(count, landscape=landscape),
    )
    return Document(blocks, SOURCE, elements)


def attached(count: int, *, landscape: bool) -> Document:
    """Return a paper with a table as its attachment."""
    attachment = Attachment(Text("重点任务分工表"), (sheet(count),), landscape=landscape)
    return Document((Paragraph(Text(SENTENCE)),), SOURCE, attachments=(attachment,))


def papers() -> dict[str, bytes]:
    found = {f"竖{lead}-{count}": write(paper(lead, count)) for lead in LEADS for count in COUNTS}
    found |= {
        f"横{lead}-{count}": write(paper(lead, count, landscape=True)) for lead in LEADS[1:3] for count in (9, 24)
    }
    found |= {f"附{count}": write(attached(count, landscape=count > 30)) for count in (24, 45)}
    return found | {f"窄{lead}-30": write(paper(lead, 30), NARROW) for lead in LEADS[::2]}


@pytest.fixture(scope="module")
def printed(
    render: Callable[[Mapping[str, Document | bytes]], dict[str, Any]],
) -> Iterator[dict[str, list[tuple[list[str], float]]]]:
    """Of each paper its pages: their lines, and the lines of the page that stay free at its foot."""
    opened = render(papers())
    yield {name: [_page(page, name) for page in pdf.pages] for name, pdf in opened.items()}
    for pdf in opened.values():
        pdf.close()


def _page(page: Any, name: str) -> tuple[list[str], float]:
    across = page.width > page.height
    inner = page.crop((36 / MM, 0, page.width, page.height)) if across else page
    lines = [line.replace(" ", "") for line in inner.extract_text().split("\n") if "—" not in line]
    foot = float(page.height) * MM - (26 if across else 25.4 if name.startswith("窄") else 35)
    ink = [c["bottom"] for c in inner.chars if c["text"].strip()] + [r["bottom"] for r in (*inner.lines, *inner.rects)]
    return lines, (foot - max(y * MM for y in ink if y * MM < foot + 1)) / PITCH


NAMES = [*(f"竖{lead}-{count}" for lead in LEADS for count in COUNTS), "横1-9", "横1-24", "横2-9", "横2-24",
         "附24", "附45", *(f"窄{lead}-30" for lead in LEADS[::2])]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_every_page_on_which_a_table_goes_on_begins_with_the_caption_of_a_continued_table(
    printed: dict[str, list[tuple[list[str], float]]], name: str
) -> None:
    pages = [lines for lines, _ in printed[name]]
    begins = next(n for n, lines in enumerate(pages) if "表2任务分工" in lines)
    for n, lines in enumerate(pages):
        holds_rows = "".join(HEAD) in lines
        assert ("续表2" in lines) == (holds_rows and n > begins), n
        if "续表2" in lines:
            assert lines[:2] == ["续表2", "".join(HEAD)]
    text = "".join(line for lines in pages for line in lines)
    assert text.count("表2任务分工") == 1


@pytest.mark.parametrize("name", NAMES)
def test_no_page_is_left_half_empty_for_it(printed: dict[str, list[tuple[list[str], float]]], name: str) -> None:
    """Pages that end with rows of the table, or with the text before it, are at least three fifths full."""
    pages = printed[name]
    last = max(n for n, (lines, _) in enumerate(pages) if "".join(HEAD) in lines)
    first = min(n for n, (lines, _) in enumerate(pages) if "".join(HEAD) in lines)
    # A crosswise page and an attachment begin a page for a reason of their own.
    inner = pages[first:last] if name[0] in "横附" else pages[max(0, first - 1) : last]
    assert all(free < 9 for _, free in inner), [round(free, 1) for _, free in inner]


def test_the_papers_of_this_test_hold_enough_tables_that_go_on(
    printed: dict[str, list[tuple[list[str], float]]],
) -> None:
    assert set(printed) == set(NAMES)
    assert sum("续表2" in lines for pages in printed.values() for lines, _ in pages) > 40
