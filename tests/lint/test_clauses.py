"""Clauses of GB/T 15834 and 15835 that are seldom kept: the fault is told, and what looks like it is not."""

from __future__ import annotations

import pytest

from govdoc.lint import Applicability, Config, Finding, Severity, lint
from govdoc.lint.fixes.choosing import compatible, offered
from govdoc.readers import parse

_AROUND = "云河县教育局关于做好有关工作的通知\n\n各学校：\n\n{}\n\n请认真抓好落实。\n"


def _found(text: str) -> list[Finding]:
    return lint(parse(_AROUND.format(text).encode(), "文.txt"), Config(select=("PUN", "NUM", "RES")))


def _codes(text: str) -> set[str]:
    return {finding.code for finding in _found(text)}


def _mended(text: str, *, unsafe: bool = False) -> str:
    """Return a paragraph after the fixes that are offered for it."""
    source = _AROUND.format(text)
    edits = [edit for _, edits in compatible(offered(_found(text), unsafe=unsafe)) for edit in edits]
    for edit in sorted(edits, key=lambda one: -one.start):
        source = source[: edit.start] + edit.text + source[edit.end :]
    return source.split("\n\n")[2]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("PUN004", "落实《教育法》、《教师法》和《义务教育法》。"),
        ("PUN007", "晨读、书法、……让校园生动起来。"),
        ("PUN009", "详见附件1-附件3。"),
        ("PUN015", "买了跳绳、毽子、铁环……什么的。"),
        ("PUN016", "认真学习第五-八课。"),
        ("PUN017", "庆祝“六.一”国际儿童节。"),
        ("PUN017", "举办“一二九”歌咏比赛。"),
        ("PUN019", "树牢“健康第一，”的教育理念。"),
        ("PUN024", "一是落实值班。值班员不得离岗；二是落实点名。"),
        ("PUN024", "一是早部署；二是严督查，三是见实效。"),
        ("PUN025", "一是，明厨亮灶；二是专人留样。"),
        ("PUN033", "学校开设《竹编》《剪纸》等课程。"),
        ("PUN036", "会议提出要坚持“五育并举。”"),
        ("PUN017", "开展3.15消费者权益日宣传。"),
        ("PUN017", "开展“六·一”庆祝活动。"),
        ("PUN033", "申报《乡村小规模学校发展研究》课题。"),
        ("PUN036", "建立“县级统筹、学校落实。”的工作机制。"),
        ("PUN041", "开展阅读；演讲；书法等活动。"),
        ("PUN040", "老校长说，“把孩子教好是最大的事。”"),
        ("PUN041", "教体局，卫健局，公安局等部门参加检查。"),
        ("PUN042", "表1　各镇学校分布情况。"),
        ("NUM001", "会议定于2026年03月05日召开。"),
        ("NUM008", "小学一二年级不布置书面作业。"),
        ("NUM003", "05—25年，新建学校30所。"),
        ("NUM010", "合格率达到百分之九十九.8。"),
        ("NUM010", "学校有2、3百名学生。"),
        ("NUM016", "培训教师3,2万人次。"),
        ("NUM019", "学习20届三中全会精神，召开第十四届5次理事会。"),
        ("NUM019", "第1时间处置，举1反3。"),
        ("NUM021", "新建200M跑道。"),
        ("NUM016", "全县现有教师4，286人。"),
        ("NUM019", "认真学习党的9大报告。"),
        ("RES001", "202X学年度，招聘教师??名。"),
        ("RES001", "全县共有学校（）所。"),
        ("RES001", "在Xx县教育局的领导下开展工作。"),
        ("RES003", "引导广大D员干部全面贯彻D的教育方针。"),
        ("RES006", "#\t二、工作任务"),
        ("RES007", "好的，以下为您撰写的通知："),
        ("RES011", "一?/p>"),
        ("RES001", "现有保育员N名、安保人员M名。"),
        ("RES001", "联系人：张三，办公室在二楼。"),
        ("RES002", "仅供个人学习参考，不得用于商业用途"),
        ("RES007", "需要我帮您把任务分工做成表格吗？"),
        ("RES008", "（请根据实际情况修改）"),
        ("RES010", "管好校园小卖部（建议删除此句）。"),
        ("RES010", "加强队伍建设（此处需要扩写）。"),
        ("RES010", "培训300人（数字请人事股核对）。"),
    ],
)
def test_a_breach_of_a_clause_is_told(code: str, text: str) -> None:
    assert code in _codes(text)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("PUN004", "处理好“稳”与“进”、“立”与“破”的关系。"),
        ("PUN007", "他想了想，……终于答应下来。"),
        ("PUN016", "住3-2宿舍，见第2-1页附图。"),
        ("PUN024", "一是他强调“要早部署。”各校响应；二是严督查。"),
        ("PUN024", "一要早部署，二要严督查。三要见实效。"),
        ("PUN025", "一是、二是的写法要统一；其中一是数学，二是语文。"),
        ("PUN033", "开展《论语》诵读，学校开设人工智能课程。"),
        ("PUN040", "“孩子们的安全，”校长说，“一刻也不能放松。”"),
        ("PUN040", "也就是说，“双减”不是减质量。"),
        ("PUN041", "校门在东，食堂在东，宿舍在东。"),
        ("PUN041", "来到云河县，走进青川县，回到石桥县。"),
        ("PUN042", "表1显示，各校的差距正在缩小。"),
        ("NUM003", "2005—10年间建成；该校有25年历史。"),
        ("NUM021", "接入200M宽带，购置5M高清摄像头。"),
        ("PUN024", "成效明显。具体做法如下：加强领导；"),
        ("RES001", "设第N个数为M，联系人：张三丰。"),
        ("NUM008", "十一二年级的学生三五成群，每班四五十人。"),
        ("NUM016", "第1，300人分两批参加；编号12，345号。"),
        ("RES010", "领取试卷（出示证件后请到教务科核对）。"),
        ("RES001", "这道题怎么解？？全校（含教学点）人人参与。"),
        ("RES003", "A、B、C、D组织的活动，甲方D的组织结构，选D的占三成，D委员会另议。"),
        ("RES003", "反应式为2H\ue5e52O，\uf0d8各校照此演示。"),
    ],
)
def test_what_a_clause_allows_stays_silent(code: str, text: str) -> None:
    assert code not in _codes(text)


@pytest.mark.parametrize(
    "text", ["合计!语法错误人。", "任务分工见错误!未找到引用源。", "生均经费为#VALUE!元。", "全县共有学校??所。"]
)
def test_no_safe_fix_hides_a_broken_field_or_a_placeholder(text: str) -> None:
    assert "PUN001" not in _codes(text)
    assert _mended(text) == text


def test_a_padded_date_is_an_error_where_the_standard_forbids_it_and_a_warning_in_the_text() -> None:
    signed = (
        "云河县教育局关于做好工作的通知\n\n各学校：\n\n请于2026年03月05日前上报。\n\n云河县教育局\n2026年03月01日\n"
    )
    found = lint(parse(signed.encode(), "文.txt"), Config(select=("NUM001",)))
    assert [finding.severity for finding in found] == [Severity.WARNING] * 2 + [Severity.ERROR] * 2


def test_the_marks_of_a_list_are_mended_together() -> None:
    text = "教体局，卫健局，公安局等部门参加检查。"
    assert _mended(text) == text
    assert _mended(text, unsafe=True) == "教体局、卫健局、公安局等部门参加检查。"
    assert all(
        finding.fix is not None and finding.fix.applicability is Applicability.UNSAFE for finding in _found(text)
    )
