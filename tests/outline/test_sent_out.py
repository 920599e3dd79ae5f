"""A paper that a notice sends out stands under its own title, though nobody wrote 附件 on it."""

from __future__ import annotations

from govdoc.drafting import draft
from govdoc.outline import outline
from govdoc.readers.text import parse
from govdoc.report.plan import plan_yaml

NOTICE = """云河县教育局关于印发《云河县校车安全管理办法（试行）》的通知

各学区、各学校：
《云河县校车安全管理办法（试行）》已经局党组会议通过，现印发给你们，请遵照执行。
云河县教育局
2026年3月12日
"""
PAPER = """云河县校车安全管理办法（试行）
第一章 总则
第一条 为加强校车安全管理，制定本办法。
第二章 附则
第二条 本办法自2026年4月1日起施行。
"""


def test_its_sections_hang_under_its_title() -> None:
    found = outline(parse(NOTICE + PAPER, "a.txt"))
    assert [part.title.value for part in found.document.attachments] == ["云河县校车安全管理办法（试行）"]
    assert [block for block in found.document.blocks if block in found.document.attachments[0].blocks] == []


def test_its_title_may_take_two_lines() -> None:
    found = outline(parse(NOTICE + PAPER.replace("管理办法（", "管理办法\n（"), "a.txt"))
    assert [part.title.value for part in found.document.attachments] == ["云河县校车安全管理办法（试行）"]


def test_the_drafted_paper_is_signed_before_it() -> None:
    plan = plan_yaml(outline(parse(NOTICE + PAPER, "a.txt")))
    document = draft(plan, name="plan.yaml")
    assert [name.value for name in document.elements.signature] == ["云河县教育局"]
    assert len(document.attachments) == 1
    assert len(document.blocks) == 2


def test_another_line_behind_the_date_opens_no_attachment() -> None:
    for line in ("联系人：李老师，电话：6612345", "校车驾驶人登记表", ""):
        assert outline(parse(NOTICE + line + "\n", "a.txt")).document.attachments == ()
    assert outline(parse(NOTICE + "云河县校车安全管理办法（试行）\n", "a.txt")).document.attachments == ()
