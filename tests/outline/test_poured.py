"""Short texts poured into one line give their headings; lone sentences stay what they are."""

from __future__ import annotations

import pytest

from govdoc.model import Byline, Heading, Paragraph, Salutation, Title
from govdoc.outline import outline, structure
from govdoc.readers.text import parse

NOTICE = (
    "松岭县教育局关于开展校服质量抽检的通知各中小学：为让学生穿上放心校服，现就抽检有关事项通知如下："
    "一、抽检时间9月8日至9月19日。二、抽检内容（一）面料检测报告是否齐全。（二）采购程序是否公开。"
    "三、工作要求各校先行自查，9月5日前报送自查表。特此通知。松岭县教育局2026年9月1日"
)
SPEECH = (
    "在全镇校车安全座谈会上的讲话（2026年3月6日）同志们：刚才大家谈得很好，我再说两点。"
    "一、要看清形势去年全镇校车日均接送学生640人，有三处路段没有护栏。"
    "二、要盯住细节每天发车前清点人数，到站后再点一次，家长签字才算交接。"
    "同志们，路上的每一分钟都连着千家万户。"
)
SUMMARY = (
    "一、阵地更牢了。建成村级家长学校14个，开课52次。二、队伍更强了。招聘教师31名，人人带过班。"
    "三、条件更好了。改造厕所9座、食堂4个，铺设操场6块。四、底数更清了。逐户核对适龄儿童，一个也没有漏下，档案装满了两个柜子。"
)


def headings(text: str) -> list[tuple[str | None, str]]:
    """Return ordinal and text of the headings of a text."""
    blocks = structure(parse(text, "a.txt")).blocks
    return [(block.ordinal, block.text.value) for block in blocks if isinstance(block, Heading)]


def test_a_short_notice_on_one_line_is_taken_apart() -> None:
    document = structure(parse(NOTICE, "a.txt"))
    assert [ordinal for ordinal, _ in headings(NOTICE)] == ["一、", "二、", "（一）", "（二）", "三、"]
    assert document.title is not None
    assert document.title.value == "松岭县教育局关于开展校服质量抽检的通知"
    assert [b.text.value for b in document.blocks if isinstance(b, Salutation)] == ["各中小学："]
    assert [text.value for text in document.elements.signature] == ["松岭县教育局"]
    assert document.elements.date is not None
    assert document.elements.date.value == "2026年9月1日"


def test_the_date_under_the_title_of_a_short_speech_is_no_part_of_it() -> None:
    blocks = structure(parse(SPEECH, "a.txt")).blocks
    assert [type(block) for block in blocks[:3]] == [Title, Byline, Salutation]
    assert headings(SPEECH) == [("一、", "要看清形势"), ("二、", "要盯住细节")]
    assert isinstance(blocks[-1], Paragraph)
    assert blocks[-1].text.value.startswith("同志们，路上")


def test_three_counted_sentences_without_a_title_are_headings() -> None:
    assert headings(SUMMARY) == [
        ("一、", "阵地更牢了。"),
        ("二、", "队伍更强了。"),
        ("三、", "条件更好了。"),
        ("四、", "底数更清了。"),
    ]


def test_numerals_count_under_a_title_only() -> None:
    body = "1.抓常规。值周教师每天到岗，每周公布结果，学生会参加评分。2.抓课程。班会每周一节，有主题、有教案、有记录。"
    rest = "3.抓活动。清明祭扫和五四入团按期举行，家长可以到场观看，照片贴在走廊。"
    assert len(headings("青川区第二中学2026年春季学期德育工作要点" + body + rest)) == 3
    assert headings("本学期德育有三件事要办，各班都要记牢：" + body + rest) == []


def test_a_place_in_a_poured_line_is_the_place_in_the_source() -> None:
    for section in outline(parse(NOTICE, "a.txt")).sections:
        if section.heading is not None:
            assert NOTICE[section.start] in "一二三"


