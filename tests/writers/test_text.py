from __future__ import annotations

import pytest

from govdoc.errors import GovdocError, UsageError
from govdoc.model import Document, Form, Paragraph, Source, Text, Title
from govdoc.writers import FORMATS, write
from govdoc.writers.flow import lines


def test_every_paragraph_is_a_line(speech: Document) -> None:
    text = write(speech, "txt").decode()
    assert [line for line in text.splitlines() if line] == lines(speech)
    assert text.endswith("办成了一批实事。\n")


def test_free_lines_stand_where_the_paper_has_them(plan: Document) -> None:
    text = write(plan, "txt").decode()
    assert text.startswith("青川区教育局2026年教育工作要点\n\n各中小学校、幼儿园：\n")
    assert (
        "\n\n附件：1. 2026年重点项目清单\n2. 责任分工表\n\n青川区教育和体育局\n2026年2月5日\n（此件公开发布）\n" in text
    )


def test_the_cells_of_a_row_are_parted_by_tabs(plan: Document) -> None:
    assert "\n表1　任务分工\n序号\t任务\t完成时限\n" in write(plan, "txt").decode()


def test_a_title_is_one_line() -> None:
    document = Document((Title(Text("青川区教育局\n工作要点")),), Source.of_lines("x", "x", Form.TEXT))
    assert write(document, "txt").decode() == "青川区教育局工作要点\n"


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(GovdocError, match="U\\+0000"):
        write(Document((Paragraph(Text("甲\x00")),), Source.of_lines("x", "x", Form.TEXT)), "txt")


def test_an_unknown_format_is_refused_with_those_there_are(plan: Document) -> None:
    with pytest.raises(UsageError, match=r"pdf.*docx、md、txt、html"):
        write(plan, "pdf")


@pytest.mark.parametrize("to", FORMATS)
def test_every_format_writes(plan: Document, to: str) -> None:
    assert write(plan, to)
