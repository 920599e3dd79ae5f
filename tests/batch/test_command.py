"""govdoc batch, as a user types it."""

from __future__ import annotations

import json
import struct
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from govdoc.readers import read

if TYPE_CHECKING:
    from tests.batch.conftest import Folder


def picture(path: Path, shade: int = 0) -> None:
    """Write a small picture."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", 2, 2, 8, 0, 0, 0, 0)
    rows = zlib.compress(bytes([0, shade, shade]) * 2)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b""))


def states(folder: Folder, *arguments: str) -> dict[str, bool]:
    """Return which documents a resumed batch left as they were."""
    done = folder.batch(*arguments, "--resume", "--format", "json")
    assert done.returncode == 0, done.stderr
    return {one["output"]: one["skipped"] for one in json.loads(done.stdout)["documents"]}


def test_a_folder_of_plans_becomes_documents_and_a_manifest(folder: Folder) -> None:
    folder.plan("plans/甲.yaml")
    folder.plan("plans/东片/乙.yaml", "调整时间")
    folder.plan("plans/丙.yaml", more="多写的: 一项\n")
    (folder.path / "plans/附件.md").write_text("# 附件\n\n正文。\n", encoding="utf-8")
    done = folder.batch("plans", "-o", "out")
    assert done.returncode == 2
    assert "错误：plans/丙.yaml:7:1 多余的键“多写的”" in done.stdout
    assert set(folder.files("out")) == {"甲.docx", "东片/乙.docx"}
    records = {one["input"]: one for one in folder.records()}
    good = records["plans/东片/乙.yaml"]
    assert (good["template"], good["output"], good["error"], good["code"]) == ("短函", "东片/乙.docx", None, 0)
    assert good["title"] == "关于调整时间的函"
    assert len(good["inputs"]) == len(good["sha256"]) == 64
    assert records["plans/丙.yaml"]["code"] == 2
    assert records["plans/丙.yaml"]["sha256"] is None


def test_what_batch_writes_is_what_draft_writes(folder: Folder) -> None:
    folder.plan("计划.yaml")
    assert folder.batch("计划.yaml", "-o", "out").returncode == 0
    assert folder.govdoc("draft", "计划.yaml", "-o", "单独.docx").returncode == 0
    assert folder.files("out")["计划.docx"] == (folder.path / "单独.docx").read_bytes()


def test_a_table_gives_a_document_a_row(folder: Folder) -> None:
    folder.plan("计划.yaml")
    (folder.path / "名单.csv").write_text(
        "学校,单位,要素.成文日期,事由\n一小,云河县第一小学,2026-03-05,借用操场\n二小,云河县第二小学,2026年3月6日,借用礼堂\n",
        encoding="gb18030",
    )
    done = folder.batch("计划.yaml", "--data", "名单.csv", "--name", "{{ 学校 }}/{{ 事由 }}.docx", "-o", "out")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "名单.csv 的“学校”不是计划里的键，只用在文件名里" in done.stderr
    assert set(folder.files("out")) == {"一小/借用操场.docx", "二小/借用礼堂.docx"}
    text = read(folder.path / "out/二小/借用礼堂.docx").source.text
    assert "云河县第二小学就借用礼堂一事" in text
    assert "2026年3月6日" in text
    assert [one["row"] for one in folder.records()] == [2, 3]


def test_a_row_that_cannot_be_drafted_is_told_with_its_place(folder: Folder) -> None:
    folder.plan("计划.yaml")
    (folder.path / "名单.csv").write_text(
        "事由,要素.成文日期\n借用操场,某日\n,2026-03-05\n借用礼堂,2026-03-05\n", encoding="utf-8"
    )
    done = folder.batch("计划.yaml", "--data", "名单.csv", "--name", "{{ 序号 }}.docx", "-o", "out")
    assert done.returncode == 2
    assert "名单.csv 第 2 行 要素.成文日期：“某日”不是认得的日期" in done.stdout
    assert "名单.csv 第 3 行：“事由”是空的，请填写，或加 --blank keep" in done.stdout
    assert set(folder.files("out")) == {"3.docx"}
    kept = folder.batch("计划.yaml", "--data", "名单.csv", "--name", "{{ 序号 }}.docx", "-o", "又", "--blank", "keep")
    assert kept.returncode == 2
    assert set(folder.files("又")) == {"2.docx", "3.docx"}
    assert "借用场地" in read(folder.path / "又/2.docx").source.text


def test_a_line_of_json_that_lacks_what_others_have_has_an_empty_cell(folder: Folder) -> None:
    folder.plan("计划.yaml")
    text = '{"事由": "借用操场", "单位": "云河县第一小学"}\n{"事由": "借用礼堂"}\n'
    (folder.path / "名单.jsonl").write_text(text, encoding="utf-8")
    arguments = ("计划.yaml", "--data", "名单.jsonl", "--name", "{{ 事由 }}.docx")
    done = folder.batch(*arguments)
    assert done.returncode == 2
    assert "名单.jsonl 第 2 行：“单位”是空的，请填写，或加 --blank keep" in done.stdout
    assert folder.batch(*arguments, "--resume", "--blank", "keep").returncode == 0


@pytest.mark.parametrize(
    ("head", "arguments", "said"),
    [
        ("事油", (), "“事油”这一栏不是计划里的键，是否想写“事由”？若只是备查，请加 --label 事油"),
        ("成文日期", (), "是否想写“要素.成文日期”？"),
        ("事由", ("--name", "{{ 学校 }}.docx"), "--name 里的“学校”没有这一栏"),
        ("事由", ("--name", "同名.docx"), "名单.csv 第 2 行 与 名单.csv 第 3 行 会写成同一个文件 同名.docx"),
        ("事由", ("--name", "{{ 事由 }}.docx", "--to", "md"), "--name 的后缀是 .docx，--to 却是 md"),
        ("事由", ("--sheet", "名单"), "--sheet 只用于 .xlsx"),
        ("事由", ("--template", "没有"), "--template 没有：没有这个模板文件夹"),
    ],
)
def test_what_is_wrong_with_all_rows_stops_before_anything_is_written(
    folder: Folder, head: str, arguments: tuple[str, ...], said: str
) -> None:
    folder.plan("计划.yaml")
    (folder.path / "名单.csv").write_text(f"{head}\n借用操场\n借用礼堂\n", encoding="utf-8")
    done = folder.batch("计划.yaml", "--data", "名单.csv", "-o", "out", *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert not (folder.path / "out").exists()


def test_plans_that_would_write_one_file_are_found_first(folder: Folder) -> None:
    folder.plan("东片/通知.yaml")
    folder.plan("西片/通知.yaml")
    done = folder.batch("东片", "西片", "-o", "out")
    assert done.returncode == 2
    assert "东片/通知.yaml 与 西片/通知.yaml 会写成同一个文件 通知.docx" in done.stderr
    assert not (folder.path / "out").exists()
    assert folder.batch("*片/通知.yaml", "-o", "out").returncode == 0
    assert set(folder.files("out")) == {"东片/通知.docx", "西片/通知.docx"}


def test_resume_does_what_has_changed_and_nothing_else(folder: Folder) -> None:
    picture(folder.path / "图/操场.png")
    folder.plan("plans/甲.yaml", more="配图: ../图/操场.png\n")
    folder.plan("plans/乙.yaml")
    assert states(folder, "plans") == {"甲.docx": False, "乙.docx": False}
    first = folder.files("out")
    assert states(folder, "plans") == {"甲.docx": True, "乙.docx": True}
    picture(folder.path / "图/操场.png", shade=9)
    assert states(folder, "plans") == {"甲.docx": False, "乙.docx": True}
    assert folder.files("out")["甲.docx"] != first["甲.docx"]
    folder.plan("plans/乙.yaml", "借用礼堂")
    assert states(folder, "plans") == {"甲.docx": True, "乙.docx": False}
    (folder.path / "out/乙.docx").unlink()
    assert states(folder, "plans") == {"甲.docx": True, "乙.docx": False}
    skeleton = folder.path / "模板/duanhan/skeleton.md.j2"
    skeleton.write_text(skeleton.read_text(encoding="utf-8") + "\n特此致函。\n", encoding="utf-8")
    assert states(folder, "plans") == {"甲.docx": False, "乙.docx": False}
    (folder.path / "govdoc.toml").write_text('templates-dir = ["模板"]\nignore = ["TYP"]\n', encoding="utf-8")
    assert states(folder, "plans") == {"甲.docx": False, "乙.docx": False}
    assert states(folder, "plans", "--set", "单位=青川区教育局") == {"甲.docx": False, "乙.docx": False}
    assert states(folder, "plans", "--set", "单位=青川区教育局") == {"甲.docx": True, "乙.docx": True}


def test_resume_goes_by_the_row_and_not_by_its_number(folder: Folder) -> None:
    folder.plan("计划.yaml")
    data, name = folder.path / "名单.csv", ("--name", "{{ 事由 }}.docx", "--data", "名单.csv")
    data.write_text("事由\n借用操场\n借用礼堂\n", encoding="utf-8")
    assert states(folder, "计划.yaml", *name) == {"借用操场.docx": False, "借用礼堂.docx": False}
    data.write_text("事由\n借用机房\n借用操场\n借用礼堂\n", encoding="utf-8")
    assert states(folder, "计划.yaml", *name) == {
        "借用机房.docx": False, "借用操场.docx": True, "借用礼堂.docx": True,
    }  # fmt: skip
    assert [one["row"] for one in folder.records()] == [2, 3, 4]


def test_what_somebody_changed_by_hand_is_not_replaced_unasked(folder: Folder) -> None:
    folder.plan("计划.yaml")
    assert folder.batch("计划.yaml").returncode == 0
    again = folder.batch("计划.yaml")
    assert again.returncode == 2
    assert "接着上次做请加 --resume，要全部重做请加 --force" in again.stderr
    (folder.path / "out/计划.docx").write_bytes(b"edited by hand")
    resumed = folder.batch("计划.yaml", "--resume")
    assert resumed.returncode == 2
    assert "不是上次写出的样子" in resumed.stdout
    assert (folder.path / "out/计划.docx").read_bytes() == b"edited by hand"
    assert folder.batch("计划.yaml", "--force").returncode == 0
    assert zipfile.is_zipfile(folder.path / "out/计划.docx")


def test_a_file_of_another_named_manifest_is_not_replaced(folder: Folder) -> None:
    folder.plan("计划.yaml")
    (folder.path / "out").mkdir()
    (folder.path / "out/manifest.jsonl").write_text("名单\n", encoding="utf-8")
    done = folder.batch("计划.yaml", "--force")
    assert done.returncode == 2
    assert "不是 govdoc batch 写的" in done.stderr
    assert (folder.path / "out/manifest.jsonl").read_text(encoding="utf-8") == "名单\n"


def test_dry_run_writes_nothing_and_finds_the_same_faults(folder: Folder) -> None:
    folder.plan("甲.yaml")
    folder.plan("乙.yaml", more="多写的: 一项\n")
    done = folder.batch("甲.yaml", "乙.yaml", "--dry-run")
    assert done.returncode == 2
    assert "多余的键“多写的”" in done.stdout
    assert not (folder.path / "out").exists()


def test_fail_fast_stops_and_keep_going_does_not(folder: Folder) -> None:
    for n in range(6):
        folder.plan(f"plans/{n}.yaml", more="多写的: 一项\n" if n == 1 else "")
    done = folder.batch("plans", "--fail-fast", "-j", "1")
    assert done.returncode == 2
    assert set(folder.files("out")) == {"0.docx"}
    assert "停在第 2 份（共 6 份）" in done.stderr
    assert folder.batch("plans", "--resume", "--keep-going").returncode == 2
    assert len(folder.files("out")) == 5


def test_findings_make_the_exit_code_also_where_nothing_was_done(folder: Folder) -> None:
    folder.plan("甲.yaml", topic="借用场地,调整时间")
    done = folder.batch("甲.yaml", "--select", "PUN")
    assert done.returncode == 1
    assert "PUN" in done.stdout
    again = folder.batch("甲.yaml", "--select", "PUN", "--resume")
    assert again.returncode == 1
    assert folder.batch("甲.yaml", "--no-lint", "--force").returncode == 0
    assert folder.batch("甲.yaml", "--select", "STR", "--force").returncode == 0


def test_progress_is_told_by_lines_where_there_is_no_terminal(folder: Folder) -> None:
    folder.plans(40)
    done = folder.batch("plans", "-j", "1", "--no-lint")
    assert done.stderr.splitlines()[:2] == ["起草 2/40（5%）", "起草 4/40（10%）"]
    assert len(done.stderr.splitlines()) == 20


def test_the_summary_of_a_ci_step_is_written(folder: Folder) -> None:
    folder.plan("甲.yaml")
    folder.plan("乙|丙.yaml", more="多写的: 一项\n")
    folder.batch("甲.yaml", "乙|丙.yaml", GITHUB_STEP_SUMMARY=str(folder.path / "summary.md"))
    text = (folder.path / "summary.md").read_text(encoding="utf-8")
    assert "| 短函 | 1 | 0 | 1 |" in text
    assert "乙\\|丙.yaml" in text


def test_files_beside_a_plan_go_along_and_a_missing_one_is_guessed(folder: Folder) -> None:
    picture(folder.path / "操场.png")
    folder.plan("甲.yaml", more='配图: "操场.png"  # 注\n')
    folder.plan("乙.yaml", more="配图: 操扬.png\n")
    done = folder.batch("甲.yaml", "乙.yaml")
    assert done.returncode == 2
    assert "乙.yaml:7:5 配图：找不到文件“操扬.png”，路径从计划所在的文件夹算起，是否想写“操场.png”？" in done.stdout
    assert set(folder.files("out")) == {"甲.docx"}
    names = zipfile.ZipFile(folder.path / "out/甲.docx").namelist()
    assert any(name.startswith("word/media/") for name in names)


def test_a_document_never_replaces_its_plan(folder: Folder) -> None:
    (folder.path / "稿.md").write_text("# 通知\n\n请予支持。\n", encoding="utf-8")
    done = folder.batch("稿.md", "-o", ".", "--to", "md", "--force")
    assert done.returncode == 2
    assert "输出就是计划文件本身" in done.stderr


def test_two_batches_in_one_folder_do_not_mix(folder: Folder) -> None:
    from govdoc.batch.manifest import Manifest

    folder.plan("计划.yaml")
    (folder.path / "out").mkdir()
    manifest = Manifest(folder.path / "out")
    done = folder.batch("计划.yaml")
    assert done.returncode == 2
    assert "另一个 govdoc batch 正在往这个文件夹里写" in done.stderr
    manifest.close()
    assert folder.batch("计划.yaml").returncode == 0
