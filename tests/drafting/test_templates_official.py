"""What the templates of official papers make of what is typed: 印发通知, 请示, 报告, 函, 会议纪要, 督查通报."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govdoc.drafting import draft
from govdoc.drafting.templates import find
from govdoc.errors import PlanError, UsageError
from govdoc.model import Heading, Table
from govdoc.writers import write

if TYPE_CHECKING:
    from pathlib import Path

    from govdoc.model import Document

SIGNED = "要素:\n  主送机关: 各学校\n  发文机关署名: 云河县教育局\n  成文日期: 2026-03-05\n"
UPWARD = SIGNED + "  签发人: 林知远\n"
ISSUED = "模板: 印发通知\n单位: 云河县教育局\n名称: 课后服务管理办法\n"
REQUEST = "模板: 请示\n单位: 云河县教育局\n事由: 追加资金\n缘由: 为消除隐患\n请示事项: 恳请批准追加资金\n"
LETTER = "模板: 函\n单位: 云河县教育局\n事由: 校车管理\n正文: 请协助。\n"
MINUTES = "模板: 会议纪要\n会议: 第5次局长办公会议\n时间: 3月5日\n主持: 局长林知远\n"
MINUTES += "要素:\n  发文机关标志: 云河县教育局会议纪要\n  出席: 林知远\n议题:\n"
CIRCULAR = "模板: 督查通报\n单位: 云河县教育局\n事由: {}\n缘由: 进行了督查\n总体情况: 较好\n"
CIRCULAR += "问题: [{{标题: 甲, 内容: 乙, 涉及: [丙校, 丁校]}}]\n整改要求: [{{标题: 戊, 内容: 己}}]\n"
SHEET = "  标题: 结果\n  表格: [学校 | 得分, 丙校 | 90]\n"


def text_of(document: Document) -> str:
    return write(document, "txt").decode()


def drafted(plan: str) -> Document:
    return draft(plan, name="plan.yaml")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "现将《课后服务管理办法》印发给你们，请结合实际，认真贯彻执行。"),
        ("审议: 局党组会议\n", "《课后服务管理办法》已经局党组会议审议通过，现印发给你们，请结合实际，认真贯彻执行。"),
        (
            "缘由: 为规范管理。\n",
            "为规范管理，我局制定了《课后服务管理办法》，现印发给你们，请结合实际，认真贯彻执行。",
        ),
        ("执行要求: 请遵照执行\n", "现将《课后服务管理办法》印发给你们，请遵照执行。"),
    ],
)
def test_an_issuing_notice_names_what_it_issues(typed: str, said: str) -> None:
    document = drafted(ISSUED + SIGNED + "正文: [第一条　甲。]\n" + typed)
    assert text_of(document).count(said) == 1
    assert str(document.title) == "云河县教育局关于印发《课后服务管理办法》的通知"
    assert [attachment.title.value for attachment in document.attachments] == ["课后服务管理办法"]
    assert [name.value for name in document.elements.attachment_note] == ["课后服务管理办法"]


def test_what_is_issued_may_be_a_file_and_must_be_something(tmp_path: Path) -> None:
    (tmp_path / "办法.md").write_text("# 课后服务管理办法\n\n第一条　甲。\n", encoding="utf-8")
    plan = tmp_path / "plan.yaml"
    plan.write_text(ISSUED + SIGNED + "  附件: [{文件: 办法.md}]\n", encoding="utf-8")
    assert [attachment.title.value for attachment in draft(plan).attachments] == ["课后服务管理办法"]
    with pytest.raises(
        PlanError, match="缺少“正文”（印发的文件写在“正文”里；已有成文的，在“要素”里用“附件”给出它的路径"
    ):
        drafted(ISSUED + SIGNED)


def test_an_ordinary_notice_keeps_its_names() -> None:
    assert {find(name).name for name in ("通知", "工作通知", "会议通知")} == {"通知"}
    with pytest.raises(UsageError, match="是否想写“督查通报”"):
        find("通报")


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        ("云河县教育局", "我局"),
        ("县第一中学", "我校"),
        ("县委教育工委", "我委"),
        ("实验幼儿园", "我园"),
        ("县教研室", "我单位"),
    ],
)
def test_an_office_speaks_of_itself(unit: str, said: str) -> None:
    plan = ISSUED.replace("云河县教育局", unit) + SIGNED + "正文: 甲\n缘由: 为规范管理\n"
    assert f"为规范管理，{said}制定了《" in text_of(drafted(plan))


def test_a_request_is_one_paragraph_or_has_parts_and_ends_in_its_words() -> None:
    plan = REQUEST + UPWARD + "  附注: 联系人：顾明川\n"
    text = text_of(drafted(plan))
    assert "为消除隐患，现将有关事项请示如下：\n恳请批准追加资金。\n妥否，请批示。\n" in text
    parts = text_of(drafted(plan + "情况: [{标题: 基本情况, 内容: 甲}]\n"))
    assert "一、基本情况\n甲。\n二、请示事项\n恳请批准追加资金。\n妥否，请批示。\n" in parts


@pytest.mark.parametrize("key", ["签发人", "主送机关", "附注"])
def test_a_request_needs_what_the_rules_ask_of_it(key: str) -> None:
    elements = UPWARD + "  附注: 联系人：顾明川\n"
    kept = "".join(line for line in elements.splitlines(keepends=True) if key not in line)
    with pytest.raises(PlanError, match=f"要素：缺少“{key}”"):
        drafted(REQUEST + kept)


def test_a_report_carries_no_request() -> None:
    plan = "模板: 报告\n单位: 甲局\n事由: 乙\n缘由: 丙\n情况: [{标题: 丁, 内容: 戊}]\n" + UPWARD
    assert text_of(drafted(plan)).count("特此报告。") == 1
    with pytest.raises(PlanError, match="结尾：报告不得夹带请示事项"):
        drafted(plan + "结尾: 妥否，请批示。\n")


@pytest.mark.parametrize(
    ("typed", "title", "opening", "closing"),
    [
        ("缘由: 为了安全\n", "函", "为了安全，现就有关事项函商如下：", "请予支持为盼。"),
        ("缘由: 为了安全\n类型: 询问\n", "函", "为了安全，现就有关问题函询如下：", "请予函复。"),
        ("类型: 答复\n来函: 贵局来函收悉。\n", "复函", "贵局来函收悉。经研究，现函复如下：", "特此函复。"),
        ("类型: 答复\n来函: 贵局来函\n缘由: 经核实\n", "复函", "贵局来函收悉。经核实，现函复如下：", "特此函复。"),
        ("缘由: 为了安全\n结尾: 盼复\n", "函", "为了安全，现就有关事项函商如下：", "盼复。"),
    ],
)
def test_a_letter_speaks_after_its_kind(typed: str, title: str, opening: str, closing: str) -> None:
    document = drafted(LETTER + SIGNED + typed)
    text = text_of(document)
    assert str(document.title) == f"云河县教育局关于校车管理的{title}"
    assert f"\n{opening}\n请协助。\n{closing}\n" in text


def test_a_letter_of_another_kind_has_no_incoming_letter() -> None:
    with pytest.raises(PlanError, match="来函：只有答复的函写“来函”"):
        drafted(LETTER + SIGNED + "缘由: 甲\n来函: 乙\n")
    with pytest.raises(PlanError, match="缺少“来函”（答复的函要写明答复哪一份来函"):
        drafted(LETTER + SIGNED + "类型: 答复\n")


def test_a_letter_may_have_parts_among_its_paragraphs() -> None:
    plan = LETTER.replace("正文: 请协助。\n", "正文: [甲, {标题: 乙, 内容: 丙}, {标题: 丁, 内容: 戊}]\n")
    assert "\n甲。\n一、乙\n丙。\n二、丁\n戊。\n" in text_of(drafted(plan + SIGNED + "缘由: 己\n"))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("认为: 甲。", "会议认为，甲。\n"),
        ("听取: 汇报, 认为: 甲", "会议听取了汇报。会议认为，甲。\n"),
        ("强调: 甲", "会议强调，甲。\n"),
        ("要求: [甲]", "会议要求，甲。\n"),
        ("要求: [甲, 乙]", "会议要求，一是甲。二是乙。\n"),
        ("议定: [{标题: 甲, 内容: 乙, 时限: 3月底前}]", "会议议定以下事项：\n甲。乙。（完成时限：3月底前）\n"),
    ],
)
def test_minutes_say_what_the_meeting_did_and_nothing_else(typed: str, said: str) -> None:
    text = text_of(drafted(f"{MINUTES}  - {{标题: 关于校车, {typed}}}\n"))
    body = text.split("关于校车\n", 1)[1].split("出席：", 1)[0]
    assert body.strip("\n") == said.strip("\n")


def test_a_topic_of_minutes_without_a_word_is_told() -> None:
    with pytest.raises(PlanError, match=r"议题\[1\]：缺少“议定”（认为、强调、要求、议定，至少要写一项"):
        drafted(f"{MINUTES}  - {{标题: 关于校车}}\n")


@pytest.mark.parametrize("typed", ["开学督查", "开学督查情况"])
def test_a_circular_names_the_units_and_points_to_its_sheets(typed: str) -> None:
    plan = CIRCULAR.format(typed) + SIGNED
    document = drafted(plan)
    assert str(document.title) == "云河县教育局关于开学督查情况的通报"
    assert "乙。（涉及单位：丙校、丁校）" in text_of(document)
    assert "附件" not in text_of(document)
    one = text_of(drafted(f"{plan}结果表:\n{SHEET}"))
    assert "具体结果见附件。\n" in one
    both = drafted(f"{plan}结果表:\n{SHEET}整改清单: [{{单位: 丙校, 问题: 庚, 时限: 3月底前}}]\n")
    assert "具体结果见附件1。\n" in text_of(both)
    assert "各单位须整改的问题和时限见附件2。" in text_of(both)
    assert [(sheet.title.value, sheet.landscape) for sheet in both.attachments] == [
        ("结果", False),
        ("开学督查问题整改清单", True),
    ]


def test_the_tasks_of_a_plan_are_an_attachment_across() -> None:
    (sheet,) = draft(find("工作计划").folder / "example.yaml").attachments
    (table,) = sheet.blocks
    assert sheet.landscape
    assert isinstance(table, Table)
    assert [cell.value for cell in table.rows[0]] == ["序号", "任务", "牵头科室", "责任人", "完成时限"]


def test_headings_of_an_attachment_of_a_skeleton_are_numbered_anew() -> None:
    body = "正文:\n  - {标题: 总体要求, 正文: 甲}\n  - {标题: 主要任务, 正文: 乙}\n"
    (plan,) = drafted(ISSUED + SIGNED + body).attachments
    assert [block.ordinal for block in plan.blocks if isinstance(block, Heading)] == ["一、", "二、"]


def test_an_attachment_note_must_agree_with_the_attachments_of_a_skeleton() -> None:
    with pytest.raises(PlanError, match="第 1 件写作“实施方案”，“附件”里的标题却是“课后服务管理办法”"):
        drafted(ISSUED + SIGNED + "  附件说明: 实施方案\n正文: 甲\n")
