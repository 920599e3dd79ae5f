from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from govdoc.readers import read

if TYPE_CHECKING:
    from pathlib import Path


def govdoc(folder: Path, *arguments: str, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "govdoc", *arguments],
        cwd=folder,
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_from_new_to_a_word_file(tmp_path: Path) -> None:
    made = govdoc(tmp_path, "new", "工作要点", "-o", "plan.yaml")
    assert (made.returncode, made.stdout) == (0, "")
    assert made.stderr == "已生成 plan.yaml，改好后运行：govdoc draft plan.yaml\n"
    assert (
        (tmp_path / "plan.yaml")
        .read_text(encoding="utf-8")
        .startswith("# yaml-language-server: $schema=工作要点.schema.json\n")
    )
    assert Draft202012Validator.check_schema(json.loads((tmp_path / "工作要点.schema.json").read_bytes())) is None
    drafted = govdoc(tmp_path, "draft", "plan.yaml")
    assert drafted.returncode == 0
    assert drafted.stderr.startswith("已生成 plan.docx（《云河县教育局2026年工作要点》，")
    assert str(read(tmp_path / "plan.docx").title) == "云河县教育局2026年工作要点"


@pytest.mark.parametrize("form", ["md", "txt", "html"])
def test_the_suffix_of_the_output_or_to_decides_the_form(tmp_path: Path, form: str) -> None:
    (tmp_path / "讲话.md").write_text("# 讲话\n\n同志们好。\n", encoding="utf-8")
    assert govdoc(tmp_path, "draft", "讲话.md", "-o", f"成稿.{form}").returncode == 0
    assert govdoc(tmp_path, "draft", "讲话.md", "-o", "无后缀", "--to", form).returncode == 0
    assert (tmp_path / f"成稿.{form}").read_bytes() == (tmp_path / "无后缀").read_bytes()


def test_a_plan_may_come_by_a_pipe_and_leave_by_one(tmp_path: Path) -> None:
    drafted = govdoc(tmp_path, "draft", "-", "-o", "-", "--to", "txt", stdin="# 讲话\n\n同志们好。\n")
    assert drafted.returncode == 0
    assert drafted.stdout.splitlines()[0] == "讲话"
    assert drafted.stderr == ""
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_overwritten_without_force(tmp_path: Path) -> None:
    govdoc(tmp_path, "new", "工作要点", "-o", "plan.yaml")
    (tmp_path / "plan.docx").write_bytes(b"old")
    for arguments in (("new", "工作要点", "-o", "plan.yaml"), ("draft", "plan.yaml")):
        refused = govdoc(tmp_path, *arguments)
        assert refused.returncode == 2
        assert "文件已存在" in refused.stderr
    assert (tmp_path / "plan.docx").read_bytes() == b"old"
    assert govdoc(tmp_path, "draft", "plan.yaml", "--force").returncode == 0
    assert (tmp_path / "plan.docx").read_bytes().startswith(b"PK")


def test_a_plan_is_not_overwritten_by_its_own_document(tmp_path: Path) -> None:
    (tmp_path / "讲话.md").write_text("# 讲话\n\n同志们好。\n", encoding="utf-8")
    refused = govdoc(tmp_path, "draft", "讲话.md", "--to", "md", "--force")
    assert refused.returncode == 2
    assert "输出就是计划文件本身" in refused.stderr
    assert (tmp_path / "讲话.md").read_text(encoding="utf-8") == "# 讲话\n\n同志们好。\n"


