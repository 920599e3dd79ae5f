"""Figures, dates and marks written by hand or broken by machines: told, mended as a proof-reader would, or let be."""

from __future__ import annotations

import pytest

from govdoc.lint import Config, Finding, Severity, lint
from govdoc.lint.fixes.choosing import compatible, offered
from govdoc.readers import parse

_AROUND = "云河县教育局关于做好有关工作的通知\n\n各学校：\n\n{}\n\n请认真抓好落实。\n"


def _found(text: str) -> list[Finding]:
    return lint(parse(_AROUND.format(text).encode(), "文.txt"), Config(select=("PUN", "NUM", "RES")))


def _mended(text: str) -> str:
    """Return a paragraph after all fixes, made until none is left."""
    while edits := [edit for _, edits in compatible(offered(_found(text), unsafe=True)) for edit in edits]:
        source = _AROUND.format(text)
        for edit in sorted(edits, key=lambda one: -one.start):
            source = source[: edit.start] + edit.text + source[edit.end :]
        text = source.split("\n\n")[2]
    return text


@pytest.mark.parametrize(
    ("code", "text", "right"),
    [
        ("NUM015", "入园率为91。8%。", "入园率为91.8%。"),
        ("NUM015", "优秀率为37，5%，有所提高。", "优秀率为37.5%，有所提高。"),
        ("NUM015", "误差不超过.05。", "误差不超过0.05。"),
        ("NUM013", "拨款36 ,000元。", "拨款36,000元。"),
        ("NUM012", "二О二六年五月六日揭牌。", "二〇二六年五月六日揭牌。"),
        ("NUM002", "动员会定于4-18召开。", "动员会定于4月18日召开。"),
        ("NUM002", "食堂2025.9竣工。", "食堂2025年9月竣工。"),
        ("NUM008", "每校推荐2、3名选手。", "每校推荐两三名选手。"),
        ("NUM029", "全县有教师二千三百五十六名、学生3万名。", "全县有教师2356名、学生3万名。"),
        (
            "PUN009",
            "开放时间为9:00—11:30，周末不开通云河——清溪校车。",
            "开放时间为9:00—11:30，周末不开通云河—清溪校车。",
        ),
        ("PUN015", "备有铁锹、手电……等物资。", "备有铁锹、手电等物资。"),
        ("PUN016", "阅览室14:00~17:00开放。", "阅览室14:00—17:00开放。"),
        ("PUN016", "水温保持在20-25℃。", "水温保持在20～25℃。"),
        ("PUN016", "比例在12%-18%之间。", "比例在12%～18%之间。"),
        ("PUN027", "他说：“要用好“云课堂”平台，办好“晚托班”。”", "他说：“要用好‘云课堂’平台，办好‘晚托班’。”"),
        (
            "PUN028",
            "印发《关于落实《食堂条例》《校车条例》的通知》。",
            "印发《关于落实〈食堂条例〉〈校车条例〉的通知》。",
        ),
        ("NUM025", "培训教师86个人次。", "培训教师86人次。"),
        ("PUN017", "做好“十五.五”规划编制。", "做好“十五五”规划编制。"),
        ("PUN017", "12·4国家宪法日前后集中宣讲。", "“12·4”国家宪法日前后集中宣讲。"),
        ("PUN018", "我们一定要守住底线！！！！！", "我们一定要守住底线！"),
        ("PUN022", "现将评选办法公布如下；", "现将评选办法公布如下："),
        ("PUN025", "其次。要抓实课堂。", "其次，要抓实课堂。"),
        ("PUN036", "做到“两到位，”不留死角。", "做到“两到位”，不留死角。"),
        ("PUN038", "请各校说明食材是如何采购的？", "请各校说明食材是如何采购的。"),
        ("PUN041", "添置跳绳，铁环，沙包等器材。", "添置跳绳、铁环、沙包等器材。"),
        ("NUM027", "举报电话：0566—3329911。", "举报电话：0566-3329911。"),
    ],
)
def test_a_fault_is_told_and_mended_as_a_proof_reader_would(code: str, text: str, right: str) -> None:
    assert code in {finding.code for finding in _found(text)}
    assert _mended(text) == right
    assert code not in {finding.code for finding in _found(right)}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("NUM003", "25-26学年度教学视导下周开始。"),
        ("NUM009", "大概约40人报名。"),
        ("NUM010", "本次监测面向7至九年级学生。"),
        ("NUM010", "上午9点四十分开始点名。"),
        ("NUM017", "完成率为97个%。"),
        ("NUM018", "表彰了数10名教师。"),
        ("NUM019", "开展5四青年节团日活动。"),
        ("RES001", "依据云教发〔〕号文件执行。"),
        ("RES001", "依据云教发〔2026〕 号文件执行。"),
        ("RES001", "发放奖金△△万元。"),
        ("RES001", "完成日期为……年…月…日。"),
        ("RES001", "202?年春季学期开学。"),
        ("RES002", "【字体：大 中 小】 【打印】 【关闭】"),
        ("RES002", "分享到：微信 微博 QQ空间"),
        ("RES003", "???校要加强值班。"),
        ("RES007", "好的，我来帮您起草一份讲话稿。"),
        ("RES009", "共 PAGE \\* MERGEFORMAT 6 页。"),
        ("RES010", "由专人负责（领导审定后补充）。"),
        ("RES012", "扫描全能王 创建"),
    ],
)
def test_what_is_left_over_or_mixed_is_told(code: str, text: str) -> None:
    assert code in {finding.code for finding in _found(text)}


