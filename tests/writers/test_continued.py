"""Tables that run over pages: where they are cut, what the file says, and how they come back."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from govdoc.drafting.delivery import check
from govdoc.lint import lint
from govdoc.model import Attachment, Document, Elements, Form, Paragraph, Residue, ResidueKind, Source, Table, Text
from govdoc.readers import docx as reader
from govdoc.writers import FORMATS, write
from govdoc.writers.continued import Rows, Spot, cut, label

SOURCE = Source.of_lines("稿.md", "x\n", Form.MARKDOWN)
NS = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
W = f"{{{NS['w']}}}"


def sheet(count: int, caption: str | None = "表1　任务分工", header_rows: int = 1) -> Table:
    rows = (("序号", "任务"), *((str(n), f"改善办学条件第{n}项") for n in range(1, count + 1)))
    cells = tuple(tuple(map(Text, row)) for row in rows)
    return Table(cells, header_rows, None if caption is None else Text(caption))


def document(*blocks: Any, **more: Any) -> Document:
    return Document(tuple(blocks), SOURCE, **more)


LONG = document(Paragraph(Text("各校抓好落实。")), sheet(60), Paragraph(Text("各校报送情况。")))


def body(whole: Document) -> Any:
    with zipfile.ZipFile(io.BytesIO(write(whole))) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


@pytest.mark.parametrize(
    ("caption", "continued"),
    [
        ("表1　任务分工", "续表1"),
        ("表 2-3 经费", "续表2-3"),
        ("表二　任务", "续表二"),
        ("附表1　任务", "续附表1"),
        ("续表1", "续表1"),
        ("任务分工", "续表"),
        ("表彰名单", "续表"),
        ("表2026年任务", "续表"),
    ],
)
def test_the_continued_caption_has_the_number_of_the_table(caption: str, continued: str) -> None:
    assert label(caption) == continued


heights = st.lists(st.floats(0.6, 5.0), min_size=1, max_size=80)


@given(heights, st.floats(0, 22), st.floats(0, 4), st.integers(0, 2), st.sampled_from([0.0, 3.0, 4.0]))
def test_a_cut_leaves_a_page_surely_full_enough_and_never_too_full(
    rows: list[float], used: float, doubt: float, head: int, under: float
) -> None:
    head = min(head, len(rows) - 1)
    measured = Rows(1.0, tuple(rows), tuple(height * 1.05 for height in rows), head, under)
    found = cut(measured, Spot(used, 22, doubt))
    assert 0 < found.held <= len(rows)
    assert head < found.first <= len(rows)
    if found.first < len(rows):
        first = measured.caption + sum(measured.most[: found.first])
        assert first <= 22, "the first part fits a page"
        assert found.held <= found.first
        rest = measured.again + sum(measured.likely[found.first : found.first + found.held_rest])
        assert found.forced or found.first + found.held_rest == len(rows) or rest > 1
        assert found.forced or rest + under > 22 - max(used, 0) - doubt - first or first + used > 22


def test_a_table_that_fits_its_page_is_not_cut() -> None:
    rows = Rows(1.0, (0.9,) * 10, (0.9,) * 10, 1)
    assert cut(rows, Spot(2, 22, 1)).first == 10


def test_a_table_of_rows_higher_than_a_page_is_left_to_the_program() -> None:
    rows = Rows(1.0, (0.9, 30.0, 0.9), (0.9, 30.0, 0.9), 1)
    assert cut(rows, Spot(0, 22, 0)).first == 3


def test_the_rest_repeats_caption_and_head_and_no_page_break_is_written() -> None:
    root = body(LONG)
    first, rest = root.findall(f"{W}body/{W}tbl")
    heads = [row for row in rest.findall(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is not None]
    assert [["".join(cell.itertext()) for cell in row.findall(f"{W}tc")] for row in heads] == [
        ["续表1"],
        ["序号", "任务"],
    ]
    assert len(first.findall(f"{W}tr")) + len(rest.findall(f"{W}tr")) == 61 + 2
    assert root.find(f".//{W}pageBreakBefore") is None
    assert root.find(f".//{W}br") is None


def test_so_many_rows_stay_together_that_the_rest_finds_no_room_on_the_page() -> None:
    # The more text stands above it, the less sure is where the table begins.
    above = (Paragraph(Text("各校抓好落实，按月报送进展情况。" * 4)) for _ in range(12))
    _, rest = body(document(*above, sheet(60))).findall(f"{W}body/{W}tbl")
    kept = [row.find(f".//{W}p/{W}pPr/{W}keepNext") is not None for row in rest.findall(f"{W}tr")[2:]]
    assert any(kept)
    assert kept == sorted(kept, reverse=True)


def test_a_table_without_a_caption_only_repeats_its_head() -> None:
    assert len(body(document(sheet(60, None))).findall(f"{W}body/{W}tbl")) == 1


@pytest.mark.parametrize("header_rows", [0, 1, 2])
def test_a_cut_table_comes_back_as_one_with_one_caption(header_rows: int) -> None:
    whole = document(sheet(60, header_rows=header_rows), Paragraph(Text("各校报送情况。")))
    read = reader.parse(write(whole), "稿.docx")
    (table,) = (block for block in read.blocks if isinstance(block, Table))
    assert [[cell.value for cell in row] for row in table.rows] == [
        [cell.value for cell in row] for row in sheet(60).rows
    ]
    assert table.caption is not None
    assert table.caption.value == "表1　任务分工"
    assert read.skipped == ()


def test_what_is_repeated_is_kept_as_residue_of_its_own_kind() -> None:
    read = reader.parse(write(LONG), "稿.docx")
    repeated = [block for block in read.blocks if isinstance(block, Residue)]
    assert {block.kind for block in repeated} == {ResidueKind.CONTINUATION}
    assert [block.text.value for block in repeated] == ["续表1", "序号", "任务"]


def test_no_rule_finds_fault_with_a_cut_table() -> None:
    elements = Elements(signature=(Text("云河县教育局"),), date=Text("2026年2月5日"))
    attachment = Attachment(Text("分工表"), (sheet(40),))
    for whole in (LONG, document(Paragraph(Text("各校抓好落实。")), elements=elements, attachments=(attachment,))):
        found = [
            finding for finding in lint(reader.parse(write(whole), "稿.docx")) if finding.code[:3] in {"FMT", "RES"}
        ]
        assert found == []


def test_a_continued_table_under_another_head_stays_a_table_of_its_own() -> None:
    data = write(LONG)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    head = "任务</w:t>".encode()
    assert parts["word/document.xml"].count(head) == 2
    before, middle, after = parts["word/document.xml"].split(head)
    parts["word/document.xml"] = before + head + middle + "项目</w:t>".encode() + after
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    tables = [b for b in reader.parse(out.getvalue(), "稿.docx").blocks if isinstance(b, Table)]
    assert [table.caption.value for table in tables if table.caption] == ["表1　任务分工", "续表1"]
    assert sum(len(table.rows) for table in tables) == 62


@pytest.mark.parametrize("to", sorted(FORMATS))
def test_a_cut_table_passes_the_check_of_every_format(to: str) -> None:
    inside = document(Paragraph(Text("各校抓好落实。")), attachments=(Attachment(Text("分工表"), (sheet(60),)),))
    for whole in (LONG, inside):
        check(whole, write(whole, to), to)


def test_the_same_table_gives_the_same_bytes() -> None:
    assert write(LONG) == write(LONG)
