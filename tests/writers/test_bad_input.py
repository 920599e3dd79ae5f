"""Characters that files cannot hold, rare characters, emoji, titles beyond measure: a clear error or a sound file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from govdoc.drafting import draft
from govdoc.drafting.delivery import check
from govdoc.errors import GovdocError, PlanError
from govdoc.model import Attachment, Document, Form, Paragraph, Source, Table, Text, Title
from govdoc.writers import FORMATS, write
from govdoc.writers.measure import width

if TYPE_CHECKING:
    from collections.abc import Callable

PLAN = """模板: 通用
标题: "在全县{0}会议上的讲话"
要素:
  发文机关署名: "云河县{1}教育局"
正文:
  - "今天{2}开会。"
  - 标题: 抓好落实
    正文: "各校{3}要尽责。"
"""
PLACES = ["2:5 标题", "4:11 要素.发文机关署名", "6:5 正文[1]", "8:9 正文[2].正文"]
RARE = {
    "extension B": "𠮷𪚥",
    "extension G": "𰻞",
    "variant": "葛\U000e0101",
    "emoji": "😀",
    "joined emoji": "👩\u200d🏫",
    "flag": "🇨🇳",
    "private use": "\ue863",
    "combining": "e\u0301",
}


def plan(character: str, place: int) -> str:
    return PLAN.format(*(character if n == place else "" for n in range(4)))


def document(*blocks: Title | Paragraph | Table, attachments: tuple[Attachment, ...] = ()) -> Document:
    return Document(blocks, Source.of_lines("稿.md", "稿", Form.MARKDOWN), attachments=attachments)


@pytest.mark.parametrize("place", range(4))
@pytest.mark.parametrize(
    ("escape", "code"), [(r"\u0001", "0001"), (r"\0", "0000"), (r"\x1F", "001F"), (r"\uFFFE", "FFFE")]
)
def test_an_escaped_control_character_is_refused_with_its_key(escape: str, code: str, place: int) -> None:
    with pytest.raises(PlanError) as error:
        draft(plan(escape, place), name="计划.yaml")
    assert str(error.value).startswith(f"计划.yaml:{PLACES[place]}：")
    assert f"U+{code}" in str(error.value)


@pytest.mark.parametrize("place", range(4))
@pytest.mark.parametrize("character", ["\x01", "\x0b", "\x1b", "\ud800", "\ufffe"])
def test_a_raw_control_character_is_refused_with_its_place(character: str, place: int) -> None:
    with pytest.raises(PlanError) as error:
        draft(plan(character, place), name="计划.yaml")
    line = PLACES[place].partition(":")[0]
    assert re.match(rf"计划\.yaml:{line}:\d+ .*U\+{ord(character):04X}", str(error.value))


@pytest.mark.parametrize("place", range(4))
def test_half_a_character_written_as_an_escape_is_refused_in_chinese(place: int) -> None:
    with pytest.raises(PlanError, match=r"计划\.yaml:\d+:\d+ “\\ud800”不是完整的字符"):
        draft(plan(r"\ud800", place), name="计划.yaml")


@pytest.mark.parametrize("to", sorted(FORMATS))
@pytest.mark.parametrize("place", range(4))
@pytest.mark.parametrize("rare", sorted(RARE))
def test_rare_characters_reach_every_format(rare: str, place: int, to: str) -> None:
    drafted = draft(plan(RARE[rare], place), name="计划.yaml")
    check(drafted, write(drafted, to), to)


@pytest.mark.parametrize("to", sorted(FORMATS))
@pytest.mark.parametrize("character", ["\x00", "\x0e", "\ud83d", "\uffff"])
@pytest.mark.parametrize(
    "make",
    [
        lambda text: document(Title(Text("会议纪要" + text))),
        lambda text: document(Title(Text("纪要")), Paragraph(Text("正文。"), notes=((3, Text("注" + text)),))),
        lambda text: document(Title(Text("纪要")), Table(((Text("甲"), Text(text)),))),
        lambda text: document(Title(Text("纪要")), attachments=(Attachment(Text("清单" + text), ()),)),
        lambda text: document(
            Title(Text("纪要")), attachments=(Attachment(Text("清单"), (Paragraph(Text("内容" + text)),)),)
        ),
    ],
    ids=["title", "footnote", "cell", "title of an attachment", "attachment"],
)
def test_no_writer_takes_what_xml_cannot_hold(make: Callable[[str], Document], character: str, to: str) -> None:
    with pytest.raises(GovdocError, match=rf"U\+{ord(character):04X}"):
        write(make(character), to)


@pytest.mark.parametrize("rare", ["extension B", "extension G"])
def test_a_character_of_the_supplementary_planes_takes_the_typeface_of_the_text(
    rare: str, parts: Callable[[bytes], dict[str, bytes]]
) -> None:
    found = parts(write(document(Title(Text("公示")), Paragraph(Text(f"教师张{RARE[rare]}（化名）。")))))
    body = found["word/document.xml"].decode()
    # Word sets surrogate pairs as East Asian text: no run of its own, the typeface of the paragraph's style.
    assert f"教师张{RARE[rare]}（化名）。</w:t>" in body


@pytest.mark.parametrize(
    ("text", "wide"),
    [
        ("𠮷𪚥", 2),
        ("葛\U000e0101", 1),
        ("😀", 1),
        ("👩\u200d🏫", 1),
        ("👍🏽", 1),
        ("♥\ufe0f", 1),
        ("e\u0301", 0.5),
        ("\u200b", 0),
    ],
)
def test_rare_characters_are_as_wide_as_they_are_printed(text: str, wide: float) -> None:
    assert width(text) == wide


def test_a_title_of_two_hundred_characters_is_set(parts: Callable[[bytes], dict[str, bytes]]) -> None:
    title = ("关于全面贯彻教育大会精神加快建设高质量教育体系推动义务教育优质均衡发展的意见" * 6)[:200]
    drafted = document(Title(Text(title)), Paragraph(Text("正文。")))
    data = write(drafted)
    check(drafted, data, "docx")
    assert 9 <= parts(data)["word/document.xml"].decode().count("<w:br/>") <= 11


def test_a_title_that_leaves_no_room_for_body_text_is_refused() -> None:
    with pytest.raises(GovdocError, match=r"稿\.md：标题有 360 字，第一页排不下正文"):
        write(document(Title(Text("关于做好工作" * 60)), Paragraph(Text("正文。"))))


def test_a_title_never_turns_inside_a_picture_of_several_characters(parts: Callable[[bytes], dict[str, bytes]]) -> None:
    data = write(document(Title(Text("👩\u200d🏫" * 30))))
    lines = re.findall(r"<w:t[^>]*>([^<]*)</w:t>", parts(data)["word/document.xml"].decode())
    assert len(lines) > 1
    assert all(line.startswith("👩") and line.endswith("🏫") for line in lines)
