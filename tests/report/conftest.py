"""Files as a user has them → what lint says of them: a text, a docx, a clean one, one that cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.report.builders import HOSTILE, SPEECH

from govdoc.lint import Checked, Options, check


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with documents in it."""
    import docx

    monkeypatch.chdir(tmp_path)
    (tmp_path / "材料").mkdir()
    (tmp_path / "材料/讲话 1.txt").write_text(SPEECH, encoding="utf-8")
    (tmp_path / "a.md").write_text(f"# 通知\n\n各校要抓好,抓实{HOSTILE}抓好落实。\n", encoding="utf-8")
    (tmp_path / "好.txt").write_text("云河县教育局2026年工作要点\n各校要抓好落实。\n", encoding="utf-8")
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04 cut off")
    document = docx.Document()
    for line in SPEECH.splitlines():
        document.add_paragraph(line)
    document.save(str(tmp_path / "报告.docx"))
    return tmp_path


@pytest.fixture
def checked(workplace: Path) -> list[Checked]:
    """What lint says of these documents."""
    assert Path.cwd() == workplace
    names = ("材料/讲话 1.txt", "a.md", "好.txt", "坏.docx", "报告.docx")
    return check([Path(name) for name in names], Options(isolated=True))