def test_all_faults_of_a_plan_reach_the_user(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("模板: 工作要点\n主题: 甲\n年度: 二六\n", encoding="utf-8")
    refused = govdoc(tmp_path, "draft", "plan.yaml")
    assert refused.returncode == 2
    assert "Traceback" not in refused.stderr
    assert refused.stderr.count("plan.yaml:") == 6
    assert "plan.yaml:2:1 多余的键“主题”" in refused.stderr
    assert not (tmp_path / "plan.docx").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("draft", "没有.yaml"), "没有.yaml：没有这个文件"),
        (("draft", "a.txt"), "不能用“.txt”文件"),
        (("draft", "a.md", "-o", "a.pdf"), "不能写成“.pdf”文件"),
        (("draft", "a.md", "-o", "a.wps"), "先写成 .docx，再用 Word 或 WPS 另存"),
        (("draft", "a.md", "-o", "没有/a.docx"), "没有文件夹"),
        (("draft", "a.md", "--template", "没有"), "--template 没有：没有这个模板文件夹"),
        (("draft", "a.md", "--set", "标题"), "应写成“键=文字”"),
        (("draft", "a.md", "--set", "标题=甲"), "--set 多余的键“标题”，应写成“要素.标题”"),
        (("templates", "check", "没有"), "没有：没有这个模板文件夹"),
        (("templates", "check", "."), "里面没有模板"),
        (("new", "工作重点"), "是否想写“工作要点”？"),
        (("schema", "工作重点"), "是否想写“工作要点”？"),
        (("new", "工作要点", "--template", "没有"), "没有这个模板文件夹"),
    ],
)
def test_a_wrong_call_ends_in_a_sentence(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    (tmp_path / "a.txt").write_text("好。", encoding="utf-8")
    (tmp_path / "a.md").write_text("# 题\n\n好。\n", encoding="utf-8")
    refused = govdoc(tmp_path, *arguments)
    assert refused.returncode == 2
    assert said in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize("arguments", [("new",), ("new", "--list"), ("templates", "list")])
def test_templates_are_listed_with_genre_format_and_purpose(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    listed = govdoc(tmp_path, *arguments)
    assert listed.returncode == 0
    head, *rows = listed.stdout.splitlines()
    assert head.split() == ["模板", "文种", "版式", "用途"]
    assert ["工作要点", "工作要点", "普通"] in [row.split()[:3] for row in rows]
    assert ["会议纪要", "纪要", "纪要"] in [row.split()[:3] for row in rows]


def test_the_shortest_plan_has_the_required_keys_alone(tmp_path: Path) -> None:
    short = govdoc(tmp_path, "new", "工作要点", "--minimal", "-o", "-").stdout
    assert "背景" not in short
    assert not list(tmp_path.iterdir())
    assert govdoc(tmp_path, "draft", "-", "-o", "-", "--to", "txt", stdin=short).returncode == 0


def test_the_schema_beside_a_plan_is_ours_alone_to_write_anew(tmp_path: Path) -> None:
    mine = tmp_path / "工作要点.schema.json"
    mine.write_text("{}", encoding="utf-8")
    assert govdoc(tmp_path, "new", "工作要点", "-o", "a.yaml").returncode == 0
    assert mine.read_text(encoding="utf-8") == "{}"
    assert govdoc(tmp_path, "new", "工作计划", "-o", "b.yaml", "--no-schema").returncode == 0
    assert not (tmp_path / "工作计划.schema.json").exists()
    assert not (tmp_path / "b.yaml").read_text(encoding="utf-8").startswith("# yaml-language-server")


def test_a_check_prints_what_would_be_written_and_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "分工.md").write_text("# 任务分工表\n\n甲。\n", encoding="utf-8")
    (tmp_path / "a.yaml").write_text(
        "模板: 通用\n要素:\n  成文日期: 2026-03-01\n  附件: [{文件: 分工.md}]\n标题: 题\n正文:\n"
        "  - 标题: 甲\n    正文: [{标题: 乙, 正文: 丙}, {标题: 丁, 正文: [{表格: [[戊, 己]]}]}]\n",
        encoding="utf-8",
    )
    (tmp_path / "govdoc.toml").write_text('["版式"]\n"行距" = 30\n', encoding="utf-8")
    (tmp_path / "a.docx").write_bytes(b"old")
    checked = govdoc(tmp_path, "draft", "a.yaml", "--check", "--set", "标题=新题")
    assert (checked.returncode, checked.stderr) == (0, "")
    assert checked.stdout.splitlines()[:-2] == [
        "a.yaml：可以起草",
        "  输出：a.docx（文件已存在，起草时要加 --force）",
        "  格式：docx",
        "  模板：通用",
        "  标题：新题",
        "  版式：普通",
        "  附件说明：任务分工表",
        "  成文日期：2026年3月1日",
        "  层次标题：“一、”1 个，“（一）”2 个",
        "  表格：1 张",
        "  附件：1 件（1. 任务分工表）",
        "  字数：29 字",
    ]
    assert "行距30磅" in checked.stdout.splitlines()[-1]
    assert (tmp_path / "a.docx").read_bytes() == b"old"


def test_a_check_tells_faults_as_drafting_does(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("模板: 通用\n正文:\n", encoding="utf-8")
    checked, drafted = (govdoc(tmp_path, "draft", "a.yaml", *more) for more in (["--check"], []))
    assert (checked.returncode, checked.stderr) == (drafted.returncode, drafted.stderr)
    assert (checked.returncode, checked.stdout) == (2, "")


@pytest.mark.parametrize("settings", ["govdoc.toml", "pyproject.toml"])
def test_templates_of_the_settings_are_found_by_every_command(tmp_path: Path, settings: str) -> None:
    folder = tmp_path / "我的模板" / "jianbao"
    folder.mkdir(parents=True)
    (folder / "template.yaml").write_text(
        "name: 简报\ngenre: 简报\ndescription: 简报\nschema:\n  required: [事由]\n  properties:\n"
        "    事由: {title: 事由, description: 什么事, type: string, x-aliases: [subject]}\n",
        encoding="utf-8",
    )
    (folder / "skeleton.md.j2").write_text("# {{ 事由 }}简报\n\n各校要抓好落实。\n", encoding="utf-8")
    (folder / "example.yaml").write_text("模板: 简报\n事由: 开学工作\n", encoding="utf-8")
    section = "" if settings == "govdoc.toml" else "[tool.govdoc]\n"
    (tmp_path / settings).write_text(f'{section}templates-dir = ["我的模板"]\n', encoding="utf-8")
    assert "简报" in govdoc(tmp_path, "new").stdout
    assert govdoc(tmp_path, "new", "简报", "-o", "a.yaml").returncode == 0
    assert "事由: 开学工作  # 什么事" in (tmp_path / "a.yaml").read_text(encoding="utf-8")
    assert json.loads(govdoc(tmp_path, "schema", "简报").stdout)["title"] == "计划文件：简报"
    assert "简报" in json.loads(govdoc(tmp_path, "schema").stdout)["$defs"]
    assert govdoc(tmp_path, "draft", "a.yaml", "-o", "a.txt").returncode == 0
    assert (tmp_path / "a.txt").read_text(encoding="utf-8").startswith("开学工作简报\n")
    checked = govdoc(tmp_path, "templates", "check", "我的模板")
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "检查了 1 个模板，没有问题\n")


def test_faults_of_templates_have_exit_code_1(tmp_path: Path) -> None:
    folder = tmp_path / "jianbao"
    folder.mkdir()
    (folder / "template.yaml").write_text(
        "name: 简报\ngenre: 简报\ndescription: 简报\nschema:\n  properties:\n    事由: {type: string}\n",
        encoding="utf-8",
    )
    (folder / "skeleton.md.j2").write_text("# {{ 是由 }}简报\n", encoding="utf-8")
    (folder / "example.yaml").write_text("模板: 简报\n事由: 开学工作\n", encoding="utf-8")
    checked = govdoc(tmp_path, "templates", "check", "jianbao")
    assert checked.returncode == 1
    assert checked.stdout.splitlines() == [
        "jianbao/template.yaml:6:5 schema.properties.事由：缺少 title、description，编辑器的提示和错误消息要用",
        "jianbao/skeleton.md.j2:1：骨架用了 schema 里没有的“是由”，是否想写“事由”？",
    ]
    assert checked.stderr == "检查了 1 个模板，有 2 处问题\n"
    (folder / "skeleton.md.j2").write_text("# {{ 事由 }}简报\n\n各校要抓好落实,做好准备。\n", encoding="utf-8")
    (folder / "template.yaml").write_text(
        "name: 简报\ngenre: 简报\ndescription: 简报\nschema:\n  required: [事由]\n  properties:\n"
        "    事由: {title: 事由, description: 什么事, type: string}\n",
        encoding="utf-8",
    )
    (folder / "example.yaml").write_text("模板: 简报\n事由: 开学,工作\n", encoding="utf-8")
    found = govdoc(tmp_path, "templates", "check", "jianbao").stdout
    assert "jianbao/example.yaml（起草的文稿第 1 段）：PUN001 " in found
    assert "jianbao/example.yaml（起草的文稿第 2 段）：PUN001 " in found


def test_the_schema_is_one_that_validators_take(tmp_path: Path) -> None:
    printed = govdoc(tmp_path, "schema", "工作要点")
    schema = json.loads(printed.stdout)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)
    assert "主送机关" in schema["properties"]["要素"]["properties"]


