from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdoc.drafting import draft, markdown_of, numbered
from govdoc.drafting.templates import built_in
from govdoc.drafting.typed import escaped
from govdoc.errors import PlanError, UnreadableError
from govdoc.model import Byline, Document, Heading, HeadingKind, Paragraph, Salutation, Title, block_texts
from govdoc.ordinals import parse as ordinal_of
from govdoc.readers import markdown

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLE = built_in() / "gongzuo-yaodian" / "example.yaml"
GOLDEN = Path(__file__).parent / "golden" / "gongzuo-yaodian.md"
ELEMENTS = (
    "要素:\n  标题: 关于*甲*的讲话\n  题下日期: 2026-02-05\n  主送机关: 各学校\n  称呼: 同志们\n"
    "  附件说明: [甲表, 乙表]\n  发文机关署名: [云河县教育局, 云河县财政局]\n"
    "  成文日期: 2026年02月05日\n  附注: 此件公开发布\n"
)


def shown(document: Document) -> list[tuple[str, str]]:
    return [(type(block).__name__, text.value) for block in document.blocks for text in block_texts(block)]


def test_the_example_drafts_the_same_markdown_as_ever(update_golden: bool) -> None:  # noqa: FBT001
    found, _ = markdown_of(EXAMPLE.read_text(encoding="utf-8"), "example.yaml")
    if update_golden:
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8")


