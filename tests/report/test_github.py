from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from markdown_it import MarkdownIt
from tests.report.builders import many
from typer.testing import CliRunner

from govdoc.lint import Checked
from govdoc.lint.rule import Severity
from govdoc.report.github import findings_github, step_summary

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def test_a_finding_is_a_command_with_place_rule_and_basis(checked: list[Checked]) -> None:
    assert (
        "::error title=govdoc (PUN001),file=材料/讲话 1.txt,line=4,col=8,endLine=4,endColumn=9::"
        "半角“,”应为全角“，”（依据：GB/T 15834—2011 5.1）"
    ) in findings_github(checked).splitlines()


def test_a_docx_has_its_place_and_excerpt_in_the_message(checked: list[Checked]) -> None:
    assert (
        "::error title=govdoc (PUN001),file=报告.docx::"
        "第4段第8字“各校要加强领导,压实“双减”责任。”：半角“,”应为全角“，”（依据：GB/T 15834—2011 5.1）"
    ) in findings_github([checked[4]]).splitlines()


def test_what_means_something_to_a_command_is_escaped() -> None:
    file = many(1)
    odd = replace(file, path="a,b:c.txt", findings=(replace(file.findings[0], message="占比120%\n::error::甲"),))
    line, *_ = findings_github([odd]).splitlines()
    assert line.startswith("::warning title=govdoc (PUN000),file=a%2Cb%3Ac.txt,line=1,")
    assert line.endswith("::占比120%25%0A::error::甲（依据：GB/T 15834—2011 5.1）")


def test_a_finding_over_several_lines_has_no_columns() -> None:
    file = many(3)
    wide = replace(file.findings[0], end=2 * 9 + 4)
    assert ",line=1,endLine=3::" in findings_github([replace(file, findings=(wide,))])


def test_ten_of_a_level_are_shown_the_gravest_first_and_the_rest_is_counted() -> None:
    file = many(40)
    levels = (Severity.INFO, Severity.WARNING, Severity.ERROR)
    mixed = tuple(replace(finding, severity=levels[at % 3]) for at, finding in enumerate(file.findings))
    unread = Checked("坏.docx", "坏.docx：读不了", (), failed=True)
    lines = findings_github([replace(file, findings=mixed), unread]).splitlines()
    kinds = [found[1] for line in lines if (found := COMMAND.match(line))]
    assert kinds == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert lines[0] == "::error title=govdoc (读不了),file=坏.docx::坏.docx：读不了"
    assert lines[-1].endswith("每一级至多标注 10 处，还有 11 处没有标注，全部见本步骤的摘要。")


def test_the_summary_of_the_step_is_a_table_that_holds_everything(checked: list[Checked]) -> None:
    page = MarkdownIt("commonmark").enable("table").render(step_summary(checked))
    rows = re.findall(r"<tr>\n(.*?)</tr>", page, re.DOTALL)
    assert all(row.count("</td>") in {0, 5} for row in rows)
    assert "<h3>材料/讲话 1.txt</h3>" in page
    assert "<strong>读不了</strong>：坏.docx" in page
    assert len(rows) > 10


def test_a_document_puts_no_markup_into_the_summary(checked: list[Checked]) -> None:
    page = MarkdownIt("commonmark").enable("table").render(step_summary(checked))
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;" in page


def test_the_summary_stays_within_what_github_takes() -> None:
    file = many(20_000)
    odd = replace(file, findings=tuple(replace(one, message=f"{one.message}{one.start}") for one in file.findings))
    page = step_summary([odd])
    assert len(page.encode()) < 1024 * 1024
    left = re.search(r"另有 (\d+) 行没有列出", page)
    assert left is not None
    assert int(left[1]) + page.count("\n| 警告 |") == 20_000


def test_the_command_line_adds_to_the_summary_of_the_step(workplace: Path) -> None:
    from govdoc.cli import app

    summary = workplace / "summary.md"
    summary.write_text("# 前一步\n", encoding="utf-8")
    arguments = ["lint", "材料", "--format", "github"]
    ran = CliRunner().invoke(app, arguments, env={"GITHUB_STEP_SUMMARY": str(summary)})
    assert ran.exit_code == 1
    assert summary.read_text(encoding="utf-8").startswith("# 前一步\n## 公文检查\n")
    CliRunner().invoke(app, ["lint", "材料"], env={"GITHUB_STEP_SUMMARY": str(summary), "GITHUB_ACTIONS": "true"})
    assert summary.read_text(encoding="utf-8").count("## 公文检查") == 1
    gone = CliRunner().invoke(app, arguments, env={"GITHUB_STEP_SUMMARY": str(workplace / "无/此.md")})
    assert "写不了" in gone.stderr
