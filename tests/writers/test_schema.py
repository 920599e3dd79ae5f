from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from govdoc.model import Document, Table, Text
from govdoc.writers.docx import write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_every_part_is_valid_under_the_schemas_of_ooxml(
    plan: Document, speech: Document, picture: Callable[..., Document], repository: Path, tmp_path: Path
) -> None:
    validator = repository.parent / "shared" / "schemas" / "validate_docx.py"
    if not validator.is_file():
        assert not os.environ.get("CI"), "the schemas of OOXML are missing"
        pytest.skip("the schemas of OOXML are not beside the checkout")
    wide = Document((Table((tuple(Text(str(n)) for n in range(9)), (Text("合计"),)), 2),), plan.source)
    files = []
    for n, document in enumerate((plan, speech, picture(), wide, Document((), plan.source))):
        files.append(tmp_path / f"{n}.docx")
        files[-1].write_bytes(write(document))
    done = subprocess.run(
        [sys.executable, validator, *files], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count(": valid") == len(files)