def test_the_example_is_a_document_of_four_pages() -> None:
    document = draft(EXAMPLE)
    assert str(document.title) == "云河县教育局2026年工作要点"
    assert not document.skipped
    first = [block.ordinal for block in document.blocks if isinstance(block, Heading) and block.level == 1]
    assert first == ["一、", "二、", "三、", "四、", "五、", "六、"]
    # 22 lines of 28 characters a page (GB/T 9704 5.2.3); an indent takes two, title and signature six lines.
    paragraphs: list[int] = []
    for block in document.blocks[1:]:
        length = sum(len(text) for text in block_texts(block)) + len(getattr(block, "ordinal", "") or "")
        if isinstance(block, Paragraph) and block.continues:
            paragraphs[-1] += length
        else:
            paragraphs.append(length + 2)
    lines = sum(-(-length // 28) for length in paragraphs) + 6
    assert 3.3 < lines / 22 < 4


def test_elements_stand_in_their_places() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    start, end = text.index("要素:"), text.index("单位: 云河县教育局")
    document = draft(text[:start] + ELEMENTS + text[end:])
    assert shown(document)[:3] == [
        ("Title", "关于*甲*的讲话"),
        ("Byline", "（2026年2月5日）"),
        ("Salutation", "同志们："),
    ]
    named = [(key, str(value)) for key, value in document.elements.texts()]
    assert named == [
        ("addressee", "各学校"),
        ("attachment_note", "甲表"),
        ("attachment_note", "乙表"),
        ("signature", "云河县教育局"),
        ("signature", "云河县财政局"),
        ("date", "2026年2月5日"),
        ("remark", "此件公开发布"),
    ]


def test_markdown_is_drafted_with_a_title_alone() -> None:
    document = draft("# 讲话\n\n同志们好。\n", name="讲话.md")
    assert shown(document) == [("Title", "讲话"), ("Paragraph", "同志们好。")]


def test_the_front_of_markdown_holds_elements_and_every_offset_stays() -> None:
    text = f"---\n{ELEMENTS.replace('  标题: 关于*甲*的讲话', '')}---\n# 讲话\n\n第一段。\n\n## 部署\n\n第二段。\n"
    document = draft(text, name="讲话.md")
    kinds = [type(block) for block in document.blocks]
    assert kinds == [Title, Byline, Salutation, Paragraph, Heading, Paragraph]
    last = document.blocks[-1]
    assert isinstance(last, Paragraph)
    assert text[last.text.start : last.text.end] == "第二段。"
    assert str(document.elements.date) == "2026年2月5日"
    assert not document.skipped


def test_faults_of_the_front_are_told_at_their_lines() -> None:
    with pytest.raises(PlanError) as caught:
        draft("---\n要素:\n  成文日期: 2026年2月30日\n主送机关: 各学校\n---\n# 讲话\n", name="讲话.md")
    assert [fault.partition("：")[0] for fault in caught.value.faults] == [
        "讲话.md:3:9 要素.成文日期",
        "讲话.md:4:1 多余的键“主送机关”，应写在“要素”之下，请检查缩进",
    ]


def test_a_front_that_does_not_end_is_told() -> None:
    with pytest.raises(PlanError, match=r"甲\.md:2:1 文首的“---”下面写了要素，却没有结束"):
        markdown_of("---\n版式: 文件\n# 题\n\n正文。\n", "甲.md")


def test_a_rule_at_the_head_of_markdown_is_no_front() -> None:
    assert markdown_of("---\n\n# 题\n\n正文。\n", "甲.md")[1] == {}


def test_elements_of_the_front_belong_under_their_key() -> None:
    with pytest.raises(PlanError, match="多余的键“title”，应写在“要素”之下，即“标题”"):
        markdown_of("---\ntitle: 甲\n---\n正文。\n", "甲.md")


def test_a_source_without_suffix_is_told_by_its_content() -> None:
    plan = EXAMPLE.read_text(encoding="utf-8")
    assert str(draft(plan).title) == "云河县教育局2026年工作要点"
    assert shown(draft("# 讲话\n\n好。\n")) == [("Title", "讲话"), ("Paragraph", "好。")]
    with pytest.raises(UnreadableError, match=r"不能用“\.docx”文件"):
        draft("好。", name="讲话.docx")


def test_levels_are_numbered_afresh_under_each_parent() -> None:
    text = "# 题\n\n## 甲\n\n### 乙\n\n#### 丙\n\n##### 丁\n\n##### 戊\n\n#### 己\n\n### 庚\n\n## 辛\n\n### 壬\n"
    found = [(block.ordinal, str(block.text)) for block in draft(text).blocks if isinstance(block, Heading)]
    assert found == [
        ("一、", "甲"),
        ("（一）", "乙"),
        ("1.", "丙"),
        ("（1）", "丁"),
        ("（2）", "戊"),
        ("2.", "己"),
        ("（二）", "庚"),
        ("二、", "辛"),
        ("（一）", "壬"),
    ]


def test_numbering_goes_on_from_ordinals_that_are_there() -> None:
    found = [
        block.ordinal for block in draft("# 题\n\n## 甲\n\n## 三、乙\n\n## 丙\n").blocks if isinstance(block, Heading)
    ]
    assert found == ["一、", "三、", "四、"]


def test_a_heading_with_a_full_stop_runs_into_its_paragraph() -> None:
    document = draft("# 题\n\n### 加强领导。\n\n定期研究。\n\n另起一段。\n\n### 抓好落实\n\n按月调度。\n")
    _, first, paragraph, other, second, last = document.blocks
    assert isinstance(first, Heading)
    assert first.kind is HeadingKind.RUN_IN
    assert [block.continues for block in (paragraph, other, last) if isinstance(block, Paragraph)] == [
        True,
        False,
        False,
    ]
    assert isinstance(second, Heading)
    assert second.kind is HeadingKind.HEADING


@given(st.lists(st.integers(2, 5), max_size=30))
def test_numbering_twice_changes_nothing_and_no_heading_is_left_without(levels: list[int]) -> None:
    text = "# 题\n\n" + "".join(f"{'#' * level} 抓好落实\n\n" for level in levels)
    once = draft(text, name="题.md")
    assert numbered(once) == once
    headings = [block for block in once.blocks if isinstance(block, Heading)]
    assert len(headings) == len(levels)
    for heading in headings:
        ordinal = ordinal_of(heading.ordinal or "")
        assert ordinal is not None
        assert ordinal.level == heading.level


VALUES = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co", "Zl", "Zp"])) | st.text(
    st.sampled_from("#*_`-+=>|~[](){}<!&.;:\\\"'/^$%@ 1a甲。　")
)


@given(VALUES.filter(lambda text: bool(text.strip())))
def test_any_value_goes_through_markdown_and_the_reader_unchanged(value: str) -> None:
    document = markdown.parse(f"# 题\n\n前。\n\n{escaped(value)}\n\n后。\n", "a.md")
    assert shown(document)[2:-1] == [("Paragraph", value.strip())]


@pytest.mark.parametrize(
    "value",
    [
        "**重点**",
        "# 标题",
        "1. 一项",
        "- 一项",
        "{{ 单位 }}",
        "| 甲 |",
        "<b>粗</b>",
        "&amp;",
        "***",
        "![图](a.png)",
        "```",
        "一、甲",
        "a\\\\b",
    ],
)
def test_a_value_of_a_plan_is_text_in_the_document(template_folder: Callable[..., Path], value: str) -> None:
    folder = template_folder("# {{ 单位 }}\n\n{{ 正文 }}\n")
    document = draft(f"模板: 通报\n单位: 甲\n正文: '{value}'\n", templates_dirs=[folder])
    assert shown(document) == [("Title", "甲"), ("Paragraph", value)]


def test_paragraphs_of_a_value_are_paragraphs_of_the_document(template_folder: Callable[..., Path]) -> None:
    folder = template_folder("# {{ 单位 }}\n\n{{ 正文 }}\n")
    for typed in ("|\n  甲段，\n  还是甲段。\n\n  乙段。\n", "[甲段，还是甲段。, 乙段。]\n"):
        document = draft(f"模板: 通报\n单位: 甲\n正文: {typed}", templates_dirs=[folder])
        assert shown(document)[1:] == [("Paragraph", "甲段，还是甲段。"), ("Paragraph", "乙段。")]
