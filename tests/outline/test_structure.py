"""Headings, items, frame: small texts, each about one thing."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdoc.model import (
    Byline,
    Document,
    Form,
    Heading,
    HeadingKind,
    Layout,
    Paragraph,
    ParagraphFormat,
    Residue,
    ResidueKind,
    RunFormat,
    Salutation,
    Source,
    Text,
    Title,
    block_start,
)
from govdoc.outline import Role, genre, outline, structure
from govdoc.readers.markdown import parse as parse_markdown
from govdoc.readers.text import parse

BODY = "各学校要对照任务清单逐项抓好落实，确保事事有人管、件件有着落，重要情况及时报县教育局办公室。"
MORE = "局机关各股室要主动服务基层，帮助学校解决实际困难。"


def structured(*lines: str) -> Document:
    return structure(parse("\n".join(lines), "a.txt"))


def headings(document: Document) -> list[tuple[int, str | None, str, str]]:
    return [(b.level, b.ordinal, b.text.value, b.kind.value) for b in document.blocks if isinstance(b, Heading)]


def test_headings_on_their_own_line_and_run_in() -> None:
    document = structured(
        "一、加强领导",
        "（一）落实责任。" + BODY,
        "（二）严格考核。" + BODY,
        "二、强化督导",
        "1.定期通报。" + BODY + MORE,
    )
    assert headings(document) == [
        (1, "一、", "加强领导", "heading"),
        (2, "（一）", "落实责任。", "run_in"),
        (2, "（二）", "严格考核。", "run_in"),
        (1, "二、", "强化督导", "heading"),
        (3, "1.", "定期通报。", "run_in"),
    ]


def test_a_run_in_heading_and_its_paragraph_share_a_paragraph() -> None:
    document = structured("一、加强领导", "（一）落实责任。" + BODY)
    paragraph = document.blocks[-1]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.continues
    assert paragraph.text.value == BODY


def test_half_width_ordinals_are_normalised_and_their_start_is_kept() -> None:
    document = structured("各校:", "(一)抓学习", BODY, "(二)抓作风", BODY)
    assert headings(document) == [(2, "（一）", "抓学习", "heading"), (2, "（二）", "抓作风", "heading")]
    assert [block_start(b) for b in document.blocks if isinstance(b, Heading)] == [4, 4 + 7 + len(BODY) + 1]


def test_numbered_sentences_are_no_headings() -> None:
    long = "请各学校于3月20日前将自查报告和问题清单一式两份加盖公章后报送县教育局安全股，逾期不报的予以通报"
    document = structured("一、报送要求", f"1.{long}；", f"2.{long}；", f"3.{long}。")
    assert headings(document) == [(1, "一、", "报送要求", "heading")]


def test_one_sentence_among_headed_siblings_heads_its_text_too() -> None:
    single = "进一步加强学校共青团、少先队组织建设，配齐辅导员，开展好主题活动，增强团队组织的吸引力和凝聚力。"
    document = structured("一、党建工作", "1.建强支部。" + BODY, "2." + single, "3.抓实学习。" + BODY)
    assert [row[:3] for row in headings(document)[1:]] == [
        (3, "1.", "建强支部。"),
        (3, "2.", "进一步加强学校共青团、少先队组织建设"),
        (3, "3.", "抓实学习。"),
    ]


def test_a_label_before_a_colon_is_the_heading() -> None:
    assert headings(structured("一、工作目标：到2026年底，全县学前三年毛入园率达到95%以上。" + BODY)) == [
        (1, "一、", "工作目标：", "run_in")
    ]


def test_missing_numbers_do_not_break_a_chain() -> None:
    assert [
        row[1] for row in headings(structured("一、甲项工作", BODY, "二、乙项工作", BODY, "四、丁项工作", BODY))
    ] == ["一、", "二、", "四、"]


def test_a_lost_first_number_is_restored() -> None:
    document = structured("一、教学工作", "抓好常规。" + BODY, "2.抓好教研。" + BODY, "3.抓好评价。" + BODY)
    assert headings(document)[1] == (3, "1.", "抓好常规。", "restored")


def test_an_introduction_is_not_taken_for_the_lost_first_item() -> None:
    long = "今年以来，各学校围绕提高课堂教学质量这一中心，扎扎实实推进教学改革，取得了初步成效。"
    document = structured("一、教学工作", long + BODY, "2.抓好教研。" + BODY)
    assert len(headings(document)) == 2


def test_lost_brackets_are_restored() -> None:
    document = structured("一、组织保障", "一加强领导。" + BODY, "二强化督导。" + BODY, "二、其他事项", BODY)
    assert headings(document)[1:3] == [(2, "（一）", "加强领导。", "restored"), (2, "（二）", "强化督导。", "restored")]


def test_ranks_that_begin_with_a_numeral_are_no_lost_brackets() -> None:
    prizes = ("一等奖（2名）", "云河县第一中学", "二等奖（3名）", "云河县第二中学")
    groups = ("一组负责东片", "张校长任组长。" + BODY, "二组负责西片", "李校长任组长。" + BODY)
    for lines in (prizes, groups):
        found = headings(structured("一、有关名单", *lines, "二、有关要求", BODY))
        assert "restored" not in [kind for *_, kind in found]


def test_words_that_begin_with_a_numeral_are_no_lost_brackets() -> None:
    assert (
        len(
            headings(
                structured(
                    "一、组织保障", "一年来，" + BODY, "二十四所学校全部达标。" + BODY, "一些学校存在不足。" + BODY
                )
            )
        )
        == 1
    )


@pytest.mark.parametrize("text", ["三、四年级学生参加测试，" + BODY, "二、三年级不布置书面家庭作业，" + BODY])
def test_grades_are_no_ordinals(text: str) -> None:
    assert headings(structured("一、作业管理", text)) == [(1, "一、", "作业管理", "heading")]


def test_unnumbered_headings_stand_among_numbered_ones() -> None:
    document = structured("一、工作回顾", "办学条件明显改善", BODY, "二、下一步打算", BODY)
    assert headings(document)[1] == (2, None, "办学条件明显改善", "unnumbered")


def test_a_text_without_numbers_has_unnumbered_headings() -> None:
    document = structured(
        "云河县第一小学2025年工作总结", BODY, "抓教学，质量稳步提升", BODY, "抓安全，校园平安和谐", BODY
    )
    assert headings(document) == [
        (1, None, "抓教学，质量稳步提升", "unnumbered"),
        (1, None, "抓安全，校园平安和谐", "unnumbered"),
    ]


def test_a_series_is_found_inside_a_paragraph() -> None:
    document = structured(
        "一、队伍建设", "县教育局多措并举。一是把好入口，" + MORE + "二是用好存量，" + MORE + "三是关心关爱，" + MORE
    )
    assert headings(document)[1:] == [
        (5, "一是", "把好入口", "inline"),
        (5, "二是", "用好存量", "inline"),
        (5, "三是", "关心关爱", "inline"),
    ]


def test_a_series_over_several_paragraphs() -> None:
    document = structured("一、队伍建设", "一要把好入口。" + MORE, "二要用好存量。" + MORE)
    assert headings(document)[1:] == [(5, "一要", "把好入口。", "run_in"), (5, "二要", "用好存量。", "run_in")]


@pytest.mark.parametrize(
    "text",
    [
        "这项工作的关键，一是靠制度。" + BODY,
        "要一是一、二是二，实事求是。" + BODY,
        "其次，二是要抓好培训。" + BODY,
        "我们讲认真，就是一是一丝不苟。" + BODY,
    ],
)
def test_a_lone_item_is_no_series(text: str) -> None:
    assert len(headings(structured("一、工作要求", text))) == 1


def test_an_item_that_lost_its_word_is_restored() -> None:
    document = structured(
        "一、安全工作", "一是抓排查，" + MORE + "二是抓整改，" + MORE + "三强化演练，" + MORE + "四是抓问责，" + MORE
    )
    assert headings(document)[3] == (5, "三是", "强化演练", "restored")


def test_the_agenda_is_no_series() -> None:
    opening = "下面，我讲三点意见：一是肯定成绩；二是认清形势；三是抓好落实。"
    assert [
        row[1]
        for row in headings(
            structured("同志们：", opening, "一、肯定成绩", BODY, "二、认清形势", BODY, "三、抓好落实", BODY)
        )
    ] == ["一、", "二、", "三、"]


def test_two_parts_count_from_one_each() -> None:
    document = structured(
        "一、加强领导", BODY, "二、强化督导", BODY, "附件1", "一、报名条件", BODY, "二、报名办法", BODY
    )
    assert [row[1] for row in headings(document)] == ["一、", "二、", "一、", "二、"]


def test_a_poured_document_gives_its_headings() -> None:
    poured = "云河县教育局认真贯彻落实上级部署。" * 20
    text = (
        poured
        + "一、加强领导，落实责任1、建立机制。"
        + BODY * 9
        + "2、细化分工。"
        + BODY * 9
        + "二、强化督导，严格考核"
        + BODY * 9
    )
    found = headings(structured(text))
    assert [row[:2] for row in found] == [(1, "一、"), (3, "1."), (3, "2."), (1, "二、")]


def test_a_table_of_contents_is_residue() -> None:
    document = structured(
        "一、加强领导", "二、强化督导", "三、严格考核", "一、加强领导", BODY, "二、强化督导", BODY, "三、严格考核", BODY
    )
    assert len(headings(document)) == 3
    assert [b.kind for b in document.blocks if isinstance(b, Residue)] == [ResidueKind.CONTENTS] * 3


def test_the_frame_of_a_speech() -> None:
    document = structured(
        "在全县教育工作会议上的讲话", "（2026年2月12日）", "云河县教育局局长", "同志们：", BODY, "一、总结成绩", BODY
    )
    assert [type(block) for block in document.blocks[:4]] == [Title, Byline, Byline, Salutation]
    assert document.title is not None
    assert document.title.value == "在全县教育工作会议上的讲话"


def test_the_foot_of_a_notice() -> None:
    document = structured(
        "关于做好防汛工作的通知", "各中小学、幼儿园：", BODY, "一、提高认识", BODY, "云河县教育局", "2026年6月3日"
    )
    assert document.elements.date is not None
    assert document.elements.date.value == "2026年6月3日"
    assert [text.value for text in document.elements.signature] == ["云河县教育局"]


def test_a_text_that_begins_with_its_body_has_no_title() -> None:
    assert structured(BODY, "一、抓学习", BODY).title is None


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("云河县教育局2026年工作要点", "工作要点"),
        ("在全县教育工作会议上的讲话", "讲话"),
        ("青川区实验小学2025年度工作总结", "工作总结"),
        ("关于印发《云河县校园安全专项整治实施方案》的通知", "通知"),
        ("区教育局2026年工作计划（讨论稿）", "工作计划"),
        ("教育局安全工作总结—筑牢校园安全防线", "工作总结"),
        ("关于申请拨付校舍维修资金的请示", "请示"),
        ("云河一中章节练习", None),
        (None, None),
    ],
)
def test_the_title_names_the_kind(title: str | None, kind: str | None) -> None:
    assert genre(title) == kind


ALPHABET = st.sampled_from("一二三十、（）()1234.．①是要第章，。；：！“”\n　 县教育局工作加强领导同志们年月日2026:;,.")


@settings(max_examples=200)
@given(st.text(ALPHABET, max_size=400))
def test_any_text_has_an_outline_within_its_source(text: str) -> None:
    document = parse(text, "a.txt")
    found = outline(document)
    starts = [section.start for root in found.sections for section in root.walk()]
    assert starts == sorted(starts)
    assert all(0 <= start <= len(text) for start in starts)


@settings(max_examples=200)
@given(st.text(ALPHABET, max_size=400))
def test_structuring_loses_nothing(text: str) -> None:
    before = parse(text, "a.txt")
    after = structure(before)
    kept: set[int] = set()
    for block in after.blocks:
        if isinstance(block, Heading):
            kept.update(range(block.start, block.text.start))
        assert not isinstance(block, Heading) or block.kind in HeadingKind
        if isinstance(block, Title | Byline | Salutation | Heading | Paragraph | Residue):
            kept.update(block.text.at(i) for i in range(len(block.text)))
    for _, element in after.elements.texts():
        kept.update(element.at(i) for i in range(len(element)))
    missing = [i for i, c in enumerate(text) if i not in kept and not c.isspace() and c != "\ufeff"]
    assert missing == []


def test_a_turn_to_the_problems_is_a_section_of_its_own() -> None:
    turn = "在肯定成绩的同时，我们也清醒地看到，优质资源供给不足，城乡差距仍然较大。"
    found = outline(
        parse("\n".join(["一、主要成绩", "（一）投入增加。" + BODY, turn, "二、下一步工作", BODY]), "a.txt")
    )
    implied = found.sections[0].children[-1]
    assert (implied.kind, implied.role, implied.level) == ("implicit", Role.SITUATION, 2)
    assert found.document.source.text[implied.start :].startswith(turn)


def test_numbered_sentences_are_judged_under_the_heading_that_a_reader_knew() -> None:
    long = "各校于3月20日前将自查报告和问题清单一式两份加盖公章后报送县教育局安全股，逾期不报的予以通报"
    rows = [
        "## 一、报送要求",
        *(f"{n}. {long}。" for n in (1, 2)),
        "## 二、工作措施",
        *(f"{n}. 抓好落实。{BODY}" for n in (1, 2, 3)),
    ]
    found = structure(parse_markdown("\n\n".join(["# 通知", *rows]), "a.md"))
    assert [row[:3] for row in headings(found) if row[0] == 3] == [(3, f"{n}.", "抓好落实。") for n in (1, 2, 3)]


def docx_of(*rows: tuple[str, str, bool]) -> Document:
    """A docx whose paragraphs (text, typeface, bold) have no styles."""
    text = "\n".join(row[0] for row in rows)
    starts = [0]
    for row in rows[:-1]:
        starts.append(starts[-1] + len(row[0]) + 1)
    formats = tuple(
        ParagraphFormat(
            number, start, start + len(value), "Normal", "both", 2, 0, 0, 0, 0, "auto", 1,
            runs=(RunFormat(start, start + len(value), face, face, face, 16, bold),),
        )
        for number, (start, (value, face, bold)) in enumerate(zip(starts, rows, strict=True), 1)
    )  # fmt: skip
    blocks = tuple(Paragraph(Text(row[0], ((0, start),))) for start, row in zip(starts, rows, strict=True))
    return Document(blocks, Source("a.docx", text, Form.DOCX, tuple(starts)), layout=Layout((), formats))


def test_a_docx_has_headings_by_their_typeface() -> None:
    document = docx_of(
        ("云河县教育局2025年工作总结", "方正小标宋简体", False),
        (BODY, "仿宋", False),
        ("办学条件", "黑体", False),
        ("新建学校", "楷体", False),
        (MORE, "仿宋", False),
        ("一、教师队伍", "黑体", False),
        ("这一行是楷体的一句话。", "楷体", False),
        (BODY, "仿宋", False),
    )
    assert headings(structure(document)) == [
        (1, None, "办学条件", "unnumbered"),
        (2, None, "新建学校", "unnumbered"),
        (1, "一、", "教师队伍", "heading"),
    ]


def test_numbers_that_word_generates_head_sections() -> None:
    document = docx_of(
        ("加强领导", "仿宋", False), (BODY, "仿宋", False), ("强化督导", "仿宋", False), (BODY, "仿宋", False)
    )
    assert document.layout is not None
    labelled = [
        replace(p, number_label=label)
        for p, label in zip(document.layout.paragraphs, ["一、", None, "二、", None], strict=True)
    ]
    found = structure(replace(document, layout=Layout((), tuple(labelled))))
    assert headings(found) == [(1, "一、", "加强领导", "heading"), (1, "二、", "强化督导", "heading")]
    assert all(block.automatic for block in found.blocks if isinstance(block, Heading))


HOSTILE = {
    "only 一": "一\n" * 330_000,
    "一、 in one line": "一、" * 170_000,
    "only （": "（\n" * 330_000,
    "（一） in one line": "（一）" * 60_000,
    "digits and dots": "1.2.3.\n" * 140_000,
    "dots": "......\n" * 140_000,
    "unclosed quotes": "“县教育局\n" * 60_000,
    "unclosed quotes in one line": "“" * 330_000,
    "一是 without end": "一是甲，二是乙，" * 20_000,
    "arrows": "> > > >\n" * 120_000,
    "numbered lines": "".join(f"{n}、教育工作\n" for n in range(40_000)),
    "a title again and again": "云河县教育局工作总结\n" + "云河县教育局工作总结" * 30_000,
    "one line of ten million": "教育工作要" * 2_000_000,
    "blanks": " " * 1_000_000 + "一、甲",
    "NUL": "一、教育\0工作\n" * 20_000,
    "lone surrogates": "一、教育\ud800工作。\n" * 20_000,
    "bidirectional controls": "一、\u202e教育\u202c工作。\n" * 20_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_megabyte_of_hostile_text_comes_to_an_end(name: str) -> None:
    """No pattern backtracks badly: none of these takes more than seconds."""
    text = HOSTILE[name]
    found = outline(parse(text, "a.txt"))
    assert all(0 <= section.start <= len(text) for section in found.sections)


def test_a_dot_behind_a_character_ends_a_sentence_and_a_decimal_does_not() -> None:
    document = structured("一、安全工作", "1.落实责任.各校投入1.5万元.", "2.加强演练.每月1次.")
    assert [row[2] for row in headings(document)] == ["安全工作", "落实责任.", "加强演练."]


def test_lines_that_count_problems_or_matters_are_headings_together() -> None:
    lines = ("第一个问题，形势怎么看", "去年进步不小。", "第二个问题，工作怎么干", "抓课堂，抓心理。")
    found = headings(
        structured("在全县高考备考会上的讲话", "同志们：", "今天我讲两个问题，请大家认真听，会后抓好落实。", *lines)
    )
    assert [row[:2] for row in found] == [(1, None), (1, None)]
    for alone in (lines[:2], ("第二个问题，工作怎么干", "抓课堂。"), ("第一步，先自查。", "第二步，再整改。")):
        assert headings(structured("在全县高考备考会上的讲话", "同志们：", BODY, *alone, BODY)) == []