def test_a_user_s_template_drafts(tmp_path: Path) -> None:
    folder = tmp_path / "模板" / "jianbao"
    folder.mkdir(parents=True)
    (folder / "template.yaml").write_text(
        "name: 简报\ngenre: 简报\ndescription: 简报\nschema:\n  properties:\n    事由: {type: string}\n",
        encoding="utf-8",
    )
    (folder / "skeleton.md.j2").write_text("# {{ 事由 }}简报\n\n{{ 正文 }}\n", encoding="utf-8")
    (tmp_path / "a.yaml").write_text("模板: 简报\n事由: 开学\n", encoding="utf-8")
    refused = govdoc(tmp_path, "draft", "a.yaml", "--template", "模板")
    assert refused.returncode == 2
    assert "skeleton.md.j2:3：计划里没有“正文”" in refused.stderr


@pytest.mark.parametrize("suffix", [".txt", ".docx"])
def test_a_document_is_refused_with_the_way_to_a_plan(suffix: str, tmp_path: Path) -> None:
    name = f"旧稿{suffix}"
    (tmp_path / name).write_bytes(b"PK\x03\x04\xff" if suffix == ".docx" else "# 工作要点\n".encode())
    done = govdoc(tmp_path, "draft", name)
    assert done.returncode == 2
    assert f"不能用“{suffix}”文件；稿子请先整理成计划：govdoc outline {name} --format yaml -o ." in done.stderr


def test_headings_typed_as_text_in_markdown_are_told(tmp_path: Path) -> None:
    (tmp_path / "稿.md").write_text("# 工作要点\n\n一、加强领导。\n\n二、强化督导。\n", encoding="utf-8")
    done = govdoc(tmp_path, "draft", "稿.md")
    assert done.returncode == 0
    hint, made = done.stderr.splitlines()
    assert hint.startswith("提示：没有层次标题，有 2 段以“一、”“（一）”开头，都照正文排了；请改用“## 标题”（不写序号）")
    assert made.startswith("已生成 稿.docx")
