"""Bytes of a .doc, .wps, .odt or .rtf → Document, by way of LibreOffice and .docx."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from govdoc.errors import UnreadableError
from govdoc.readers import docx
from govdoc.readers.files import DEFAULT_LIMITS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document
    from govdoc.readers.files import Limits

SECONDS = 120.0
"""How long a conversion may take; a usual one takes two seconds."""
_USUAL_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/opt/libreoffice/program/soffice",
    "/snap/bin/libreoffice",
)
_INSTALL = {
    "win32": "请从 https://www.libreoffice.org 下载安装，或运行：winget install TheDocumentFoundation.LibreOffice",
    "darwin": "请从 https://www.libreoffice.org 下载安装，或运行：brew install --cask libreoffice",
}
_INSTALL_LINUX = "Debian、Ubuntu 请运行：sudo apt-get install --no-install-recommends libreoffice-writer-nogui"
_PATH = 'oor:path="/org.openoffice.Office.Common/Security/Scripting"'
_SETTINGS = f"""<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item {_PATH}><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item {_PATH}><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""
"""Settings of the profile: no macros, nothing fetched from the network."""


def parse(
    data: bytes, name: str, limits: Limits = DEFAULT_LIMITS, *, suffix: str | None = None, seconds: float = SECONDS
) -> Document:
    """Return the document in a file of an older or other word processor; ``name`` stands in messages.

    LibreOffice converts it to .docx in a folder and with a profile of its own; ``suffix`` (default: that of ``name``)
    tells it the form. Offsets count as for a .docx. Raises UnreadableError where LibreOffice is missing, takes longer
    than ``seconds`` (it is then ended, with what it started) or makes nothing of the file.
    """
    office = find_office()
    if office is None:
        how = _INSTALL.get(sys.platform, _INSTALL_LINUX)
        raise UnreadableError(f"{name}：读这种文件要用 LibreOffice 转换，本机没有找到。{how}；也可以另存为 .docx 再读")
    with tempfile.TemporaryDirectory(prefix="govdoc-", ignore_cleanup_errors=True) as folder:
        source = Path(folder, "in", "source" + (suffix or Path(name).suffix.lower()))
        source.parent.mkdir()
        source.write_bytes(data)
        converted = _converted(office, source, name, seconds)
    return docx.parse(converted, name, limits)


def find_office() -> str | None:
    """Return the path of LibreOffice's program: on PATH, else in the usual places; None where there is none."""
    for command in ("soffice", "libreoffice"):
        if found := shutil.which(command):
            return found
    return next((str(place) for place in _places() if place.is_file()), None)


def _places() -> Iterator[Path]:
    """Give the places where LibreOffice is installed without being on PATH."""
    for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "PROGRAMW6432"):
        if folder := os.environ.get(variable):
            # soffice.com waits for the end of the work, soffice.exe does not.
            yield Path(folder, "LibreOffice", "program", "soffice.com")
    yield from map(Path, _USUAL_PLACES)


def _converted(office: str, source: Path, name: str, seconds: float) -> bytes:
    """Return the bytes of the .docx that LibreOffice makes of a file. Raises UnreadableError where it makes none."""
    folder = source.parent.parent
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    command = [
        office, "--headless", "--norestore", "--nologo", "--nolockcheck",
        f"-env:UserInstallation={profile.parent.as_uri()}",
        "--convert-to", "docx", "--outdir", str(folder / "out"), str(source),
    ]  # fmt: skip
    if not _run(command, seconds):
        raise UnreadableError(
            f"{name}：LibreOffice 转换超过 {seconds:g} 秒，已中止；请在 Word 或 WPS 里打开，另存为 .docx 再读"
        )
    try:
        return (folder / "out" / "source.docx").read_bytes()
    except OSError:
        raise UnreadableError(
            f"{name}：LibreOffice 没能转换这个文件，可能已损坏、加了密码或不是文字文档；请打开确认，另存为 .docx 再读"
        ) from None


def _run(command: list[str], seconds: float) -> bool:
    """Run a program to its end; return False where it took too long and was ended with all that it started."""
    quiet = subprocess.DEVNULL
    try:
        # A session of its own, so that the children of the launcher can be ended with it.
        running = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)  # noqa: S603
    except OSError:
        # A program that does not start makes no file: the caller says so.
        return True
    try:
        running.wait(seconds)
    except subprocess.TimeoutExpired:
        _end(running)
        return False
    except BaseException:
        _end(running)
        raise
    return True


def _end(running: subprocess.Popen[bytes]) -> None:
    """End a program that still runs, and what it started."""
    if sys.platform == "win32":
        quiet = subprocess.DEVNULL
        ending = ["taskkill", "/F", "/T", "/PID", str(running.pid)]
        subprocess.run(ending, stdout=quiet, stderr=quiet, check=False)  # noqa: S603
    else:
        with suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
    running.wait()
