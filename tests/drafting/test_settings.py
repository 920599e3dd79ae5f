"""Settings lie in govdoc.toml or in a pyproject.toml; every fault is told with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdoc.drafting.settings import nearest, parse_settings, profile_for, read_settings, template_folders
from govdoc.drafting.tomltree import parse_toml
from govdoc.errors import UsageError
from govdoc.profile import NORM


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_nearest_file_upward_holds(tmp_path: Path) -> None:
    outer = put(tmp_path / "govdoc.toml", "")
    inner = put(tmp_path / "甲" / "pyproject.toml", "[tool.govdoc]\n")
    assert nearest(tmp_path / "乙") == outer
    assert nearest(tmp_path / "甲" / "丙") == inner


def test_in_one_folder_govdoc_toml_goes_first(tmp_path: Path) -> None:
    put(tmp_path / "pyproject.toml", "[tool.govdoc]\n")
    assert nearest(tmp_path) == tmp_path / "pyproject.toml"
    own = put(tmp_path / "govdoc.toml", "")
    assert nearest(tmp_path) == own


@pytest.mark.parametrize(
    "text", ["[tool.black]\n", "[project]\nname = 'govdoc'\n", "= no toml\n", "[tool]\ngovdoc-x = 1\n"]
)
def test_a_project_that_does_not_speak_of_govdoc_is_passed_over(text: str, tmp_path: Path) -> None:
    own = put(tmp_path / "govdoc.toml", "")
    put(tmp_path / "甲" / "pyproject.toml", text)
    assert nearest(tmp_path / "甲") == own


def test_a_file_of_former_versions_is_told_with_its_cure(tmp_path: Path) -> None:
    put(tmp_path / ".govdoc.yaml", "ignore: [PUN]\n")
    with pytest.raises(UsageError) as caught:
        nearest(tmp_path / "甲")
    for word in (".govdoc.yaml：", "改用 govdoc.toml", 'ignore = ["TYP003"]', '["版式"]'):
        assert word in str(caught.value)
    own = put(tmp_path / "甲" / "govdoc.toml", "")
    assert nearest(tmp_path / "甲") == own
    with pytest.raises(UsageError, match=r"改用 govdoc\.toml"):
        read_settings(tmp_path / ".govdoc.yaml")


def test_what_the_message_shows_is_toml() -> None:
    settings = parse_settings('ignore = ["TYP003"]\n["版式"]\n"行距" = 28\n', "govdoc.toml")
    assert {key: entry.value for key, entry in settings.items()} == {"ignore": ["TYP003"], "版式": {"行距": 28}}


def test_a_project_gives_its_table(tmp_path: Path) -> None:
    text = "[project]\nname = 'x'\n\n[tool.govdoc]\nfail_on = 'error'\n[tool.govdoc.profile]\nline-pitch = 30\n"
    path = put(tmp_path / "pyproject.toml", text)
    settings = read_settings(path)
    assert {key: entry.line for key, entry in settings.items()} == {"fail-on": 5, "版式": 6}
    assert profile_for(tmp_path)[0].line_pitch == 30
    put(path, "[tool.govdoc]\n\nfailon = 'error'\n")
    with pytest.raises(UsageError, match=r"pyproject\.toml:3：不认识的键“failon”"):
        read_settings(path)


def test_english_keys_and_chinese_ones_give_the_same_profile(tmp_path: Path) -> None:
    chinese = (
        '["版式"]\n"三级标题加粗" = "是"\n"字体" = {"楷体" = "华文行楷"}\n'
        '"页边距" = {"上" = "30 mm"}\n"页码" = {"位置" = "居中"}\n'
    )
    english = (
        '[profile]\nbold_third_level = true\nfonts.kaiti = "华文行楷"\nmargins.top = 30\npage-number.place = "居中"\n'
    )
    first, _ = profile_for(put(tmp_path / "甲" / "govdoc.toml", chinese).parent)
    second, _ = profile_for(put(tmp_path / "乙" / "govdoc.toml", english).parent)
    assert first == second != NORM


def test_a_profile_given_in_both_languages_is_refused() -> None:
    with pytest.raises(UsageError, match=r"govdoc.toml:3：“版式”已在第 1 行设过"):
        parse_settings('[profile]\nline-pitch = 28\n["版式"]\n', "govdoc.toml")


def test_unknown_keys_are_told_all_at_once_each_with_the_nearest() -> None:
    text = 'selct = ["PUN"]\nterms = []\nignroe = []\nfoo_bar = 1\n[profile]\n["版式"]\n'
    with pytest.raises(UsageError) as caught:
        parse_settings(text, "govdoc.toml")
    first, second, third, last = str(caught.value).splitlines()
    assert first == "govdoc.toml:1：不认识的键“selct”，是否想写“select”？"
    assert second == "govdoc.toml:3：不认识的键“ignroe”，是否想写“ignore”？"
    assert third.startswith("govdoc.toml:4：不认识的键“foo_bar”，可用的键有 select、")
    assert last.startswith("govdoc.toml:6：“版式”已在第 5 行设过")


def test_unknown_keys_of_the_layout_are_told_all_at_once(tmp_path: Path) -> None:
    put(tmp_path / "govdoc.toml", "[profile]\nline-pich = 28\nline-pitch = 28\nmargin.top = 30\n")
    with pytest.raises(UsageError) as caught:
        profile_for(tmp_path)
    first, second = str(caught.value).splitlines()
    assert "toml:2：“版式”中不认识的键“line-pich”，是否想写“line-pitch”？可用的键有 字体、" in first
    assert "toml:4：“版式”中不认识的键“margin”，是否想写“margins”？" in second


def test_every_key_knows_its_line() -> None:
    text = (
        '# 说明\nselect = [\n  "PUN", # 标点\n  "NUM",\n]\n\nterms = """\na\n"""\n[severity] # 级别\n'
        'PUN001 = "info"\n\n["版式"."页边距"]\n"上" = 30\nallow = { x = 1 }\n[["多"]]\n'
    )
    root = parse_toml(text, "a.toml")
    entries = root.entries()
    assert {key: entry.line for key, entry in entries.items()} == {
        "select": 2, "terms": 7, "severity": 10, "版式": 13, "多": 16,
    }  # fmt: skip
    assert [item.line for item in entries["select"].elements()] == [3, 4]
    assert entries["severity"].entries()["PUN001"].line == 11
    margins = entries["版式"].entries()["页边距"].entries()
    assert {key: entry.line for key, entry in margins.items()} == {"上": 14, "allow": 15}
    assert margins["allow"].entries()["x"].place == "a.toml:15"


def test_template_folders_count_from_the_settings(tmp_path: Path) -> None:
    put(tmp_path / "govdoc.toml", 'templates_dir = ["模板", "更多/模板"]\n')
    folders = (tmp_path / "模板", tmp_path / "更多" / "模板")
    for folder in folders:
        folder.mkdir(parents=True)
    plan = put(tmp_path / "计划" / "plan.yaml", "")
    assert template_folders(plan) == template_folders(plan.parent) == folders
    put(tmp_path / "govdoc.toml", '\ntemplates-dir = "无"\n')
    with pytest.raises(UsageError, match=r"govdoc.toml:2：没有模板文件夹“无”"):
        template_folders(plan)
    put(tmp_path / "govdoc.toml", "")
    assert template_folders(plan) == ()


def test_settings_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="没有这个配置文件"):
        read_settings(tmp_path / "无.toml")
    (tmp_path / "govdoc.toml").write_bytes(b"allow = ['\xd4\xc6']\n")
    with pytest.raises(UsageError, match="存为 UTF-8"):
        read_settings(tmp_path / "govdoc.toml")
