from __future__ import annotations

import re
import subprocess
import sys
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdoc import segment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    Cut = Callable[[str], Iterable[str]]


@pytest.fixture(scope="session")
def engines() -> tuple[Cut, Cut]:
    """The cutters of rjieba and of jieba."""
    pytest.importorskip("rjieba")
    pytest.importorskip("jieba")
    return segment._rjieba(), segment._jieba()


def sentences(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield from filter(None, re.split("(?<=[。！？；])", line))


def spans(pieces: Iterable[str]) -> set[tuple[int, int]]:
    return set(pairwise(accumulate(map(len, pieces), initial=0)))


def test_both_engines_cut_the_same_words(engines: tuple[Cut, Cut], repository: Path) -> None:
    alike = of_one = of_other = 0
    for sentence in sentences(repository / "corpus/seen"):
        one, other = (spans(cut(sentence)) for cut in engines)
        alike, of_one, of_other = alike + len(one & other), of_one + len(one), of_other + len(other)
    assert of_one > 10_000
    assert 2 * alike / (of_one + of_other) >= 0.99


@pytest.mark.parametrize("before", ["", "全县", "关于做好"])
def test_no_engine_cuts_a_term_of_ours(engines: tuple[Cut, Cut], before: str) -> None:
    for word in segment.own_words():
        for cut in engines:
            assert word in list(cut(f"{before}{word}情况")), word


def test_no_term_is_listed_twice() -> None:
    listed = segment.own_words()
    assert len(listed) == len(set(listed))


def test_words_of_a_title() -> None:
    assert segment.words("云河县教育体育局2026年义务教育优质均衡工作要点") == [
        "云河", "县", "教育体育局", "2026", "年", "义务教育优质均衡", "工作要点",
    ]  # fmt: skip


@settings(deadline=None)  # the first example loads the dictionary
@given(st.text(st.one_of(st.characters(), st.sampled_from("立德树人双减工作𠮷\ud800 \n\t2.5%")), max_size=60))
def test_words_joined_are_the_sentence(sentence: str) -> None:
    assert "".join(segment.words(sentence)) == sentence
    assert [0, *segment.boundaries(sentence)] == [0, *sorted(set(segment.boundaries(sentence)))]


def test_importing_the_module_loads_no_engine() -> None:
    code = "import sys, govdoc.segment; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8")
    assert not {"jieba", "rjieba"} & set(done.stdout.split())


def test_without_rjieba_the_words_are_the_same_and_nothing_is_printed(tmp_path: Path) -> None:
    pytest.importorskip("jieba")
    code = (
        "import sys\n"
        "sys.modules['rjieba'] = None\n"
        "from govdoc.segment import words\n"
        "print('/'.join(words('落实立德树人根本任务')))\n"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-W", "error", "-c", code],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
        env={"PYTHONPATH": ":".join(sys.path), "TMPDIR": str(tmp_path)},
    )
    assert done.stdout.strip() == "落实/立德树人/根本任务"
    assert done.stderr == ""
    assert not list(tmp_path.iterdir())
