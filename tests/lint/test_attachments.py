"""Attachments are judged, mended and annotated as the paper is, in every form; their headings begin anew."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from tests.readers import builders
from tests.readers.builders import p, r

from govdoc.drafting import draft
from govdoc.lint import RULES, Finding, lint
from govdoc.lint.fixes.annotating import annotated
from govdoc.lint.fixes.repairing import Manner, repair
from govdoc.outline import outline
from govdoc.readers import parse
from govdoc.writers import write

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from govdoc.model import Document

PLAN = """\
模板: 通用
要素:
  主送机关: 各中小学、幼儿园
  发文机关署名: 云河县教育局
  成文日期: 2026-03-05
  附件:
    - {标题: 校舍安全排查工作方案, 文件: 方案.md}
    - {标题: 校舍安全排查表, 文件: 表.md}
    - {标题: 校舍安全整改工作指引, 文件: 指引.md}
标题: 云河县教育局关于开展校舍安全排查的通知
正文:
  - 为切实保障师生安全，现就有关事项通知如下。
  - 标题: 总体要求
    正文: 各中小学要高度重视，认真组织排查。
  - 标题: 排查内容
    正文: 各中小学要排查墙体、屋面、门窗（见附件1）。
  - 标题: 工作要求
    正文: 各中小学要于3月20日前报送排查表（见附件2）。
"""
SCHEME = """\
# 校舍安全排查工作方案

为做好排查工作，制定本方案。

## 工作目标

全面排查校舍安全隐患，做到底数清、情况明、责任实。

## 工作步骤

### 自查阶段

各中小学于3月10日前完成自查，填写自查表（见附件5）。

### 复查阶段

县教育局于3月15日前完成复查，通报复查结果。

## 保障措施

加强组织领导，落实工作经费。
"""
TABLE = """\
# 校舍安全排查表

| 学段 | 学校数 | 学生数 |
| --- | --- | --- |
| 小学 | 30 | 15200 |
| 初中 | 12 | 8300 |
| 合计 | 42 | 23500 |
"""
GUIDE = """\
# 校舍安全整改工作指引

## 适用范围

本指引适用于全县中小学、幼儿园。

## 整改要求

