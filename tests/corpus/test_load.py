from pathlib import Path

import pytest

from govdoc.corpus import load
from govdoc.errors import UsageError
from govdoc.outline import Role


def test_each_document_of_the_corpus_comes_with_its_sections(repository: Path) -> None:
    entries = list(load(repository / "corpus" / "seen"))
    assert len(entries) >= 24
    assert [entry.path for entry in entries] == sorted(entry.path for entry in entries)
    for entry in entries:
        assert entry.outline is not None
        assert entry.outline.sections
    speech = next(entry for entry in entries if entry.path.stem == "jianghua-jiaoyu-gongzuo-huiyi")
    assert speech.outline is not None
    assert speech.outline.sections[1].role is Role.REVIEW


def test_a_file_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text("一、抓学习\n各校要抓好学习。\n", encoding="utf-8")
    broken, sound = load(tmp_path)
    assert broken.error is not None
    assert "空的" in broken.error
    assert sound.outline is not None


def test_a_folder_without_documents_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="没有可读的文件"):
        list(load(tmp_path))


def test_hidden_and_temporary_files_are_passed_over(tmp_path: Path) -> None:
    for name in (".hidden.txt", "~$a.docx", "sub/.git/a.txt", "b.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("一、抓学习\n", encoding="utf-8")
    assert [entry.path.name for entry in load(tmp_path)] == ["b.txt"]
