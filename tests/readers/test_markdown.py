from __future__ import annotations

import pytest

from govdoc.model import Block, Document, Figure, Form, Heading, HeadingKind, Paragraph, Table, Text, Title
from govdoc.readers import markdown


def read(source: str) -> Document:
    return markdown.parse(source, "要点.md")


def shown(source: str) -> list[tuple[str, str]]:
    """Return the kind and the text of every block."""
    return [(type(block).__name__, _text(block)) for block in read(source).blocks]


def _text(block: Block) -> str:
    return "" if isinstance(block, Table | Figure) else block.text.value


def test_the_levels_of_a_document() -> None:
    document = read(
        "# 云河县工作要点\n\n## 一、总体要求\n### (一)、目标\n#### 1、任务\n##### (1)措施\n###### ①步骤\n## 无序数\n"
    )
    title, *headings = document.blocks
    assert title == Title(Text("云河县工作要点", ((0, 2),)))
    found = [(h.level, h.ordinal, h.text.value, h.kind.value) for h in headings if isinstance(h, Heading)]
    assert found == [
        (1, "一、", "总体要求", "heading"),
        (2, "（一）", "目标", "heading"),
        (3, "1.", "任务", "heading"),
        (4, "（1）", "措施", "heading"),
        (6, "①", "步骤", "heading"),
        (1, None, "无序数", "unnumbered"),
    ]
    assert document.source.form is Form.MARKDOWN


def test_a_heading_begins_where_its_ordinal_does() -> None:
    source = "正文。\n\n##  一、 加强领导 ##\n"
    heading = read(source).blocks[1]
    assert isinstance(heading, Heading)
    assert source[heading.start : heading.text.end] == "一、 加强领导"
    assert source[heading.text.start] == "加"


def test_only_the_first_heading_of_the_first_level_is_the_title() -> None:
    assert shown("# 工作要点\n\n# 附则\n\n工作总结\n===\n") == [
        ("Title", "工作要点"),
        ("Heading", "附则"),
        ("Heading", "工作总结"),
    ]
    assert shown("# 一、指导思想\n") == [("Heading", "指导思想")]


def test_a_heading_that_ends_a_sentence_runs_into_its_paragraph() -> None:
    document = read("### （一）提高站位。\n\n各校要落实。\n\n另一段。\n")
    heading, first, second = document.blocks
    assert isinstance(heading, Heading)
    assert heading.kind is HeadingKind.RUN_IN
    assert first == Paragraph(Text("各校要落实。", ((0, 14),)), continues=True)
    assert second == Paragraph(Text("另一段。", ((0, 22),)))


@pytest.mark.parametrize("after", ["", "## 二、下一节\n", "- 列表\n", "> 引文\n", "| 甲 |\n|--|\n"])
def test_a_heading_without_a_paragraph_after_it_does_not_run_in(after: str) -> None:
    heading = read(f"## 一、提高站位。\n\n{after}").blocks[0]
    assert isinstance(heading, Heading)
    assert heading.kind is HeadingKind.HEADING


def test_lines_of_a_paragraph_are_joined() -> None:
    source = "推进义务教育\r\n优质均衡，完成率\n98%  \nof all\\\n\t任务。\r\n"
    (paragraph,) = read(source).blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text.value == "推进义务教育优质均衡，完成率98%of all任务。"
    assert source[paragraph.text.at(6)] == "优"
    (latin,) = read("STEM\neducation").blocks
    assert latin == Paragraph(Text("STEM education"))


def test_bold_beside_chinese_punctuation_is_bold() -> None:
    (paragraph,) = read("**一是加强领导。**各校要**“一把手”**负责，2 ** 3。").blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text.value == "一是加强领导。各校要“一把手”负责，2 ** 3。"
    assert [paragraph.text.value[a:b] for a, b in paragraph.strong] == ["一是加强领导。", "“一把手”"]


def test_bold_is_counted_in_the_text_without_its_indent() -> None:
    (paragraph,) = read("　　**一是**抓实。　\n").blocks
    assert paragraph == Paragraph(Text("一是抓实。", ((0, 4), (2, 8))), strong=((0, 2),))


def test_four_blanks_are_an_indent_and_no_code() -> None:
    assert shown("    各中小学要落实。\n") == [("Paragraph", "各中小学要落实。")]


def test_the_items_of_lists_are_paragraphs_ordered_ones_with_their_number() -> None:
    source = "1. 抓教学\n   不放松\n2) 抓安全\n- 抓作风\n  1. 抓廉政\n\n3. \n4.\n   后文\n"
    expected = ["1. 抓教学不放松", "2) 抓安全", "抓作风", "1. 抓廉政", "3.", "4.后文"]
    assert [text for _, text in shown(source)] == expected


