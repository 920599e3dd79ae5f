"""What stands behind the body: 附件说明, 署名, 成文日期, 附注, attachments of a plain text."""

from __future__ import annotations

import pytest

from govdoc.lint import lint
from govdoc.model import Document, Heading, Paragraph
from govdoc.outline import outline, structure, unfolded
from govdoc.readers.text import parse

HEAD = "云河县教育局关于排查校舍安全的通知\n各学校：\n各学校要认真排查校舍安全，建立台账，按时上报排查结果。\n"


def closed(text: str) -> Document:
    return structure(parse(HEAD + text, "文.txt"))


def values(document: Document, name: str) -> list[str]:
    return [text.value for own, text in document.elements.texts() if own == name]


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("云河县教育局\n2026年3月5日", ["云河县教育局"]),
        ("云河县教育局　2026年3月5日", ["云河县教育局"]),
        ("云河县教育局\n云河县财政局\n2026年3月5日", ["云河县教育局", "云河县财政局"]),
        ("云河县教育局　　云河县财政局\n2026年3月5日", ["云河县教育局", "云河县财政局"]),
        ("青榆镇中心校\n2026年3月5日", ["青榆镇中心校"]),
        ("云河三中\n2026年3月5日", ["云河三中"]),
        ("中共云河县委\n云河县人民政府\n2026年3月5日", ["中共云河县委", "云河县人民政府"]),
    ],
)
def test_one_office_or_several_sign(lines: str, names: list[str]) -> None:
    document = closed(lines)
    assert values(document, "signature") == names
    assert values(document, "date") == ["2026年3月5日"]


def test_a_note_below_the_date_is_the_remark_and_a_line_with_a_telephone_stays() -> None:
    document = closed("云河县教育局\n2026年3月5日\n（此件公开发布）")
    assert values(document, "remark") == ["（此件公开发布）"]
    document = closed("云河县教育局\n2026年3月5日\n联系人：李某，电话：6612345")
    assert values(document, "date") == ["2026年3月5日"]
    assert isinstance(document.blocks[-1], Paragraph)


def test_the_names_of_attachments_stand_behind_the_colon_or_below_it() -> None:
    for text in ("附件：1.排查表\n2.整改台账", "附件：\n1.排查表\n2.整改台账", "附件：1.排查表；\n2.整改台账。"):
        document = closed(f"{text}\n云河县教育局\n2026年3月5日")
        assert [value.rstrip("；。")[-2:] for value in values(document, "attachment_note")] == ["查表", "台账"]
        assert values(document, "date") == ["2026年3月5日"]


def test_a_long_line_without_a_full_stop_does_not_run_into_the_names_of_attachments() -> None:
    long = "政策咨询电话：0831—6612345（工作日上午8:30至12:00，下午14:30至17:30，节假日除外）"
    assert values(closed(f"{long}\n附件：1.排查表\n2.整改台账"), "attachment_note") == ["附件：1.排查表", "2.整改台账"]


def test_a_paper_that_sends_out_another_is_signed_in_the_midst() -> None:
    document = closed("云河县教育局\n2026年3月5日\n校舍安全排查办法\n一、排查内容\n各学校要逐栋排查。")
    assert values(document, "date") == ["2026年3月5日"]
    assert any(isinstance(block, Heading) for block in document.blocks)


ATTACHED = (
    "云河县教育局\n2026年3月5日\n"
    "附件1\n校舍安全排查表\n一、排查项目\n墙体、屋面、门窗。\n附件2：\n整改台账\n序号，问题。"
)


def test_a_note_may_begin_with_a_short_label() -> None:
    found = closed("附：1.排查表\n2.整改台账\n云河县教育局\n2026年3月5日")
    assert values(found, "attachment_note") == ["1.排查表", "2.整改台账"]
    assert not any(isinstance(block, Heading) for block in found.blocks)
    assert not closed("附：优秀教师名单\n张三、李四。").elements.attachment_note


def test_what_follows_the_mark_is_an_attachment() -> None:
    document = closed(ATTACHED)
    assert [attachment.title.value for attachment in document.attachments] == ["校舍安全排查表", "整改台账"]
    assert isinstance(document.attachments[0].blocks[0], Heading)
    assert values(document, "date") == ["2026年3月5日"]


def test_the_outline_tells_the_sections_of_attachments_behind_its_own() -> None:
    found = outline(parse(HEAD.replace("各学校要", "一、总体要求\n各学校要") + ATTACHED, "文.txt"))
    assert [section.title for section in found.sections if section.heading] == ["总体要求", "排查项目"]


