"""LibreOffice for the tests of the readers: where it is missing a skip, and a failure in CI."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from govdoc.drafting import draft
from govdoc.readers.office import find_office
from govdoc.writers.docx import write

Convert = Callable[..., bytes]
"""Bytes of a .docx, target of --convert-to → bytes of the converted file."""


@pytest.fixture(scope="session")
def plan_docx(repository: Path) -> bytes:
    """The example plan of 工作要点 as a .docx."""
    return write(draft(repository / "templates/gongzuo-yaodian/example.yaml"))


@pytest.fixture(scope="session")
def convert(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Convert:
    """LibreOffice as a function."""
    office = find_office()
    fonts = Path(os.environ.get("GOVDOC_TEST_FONTS") or repository / ".cache/fonts").resolve() / "fonts.conf"
    if office is None or not fonts.is_file():
        (pytest.fail if os.environ.get("CI") else pytest.skip)("没有 LibreOffice 或版面检查用的字体（make fonts）")
    folder = tmp_path_factory.mktemp("office")

    def converted(docx: bytes, target: str) -> bytes:
        (folder / "plan.docx").write_bytes(docx)
        subprocess.run(
            [office, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
             "--convert-to", target, "--outdir", folder, folder / "plan.docx"],
            check=True, capture_output=True, timeout=120,
            env=os.environ | {"FONTCONFIG_FILE": str(fonts), "SAL_USE_VCLPLUGIN": "svp"},
        )  # fmt: skip
        return (folder / f"plan.{target.split(':', maxsplit=1)[0]}").read_bytes()

    return converted
