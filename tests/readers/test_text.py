"""Dirty texts: what is joined, what is residue, and that nothing is lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdoc.model import Document, Paragraph, Residue, ResidueKind, block_texts
from govdoc.readers import parse as read_bytes
from govdoc.readers.text import parse

BODY = (
    "各学校要把校园安全摆在更加突出的位置，逐项对照安全检查清单，对校舍、食堂、宿舍、实验室和校车开展拉网式排查，"
    "发现问题当场登记、限期整改，整改情况在校内公示，并于三月底前报县教育局安全股备案。"
)
PARAGRAPHS = [
    "一、抓好开学安全检查",
    BODY,
    "二、抓好食堂管理",
    BODY.replace("校园安全", "食品安全"),
    "三、抓好值班值守",
    BODY.replace("开展", "组织"),
]


def paragraphs(document: Document) -> list[str]:
    return [block.text.value for block in document.blocks if isinstance(block, Paragraph)]


def residue(document: Document) -> list[tuple[ResidueKind, str]]:
    return [(block.kind, block.text.value) for block in document.blocks if isinstance(block, Residue)]


def assert_nothing_lost(document: Document) -> None:
    """Every character that is not white space stands in a block, once, in order, and knows its place."""
    source = document.source.text
    kept: list[int] = []
    for block in document.blocks:
        assert isinstance(block, Paragraph | Residue)
        for index, character in enumerate(block.text.value):
            place = block.text.at(index)
            assert source[place] == character or (character == " " and source[place].isspace())
            kept.append(place)
    assert sorted(place for place in kept if not is_blank(source[place])) == [
        place for place, character in enumerate(source) if not is_blank(character)
    ]


def is_blank(character: str) -> bool:
    return character.isspace() or character in "\ufeff\u200b"


@pytest.mark.parametrize("width", [20, 26, 38, 60, 80])
@pytest.mark.parametrize("indent", ["", "　　"])
def test_hard_wrapped_lines_are_joined(width: int, indent: str) -> None:
    wrapped = []
    for paragraph in PARAGRAPHS * 2:
        line = indent + paragraph
        wrapped += [line[at : at + width] for at in range(0, len(line), width)]
    document = parse("\n".join(wrapped), "a.txt")
    assert paragraphs(document) == PARAGRAPHS * 2
    assert_nothing_lost(document)


@pytest.mark.parametrize("mark", ["附件1", "附件一", "附表2", "附件：", "附表1：评分表"])
def test_the_mark_of_an_attachment_is_not_joined_to_a_full_line(mark: str) -> None:
    full = [BODY[at : at + 26] for at in range(0, 26 * (len(BODY) // 26), 26)]
    lines = [*full, full[0][:-1] + "。", mark, "说明如下。"]
    assert mark in paragraphs(parse("\n".join(lines * 3), "a.txt"))


@pytest.mark.parametrize("note", ["附件：安全检查表；", "附件：安全检查表，", "附件：1.安全检查表；\n2.整改台账；"])
def test_a_mark_behind_the_name_of_an_attachment_does_not_join_the_signature_to_it(note: str) -> None:
    found = paragraphs(parse(f"各中小学要认真检查。\n\n{note}\n\n云河县教育局\n2025年2月10日", "a.txt"))
    assert found == ["各中小学要认真检查。", *note.split("\n"), "云河县教育局", "2025年2月10日"]
    close = paragraphs(parse("各中小学要认真检查。\n附件：安全检查表；\n云河县教育局\n2025年2月10日", "a.txt"))
    assert close == ["各中小学要认真检查。", "附件：安全检查表；", "云河县教育局", "2025年2月10日"]


def test_lines_of_a_sound_text_are_not_joined() -> None:
    assert paragraphs(parse("\n".join(PARAGRAPHS), "a.txt")) == PARAGRAPHS


def test_a_paragraph_broken_within_a_word_is_joined() -> None:
    broken = BODY[:70] + "\n\n" + BODY[70:]
    assert paragraphs(parse(f"一、安全工作\n{broken}\n二、教学工作\n{BODY}", "a.txt")) == [
        "一、安全工作",
        BODY,
        "二、教学工作",
        BODY,
    ]


def test_page_marks_within_sentences_are_taken_out() -> None:
    whole = "".join(PARAGRAPHS[1::2]) * 5
    pages = [whole[at : at + 330] for at in range(0, len(whole), 330)]
    document = parse("\n".join(f"{number}、{page}" for number, page in enumerate(pages, 1)), "a.txt")
    assert "".join(paragraphs(document)) == whole
    assert [kind for kind, _ in residue(document)] == [ResidueKind.PAGE_MARK] * len(pages)
    assert_nothing_lost(document)


def test_numbered_headings_are_no_page_marks() -> None:
    text = "\n".join(f"{number}、{BODY}{BODY}" for number in range(1, 8))
    assert residue(parse(text, "a.txt")) == []


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("首页 > 范文大全 > 工作总结 >", ResidueKind.NAVIGATION),
        ("您当前的位置：网站首页 > 教育动态", ResidueKind.NAVIGATION),
        ("上一篇：青川区教育局工作总结", ResidueKind.NAVIGATION),
        ("查看更多", ResidueKind.NAVIGATION),
        ("时间：2025-11-03 09:12:45 来源：网友投稿", ResidueKind.PROVENANCE),
        ("- 26.4 KB |", ResidueKind.PROVENANCE),
        ("- 12页", ResidueKind.PROVENANCE),
        ("浏览次数：326", ResidueKind.PROVENANCE),
        ("下面是小编为大家整理的教育局工作总结，供大家参考。", ResidueKind.ADVERTISEMENT),
        ("预览已结束，如需全文请扫码联系老师", ResidueKind.ADVERTISEMENT),
        ("郑重声明：本站文档由用户上传，如有侵权请联系删除。", ResidueKind.ADVERTISEMENT),
        ("一、加强领导………………3", ResidueKind.CONTENTS),
        ("（二）主要任务 . . . . . . 12", ResidueKind.CONTENTS),
        ("— 3 —", ResidueKind.PAGE_MARK),
        ("第 2 页 共 8 页", ResidueKind.PAGE_MARK),
    ],
)
def test_residue_is_named(line: str, kind: ResidueKind) -> None:
    document = parse(f"{line}\n{BODY}\n", "a.txt")
    assert residue(document) == [(kind, line)]
    assert paragraphs(document) == [BODY]


@pytest.mark.parametrize(
    "line",
    [
        "一是完善教育局门户网站首页栏目，方便群众查询招生政策。",
        "（三）加强学校公众号管理，未经审核不得发布。",
        "来源合法、去向清楚是经费管理的基本要求。",
        "各校于2026-03-15前上报。",
        "1.时间：2026年3月1日至3月31日",
        "联系学校、帮扶教师的做法要坚持下去。",
        "加强班级微信群管理，严禁在群内公布学生成绩。",
        "要扫码入校、实名登记，外来车辆一律不得进入校园。",
        "各单位每月报送优秀文章一篇。",
        "时间：2026年3月12日上午9:00，会期半天。",
        "日期：2026年3月12日",
        "主办单位：云河县教育局；承办单位：云河县第一中学。",
        "技术支持：县教育技术装备中心。",
        "以上意见，仅供参考，不当之处请批评指正。",
        "联系老师：教育股",
        "严禁教师代写论文、代笔教案，违者严肃处理。",
        "录制精品课，增加微课数量。",
        "请家长扫码下载平台客户端，扫码关注学校公众号。",
        "加强文秘、档案等工作，收集整理会议材料。",
        "评选优秀范文，编印成册。",
        "版权保护宣传进校园，打击侵权盗版教辅行为。",
        "关闭校门，严禁外来人员进入。",
        "打印准考证，核对考生信息。",
        "供稿：各学校每月不少于2篇；",
        "阅读更多经典名著。",
    ],
)
def test_sentences_of_a_document_are_no_residue(line: str) -> None:
    assert residue(parse(f"{line}\n{BODY}\n", "a.txt")) == []


def test_a_repeated_title_is_residue() -> None:
    title = "青川区实验小学2025年工作总结"
    document = parse(f"{title}\n来源：本站原创\n{title}\n{BODY}", "a.txt")
    assert residue(document)[-1] == (ResidueKind.REPEATED_TITLE, title)
    assert paragraphs(document) == [title, BODY]


def test_a_title_run_into_the_body_again_and_again_is_taken_off() -> None:
    title = "青川区实验小学2025年工作总结"
    document = parse(f"{title}\n{title} {title}{BODY}{BODY}", "a.txt")
    assert [kind for kind, _ in residue(document)] == [ResidueKind.REPEATED_TITLE] * 2
    assert paragraphs(document) == [title, BODY + BODY]


def test_white_space_left_of_paragraph_ends_cuts_a_poured_line() -> None:
    poured = " ".join(["在全县安全工作会上的讲话", "同志们：", *PARAGRAPHS])
    assert paragraphs(parse(poured, "a.txt")) == ["在全县安全工作会上的讲话", "同志们：", *PARAGRAPHS]


def test_a_blank_before_a_mark_ends_no_paragraph() -> None:
    line = "2026年是“十五五”开局之年。各校要配齐校医 ，落实晨检制度。" + BODY + BODY
    assert paragraphs(parse(line, "a.txt")) == [line]


ALPHABET = st.sampled_from("一二三、（）1.2 　\n\r\t县教育局工作。，：；“”《》是要首页来源：-—…\u00a0\ufeffA")


@given(st.text(ALPHABET, max_size=300))
def test_nothing_is_dropped_from_any_text(text: str) -> None:
    assert_nothing_lost(parse(text, "a.txt"))


@given(st.text(max_size=300).filter(lambda text: not re.search(r"[\x1c-\x1f\x85\u2028\u2029]", text)))
def test_any_unicode_text_is_read(text: str) -> None:
    assert_nothing_lost(parse(text, "a.txt"))


def test_a_slipped_blank_within_a_long_paragraph_does_not_end_it() -> None:
    body = "各学校要对照任务清单逐项抓好落实，重要情况及时报县教育局办公室。" * 5
    for begun in (
        "要层层压实责任，县教育局将 定期通报。",
        "今年是开局之年。县教育局将 定期通报。",
        "（一）提高认识。各校要 抓好落实。",
    ):
        document = parse(f"云河县教育局2026年工作要点\n{begun}{body}\n", "要点.txt")
        assert [block.text.value[:4] for block in document.blocks if isinstance(block, Paragraph)] == [
            "云河县教",
            begun[:4],
        ]


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_bare_carriage_returns_end_lines(name: str) -> None:
    data = "云河县教育局2026年工作要点\r\r一、加强领导\r各校要压实责任。\r\r二、强化督导\r按时检查。\r".encode()
    document = read_bytes(data, name)
    found = [text for block in document.blocks for text in block_texts(block)]
    assert "各校要压实责任。" in [text.value for text in found] or name == "a.md"
    assert len(document.source.text) == len(data.decode())
    for text in found:
        assert all(document.source.text[text.at(at)] == character for at, character in enumerate(text.value))
    assert document.source.place(data.decode().index("二、")).line == 6


def test_returns_among_line_feeds_end_no_lines_of_their_own() -> None:
    document = parse("各校要压实责任，\r\r\n抓好落实。\r\r\n", "a.txt")
    assert [block.text.value for block in document.blocks if isinstance(block, Paragraph)] == [
        "各校要压实责任，抓好落实。"
    ]


def test_what_ends_in_a_semicolon_ends_a_paragraph_where_a_blank_line_or_an_indent_follows() -> None:
    text = "现将有关事项通知如下；\n\n各校要落实值班制度。\n"
    text += "放假三天，不得补课；\n　　安排值班，保持电话畅通；\n还要做好防火。\n"
    values = [block.text.value for block in parse(text, "a.txt").blocks if isinstance(block, Paragraph)]
    assert values == [
        "现将有关事项通知如下；",
        "各校要落实值班制度。",
        "放假三天，不得补课；",
        "安排值班，保持电话畅通；还要做好防火。",
    ]


def test_rows_of_a_table_and_who_was_present_are_lines_of_their_own() -> None:
    row = "建成滨河学校，改扩建第二小学、第五中学，新增学位一千五百个，全部用于城区入学\t计划财务科\t8月底前"
    decided = "会议决定由各学区逐校制定安置方案，四月十日前报局办公室备案（牵头：办公室；配合：基础教育股）"
    lines = [row, row.replace("滨河", "城北"), decided, "出席：张某、李某", "请假：王某"]
    assert [
        block.text.value for block in parse("\n".join(lines), "a.txt").blocks if isinstance(block, Paragraph)
    ] == lines


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_a_return_that_ends_a_line_alone_does_so_among_others(end: str) -> None:
    text = f"工作要点{end}一、抓管理\r各校要压实责任。\r\r二、抓督导{end}按时检查。{end}"
    document = parse(text, "a.txt")
    found = [text for block in document.blocks for text in block_texts(block)]
    assert [line.value for line in found] == ["工作要点", "一、抓管理", "各校要压实责任。", "二、抓督导", "按时检查。"]
    assert [line.start for line in found] == [text.index(line.value) for line in found]
    assert len(document.source.text) == len(text)
