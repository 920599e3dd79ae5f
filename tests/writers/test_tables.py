from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from lxml import etree

from govdoc.errors import UsageError
from govdoc.gbt9704 import TEXT_HEIGHT
from govdoc.model import Document, Form, Paragraph, Source, Table, Text
from govdoc.readers import docx as reader
from govdoc.writers.columns import fit
from govdoc.writers.docx import write
from govdoc.writers.oxml import TEXT, twips

SOURCE = Source.of_lines("稿.md", "x\n", Form.MARKDOWN)
NS = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
W = f"{{{NS['w']}}}"


def table(*lines: str, **more: Any) -> Table:
    return Table(tuple(tuple(Text(cell) for cell in line.split("|")) for line in lines), **more)


def body(*blocks: Any) -> Any:
    with zipfile.ZipFile(io.BytesIO(write(Document(tuple(blocks), SOURCE)))) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def test_columns_of_figures_are_flush_right_and_others_are_not() -> None:
    form = fit(
        table(
            "序号|学校|人数|经费（万元）|完成率|电话",
            "1|云河一中|1,260|38.5|98.6%|05161234567",
            "2|云河二中|860|—|100%|05167654321",
        )
    )
    assert form.aligned == ("center", "center", "right", "right", "right", "center")


def test_years_and_codes_are_no_figures() -> None:
    assert fit(table("年份|代码", "2025|007", "2026|008")).aligned == ("center", "center")


def test_the_columns_fill_the_page_and_short_ones_are_not_torn() -> None:
    form = fit(table("序号|任务|完成时限", f"1|{'新建青川区第三小学并完成室外场地施工' * 4}|2026年12月底"))
    assert sum(form.columns) == TEXT
    assert form.columns[2] > 7 * 240
    assert form.columns[1] > form.columns[0] + form.columns[2]


def test_a_number_is_not_torn_by_a_long_neighbour() -> None:
    form = fit(table("事由|金额", f"{'维修校舍' * 60}|1,234,567,890.00"))
    assert form.columns[1] >= 8 * 240


def test_a_table_too_wide_for_the_page_lies_crosswise() -> None:
    form = fit(table("|".join(f"指标{n}名称" for n in range(14))))
    assert form.across
    assert sum(form.columns) == twips(TEXT_HEIGHT.value)
    assert not fit(table("|".join(f"指标{n}" for n in range(8)))).across


def test_sixty_columns_are_refused_with_the_name_of_the_table() -> None:
    wide = table("|".join(f"指标{n}" for n in range(60)), caption=Text("表3　指标"))
    with pytest.raises(UsageError, match=r"稿\.md：表格“表3　指标”有 60 栏.*请拆成几张表"):
        write(Document((wide,), SOURCE))


def test_a_crosswise_table_has_a_section_of_its_own_with_the_margins_of_the_sheet() -> None:
    root = body(Paragraph(Text("前文。")), table("甲|乙", "1|2", landscape=True), Paragraph(Text("后文。")))
    sections = root.findall(f".//{W}sectPr")
    assert [s.find(f"{W}pgSz").get(f"{W}orient") for s in sections] == [None, "landscape", None]
    margins = {k.removeprefix(W): v for k, v in sections[1].find(f"{W}pgMar").attrib.items()}
    upright = {k.removeprefix(W): v for k, v in sections[0].find(f"{W}pgMar").attrib.items()}
    assert [margins[s] for s in ("top", "right", "bottom", "left")] == [
        upright[s] for s in ("left", "top", "right", "bottom")
    ]
    across, straight = ({f.get(f"{W}type") for f in s.findall(f"{W}footerReference")} for s in sections[1::-1])
    assert across == straight == {"default", "even"}


def test_the_document_ends_crosswise_where_its_last_table_does() -> None:
    root = body(Paragraph(Text("前文。")), table("甲|乙", "1|2", landscape=True))
    assert root[0].findall(f"{W}sectPr")[-1].find(f"{W}pgSz").get(f"{W}orient") == "landscape"


def test_a_crosswise_table_comes_back_crosswise_and_no_rule_finds_fault() -> None:
    from govdoc.lint import lint

    written = write(
        Document(
            (
                Paragraph(Text("各校抓好落实。")),
                table("甲|乙", "1|2", landscape=True),
                Paragraph(Text("各校报送情况。")),
            ),
            SOURCE,
        )
    )
    read = reader.parse(written, "稿.docx")
    assert read.layout is not None
    assert [page.width > page.height for page in read.layout.pages] == [False, True, False]
    assert [finding for finding in lint(read) if finding.code.startswith("FMT")] == []


def test_rows_are_not_torn_unless_one_is_higher_than_a_page() -> None:
    root = body(table("事项|说明", "甲|短", f"乙|{'长篇说明文字' * 500}"))
    whole = [row.find(f"{W}trPr/{W}cantSplit") is not None for row in root.iter(f"{W}tr")]
    assert whole == [True, True, False]


def test_no_line_of_a_table_has_an_exact_height() -> None:
    root = body(table("甲|乙", "1|2", caption=Text("表1　例")))
    assert not root.findall(f".//{W}tbl//{W}spacing[@{W}lineRule='exact']")


@pytest.mark.timeout(60)
def test_five_thousand_rows_are_written_and_read() -> None:
    rows = tuple(tuple(Text(f"第{r}行第{c}格") for c in range(6)) for r in range(5000))
    data = write(Document((Table(rows),), SOURCE))
    (found,) = reader.parse(data, "稿.docx").blocks
    assert isinstance(found, Table)
    assert len(found.rows) == 5000
