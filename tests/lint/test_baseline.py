"""A baseline holds back what it knows, paragraph by paragraph, and tells what of it is stale."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from govdoc.errors import UsageError
from govdoc.lint import Checked, Options
from govdoc.lint.baseline import Baseline, Stale, apply, dump, read_baseline, updated
from govdoc.lint.files import checking
from govdoc.lint.tasks import Task, tasks_for

PARAGRAPHS = ("各校要加强领导,压实责任。", "要增强本领,改进作风,抓好落实。", "各部门要协同,形成合力。", "要总结经验。")


def write(folder: Path, paragraphs: tuple[str, ...] | list[str], name: str = "讲话.txt") -> None:
    (folder / name).write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")


SOME = Options(select=("PUN001", "NUM001"))


def checked(folder: Path, options: Options = SOME) -> tuple[list[Task], list[Checked]]:
    tasks = tasks_for([folder], options)
    return tasks, list(checking(tasks))


def known(folder: Path, before: Baseline | None = None, options: Options = SOME) -> Baseline:
    return updated(before or {}, folder, *checked(folder, options))


def after(folder: Path, baseline: Baseline, options: Options = SOME) -> tuple[int, int, list[Stale]]:
    """Return how many findings are new, how many known, and what is stale."""
    files, stale = apply(baseline, folder, *checked(folder, options))
    return sum(len(file.findings) for file in files), sum(file.known for file in files), stale


def test_what_is_known_is_held_back_and_the_file_no_longer_fails(tmp_path: Path) -> None:
    write(tmp_path, PARAGRAPHS)
    baseline = known(tmp_path)
    assert after(tmp_path, baseline) == (0, 4, [])
    (file,), _ = apply(baseline, tmp_path, *checked(tmp_path))
    assert not file.failed


def test_paragraphs_may_move(tmp_path: Path) -> None:
    write(tmp_path, PARAGRAPHS)
    baseline = known(tmp_path)
    order = list(PARAGRAPHS)
    for seed in range(5):
        random.Random(seed).shuffle(order)  # noqa: S311 - an order, no secret
        write(tmp_path, ["新的一段。", *order])
        assert after(tmp_path, baseline) == (0, 4, [])


def test_a_new_finding_in_another_paragraph_or_one_more_in_the_same_words_is_told(tmp_path: Path) -> None:
    write(tmp_path, PARAGRAPHS)
    baseline = known(tmp_path)
    write(tmp_path, [*PARAGRAPHS, "新的段落,有新的问题。"])
    assert after(tmp_path, baseline) == (1, 4, [])
    write(tmp_path, [*PARAGRAPHS, PARAGRAPHS[0]])
    assert after(tmp_path, baseline) == (1, 4, [])


def test_a_paragraph_whose_words_change_is_looked_at_anew(tmp_path: Path) -> None:
    write(tmp_path, PARAGRAPHS)
    baseline = known(tmp_path)
    write(tmp_path, ["各校都要加强领导,压实责任。", *PARAGRAPHS[1:]])
    new, held, (stale,) = after(tmp_path, baseline)
    assert (new, held) == (1, 3)
    assert str(stale) == "讲话.txt：PUN001“各校要加强领导,压实责任。”"


def test_stale_entries_are_counted(tmp_path: Path) -> None:
    write(tmp_path, PARAGRAPHS)
    baseline = known(tmp_path)
    write(tmp_path, [PARAGRAPHS[0], PARAGRAPHS[3]])
    _, _, stale = after(tmp_path, baseline)
    assert sorted((entry.code, entry.count) for entry in stale) == [("PUN001", 1), ("PUN001", 2)]


def test_rules_not_asked_and_files_not_checked_are_not_stale_but_files_that_are_gone(tmp_path: Path) -> None:
    write(tmp_path, PARAGRAPHS)
    write(tmp_path, PARAGRAPHS, "计划.md")
    baseline = known(tmp_path)
    assert after(tmp_path, baseline, Options(select=("NUM001",))) == (0, 0, [])
    tasks = tasks_for([tmp_path / "讲话.txt"], SOME)
    assert apply(baseline, tmp_path, tasks, list(checking(tasks)))[1] == []
    (tmp_path / "计划.md").unlink()
    assert {entry.path for entry in apply(baseline, tmp_path, tasks, list(checking(tasks)))[1]} == {"计划.md"}


def test_a_baseline_written_again_keeps_what_was_not_asked(tmp_path: Path) -> None:
    write(tmp_path, PARAGRAPHS)
    write(tmp_path, ["各校于2026年02月05日前完成,报县教育局。"], "计划.md")
    whole = known(tmp_path)
    assert known(tmp_path, whole, Options(select=("NUM001",))) == whole
    write(tmp_path, ["于2026年02月05日前完成。"], "计划.md")
    (tmp_path / "讲话.txt").unlink()
    assert {key: [entry.code for entry in entries] for key, entries in known(tmp_path, whole).items()} == {
        "计划.md": ["NUM001"]
    }


def test_the_file_is_the_same_whatever_was_checked_first_and_reads_back(tmp_path: Path) -> None:
    for name in ("乙.txt", "甲.md", "丙.txt"):
        write(tmp_path, PARAGRAPHS, name)
    tasks, files = checked(tmp_path)
    text = dump(updated({}, tmp_path, tasks, files))
    assert dump(updated({}, tmp_path, tasks[::-1], files[::-1])) == text
    (tmp_path / "基线.json").write_text(text, encoding="utf-8")
    assert dump(read_baseline(tmp_path / "基线.json")) == text
    assert dump({}) == '{\n "version": 1,\n "files": {}\n}\n'


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"version": 1}', '{"version": 1, "files": {"a": [{"code": 1}]}}', "甲", "[" * 99_999]
)
def test_what_is_no_baseline_is_said(text: str, tmp_path: Path) -> None:
    path = tmp_path / "基线.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match="基线"):
        read_baseline(path)
    with pytest.raises(UsageError, match="基线文件读不了"):
        read_baseline(tmp_path / "无.json")
    path.write_text('{"version": 9, "files": {}}', encoding="utf-8")
    with pytest.raises(UsageError, match="版本是 9"):
        read_baseline(path)
