"""govdoc outline: its options, several files at once, the road to a Word file."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

SPEECH = "corpus/seen/jianghua-jiaoyu-gongzuo-huiyi.txt"
SUMMARY = "corpus/seen/zongjie-xian-jiaoyuju.txt"


def outline(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "govdoc", "outline", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, check=False, text=True, encoding="utf-8")


def test_the_text_of_a_role_alone(repository: Path) -> None:
    done = outline(SPEECH, "--role", "保障", cwd=repository)
    lines = done.stdout.splitlines()
    assert lines[0] == "四、加强领导，确保各项工作落到实处"
    assert [line[:3] for line in lines[1:]] == ["（一）", "（二）", "（三）"]
    assert "各学校主要负责人要对照任务清单" in lines[1]


def test_a_role_that_no_section_has_is_said(tmp_path: Path) -> None:
    (tmp_path / "要点.txt").write_text("工作要点\n一、优化布局\n新建学校3所，扩建5所。\n", encoding="utf-8")
    done = outline("要点.txt", "--role", "结语", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "要点.txt：没有结语部分\n")


@pytest.mark.parametrize("to", ["yaml", "markdown"])
def test_options_that_a_whole_paper_leaves_aside_are_said(repository: Path, to: str) -> None:
    done = outline(SPEECH, "--format", to, "--role", "保障", cwd=repository)
    assert done.returncode == 0
    assert "肯定成绩" in done.stdout
    assert done.stderr == f"提示：{to} 写出的是整篇，--role、--depth、--stats、--explain 不起作用\n"


def test_a_role_picks_sections_of_json_too(repository: Path) -> None:
    value = json.loads(outline(SPEECH, "--role", "回顾", "--role", "部署", "--format", "json", cwd=repository).stdout)
    assert [section["ordinal"] for section in value["sections"]] == ["一、", "三、"]


def test_depth_cuts_the_tree(repository: Path) -> None:
    value = json.loads(outline(SPEECH, "--depth", "1", "--format", "json", cwd=repository).stdout)
    assert all(section["children"] == [] for section in value["sections"])


def test_reasons_are_given_when_asked_for(repository: Path) -> None:
    value = json.loads(outline(SPEECH, "--explain", "--format", "json", cwd=repository).stdout)
    assert all(section["reasons"] for section in value["sections"])
    shown = outline(SPEECH, "--explain", "--depth", "1", cwd=repository).stdout
    assert "标题有“加强领导”" in shown


def test_statistics_count_characters_and_headings(repository: Path) -> None:
    value = json.loads(outline(SPEECH, "--stats", "--format", "json", cwd=repository).stdout)
    assert value["stats"]["headings"] == {"1": 4, "2": 11, "3": 3, "5": 6}
    assert sum(value["stats"]["roles"].values()) == value["stats"]["characters"]
    assert "（一） 11 个" in outline(SPEECH, "--stats", cwd=repository).stdout


def test_several_files_are_a_list_and_a_bad_one_stops_none(repository: Path, tmp_path: Path) -> None:
    empty = tmp_path / "空.txt"
    empty.write_bytes(b"")
    done = outline(SPEECH, empty, SUMMARY, "--format", "json", cwd=repository)
    assert done.returncode == 2
    values = json.loads(done.stdout)
    assert [value.get("genre") for value in values] == ["讲话", None, "工作总结"]
    assert "空的" in values[1]["error"]
    shown = outline(SPEECH, empty, SUMMARY, cwd=repository)
    assert shown.returncode == 2
    assert "空的" in shown.stderr
    assert "夯基提质" in shown.stdout


def test_several_files_are_told_from_each_other(repository: Path) -> None:
    shown = outline(SPEECH, SUMMARY, "--depth", "1", cwd=repository).stdout.splitlines()
    assert shown[0] == f"{SPEECH}："
    assert shown[shown.index(f"{SUMMARY}：") - 1] == ""
    plans = list(yaml.safe_load_all(outline(SPEECH, SUMMARY, "--format", "yaml", cwd=repository).stdout))
    assert [plan["模板"] for plan in plans] == ["通用", "通用"]
    markdown = outline(SPEECH, SUMMARY, "--format", "markdown", cwd=repository).stdout
    assert markdown.startswith(f"<!-- {SPEECH} -->\n\n# ")
    assert f"\n\n<!-- {SUMMARY} -->\n\n# " in markdown
    alone = outline(SPEECH, "--format", "yaml", cwd=repository).stdout
    assert alone.startswith("# 由 ")


def test_several_files_become_a_folder_of_plans(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "空.txt").write_bytes(b"")
    folder = tmp_path / "计划"
    given = (SPEECH, tmp_path / "空.txt", SUMMARY, "--format", "yaml", "-o", folder)
    done = outline(*given, cwd=repository)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.endswith(f"已生成 2 个文件，在 {folder}，核对后运行：govdoc batch {folder} -o 成稿\n")
    assert {path.name for path in folder.iterdir()} == {Path(SPEECH).stem + ".yaml", Path(SUMMARY).stem + ".yaml"}
    assert "文件已存在" in outline(*given, cwd=repository).stderr
    assert outline(*given, "--force", cwd=repository).stderr == done.stderr
    refused = outline(SPEECH, "-o", folder, cwd=repository)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "--format yaml" in refused.stderr


def test_a_folder_is_walked(repository: Path) -> None:
    values = json.loads(outline("corpus/seen", "--format", "json", "--depth", "1", cwd=repository).stdout)
    assert len(values) == len(list((repository / "corpus/seen").glob("*.txt")))


@pytest.mark.parametrize("form", ["yaml", "markdown"])
def test_a_dirty_text_becomes_a_word_file_in_two_commands(form: str, repository: Path, tmp_path: Path) -> None:
    dirty = repository / "corpus/seen/ruin-wangye.txt"
    plan = tmp_path / f"plan.{'yaml' if form == 'yaml' else 'md'}"
    plan.write_text(outline(dirty, "--format", form, cwd=repository).stdout, encoding="utf-8")
    command = [sys.executable, "-m", "govdoc", "draft", str(plan), "-o", str(tmp_path / "a.docx")]
    subprocess.run(command, check=True, capture_output=True)
    before = json.loads(outline(dirty, "--format", "json", cwd=repository).stdout)
    after = json.loads(outline(tmp_path / "a.docx", "--format", "json", cwd=repository).stdout)
    assert headings(after) == headings(before)
    assert after["residue"] == []


def headings(value: dict[str, object]) -> list[tuple[object, object]]:
    found = []
    sections = list(value["sections"])  # type: ignore[call-overload]
    while sections:
        section = sections.pop(0)
        sections = section["children"] + sections
        if section["kind"] != "implicit" and section["level"] < 5:
            found.append((section["ordinal"], section["title"]))
    return found


ATTACHED = """\
云河县教育局关于排查校舍安全的通知
各学校：
一、总体要求
各学校要认真排查校舍安全，建立台账。
云河县教育局
2026年3月5日
附件1
校舍安全排查方案
一、排查项目
排查墙体、屋面、门窗。
附件2
整改台账
逐项登记，销号管理。
"""


def test_the_sections_of_attachments_hang_under_their_titles(tmp_path: Path) -> None:
    (tmp_path / "通知.txt").write_text(ATTACHED, encoding="utf-8")
    shown = [line.rstrip() for line in outline("通知.txt", cwd=tmp_path).stdout.splitlines()]
    assert shown[3] == "├── 附件1  校舍安全排查方案"
    assert shown[4].startswith("│   └── 一、排查项目")
    assert shown[5] == "└── 附件2  整改台账"
    value = json.loads(outline("通知.txt", "--format", "json", cwd=tmp_path).stdout)
    assert [(part["title"], part["line"]) for part in value["attachments"]] == [
        ("校舍安全排查方案", 8),
        ("整改台账", 12),
    ]
    assert [section["title"] for section in value["sections"]] == ["", "总体要求", "排查项目", ""]


def test_the_attachments_of_a_plan_belong_to_no_section(tmp_path: Path) -> None:
    (tmp_path / "通知.txt").write_text(ATTACHED, encoding="utf-8")
    shown = outline("通知.txt", "--format", "yaml", cwd=tmp_path).stdout
    assert "\n  附件:\n    - 标题: 校舍安全排查方案\n      正文:\n        - 标题: 排查项目" in shown
    assert "\n    - 标题: 整改台账\n      正文: 逐项登记，销号管理。\n" in shown


def test_a_section_tells_its_tables(tmp_path: Path) -> None:
    table = "| 学段 | 放假 |\n|---|---|\n| 小学 | 1月24日 |\n"
    (tmp_path / "通知.md").write_text(
        f"# 放假通知\n\n## 时间\n\n见下表。\n\n{table}\n## 附表\n\n{table}", encoding="utf-8"
    )
    lines = outline("通知.md", cwd=tmp_path).stdout.splitlines()
    assert lines[1].endswith("6 字，1 张表")
    assert lines[2].endswith("2 字，1 张表")


def test_files_of_one_name_become_files_of_different_names_and_nothing_is_lost(tmp_path: Path) -> None:
    given = []
    for letter in "甲乙丙":
        (tmp_path / letter).mkdir()
        (tmp_path / letter / "稿.txt").write_text(f"{letter}校工作要点\n各班要抓好落实。\n", encoding="utf-8")
        given.append(f"{letter}/稿.txt")
    for force in ((), ("--force",)):
        assert outline(*given, "--format", "yaml", "-o", "计划", *force, cwd=tmp_path).returncode == 0
        titles = [yaml.safe_load(path.read_text(encoding="utf-8"))["标题"] for path in (tmp_path / "计划").iterdir()]
        assert sorted(titles) == sorted(f"{letter}校工作要点" for letter in "甲乙丙")


def test_nothing_is_written_where_one_of_the_files_stands_there_already(tmp_path: Path) -> None:
    for name in ("甲", "乙"):
        (tmp_path / f"{name}.txt").write_text("工作要点\n各班要抓好落实。\n", encoding="utf-8")
    folder = tmp_path / "计划"
    folder.mkdir()
    (folder / "乙.yaml").write_text("旧", encoding="utf-8")
    done = outline("甲.txt", "乙.txt", "--format", "yaml", "-o", folder, cwd=tmp_path)
    assert done.returncode == 2
    assert "文件已存在" in done.stderr
    assert [path.name for path in folder.iterdir()] == ["乙.yaml"]


def test_a_folder_that_cannot_be_made_and_a_paper_that_would_be_replaced_are_refused(tmp_path: Path) -> None:
    (tmp_path / "稿.md").write_text("# 工作要点\n\n各班要抓好落实。\n", encoding="utf-8")
    before = (tmp_path / "稿.md").read_bytes()
    for folder, said in (("稿.md", "这是文件"), ("稿.md/下", "建不了这个文件夹"), (".", "输出就是稿子本身")):
        done = outline("稿.md", "--format", "markdown", "-o", folder, "--force", cwd=tmp_path)
        assert (done.returncode, said in done.stderr, "Traceback" in done.stderr) == (2, True, False), done.stderr
    assert (tmp_path / "稿.md").read_bytes() == before
