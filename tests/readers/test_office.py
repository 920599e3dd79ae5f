"""Files of other word processors, by way of LibreOffice: what is read, and how it fails."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from govdoc.errors import UnreadableError
from govdoc.outline import outline
from govdoc.readers import docx, office, read

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.render
@pytest.mark.parametrize(("target", "suffix"), [("doc", ".doc"), ("doc", ".wps"), ("odt", ".odt"), ("rtf", ".rtf")])
def test_a_converted_plan_keeps_its_text_its_headings_and_its_name(
    plan_docx: bytes, convert: Callable[[bytes, str], bytes], tmp_path: Path, target: str, suffix: str
) -> None:
    path = tmp_path / f"要点{suffix}"
    path.write_bytes(convert(plan_docx, target))
    drafted, found = docx.parse(plan_docx, "要点.docx"), read(path)
    assert found.source.name == str(path)
    assert [line for line in found.source.text.split("\n") if line] == [
        line for line in drafted.source.text.split("\n") if line
    ]
    titles = [[section.title for section in outline(document).sections] for document in (drafted, found)]
    assert titles[0] == titles[1]
    assert len(titles[0]) >= 5


@pytest.mark.render
def test_a_file_that_the_office_cannot_convert_says_so(convert: object) -> None:
    assert convert
    with pytest.raises(UnreadableError, match="没能转换"):
        office.parse(OLE, "坏.doc")


def fake_office(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Put a program named soffice first on PATH."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)


needs_sh = pytest.mark.skipif(sys.platform == "win32", reason="the fake office is a shell script")


@needs_sh
@pytest.mark.timeout(60)
def test_an_office_that_hangs_is_ended_with_its_children(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_office(tmp_path, monkeypatch, f"sleep 600 &\necho $! > '{tmp_path}/child'\nwait")
    with pytest.raises(UnreadableError, match=r"超过 1 秒，已中止"):
        office.parse(OLE, "慢.doc", seconds=1)
    child = int((tmp_path / "child").read_text(encoding="utf-8"))
    assert is_gone(child)


def is_gone(process: int) -> bool:
    """Whether a process has ended within a second; one that waits to be buried has."""
    for _ in range(20):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        status = Path(f"/proc/{process}/stat")
        if status.exists() and ") Z " in status.read_text(encoding="utf-8"):
            return True
        time.sleep(0.05)
    return False


@needs_sh
def test_an_office_that_writes_nothing_is_told_from_one_that_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_office(tmp_path, monkeypatch, "exit 0")
    with pytest.raises(UnreadableError, match=r"旧\.doc：LibreOffice 没能转换"):
        office.parse(OLE, "旧.doc")


@needs_sh
def test_the_office_gets_a_profile_of_its_own_that_runs_no_macros(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = """echo "$@" > FOLDER/call
for a in "$@"; do case $a in -env:*) cp "${a#*file://}/user/registrymodifications.xcu" FOLDER/settings;; esac; done"""
    fake_office(tmp_path, monkeypatch, script.replace("FOLDER", f"'{tmp_path}'"))
    with pytest.raises(UnreadableError):
        office.parse(OLE, "旧.doc")
    assert "--headless --norestore" in (tmp_path / "call").read_text(encoding="utf-8")
    assert "DisableMacrosExecution" in (tmp_path / "settings").read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform != "linux", reason="names the package of Debian")
def test_without_an_office_the_message_says_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    if office.find_office() is not None:
        pytest.skip("LibreOffice stands in a usual place")
    with pytest.raises(UnreadableError, match="apt-get install"):
        office.parse(OLE, "旧.doc")