def test_attachments_are_judged_as_they_are_printed() -> None:
    document = closed(ATTACHED)
    source = document.source.text
    text = [block.text for block in unfolded(document).blocks if isinstance(block, Paragraph)]
    assert [value.value for value in text if value.value.startswith("附件")] == ["附件1", "附件2："]
    assert all(source[value.start : value.end] == value.value for value in text)
    found = lint(parse(HEAD + ATTACHED.replace("墙体、屋面", "墙体,屋面"), "文.txt"))
    assert {"PUN001", "ELE031"} <= {finding.code for finding in found}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("（附件1）\n", "（附件2）\n"),
        ("【附件一】\n", "【附件二】\n"),
        ("附件1.", "附件2."),
        ("附件1、", "附件2、"),
        ("附表1\n", "附表2\n"),
        ("附表1：", "附表2："),
    ],
)
def test_a_mark_may_be_written_amiss(first: str, second: str) -> None:
    document = closed(ATTACHED.replace("附件1\n", first).replace("附件2：\n", second))
    assert [attachment.title.value for attachment in document.attachments] == ["校舍安全排查表", "整改台账"]
    assert document.elements.remark is None


def test_a_table_of_an_attachment_is_no_attachment_of_its_own() -> None:
    text = ATTACHED.replace("附件2：\n", "附表1：评分标准\n满分100分。\n附件2\n")
    assert [attachment.title.value for attachment in closed(text).attachments] == ["校舍安全排查表", "整改台账"]


@pytest.mark.parametrize("line", ["附件1.5元。", "附件见另纸", "附表略", "附件1-2"])
def test_a_line_that_only_begins_like_a_mark_begins_no_attachment(line: str) -> None:
    assert not closed(f"云河县教育局\n2026年3月5日\n{line}\n墙体、屋面、门窗。").attachments


def test_a_mark_in_the_body_begins_no_attachment() -> None:
    document = closed("各学校填写下表。\n附件\n要在3月10日前报送。")
    assert not document.attachments


def test_papers_one_after_the_other_have_no_attachments_of_one() -> None:
    document = structure(parse("\n".join(HEAD + ATTACHED for _ in range(2)), "文.txt"))
    assert not document.attachments


@pytest.mark.parametrize("gap", ["：", " ", "　"])
def test_the_title_of_an_attachment_may_stand_behind_its_mark(gap: str) -> None:
    text = ATTACHED.replace("附件1\n", f"附件1{gap}").replace("附件2：\n", f"附件2{gap}")
    document = closed(text)
    assert [attachment.title.value for attachment in document.attachments] == ["校舍安全排查表", "整改台账"]
    lines = [block.text.value for block in unfolded(document).blocks if isinstance(block, Paragraph)]
    assert f"附件1{gap}".strip() in lines
    assert "校舍安全排查表" in lines


@pytest.mark.parametrize(
    "links",
    ["附件1：校舍安全排查表\n附件2：整改台账", "附件1：校舍安全排查表.doc\n附件2：整改台账.xls\n（联系电话：6612345）"],
)
def test_links_to_the_files_of_attachments_are_none(links: str) -> None:
    assert not closed(f"云河县教育局\n2026年3月5日\n{links}").attachments


def test_a_title_in_two_lines_is_whole_where_the_note_names_it() -> None:
    head = "附件：校舍安全专项排查整治工作方案\n云河县教育局\n2026年3月5日\n"
    text = f"{head}附件\n校舍安全专项排查\n整治工作方案\n逐栋排查。"
    assert [attachment.title.value for attachment in closed(text).attachments] == ["校舍安全专项排查整治工作方案"]


@pytest.mark.parametrize("date", ["2025.3.18", "2025-3-18", "二0二四年五月十六日", "2026年3月5日。"])
@pytest.mark.parametrize("office", ["云河县教育局", "云河县教委"])
def test_a_date_written_amiss_below_a_signature_is_the_date(office: str, date: str) -> None:
    document = closed(f"{office}\n{date}")
    assert values(document, "signature") == [office]
    assert values(document, "date") == [date]


@pytest.mark.parametrize("line", ["2025.3.18", "2026年3月5日。"])
def test_such_a_date_below_anything_else_is_none(line: str) -> None:
    assert values(closed(f"咨询时间\n{line}"), "date") == []


def test_a_note_that_skips_a_number_or_has_marks_goes_on() -> None:
    document = closed("附件：1.排查表；\n2.整改台账；\n4.联系人名单\n云河县教育局\n2026年3月5日")
    assert values(document, "attachment_note") == ["附件：1.排查表；", "2.整改台账；", "4.联系人名单"]