def test_a_number_before_something_else_than_a_paragraph_is_kept() -> None:
    assert [text for _, text in shown("1. ## 抓教学\n2. > 抓安全\n")] == ["1.", "抓教学", "2.抓安全"]


def test_escapes_and_entities_are_resolved() -> None:
    source = r"1\. 不是\*列表\* &amp; a\b &#35; \# &bogus;"
    (paragraph,) = read(source).blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text.value == r"1. 不是*列表* & a\b # # &bogus;"
    assert source[paragraph.text.at(1)] == "."
    assert source[paragraph.text.at(paragraph.text.value.index("&"))] == "&"


def test_a_table_keeps_bars_breaks_and_empty_cells() -> None:
    document = read("| 学校 | 人数 |\n|:--|--:|\n| 一\\|中 | 30<br>40 | 多余 |\n|  | **5** |\n")
    (table,) = document.blocks
    assert isinstance(table, Table)
    assert [[cell.value for cell in row] for row in table.rows] == [["学校", "人数"], ["一|中", "30\n40"], ["", "5"]]
    assert (table.header_rows, table.caption) == (1, None)
    assert document.skipped == ("第3行：表格多出的单元格“多余”（没有表头，未读入）",)


def test_pictures_on_their_own_are_figures() -> None:
    source = "![校门 **新**貌](图片/校%20门.png)\n\n见![图标](a.png)所示。\n"
    document = read(source)
    figure, paragraph = document.blocks
    assert isinstance(figure, Figure)
    assert (figure.target, figure.caption.value) == ("图片/校 门.png", "校门 新貌")
    places = ((0, source.index("见")), (1, source.index("图标")), (3, source.index("所示")))
    assert paragraph == Paragraph(Text("见图标所示。", places))
    assert document.skipped == ("第3行：图片（只读入说明文字）",)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_front_matter_is_left_out_and_named(end: str) -> None:
    source = end.join(["---", "模板: 工作要点", "---", "# 标题", "", "正文。"])
    document = read(source)
    assert document.skipped == ("YAML 头信息",)
    title, paragraph = document.blocks
    assert isinstance(title, Title)
    assert isinstance(paragraph, Paragraph)
    assert source[title.text.start : title.text.end] == "标题"
    assert document.source.place(paragraph.text.start).line == 6


@pytest.mark.parametrize("source", ["---\n\n第一段。\n\n---\n", "---\n模板: 甲\n\n没有收尾\n", "----\n甲: 乙\n---\n"])
def test_a_rule_at_the_head_is_no_front_matter(source: str) -> None:
    assert "YAML 头信息" not in read(source).skipped


def test_what_has_no_place_in_the_model_is_kept_and_named() -> None:
    source = (
        "<div>\n通知\n</div>\n\n```text\n  代码\n```\n\n***\n\n> 引文\n\n"
        "*斜体*、`代码`、<b>粗</b>、[链接](http://a.cn/b)、<http://a.cn/路>\n\n[注]: http://a.cn\n"
    )
    document = read(source)
    assert [text for _, text in shown(source)] == [
        "<div>",
        "通知",
        "</div>",
        "代码",
        "引文",
        "斜体、代码、<b>粗</b>、链接、http://a.cn/路",
        "[注]: http://a.cn",
    ]
    assert document.skipped == (
        "第1行：HTML 标记（按文字保留）",
        "第5行：代码块text（按文字保留）",
        "第9行：分隔线",
        "第11行：引用标记（文字照常读入）",
        "第13行：斜体（标记未读入）",
        "第13行：行内代码（按文字保留）",
        "第13行：HTML 标记（按文字保留）",
        "第13行：链接地址“http://a.cn/b”（未读入）",
    )


@pytest.mark.parametrize("nest", [">" * 5000 + " ", "- " * 2000, "1. " * 2000])
def test_text_nested_without_end_is_kept(nest: str) -> None:
    document = read(f"{nest}云河县\n\n正文。")
    assert any("云河县" in text.value for text in document.texts())
    assert document.blocks[-1] == Paragraph(Text("正文。", ((0, len(nest) + 5),)))
    assert any("嵌套过深" in name for name in document.skipped)


@pytest.mark.parametrize(
    "piece", ["[", "![", "[a](", "*甲 ", "**甲 _乙 ", "`甲", "<", "&", "\\", "|", "甲\n", "> 甲\n", "<!--", "\\*"]
)
@pytest.mark.timeout(30)
def test_a_long_text_of_openings_is_read(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    assert read(text).source.text == text


def test_an_empty_text_is_an_empty_document() -> None:
    for source in ("", "\n", "---\n---\n", "\ufeff"):
        assert [text.value.strip("\ufeff") for text in read(source).texts()] in ([], [""])
