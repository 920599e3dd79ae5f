"""Plans and tables for batches."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import ExitStack, chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

TEMPLATE = """name: 短函
genre: 函
description: 试验用的短文
schema:
  required: [事由, 单位]
  properties:
    事由: {title: 事由, description: 什么事, type: string, x-aliases: [topic]}
    单位: {title: 单位, description: 谁写的, type: string}
    配图: {title: 配图, description: 一张图, type: string, x-file: true}
"""
SKELETON = """# 关于{{ 事由 }}的函

{{ 单位 }}就{{ 事由 }}一事函告如下，请予支持。

## 关于时间安排

定于近期办理{{ 事由 }}，具体安排另行通知。
{% if 配图 is defined %}

{{ 配图 | 成图("示意图") }}
{% endif %}
"""
PLAN = """模板: 短函
事由: {topic}
单位: 云河县教育局
要素:
  发文机关署名: 云河县教育局
  成文日期: 2026年2月5日
"""


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    returncode: int
    stdout: str
    stderr: str


class Folder:
    """A folder with a small template of the user's own, in which commands are run."""

    def __init__(self, path: Path) -> None:
        self.path = path
        template = path / "模板/duanhan"
        template.mkdir(parents=True)
        (template / "template.yaml").write_text(TEMPLATE, encoding="utf-8")
        (template / "skeleton.md.j2").write_text(SKELETON, encoding="utf-8")
        (path / "govdoc.toml").write_text('templates-dir = ["模板"]\n', encoding="utf-8")

    def plan(self, name: str = "计划.yaml", topic: str = "借用场地", more: str = "") -> Path:
        """Write a plan."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PLAN.format(topic=topic) + more, encoding="utf-8")
        return path

    def plans(self, count: int) -> None:
        """Write many plans."""
        for n in range(count):
            self.plan(f"plans/{n:03}.yaml", f"借用第{n + 1}号场地")

    def command(self, *arguments: str) -> list[str]:
        """Return the command line of ``govdoc batch``."""
        return [sys.executable, "-m", "govdoc", "batch", *arguments]

    def batch(self, *arguments: str, **environment: str) -> Done:
        """Run ``govdoc batch``."""
        return self.govdoc("batch", *arguments, **environment)

    def govdoc(self, *arguments: str, **environment: str) -> Done:
        """Run a command as its process would, in this one, which has loaded the libraries."""
        from govdoc.cli import main

        out, err = (TextIOWrapper(BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
        clean = {key: value for key, value in os.environ.items() if key != "GITHUB_STEP_SUMMARY"}
        thresholds, argv = gc.get_threshold(), ["govdoc", *arguments]
        with ExitStack() as stack:
            stack.callback(gc.set_threshold, *thresholds)
            stack.enter_context(chdir(self.path))
            stack.enter_context(redirect_stdout(out))
            stack.enter_context(redirect_stderr(err))
            stack.enter_context(mock.patch.object(sys, "argv", argv))
            stack.enter_context(mock.patch.dict(os.environ, clean | environment, clear=True))
            ended = stack.enter_context(pytest.raises(SystemExit))
            main()
        said, complained = (stream.buffer.getvalue().decode() for stream in (out, err))
        return Done(int(ended.value.code or 0), said, complained)

    def files(self, folder: str) -> dict[str, bytes]:
        """Return all files below a folder, the manifest aside, by their paths."""
        root = self.path / folder
        found = {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}
        found.pop("manifest.jsonl", None)
        return found

    def records(self, folder: str = "out") -> list[dict[str, Any]]:
        """Return the records of a manifest."""
        import json

        text = (self.path / folder / "manifest.jsonl").read_text(encoding="utf-8")
        return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)
