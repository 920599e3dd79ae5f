from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from govdoc.drafting.delivery import check
from govdoc.model import Document, Elements, Form, Heading, HeadingKind, Paragraph, Source, Text, Title
from govdoc.writers.html import write

if TYPE_CHECKING:
    from collections.abc import Callable

SOURCE = Source.of_lines("x.md", "x", Form.MARKDOWN)


@given(st.text("<>&\"'甲乙 \n=/!-;a", max_size=30))
def test_text_is_never_markup(value: str) -> None:
    document = Document(
        (Title(Text(value)), Paragraph(Text(value), strong=((0, 3),))), SOURCE, Elements(remark=Text(value))
    )
    check(document, write(document), "html")


def test_a_page_stands_alone_and_runs_no_script(picture: Callable[..., Document]) -> None:
    page = write(picture()).decode()
    assert 'src="data:image/png;base64,' in page
    assert "http" not in page
    assert "<script" not in page
    assert "<link" not in page


def test_script_in_the_title_stays_text() -> None:
    page = write(Document((Title(Text("</title><script>alert(1)</script>")),), SOURCE)).decode()
    assert "<script" not in page


def test_headings_are_headings(plan: Document) -> None:
    page = write(plan).decode()
    assert '<h1 class="title">青川区教育局2026年教育工作要点</h1>' in page
    assert '<h2 class="level1">一、坚持立德树人</h2>' in page


def test_a_run_in_heading_is_set_in_its_own_typeface() -> None:
    heading = Heading(2, "（一）", Text("建强队伍。"), HeadingKind.RUN_IN, 0)
    page = write(Document((heading, Paragraph(Text("各校落实。"), continues=True)), SOURCE)).decode()
    (line,) = [line for line in page.splitlines() if "建强队伍" in line]
    assert line.startswith('<p class="body"><span style="font-family: \'楷体\'')
    assert line.endswith("（一）建强队伍。</span>各校落实。</p>")
