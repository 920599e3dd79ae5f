from __future__ import annotations

from govdoc.model import Document, Paragraph, Table
from govdoc.readers import markdown


def read(text: str) -> Document:
    return markdown.parse(text, "稿.md")


def paragraphs(document: Document) -> list[tuple[str, list[tuple[int, str]]]]:
    return [
        (block.text.value, [(at, note.value) for at, note in block.notes])
        for block in document.blocks
        if isinstance(block, Paragraph)
    ]


def test_a_footnote_stands_behind_the_characters_before_its_mark() -> None:
    document = read("招聘教师60名[^数]，**其中音体美[^2]**教师40名。\n\n[^数]: 见招聘计划。\n[^2]: 含心理健康。\n")
    assert paragraphs(document) == [("招聘教师60名，其中音体美教师40名。", [(7, "见招聘计划。"), (13, "含心理健康。")])]
    assert document.skipped == ()


def test_a_footnote_goes_on_until_a_blank_line_and_knows_its_place() -> None:
    document = read("正文[^1]。\n\n[^1]: 第一行\n  第二行\n\n下一段。\n")
    (first, _) = (block for block in document.blocks if isinstance(block, Paragraph))
    ((_, note),) = first.notes
    assert note.value == "第一行第二行"
    assert [document.source.text[note.at(n)] for n in range(len(note))] == list(note.value)


def test_one_footnote_may_be_cited_twice() -> None:
    assert paragraphs(read("甲[^1]。\n\n乙[^1]。\n\n[^1]: 注。")) == [("甲。", [(1, "注。")]), ("乙。", [(1, "注。")])]


def test_a_mark_without_a_definition_is_text() -> None:
    assert paragraphs(read("见附表[^3]。")) == [("见附表[^3]。", [])]


def test_a_footnote_that_nothing_cites_is_kept_and_named() -> None:
    document = read("正文。\n\n[^1]: 没有引用的话。\n")
    assert paragraphs(document) == [("正文。", []), ("没有引用的话。", [])]
    assert document.skipped == ("第3行：没有引用的脚注（按段落读入）",)


def test_a_footnote_of_a_cell_is_kept_and_named() -> None:
    document = read("| 项目 | 数 |\n|---|---|\n| 学位[^1] | 60 |\n\n[^1]: 含民办。\n")
    assert paragraphs(document) == [("含民办。", [])]
    assert any("脚注" in name for name in document.skipped)


def test_a_second_definition_of_one_label_is_kept() -> None:
    document = read("正文[^1]。\n\n[^1]: 甲。\n[^1]: 乙。\n")
    assert paragraphs(document) == [("正文。", [(2, "甲。")]), ("乙。", [])]


def test_the_paragraph_before_a_table_is_its_caption_where_it_says_so() -> None:
    table = "| 项目 | 数 |\n|---|---|\n| 学位 | 60 |\n"
    for line, caption in (
        ("表1　任务分工", "表1　任务分工"),
        ("表一 任务分工", "表一 任务分工"),
        ("表2-1", "表2-1"),
        ("表：任务分工", "任务分工"),
    ):
        (found,) = read(f"{line}\n\n{table}").blocks
        assert isinstance(found, Table)
        assert found.caption is not None
        assert found.caption.value == caption


def test_a_sentence_before_a_table_is_no_caption() -> None:
    table = "| 项目 | 数 |\n|---|---|\n| 学位 | 60 |\n"
    for line in ("表1所示任务要按时完成。", "任务分工如下：", "表彰先进", "表1 列出了全部任务。"):
        sentence, found = read(f"{line}\n\n{table}").blocks
        assert isinstance(sentence, Paragraph)
        assert isinstance(found, Table)
        assert found.caption is None