@pytest.mark.parametrize(
    "sentence",
    [
        (
            "会议指出，一、要把校园安全放在心上，层层签订责任书，一级抓一级；二、要把隐患排查做在平时，逐校建立台账，整改一项销号一项；"
            "三、要把应急演练抓在手上，每学期不少于两次，师生人人会避险、会自救、会报告，家长也要参加。"
        ),
        "会议要求：一、提高认识。二、加强领导。三、严格督查。",
        (
            "比赛设一、二、三等奖各若干名，由县教育局颁发证书，并在全县教师节表彰大会上通报表扬，获奖作品编印成册，发到每一所学校，"
            "作为新学期教师培训的参考材料，各校可以组织学习讨论，也可以请获奖教师到校作报告。"
        ),
        (
            "学校第一、二教学楼之间的连廊已经建成，两栋楼的师生往来更加方便，雨天也不必绕行操场，安全通道同步拓宽到三米，"
            "夜间照明改为感应灯。二、三楼的实验室下学期启用，设备已经到货，正在安装调试，预计八月底完成验收。"
        ),
    ],
)
def test_what_is_counted_within_sentences_is_no_heading(sentence: str) -> None:
    assert headings(sentence) == []


def test_among_other_paragraphs_one_that_is_counted_within_stays_whole() -> None:
    above = "我们到三所学校走访，听了课，也看了食堂，还和家长谈了谈。\n校长讲了三点体会："
    assert headings(above + SUMMARY) == []


def test_a_line_that_begins_with_the_first_ordinal_goes_on_with_the_others() -> None:
    above = "我们到三所学校走访，听了课，也看了食堂，还和家长谈了谈。\n"
    assert len(headings(above + SUMMARY)) == 4


@pytest.mark.parametrize(
    ("line", "levels"),
    [
        ("一、抓队伍。全年培训教师320人，人人过关。二、抓课堂。推门听课不少于二十节，当场评议。", [1, 1]),
        ("1.抓队伍。全年培训教师320人，人人过关。2.抓课堂。推门听课不少于二十节，当场评议。", [3, 3]),
        ("（1）抓队伍。全年培训教师320人，人人过关。（2）抓课堂。推门听课不少于二十节，当场评议。", [4, 4]),
        ("第一，抓队伍要舍得投入。1.全年培训教师320人。2.推门听课不少于二十节，当场评议，记入档案。", []),
        ("（1）抓队伍。要紧的是一、要有人管，人人过关。二、要有人教，学校之间结成对子，每月交流一次。", [4]),
    ],
)
def test_a_line_goes_on_with_ordinals_of_its_own_kind_alone(line: str, levels: list[int]) -> None:
    text = "我们走访了三所学校，听了课，也看了食堂。\n" + line
    blocks = structure(parse(text, "a.txt")).blocks
    assert [b.level for b in blocks if isinstance(b, Heading) and b.level < 5] == levels


PERSONS = "1.张某，女，1980年3月生。2.李某，男，1981年2月生。"
OBJECTION = "公示时间为3月1日至3月7日，如有异议请于公示期内向县教育局人事股反映，逾期不再受理。"


@pytest.mark.parametrize("persons", [PERSONS, PERSONS + "3.王某，男，1982年5月生。"])
@pytest.mark.parametrize("lead", ["根据有关规定，现将名单公示如下：", "现将名单公示如下，欢迎监督。\n"])
def test_persons_counted_in_a_line_are_no_headings(lead: str, persons: str) -> None:
    assert headings(f"公示\n{lead}{persons}{OBJECTION}") == []


def test_a_heading_does_not_end_in_the_middle_of_what_its_colon_announces() -> None:
    text = "报名须知\n一、报名时间：2026年3月1日至3月5日。二、报名地点：县教育局三楼。三、报名材料：身份证、户口簿。"
    assert not [title for _, title in headings(text) if title.endswith("：县")]


def test_title_and_addressee_are_cut_off_where_little_is_left_before_the_closing() -> None:
    text = "云河县教育局关于春季开学工作情况的报告县人民政府：现将有关情况报告如下。全县已顺利开学。特此报告。"
    document = structure(parse(text + "云河县教育局2026年3月5日", "a.txt"))
    assert document.title is not None
    assert document.title.value == "云河县教育局关于春季开学工作情况的报告"
    assert [block.text.value for block in document.blocks if isinstance(block, Salutation)] == ["县人民政府："]
