"""Faults of papers as a secretary makes them: what does not reckon is told, what looks like it is not."""

from __future__ import annotations

import pytest

from govdoc.lint import Config, lint
from govdoc.readers import parse


def _codes(text: str, *select: str) -> list[str]:
    return [finding.code for finding in lint(parse(text.encode(), "文.txt"), Config(select=select))]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("FAC023", "全县应核定编制4686名，现有编制4286名，缺编300名。"),
        ("FAC023", "招生360人，比上年的340人增加25人。"),
        ("FAC023", "考核成绩由全市第九名下降到第五名。"),
        ("FAC024", "共受理信访件86件，按期办结84件，办结率为98.7%。"),
        ("FAC025", "合同期限为两年（2026年3月1日至2029年2月28日）。"),
        ("FAC027", "保证金为人民币壹万贰仟元整（¥1200.00）。"),
        ("FAC028", "内设7个股室：办公室、人事股、计划财务股、基础教育股、安全管理股、督导室。"),
        ("FAC029", "评出一等奖2名、二等奖4名、三等奖6名，共计14名。"),
        ("NUM002", "考试定于2026年6月二十日举行。"),
        ("NUM027", "联系电话：0831-6612333，手机：138668812。手机：1386688123。"),
        ("RES001", "有37.5%的学校没有浴室，有%的学校没有热水。"),
        ("STR023", "报名条件：（1）本县户籍；（2）品德良好；（4）身体健康。"),
        ("TRM016", "会议由周文主持。\n出席会议的有：周文、李明、陈志远、李明。"),
        ("TRM017", "今后，要进一步拓宽经费筹措渠道拓宽。"),
    ],
)
def test_what_does_not_agree_is_told(code: str, text: str) -> None:
    assert code in _codes(text + "\n", code)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("FAC023", "全县应配备教师165名，现有98名，今年拟招聘30名，尚缺37名。"),
        ("FAC023", "人均经费1.26万元，比上年的1.19万元增加0.07万元。"),
        ("FAC023", "成绩由全市第9名上升到第3名，考生突破1000人，达到1086人。"),
        ("FAC024", "招生1200人，毕业生就业860人，就业率为98.2%。"),
        ("FAC025", "聘期三年，自2026年9月1日至2029年7月31日。"),
        ("FAC028", "建成3个基地：德育基地、劳动基地和科普基地。抽查5所学校：城关小学、城东小学等。"),
        ("FAC029", "小学36所、初中12所，其中寄宿制学校8所，共涉及学生2.3万人。"),
        ("NUM027", "服务热线：0831-12345，4001234567。合同编号1380123456。拨打119、120急救。"),
        ("STR023", "比例为（1）和（2）之和，见式（4）。"),
        ("TRM016", "小学教师、初中教师、高中教师，学习、学习、再学习，制定、实施、评估计划。"),
        ("TRM017", "提高认识，促进提高。加强对薄弱学校的支持，加快发展。落实责任，再抓落实。"),
    ],
)
def test_what_agrees_is_not_told(code: str, text: str) -> None:
    assert code not in _codes(text + "\n", code)


def test_a_date_above_a_contact_line_is_the_date_of_the_paper() -> None:
    paper = (
        "云河县教育局关于报送材料的通知\n各学校：\n请于2026年3月2日前将材料报送办公室，逾期不候。\n青山县教育局\n"
        "2026年3月9日\n（联系人：赵晓，联系电话：0831-6612345）\n"
    )
    assert {"FAC019", "ELE024"} <= {*_codes(paper)}


def test_items_of_a_reply_are_sentences_and_no_headings() -> None:
    paper = (
        "# 云河县教育局关于同意设立幼儿园的批复\n\n一、同意设立云河县小太阳幼儿园。\n\n二、你园要依法办园。\n\n"
        "三、你园应当按期参加年检。\n\n以上意见，请认真落实，遇到问题及时报告。\n"
    )
    found = lint(parse(paper.encode(), "文.md"), Config(select=("STR007",)))
    assert not found


def test_bodies_without_a_colon_below_the_title_are_told() -> None:
    paper = "云河县教育局关于做好开学工作的通知\n各乡镇中心学校、县直各学校\n为做好开学工作，现将有关事项通知如下。\n"
    assert _codes(paper, "ELE010") == ["ELE010"]
