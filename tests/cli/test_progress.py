"""The bar stands on a terminal's standard error alone, and only when the work takes long."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

WORK = """
import time
from govdoc.cli import progress
progress._PATIENCE = {patience}
with progress.Progress("检查") as bar:
    for done in range(1, {total} + 1):
        time.sleep(0.02)
        bar.step(done, {total})
"""


def shown(patience: float, total: int) -> str:
    """Return what work prints on a terminal that is its standard error."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    code = WORK.format(patience=patience, total=total)
    environment = {**os.environ, "TERM": "xterm", "PYTHONPATH": ":".join(sys.path), "PYTHONUTF8": "1"}
    subprocess.run([sys.executable, "-c", code], stderr=theirs, check=True, env=environment)
    os.write(theirs, b"END")
    printed = b""
    while not printed.endswith(b"END"):
        printed += os.read(ours, 65536)
    os.close(ours)
    os.close(theirs)
    return printed.decode().removesuffix("END")


def test_long_work_shows_a_bar_that_goes_away() -> None:
    printed = shown(0.0, 20)
    assert "检查" in printed
    assert "20/20" in printed
    assert printed.endswith("\x1b[2K")


def test_short_work_and_a_single_file_show_nothing() -> None:
    assert shown(60.0, 5) == ""
    assert shown(0.0, 1) == ""


def test_a_pipe_is_shown_nothing() -> None:
    code = WORK.format(patience=0.0, total=5)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"", b"")


def test_checking_a_text_loads_none_of_the_heavy_libraries(tmp_path: str) -> None:
    path = f"{tmp_path}/讲话.txt"
    with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123 - one line
        file.write("各校要抓好落实。\n")
    code = (
        "import sys\nfrom govdoc.__main__ import main\n"
        f"sys.argv = ['govdoc', 'lint', {path!r}]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\nsys.stderr.write('\\n'.join(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8")
    heavy = {"yaml", "rich", "jsonschema", "jinja2", "lxml", "docx", "markdown_it", "multiprocessing"}
    assert {name for name in done.stderr.split() if name in heavy} == set()
