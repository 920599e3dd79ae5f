"""A fault of our own: exit code 3, the traceback, and below it a Chinese sentence; nothing on standard output."""

from __future__ import annotations

import subprocess
import sys

import pytest

CODE = """
import sys
from govdoc.__main__ import main
import govdoc.report.rulepages as pages
def fails(*_):
    raise {error}
pages.rule_table = fails
sys.argv = ["govdoc", "rule"]
main()
"""


def _ran(error: str) -> subprocess.CompletedProcess[str]:
    code = CODE.format(error=error)
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, encoding="utf-8")


@pytest.mark.parametrize("error", ["IndexError('第7项')", "RecursionError('deep')", "MemoryError()", "KeyError('键')"])
def test_a_fault_of_ours_ends_with_3_a_sentence_and_its_traceback(error: str) -> None:
    done = _ran(error)
    name = error.partition("(")[0]
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.splitlines()[-1] == (
        f"错误：govdoc 自身出错（{name}），不是文件的毛病；请把上面的内容连同所用的命令报给维护者"
    )
    assert "Traceback (most recent call last):" in done.stderr
    assert "in fails\n" in done.stderr


def test_a_fault_of_the_input_has_no_traceback_and_an_interruption_none_either() -> None:
    for error, code in (("__import__('govdoc.errors').errors.UsageError('用法有误')", 2), ("KeyboardInterrupt", 130)):
        done = _ran(error)
        assert done.returncode == code
        assert "Traceback" not in done.stderr
