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
        (("draft", "a.md", "-o", "没有/a.docx"), "没有文件夹"),
        (("draft", "a.md", "--template", "没有"), ""),
        (("new",), "请写明要用哪个模板"),
        (("new", "工作重点"), "是否想写“工作要点”？"),
        (("schema", "工作重点"), "是否想写“工作要点”？"),
        (("new", "工作要点", "--template", "没有"), "没有这个模板文件夹"),
    ],
)
def test_a_wrong_call_ends_in_a_sentence(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    (tmp_path / "a.txt").write_text("好。", encoding="utf-8")
    (tmp_path / "a.md").write_text("# 题\n\n好。\n", encoding="utf-8")
    refused = govdoc(tmp_path, *arguments)
    assert refused.returncode == (2 if said else 0)
    assert said in refused.stderr
    assert "Traceback" not in refused.stderr


def test_templates_are_listed(tmp_path: Path) -> None:
    listed = govdoc(tmp_path, "new", "--list")
    assert listed.returncode == 0
    assert any(line.startswith("工作要点\t") for line in listed.stdout.splitlines())


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
