"""Marks in forms that other checkers test: the fault is told and mended, the sound sentence stays silent."""

from __future__ import annotations

import pytest

from govdoc.lint import Config, Severity, lint
from govdoc.readers import parse


def _codes(text: str, name: str = "文.txt", *, grave: bool = False) -> list[str]:
    found = lint(parse(text.encode(), name), Config(select=("PUN", "NUM")))
    return [finding.code for finding in found if not grave or finding.severity is not Severity.INFO]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("PUN001", "谁来抓??大家都要想一想。"),
        ("PUN001", "孩子大声说：“到!”"),
        ("PUN001", "操场 , 食堂都要检查。"),
        ("PUN001", "引进人工智能(AI)课程。"),
        ("PUN005", "书声、歌声⋯⋯都让人难忘。"),
        ("PUN006", '举办"STEM"大赛。'),
        ("PUN006", '落实"双减要求。'),
        ("PUN006", "落实＂双减＂要求。"),
        ("PUN007", "操场、食堂、！都要检查。"),
        ("PUN007", "操场,,食堂都要检查。"),
        ("PUN009", "报名时间为3月2日-6日。"),
        ("PUN009", "每天8:00-9:30开放。"),
        ("PUN010", "这是大家盼望的—当然要办好。"),
        ("PUN010", "目标只有一个––让孩子吃饱。"),
        ("PUN011", "各校要提高认识 ，抓好落实。"),
        ("PUN011", "各校要提高认识， 抓好落实。"),
        ("PUN011", "落实“ 双减”要求。"),
        ("PUN012", "各校要抓好落实．县局将督查。"),
        ("PUN014", "安娜･伊万诺娃来访。"),
        ("PUN015", "苹果、香蕉……等水果。"),
        ("PUN016", "每班20-30人。"),
        ("PUN017", "开展“315”消费者权益日宣传。"),
        ("PUN017", "纪念“九·一八”事变。"),
        ("PUN018", "这是谁的责任？？！！"),
        ("PUN020", "孩子们说：“老师，我们想您啊”！"),
        ("PUN025", "首先、要统一思想。"),
        ("PUN031", "请按时报送台账（格式见附件。）"),
        ("PUN034", "会议强调∶要抓落实。"),
        ("PUN034", "各校要提高认识﹐抓好落实｡"),
    ],
)
def test_a_mark_in_a_wrong_form_is_told(code: str, text: str) -> None:
    assert code in _codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "详见 https://example.com/a?b=1,2 。",
        "师生比为1∶15，用时3:20。",
        '配备55"屏幕一块。',
        "纪念一二·九运动和九一八事变。",
        "目的—手段—结果，三者要一致。",
        "3-2班和3-5号楼，编号A20-30。",
        "诗行省略如下。\n…………\n以下从略。",
        "这是什么道理？！同志们！！",
        "其一、其二、其三都已完成。",
        "收好书包、水杯……等我回来。",
        "修改议程(草案)和日程(草案)。",
        "隔夜利率为1.5530%。",
        "我校现有特级教师（含已退休的）17人。",
        "这种凶猛的动物常常三五成群地觅食，看得见八九公里。",
        "民族融合的历史源远流长（各族人民共同创造；",
    ],
)
def test_a_sound_mark_is_no_fault(text: str) -> None:
    assert _codes(text, grave=True) == []


@pytest.mark.parametrize(
    "text",
    [
        "改进 `<todo-item>` 组件，见[示例](#双向绑定-移除)。\n",
        "你可以用 [`try`...`catch`](https://example.com/try...catch) 代替。\n",
        "::: tip 提示\n各校要抓好落实。\n:::\n",
        "---\ntitle: 工作要点\n---\n\n各校要抓好落实。\n",
    ],
)
def test_the_signs_of_markdown_are_no_marks(text: str) -> None:
    assert _codes(text, "文.md", grave=True) == []


def test_half_width_brackets_beside_full_width_ones_are_a_fault_and_alone_an_information() -> None:
    alone = "全县共有学校(含教学点)46所。\n"
    assert _codes(alone) == ["PUN001"]
    assert _codes(alone, grave=True) == []
    assert _codes(f"{alone}\n其中小学（含完全小学）30所。\n", grave=True) == ["PUN001"]


def test_a_gap_behind_a_half_width_mark_goes_with_it() -> None:
    text = "联系人: 张老师，电话另行通知。"
    (finding,) = lint(parse(text.encode(), "文.txt"), Config(select=("PUN001",)))
    assert finding.fix is not None
    assert [(edit.start, edit.end, edit.text) for edit in finding.fix.edits] == [(3, 5, "：")]