@pytest.mark.parametrize(
    "text",
    [
        "第3、4组到二楼讨论，三等奖5、6名。",
        "一百多年来，学校弦歌不辍，三千名师生齐声朗诵。",
        "资料来源：云河县统计年鉴。",
        "来源：县财政拨款320万元，学校自筹80万元。",
        "3月8日上午9点十分重要的会议已经开始。",
        "关键是看能不能让孩子们吃饱、吃好。",
        "他们常问：孩子喜欢吗？家长放心吗？",
        "全县有100所学校，其中百年老校一百零几年前就已建成。",
        "各校应按下列要求办理。",
        "对某市某某学校违规招生的调查已经结束。",
        "每周2～3次，每次1～2节。",
        "参训教师人数100人，学生总数1000人。",
        "经区政府五届第87次会议审议通过。",
        "改革从20年起步，至今未停。",
        "每组5个人次日返校。",
        "您可以直接使用手机扫码缴费，希望这份指南对您有所帮助。",
        "请多提意见，以便我更好地改进工作；我将从三个方面为您介绍校园。",
        "（学生资助由学校审核后填写）",
        "加▲项为核心条款，带▲个人简历另附。",
        "获得前5、6名的班级分享经验，一年三百六十五个日夜从不间断。",
    ],
)
def test_what_looks_like_it_gives_no_more_than_a_hint(text: str) -> None:
    assert [finding for finding in _found(text) if finding.severity is not Severity.INFO] == []


def test_one_mark_within_quotation_marks_is_told_once() -> None:
    one = [finding.code for finding in _found("全面落实“双减，”要求。") if finding.code in {"PUN019", "PUN036"}]
    other = [finding.message for finding in _found("全面落实“五项管理。”的要求。") if finding.code == "PUN036"]
    assert one == ["PUN019"]
    assert other == ["引文是句子的一部分，后引号之前不用句号"]


def test_days_from_one_to_another_are_no_month_and_day() -> None:
    codes = {finding.code for finding in _found("各校于10-20日完成报名。")}
    assert codes & {"NUM002", "PUN009"} == {"PUN009"}


@pytest.mark.parametrize("text", ["各校要压实责任（建议删这句）。", "各校要压实责任（此处应精简）。"])
def test_a_note_to_the_writer_is_told_by_what_it_begins_with(text: str) -> None:
    assert "RES010" in {finding.code for finding in _found(text)}


def test_what_a_scanner_has_left_is_not_called_the_mark_of_a_site() -> None:
    assert [found.message for found in _found("扫描全能王 创建") if found.code == "RES012"] == [
        "“扫描全能王 创建”是软件留下的水印，请删去"
    ]


def test_a_dash_before_what_lies_by_a_road_is_no_route() -> None:
    assert "PUN009" not in {finding.code for finding in _found("这是我们的学校——青川公路边的小学。")}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("加装探头260多余个。", "“260多余”前后重复，只用其一"),
        ("毛入园率提高12.5百分点。", "“12.5百分点”应写作“12.5个百分点”"),
        ("毛入园率提高12.5%个百分点。", "“12.5%个百分点”写法重复或混用，只用一种"),
    ],
)
def test_a_message_names_the_whole_number(text: str, said: str) -> None:
    assert said in {finding.message for finding in _found(text)}
