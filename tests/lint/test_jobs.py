"""Files checked by an executor give the same results in the same order, whatever happens to a worker."""

from __future__ import annotations

import os
import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from govdoc.lint import Checked, Options, check
from govdoc.lint.files import checking
from govdoc.lint.jobs import chunks, pool, processes, spread
from govdoc.lint.tasks import tasks_for

KB = 1024


def folder_of(path: Path, count: int) -> Path:
    for n in range(count):
        (path / f"{n:03}.txt").write_text("各校要加强领导,压实责任。\n" * (1 + n % 7), encoding="utf-8")
    (path / "050.docx").write_bytes(b"PK\x03\x04 broken")
    return path


def test_processes_and_threads_give_what_one_process_gives(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 40)
    alone = check([folder])
    assert [file.path for file in alone] == sorted(file.path for file in alone)
    with ThreadPoolExecutor(3) as threads:
        assert check([folder], executor=threads) == alone
    with pool(2) as workers:
        assert check([folder], executor=workers) == alone


def test_steps_count_up_to_the_number_of_files(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    tasks = tasks_for([folder_of(tmp_path, 5)])
    assert len(list(checking(tasks, step=lambda done, total: steps.append((done, total))))) == 6
    assert steps == [(n, 6) for n in range(1, 7)]


def test_what_is_sent_and_returned_can_be_pickled(tmp_path: Path) -> None:
    (tmp_path / "用语.tsv").write_text("县管校用\t县管校聘\n/摸底(?=排查)/\t排查\n", encoding="utf-8")
    (tmp_path / "govdoc.toml").write_text('terms = ["用语.tsv"]\nseverity = {PUN = "info"}\n', encoding="utf-8")
    (tmp_path / "a.txt").write_text("深化县管校用改革,抓好落实。\n", encoding="utf-8")
    (task,) = tasks_for([tmp_path / "a.txt"], Options(select=("TRM900", "PUN001")))
    assert pickle.loads(pickle.dumps(task)) == task  # noqa: S301 - our own bytes
    (only,) = checking([task])
    assert pickle.loads(pickle.dumps(only)) == only  # noqa: S301 - our own bytes
    assert [finding.code for finding in only.findings] == ["TRM900", "PUN001"]


def test_small_files_go_together_and_large_ones_alone() -> None:
    sizes = [1, 1, 300 * KB, 1, *[1] * 40]
    groups = list(chunks(range(len(sizes)), sizes))
    assert [n for group in groups for n in group] == list(range(len(sizes)))
    assert [len(group) for group in groups] == [2, 1, 16, 16, 9]
    assert list(chunks([], [])) == []


def test_few_and_small_files_are_worth_no_process() -> None:
    assert processes([10 * KB] * 10) == 1
    assert processes([100_000 * KB]) == 1
    assert processes([]) == 1
    assert processes([KB] * 500) == min(8, len(os.sched_getaffinity(0)))


def _dies_on_three(number: int) -> int:
    if number == 3:
        os._exit(9)
    return number * 10


def _lost(number: int) -> int:
    return -number


def test_a_worker_that_dies_takes_no_other_file_along() -> None:
    numbers = list(range(8))
    with pool(2) as workers:
        results = list(spread(numbers, [300 * KB] * 8, _dies_on_three, _lost, workers))
    assert results == [0, 10, 20, -3, 40, 50, 60, 70]


def test_the_file_on_which_a_worker_died_is_told() -> None:
    from govdoc.lint.files import _lost as lost

    (task,) = tasks_for([Path("讲话.txt")])
    told = lost(task)
    assert isinstance(told, Checked)
    assert told.broken
    assert told.error is not None
    assert told.error.startswith("讲话.txt：")
