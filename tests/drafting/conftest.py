from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DECLARATION = """\
name: 通报
genre: 通报
description: 试验用的模板
schema:
  type: object
  required: [单位]
  properties:
    单位: {type: string, x-aliases: [office]}
    正文: {type: [string, array], items: {type: string}}
    各项:
      type: array
      minItems: 1
      items:
        type: object
        required: [名称]
        properties:
          名称: {type: string}
          时限: {type: string, format: 公文日期}
"""


@pytest.fixture
def declaration() -> str:
    """Return the template.yaml of 通报."""
    return DECLARATION


@pytest.fixture
def template_folder(tmp_path: Path) -> Callable[..., Path]:
    """Make a folder of templates that holds one: 通报, with the given skeleton."""

    def make(skeleton: str, declaration: str = DECLARATION) -> Path:
        folder = tmp_path / "模板" / "tongbao"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "template.yaml").write_text(declaration, encoding="utf-8")
        (folder / "skeleton.md.j2").write_text(skeleton, encoding="utf-8")
        return folder.parent

    return make