对排查出的隐患，各学校要立即整改，销号管理。
"""
FORMS = ["docx", "md", "txt", "html"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("方案.md", SCHEME), ("表.md", TABLE), ("指引.md", GUIDE), ("plan.yaml", PLAN)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def faulty(folder: Path, *changes: tuple[str, str, str]) -> Document:
    """Draft the plan with words of its attachments exchanged: file, old, new."""
    for name, old, new in changes:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")
    return draft(folder / "plan.yaml")


COMMA = ("方案.md", "情况明、责任实", "情况明,责任实")
WORD = ("指引.md", "立即整改，销号管理", "坚持坚持立即整改，销号管理")
SUM = ("表.md", "合计 | 42", "合计 | 43")
GAP = ("指引.md", "## 整改要求", "## 三、整改要求")


def judged(document: Document, form: str = "docx") -> list[Finding]:
    return lint(parse(write(document, form), f"通知.{form}"))


def codes(findings: Sequence[Finding]) -> set[str]:
    return {finding.code for finding in findings}


@pytest.mark.parametrize("form", FORMS)
def test_a_sound_paper_with_three_attachments_is_faultless(folder: Path, form: str) -> None:
    assert judged(faulty(folder), form) == []


@pytest.mark.parametrize("form", FORMS)
def test_the_text_of_attachments_is_judged(folder: Path, form: str) -> None:
    found = judged(faulty(folder, COMMA, WORD), form)
    assert codes(found) == {"PUN001", "TYP003"}


@pytest.mark.parametrize("form", ["docx", "md"])
def test_a_table_that_is_an_attachment_is_added_up(folder: Path, form: str) -> None:
    assert codes(judged(faulty(folder, SUM), form)) == {"FAC010"}


def test_the_headings_of_an_attachment_are_counted_from_one_again(folder: Path) -> None:
    # 一、二、三、 of the paper, then 一、…: neither a repeat nor a gap. A gap within an attachment is one.
    found = judged(faulty(folder, ("指引.md", "## 适用范围", "## 一、适用范围"), GAP))
    assert [finding.excerpt for finding in found if finding.code == "STR003"] == ["三、整改要求"]


def test_a_level_that_one_attachment_skips_is_no_fault_of_the_others(folder: Path) -> None:
    skipping = "## 适用范围\n\n#### 学校范围\n\n全县中小学。\n\n#### 幼儿园范围\n\n全县幼儿园。"
    found = judged(faulty(folder, ("指引.md", "## 适用范围\n\n本指引适用于全县中小学、幼儿园。", skipping)))
    assert "STR012" not in codes(found)


def test_the_sections_of_an_attachment_are_not_those_of_the_paper(folder: Path) -> None:
    plan = (
        PLAN.replace("关于开展校舍安全排查的通知", "2026年工作要点")
        .replace("总体要求", "重点任务")
        .replace("排查内容", "改革任务")
        .replace("工作要求", "保障措施")
    )
    (folder / "plan.yaml").write_text(plan, encoding="utf-8")
    # 工作步骤 behind 保障措施 stands in another text.
    assert "STR019" not in codes(judged(draft(folder / "plan.yaml")))


def test_an_attachment_that_another_attachment_has_is_not_asked_of_the_paper(folder: Path) -> None:
    (folder / "plan.yaml").write_text(PLAN.replace("见附件2", "见附件4"), encoding="utf-8")
    found = judged(draft(folder / "plan.yaml"))
    assert [finding.message for finding in found] == ["附件说明只列了3个附件，没有“附件4”"]


def test_fixes_reach_into_the_attachments_of_a_word_file(folder: Path) -> None:
    data = write(faulty(folder, COMMA, WORD))
    mended = repair(data, "通知.docx", lint, Manner(unsafe=True))
    assert mended.fixed.total() == 2
    assert lint(parse(mended.data, "通知.docx")) == []


def test_tracked_changes_and_comments_stand_in_the_attachments(folder: Path) -> None:
    data = write(faulty(folder, COMMA, WORD))
    tracked = repair(data, "通知.docx", lint, Manner(tracked=True))
    assert body(tracked.data).count("<w:ins ") == 1
    document = parse(data, "通知.docx")
    findings = lint(document)
    assert body(annotated(data, document, findings)).count("<w:commentReference") == len(findings) == 2


def body(data: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()


HAND = (
    "云河县教育局关于开展校舍安全排查的通知", "各中小学：", "为切实保障师生安全，现就有关事项通知如下。",
    "一、总体要求", "各中小学要高度重视，认真组织排查。", "二、工作要求", "各中小学要按时报送排查表。",
    "附件：1. 校舍安全排查工作方案", "2. 校舍安全排查表", "云河县教育局", "2026年3月5日",
    "附件1", "校舍安全", "排查工作方案", "一、工作目标", "全面排查校舍安全隐患,做到底数清。", "三、工作步骤",
    "各中小学于3月10日前完成自查。", "附件2", "校舍安全排查表", "学校名称、排查时间、排查结果。",
)  # fmt: skip


@pytest.mark.parametrize("style", ["", '<w:pStyle w:val="1"/>'])
def test_a_word_file_made_by_hand_has_attachments_too(style: str) -> None:
    styles = builders.style("1", "heading 1", "<w:pPr><w:outlineLvl w:val='0'/></w:pPr>")
    paragraphs = [p(r(line), style if line.startswith(("附件1", "附件2", "校舍")) else "") for line in HAND]
    document = parse(builders.docx("".join(paragraphs), styles=styles), "通知.docx")
    rules = [rule for rule in RULES if not rule.code.startswith("FMT")]
    found = lint(document, rules=rules)
    assert [(finding.code, finding.paragraph) for finding in found] == [("PUN001", 16), ("STR003", 17)]


@pytest.mark.parametrize("form", ["docx", "md", "html"])
def test_the_outline_of_a_paper_with_attachments_is_that_of_its_plain_text(folder: Path, form: str) -> None:
    document = faulty(folder)

    def heads(to: str) -> list[tuple[int, str, str]]:
        found = outline(parse(write(document, to), f"通知.{to}"))
        walked = [below for section in found.sections for below in section.walk()]
        return [(section.level, section.title, str(section.role)) for section in walked if section.heading]

    assert heads(form) == heads("txt")
    assert [title for _, title, _ in heads(form)][:4] == ["总体要求", "排查内容", "工作要求", "工作目标"]


SECTIONS = (
    "云河县教育局2026年工作要点\n一、主要任务\n"
    "（一）推进课程改革\n各校要开齐课程。\n（二）加强教师队伍\n各校要抓好培训。\n"
)


@pytest.mark.parametrize(
    ("line", "empty"),
    [
        ("（三）改善办学条件，提升保障水平", True),
        ("（三）改善办学条件，新建学校3所，新增学位2400个", False),
        ("（三）各校要高度重视，认真组织实施", False),
    ],
)
def test_a_numbered_sentence_without_its_stop_is_no_heading_without_a_body(line: str, empty: bool) -> None:  # noqa: FBT001
    text = f"{SECTIONS}{line}\n（四）强化督导\n县教育局定期督导。\n"
    assert ("STR006" in codes(lint(parse(text.encode(), "要点.txt")))) == empty


NOTICE = "云河县教育局关于开展校舍安全排查的{genre}\n各中小学：\n{own}\n云河县教育局\n2026年3月5日\n"
ATTACHMENT = "附件\n有关材料\n{other}\n"


@pytest.mark.parametrize(
    ("code", "genre", "own", "other"),
    [
        ("FAC019", "通知", "现将有关材料印发给你们。", "请于3月2日前将材料报送办公室。"),
        ("FAC005", "通知", "现将有关材料印发给你们。", "录取名单于7月25日（星期五）公布。"),
        ("FAC014", "通知", "报名截止时间：5月30日。", "比赛时间：5月20日。"),
        ("ELE019", "报告", "现将有关情况报告如下。", "特此通知。"),
        ("ELE015", "报告", "现将有关情况报告如下。", "妥否，请批示。"),
        ("ELE035", "通知", "我局高度重视。", "本办法由本局负责解释。"),
        ("FAC012", "通知", "全县共有在校学生3.2万人。", "各校抓好控辍保学，全县在校学生33500人。"),
    ],
)
def test_what_is_attached_may_be_of_another_time_and_speak_for_another(
    code: str, genre: str, own: str, other: str
) -> None:
    paper = NOTICE.format(genre=genre, own=f"{own}\n{other}")
    assert code in codes(lint(parse(paper.encode(), "文.txt")))
    sent = NOTICE.format(genre=genre, own=own) + ATTACHMENT.format(other=other)
    assert code not in codes(lint(parse(sent.encode(), "文.txt")))


@pytest.mark.parametrize("gap", [" ", "　", "  "])
def test_a_blank_behind_the_colon_of_a_note_is_no_name_of_its_own(gap: str) -> None:
    text = f"关于检查的通知\n各中小学：\n请认真检查。\n附件：{gap}1.检查表\n2.整改台账\n云河县教育局\n2026年3月5日\n"
    assert [finding.message for finding in lint(parse(text.encode(), "通知.txt")) if finding.code == "ELE021"] == []
