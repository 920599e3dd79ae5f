"""Elements typed into a Markdown draft are elements where place and form leave no doubt, and text elsewhere."""

from __future__ import annotations

import pytest

from govdoc.drafting import draft
from govdoc.drafting.delivery import check
from govdoc.drafting.typedelements import typed_headings
from govdoc.model import Byline, Document, Paragraph, Salutation
from govdoc.writers import write

NOTICE = """# 云河县教育局关于开展体质监测的通知

各中小学：

现就体质监测有关事项通知如下：

## 时间

9月至10月。

云河县教育局

2026年8月30日
"""


def drafted(text: str) -> Document:
    document = draft(text, name="稿.md")
    for form in ("docx", "txt", "md", "html"):
        check(document, write(document, form), form)
    return document


def paragraphs(document: Document) -> list[str]:
    return [block.text.value for block in document.blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize("text", [NOTICE, NOTICE.replace("：\n\n现", "：\n现").replace("局\n\n2026", "局\n2026")])
def test_addressee_signature_and_date_are_elements(text: str) -> None:
    document = drafted(text)
    assert document.elements.addressee is not None
    assert document.elements.addressee.value == "各中小学"
    assert [name.value for name in document.elements.signature] == ["云河县教育局"]
    assert document.elements.date is not None
    assert document.elements.date.value == "2026年8月30日"
    assert paragraphs(document) == ["现就体质监测有关事项通知如下：", "9月至10月。"]


def test_indents_typed_as_in_word_are_no_part_of_them() -> None:
    text = (
        NOTICE.replace("各中小学：", "　　各中小学：")
        .replace("云河县", "　　　　　云河县")
        .replace("# 　　　　　", "# ")
    )
    document = drafted(text.replace("2026年8", "　　　　　2026年8"))
    assert {name: text.value for name, text in document.elements.texts()} == {
        "addressee": "各中小学",
        "signature": "云河县教育局",
        "date": "2026年8月30日",
    }


def test_lines_at_the_end_of_a_paragraph_are_elements_too() -> None:
    document = drafted(NOTICE.replace("9月至10月。\n\n云河县教育局\n\n2026", "9月至10月。\n云河县教育局\n2026"))
    assert paragraphs(document)[-1] == "9月至10月。"
    assert document.elements.date is not None


def test_a_speech_keeps_its_salutation_and_the_date_under_its_title() -> None:
    document = drafted("# 在全县校长会上的讲话\n（2026年3月1日）\n同志们：\n今天我讲两点。\n\n谢谢大家。\n")
    assert [type(block) for block in document.blocks[1:3]] == [Byline, Salutation]
    assert document.elements.addressee is None
    assert paragraphs(document) == ["今天我讲两点。", "谢谢大家。"]


def test_a_government_report_calls_people() -> None:
    document = drafted("# 云河县人民政府关于教育工作的报告\n\n主任、各位副主任、各位委员：\n\n现在报告工作。\n")
    assert document.elements.addressee is None
    assert isinstance(document.blocks[1], Salutation)


def test_what_the_front_matter_gives_stands() -> None:
    front = "---\n要素:\n  主送机关: 各学区\n  成文日期: 2026-09-01\n---\n"
    document = drafted(front + NOTICE)
    assert document.elements.addressee is not None
    assert document.elements.addressee.value == "各学区"
    assert document.elements.date is not None
    assert document.elements.date.value == "2026年9月1日"
    assert paragraphs(document)[-1] == "2026年8月30日"


@pytest.mark.parametrize(
    "end",
    ["截止时间：\n\n2026年8月30日前", "监测从9月开始，\n到2026年10月30日", "联系单位\n\n2026年", "2026年2月30日"],
)
def test_what_is_no_whole_date_on_a_line_of_its_own_stays_text(end: str) -> None:
    document = drafted(NOTICE.replace("云河县教育局\n\n2026年8月30日", end))
    assert document.elements.date is None
    assert document.elements.signature == ()


def test_a_colon_within_the_body_calls_nobody() -> None:
    document = drafted("# 工作要点\n\n今年抓好三件事。\n\n各中小学：\n\n要立即行动。\n")
    assert paragraphs(document) == ["今年抓好三件事。", "各中小学：", "要立即行动。"]


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("一、加强领导。各校要压实责任。\n\n（一）明确分工。\n", 2),
        ("## 加强领导\n\n一、甲。\n\n二、乙。\n", 0),
        ("各校要压实责任。\n\n1. 甲。\n\n2. 乙。\n", 0),
    ],
)
def test_headings_typed_as_text_are_counted_where_there_are_no_others(body: str, count: int) -> None:
    assert typed_headings(drafted(f"# 工作要点\n\n{body}")) == count


@pytest.mark.parametrize(
    "typed",
    [
        "9月至10月。\n\n附件：1.监测项目表\n\n2.监测日程表\n\n云河县教育局",
        "9月至10月。\n附件：1.监测项目表\n2.监测日程表\n\n云河县教育局",
        "9月至10月。\n附件：1. 监测项目表\n2. 监测日程表\n云河县教育局",
    ],
)
def test_a_note_of_attachments_above_the_signature_is_an_element(typed: str) -> None:
    document = drafted(NOTICE.replace("9月至10月。\n\n云河县教育局", typed))
    noted = [line.value for line in document.elements.attachment_note]
    assert [line[-5:] for line in noted] == ["监测项目表", "监测日程表"]
    assert paragraphs(document)[-1] == "9月至10月。"
    assert "附件：1. 监测项目表\n" in write(document, "txt").decode()


@pytest.mark.parametrize("line", ["附件：监测项目表。请各校填报。", "附件另发：监测项目表", "附件：\n\n见监测项目表。"])
def test_what_only_speaks_of_an_attachment_stays_text(line: str) -> None:
    document = drafted(NOTICE.replace("9月至10月。", f"9月至10月。\n\n{line}"))
    assert document.elements.attachment_note == ()


@pytest.mark.parametrize(
    "end",
    [
        "## 会议时间\n\n2026年3月1日",
        "会议时间：\n\n2026年3月1日",
        "公示日期\n\n2026年1月5日",
        "## 地点\n\n教育局三楼会议室\n\n2026年3月1日",
    ],
)
def test_a_date_that_a_heading_a_colon_or_a_bare_word_asks_for_is_text(end: str) -> None:
    document = drafted(f"# 会议安排\n\n会期半天。\n\n{end}\n")
    assert document.elements.date is None
    assert document.elements.signature == ()
    assert paragraphs(document)[-1] == end.rsplit("\n", 1)[1]


@pytest.mark.parametrize(
    "line", ["参加单位有各中心校、县直学校：", "县教育局决定表彰下列学校：", "各校要上报以下单位："]
)
def test_what_announces_a_list_of_offices_calls_none(line: str) -> None:
    document = drafted(f"# 关于召开会议的通知\n\n{line}\n\n滨河学校、第二中学。\n")
    assert document.elements.addressee is None
    assert paragraphs(document)[0] == line


@pytest.mark.parametrize("line", ["各有关单位：", "青川区委：", "局机关各股室，各学校：", "云河县政府："])
def test_offices_that_are_called_are_the_addressee(line: str) -> None:
    addressee = drafted(f"# 关于召开会议的通知\n\n{line}\n\n请按时参加。\n").elements.addressee
    assert addressee is not None
    assert addressee.value == line[:-1]
