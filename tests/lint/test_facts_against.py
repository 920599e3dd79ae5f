"""A document is compared with others: the finding names both files, both places, both values."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from govdoc.cli import app
from govdoc.errors import UsageError
from govdoc.lint import Config, Options, check, lint
from govdoc.lint.jobs import pool
from govdoc.outline import structure
from govdoc.readers import parse
from govdoc.writers import write

if TYPE_CHECKING:
    from govdoc.model import Document

LAST = "云河县教育局2025年工作总结\n一、主要成效\n全县共有在校学生31000人。九年义务教育巩固率达到99.1%。\n"
THIS = (
    "云河县教育局2026年工作总结\n一、主要成效\n"
    "全县共有在校学生33000人，比上年增加1000人。九年义务教育巩固率达到99.4%，比上年提高0.3个百分点。\n"
    "体质健康监测全覆盖，校车监管平台建成使用。\n"
)
PLAN = (
    "云河县教育局2026年工作要点\n一、重点任务\n（一）建设校车安全监管平台\n各校配合。\n"
    "（二）实施乡村教师周转宿舍工程\n年内建成200套。\n（三）加强组织领导\n落实责任。\n"
)


def _other(text: str, name: str) -> Document:
    return structure(parse(text.encode(), name))


def test_what_last_year_was_by_this_year_is_compared_with_what_it_said() -> None:
    config = Config(select=("FAC",), against=(_other(LAST, "材料/总结2025.txt"),))
    found = lint(parse(THIS.encode(), "总结.txt"), config)
    said = "按这里的增减推算，上年全县在校学生是32000人，“总结2025.txt”第3行是31000人，请核对"
    assert [(item.code, item.line, item.message) for item in found] == [("FAC021", 3, said)]


_BACK_THEN = (
    "云河县教育局2025年工作总结\n一、2025年工作回顾\n全县现有学校186所，在校学生6.82万人，专任教师4865人。"
    "高中阶段毛入学率达到94.5%。高考上线率58.3%。\n二、2026年工作打算\n全县在校学生达到7万人。\n"
)
_NOW = (
    "云河县教育局2026年工作总结\n一、2026年工作回顾\n"
    "全县现有学校{}所，比上年减少6所；在校学生6.71万人，比上年减少0.11万人；专任教师{}人，比上年增加57人。"
    "高中阶段毛入学率由2025年的{}%提高到95.3%。高考上线率60.1%，提高1.8个百分点。\n"
)


def _told(*values: object) -> list[str]:
    config = Config(select=("FAC020", "FAC021"), against=(_other(_BACK_THEN, "旧.txt"),))
    return [item.excerpt for item in lint(parse(_NOW.format(*values).encode(), "新.txt"), config)]


def test_a_year_told_of_one_amount_is_not_that_of_those_behind_it() -> None:
    assert _told(180, 4922, 94.5) == []


def test_a_year_in_brackets_or_behind_an_amount_is_told_of_that_amount_alone() -> None:
    config = Config(
        select=("FAC021",),
        against=(_other("云河县教育局2025年工作总结\n在园幼儿10280人，小学生25460人。\n", "旧.txt"),),
    )
    text = "云河县教育局2026年工作总结\n在园幼儿9860人（上年{}人），小学生25120人。"
    text += "教师4900人，上年为4800人，小学生25120人。\n"
    assert lint(parse(text.format(10280).encode(), "新.txt"), config) == []
    assert len(lint(parse(text.format(10820).encode(), "新.txt"), config)) == 1


def test_differences_under_a_heading_with_a_year_and_the_first_of_two_values_are_compared() -> None:
    assert len(_told(182, 4922, 94.5)) == len(_told(180, 4912, 94.5)) == len(_told(180, 4922, 94.2)) == 1


def test_a_year_that_lies_further_back_is_not_compared() -> None:
    older = LAST.replace("2025", "2024")
    assert lint(parse(THIS.encode(), "总结.txt"), Config(select=("FAC",), against=(_other(older, "旧.txt"),))) == []


def test_a_task_of_the_plan_that_the_summary_leaves_out_is_listed_with_its_place() -> None:
    found = lint(parse(THIS.encode(), "总结.txt"), Config(select=("FAC",), against=(_other(PLAN, "要点.txt"),)))
    said = "“要点.txt”第5行的任务“实施乡村教师周转宿舍工程”，这份总结没有写到"
    assert [(item.code, item.severity, item.message) for item in found] == [("FAC022", "info", said)]


def test_tasks_in_a_table_of_the_plan_are_looked_for_too() -> None:
    plan = (
        "# 云河县教育局2026年工作要点\n\n| 序号 | 重点任务 | 责任股室 |\n| --- | --- | --- |\n"
        "| 1 | 建设校车安全监管平台 | 安全股 |\n| 2 | 新建城东实验幼儿园 | 规划股 |\n"
    )
    other = structure(parse(plan.encode(), "要点.md"))
    found = lint(parse(THIS.encode(), "总结.txt"), Config(select=("FAC022",), against=(other,)))
    assert [item.message.partition("，")[0] for item in found] == ["“要点.md”第6行的任务“新建城东实验幼儿园”"]


def test_a_plan_is_not_asked_to_report_on_a_plan() -> None:
    config = Config(select=("FAC022",), against=(_other(PLAN, "要点.txt"),))
    assert lint(parse(PLAN.encode(), "计划.txt"), config) == []


def test_a_docx_names_paragraphs(tmp_path: Path) -> None:
    last = tmp_path / "last-year.docx"
    last.write_bytes(write(structure(parse(LAST.encode(), "旧.txt"))))
    this = tmp_path / "今年.txt"
    this.write_text(THIS, encoding="utf-8")
    (checked,) = check([this], Options(select=("FAC",), against=(last,)))
    assert [item.message.partition("，“")[2] for item in checked.findings] == ["last-year.docx”第3段是31000人，请核对"]


def test_files_in_worker_processes_are_compared_as_well_and_never_with_themselves(tmp_path: Path) -> None:
    for name, text in {"总结.txt": THIS, "旧.txt": LAST, "要点.txt": PLAN}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    options = Options(select=("FAC",), against=(tmp_path / "旧.txt", tmp_path / "要点.txt"))
    with pool(2) as executor:
        checked = check([tmp_path], options, executor)
    assert {Path(item.path).name: [finding.code for finding in item.findings] for item in checked} == {
        "总结.txt": ["FAC022", "FAC021"], "旧.txt": [], "要点.txt": [],
    }  # fmt: skip


def test_the_command_takes_the_option_several_times_and_refuses_what_it_cannot_read(tmp_path: Path) -> None:
    for name, text in {"总结.txt": THIS, "旧.txt": LAST, "要点.txt": PLAN}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    paths = {name: str(tmp_path / name) for name in ("总结.txt", "旧.txt", "要点.txt", "没有.txt")}
    both = ["lint", paths["总结.txt"], "--against", paths["旧.txt"], "--against", paths["要点.txt"], "--select", "FAC"]
    done = CliRunner().invoke(app, [*both, "--format", "concise"])
    assert done.exit_code == 1
    assert "FAC021" in done.output
    assert "FAC022" in done.output
    with pytest.raises(UsageError, match=r"--against 的文件读不了：.*没有\.txt：没有这个文件"):
        check([Path(paths["总结.txt"])], Options(against=(Path(paths["没有.txt"]),)))
