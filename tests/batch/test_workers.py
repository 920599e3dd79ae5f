"""What workers are sent suffices, and one that dies takes nothing along."""

from __future__ import annotations

import os
import pickle
import time
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.batch.test_command import picture

from govdoc.batch import Options, Way, batch, orders_of
from govdoc.batch.preparing import Preparer
from govdoc.batch.scratch import unpacked
from govdoc.batch.work import finished
from govdoc.lint.jobs import Crew, enumerated, pool

if TYPE_CHECKING:
    from tests.batch.conftest import Folder


def test_a_job_is_whole_without_the_disk_it_came_from(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    picture(folder.path / "图/操场.png")
    folder.plan("东片/甲.yaml", more="配图: ../图/操场.png\n")
    monkeypatch.chdir(folder.path)
    options = Options()
    (order,) = orders_of([Path("东片/甲.yaml")], options)
    job, _ = Preparer(options).job(0, order, "out/甲.docx")
    here = finished(job)
    sent = pickle.dumps(job)
    elsewhere = folder.path / "elsewhere"
    elsewhere.mkdir()
    for name in ("东片", "图", "模板"):
        (folder.path / name).rename(elsewhere / name)
    there = finished(pickle.loads(sent))  # noqa: S301 - our own bytes
    assert here.error is None
    assert there.data == here.data
    assert b"word/media/" in (there.data or b"")


def test_an_absolute_path_is_the_same_file_or_an_error_that_says_so(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = folder.path / "图/操场.png"
    picture(typed)
    folder.plan("甲.yaml", more=f"配图: {typed}\n")
    monkeypatch.chdir(folder.path)
    options = Options()
    (order,) = orders_of([Path("甲.yaml")], options)
    job, _ = Preparer(options).job(0, order, "out/甲.docx")
    assert job.beside.files == ()
    assert b"word/media/" in (finished(job).data or b"")
    picture(typed, shade=200)
    assert "是绝对路径，这份计划分到的机器上没有这个文件（或内容不同）" in (finished(job).error or "")
    typed.unlink()
    assert "请把文件放到计划旁边，改写成从计划所在文件夹算起的相对路径" in (finished(job).error or "")


def test_threads_processes_and_this_process_write_the_same(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.plans(20)
    monkeypatch.chdir(folder.path)
    options = Options()
    orders = orders_of([Path("plans")], options)
    batch(orders, Path("alone"), options)
    with ThreadPoolExecutor(3) as threads:
        batch(orders, Path("threads"), options, executor=threads)
    with pool(2) as processes:
        records = batch(orders, Path("processes"), options, executor=processes)
    assert folder.files("alone") == folder.files("threads") == folder.files("processes")
    assert [record.output for record in records] == [f"{n:03}.docx" for n in range(20)]


def test_steps_count_every_document_once(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.plans(5)
    folder.plan("plans/坏.yaml", more="多写的: 一项\n")
    monkeypatch.chdir(folder.path)
    steps: list[tuple[int, int]] = []
    options = Options()
    way = Way(step=lambda done, total: steps.append((done, total)))
    batch(orders_of([Path("plans")], options), Path("out"), options, way)
    assert steps == [(n, 6) for n in range(1, 7)]


def _dies_on_seven(number: int) -> int:
    if number == 7:
        os._exit(9)
    # A pool sees that a worker died when no result is waiting: results must not come without a pause.
    time.sleep(0.002)
    return number * 10


def _lost(number: int) -> int:
    return -number


def test_a_pool_that_breaks_is_replaced_and_the_rest_goes_on_in_it() -> None:
    groups = [[n, n + 1] for n in range(0, 400, 2)]
    made: list[Executor] = []
    with ExitStack() as stack:

        def another() -> Executor:
            made.append(stack.enter_context(pool(2)))
            return made[-1]

        found = dict(enumerated(groups, _dies_on_seven, _lost, Crew(another(), another)))
    assert [found[n] for n in range(len(groups))] == [
        [a * 10 if a != 7 else -7, b * 10 if b != 7 else -7] for a, b in groups
    ]
    assert len(made) == 2


def test_the_same_files_are_unpacked_once_and_paths_may_go_up(tmp_path: Path) -> None:
    del tmp_path
    files = [("../../印/公章.png", b"1"), ("表.csv", b"2"), ("图/../图/甲.png", b"3")]
    folder = unpacked(files)
    assert folder == unpacked(files)
    assert [(folder / path).read_bytes() for path, _ in files] == [b"1", b"2", b"3"]


ATTACHED = """  附件:
    - 标题: 借用场地一览表
      文件: 附/一览表.md
    - {标题: 操场平面图, 文件: "附/操场（北）.png"}
"""


def test_attachments_and_the_pictures_in_them_go_along(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    picture(folder.path / "东片/附/操场（北）.png")
    picture(folder.path / "东片/附/图/礼堂.png", shade=7)
    table = "# 借用场地一览表\n\n一览表如下。\n\n![礼堂](图/礼堂.png)\n"
    (folder.path / "东片/附/一览表.md").write_text(table, encoding="utf-8")
    folder.plan("东片/甲.yaml", more=ATTACHED)
    monkeypatch.chdir(folder.path)
    from govdoc.drafting import draft
    from govdoc.writers import write

    options = Options()
    (order,) = orders_of([Path("东片/甲.yaml")], options)
    job, _ = Preparer(options).job(0, order, "out/甲.docx")
    assert [path for path, _ in job.beside.files] == ["附/一览表.md", "附/图/礼堂.png", "附/操场（北）.png"]
    result = finished(job)
    assert result.error is None
    assert result.data == write(draft(Path("东片/甲.yaml"), templates_dirs=[Path("模板")]))


def test_a_missing_attachment_is_said_in_the_words_of_draft(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.plan("东片/甲.yaml", more=ATTACHED)
    monkeypatch.chdir(folder.path)
    from govdoc.drafting import draft
    from govdoc.errors import PlanError

    with pytest.raises(PlanError) as raised:
        draft(Path("东片/甲.yaml"), templates_dirs=[Path("模板")])
    options = Options()
    (order,) = orders_of([Path("东片/甲.yaml")], options)
    assert finished(Preparer(options).job(0, order, "out/甲.docx")[0]).error == str(raised.value)
