"""Documents whose plans are gone are told, and taken away when asked for: those that are ours as we wrote them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.batch.conftest import Folder


@pytest.fixture
def left(folder: Folder) -> Folder:
    """A folder in which 乙 was renamed, 丙 deleted, and the document of 丁 changed by hand before its plan went."""
    for name in "甲乙丙丁":
        folder.plan(f"plans/{name}.yaml", f"借用{name}场地")
    assert folder.batch("plans").returncode == 0
    (folder.path / "plans/乙.yaml").rename(folder.path / "plans/戊.yaml")
    (folder.path / "plans/丙.yaml").unlink()
    (folder.path / "plans/丁.yaml").unlink()
    (folder.path / "out/丁.docx").write_bytes(b"edited by hand")
    (folder.path / "out/别人的.docx").write_bytes(b"not ours")
    return folder


def test_they_are_told_and_stay(left: Folder) -> None:
    done = left.batch("plans", "--resume", "--format", "json")
    assert done.returncode == 0
    assert "清单里多出的成稿（不在这次的计划里）：丁.docx、丙.docx、乙.docx；" in done.stderr
    assert "计划已删或改名的，可加 --prune 清掉" in done.stderr
    assert [one["state"] for one in json.loads(done.stdout)["leftovers"]] == ["standing"] * 3
    assert set(left.files("out")) == {"甲.docx", "乙.docx", "丙.docx", "丁.docx", "戊.docx", "别人的.docx"}
    assert [one["output"] for one in left.records()] == ["丁.docx", "丙.docx", "乙.docx", "戊.docx", "甲.docx"]


def test_a_dry_run_shows_what_would_go(left: Folder) -> None:
    before = left.files("out"), left.records()
    done = left.batch("plans", "--dry-run", "--force", "--prune")
    assert "会清掉清单里多出的成稿：丙.docx、乙.docx" in done.stderr
    assert "内容与清单不符，有人改过），不用的请自己删：丁.docx" in done.stderr
    assert (left.files("out"), left.records()) == before


def test_what_is_ours_and_unchanged_is_taken_away_and_nothing_else(left: Folder) -> None:
    done = left.batch("plans", "--resume", "--prune")
    assert done.returncode == 0
    assert "已清掉清单里多出的成稿：丙.docx、乙.docx" in done.stderr
    assert set(left.files("out")) == {"甲.docx", "丁.docx", "戊.docx", "别人的.docx"}
    assert [one["output"] for one in left.records()] == ["丁.docx", "戊.docx", "甲.docx"]


def test_a_manifest_that_was_edited_reaches_no_file_outside(left: Folder) -> None:
    from hashlib import sha256

    outside = left.path / "别处.docx"
    outside.write_bytes(b"elsewhere")
    (left.path / "out/链接.docx").symlink_to(outside)
    lines = left.records()
    ends = ("../别处.docx", str(outside), "链接.docx", "x/../../别处.docx")
    mark = sha256(b"elsewhere").hexdigest()
    lines += [{**lines[0], "output": output, "sha256": mark} for output in ends]
    text = "".join(json.dumps(line) + "\n" for line in lines)
    (left.path / "out/manifest.jsonl").write_text(text, encoding="utf-8")
    done = left.batch("plans", "--resume", "--prune")
    assert "已清掉清单里多出的成稿：丙.docx、乙.docx\n" in done.stderr
    assert outside.read_bytes() == b"elsewhere"
    assert (left.path / "out/链接.docx").is_symlink()


def test_a_document_that_differs_in_case_alone_is_not_left_over(folder: Folder) -> None:
    folder.plan("plans/A.yaml")
    assert folder.batch("plans").returncode == 0
    (folder.path / "plans/A.yaml").rename(folder.path / "plans/a.yaml")
    done = folder.batch("plans", "--resume", "--prune")
    assert "多出" not in done.stderr
    assert (folder.path / "out/A.docx").exists()


def test_nothing_goes_where_a_name_is_missing_or_the_batch_stopped(folder: Folder) -> None:
    folder.plan("计划.yaml")
    data = folder.path / "名单.csv"
    data.write_text("事由\n借用操场\n借用礼堂\n", encoding="utf-8")
    arguments = ("计划.yaml", "--data", "名单.csv", "--name", "{{ 事由 }}.docx")
    assert folder.batch(*arguments).returncode == 0
    data.write_text("事由,单位\n,云河县教育局\n借用机房,云河县教育局\n", encoding="utf-8")
    done = folder.batch(*arguments, "--resume", "--prune")
    assert done.returncode == 2
    assert "有的起不出文件名，不知道哪些成稿多出，什么也没有清" in done.stderr
    done = folder.batch(*arguments, "--resume", "--prune", "--fail-fast", "-j", "1")
    assert "停在第 1 份" in done.stderr
    assert {"借用操场.docx", "借用礼堂.docx"} <= set(folder.files("out"))


def test_a_plan_that_was_itself_drafted_here_is_kept(folder: Folder) -> None:
    folder.plan("计划.yaml")
    assert folder.batch("计划.yaml", "--to", "md").returncode == 0
    folder.batch("out/计划.md", "--prune", "--resume")
    assert set(folder.files("out")) == {"计划.md", "计划.docx"}
