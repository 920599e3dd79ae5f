"""What once was a false alarm on good text stays silent, or an information; the fault beside it is still found."""

from __future__ import annotations

import pytest

from govdoc.lint import Config, Severity, lint
from govdoc.readers import parse


def _grave(text: str, *select: str) -> list[str]:
    found = lint(parse(text.encode(), "文.txt"), Config(select=select))
    return [finding.code for finding in found if finding.severity is not Severity.INFO]


@pytest.mark.parametrize(
    "text",
    [
        "’98云河艺术节今晚开幕，’97—’98赛季同日结束。",
        "一是加强统筹；二是压实责任；三是以试点为重点，逐步推开；四是强化督导。",
        "两名选手分获二、三名。女子组由云河一中包揽一、二名，创造了历史。",
        "截止到去年底，全县建成标准化考场12个。",
        "第四聋哑学校的学生参加了联欢。",
        "党中央国务院关心灾区群众",
        "本系统默认使用的端口为 25，这样可以避免冲突。",
        "遇到难题时请记住一句话：办法总比困难多。:-)",
        "他端起茶杯，静静地等……门外终于响起了脚步声。",
        "各校要建立台账。（台账格式见附件。）按月上报。",
        "比值大于3（>3）或者小于1（<1）的，要重新核对。",
        "会上送发的票据写着“送某某部门领导同志”字样。",
        "报名的方法，是在表中填写姓名，再由系统为此处填写编号。",
    ],
)
def test_good_text_has_no_warning(text: str) -> None:
    assert _grave(text) == []


def test_a_sentence_torn_from_a_quotation_is_an_information() -> None:
    assert _grave("校长说：“村小虽小，每个孩子都要教好。", "PUN002") == []
    assert _grave("孩子们需要我，我就留下来。”", "PUN002") == []
    assert _grave("当地人称“三里一座桥，五里一座庙。", "PUN002") == []
    assert _grave("晴天一身土，雨天一身泥”的上学路变了样。", "PUN002") == []
    assert _grave("要落实“双减要求，抓好课后服务。", "PUN002") == ["PUN002"]
    assert _grave("要加强管理，落实五育并举”要求。", "PUN002") == ["PUN002"]
    assert _grave("校长说：“村小虽小，每个孩子都要教好。\n\n全场响起掌声。\n\n会议到此结束。", "PUN002") == ["PUN002"]


def test_quotations_torn_again_and_again_are_an_information() -> None:
    torn = ["他说：“路修通了。", "日子好过了。”", "老师问：“谁愿意来？", "我们都愿意。”"]
    shuffled = "\n\n".join(torn[at] for at in (1, 3, 0, 2))
    assert _grave(shuffled + "\n", "PUN002") == []


def test_a_second_opening_mark_is_told_once_as_the_closing_one() -> None:
    found = lint(parse("培育的“云麦早“新品种喜获丰收。".encode(), "文.txt"), Config(select=("PUN002",)))
    assert [finding.message for finding in found] == ["此处应为后引号（”），打成了前引号（“）"]


def test_corner_quotes_throughout_are_a_style_and_beside_curled_ones_a_fault() -> None:
    assert _grave("他常说『少说多做』。", "PUN013") == []
    assert _grave("他常说“少说多做”，人称『老黄牛』。", "PUN013") == ["PUN013"]


def test_a_list_with_1_and_an_enumeration_comma_is_a_fault_in_a_paper_with_levels() -> None:
    assert _grave("1、强化宣传。各校要广泛宣传。\n2、强化督导。各校要自查。\n", "STR001") == []
    layered = "一、工作要求\n1、强化宣传。各校要广泛宣传。\n2、强化督导。各校要自查。\n"
    assert _grave(layered, "STR001") == ["STR001", "STR001"]


def test_a_piece_cut_out_of_a_text_lacks_neither_title_nor_its_first_part() -> None:
    piece = "三、强化督导\n各校要定期自查，县局将抽查。\n四、严明纪律\n各校要严守纪律，不得违规。\n"
    assert _grave(piece) == []


def test_a_title_that_begins_a_sentence_is_not_repeated() -> None:
    text = "解放思想需要勇气\n做任何事都要解放思想。\n解放思想需要勇气，这是由改革的任务决定的。\n"
    assert _grave(text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("会议开始. 请各位代表入座，保持安静。", "PUN012"),
        ('他问:"谁来干？"大家都举了手。', "PUN001"),
        ("开展阅读、演讲、书法等等……", "PUN015"),
        ("按照《关于印发<云河县校车管理办法>的通知》执行。", "PUN030"),
        ("各校（含教学点。）要建立台账。", "PUN031"),
    ],
)
def test_the_fault_is_found(text: str, code: str) -> None:
    assert code in _grave(text)
